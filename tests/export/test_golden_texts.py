"""Every word of the documents, against what was read and found right."""

import pytest

from tests.export.golden_texts import FOLDER, texts

NAMES = sorted(path.name for path in FOLDER.glob("*.txt"))


@pytest.fixture(scope="module")
def written():
    return texts()


@pytest.mark.parametrize("name", NAMES)
def test_a_document_reads_as_it_should(written, name):
    assert written[name] == (FOLDER / name).read_text("utf-8")


def test_every_document_has_its_golden_text(written):
    assert set(written) == set(NAMES)
