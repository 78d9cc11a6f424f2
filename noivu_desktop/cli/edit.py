"""``edit``: steps on a plan, as a user would do them in the window."""

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from noivu_desktop.cli import edit_law, edit_parts
from noivu_desktop.cli.command import (
    LEVELS,
    Command,
    add_level,
    add_plan,
    add_project,
    project_at,
    say,
)
from noivu_desktop.errors import NoivuError
from noivu_desktop.units.unit import Level

if TYPE_CHECKING:
    from noivu_desktop.project.project import Project
    from noivu_desktop.project.project_file import ProjectFile

Arguments = dict[str, Any]

FORMS = (
    (
        "merge:A,B[=Tên mới]  split:X  takeout:X  move:X,Y  lock:A,B  apart:A,B  alone:X  "
        "unlock:A,B  rename:X=Tên  seat:X  link:A,B=cầu, phà…  unlink:A,B  rule-set:MÃ  "
        "undo  redo  "
    )
    + edit_parts.FORMS
    + edit_law.FORMS
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The project, the plan and the steps in their order."""
    add_project(parser)
    add_plan(parser, required=True)
    add_level(parser)
    parser.add_argument("--new", action="store_true", help="tạo phương án nếu chưa có")
    parser.add_argument(
        "--by",
        metavar="TÊN",
        help="người quyết định, ghi cùng các bước exempt, waive, consult và trong lịch sử",
    )
    parser.add_argument("steps", nargs="+", metavar="BƯỚC", help=FORMS.replace("%", "%%"))


def run(arguments: argparse.Namespace) -> int:
    """Do the steps in order; all words are checked before the first one is done."""
    from noivu_desktop.project.project_file import open_project_file

    parsed = [parse_step(text) for text in arguments.steps]
    level, plan = LEVELS.get(arguments.level), arguments.plan
    with open_project_file(arguments.project) as opened:
        project = project_at(arguments, opened.project)
        if arguments.new and plan not in {one.name for one in project.plans}:
            opened.do("new_plan", level, name=plan)
        project_at(arguments, opened.project).plan(plan)
        for word, told in parsed:
            project = project_at(arguments, opened.project)
            kind, values = edit_parts.drawn(word, told, project, plan)
            values = _complete(kind, values, project, plan)
            if arguments.by:
                values["author"] = arguments.by
            say(_done(opened, level, kind, values))
    return 0


def parse_step(text: str) -> tuple[str, Arguments]:
    """A word of the command line as the kind of a step and its arguments."""
    verb, _, rest = text.partition(":")
    if verb in ("undo", "redo") and not rest:
        return verb, {}
    target, equals, name = rest.partition("=")
    codes = [code.strip() for code in target.split(",") if code.strip()]
    form = _FORMS.get(verb)
    values = form(codes, name.strip() if equals else None) if form and codes else None
    if values is None:
        raise NoivuError(f"Không hiểu bước “{text}”; các bước là: {FORMS}.")
    return values


def _complete(kind: str, values: Arguments, project: "Project", plan: str) -> Arguments:
    """The arguments with the plan that the step is about, if it is about one."""
    from noivu_desktop.project.step_kinds import KINDS

    known = KINDS.get(kind)
    values = edit_law.with_members(kind, values, project, plan)
    values = edit_law.with_dates(kind, values, project)
    return {"plan": plan, **values} if known and "plan" in known.arguments else values


def _done(opened: "ProjectFile", level: Level | None, kind: str, values: Arguments) -> str:
    if kind == "undo":
        label: str = opened.undo_label
        if not opened.can_undo:
            raise NoivuError("Không còn bước nào để hoàn tác.")
        opened.undo()
        return label
    if kind == "redo":
        label = opened.redo_label
        if not opened.can_redo:
            raise NoivuError("Không còn bước nào để làm lại.")
        opened.redo()
        return label
    before = opened.project
    if opened.do(kind, level, **values) is before:
        return "Không có gì thay đổi."
    return opened.steps[-1].step.label


def _merge(codes: list[str], name: str | None) -> tuple[str, Arguments] | None:
    return "merge", {"codes": codes, **({"name": name} if name else {})}


def _on_one(kind: str) -> Callable[[list[str], str | None], tuple[str, Arguments] | None]:
    def form(codes: list[str], name: str | None) -> tuple[str, Arguments] | None:
        return (kind, {"code": codes[0]}) if len(codes) == 1 and name is None else None

    return form


def _move(codes: list[str], name: str | None) -> tuple[str, Arguments] | None:
    return ("move", {"code": codes[0], "to": codes[1]}) if len(codes) == 2 and not name else None


def _rename(codes: list[str], name: str | None) -> tuple[str, Arguments] | None:
    return ("rename", {"code": codes[0], "name": name}) if len(codes) == 1 and name else None


def _rule_set(codes: list[str], name: str | None) -> tuple[str, Arguments] | None:
    return ("set_rule_set", {"id": codes[0]}) if len(codes) == 1 and name is None else None


def _link(codes: list[str], name: str | None) -> tuple[str, Arguments] | None:
    ends = {"first": codes[0], "second": codes[-1], "ground": name}
    return ("add_link", ends) if len(codes) == 2 and name else None


def _unlink(codes: list[str], name: str | None) -> tuple[str, Arguments] | None:
    ends = {"first": codes[0], "second": codes[-1]}
    return ("remove_link", ends) if len(codes) == 2 and name is None else None


def _lock(step: str, lock: str) -> Callable[[list[str], str | None], tuple[str, Arguments] | None]:
    def form(codes: list[str], name: str | None) -> tuple[str, Arguments] | None:
        return (step, {"kind": lock, "codes": codes}) if name is None else None

    return form


_FORMS: dict[str, Callable[[list[str], str | None], tuple[str, Arguments] | None]] = {
    "merge": _merge,
    "split": _on_one("split"),
    "takeout": _on_one("take_out"),
    "seat": _on_one("set_seat"),
    "move": _move,
    "rename": _rename,
    "lock": _lock("lock", "together"),
    "apart": _lock("lock", "apart"),
    "alone": _lock("lock", "alone"),
    "unlock": _lock("unlock", "together"),
    "link": _link,
    "unlink": _unlink,
    "rule-set": _rule_set,
    "give": edit_parts.give,
    "cut": edit_parts.cut,
    "hamlets": edit_parts.hamlets,
    "part": edit_parts.part,
    "take-back": edit_parts.take_back,
    "exempt": edit_law.exempt,
    "unexempt": edit_law.unexempt,
    "waive": edit_law.waive,
    "unwaive": edit_law.unwaive,
    "consult": edit_law.consult,
    "unconsult": edit_law.unconsult,
    "set": edit_law.set_values,
    "codes-as-of": edit_law.codes_as_of,
    "effective": edit_law.effective,
}


COMMAND = Command("edit", "sửa một phương án theo từng bước", add_arguments, run)
