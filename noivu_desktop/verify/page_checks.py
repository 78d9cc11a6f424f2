"""Do printed pages about single units say what the project says of each of them.

These pages have no template: all that they say of a unit must be there, and nothing else.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from noivu_desktop.rules.finding import Verdict
from noivu_desktop.verify.document_checks import changed_units
from noivu_desktop.verify.expected_decisions import rest_first
from noivu_desktop.verify.expected_tables import ExpectedTable, before_and_after, members
from noivu_desktop.verify.known_names import NAMED
from noivu_desktop.verify.printed_pages import Page, printed_pages
from noivu_desktop.verify.printed_scale import (
    FIGURE,
    paper_problems,
    scale_bars,
    scale_problems,
)
from noivu_desktop.verify.table_checks import cell_text
from noivu_desktop.verify.text_checks import TextCheck, plain
from noivu_desktop.verify.text_facts import Subject, TextFacts

_TITLE_MM = 6.0
_COUNT = re.compile(r"Đơn vị mới (\d+)/(\d+)")
_LABELS = {verdict.label.upper() for verdict in Verdict}
_LABEL = re.compile(r"[^\W\d_a-zà-ỹ]\w*(?:[ .-]+[^\W\d_a-zà-ỹ]\w*)*")
_FEW_WORDS = 5
_FIGURE_LINE = re.compile(r"[\d.,]+ (?:km²|người|hộ)")
_PART = "(một phần)"
_ENDS_NAME = (".", ":", ";")
_HEADINGS = {
    "STT", "Mã", "Thuộc", "Trước", "Sau", "B", "TM", "CHÚ GIẢI", "SỐ LIỆU", "SƠ ĐỒ VỊ TRÍ",
    "Đơn vị được sắp xếp", "Kết quả và đối chiếu tiêu chuẩn", "Thông tin khác",
    "Trước và sau sắp xếp", "Tên đơn vị", "Diện tích", "Dân số", "Số hộ", "Đối chiếu hiện trạng",
    "Sau sắp xếp", "Địa giới cũ không còn", "Giữ nguyên",
}  # fmt: skip


class PageCheck:
    """Checks the pages of new and of old units of one dossier."""

    def __init__(self, facts: TextFacts) -> None:
        self._facts = facts
        self._texts = TextCheck(facts)
        known = facts.known
        self._codes = {unit.code for unit in (*known.before_units, *known.after_units)}

    def problems(self, path: Path) -> Iterator[str]:
        """One sentence for each thing on the pages that the project does not confirm."""
        left = list(self._expected(path.stem))
        for pages in _by_unit(printed_pages(path), {subject.name for subject, _ in left}):
            title = _title(pages[0])
            about = [one for one in left if one[0].name == title]
            if not about:
                yield from self._without_unit(pages)
                continue
            best = min(about, key=lambda one: len(self._differences(pages, one[1])[0]))
            left.remove(best)
            yield from self._pages_of_unit(pages, *best)
        for subject, _ in left:
            yield f"{path.name}: không có trang nào của {subject.name}."

    def label_problems(self, page: Page, apart: set[int]) -> Iterator[str]:
        """Lines that read like a name or a code and are none.

        apart: places of lines that are neither
        """
        for at, line in enumerate(page.lines):
            text = plain(line.text.replace(_PART, "").replace("★", "")).strip(" .,:;")
            if at in apart or text in _HEADINGS or text in self._codes or text in _LABELS:
                continue
            is_likely = _LABEL.fullmatch(text) or self._begins_like_a_name(text)
            if is_likely and not (self.is_name(text) or self.is_name(f"{text}.")):
                yield f"{page.where}: “{text}” không phải tên, mã hay chữ nào của hồ sơ."

    def figure_problems(self, page: Page) -> Iterator[str]:
        """Figures under a name on a map that are not those of a unit of this name."""
        name: list[str] = []
        for line in page.lines:
            text = plain(line.text)
            if not _FIGURE_LINE.fullmatch(text):
                name = [*name[-2:], text] if name and not name[-1].endswith(_ENDS_NAME) else [text]
                continue
            known = self._facts.by_map_name
            called = [plain(" ".join(name[at:]).replace(_PART, "")) for at in range(len(name))]
            found = next((known[one] for one in called if one in known), None)
            if found is not None and text not in found:
                yield f"{page.where}: dưới tên {called[-1]} ghi “{text}”, không đúng với hồ sơ."

    def _begins_like_a_name(self, text: str) -> bool:
        """Whether a few words begin as some name does."""
        words = text.split()
        few = len(words) <= _FEW_WORDS and all(word.isalpha() for word in words)
        return few and self._texts.names.has_first_word(words[0]) if words else False

    def is_name(self, text: str) -> bool:
        """Whether it is a name, several, or a piece of one that was cut into lines."""
        return not self._texts.names.without(text).replace(NAMED, "").strip(" ,.-") or (
            self._texts.names.has_piece(text)
        )

    def _expected(self, stem: str) -> Iterator[tuple[Subject, ExpectedTable]]:
        facts, known = self._facts, self._facts.known
        if stem == "tom-tat-don-vi":
            yield from ((facts.new[one.unit.code], members(one)) for one in known.formed)
        else:
            for old in changed_units(facts):
                takers = rest_first(known, old.code)
                yield facts.old[old.code], before_and_after(old, takers)

    def _without_unit(self, pages: list[Page]) -> Iterator[str]:
        """A page of no unit: only a plan without new units has one."""
        if self._facts.known.formed or len(pages) > 1:
            yield f"{pages[0].where}: không phải trang của đơn vị nào, hoặc thừa."

    def _pages_of_unit(
        self, pages: list[Page], subject: Subject, table: ExpectedTable
    ) -> Iterator[str]:
        missing, extra = self._differences(pages, table)
        extra = [text for text in extra if text not in self._texts.names.short_figures]
        if missing or extra:
            told = f"thừa {', '.join(extra) or '-'}, thiếu {', '.join(missing) or '-'}"
            yield f"{pages[0].where} ({table.what}): các số trong bảng {told}."
        text = " ".join(page.text for page in pages)
        for sentence in subject.findings:
            if plain(sentence) not in plain(text):
                yield f"{pages[0].where} ({subject.name}): không có câu “{sentence}”."
        yield from _chip_problems(pages[0], subject)
        for page in pages:
            yield from paper_problems(page)
            yield from scale_problems(page, ())
            yield from self.label_problems(page, scale_bars(page))
            yield from self.figure_problems(page)
            yield from self._text_problems(page, subject)

    def _differences(self, pages: list[Page], table: ExpectedTable) -> tuple[list[str], list[str]]:
        return _table_differences(pages, table, self._codes)

    def _text_problems(self, page: Page, subject: Subject) -> Iterator[str]:
        apart = scale_bars(page)
        names = [one.unit.full_name for one in self._facts.known.formed]
        told = [
            line.text
            for at, line in enumerate(page.lines)
            if at not in apart
            and not FIGURE.fullmatch(line.text)
            and not line.text.startswith("Tỷ lệ 1:")
            and line.text not in self._codes
        ]
        number = next((found for text in told if (found := _COUNT.fullmatch(text))), None)
        places = [f"{n}/{len(names)}" for n, name in enumerate(names, 1) if name == subject.name]
        if number and f"{number[1]}/{number[2]}" not in places:
            yield f"{page.where}: ghi “{number[0]}”, theo hồ sơ là {' '.join(places)}."
        for text in " ".join(told).split("•"):
            yield from self._texts.problems(page.where, text, subject, self._facts.counts)


def _by_unit(pages: Iterable[Page], names: set[str]) -> Iterator[list[Page]]:
    """Pages that belong together: the first of each unit carries its name in large letters."""
    held: list[Page] = []
    for page in pages:
        if held and (_title(page) or not names):
            yield held
            held = []
        held.append(page)
    if held:
        yield held


def _title(page: Page) -> str:
    return next((line.text for line in page.lines if line.size_mm > _TITLE_MM), "")


def _table_differences(
    pages: list[Page], table: ExpectedTable, all_codes: set[str]
) -> tuple[list[str], list[str]]:
    """Figures and codes of the table that the pages lack, and those that they have beside it."""
    cells = [plain(cell_text(value)) for row in table.rows for value in row]
    codes = {cell for cell in cells if cell and " " not in cell and any(map(str.isdigit, cell))}
    known = Counter(cell for cell in cells if cell in codes)
    told: Counter[str] = Counter()
    for page in pages:
        apart = scale_bars(page)
        told.update(
            text
            for at, line in enumerate(page.lines)
            if at not in apart
            and (FIGURE.fullmatch(text := plain(line.text)) or text in codes | all_codes)
        )
    return sorted((known - told).elements()), sorted((told - known).elements())


def _chip_problems(page: Page, subject: Subject) -> Iterator[str]:
    told = [line.text for line in page.lines if line.text in _LABELS]
    if subject.verdict and told != [subject.verdict.upper()]:
        yield f"{page.where}: ghi “{' '.join(told)}”, kiểm tra lại là “{subject.verdict}”."
