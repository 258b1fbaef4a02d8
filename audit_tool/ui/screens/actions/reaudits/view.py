"""The page of cases that come back: what is booked, what was found both times, what was promised and never booked."""

from collections.abc import Callable
from itertools import groupby

from PySide6.QtWidgets import QWidget

from audit_tool.services.reaudits import BothTimes
from audit_tool.ui.frame import Frame
from audit_tool.ui.screens.actions.acts import ActEntry, Acts
from audit_tool.ui.screens.actions.pages import ActionsPage
from audit_tool.ui.screens.actions.reaudits.card import PromiseCard, ReauditCard
from audit_tool.ui.screens.actions.reaudits.presenter import ComingBack, ReauditsPresenter
from audit_tool.ui.screens.actions.reaudits.wording import sentence_of
from audit_tool.ui.widgets.boxes import ScrollColumn, column
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.two_columns import spread

LEAST = 420
PROMISED = "Promised, and not booked"
WHY_PROMISED = "Words in audits and decisions that promise another audit of a case for which none is booked."
MONTHS = ActEntry("months", "Change the months", "Set it", (("line", "After how many months?", "From 1 to 24."),))


class ReauditsPage(ActionsPage):
    """The view of `ReauditsPresenter`."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = frame
        self._column = ScrollColumn(gap="m", margin="xl")
        column(self, gap="none").addWidget(self._column)
        self.cards: list[ReauditCard] = []
        self.promises: list[PromiseCard] = []
        self.months: Acts | None = None
        self.presenter = ReauditsPresenter(frame.desk, frame.runner, self)

    @property
    def unfinished(self) -> bool:
        """Whether an act is half filled in."""
        return any(card.acts.unfinished for card in self._both_kinds)

    def arrive(self) -> None:
        """Read everything anew, unless somebody is in the middle of something."""
        if not self.unfinished:
            self.presenter.load()

    def show_reaudits(self, found: ComingBack) -> None:
        """Show what comes back and what was promised."""
        self.cards = [ReauditCard(each) for each in found.entries]
        by_case = groupby(found.promises, key=lambda each: each.allocation_id)
        self.promises = [PromiseCard(list(promises)) for _, promises in by_case]
        for card in self._both_kinds:
            card.wanted.connect(self._act)
        months = "1 month" if found.months == 1 else f"{found.months} months"
        with self._column.filling():
            self._column.add(WrappedLabel("Re-audits", "screen"))
            rule = f"A case that is decided as inadequate comes back after {months}, to other auditors."
            self._column.add(WrappedLabel(f"{sentence_of(found.entries)} {rule}", "reading", "muted"))
            self.months = Acts((MONTHS,), primary=False, about="After how many months an inadequate case comes back")
            self.months.wanted.connect(self._put_months)
            self._column.add(self.months)
            if self.cards:
                self._column.add(spread(self.cards, LEAST))
            if self.promises:
                self._column.add(WrappedLabel(PROMISED, "section"))
                self._column.add(WrappedLabel(WHY_PROMISED, "body", "muted"))
                self._column.add(spread(self.promises, LEAST))
            self._column.add_stretch()

    def show_both(self, reaudit_id: int, both: BothTimes) -> None:
        """Show what was found first and again."""
        card = next(each for each in self.cards if each.entry.id == reaudit_id)
        card.show_both(both)
        self._column.reveal(card)

    def show_done(self, happened: str, rest: str) -> None:
        """Say what was done."""
        self.cards, self.promises = [], []
        self._frame.tell(happened, rest)

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""
        self._frame.report(message)

    @property
    def _both_kinds(self) -> list[ReauditCard | PromiseCard]:
        return [*self.cards, *self.promises]

    def _put_months(self, _key: str, words: list[str]) -> None:
        self.presenter.put_months(words[0])

    def _act(self, key: str, about: int, words: list[str]) -> None:
        acts: dict[str, Callable[..., None]] = {
            "move": self.presenter.move,
            "call_off": self.presenter.call_off,
            "compare": self.presenter.compare,
            "book": self.presenter.book,
        }
        acts[key](about, *words)
