"""The language of the window: Vietnamese as the code has it, English from a Qt Linguist file.

Only the window's own words are translated. What the law says (findings, verdict sentences, names
of kinds of units), what a project records and what a dossier holds stays Vietnamese.
"""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTranslator

from noivu_desktop.gui import settings
from noivu_desktop.gui.qt_words import QtWords
from noivu_desktop.resource_files import resource

VIETNAMESE, ENGLISH = "vi", "en"
LANGUAGES: Mapping[str, str] = {VIETNAMESE: "Tiếng Việt", ENGLISH: "English"}
"""Each language in its own words, whatever the window speaks."""

_SPOKEN = "noivu_language"


def offered() -> tuple[str, ...]:
    """The languages to choose from: English only where set-up could build its file."""
    return tuple(LANGUAGES) if _english_file().is_file() else (VIETNAMESE,)


def speak_kept(app: QCoreApplication) -> None:
    """Let windows that are made from now on speak the chosen language."""
    wanted = settings.language() if settings.language() in offered() else VIETNAMESE
    if app.property(_SPOKEN) == wanted:
        return
    for earlier in app.findChildren(QTranslator):
        app.removeTranslator(earlier)
        earlier.deleteLater()
    app.installTranslator(_english(app) if wanted == ENGLISH else QtWords(app))
    app.setProperty(_SPOKEN, wanted)


def _english(app: QCoreApplication) -> QTranslator:
    """The program's words in English; Qt's own are English anyway."""
    words = QTranslator(app)
    words.load(str(_english_file()))
    return words


def _english_file() -> Path:
    return resource("translations/noivu_en.qm")
