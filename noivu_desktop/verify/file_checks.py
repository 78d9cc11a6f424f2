"""Each exported file against a project: which check reads which file.

PNG pictures, and the pictures of maps in documents, hold no text and are not read.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from noivu_desktop.verify.boundary_checks import BOUNDARIES, boundary_problems
from noivu_desktop.verify.document_checks import DocumentCheck
from noivu_desktop.verify.known_plan import KnownPlan
from noivu_desktop.verify.map_checks import MapCheck
from noivu_desktop.verify.office_tables import read_office
from noivu_desktop.verify.page_checks import PageCheck
from noivu_desktop.verify.plan_file_checks import conversion_problems, plan_problems, rows_problems
from noivu_desktop.verify.text_facts import TextFacts

_PAGES = ("tom-tat-don-vi", "don-vi-cu")
_MAPS = ("ban-do-hien-trang", "ban-do-phuong-an", "tap-ban-do", "tap-ban-do-anh")


class FileCheck:
    """Checks the files of one dossier."""

    def __init__(self, known: KnownPlan, manifest: Mapping[str, Any]) -> None:
        facts = TextFacts(known, _day(manifest.get("date")), manifest.get("around"))
        self._known = known
        self._manifest = manifest
        self._documents = DocumentCheck(facts)
        self._pages = PageCheck(facts)
        self._maps = MapCheck(facts)

    def problems(self, path: Path) -> Iterator[str]:
        """One sentence for each thing in the file that the project does not confirm.

        Raises ValueError, KeyError, OSError or the error of a library if it cannot be read.
        """
        suffix = path.suffix.lower()
        if suffix in (".csv", ".xlsx") and path.stem == "phuong-an":
            yield from rows_problems(path, self._known)
        elif suffix in (".docx", ".xlsx"):
            yield from self._documents.problems(path, read_office(path))
        elif suffix in (".pdf", ".svg", ".zip") and path.stem in _MAPS:
            yield from self._maps.problems(path)
        elif suffix == ".pdf" and path.stem in _PAGES:
            yield from self._pages.problems(path)
        elif suffix in BOUNDARIES:
            yield from boundary_problems(path, self._known)
        elif suffix == ".json":
            yield from plan_problems(path, self._known, self._manifest)
        elif suffix == ".csv":
            yield from conversion_problems(path, self._known)


def _day(told: object) -> date | None:
    try:
        return date.fromisoformat(str(told))
    except ValueError:
        return None
