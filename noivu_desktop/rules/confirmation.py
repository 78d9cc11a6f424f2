"""Legal figures that a person compared with the original text, and what follows from it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from noivu_desktop.rules.figures import legal_figures, with_clause
from noivu_desktop.rules.rule_set import RuleSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """One figure, written out with its clause; a figure that changes is not confirmed any more.

    figure  as ``LegalFigure.key`` gives it
    date    ISO 8601
    """

    figure: str
    author: str = ""
    date: str = ""

    @property
    def words(self) -> str:
        """What stands beside the figure from then on."""
        by = f"đã được {self.author} xác nhận" if self.author else "đã được xác nhận"
        return f"{by} ngày {_day(self.date)}" if self.date else by


def confirmed(rule_set: RuleSet, confirmations: Iterable[Confirmation]) -> RuleSet:
    """The rule set in which every confirmed figure says who confirmed it."""
    listed = tuple(confirmations)
    return _confirmed(rule_set, listed) if listed else rule_set


@lru_cache(maxsize=32)
def _confirmed(rule_set: RuleSet, confirmations: tuple[Confirmation, ...]) -> RuleSet:
    words = {one.figure: one.words for one in confirmations}
    for figure in legal_figures(rule_set):
        if figure.key in words:
            clause = replace(figure.clause, confirmed=words[figure.key])
            rule_set = with_clause(rule_set, figure.place, clause)
    return rule_set


def _day(date: str) -> str:
    """21/11/2026; what is no such date stays as it is."""
    parts = date.split("-")
    return "/".join(reversed(parts)) if len(parts) == 3 else date
