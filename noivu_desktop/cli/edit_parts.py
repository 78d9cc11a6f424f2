"""The words of ``edit`` that divide units: give, cut along a line, move hamlets, take back."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from noivu_desktop.errors import NoivuError

if TYPE_CHECKING:
    import shapely

    from noivu_desktop.project.project import Project

Arguments = dict[str, Any]

FORMS = (
    "give:X,Y=km²/người[/hộ] (một phần X nhập vào Y)  cut:X,Y=TỆP (như trên, theo đường hoặc vùng"
    " vẽ dạng WKT)  hamlets:T,T=Y (chuyển các thôn T sang Y)"
    "  part:X,Y=km²/người[/hộ]  take-back:X,Y  "
)
_FIGURES = ("area_km2", "population", "households")
_CUT = "cut"
_HAMLETS = "hamlets"


def give(codes: list[str], text: str | None) -> tuple[str, Arguments] | None:
    """A part of the first unit with its figures, to the second."""
    figures = _figures(text)
    if len(codes) != 2 or not figures:
        return None
    return "give_part", {"code": codes[0], "to": codes[1], **figures}


def part(codes: list[str], text: str | None) -> tuple[str, Arguments] | None:
    """Official figures for a part; for what a divided unit keeps both codes are its own."""
    figures = _figures(text)
    if len(codes) not in (1, 2) or not figures:
        return None
    return "set_part", {"code": codes[0], "to": codes[-1], "figures": figures}


def take_back(codes: list[str], text: str | None) -> tuple[str, Arguments] | None:
    """The part that the first unit gave to the second is its own again."""
    if len(codes) != 2 or text is not None:
        return None
    return "take_back", {"code": codes[0], "to": codes[1]}


def cut(codes: list[str], text: str | None) -> tuple[str, Arguments] | None:
    """The part of the first unit on the second's side of a drawn line, figures estimated."""
    return (_CUT, {"code": codes[0], "to": codes[1], "file": text}) if len(codes) == 2 else None


def hamlets(codes: list[str], text: str | None) -> tuple[str, Arguments] | None:
    """Hamlets of one or several units, with their figures, to another unit."""
    return (_HAMLETS, {"hamlets": codes, "to": text}) if text else None


def drawn(kind: str, values: Arguments, project: "Project", plan: str) -> tuple[str, Arguments]:
    """The step itself; a cut becomes the part that it cuts off the unit as it is now."""
    if kind == _HAMLETS:
        from noivu_desktop.project.levels import moving_hamlets

        return moving_hamlets(project, values["hamlets"], values["to"], plan)
    if kind != _CUT:
        return kind, values
    from noivu_desktop.plan.parts import estimated_part
    from noivu_desktop.project.part_json import part_arguments

    coverage, code, to = project.coverage, values["code"], values["to"]
    shape = _side(project, code, to, _read(values["file"]))
    given = estimated_part(project.plan(plan), coverage, code, to, shape)
    return "give_part", {"code": code, **part_arguments(given)}


def _figures(text: str | None) -> Arguments:
    """Area, people and households by name; those left empty are not told."""
    told = [one.strip() for one in (text or "").split("/")]
    if len(told) > len(_FIGURES):
        return {}
    return {name: value for name, value in zip(_FIGURES, told, strict=False) if value}


def _read(path: str | None) -> "shapely.Geometry":
    import shapely

    try:
        return shapely.from_wkt(Path(path or "").read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, shapely.errors.ShapelyError):
        raise NoivuError(
            f"Không đọc được hình vẽ trong {path}; cần tệp văn bản WKT (LINESTRING hoặc POLYGON)"
            " theo hệ tọa độ của hồ sơ."
        ) from None


def _side(project: "Project", code: str, to: str, shape: "shapely.Geometry") -> "shapely.Geometry":
    """The drawn area, or of the pieces that a drawn line makes the one along the unit ``to``."""
    import shapely

    from noivu_desktop.plan.parts import pieces

    if not isinstance(shape, shapely.LineString):
        return shape
    geometries = project.coverage.geometries
    own, taker = (geometries[row] for row in project.coverage.rows([code, to]))
    found = pieces(own, shape)
    if len(found) < 2:
        name = project.coverage.unit(code).full_name
        raise NoivuError(f"Đường vẽ chưa cắt ngang {name} từ ranh giới này sang ranh giới kia.")
    return max(found, key=lambda one: shapely.intersection(one.boundary, taker.boundary).length)
