"""The user's own rule sets: made from others, written as files, shared as files.

A file is read back before it takes its place, so what is saved can always be used.
"""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields, replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from noivu_desktop.errors import RuleSetError
from noivu_desktop.rules.finding import Clause
from noivu_desktop.rules.loading import forget_loaded, load_rule_sets, own_folder, read_rule_set
from noivu_desktop.rules.rule_set import Condition, Quantity, RuleSet
from noivu_desktop.vietnamese import file_name

_UNITS = {Quantity.AREA: "km²", Quantity.POPULATION: "người", Quantity.HOUSEHOLDS: "hộ"}
_CLAUSES = ("three_units", "waiver", "exemption", "same_parent", "contiguity")

Line = tuple[str, object]


def copied(rule_set: RuleSet, *, title: str) -> RuleSet:
    """A rule set of the user's own with the same content under a new id; not saved yet."""
    wanted = file_name(title)
    taken = {one.id for one in load_rule_sets()}
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    new_id = wanted if wanted not in taken else next(one for one in numbered if one not in taken)
    return replace(rule_set, id=new_id, title=title, shipped=False, path=None)


def save_rule_set(rule_set: RuleSet) -> RuleSet:
    """The rule set as it is kept in the user's folder; a file of the same id is replaced.

    Raises RuleSetError if the id is that of a shipped set or the folder cannot be written.
    """
    if any(one.id == rule_set.id and one.shipped for one in load_rule_sets()):
        raise RuleSetError(
            f"Bộ quy định “{rule_set.id}” đi kèm chương trình nên không sửa được; hãy sao chép."
        )
    return _put(rule_set_text(rule_set), own_folder() / f"{file_name(rule_set.id)}.toml")


def add_rule_set_file(path: Path) -> RuleSet:
    """A file that somebody shared, checked and copied into the user's folder."""
    return save_rule_set(replace(read_rule_set(path), shipped=False))


def delete_rule_set(rule_set: RuleSet) -> None:
    """Remove a file of the user's own."""
    if rule_set.shipped or rule_set.path is None:
        raise RuleSetError(f"Bộ quy định “{rule_set.id}” đi kèm chương trình nên không xóa được.")
    try:
        rule_set.path.unlink(missing_ok=True)
    except OSError as error:
        raise RuleSetError(f"Không xóa được tệp {rule_set.path.name}.") from error
    forget_loaded()


def rule_set_text(rule_set: RuleSet) -> str:
    """The file of a rule set, complete in itself."""
    blocks = ["\n".join(_head(rule_set)), *_blocks(rule_set)]
    return "\n\n".join(blocks) + "\n"


def _put(text: str, path: Path) -> RuleSet:
    draft = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(text, "utf-8")
        read_rule_set(draft)
        os.replace(draft, path)  # noqa: PTH105  Path.replace is the same call
    except OSError as error:
        raise RuleSetError(f"Không ghi được bộ quy định vào {path}.") from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    forget_loaded()
    return replace(read_rule_set(path), shipped=False)


def _head(rule_set: RuleSet) -> Iterator[str]:
    for key in ("id", "title", "number"):
        yield f"{key} = {_text(getattr(rule_set, key))}"
    for key in ("issued", "in_force_from", "in_force_to"):
        if getattr(rule_set, key):
            yield f"{key} = {getattr(rule_set, key)}"
    yield f"level = {_text(rule_set.levels[0].value)}"
    if rule_set.notes:
        yield "notes = [" + ", ".join(map(_text, rule_set.notes)) + "]"


def _blocks(rule_set: RuleSet) -> Iterator[str]:
    for standard in rule_set.standards:
        figures = [(quantity.value, _figure(quantity, least)) for quantity, least in standard.least]
        yield _block("[[standard]]", [*_condition(standard.when), *figures], standard.clause)
    yield from _reductions(rule_set)
    for trigger in rule_set.triggers:
        below: list[Line] = [(f"{one.value}_below", _share(share)) for one, share in trigger.below]
        of: list[Line] = [("of", "target")] if trigger.of_target else []
        yield _block("[[trigger]]", [*below, *of], trigger.clause)
    for target in rule_set.targets:
        shares = [(one.value, _share(share)) for one, share in target.shares]
        figures = [(one.value, _figure(one, least)) for one, least in target.least]
        yield _block("[[target]]", [*_condition(target.when), *shares, *figures], target.clause)
    for hand in rule_set.by_hand:
        kinds: Line = ("kinds", [kind.value for kind in hand.kinds])
        yield _block("[[by_hand]]", [kinds, ("condition", hand.text)], hand.clause)
    yield from _single_blocks(rule_set)


def _reductions(rule_set: RuleSet) -> Iterator[str]:
    for one in rule_set.reductions:
        lines: list[Line] = [
            ("name", one.name),
            *_condition(one.when),
            ("standard", one.quantity.label),
            ("to", _share(one.to)),
        ]
        if one.minority_from is not None:
            lines.append(("minority_from", _share(one.minority_from)))
        if one.each_further is not None:
            lines += [("each_further", _share(one.each_further)), ("less", _share(one.less))]
            lines.append(("floor", _share(one.floor)))
        yield _block("[[reduction]]", lines, one.clause)


def _single_blocks(rule_set: RuleSet) -> Iterator[str]:
    if rule_set.encouraged:
        below = rule_set.encouraged.below
        lines: list[Line] = [] if below is None else [("below", _share(below))]
        yield _block("[encouraged]", lines, rule_set.encouraged.clause)
    for name in _CLAUSES:
        if clause := getattr(rule_set, name):
            yield _block(f"[{name}]", [], clause)
    if kinds := rule_set.merged_kinds:
        becomes = ", ".join(
            f"{_text(old.value)} = {_text(new.value)}" for old, new in kinds.becomes
        )
        order: Line = ("order", [kind.value for kind in kinds.order])
        head = f"[merged_kind]\nbecomes = {{ {becomes} }}" if becomes else "[merged_kind]"
        yield _block(head, [order], kinds.clause)
    if rule_set.names:
        within = "parent" if rule_set.names_in_parent else "province"
        yield _block("[names]", [("within", within)], rule_set.names)
    for one in rule_set.consultations:
        key = "from" if one.reaching_is_enough else "above"
        asked: list[Line] = [("basis", one.basis.value), (key, _share(one.share))]
        yield _block("[[consultation]]", asked, one.clause)


def _block(header: str, lines: list[Line], clause: Clause) -> str:
    cited: list[Line] = [
        ("citation", clause.text),
        ("source", clause.source),
        ("mark", clause.mark.value),
    ]
    texts = [f"{key} = {_value(value)}" for key, value in (*lines, *cited)]
    if clause.in_force_from:
        texts.append(f"in_force_from = {clause.in_force_from}")
    return "\n".join([header, *texts])


def _condition(when: Condition) -> Iterator[Line]:
    for field in fields(when):
        value = getattr(when, field.name)
        if field.name in ("kinds", "regions"):
            value = [one.value for one in value]
        if value is not None and value not in ((), []):
            yield "mountain" if field.name == "terrain" else field.name, value


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_text(str(one)) for one in value) + "]"
    return _text(str(value))


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _figure(quantity: Quantity, least: Decimal) -> str:
    return f"{_plain(least)} {_UNITS[quantity]}"


def _share(share: Fraction) -> str:
    return f"{_plain(Decimal(share.numerator) * 100 / share.denominator)} %"


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}".replace(".", ",")
