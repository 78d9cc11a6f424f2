"""What an action works on: the open project, the selection, and the window it happens in."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from noivu_desktop.gui.best_plans import BestPlans
from noivu_desktop.gui.live_gap import LiveGap
from noivu_desktop.gui.map_themes import map_themes
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.gui.reach import Reach
from noivu_desktop.gui.selection import Selection
from noivu_desktop.units.checks import Problem


class Workspace(QObject):
    """Handed to every action. Wishes that the window itself must fulfil are signals."""

    open_wished = Signal(Path)
    dropped = Signal(Path, tuple)
    """What was dropped, and the tables that go with it."""

    new_wished = Signal()
    sample_wished = Signal()
    close_wished = Signal()
    find_wished = Signal()
    keys_wished = Signal()
    problem_wished = Signal(int)
    whole_map_wished = Signal()
    place_wished = Signal(float, float, float)  # map x, y to bring into sight, and how wide it is
    theme_wished = Signal(str)
    backgrounds_wished = Signal()
    said = Signal(str)  # a sentence for the status line

    def __init__(self, model: ProjectModel, window: QWidget) -> None:
        super().__init__(window)
        self.model = model
        self.selection = Selection(self)
        self.reach = Reach(model, self)
        self.window = window
        self.import_problems: tuple[Problem, ...] = ()
        self.theme_id = map_themes()[0].id  # what the map is coloured by
        self.best = BestPlans(model, self)
        self.live = LiveGap(model, self.best, window)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the chosen units."""
        return self.selection.codes

    def say(self, sentence: str) -> None:
        """Show ``sentence`` in the status line for a while."""
        self.said.emit(sentence)
