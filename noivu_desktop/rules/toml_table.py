"""One table of a TOML file, read key by key, with the line of whatever is wrong."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from noivu_desktop.errors import RuleSetError

_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?\s*([^\d.,\s].*)?")
_HEADER = re.compile(r"\s*\[(\[?)\s*([\w.-]+)\s*\]")
_KEY = re.compile(r"\s*\"?([\w-]+)\"?\s*=")
_WHERE_IN_TOML_ERROR = re.compile(r"\(at line (\d+)")

Lines = Mapping[tuple[str, int, str], int]
"""The line of each (table, its turn among tables of this name, key); key "": the header."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TomlTable:
    """The keys of one table; every reading names file and line if the value does not do."""

    path: Path
    values: Mapping[str, Any]
    lines: Lines
    name: str = ""
    turn: int = 0

    def error(self, key: str, what: str) -> RuleSetError:
        """The sentence for ``key``: file, line, what is wrong."""
        line = self.lines.get((self.name, self.turn, key))
        if line is None:
            line = self.lines.get((self.name, self.turn, ""), 1)
        return RuleSetError(f"{self.path.name}, dòng {line}: {what}.")

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        return key in self.values

    def only(self, known: Sequence[str]) -> None:
        """Refuse keys that nobody reads."""
        for key in self.values:
            if key not in known:
                raise self.error(key, f"không có khóa “{key}” trong phần này")

    def text(self, key: str) -> str:
        """A text that must be there and say something."""
        value = self._needed(key)
        if not isinstance(value, str) or not value.strip():
            raise self.error(key, f"“{key}” phải là một dòng chữ trong ngoặc kép")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; none if the key is not there."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise self.error(key, f"“{key}” phải là danh sách chữ trong ngoặc vuông")
        return tuple(value)

    def choice(self, key: str, choices: Mapping[str, Any]) -> Any:
        """The value that the text stands for."""
        return self.chosen(key, self.text(key), choices)

    def choices(self, key: str, choices: Mapping[str, Any]) -> tuple[Any, ...]:
        """The values that a list of texts stands for."""
        return tuple(self.chosen(key, one, choices) for one in self.texts(key))

    def chosen(self, key: str, text: str, choices: Mapping[str, Any]) -> Any:
        """What ``text`` stands for."""
        if text not in choices:
            known = ", ".join(f"“{one}”" for one in choices)
            raise self.error(key, f"“{text}” không dùng được cho “{key}”; chỉ nhận {known}")
        return choices[text]

    def yes_no(self, key: str) -> bool | None:
        """True or false; ``None`` if the key is not there."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, bool):
            raise self.error(key, f"“{key}” chỉ nhận true hoặc false")
        return value

    def iso_date(self, key: str) -> str | None:
        """A date as ISO 8601; ``None`` if the key is not there."""
        value = self.values.get(key)
        if value is None:
            return None
        if type(value) is not date:
            raise self.error(key, f"“{key}” phải là ngày dạng 2019-03-12, không có ngoặc kép")
        return value.isoformat()

    def share(self, key: str) -> Fraction:
        """A share written as "50 %"."""
        return Fraction(self._number(key, ("%",))) / 100

    def figure(self, key: str, units: tuple[str, ...]) -> Decimal:
        """A number followed by one of ``units``: "5.000 người", "5,5 km²"."""
        return self._number(key, units)

    def _number(self, key: str, units: tuple[str, ...]) -> Decimal:
        text = self.text(key)
        found = _NUMBER.fullmatch(text.strip())
        if not found:
            raise self.error(key, f"“{text}” không phải là số kiểu 1.234,5 kèm đơn vị")
        whole, decimals, unit = found.groups()
        if unit not in units:
            raise self.error(
                key, f"“{key}” phải ghi bằng {units[0]} nhưng lại ghi “{text}”: sai đơn vị"
            )
        return Decimal(whole.replace(".", "") + "." + (decimals or "0"))

    def _needed(self, key: str) -> Any:
        if key not in self.values:
            raise self.error("", f"thiếu khóa “{key}”")
        return self.values[key]

    def tables(self, name: str) -> Iterator["TomlTable"]:
        """The tables under [[name]]."""
        listed = self.values.get(name, [])
        if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
            raise self.error(name, f"“{name}” phải viết thành các phần [[{name}]]")
        for turn, values in enumerate(listed):
            yield TomlTable(path=self.path, values=values, lines=self.lines, name=name, turn=turn)

    def table(self, name: str) -> "TomlTable | None":
        """The table [name], if it is there."""
        values = self.values.get(name)
        if values is None:
            return None
        if not isinstance(values, dict):
            raise self.error(name, f"“{name}” phải viết thành một phần [{name}]")
        return TomlTable(path=self.path, values=values, lines=self.lines, name=name)


def read_toml(path: Path) -> TomlTable:
    """The top table of a file; raises RuleSetError naming the line of a slip in the TOML."""
    try:
        text = path.read_text("utf-8-sig")
        return TomlTable(path=path, values=tomllib.loads(text), lines=_lines(text))
    except OSError as error:
        raise RuleSetError(f"{path.name}: không đọc được tệp này.") from error
    except UnicodeDecodeError as error:
        raise RuleSetError(f"{path.name}: tệp phải lưu bằng mã UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        found = _WHERE_IN_TOML_ERROR.search(str(error))
        line = found.group(1) if found else str(len(text.splitlines()))
        raise RuleSetError(f"{path.name}, dòng {line}: viết sai cú pháp TOML.") from error


def _lines(text: str) -> Lines:
    lines: dict[tuple[str, int, str], int] = {}
    turns: dict[str, int] = {}
    name, turn = "", 0
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            name = header.group(2)
            turns[name] = turns.get(name, -1) + 1
            turn = turns[name] if header.group(1) else 0
            lines.setdefault((name, turn, ""), number)
            lines.setdefault(("", 0, name), number)
        elif key := _KEY.match(line):
            lines.setdefault((name, turn, key.group(1)), number)
    return lines
