"""How the program looks: light, dark or in high contrast, and how large its text is."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from noivu_desktop.gui import settings

translate = QCoreApplication.translate

SYSTEM, LIGHT, DARK, CONTRAST = "system", "light", "dark", "contrast"
LOOKS = (SYSTEM, LIGHT, DARK, CONTRAST)
SCALES = (100, 110, 125, 150, 175, 200)
"""Sizes of text in percent of what the desktop has."""

_BASE_SIZE = "noivu_base_point_size"
_Role = QPalette.ColorRole


def look_words(look: str) -> str:
    """What a look is called."""
    return {
        SYSTEM: translate("appearance", "Theo máy"),
        LIGHT: translate("appearance", "Nền sáng"),
        DARK: translate("appearance", "Nền tối"),
        CONTRAST: translate("appearance", "Tương phản cao"),
    }[look]


def apply_kept() -> None:
    """Show the program as the user chose it last; without a choice as the desktop has it."""
    if settings.look() != SYSTEM:
        _apply_look(settings.look())
    if settings.text_scale() != SCALES[0]:
        _apply_scale(settings.text_scale())


def choose(look: str) -> None:
    """Change the look of all windows and remember it."""
    settings.remember_look(look)
    _apply_look(look)


def choose_scale(percent: int) -> None:
    """Change the size of all text and remember it; columns take it when next opened."""
    settings.remember_text_scale(percent)
    _apply_scale(percent)


def next_look() -> None:
    """Light, dark, high contrast, and round again."""
    turns = {LIGHT: DARK, DARK: CONTRAST, CONTRAST: LIGHT}
    choose(turns.get(settings.look(), DARK))


def palette_of(look: str) -> QPalette:
    """The colours of a look."""
    if look == LIGHT:
        return QPalette(QColor("#efefef"))
    if look == DARK:
        return _palette(_DARK)
    if look == CONTRAST:
        return _palette(_CONTRAST)
    return QApplication.style().standardPalette()


def _apply_look(look: str) -> None:
    palette = palette_of(look)
    QApplication.setPalette(palette)
    if look in _EDGES:
        palette.setColor(_Role.Window, QColor(_EDGES[look]))
        for kind in _EDGED:
            QApplication.setPalette(palette, kind)  # type: ignore[arg-type]  # it takes text


def _apply_scale(percent: int) -> None:
    app, font = QApplication.instance(), QApplication.font()
    assert app is not None
    base = app.property(_BASE_SIZE)
    if base is None:
        base = font.pointSizeF()
        app.setProperty(_BASE_SIZE, base)
    font.setPointSizeF(base * percent / 100)
    QApplication.setFont(font)


def _palette(colours: Mapping[QPalette.ColorRole, str]) -> QPalette:
    palette = QPalette(QColor(colours[_Role.Window]))
    for role, colour in colours.items():
        palette.setColor(role, QColor(colour))
    quiet = QColor(colours[_Role.PlaceholderText])
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, quiet)
    return palette


_EDGED = ("QCheckBox", "QRadioButton", "QLineEdit", "QAbstractSpinBox", "QMenu")
_EDGES = {DARK: "#b4bdc8", CONTRAST: "#ffffff"}
"""The style draws edges darker than the ground, which on a dark ground cannot be seen.

These widgets show nothing of their own ground, so that it may be another. A style sheet would
do as well, but text of another size does not reach what had one.
"""

_DARK: Mapping[QPalette.ColorRole, str] = {
    _Role.Window: "#23272d",
    _Role.Base: "#1a1d22",
    **dict.fromkeys((_Role.Button, _Role.AlternateBase, _Role.ToolTipBase), "#2e333a"),
    **dict.fromkeys((_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.ToolTipText), "#e6e9ec"),
    **dict.fromkeys((_Role.Mid, _Role.Midlight), "#4a515a"),
    _Role.PlaceholderText: "#7f8790",
    _Role.Highlight: "#2f6fb0",
    _Role.HighlightedText: "#ffffff",
    _Role.Link: "#7db8f0",
}
_CONTRAST: Mapping[QPalette.ColorRole, str] = {
    **dict.fromkeys((_Role.Window, _Role.Base, _Role.ToolTipBase), "#000000"),
    **dict.fromkeys((_Role.Button, _Role.AlternateBase), "#141414"),
    **dict.fromkeys((_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.ToolTipText), "#ffffff"),
    **dict.fromkeys((_Role.Mid, _Role.Midlight, _Role.Light), "#c8c8c8"),
    _Role.PlaceholderText: "#bdbdbd",
    _Role.Highlight: "#ffd400",
    _Role.HighlightedText: "#000000",
    _Role.Link: "#66ccff",
}
