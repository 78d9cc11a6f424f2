"""Does each workbook and document say of a plan what the project says, to the last cell and word.

Whether a document names every unit that it must is asked too: a page may be missing.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from noivu_desktop.resource_files import resource, user_folder
from noivu_desktop.units.unit import Unit
from noivu_desktop.verify.expected_decisions import addresses, decisions, rest_first
from noivu_desktop.verify.expected_tables import (
    ExpectedTable,
    annexes,
    before_and_after,
    conversion,
    hamlet_conversion,
    members,
)
from noivu_desktop.verify.office_tables import OfficeFile, OfficeTable, read_office
from noivu_desktop.verify.table_checks import table_problems
from noivu_desktop.verify.text_checks import NO_WORDS, FixedWords, TextCheck, fixed_words, plain
from noivu_desktop.verify.text_facts import Subject, TextFacts

_NUMBERED = re.compile(r"^[\d.)]+ ")
_FIELD = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
_FILLED_IN = " §§§§ "  # no word, so that none of the template stands before what follows
_PAGE_NUMBER = re.compile(r"\d+")


class DocumentCheck:
    """Checks the workbooks and documents of one dossier."""

    def __init__(self, facts: TextFacts) -> None:
        self._facts = facts
        self._texts = TextCheck(facts)

    def problems(self, path: Path, file: OfficeFile) -> Iterator[str]:
        """One sentence for each thing in ``file`` that the project does not confirm."""
        tables = self._tables(path.stem)
        is_book = path.suffix.lower() == ".xlsx"
        yield from table_problems(path.name, file.tables, tables, required=is_book)
        fixed = NO_WORDS if is_book else template_words(path.name)
        left = list(self._subjects(path.stem))
        subject = self._facts.whole
        for text in file.texts:
            if isinstance(text, OfficeTable):
                yield from self._other_table(path, text, tables, subject, fixed)
                continue
            if _PAGE_NUMBER.fullmatch(text):
                continue
            heading = _NUMBERED.sub("", plain(text))
            about = next((one for one in left if plain(one.name) == heading), None)
            if about is not None:
                left.remove(about)
                subject = about
            elif heading.startswith(("PHẦN ", "Phụ lục ")):
                subject = self._facts.whole
            spoken_of = subject if subject.name else self._facts.spoken_of(text)
            yield from self._texts.problems(path.name, text, spoken_of, self._facts.counts, fixed)
        for one in left if path.stem in _BY_UNIT else ():
            yield f"{path.name}: không có trang nào của {one.name}."

    def _other_table(
        self,
        path: Path,
        table: OfficeTable,
        tables: tuple[ExpectedTable, ...],
        subject: Subject,
        fixed: FixedWords,
    ) -> Iterator[str]:
        """A table that an office added to its template is read as text."""
        if any(one.headings == table.headings for one in tables):
            return
        for row in (table.headings, *table.rows, table.totals):
            for cell in row:
                if isinstance(cell, str):
                    yield from self._texts.problems(
                        path.name, cell, subject, self._facts.counts, fixed
                    )

    def _tables(self, stem: str) -> tuple[ExpectedTable, ...]:
        known = self._facts.known
        if stem == "bang-chuyen-doi":
            below = hamlet_conversion(known)
            return (conversion(known), *([below] if below else []))
        if stem in ("phu-luc", "de-an"):
            return (*annexes(known), *decisions(known), conversion(known))
        if stem == "tom-tat-don-vi":
            return tuple(members(one) for one in known.formed)
        if stem == "don-vi-cu":
            return tuple(
                before_and_after(old, rest_first(known, old.code))
                for old in changed_units(self._facts)
            )
        return addresses(known) if stem == "phieu-nguoi-dan" else ()

    def _subjects(self, stem: str) -> Iterable[Subject]:
        """What a document is about in turn, by the heading over it."""
        facts = self._facts
        if stem in ("de-an", "tom-tat-don-vi"):
            return facts.new.values()
        if stem == "don-vi-cu":
            return facts.old.values()
        return _residents(facts) if stem == "phieu-nguoi-dan" else ()


_BY_UNIT = ("tom-tat-don-vi", "don-vi-cu", "phieu-nguoi-dan")


def changed_units(facts: TextFacts) -> list[Unit]:
    """The old units that the plan changes, in the order of the map."""
    return [unit for unit in facts.known.before_units if unit.code in facts.old]


def template_words(name: str) -> FixedWords:
    """The fixed words of the template of a document: the office's own, or the one shipped."""
    own = user_folder() / "templates" / name
    path = own if own.is_file() else resource(f"templates/{name}")
    try:
        texts = read_office(path).texts if path.is_file() else ()
    except (OSError, ValueError, KeyError):
        return NO_WORDS
    told = (
        " ".join(str(cell) for row in (one.headings, *one.rows, one.totals) for cell in row)
        if isinstance(one, OfficeTable)
        else one
        for one in texts
    )
    return fixed_words(_FIELD.sub(_FILLED_IN, "\n".join(told)))


def _residents(facts: TextFacts) -> Iterator[Subject]:
    """Those who get a sheet: the people of each lowest unit that changes."""
    known = facts.known
    if known.hamlets is None:
        yield from facts.old.values()
        return
    below = TextFacts(known.hamlets, facts.on)
    changing = {one.unit for one in addresses(known)}
    for one in known.hamlets.before:
        if one.unit.code in changing:
            parent = known.below[one.unit.code].parent_name
            name = f"{one.unit.full_name} ({parent})" if parent else one.unit.full_name
            found = below.old.get(one.unit.code)
            figures = found.figures if found else frozenset()
            yield Subject(name=name, figures=figures)
