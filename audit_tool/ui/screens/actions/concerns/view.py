"""The page of immediate concerns: open ones as cards, the one that waited longest first; closed ones below."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from audit_tool.services.concern_terms import ConcernEntry
from audit_tool.services.concern_words import open_sentence
from audit_tool.ui.frame import Frame
from audit_tool.ui.screens.actions.concerns.card import ConcernCard
from audit_tool.ui.screens.actions.concerns.presenter import NOTHING, ConcernsPresenter
from audit_tool.ui.screens.actions.pages import ActionsPage
from audit_tool.ui.widgets.boxes import ScrollColumn, column
from audit_tool.ui.widgets.button_row import ButtonRow
from audit_tool.ui.widgets.buttons import Button
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.two_columns import spread

LEAST = 420
CLOSED = "Closed"
AT_ONCE = 20
"""Closed concerns that are built together."""


class ConcernsPage(ActionsPage):
    """The view of `ConcernsPresenter`."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = frame
        self._column = ScrollColumn(gap="m", margin="xl")
        column(self, gap="none").addWidget(self._column)
        self.cards: list[ConcernCard] = []
        self._upto, self._place = AT_ONCE, 0
        self.presenter = ConcernsPresenter(frame.desk, frame.runner, self)

    @property
    def unfinished(self) -> bool:
        """Whether an act on a concern is half filled in."""
        return any(card.unfinished for card in self.cards)

    def arrive(self) -> None:
        """Read the concerns anew, unless somebody is in the middle of noting something."""
        if not self.unfinished:
            self.presenter.load()

    def show_concerns(self, concerns: tuple[ConcernEntry, ...]) -> None:
        """Show open concerns, then closed ones."""
        begun = [each for each in concerns if each.raised_at is not None]
        waiting, closed = [each for each in begun if each.open], [each for each in begun if not each.open]
        self.cards = [ConcernCard(each) for each in (*waiting, *closed[: self._upto])]
        for card in self.cards:
            card.wanted.connect(self._act)
        with self._column.filling():
            self._column.add(WrappedLabel("Immediate concerns", "screen"))
            self._column.add(WrappedLabel(open_sentence(tuple(begun)) if begun else NOTHING, "reading", "muted"))
            if waiting:
                self._column.add(spread(self.cards[: len(waiting)], LEAST))
            if closed:
                self._column.add(WrappedLabel(CLOSED, "section"))
                self._column.add(spread(self.cards[len(waiting) :], LEAST))
            self._add_more(len(closed) - self._upto)
            self._column.add_stretch()
        self._column.go_back_to(self._place)
        self._place = 0

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

    def show_done(self, happened: str, rest: str) -> None:
        """Say what was noted."""
        self.cards = []
        self._frame.refresh()
        self._frame.tell(happened, rest)

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""
        self._frame.report(message)

    def _act(self, key: str, concern_id: int, words: list[str]) -> None:
        acts: dict[str, Callable[..., None]] = {
            "tell": self.presenter.tell,
            "answer": self.presenter.answer,
            "add": self.presenter.add,
            "close": self.presenter.close,
            "reopen": self.presenter.reopen,
        }
        acts[key](concern_id, *words)
