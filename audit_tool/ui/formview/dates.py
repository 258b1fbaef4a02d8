"""Editor of two dates, with times where hours count, held against a standard; the result is worked out (R-036)."""

from dataclasses import replace
from datetime import date, datetime, time

from PySide6.QtWidgets import QWidget

from audit_tool.formdef.answers import Answer, interval_of, not_done_yet
from audit_tool.formdef.applicability import AskedQuestion
from audit_tool.formdef.definition import Standard
from audit_tool.formdef.standards import Plan, Result, Verdict, verdict_of
from audit_tool.formdef.wording import plan_words
from audit_tool.ui.formview.comment import Comment
from audit_tool.ui.formview.date_words import (
    read_moment,
    show_moment,
    stored_moments,
    what_is_wrong,
    what_is_wrong_with_moment,
)
from audit_tool.ui.formview.editor import QuestionEditor
from audit_tool.ui.formview.headings import QuestionLine
from audit_tool.ui.formview.plan_interval import PlanInterval
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import column, row_or_column
from audit_tool.ui.widgets.fields import ClosedList, Field, Labelled
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.ticks import TickBox

DATED, TIMED = "For example 12/3/2026", "For example 12/3/2026 14:30"


class DatesEditor(QuestionEditor):
    """Start, end or "not done yet", or that it does not apply, and the result in words."""

    own_card = True

    def __init__(self, asked: AskedQuestion, parent: QWidget | None = None) -> None:
        super().__init__(asked, parent)
        self.line = QuestionLine(asked, "fact")
        standard = asked.standard
        self._timed = standard is not None and standard.unit == "hours"
        self._start = Field(f"Start, {self.spoken}")
        self._end = Field(f"End, {self.spoken}")
        self._start_box = Labelled(
            standard.start if standard else "From", self._start, hint=TIMED if self._timed else DATED, watched=False
        )
        self._end_box = Labelled(standard.end if standard else "To", self._end, watched=False)
        self._not_done = TickBox("Not done yet")
        self._not_done.setAccessibleDescription(self.spoken)
        self._not_needed = TickBox("Does not apply")
        self._not_needed.setAccessibleDescription(self.spoken)
        intervals = [(one.code, one.label) for one in standard.intervals] if standard else []
        self._interval = ClosedList(intervals, name=f"Which interval applies, {self.spoken}")
        self._intervals = bool(intervals)
        self._plan = PlanInterval(self.spoken) if standard and standard.plan_may_set else None
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
        ticks = column(gap="none")
        ticks.addWidget(self._not_done)
        ticks.addWidget(self._not_needed)
        ticks.addStretch()
        layout.addLayout(ticks)
        layout.addStretch()
        self.content.addLayout(layout)
        for part in (self._interval, self._plan, self._result, self._reason, self._comment):
            if part is not None:
                self.content.addWidget(part)
        self._interval.setVisible(self._intervals)
        self._reason.hide()

    def _connect(self) -> None:
        for field in (self._start, self._end):
            field.setMaximumWidth(current().px(240 if self._timed else 200))
            field.textEdited.connect(self._changed)
        self._not_done.clicked.connect(self._changed)
        self._not_needed.clicked.connect(self._changed)
        self._interval.picked.connect(self._changed)
        if self._plan is not None:
            self._plan.edited.connect(self._changed)
        self._reason.picked.connect(self._reason_picked)
        self._comment.edited.connect(self._typed)
        self._comment.leave_forward.connect(self._leave)

    def show_answer(self, answer: Answer) -> None:
        """Show both dates and what they come to."""
        for field, moment in zip((self._start, self._end), stored_moments(answer.value), strict=True):
            shown = show_moment(moment, timed=self._timed)
            if read_moment(field.text()) != read_moment(shown):
                field.setText(shown)
        self._not_done.setChecked(not_done_yet(answer.value))
        self._not_needed.setChecked(answer.value == Result.NOT_APPLICABLE)
        self._interval.set_value(interval_of(answer.value))
        if self._plan is not None:
            self._plan.show_answer(answer)
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
        if self._plan is not None:
            self._plan.set_frozen()
        for control in (self._not_done, self._not_needed, self._interval, self._reason):
            control.setEnabled(False)

    def _changed(self) -> None:
        wrong = what_is_wrong_with_moment if self._timed else what_is_wrong
        self._start_box.show_problem(wrong(self._start.text()))
        self._end_box.show_problem(wrong(self._end.text()))
        start, end = stored_moments(self.answer().value)
        finish = ".." if self._not_done.isChecked() else self._written(self._end, end)
        planned = self._plan.value if self._plan is not None else ""
        value = "/".join([self._written(self._start, start), finish, self._interval.value, planned]).rstrip("/")
        evidence = self._plan.evidence if self._plan is not None else self.answer().evidence
        if self._not_needed.isChecked():
            value, evidence = Result.NOT_APPLICABLE.value, ()
        self.tell(replace(self.answer(), value=value, evidence=evidence), typing=True)
        self._show_state()

    def _written(self, field: Field, stored: datetime | None) -> str:
        """A field as it is stored; a time that came from elsewhere stays as long as the day does."""
        day, clock = read_moment(field.text())
        if day is None:
            return ""
        if not self._timed and stored is not None and stored.date() == day and stored.time() != time():
            return stored.isoformat(timespec="minutes")
        return datetime.combine(day, clock).isoformat(timespec="minutes") if clock and self._timed else day.isoformat()

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
        chosen = next((one for one in self.question.reasons if one.code == self.answer().reason), None)
        said_more = verdict.result is Result.NOT_APPLICABLE or (chosen is not None and chosen.comment)
        self._comment.set_wanted(wanted=bool(self.answer().comment) or said_more)
        for box in (self._start_box, self._end_box, self._not_done, self._plan):
            if box is not None:
                box.setEnabled(verdict.result is not Result.NOT_APPLICABLE)


def _words(asked: AskedQuestion, value: str, verdict: Verdict) -> str:
    standard = asked.standard
    if standard is None:
        return ""
    limit = _limit(standard, value, verdict)
    begun, done = stored_moments(value)
    if begun and done and done < begun:
        return f"{limit} The end is before the start."
    if verdict.choose_interval and done:
        return f"{limit} Choose which interval applies."
    if standard.unit == "hours" and begun and done and verdict.result is Result.CANNOT_TELL:
        return f"{limit} Give the times too: hours are counted."
    said = {
        Result.MET: "Met.",
        Result.NOT_MET: "Not met.",
        Result.NOT_YET_DUE: "Not yet due.",
        Result.NO_VERDICT: "No verdict until the council confirms the number.",
        Result.CANNOT_TELL: "",
        Result.NOT_APPLICABLE: "",
    }
    return f"{limit} {said.get(verdict.result, '')}".strip()


def _limit(standard: Standard, value: str, verdict: Verdict) -> str:
    """What the dates are held against, with the interval of the case's own plan."""
    if verdict.plan is Plan.HOLDS:
        plan = plan_words(value)
        return f"{plan[:1].upper()}{plan[1:]} (standard: {standard.words})."
    longer = " The plan’s interval is longer and does not count." if verdict.plan is Plan.LONGER else ""
    return f"{standard.title}: {standard.words}.{longer}"
