"""The page on which drawn cases get their auditors: who audits, a proposal, changes by hand, accepting."""

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from audit_tool.counted_words import agree, count_of
from audit_tool.formdef.wording import day_words
from audit_tool.services.proposals import Preparation
from audit_tool.ui.frame import Frame
from audit_tool.ui.screens.practice_week.allocation.change_card import ChangeCard, StuckRow
from audit_tool.ui.screens.practice_week.allocation.due_days import DueDays
from audit_tool.ui.screens.practice_week.allocation.form_rows import FormRows
from audit_tool.ui.screens.practice_week.allocation.presenter import AllocationPresenter
from audit_tool.ui.screens.practice_week.allocation.who_rows import WhoRows
from audit_tool.ui.screens.practice_week.allocation.wording import (
    ALWAYS,
    Formless,
    Line,
    StuckLine,
    given_words,
    seconds_words,
    waiting_words,
)
from audit_tool.ui.screens.practice_week.case_forms import CaseForms
from audit_tool.ui.screens.practice_week.drafts import Problems
from audit_tool.ui.screens.practice_week.panel import TABLE_WIDTH, SetUpPanel
from audit_tool.ui.widgets.announcing import announce
from audit_tool.ui.widgets.boxes import BesideOrBelow, HairlineRow, clear, column
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.fields import DisabledReason, ProblemWords
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.ticks import TickBox
from audit_tool.ui.widgets.words_table import WordsCell, WordsTable

INTRODUCTION = "Gives drawn cases to auditors as evenly as the rules allow. Nothing is written before you accept it."
TWO = 2
HEADS = ("Case", "Form", "First", "Second", "Why")


class AllocationPanel(SetUpPanel):
    """The view of `AllocationPresenter`."""

    def __init__(self, frame: Frame, round_id: int, parent: QWidget | None = None) -> None:
        super().__init__("Allocation", INTRODUCTION, "Allocate the cases", parent)
        self.frame = frame
        self._forms = CaseForms(frame.desk.forms).offered()
        self._seen = False
        self._auditors: tuple[tuple[str, str], ...] = ()
        self.presenter = AllocationPresenter(frame.desk, frame.runner, self, round_id)
        self._who_card()
        self._rules_card()
        self._proposal_card()
        self.change = ChangeCard()
        self.change.hide()
        self.change.wanted.connect(self.presenter.change)
        self.change.left.connect(self.table.setFocus)
        self.add_narrow(self.change, TABLE_WIDTH)
        self._due = self.add_card("4  When audits are due", TABLE_WIDTH)
        days = DueDays()
        self.due_on, self.second_due_on = days.first, days.second
        self._due.content.addWidget(days)
        self._due.hide()
        for name, (field, place) in days.fields.items():
            self.watch(name, field, place)
        self.end(self.propose)
        self.button.hide()
        self.button.clicked.connect(self._accept)
        self.closed.connect(self.presenter.leave)
        self.presenter.load()

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody may have been added to the register since the page was left."""
        super().showEvent(event)
        if self._seen:
            self.presenter.load()
        self._seen = True

    def begin(self) -> None:
        """The keyboard starts at the first auditor."""
        (self.who.rows[0].tick if self.who.rows else self.back).setFocus()

    def show_preparation(self, preparation: Preparation) -> None:
        first = not self.who.rows
        self.who.show_entries(preparation.auditors)
        for each in self.who.rows:
            self.watch(f"who {each.code}", each.at_most, each.problem)
            self.watch(f"teams {each.code}", each.teams, each.teams_problem)
        self._auditors = tuple((one.code, f"{one.code} {one.title}".strip()) for one in preparation.auditors)
        self._alone.setVisible(len(preparation.auditors) < TWO)
        self._seconds.set_text(seconds_words(preparation.seconds))
        self._waiting.set_text(waiting_words(preparation.waiting))
        self._nothing.because("" if preparation.waiting else "Nothing waits for auditors.")
        self.offer_next("First: the sample", "" if preparation.waiting else "sample")
        if first:
            self.line_rule.setChecked(preparation.line_rule)
            for field, day in ((self.due_on, preparation.due_on), (self.second_due_on, preparation.second_due_on)):
                field.setText(day_words(day) if day else "")
            self.begin()

    def show_remarks(self, remarks: Mapping[str, str]) -> None:
        self._remarks.set_text("\n".join(f"{code}: {words}" for code, words in remarks.items()))
        self._remarks.setVisible(bool(remarks))

    def show_formless(self, kinds: Sequence[Formless]) -> None:
        self.forms.show_kinds(kinds)

    def show_proposal(self, lines: Sequence[Line], stuck: Sequence[StuckLine], loads: str, waits: str) -> None:
        self.change.hide()
        here = self.window().focusWidget()
        lifting = next((each.reference for each in self.stuck.values() if here and each.isAncestorOf(here)), "")
        self._show_stuck(stuck, lifting)
        given = sum(bool(line.first) for line in lines)
        self._sentence.set_text(f"{given_words(lines)} {loads}")
        at = max(1, self.table.currentIndex().row())
        self.table.show_rows(HEADS, [_cells(line) for line in lines])
        self.table.setCurrentIndex(self.table.model().index(min(at, len(lines)), 0))
        for part in (self._proposal, self._due, self.button):
            part.show()
        self.button.setText(f"Allocate {count_of(given, 'case')}")
        self.wait.because(waits)
        self.propose.setText("Propose again")
        self.propose.set_variant(Variant.PLAIN)
        announce(self, self._sentence.text())
        still = [each for each in self.stuck.values() if lifting and each.lift_for]
        if still:
            # Whoever has just lifted a rule goes on with the same case, or with the next that is stuck.
            still.sort(key=lambda each: each.reference != lifting)
            still[0].reason.setFocus()
            self.column.reveal(still[0])
        elif here is None or not self.forms.isAncestorOf(here):
            self.column.reveal(self._proposal)
            self.table.setFocus()

    def show_case(self, line: Line) -> None:
        self.change.show_case(line, self._auditors, self._forms)
        self.column.reveal(self.change)
        self.change.first.setFocus()

    def show_conflicts(self, words: str) -> None:
        self.change.show_conflicts(words)
        self.column.reveal(self.change)

    def show_problems(self, problems: Problems) -> None:
        super().show_problems(problems)
        self.change.show_problems(problems)

    def show_accepted(self, count: int, left: int) -> None:
        self.closed.emit()
        self.frame.refresh()
        rest = f" {left} still {agree(left, 'waits', 'wait')}." if left else ""
        given = count_of(count, "case has", "cases have")
        self.frame.tell(f"{given} auditors now.", f"They find them in My work.{rest}")

    def show_problem(self, message: str) -> None:
        self.frame.report(message)

    def _who_card(self) -> None:
        card = self.add_card("1  Who audits", TABLE_WIDTH)
        words = "Tick who audits. A number limits how many audits somebody gets. Part teams by semicolons; for one "
        card.content.addWidget(WrappedLabel(f"{words}that ended, write North until 1 March 2026.", "body", "muted"))
        self.who = WhoRows()
        card.content.addWidget(self.who)
        self._alone = QWidget()
        self.people = Button("Add people in Settings")
        self.people.clicked.connect(self._go_to_people)
        told = WrappedLabel("Only one person may audit so far. The others need the auditor’s role.", "label", "warn")
        column(self._alone, gap="none").addWidget(BesideOrBelow(told, self.people, centred=True))
        self._alone.hide()
        card.content.addWidget(self._alone)
        problem = ProblemWords()
        card.content.addWidget(problem)
        self.watch("who", self.who, problem)

    def _rules_card(self) -> None:
        card = self.add_card("2  The rules", TABLE_WIDTH)
        card.content.addWidget(WrappedLabel(ALWAYS, "body"))
        self.line_rule = TickBox("Nobody audits a case in their own line of management")
        self._seconds = WrappedLabel("", "body")
        self._waiting = WrappedLabel("", "label")
        self.propose = Button("Propose who audits what", Variant.PRIMARY)
        self.propose.clicked.connect(self._propose)
        self._nothing = DisabledReason(self.propose)
        for part in (self.line_rule, self._seconds, self._waiting, self._nothing):
            card.content.addWidget(part)

    def _proposal_card(self) -> None:
        self._proposal = self.add_card("3  The proposal", TABLE_WIDTH)
        self._sentence = WrappedLabel("", "label")
        # Here, not at the team: whoever has pressed for a proposal looks at the proposal.
        self._remarks = WrappedLabel("", "body", "warn")
        self._stuck = QWidget()
        self._stuck_rows = column(self._stuck, gap="m")
        self.stuck: dict[str, StuckRow] = {}
        self.table = WordsTable("Proposed cases with their auditors")
        self.table.chosen.connect(self._choose)
        self.forms = FormRows(self._forms, self.presenter.choose_form)
        hint = WrappedLabel("Press a case, or Enter on it, to change it.", "second", "muted")
        for part in (self._sentence, self._remarks, self.forms, self._stuck, self.table, hint):
            self._proposal.content.addWidget(part)
        self._proposal.hide()

    def _show_stuck(self, stuck: Sequence[StuckLine], lifted: str) -> None:
        """What is typed for other cases than the one that was just lifted stays."""
        typed = {each.reference: each.reason.text() for each in self.stuck.values() if each.reference != lifted}
        for name in self.stuck:
            self.unwatch(f"lift {name}")
        clear(self._stuck_rows)
        self.stuck = {line.reference: StuckRow(line, self.presenter.lift) for line in stuck}
        for each in self.stuck.values():
            each.reason.setText(typed.get(each.reference, ""))
        for each in self.stuck.values():
            self._stuck_rows.addWidget(each)
            self._stuck_rows.addWidget(HairlineRow())
            self.watch(f"lift {each.reference}", each.reason, each.problem)
        self._stuck.setVisible(bool(stuck))

    def _go_to_people(self) -> None:
        self.frame.go("settings")

    def _propose(self) -> None:
        self.presenter.propose(self.who.drafts(), self.line_rule.isChecked())

    def _choose(self, at: int) -> None:
        if at > 0:
            self.presenter.choose(at - 1)

    def _accept(self) -> None:
        self.presenter.accept(self.due_on.text(), self.second_due_on.text())


def _cells(line: Line) -> tuple[WordsCell, ...]:
    case, kind = line.reference, line.kind
    why = f"{line.lacking} {line.why}".strip()
    return (
        WordsCell(case, f"{case}, {kind}", "label"),
        WordsCell(line.form or "?", f"{case}, form: {line.form or 'none chosen'}"),
        WordsCell(line.first or "–", f"{case}, first auditor: {line.first or 'nobody'}", "label"),
        WordsCell(line.second or "–", f"{case}, second auditor: {line.second or 'nobody'}", "label"),
        WordsCell(why, f"{case}: {why}", "second", "muted"),
    )
