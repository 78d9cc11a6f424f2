"""Do the printed pages name every new unit. Needs pypdf; without it only checksums count."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path

from noivu_desktop.verify.agreement import Dossier
from noivu_desktop.vietnamese import nfc

_PAGES_PER_UNIT = "tom-tat"


def printed_problems(path: Path, dossier: Dossier) -> Iterator[str]:
    """A sentence for each new unit that a summary with a page per unit does not name."""
    if not path.name.startswith(_PAGES_PER_UNIT) or not path.is_file():
        return
    if importlib.util.find_spec("pypdf") is None:
        return
    try:
        text = _text(path)
    except ValueError as error:
        yield f"{path.name}: không đọc được ({error})."
        return
    formed = [one for listing in dossier.after if not listing.complete for one in listing.lines]
    for code, name in sorted({(line.code, line.name) for line in formed}):
        if nfc(name) not in text:
            yield f"{path.name}: không có trang nào của {name} ({code})."


def _text(path: Path) -> str:
    import pypdf
    import pypdf.errors

    try:
        return nfc(" ".join(page.extract_text() for page in pypdf.PdfReader(path).pages))
    except pypdf.errors.PyPdfError as error:
        raise ValueError(str(error)) from error
