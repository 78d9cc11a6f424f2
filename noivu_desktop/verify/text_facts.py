"""The figures and names that texts about a plan may hold, worked out from the project alone."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

import pyproj
import shapely

from noivu_desktop.plan.plan import Part
from noivu_desktop.rules.consultation import Consultation
from noivu_desktop.rules.finding import Finding, Verdict
from noivu_desktop.rules.screening import Duty
from noivu_desktop.units.measures import sum_areas, sum_counts
from noivu_desktop.units.unit import Unit, UnitKind
from noivu_desktop.verify.expected_decisions import entered_posts, posts_of, standing_members
from noivu_desktop.verify.expected_tables import shares_of_old
from noivu_desktop.verify.known_plan import Given, KnownPlan, NewUnit, shown_day
from noivu_desktop.vietnamese import area, fold, households, nfc, number, people, percent

_ABBREVIATIONS = {
    UnitKind.PHUONG: "P.", UnitKind.THI_TRAN: "TT.", UnitKind.DAC_KHU: "ĐK.",
    UnitKind.TO_DAN_PHO: "TDP", UnitKind.THI_XA: "TX.", UnitKind.THANH_PHO: "TP.",
}  # fmt: skip
NUMBER = re.compile(
    r"(?<![\w,./])-?(?P<number>\d[\d.,:-]*(?:/\d[\d.,]*)*(?:/[A-ZĐƯÂÊÔƠ][\w-]*)*)"
    r"(?:[ \u00a0](?P<unit>km²|km|người|hộ|%|m)(?!\w))?"
)
"""A figure, a date or the number of a law, with its unit of measure if it has one."""

_WORD_BEFORE = re.compile(r"(\w+)\W{0,3}$")
_NEAR = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a page or a part of a document is about.

    figures   tokens (``tokens_of``) that may stand there
    findings  sentences of the rules that may stand there
    posts     how many posts and offices of each kind there are; ``None``: not known
    verdict   its word; "": there is none
    divided   of a unit that is divided what must be said of each part: how much of it goes where
    """

    name: str
    figures: frozenset[str]
    findings: frozenset[str] = frozenset()
    posts: tuple[tuple[str, int | None], ...] = ()
    verdict: str = ""
    divided: tuple[str, ...] = ()


class TextFacts:
    """The subjects of one plan, and what is known of all of it."""

    def __init__(
        self, known: KnownPlan, on: date | None, around: Mapping[str, Any] | None = None
    ) -> None:
        """on: the day that is written on the dossier.

        around: the "source" and the "names" of the units around those of the project
        """
        self.known = known
        self.on = on
        self.around = tuple(str(name) for name in (around or {}).get("names", ()))
        self._source = str((around or {}).get("source", ""))

    @cached_property
    def whole(self) -> Subject:
        """All units together."""
        known = self.known
        words = [*self._sums(known.before_units, known.after_units), *self._references()]
        return Subject(
            name="",
            figures=tokens_of(words),
            findings=sentences(known.check.findings),
            posts=_posts(known.formed),
        )

    @cached_property
    def days(self) -> frozenset[date]:
        """Days that may be written out: of the dossier, of the legal text, of effect."""
        told = (self.known.rules.issued, self.known.effective_from)
        found = {date.fromisoformat(one) for one in told if one}
        return frozenset(found | ({self.on} if self.on else set()))

    def spoken_of(self, text: str) -> Subject:
        """All new units that a text names, as one subject."""
        told = fold(text)
        named = [one for one in self.new.values() if fold(one.name) in told]
        return Subject(
            name="",
            figures=frozenset(token for one in named for token in one.figures),
            findings=frozenset(sentence for one in named for sentence in one.findings),
        )

    @cached_property
    def new(self) -> dict[str, Subject]:
        """The units that the plan forms, by their codes."""
        return {one.unit.code: self._of_new(one) for one in self.known.formed}

    @cached_property
    def old(self) -> dict[str, Subject]:
        """The old units that the plan changes, by their codes."""
        return {
            old.unit.code: self._of_old(old.unit)
            for old in self.known.before
            if any(new.check for new, _ in self.known.takers[old.unit.code])
        }

    @cached_property
    def by_map_name(self) -> dict[str, frozenset[str]]:
        """The figures that may stand under a name on a map, of all units that are called so."""
        found: dict[str, list[str]] = {}
        for one in self.known.after:
            found.setdefault(map_name(one.unit), []).extend(_told(one.unit))
            for given in one.given:
                found.setdefault(map_name(given.unit), []).extend(_told(given.unit))
                found[map_name(given.unit)].extend(_told(given.figures))
        return {nfc(name): tokens_of(words) for name, words in found.items()}

    def _sums(self, before: Iterable[Unit], after: Iterable[Unit]) -> Iterator[str]:
        """Totals and averages of all units and of each district."""
        for units in (tuple(before), tuple(after)):
            yield from _figures(totals := _totals(units))
            if units and totals[0] is not None:
                yield area(totals[0] / len(units))
            if units and totals[1] is not None:
                yield f"{number(Fraction(totals[1], len(units)))} người"
        counts = self.counts
        for part in (counts["due"], counts["fewer"]):
            yield percent(Fraction(part, counts["before"])) if counts["before"] else ""

    @cached_property
    def counts(self) -> dict[str, int]:
        """Numbers of units by what is said of them."""
        known = self.known
        duties = Counter(one.duty for one in known.before)
        merged = [one for one in known.formed if len(one.given) > 1]
        verdicts = Counter(one.verdict for one in known.formed)
        alone = Counter(one.given[0].screening.duty for one in known.after if not one.check)
        return {
            "before": len(known.before),
            "after": len(known.after),
            "fewer": len(known.before) - len(known.after),
            "must": duties[Duty.MUST_ARRANGE],
            "exempt": duties[Duty.EXEMPT],
            "due": duties[Duty.MUST_ARRANGE] + duties[Duty.EXEMPT],
            "unknown": duties[Duty.UNKNOWN],
            "touched": len({given.unit.code for one in merged for given in one.given}),
            "merged": len(merged),
            "formed": len(known.formed),
            "kept": len(known.formed) - len(merged),
            "not reached": verdicts[Verdict.NOT_MET] + verdicts[Verdict.UNKNOWN],
            "unresolved": alone[Duty.MUST_ARRANGE],
            "undecided": alone[Duty.UNKNOWN],
        }

    def _references(self) -> Iterator[str]:
        """Numbers and days of laws, the projection, the days of the figures and of effect."""
        known = self.known
        rules = known.rules
        yield from (rules.number, rules.title, shown_day(rules.issued), *self._of_clauses())
        yield from (shown_day(known.effective_from), shown_day(known.codes_as_of), known.plan)
        yield from {unit.population_date or "" for unit in known.before_units}
        yield from (*self.free_texts, f"theo bản đồ {self._source}.")
        yield _projection(known.stored.coverage.crs)

    @cached_property
    def free_texts(self) -> tuple[str, ...]:
        """What people wrote down with their decisions."""
        stored = self.known.stored
        return (
            *(f"{one.note} {one.author} {shown_day(one.date)}" for one in stored.exemptions),
            *(f"{one.reason} {one.author} {shown_day(one.date)}" for one in stored.waivers),
            *(one.note for one in stored.consultations),
        )

    def _of_clauses(self) -> Iterator[str]:
        for finding in self.known.findings:
            yield f"{finding.clause.text} {finding.clause.doubt}"
        for rule in self.known.rules.consultations:
            yield f"{rule.clause.text} {rule.clause.doubt}"

    def _of_new(self, one: NewUnit) -> Subject:
        findings = one.check.findings if one.check else ()
        words = [*_told(one.unit), *_percents(one.shares), *self._distances(one)]
        for given in one.given:
            words += [*_told(given.unit), *_told(given.figures)]
            words += _percents((given.screening.area_share, given.screening.population_share))
        words += [finding.sentence for finding in findings]
        words += self._consultations(given.unit for given in one.given)
        return Subject(
            name=one.unit.full_name,
            figures=tokens_of(words),
            findings=sentences(findings),
            posts=_posts([one]),
            verdict=one.verdict.label if one.verdict else "",
        )

    def _of_old(self, old: Unit) -> Subject:
        taken = self.known.takers[old.code]
        words = [*_told(old), *self._consultations([old])]
        for new, given in taken:
            words += [*_told(new.unit), *self._distances(new, old)]
            words += [figure for one in new.given for figure in _told(one.figures)]
            words += [percent(share, 1) for share in shares_of_old(given) if share is not None]
        divided = tuple(_division(given, new) for new, given in taken if not given.part.is_whole)
        return Subject(name=old.full_name, figures=tokens_of(words), divided=divided)

    def _distances(self, one: NewUnit, only: Unit | None = None) -> Iterator[str]:
        """From the middle of members to that of the one with the seat."""
        coverage = self.known.stored.coverage
        for given in one.given if one.seat else ():
            if only is None or given.unit.code == only.code:
                rows = coverage.rows([given.unit.code, str(one.seat)])
                first, second = shapely.centroid(coverage.geometries[rows])
                yield f"{number(float(shapely.distance(first, second)) / 1000, 1)} km"

    def _consultations(self, units: Iterable[Unit]) -> Iterator[str]:
        held = {one.code: one for one in self.known.stored.consultations}
        for unit in units:
            if one := held.get(unit.code):
                yield _counted(one)


def map_name(unit: Unit) -> str:
    """The name as maps write it: Nam La, P. Tam Thanh."""
    return f"{_ABBREVIATIONS.get(unit.kind, '')} {unit.short_name}".strip()


def tokens_of(words: Iterable[str]) -> frozenset[str]:
    """The figures in texts, as ``token_of`` gives them."""
    return frozenset(token_of(found) for text in words for found in NUMBER.finditer(nfc(text)))


def token_of(found: re.Match[str]) -> str:
    """A figure with its unit, without the stop that ends its sentence.

    A small number that has none comes with the word before it: Điều 3, khoản 1.
    """
    number_ = bare_number(found)
    if found["unit"] or not number_.isdecimal():
        return f"{number_} {found['unit'] or ''}".strip()
    before = _WORD_BEFORE.search(found.string[max(found.start() - _NEAR, 0) : found.start()])
    return f"{before[1].lower()} {number_}" if before else number_


def bare_number(found: re.Match[str]) -> str:
    """The figure alone."""
    return found["number"].rstrip(".,:-/")


def sentences(findings: Iterable[Finding]) -> frozenset[str]:
    """What findings say, each with its full stop."""
    return frozenset(nfc(f"{finding.sentence.rstrip('.')}.") for finding in findings)


def _division(given: Given, new: NewUnit) -> str:
    """How much of a divided unit a new one takes: by its people, else by its area."""
    area_share, people_share = shares_of_old(given)
    told = "một phần"
    for share, what, figure in (
        (area_share, "diện tích", "area_km2"),
        (people_share, "dân số", "population"),
    ):
        if share is not None:
            guess = " (ước tính)" if figure in given.part.estimated else ""
            told = f"{percent(share, 1)} {what}{guess}"
    return nfc(f"{told} vào {new.unit.kind.value} {new.unit.short_name}")


def _counted(one: Consultation) -> str:
    return " ".join(
        (f"{number(one.in_favour)}/{number(one.total)}", percent(one.share), shown_day(one.date))
    )


def _told(unit: Unit | Part) -> Iterator[str]:
    yield from _figures((unit.area_km2, unit.population, unit.households))


def _figures(figures: tuple[Decimal | None, int | None, int | None]) -> Iterator[str]:
    area_km2, population, count = figures
    yield from (area(area_km2), people(population), households(count))


def _percents(shares: Iterable[Fraction | None]) -> Iterator[str]:
    yield from (percent(share) for share in shares if share is not None)


def _totals(units: Iterable[Unit]) -> tuple[Decimal | None, int | None, int | None]:
    listed = list(units)
    return (
        sum_areas(unit.area_km2 for unit in listed),
        sum_counts(unit.population for unit in listed),
        sum_counts(unit.households for unit in listed),
    )


def _posts(units: Iterable[NewUnit]) -> tuple[tuple[str, int | None], ...]:
    listed = list(units)
    kinds = entered_posts(given.unit for one in listed for given in one.given)
    standing = [unit for one in listed for unit in standing_members(one)]
    return tuple((kind, sum_counts(posts_of(unit, kind) for unit in standing)) for kind in kinds)


def _projection(crs: str) -> str:
    """The words of the projection in which figures stand."""
    system = pyproj.CRS.from_user_input(crs)
    told = [system.name, f"{system.name.split(' / ')[0]}, múi chiếu 3°, múi chiếu 6°"]
    for one in system.coordinate_operation.params if system.coordinate_operation else ():
        if one.name == "Longitude of natural origin":
            degrees, minutes = divmod(round(float(one.value) * 60), 60)
            told.append(f"kinh tuyến trục {degrees}°{minutes:02d}'")
    return " ".join(told)
