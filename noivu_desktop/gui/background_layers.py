"""The layers behind the plan: which files, how they are drawn, read when they are wanted.

They belong to this machine and this project file, and are no part of the project's value.
"""

import json
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from noivu_desktop.gui import settings
from noivu_desktop.gui.background import run_quietly
from noivu_desktop.gui.map.backgrounds import INKS
from noivu_desktop.gui.map.canvas import MapCanvas
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.progress import Progress

Geometries = NDArray[np.object_]


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerEntry:
    """One layer of the list, as it is remembered."""

    path: str
    ink: str = "water"
    is_above: bool = False
    is_shown: bool = True

    @property
    def name(self) -> str:
        return Path(self.path).name


class BackgroundLayers(QObject):
    """The list of layers, the lowest first; shows on the map what was read."""

    changed = Signal()
    said = Signal(str)  # a sentence for the status line

    def __init__(self, canvas: MapCanvas, model: ProjectModel) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._model = model
        self._read: dict[str, Geometries] = {}
        self._problems: dict[str, str] = {}
        self._under_way: set[str] = set()
        self.entries = _remembered(settings.backgrounds(model.file.path))

    def problem(self, entry: LayerEntry) -> str:
        """Why the layer is not shown: one sentence, or empty."""
        return self._problems.get(entry.path, "")

    def add(self, path: Path) -> None:
        """Take a file into the list; one that is there already is read anew."""
        self._read.pop(str(path), None)
        self._problems.pop(str(path), None)
        known = [one for one in self.entries if one.path == str(path)]
        ink = tuple(INKS)[len(self.entries) % len(INKS)]
        added = () if known else (LayerEntry(path=str(path), ink=ink),)
        self._set((*self.entries, *added))

    def remove(self, number: int) -> None:
        """Take a layer out of the list."""
        self._set((*self.entries[:number], *self.entries[number + 1 :]))

    def change(self, number: int, **values: object) -> None:
        """Draw a layer in another way."""
        listed = list(self.entries)
        listed[number] = replace(listed[number], **values)  # type: ignore[arg-type]
        self._set(tuple(listed))

    def show(self) -> None:
        """Put on the map what was read, and read what was not; call it when the map is new."""
        shown = [one for one in self.entries if one.is_shown]
        self._canvas.set_backgrounds(
            (self._read[one.path], one.ink, one.is_above) for one in shown if one.path in self._read
        )
        for one in shown:
            is_known = one.path in self._read or one.path in self._problems
            if not is_known and one.path not in self._under_way:
                self._start_reading(one.path)

    def _set(self, entries: tuple[LayerEntry, ...]) -> None:
        if entries != self.entries:
            self.entries = entries
            told = json.dumps([asdict(one) for one in entries], ensure_ascii=False)
            settings.remember_backgrounds(self._model.file.path, told)
        self.show()
        self.changed.emit()

    def _start_reading(self, path: str) -> None:
        self._under_way.add(path)
        crs = self._model.coverage.crs

        def work(progress: Progress) -> Geometries:
            from noivu_desktop.maps_in.background import read_background

            return read_background(Path(path), crs).geometries

        run_quietly(
            self._canvas.window(),
            self.tr("Đọc lớp nền"),
            work,
            partial(self._take, path),
            partial(self._fail, path),
        )

    def _take(self, path: str, geometries: Geometries) -> None:
        self._under_way.discard(path)
        self._read[path] = geometries
        self.show()
        self.changed.emit()

    def _fail(self, path: str, sentence: str) -> None:
        self._under_way.discard(path)
        self._problems[path] = sentence
        self.said.emit(sentence)
        self.changed.emit()


def _remembered(told: str) -> tuple[LayerEntry, ...]:
    """The layers in a text of the settings; what nobody can read there is left out."""
    try:
        listed = json.loads(told) if told else []
        entries = tuple(LayerEntry(**one) for one in listed)
    except (ValueError, TypeError):
        return ()
    return tuple(one for one in entries if one.ink in INKS)
