from hypothesis import given
from hypothesis import strategies as st

from noivu_desktop.gui.tables.row_changes import row_changes

lists = st.lists(st.integers(0, 30), unique=True)


@given(lists, lists)
def test_the_changes_make_the_list_after_of_the_list_before(before, after):
    changes = row_changes(before, after)
    kept = set(before) & set(after)

    if changes is None:
        assert [one for one in before if one in kept] != [one for one in after if one in kept]
        return
    rows = list(before)
    for first, last in changes.removed:
        assert not kept.intersection(rows[first : last + 1])
        del rows[first : last + 1]
    for first, last in changes.inserted:
        rows[first:first] = after[first : last + 1]
    assert rows == after


def test_neighbouring_rows_come_and_go_as_one_run():
    changes = row_changes("abcdef", "axyef")

    assert changes is not None
    assert changes.removed == ((1, 3),)
    assert changes.inserted == ((1, 2),)
