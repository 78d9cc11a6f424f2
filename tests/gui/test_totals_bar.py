"""The status line shows whole figures or none."""


def seen(window):
    bar = window.totals
    return [one for one in (bar.count, bar.open, bar.kept, bar.saved) if one.isVisible()]


def test_where_room_is_short_the_least_needed_figures_go_first(window):
    assert len(seen(window)) == 4
    assert window.coordinates.isVisible()

    window.totals.resize(600, window.totals.height())
    assert not window.coordinates.isVisible()
    assert window.totals.count in seen(window)
    assert window.totals.open in seen(window)

    window.totals.resize(1400, window.totals.height())
    assert len(seen(window)) == 4
