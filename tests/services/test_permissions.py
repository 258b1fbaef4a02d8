"""R-011: the permission table of the domain guide, 3.3, for the three roles; each act is tried by everybody."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from audit_tool.analysis.action_states import Step
from audit_tool.analysis.action_words import Level, Urgency
from audit_tool.analysis.action_words import Source as Came
from audit_tool.analysis.allocating import TeamSpell
from audit_tool.analysis.feedback_counts import Response
from audit_tool.analysis.routing import Route, Trigger
from audit_tool.analysis.sample_settings import SampleSettings
from audit_tool.analysis.small_numbers import Policy
from audit_tool.errors import AuditToolError, NotAllowedError, WrongInputError
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.definition import Seat
from audit_tool.reports.audit_report.collect import collect as collect_quarter
from audit_tool.reports.dip_sample.collect import collect as collect_dip_sample
from audit_tool.reports.request import Request
from audit_tool.services.action_terms import NewAction, Origin, Revision
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.calibrating import NewCalibration
from audit_tool.services.companions import NewRecord
from audit_tool.services.desk import Desk
from audit_tool.services.feedback_terms import How, Limits
from audit_tool.services.first_reading import NewCompanion
from audit_tool.services.identity import PERMITTED, Act, Role
from audit_tool.services.issued import About, NewIssue
from audit_tool.services.people import NewPerson
from audit_tool.services.plan_carrying import Goal
from audit_tool.services.population import ListedCase, Source
from audit_tool.services.reopening import Cause
from audit_tool.services.round_terms import NewRound
from audit_tool.services.rulings import Ruling
from audit_tool.services.sample_entries import Outcome
from audit_tool.services.typed_figures import TypedFigure
from audit_tool.services.working_hours import Hours
from tests.conftest import CHEAP, ROOT, Office, kept

DAY = date(2026, 11, 12)
LEAD, FIRST, SECOND, OTHER, MODERATOR = "Q-01", "A-02", "A-09", "A-11", "M-01"
EVERYBODY = {LEAD, FIRST, SECOND, OTHER, MODERATOR}
SLIP = ("slip_or_wrong_key", "The wrong key was pressed.")


def answered(act: Callable[..., object], *given: object, match: str = "already") -> None:
    """Ask for something that is refused on its merits, to those who may ask."""
    with pytest.raises(WrongInputError, match=match):
        act(*given)


def brought_and_taken_back(desk: Desk) -> None:
    """A population comes and goes."""
    source = Source("extract.csv", "", "0" * 64, {"Case ID": "reference"})
    desk.population.undo(desk.population.bring_in(1, [ListedCase("PW-70")], source))


def asked_and_taken_back(desk: Desk, seat: Seat) -> None:
    """Somebody is asked to audit an audit, and then no longer."""
    desk.audit_reviews.take_back(desk.audit_reviews.ask(1, seat, OTHER))


def refused_on_its_merits(act: Callable[..., object], *given: object) -> None:
    """Ask of an empty round what only a sample could answer."""
    with pytest.raises(WrongInputError, match="Nothing was"):
        act(*given)


ASKED = NewAction("Agree who calls in the evenings.", Level.TEAM, Urgency.TWENTY_DAYS, OTHER, date(2026, 12, 1))


def claimed(desk: Desk) -> None:
    """An action is done, and is not after all."""
    desk.actions.step((1,), Step.CLAIM, "The minutes of the team say so.")
    desk.actions.undo((1,))


def checked(desk: Desk) -> None:
    """An action that is claimed done is checked, and is not after all."""
    desk.actions.step((4,), Step.CHECK)
    desk.actions.undo((4,))


def worried(desk: Desk) -> int:
    """Somebody raises a concern about a case that nobody audits."""
    begun = desk.concerns.begin(round_id=1)
    written = {"reference": "PW-500", "worry": "A child is alone.", "seen": "A note of today.", "today": "yes"}
    desk.concerns.write(begun, written)
    desk.concerns.raise_now(begun)
    return begun


def closed(desk: Desk) -> None:
    """The concern is closed, and opened again for the next one who tries."""
    desk.concerns.close(1, "A visit was made.", "The case note says so.", "yes")
    desk.concerns.reopen(1, "For the next one who tries.")
    desk.concerns.tell(1, "Duty manager", "Telephone", desk.work.clock())
    desk.concerns.answer(1, "A visit this afternoon.")


def given_and_answered(desk: Desk) -> None:
    """The practitioner is given feedback on a decided case, and agrees."""
    desk.feedback.give(3, desk.work.today(), How.TELEPHONE)
    desk.feedback.answer(3, Response.AGREES, "", desk.work.today())


def issued(desk: Desk) -> None:
    """A report of a case is issued, with the number that is its turn."""
    about = About("case-summary", "internal", allocation_id=2)
    new = NewIssue(about, desk.issued.last(about)[0] + 1, "PROTECT", "A probe", b"%PDF-", "{}", reason=SLIP[1])
    desk.issued.pdf(desk.issued.keep(new))


SAMPLE = SampleSettings("48213077", DAY, 1)
ACTS: dict[str, tuple[Callable[[Desk], object], set[str]]] = {
    "set up a round": (lambda desk: desk.round_setting.create(NewRound("Another", DAY, DAY)), {LEAD}),
    "allocate a case": (lambda desk: desk.allocation.allocate(1, NewAllocation("PW-9", FIRST, SECOND)), {LEAD}),
    "allocate cases": (lambda desk: desk.allocation.allocate_all(1, [NewAllocation("PW-91", FIRST)]), {LEAD}),
    "see conflicts": (lambda desk: desk.allocation.conflicts(1, "PW-1", FIRST), {LEAD}),
    "declare a conflict": (lambda desk: desk.own_conflicts.declare("PW-40"), EVERYBODY),
    "give an audit to somebody else": (
        lambda desk: desk.allocation.reassign(5, Seat.SECOND, OTHER, "A-09 is on leave this week."),
        {LEAD},
    ),
    "exempt an audit": (
        lambda desk: desk.exemptions.exempt(5, Seat.FIRST, "The family moved away.", "Director"),
        {LEAD},
    ),
    "take an exemption back": (lambda desk: desk.exemptions.take_back(4, Seat.FIRST), {LEAD}),
    "prepare an allocation": (lambda desk: (desk.proposals.preparation(1), desk.proposals.propose(1)), {LEAD}),
    "say who audits": (lambda desk: desk.proposals.expect(1, {FIRST: 3}), {LEAD}),
    "switch the line rule": (lambda desk: desk.proposals.switch_line_rule(1, holds=False), {LEAD}),
    "note teams": (lambda desk: desk.people.put_teams(FIRST, (TeamSpell("North"),)), {LEAD}),
    "change a round": (lambda desk: desk.round_setting.change(2, NewRound("Empty", DAY, DAY, theme="Neglect")), {LEAD}),
    "see what is decided about a round": (lambda desk: desk.round_setting.settings(1), {LEAD}),
    "add a person": (lambda desk: desk.people.add(NewPerson("A-50")), {LEAD}),
    "give a role": (lambda desk: desk.people.give_role(OTHER, Role.MODERATOR, 1), {LEAD}),
    "note a leaver": (lambda desk: desk.people.leaves(OTHER, DAY), {LEAD}),
    "give a passphrase": (lambda desk: desk.give_passphrase("A-12", "four other words here", CHEAP), {LEAD}),
    "change a rule": (lambda desk: desk.moderating.change_rule(Trigger.FACT, Route.AUDITORS), {LEAD}),
    "keep a companion record": (
        lambda desk: desk.first_reading.keep_companion(NewCompanion(1, "feedback", "child", "CIN", {})),
        {LEAD},
    ),
    "write down a reflection": (lambda desk: desk.companions.begin(NewRecord("PSR", 1, 2)), {LEAD}),
    "audit an audit": (lambda desk: desk.audit_reviews.take_up(1, Seat.FIRST), {LEAD, MODERATOR}),
    "see which audits are audited": (lambda desk: desk.audit_reviews.listing(1), {LEAD, MODERATOR}),
    "see which audits one may audit": (lambda desk: desk.audit_reviews.available(1), EVERYBODY),
    "see who may audit an audit": (lambda desk: desk.audit_reviews.candidates(1, Seat.FIRST), {LEAD}),
    "ask for an audit of an audit": (lambda desk: asked_and_taken_back(desk, Seat.SECOND), {LEAD}),
    "take back what was asked for": (
        lambda desk: refused_on_its_merits(desk.audit_reviews.take_back, 999),
        {LEAD},
    ),
    "say how many audits chance picks": (lambda desk: desk.audit_reviews.put_share(1, 30), {LEAD}),
    "see figures of audits of audits": (
        lambda desk: (desk.review_figures.of_round(1), desk.review_figures.has_any(1)),
        {LEAD, MODERATOR},
    ),
    "see what one may fill in": (lambda desk: (desk.companions.offered(1), desk.companions.mine()), EVERYBODY),
    "set up a calibration": (
        lambda desk: desk.calibrating.set_up(NewCalibration("Monday", DAY, ("CAL-01",), (FIRST, SECOND))),
        {LEAD},
    ),
    "see practice cases": (lambda desk: (desk.calibrating.cases(), desk.calibrating.rounds()), EVERYBODY),
    "see progress": (lambda desk: (desk.board.rows(1), desk.board.row(1), desk.board.completeness(1)), {LEAD}),
    "reopen an audit": (lambda desk: desk.auditing.reopen(1, Seat.FIRST, "The wrong key was pressed."), {LEAD}),
    "bring a population in": (brought_and_taken_back, {LEAD}),
    "see a population": (lambda desk: (desk.population.imports(1), desk.population.cases(1)), {LEAD}),
    "draw a sample": (lambda desk: refused_on_its_merits(desk.sampling.draw, 2, SAMPLE), {LEAD}),
    "see what a sample would be": (lambda desk: refused_on_its_merits(desk.sampling.preview, 2, SAMPLE), {LEAD}),
    "see a sample": (
        lambda desk: (desk.sampling.sample(1), desk.sampling.draws(1), desk.sampling.cases(1), desk.sampling.facts(1)),
        {LEAD},
    ),
    "propose a sample": (lambda desk: desk.sampling.proposed(1), {LEAD}),
    "pick a case": (lambda desk: refused_on_its_merits(desk.sampling.pick, 2, "PW-1", "Risk."), {LEAD}),
    "replace a case": (
        lambda desk: refused_on_its_merits(desk.sampling.replace, 2, "PW-8", Outcome.UNSUITABLE, "Risk."),
        {LEAD},
    ),
    "type a figure in": (
        lambda desk: desk.earlier_figures.type_in(
            TypedFigure("Visits", "Children in care", "91%", date(2026, 9, 30), "Report, page 4")
        ),
        {LEAD},
    ),
    "bring figures in": (lambda desk: desk.figures.bring_in((), "a file"), {LEAD}),
    "see figures": (lambda desk: desk.figures.indicators(), EVERYBODY),
    "bring a form in": (lambda desk: answered(desk.form_versions.bring_in, ROOT / "forms" / "psr-1.yaml"), {LEAD}),
    "see what a new version means": (lambda desk: desk.form_versions.impact("CIN", 1), {LEAD}),
    "move a case to another version": (lambda desk: answered(desk.form_versions.move, 1, 1), {LEAD}),
    "see the panel's list": (lambda desk: desk.moderating.panel(1), {LEAD, MODERATOR}),
    "see the grades that agreement is told of": (lambda desk: desk.agreement.grades(1), {LEAD, MODERATOR}),
    "read both audits": (lambda desk: desk.moderating.comparison(1), {LEAD, MODERATOR}),
    "read what was done about a case": (lambda desk: desk.moderating.history(1), {LEAD, MODERATOR}),
    "reopen a decided case": (
        lambda desk: desk.reopening.reopen(3, Cause.DISPUTE, "PLN-15", "The service shows another plan."),
        {LEAD},
    ),
    "hear what was said beside both audits": (lambda desk: desk.moderating.voices(1), {LEAD, MODERATOR}),
    "see which reflections and observations one may print": (lambda desk: desk.companions.readable(), EVERYBODY),
    "decide": (lambda desk: desk.moderating.decide(1, "PLN-15", Ruling("good", *SLIP)), {MODERATOR}),
    "read both audits of a decided case of one's own": (
        lambda desk: desk.outcomes.both_audits(3),
        {FIRST, SECOND},
    ),
    "see an auditor's direction of grading": (lambda desk: desk.panel_card.of(1, FIRST), {LEAD, FIRST}),
    "see who has a card": (lambda desk: desk.panel_card.auditors(1), {LEAD}),
    "see one's own direction of grading": (lambda desk: desk.panel_card.rounds(), EVERYBODY),
    "send to the panel": (lambda desk: desk.moderating.send_to_panel(1, "PLN-15"), {MODERATOR}),
    "accept what agrees": (lambda desk: desk.moderating.accept_agreed(1), {MODERATOR}),
    "read a first audit as the second auditor": (lambda desk: desk.first_reading.given(1), {SECOND}),
    "write the first audit": (lambda desk: desk.auditing.sheet(1), {FIRST}),
    "write the second audit": (lambda desk: desk.auditing.sheet(2), {SECOND}),
    "begin an audit": (lambda desk: desk.auditing.begin(1), {FIRST, SECOND}),
    "make a summary of the first audit alone": (lambda desk: desk.outcomes.of(2), {LEAD, OTHER}),
    "raise an action": (lambda desk: desk.actions.raise_new(ASKED), EVERYBODY),
    "raise an action for a round": (
        lambda desk: desk.actions.raise_new(replace(ASKED, origin=Origin(Came.ROUND, round_id=1))),
        {LEAD},
    ),
    "raise an action from one's own audit": (
        lambda desk: desk.actions.raise_new(replace(ASKED, origin=Origin(Came.RECORD, record_id=1))),
        {FIRST},
    ),
    "raise an action from moderation": (
        lambda desk: desk.actions.raise_new(replace(ASKED, origin=Origin(Came.MODERATION, allocation_id=1))),
        {LEAD, MODERATOR},
    ),
    "see what concerns no case": (lambda desk: desk.actions.one(1), EVERYBODY),
    "see an action of a case that is not decided": (lambda desk: desk.actions.one(2), {LEAD, FIRST, OTHER}),
    "see an action of a decided case": (lambda desk: desk.actions.one(3), EVERYBODY - {OTHER}),
    "change an action": (
        lambda desk: desk.actions.revise((1,), Revision(helping=f"{desk.identity.code} helps")),
        {LEAD},
    ),
    "have one's own list of actions": (
        lambda desk: (desk.owner_lists.of(desk.identity.code), desk.owner_lists.owners(), desk.owner_lists.days()),
        EVERYBODY,
    ),
    "have an owner's list of actions": (lambda desk: desk.owner_lists.of("Team manager"), {LEAD}),
    "see by when an action is proposed to be due": (lambda desk: desk.action_proposals.days(), EVERYBODY),
    "see which actions one's own audit proposes": (lambda desk: desk.action_proposals.of_record(1), {FIRST}),
    "see which actions a case proposes": (lambda desk: desk.action_proposals.of_case(1), {LEAD, MODERATOR}),
    "complete an action": (claimed, {OTHER}),
    "check an action": (checked, EVERYBODY - {OTHER}),
    "raise a concern": (worried, EVERYBODY),
    "see one's own concerns": (lambda desk: desk.concerns.listing(), EVERYBODY),
    "act on somebody else's concern": (
        lambda desk: desk.concerns.add(1, "A visit is arranged."),
        {LEAD, MODERATOR, OTHER},
    ),
    "close somebody else's concern": (closed, {LEAD, MODERATOR}),
    "see working hours": (lambda desk: desk.working_hours.hours(), EVERYBODY),
    "see which cases come back": (lambda desk: (desk.reaudits.listing(), desk.reaudits.promises()), {LEAD}),
    "say after how many months they do": (lambda desk: desk.reaudits.put_months(6), {LEAD}),
    "see what became of the last round's actions": (lambda desk: desk.last_time.before(1), {LEAD}),
    "see what counts as small": (lambda desk: desk.small_numbers.policy(), EVERYBODY),
    "set what counts as small": (lambda desk: desk.small_numbers.put_policy(Policy(10)), {LEAD}),
    "set working hours": (lambda desk: desk.working_hours.put_hours(Hours()), {LEAD}),
    "note that feedback was given": (
        lambda desk: desk.feedback.give(2, desk.work.today(), How.IN_PERSON),
        {LEAD, OTHER},
    ),
    "see how far feedback on a case is": (lambda desk: desk.feedback.of(3), {LEAD, FIRST}),
    "note a practitioner's answer": (
        given_and_answered,
        {LEAD, FIRST},
    ),
    "see feedback on one's own cases": (
        lambda desk: (desk.feedback.cases(1), desk.feedback.figures(1), desk.feedback.limits()),
        EVERYBODY,
    ),
    "see figures of a round's feedback": (lambda desk: desk.feedback.of_round(1), {LEAD}),
    "set the clocks of feedback": (lambda desk: desk.feedback.put_limits(Limits()), {LEAD}),
    "see rounds and people": (lambda desk: (desk.rounds.listing(), desk.people.listing()), EVERYBODY),
    "see what goes out to everybody": (lambda desk: desk.going_out.everybody(1), {LEAD}),
    "see what goes out to somebody else": (lambda desk: desk.going_out.page(1, FIRST), {LEAD, FIRST}),
    "see one's own work": (lambda desk: desk.worklist.tasks(), EVERYBODY),
    "change the improvement plan": (lambda desk: answered(desk.plan.begin, "2026-27"), {LEAD}),
    "carry a row of a plan forward": (
        lambda desk: answered(
            desk.plan_carrying.carry, "2026-27", "SG 1", Goal("2026-27", "SG 1"), match="no later plan"
        ),
        {LEAD},
    ),
    "bring a plan up to date": (lambda desk: desk.plan_update.state("2026-27"), {LEAD}),
    "bring an improvement plan in": (lambda desk: desk.plan_import.bring_in((), "plan.csv"), {LEAD}),
    "read the improvement plan": (
        lambda desk: (
            desk.plan.years(),
            desk.plan.of("2026-27"),
            desk.plan_measures.of("2026-27"),
            desk.plan_carrying.later_plans("2026-27"),
        ),
        EVERYBODY,
    ),
    "keep what one has begun to write": (
        lambda desk: (desk.unfinished.write("a text", "PW-1", "Why", "Half"), desk.unfinished.mine(("a text",))),
        EVERYBODY,
    ),
    "save a view of what audits found": (lambda desk: desk.saved_views.keep("North", {}), {LEAD, MODERATOR}),
    "see and forget one's own views": (
        lambda desk: [ask() for ask in (desk.saved_views.mine, lambda: desk.saved_views.forget("North"))],
        EVERYBODY,
    ),
    "give up what one has begun to write": (lambda desk: desk.unfinished.give_up("a text", "PW-1"), EVERYBODY),
    "issue a report": (issued, {LEAD}),
    "see why two rounds are not compared": (
        lambda desk: desk.insight_words.why_not_compared((1, "One"), (1, "One")),
        {LEAD, MODERATOR},
    ),
    "make a briefing note on a dip sample": (
        lambda desk: refused_on_its_merits(collect_dip_sample, desk, Request()),
        {LEAD},
    ),
    "make an audit report": (lambda desk: collect_quarter(desk, Request(period="2026-27 Q3")), {LEAD}),
    "see what was issued": (lambda desk: desk.issued.listing(), EVERYBODY),
    "check the workspace": (lambda desk: desk.check(), EVERYBODY),
}


@pytest.fixture
@kept
def busy(office: Office, fill: Callable[..., None]) -> Office:
    """Case 1 with both audits frozen, and case 2 audited by A-11 alone; round 2 is empty."""
    office.hold_round()
    office.allocate()
    lead = office.as_(LEAD)
    lead.allocation.allocate(1, NewAllocation("PW-2", OTHER, cover={"CVR-02": Answer("child_in_need")}))
    lead.round_setting.create(NewRound("Empty", DAY, DAY))
    lead.plan.begin("2026-27")
    lead.people.add(NewPerson("A-12"))
    fill(FIRST, 1)
    fill(
        SECOND,
        1,
        PLN_15=Answer(
            "requires_improvement", "Two facts short of SMART, and a vague contingency plan.", ("assessment",)
        ),
    )
    fill(OTHER, 2)
    decide(office, office.allocate("PW-3"), fill)
    office.allocate("PW-4")
    office.allocate("PW-5")
    office.as_(LEAD).exemptions.exempt(4, Seat.FIRST, "The case was closed by then.", "Director")
    ask_for_actions(office)
    concern = worried(office.as_(OTHER))
    office.as_(OTHER).concerns.tell(concern, "Duty manager", "Telephone", office.clock.now)
    office.as_(OTHER).concerns.answer(concern, "A visit this afternoon.")
    return office


def ask_for_actions(office: Office) -> None:
    """1 concerns no case, 2 an undecided and 3 a decided one; 4 is claimed done. OTHER owns all but the third."""
    office.as_(LEAD).actions.raise_new(ASKED)
    for record, owner in ((1, OTHER), (4, "Team manager")):
        new = replace(ASKED, owner=owner, origin=Origin(Came.RECORD, record_id=record))
        office.as_(FIRST).actions.raise_new(new)
    office.as_(LEAD).actions.raise_new(ASKED)
    office.as_(OTHER).actions.step((4,), Step.CLAIM, "The minutes of the team say so.")


def decide(office: Office, allocation: int, fill: Callable[..., None]) -> None:
    """Both audits of a case alike, and the case finished."""
    fill(FIRST, allocation)
    fill(SECOND, allocation)
    office.as_(MODERATOR).moderating.accept_agreed(allocation)
    office.as_(MODERATOR).moderating.finish(allocation)


@pytest.mark.parametrize("name", ACTS)
def test_r011_only_those_whom_the_table_names(busy: Office, name: str) -> None:
    act, allowed = ACTS[name]
    for person in sorted(EVERYBODY, key=lambda code: code in allowed):
        if person in allowed:
            act(busy.as_(person))
        else:
            with pytest.raises(NotAllowedError):
                act(busy.as_(person))
        if (
            name in {"set up a round", "set up a calibration", "allocate a case", "add a person", "reopen an audit"}
            and person in allowed
        ):
            break
    assert busy.as_(LEAD).check() == ()


def test_every_act_of_the_program_is_permitted_to_somebody_and_none_to_auditors_but_figures() -> None:
    assert set(PERMITTED) == set(Act)
    assert all(PERMITTED.values())
    assert [act for act, roles in PERMITTED.items() if Role.AUDITOR in roles] == [Act.SEE_FIGURES]
    assert [act for act, roles in PERMITTED.items() if Role.MODERATOR in roles] == [
        Act.READ_BOTH,
        Act.DECIDE,
        Act.SEE_FIGURES,
    ]


def test_r010_a_moderator_of_one_round_is_none_in_another(busy: Office) -> None:
    with pytest.raises(NotAllowedError, match="Ask a"):
        busy.as_("M-01").moderating.panel(2)


def test_r027_nobody_is_first_and_second_auditor_or_decides_what_they_audited(busy: Office) -> None:
    lead = busy.as_(LEAD)
    with pytest.raises(WrongInputError, match="two people"):
        lead.allocation.allocate(1, NewAllocation("PW-8", FIRST, FIRST))
    for person in (FIRST, SECOND):
        lead = busy.as_(LEAD)
        lead.people.give_role(person, Role.MODERATOR, 1)
        lead.people.give_role(person, Role.QUALITY_LEAD)
    for person in (FIRST, SECOND):
        desk = busy.as_(person)
        assert desk.moderating.panel(1) == ()
        attempts: tuple[Callable[[], object], ...] = (
            partial(desk.moderating.comparison, 1),
            partial(desk.moderating.decide, 1, "PLN-15", Ruling("good", *SLIP)),
            partial(desk.moderating.accept_agreed, 1),
            partial(desk.moderating.finish, 1),
            partial(desk.outcomes.moderated, 1),
        )
        for attempt in attempts:
            with pytest.raises(NotAllowedError, match="You audited this case"):
                attempt()


def test_the_quality_lead_sees_progress_but_no_answer_before_both_are_frozen(
    office: Office, fill: Callable[..., None]
) -> None:
    office.hold_round()
    allocation = office.allocate()
    fill(FIRST, allocation)
    lead = office.as_(LEAD)
    (row,) = lead.board.rows(1)
    assert (row.first.state, row.second.state, row.waiting_for) == ("submitted", "not started", "A-09")
    assert "good" not in repr(row)
    for person in (LEAD, MODERATOR):
        desk = office.as_(person)
        assert desk.moderating.panel(1) == ()
        with pytest.raises(WrongInputError, match="Both audits must be submitted"):
            desk.moderating.comparison(allocation)
    with pytest.raises(AuditToolError):
        office.as_(LEAD).outcomes.of(allocation)
    assert office.as_(LEAD).outcomes.settled(1) == ()


def test_r011_both_audits_are_read_by_their_auditors_after_the_decision_and_never_before(busy: Office) -> None:
    """Domain 3.3, "read both audits": first and second auditor after case sign-off."""
    for person in (FIRST, SECOND):
        with pytest.raises(WrongInputError, match="not decided yet"):
            busy.as_(person).outcomes.both_audits(1)
        both = busy.as_(person).outcomes.both_audits(3)
        assert both.names == (FIRST, SECOND)
        done = [task for task in busy.as_(person).worklist.tasks() if task.submitted]
        assert {task.reference: task.both_readable for task in done} == {"PW-1": False, "PW-3": True}
    with pytest.raises(WrongInputError, match="not decided yet"):
        busy.as_(OTHER).outcomes.both_audits(2)
    (own,) = busy.as_(OTHER).worklist.tasks()
    assert (own.state, own.both_readable) == ("settled", False)


def test_everybody_may_change_their_own_passphrase(busy: Office) -> None:
    busy.as_(OTHER).give_passphrase(OTHER, "four quiet words here", CHEAP)
    with pytest.raises(WrongInputError, match="not in the register"):
        busy.as_(LEAD).give_passphrase("A-99", "four quiet words here", CHEAP)


def test_r008_nothing_opens_for_somebody_who_has_left(busy: Office) -> None:
    today = busy.clock().astimezone().date()
    busy.as_(LEAD).people.leaves(FIRST, today)
    assert busy.as_(FIRST).worklist.tasks(), "the last day is a day of work"
    busy.as_(LEAD).people.leaves(FIRST, today - timedelta(days=1))
    with pytest.raises(NotAllowedError, match="A-02 left on"):
        busy.as_(FIRST)
    lead = busy.as_(LEAD)
    for first, second in ((FIRST, OTHER), (OTHER, FIRST)):
        with pytest.raises(WrongInputError, match="left on"):
            lead.allocation.allocate(1, NewAllocation("PW-9", first, second))
    assert lead.check() == ()


def test_the_only_quality_lead_cannot_leave(busy: Office) -> None:
    lead = busy.as_(LEAD)
    with pytest.raises(WrongInputError, match="only quality lead"):
        lead.people.leaves(LEAD, DAY)
    lead.people.give_role(OTHER, Role.QUALITY_LEAD, 1)
    with pytest.raises(WrongInputError, match="only quality lead"):
        lead.people.leaves(LEAD, DAY)
    lead.people.give_role(OTHER, Role.QUALITY_LEAD)
    lead.people.leaves(LEAD, DAY)
    with pytest.raises(WrongInputError, match="only quality lead"):
        lead.people.leaves(OTHER, DAY)


def test_r008_a_leaver_stays_in_the_register_with_what_they_audited(busy: Office) -> None:
    busy.as_(LEAD).people.leaves(FIRST, DAY)
    entry = next(each for each in busy.as_(LEAD).people.listing() if each.code == FIRST)
    assert entry.ends_on == DAY
    assert busy.as_(LEAD).board.rows(1)[0].first.auditor == FIRST


@pytest.mark.parametrize(("days_ago", "left"), [(-1, False), (0, True), (9, True)])
def test_r008_nothing_new_is_given_to_a_leaver(busy: Office, days_ago: int, left: bool) -> None:
    lead = busy.as_(LEAD)
    lead.people.leaves(OTHER, lead.work.today() - timedelta(days=days_ago))
    before = [row.reference for row in lead.board.rows(1)]
    attempts: tuple[Callable[[], object], ...] = (
        lambda: lead.allocation.allocate(1, NewAllocation("PW-8", OTHER)),
        lambda: lead.allocation.allocate(1, NewAllocation("PW-9", FIRST, OTHER)),
        lambda: lead.people.give_role(OTHER, Role.MODERATOR, 1),
    )
    for attempt in attempts:
        if left:
            with pytest.raises(WrongInputError, match=r"A-11 left on \d+ November 2026. Nothing was changed."):
                attempt()
        else:
            attempt()
    assert [row.reference for row in lead.board.rows(1)] == before + ([] if left else ["PW-8", "PW-9"])
    entry = next(each for each in lead.people.listing() if each.code == OTHER)
    assert ((Role.MODERATOR, 1) in entry.round_roles) is not left
