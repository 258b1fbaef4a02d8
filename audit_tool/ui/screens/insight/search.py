"""Search over what was written, without its widgets: words, which audits, and what was found (R-080: settled ones)."""

from collections.abc import Sequence
from typing import Protocol

from audit_tool.counted_words import count_of
from audit_tool.formdef.wording import day_words
from audit_tool.services.desk import Desk
from audit_tool.services.identity import Act
from audit_tool.services.insight import Choices, Chosen
from audit_tool.services.searching import MOST, FoundText
from audit_tool.ui.asking import refusing
from audit_tool.ui.jobs import Lane, Runner

NOT_YOURS = "Only the quality lead searches what was written about cases."
HINT = (
    "Write one or more words. A text is found when it has them all, or words that begin with them. "
    "Only settled cases are searched."
)
BEFORE, LONGEST = 60, 280
"""Letters that are shown before the first word, and in all."""
Line = tuple[str, str, str, str]
"""Case, whose, question and words."""


class SearchView(Protocol):
    """What the presenter needs of the page."""

    def show_choices(self, choices: Choices) -> None:
        """Offer what audits can be chosen by."""

    def show_found(self, words: str, lines: Sequence[Line]) -> None:
        """Say how much was found, and show it."""

    def show_nothing(self, words: str) -> None:
        """Say why nothing can be searched."""

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""


class SearchPresenter:
    """Asks the index in the database."""

    def __init__(self, desk: Desk, runner: Runner, view: SearchView) -> None:
        self._desk, self._runner, self._view = desk, runner, view
        self._refused = refusing(view.show_problem)
        self._chosen, self._words = Chosen(), ""

    def load(self) -> None:
        """Bring the index up to date, then offer what can be chosen."""
        if not self._desk.identity.may(Act.REPORT):
            self._view.show_nothing(NOT_YOURS)
            return
        self._runner.run(self._desk.counting.catch_up, self._counted, self._refused, Lane.WRITE)

    def choose(self, by: str, value: str) -> None:
        """Search one round, quarter, service, team, form or way alone; empty for all."""
        self._chosen = self._chosen.within(by, value)
        self.find(self._words)

    def find(self, words: str) -> None:
        """Find texts with these words."""
        self._words = words
        if not words.strip():
            self._view.show_found(HINT, ())
            return
        chosen = self._chosen
        self._runner.run(lambda: self._desk.searching.find(words, chosen), self._found, self._refused)

    def _counted(self, _number: int) -> None:
        self._runner.run(self._desk.insight.choices, self._chose, self._refused)

    def _chose(self, choices: Choices) -> None:
        self._view.show_choices(choices)
        self.find(self._words)

    def _found(self, found: Sequence[FoundText]) -> None:
        number = len(found)
        told = count_of(number, "text") if number < MOST else f"The first {MOST} texts"
        self._view.show_found(f"{told} with “{self._words.strip()}”.", [self._line(each) for each in found])

    def _line(self, each: FoundText) -> Line:
        words = around(each.text, self._words)
        return f"{each.reference}, {day_words(each.audited_on)}", each.whose, each.question, words


def around(text: str, words: str) -> str:
    """As much of a long text as stands around the first of these words."""
    flat = " ".join(text.split())
    places = [at for word in words.split() if (at := flat.casefold().find(word.casefold())) >= 0]
    start = max(0, min(places, default=0) - BEFORE)
    if start:
        start = flat.rfind(" ", 0, start) + 1
    end = start + LONGEST
    return f"{'… ' if start else ''}{flat[start:end].rstrip()}{' …' if end < len(flat) else ''}"
