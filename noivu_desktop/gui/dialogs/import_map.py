"""Bringing in a map, step by visible step: what was understood, what is wrong, then a project."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from noivu_desktop.errors import Cancelled, NoivuError
from noivu_desktop.gui import background, settings
from noivu_desktop.gui.dialogs.import_answers import ImportAnswers
from noivu_desktop.gui.dialogs.import_columns import ColumnsPage
from noivu_desktop.gui.dialogs.import_place import PlacePage
from noivu_desktop.gui.dialogs.import_problems import ProblemsPage
from noivu_desktop.gui.dialogs.import_rows import RowsPage
from noivu_desktop.gui.dialogs.import_summary import failure_html, summary_html
from noivu_desktop.gui.dialogs.import_tables import TablesPage
from noivu_desktop.gui.dialogs.import_texts import TextPage
from noivu_desktop.gui.file_dialogs import ask_new_file
from noivu_desktop.gui.panels.drop_overlay import accept_copy
from noivu_desktop.gui.screen_room import TallContent, open_at
from noivu_desktop.maps_in.column_choice import read_matching, write_matching
from noivu_desktop.maps_in.importing import Imported, ImportReport, ImportRequest, import_map
from noivu_desktop.maps_in.workbook import TABLE_SUFFIXES
from noivu_desktop.progress import Progress
from noivu_desktop.project.project import DEFAULT_RULE_SET, Project
from noivu_desktop.project.project_file import create_project_file
from noivu_desktop.units.checks import Problem
from noivu_desktop.vietnamese import number

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
        self.setWindowTitle(self.tr("Lập hồ sơ mới từ %1").replace("%1", request.map.name))
        self.setAcceptDrops(True)
        self._given = request
        self._imported: Imported | None = None
        self._latest = request
        self._saves_next = False
        self._focus_after = True
        self._reread = QTimer(self, singleShot=True, interval=_REREAD_AFTER_MS)
        self._reread.timeout.connect(self.read)
        self.answers = ImportAnswers(request, rule_set_id or DEFAULT_RULE_SET)
        self.facts, self.repair = self.answers.facts, self.answers.repair
        self._stopped_words = self.tr(
            "Đã dừng đọc; chưa có gì được ghi. Bấm “Đọc lại” để đọc từ đầu."
        )
        self._make_pages()
        body = QHBoxLayout()
        body.addWidget(TallContent(self.answers), 0)
        body.addWidget(self.pages, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(body, 1)
        layout.addWidget(self._buttons())
        open_at(self, 1180, 760)
        asked = (self.answers, self.columns, self.texts, self.place, self.tables, self.rows)
        for page in asked:
            page.changed.connect(self._reread.start)

    @property
    def request(self) -> ImportRequest:
        """The question to the reader, with all answers of the user."""
        answers = self.answers
        return replace(
            self._given,
            tables=tuple(answers.tables),
            layer=answers.layer,
            parents=answers.parents,
            level=answers.level.currentData(),
            set_values={**self._given.set_values, **answers.facts.values},
            crs=self.place.wanted,
            encoding=self.texts.encoding,
            encodings={**self._given.encodings, **self.texts.encodings},
            table_encodings={**self._given.table_encodings, **self.texts.table_encodings},
            repair=answers.repair.isChecked(),
            repair_limit=answers.repair_limit.share,
            match={**self._given.match, **self.columns.match},
            remembered=self.columns.remembered,
            sheets={**self._given.sheets, **self.tables.sheets},
            row_choices=(*self._given.row_choices, *self.rows.choices),
        )

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What there is to look at in what was read."""
        return () if self._imported is None else self._imported.report.problems

    def read(self) -> None:
        """Read the files with the present answers, in the background."""
        request = self._latest = self.request
        self._reread.stop()
        self._focus_after = self._imported is None or self.accept_button.hasFocus()
        self.accept_button.setEnabled(False)
        work = background.run(
            self,
            self.tr("Đang đọc %1").replace("%1", request.map.name),
            lambda progress: self.bring_in(request, progress),
            lambda outcome: self._show(outcome) if request is self._latest else None,
            on_stopped=lambda: self._show(self._stopped_words),
        )
        work.ended.connect(lambda: self._offer_again(request))

    def bring_in(self, request: ImportRequest, progress: Progress) -> Imported | str:
        """What the files give; what a user can put right is an answer here, not a failure."""
        try:
            return self.imported(request, progress)
        except NoivuError as error:
            return str(error)
        except Cancelled:
            return self._stopped_words

    def imported(self, request: ImportRequest, progress: Progress) -> Imported:
        """What the reader makes of the files, in a thread; raises NoivuError."""
        return import_map(request, progress)

    def use(self) -> None:
        """What happens with a map that the user accepts: a new project is made of it."""
        proposed = f"{self._given.map.stem}.gpkg"
        title, kinds = self.tr("Lưu hồ sơ mới"), self.tr("Hồ sơ (*.gpkg)")
        path = ask_new_file(self, title, proposed, kinds)
        if path:
            self.create_project(path)

    def create_project(self, path: Path) -> None:
        """Write the project that was read to ``path``, in the background, and close."""
        if self._imported is None:
            return
        chosen = self.answers.rule_set.currentData() or DEFAULT_RULE_SET
        project = replace(self._imported.project, rule_set_id=chosen)
        self.accept_button.setEnabled(False)
        work = background.run(
            self,
            self.tr("Đang ghi %1").replace("%1", path.name),
            lambda progress: _write(path, project, progress),
            self._finish,
        )
        work.ended.connect(lambda: self.accept_button.setEnabled(self._imported is not None))

    def _finish(self, path: Path) -> None:
        _remember(self.columns.to_remember)
        self.accept()
        self.created.emit(path)

    def _make_pages(self) -> None:
        self.summary = QTextBrowser()
        self.summary.setOpenLinks(False)
        self.summary.anchorClicked.connect(self._follow)
        self.columns = ColumnsPage(_remembered())
        self.texts = TextPage(self._given.encoding)
        self.place = PlacePage(self._given.crs)
        self.tables = TablesPage()
        self.rows = RowsPage()
        self.problem_page = ProblemsPage()
        self.pages = QTabWidget()
        self._page_of = {
            "columns": self.columns,
            "texts": self.texts,
            "place": self.place,
            "rows": self.rows,
            "problems": self.problem_page,
        }
        for page, words in (
            (self.summary, self.tr("Tóm tắt")),
            (self.columns, self.tr("Cột")),
            (self.texts, self.tr("Chữ Việt")),
            (self.place, self.tr("Hệ tọa độ")),
            (self.tables, self.tr("Bảng số liệu")),
            (self.rows, self.tr("Ghép dòng")),
            (self.problem_page, self.tr("Cần xem lại")),
        ):
            self.pages.addTab(page, words)
        for page in (self.columns, self.texts, self.tables, self.rows, self.problem_page):
            self._let_see(page, shown=False)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        self.accept_button = buttons.addButton(
            self.tr("Lập hồ sơ…"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.accept_button.setDefault(True)
        self.accept_button.setEnabled(False)
        self.again = buttons.addButton(self.tr("Đọc lại"), QDialogButtonBox.ButtonRole.ActionRole)
        self.again.clicked.connect(self.read)
        self.again.setAutoDefault(False)
        self.again.hide()
        stop = buttons.addButton(self.tr("Thôi"), QDialogButtonBox.ButtonRole.RejectRole)
        stop.setAutoDefault(False)
        buttons.accepted.connect(self._accepted)
        buttons.rejected.connect(self.reject)
        return buttons

    def _show(self, outcome: Imported | str) -> None:
        """Show what was read, or in one sentence why it could not be."""
        self._imported = outcome if isinstance(outcome, Imported) else None
        self.accept_button.setEnabled(self._imported is not None)
        self.again.setVisible(self._imported is None)
        if isinstance(outcome, str):
            self._saves_next = False
            self.summary.setHtml(failure_html(outcome))
            self.pages.setCurrentWidget(self.summary)
            return
        self._show_report(outcome.report)
        self.problem_page.show_report(outcome.report.problems, outcome.project.coverage)
        if self._focus_after:
            self.accept_button.setFocus()
        if self._saves_next:
            self._saves_next = False
            self._accepted()

    def _offer_again(self, request: ImportRequest) -> None:
        """After a bug, of which the user was told, there must be a way on."""
        if request is self._latest and not self.accept_button.isEnabled():
            self.again.show()

    def _show_report(self, report: ImportReport) -> None:
        self.answers.offer_rule_sets(report.level)
        self.answers.offer_layers(report.layers)
        self.columns.show_columns(report.columns)
        self.texts.show_texts(report.texts)
        self.place.show_report(report)
        self.tables.show_tables(report.tables)
        self.rows.show_joined(report.joined)
        answered, doubtful = self.request.set_values, self.columns.doubtful
        units = () if self._imported is None else self._imported.project.coverage.units
        self.summary.setHtml(summary_html(report, units, answered, doubtful=doubtful))
        self._let_see(self.columns, self.tr("Cột"), self.columns.doubtful)
        self._let_see(self.texts, shown=bool(report.texts))
        for page in (self.tables, self.rows):
            self._let_see(page, shown=bool(report.tables))
        self._let_see(self.rows, self.tr("Ghép dòng"), self.rows.waiting, bool(report.tables))
        self._let_see(self.problem_page, self.tr("Cần xem lại"), len(report.problems))

    def _let_see(
        self, page: QWidget, words: str | None = None, count: int = 0, shown: bool = True
    ) -> None:
        """Show or hide a page; ``count`` is how much on it asks for a look."""
        at = self.pages.indexOf(page)
        self.pages.setTabVisible(at, shown)
        if words is not None:
            self.pages.setTabText(at, f"{words} ({number(count)})" if count else words)

    def _follow(self, link: QUrl) -> None:
        if link.fragment() == "repair":
            self.repair.setChecked(True)
        page = self._page_of.get(link.fragment())
        if page is not None:
            self.pages.setCurrentWidget(page)

    def _accepted(self) -> None:
        if self.rows.is_pending or self._reread.isActive():
            self._saves_next = True
            self.read()
            return
        self.use()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _tables_in(event.mimeData().urls()):
            accept_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        for path in _tables_in(event.mimeData().urls()):
            self.answers.add_table(path)
        accept_copy(event)


def _tables_in(urls: Sequence[QUrl]) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in TABLE_SUFFIXES]


def _write(path: Path, project: Project, progress: Progress) -> Path:
    progress.report(0.0, "Đang ghi hồ sơ")
    progress.stop_if_cancelled()
    create_project_file(path, project).close()
    return path


def _remembered() -> dict[str, str]:
    """What was said of columns on other days; nothing if it cannot be read."""
    path = settings.matching_file()
    try:
        return read_matching(path) if path.exists() else {}
    except NoivuError:
        return {}


def _remember(fields: dict[str, str]) -> None:
    """Keep what was said of columns; a disk that refuses is no reason to stop."""
    try:
        write_matching(settings.matching_file(), fields)
    except NoivuError:
        return
