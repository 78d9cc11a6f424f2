"""Conditions on units as a person types them: ``dan_so < 2500 and dt_km2 < 25``.

A condition is compared with exact figures. What is not known is neither true nor false: a unit
is found only where the condition is certainly true.
"""

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from noivu_desktop.errors import NoivuError
from noivu_desktop.rules.condition_fields import Fact, column_named
from noivu_desktop.vietnamese import fold

Test = Callable[[Fact], bool | None]

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d[\d.,]*\d|\d)(?P<percent>\s*%)?"
    r"|(?P<text>\"[^\"]*\"|“[^”]*”|'[^']*')"
    r"|(?P<word>[^\W\d]\w*)"
    r"|(?P<sign><=|>=|!=|<>|==|[=<>~(),]))"
)
_NUMBER = re.compile(r"\d+([.,]\d+)?")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}([.,]\d{3})+")
_WORDS = {"and": "and", "va": "and", "or": "or", "hoac": "or", "not": "not", "khong": "not"}
_TRUE, _FALSE = frozenset({"co", "true", "dung"}), frozenset({"khong", "false", "sai"})
_UNKNOWN = frozenset({"trong", "null", "none"})
_ORDERS: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_SAME = {"=": True, "==": True, "!=": False, "<>": False}


class ConditionError(NoivuError):
    """A condition that cannot be read; ``position`` counts characters from 1."""

    def __init__(self, position: int, what: str) -> None:
        super().__init__(f"Vị trí {position}: {what}")
        self.position = position


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    position: int


def read_condition(text: str) -> Callable[[Fact], bool]:
    """Whether a unit meets the condition; raises ConditionError with the place of the mistake."""
    reader = _Reader(_tokens(text), len(text) + 1)
    test = reader.either()
    if reader.next is not None:
        raise ConditionError(
            reader.next.position, f"không hiểu “{reader.next.text}”; cần “and” hoặc “or” ở đây."
        )
    return lambda fact: test(fact) is True


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    at = 0
    end = len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            place = at + len(text[at:]) - len(text[at:].lstrip())
            raise ConditionError(place + 1, f"không hiểu ký tự “{text[place]}”.")
        kind = str(match.lastgroup if match.lastgroup != "percent" else "number")
        start = match.start(kind)
        token = match[kind] + ("%" if match["percent"] else "")
        found.append(_Token(kind, token, start + 1))
        at = match.end()
    return found


class _Reader:
    """Reads tokens from left to right; ``or`` binds least, then ``and``, then ``not``."""

    def __init__(self, tokens: list[_Token], end: int) -> None:
        self._tokens = tokens
        self._end = end
        self._at = 0

    @property
    def next(self) -> _Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def either(self) -> Test:
        tests = [self._both()]
        while self._takes("or"):
            tests.append(self._both())
        return tests[0] if len(tests) == 1 else lambda fact: _any(one(fact) for one in tests)

    def _both(self) -> Test:
        tests = [self._denied()]
        while self._takes("and"):
            tests.append(self._denied())
        return tests[0] if len(tests) == 1 else lambda fact: _all(one(fact) for one in tests)

    def _denied(self) -> Test:
        if self._takes("not"):
            test = self._denied()
            return lambda fact: None if (found := test(fact)) is None else not found
        if self._is_sign("("):
            self._at += 1
            test = self.either()
            self._expect(")", "thiếu dấu đóng ngoặc “)”.")
            return test
        return self._comparison()

    def _comparison(self) -> Test:
        token = self._take("thiếu tên cột, ví dụ dan_so.")
        column = column_named(token.text) if token.kind == "word" else None
        if token.kind != "word":
            raise ConditionError(token.position, f"cần tên một cột, không phải “{token.text}”.")
        if column is None:
            raise ConditionError(
                token.position, f"không có cột “{token.text}”; xem danh sách cột bên dưới."
            )
        sign = self.next
        if sign is None or sign.kind != "sign" or sign.text in "(),":
            if column.is_fact:
                return column.value
            place = sign.position if sign else self._end
            raise ConditionError(place, f"cần phép so sánh (=, <, > …) sau “{token.text}”.")
        self._at += 1
        return self._compared(column.value, sign)

    def _compared(self, value: Callable[[Fact], Any], sign: _Token) -> Test:
        operand = self._take(f"thiếu giá trị sau “{sign.text}”.")
        if operand.kind == "sign":
            raise ConditionError(operand.position, f"cần một giá trị, không phải “{operand.text}”.")
        wanted = _operand(operand)
        if sign.text in _SAME:
            return _equality(value, wanted, same=_SAME[sign.text])
        if sign.text == "~":
            inside = fold(operand.text.strip("\"'“”"))
            return lambda fact: None if (v := value(fact)) is None else inside in fold(str(v))
        if not isinstance(wanted, Fraction):
            raise ConditionError(operand.position, f"“{sign.text}” chỉ so sánh được với số.")
        order = _ORDERS[sign.text]
        return lambda fact: None if (v := _as_number(value(fact))) is None else order(v, wanted)

    def _takes(self, word: str) -> bool:
        token = self.next
        if token is None or token.kind != "word" or _WORDS.get(fold(token.text)) != word:
            return False
        self._at += 1
        return True

    def _is_sign(self, sign: str) -> bool:
        return self.next is not None and (self.next.kind, self.next.text) == ("sign", sign)

    def _expect(self, sign: str, otherwise: str) -> None:
        if not self._is_sign(sign):
            raise ConditionError(self.next.position if self.next else self._end, otherwise)
        self._at += 1

    def _take(self, otherwise: str) -> _Token:
        token = self.next
        if token is None:
            raise ConditionError(self._end, otherwise)
        self._at += 1
        return token


def _operand(token: _Token) -> Any:
    """What to compare with: a number, a text, True or False; None: not known."""
    if token.kind == "number":
        return _number(token)
    if token.kind == "text":
        return token.text[1:-1]
    word = fold(token.text)
    if word in _UNKNOWN:
        return None
    return True if word in _TRUE else False if word in _FALSE else token.text


def _number(token: _Token) -> Fraction:
    digits = token.text.rstrip("%").strip()
    if _THOUSANDS.fullmatch(digits):
        plain = re.sub(r"[.,]", "", digits)
        raise ConditionError(
            token.position, f"“{digits}” có thể hiểu hai cách; hãy viết {plain} không có dấu."
        )
    if not _NUMBER.fullmatch(digits):
        raise ConditionError(token.position, f"“{digits}” không phải là một số.")
    value = Fraction(digits.replace(",", "."))
    return value / 100 if token.text.endswith("%") else value


def _equality(value: Callable[[Fact], Any], wanted: Any, *, same: bool) -> Test:
    def test(fact: Fact) -> bool | None:
        found = value(fact)
        if wanted is None:
            return (found is None) == same
        if found is None:
            return None
        if isinstance(found, bool) or isinstance(wanted, bool):
            return bool(found == wanted) == same
        if isinstance(wanted, Fraction) and (amount := _as_number(found)) is not None:
            return (amount == wanted) == same
        return (fold(str(found)) == fold(str(wanted))) == same

    return test


def _as_number(value: Any) -> Fraction | None:
    if isinstance(value, int | Decimal | Fraction):
        return Fraction(value)
    if isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
        return Fraction(value.strip().replace(",", "."))
    return None


def _any(found: Any) -> bool | None:
    listed = list(found)
    return True if True in listed else None if None in listed else False


def _all(found: Any) -> bool | None:
    listed = list(found)
    return False if False in listed else None if None in listed else True
