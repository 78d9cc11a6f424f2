"""Do printed pages name every unit that has one, and say the figures of the tables."""

from collections.abc import Iterator
from pathlib import Path

from noivu_desktop.verify.agreement import Dossier, best
from noivu_desktop.verify.listings import Line
from noivu_desktop.verify.printed_figures import sentence_problems
from noivu_desktop.vietnamese import nfc

_NEW_UNITS = "tom-tat"
_OLD_UNITS = "don-vi-cu"


def printed_problems(path: Path, dossier: Dossier) -> Iterator[str]:
    """A sentence for each unit that the summaries leave out, and for each figure they get wrong.

    Raises ValueError for pages that cannot be read.
    """
    if not path.name.startswith((_NEW_UNITS, _OLD_UNITS)):
        return
    text = _text(path)
    if path.name.startswith(_NEW_UNITS):
        yield from _unnamed(path, text, _formed(dossier))
        yield from dossier_sentences(path.name, text, dossier)
    else:
        yield from _unnamed(path, text, _old_units(dossier))


def dossier_sentences(where: str, text: str, dossier: Dossier) -> Iterator[str]:
    """A sentence for each figure in ``text`` that the listings of the dossier do not confirm."""
    before, after = best(dossier.before), best(dossier.after)
    yield from sentence_problems(where, text, before, after, _formed(dossier))


def _unnamed(path: Path, text: str, units: list[Line]) -> Iterator[str]:
    for code, name in sorted({(line.code, line.name) for line in units}):
        if nfc(name) not in text:
            yield f"{path.name}: không có trang nào của {name} ({code})."


def _formed(dossier: Dossier) -> list[Line]:
    return [one for listing in dossier.after if not listing.complete for one in listing.lines]


def _old_units(dossier: Dossier) -> list[Line]:
    """The old units that go into a new one, as far as the files tell."""
    before = best(dossier.before)
    members = {code for line in _formed(dossier) for code in line.members or ()}
    return [line for line in before.lines if line.code in members] if before else []


def _text(path: Path) -> str:
    import pypdf
    import pypdf.errors

    try:
        return nfc(" ".join(page.extract_text() for page in pypdf.PdfReader(path).pages))
    except pypdf.errors.PyPdfError as error:
        raise ValueError(str(error)) from error
