"""Names and notes as cells of tables."""

from hypothesis import example, given
from hypothesis import strategies as st

from noivu_desktop.spreadsheet_text import guarded, unguarded


@given(st.text(max_size=20))
@example("=1+1")
@example("'=1+1")
@example("'' -")
def test_no_text_begins_like_a_formula_and_each_can_be_had_back(text):
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unguarded(guarded(text)) == text


def test_texts_of_people_stay_as_they_are():
    for text in ("Xã Bó Chè", "'Bó'", "", "08107"):
        assert guarded(text) == unguarded(text) == text
