"""What the pages of cards have in common: a card with acts on one case, and the page that scrolls them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from audit_tool.ui.frame import Frame, TopBarSaveState
from audit_tool.ui.keeping import Keeping
from audit_tool.ui.qt_runner import QtScheduler
from audit_tool.ui.screens.actions.acts import ActEntry, Acts
from audit_tool.ui.screens.actions.kept_acts import KeptActs
from audit_tool.ui.screens.actions.noting import NotingPresenter
from audit_tool.ui.screens.actions.page import ActionsPage
from audit_tool.ui.widgets.boxes import Card, ScrollColumn, column, row_or_column
from audit_tool.ui.widgets.fold import Fold
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.tags import Tag, TagKind
from audit_tool.ui.widgets.two_columns import spread

LEAST = 420
"""What a card needs beside another, at usual text."""


class ActCard(Card):
    """Something about one case, and what can be done about it; `wanted` asks for an act."""

    wanted = Signal(str, int, list)
    """The key of the act, what it is about, and what its fields hold."""
    opened = Signal(QWidget)
    """The fields of an act are open, and want to be seen."""
    halves: Mapping[str, str] = MappingProxyType({})
    """What each act is called while it is half written; what is not here is not kept."""

    def __init__(self, about: int, reference: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding="l", gap="s")
        self.about, self._reference = about, reference
        self.acts = KeptActs((), self.halves, about, primary=False)

    @property
    def unfinished(self) -> bool:
        """Whether an act is half filled in."""
        return self.acts.unfinished

    def add_head(self, words: str = "", kind: TagKind = TagKind.QUIET) -> None:
        """The case, and how far it is as a tag."""
        head = row_or_column(gap="m")
        head.addWidget(WrappedLabel(f"Case {self._reference}", "card"), 1)
        if words:
            head.addWidget(Tag(words, kind), 0, Qt.AlignmentFlag.AlignTop)
        self.content.addLayout(head)

    def add_acts(self, acts: tuple[ActEntry, ...], *, primary: bool) -> None:
        """What can be done; nothing is shown where that is nothing."""
        if acts:
            heard = f"About case {self._reference}"
            self.acts = KeptActs(acts, self.halves, self.about, primary=primary, heard=heard)
            self.acts.wanted.connect(self._tell)
            self.content.addWidget(self.acts)
            for button in self.acts.buttons:
                button.opened.connect(self._show_form)

    def add_history(self, entries: Sequence[tuple[str, str]]) -> None:
        """What happened, folded away: what each entry is about and its words, the oldest first."""
        if not entries:
            return
        fold = Fold("What happened")
        fold.say(f"{len(entries)} entries, the last: {entries[-1][0]}" if len(entries) > 1 else entries[0][0])
        for about, words in entries:
            fold.content.addWidget(WrappedLabel(about, "label"))
            if words:
                fold.content.addWidget(WrappedLabel(words, "body"))
        self.content.addWidget(fold)

    def _tell(self, key: str, words: list[str]) -> None:
        self.wanted.emit(key, self.about, words)

    def _show_form(self, _key: str) -> None:
        if self.acts.form is not None:
            # Qt would show it after this; until then it takes no room, and none can be made for it.
            self.acts.form.show()
            self.opened.emit(self.acts.form)


class CardsPage(ActionsPage):
    """A page of cards, which is read anew whenever it comes to the front and nothing on it is half filled in."""

    presenter: NotingPresenter

    def __init__(self, frame: Frame, kinds: Iterable[str], parent: QWidget | None = None) -> None:
        """`kinds` are those of half-written words that are kept here."""
        super().__init__(parent)
        self._frame = frame
        schedulers = QtScheduler(self), QtScheduler(self)
        self.keeping = Keeping(frame.desk, frame.runner, schedulers, TopBarSaveState(frame), tuple(kinds))
        self._column = ScrollColumn(gap="m", margin="xl")
        column(self, gap="none").addWidget(self._column)
        self._in_hand: list[ActCard | Acts] = []
        """Everything in which something can be half filled in."""
        self._acts: Mapping[str, Callable[..., None]] = {}
        """What does each act of a card, by its key."""
        self._acted: tuple[type[ActCard], int] | None = None
        """The card on which something was done just now."""

    @property
    def unfinished(self) -> bool:
        """Whether an act is half filled in."""
        return any(each.unfinished for each in self._in_hand)

    def arrive(self) -> None:
        """Read everything anew, unless somebody is in the middle of something."""
        if not self.unfinished:
            self.presenter.load()

    def leave(self) -> bool:
        """What is half written is on the disk before the window closes or locks."""
        return self.keeping.finish()

    def show_done(self, happened: str, rest: str) -> None:
        """Say what was done."""
        self._in_hand = []
        self._frame.tell(happened, rest)

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""
        self._frame.report(message)

    @contextmanager
    def _filling(self) -> Iterator[None]:
        """Put other cards in; the one on which something was done stays in sight and keeps the keyboard."""
        with self._column.filling():
            yield
            self._column.add_stretch()
        acted, self._acted = self._acted, None
        for card in self._in_hand:
            if isinstance(card, ActCard) and acted == (type(card), card.about) and self.isVisible():
                self._column.reveal(card)
                if card.acts.buttons:
                    card.acts.buttons[0].setFocus()

    def _begin(self, title: str, *words: str) -> None:
        """The page's heading, and what is so on the whole."""
        self._in_hand = []
        self._column.add(WrappedLabel(title, "screen"))
        for at, each in enumerate(words):
            self._column.add(WrappedLabel(each, "second" if at else "reading", "muted"))

    def _add_setting(self, act: ActEntry, about: str, wanted: Callable[[str, list[str]], None]) -> Acts:
        """What the quality lead sets for every case of the page."""
        acts = Acts((act,), primary=False, about=about)
        acts.wanted.connect(wanted)
        self._in_hand.append(acts)
        self._column.add(acts)
        return acts

    def _add_cards(self, cards: Sequence[ActCard], *above: str) -> None:
        """Cards below a heading and a sentence; nothing where there is no card."""
        if not cards:
            return
        for at, words in enumerate(above):
            self._column.add(WrappedLabel(words, "body", "muted") if at else WrappedLabel(words, "section"))
        for card in cards:
            card.wanted.connect(self._act)
            card.opened.connect(self._column.reveal)
            card.acts.dropped.connect(self._drop)
            card.acts.keep(self.keeping)
        self._in_hand += cards
        self._column.add(spread(cards, LEAST))

    def _drop(self, kind: str, about: str) -> None:
        for card in self._in_hand:
            if isinstance(card, ActCard) and str(card.about) == about and kind in card.halves.values():
                self._acted = (type(card), card.about)
        self.presenter.give_up(kind, about)

    def _act(self, key: str, about: int, words: list[str]) -> None:
        for card in self._in_hand:
            if isinstance(card, ActCard) and card.about == about and card.acts.form and card.acts.form.key == key:
                self._acted = (type(card), about)
        self._acts[key](about, *words)
