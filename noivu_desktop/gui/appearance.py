"""Light and dark: as the desktop has it, or as the user wants it here."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from noivu_desktop.gui import settings
from noivu_desktop.gui.colours import is_dark

_GROUND, _FIELD, _RAISED, _TEXT = "#23272d", "#1a1d22", "#2e333a", "#e6e9ec"
_QUIET, _EDGE, _CHOSEN, _LINK = "#7f8790", "#4a515a", "#2f6fb0", "#7db8f0"


def apply_kept() -> None:
    """Show the program as the user chose it last; without a choice as the desktop has it."""
    wanted = settings.dark()
    if wanted is not None:
        _apply(dark=wanted)


def toggle() -> None:
    """Change from light to dark or back, and remember it."""
    dark = not is_dark(QApplication.palette())
    settings.remember_dark(dark)
    _apply(dark=dark)


def _apply(*, dark: bool) -> None:
    QApplication.setPalette(dark_palette() if dark else light_palette())


def light_palette() -> QPalette:
    """Dark text on light ground."""
    return QPalette(QColor("#efefef"))


def dark_palette() -> QPalette:
    """Light text on dark ground."""
    palette = QPalette(QColor(_GROUND))
    role = QPalette.ColorRole
    colours = {
        _GROUND: (role.Window,),
        _FIELD: (role.Base,),
        _RAISED: (role.Button, role.AlternateBase, role.ToolTipBase),
        _TEXT: (role.WindowText, role.Text, role.ButtonText, role.ToolTipText),
        _EDGE: (role.Mid, role.Midlight),
        _QUIET: (role.PlaceholderText,),
        _CHOSEN: (role.Highlight,),
        _LINK: (role.Link,),
    }
    for colour, roles in colours.items():
        for one in roles:
            palette.setColor(one, QColor(colour))
    palette.setColor(role.HighlightedText, QColor("#ffffff"))
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(_QUIET))
    return palette
