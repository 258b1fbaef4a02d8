"""The audit screen without its widgets: one section at a time, saved as one types (R-054 to R-063)."""

from collections.abc import Callable
from datetime import date, datetime

from audit_tool.analysis.personal_words import shipped
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.cases import PRACTICE_FORM
from audit_tool.formdef.definition import Seat
from audit_tool.services.auditing import Saved
from audit_tool.services.desk import Desk
from audit_tool.services.first_reading import GivenFirst
from audit_tool.services.sheets import Sheet
from audit_tool.ui.autosave import Autosave, SaveStateView
from audit_tool.ui.jobs import Lane, Runner, Scheduler, nothing
from audit_tool.ui.screens.audit.in_hand import AuditInHand
from audit_tool.ui.screens.audit.navigation import AuditNavigation, AuditView, Beside
from audit_tool.ui.screens.audit.second_looks import SecondLooks


class AuditPresenter(AuditNavigation):
    """One person's audit of one case."""

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        schedulers: tuple[Scheduler, Scheduler, Scheduler],
        view: AuditView,
        saving: SaveStateView,
        today: Callable[[], date],
    ) -> None:
        super().__init__(desk, runner, view, SecondLooks(view, schedulers[2]))
        self._schedulers = schedulers[:2]
        self._saving = saving
        self._today = today
        self._comments: Autosave[Answer, Saved] | None = None
        self._given: GivenFirst | None = None

    def open(self, allocation_id: int, code: str = "") -> None:
        """Open an audit at a question, or where its author stopped."""
        self._read(lambda: self._given_with(self._desk.auditing.open(allocation_id)), code)

    def open_record(self, record_id: int, code: str = "") -> None:
        """Open an audit, or a companion record, that this person has begun."""
        self._read(lambda: self._given_with(self._desk.auditing.sheet(record_id)), code)

    def change(self, code: str, answer: Answer, typing: bool) -> None:  # noqa: FBT001 - the third value of a signal
        """Take in what was answered; it is on its way to the disk when this returns."""
        if self._autosave is None or self.hand.answer(code) == answer:
            return
        self._autosave.put(code, answer, at_once=not typing)
        before = self.hand.answer(code).value
        self._take(code, answer)
        self._looks.change(typing=typing)
        if answer.value != before and self._desk.forms.prompts.opens_concern(code, answer.value):
            self._view.raise_concern()

    def dismiss(self, prompt: str, question: str, about: str) -> None:
        """Take a prompt away for good; the caret goes back to its question."""
        self._looks.dismiss((prompt, question, about))
        self._view.focus_question(question)
        record = self.hand.sheet.record_id
        keep = self._desk.writing_help.dismiss
        self._runner.run(lambda: keep(record, prompt, question, about), nothing, self._refused, Lane.WRITE)

    def undo(self) -> None:
        """Take the last change back, wherever it was."""
        self._step(self._desk.auditing.undo)

    def redo(self) -> None:
        """Make a change again."""
        self._step(self._desk.auditing.redo)

    def submit(self) -> None:
        """Freeze the audit, after everything typed is on the disk."""
        if not self.finish():
            self._view.show_problem(
                "Not submitted: the disk does not take your last words. They stay here. Free some space."
            )
            return
        record = self.hand.sheet.record_id
        self._runner.run(lambda: self._desk.auditing.submit(record), self._submitted, self._refused, Lane.WRITE)

    def comment_on_first(self, code: str, text: str) -> None:
        """Say something about an answer of the first audit, after the own grades are frozen."""
        if self._comments is None or self._given is None:
            return
        # The pane shows it again when this question comes back, before the disk is read anew.
        self._given.comments[code] = text
        self._comments.put(code, Answer(comment=text), at_once=False)

    def finish(self) -> bool:
        """Bring everything to the disk, before locking or closing; false where the disk refused."""
        return all(saving is None or saving.finish() for saving in (self._autosave, self._comments))

    def _read(self, sheet: Callable[[], tuple[Sheet, Beside]], code: str) -> None:
        self._runner.run(sheet, lambda found: self._show(*found, code), self._refused, Lane.WRITE)

    def _given_with(self, sheet: Sheet) -> tuple[Sheet, Beside]:
        """What was begun and what its author reads beside it: of the first audit, a practice case, another's audit."""
        # Read here, away from the window, what prompts are made of.
        _ = self._desk.forms.prompts, shipped()
        if sheet.allocation_id is None:
            return sheet, None
        if sheet.of_audit:
            return sheet, self._desk.audit_reviews.reading(sheet.record_id)
        if sheet.form.code == PRACTICE_FORM:
            return sheet, self._desk.calibrating.reading(sheet.allocation_id)
        if sheet.seat is Seat.FIRST:
            return sheet, None
        self._desk.first_reading.note_seen(sheet.allocation_id)
        return sheet, self._desk.first_reading.given(sheet.allocation_id)

    def _show(self, sheet: Sheet, beside: Beside, code: str) -> None:
        self._hand = AuditInHand(sheet, self._today(), self._desk.forms.prompts)
        self._looks.begin(self._hand)
        self._given = given = beside if isinstance(beside, GivenFirst) else None
        self._autosave = self._comments = None
        if not sheet.frozen:
            self._autosave = self._saving_by(
                lambda code, answer: self._desk.auditing.save(sheet.record_id, code, answer), self._saved
            )
        elif given is not None and given.may_comment and sheet.allocation_id is not None:
            self._comments = self._saving_by(CommentsOnFirst(self._desk, sheet.allocation_id).save, nothing)
        self.place, self._kept_place = "", sheet.place
        self._section = -1
        self._view.show_undo(can_undo=sheet.can_undo and not sheet.frozen, can_redo=sheet.can_redo and not sheet.frozen)
        self._view.show_beside(beside)
        self._show_totals()
        start = self.hand.start(code)
        if start:
            self.go_to(start)
        else:
            # Nothing of the form is for this auditor, or for this case.
            self._view.show_outline(self.hand.lines(), self._section)
            self.review()

    def _saving_by(
        self, save: Callable[[str, Answer], Saved], saved: Callable[[Saved], None]
    ) -> Autosave[Answer, Saved]:
        return Autosave(save, self._runner, *self._schedulers, self._saving, saved)

    def _submitted(self, at: datetime) -> None:
        self._view.show_submitted(at)
        self.open_record(self.hand.sheet.record_id)

    def _saved(self, saved: Saved) -> None:
        self._view.show_undo(can_undo=saved.can_undo, can_redo=saved.can_redo)

    def _step(self, step: Callable[[int], Saved | None]) -> None:
        if self._autosave is None or not self.finish():
            return
        record = self.hand.sheet.record_id
        self._runner.run(lambda: step(record), self._stepped, self._refused, Lane.WRITE)

    def _stepped(self, saved: Saved | None) -> None:
        if saved is None:
            return
        self._take(saved.code, saved.answer)
        self.go_to(saved.code)
        self._view.show_answer(saved.code, saved.answer)
        self._looks.look()
        self._saved(saved)
        self._saving.show_saved(saved.at)

    def _take(self, code: str, answer: Answer) -> None:
        """After a change: show what is asked now, what is left, what holds the overall grade."""
        before = self.hand.change(code, answer)
        self._show_totals()
        section = self.hand.section(self._section)
        if section is None:
            return
        if section not in before:
            self._open_section(section)
            self._view.focus_question(code)
        self._view.show_outline(self.hand.lines(), self._section)
        self._view.show_counts(self.hand.line(section))
        question = self.hand.question(code)
        if code == self.place and question is not None:
            self._view.show_help(question, answer.value)

    def _show_totals(self) -> None:
        self._view.show_header(self.hand.header())
        self._view.show_held(self.hand.held())


class CommentsOnFirst:
    """Saves what a second auditor says of the first audit, in the way that answers are saved."""

    def __init__(self, desk: Desk, allocation_id: int) -> None:
        self._desk = desk
        self._allocation_id = allocation_id

    def save(self, code: str, answer: Answer) -> Saved:
        """Make one comment durable."""
        self._desk.first_reading.comment(self._allocation_id, code, answer.comment)
        return Saved(code, answer, self._desk.work.clock(), can_undo=False, can_redo=False)
