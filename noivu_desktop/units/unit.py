"""One administrative unit and the words for its level, kind and region."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from types import MappingProxyType

from noivu_desktop.errors import CoverageError
from noivu_desktop.vietnamese import fold, number

SQUARE_METRE = Decimal("0.000001")
"""The exact step of every area, in km2: one square metre."""

LARGEST_AREA_KM2 = Decimal(10_000_000)
LARGEST_COUNT = 500_000_000
"""Far above the whole country: a greater figure is a slip, and sums must stay exact in 64 bits."""


class Level(Enum):
    """A level of administration."""

    PROVINCE = "tỉnh"
    DISTRICT = "huyện"
    COMMUNE = "xã"
    HAMLET = "thôn"


class UnitKind(Enum):
    """What a unit is called in law; the value is the word in the project file and in rule sets."""

    TINH = "tỉnh"
    THANH_PHO_TRUC_THUOC_TW = "thành phố trực thuộc trung ương"
    HUYEN = "huyện"
    QUAN = "quận"
    THI_XA = "thị xã"
    THANH_PHO = "thành phố"
    XA = "xã"
    PHUONG = "phường"
    THI_TRAN = "thị trấn"
    DAC_KHU = "đặc khu"
    THON = "thôn"
    BAN = "bản"
    XOM = "xóm"
    AP = "ấp"
    TO_DAN_PHO = "tổ dân phố"
    KHU_PHO = "khu phố"
    KHOI_PHO = "khối phố"

    @property
    def level(self) -> Level:
        """The level of administration that this kind belongs to."""
        return _LEVEL_OF_KIND[self]

    @property
    def label(self) -> str:
        """The word with a capital, as it stands before a name: Thị trấn."""
        return self.value[0].upper() + self.value[1:]


_LEVEL_OF_KIND = {
    **dict.fromkeys((UnitKind.TINH, UnitKind.THANH_PHO_TRUC_THUOC_TW), Level.PROVINCE),
    **dict.fromkeys(
        (UnitKind.HUYEN, UnitKind.QUAN, UnitKind.THI_XA, UnitKind.THANH_PHO), Level.DISTRICT
    ),
    **dict.fromkeys(
        (UnitKind.XA, UnitKind.PHUONG, UnitKind.THI_TRAN, UnitKind.DAC_KHU), Level.COMMUNE
    ),
    **dict.fromkeys(
        (
            UnitKind.THON,
            UnitKind.BAN,
            UnitKind.XOM,
            UnitKind.AP,
            UnitKind.TO_DAN_PHO,
            UnitKind.KHU_PHO,
            UnitKind.KHOI_PHO,
        ),
        Level.HAMLET,
    ),
}

URBAN_HAMLETS = frozenset({UnitKind.TO_DAN_PHO, UnitKind.KHU_PHO, UnitKind.KHOI_PHO})
"""Kinds of hamlet that belong to a phường or thị trấn; the law counts them as tổ dân phố."""

URBAN_KINDS = URBAN_HAMLETS | {UnitKind.PHUONG, UnitKind.THI_TRAN}
"""Kinds whose name usually lives on when they take in rural neighbours."""


class Region(Enum):
    """The regions by which TT 14/2018/TT-BNV sets the least number of households."""

    NORTHERN_MOUNTAINS = "trung du và miền núi phía Bắc"
    RED_RIVER_DELTA = "đồng bằng sông Hồng"
    CENTRE = "miền Trung"
    CENTRAL_HIGHLANDS = "Tây Nguyên"
    SOUTH = "miền Nam"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One unit as it stands before any merger; also the summed figures of a merged unit.

    code            text, unique in its coverage; leading zeros count
    name            as it stands in the source: with or without its kind ("Xã Nam La", "Nam La")
    area_km2        legal area in km2, exact to one square metre
    population      whole persons, at ``population_date`` by the definition written there
    minority_share  share of people of ethnic minorities, 0 to 1
    mountain ...    official lists say so (True), say not (False), or nobody looked (None)
    extra           columns of the source that match no field, as they came in
    """

    code: str
    name: str
    kind: UnitKind
    parent_code: str | None = None
    parent_name: str | None = None
    area_km2: Decimal | None = None
    population: int | None = None
    population_date: str | None = None
    households: int | None = None
    minority_share: Decimal | None = None
    mountain: bool | None = None
    highland: bool | None = None
    land_border: bool | None = None
    island: bool | None = None
    coastal_hardship: bool | None = None
    region: Region | None = None
    seat: str | None = None
    note: str | None = None
    extra: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        if self.area_km2 is not None:
            if not (self.area_km2.is_finite() and 0 < self.area_km2 <= LARGEST_AREA_KM2):
                most = number(LARGEST_AREA_KM2)
                raise CoverageError(f"{self.name}: diện tích phải lớn hơn 0, không quá {most} km².")
            if self.area_km2 != self.area_km2.quantize(SQUARE_METRE):
                raise CoverageError(f"{self.name}: diện tích lẻ hơn một mét vuông.")
        for count, what in ((self.population, "dân số"), (self.households, "số hộ")):
            if count is not None and not 0 <= count <= LARGEST_COUNT:
                most = number(LARGEST_COUNT)
                raise CoverageError(f"{self.name}: {what} phải từ 0 đến {most}.")
        if self.minority_share is not None and not 0 <= self.minority_share <= 1:
            raise CoverageError(f"{self.name}: tỷ lệ dân tộc thiểu số phải từ 0 đến 100 %.")

    @property
    def level(self) -> Level:
        """The level of administration that the unit belongs to."""
        return self.kind.level

    @property
    def parent(self) -> str | None:
        """What tells the parents of units apart: the code, else the name."""
        return self.parent_code or self.parent_name

    @property
    def full_name(self) -> str:
        """The name with its kind: Xã Nam La."""
        return with_kind(self.name, self.kind)

    @property
    def located_name(self) -> str:
        """The full name; of a hamlet with its commune, for Thôn 1 is everywhere."""
        if self.level is Level.HAMLET and self.parent_name:
            return f"{self.full_name} ({self.parent_name})"
        return self.full_name

    @property
    def short_name(self) -> str:
        """The name without its kind: Nam La."""
        return without_kind(self.name, self.kind)


def with_kind(name: str, kind: UnitKind) -> str:
    """``name`` after its kind, unless it stands there already."""
    return f"{kind.label} {without_kind(name, kind)}"


def without_kind(name: str, kind: UnitKind) -> str:
    """``name`` without the word for ``kind`` in front of it.

    Diacritics count, so Xăm Khòe and Phượng Mao stay whole; but not in a name that has none.
    """
    word = kind.value + " "
    head = name[: len(word)].lower()
    if len(name) > len(word) and (head == word or (name.isascii() and head.rstrip() == fold(word))):
        return name[len(word) :]
    return name


def area_from_km2(value: Decimal | float | str) -> Decimal:
    """An area in km2 rounded to whole square metres, as ``Unit.area_km2`` wants it."""
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    return exact.quantize(SQUARE_METRE).normalize() + 0
