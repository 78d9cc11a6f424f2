"""Named map styles in files: those of the program and those in the user's folder."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import Enum
from pathlib import Path
from typing import Any

from noivu_desktop.errors import ExportError
from noivu_desktop.export.map_style import COLOUR, Fill, Line, MapStyle
from noivu_desktop.export.paper import Orientation
from noivu_desktop.export.standing import StandingAfter
from noivu_desktop.resource_files import resource, user_folder
from noivu_desktop.rules.screening import Duty

FOLDER = "map_styles"
_COLOUR_CODE = re.compile(r"#[0-9a-fA-F]{6}")
_HATCH = re.compile(r"[/\\\\|+xoO.*-]*")
_LARGEST_TEXT = 2.0
_SMALLEST_TEXT = 0.5
_FILL_KEYS: Mapping[str, Enum] = {
    **{f"before_{duty.name.lower()}": duty for duty in Duty},
    **{f"after_{standing.name.lower()}": standing for standing in StandingAfter},
}
_LINE_KEYS = ("unit", "old", "new", "parent", "outer")
_COLOUR_KEYS = ("grid_ink", "old_name_ink", "neighbour_tint", "mark_ink")


def style_labels() -> dict[str, str]:
    """What each style is called, by its id, the usual one first; also of files that are faulty."""
    labels = {COLOUR.id: COLOUR.label}
    for name, path in _files().items():
        try:
            labels[name] = read_style(path).label
        except ExportError:
            labels[name] = f"{name} (tệp có lỗi)"
    return labels


def map_style(name: str | None) -> MapStyle:
    """The style of this name (default: the usual one), the user's file before the program's.

    Raises ExportError if there is none, or with file and key if its file cannot be used.
    """
    wanted, files = name or COLOUR.id, _files()
    if wanted in files:
        return read_style(files[wanted])
    if wanted != COLOUR.id:
        listed = ", ".join({COLOUR.id: None, **files})
        raise ExportError(f"Không có kiểu bản đồ “{wanted}”; chọn một trong: {listed}.")
    return COLOUR


def _files() -> dict[str, Path]:
    folders = (resource(FOLDER), user_folder() / FOLDER)
    return {path.stem: path for folder in folders for path in sorted(folder.glob("*.toml"))}


def read_style(path: Path) -> MapStyle:
    """The style in a file; what it leaves out is as in the usual style."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ExportError(
            f"Không đọc được tệp kiểu bản đồ {path.name}; hãy kiểm tra tệp có đúng dạng TOML."
        ) from error
    changes: dict[str, Any] = {"id": path.stem, "label": path.stem}
    for key, value in content.items():
        try:
            changes[key] = _value(key, value)
        except (KeyError, TypeError, ValueError) as error:
            raise ExportError(
                f"Tệp kiểu bản đồ {path.name}: giá trị của “{key}” không dùng được; "
                "hãy sửa theo tệp mẫu đi kèm chương trình."
            ) from error
    return replace(COLOUR, **changes)


def _value(key: str, value: Any) -> object:
    if key == "fills":
        named = {_FILL_KEYS[name]: _fill(**one) for name, one in value.items()}
        return {**COLOUR.fills, **named}
    if key in _LINE_KEYS:
        return _line(**value)
    if key in _COLOUR_KEYS:
        return _colour(value)
    readers: Mapping[str, Callable[[Any], object]] = {
        "label": _text,
        "orientation": Orientation,
        "text": _scale,
        "grid": _yes_no,
        "inset": _yes_no,
        "signature": _lines,
    }
    return readers[key](value)


def _fill(face: str, hatch: str = "", ink: str = "#8a8a8a") -> Fill:
    if not _HATCH.fullmatch(hatch):
        raise ValueError(hatch)
    return Fill(_colour(face), hatch or None, _colour(ink))


def _line(colour: str, width: float, dashes: tuple[float, ...] = ()) -> Line:
    lengths = tuple(float(length) for length in dashes)
    if not 0 < float(width) <= 10 or len(lengths) % 2 or any(length <= 0 for length in lengths):
        raise ValueError(width)
    return Line(_colour(colour), float(width), lengths or None)


def _colour(value: str) -> str:
    if not _COLOUR_CODE.fullmatch(value):
        raise ValueError(value)
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _lines(value: list[object]) -> tuple[str, ...]:
    return tuple(_text(line) for line in value)


def _scale(value: float) -> float:
    if not _SMALLEST_TEXT <= float(value) <= _LARGEST_TEXT:
        raise ValueError(value)
    return float(value)


def _yes_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value
