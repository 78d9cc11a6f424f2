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


def test_a_long_word_in_passing_is_not_cut_by_figures_that_can_wait(window, qtbot):
    bar = window.totals
    needed = (bar.kept, bar.saved, bar.open, bar.count, window.gap, window.coordinates)
    bar.resize(sum(one.sizeHint().width() for one in needed) + 120, bar.height())
    words = "Đã thêm 2.330 thôn vào hồ sơ. F6 để đổi giữa cấp xã và cấp thôn."

    bar.showMessage(words)
    assert not bar.saved.isVisible()
    room = min(one.x() for one in (bar.open, bar.count, window.gap) if one.isVisible())
    assert bar.fontMetrics().horizontalAdvance(words) < room

    bar.clearMessage()
    assert bar.saved.isVisible()


def test_the_line_is_whole_again_when_the_word_is_gone(window):
    bar = window.totals
    bar.showMessage("một câu dài " * 40)
    assert not bar.open.isVisible()

    bar.clearMessage()
    assert bar.open.isVisible()
