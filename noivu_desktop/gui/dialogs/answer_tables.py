"""The tables of a found plan: its groups, its soft goals, the units that nothing resolves."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from noivu_desktop.gui.colours import VERDICT_TINTS
from noivu_desktop.gui.dialogs.answer_words import term_shares
from noivu_desktop.gui.sentences import name_alone
from noivu_desktop.gui.tables.chips import TINT_ROLE, ChipDelegate
from noivu_desktop.optimise.result import OptimiseResult
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.units.unit import Level, Unit
from noivu_desktop.vietnamese import number, percent

translate = QCoreApplication.translate

CODES_ROLE = Qt.ItemDataRole.UserRole + 1
_VERDICT_COLUMN, _HOUSEHOLDS_COLUMN = 2, 5
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def groups_table() -> QTreeWidget:
    """An empty table of merged units."""
    headings = [
        translate("answer", "Đơn vị mới gồm"),
        translate("answer", "Thuộc"),
        translate("answer", "Kết luận"),
        "km²",
        translate("answer", "Dân số"),
        translate("answer", "Số hộ"),
    ]
    tree = _table(headings, stretched=0)
    tree.setAccessibleName(translate("answer", "Các đơn vị mới của phương án"))
    tree.setItemDelegate(ChipDelegate(tree))
    return tree


def fill_groups(tree: QTreeWidget, result: OptimiseResult, coverage: Coverage) -> None:
    """The merged units of ``result``; each line carries its codes."""
    tree.clear()
    for group in result.groups:
        units = [coverage.unit(code) for code in group.members]
        names = " + ".join(name_alone(unit) for unit in units)
        parents = ", ".join(dict.fromkeys(unit.parent_name or "" for unit in units))
        area = "–" if group.area_km2 is None else number(group.area_km2, 2)
        people = "–" if group.population is None else number(group.population)
        texts = [names, parents, group.verdict.label, area, people, _households(units)]
        item = QTreeWidgetItem(tree, texts)
        item.setData(0, CODES_ROLE, group.members)
        item.setToolTip(0, ", ".join(unit.full_name for unit in units))
        item.setData(_VERDICT_COLUMN, TINT_ROLE, VERDICT_TINTS[group.verdict])
        for column in (3, 4, _HOUSEHOLDS_COLUMN):
            item.setTextAlignment(column, _RIGHT)
    tree.setColumnHidden(_HOUSEHOLDS_COLUMN, coverage.level is not Level.HAMLET)


def _households(units: Sequence[Unit]) -> str:
    known = [one.households for one in units if one.households is not None]
    return number(sum(known)) if len(known) == len(units) else "–"


def terms_table() -> QTreeWidget:
    """An empty table of soft goals."""
    tree = _table(
        [
            translate("answer", "Mục tiêu"),
            translate("answer", "Giá trị"),
            translate("answer", "Trọng số"),
            translate("answer", "Tỷ trọng"),
            translate("answer", "Tính bằng"),
        ],
        stretched=4,
    )
    tree.setAccessibleName(translate("answer", "Điểm từng mục tiêu"))
    return tree


def fill_terms(tree: QTreeWidget, result: OptimiseResult, weights: Mapping[str, float]) -> None:
    """Each soft goal with its share of the total that was minimised."""
    tree.clear()
    for one in term_shares(result, weights):
        share = percent(one.share, 1) if one.weight and one.share is not None else "–"
        ignored = translate("answer", "không tính")
        weight = f"× {number(one.weight, 1)}" if one.weight else ignored
        item = QTreeWidgetItem(tree, [one.label, number(one.value, 2), weight, share, one.unit])
        item.setToolTip(4, one.unit)
        item.setDisabled(not one.weight)
        for column in (1, 2, 3):
            item.setTextAlignment(column, _RIGHT)


def impossible_table(result: OptimiseResult, coverage: Coverage) -> QTreeWidget:
    """The units that no allowed merger resolves, each with what stands in its way."""
    tree = _table([translate("answer", "Đơn vị"), translate("answer", "Vì sao")], stretched=1)
    tree.setAccessibleName(translate("answer", "Đơn vị không thể giải quyết"))
    tree.setWordWrap(True)
    tree.setUniformRowHeights(False)
    for one in result.impossible:
        item = QTreeWidgetItem(tree, [coverage.unit(one.code).full_name, one.reason])
        item.setData(0, CODES_ROLE, (one.code,))
        item.setToolTip(1, one.reason)
    return tree


def _table(headers: list[str], *, stretched: int) -> QTreeWidget:
    tree = QTreeWidget()
    tree.setHeaderLabels(headers)
    tree.setRootIsDecorated(False)
    tree.setUniformRowHeights(True)
    header = tree.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
    return tree
