"""The rule sets that the program knows: those that come with it, and the user's own.

A file that is not valid never stops the program; it is listed with one sentence on what is
wrong where.
"""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from noivu_desktop.errors import RuleSetError
from noivu_desktop.resource_files import resource, user_folder
from noivu_desktop.rules.rule_set import RuleSet, UnusableRuleSet
from noivu_desktop.rules.schema import (
    HEAD,
    RULE_SET_TABLES,
    STANDARDS_TABLES,
    rule_set_in,
    standards_in,
)
from noivu_desktop.rules.toml_table import TomlTable, read_toml
from noivu_desktop.units.unit import Level

STANDARDS_FOLDER = "standards"


def load_rule_sets() -> tuple[RuleSet, ...]:
    """All usable rule sets: those of the program by level and date, then the user's own."""
    return _all()[0]


def unusable_rule_sets() -> tuple[UnusableRuleSet, ...]:
    """The files that do not hold a valid rule set."""
    return _all()[1]


def rule_set(rule_set_id: str) -> RuleSet:
    """The rule set of this id; raises RuleSetError naming the known ones."""
    for one in load_rule_sets():
        if one.id == rule_set_id:
            return one
    for lost in unusable_rule_sets():
        if lost.id == rule_set_id:
            raise RuleSetError(f"Bộ quy định “{rule_set_id}” không dùng được: {lost.sentence}")
    known = ", ".join(one.id for one in load_rule_sets())
    raise RuleSetError(f"Không có bộ quy định “{rule_set_id}”; các bộ đã biết: {known}.")


def read_rule_set(path: Path) -> RuleSet:
    """The rule set in one file; raises RuleSetError naming file and line."""
    top = read_toml(path)
    top.only((*HEAD, "level", "standards", *STANDARDS_TABLES, *RULE_SET_TABLES))
    return rule_set_in(top, _standards(top))


def own_folder() -> Path:
    """Where the user's own rule sets are kept; it need not exist yet."""
    return user_folder() / "rule_sets"


def forget_loaded() -> None:
    """Read the files again at the next question."""
    _loaded.cache_clear()


def _all() -> tuple[tuple[RuleSet, ...], tuple[UnusableRuleSet, ...]]:
    return _loaded(resource("rule_sets"), own_folder())


@lru_cache(maxsize=4)
def _loaded(shipped: Path, own: Path) -> tuple[tuple[RuleSet, ...], tuple[UnusableRuleSet, ...]]:
    usable: dict[str, RuleSet] = {}
    lost: list[UnusableRuleSet] = []
    for folder in (shipped, own):
        for path in sorted(folder.glob("*.toml")):
            try:
                found = read_rule_set(path)
                _refuse_known_id(found, usable)
            except RuleSetError as error:
                lost.append(UnusableRuleSet(id=path.stem, path=path, sentence=str(error)))
            else:
                usable[found.id] = replace(found, shipped=folder == shipped)
    return tuple(sorted(usable.values(), key=_place)), tuple(lost)


def _place(one: RuleSet) -> tuple[object, ...]:
    """Communes come first, then hamlets, then districts."""
    order = (Level.COMMUNE, Level.HAMLET, Level.DISTRICT, Level.PROVINCE)
    return (not one.shipped, order.index(one.levels[0]), one.in_force_from, one.id)


def _refuse_known_id(found: RuleSet, usable: dict[str, RuleSet]) -> None:
    if found.id in usable and found.path:
        raise RuleSetError(f"{found.path.name}: mã “{found.id}” đã có ở một bộ quy định khác.")


def _standards(top: TomlTable) -> dict[str, Any]:
    """The standards in the file itself, before those of the shared file that it names."""
    own = standards_in(top)
    if not top.has("standards"):
        return own
    name = top.text("standards")
    path = resource(f"rule_sets/{STANDARDS_FOLDER}/{name}.toml")
    if not path.is_file():
        raise top.error("standards", f"không có bộ tiêu chuẩn “{name}”")
    shared = read_toml(path)
    shared.only((*HEAD, "standards", *STANDARDS_TABLES))
    under = _standards(shared)
    return {key: (*own[key], *under[key]) for key in own}
