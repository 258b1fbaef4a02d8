"""What stands beside the grades, without its widgets: voices, strengths and needs, and two rounds side by side."""

from collections.abc import Sequence
from typing import Protocol

from audit_tool.services.desk import Desk
from audit_tool.services.insight import By, Choices, Chosen
from audit_tool.services.insight_words import DEVELOPMENTS, STRENGTHS, Compared, Pairs
from audit_tool.ui.asking import refusing
from audit_tool.ui.jobs import Runner

ONE_ROUND = "Choose two rounds of which a case is settled to see them side by side."
Options = Sequence[tuple[str, str]]


class BesideView(Protocol):
    """What the presenter needs of its cards."""

    def show_words(self, voices: Pairs, strengths: Pairs, developments: Pairs) -> None:
        """Show whose voice says what, and which themes are named most."""

    def show_rounds(self, rounds: Options, then: str, now: str) -> None:
        """Offer the rounds that can be compared."""

    def show_compared(self, compared: Compared | None) -> None:
        """Show two rounds side by side, or say what to choose."""

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""


class BesidePresenter:
    """Reads the same count as the charts above."""

    def __init__(self, desk: Desk, runner: Runner, view: BesideView) -> None:
        self._desk, self._runner, self._view = desk, runner, view
        self._refused = refusing(view.show_problem)
        self._rounds: dict[str, str] = {}
        self._then = self._now = ""

    def show_choices(self, choices: Choices) -> None:
        """Compare the two latest rounds to begin with."""
        self._rounds = dict(choices[By.ROUND])
        latest = sorted(self._rounds, key=int)[-2:]
        if self._then not in self._rounds or self._now not in self._rounds:
            self._then, self._now = (latest[0], latest[-1]) if len(latest) > 1 else ("", "")
        self._view.show_rounds(choices[By.ROUND], self._then, self._now)
        self._compare()

    def load(self, chosen: Chosen) -> None:
        """Read voices and themes of the chosen audits."""
        words = self._desk.insight_words

        def work() -> tuple[Pairs, Pairs, Pairs]:
            return words.voices(chosen), words.findings(chosen, STRENGTHS), words.findings(chosen, DEVELOPMENTS)

        self._runner.run(work, lambda read: self._view.show_words(*read), self._refused)

    def choose(self, then: str, now: str) -> None:
        """Compare two other rounds."""
        self._then, self._now = then, now
        self._compare()

    def _compare(self) -> None:
        if not self._then or not self._now or self._then == self._now:
            self._view.show_compared(None)
            return
        then, now = ((int(each), self._rounds[each]) for each in (self._then, self._now))
        self._runner.run(lambda: self._desk.insight_words.compared(then, now), self._view.show_compared, self._refused)
