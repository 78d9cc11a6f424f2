"""Re-checks plans and exported files from scratch.

Nothing here trusts the code that made a plan: the project file is read table by table, groups
are replayed from the recorded steps, neighbours are found by geometric predicates, figures are
added up again. Only the words of the domain and the rule engine are shared.
"""

from dataclasses import dataclass
from pathlib import Path

from noivu_desktop.errors import PlanError
from noivu_desktop.units.unit import Level
from noivu_desktop.verify.borders import misfits
from noivu_desktop.verify.folder import folder_problems, projects_for
from noivu_desktop.verify.history_checks import history_problems
from noivu_desktop.verify.new_parents import hamlets_of_new_communes
from noivu_desktop.verify.plan_checks import plan_problems
from noivu_desktop.verify.stored_plan import StoredPlan, StoredProject, read_stored

_LONGEST_LIST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyResult:
    """What was found; each problem is one Vietnamese sentence that says where.

    projects: what exported files were held against; without one only against each other
    """

    problems: tuple[str, ...]
    projects: tuple[Path, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def verify_path(
    path: Path | str,
    plan: str | None = None,
    level: Level | None = None,
    project: Path | None = None,
) -> VerifyResult:
    """Re-check the project file or the folder of exported files at ``path``.

    project: what a folder must agree with
    """
    target = Path(path)
    if target.is_dir():
        return verify_folder(target, plan, project)
    return verify_project(target, plan, level)


def verify_project(
    path: Path | str, plan: str | None = None, level: Level | None = None
) -> VerifyResult:
    """Re-check one plan of the project at ``path``, or all of them.

    level: of the plan that is named; ``None``: the project's own

    Raises ProjectFileError for what cannot be read and PlanError for a plan it does not have.
    """
    stored = read_stored(Path(path))
    inside = hamlets_of_new_communes(stored)
    known = {stored.level, *([inside.level] if inside else [])}
    if level is not None and level.value not in known:
        raise PlanError(f"Hồ sơ này không có cấp {level.value}.")
    is_below = level is not None and level.value != stored.level
    problems = [*_map_problems(stored), *history_problems(stored)]
    for one in _chosen(stored, None if is_below else plan):
        problems += plan_problems(stored, one)
    if inside is not None:
        below = _map_problems(inside)
        for one in _chosen(inside, plan if is_below else None):
            below += plan_problems(inside, one)
        problems += [f"Cấp thôn: {one}" for one in below]
    return VerifyResult(problems=tuple(problems))


def verify_folder(
    folder: Path | str, plan: str | None = None, project: Path | None = None
) -> VerifyResult:
    """Re-check that the exported files in ``folder`` are whole and agree with each other.

    project: a project that they must agree with too. Raises ProjectFileError if there is no
    manifest of an export, PlanError if it is of another plan than asked or the project has it not.
    """
    found = tuple(folder_problems(Path(folder), plan, project))
    return VerifyResult(problems=found, projects=projects_for(Path(folder), project))


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
