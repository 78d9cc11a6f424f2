"""The locks of a unit, as the window shows them: a picture and a sentence for each."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from noivu_desktop.plan.plan import Lock, LockKind, Plan
from noivu_desktop.units.coverage import Coverage

translate = QCoreApplication.translate
_MOST_NAMES = 4
LOCK_ICONS: Mapping[LockKind, str] = {
    LockKind.TOGETHER: "lock_together",
    LockKind.APART: "lock_apart",
    LockKind.ALONE: "lock_alone",
}


def locks_by_code(plan: Plan) -> dict[str, tuple[Lock, ...]]:
    """The locks that name each unit, by its code."""
    found: dict[str, tuple[Lock, ...]] = {}
    for lock in plan.locks:
        for code in lock.codes:
            found[code] = (*found.get(code, ()), lock)
    return found


def lock_sentence(lock: Lock, coverage: Coverage, code: str) -> str:
    """What the lock decides about the unit ``code``: "Khóa cùng với Xã B"."""
    if lock.kind is LockKind.ALONE:
        return translate("locks", "Khóa giữ nguyên")
    others = [coverage.unit(one).full_name for one in sorted(lock.codes - {code})]
    shown = ", ".join(others[:_MOST_NAMES]) + ("…" if len(others) > _MOST_NAMES else "")
    words = {
        LockKind.TOGETHER: translate("locks", "Khóa cùng với %1"),
        LockKind.APART: translate("locks", "Khóa tách khỏi %1"),
    }[lock.kind]
    return words.replace("%1", shown)
