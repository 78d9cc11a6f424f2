"""Does a text about a plan hold only figures, names, verdicts and days that the project confirms.

Fixed words of a template are taken as they are: an office may have written its own.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from noivu_desktop.rules.finding import Verdict
from noivu_desktop.units.unit import Unit
from noivu_desktop.verify.known_names import KnownNames, unknown_names
from noivu_desktop.verify.known_plan import shown_day
from noivu_desktop.verify.merger_sentences import MergerSentences
from noivu_desktop.verify.text_facts import (
    NUMBER,
    Subject,
    TextFacts,
    bare_number,
    map_name,
    token_of,
    tokens_of,
)
from noivu_desktop.vietnamese import nfc, number

_N = r"(?P<n>\d[\d.]*)"
_NOUN = r"[^\d.;:()]{4,60}?"
COUNTED: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), key)
    for pattern, key in (
        (rf"có {_N} {_NOUN}, diện tích tự nhiên", "before"),
        (rf"có {_N} {_NOUN} thuộc diện sắp xếp", "due"),
        (rf"{_N} đơn vị được đề nghị không sắp xếp", "exempt"),
        (rf"{_N} đơn vị phải sắp xếp(?! chưa)", "must"),
        (rf"{_N} đơn vị chưa đủ số liệu để kết luận", "unknown"),
        (rf"sắp xếp {_N} đơn vị để hình thành", "touched"),
        (rf"để hình thành {_N} đơn vị mới", "merged"),
        (rf"{_N} đơn vị chuyển một phần", "kept"),
        (rf"từ {_N} còn", "before"),
        (rf"còn {_N}(?: {_NOUN})?, (?:giảm|số đơn vị không đổi)", "after"),
        (rf"giảm {_N}(?![\d,])", "fewer"),
        (rf"có {_N} {_NOUN}, (?:giảm|số đơn vị không đổi)", "after"),
        (rf"không đổi \({_N} đơn vị\)", "after"),
        (rf"{_N} đơn vị mới chưa đạt tiêu chuẩn hoặc chưa đủ số liệu", "not reached"),
        (rf"{_N} đơn vị phải sắp xếp chưa có phương án", "unresolved"),
        (rf"{_N} đơn vị giữ nguyên chưa đủ số liệu", "undecided"),
        (rf"^Trước sắp xếp: {_N} đơn vị", "before"),
        (rf"^Sau sắp xếp: {_N} đơn vị", "after"),
        (rf"^Giảm: {_N} đơn vị", "fewer"),
        (rf"^Đơn vị mới hình thành: {_N}", "formed"),
    )
)
"""Sentences that count units, and what they count."""

_LABELS = "|".join(sorted((verdict.label for verdict in Verdict), key=len, reverse=True))
_VERDICT = re.compile(rf"(?:Kết luận|Đối chiếu tiêu chuẩn): (?P<label>{_LABELS}|[^.;]{{1,20}})")
_DAY = re.compile(r"[Nn]gày (\d{2}) tháng (\d{1,2}) năm (\d{4})")
_SINCE = re.compile(r"hiệu lực từ ngày (\d\d/\d\d/\d{4})")
_NUMBERED = re.compile(
    r"^(?:\d{1,2}[.)])+(?:\d{1,2}[.)]?)? |(?<=Phụ lục )\d+|(?<=Đơn vị mới )\d+/\d+"
)
_FIGURES = re.compile(r"\d[\d.,]*")
_FINDING = re.compile(r"^(?P<name>.+?): (?:diện tích|dân số|số hộ) ")


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedWords:
    """The words of the template of a document, or of the lines that a map always carries."""

    text: str
    figures: frozenset[str]


NO_WORDS = FixedWords(text="", figures=frozenset())


class TextCheck:
    """Checks the texts of one dossier."""

    def __init__(self, facts: TextFacts) -> None:
        self.facts = facts
        self._mergers = MergerSentences(facts.known)

    def problems(
        self,
        where: str,
        text: str,
        subject: Subject,
        counts: Mapping[str, int],
        fixed: FixedWords = NO_WORDS,
    ) -> Iterator[str]:
        """A sentence for each thing in ``text`` that is not known of ``subject`` or of all."""
        text = plain(text)
        yield from self._finding_problems(where, text, subject)
        yield from self._mergers.problems(where, text)
        yield from _verdict_problems(where, text, subject)
        yield from _division_problems(where, text, subject)
        yield from self._day_problems(where, text, fixed)
        left = _DAY.sub(" ", text)
        for problem, span in self._count_problems(where, left, subject, counts):
            if problem:
                yield problem
            left = left[: span[0]] + " " * (span[1] - span[0]) + left[span[1] :]
        left = _NUMBERED.sub(" ", self.names.without(left))
        for name in unknown_names(left):
            if name not in fixed.text and not any(name in told for told in self.facts.free_texts):
                yield f"{where}: “{name}…” không phải tên của đơn vị nào trong hồ sơ."
        known = subject.figures | self.facts.whole.figures | fixed.figures
        for found in NUMBER.finditer(left):
            token = token_of(found)
            if token not in known and bare_number(found) not in known:
                near = _near(text, token)
                yield f"{where}: “{token}” không có trong số liệu của hồ sơ, ở “{near}”."

    @cached_property
    def names(self) -> KnownNames:
        """All names of units, parents and places, as sentences and as maps write them."""
        known = self.facts.known
        found: set[str] = {known.plan, *known.parents, *(one.parent for one in known.after)}
        found.update(self.facts.around)
        levels = [known, *([known.hamlets] if known.hamlets else [])]
        for one in levels:
            for unit in (*one.before_units, *one.after_units):
                found.update(names_of(unit))
        found.update(unit.parent_name or "" for unit in known.below.values())
        above = known.stored.above.units if known.stored.above else ()
        found.update(name for unit in (*known.before_units, *above) for name in _places(unit))
        return KnownNames({form for name in found if name for form in _forms(name)})

    def _finding_problems(self, where: str, text: str, subject: Subject) -> Iterator[str]:
        """A sentence of the rules that was changed in its figures or in what it concludes."""
        told = text.lstrip("-• ")
        if told in subject.findings or not subject.findings:
            return
        found = _FINDING.match(told)
        is_conclusion = found is not None and found["name"] == subject.name
        if is_conclusion or _without_figures(told) in map(_without_figures, subject.findings):
            yield f"{where}: “{text[:60]}…” không đúng với kết quả kiểm tra lại."

    def _count_problems(
        self, where: str, text: str, subject: Subject, counts: Mapping[str, int]
    ) -> Iterator[tuple[str, tuple[int, int]]]:
        """What is wrong with a number of units or posts ("": nothing), and where it stands."""
        for pattern, key in COUNTED:
            for found in pattern.finditer(text):
                yield _told(where, found, [counts.get(key)]), found.span("n")
        posts = [*subject.posts, *self.facts.whole.posts]
        for kind in dict(posts):
            post = re.compile(rf"(?<!\w){kind.lower()}:? (?P<n>\d[\d.]*|chưa (?:đủ|có) số liệu)")
            known = [count for name, count in posts if name == kind]
            for found in post.finditer(text):
                yield _told(where, found, known), found.span("n")

    def _day_problems(self, where: str, text: str, fixed: FixedWords) -> Iterator[str]:
        since = shown_day(self.facts.known.effective_from)
        for found in _SINCE.finditer(text):
            if found[1] != since and found[0] not in fixed.text:
                yield f"{where}: ghi “{found[0]}”, theo hồ sơ là {since or 'chưa có ngày'}."
        for found in _DAY.finditer(text):
            day, month, year = (int(part) for part in found.groups())
            is_known = found[0] in fixed.text or _date(year, month, day) in self.facts.days
            if self.facts.on and not is_known:
                yield f"{where}: ghi {found[0]}, hồ sơ xuất ngày {self.facts.on:%d/%m/%Y}."


def plain(text: str) -> str:
    """A text in NFC with plain spaces and minus signs."""
    return nfc(text).replace("\u2212", "-")


def fixed_words(text: str) -> FixedWords:
    """The fixed words of a template."""
    lines = [_NUMBERED.sub(" ", plain(line)) for line in text.splitlines()]
    return FixedWords(text="\n".join(lines), figures=tokens_of(lines))


def names_of(unit: Unit) -> Iterator[str]:
    """The names by which texts call a unit."""
    yield from (unit.full_name, f"{unit.kind.value} {unit.short_name}", unit.name)
    yield from (unit.short_name, map_name(unit))


def _forms(name: str) -> tuple[str, ...]:
    return (name, name[:1].lower() + name[1:], name.upper())


def _places(unit: Unit) -> Iterator[str]:
    """The province, which has no column of its own."""
    for column in ("ten_tinh", "tinh", "province", "tinh_tp"):
        yield unit.extra.get(column) or ""


def _verdict_problems(where: str, text: str, subject: Subject) -> Iterator[str]:
    for found in _VERDICT.finditer(text):
        if subject.verdict and found["label"] != subject.verdict:
            yield f"{where}: ghi “{found[0]}”, kiểm tra lại là “{subject.verdict}”."


def _without_figures(text: str) -> str:
    return _FIGURES.sub("#", text)


def _division_problems(where: str, text: str, subject: Subject) -> Iterator[str]:
    if f"{subject.name} được chia: " in text:
        for told in subject.divided:
            if told not in text:
                yield f"{where}: không ghi “{told}” ở câu về việc chia {subject.name}."


def _told(where: str, found: re.Match[str], known: Sequence[int | None]) -> str:
    told = found["n"].rstrip(".")
    if told in [number(one) for one in known] or (None in known and told.startswith("chưa")):
        return ""
    return f"{where}: ghi “{found[0]}”, theo hồ sơ là {number(known[0])}."


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _near(text: str, token: str) -> str:
    """The words around a figure."""
    at = max(text.find(token.split(" ", maxsplit=1)[0]), 0)
    return text[max(at - 30, 0) : at + 30].strip()
