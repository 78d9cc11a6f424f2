"""Declared neighbours, as the window tells them."""

from collections.abc import Set

from PySide6.QtCore import QCoreApplication

from noivu_desktop.gui.sentences import filled
from noivu_desktop.units.coverage import Coverage, Link

translate = QCoreApplication.translate


def link_sentence(link: Link, coverage: Coverage, known: Set[str] = frozenset()) -> str:
    """Who is declared a neighbour of whom and why; beside one of them only the other is named."""
    first, second = (coverage.unit(code).full_name for code in (link.first, link.second))
    if (link.first in known) is (link.second in known):
        words = translate("neighbours", "%1 và %2 được coi là liền kề: %3.")
        return filled(words, first, second, link.ground)
    other = second if link.first in known else first
    return filled(translate("neighbours", "Được coi là liền kề với %1: %2."), other, link.ground)
