"""Is the scale that a page states the one of its grid or bar, and is the page a sheet of paper."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from noivu_desktop.verify.printed_pages import Page, Printed

FIGURE = re.compile(r"-?\d[\d.,]*")
_STATED = re.compile(r"Tỷ lệ 1:([\d.]+)")
_DISTANCE = re.compile(r"([\d.,]+) (km|m)")
_A_SHEETS_MM = ((841, 1189), (594, 841), (420, 594), (297, 420), (210, 297))
_SLACK_MM = 0.6
_SLACK_OF_GRID, _SLACK_OF_BAR = 0.002, 0.005
_ROUND_DIGITS = 3  # a stated scale has so many, and the last of them is 0 or 5
_SAME_PLACE_MM = 0.5
_DIGIT_EM, _MARK_EM = 0.636, 0.318  # of the font of the pages


def paper_problems(page: Page) -> Iterator[str]:
    """A sentence if the page has the size of no sheet of paper."""
    sides = sorted((page.width_mm, page.height_mm))
    if not any(
        all(abs(side - whole) <= _SLACK_MM for side, whole in zip(sides, sheet, strict=True))
        for sheet in _A_SHEETS_MM
    ):
        yield f"{page.where}: khổ {sides[0]:.0f} x {sides[1]:.0f} mm không phải khổ giấy A."


def scale_problems(page: Page, grid: Sequence[Printed]) -> Iterator[str]:
    """A sentence for each stated scale that distances on the page do not have.

    grid: the lines that are coordinates (``grid_lines``)
    """
    for at, line in enumerate(page.lines):
        stated = _STATED.fullmatch(line.text)
        if stated is None:
            continue
        told = float(stated[1].replace(".", ""))
        digits = str(int(told))
        if int(digits.ljust(_ROUND_DIGITS, "0")) % (5 * 10 ** max(len(digits) - _ROUND_DIGITS, 0)):
            yield f"{page.where}: tỷ lệ 1:{stated[1]} không phải số chẵn."
        yield from _differences(page.where, told, _of_grid(grid), _SLACK_OF_GRID, "lưới tọa độ")
        bar = page.lines[at + 1 : at + 4]
        if len(bar) < 3 or not _DISTANCE.fullmatch(bar[2].text) or bar[0].text != "0":
            yield f"{page.where}: không đọc được thước tỷ lệ dưới {line.text}."
            continue
        yield from _bar_problems(page.where, told, bar)


def scale_bars(page: Page) -> set[int]:
    """The places of the lines that label the bars of scales."""
    return {
        at + step
        for at, line in enumerate(page.lines)
        if _STATED.fullmatch(line.text)
        for step in (1, 2, 3)
    }


def grid_lines(page: Page, apart: set[int]) -> dict[int, Printed]:
    """The lines that are coordinates, by their places: each stands on two sides of the frame.

    apart: places of lines that are none
    """
    by_text: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for at, line in enumerate(page.lines):
        if at not in apart and FIGURE.fullmatch(line.text):
            by_text[line.text, line.upright].append(at)
    found: dict[int, Printed] = {}
    for (_, upright), places in by_text.items():
        for first in places:
            for second in places:
                one, other = page.lines[first], page.lines[second]
                gap = abs(one.y - other.y) if upright else abs(one.x - other.x)
                away = abs(one.x - other.x) if upright else abs(one.y - other.y)
                if first != second and gap < _SAME_PLACE_MM < away:
                    found[first] = one
    return found


def _bar_problems(where: str, told: float, bar: Sequence[Printed]) -> Iterator[str]:
    whole = _DISTANCE.fullmatch(bar[2].text)
    if whole is None or not FIGURE.fullmatch(bar[1].text):
        return
    half, full = _value(bar[1].text), _value(whole[1])
    if abs(full - 2 * half) > 1e-9:
        yield f"{where}: thước tỷ lệ ghi {bar[1].text} ở giữa {bar[2].text}."
    metres = half * (1000 if whole[2] == "km" else 1)
    apart = (_middle(bar[1]) - _middle(bar[0])) / 1000
    yield from _differences(where, told, [metres / apart], _SLACK_OF_BAR, "thước tỷ lệ")


def _differences(
    where: str, told: float, measured: Sequence[float], slack: float, what: str
) -> Iterator[str]:
    for one in measured:
        if abs(one / told - 1) > slack:
            yield f"{where}: ghi tỷ lệ 1:{told:.0f}, {what} cho 1:{one:.0f}."


def _of_grid(grid: Sequence[Printed]) -> list[float]:
    """The scale along each side: of labels of the same length, which begin alike."""
    found = []
    for upright in (False, True):
        by_length: dict[int, dict[float, float]] = defaultdict(dict)
        for line in grid:
            if line.upright is upright:
                along = line.y if upright else line.x
                by_length[len(line.text)][_value(line.text)] = along
        for placed in by_length.values():
            low, high = min(placed), max(placed)
            if high > low and placed[high] != placed[low]:
                found.append((high - low) * 1e6 / abs(placed[high] - placed[low]))
    return found


def _middle(line: Printed) -> float:
    em = sum(_DIGIT_EM if letter.isdigit() else _MARK_EM for letter in line.text)
    return line.x + em * line.size_mm / 2


def _value(text: str) -> float:
    return float(text.replace(".", "").replace(",", "."))
