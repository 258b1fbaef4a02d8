"""The page of cases that come back: what is booked, what was found both times, what was promised and never booked."""

from itertools import groupby

from PySide6.QtWidgets import QWidget

from audit_tool.counted_words import count_of
from audit_tool.services.reaudits import BothTimes
from audit_tool.ui.frame import Frame
from audit_tool.ui.screens.actions.acts import ActEntry, Acts
from audit_tool.ui.screens.actions.cards import CardsPage
from audit_tool.ui.screens.actions.reaudits.card import HALVES, HALVES_OF_PROMISE, PromiseCard, ReauditCard
from audit_tool.ui.screens.actions.reaudits.presenter import ComingBack, ReauditsPresenter
from audit_tool.ui.screens.actions.reaudits.wording import sentence_of

PROMISED = "Promised, and not booked"
WHY_PROMISED = "Words in audits and decisions that promise another audit of a case for which none is booked."
MONTHS = ActEntry("months", "Change the months", "Set it", (("line", "After how many months?", "From 1 to 24."),))


class ReauditsPage(CardsPage):
    """The view of `ReauditsPresenter`."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, (*HALVES.values(), *HALVES_OF_PROMISE.values()), parent)
        self.cards: list[ReauditCard] = []
        self.promises: list[PromiseCard] = []
        self.months: Acts | None = None
        self.presenter: ReauditsPresenter = ReauditsPresenter(frame.desk, frame.runner, self, self.keeping)
        act = self.presenter
        self._acts = {"move": act.move, "call_off": act.call_off, "compare": act.compare, "book": act.book}

    def show_reaudits(self, found: ComingBack) -> None:
        """Show what comes back and what was promised."""
        self.cards = [ReauditCard(each) for each in found.entries]
        by_case = groupby(found.promises, key=lambda each: each.allocation_id)
        self.promises = [PromiseCard(list(promises)) for _, promises in by_case]
        months = count_of(found.months, "month")
        rule = f"A case that is decided as inadequate comes back after {months}, to other auditors."
        about = "After how many months an inadequate case comes back"
        with self._filling():
            self._begin("Re-audits", f"{sentence_of(found.entries)} {rule}")
            self.months = self._add_setting(MONTHS, about, self._put_months)
            self._add_cards(self.cards)
            self._add_cards(self.promises, PROMISED, WHY_PROMISED)

    def show_both(self, reaudit_id: int, both: BothTimes) -> None:
        """Show what was found first and again."""
        card = next(each for each in self.cards if each.entry.id == reaudit_id)
        card.show_both(both)
        self._column.reveal(card)

    def _put_months(self, _key: str, words: list[str]) -> None:
        self.presenter.put_months(words[0])
