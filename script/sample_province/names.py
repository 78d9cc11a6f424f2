"""Invented place names in the manner of the northern mountains, and their codes."""

import unicodedata
from collections.abc import Iterator

import numpy as np

DISTRICTS = (
    "Thành phố Khau Vân",
    "Huyện Mây Ngàn",
    "Huyện Thác Vàng",
    "Huyện Suối Đào",
    "Huyện Đèo Sương",
    "Huyện Rừng Quế",
    "Huyện Sông Trăng",
    "Huyện Đá Dựng",
    "Huyện Lũng Thông",
    "Huyện Bình Trám",
    "Huyện Cao Hồi",
)
WARDS = ("Cầu Mây", "Chợ Hồi", "Bến Trăng", "Đồi Thông", "Cửa Đông")
SECOND_TOWNS = ("Ngã Ba Chè", "Mỏ Sắt", "Cửa Sương", "Nông Trường Hồi")
"""Towns beside a district's own one, in the first districts after the city."""

_COMMUNE_FIRST = "Nà Pác Khuổi Lũng Cốc Phia Kéo Pò Khau Nặm Thâm Bó Tả Slam"
_COMMUNE_SECOND = "Sương Mây Trăng Nắng Tuyết Chè Hồi Quế Trám Thông Sim Lim Dẻ Măng Vầu Đào Mận Lê"
_HAMLET_FIRST = "Bản Nà Pác Khuổi Lũng Cốc Kéo Khòn Phai Còn Pò"
_HAMLET_SECOND = "Chang Lầu Vài Tẩu Mạ Đeng Khoang Nọi Luông Cáy Pjoóc Loỏng Slỉnh Mòn Tát Rạ Hin"


def commune_names(rng: np.random.Generator) -> Iterator[str]:
    """Names of rural communes without their kind, each once in the province."""
    yield from _shuffled_pairs(rng, _COMMUNE_FIRST, _COMMUNE_SECOND)


def hamlet_names(rng: np.random.Generator, count: int) -> list[str]:
    """``count`` names of rural hamlets without their kind, each once in its commune."""
    if rng.random() < 0.15:
        return [str(number) for number in range(1, count + 1)]
    pairs = _shuffled_pairs(rng, _HAMLET_FIRST, _HAMLET_SECOND)
    return [next(pairs) for _ in range(count)]


def district_code(district: int) -> str:
    """Three digits, with the leading zero that tables like to lose."""
    return f"{81 + district:03d}"


def commune_code(position: int) -> str:
    """Five digits in steps of three, as the statistics office leaves room for later units."""
    return f"{8101 + 3 * position:05d}"


def hamlet_code(commune: str, position: int) -> str:
    """The commune's code and two digits."""
    return f"{commune}{position + 1:02d}"


def _shuffled_pairs(rng: np.random.Generator, firsts: str, seconds: str) -> Iterator[str]:
    pairs = [f"{first} {second}" for first in firsts.split() for second in seconds.split()]
    for position in rng.permutation(len(pairs)).tolist():
        yield unicodedata.normalize("NFC", pairs[position])
