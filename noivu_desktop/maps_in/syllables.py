"""What a Vietnamese syllable looks like: tells right text from text in a wrong encoding."""

import re
import unicodedata
from functools import lru_cache

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"

_RIMES = """
a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu êng êc
i ich im in inh ip it iu ia iêc iêm iên iêng iêp iêt iêu iê
o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt
oe oen oeo oet oong ooc ô ôc ôi ôm ôn ông ôp ôt ôông ơ ơi ơm ơn ơp ơt ơu ơng
u uc ui um un ung up ut ua uâ uân uâng uât uây uê uêch uênh uên uơ uy uych uynh uyt uyên uyêt uyu
uya uôc uôi uôm uôn uông uôt uôp uo uan uang uat uai uay ư ưc ưi ưm ưn ưng ưt ưu ưa ưp
ươc ươi ươm ươn ương ươp ươt ươu y yên yêt yêu yêm yêng ynh yt
"""

TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Combining huyền, hỏi, ngã, sắc, nặng."""
_CHECKED = re.compile(r"(?:[ptc]|ch)$")  # such rimes carry only sắc and nặng
_LETTERS = frozenset(
    "abcdefghijklmnopqrstuvwxyzăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
)
_PARTS = re.compile(r"(qu|gi(?=[aăâeêioôơuưy])|[bcdđghklmnpqrstvx]*)([aăâeêioôơuưy]+)([a-z]*)")
_KIND_WORDS = frozenset(
    ("tỉnh", "thành", "phố", "huyện", "quận", "thị", "xã", "trấn", "phường", "thôn")
)
_EITHER = ("oa", "oe", "uy")
_WORD = re.compile(r"[^\s\d.,;:/()\[\]\-–_'’\"“”+&*#!?%²|]+")


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """Toneless syllables of the language, as onset and rime allow."""
    rimes = _RIMES.split()
    return frozenset(rimes) | {onset + rime for onset in _ONSETS.split() for rime in rimes}


def score(text: str) -> int:
    """How much ``text`` reads like Vietnamese; words of plain ASCII count nothing.

    Plus one for each right syllable with a diacritic, two for a word of a kind of unit (xã, and
    not xă, which is a syllable too), minus one for an impossible syllable,
    minus three for a word with a letter that Vietnamese does not have. A word in capitals among
    others that are not (Xã HÕ) counts nothing.
    """
    words: list[str] = [word for word in _WORD.findall(text) if not word.isascii()]
    points = sum(_word_score(word) for word in words)
    if text.isupper():
        return points
    return points - sum(
        len(word) > 1 and word.isupper() and _word_score(word) > 0 for word in words
    )


@lru_cache(maxsize=65_536)
def _word_score(word: str) -> int:
    lower = word.lower()
    if not _LETTERS.issuperset(lower):
        return -3
    if word != lower and not (word.isupper() or word[1:] == lower[1:]):
        return -1  # capitals inside a word
    if lower in _KIND_WORDS:
        return 2
    return 1 if _is_syllable(lower) else -1


def _is_syllable(lower: str) -> bool:
    marks = unicodedata.normalize("NFD", lower)
    tones = [mark for mark in marks if mark in TONES]
    bare = unicodedata.normalize("NFC", "".join(m for m in marks if m not in TONES))
    if len(tones) > 1 or bare not in _known():
        return False
    if tones and not _may_carry_tone(bare, _place_of_tone(lower)):
        return False
    return not _CHECKED.search(bare) or (bool(tones) and tones[0] in "\u0301\u0323")


def _place_of_tone(lower: str) -> int:
    """Which letter of the syllable carries the tone."""
    return next(
        place
        for place, letter in enumerate(lower)
        if any(mark in TONES for mark in unicodedata.normalize("NFD", letter))
    )


def _may_carry_tone(bare: str, place: int) -> bool:
    """Whether the tone stands where Vietnamese puts it; hòa and hoà are both right."""
    onset, vowels, coda = _PARTS.fullmatch(bare).groups()  # type: ignore[union-attr]
    start = len(onset)
    marked = [at for at, letter in enumerate(vowels) if letter in "ăâêôơư"]
    if marked:
        return place == start + marked[-1]
    if len(vowels) == 2 and not coda:
        return place == start or (vowels in _EITHER and place == start + 1)
    return place == start + (1 if len(vowels) > 1 else 0)
