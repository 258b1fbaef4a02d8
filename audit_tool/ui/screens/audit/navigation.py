"""What the audit screen must show, and going from question to question in it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol, TypeAlias

from audit_tool.analysis.proposed_actions import Proposal
from audit_tool.errors import AuditToolError
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.applicability import AskedQuestion, AskedSection
from audit_tool.formdef.completeness import Gap
from audit_tool.services.auditing import Saved
from audit_tool.services.desk import Desk
from audit_tool.services.first_reading import GivenFirst
from audit_tool.services.review_reading import AuditedText
from audit_tool.ui.autosave import Autosave
from audit_tool.ui.jobs import Lane, Runner, nothing
from audit_tool.ui.screens.audit.in_hand import AuditInHand, Header, Held, SectionLine
from audit_tool.ui.screens.audit.second_looks import PromptView, SecondLooks

if TYPE_CHECKING:
    from audit_tool.formdef.practice_cases import PracticeCase

Beside: TypeAlias = "GivenFirst | PracticeCase | AuditedText | None"
"""What a second auditor is given of the first audit, a practice case, or an audit to audit; mostly nothing."""


class AuditView(PromptView, Protocol):
    """What the presenter needs of the screen."""

    def raise_concern(self) -> None:
        """Open the record of an immediate concern beside the audit."""

    def show_header(self, header: Header) -> None:
        """Show the case and how far its audit is."""

    def show_outline(self, lines: Sequence[SectionLine], current: int) -> None:
        """Show every section with what is left in it."""

    def show_section(self, section: AskedSection, answers: dict[str, Answer], following: str, *, frozen: bool) -> None:
        """Show one section; `following` is the next section's title, or empty after the last."""

    def show_answer(self, code: str, answer: Answer) -> None:
        """Show an answer that undo or redo brought back."""

    def show_counts(self, line: SectionLine) -> None:
        """Show how much of the open section is answered."""

    def show_help(self, question: AskedQuestion, value: str) -> None:
        """Show what good looks like for the question in hand."""

    def show_held(self, held: Held | None) -> None:
        """Show, or take away, the limit on the overall grade."""

    def show_review(self, missing: Sequence[Gap], hand: AuditInHand) -> None:
        """Show the page before submitting: what is missing, or a plain summary."""

    def show_proposals(self, proposals: Sequence[Proposal]) -> None:
        """Show the actions that the answers propose, under the review."""

    def show_beside(self, beside: Beside) -> None:
        """Show, or hide, what this auditor reads beside the questions."""

    def focus_question(self, code: str) -> None:
        """Put the caret where this question is answered."""

    def show_undo(self, *, can_undo: bool, can_redo: bool) -> None:
        """Say whether a change can be taken back or made again."""

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""

    def show_submitted(self, at: datetime) -> None:
        """Say that the audit is frozen now."""


class AuditNavigation:
    """Where a person is in an audit: which section is shown, which question has the caret."""

    def __init__(self, desk: Desk, runner: Runner, view: AuditView, looks: SecondLooks) -> None:
        self._desk = desk
        self._runner = runner
        self._view = view
        self._looks = looks
        self._hand: AuditInHand | None = None
        self._section = -1
        self._reviewing = False
        self._autosave: Autosave[Answer, Saved] | None = None
        self.place = ""
        self._kept_place = ""

    def review(self) -> None:
        """The page before submitting."""
        if not self.is_open:
            return
        self._reviewing = True
        self._view.show_review(self.hand.gaps(), self.hand)
        if not self.hand.sheet.companion:
            self._propose()

    def accept_proposal(self, rule: str, question: str) -> None:
        """Make an action of what an answer proposes."""
        self._settle(self._desk.action_proposals.accept, rule, question)

    def dismiss_proposal(self, rule: str, question: str) -> None:
        """Have a proposal offered no more."""
        self._settle(self._desk.action_proposals.dismiss, rule, question)

    def _settle(self, act: Callable[[int, str, str], object], rule: str, question: str) -> None:
        record = self.hand.sheet.record_id
        self._runner.run(lambda: act(record, rule, question), lambda _: self._propose(), self._refused, Lane.WRITE)

    def _propose(self) -> None:
        record = self.hand.sheet.record_id
        # On the lane that writes: what was answered last is on its way there.
        read = self._desk.action_proposals.of_record
        self._runner.run(lambda: read(record), self._proposed, self._refused, Lane.WRITE)

    def _proposed(self, proposals: Sequence[Proposal]) -> None:
        if self._reviewing:
            self._view.show_proposals(proposals)

    @property
    def is_open(self) -> bool:
        """Whether an audit is open; reading it takes a moment, in which keys are pressed already."""
        return self._hand is not None

    @property
    def hand(self) -> AuditInHand:
        """The audit that is open."""
        if self._hand is None:
            message = "no audit is open"
            raise ValueError(message)
        return self._hand

    def arrive(self, code: str) -> None:
        """A question has the caret: show its help and remember the place."""
        question = self.hand.question(code)
        if code == self.place or question is None:
            return
        self.place = code
        self._view.show_help(question, self.hand.answer(code).value)
        self._looks.arrive(code)
        record = self.hand.sheet.record_id
        # Nothing to write where an audit opens at the place that is kept, while its section is being drawn.
        if self._autosave is not None and code != self._kept_place:
            self._kept_place = code
            self._runner.run(lambda: self._desk.auditing.keep_place(record, code), nothing, self._refused, Lane.WRITE)

    def go_to_section(self, number: int) -> None:
        """Show a section and put the caret on its first question."""
        section = self.hand.section(number)
        if section is not None and section.questions:
            self._open_section(section)
            self._focus(section.questions[0].question.code)

    def go_to(self, code: str) -> None:
        """Go to a question wherever it is."""
        section = self.hand.section_of(code)
        if section is None:
            return
        if section.number != self._section or self._reviewing:
            self._open_section(section)
        self._focus(code)

    def next_question(self, code: str) -> None:
        """Enter: the question after this one, in the next section after the last; after all, the review."""
        order = self.hand.order
        later = order[order.index(code) + 1 :] if code in order else []
        if later:
            self.go_to(later[0])
        else:
            self.review()

    def next_section(self) -> None:
        """Ctrl+Enter: the next section that asks something; after the last, the review."""
        if not self.is_open:
            return
        later = [each.number for each in self.hand.shown if each.number > self._section]
        if later:
            self.go_to_section(later[0])
        else:
            self.review()

    def previous_section(self) -> None:
        """The section before this one."""
        if not self.is_open:
            return
        earlier = [each.number for each in self.hand.shown if each.number < self._section]
        if earlier:
            self.go_to_section(earlier[-1])

    def _open_section(self, section: AskedSection) -> None:
        self._section = section.number
        self._reviewing = False
        self.place = ""
        following = self.hand.following(section.number)
        self._view.show_section(section, self.hand.answers, following, frozen=self._autosave is None)
        self._view.show_outline(self.hand.lines(), section.number)
        self._view.show_counts(self.hand.line(section))
        self._looks.open(section)

    def _focus(self, code: str) -> None:
        self._view.focus_question(code)
        self.arrive(code)

    def _refused(self, fault: Exception) -> None:
        if not isinstance(fault, AuditToolError):
            raise fault
        self._view.show_problem(str(fault))
