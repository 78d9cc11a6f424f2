"""Do the codes of a table mean the units of the project, or units of another year."""

from collections.abc import Iterable, Mapping
from datetime import date

from noivu_desktop.project.project import Project
from noivu_desktop.units.code_validity import CodeBook, CodeVintage, Pair
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.unit import without_kind
from noivu_desktop.vietnamese import fold


def vintage_words(vintage: CodeVintage | None) -> str:
    """Which list the codes are of, in words; empty where the lists know none of them."""
    if vintage is None:
        return ""
    doubt = "" if vintage.certain else ", chưa phân biệt được với danh mục năm khác"
    agreeing = f"{vintage.agreeing}/{vintage.told} mã đã biết khớp tên"
    return f"Mã theo {vintage.label} ({agreeing}{doubt})."


def vintage_of(project: Project, book: CodeBook) -> CodeVintage | None:
    """The list of codes that the units of the project carry, as their names tell."""
    return book.vintage(pairs_of(project.coverage))


def pairs_of(coverage: Coverage) -> list[Pair]:
    """Code and name of each unit."""
    return [(unit.code, unit.full_name) for unit in coverage.units]


def other_list(project: Project, book: CodeBook, theirs: CodeVintage | None) -> str:
    """A sentence if a table is of another list than the project; empty if not, or not known."""
    ours = _day_of(project, book)
    if theirs is None or not theirs.certain or ours is None or not book.days:
        return ""
    if _stretch(book, ours) == _stretch(book, theirs.as_of):
        return ""
    return (
        f"Bảng dùng {theirs.label}, hồ sơ dùng danh mục mã năm {ours.year}; hãy đối chiếu các mã"
        " đã bỏ, đổi tên hoặc cấp lại."
    )


def other_unit(
    coverage: Coverage, book: CodeBook, by_name: Mapping[str, Iterable[str]], code: str, name: str
) -> str:
    """What is wrong if ``name`` is not the unit ``code`` of the project but one that is known.

    Empty for the unit itself, and for a name that only is spelt in another way.
    """
    unit = coverage.unit(code)
    bare = fold(without_kind(name, unit.kind))
    if bare in (fold(unit.short_name), fold(unit.full_name)):
        return ""
    meanings = book.meanings_called(code, name)
    elsewhere = [one for one in by_name.get(fold(name), ()) if one != code]
    if not meanings and not elsewhere:
        return ""
    when = f" ({meanings[-1].when})" if meanings else f" (trong hồ sơ mang mã {elsewhere[0]})"
    return f"mã {code} trong bảng là {name}{when}, trong hồ sơ là {unit.full_name}; hãy sửa mã"


def _day_of(project: Project, book: CodeBook) -> date | None:
    if project.codes_as_of is not None:
        return date.fromisoformat(project.codes_as_of)
    vintage = vintage_of(project, book)
    return vintage.as_of if vintage is not None and vintage.certain else None


def _stretch(book: CodeBook, day: date) -> int:
    """The stretch of time between two changes of codes that ``day`` is in."""
    return sum(one <= day for one in book.days[1:])
