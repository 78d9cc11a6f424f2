"""What was found and proved, in words and shares."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from noivu_desktop.gui.sentences import filled
from noivu_desktop.optimise.objectives import OBJECTIVES
from noivu_desktop.optimise.result import OptimiseResult
from noivu_desktop.vietnamese import number, percent

translate = QCoreApplication.translate


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
        return translate("answer", "Không có phương án nào thỏa mãn điều kiện đã đặt.")
    if result.status == "optimal":
        words = translate("answer", "%1 → %2 đơn vị: tối ưu, đã chứng minh")
    else:
        words = translate("answer", "%1 → %2 đơn vị: tốt nhất tìm được")
    return filled(words, number(result.units_before), number(result.units_after))


def proof_sentences(result: OptimiseResult) -> list[str]:
    """What was found and proved, one sentence a line."""
    lines = []
    if result.status != "infeasible":
        lines += [_counts(result), _proof(result)]
    lines += [result.larger_groups, *result.reasons]
    looked = translate("answer", "Xét %1 cách nhập trong %2 giây.")
    lines.append(filled(looked, number(result.groups_considered), number(result.seconds, 1)))
    return [line for line in lines if line]


def choice_words(place: int, result: OptimiseResult, best: OptimiseResult) -> str:
    """One of the plans that were found, for a list: how good, and how it differs."""
    objective = result.objective
    best_word = translate("answer", "Tốt nhất")
    title = filled(translate("answer", "Phương án kế tiếp %1"), place) if place else best_word
    words = filled(
        translate("answer", "%1: %2 chưa đạt · %3 đơn vị thay đổi · điểm %4"),
        title,
        number(objective["failing"]),
        number(objective["touched"]),
        number(objective["total"], 2),
    )
    other = number(len(changed_groups(result, best)))
    return filled(translate("answer", "%1 · %2 đơn vị mới khác"), words, other) if place else words


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
    words = translate(
        "answer",
        "%1 đơn vị mới; %2 đơn vị cũ thay đổi; %3 đơn vị còn chưa đạt hoặc chưa được giải quyết.",
    )
    groups = number(len(result.groups))
    return filled(words, groups, number(objective["touched"]), number(objective["failing"]))


def _proof(result: OptimiseResult) -> str:
    if result.status == "optimal" and result.any_size:
        return translate(
            "answer",
            "Đã chứng minh: không phương án nào tốt hơn (khoảng cách đến cận bằng 0).",
        )
    if result.status == "optimal":
        return translate(
            "answer",
            "Đã chứng minh: không phương án nào tốt hơn trong giới hạn nêu dưới đây "
            "(khoảng cách đến cận bằng 0).",
        )
    words = translate(
        "answer",
        "Chưa chứng minh xong, còn cách cận nhiều nhất %1: mọi phương án đều có ít nhất "
        "%2 đơn vị chưa đạt, %3 đơn vị thay đổi; cận của điểm là %4.",
    )
    bounds = result.bounds
    return filled(
        words,
        percent(result.gap),
        number(bounds["failing"]),
        number(bounds["touched"]),
        number(bounds["total"], 2),
    )
