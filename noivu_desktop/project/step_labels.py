"""Every kind of step in the words of the menu and of the history: "Nhập Xã A và Xã B"."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from noivu_desktop.plan.plan import LockKind
from noivu_desktop.project.project import Project
from noivu_desktop.project.unit_values import UNIT_FIELDS
from noivu_desktop.rules.loading import rule_set
from noivu_desktop.units.unit import with_kind
from noivu_desktop.vietnamese import area, number, people

Arguments = Mapping[str, Any]

_LONGEST_LIST = 3
_LONGEST_FIGURE = 60


def _names(project: Project, codes: Iterable[str]) -> str:
    """A và B; A, B và C; A, B và 5 đơn vị khác."""
    names = [project.coverage.unit(code).full_name for code in codes]
    if len(names) > _LONGEST_LIST:
        names = [*names[:2], f"{number(len(names) - 2)} đơn vị khác"]
    return " và ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def _name(project: Project, code: str) -> str:
    return project.coverage.unit(code).full_name


def _merged_name(project: Project, plan: str, code: str) -> str:
    """The name of the merged unit of ``code``, or of the unit where it stands alone."""
    merged = project.plan(plan).merged_by_member.get(code)
    head = project.coverage.unit(merged.code if merged else code)
    if merged and merged.name:
        return with_kind(merged.name, merged.kind or head.kind)
    return head.full_name


def _merge(project: Project, a: Arguments) -> str:
    what = f"Nhập {_names(project, a['codes'])}"
    return f"{what} thành “{a['name']}”" if a["name"] else what


def _set_kind(project: Project, a: Arguments) -> str:
    name = _merged_name(project, a["plan"], a["code"])
    if a["kind"] is None:
        return f"Để loại của {name} theo quy định"
    return f"Chọn loại {a['kind']} cho {name}"


def _lock(project: Project, a: Arguments) -> str:
    names = _names(project, a["codes"])
    return {
        LockKind.TOGETHER: f"Khóa {names} cùng nhau",
        LockKind.APART: f"Khóa {names} tách nhau",
        LockKind.ALONE: f"Khóa {names} giữ nguyên",
    }[LockKind(a["kind"])]


def _new_plan(project: Project, a: Arguments) -> str:
    copied = f" từ “{a['copy_of']}”" if a["copy_of"] else ""
    return f"Lập phương án “{a['name']}”{copied}"


def _set_values(project: Project, a: Arguments) -> str:
    return f"Sửa {_fields(a)} của {_name(project, a['code'])}"


def _fields(a: Arguments) -> str:
    return ", ".join(UNIT_FIELDS[field].label for field in a["values"])


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_FIGURE else f"{text[:_LONGEST_FIGURE].rstrip()}…"


def _give_part(project: Project, a: Arguments) -> str:
    told = [area(Decimal(a["area_km2"]))] if a["area_km2"] is not None else []
    told += [people(a["population"])] if a["population"] is not None else []
    guess = "ước tính " if a["estimated"] else ""
    figures = f" ({guess}{', '.join(told)})" if told else ""
    return f"Nhập một phần {_name(project, a['code'])}{figures} vào {_name(project, a['to'])}"


def _set_part(project: Project, a: Arguments) -> str:
    labels = [UNIT_FIELDS[name].label for name in a["figures"] if name in UNIT_FIELDS]
    what, name = ", ".join(labels) or "ghi chú ước tính", _name(project, a["code"])
    if a["to"] == a["code"]:
        return f"Sửa {what} của phần còn lại của {name}"
    return f"Sửa {what} của phần {name} nhập vào {_name(project, a['to'])}"


def _set_dates(project: Project, a: Arguments) -> str:
    told = [
        f"{words} {date.fromisoformat(a[name]):%d/%m/%Y}" if a[name] else f"bỏ {words}"
        for name, words in _DATES.items()
        if a[name] != getattr(project, name)
    ]
    return f"Ghi {' và '.join(told)}" if told else "Ghi ngày của danh mục và ngày hiệu lực"


_DATES = {"codes_as_of": "ngày của danh mục mã", "effective_from": "ngày hiệu lực"}


def _consult(project: Project, a: Arguments) -> str:
    return f"Ghi kết quả lấy ý kiến {a['basis']} của {_name(project, a['code'])}"


LABELS: dict[str, Callable[[Project, Arguments], str]] = {
    "merge": _merge,
    "split": lambda p, a: f"Tách {_merged_name(p, a['plan'], a['code'])} về các đơn vị cũ",
    "take_out": lambda p, a: (
        f"Đưa {_name(p, a['code'])} ra khỏi {_merged_name(p, a['plan'], a['code'])}"
    ),
    "move": lambda p, a: f"Chuyển {_name(p, a['code'])} sang {_merged_name(p, a['plan'], a['to'])}",
    "give_part": _give_part,
    "set_part": _set_part,
    "take_back": lambda p, a: f"Trả phần nhập vào {_name(p, a['to'])} về lại {_name(p, a['code'])}",
    "set_dates": _set_dates,
    "rename": lambda p, a: f"Đặt tên {a['name']} cho {_merged_name(p, a['plan'], a['code'])}",
    "set_seat": lambda p, a: (
        f"Đặt trụ sở của {_merged_name(p, a['plan'], a['code'])} tại {_name(p, a['code'])}"
    ),
    "set_kind": _set_kind,
    "lock": _lock,
    "unlock": lambda p, a: f"Bỏ khóa {_names(p, a['codes'])}",
    "set_groups": lambda p, a: f"Lập {a['plan']} gồm {number(len(a['groups']))} đơn vị mới",
    "place": lambda p, a: f"Lập lại {number(len(a['merged']))} đơn vị mới của {a['plan']}",
    "new_plan": _new_plan,
    "rename_plan": lambda p, a: f"Đổi tên phương án “{a['plan']}” thành “{a['name']}”",
    "delete_plan": lambda p, a: f"Xóa phương án “{a['plan']}”",
    "activate_plan": lambda p, a: f"Chuyển sang phương án “{a['plan']}”",
    "set_rule_set": lambda p, a: f"Áp dụng {rule_set(a['id']).dated_number}",
    "exempt": lambda p, a: f"Không sắp xếp {_name(p, a['code'])}: {a['ground']}",
    "unexempt": lambda p, a: f"Bỏ lý do không sắp xếp của {_name(p, a['code'])}",
    "waive": lambda p, a: f"Miễn tiêu chuẩn khi nhập {_names(p, a['members'])}",
    "unwaive": lambda p, a: f"Bỏ miễn tiêu chuẩn khi nhập {_names(p, a['members'])}",
    "consult": _consult,
    "unconsult": lambda p, a: f"Bỏ kết quả lấy ý kiến của {_name(p, a['code'])}",
    "confirm_figure": lambda p, a: f"Xác nhận quy định “{_shortened(a['figure'])}”",
    "unconfirm_figure": lambda p, a: f"Bỏ xác nhận quy định “{_shortened(a['figure'])}”",
    "set_values": _set_values,
    "set_values_of": lambda p, a: f"Sửa {_fields(a)} của {_names(p, a['codes'])}",
    "add_hamlets": lambda _, a: f"Nhập {number(len(a['units']))} thôn, tổ dân phố",
    "remove_hamlets": lambda _, __: "Bỏ cấp thôn",
    "several": lambda p, a: str(a["label"]),
    "add_link": lambda p, a: f"Coi {_names(p, [a['first'], a['second']])} là liền kề",
    "remove_link": lambda p, a: f"Bỏ liên kết giữa {_names(p, [a['first'], a['second']])}",
}
