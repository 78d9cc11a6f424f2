"""Decisions of people that the rules take into account, each with its ground, author and date."""

from dataclasses import dataclass
from enum import Enum


class Ground(Enum):
    """Why a unit need not be arranged (NQ 653/2019; NQ 35/2023 Điều 3)."""

    ISOLATED = "vị trí biệt lập"
    STABLE_SINCE_1945 = "địa giới ổn định từ năm 1945"
    DEFENCE = "trọng yếu về quốc phòng, an ninh"
    CULTURE = "đặc thù về lịch sử, văn hóa, dân tộc, tôn giáo"
    PLANNED_URBAN = "đã quy hoạch thành đơn vị đô thị và đạt tiêu chuẩn"
    ARRANGED_BEFORE = "đã sắp xếp trong giai đoạn trước"
    OTHER = "lý do khác"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """A unit that is left out of the arrangement although the figures would demand it.

    date  ISO 8601, as entered with the decision
    """

    code: str
    ground: Ground
    note: str = ""
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A merged unit that need not reach a standard, with the reason a person gave.

    members  the codes of the members that the decision was made for, sorted; the waiver lapses
             when the merged unit changes
    """

    members: tuple[str, ...]
    reason: str
    author: str = ""
    date: str = ""
