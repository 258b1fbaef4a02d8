"""Allocating the drawn cases of a round, without its widgets: who audits, a proposal, changes by hand, accepting."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol, TypeVar

from audit_tool.analysis.allocating import Conflict
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.conflicts import Lift
from audit_tool.services.desk import Desk
from audit_tool.services.proposals import Preparation, ProposedCase, RoundProposal
from audit_tool.services.reasons import SHORTEST_REASON
from audit_tool.ui.asking import WhileHere
from audit_tool.ui.jobs import Lane, Runner
from audit_tool.ui.screens.practice_week.allocation.drafts import (
    ChangeDraft,
    Who,
    WhoDraft,
    read_days,
    read_who,
    team_words,
    unknown_teams,
)
from audit_tool.ui.screens.practice_week.allocation.wording import (
    Formless,
    Line,
    StuckLine,
    changed_line,
    formless,
    line_of,
    load_words,
    stuck_lines,
)
from audit_tool.ui.screens.practice_week.drafts import WHY_LIFTED, Problems, conflict_words

T = TypeVar("T")


class AllocationView(Protocol):
    """What the presenter needs of the page."""

    def show_preparation(self, preparation: Preparation) -> None:
        """Show who could audit, the rules, and how many cases wait; what is typed already stays."""

    def show_remarks(self, remarks: Mapping[str, str]) -> None:
        """Say of each auditor what is odd about what is typed."""

    def show_proposal(self, lines: Sequence[Line], stuck: Sequence[StuckLine], loads: str, waits: str) -> None:
        """Show who would audit what; `waits` says why it cannot be accepted, if so."""

    def show_formless(self, kinds: Sequence[Formless]) -> None:
        """Ask for the form of the kinds of case that no form fits."""

    def show_case(self, line: Line) -> None:
        """Show one case to change by hand."""

    def show_conflicts(self, words: str) -> None:
        """Say which rules stand in the way of a change, and ask why they are to be lifted."""

    def show_problems(self, problems: Problems) -> None:
        """Say at each field what is wrong with it."""

    def show_accepted(self, count: int, left: int) -> None:
        """Say that so many cases have their auditors, and how many have none."""

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""


class AllocationPresenter:
    """Takes the drawn cases of a round to their auditors; nothing is written before it is accepted."""

    def __init__(self, desk: Desk, runner: Runner, view: AllocationView, round_id: int) -> None:
        self._desk = desk
        self._view = view
        self._asking = WhileHere(runner, view.show_problem)
        self._round_id = round_id
        self._preparation: Preparation | None = None
        self._proposal: RoundProposal | None = None
        self._who: Who | None = None
        self._by_hand: dict[str, Line] = {}
        self._lifts: dict[Conflict, str] = {}
        self._forms: dict[str, str] = {}

    def load(self) -> None:
        """Read who could audit and how many cases wait."""

        def show(preparation: Preparation) -> None:
            self._preparation = preparation
            self._view.show_preparation(preparation)

        self._asking.run(lambda: self._desk.proposals.preparation(self._round_id), show)

    def leave(self) -> None:
        """The page goes away: what comes later is shown to nobody."""
        self._asking.leave()

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every case of the proposal as it stands now."""
        cases = self._proposal.cases if self._proposal else ()
        count = len(self._who.room) if self._who else 0
        return tuple(self._by_hand.get(one.reference) or line_of(one, count, self._lifts) for one in cases)

    def propose(self, drafts: Sequence[WhoDraft], line_rule: bool) -> None:  # noqa: FBT001 - the state of a tick box
        """Keep who audits and by which rules, and propose an allocation; cases changed by hand stay as they are."""
        who, problems = read_who(drafts)
        self._view.show_problems(problems)
        before = self._preparation
        if problems or before is None:
            return
        self._who = who
        told = {code: unknown_teams(teams, before.teams) for code, teams in who.teams.items()}
        self._view.show_remarks({code: words for code, words in told.items() if words})
        self._asking.run(lambda: self._proposed(who, line_rule, before), self._show, Lane.WRITE)

    def lift(self, reference: str, reason: str) -> None:
        """Lift the rules that keep an audit from being given, and propose anew."""
        proposed = self._proposal.stuck if self._proposal else ()
        stuck = next((one for one in proposed if one.reference == reference), None)
        problems = {} if len(reason.strip()) >= SHORTEST_REASON else {f"lift {reference}": WHY_LIFTED}
        self._view.show_problems(problems)
        if stuck is None or problems:
            return
        self._lifts |= dict.fromkeys(stuck.lift, reason.strip())
        self._propose_anew()

    def choose_form(self, kind: str, form: str) -> None:
        """Audit every case of a kind that no form fits on this form, and propose anew."""
        self._forms[kind] = form
        self._propose_anew()

    def choose(self, at: int) -> None:
        """Look at one case of the proposal, counted from 0, to change it."""
        self._view.show_case(self.lines[at])

    def change(self, reference: str, draft: ChangeDraft) -> None:
        """Give a proposed case to other people, or another form; a rule in the way is lifted only with a reason."""
        problems = _wrong_change(draft)
        self._view.show_problems(problems)
        if problems:
            return
        codes = tuple(filter(None, (draft.first, draft.second)))
        ask = self._desk.allocation.conflicts

        def work() -> list[Conflict]:
            return [one for code in codes for one in ask(self._round_id, reference, code)]

        self._asking.run(work, lambda found: self._change(reference, draft, found))

    def accept(self, due_on: str, second_due_on: str) -> None:
        """Give every case of the proposal to its auditors, all in one."""
        days, problems = read_days(due_on, second_due_on)
        self._view.show_problems(problems)
        if problems or self._proposal is None or self._waits():
            return
        cover = {case.reference: case for case in self._proposal.cases}
        new = [self._new(line, cover[line.reference], days) for line in self.lines if line.first]
        left = len(self.lines) - len(new)
        give = self._desk.allocation.allocate_all
        self._asking.run(
            lambda: give(self._round_id, new), lambda made: self._view.show_accepted(len(made), left), Lane.WRITE
        )

    def _proposed(self, who: Who, line_rule: bool, before: Preparation) -> RoundProposal:  # noqa: FBT001 - as above
        known = {entry.code: entry.teams for entry in before.auditors}
        for code, teams in who.teams.items():
            if team_words(teams) != team_words(known.get(code, ())):
                self._desk.people.put_teams(code, teams)
        self._desk.proposals.expect(self._round_id, who.room)
        self._desk.proposals.switch_line_rule(self._round_id, line_rule)
        return self._desk.proposals.propose(self._round_id, frozenset(self._lifts), dict(self._forms))

    def _propose_anew(self) -> None:
        lifted, forms = frozenset(self._lifts), dict(self._forms)
        self._asking.run(lambda: self._desk.proposals.propose(self._round_id, lifted, forms), self._show)

    def _change(self, reference: str, draft: ChangeDraft, found: Sequence[Conflict]) -> None:
        standing = [one for one in found if one not in self._lifts]
        if standing and len(draft.reason.strip()) < SHORTEST_REASON:
            self._view.show_conflicts(conflict_words(standing))
            return
        self._lifts |= dict.fromkeys(standing, draft.reason.strip())
        reasons = [reason for one, reason in self._lifts.items() if one in found]
        line = next(one for one in self.lines if one.reference == reference)
        self._by_hand[reference] = changed_line(line, draft.first, draft.second, draft.form, reasons)
        self._show_lines()

    def _show(self, proposal: RoundProposal) -> None:
        self._proposal = proposal
        self._show_lines()

    def _show_lines(self) -> None:
        proposal, lines = self._proposal, self.lines
        if proposal is None:
            return
        held = {entry.code: entry.held for entry in self._preparation.auditors} if self._preparation else {}
        stuck = stuck_lines(proposal, self._by_hand)
        loads = load_words(lines, held, self._who.room if self._who else ())
        self._view.show_formless(formless(proposal.cases, self._forms))
        self._view.show_proposal(lines, stuck, loads, self._waits())

    def _waits(self) -> str:
        """Why the proposal cannot be accepted; empty where it can."""
        given = [line for line in self.lines if line.first]
        if not given:
            return "No case can be given."
        lacking = [line.reference for line in given if line.lacking]
        return f"Choose a form for {', '.join(lacking[:5])} first." if lacking else ""

    def _new(self, line: Line, case: ProposedCase, days: tuple[date | None, date | None]) -> NewAllocation:
        form = self._desk.forms.newest(line.form)
        cover = {code: answer for code, answer in case.cover.items() if code in form.questions}
        here = [one for one in self._lifts if one.reference == line.reference]
        lifts = [
            Lift(one.auditor, one.rule, self._lifts[one]) for one in here if one.auditor in (line.first, line.second)
        ]
        return NewAllocation(line.reference, line.first, line.second, line.form, *days, cover, tuple(lifts))


def _wrong_change(draft: ChangeDraft) -> Problems:
    problems: Problems = {}
    if not draft.first:
        problems["first"] = "Choose the first auditor."
    if draft.second and draft.second == draft.first:
        problems["second"] = "Choose somebody else: two auditors are two people."
    if not draft.form:
        problems["form"] = "Choose a form."
    return problems
