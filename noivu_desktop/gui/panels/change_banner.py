"""A line over the map after a change of text: how much it changed, and where to see it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from noivu_desktop.errors import NoivuError
from noivu_desktop.gui.project_model import ProjectModel
from noivu_desktop.project.judging import rule_set_of
from noivu_desktop.rules.check_comparison import duties_moved
from noivu_desktop.rules.screening import screen
from noivu_desktop.vietnamese import number


class ChangeBanner(QFrame):
    """Hidden until the project is checked against another text; goes away when dismissed."""

    shown_wished = Signal(str)

    def __init__(self, model: ProjectModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._known = model.project.rule_set_id
        self._before = self._known
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self.text = QLabel(wordWrap=True)
        self.text.setForegroundRole(QPalette.ColorRole.ToolTipText)
        self.show_button = QPushButton(self.tr("Xem thay đổi"))
        self.dismiss = QPushButton(self.tr("Bỏ qua"))
        self.show_button.clicked.connect(lambda: self.shown_wished.emit(self._before))
        self.dismiss.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 6)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.show_button)
        layout.addWidget(self.dismiss)
        self.hide()
        model.level_changed.connect(self._start_anew)
        model.rules_changed.connect(self._look)

    @property
    def before(self) -> str:
        """The rule set that was in use before the last change of text."""
        return self._before

    def _start_anew(self) -> None:
        """The other level has a text of its own; nobody changed it."""
        self._known = self._before = self._model.project.rule_set_id
        self.hide()

    def _look(self) -> None:
        now = self._model.project.rule_set_id
        if now == self._known:
            return
        self._before, self._known = self._known, now
        words = self._words()
        self.text.setText(words)
        self.setVisible(bool(words))

    def _words(self) -> str:
        check, project = self._model.check, self._model.project
        if check is None:
            return ""
        try:
            earlier_rules = rule_set_of(project, self._before)
        except NoivuError:
            return ""
        earlier = screen(project.coverage.units, earlier_rules, project.exemptions)
        moved = duties_moved(earlier, check.screening)
        counts = map(len, (moved.newly_required, moved.no_longer_required, moved.undecided))
        told = self.tr(
            "Đã kiểm tra lại mọi phương án theo %1: %2 đơn vị nay phải sắp xếp, "
            "%3 đơn vị không còn phải sắp xếp, %4 đơn vị nay chưa đủ số liệu."
        )
        values = (self._model.rule_set.number, *map(number, counts))
        for place, value in enumerate(values, start=1):
            told = told.replace(f"%{place}", value)
        return told
