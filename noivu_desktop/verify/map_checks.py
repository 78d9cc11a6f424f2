"""Do maps, atlas pages and their drawings say what the project says.

Labels may be left out where there is no room, so nothing is asked of a label that is not there;
titles, totals, verdicts and lists must be whole.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from noivu_desktop.verify.known_names import NAMED
from noivu_desktop.verify.known_plan import KnownPlan
from noivu_desktop.verify.map_contents import (
    SheetContent,
    current_map,
    parent_sheet,
    plan_map,
    unit_sheet,
)
from noivu_desktop.verify.page_checks import PageCheck
from noivu_desktop.verify.printed_pages import Page, printed_pages
from noivu_desktop.verify.printed_scale import (
    FIGURE,
    grid_lines,
    paper_problems,
    scale_bars,
    scale_problems,
)
from noivu_desktop.verify.text_checks import TextCheck, plain
from noivu_desktop.verify.text_facts import TextFacts

_SUMMED_UP = re.compile(r"(?P<words>.+) \((?P<n>\d+)\)")
_UNDRAWN = re.compile(r"(?:.* )?giới \((?P<n>\d+)\)")
_LONGEST_NAME = 6
_KEYED = re.compile(r"(?P<n>\d+)\. (?P<name>.+)")
_MORE = re.compile(r"… và \d+ dòng khác .*|Từ số \d+: .*|\d+ đơn vị không đủ chỗ ghi số.*")
_FURTHER = re.compile(r"Từ số (?P<n>\d+): xem tiếp ở trang sau \(bản PDF\)\.")
_SIGNED = re.compile(r".*, ngày \d\d tháng \d{1,2} năm \d{4}")
_CONTINUED = "(TIẾP THEO TRANG TRƯỚC)"
_SIGN_HEADINGS = ("ĐƠN VỊ ", "SƠ ĐỒ ", "CHÚ GIẢI", "SỐ LIỆU")


class MapCheck:
    """Checks the maps of one dossier."""

    def __init__(self, facts: TextFacts) -> None:
        self._facts = facts
        self._texts = TextCheck(facts)
        self._pages = PageCheck(facts)
        self._undrawn = set(_undrawn(facts.known))

    def problems(self, path: Path) -> Iterator[str]:
        """One sentence for each thing on the maps that the project does not confirm."""
        left = list(self._contents(path.stem))
        last: tuple[SheetContent, Page] | None = None
        keyed: set[str] = set()
        for page in printed_pages(path):
            lines = {plain(line.text) for line in page.lines}
            if last and any(line.endswith(_CONTINUED) for line in lines):
                keyed |= _keyed(page)
                yield from self._line_problems(page, last[0], set())
                continue
            yield from self._unexplained(last, keyed)
            content = _content_of(lines, left)
            if content is None:
                yield f"{page.where}: tiêu đề không đúng với hồ sơ."
                last = None
                continue
            last, keyed = (content, page), _keyed(page)
            yield from self._sheet_problems(page, content)
        yield from self._unexplained(last, keyed)
        for name, content in left:
            if name not in self._undrawn:
                yield f"{path.name}: không có trang {name or content.title}."

    def _contents(self, stem: str) -> Iterator[tuple[str, SheetContent]]:
        """What the pages must say, by the name of their place."""
        known = self._facts.known
        if stem == "ban-do-hien-trang":
            yield "", current_map(self._facts)
        elif stem == "ban-do-phuong-an":
            yield "", plan_map(self._facts)
        else:
            for one in known.formed:
                yield one.unit.full_name, unit_sheet(self._facts, one)
            for parent in dict.fromkeys(one.parent for one in known.after if one.parent):
                yield parent, parent_sheet(self._facts, parent)

    def _sheet_problems(self, page: Page, content: SheetContent) -> Iterator[str]:
        apart = scale_bars(page)
        grid = grid_lines(page, apart)
        yield from paper_problems(page)
        yield from scale_problems(page, list(grid.values()))
        yield from self._line_problems(page, content, apart | grid.keys())
        text = plain(page.text)
        is_cut = any(_MORE.fullmatch(plain(line.text)) for line in page.lines)
        for line in (*content.lines, *(() if is_cut else content.listed)):
            if plain(line) not in text:
                yield f"{page.where}: không có dòng “{line}”."
        plan = self._facts.known.plan.upper()
        if not content.title.startswith("BẢN ĐỒ HIỆN TRẠNG") and plan not in text:
            yield f"{page.where}: không ghi tên phương án."

    def _line_problems(self, page: Page, content: SheetContent, apart: set[int]) -> Iterator[str]:
        signed = _signature(page)
        for at, line in enumerate(page.lines):
            text = plain(line.text)
            is_other = at in apart or at in signed or text.startswith("Tỷ lệ 1:")
            if not is_other and not FIGURE.fullmatch(text):
                yield from self._words_problems(page, text, content)
        titles = {at for at, line in enumerate(page.lines) if plain(line.text) == content.title}
        yield from self._pages.label_problems(page, apart | signed | titles)
        yield from self._pages.figure_problems(page)

    def _words_problems(self, page: Page, text: str, content: SheetContent) -> Iterator[str]:
        if summed := _summed_up(text, content.standings):
            told, known = summed
            if told not in known:
                numbers = ", ".join(map(str, sorted(known)))
                yield f"{page.where}: chú giải ghi “{text}”, theo hồ sơ là {numbers}."
        elif undrawn := _UNDRAWN.fullmatch(text):
            if int(undrawn["n"]) != content.undrawn:
                yield f"{page.where}: chú giải ghi “{text}”, theo hồ sơ là {content.undrawn}."
        elif key := _KEYED.fullmatch(text):
            if plain(key["name"]) not in content.names:
                yield f"{page.where}: “{text}” không phải tên của đơn vị nào trong hồ sơ."
        elif not _MORE.fullmatch(text) and not self._pages.is_name(text):
            ends_whole = self._texts.names.without(text).endswith(NAMED)
            whole = text if ends_whole else _without_broken_name(text, content.names)
            yield from self._texts.problems(page.where, whole, content.subject, content.counts)

    def _unexplained(
        self, last: tuple[SheetContent, Page] | None, keyed: set[str]
    ) -> Iterator[str]:
        """Numbers on a map that neither its key nor its grid explains."""
        if last is None:
            return
        content, page = last
        apart = scale_bars(page)
        apart |= grid_lines(page, apart).keys()
        known = keyed | self._texts.names.short_figures | _on_further_pages(page, content)
        for at, line in enumerate(page.lines):
            text = plain(line.text)
            if at not in apart and FIGURE.fullmatch(text) and text not in known:
                yield f"{page.where}: số {text} không có trong chú giải hay lưới tọa độ."


def _content_of(lines: set[str], left: list[tuple[str, SheetContent]]) -> SheetContent | None:
    """What a page must say, by its title and, of a district, by the line under it.

    Of units with the same name the one whose figures it has.
    """
    likely = []
    for one in left:
        name, content = one
        is_unit = content.title.startswith(name.upper()) or not name
        beside = is_unit or any(line.startswith(f"{name.upper()}, ") for line in lines)
        if plain(content.title) in lines and beside:
            likely.append(one)
    if not likely:
        return None
    best = max(likely, key=lambda one: sum(plain(line) in lines for line in one[1].lines))
    left.remove(best)
    return best[1]


def _summed_up(text: str, standings: Mapping[str, int]) -> tuple[int, set[int]] | None:
    """A number in the legend, and those that may stand after its words or the end of them."""
    found = _SUMMED_UP.fullmatch(text)
    if not found:
        return None
    known = {n for words, n in standings.items() if f" {words}".endswith(f" {found['words']}")}
    return (int(found["n"]), known) if known else None


def _on_further_pages(page: Page, content: SheetContent) -> set[str]:
    """Numbers that a drawing, which has a single page, leaves to the key in the PDF."""
    if not page.where.endswith(".svg"):
        return set()
    found = filter(None, (_FURTHER.fullmatch(plain(line.text)) for line in page.lines))
    return {str(n) for one in found for n in range(int(one["n"]), len(content.names) + 1)}


def _without_broken_name(text: str, names: frozenset[str]) -> str:
    """A line without the beginning of a name that ends it and goes on in the next line."""
    words = text.split(" ")
    for count in range(min(_LONGEST_NAME, len(words)), 0, -1):
        begun = " ".join(words[-count:])
        if any(name.startswith(f"{begun} ") for name in names):
            return " ".join(words[:-count])
    return text


def _keyed(page: Page) -> set[str]:
    """The numbers that the key explains."""
    return {found["n"] for line in page.lines if (found := _KEYED.fullmatch(line.text))}


def _signature(page: Page) -> set[int]:
    """The places of the lines under the day, who signs: an office writes its own."""
    found: set[int] = set()
    for at, line in enumerate(page.lines):
        if _SIGNED.fullmatch(line.text):
            for below in range(at + 1, len(page.lines)):
                if page.lines[below].text.startswith(_SIGN_HEADINGS):
                    break
                found.add(below)
    return found


def _undrawn(known: KnownPlan) -> Iterator[str]:
    """Places that have no page: about one unit alone, of which a border is not known."""
    alone = Counter(one.parent for one in known.after)
    for one in known.formed:
        if not one.is_drawn:
            yield one.unit.full_name
            if alone[one.parent] == 1:
                yield one.parent
