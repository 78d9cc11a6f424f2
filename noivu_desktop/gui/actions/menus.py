"""The menus, from left to right, and the toolbar: plain tuples that the window reads."""

from PySide6.QtCore import QCoreApplication

from noivu_desktop.gui.actions import (
    edit,
    export,
    file,
    frontier,
    help_pages,
    history,
    law,
    levels,
    map_problems,
    optimise,
    plan,
    plans_in,
    preferences,
    print_plan,
    reasons,
    tables_in,
    view,
)
from noivu_desktop.gui.actions.action import Action, Menu
from noivu_desktop.gui.actions.units_menu import units_menu
from noivu_desktop.gui.map_themes import map_themes

translate = QCoreApplication.translate
TOOLBAR = (
    "file.open", "file.checkpoint", None, "edit.undo", "edit.redo", None,
    "plan.merge", "plan.split", "plan.take_out", None,
    "plan.together", "plan.apart", None,
    "optimise", "view.next_problem", "export",
)  # fmt: skip
MAP_MODES = ("edit.only_open", "edit.one_parent")
PLAN_TAB_ACTIONS = ("plan.new", "plan.duplicate", "plan.rename_plan", "plan.delete")
PLAN_TREE_ACTIONS = (
    "plan.name", "plan.split", "plan.waive", "plan.unwaive", "law.consult", "law.classify",
    "unit.exempt", "unit.unexempt", "law.facts",
)  # fmt: skip


def menus() -> tuple[Menu, ...]:
    """All menus with their entries."""
    return (_file(), _edit(), _view(), units_menu(), levels.menu(), _plans(), _law(), _help())


def _file() -> Menu:
    return Menu(
        title=translate("menus", "&Hồ sơ"),
        entries=(
            Action(
                id="file.new", text=translate("menus", "&Lập hồ sơ mới từ bản đồ…"),
                run=file.new_project, keys=("Ctrl+N",),
            ),
            Action(
                id="file.open", text=translate("menus", "&Mở…"), short=translate("menus", "Mở"),
                run=file.open_project, keys=("Ctrl+O",), icon="open",
                hint=translate("menus", "Mở hồ sơ hoặc bản đồ"),
            ),
            Action(id="file.sample", text=translate("menus", "Mở hồ sơ &mẫu"),
            run=file.open_sample),
            tables_in.entry(),
            None,
            *_keeping(),
            Action(
                id="export",
                text=translate("menus", "&Xuất tài liệu…"), short=translate("menus", "Xuất"),
                run=export.export, keys=("Ctrl+E",), icon="export",
                hint=translate("menus", "Xuất bản đồ, phụ lục, đề án, ranh giới"),
            ),
            print_plan.entry(),
            Action(
                id="export.templates", text=translate("menus", "Mẫ&u Word của cơ quan…"),
                run=export.show_templates,
                hint=translate("menus", "Sửa mẫu đề án, tờ trình; hướng dẫn các trường"),
            ),
            None,
            Action(
                id="file.close", text=translate("menus", "Đón&g"),
                run=file.close_window, keys=("Ctrl+W",)
            ),
        ),
    )  # fmt: skip


def _keeping() -> tuple[Action, ...]:
    return (
        Action(
            id="file.checkpoint",
            text=translate("menus", "Lưu &mốc…"), short=translate("menus", "Lưu mốc"),
            run=file.checkpoint, keys=("Ctrl+S",), icon="save", enabled=plan.can_change,
            hint=translate("menus", "Đặt tên cho trạng thái này; mọi thao tác đã tự lưu"),
        ),
        Action(
            id="file.save_as", text=translate("menus", "Lưu &bản sao thành…"),
            run=file.save_as, keys=("Ctrl+Shift+S",),
        ),
        Action(
            id="file.history", text=translate("menus", "Lịc&h sử…"), run=history.show_history,
            keys=("Ctrl+H",),
            hint=translate("menus", "Mọi thao tác: ai làm, lúc nào; trở về điểm bất kỳ"),
        ),
    )  # fmt: skip


def _edit() -> Menu:
    return Menu(
        title=translate("menus", "&Sửa"),
        entries=(
            Action(
                id="edit.undo", short=translate("menus", "Hoàn tác"),
                text=translate("menus", "&Hoàn tác"),
                run=edit.undo,
                keys=("Ctrl+Z",),
                icon="undo",
                enabled=edit.can_undo,
                label=edit.undo_text,
            ),
            Action(
                id="edit.redo", short=translate("menus", "Làm lại"),
                text=translate("menus", "&Làm lại"),
                run=edit.redo,
                keys=("Ctrl+Y", "Ctrl+Shift+Z"),
                icon="redo",
                enabled=edit.can_redo,
                label=edit.redo_text,
            ),
            None,
            *_choosing(), None, *_modes(),
        ),
    )  # fmt: skip


def _choosing() -> tuple[Action, ...]:
    return (
        Action(
            id="edit.find", text=translate("menus", "&Tìm đơn vị"), run=edit.find, keys=("Ctrl+F",)
        ),
        Action(
            id="edit.choose_open",
            text=translate("menus", "Chọn các đơn vị &còn phải sắp xếp"),
            run=edit.choose_open_units,
            keys=("Ctrl+Shift+A",),
        ),
        Action(
            id="edit.condition", text=translate("menus", "Chọn theo điề&u kiện…"),
            run=edit.choose_by_condition, keys=("Ctrl+Shift+F",),
            hint=translate(
                "menus", "Chọn đơn vị theo số liệu, ví dụ dan_so < 2500 and dt_km2 < 25"
            ),
        ),
        Action(
            id="edit.codes", text=translate("menus", "Chọn theo &tệp mã…"),
            run=edit.choose_from_file,
        ),
        Action(
            id="edit.clear", text=translate("menus", "&Bỏ chọn"), run=edit.clear_selection,
            keys=("Esc",),
        ),
    )  # fmt: skip


def _modes() -> tuple[Action, ...]:
    return (
        Action(
            id="edit.only_open", text=translate("menus", "Chỉ chọn đơn vị còn phải sắ&p xếp"),
            run=edit.switch_only_open, keys=("Alt+1",), icon="mode_open",
            checked=edit.is_only_open,
        ),
        Action(
            id="edit.one_parent", text=translate("menus", "&Giữ trong huyện này"),
            run=edit.switch_one_parent, keys=("Alt+2",), icon="mode_parent",
            checked=edit.is_one_parent,
            hint=translate("menus", "Chỉ chọn và quét đơn vị cùng huyện với đơn vị đầu tiên"),
        ),
    )  # fmt: skip


def _view() -> Menu:
    return Menu(
        title=translate("menus", "&Xem"),
        entries=(
            Action(
                id="view.all", text=translate("menus", "&Toàn bản đồ"), run=view.whole_map,
                keys=("Ctrl+0",),
            ),
            Action(
                id="view.chosen", text=translate("menus", "Phóng tới đơn vị đang &chọn"),
                run=view.chosen_on_map, keys=("Ctrl+G",), enabled=lambda space: bool(space.codes),
            ),
            Action(
                id="view.next_problem",
                short=translate("menus", "Vấn đề tiếp"),
                text=translate("menus", "Vấn đề tiếp &theo"),
                run=view.next_problem, keys=("F8",), icon="next",
            ),
            Action(
                id="view.previous_problem", text=translate("menus", "Vấn đề t&rước"),
                run=view.previous_problem, keys=("Shift+F8",),
            ),
            map_problems.entry(),
            None,
            *_colouring(),
            None,
            Action(
                id="view.backgrounds", text=translate("menus", "&Lớp nền…"), run=view.backgrounds,
                keys=("Ctrl+Shift+B",),
                hint=translate(
                    "menus", "Đường giao thông, sông suối, trụ sở… cùng hiện trên bản đồ"
                ),
            ),
            *preferences.entries(),
        ),
    )  # fmt: skip


def _colouring() -> tuple[Action, ...]:
    pattern = translate("menus", "Tô màu: %1")
    return tuple(
        Action(
            id=f"view.theme.{theme.id}",
            text=pattern.replace("%1", theme.label),
            run=view.theme(theme.id),
            keys=(f"Ctrl+{place}",),
            checked=view.has_theme(theme.id),
        )
        for place, theme in enumerate(map_themes(), start=1)
    )


def _plans() -> Menu:
    return Menu(
        title=translate("menus", "&Phương án"),
        entries=(
            *_best(), None,
            Action(
                id="plan.new", text=translate("menus", "Phương án &mới…"), run=plan.new_plan,
                keys=("Ctrl+Shift+N",), enabled=plan.can_change,
            ),
            Action(
                id="plan.duplicate", text=translate("menus", "&Nhân bản phương án…"),
                run=plan.duplicate_plan, keys=("Ctrl+D",), enabled=plan.can_change,
            ),
            Action(
                id="plan.rename_plan", text=translate("menus", "Đổi tê&n phương án…"),
                run=plan.rename_plan, keys=("Shift+F2",), enabled=plan.can_change,
            ),
            Action(
                id="plan.delete", text=translate("menus", "&Xóa phương án…"), run=plan.delete_plan,
                enabled=plan.has_several_plans,
            ),
            Action(
                id="plan.next", text=translate("menus", "Phương án &kế tiếp"), run=plan.next_plan,
                keys=("Ctrl+Tab",), enabled=plan.has_several_plans,
            ),
            None, *plans_in.entries(),
        ),
    )  # fmt: skip


def _best() -> tuple[Action, ...]:
    return (
        Action(
            id="optimise",
            short=translate("menus", "Tìm tốt nhất"),
            text=translate("menus", "&Tìm phương án tốt nhất…"),
            run=optimise.optimise, keys=("F9",), icon="optimise",
            enabled=plan.can_change,
        ),
        Action(
            id="optimise.frontier", text=translate("menus", "Số đơn &vị – vướng mắc – xáo trộn…"),
            run=frontier.show_frontier, keys=("Shift+F9",),
        ),
        Action(
            id="optimise.why_together", text=translate("menus", "Vì sao nhập &cùng nhau?"),
            run=reasons.why_together, keys=("Ctrl+Shift+W",),
            enabled=reasons.has_one_merged_chosen,
        ),
        Action(
            id="optimise.why_not_fewer", text=translate("menus", "Vì sao không &ít hơn?"),
            run=reasons.why_not_fewer,
        ),
        Action(
            id="optimise.live", text=translate("menus", "&So với phương án tốt nhất khi sửa"),
            run=optimise.switch_live, label=optimise.live_text,
        ),
    )  # fmt: skip


def _law() -> Menu:
    title = translate("menus", "&Quy định")
    return Menu(title=title, entries=law.actions())


def _help() -> Menu:
    return Menu(
        title=translate("menus", "&Trợ giúp"),
        entries=(
            Action(
                id="help.keys", text=translate("menus", "&Phím tắt"), run=help_pages.show_keys,
                keys=("F1",),
            ),
            Action(
                id="help.about", text=translate("menus", "&Về chương trình"),
                run=help_pages.show_about
            ),
        ),
    )  # fmt: skip
