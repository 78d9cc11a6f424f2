"""How long work tells where it is, and how it is asked to stop.

Core functions take ``progress: Progress = NO_PROGRESS`` and never know who listens.
"""

from typing import Protocol

from noivu_desktop.errors import Cancelled


class Progress(Protocol):
    """Listens to long work."""

    def report(self, fraction: float, sentence: str) -> None:
        """Take the share of the work that is done (0 to 1) and what is being done now."""

    def stop_if_cancelled(self) -> None:
        """Raise ``Cancelled`` if the user asked to stop."""


class _NoProgress:
    def report(self, fraction: float, sentence: str) -> None:
        pass

    def stop_if_cancelled(self) -> None:
        pass


NO_PROGRESS: Progress = _NoProgress()


class SubRange:
    """Lets a part of the work report 0 to 1 without knowing where it sits in the whole."""

    def __init__(self, progress: Progress, start: float, stop: float) -> None:
        self._progress = progress
        self._start = start
        self._stop = stop

    def report(self, fraction: float, sentence: str) -> None:
        self._progress.report(self._start + (self._stop - self._start) * fraction, sentence)

    def stop_if_cancelled(self) -> None:
        self._progress.stop_if_cancelled()


def advance(progress: Progress, fraction: float, sentence: str) -> None:
    """Tell what begins now; raises ``Cancelled`` if the user asked to stop."""
    progress.stop_if_cancelled()
    progress.report(fraction, sentence)


__all__ = ["NO_PROGRESS", "Cancelled", "Progress", "SubRange", "advance"]
