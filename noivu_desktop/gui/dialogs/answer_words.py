"""What was found and proved, in words and shares."""

from collections.abc import Mapping
from dataclasses import dataclass

from noivu_desktop.optimise.objectives import OBJECTIVES
from noivu_desktop.optimise.result import OptimiseResult
from noivu_desktop.vietnamese import number, percent


@dataclass(frozen=True, slots=True, kw_only=True)
class TermShare:
    """One soft goal in a plan: its sum, its weight, and its share of the weighted total."""

    label: str
    unit: str
    value: float
    weight: float
    share: float | None


def headline(result: OptimiseResult) -> str:
    """The outcome in a few words."""
    if result.status == "infeasible":
        return "Không có phương án nào thỏa mãn điều kiện đã đặt."
    counts = f"{number(result.units_before)} → {number(result.units_after)} đơn vị"
    words = "tối ưu, đã chứng minh" if result.status == "optimal" else "tốt nhất tìm được"
    return f"{counts}: {words}"


def proof_sentences(result: OptimiseResult) -> list[str]:
    """What was found and proved, one sentence a line."""
    lines = []
    if result.status != "infeasible":
        lines += [_counts(result), _proof(result)]
    lines += [result.larger_groups, *result.reasons]
    lines.append(
        f"Xét {number(result.groups_considered)} cách nhập trong {number(result.seconds, 1)} giây."
    )
    return [line for line in lines if line]


def choice_words(place: int, result: OptimiseResult, best: OptimiseResult) -> str:
    """One of the plans that were found, for a list: how good, and how it differs."""
    objective = result.objective
    title = "Tốt nhất" if place == 0 else f"Phương án kế tiếp {place}"
    words = (
        f"{title}: {number(objective['failing'])} chưa đạt · "
        f"{number(objective['touched'])} đơn vị thay đổi · "
        f"điểm {number(objective['total'], 2)}"
    )
    other = len(changed_groups(result, best))
    return f"{words} · {number(other)} đơn vị mới khác" if place else words


def changed_groups(result: OptimiseResult, best: OptimiseResult) -> list[tuple[str, ...]]:
    """The groups of ``result`` that ``best`` does not have."""
    known = {group.members for group in best.groups}
    return [group.members for group in result.groups if group.members not in known]


def term_shares(result: OptimiseResult, weights: Mapping[str, float]) -> tuple[TermShare, ...]:
    """Each soft goal with its share of the weighted total, as the question weighs it."""
    total = result.objective.get("total", 0.0)
    found = []
    for one in OBJECTIVES:
        weight, value = weights.get(one.id, one.weight), result.objective.get(one.id, 0.0)
        share = weight * value / total if total else None
        found.append(
            TermShare(label=one.label, unit=one.unit, value=value, weight=weight, share=share)
        )
    return tuple(found)


def _counts(result: OptimiseResult) -> str:
    objective = result.objective
    return (
        f"{number(len(result.groups))} đơn vị mới; "
        f"{number(objective['touched'])} đơn vị cũ thay đổi; "
        f"{number(objective['failing'])} đơn vị còn chưa đạt hoặc chưa được giải quyết."
    )


def _proof(result: OptimiseResult) -> str:
    if result.status == "optimal":
        within = "" if result.any_size else " trong giới hạn nêu dưới đây"
        return f"Đã chứng minh: không phương án nào tốt hơn{within} (khoảng cách đến cận bằng 0)."
    bounds = result.bounds
    return (
        f"Chưa chứng minh xong, còn cách cận nhiều nhất {percent(result.gap)}: "
        f"mọi phương án đều có ít nhất {number(bounds['failing'])} đơn vị chưa đạt, "
        f"{number(bounds['touched'])} đơn vị thay đổi; cận của điểm là "
        f"{number(bounds['total'], 2)}."
    )
