"""The panel on one case of the board: how far it is, and what can be done with it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from audit_tool.ui.changes import Change
from audit_tool.ui.frame import Frame
from audit_tool.ui.screens.practice_week.board import FIRST, SECOND, STEPS, TALK, BoardLine
from audit_tool.ui.screens.practice_week.one_case.presenter import GivingDraft, OneCasePresenter
from audit_tool.ui.screens.practice_week.panel import SetUpPanel
from audit_tool.ui.screens.practice_week.presenter import Staff
from audit_tool.ui.screens.practice_week.sample.wording import OUTCOMES
from audit_tool.ui.widgets.announcing import announce
from audit_tool.ui.widgets.boxes import Card, column, row
from audit_tool.ui.widgets.buttons import Button
from audit_tool.ui.widgets.fields import ClosedList, DisabledReason, Field
from audit_tool.ui.widgets.growing_text import GrowingText
from audit_tool.ui.widgets.labels import WrappedLabel

NOTHING_SUBMITTED = "No audit of this case is submitted."
NOTHING_OPEN = "Every audit of this case is submitted or exempt."
BEGUN = "Something is written down on this case already. Exempt its audits instead."


Fields = tuple[tuple[str, str, QWidget], ...]
"""Name, label and control of each."""


class OneCasePanel(SetUpPanel):
    """The view of `OneCasePresenter`."""

    changed = Signal(object, str, str)
    """A `Change`, none where the case is off the board; what happened; and what follows."""

    def __init__(
        self, frame: Frame, round_id: int, line: BoardLine, staff: Staff, parent: QWidget | None = None
    ) -> None:
        words = f"{line.row.kind or 'Case type not given'}. {line.row.form}."
        super().__init__(line.row.reference, words, "", parent)
        self._frame = frame
        self._line = line
        self.presenter = OneCasePresenter(frame.desk, frame.runner, self, line, round_id)
        self.divide()
        self._progress_card()
        self._giving_card(staff)
        self.go_right()
        self._exempting_card()
        self._replacing_card()
        self._reopening_card()
        self.end(act=False)

    def begin(self) -> None:
        """The keyboard starts at the first thing that can be done."""
        acts = ((self.give, self.give_seat), (self.reopen, self.reopen_seat))
        next((seat for act, seat in acts if act.isEnabled()), self.back).setFocus()

    def show_conflicts(self, words: str) -> None:
        self._conflict.set_text(words)
        for part in (self._conflict, self._lift):
            part.show()
        announce(self, words, at_once=True)
        self.give_lift.setFocus()
        self.column.reveal(self.give_lift)

    def show_changed(self, change: Change | None, happened: str, rest: str) -> None:
        self.changed.emit(change, happened, rest)

    def show_problem(self, message: str) -> None:
        self._frame.report(message)

    def _progress_card(self) -> None:
        told = column(gap="xs")
        self.add_card("How far it is").content.addLayout(told)
        row_ = self._line.row
        auditors = {FIRST: row_.first.auditor, SECOND: row_.second.auditor}
        for step, state in zip(STEPS, self._line.steps, strict=True):
            who = f", {auditors[step]}" if auditors.get(step) else ""
            told.addWidget(WrappedLabel(f"{step}: {state}{who}"))
        told.addWidget(WrappedLabel(f"{TALK} with the practitioner: {self._line.talk}"))
        for seat, reason in self._line.exempt:
            told.addWidget(WrappedLabel(f"{seat.value.capitalize()} audit exempt: {reason}"))
        due = f", {self._line.due}" if self._line.due else ""
        told.addWidget(WrappedLabel(f"Waiting for: {self._line.waiting}{due}", "label"))

    def _giving_card(self, staff: Staff) -> None:
        words = (
            "For an audit not begun, or a draft of a leaver or of whoever declared a conflict: the next begins anew."
        )
        options = self.presenter.given_away
        self.give_seat, self.give_to = _seats(options), ClosedList(staff.auditors)
        self.give_reason, self.give_lift = _reason("Why it goes to somebody else"), _reason("Why the rule is lifted")
        fields: Fields = (
            ("give_seat", "Audit", self.give_seat),
            ("give_to", "Its &new auditor", self.give_to),
            ("give_reason", "Why it goes to somebody else", self.give_reason),
        )
        card = self._act_card("Give an audit to somebody else", words, fields if options else ())
        self._conflict = WrappedLabel("", "label", "warn")
        card.content.addWidget(self._conflict)
        self._lift = self.add_field(card, "give_lift", "Why the rule is lifted", self.give_lift)
        for part in (self._conflict, self._lift):
            part.hide()
        self.give = self._act_button(card, "Give it", self._give, "" if options else NOTHING_OPEN)

    def _exempting_card(self) -> None:
        words = "An audit that need not be done stays in what is counted, and is told apart."
        options = [(seat.value, f"{seat.value.capitalize()} audit, {who}") for seat, who in self._line.open]
        self.exempt_seat, self.exempt_approver = _seats(options), Field()
        self.exempt_reason = _reason("Why it need not be done")
        fields: Fields = (
            ("exempt_seat", "Audit to exempt", self.exempt_seat),
            ("exempt_reason", "Why it need not be done", self.exempt_reason),
            ("exempt_approver", "A&pproved by: a role or code", self.exempt_approver),
        )
        card = self._act_card("Exempt an audit", words, fields if options else ())
        self.exempt = self._act_button(card, "Exempt it", self._exempt, "" if options else NOTHING_OPEN)
        self.take_backs = [TakeBack(seat.value, self.presenter.take_back) for seat, _ in self._line.exempt]
        for each in self.take_backs:
            _put(card, each)

    def _replacing_card(self) -> None:
        words = "It leaves the board. The next reserve of the sample comes in and waits for auditors."
        self.replace_why, self.replace_reason = ClosedList(OUTCOMES), _reason("What speaks against it")
        fields: Fields = (
            ("replace_why", "Why it goes out", self.replace_why),
            ("replace_reason", "In a few words", self.replace_reason),
        )
        begun = self.presenter.begun
        card = self._act_card("Take the case out", words, () if begun else fields)
        self.replace = self._act_button(card, "Take it out", self._replace, BEGUN if begun else "")

    def _reopening_card(self) -> None:
        words = "The auditor gets a new draft with the same answers. What was submitted first stays and is counted."
        options = [(seat.value, f"{seat.value.capitalize()} audit, {who}") for seat, who in self._line.submitted]
        self.reopen_seat, self.reopen_reason = _seats(options), _reason("Why it is reopened")
        fields: Fields = (
            ("reopen_seat", "&Which audit", self.reopen_seat),
            ("reopen_reason", "W&hy", self.reopen_reason),
        )
        card = self._act_card("Reopen a submitted audit", words, fields if options else ())
        decided = self._line.row.moderation == "decided"
        nothing = "" if options else "The case is decided." if decided else NOTHING_SUBMITTED
        self.reopen = self._act_button(card, "Reopen", self._reopen, nothing)

    def _act_card(self, title: str, words: str, fields: Fields) -> Card:
        """A card for one act; without fields where there is nothing to do it to."""
        card = self.add_card(title)
        card.content.addWidget(WrappedLabel(words, "body", "muted"))
        for name, label, control in fields:
            self.add_field(card, name, label, control)
        return card

    def _act_button(self, card: Card, words: str, act: Callable[[], None], nothing: str) -> Button:
        made = Button(words)
        made.clicked.connect(act)
        _put(card, made)
        reason = DisabledReason(made)
        card.content.addWidget(reason)
        reason.because(nothing)
        return made

    def _give(self) -> None:
        draft = GivingDraft(self.give_seat.value, self.give_to.value, self.give_reason.text, self.give_lift.text)
        self.presenter.give(draft)

    def _exempt(self) -> None:
        self.presenter.exempt(self.exempt_seat.value, self.exempt_reason.text, self.exempt_approver.text())

    def _replace(self) -> None:
        self.presenter.replace(self.replace_why.value, self.replace_reason.text)

    def _reopen(self) -> None:
        self.presenter.reopen(self.reopen_seat.value, self.reopen_reason.text)


class TakeBack(Button):
    """The button that takes one exemption back."""

    def __init__(self, seat: str, take_back: Callable[[str], None]) -> None:
        super().__init__(f"Take the exemption of the {seat} audit back")
        self._seat = seat
        self._take_back = take_back
        self.clicked.connect(self._ask)

    def _ask(self) -> None:
        self._take_back(self._seat)


def _seats(options: Sequence[tuple[str, str]]) -> ClosedList:
    """A list of audits; the only one is chosen already."""
    made = ClosedList(options)
    if len(options) == 1:
        made.set_value(options[0][0])
    return made


def _reason(question: str) -> GrowingText:
    made = GrowingText(least=2)
    made.set_question(question)
    return made


def _put(card: Card, button: Button) -> None:
    line = row(gap="m")
    line.addWidget(button)
    line.addStretch(1)
    card.content.addLayout(line)
