"""Takes the clock out of office files, so that equal dossiers are equal byte by byte."""

import re
import zipfile
from datetime import date
from pathlib import Path

_CORE = "docProps/core.xml"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


def set_times(path: Path, on: date) -> None:
    """Date every entry of the zipped document, and its "last modified", on the day ``on``."""
    with zipfile.ZipFile(path) as source:
        entries = [(item.filename, source.read(item)) for item in source.infolist()]
    stamp = f"{on.isoformat()}T00:00:00Z".encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in entries:
            if name == _CORE:
                content = _MODIFIED.sub(rb"\g<1>" + stamp + rb"\g<2>", content)
            info = zipfile.ZipInfo(name, (max(on.year, 1980), on.month, on.day, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, content)
