"""What is wrong or doubtful in the open map and its figures, each a click from its place."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from noivu_desktop.gui import background
from noivu_desktop.gui.panels.problem_list import ProblemList
from noivu_desktop.gui.screen_room import open_at
from noivu_desktop.gui.tables.problem_rows import width_of
from noivu_desktop.gui.workspace import Workspace
from noivu_desktop.progress import Progress
from noivu_desktop.units.checks import Problem, check_coverage
from noivu_desktop.units.coverage import Coverage
from noivu_desktop.vietnamese import number


class MapProblemsDialog(QDialog):
    """A window of its own beside the map; after an import it also lists what that found."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Lỗi bản đồ và số liệu"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_at(self, 760, 460)
        self._workspace = workspace
        self.headline = QLabel(wordWrap=True)
        self.list = ProblemList()
        self.list.visited.connect(self._visit)
        self.again = QPushButton(self.tr("Kiểm tra lại"))
        self.again.clicked.connect(self.check)
        close = QPushButton(self.tr("Đóng"))
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        row.addWidget(self.again)
        row.addStretch(1)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.addWidget(self.headline)
        layout.addWidget(self.list, 1)
        layout.addLayout(row)
        workspace.model.units_changed.connect(self.check)

    def check(self) -> None:
        """Look for problems in the map as it is now, in the background."""
        coverage = self._workspace.model.coverage
        self.again.setEnabled(False)
        work = background.run_quietly(
            self,
            self.tr("Đang kiểm tra bản đồ"),
            lambda progress: _checked(coverage, progress),
            self._show,
            self.headline.setText,
            is_current=lambda: self._workspace.model.coverage is coverage,
        )
        self.headline.setText(self.tr("Đang kiểm tra bản đồ…"))
        work.ended.connect(lambda: self.again.setEnabled(True))

    def _show(self, found: tuple[Problem, ...]) -> None:
        """What was found now, and of the import what no check of the map can find again."""
        coverage = self._workspace.model.coverage
        kinds = {one.kind for one in found} | _FOUND_BY_CHECKS
        kept = [one for one in self._workspace.import_problems if one.kind not in kinds]
        problems = (*found, *kept)
        self.list.show_problems(problems, coverage)
        self.headline.setText(
            self.tr("%1 điểm cần xem; bấm vào một dòng để thấy trên bản đồ.").replace(
                "%1", number(len(problems))
            )
            if problems
            else self.tr("Không thấy lỗi nào trong bản đồ và số liệu.")
        )

    def _visit(self, problem: Problem) -> None:
        space = self._workspace
        if problem.unit in space.model.coverage.index:
            space.selection.show_on_map([problem.unit])
        if problem.place is not None:
            space.place_wished.emit(*problem.place, width_of(problem))


_FOUND_BY_CHECKS = frozenset(
    {"gap", "hole", "overlap", "invalid", "pieces", "missing", "same_name", "area_differs"}
)


def _checked(coverage: Coverage, progress: Progress) -> tuple[Problem, ...]:
    progress.stop_if_cancelled()
    return check_coverage(coverage)
