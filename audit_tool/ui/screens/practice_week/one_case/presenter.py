"""What can be done with one case of the board, without its widgets: reopen, give to somebody else, exempt, take out."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from audit_tool.analysis.allocating import RULE_WORDS, Conflict
from audit_tool.errors import AuditToolError
from audit_tool.formdef.definition import Seat
from audit_tool.services.board import Voice
from audit_tool.services.conflicts import ConflictError, Lift
from audit_tool.services.desk import Desk
from audit_tool.services.reasons import SHORTEST_REASON
from audit_tool.services.sample_entries import Outcome
from audit_tool.ui.changes import Change
from audit_tool.ui.jobs import Lane, Runner
from audit_tool.ui.screens.practice_week.board import BoardLine
from audit_tool.ui.screens.practice_week.drafts import Problems
from audit_tool.ui.screens.practice_week.sample.drafts import read_reason

A_SENTENCE = "Say in a sentence why; it is kept with the audit."
WHICH = "Choose which audit."
NOT_BEGUN = {"not started", "none"}
UNWRITTEN = {Voice.AWAITED, Voice.NOT_ASKED}
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class GivingDraft:
    """Who is to have an audit instead, as it is typed."""

    seat: str = ""
    to: str = ""
    reason: str = ""
    lift: str = ""
    """Why a rule that stands in the way is lifted."""


class OneCaseView(Protocol):
    """What the presenter needs of the panel."""

    def show_problems(self, problems: Problems) -> None:
        """Say at each field what is wrong with it."""

    def show_conflicts(self, words: str) -> None:
        """Say which rules stand in the way, and ask why they are to be lifted."""

    def show_changed(self, change: Change | None, happened: str, rest: str) -> None:
        """Say what was done, and go back to the board; without a change the case is off it."""

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""


class OneCasePresenter:
    """Acts on one case for the quality lead."""

    def __init__(self, desk: Desk, runner: Runner, view: OneCaseView, line: BoardLine, round_id: int) -> None:
        self._desk = desk
        self._runner = runner
        self._view = view
        self._line = line
        self._round_id = round_id
        self._standing: tuple[Conflict, ...] = ()
        """Conflicts that the last attempt met."""

    @property
    def given_away(self) -> tuple[tuple[str, str], ...]:
        """The audits that can go to somebody else: those not submitted, and a second one that nobody has."""
        row = self._line.row
        found = [(seat.value, f"{_audit(seat)}, {who}") for seat, who in self._line.open]
        if row.second.state == "none" and row.second_possible:
            found.append((Seat.SECOND.value, f"{_audit(Seat.SECOND)}, nobody yet"))
        return tuple(found)

    @property
    def begun(self) -> bool:
        """Whether anything of the case is written down or decided, as far as the board tells."""
        row = self._line.row
        return bool({row.first.state, row.second.state} - NOT_BEGUN or {row.reflection, row.family} - UNWRITTEN)

    def reopen(self, seat: str, reason: str) -> None:
        """Give an auditor a new draft of a submitted audit."""
        problems = _lacking(("reopen_seat", seat, WHICH), reopen_reason=reason)
        done = self._done("The audit is reopened.", "What was submitted first is kept and counts for agreement.")
        self._act(problems, lambda: self._desk.auditing.reopen(self._id, Seat(seat), reason), done)

    def give(self, draft: GivingDraft) -> None:
        """Give an audit to somebody else; a rule in the way is lifted only with a reason."""
        problems = _lacking(
            ("give_seat", draft.seat, WHICH),
            ("give_to", draft.to, "Choose who is to have it."),
            give_reason=draft.reason,
        )
        standing = [one for one in self._standing if one.auditor == draft.to]
        if standing:
            problems |= _lacking(give_lift=draft.lift)
        lifts = tuple(Lift(one.auditor, one.rule, draft.lift) for one in standing)
        done = self._done(f"{draft.to} has the audit now.", f"{draft.to} finds it in My work.")
        give = self._desk.allocation.reassign
        self._act(problems, lambda: give(self._id, Seat(draft.seat), draft.to, draft.reason, lifts), done)

    def exempt(self, seat: str, reason: str, approver: str) -> None:
        """Note that an audit need not be done."""
        problems = _lacking(
            ("exempt_seat", seat, WHICH),
            ("exempt_approver", approver.strip(), "Give the role or code of whoever approved it."),
            exempt_reason=reason,
        )
        done = self._done("The audit is exempt.", "It stays in what is counted, and is told apart.")
        exempt = self._desk.exemptions.exempt
        self._act(problems, lambda: exempt(self._id, Seat(seat), reason, approver), done)

    def take_back(self, seat: str) -> None:
        """Let an exempt audit be done after all."""
        done = self._done("The exemption is taken back.", "The audit is to be done again.")
        self._act({}, lambda: self._desk.exemptions.take_back(self._id, Seat(seat)), done)

    def replace(self, outcome: str, reason: str) -> None:
        """Take the case off the board and out of its sample; the next reserve comes in."""
        reference = self._line.row.reference
        problems = {} if outcome else {"replace_why": "Choose why it goes out."}
        read_reason(reason, problems, "replace_reason")

        def done(came_in: str) -> None:
            rest = f"{came_in} came in and waits: press Allocate." if came_in else "No reserve came in for it."
            self._view.show_changed(None, f"{reference} is off the board.", rest)

        replace = self._desk.sampling.replace
        self._act(problems, lambda: replace(self._round_id, reference, Outcome(outcome), reason), done)

    @property
    def _id(self) -> int:
        return self._line.row.allocation_id

    def _act(self, problems: Problems, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._view.show_problems(problems)
        if not problems:
            self._runner.run(work, done, self._refused, Lane.WRITE)

    def _done(self, happened: str, rest: str) -> Callable[[object], None]:
        return lambda _: self._view.show_changed(Change(self._id), happened, rest)

    def _refused(self, fault: Exception) -> None:
        if isinstance(fault, ConflictError):
            self._standing = fault.conflicts
            told = " and ".join(RULE_WORDS[one.rule] for one in fault.conflicts)
            self._view.show_conflicts(f"{fault.conflicts[0].auditor} {told}. Choose somebody else, or say why not.")
        elif isinstance(fault, AuditToolError):
            self._view.show_problem(str(fault))
        else:
            raise fault


def _audit(seat: Seat) -> str:
    return f"{seat.value.capitalize()} audit"


def _lacking(*needed: tuple[str, str, str], **reasons: str) -> Problems:
    """What is wrong at which field: nothing chosen, or a reason that is no sentence."""
    problems = {name: words for name, given, words in needed if not given}
    return problems | {name: A_SENTENCE for name, reason in reasons.items() if len(reason.strip()) < SHORTEST_REASON}
