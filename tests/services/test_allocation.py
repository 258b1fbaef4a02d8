"""R-008, R-027 to R-031, R-033: proposing, accepting, changing and exempting audits, on a real database."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import event

from audit_tool.analysis.allocating import Conflict, Rule, TeamSpell
from audit_tool.analysis.proposing import SecondRule
from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.definition import Seat
from audit_tool.models.rounds import Round, RoundDeadline
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.board import Completeness, Conversation
from audit_tool.services.calibrating import NewCalibration
from audit_tool.services.conflicts import ConflictError, Lift
from audit_tool.services.desk import Desk
from audit_tool.services.identity import Role
from audit_tool.services.people import NewPerson
from audit_tool.services.population import ListedCase, Source
from audit_tool.services.proposals import RoundProposal
from audit_tool.services.round_terms import NewRound
from audit_tool.services.rounds import Mode
from audit_tool.services.rulings import Ruling
from audit_tool.storage import records, trail
from tests.conftest import COVER, Office, complete, kept
from tests.services.drawing import draw, listed

LEAD, FIRST, SECOND, OTHER = "Q-01", "A-02", "A-09", "A-11"
WHY = "Nobody else has ever worked with adoption."
Fill = Callable[..., None]


@pytest.fixture
@kept
def held(office: Office) -> Office:
    """A round without cases, in which three auditors could audit."""
    office.hold_round()
    return office


def proposed(office: Office, lifted: tuple[Conflict, ...] = ()) -> RoundProposal:
    return office.as_(LEAD).proposals.propose(office.round_id, lifted)


def accepted(office: Office) -> tuple[int, ...]:
    """Accept a proposal as it stands."""
    new = [
        NewAllocation(one.reference, one.given.first, one.given.second, one.form, cover=one.cover)
        for one in proposed(office).cases
        if one.given is not None
    ]
    return office.as_(LEAD).allocation.allocate_all(office.round_id, new)


def decide(office: Office, **fields: object) -> None:
    """Set what is decided about the round in ways that have their tests elsewhere."""
    with office.as_(LEAD).work.store.transaction() as session:
        chosen = session.get_one(Round, office.round_id)
        for name, value in fields.items():
            setattr(chosen, name, value)


def acts(desk: Desk) -> list[tuple[str, str, str]]:
    with desk.work.store.reading() as session:
        return [(entry.act, entry.subject, entry.detail) for entry in trail.entries(session)]


def test_r030_a_proposal_is_even_has_forms_and_facts_and_writes_nothing(held: Office) -> None:
    draw(held, listed(6), states=["reserve", "left_out"])
    before = acts(held.as_(LEAD))
    made = proposed(held)
    assert [one.reference for one in made.cases] == ["D-03", "D-04", "D-05", "D-06"]
    assert {(one.form, one.kind, one.lacking) for one in made.cases} == {("CIN", "Child in need", ())}
    assert dict(made.cases[0].cover) == {"CVR-02": Answer("child_in_need"), "CVR-03": Answer("7")}
    assert sorted(made.loads.values()) == [2, 3, 3]
    assert all(one.given and one.given.possible == 3 for one in made.cases)
    assert held.as_(LEAD).board.rows(held.round_id) == ()
    assert acts(held.as_(LEAD)) == before


def test_r030_accepting_gives_all_cases_with_due_days_and_then_none_waits(held: Office) -> None:
    draw(held, listed(3, team="North"))
    with held.as_(LEAD).work.store.transaction() as session:
        for step, day in (("first_audit", 11), ("second_audit", 12)):
            session.add(RoundDeadline(round_id=held.round_id, step=step, due_on=date(2026, 11, day)))
    preparation = held.as_(LEAD).proposals.preparation(held.round_id)
    assert (preparation.waiting, preparation.due_on, preparation.second_due_on) == (
        3,
        date(2026, 11, 11),
        date(2026, 11, 12),
    )
    made = accepted(held)
    rows = held.as_(LEAD).board.rows(held.round_id)
    assert [row.allocation_id for row in rows] == list(made)
    assert {(row.kind, row.due_on, row.second_due_on) for row in rows} == {
        ("Child in need", date(2026, 11, 11), date(2026, 11, 12))
    }
    assert all(row.first.auditor != row.second.auditor for row in rows)
    assert held.as_(LEAD).proposals.preparation(held.round_id).waiting == 0
    assert proposed(held).cases == ()
    assert held.as_(LEAD).check() == ()


def test_accepting_is_all_or_nothing(held: Office) -> None:
    new = [NewAllocation("PW-1", FIRST), NewAllocation("PW-2", "A-99")]
    with pytest.raises(WrongInputError, match="A-99 is not an auditor"):
        held.as_(LEAD).allocation.allocate_all(held.round_id, new)
    with pytest.raises(WrongInputError, match="already in this round"):
        held.as_(LEAD).allocation.allocate_all(held.round_id, [new[0], new[0]])
    assert held.as_(LEAD).board.rows(held.round_id) == ()


def test_r003_who_is_expected_and_how_many_each_can_take(held: Office) -> None:
    lead = held.as_(LEAD)
    decide(held, per_auditor=4)
    entries = lead.proposals.preparation(held.round_id).auditors
    assert [(one.code, one.expected, one.at_most) for one in entries] == [
        (code, True, 4) for code in (FIRST, SECOND, OTHER)
    ]
    lead.proposals.expect(held.round_id, {FIRST: 1, SECOND: None})
    draw(held, listed(3))
    made = proposed(held)
    assert made.loads == {FIRST: 1, SECOND: 3}
    assert [(one.reference, one.seat, one.full, one.lift) for one in made.stuck] == [
        ("D-02", "second", (FIRST,), ()),
        ("D-03", "second", (FIRST,), ()),
    ]
    entries = lead.proposals.preparation(held.round_id).auditors
    assert [(one.code, one.expected, one.at_most) for one in entries] == [
        (FIRST, True, 1),
        (SECOND, True, None),
        (OTHER, False, 4),
    ]
    for room in ({"M-01": 1}, {FIRST: -1}):
        with pytest.raises(WrongInputError):
            lead.proposals.expect(held.round_id, room)


def test_a_leaver_is_neither_expected_nor_proposed(held: Office) -> None:
    lead = held.as_(LEAD)
    lead.proposals.expect(held.round_id, {FIRST: None, SECOND: None})
    lead.people.leaves(FIRST, lead.work.today())
    draw(held, listed(2))
    assert {one.given.first for one in proposed(held).cases if one.given} == {SECOND}
    assert [one.code for one in lead.proposals.preparation(held.round_id).auditors] == [SECOND, OTHER]


@pytest.mark.parametrize(
    ("rule", "share", "seconds", "later"),
    [(SecondRule.ALL, None, 4, False), (SecondRule.SHARE, 50, 2, False), (SecondRule.BY_RULE, None, 0, True)],
)
def test_r031_second_audits_follow_the_rule_of_the_round(
    held: Office, rule: SecondRule, share: int | None, seconds: int, later: bool
) -> None:
    decide(held, second_rule=rule.value, second_share=share)
    draw(held, listed(4))
    made = proposed(held)
    assert sum(bool(one.given and one.given.second) for one in made.cases) == seconds
    assert made.later is later


@pytest.mark.parametrize(
    ("allowed", "types", "age", "form", "lacking"),
    [
        ("", "Child in care; Youth justice", "unborn", "CIC", 0),
        ("", "child_in_care", "", "CIC", 1),
        ("YJC;CIC", "Youth justice", "15", "YJC", 0),
        ("CIC", "Something else", "15", "CIC", 1),
        ("CIC;YJC", "Something else", "15", "", 0),
    ],
)
def test_a_drawn_case_gets_the_form_of_the_round_that_fits_its_types(
    held: Office, allowed: str, types: str, age: str, form: str, lacking: int
) -> None:
    decide(held, forms=allowed)
    draw(held, [ListedCase("D-01", case_types=types, age=age)])
    (one,) = proposed(held).cases
    assert (one.form, len(one.lacking)) == (form, lacking)


def test_r028_team_line_worker_and_declared_conflict_bar_and_say_so(held: Office) -> None:
    lead = held.as_(LEAD)
    lead.people.add(NewPerson("A-20", line_manager=OTHER))
    lead.people.put_teams(FIRST, (TeamSpell(" North ", None, lead.work.today() - timedelta(days=30)),))
    draw(held, [ListedCase("D-01", team="north", worker="A-20", case_types="Child in need")])
    held.as_(SECOND).own_conflicts.declare("D-01")
    held.as_(SECOND).own_conflicts.declare("D-01")
    made = proposed(held)
    (stuck,) = made.stuck
    assert [(one.auditor, one.rule) for one in stuck.barred] == [
        (FIRST, Rule.TEAM),
        (SECOND, Rule.DECLARED),
        (OTHER, Rule.LINE),
        ("A-20", Rule.OWN_CASE),
    ]
    assert made.cases[0].given is None
    assert proposed(held, stuck.lift).cases[0].given is not None
    assert held.as_(LEAD).allocation.conflicts(held.round_id, "D-01", OTHER) == (Conflict(OTHER, "D-01", Rule.LINE),)


def test_r029_the_line_rule_is_switched_off_for_one_round_alone(held: Office) -> None:
    lead = held.as_(LEAD)
    lead.people.add(NewPerson("A-20", line_manager=OTHER, roles=()))
    draw(held, [ListedCase("D-01", worker="A-20")])
    with pytest.raises(ConflictError):
        lead.allocation.allocate(held.round_id, NewAllocation("D-01", OTHER))
    lead.proposals.switch_line_rule(held.round_id, holds=False)
    assert lead.proposals.preparation(held.round_id).line_rule is False
    lead.allocation.allocate(held.round_id, NewAllocation("D-01", OTHER))
    other = lead.round_setting.create(NewRound("Another", date(2026, 12, 7), date(2026, 12, 11)))
    assert lead.proposals.preparation(other).line_rule is True
    lead.proposals.switch_line_rule(held.round_id, holds=True)
    assert lead.proposals.preparation(held.round_id).line_rule is True


def test_r028_a_case_audited_in_another_round_within_twelve_months_bars(held: Office) -> None:
    lead = held.as_(LEAD)
    before = lead.round_setting.create(NewRound("October", date(2026, 10, 5), date(2026, 10, 9)))
    held.as_(FIRST).auditing.begin(held.as_(LEAD).allocation.allocate(before, NewAllocation("PW-1", FIRST)))
    lead = held.as_(LEAD)
    with pytest.raises(ConflictError, match="A-02 audited it within 12 months"):
        lead.allocation.allocate(held.round_id, NewAllocation("PW-1", FIRST, SECOND))
    held.clock.now += timedelta(days=366)
    held.as_(LEAD).allocation.allocate(held.round_id, NewAllocation("PW-1", FIRST, SECOND))


def test_r028_a_rule_is_lifted_with_a_reason_that_is_kept(held: Office) -> None:
    lead = held.as_(LEAD)
    lead.people.put_teams(FIRST, (TeamSpell("North"),))
    lead.people.put_teams(SECOND, (TeamSpell("North"),))
    new = NewAllocation("PW-1", FIRST, SECOND, cover={**COVER, "CVR-09": Answer("North")})
    with pytest.raises(ConflictError, match=r"There is 1 more conflict\. ") as refused:
        lead.allocation.allocate(held.round_id, new)
    assert [one.auditor for one in refused.value.conflicts] == [FIRST, SECOND]

    def lifting(*lifts: Lift) -> NewAllocation:
        return NewAllocation(new.reference, new.first, new.second, cover=new.cover, lifts=lifts)

    one = Lift(FIRST, Rule.TEAM, WHY)
    for lifts in ((one,), (one, Lift(SECOND, Rule.LINE, WHY)), (one, Lift(SECOND, Rule.TEAM, "Short"))):
        with pytest.raises(WrongInputError):
            lead.allocation.allocate(held.round_id, lifting(*lifts))
    assert lead.board.rows(held.round_id) == ()
    lead.allocation.allocate(held.round_id, lifting(one, Lift(SECOND, Rule.TEAM, WHY)))
    told = [entry for entry in acts(lead) if entry[0] == "conflict rule lifted"]
    assert told == [
        ("conflict rule lifted", "PW-1", f"A-02 first, team: {WHY}"),
        ("conflict rule lifted", "PW-1", f"A-09 second, team: {WHY}"),
    ]
    assert lead.check() == ()


def test_r008_an_audit_not_begun_goes_to_somebody_else_with_a_reason(held: Office) -> None:
    allocation = held.allocate()
    lead = held.as_(LEAD)
    with pytest.raises(WrongInputError, match="reason"):
        lead.allocation.reassign(allocation, Seat.SECOND, OTHER, "ill")
    for code in (FIRST, SECOND):
        with pytest.raises(WrongInputError, match="already"):
            lead.allocation.reassign(allocation, Seat.SECOND, code, "A-09 is on leave.")
    lead.allocation.reassign(allocation, Seat.SECOND, OTHER, "A-09 is on leave.")
    assert lead.board.row(allocation).second.auditor == OTHER
    assert held.as_(SECOND).worklist.tasks() == ()
    assert [task.reference for task in held.as_(OTHER).worklist.tasks()] == ["PW-1"]


def test_r028_giving_an_audit_to_somebody_else_meets_the_same_rules(held: Office) -> None:
    lead = held.as_(LEAD)
    draw(held, listed(1, team="North"))
    allocation = lead.allocation.allocate(held.round_id, NewAllocation("D-01", FIRST, SECOND))
    lead.people.put_teams(OTHER, (TeamSpell("North"),))
    with pytest.raises(ConflictError):
        lead.allocation.reassign(allocation, Seat.FIRST, OTHER, "A-02 is on leave.")
    lead.allocation.reassign(allocation, Seat.FIRST, OTHER, "A-02 is on leave.", (Lift(OTHER, Rule.TEAM, WHY),))
    assert lead.board.row(allocation).first.auditor == OTHER
    # What is lifted stays lifted for that auditor and that case.
    lead.allocation.reassign(allocation, Seat.FIRST, FIRST, "A-02 is back again.")
    lead.allocation.reassign(allocation, Seat.FIRST, OTHER, "A-02 is on leave again.")


def test_a_case_without_a_second_auditor_can_get_one_later(held: Office) -> None:
    allocation = held.allocate(second="")
    lead = held.as_(LEAD)
    lead.allocation.reassign(allocation, Seat.SECOND, OTHER, "The first grade was inadequate.")
    assert lead.board.row(allocation).second.auditor == OTHER
    dip = lead.allocation.allocate(held.round_id, NewAllocation("PW-2", FIRST, form="SVD"))
    assert lead.board.row(dip).second_possible is (lead.forms.newest("SVD").second_seat.value != "none")


def test_r008_a_leavers_draft_is_kept_and_the_next_auditor_begins_anew(held: Office, fill: Fill) -> None:
    allocation = held.allocate()
    auditing = held.as_(FIRST).auditing
    draft = auditing.begin(allocation)
    auditing.save(draft, "SAF-02", Answer("good", "Kind and clear work."))
    lead = held.as_(LEAD)
    with pytest.raises(WrongInputError, match="begun by A-02, who is still here"):
        lead.allocation.reassign(allocation, Seat.FIRST, OTHER, "A-02 has left the council.")
    lead.people.add(NewPerson("A-12"))
    lead.people.leaves(FIRST, lead.work.today())
    lead.allocation.reassign(allocation, Seat.FIRST, OTHER, "A-02 has left the council.")
    row = lead.board.row(allocation)
    assert (row.first.auditor, row.first.state) == (OTHER, "not started")
    kept_sheet = held.as_(FIRST).auditing.sheet(draft)
    assert kept_sheet.answers["SAF-02"].comment == "Kind and clear work."
    attempts: tuple[Callable[[], object], ...] = (
        lambda: held.as_(FIRST).auditing.save(draft, "SAF-02", Answer("inadequate")),
        lambda: held.as_(FIRST).auditing.undo(draft),
    )
    for act in attempts:
        with pytest.raises(WrongInputError, match="given to somebody else"):
            act()
    with pytest.raises(NotAllowedError, match="other auditors"):
        held.as_(FIRST).auditing.begin(allocation)
    anew = held.as_(OTHER).auditing.open(allocation)
    assert (anew.record_id != draft, anew.answers) == (True, {})
    fill(OTHER, allocation)
    fill(SECOND, allocation)
    assert held.as_("M-01").moderating.comparison(allocation).pair.a.author == ""
    with pytest.raises(WrongInputError, match="is submitted, so it stays with A-11"):
        held.as_(LEAD).allocation.reassign(allocation, Seat.FIRST, "A-12", "Somebody else should do it.")
    assert held.as_(LEAD).check() == ()


def test_r008_two_leavers_one_after_the_other(held: Office) -> None:
    allocation = held.allocate(second="")
    drafts = []
    for leaver, to in ((FIRST, SECOND), (SECOND, OTHER)):
        drafts.append(held.as_(leaver).auditing.begin(allocation))
        lead = held.as_(LEAD)
        lead.people.leaves(leaver, lead.work.today())
        lead.allocation.reassign(allocation, Seat.FIRST, to, f"{leaver} has left the council.")
    drafts.append(held.as_(OTHER).auditing.begin(allocation))
    assert len(set(drafts)) == 3
    with held.as_(LEAD).work.store.reading() as session:
        last = records.audit(session, allocation, "first")
        assert (last.id, last.attempt) == (drafts[2], 1) if last else False


def test_r008_r067_a_leavers_reopened_draft_goes_to_somebody_else_and_the_frozen_copy_stays(
    held: Office, fill: Fill
) -> None:
    allocation = held.allocate()
    fill(FIRST, allocation)
    fill(SECOND, allocation)
    lead = held.as_(LEAD)
    draft = lead.auditing.reopen(allocation, Seat.FIRST, "The wrong child was read.")
    with pytest.raises(WrongInputError, match="begun by A-02, who is still here"):
        lead.allocation.reassign(allocation, Seat.FIRST, OTHER, "A-02 has left the council.")
    lead.people.leaves(FIRST, lead.work.today())
    lead.allocation.reassign(allocation, Seat.FIRST, OTHER, "A-02 has left the council.")
    (task,) = held.as_(OTHER).worklist.tasks()
    anew = held.as_(OTHER).auditing.open(allocation)
    assert (task.state, task.record_id, anew.record_id != draft, anew.answers) == ("draft", anew.record_id, True, {})
    fill(OTHER, allocation)
    with held.as_(LEAD).work.store.reading() as session:
        kept_copy, now = (records.audit(session, allocation, "first", attempt=each) for each in (1, 2))
        assert kept_copy is not None
        assert now is not None
        assert (kept_copy.state, now.state, now.reopened_reason) == (
            "submitted",
            "submitted",
            "The wrong child was read.",
        )
        assert kept_copy.author_id != now.author_id
    assert held.as_("M-01").moderating.comparison(allocation).pair.reference == "PW-1"
    assert held.as_(LEAD).check() == ()


def test_r027_who_wrote_a_draft_that_was_passed_on_takes_no_other_seat_of_the_case(held: Office) -> None:
    allocation = held.allocate()
    held.as_(FIRST).auditing.begin(allocation)
    held.as_(FIRST).own_conflicts.declare("PW-1")
    lead = held.as_(LEAD)
    lead.allocation.reassign(allocation, Seat.FIRST, OTHER, "A-02 declared a conflict.")
    held.as_(FIRST).own_conflicts.withdraw("PW-1")
    with pytest.raises(ConflictError, match="A-02 audited it within 12 months"):
        held.as_(LEAD).allocation.reassign(allocation, Seat.SECOND, FIRST, "A-02 has time for it now.")


def test_r027_who_decided_differences_of_a_case_is_not_given_an_audit_of_it(held: Office, fill: Fill) -> None:
    held.as_(LEAD).people.give_role("M-01", Role.AUDITOR)
    allocation = held.allocate()
    fill(FIRST, allocation)
    fill(SECOND, allocation, grade="inadequate")
    moderating = held.as_("M-01").moderating
    code = moderating.comparison(allocation).open_items[0].item.code
    moderating.decide(allocation, code, Ruling("good", "slip_or_wrong_key", "Both read the same."))
    lead = held.as_(LEAD)
    lead.auditing.reopen(allocation, Seat.FIRST, "The wrong child was read.")
    lead.people.leaves(FIRST, lead.work.today())
    with pytest.raises(WrongInputError, match="M-01 decided differences of PW-1"):
        lead.allocation.reassign(allocation, Seat.FIRST, "M-01", "A-02 has left the council.")


def test_r028_a_declared_conflict_is_withdrawn_by_whoever_declared_it_alone(held: Office) -> None:
    held.as_(FIRST).own_conflicts.declare("PW-1")
    with pytest.raises(WrongInputError, match="You declared no conflict"):
        held.as_(LEAD).own_conflicts.withdraw("PW-1")
    with pytest.raises(ConflictError, match="declared a conflict"):
        held.allocate()
    held.as_(FIRST).own_conflicts.withdraw(" PW-1 ")
    assert held.as_(LEAD).allocation.conflicts(held.round_id, "PW-1", FIRST) == ()
    with held.as_(LEAD).work.store.reading() as session:
        acts = [(entry.act, entry.subject) for entry in trail.entries(session)][-2:]
    assert acts == [("conflict declared", "PW-1"), ("conflict withdrawn", "PW-1")]


@pytest.mark.parametrize("reference", ["Okonkwo", "Olivia Jones 2", "943 476 5919", "olivia.jones@council.test 1"])
def test_r014_no_name_is_typed_in_the_place_of_a_reference(held: Office, reference: str) -> None:
    with pytest.raises(WrongInputError, match="Nothing was changed"):
        held.allocate(reference)
    with pytest.raises(WrongInputError, match="Nothing was changed"):
        held.as_(FIRST).own_conflicts.declare(reference)


def test_r108_practice_cases_and_real_ones_never_share_a_round(held: Office) -> None:
    lead = held.as_(LEAD)
    practice = lead.calibrating.cases()[0].reference
    # Somebody ticked twice is somebody ticked once.
    made = lead.calibrating.set_up(NewCalibration("Monday", lead.work.today(), (practice,), (FIRST, SECOND, SECOND)))
    with pytest.raises(WrongInputError, match="holds practice cases only"):
        lead.allocation.allocate(made, NewAllocation("PW-9", FIRST, cover=COVER))
    with pytest.raises(WrongInputError, match="holds practice cases only"):
        lead.population.bring_in(made, listed(2), Source("extract.csv", "", "0" * 64, {"Case ID": "reference"}))
    with pytest.raises(WrongInputError, match="is the reference of a practice case"):
        held.allocate(practice)
    (own, *_) = lead.board.rows(made)
    with pytest.raises(WrongInputError, match="in this round already"):
        lead.allocation.reassign(own.allocation_id, Seat.FIRST, SECOND, "A-02 is on leave.")
    lead.allocation.reassign(own.allocation_id, Seat.FIRST, OTHER, "A-02 is on leave.")


def test_r033_an_exemption_has_reason_and_approver_and_is_counted_apart(held: Office, fill: Fill) -> None:
    allocation, other = held.allocate(), held.allocate("PW-2")
    lead = held.as_(LEAD)
    for reason, approver in (("ill", "Director"), ("The case was closed by then.", " ")):
        with pytest.raises(WrongInputError):
            lead.exemptions.exempt(allocation, Seat.FIRST, reason, approver)
    lead.exemptions.exempt(allocation, Seat.FIRST, "The case was closed by then.", "Director")
    with pytest.raises(WrongInputError, match="exempt already"):
        lead.exemptions.exempt(allocation, Seat.FIRST, "The case was closed by then.", "Director")
    row = lead.board.row(allocation)
    assert (row.first.state, row.first.reason) == ("exempt", "The case was closed by then. Approved by Director.")
    assert (row.moderation, row.waiting_for) == ("none", SECOND)
    (entry,) = lead.rounds.listing()
    assert (entry.allocated, entry.submitted) == (2, 0), "exempt audits stay in the base"
    assert [task.reference for task in held.as_(FIRST).worklist.tasks()] == ["PW-2"]
    held.as_(LEAD).exemptions.take_back(allocation, Seat.FIRST)
    assert len(held.as_(FIRST).worklist.tasks()) == 2
    with pytest.raises(WrongInputError, match="not exempt"):
        held.as_(LEAD).exemptions.take_back(allocation, Seat.FIRST)
    fill(FIRST, other)
    with pytest.raises(WrongInputError, match="it is submitted"):
        held.as_(LEAD).exemptions.exempt(other, Seat.FIRST, "The case was closed by then.", "Director")
    single = held.allocate("PW-3", second="")
    with pytest.raises(WrongInputError, match="nobody has it"):
        held.as_(LEAD).exemptions.exempt(single, Seat.SECOND, "The case was closed by then.", "Director")


def test_an_exempt_audit_that_is_submitted_all_the_same_is_submitted(held: Office, fill: Fill) -> None:
    allocation = held.allocate(second="")
    held.as_(LEAD).exemptions.exempt(allocation, Seat.FIRST, "The case was closed by then.", "Director")
    fill(FIRST, allocation)
    assert held.as_(LEAD).board.row(allocation).first.state == "submitted"
    assert [task.state for task in held.as_(FIRST).worklist.tasks()] == ["settled"]


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (Answer("yes"), Conversation.HELD),
        (Answer("partly", "Short."), Conversation.PARTLY),
        (Answer("no", "On leave."), Conversation.NOT_HELD),
        (Answer("not_applicable", "Nobody is allocated."), Conversation.NOT_HELD),
    ],
)
def test_the_board_tells_of_the_conversation_once_the_first_audit_is_submitted(
    held: Office, fill: Fill, answer: Answer, told: Conversation
) -> None:
    allocation = held.allocate()
    auditing = held.as_(FIRST).auditing
    record = auditing.begin(allocation)
    complete(auditing, record, "good", {"PRC-01": answer})
    assert held.as_(LEAD).board.row(allocation).conversation is Conversation.LATER
    held.as_(FIRST).auditing.submit(record)
    row = held.as_(LEAD).board.row(allocation)
    assert row.conversation is told
    assert "good" not in repr(row)


def test_a_form_that_does_not_ask_has_no_conversation(held: Office) -> None:
    lead = held.as_(LEAD)
    made = lead.allocation.allocate(held.round_id, NewAllocation("W-1", FIRST, form="SVD"))
    assert lead.board.row(made).conversation is Conversation.NOT_ASKED


@pytest.mark.parametrize(("mode", "told"), [(Mode.BLIND, "not known yet"), (Mode.INFORMED, "held")])
def test_r080_a_quality_lead_who_is_second_auditor_sees_nothing_of_the_first_audit(
    office: Office, fill: Fill, mode: Mode, told: str
) -> None:
    office.hold_round(mode)
    office.as_(LEAD).people.give_role(SECOND, Role.QUALITY_LEAD)
    allocation = office.allocate()
    fill(FIRST, allocation)
    board = office.as_(SECOND).board
    assert board.row(allocation).conversation.value == told
    assert board.completeness(office.round_id).audits == (0 if mode is Mode.BLIND else 1)
    fill(SECOND, allocation)
    assert office.as_(SECOND).board.row(allocation).conversation is Conversation.HELD


def test_r122_completeness_counts_the_answers_that_submitted_audits_need(held: Office, fill: Fill) -> None:
    allocation = held.allocate()
    held.as_(SECOND).auditing.begin(allocation)
    board = held.as_(LEAD).board
    assert board.completeness(held.round_id) == Completeness(0, 0, 0, 0)
    fill(FIRST, allocation)
    board = held.as_(LEAD).board
    found = board.completeness(held.round_id)
    assert (found.audits, found.full) == (1, 1)
    assert found.given == found.needed > 30
    # As a file from another laptop may bring it: a submitted audit with a gap.
    with held.as_(LEAD).work.store.transaction() as session:
        record = records.audit(session, allocation, "first")
        assert record is not None
        session.delete(records.answer(session, record.id, "SAF-02"))
    assert board.completeness(held.round_id) == found, "what is frozen is counted once"
    anew = type(board)(held.as_(LEAD).work).completeness(held.round_id)
    assert anew == Completeness(1, 0, found.given - 1, found.needed)


def queries(desk: Desk, ask: Callable[[], object]) -> int:
    """How many statements a question takes."""
    asked: list[str] = []
    engine = desk.work.store._reader

    def note(*given: object) -> None:
        asked.append(str(given[2]))

    event.listen(engine, "before_cursor_execute", note)
    ask()
    event.remove(engine, "before_cursor_execute", note)
    return len(asked)


def test_the_board_asks_the_same_number_of_queries_whatever_the_number_of_cases(held: Office) -> None:
    held.allocate()
    few = [
        queries(held.as_(LEAD), lambda: held.as_(LEAD).board.rows(held.round_id)),
        queries(held.as_(LEAD), lambda: held.as_(LEAD).board.row(1)),
        queries(held.as_(LEAD), held.as_(LEAD).rounds.listing),
    ]
    for number in range(2, 12):
        held.allocate(f"PW-{number}")
    lead = held.as_(LEAD)
    many = [
        queries(lead, lambda: lead.board.rows(held.round_id)),
        queries(lead, lambda: lead.board.row(1)),
        queries(lead, lead.rounds.listing),
    ]
    assert many == few
    assert max(many) < 14
    by_id = {row.allocation_id: row for row in lead.board.rows(held.round_id)}
    assert all(lead.board.row(number) == row for number, row in by_id.items())


def test_a_reopened_audit_is_not_counted_as_in(held: Office, fill: Fill) -> None:
    allocation = held.allocate()
    fill(FIRST, allocation)
    lead = held.as_(LEAD)
    assert [(one.submitted, one.second_submitted) for one in lead.rounds.listing()] == [(1, 0)]
    lead.auditing.reopen(allocation, Seat.FIRST, "The wrong key was pressed.")
    assert [(one.submitted, one.second_submitted) for one in lead.rounds.listing()] == [(0, 0)]


def test_r028_a_draft_of_whoever_declared_a_conflict_goes_to_somebody_else(held: Office) -> None:
    allocation = held.allocate()
    held.as_(FIRST).auditing.begin(allocation)
    held.as_(FIRST).own_conflicts.declare("PW-1")
    lead = held.as_(LEAD)
    row = lead.board.row(allocation)
    assert (row.first.conflict, row.second.conflict) == (True, False)
    lead.allocation.reassign(allocation, Seat.FIRST, OTHER, "A-02 declared a conflict.")
    row = lead.board.row(allocation)
    assert (row.first.auditor, row.first.state, row.first.conflict) == (OTHER, "not started", False)
    assert lead.check() == ()


def test_r028_a_conflict_that_was_set_aside_with_a_reason_is_not_waited_for_until_it_is_declared_again(
    held: Office,
) -> None:
    held.as_(FIRST).own_conflicts.declare("PW-1")
    lift = Lift(FIRST, Rule.DECLARED, "Nobody else is here this week.")
    lead = held.as_(LEAD)
    new = NewAllocation("PW-1", FIRST, SECOND, cover=COVER, lifts=(lift,))
    allocation = lead.allocation.allocate(held.round_id, new)
    assert not lead.board.row(allocation).first.conflict
    (task,) = held.as_(FIRST).worklist.tasks()
    assert not task.conflict
    held.as_(FIRST).own_conflicts.declare("PW-1")
    (task,) = held.as_(FIRST).worklist.tasks()
    assert task.conflict
    assert held.as_(LEAD).board.row(allocation).first.conflict
    held.as_(FIRST).own_conflicts.withdraw("PW-1")
    assert not held.as_(FIRST).worklist.tasks()[0].conflict
    assert held.as_(SECOND).worklist.tasks()[0].conflict is False
