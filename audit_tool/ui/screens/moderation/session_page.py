"""The page of panel sessions: begin one, end the one that sits, and read those that were held."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from audit_tool.ui.frame import Frame
from audit_tool.ui.screens.moderation.sessions import SessionLine, SessionsPresenter, SessionsShown
from audit_tool.ui.screens.reports.offers import SESSION
from audit_tool.ui.widgets.boxes import Card, ScrollColumn, row_or_column
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.fields import Field, Labelled
from audit_tool.ui.widgets.fold import Fold
from audit_tool.ui.widgets.growing_text import GrowingText
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from audit_tool.ui.widgets.screen_head import ScreenHead

TITLE = "Panel session"
EXPLAINED = (
    "What is decided in this round while a session is open belongs to it. Its record says who sat, which cases were "
    "taken, what was decided, and what was learnt."
)
MEMBERS, GUESTS = "Members, by code", "Guests, by their role (if there are any)"
LEARNING = "What this session learnt (if you wish)"
NONE_HELD = "No session was held in this round yet."
ANOTHER = "Begin another session"


class SessionPage(ScrollColumn):
    """The view of `SessionsPresenter`; takes the place of the case until it is closed."""

    sitting = Signal(bool)
    """Whether a session is open."""
    closed = Signal()

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap="m", margin="xl")
        self._frame = frame
        self.presenter = SessionsPresenter(frame.desk, frame.runner, self)
        self.members, self.guests = Field(), Field()
        self.learning = GrowingText(least=2)
        self.act, self.back, self.print = Button(""), Button("Back to the case"), Button("Print as PDF")

    def show_sessions(self, shown: SessionsShown) -> None:
        """Show these, and what can be done."""
        self.clear()
        self.add(ScreenHead(TITLE, EXPLAINED))
        self.add(self._ways(printable=bool(shown.lines)))
        sits = shown.open
        self.sitting.emit(sits is not None)
        if not shown.lines:
            self.add(WrappedLabel(NONE_HELD, "body", "muted"))
        if shown.may_decide:
            self.add(self._end(sits) if sits else self._begin(shown))
        for line in shown.lines:
            if line is not sits or not shown.may_decide:
                self.add(_held(line))
        self.add_stretch()
        if shown.may_decide and sits:
            self.act.setFocus()
        elif shown.may_decide and not shown.lines:
            self.members.setFocus()
        else:
            self.back.setFocus()

    def show_sitting(self, sits: bool) -> None:  # noqa: FBT001 - delivered by the runner
        """Pass on whether a session is open."""
        self.sitting.emit(sits)

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""
        self._frame.report(message)

    def _begin(self, shown: SessionsShown) -> Card:
        """The fields of a session; folded away below one that was held: most rounds need one only."""
        card = Fold(ANOTHER) if shown.lines else Card(padding="xl")
        self.members, self.guests = Field(), Field()
        self.members.setText(shown.me)
        known = f"With commas between. Moderators of this round: {', '.join(shown.moderators)}."
        hint = "With commas between, such as: team manager, independent chair. No names."
        fields = row_or_column(gap="l")
        fields.addWidget(Labelled(MEMBERS, self.members, hint=known), 1)
        fields.addWidget(Labelled(GUESTS, self.guests, hint=hint), 1)
        self.act = Button("Begin a session", Variant.PRIMARY)
        self.act.clicked.connect(self._ask_begin)
        card.content.addLayout(fields)
        card.content.addWidget(self.act, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _end(self, line: SessionLine) -> Card:
        card = _held(line)
        self.learning = GrowingText(least=2)
        self.learning.set_question(LEARNING)
        self.act = Button("End this session", Variant.PRIMARY)
        self.act.clicked.connect(self._ask_end)
        card.content.addWidget(Labelled(LEARNING, self.learning))
        card.content.addWidget(self.act, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _ways(self, *, printable: bool) -> QWidget:
        holder = QWidget()
        layout = row_or_column(holder, gap="m")
        self.back, self.print = Button("Back to the case"), Button("Print as PDF")
        self.back.clicked.connect(self.closed)
        self.print.clicked.connect(self._print)
        layout.addWidget(self.back)
        if printable:
            layout.addWidget(self.print)
        layout.addStretch(1)
        return holder

    def _ask_begin(self) -> None:
        self.presenter.begin(self.members.text(), self.guests.text())

    def _ask_end(self) -> None:
        self.presenter.end(self.learning.text)

    def _print(self) -> None:
        self._frame.go("reports", SESSION)


def _held(line: SessionLine) -> Card:
    card = Card(padding="xl", gap="s")
    card.content.addWidget(Words(line.title, "card"))
    for words in (line.when, line.who, line.sum):
        card.content.addWidget(WrappedLabel(words, "body", "muted"))
    for case, lines in line.cases:
        card.content.addWidget(Words(case, "label"))
        for words in lines:
            card.content.addWidget(WrappedLabel(words, "second"))
    for words in line.learning:
        card.content.addWidget(WrappedLabel(f"Learnt: {words}", "body"))
    return card
