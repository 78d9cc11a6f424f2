"""Which units the user points at: shared by the map, the tables and the actions."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal


class Selection(QObject):
    """The chosen units by code, in the order in which they were chosen; and the hovered one."""

    changed = Signal()
    hovered_changed = Signal()
    shown = Signal(list)  # codes that a view asks the map to bring into sight

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._codes: tuple[str, ...] = ()
        self._hovered: str | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        return self._codes

    @property
    def hovered(self) -> str | None:
        return self._hovered

    def choose(self, codes: Iterable[str]) -> None:
        """Make ``codes`` the whole selection."""
        wanted = tuple(dict.fromkeys(codes))
        if wanted != self._codes:
            self._codes = wanted
            self.changed.emit()

    def add(self, codes: Iterable[str]) -> None:
        self.choose((*self._codes, *codes))

    def toggle(self, code: str) -> None:
        """Take ``code`` in if it is out, out if it is in."""
        if code in self._codes:
            self.choose(one for one in self._codes if one != code)
        else:
            self.add((code,))

    def clear(self) -> None:
        self.choose(())

    def forget(self) -> None:
        """Point at nothing: other units are shown now."""
        self.hover(None)
        self.clear()

    def hover(self, code: str | None) -> None:
        if code != self._hovered:
            self._hovered = code
            self.hovered_changed.emit()

    def show_on_map(self, codes: Iterable[str]) -> None:
        """Choose ``codes`` and ask the map to bring them into sight."""
        listed = list(codes)
        self.choose(listed)
        self.shown.emit(listed)
