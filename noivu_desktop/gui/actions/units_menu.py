"""The menu of the chosen units: merging, dividing, names and seats, locks, decisions."""

from PySide6.QtCore import QCoreApplication

from noivu_desktop.gui.actions import decisions, neighbours, parts, plan
from noivu_desktop.gui.actions.action import Action, Menu

translate = QCoreApplication.translate


def units_menu() -> Menu:
    """The menu of what can be done to the chosen units."""
    return Menu(
        title=translate("menus", "Đơ&n vị"),
        entries=(
            *_merging(),
            None,
            *_naming(),
            None,
            *_locking(),
            None,
            *neighbours.entries(),
            None,
            *_deciding(),
        ),
    )


def _merging() -> tuple[Action, ...]:
    return (
        Action(
            id="plan.merge",
            short=translate("menus", "Nhập"), text=translate("menus", "&Nhập các đơn vị đang chọn"),
            run=plan.merge_chosen, keys=("Ctrl+M",), icon="merge",
            hint=translate("menus", "Nhập các đơn vị đang chọn thành một (Enter trên bản đồ)"),
            enabled=plan.can_merge_chosen,
        ),
        Action(
            id="plan.split",
            short=translate("menus", "Tách"), text=translate("menus", "&Tách về các đơn vị cũ"),
            run=plan.split_chosen, keys=("Ctrl+T",), icon="split",
            enabled=plan.has_merged_chosen,
        ),
        Action(
            id="plan.take_out",
            short=translate("menus", "Đưa ra"), text=translate("menus", "Đưa &ra khỏi đơn vị mới"),
            run=plan.take_out_chosen, keys=("Ctrl+R",), icon="take_out",
            enabled=plan.has_one_merged_member_chosen,
        ),
        Action(
            id="plan.set_part", text=translate("menus", "Sửa số liệu &phần đã tách…"),
            run=parts.set_part, enabled=parts.has_parts_chosen,
            hint=translate("menus", "Thay số ước tính của phần nhập bằng số liệu chính thức"),
        ),
        Action(
            id="plan.take_back", text=translate("menus", "Trả phần đã tách về đơn vị &cũ…"),
            run=parts.take_back, enabled=parts.has_parts_chosen,
        ),
    )  # fmt: skip


def _naming() -> tuple[Action, ...]:
    return (
        Action(
            id="plan.name", text=translate("menus", "Đặt t&ên đơn vị mới…"),
            run=plan.rename_merged, keys=("F2",), enabled=plan.has_one_merged_chosen,
        ),
        Action(
            id="plan.seat", text=translate("menus", "Đặt trụ &sở tại đơn vị đang chọn"),
            run=plan.set_seat, enabled=plan.has_one_merged_member_chosen,
        ),
    )  # fmt: skip


def _locking() -> tuple[Action, ...]:
    return (
        Action(
            id="plan.together",
            short=translate("menus", "Khóa cùng"), text=translate("menus", "&Khóa cùng nhau"),
            run=plan.lock_together, keys=("Ctrl+K",), icon="lock_together",
            hint=translate("menus", "Máy luôn để các đơn vị đang chọn cùng một đơn vị mới"),
            enabled=plan.has_several_chosen,
        ),
        Action(
            id="plan.apart",
            short=translate("menus", "Khóa tách"), text=translate("menus", "Khóa tách nh&au"),
            run=plan.lock_apart, keys=("Ctrl+Shift+K",), icon="lock_apart",
            hint=translate("menus", "Máy không bao giờ nhập các đơn vị đang chọn với nhau"),
            enabled=plan.has_several_chosen,
        ),
        Action(
            id="plan.alone", text=translate("menus", "Khóa &giữ nguyên"),
            run=plan.lock_alone, keys=("Ctrl+L",), enabled=plan.has_chosen,
        ),
        Action(
            id="plan.unlock", text=translate("menus", "Bỏ khóa của đơn vị đang &chọn"),
            run=plan.unlock, keys=("Ctrl+Shift+L",), enabled=plan.has_locks_chosen,
        ),
    )  # fmt: skip


def _deciding() -> tuple[Action, ...]:
    return (
        Action(
            id="unit.exempt", text=translate("menus", "Không bắt buộc sắp &xếp…"),
            run=decisions.exempt, enabled=decisions.can_exempt,
        ),
        Action(
            id="unit.unexempt", text=translate("menus", "Bỏ lý do không sắp xếp"),
            run=decisions.unexempt, enabled=decisions.can_unexempt,
        ),
        Action(
            id="plan.waive", text=translate("menus", "&Miễn tiêu chuẩn cho đơn vị mới…"),
            run=decisions.waive, enabled=decisions.can_waive,
        ),
        Action(
            id="plan.unwaive", text=translate("menus", "Bỏ miễn tiêu chuẩn"),
            run=decisions.unwaive, enabled=decisions.can_unwaive,
        ),
    )  # fmt: skip
