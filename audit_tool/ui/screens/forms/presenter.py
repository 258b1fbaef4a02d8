"""The forms screen without its widgets: reading, trying out, bringing in, and a file that is being written."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from audit_tool.formdef.answers import Answer
from audit_tool.formdef.definition import AuditSet, Form, Seat
from audit_tool.formdef.faults import FormFileError
from audit_tool.formdef.own_forms import FormEntry
from audit_tool.services.desk import Desk
from audit_tool.services.form_versions import CaseImpact
from audit_tool.ui.jobs import Lane, Runner, Scheduler
from audit_tool.ui.screens.forms.choice import FormChoice, FormsView
from audit_tool.ui.screens.forms.content import Held, lines_of
from audit_tool.ui.screens.forms.filling import Filling
from audit_tool.ui.screens.forms.watching import FileWatch

NOTHING_CHANGED = "Nothing was changed. Correct what is listed, and bring it in again."


class FormsPresenter(FormChoice):
    """Reading forms, trying them out, bringing them in, and following a file that is being written."""

    def __init__(
        self, desk: Desk, runner: Runner, view: FormsView, scheduler: Scheduler, today: Callable[[], date]
    ) -> None:
        super().__init__(desk, runner, view, today)
        self.watch = FileWatch(scheduler, self._look_at)
        self._tried: Filling | None = None

    def load(self) -> None:
        """Read anew which forms there are, and what is wrong with any of them."""
        forms = self._desk.forms
        self._runner.run(lambda: Held(forms.listing(), forms.faults()), self._loaded, self._refused)

    def answer(self, code: str, answer: Answer, _typing: bool) -> None:  # noqa: FBT001 - the third value of a signal
        """Take in what was tried; it stays in this window."""
        if self.filling is None:
            return
        if self.filling.change(code, answer):
            self._section = self.filling.section_of(code).number
            self._show()
            self._view.focus_question(code)
        self._view.show_state(self.filling.words())

    def next_question(self, code: str) -> None:
        """Enter was pressed: go to the question that follows."""
        following = self.filling.after(code) if self.filling is not None else ""
        if self.filling is not None and following:
            section = self.filling.section_of(following).number
            if section != self._section:
                self.go_to_section(section)
            self._view.focus_question(following)

    def try_as(self, audit_set: str, seat: str) -> None:
        """Try the short or the full set, as the first or the second auditor."""
        if self.filling is not None:
            self.filling.choose(AuditSet(audit_set), Seat(seat))
            self._show()

    def move(self, allocation_id: int) -> None:
        """Move a case to the version in hand."""
        form = self.form
        if form is not None:
            act = self._desk.form_versions.move
            self._runner.run(lambda: act(allocation_id, form.version), self._moved, self._refused, Lane.WRITE)

    def bring_in(self, path: Path) -> None:
        """Take a form file from outside among the council's own."""
        self.stop_watching()
        act = self._desk.form_versions.bring_in
        self._runner.run(lambda: act(path), self._brought, self._failing(path.name), Lane.WRITE)

    def watch_file(self, path: Path) -> None:
        """Show what is wrong in a file as it is saved, and the form itself once nothing is."""
        self._key, self._tried = path.name, None
        self._view.show_watched(path.name)
        self.watch.start(path)

    def stop_watching(self) -> None:
        """Follow no file any more."""
        self.watch.stop()
        self._view.show_watched("")

    def choose(self, key: str) -> None:
        """Open a form of the list; a watched file is let go."""
        self.stop_watching()
        super().choose(key)

    def _loaded(self, held: Held) -> None:
        self._held = held
        if self.watch.path is not None or (self.form is not None and self._held.of(self._key)):
            self._show()
        elif lines := lines_of(held, ""):
            self.choose(self._key if self._key in {line.key for line in lines} else lines[0].key)

    def _look_at(self, path: Path) -> None:
        forms = self._desk.forms
        self._runner.run(lambda: forms.form_of_file(path), self._follow, self._failing(path.name, watched=True))

    def _follow(self, form: Form) -> None:
        if self.watch.path is not None:
            # Whoever tries it out while writing it goes on trying, also after a fault that was put right.
            self.open(form, self._tried)
            self._tried = self.filling

    def _failing(self, name: str, *, watched: bool = False) -> Callable[[Exception], None]:
        def failed(fault: Exception) -> None:
            if not isinstance(fault, FormFileError):
                self._refused(fault)
            elif not watched or self.watch.path is not None:
                # The file is in front now, and not the form that was read before it.
                self._key = name
                self._faulty(name, fault.faults, watched=watched)
                if not watched:
                    self._view.show_problem(f"{name} is not brought in. {NOTHING_CHANGED}")

        return failed

    def _brought(self, entry: FormEntry) -> None:
        self._key = entry.code
        self.form = None
        self._view.show_done(f"{entry.title} is brought in.", f"It is {entry.code}, version {entry.version}.")
        self.load()

    def _moved(self, case: CaseImpact) -> None:
        version = self.form.version if self.form is not None else case.version
        self._view.show_done(
            f"{case.reference} is on version {version} now.", "What that does not ask is in its history."
        )
        self._show()
