"""Do all files of a dossier say the same of every unit, and does nothing get lost in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from noivu_desktop.verify.exported_files import Conversion, FileListings
from noivu_desktop.verify.listings import (
    Listing,
    differences,
    exact_area,
    further_differences,
    total_area,
    total_people,
    twice_listed,
)
from noivu_desktop.vietnamese import number


@dataclass(kw_only=True)
class Dossier:
    """Everything that the files of a folder list, in the order of the files."""

    manifest: Mapping[str, Any]
    before: list[Listing] = field(default_factory=list)
    after: list[Listing] = field(default_factory=list)
    conversions: list[tuple[str, Conversion]] = field(default_factory=list)

    def add(self, found: FileListings) -> None:
        """Take in what one file lists."""
        self.before += found.before
        self.after += found.after
        self.conversions += found.conversions


def agreement_problems(dossier: Dossier) -> Iterator[str]:
    """A sentence for each contradiction within the dossier."""
    for listing in (*dossier.before, *dossier.after):
        yield from twice_listed(listing)
    before, after = best(dossier.before), best(dossier.after)
    for reference, others in ((before, dossier.before), (after, dossier.after)):
        for other in others:
            if reference is not None and other is not reference:
                yield from differences(reference, other)
    for listings in (dossier.before, dossier.after):
        fullest = max(listings, key=_further_count, default=None)
        for other in listings:
            if fullest is not None and other is not fullest:
                yield from further_differences(fullest, other)
    yield from _conversion_problems(dossier, before, after)
    yield from _balance_problems(dossier, before, after)


def _further_count(listing: Listing) -> int:
    return len(listing.lines[0].further) if listing.lines else 0


def best(listings: list[Listing]) -> Listing | None:
    """The listing that others are held against: complete, with the most digits and columns."""

    def rank(listing: Listing) -> tuple[bool, int, bool]:
        with_members = any(line.members is not None for line in listing.lines)
        return (listing.complete, listing.digits, with_members)

    return max(listings, key=rank, default=None)


def _conversion_problems(
    dossier: Dossier, before: Listing | None, after: Listing | None
) -> Iterator[str]:
    for where, rows in dossier.conversions:
        if before:
            known = {line.code: line.name for line in before.lines}
            listed = {old: name for old, name, _, _ in rows}
            yield from _name_differences(where, before.where, listed, known)
        if after:
            known = {line.code: line.name for line in after.lines}
            listed = {new: name for _, _, new, name in rows if after.complete or new in known}
            yield from _name_differences(where, after.where, listed, known)
            yield from _lineage_problems(where, rows, after)


def _name_differences(
    where: str, other: str, listed: Mapping[str, str], known: Mapping[str, str]
) -> Iterator[str]:
    for code in sorted(listed.keys() | known.keys()):
        if code not in listed:
            yield f"{where} thiếu đơn vị mang mã {code}, có trong {other}."
        elif code not in known:
            yield f"{other} thiếu đơn vị mang mã {code}, có trong {where}."
        elif listed[code] != known[code]:
            names = f"“{listed[code]}” trong {where}, “{known[code]}” trong {other}"
            yield f"Mã {code} mang hai tên: {names}."


def _lineage_problems(where: str, rows: Conversion, after: Listing) -> Iterator[str]:
    taken: dict[str, set[str]] = {}
    for old, _, new, _ in rows:
        taken.setdefault(new, set()).add(old)
    for line in after.lines:
        if line.members is not None and line.members != taken.get(line.code, set()):
            theirs = ", ".join(sorted(taken.get(line.code, ())))
            yield (
                f"{line.name} ({line.code}): gồm {', '.join(sorted(line.members))} trong"
                f" {after.where}, gồm {theirs} trong {where}."
            )


def _balance_problems(
    dossier: Dossier, before: Listing | None, after: Listing | None
) -> Iterator[str]:
    """Numbers of units, area and people: before, after, and as the manifest says."""
    for listing, key in ((before, "units_before"), (after, "units_after")):
        counted = dossier.manifest.get(key)
        if listing and listing.complete and counted not in (None, len(listing.lines)):
            yield f"{listing.where} có {len(listing.lines)} đơn vị, danh mục ghi {counted}."
    if before is None or after is None or not (before.complete and after.complete):
        return
    areas = total_area(before.lines), total_area(after.lines)
    is_exact = before.digits == after.digits and before.digits > 2
    if is_exact and None not in areas and areas[0] != areas[1]:
        yield f"Tổng diện tích trước là {exact_area(areas[0])}, sau là {exact_area(areas[1])}."
    people = total_people(before.lines), total_people(after.lines)
    if None not in people and people[0] != people[1]:
        yield f"Tổng dân số trước là {number(people[0])}, sau là {number(people[1])} người."
    said = dossier.manifest.get("population")
    if said is not None and people[1] not in (None, said):
        yield f"Tổng dân số sau là {number(people[1])}, danh mục ghi {number(said)} người."
