"""Bringing in a map, step by visible step: what was understood, what is wrong, then a project."""

from dataclasses import replace
from html import escape
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.errors import NoivuError
from noivu_desktop.gui import background, messages, settings
from noivu_desktop.gui.dialogs.common_facts import CommonFacts
from noivu_desktop.gui.dialogs.import_summary import summary_html
from noivu_desktop.gui.rule_set_choices import choices_for, rule_set_name
from noivu_desktop.maps_in.importing import Imported, ImportRequest, import_map
from noivu_desktop.maps_in.text_encoding import AUTO, ENCODINGS
from noivu_desktop.progress import Progress
from noivu_desktop.project.project import DEFAULT_RULE_SET
from noivu_desktop.project.project_file import create_project_file
from noivu_desktop.units.unit import Level

_REREAD_AFTER_MS = 400


class ImportDialog(QDialog):
    """Reads the map at once, shows what it understood, reads again when an answer changes.

    ``created`` gives the path of the new project file.
    """

    created = Signal(Path)

    def __init__(
        self,
        request: ImportRequest,
        parent: QWidget | None = None,
        rule_set_id: str | None = None,
    ) -> None:
        super().__init__(parent)
        self._rule_set_id = rule_set_id or DEFAULT_RULE_SET
        self.setWindowTitle(self.tr("Lập hồ sơ mới từ %1").replace("%1", request.map.name))
        self.resize(1080, 720)
        self._given = request
        self._imported: Imported | None = None
        self._reread = QTimer(self, singleShot=True, interval=_REREAD_AFTER_MS)
        self._reread.timeout.connect(self.read)
        self.summary = QTextBrowser()
        self.problems = QListWidget()
        self.problems.setWordWrap(True)
        self.problems.setAlternatingRowColors(True)
        self.problems.setAccessibleName(self.tr("Những điểm cần xem lại"))
        self.pages = QTabWidget()
        self.pages.addTab(self.summary, self.tr("Đã hiểu thế nào"))
        self.pages.addTab(self.problems, self.tr("Cần xem lại"))
        body = QHBoxLayout()
        body.addWidget(self._answers(), 0)
        body.addWidget(self.pages, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(body, 1)
        layout.addWidget(self._buttons())

    @property
    def request(self) -> ImportRequest:
        """The question to the reader, with all answers of the user."""
        return replace(
            self._given,
            tables=tuple(self._tables()),
            level=self.level.currentData(),
            set_values={**self._given.set_values, **self.facts.values},
            crs=self.crs.text().strip() or None,
            encoding=self.encoding.currentData(),
            repair=self.repair.isChecked(),
        )

    def read(self) -> None:
        """Read the files with the present answers, in the background."""
        request = self.request
        self.accept_button.setEnabled(False)
        background.run(
            self,
            self.tr("Đang đọc %1").replace("%1", request.map.name),
            lambda progress: _read(request, progress),
            self._show,
        )

    def create_project(self, path: Path) -> None:
        """Write the project that was read to ``path`` and close."""
        if self._imported is None:
            return
        try:
            chosen = self.rule_set.currentData() or self._rule_set_id
            project = replace(self._imported.project, rule_set_id=chosen)
            create_project_file(path, project).close()
        except NoivuError as error:
            messages.show_error(self, str(error))
            return
        self.accept()
        self.created.emit(path)

    def _answers(self) -> QWidget:
        box = QGroupBox(self.tr("Trả lời để đọc đúng"))
        box.setFixedWidth(360)
        self.level = QComboBox()
        for text, level in (
            (self.tr("tự nhận"), None),
            (self.tr("cấp xã"), Level.COMMUNE),
            (self.tr("thôn, tổ dân phố"), Level.HAMLET),
        ):
            self.level.addItem(text, level)
        self.encoding = QComboBox()
        self.encoding.addItem(self.tr("tự nhận"), AUTO)
        for name in ENCODINGS:
            self.encoding.addItem(name, name)
        self.crs = QLineEdit(placeholderText=self.tr("như tệp ghi; hoặc mã EPSG, ví dụ 9215"))
        self.facts = CommonFacts()
        self.repair = QCheckBox(self.tr("&Sửa khe hở, chồng lấn, vùng lỗi"))
        self.repair.setChecked(self._given.repair)
        form = QFormLayout(box)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.addRow(self.tr("Cấp đơn vị:"), self.level)
        form.addRow(self.tr("Bảng mã chữ Việt:"), self.encoding)
        form.addRow(self.tr("Hệ tọa độ:"), self.crs)
        form.addRow(self.facts)
        form.addRow(self.repair)
        form.addRow(self.tr("Bảng số liệu kèm theo (Excel, CSV):"), self._table_list())
        self.rule_set = QComboBox()
        self.rule_set.setMaximumWidth(330)
        form.addRow(self.tr("Văn bản áp dụng:"), self.rule_set)
        self.level.currentIndexChanged.connect(self._reread.start)
        self.encoding.currentIndexChanged.connect(self._reread.start)
        self.crs.editingFinished.connect(self._reread.start)
        self.facts.changed.connect(self._reread.start)
        self.repair.toggled.connect(self._reread.start)
        return box

    def _table_list(self) -> QWidget:
        self.tables = QListWidget()
        self.tables.setAccessibleName(self.tr("Bảng số liệu"))
        self.tables.setMaximumHeight(90)
        for path in self._given.tables:
            self._add_table(path)
        add = QPushButton(self.tr("Thêm bảng…"))
        add.clicked.connect(self._choose_table)
        remove = QPushButton(self.tr("Bỏ bảng"))
        remove.clicked.connect(self._remove_table)
        row = QHBoxLayout()
        row.addWidget(add)
        row.addWidget(remove)
        shown = QWidget()
        layout = QVBoxLayout(shown)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tables)
        layout.addLayout(row)
        return shown

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        self.accept_button = buttons.addButton(
            self.tr("Lập hồ sơ…"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.accept_button.setDefault(True)
        self.accept_button.setEnabled(False)
        buttons.addButton(self.tr("Thôi"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._choose_target)
        buttons.rejected.connect(self.reject)
        return buttons

    def _show(self, outcome: Imported | str) -> None:
        """Show what was read, or in one sentence why it could not be."""
        self._imported = outcome if isinstance(outcome, Imported) else None
        self.accept_button.setEnabled(self._imported is not None)
        self.problems.clear()
        if isinstance(outcome, str):
            self.summary.setHtml(f"<h3>{escape(outcome)}</h3>")
            self.pages.setTabText(1, self.tr("Cần xem lại"))
            return
        self.summary.setHtml(summary_html(outcome.report, self.request.set_values))
        self._offer_rule_sets(outcome.report.level)
        for problem in outcome.report.problems:
            QListWidgetItem(problem.text, self.problems)
        count = len(outcome.report.problems)
        self.pages.setTabText(1, self.tr("Cần xem lại (%1)").replace("%1", str(count)))

    def _offer_rule_sets(self, level: Level) -> None:
        """The texts for this level; a choice made before is kept."""
        wanted = self.rule_set.currentData() or self._rule_set_id
        self.rule_set.clear()
        for one in choices_for(level):
            self.rule_set.addItem(rule_set_name(one), one.id)
        self.rule_set.setCurrentIndex(max(0, self.rule_set.findData(wanted)))

    def _tables(self) -> list[Path]:
        rows = range(self.tables.count())
        return [Path(self.tables.item(row).data(Qt.ItemDataRole.UserRole)) for row in rows]

    def _add_table(self, path: Path) -> None:
        item = QListWidgetItem(path.name, self.tables)
        item.setData(Qt.ItemDataRole.UserRole, str(path))

    def _choose_table(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Chọn bảng số liệu"),
            str(self._given.map.parent),
            self.tr("Bảng (*.xlsx *.xls *.csv)"),
        )
        if name:
            self._add_table(Path(name))
            self._reread.start()

    def _remove_table(self) -> None:
        if self.tables.currentRow() >= 0:
            self.tables.takeItem(self.tables.currentRow())
            self._reread.start()

    def _choose_target(self) -> None:
        start = settings.last_folder() / f"{self._given.map.stem}.gpkg"
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Lưu hồ sơ mới"), str(start), self.tr("Hồ sơ (*.gpkg)")
        )
        if name:
            self.create_project(Path(name).with_suffix(".gpkg"))


def _read(request: ImportRequest, progress: Progress) -> Imported | str:
    """What the files give; what a user can put right is an answer here, not a failure."""
    try:
        return import_map(request, progress)
    except NoivuError as error:
        return str(error)
