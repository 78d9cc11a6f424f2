"""Where each old unit stands: what the law asks of it and what the shown plan does about it."""

from collections.abc import Mapping
from enum import Enum

from PySide6.QtCore import QCoreApplication

from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.rules.checking import PlanCheck
from noivu_desktop.rules.finding import Verdict
from noivu_desktop.rules.screening import Duty, UnitScreening

_translate = QCoreApplication.translate


class Standing(Enum):
    """One word for a unit, for the table and for the colours of the map."""

    OPEN = "open"
    MERGED_MET = "merged, met"
    MERGED_NOT_MET = "merged, not met"
    MERGED_UNKNOWN = "merged, unknown"
    MERGED_WAIVED = "merged, waived"
    EXEMPT = "exempt"
    ENCOURAGED = "encouraged"
    UNKNOWN = "unknown"
    KEPT = "kept"

    @property
    def label(self) -> str:
        return {
            Standing.OPEN: _translate("standing", "Phải sắp xếp, chưa có phương án"),
            Standing.MERGED_MET: _translate("standing", "Đã nhập, đạt"),
            Standing.MERGED_NOT_MET: _translate("standing", "Đã nhập, chưa đạt"),
            Standing.MERGED_UNKNOWN: _translate("standing", "Đã nhập, chưa đủ số liệu"),
            Standing.MERGED_WAIVED: _translate("standing", "Đã nhập, được miễn"),
            Standing.EXEMPT: _translate("standing", "Không bắt buộc sắp xếp"),
            Standing.ENCOURAGED: _translate("standing", "Khuyến khích sắp xếp"),
            Standing.UNKNOWN: _translate("standing", "Chưa đủ số liệu"),
            Standing.KEPT: _translate("standing", "Giữ nguyên"),
        }[self]

    @property
    def word(self) -> str:
        """The label in a word or two, for a table."""
        return {
            Standing.OPEN: _translate("standing", "Phải sắp xếp"),
            Standing.MERGED_MET: _translate("standing", "Đạt"),
            Standing.MERGED_NOT_MET: _translate("standing", "Chưa đạt"),
            Standing.MERGED_UNKNOWN: _translate("standing", "Chưa đủ số liệu"),
            Standing.MERGED_WAIVED: _translate("standing", "Được miễn"),
            Standing.EXEMPT: _translate("standing", "Không bắt buộc"),
            Standing.ENCOURAGED: _translate("standing", "Khuyến khích"),
            Standing.UNKNOWN: _translate("standing", "Thiếu số liệu"),
            Standing.KEPT: _translate("standing", "Giữ nguyên"),
        }[self]


MERGED_STANDING: Mapping[Verdict, Standing] = {
    Verdict.MET: Standing.MERGED_MET,
    Verdict.NOT_MET: Standing.MERGED_NOT_MET,
    Verdict.UNKNOWN: Standing.MERGED_UNKNOWN,
    Verdict.WAIVED: Standing.MERGED_WAIVED,
}


_STANDING: Mapping[Duty, Standing] = {
    Duty.MUST_ARRANGE: Standing.OPEN,
    Duty.EXEMPT: Standing.EXEMPT,
    Duty.ENCOURAGED: Standing.ENCOURAGED,
    Duty.UNKNOWN: Standing.UNKNOWN,
    Duty.FREE: Standing.KEPT,
}


def demand(screening: UnitScreening) -> Standing:
    """What the law asks of a unit, whatever the plan does: OPEN means it must be arranged."""
    return _STANDING[screening.duty]


def standings(model: ProjectModel) -> tuple[Standing, ...]:
    """The standing of every unit, in the order of the coverage."""
    check = model.check
    if check is None:
        merged = model.plan.merged_by_member
        return tuple(
            Standing.MERGED_UNKNOWN if unit.code in merged else Standing.UNKNOWN
            for unit in model.coverage.units
        )
    return _standings_by_law(check)


def standing_of(model: ProjectModel, row: int) -> Standing:
    """The standing of one unit, without looking at the others."""
    check, merged = model.check, model.plan.merged_by_member.get(model.coverage.units[row].code)
    if check is None:
        return Standing.MERGED_UNKNOWN if merged else Standing.UNKNOWN
    for one in check.merged:
        if one.merged == merged:
            return MERGED_STANDING[one.verdict]
    return demand(check.screening[row])


def _standings_by_law(check: PlanCheck) -> tuple[Standing, ...]:
    verdicts = {
        code: MERGED_STANDING[one.verdict] for one in check.merged for code in one.merged.codes
    }
    return tuple(verdicts.get(one.unit.code) or demand(one) for one in check.screening)
