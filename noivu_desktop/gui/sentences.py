"""Sentences as the window shows them."""

import re

from PySide6.QtCore import QDate, Qt

from noivu_desktop.units.unit import Unit

DATE_FORMAT = "dd/MM/yyyy"


def without_name(sentence: str, name: str) -> str:
    """The sentence without the name that stands above it anyway."""
    rest = sentence.removeprefix(f"{name}: ")
    return rest[:1].upper() + rest[1:]


def filled(pattern: str, *values: object) -> str:
    """The pattern with the values in place of %1, %2 and so on; a value is not read again."""
    return re.sub("%([1-9])", lambda place: str(values[int(place[1]) - 1]), pattern)


def name_alone(unit: Unit) -> str:
    """The short name, unless that is a mere number: Tổ dân phố 7."""
    return unit.full_name if unit.short_name.isdigit() else unit.short_name


def shown_date(date: str) -> str:
    """An ISO date as people write it; any other text as it is."""
    found = QDate.fromString(date, Qt.DateFormat.ISODate)
    return str(found.toString(DATE_FORMAT)) if found.isValid() else date
