"""The page with the figures of a round over its board."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from audit_tool.services.board import Conversation
from audit_tool.ui.screens.practice_week.board import (
    FIRST,
    MODERATED,
    SECOND,
    STEPS,
    TALK,
    BoardLine,
    RoundFigures,
    waited_for,
)
from audit_tool.ui.screens.practice_week.board_strip import EVERYBODY, BoardStrip
from audit_tool.ui.screens.practice_week.figure_cards import FigureCards, TargetBar, figure_card
from audit_tool.ui.screens.practice_week.next_step import NextStep
from audit_tool.ui.screens.practice_week.presenter import Staff
from audit_tool.ui.screens.practice_week.round_panels import PANELS, PanelEntry
from audit_tool.ui.theme.theme import current
from audit_tool.ui.theme.tokens import SpaceName
from audit_tool.ui.widgets.boxes import BesideOrBelow, Card, ScrollColumn, column, large_text, row
from audit_tool.ui.widgets.button_row import ButtonRow
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from audit_tool.ui.widgets.step_board import BoardCell, StepBoard
from audit_tool.ui.widgets.step_signs import StepKey, StepState

FEW_STEPS = (FIRST, SECOND, MODERATED)
"""The steps that large text leaves room for; opening a case tells the others."""
SIGNS = {
    Conversation.HELD: StepState.DONE,
    Conversation.PARTLY: StepState.HALF,
    Conversation.NOT_HELD: StepState.ABSENT,
    Conversation.NOT_RECORDED: StepState.UNKNOWN,
    Conversation.NOT_ASKED: StepState.DASH,
    Conversation.LATER: StepState.LATER,
}


class PanelButton(Button):
    """Opens one of the panels of the round."""

    wanted = Signal(str)

    def __init__(self, key: str, entry: PanelEntry) -> None:
        super().__init__(entry.word)
        self._key = key
        self.setAccessibleDescription(entry.hint)
        self.clicked.connect(self._ask)

    def _ask(self) -> None:
        self.wanted.emit(self._key)


class BoardPage(QWidget):
    """Title, figures, board."""

    opened = Signal(int)
    """A case was opened: its place, counted from 0."""
    panel_wanted = Signal(str)
    """The key of a panel of the round."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = column(self, gap="none")
        scroll = ScrollColumn(gap="s", margin="xl")
        side: SpaceName = "l" if large_text() else "xl"
        scroll.set_edges(side, "l", "s")
        outer.addWidget(scroll)
        self.new_round = Button("New round", icon="plus")
        self.panels = {key: PanelButton(key, entry) for key, entry in PANELS.items()}
        for button in self.panels.values():
            button.wanted.connect(self.panel_wanted)
        self.add_case = Button("Add a case", icon="plus")
        self.add_action = Button("Add an action", icon="plus")
        self.settings = Button("Settings", Variant.QUIET)
        self.settings.setAccessibleName("Settings of this round")
        self.moderator = Button("Choose", Variant.QUIET)
        self.moderator.setAccessibleName("Choose a moderator for this round")
        self._next: PanelButton | None = None
        """Opens what is to be done next."""
        self.above, self.told = column(gap="none"), column(gap="none")
        """What comes before everything, which is immediate concerns, and what is told under the title."""
        scroll.content.addLayout(self.above)
        scroll.add(self._head())
        self._figures = self._figure_cards()
        scroll.add(self._figures)
        self._lines: list[BoardLine] = []
        self._shown: list[int] = []
        """Places of the lines that are shown."""
        scroll.add(self._board_card())
        scroll.content.addLayout(self._foot())
        scroll.add_stretch()
        self.table.chosen.connect(self._open)
        self.strip.picked.connect(self._show_lines)

    def show_board(self, name: str, figures: RoundFigures, lines: Sequence[BoardLine], staff: Staff) -> None:
        """Show the cases of a round."""
        self._title.set_text(name)
        self._about.set_text(figures.about)
        self._show_figures(figures, staff)
        self.new_round.set_variant(Variant.PLAIN)
        self._lines = list(lines)
        self.strip.show_waiting(waited_for(lines))
        self._show_lines()
        self._set_state("", has_round=True, has_lines=bool(lines))

    def show_next(self, step: NextStep) -> None:
        """Say what is to be done next, and make its button the one that stands out."""
        self._nothing.set_text(step.words)
        self._nothing.setVisible(bool(step.words))
        for key, button in self.panels.items():
            button.set_variant(Variant.PRIMARY if key == step.panel else Variant.PLAIN)
        self._next = self.panels.get(step.panel)

    def show_line(self, at: int, line: BoardLine, figures: RoundFigures) -> None:
        """Show one case anew, and the figures; the other rows are not touched."""
        self._lines[at] = line
        self._show_counts(figures)
        self.strip.show_waiting(waited_for(self._lines))
        if (at in self._shown) is not self._fits(line):
            self._show_lines()
        elif at in self._shown:
            self.table.show_row(self._shown.index(at), _cells(line))

    def show_empty(self, words: str, *, may_begin: bool) -> None:
        """There is no round yet."""
        self._title.set_text("Practice week")
        self._about.set_text("")
        self._set_state(words, has_round=False, has_lines=False)
        self.new_round.setVisible(may_begin)
        self.new_round.set_variant(Variant.PRIMARY)

    def take_focus(self) -> None:
        """Where the keyboard goes back to."""
        wanted = (self.table, self._next, self.new_round)
        next((part for part in wanted if part is not None and part.isVisible()), self.new_round).setFocus()

    def _head(self) -> QWidget:
        words = QWidget()
        texts = column(words, gap="xxs")
        self._title = WrappedLabel("Practice week", "screen")
        self._about = WrappedLabel("", "reading", "muted")
        texts.addWidget(self._title)
        texts.addWidget(self._about)
        texts.addLayout(self.told)
        acts = ButtonRow((self.new_round, *self.panels.values(), self.add_case, self.add_action))
        return BesideOrBelow(words, acts)

    def _figure_cards(self) -> QWidget:
        self._bar = TargetBar()
        self._first, self._first_words = Words("", "figure"), Words("", "label")
        self._target = WrappedLabel("", "second", "muted")
        self._second, self._second_words = Words("", "figure"), WrappedLabel("", "second", "muted")
        self._moderate, self._decided = Words("", "figure"), WrappedLabel("", "second", "muted")
        self._mode, self._mode_hint = Words("", "label"), WrappedLabel("", "second", "muted")
        self._who = Words("", "second", "muted")
        first = figure_card(self._first, self._first_words, self._bar, self._target)
        second = figure_card(self._second, Words("second audits in", "label"), None, self._second_words)
        moderation = figure_card(self._moderate, Words("to moderate", "label"), None, self._decided)
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

    def _board_card(self) -> Card:
        self._card = Card(padding="l", gap="none")
        self.table = StepBoard("Cases of the round by step")
        self.strip = BoardStrip()
        self._nothing = WrappedLabel("", "reading")
        for part in (self._nothing, self.strip, self.table):
            self._card.content.addWidget(part)
        return self._card

    def _foot(self) -> QHBoxLayout:
        self._key = StepKey()
        self._hint = Words("Enter opens a case.", "second", "muted")
        foot = row(gap="m")
        foot.addWidget(self._key, 1)
        foot.addWidget(self._hint)
        return foot

    def _fits(self, line: BoardLine) -> bool:
        """Whether a case waits for whoever is chosen."""
        chosen = self.strip.waiting.value
        return chosen in {"", EVERYBODY} or chosen in line.waits_for

    def _show_lines(self, _chosen: str = "") -> None:
        self._shown = [at for at, line in enumerate(self._lines) if self._fits(line)]
        heads = ("Case", *_steps(), "Talk held", "Waiting for")
        self.table.show_board(heads, [_cells(self._lines[at]) for at in self._shown])

    def _show_figures(self, figures: RoundFigures, staff: Staff) -> None:
        self._show_counts(figures)
        self._mode.setText(figures.mode)
        self._mode_hint.set_text(figures.mode_hint)
        self._who.setText(", ".join(staff.chosen) or "No moderator yet")

    def _show_counts(self, figures: RoundFigures) -> None:
        self._first.setText(figures.first)
        self._first_words.setText(figures.first_words)
        self._bar.show_progress(figures.done, figures.total, figures.goal)
        self._target.set_text(figures.target)
        self._second.setText(figures.second)
        self._second_words.set_text(figures.second_words)
        self._moderate.setText(figures.to_moderate)
        self._decided.set_text(figures.moderation_words)
        self.strip.show_overdue(figures.overdue)

    def _set_state(self, words: str, *, has_round: bool, has_lines: bool) -> None:
        self._nothing.set_text(words)
        self._nothing.setVisible(bool(words))
        edge = current().space("l")
        self._card.content.setContentsMargins(edge, 0 if has_lines else edge, edge, edge // 4 if has_lines else edge)
        self.table.setVisible(has_lines)
        self.strip.setVisible(has_lines)
        self._key.setVisible(has_lines)
        self._hint.setVisible(has_lines)
        for part in (self._figures, *self.panels.values(), self.add_case, self.add_action, self.new_round):
            part.setVisible(has_round)

    def _open(self, at: int) -> None:
        if at > 0:
            self.opened.emit(self._shown[at - 1])


def _steps() -> Sequence[str]:
    return FEW_STEPS if large_text() else STEPS


def _cells(line: BoardLine) -> tuple[BoardCell, ...]:
    row_ = line.row
    steps = [
        BoardCell(f"{row_.reference}, {step}: {state}", state=StepState(state))
        for step, state in zip(STEPS, line.steps, strict=True)
        if step in _steps()
    ]
    talk = BoardCell(f"{row_.reference}, {TALK}: {line.talk}", state=SIGNS[line.talk], apart=True)
    due = f", {line.due}" if line.due else ""
    return (
        BoardCell(f"{row_.reference}, {row_.kind}", row_.reference, row_.kind),
        *steps,
        talk,
        BoardCell(f"{row_.reference}, waiting for: {line.waiting}{due}", line.waiting, line.due, urgent=line.urgent),
    )
