"""The 63 provinces before July 2025 and the VN-2000 zone in which each keeps its maps.

Codes, names and the code of the first commune are those of the General Statistics Office; the
zone is the one that the EPSG registry gives for the province; the extent is rounded outward to
a tenth of a degree and only serves to tell one province from another.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from noivu_desktop.vietnamese import fold

_Cell = TypeVar("_Cell")


@dataclass(frozen=True, slots=True)
class Province:
    """A province: GSO code, name, first commune code, EPSG zone, extent in degrees."""

    code: str
    name: str
    first_commune: str
    epsg: int
    west: float
    south: float
    east: float
    north: float

    def holds(self, longitude: float, latitude: float) -> bool:
        """Whether the point lies in the extent of the province."""
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north

    def distance(self, longitude: float, latitude: float) -> float:
        """Degrees from the point to the middle of the extent."""
        return abs(longitude - (self.west + self.east) / 2) + abs(
            latitude - (self.south + self.north) / 2
        )


PROVINCES = tuple(
    Province(*row)
    for row in (
        ("01", "Hà Nội", "00001", 5897, 105.2, 20.5, 106.1, 21.4),
        ("02", "Hà Giang", "00688", 9209, 104.3, 22.1, 105.6, 23.4),
        ("04", "Cao Bằng", "01267", 9210, 105.2, 22.3, 106.9, 23.2),
        ("06", "Bắc Kạn", "01834", 9213, 105.4, 21.8, 106.3, 22.8),
        ("08", "Tuyên Quang", "02200", 9211, 104.8, 21.4, 105.6, 22.7),
        ("10", "Lào Cai", "02635", 9208, 103.5, 21.8, 104.7, 22.9),
        ("11", "Điện Biên", "03124", 9205, 102.1, 20.8, 103.6, 22.6),
        ("12", "Lai Châu", "03386", 9205, 102.3, 21.6, 104.0, 22.9),
        ("14", "Sơn La", "03646", 9206, 103.2, 20.5, 105.1, 22.1),
        ("15", "Yên Bái", "04249", 9208, 103.8, 21.3, 105.2, 22.3),
        ("17", "Hoà Bình", "04789", 9211, 104.8, 20.3, 105.9, 21.2),
        ("19", "Thái Nguyên", "05431", 9213, 105.4, 21.3, 106.3, 22.1),
        ("20", "Lạng Sơn", "05971", 9215, 106.0, 21.3, 107.4, 22.5),
        ("22", "Quảng Ninh", "06649", 5899, 106.4, 20.7, 108.1, 21.7),
        ("24", "Bắc Giang", "07201", 9214, 105.8, 21.1, 107.1, 21.7),
        ("25", "Phú Thọ", "07888", 9208, 104.8, 20.9, 105.5, 21.8),
        ("26", "Vĩnh Phúc", "08707", 5897, 105.3, 21.1, 105.8, 21.6),
        ("27", "Bắc Ninh", "09163", 9209, 105.9, 20.9, 106.4, 21.3),
        ("30", "Hải Dương", "10507", 9209, 106.1, 20.6, 106.7, 21.3),
        ("31", "Hải Phòng", "11296", 9210, 106.4, 20.5, 107.3, 21.1),
        ("33", "Hưng Yên", "11950", 9209, 105.8, 20.6, 106.3, 21.1),
        ("34", "Thái Bình", "12433", 9209, 106.1, 20.2, 106.7, 20.8),
        ("35", "Hà Nam", "13285", 5897, 105.7, 20.3, 106.2, 20.8),
        ("36", "Nam Định", "13633", 9209, 105.9, 19.9, 106.6, 20.5),
        ("37", "Ninh Bình", "14320", 5897, 105.5, 19.9, 106.2, 20.5),
        ("38", "Thanh Hóa", "14755", 5897, 104.3, 19.2, 106.1, 20.7),
        ("40", "Nghệ An", "16663", 9208, 103.8, 18.5, 105.9, 20.0),
        ("42", "Hà Tĩnh", "18070", 9209, 105.1, 17.9, 106.6, 18.9),
        ("44", "Quảng Bình", "18853", 9211, 105.6, 16.9, 107.0, 18.1),
        ("45", "Quảng Trị", "19330", 9212, 106.5, 16.3, 107.4, 17.2),
        ("46", "Thừa Thiên Huế", "19744", 9214, 107.0, 15.9, 108.2, 16.8),
        ("48", "Đà Nẵng", "20194", 5899, 107.8, 15.9, 108.4, 16.3),
        ("49", "Quảng Nam", "20335", 5899, 107.2, 14.9, 108.8, 16.1),
        ("51", "Quảng Ngãi", "21010", 5898, 108.2, 14.5, 109.2, 15.5),
        ("52", "Bình Định", "21550", 9217, 108.6, 13.5, 109.4, 14.8),
        ("54", "Phú Yên", "22015", 9218, 108.6, 12.7, 109.5, 13.7),
        ("56", "Khánh Hòa", "22327", 9217, 108.6, 11.7, 109.5, 12.9),
        ("58", "Ninh Thuận", "22738", 9217, 108.5, 11.3, 109.3, 12.2),
        ("60", "Bình Thuận", "22915", 9218, 107.3, 10.4, 109.0, 11.6),
        ("62", "Kon Tum", "23281", 9216, 107.3, 13.9, 108.6, 15.5),
        ("64", "Gia Lai", "23557", 9218, 107.4, 12.9, 108.9, 14.7),
        ("66", "Đắk Lắk", "24118", 9218, 107.4, 12.1, 109.0, 13.5),
        ("67", "Đắk Nông", "24611", 9218, 107.2, 11.7, 108.2, 12.9),
        ("68", "Lâm Đồng", "24769", 5899, 107.2, 11.2, 108.8, 12.4),
        ("70", "Bình Phước", "25195", 9212, 106.4, 11.3, 107.5, 12.3),
        ("72", "Tây Ninh", "25456", 9209, 105.8, 10.9, 106.5, 11.8),
        ("74", "Bình Dương", "25741", 9210, 106.3, 10.8, 107.0, 11.6),
        ("75", "Đồng Nai", "25993", 5899, 106.7, 10.5, 107.6, 11.6),
        ("77", "Bà Rịa - Vũng Tàu", "26506", 5899, 106.9, 10.3, 107.6, 10.9),
        ("79", "Hồ Chí Minh", "26734", 9210, 106.3, 10.3, 107.1, 11.2),
        ("80", "Long An", "27685", 9210, 105.4, 10.3, 106.8, 11.1),
        ("82", "Tiền Giang", "28249", 9210, 105.8, 10.1, 106.9, 10.6),
        ("83", "Bến Tre", "28756", 9210, 106.0, 9.7, 106.8, 10.4),
        ("84", "Trà Vinh", "29236", 9209, 105.9, 9.5, 106.7, 10.1),
        ("86", "Vĩnh Long", "29542", 9209, 105.6, 9.8, 106.3, 10.4),
        ("87", "Đồng Tháp", "29863", 5897, 105.1, 10.1, 106.0, 11.0),
        ("89", "An Giang", "30280", 9208, 104.7, 10.1, 105.6, 11.0),
        ("91", "Kiên Giang", "30730", 9207, 103.4, 9.2, 105.6, 10.6),
        ("92", "Cần Thơ", "31117", 5897, 105.2, 9.9, 105.9, 10.4),
        ("93", "Hậu Giang", "31318", 5897, 105.3, 9.5, 105.9, 10.0),
        ("94", "Sóc Trăng", "31498", 9209, 105.5, 9.2, 106.3, 10.0),
        ("95", "Bạc Liêu", "31813", 5897, 105.2, 9.0, 105.9, 9.7),
        ("96", "Cà Mau", "31999", 9207, 104.5, 8.3, 105.5, 9.6),
    )
)


def province_named(text: str) -> Province | None:
    """The province that ``text`` names ("Tỉnh Lạng Sơn", "LANG SON"), or None."""
    return _BY_NAME.get(_kind_and_key(text)[1])


def province_in_full(text: str) -> str | None:
    """What ``text`` writes without diacritics, with them: "lang_son" is Lạng Sơn; else None.

    With the kind where the text has it: "tinh-lang-son" is Tỉnh Lạng Sơn.
    """
    kind, key = _kind_and_key(text)
    found = _BY_NAME.get(key) if text.isascii() else None
    return None if found is None else f"{kind}{_NAMES_OF_2025.get(key, found.name)}"


def _kind_and_key(text: str) -> tuple[str, str]:
    """The kind in front of the name of a province, and the name as it is compared."""
    bare = " ".join(fold(text).replace("-", " ").replace("_", " ").split())
    for word, kind in _KINDS.items():
        if bare.startswith(word):
            return kind, bare.removeprefix(word).replace(" ", "")
    return "", bare.replace(" ", "")


def province_of_commune(code: str) -> Province | None:
    """The province to which the five-digit commune code was given, or None."""
    if not (len(code) == 5 and code.isdigit()) or code > _LAST_COMMUNE:
        return None
    given = [one for one in _BY_FIRST_COMMUNE if one.first_commune <= code]
    return given[-1] if given else None


def most_common(
    cells: Mapping[_Cell, int], read: Callable[[_Cell], Province | None]
) -> Province | None:
    """The province that most of the cells point to, each with how often it stands there.

    None if fewer than half do.
    """
    counted: Counter[Province] = Counter()
    for cell, times in cells.items():
        found = read(cell)
        if found is not None:
            counted[found] += times
    best = max(counted, key=counted.__getitem__, default=None)
    return best if best and 2 * counted[best] > sum(cells.values()) else None


_LAST_COMMUNE = "32999"
_KINDS = {
    "tinh ": "Tỉnh ",
    "thanh pho ": "Thành phố ",
    "tp. ": "Thành phố ",
    "tp ": "Thành phố ",
}
_NAMES_OF_2025 = {"hue": "Huế"}
"""Names that were a part of another one before."""

_BY_FIRST_COMMUNE = sorted(PROVINCES, key=lambda one: one.first_commune)
_BY_NAME = {fold(one.name).replace(" ", "").replace("-", ""): one for one in PROVINCES} | {
    "hue": next(one for one in PROVINCES if one.code == "46"),
    "hcm": next(one for one in PROVINCES if one.code == "79"),
}
