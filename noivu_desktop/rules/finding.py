"""Verdicts, and the finding that carries one with its figures and its clause."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum


class Verdict(Enum):
    """What a criterion says. UNKNOWN: a missing figure could change the answer."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    WAIVED = "waived"

    @property
    def label(self) -> str:
        """The word of the dossier."""
        return {
            Verdict.MET: "đạt",
            Verdict.NOT_MET: "chưa đạt",
            Verdict.UNKNOWN: "chưa đủ số liệu",
            Verdict.WAIVED: "được miễn",
        }[self]


class Mark(Enum):
    """How well the source of a legal figure is known."""

    SEEN = "seen"
    FROM_MEMORY = "from memory"
    UNSURE = "unsure"

    @property
    def label(self) -> str:
        """The words shown beside a figure that is not yet confirmed."""
        return {
            Mark.SEEN: "đã đối chiếu văn bản",
            Mark.FROM_MEMORY: "cần đối chiếu với văn bản gốc",
            Mark.UNSURE: "các nguồn chưa thống nhất, phải đối chiếu với văn bản gốc",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """Where a figure stands in law: "Điều 1 khoản 1 Nghị quyết 653/2019/UBTVQH14".

    in_force_from  ISO 8601; ``None``: not stated
    confirmed      who compared the figure with the text, in words; empty: nobody yet
    """

    text: str
    source: str
    mark: Mark
    in_force_from: str | None = None
    confirmed: str = ""

    @property
    def doubt(self) -> str:
        """What must be said beside the figure; empty if it was seen in its text."""
        return self.confirmed or ("" if self.mark is Mark.SEEN else self.mark.label)

    @property
    def is_unsure(self) -> bool:
        """Whether the figure may well be another one."""
        return self.mark is Mark.UNSURE and not self.confirmed


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one clause says about one unit. A breach is a finding, never an exception.

    subject   the code of the unit or merged unit
    criterion a short identifier: "area", "population", "households", "trigger", "contiguity" ...
    actual    the figure compared, in the unit of the criterion; None: not known or not a number
    required  the least figure that the clause allows, after reductions; None: none or not known
    sentence  what a reviewer would write, in Vietnamese, complete with figures and clause
    missing   Vietnamese names of the figures that would be needed, if the verdict is UNKNOWN
    """

    subject: str
    criterion: str
    clause: Clause
    verdict: Verdict
    actual: Decimal | None
    required: Decimal | None
    sentence: str
    missing: tuple[str, ...] = ()


MISSING_CONSULTATION = "kết quả lấy ý kiến"
MISSING_CONFIRMATION = "xác nhận mức giảm tiêu chuẩn chưa đối chiếu với văn bản"
MISSING_STANDARD = "tiêu chuẩn áp dụng cho"
"""What can be missing other than a figure of a unit; the last one is how it begins."""


def overall(findings: Iterable[Finding]) -> Verdict:
    """The verdict of all findings together."""
    return worst(finding.verdict for finding in findings)


def worst(verdicts: Iterable[Verdict | None]) -> Verdict:
    """The worst verdict; WAIVED only if nothing is worse, MET if nothing was asked."""
    found = set(verdicts)
    for verdict in (Verdict.NOT_MET, Verdict.UNKNOWN, Verdict.WAIVED):
        if verdict in found:
            return verdict
    return Verdict.MET
