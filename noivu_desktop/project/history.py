"""The history: every step ever taken, as a tree, and the place in it where the project stands.

Nothing is ever removed. Undo moves the head to the parent; redo follows the newest child; a
step taken after an undo starts a new branch beside the old one.
"""

from dataclasses import dataclass, replace

from noivu_desktop.errors import PlanError
from noivu_desktop.project.steps import Step

ROOT = 0
"""The place before the first step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A step in its place: ``id`` counts from 1 in the order of doing, ``parent`` comes before."""

    id: int
    parent: int
    step: Step


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """All entries, ids 1 to n, and the id of the entry the project stands at (0: the root)."""

    entries: tuple[Entry, ...] = ()
    head: int = ROOT

    def __post_init__(self) -> None:
        if not 0 <= self.head <= len(self.entries):
            raise PlanError("Vị trí trong lịch sử thao tác không hợp lệ.")

    def do(self, step: Step) -> "History":
        """The history with ``step`` after the head, and the head on it."""
        entry = Entry(id=len(self.entries) + 1, parent=self.head, step=step)
        return History(entries=(*self.entries, entry), head=entry.id)

    def undo(self) -> "History":
        """The head one step back; raises PlanError at the root."""
        if not self.can_undo:
            raise PlanError("Không còn thao tác nào để hoàn tác.")
        return self.at(self.entry(self.head).parent)

    def redo(self) -> "History":
        """The head on its newest child; raises PlanError if there is none."""
        child = self.next_entry
        if child is None:
            raise PlanError("Không còn thao tác nào để làm lại.")
        return self.at(child.id)

    def at(self, head: int) -> "History":
        """The same entries seen from ``head``; raises PlanError if there is no such place."""
        return replace(self, head=head)

    def entry(self, entry_id: int) -> Entry:
        """The entry with this id (1 to n)."""
        return self.entries[entry_id - 1]

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self.head != ROOT

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back here."""
        return self.next_entry is not None

    @property
    def next_entry(self) -> Entry | None:
        """The newest child of the head: what redo would do."""
        # Children come after their parent, so only younger entries need a look.
        younger = reversed(self.entries[self.head :])
        return next((entry for entry in younger if entry.parent == self.head), None)

    def path(self) -> tuple[Entry, ...]:
        """The entries from the root to the head: the steps that made the project what it is."""
        found, at = [], self.head
        while at != ROOT:
            found.append(self.entry(at))
            at = found[-1].parent
        return tuple(reversed(found))


def checked_history(entries: tuple[Entry, ...], head: int) -> History:
    """A history read from a file; raises PlanError if its chain is broken."""
    for place, entry in enumerate(entries, start=1):
        if entry.id != place or not 0 <= entry.parent < entry.id:
            raise PlanError(f"Chuỗi thao tác bị đứt ở thao tác số {place}.")
    return History(entries=entries, head=head)
