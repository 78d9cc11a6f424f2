"""Long work beside the window: a thread, a progress dialog after half a second, and cancel."""

import gc
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from noivu_desktop.errors import Cancelled, NoivuError
from noivu_desktop.gui import messages
from noivu_desktop.progress import Progress

_T = TypeVar("_T")
_POLL_MS = 40
_DIALOG_AFTER_S = 0.5
_GARBAGE = 5_000
_STEPS = 1000


@dataclass
class _Mailbox(Generic[_T]):
    """What the thread leaves for the window; each field is written by one side only."""

    fraction: float = 0.0
    sentence: str = ""
    cancelled: bool = False
    result: list[_T] = field(default_factory=list)
    failure: BaseException | None = None

    def report(self, fraction: float, sentence: str) -> None:
        self.fraction, self.sentence = fraction, sentence

    def stop_if_cancelled(self) -> None:
        if self.cancelled:
            raise Cancelled

    def fill(self, work: Callable[[Progress], _T]) -> None:
        """Do the work, in the thread. Knows nothing of Qt, so that no widget dies there."""
        try:
            self.result.append(work(self))
        except BaseException as failure:
            self.failure = failure


class BackgroundWork(QObject):
    """One piece of work in a thread. ``ended`` comes once, after the result was delivered."""

    ended = Signal()

    def __init__(
        self,
        window: QWidget,
        title: str,
        work: Callable[[Progress], Any],
        on_done: Callable[[Any], None],
        is_current: Callable[[], bool],
        on_failed: Callable[[str], None] | None = None,
        on_stopped: Callable[[], None] | None = None,
    ) -> None:
        super().__init__()
        self._on_failed = on_failed
        self._on_stopped = on_stopped
        self._left_alone = False
        self._window = window
        self._on_done = on_done
        self._is_current = is_current
        self._mail: _Mailbox[Any] = _Mailbox()
        self._thread = threading.Thread(
            target=self._mail.fill, args=(work,), name=title, daemon=True
        )
        self.dialog = ProgressDialog(window, title)
        self.dialog.cancelled.connect(self.cancel)
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self._look)
        self._started = monotonic()

    def start(self) -> None:
        _under_way.add(self)
        gc.disable()  # a collection in the thread could delete widgets there; see _look
        self._thread.start()
        self._poll.start()

    def cancel(self) -> None:
        """Ask the work to stop at its next safe point; whoever may leave it alone goes on now."""
        self._mail.cancelled = True
        if self._on_stopped is not None and not self._left_alone and isValid(self._window):
            self._left_alone = True
            self.dialog.finish()
            self._on_stopped()

    def _look(self) -> None:
        """Every few moments, in the window's thread: show progress, collect garbage, finish."""
        if gc.get_count()[0] > _GARBAGE:
            gc.collect(1)
        if not isValid(self._window):
            self.cancel()
        elif self._thread.is_alive():
            self._show_progress()
        if not self._thread.is_alive():
            self._finish()

    def _show_progress(self) -> None:
        if self._on_failed is not None or self._left_alone:
            return
        self.dialog.show_progress(self._mail.fraction, self._mail.sentence)
        if not self.dialog.isVisible() and monotonic() - self._started > _DIALOG_AFTER_S:
            self.dialog.open()

    def _finish(self) -> None:
        self._poll.stop()
        QTimer.singleShot(0, self._let_go)  # not now: the timer that called is still speaking
        if not isValid(self._window):
            return
        if self._left_alone:
            self.ended.emit()
            return
        self.dialog.finish()
        try:
            self._deliver()
        finally:
            self.ended.emit()

    def _let_go(self) -> None:
        _under_way.discard(self)
        if not _under_way:
            # Else the collection that is due would come while Qt destroys this object and holds
            # a lock that the widgets among the garbage wait for: the window would stand still.
            gc.collect(1)
            gc.enable()

    def _deliver(self) -> None:
        failure = self._mail.failure
        if isinstance(failure, NoivuError):
            self._tell_failure(str(failure))
        elif isinstance(failure, Cancelled):
            return
        elif failure is not None:
            raise failure
        elif self._is_current():
            self._on_done(self._mail.result[0])
        elif self._on_failed is None:
            sentence = self.tr("Hồ sơ đã thay đổi trong lúc tính nên kết quả này không được dùng.")
            messages.tell(self._window, sentence)

    def _tell_failure(self, sentence: str) -> None:
        if self._on_failed is None:
            messages.show_error(self._window, sentence)
        else:
            self._on_failed(sentence)


_under_way: set[BackgroundWork] = set()
"""Keeps work alive that nobody else holds."""


class ProgressDialog(QDialog):
    """How far the work is, for how long, and a button to stop it."""

    cancelled = Signal()

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(460)
        self._started = monotonic()
        self._finished = False
        self.sentence = QLabel(self.tr("Đang bắt đầu…"))
        self.sentence.setWordWrap(True)
        self._bar = QProgressBar(maximum=_STEPS)
        self._bar.setAccessibleName(self.tr("Tiến độ"))
        self._seconds = QLabel()
        self.stop = QPushButton(self.tr("Dừng"))
        self.stop.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self._seconds, 1)
        row.addWidget(self.stop)
        layout = QVBoxLayout(self)
        layout.addWidget(self.sentence)
        layout.addWidget(self._bar)
        layout.addLayout(row)

    def show_progress(self, fraction: float, sentence: str) -> None:
        if sentence and not self._stopping:
            self.sentence.setText(sentence)
        self._bar.setValue(round(fraction * _STEPS))
        self._seconds.setText(
            self.tr("%1 giây").replace("%1", str(int(monotonic() - self._started)))
        )

    def finish(self) -> None:
        self._finished = True
        super().reject()
        self.deleteLater()

    def reject(self) -> None:
        """Esc, the button and the cross all ask the work to stop; the dialog goes when it has."""
        if not self._finished:
            self.stop.setEnabled(False)
            self.sentence.setText(self.tr("Đang dừng…"))
            self.cancelled.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(self._finished)
        self.reject()

    @property
    def _stopping(self) -> bool:
        return not self.stop.isEnabled()


def run(
    parent: QWidget,
    title: str,
    work: Callable[[Progress], _T],
    on_done: Callable[[_T], None],
    is_current: Callable[[], bool] = lambda: True,
    on_stopped: Callable[[], None] | None = None,
) -> BackgroundWork:
    """Do ``work`` in a thread and hand its result to ``on_done`` in the window's thread.

    ``is_current`` says whether the result still fits; if not it is dropped with a word.
    ``on_stopped`` is for work that changes nothing: it comes at once when the user stops, and
    what the thread still does is of no interest.
    """
    task = BackgroundWork(parent, title, work, on_done, is_current, on_stopped=on_stopped)
    task.start()
    return task


def run_quietly(
    parent: QWidget,
    title: str,
    work: Callable[[Progress], _T],
    on_done: Callable[[_T], None],
    on_failed: Callable[[str], None],
    is_current: Callable[[], bool] = lambda: True,
) -> BackgroundWork:
    """The same without a dialog: nobody waits for it. ``on_failed`` takes the sentence.

    A result that no longer fits is dropped in silence; whoever asked will ask again.
    """
    task = BackgroundWork(parent, title, work, on_done, is_current, on_failed)
    task.start()
    return task
