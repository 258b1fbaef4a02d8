"""Which form is open on the forms screen, in which version, and what of it is shown. Knows no Qt."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from audit_tool.formdef.applicability import AskedSection
from audit_tool.formdef.definition import Form
from audit_tool.formdef.faults import Fault, FormFileError
from audit_tool.services.desk import Desk
from audit_tool.services.form_versions import CaseImpact
from audit_tool.services.identity import Act
from audit_tool.ui.asking import refusing
from audit_tool.ui.jobs import Runner
from audit_tool.ui.screens.forms.content import (
    CaseLine,
    ChangeGroup,
    FormHead,
    FormLine,
    Held,
    Mode,
    ReadQuestion,
    case_lines,
    changes_of,
    comparable,
    faulty_head,
    head_of,
    lines_of,
    questions_of,
    words_of,
)
from audit_tool.ui.screens.forms.filling import THE_CASE, Filling

SectionNames = Sequence[tuple[int, str]]


class FormsView(Protocol):
    """What the presenter needs of the screen."""

    def show_forms(self, lines: Sequence[FormLine], chosen: str) -> None:
        """Show the list, and which line is open."""

    def show_head(self, head: FormHead) -> None:
        """Show what stands above a form."""

    def show_reading(self, names: SectionNames, at: int, questions: Sequence[ReadQuestion], *, again: bool) -> None:
        """Show one section to read; `again` where it was the last one that was shown."""

    def show_filling(self, names: SectionNames, section: AskedSection, filling: Filling) -> None:
        """Show one section to try out."""

    def show_state(self, words: str) -> None:
        """Say how far the trial is."""

    def focus_question(self, code: str) -> None:
        """Put the caret on a question that is tried out."""

    def show_changes(self, versions: Sequence[int], other: int, groups: Sequence[ChangeGroup]) -> None:
        """Show what changed between two versions."""

    def show_cases(self, lines: Sequence[CaseLine]) -> None:
        """Show which cases are on older versions."""

    def show_faults(self, title: str, words: str, faults: Sequence[Fault], *, watched: bool) -> None:
        """Show what is wrong with a file."""

    def show_watched(self, name: str) -> None:
        """Say which file is watched; an empty name says that none is."""

    def show_done(self, happened: str, rest: str) -> None:
        """Say what was done."""

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""


class FormChoice:
    """Which form is open and what of it is shown."""

    def __init__(self, desk: Desk, runner: Runner, view: FormsView, today: Callable[[], date]) -> None:
        self._desk = desk
        self._runner = runner
        self._view = view
        self._refused = refusing(view.show_problem)
        self._today = today
        self._held = Held()
        self._wanted = ""
        self._key = ""
        self._mode = Mode.READ
        self._section = THE_CASE
        self._other = 0
        self._turn = 0
        self._read = ("", 0)
        self.form: Form | None = None
        self.filling: Filling | None = None

    @property
    def leads(self) -> bool:
        """Whether this person brings forms in and moves cases."""
        return self._desk.identity.may_anywhere(Act.SET_UP)

    @property
    def has_versions(self) -> bool:
        """Whether what is chosen is a form, and not a file that is none."""
        return bool(self._held.of(self._key))

    def find(self, words: str) -> None:
        """Show only the forms that hold these words."""
        self._wanted = words
        self._view.show_forms(lines_of(self._held, words), self._key)

    def choose(self, key: str) -> None:
        """Open a form at its newest version, or say what is wrong with a file."""
        self._key = key
        self._mode, self._section = Mode.READ, THE_CASE
        found = self._held.of(key)
        if found:
            self.choose_version(found[0].version)
        else:
            self._faulty(key, self._held.faults_of(key))

    def choose_version(self, version: int) -> None:
        """Open another version of the form in hand."""
        code = self._key
        self._turn += 1
        turn = self._turn

        def show(form: Form) -> None:
            if turn == self._turn:
                self.open(form)

        def failed(fault: Exception) -> None:
            if not isinstance(fault, FormFileError):
                self._refused(fault)
            elif turn == self._turn:
                self._view.show_head(faulty_head(code, version, self._held))
                self._faulty(f"Form {code} version {version}", fault.faults)

        self._runner.run(lambda: self._desk.forms.form(code, version), show, failed)

    def show_mode(self, mode: Mode) -> None:
        """Show something else of the form in hand."""
        self._mode = mode
        self._show()

    def compare_with(self, version: int) -> None:
        """Tell what changed since another version."""
        self._other = version
        self._show()

    def go_to_section(self, number: int) -> None:
        """Show another section, to be read or to be tried out."""
        self._section = number
        self._show()

    def open(self, form: Form, tried: Filling | None = None) -> None:
        """Take a form in hand; a trial begins anew, or goes on from what was tried of it before."""
        self.form, self.filling = form, Filling(form, self._today(), tried)
        others = comparable(form, self._held, self._file)
        self._other = max((one for one in others if one <= form.version), default=max(others, default=0))
        self._show()

    @property
    def _file(self) -> str:
        """The file outside that the form in hand was read from; empty for a form of the list."""
        return self._key if self.form is not None and self._key != self.form.code else ""

    def _show(self) -> None:
        form, filling = self.form, self.filling
        if form is None or filling is None:
            return
        head = head_of(form, self._held, self._mode, leads=self.leads, file=self._file)
        self._mode = head.mode
        self._view.show_forms(lines_of(self._held, self._wanted), self._key)
        self._view.show_head(head)
        if head.mode is Mode.READ:
            self._show_reading(form)
        elif head.mode is Mode.FILL:
            section = filling.section(self._section)
            names = [(each.number, _name(each.number, each.title)) for each in filling.shown]
            self._view.show_filling(names, section, filling)
            self._view.show_state(filling.words())
        elif head.mode is Mode.CHANGES:
            self._show_changes(form)
        elif head.mode is Mode.FAULTS:
            faults = self._held.faults_of(form.code)
            self._view.show_faults(form.title, words_of(faults), faults, watched=False)
        else:
            self._runner.run(lambda: self._impact(form), self._show_cases, self._refused)

    def _show_reading(self, form: Form) -> None:
        numbers = [section.number for section in form.sections]
        at = numbers.index(self._section) if self._section in numbers else 0
        names = [(section.number, _name(section.number, section.title)) for section in form.sections]
        shown, self._read = self._read, (self._key, numbers[at])
        self._view.show_reading(names, numbers[at], questions_of(form, at), again=shown == self._read)

    def _show_changes(self, form: Form) -> None:
        other, code = self._other, form.code
        versions = comparable(form, self._held, self._file)

        def compare() -> tuple[ChangeGroup, ...]:
            old = self._desk.forms.form(code, other)
            return changes_of(old, form) if other <= form.version else changes_of(form, old)

        self._runner.run(compare, lambda groups: self._view.show_changes(versions, other, groups), self._refused)

    def _impact(self, form: Form) -> tuple[CaseImpact, ...]:
        return self._desk.form_versions.impact(form.code, form.version)

    def _show_cases(self, cases: tuple[CaseImpact, ...]) -> None:
        if self.form is not None and self._mode is Mode.CASES:
            self._view.show_cases(case_lines(cases, self.form.version))

    def _faulty(self, title: str, faults: tuple[Fault, ...], *, watched: bool = False) -> None:
        self.form = self.filling = None
        self._view.show_forms(lines_of(self._held, self._wanted), self._key)
        self._view.show_faults(title, words_of(faults), faults, watched=watched)


def _name(number: int, title: str) -> str:
    return f"{number} {title}" if number > 0 else title
