"""What the arguments of a step must be. A project file may come from anywhere, so all is checked.

Each parser takes what a caller or a file gave and returns it as JSON in canonical form, or
raises PlanError or CoverageError with a sentence.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import Enum
from typing import Any

from noivu_desktop.errors import PlanError
from noivu_desktop.plan.plan import LockKind
from noivu_desktop.project.unit_values import canonical_values
from noivu_desktop.rules.exemption import Ground
from noivu_desktop.rules.rule_set import ConsultationBasis
from noivu_desktop.units.unit import UnitKind
from noivu_desktop.vietnamese import nfc

Parser = Callable[[object], Any]

_LONGEST_TEXT = 10_000


def checked_arguments(
    kind: str, given: Mapping[str, object], wanted: Mapping[str, Parser]
) -> dict[str, Any]:
    """All arguments that ``kind`` wants, in canonical form; raises PlanError for any other."""
    unknown = sorted(set(given) - set(wanted))
    if unknown:
        raise PlanError(f"Thao tác “{kind}” không nhận “{unknown[0]}”.")
    return {name: _checked(kind, name, given.get(name), parse) for name, parse in wanted.items()}


def _checked(kind: str, name: str, value: object, parse: Parser) -> Any:
    try:
        return parse(value)
    except (TypeError, ValueError):
        raise PlanError(f"Thao tác “{kind}” thiếu hoặc có sai nội dung ở “{name}”.") from None


def code(value: object) -> str:
    """The code of a unit."""
    if not isinstance(value, str) or not value or len(value) > _LONGEST_TEXT:
        raise TypeError
    return value


def codes(value: object) -> list[str]:
    """Codes without repetition, in their order."""
    return list(dict.fromkeys(code(one) for one in _listed(value)))


def sorted_codes(value: object) -> list[str]:
    """Codes of a set of units, sorted."""
    return sorted(codes(value))


def groups(value: object) -> list[list[str]]:
    """Groups of two or more codes."""
    return [group for group in (sorted_codes(one) for one in _listed(value)) if len(group) > 1]


def text(value: object) -> str:
    """A text that may be empty."""
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > _LONGEST_TEXT:
        raise TypeError
    return nfc(value)


def name(value: object) -> str:
    """A text that may not be empty."""
    found = text(value)
    if not found:
        raise ValueError
    return found


def optional(parse: Parser) -> Parser:
    """What ``parse`` takes, or nothing."""
    return lambda value: None if value is None else parse(value)


def lock_kind(value: object) -> str:
    """``together``, ``apart`` or ``alone``."""
    return str(_word(LockKind, value))


def unit_kind(value: object) -> str:
    """The word for a kind of unit."""
    return str(_word(UnitKind, value))


def ground(value: object) -> str:
    """The ground of an exemption, given by its words or by its identifier."""
    if isinstance(value, str) and value in Ground.__members__:
        return Ground[value].value
    return str(_word(Ground, value))


def basis(value: object) -> str:
    """Who was asked."""
    return str(_word(ConsultationBasis, value))


def count(value: object) -> int | None:
    """How many, or ``None`` where nobody counted yet."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError
    return value


def day(value: object) -> str | None:
    """A day in ISO 8601, or ``None`` where nobody said."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise TypeError
    return date.fromisoformat(value).isoformat()


def unit_values(value: object) -> dict[str, Any]:
    """Figures by field name, at least one."""
    if not isinstance(value, Mapping) or not value:
        raise TypeError
    return canonical_values(value)


def _word(words: type[Enum], value: object) -> Any:
    return value.value if isinstance(value, words) else words(value).value


def _listed(value: object) -> Iterable[object]:
    if isinstance(value, str | Mapping) or not isinstance(value, Iterable):
        raise TypeError
    return value
