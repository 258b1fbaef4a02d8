"""Editor of two dates held against a standard; the program works out the result (R-036)."""

from dataclasses import replace
from datetime import date, datetime, time

from PySide6.QtWidgets import QWidget

from audit_tool.formdef.answers import Answer, dates_of, interval_of, moments_of, not_done_yet
from audit_tool.formdef.applicability import AskedQuestion
from audit_tool.formdef.standards import Result, Verdict, verdict_of
from audit_tool.ui.formview.comment import Comment
from audit_tool.ui.formview.date_words import read_date, show_date, what_is_wrong
from audit_tool.ui.formview.editor import QuestionEditor
from audit_tool.ui.formview.headings import QuestionLine
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import row_or_column
from audit_tool.ui.widgets.fields import ClosedList, Field, Labelled
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.ticks import TickBox


class DatesEditor(QuestionEditor):
    """Start, end or "not done yet", and the result in words."""

    own_card = True

    def __init__(self, asked: AskedQuestion, parent: QWidget | None = None) -> None:
        super().__init__(asked, parent)
        self.line = QuestionLine(asked, "fact")
        standard = asked.standard
        self._start = Field(f"Start, {self.spoken}")
        self._end = Field(f"End, {self.spoken}")
        self._start_box = Labelled(standard.start if standard else "From", self._start, hint="For example 12/3/2026")
        self._end_box = Labelled(standard.end if standard else "To", self._end)
        self._not_done = TickBox("Not done yet")
        self._not_done.setAccessibleDescription(self.spoken)
        intervals = [(one.code, one.label) for one in standard.intervals] if standard else []
        self._interval = ClosedList(intervals, name=f"Which interval applies, {self.spoken}")
        self._intervals = bool(intervals)
        self._result = WrappedLabel("", "body", "muted")
        self._reason = ClosedList([(one.code, one.label) for one in self.question.reasons], name="Why was it late")
        self._comment = Comment(self.spoken)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.content.addWidget(self.line)
        layout = row_or_column(gap="m")
        layout.addWidget(self._start_box)
        layout.addWidget(self._end_box)
        layout.addWidget(self._not_done)
        layout.addStretch()
        self.content.addLayout(layout)
        for part in (self._interval, self._result, self._reason, self._comment):
            self.content.addWidget(part)
        self._interval.setVisible(self._intervals)
        self._reason.hide()

    def _connect(self) -> None:
        for field in (self._start, self._end):
            field.setMaximumWidth(current().px(200))
            field.textEdited.connect(self._changed)
        self._not_done.clicked.connect(self._changed)
        self._interval.picked.connect(self._changed)
        self._reason.picked.connect(self._reason_picked)
        self._comment.edited.connect(self._typed)
        self._comment.leave_forward.connect(self._leave)

    def show_answer(self, answer: Answer) -> None:
        """Show both dates and what they come to."""
        start, end = dates_of(answer.value) if answer.value else (None, None)
        for field, day in ((self._start, start), (self._end, end)):
            if read_date(field.text()) != day:
                field.setText(show_date(day))
        self._not_done.setChecked(not_done_yet(answer.value))
        self._interval.set_value(interval_of(answer.value))
        self._reason.set_value(answer.reason)
        self._comment.show_text(answer.comment)
        self._show_state()

    def take_focus(self) -> None:
        """The start."""
        self._start.setFocus()

    def set_frozen(self) -> None:
        """Show for reading only."""
        self._start.setReadOnly(True)
        self._end.setReadOnly(True)
        self._comment.set_frozen()
        for control in (self._not_done, self._interval, self._reason):
            control.setEnabled(False)

    def _changed(self) -> None:
        start, end = read_date(self._start.text()), read_date(self._end.text())
        self._start_box.show_problem(what_is_wrong(self._start.text()))
        self._end_box.show_problem(what_is_wrong(self._end.text()))
        stored = moments_of(self.answer().value) if self.answer().value else (None, None)
        finish = ".." if self._not_done.isChecked() else _kept(end, stored[1])
        value = "/".join([_kept(start, stored[0]), finish, self._interval.value]).rstrip("/")
        self.tell(replace(self.answer(), value=value), typing=True)
        self._show_state()

    def _reason_picked(self, code: str) -> None:
        self.tell(replace(self.answer(), reason=code))
        self._show_state()

    def _typed(self) -> None:
        self.tell(replace(self.answer(), comment=self._comment.text), typing=True)

    def _leave(self) -> None:
        self.next_wanted.emit(self.code)

    def _show_state(self) -> None:
        verdict = verdict_of(self.asked.standard, self.answer(), date.today())  # noqa: DTZ011 - the user's own day
        self._result.set_text(_words(self.asked, self.answer().value, verdict))
        self._reason.setVisible(verdict.result is Result.NOT_MET and bool(self.question.reasons))
        self._comment.set_wanted(wanted=bool(self.answer().comment) or verdict.result is Result.NOT_APPLICABLE)


def _kept(day: date | None, stored: datetime | None) -> str:
    """A day as it is stored; a time that came with it from elsewhere stays as long as the day does."""
    if day is None:
        return ""
    with_time = stored is not None and stored.date() == day and stored.time() != time()
    return stored.isoformat(timespec="minutes") if stored and with_time else day.isoformat()


def _words(asked: AskedQuestion, value: str, verdict: Verdict) -> str:
    standard = asked.standard
    if standard is None:
        return ""
    limit = f"{standard.title}: {standard.words}."
    begun, done = dates_of(value) if value else (None, None)
    if begun and done and done < begun:
        return f"{limit} The end is before the start."
    if verdict.choose_interval and done:
        return f"{limit} Choose which interval applies."
    said = {
        Result.MET: "Met.",
        Result.NOT_MET: "Not met.",
        Result.NOT_YET_DUE: "Not yet due.",
        Result.NO_VERDICT: "No verdict until the council confirms the number.",
        Result.CANNOT_TELL: "",
        Result.NOT_APPLICABLE: "",
    }
    return f"{limit} {said.get(verdict.result, '')}".strip()
