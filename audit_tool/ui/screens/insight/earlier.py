"""Figures that other documents printed, without widgets: found as one types, and what does not fit among them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from audit_tool.analysis.printed_lines import DoubtLine, EarlierLine, doubt_of, doubts_words, in_order, line_of
from audit_tool.counted_words import count_of
from audit_tool.services.desk import Desk
from audit_tool.services.earlier_figures import Earlier
from audit_tool.ui.asking import refusing
from audit_tool.ui.jobs import Runner
from audit_tool.ui.screens.insight.bringing import Bringing

NOTHING = "No figures of other documents are held yet. The quality lead brings them in."


class EarlierView(Protocol):
    """What the presenter needs of the page."""

    def show_earlier(self, sentence: str, lines: Sequence[EarlierLine], doubts: Sequence[DoubtLine]) -> None:
        """Show what was found."""

    def show_nothing(self, words: str) -> None:
        """Say why there is nothing."""

    def show_brought(self, happened: str, rest: str) -> None:
        """Say what bringing figures in has done."""

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""


class EarlierPresenter:
    """Reads printed figures, and finds those that hold what is typed."""

    def __init__(self, desk: Desk, runner: Runner, view: EarlierView) -> None:
        self._desk, self._runner, self._view = desk, runner, view
        self._refused = refusing(view.show_problem)
        self._bringing = Bringing(desk, runner, view.show_brought, self._refused)
        self._lines: tuple[EarlierLine, ...] = ()
        self._doubts: tuple[DoubtLine, ...] = ()
        self._sought = ""

    def load(self) -> None:
        """Read them anew."""
        self._runner.run(self._desk.earlier_figures.all, self._read, self._refused)

    @property
    def may_bring_in(self) -> bool:
        """Whether this person may bring in figures."""
        return self._bringing.allowed

    def bring_in(self, path: Path) -> None:
        """Keep the figures of a file, all of them or none."""
        self._bringing.bring_in(path, self.load)

    def find(self, text: str) -> None:
        """Show only what holds every word that is typed."""
        self._sought = text
        self._show()

    def _read(self, found: Earlier) -> None:
        self._lines = tuple(line_of(each) for each in in_order(found.figures))
        self._doubts = tuple(doubt_of(each) for each in found.contradictions)
        self._show()

    def _show(self) -> None:
        if not self._lines and not self._doubts:
            self._view.show_nothing(NOTHING)
            return
        words = self._sought.casefold().split()
        lines = [each for each in self._lines if _holds((each.figure, each.period, each.printed, each.rest), words)]
        doubts = [each for each in self._doubts if _holds((each.why, each.figure, each.told), words)]
        among = f"{len(lines):,} of " if words else ""
        figures = f"{among}{count_of(len(self._lines), 'printed figure')}"
        sentence = f"{figures}, each as its document has it. {doubts_words(len(doubts))}"
        self._view.show_earlier(sentence, lines, doubts)


def _holds(texts: Sequence[str], words: Sequence[str]) -> bool:
    whole = " ".join(texts).casefold()
    return all(word in whole for word in words)
