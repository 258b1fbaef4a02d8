"""Moderation without its widgets: the panel's list, and one case decided difference by difference (R-083 to R-091)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from audit_tool.analysis.differing import Stretch, differing
from audit_tool.analysis.routing import TRIGGER_WORDS, Route, Routed, Trigger
from audit_tool.errors import AuditToolError
from audit_tool.formdef.answers import NOTHING, Answer
from audit_tool.formdef.definition import Kind, Question
from audit_tool.formdef.grading import overall
from audit_tool.formdef.wording import evidence_words
from audit_tool.services.desk import Desk
from audit_tool.services.identity import Act
from audit_tool.services.moderating import Comparison, Decided, PanelRow
from audit_tool.ui.jobs import Lane, Runner


@dataclass(frozen=True)
class SideLine:
    """What one auditor gave on one question."""

    name: str
    value: str
    text: str
    marks: list[Stretch]
    evidence: str


@dataclass(frozen=True)
class Difference:
    """One question that needs a decision, as both auditors answered it."""

    code: str
    number: str
    question: Question
    tag: str
    a: SideLine
    b: SideLine
    decided: Decided | None
    draft: tuple[str, str, str]
    """Decided value, reason and note as they were left."""


@dataclass(frozen=True)
class CaseLine:
    """The head of a case: both overall grades, and how far the two agree."""

    allocation_id: int
    reference: str
    a: str
    b: str
    names: tuple[str, str]
    held: str
    same: str
    direction: str
    mode: str
    agreed: int
    agreed_accepted: bool
    noted: Sequence[tuple[str, str, str, str]]
    open: int
    decided: bool
    may_decide: bool


class ModerationView(Protocol):
    """What the presenter needs of the screen."""

    def show_panel(self, rows: Sequence[PanelRow], current: int) -> None:
        """Show the panel's list; `current` is the allocation that is open, or 0."""

    def show_case(self, case: CaseLine, differences: Sequence[Difference], open_code: str) -> None:
        """Show a case with one difference open."""

    def show_nothing(self, words: str) -> None:
        """Say why there is nothing to compare, and what to do."""

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""

    def show_saved(self) -> None:
        """Say that the disk has what was decided."""

    def show_finished(self, reference: str, names: tuple[str, str]) -> None:
        """Say that a case is decided, and who the auditors were."""


class ModerationPresenter:
    """The moderator's hour."""

    def __init__(self, desk: Desk, runner: Runner, view: ModerationView) -> None:
        self._desk = desk
        self._runner = runner
        self._view = view
        self._round_id = 0
        self._rows: Sequence[PanelRow] = ()
        self._shown: Comparison | None = None
        self._drafts: dict[tuple[int, str], tuple[str, str, str]] = {}

    def load(self, round_id: int | None) -> None:
        """Read the panel's list of a round anew."""
        if round_id is None:
            self._view.show_nothing("There is no round yet. Cases appear here when both audits are submitted.")
            return
        if round_id != self._round_id:
            self._shown = None
        self._round_id = round_id
        self._runner.run(lambda: self._desk.moderating.panel(round_id), self._show_panel, self._refused)

    def open(self, allocation_id: int) -> None:
        """Open a case."""
        self._runner.run(lambda: self._desk.moderating.comparison(allocation_id), self._show, self._refused)

    def open_reference(self, reference: str) -> None:
        """Open a case of the list by its reference."""
        for row in self._rows:
            if row.reference == reference:
                self.open(row.allocation_id)

    def keep_draft(self, code: str, value: str, reason: str, note: str) -> None:
        """Keep what is being decided, so that looking elsewhere loses nothing."""
        self._drafts[self._id, code] = (value, reason, note)

    def decide(self, code: str, value: str, reason: str, note: str) -> None:
        """Decide one difference."""
        self.keep_draft(code, value, reason, note)
        allocation = self._id
        self._change(lambda: self._desk.moderating.decide(allocation, code, value, reason, note))

    def send_to_panel(self, code: str) -> None:
        """Leave one difference to the panel."""
        allocation = self._id
        self._change(lambda: self._desk.moderating.send_to_panel(allocation, code))

    def accept_agreed(self) -> None:
        """Accept every answer that both gave."""
        allocation = self._id
        self._change(lambda: self._desk.moderating.accept_agreed(allocation))

    def finish(self) -> None:
        """Fix the outcome of the case."""
        allocation = self._id
        self._change(lambda: self._desk.moderating.finish(allocation))

    @property
    def _id(self) -> int:
        if self._shown is None:
            message = "no case is open"
            raise ValueError(message)
        return self._shown.pair.allocation_id

    def _change(self, work: Callable[[], Comparison]) -> None:
        self._runner.run(work, self._changed, self._refused, Lane.WRITE)

    def _changed(self, comparison: Comparison) -> None:
        before = self._shown
        self._view.show_saved()
        self._show(comparison)
        if comparison.decided_at and before is not None and not before.decided_at:
            self._view.show_finished(comparison.pair.reference, comparison.names)
        self.load(self._round_id)

    def _show_panel(self, rows: Sequence[PanelRow]) -> None:
        self._rows = rows
        if not rows:
            self._view.show_panel(rows, 0)
            self._view.show_nothing(
                "Nothing to compare yet. A case appears here by itself when both audits are submitted."
            )
            return
        self._view.show_panel(rows, self._shown.pair.allocation_id if self._shown else rows[0].allocation_id)
        if self._shown is None:
            self.open(rows[0].allocation_id)

    def _show(self, comparison: Comparison) -> None:
        self._shown = comparison
        differences = [self._difference(comparison, each) for each in comparison.to_decide]
        first_open = next((each.item.code for each in comparison.open_items), "")
        may_decide = self._desk.identity.may(Act.DECIDE, comparison.pair.round_id)
        self._view.show_panel(self._rows, comparison.pair.allocation_id)
        self._view.show_case(case_line(comparison, may_decide=may_decide), differences, first_open)

    def _difference(self, comparison: Comparison, routed: Routed) -> Difference:
        pair, code = comparison.pair, routed.item.code
        question = pair.form.questions[code]
        number = next((one.number for one in pair.asked if one.question.code == code), code)
        a, b = pair.a.answers.get(code, NOTHING), pair.b.answers.get(code, NOTHING)
        marks_a, marks_b = differing(a.comment, b.comment)
        names = comparison.names
        decided = comparison.decided.get(code)
        draft = self._drafts.get((pair.allocation_id, code), ("", "", ""))
        if decided is not None and decided.value:
            draft = (decided.value, decided.reason, decided.note)
        return Difference(
            code,
            number,
            question,
            _tag(routed, decided),
            _side("A", names[0], question, a, routed.item.a, marks_a),
            _side("B", names[1], question, b, routed.item.b, marks_b),
            decided,
            draft,
        )

    def _refused(self, fault: Exception) -> None:
        if not isinstance(fault, AuditToolError):
            raise fault
        self._view.show_problem(str(fault))


def case_line(comparison: Comparison, *, may_decide: bool) -> CaseLine:
    """The head of a case in words; counts before anything else."""
    pair, counts = comparison.pair, comparison.pair.original
    first = next((item for item in pair.items if item.code == pair.form.overall), None)
    within = "All within one grade." if counts.within_one == counts.pairs else f"{counts.within_one} within one grade."
    noted = [
        (_number(comparison, each), pair.form.questions[each.item.code].text, each.item.a, each.item.b)
        for each in comparison.noted
    ]
    return CaseLine(
        pair.allocation_id,
        pair.reference,
        first.a if first else "",
        first.b if first else "",
        comparison.names,
        _held(comparison),
        f"Same grade on {counts.same} of {counts.pairs}",
        f"B lower on {counts.a_higher}, higher on {counts.b_higher}. {within}",
        pair.mode.value,
        len(comparison.agreed),
        comparison.agreed_accepted,
        noted,
        len(comparison.open_items),
        comparison.decided_at is not None,
        may_decide,
    )


def _held(comparison: Comparison) -> str:
    """Which audit's overall grade a local rule holds, and by which answer."""
    pair = comparison.pair
    named = {one.question.code: one.number for one in pair.asked}
    words = []
    for name, side in (("A", pair.a), ("B", pair.b)):
        found = overall(pair.form, side.answers)
        if found is not None and found.above_limit:
            code = found.causes[0].question
            state = "set the limit aside" if found.overridden else "held there"
            words.append(f"{name} {state} by {named.get(code, code)}")
    return "; ".join(words)


def _side(letter: str, name: str, question: Question, answer: Answer, value: str, marks: list[Stretch]) -> SideLine:
    shown = f"Auditor {letter}, {name}" if name else f"Auditor {letter}"
    return SideLine(shown, value, answer.comment, marks, ", ".join(evidence_words(question, answer)))


def _number(comparison: Comparison, each: Routed) -> str:
    found = (one.number for one in comparison.pair.asked if one.question.code == each.item.code)
    return next(found, each.item.code)


def _tag(routed: Routed, decided: Decided | None) -> str:
    """Why this needs a decision and who makes it: "Protection question: panel"."""
    trigger = Trigger.PROTECTION if Trigger.PROTECTION in routed.triggers else routed.triggers[0]
    route = Route(decided.route) if decided is not None and decided.route else routed.route
    who = {Route.PANEL: "panel", Route.MODERATOR: "moderator", Route.AUDITORS: "the two auditors"}.get(route, "")
    return f"{TRIGGER_WORDS[trigger]}: {who}" if who else TRIGGER_WORDS[trigger]


def graded(question: Question) -> bool:
    """Whether a grade is decided, and not a fact."""
    return question.kind is Kind.GRADE
