"""Re-checks plans and exported files from scratch.

Nothing here trusts the code that made a plan: the project file is read table by table, groups
are replayed from the recorded steps, neighbours are found by geometric predicates, figures are
added up again. Only the words of the domain and the rule engine are shared.
"""

from dataclasses import dataclass
from pathlib import Path

from noivu_desktop.errors import PlanError
from noivu_desktop.verify.borders import misfits
from noivu_desktop.verify.folder import folder_problems
from noivu_desktop.verify.history_checks import history_problems
from noivu_desktop.verify.new_parents import hamlets_of_new_communes
from noivu_desktop.verify.plan_checks import plan_problems
from noivu_desktop.verify.stored_plan import StoredPlan, StoredProject, read_stored

_LONGEST_LIST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyResult:
    """What was found; each problem is one Vietnamese sentence that says where."""

    problems: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def verify_path(path: Path | str, plan: str | None = None) -> VerifyResult:
    """Re-check the project file or the folder of exported files at ``path``."""
    target = Path(path)
    return verify_folder(target, plan) if target.is_dir() else verify_project(target, plan)


def verify_project(path: Path | str, plan: str | None = None) -> VerifyResult:
    """Re-check one plan of the project at ``path``, or all of them.

    Raises ProjectFileError for what cannot be read and PlanError for a plan it does not have.
    """
    stored = read_stored(Path(path))
    problems = [*_map_problems(stored), *history_problems(stored)]
    for one in _chosen(stored, plan):
        problems += plan_problems(stored, one)
    inside = hamlets_of_new_communes(stored)
    if inside is not None:
        below = [*_map_problems(inside)]
        for one in inside.plans.values():
            below += plan_problems(inside, one)
        problems += [f"Cấp thôn: {one}" for one in below]
    return VerifyResult(problems=tuple(problems))


def verify_folder(folder: Path | str, plan: str | None = None) -> VerifyResult:
    """Re-check that the exported files in ``folder`` are whole and agree with each other.

    Raises ProjectFileError if there is no manifest of an export, PlanError if it is of another
    plan than asked.
    """
    return VerifyResult(problems=tuple(folder_problems(Path(folder), plan)))


def _chosen(stored: StoredProject, plan: str | None) -> list[StoredPlan]:
    if plan is None:
        return list(stored.plans.values())
    if plan not in stored.plans:
        known = ", ".join(f"“{name}”" for name in stored.plans)
        raise PlanError(f"Không có phương án “{plan}”; hồ sơ có: {known}.")
    return [stored.plans[plan]]


def _map_problems(stored: StoredProject) -> list[str]:
    codes = misfits(stored.coverage)
    if not codes:
        return []
    listed = ", ".join(codes[:_LONGEST_LIST]) + ("…" if len(codes) > _LONGEST_LIST else "")
    return [f"Bản đồ có {len(codes)} đơn vị chồng lấn hoặc không khớp ranh với nhau: {listed}."]
