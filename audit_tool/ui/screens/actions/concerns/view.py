"""The page of immediate concerns: open ones as cards, the one that waited longest first; closed ones below."""

from PySide6.QtWidgets import QWidget

from audit_tool.services.action_terms import Origin
from audit_tool.services.concern_terms import ConcernEntry
from audit_tool.services.concern_words import open_sentence
from audit_tool.ui.frame import Frame
from audit_tool.ui.screens.actions.cards import CardsPage
from audit_tool.ui.screens.actions.concerns.acts import ACTION, HALVES
from audit_tool.ui.screens.actions.concerns.card import ConcernCard
from audit_tool.ui.screens.actions.concerns.presenter import NOTHING, ConcernsPresenter
from audit_tool.ui.widgets.button_row import ButtonRow
from audit_tool.ui.widgets.buttons import Button

CLOSED = "Closed"
AT_ONCE = 20
"""Closed concerns that are built together."""


class ConcernsPage(CardsPage):
    """The view of `ConcernsPresenter`."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, HALVES.values(), parent)
        self.cards: list[ConcernCard] = []
        self._upto, self._place = AT_ONCE, 0
        self.presenter: ConcernsPresenter = ConcernsPresenter(frame.desk, frame.runner, self, self.keeping)
        act = self.presenter
        self._acts = {
            "tell": act.tell,
            "answer": act.answer,
            "add": act.add,
            "close": act.close,
            "reopen": act.reopen,
            ACTION.key: self._add_action,
        }

    def show_concerns(self, concerns: tuple[ConcernEntry, ...]) -> None:
        """Show open concerns, then closed ones."""
        begun = [each for each in concerns if each.raised_at is not None]
        waiting, closed = [each for each in begun if each.open], [each for each in begun if not each.open]
        self.cards = [ConcernCard(each) for each in (*waiting, *closed[: self._upto])]
        with self._filling():
            self._begin("Immediate concerns", open_sentence(tuple(begun)) if begun else NOTHING)
            self._add_cards(self.cards[: len(waiting)])
            self._add_cards(self.cards[len(waiting) :], CLOSED)
            self._add_more(len(closed) - self._upto)
        if self._place:
            self._column.go_back_to(self._place)
            self._place = 0

    def show_done(self, happened: str, rest: str) -> None:
        """Say what was noted; the top bar counts open concerns."""
        self._frame.refresh()
        super().show_done(happened, rest)

    def _add_action(self, concern_id: int) -> None:
        self._frame.go("actions", f"asked:{Origin(concern_id=concern_id).about}")

    def _add_more(self, left: int) -> None:
        """Those closed long ago are shown when somebody asks: each takes some milliseconds to build."""
        self.more = Button(f"Show {min(left, AT_ONCE)} more of {left} closed")
        self.more.clicked.connect(self._show_more)
        row = ButtonRow([self.more])
        self._column.add(row)
        row.setVisible(left > 0)

    def _show_more(self) -> None:
        self._upto, self._place = self._upto + AT_ONCE, self._column.verticalScrollBar().value()
        self.presenter.load()
