"""What decides which standard a unit has, apart from its figures.

``None`` means "not known". The facts of a unit formed follow from the facts of its members:
what all members share holds for the whole, one border or island member is enough to give the
whole a border or an island, and the rest is not known.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from noivu_desktop.units.measures import any_true, common
from noivu_desktop.units.unit import Region, Unit, UnitKind
from noivu_desktop.vietnamese import nfc

_PARENT_ABBREVIATIONS = {"tp.": "thành phố ", "tx.": "thị xã ", "q.": "quận ", "h.": "huyện "}
_PARENT_KINDS = ("quận ", "thành phố ", "thị xã ", "huyện ", "tỉnh ", "xã ", "phường ", "thị trấn ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that a condition of a rule set can ask for.

    terrain   mountain or highland
    contexts  which of the rule set's beginnings of parent names fit; ``None``: parent not known
    minority  the highest step of the rule set that the share of minorities reaches
    """

    kind: UnitKind
    terrain: bool | None
    land_border: bool | None
    island: bool | None
    coastal_hardship: bool | None
    region: Region | None
    contexts: frozenset[str] | None
    minority: Fraction | None


def is_mountainous(unit: Unit) -> bool | None:
    """Whether the unit is in the mountains or highlands.

    The annex tables have one column for both ("miền núi, vùng cao"), so a plain "no" to the
    first answers for both where nobody spoke of the second.
    """
    if unit.mountain or unit.highland:
        return True
    return unit.mountain


def contexts_of(parent_name: str | None, beginnings: Sequence[str]) -> frozenset[str] | None:
    """The ``beginnings`` that the parent's name has; ``None`` if it does not tell its kind."""
    if parent_name is None:
        return None
    name = nfc(parent_name).lower()
    for short, long in _PARENT_ABBREVIATIONS.items():
        if name.startswith(short):
            name = long + name[len(short) :].strip()
    if not name.startswith(_PARENT_KINDS):
        return None
    return frozenset(one for one in beginnings if name.startswith(one))


def facts_of_merged(
    members: Sequence[Facts], *, kind: UnitKind, minority: Fraction | None
) -> Facts:
    """The facts of a unit of ``kind`` formed by ``members``."""
    return Facts(
        kind=kind,
        terrain=common([one.terrain for one in members]),
        land_border=any_true([one.land_border for one in members]),
        island=any_true([one.island for one in members]),
        coastal_hardship=common([one.coastal_hardship for one in members]),
        region=common([one.region for one in members]),
        contexts=common([one.contexts for one in members]),
        minority=minority,
    )
