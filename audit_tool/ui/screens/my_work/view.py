"""My work: the one thing to do now as a button, then the rest by due date."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from audit_tool.analysis.direction_words import TITLE
from audit_tool.counted_words import count_of
from audit_tool.ui.frame import Frame, Screen
from audit_tool.ui.qt_runner import QtScheduler
from audit_tool.ui.screens.audit.in_hand import AuditInHand
from audit_tool.ui.screens.my_work.conflict_page import ConflictPage
from audit_tool.ui.screens.my_work.declared_card import DeclaredCard
from audit_tool.ui.screens.my_work.later_pages import LaterPages
from audit_tool.ui.screens.my_work.news_card import news_cards
from audit_tool.ui.screens.my_work.presenter import MyWorkPresenter, TaskLine, WorkShown
from audit_tool.ui.screens.my_work.reminders import ReminderCard
from audit_tool.ui.screens.my_work.reviews_card import ReviewsCard
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import BesideOrBelow, Card, HairlineRow, ScrollColumn, column, row, row_or_column
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.icon_label import IconLabel
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from audit_tool.ui.widgets.progress_ring import ProgressRing
from audit_tool.ui.widgets.screen_head import ScreenHead
from audit_tool.ui.widgets.tags import Tag, TagKind

if TYPE_CHECKING:
    from audit_tool.services.panel_card import CardRound, PanelCard
    from audit_tool.ui.screens.my_work.decided import DecidedCase
    from audit_tool.ui.screens.my_work.decided_page import DecidedPage
    from audit_tool.ui.screens.my_work.panel_card_page import PanelCardPage

STEP_WIDTH = 200
DUE_WIDTH = 96
READY_AFTER = 250
"""Milliseconds from the work being read to the audit screen being built behind it: the work is painted by then."""


class OpenButton(Button):
    """Opens one audit."""

    wanted = Signal(int)
    both_wanted = Signal(int)
    """Both audits of a decided case."""

    def __init__(self, line: TaskLine, variant: Variant) -> None:
        super().__init__(line.step, variant, after="arrow-right" if variant is Variant.PRIMARY else None)
        self.setAccessibleName(f"{line.step}: {line.seat} of {line.reference}")
        self._line = line
        self.clicked.connect(self._open)

    def _open(self) -> None:
        (self.both_wanted if self._line.both_readable else self.wanted).emit(self._line.allocation_id)


class MyWorkScreen(Screen):
    """The view of `MyWorkPresenter`."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        layout = column(self, gap="none")
        self._stack = QStackedWidget()
        layout.addWidget(self._stack)
        self._scroll = ScrollColumn(gap="m", margin="xl")
        self._stack.addWidget(self._scroll)
        self.page: DecidedPage | ConflictPage | PanelCardPage | None = None
        self._open_cases: tuple[str, ...] = ()
        self._once_declared: tuple[str, ...] = ()
        self._main: Button | None = None
        self._idle = QtScheduler(self)
        self._expected: AuditInHand | None = None
        self.presenter = MyWorkPresenter(frame.desk, frame.runner, self, frame.today())
        self._later = LaterPages(frame, self)

    def arrive(self) -> None:
        """Read the work anew; a decided case that was left open is closed."""
        self._close_page()
        self.presenter.load()

    def show_work(self, work: WorkShown) -> None:
        self._scroll.clear()
        self._open_cases = work.open_cases
        self._once_declared = work.once_declared
        self._scroll.add(ScreenHead("My work", work.words))
        companions = self._companions()
        for news in news_cards(self.frame, work.passed, work.again):
            self._scroll.add(news)
        if work.first is not None:
            self._scroll.add(self._first_card(work.first))
        if work.reminders:
            self._scroll.add(ReminderCard(self.frame, work.reminders))
        if work.then:
            self._scroll.add(self._list_card("Then, by due date", work.then, waiting=False))
        if work.reviews:
            reviews = ReviewsCard(work.reviews, self.frame)
            self._scroll.add(reviews)
            if work.first is None:
                self._main = reviews.buttons[0]
        if work.declared:
            card = DeclaredCard(work.declared)
            card.taken_back.connect(self.presenter.withdraw_conflict)
            self._scroll.add(card)
        if work.waiting:
            self._scroll.add(self._list_card("Submitted", work.waiting, waiting=True))
        self._scroll.add(companions)
        # Only now that they stand in the page: on its own one would be a window, and take the keyboard from this one.
        self.panel.setVisible(work.met_panel)
        self.not_mine.setVisible(bool(self._open_cases or self._once_declared))
        self._scroll.add_stretch()
        # The answer may come when somebody has gone on to an audit: their caret stays where it is.
        if self._main is not None and self.isVisible():
            self._main.setFocus()

    def show_decided(self, found: "DecidedCase") -> None:
        from audit_tool.ui.screens.my_work.decided_page import DecidedPage

        page = DecidedPage(found)
        page.own_wanted.connect(self.frame.open_audit)
        self._show_page(page)

    def show_panel_card(self, card: "PanelCard", chosen: "CardRound", rounds: Sequence["CardRound"]) -> None:
        from audit_tool.ui.screens.my_work.panel_card_page import PanelCardPage

        page = PanelCardPage(self.frame, card, chosen, rounds)
        page.round_wanted.connect(self._later.open_card)
        self._show_page(page)

    def show_done(self, happened: str, rest: str) -> None:
        self._close_page()
        self.frame.tell(happened, rest)

    def _show_page(self, page: "DecidedPage | ConflictPage | PanelCardPage") -> None:
        self._close_page()
        page.closed.connect(self.arrive)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.page = page
        page.take_focus()

    def expect_audit(self, draft: AuditInHand | None) -> None:
        self._expected = draft
        self._idle.later(READY_AFTER, self._get_audit_ready)

    def show_problem(self, message: str) -> None:
        self.frame.report(message)

    def _get_audit_ready(self) -> None:
        draft, self._expected = self._expected, None
        if self.isVisible():
            self.frame.get_audit_ready(draft)

    def _companions(self) -> QWidget:
        holder = QWidget()
        layout = row_or_column(holder)
        button = Button("Reflections and observations", Variant.QUIET, icon="quote")
        button.clicked.connect(self._open_companions)
        self.not_mine = Button("A case is not for me", Variant.QUIET)
        self.not_mine.clicked.connect(self.open_conflict_page)
        self.panel = Button(TITLE, Variant.QUIET)
        self.panel.clicked.connect(self._open_panel_card)
        layout.addWidget(button)
        for other in (self.panel, self.not_mine):
            layout.addWidget(other)
            other.hide()
        layout.addStretch(1)
        self._main = button
        return holder

    def open_conflict_page(self) -> None:
        """Choose the case that is not for oneself."""
        page = ConflictPage(self._open_cases, self._once_declared)
        page.declared.connect(self.presenter.declare_conflict)
        page.taken_back.connect(self.presenter.withdraw_conflict)
        self._show_page(page)

    def _open_panel_card(self) -> None:
        self._later.open_card(self.frame.round_id)

    def _open_companions(self) -> None:
        self.frame.go("companions")

    def _close_page(self) -> None:
        page, self.page = self.page, None
        self._stack.setCurrentWidget(self._scroll)
        if page is not None:
            self._stack.removeWidget(page)
            page.deleteLater()

    def _first_card(self, line: TaskLine) -> Card:
        card = Card(padding="xl")
        self._main = self._button(line, Variant.PRIMARY)
        card.content.addWidget(BesideOrBelow(_first_words(line), self._main, centred=True))
        return card

    def _list_card(self, title: str, lines: Sequence[TaskLine], *, waiting: bool) -> Card:
        card = Card(padding="xl", gap="s")
        head = row(gap="s")
        head.addWidget(Words(title, "card"), 1)
        head.addWidget(Words(count_of(len(lines), "audit"), "body", "muted"))
        card.content.addLayout(head)
        for at, line in enumerate(lines):
            if at:
                card.content.addWidget(HairlineRow())
            card.content.addWidget(self._task_row(line, waiting=waiting))
        return card

    def _task_row(self, line: TaskLine, *, waiting: bool) -> QWidget:
        words, end = QWidget(), QWidget()
        layout, ending = row(words, gap="l"), row(end, gap="l")
        if line.started and not waiting:
            ring = ProgressRing(44)
            ring.set_progress(line.answered, line.total)
            layout.addWidget(ring)
        else:
            mark = IconLabel("tick" if waiting else "inbox", "ok" if waiting else "muted")
            mark.setFixedWidth(current().size("ring_44"))
            layout.addWidget(mark)
        texts = column(gap="xxs")
        head = row(gap="s")
        head.addWidget(Words(line.reference, "label"))
        head.addWidget(Words(f"· {line.seat}", "body", "muted"), 1)
        texts.addLayout(head)
        texts.addWidget(WrappedLabel(line.summary, "body", "muted"))
        layout.addLayout(texts, 1)
        due = Words(line.due, "control", "warn" if line.urgent and line.due else "text")
        due.setMinimumWidth(DUE_WIDTH)
        ending.addWidget(due)
        button = self._button(line, Variant.PLAIN)
        button.setFixedWidth(current().px(STEP_WIDTH))
        ending.addWidget(button)
        return BesideOrBelow(words, end, centred=True)

    def _button(self, line: TaskLine, variant: Variant) -> Button:
        button = OpenButton(line, variant)
        button.wanted.connect(self._open)
        button.both_wanted.connect(self._later.open_both)
        return button

    def _open(self, allocation_id: int) -> None:
        self.frame.open_audit(allocation_id)


def _first_words(line: TaskLine) -> QWidget:
    """What is told of the audit to do now."""
    words = QWidget()
    layout = row(words, gap="l")
    ring = ProgressRing(64)
    ring.set_progress(line.answered, line.total)
    layout.addWidget(ring)
    texts = column(gap="xs")
    head = row_or_column(gap="s")
    head.addWidget(Words(line.reference, "section"))
    head.addWidget(Tag(line.seat))
    if line.urgent:
        head.addWidget(Tag(line.due, TagKind.WARN))
    elif line.due:
        head.addWidget(Tag(line.due, TagKind.QUIET))
    head.addStretch()
    texts.addLayout(head)
    texts.addWidget(WrappedLabel(line.summary, "reading", "muted"))
    if line.stopped:
        texts.addWidget(WrappedLabel(line.stopped, "reading", "muted"))
    layout.addLayout(texts, 1)
    return words
