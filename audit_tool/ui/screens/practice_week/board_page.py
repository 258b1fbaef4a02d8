"""The page with the figures of a round over its board."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QProgressBar, QSizePolicy, QWidget

from audit_tool.ui.screens.practice_week.board import STEPS, BoardLine, RoundFigures
from audit_tool.ui.screens.practice_week.presenter import NO_CASES, Staff
from audit_tool.ui.theme.theme import current
from audit_tool.ui.theme.tokens import SpaceName
from audit_tool.ui.widgets.boxes import BesideOrBelow, Card, ScrollColumn, column, large_text, row
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from audit_tool.ui.widgets.step_board import BoardCell, StepBoard
from audit_tool.ui.widgets.step_signs import StepKey, StepState

CARD_WIDTH = 220
HEADS = ("Case", *STEPS, "Waiting for")


class TargetBar(QProgressBar):
    """How many are in, with the target as a mark on the bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._goal = 0
        self.setAccessibleName("First audits in")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_progress(self, done: int, total: int, goal: int) -> None:
        """Show so many of all, and where the target lies."""
        self._goal = goal
        self.setRange(0, max(1, total))
        self.setValue(done)
        self.setAccessibleDescription(f"{done} of {total}, target {goal}" if goal else f"{done} of {total}")
        self.update()

    def sizeHint(self) -> QSize:
        """A thin bar with room for its mark."""
        return QSize(current().px(160), current().px(14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Track, bar, mark."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        body = QRectF(0, self.height() / 2 - 4, self.width(), 8)
        painter.setBrush(theme.colour("track"))
        painter.drawRoundedRect(body, 4, 4)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(QRectF(0, body.y(), body.width() * self.value() / self.maximum(), 8), 4, 4)
        if self._goal:
            at = min(body.width() - 2, body.width() * self._goal / self.maximum())
            painter.setBrush(theme.colour("text"))
            painter.drawRect(QRectF(at, 0, 2, self.height()))


class FigureCards(QWidget):
    """Cards side by side, in two rows, or one below the other, as the text allows."""

    def __init__(self, cards: Sequence[Card], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = tuple(cards)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(current().space("m"))
        self._columns = 0
        self._arrange(len(self._cards))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many in a row as have room for their words."""
        super().resizeEvent(event)
        fitting = max(1, self.width() // current().px(CARD_WIDTH))
        self._arrange(len(self._cards) if fitting >= len(self._cards) else 2 if fitting >= 2 else 1)

    def minimumSizeHint(self) -> QSize:
        """One card is as narrow as it gets."""
        return QSize(current().px(CARD_WIDTH), super().minimumSizeHint().height())

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for at, card in enumerate(self._cards):
            self._grid.addWidget(card, at // columns, at % columns)
        for at in range(len(self._cards)):
            weight = 3 if at == 0 and columns == len(self._cards) else 2
            self._grid.setColumnStretch(at, weight if at < columns else 0)


class BoardPage(QWidget):
    """Title, figures, board."""

    opened = Signal(int)
    """A case was opened: its place, counted from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = column(self, gap="none")
        scroll = ScrollColumn(gap="s", margin="xl")
        side: SpaceName = "l" if large_text() else "xl"
        scroll.set_edges(side, "l", "s")
        outer.addWidget(scroll)
        self.new_round = Button("New round", icon="plus")
        self.population = Button("Population")
        self.population.setAccessibleDescription("Bring in the list of cases that this round may draw from")
        self.going_out = Button("What goes out")
        self.going_out.setAccessibleDescription("Worklists, calendar files and messages for this round")
        self.calibrate = Button("Calibration")
        self.calibrate.setAccessibleDescription("Practice cases that everybody grades before the week")
        self.add_case = Button("Add a case", Variant.PRIMARY, icon="plus")
        self.settings = Button("Settings", Variant.QUIET)
        self.settings.setAccessibleName("Settings of this round")
        self.moderator = Button("Choose", Variant.QUIET)
        self.moderator.setAccessibleName("Choose a moderator for this round")
        scroll.add(self._head())
        self._figures = self._figure_cards()
        scroll.add(self._figures)
        self._card = Card(padding="l", gap="none")
        self.table = StepBoard("Cases of the round by step")
        self._nothing = WrappedLabel("", "reading")
        self._card.content.addWidget(self._nothing)
        self._card.content.addWidget(self.table)
        scroll.add(self._card)
        self._key = StepKey()
        self._hint = Words("Enter opens a case.", "second", "muted")
        foot = row(gap="m")
        foot.addWidget(self._key, 1)
        foot.addWidget(self._hint)
        scroll.content.addLayout(foot)
        scroll.add_stretch()
        self.table.chosen.connect(self._open)

    def show_board(self, name: str, figures: RoundFigures, lines: Sequence[BoardLine], staff: Staff) -> None:
        """Show the cases of a round."""
        self._title.set_text(name)
        self._dates.set_text(figures.dates)
        self._show_figures(figures, staff)
        self.new_round.set_variant(Variant.PLAIN)
        self.table.show_board(HEADS, [_cells(line) for line in lines])
        self._set_state(NO_CASES if not lines else "", has_round=True, has_lines=bool(lines))

    def show_empty(self, words: str, *, may_begin: bool) -> None:
        """There is no round yet."""
        self._title.set_text("Practice week")
        self._dates.set_text("")
        self._set_state(words, has_round=False, has_lines=False)
        self.new_round.setVisible(may_begin)
        self.new_round.set_variant(Variant.PRIMARY)

    def take_focus(self) -> None:
        """Where the keyboard goes back to."""
        target = (
            self.table if self.table.isVisible() else self.add_case if self.add_case.isVisible() else self.new_round
        )
        target.setFocus()

    def _head(self) -> QWidget:
        words, acts = QWidget(), QWidget()
        texts, buttons = column(words, gap="xxs"), row(acts, gap="m")
        self._title = WrappedLabel("Practice week", "screen")
        self._dates = WrappedLabel("", "reading", "muted")
        texts.addWidget(self._title)
        texts.addWidget(self._dates)
        buttons.addWidget(self.new_round)
        buttons.addWidget(self.calibrate)
        buttons.addWidget(self.population)
        buttons.addWidget(self.going_out)
        buttons.addWidget(self.add_case)
        return BesideOrBelow(words, acts)

    def _figure_cards(self) -> QWidget:
        self._bar = TargetBar()
        self._first, self._first_words = Words("", "figure"), Words("", "label")
        self._target = WrappedLabel("", "second", "muted")
        self._second, self._second_words = Words("", "figure"), WrappedLabel("", "second", "muted")
        self._moderate, self._decided = Words("", "figure"), WrappedLabel("", "second", "muted")
        self._mode, self._mode_hint = Words("", "label"), WrappedLabel("", "second", "muted")
        self._who = Words("", "second", "muted")
        first = _figure(self._first, self._first_words, self._bar, self._target)
        second = _figure(self._second, Words("second audits in", "label"), None, self._second_words)
        moderation = _figure(self._moderate, Words("to moderate", "label"), None, self._decided)
        line = row(gap="xs")
        line.addWidget(self._who, 1)
        line.addWidget(self.moderator)
        moderation.content.addLayout(line)
        mode = Card(padding="m", gap="xs")
        head = row(gap="xs")
        head.addWidget(self._mode, 1)
        head.addWidget(self.settings)
        mode.content.addLayout(head)
        mode.content.addWidget(self._mode_hint)
        mode.content.addStretch(1)
        return FigureCards((first, second, moderation, mode))

    def _show_figures(self, figures: RoundFigures, staff: Staff) -> None:
        self._first.setText(figures.first)
        self._first_words.setText(figures.first_words)
        self._bar.show_progress(figures.done, figures.total, figures.goal)
        self._target.set_text(figures.target)
        self._second.setText(figures.second)
        self._second_words.set_text(figures.second_words)
        self._moderate.setText(figures.to_moderate)
        self._decided.set_text(figures.moderation_words)
        self._mode.setText(figures.mode)
        self._mode_hint.set_text(figures.mode_hint)
        self._who.setText(", ".join(staff.chosen) or "No moderator yet")

    def _set_state(self, words: str, *, has_round: bool, has_lines: bool) -> None:
        self._nothing.set_text(words)
        self._nothing.setVisible(bool(words))
        edge = current().space("l")
        self._card.content.setContentsMargins(edge, 0 if has_lines else edge, edge, edge // 4 if has_lines else edge)
        self.table.setVisible(has_lines)
        self._key.setVisible(has_lines)
        self._hint.setVisible(has_lines)
        acts = (self.calibrate, self.population, self.going_out, self.add_case, self.new_round)
        for part in (self._figures, *acts):
            part.setVisible(has_round)

    def _open(self, at: int) -> None:
        if at > 0:
            self.opened.emit(at - 1)


def _figure(count: Words, words: Words, bar: QWidget | None, line: WrappedLabel) -> Card:
    card = Card(padding="m", gap="xs")
    head = row(gap="s")
    head.addWidget(count)
    head.addWidget(words, 1)
    card.content.addLayout(head)
    if bar is not None:
        card.content.addWidget(bar)
    card.content.addWidget(line)
    card.content.addStretch(1)
    return card


def _cells(line: BoardLine) -> tuple[BoardCell, ...]:
    row_ = line.row
    steps = [
        BoardCell(f"{row_.reference}, {step}: {state}", state=StepState(state))
        for step, state in zip(STEPS, line.steps, strict=True)
    ]
    due = f", {line.due}" if line.due else ""
    return (
        BoardCell(f"{row_.reference}, {row_.kind}", row_.reference, row_.kind),
        *steps,
        BoardCell(f"{row_.reference}, waiting for: {line.waiting}{due}", line.waiting, line.due, urgent=line.urgent),
    )
