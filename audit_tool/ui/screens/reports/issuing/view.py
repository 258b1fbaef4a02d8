"""Below the choice of a report: what is asked before it is issued, and what was issued of it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from audit_tool.formdef.wording import day_words
from audit_tool.reports.catalogue import ReportEntry
from audit_tool.reports.issuing import NextIssue
from audit_tool.reports.request import AUDIENCES, Request
from audit_tool.services.issued import Issue
from audit_tool.ui.frame import Frame
from audit_tool.ui.screens.reports.issuing.presenter import IssuingPresenter
from audit_tool.ui.widgets.announcing import announce
from audit_tool.ui.widgets.boxes import BesideOrBelow, Card, HairlineRow, ScrollColumn, clear, column
from audit_tool.ui.widgets.button_row import ButtonRow
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.fields import DisabledReason, Labelled, ProblemWords
from audit_tool.ui.widgets.growing_text import GrowingText
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from audit_tool.ui.widgets.ticks import TickBox

FROZEN = "Its pages and figures are frozen and kept. What turns out wrong is corrected by a further version."
NOT_TICKED = "Look at the preview, then say that audience and marking are right."
NO_REASON = "Say why there is another version: it stands on its first page."
SHOWN = 20
"""So many issues are listed, the newest first."""
CHANGES_SHOWN = 3
MORE_CHANGED = "What else changed stands on its first page."


class AskingCard(Card):
    """What is asked before a report is issued."""

    wanted = Signal(str)
    """Issue it, with this reason."""

    given_up = Signal()

    def __init__(self, found: NextIssue, request: Request, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding="l", gap="m")
        self._correction = found.number > 1
        self.reason = GrowingText()
        self.right = TickBox("&Audience and marking are right")
        self.issue_button = Button(f"Issue version {found.number}", Variant.PRIMARY)
        self.back_button = Button("Do not issue", Variant.QUIET)
        self._because = DisabledReason(self.issue_button)
        self.problem = ProblemWords()
        self.content.addWidget(Words(f"Issue version {found.number}", "card"))
        self.content.addWidget(WrappedLabel(found.entry.heading(found.content), "label"))
        marking = found.content.marking.marking
        self.content.addWidget(WrappedLabel(f"{AUDIENCES[request.audience]}. {marking}.", "body"))
        self.content.addWidget(WrappedLabel(FROZEN, "second", "muted"))
        for warning in filter(None, (found.given_away, found.hides_more)):
            self.content.addWidget(WrappedLabel(warning, "body"))
        if self._correction:
            self.content.addWidget(WrappedLabel(f"What changed since version {found.number - 1}", "label"))
            for line in found.changed:
                self.content.addWidget(WrappedLabel(line, "body"))
            self.content.addWidget(Labelled("&Reason for the correction", self.reason))
        self.content.addWidget(self.right)
        self.content.addWidget(self.problem)
        self.content.addWidget(ButtonRow((self.issue_button, self.back_button)))
        self.content.addWidget(self._because)
        self.right.clicked.connect(self.look)
        self.reason.edited.connect(self.look)
        self.issue_button.clicked.connect(self._issue)
        self.back_button.clicked.connect(self.given_up)
        self.look()

    def start(self) -> None:
        """Put the keyboard where something is to be said."""
        (self.reason if self._correction else self.right).setFocus()

    def look(self) -> None:
        """See whether all is said, and say what is missing."""
        self.problem.say("")
        missing = NO_REASON if self._correction and not self.reason.text.strip() else ""
        self._because.because(missing or ("" if self.right.isChecked() else NOT_TICKED))

    def refuse(self, message: str) -> None:
        """Say why it was not issued where the person looks, and let it be tried again."""
        self.look()
        self.problem.say(message)
        announce(self, message, at_once=True)

    def _issue(self) -> None:
        self._because.because("It is being issued.")
        self.wanted.emit(self.reason.text)


class IssuedCard(Card):
    """What was issued of a report, the newest first."""

    wanted = Signal(object)
    """The `Issue` to open."""

    def __init__(self, issued: Sequence[Issue], parent: QWidget | None = None) -> None:
        super().__init__(parent, padding="l", gap="s")
        self.buttons: list[OpenButton] = []
        self.content.addWidget(Words("Issued", "card"))
        for each in issued[:SHOWN]:
            self.content.addWidget(HairlineRow())
            button = OpenButton(each)
            button.wanted.connect(self.wanted)
            self.buttons.append(button)
            self.content.addWidget(BesideOrBelow(_told(each), button))
        if len(issued) > SHOWN:
            more = f"And {len(issued) - SHOWN} older, listed by the command “issued list”."
            self.content.addWidget(WrappedLabel(more, "second", "muted"))


class OpenButton(Button):
    """Opens one issue."""

    wanted = Signal(object)

    def __init__(self, issue: Issue) -> None:
        super().__init__("Open")
        self.issue = issue
        self.setAccessibleName(f"Open: {issue.title}, version {issue.number}, {AUDIENCES[issue.audience].lower()}")
        self.clicked.connect(self._open)

    def _open(self) -> None:
        self.wanted.emit(self.issue)


class IssuingSide(QWidget):
    """The view of `IssuingPresenter`."""

    asking = Signal()
    """Something is asked before the report is issued."""

    asked = Signal()
    """It is asked no more."""

    listed = Signal(int)
    """So many were issued of the report in hand."""

    opened = Signal(str, str, bytes)
    """Title, file name and pages of an issue that is to be shown."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = frame
        self._layout = column(self, gap="m")
        self.card: AskingCard | None = None
        self.issued: IssuedCard | None = None
        self._found: Sequence[Issue] = ()
        self.presenter = IssuingPresenter(frame.desk, frame.runner, self)

    def choose(self, entry: ReportEntry, request: Request) -> None:
        """Another report or case is in hand."""
        self._ask_no_more()
        self.presenter.choose(entry.name, request)

    def ask(self) -> None:
        """The report in hand is to be issued."""
        self.presenter.ask()

    def go_there(self, within: ScrollColumn) -> None:
        """Bring what was issued into sight in the column it stands in, with the keyboard at the newest."""
        if self.issued is not None:
            within.reveal(self.issued)
            self.issued.buttons[0].setFocus()

    def show_issued(self, issued: Sequence[Issue]) -> None:
        """Show what was issued of the report in hand."""
        self._found = issued
        if self.card is None:
            self._list()

    def show_asking(self, found: NextIssue, request: Request) -> None:
        """Ask whether audience and marking are right, and for a correction why it is needed."""
        clear(self._layout)
        self.issued = None
        self.card = AskingCard(found, request)
        self.card.wanted.connect(self.presenter.issue)
        self.card.given_up.connect(self._ask_no_more)
        self._layout.addWidget(self.card)
        self.asking.emit()
        self.card.start()

    def show_done(self, happened: str, rest: str) -> None:
        """Say what was done, and ask no more."""
        self._ask_no_more()
        self._frame.tell(happened, rest)

    def show_kept(self, title: str, file_name: str, pdf: bytes) -> None:
        """Show a report as it was issued."""
        self.opened.emit(title, file_name, pdf)

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""
        if self.card is not None:
            self.card.refuse(message)
        else:
            self._frame.report(message)

    def _ask_no_more(self) -> None:
        if self.card is not None:
            self.card = None
            self._list()
            self.asked.emit()

    def _list(self) -> None:
        clear(self._layout)
        self.listed.emit(len(self._found))
        self.issued = IssuedCard(self._found) if self._found else None
        if self.issued is not None:
            self.issued.wanted.connect(self.presenter.open)
            self._layout.addWidget(self.issued)


def _told(issue: Issue) -> QWidget:
    """One issue in words."""
    holder = QWidget()
    texts = column(holder, gap="xxs")
    texts.addWidget(WrappedLabel(f"{issue.title}, version {issue.number}", "label"))
    when = f"{day_words(issue.day)}, by {issue.by}. {AUDIENCES[issue.audience]}."
    texts.addWidget(WrappedLabel(when, "body", "muted"))
    if issue.reason:
        texts.addWidget(WrappedLabel(f"Corrected: {issue.reason}", "body", "muted"))
    further = (MORE_CHANGED,) if len(issue.changed) > CHANGES_SHOWN else ()
    for line in (*issue.changed[:CHANGES_SHOWN], *further):
        texts.addWidget(WrappedLabel(line, "second", "muted"))
    return holder
