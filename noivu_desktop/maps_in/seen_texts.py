"""Text of a map before and after it was put into Unicode, for a person to compare."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from noivu_desktop.maps_in.layers import Cell
from noivu_desktop.maps_in.syllables import score

_SHOWN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenText:
    """One column with text that is not plain ASCII.

    encoding  what it was read in
    pairs     cells as the file has them and as they were read, the doubtful ones first
    doubtful  how many different cells still do not read like Vietnamese
    table     the file, for a column of a table; empty: of the map
    place     of a column of a table, from 1
    """

    column: str
    encoding: str
    pairs: tuple[tuple[str, str], ...]
    doubtful: int
    table: str = ""
    place: int = 0

    @property
    def key(self) -> str:
        """What names the column in a choice: "ten_xa" of the map, "so.xlsx:2" of a table."""
        return f"{self.table}:{self.place}" if self.table else self.column


def seen_texts(
    written: Mapping[str, Sequence[Cell]],
    read: Mapping[str, Sequence[Cell]],
    encodings: Mapping[str, str],
) -> tuple[SeenText, ...]:
    """The columns of ``read`` whose text tells encodings apart, with some cells of each."""
    found = []
    for column, cells in read.items():
        different = dict.fromkeys(zip(written[column], cells, strict=True))
        pairs = {
            (before, after): score(after) < 0
            for before, after in different
            if isinstance(before, str) and isinstance(after, str) and not before.isascii()
        }
        if pairs:
            first = sorted(pairs, key=lambda pair: not pairs[pair])[:_SHOWN]
            found.append(
                SeenText(
                    column=column,
                    encoding=encodings[column],
                    pairs=tuple((_printable(before), after) for before, after in first),
                    doubtful=sum(pairs.values()),
                )
            )
    return tuple(found)


def _printable(text: str) -> str:
    return "".join(letter if letter.isprintable() else "▯" for letter in text)
