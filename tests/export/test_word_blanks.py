from dataclasses import replace

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.text.run import Run

from noivu_desktop.export.report import build_report
from noivu_desktop.export.word import write_proposal
from noivu_desktop.export.word_blanks import mark_blanks
from noivu_desktop.export.word_summaries import write_citizens_sheets, write_old_units
from tests.export.builders import DAY

YELLOW = WD_COLOR_INDEX.YELLOW


@pytest.fixture
def unsigned(project):
    """An exemption of which nobody told who decided it."""
    (exemption,) = project.exemptions
    return build_report(replace(project, exemptions=(replace(exemption, author=""),)), None, DAY)


def runs_of(document):
    """Words and mark of each run, in paragraphs and tables."""
    runs = [Run(one, None) for one in document.element.body.iter(qn("w:r"))]
    return [(run.text, run.font.highlight_color) for run in runs]


@pytest.mark.parametrize(
    ("write", "blank"),
    [
        (write_old_units, "[theo quyết định của cấp có thẩm quyền]"),
        (write_citizens_sheets, "[theo quyết định của cấp có thẩm quyền]"),
        (write_proposal, "[người quyết định]"),
    ],
)
def test_every_blank_is_marked_and_nothing_else(unsigned, tmp_path, write, blank):
    write(unsigned, tmp_path / "a.docx")
    runs = runs_of(docx.Document(str(tmp_path / "a.docx")))

    assert (blank, YELLOW) in runs
    for words, mark in runs:
        assert (mark is YELLOW) == ("[" in words), words
        assert not words.startswith("[") or words.endswith("]")


def test_a_marked_blank_looks_as_the_words_around_it():
    document = docx.Document()
    paragraph = document.add_paragraph()
    run = paragraph.add_run("đảo; [người quyết định]; 01/01/2026 [2]")
    run.bold = True

    mark_blanks(document.element.body)

    assert [one.text for one in paragraph.runs] == [
        "đảo; ",
        "[người quyết định]",
        "; 01/01/2026 [2]",
    ]
    assert all(one.bold for one in paragraph.runs)


def test_a_run_with_more_than_text_stays_as_it_is():
    document = docx.Document()
    run = document.add_paragraph().add_run("[một")
    run.add_break()
    run.add_text("[hai]")

    mark_blanks(document.element.body)

    assert runs_of(document) == [("[một\n[hai]", None)]
