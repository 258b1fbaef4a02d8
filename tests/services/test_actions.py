"""Actions: raised from audits, done with evidence, checked by somebody else, never lost (R-134 to R-137)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from audit_tool.analysis.action_states import State, Step
from audit_tool.analysis.action_words import Column, Due, Impact, Level, Source, Urgency, Wanted
from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.formdef.answers import Answer
from audit_tool.services.action_terms import ActionDetail, Difference, NewAction, Noted, Origin, Revision
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.desk import Desk
from audit_tool.services.identity import Role
from audit_tool.services.people import NewPerson
from tests.conftest import Office
from tests.services.test_permissions import decide

Fill = Callable[..., None]
TODAY = date(2026, 11, 10)
LATER = date(2026, 11, 24)
TEXT = "Agree with the family who calls in the evenings."
NEW = NewAction(TEXT, Level.CHILD, Urgency.TWENTY_DAYS, "A-11", LATER)
DONE = "The case note of 20 November says who calls when."


def raise_as(office: Office, person: str, new: NewAction = NEW) -> int:
    (made,) = office.as_(person).actions.raise_new(new).ids
    return made


def one(office: Office, person: str, action: int) -> ActionDetail:
    return office.as_(person).actions.one(action)


def listed(desk: Desk, **wanted: object) -> list[str]:
    return [line.text for line in desk.actions.page(Wanted(**wanted))]  # type: ignore[arg-type]


def test_r134_an_action_has_all_that_the_catalogue_asks_for(round_held: Office) -> None:
    desk = round_held.as_("A-02")
    record = desk.auditing.begin(1)
    origin = Origin(Source.QUESTION, record_id=record, question="SAF-01")
    new = replace(
        NEW, origin=origin, helping="School nurse", theme="safety", plan_reference="PMQA 1/2.1", baseline="No calls."
    )
    found = one(round_held, "A-02", raise_as(round_held, "A-02", new))
    line = found.line
    assert (line.text, line.level, line.owner, line.urgency) == (TEXT, Level.CHILD, "A-11", Urgency.TWENTY_DAYS)
    assert (line.due_on, line.first_due_on, line.state, line.late) == (LATER, LATER, State.OPEN, False)
    assert (line.reference, line.round_name) == ("PW-1", "Practice week: November 2026")
    assert (found.source, found.question, found.form, found.record_id) == (Source.QUESTION, "SAF-01", "CIN", record)
    assert (found.helping, found.plan_reference, found.baseline) == ("School nurse", "PMQA 1/2.1", "No calls.")
    assert [entry.act for entry in found.history] == [Noted.RAISED]


def test_r135_done_checked_and_impact_are_three_things_by_different_people(round_held: Office) -> None:
    action = raise_as(round_held, "Q-01", replace(NEW, baseline="Nobody calls in the evening."))
    with pytest.raises(WrongInputError, match="what shows that it is done"):
        round_held.as_("A-11").actions.step((action,), Step.CLAIM, "Done")
    round_held.as_("A-11").actions.step((action,), Step.CLAIM, DONE)
    with pytest.raises(NotAllowedError, match="You said that it is done"):
        round_held.as_("A-11").actions.step((action,), Step.CHECK)
    seen = Difference(Impact.CHANGE, TODAY, "The child says that it is calmer.")
    with pytest.raises(NotAllowedError, match="once it is checked"):
        round_held.as_("Q-01").actions.note_impact(action, seen)
    round_held.as_("Q-01").actions.step((action,), Step.CHECK)
    found = one(round_held, "Q-01", action)
    assert (found.line.state, found.claimed_by, found.checked_by, found.evidence) == (
        State.CHECKED, "A-11", "Q-01", DONE,
    )  # fmt: skip
    assert found.impact is None, "checked says nothing of what it changed"
    round_held.clock.now += timedelta(days=90)
    round_held.as_("Q-01").actions.note_impact(action, replace(seen, seen_on=date(2027, 2, 8)))
    found = one(round_held, "A-11", action)
    assert (found.impact, found.impact_on, found.line.state) == (Impact.CHANGE, date(2027, 2, 8), State.CHECKED)


def test_the_owner_never_checks_even_where_somebody_else_said_that_it_is_done(round_held: Office) -> None:
    action = raise_as(round_held, "Q-01", replace(NEW, owner="Team manager, North"))
    round_held.as_("Q-01").actions.step((action,), Step.CLAIM, DONE)
    with pytest.raises(NotAllowedError, match="You said"):
        round_held.as_("Q-01").actions.step((action,), Step.CHECK)
    assert one(round_held, "Q-01", action).barred.keys() == {Step.CHECK, Step.SEND_BACK}
    round_held.as_("A-11").actions.step((action,), Step.SEND_BACK, "The note says nothing of evenings.")
    assert one(round_held, "A-11", action).line.state is State.NOT_EVIDENCED


def test_a_difference_needs_a_baseline_a_day_that_was_and_words(round_held: Office) -> None:
    action = raise_as(round_held, "Q-01")
    round_held.as_("A-11").actions.step((action,), Step.CLAIM, DONE)
    round_held.as_("Q-01").actions.step((action,), Step.CHECK)
    desk = round_held.as_("Q-01")
    good = Difference(Impact.SOME, TODAY, "The child says that it is calmer.", "Nobody called.")
    for wrong, words in (
        (replace(good, baseline=""), "needs a baseline"),
        (replace(good, words="Yes"), "what was seen"),
        (replace(good, seen_on=TODAY + timedelta(days=1)), "still to come"),
        (replace(good, seen_on=TODAY - timedelta(days=1)), "after the action was done"),
    ):
        with pytest.raises(WrongInputError, match=words):
            desk.actions.note_impact(action, wrong)
    desk.actions.note_impact(action, Difference(Impact.TOO_EARLY, TODAY))
    desk.actions.note_impact(action, good)
    assert [entry.act for entry in desk.actions.one(action).history][-2:] == [Noted.IMPACT, Noted.IMPACT]


def test_the_first_date_and_every_later_one_are_kept_with_reasons(round_held: Office) -> None:
    action = raise_as(round_held, "Q-01")
    desk = round_held.as_("Q-01")
    with pytest.raises(WrongInputError, match="why the date is another one"):
        desk.actions.revise((action,), Revision(due_on=date(2026, 12, 1)))
    desk.actions.revise((action,), Revision(due_on=date(2026, 12, 1)), "The worker is away until then.")
    desk.actions.revise((action,), Revision(due_on=date(2026, 12, 8)), "The family asked for another week.")
    found = desk.actions.one(action)
    assert (found.line.first_due_on, found.line.due_on) == (LATER, date(2026, 12, 8))
    assert [(entry.words, entry.changes) for entry in found.history[1:]] == [
        ("The worker is away until then.", (("Due date", "24 November 2026", "1 December 2026"),)),
        ("The family asked for another week.", (("Due date", "1 December 2026", "8 December 2026"),)),
    ]


def test_another_wording_keeps_both(round_held: Office) -> None:
    action = raise_as(round_held, "Q-01")
    again = "Agree with the family who calls each evening."
    round_held.as_("Q-01").actions.revise((action,), Revision(text=again))
    found = one(round_held, "Q-01", action)
    assert found.line.text == again
    assert found.history[-1].changes == (("Wording", TEXT, again),)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"due_on": date(2026, 11, 9)}, "9 November 2026 is past"),
        ({"due_on": None}, "needs a due date"),
        ({"owner": "  "}, "needs an owner"),
        ({"owner": "Jayden Smith"}, "looks like a name"),
        ({"text": "Better"}, "what needs to be different"),
        ({"origin": Origin(round_id=99)}, "no such round"),
        ({"origin": Origin(reference="Smith")}, "Nothing was"),
    ],
)
def test_what_an_action_cannot_be(round_held: Office, changed: dict[str, object], words: str) -> None:
    desk = round_held.as_("A-02")
    with pytest.raises(WrongInputError, match=words):
        desk.actions.raise_new(replace(NEW, **changed))  # type: ignore[arg-type]
    assert desk.actions.count(Wanted()) == 0


def test_r134_r052_level_urgency_theme_plan_reference_and_baseline_change_and_what_was_is_kept(
    round_held: Office,
) -> None:
    action = raise_as(round_held, "Q-01", replace(NEW, plan_reference="PMQA 1/2.1"))
    anew = Revision(
        level=Level.TEAM, urgency=Urgency.TODAY, theme="Evenings", plan_reference="PMQA 3/1", baseline="Nobody calls."
    )
    round_held.as_("Q-01").actions.revise((action,), anew, "It is so in all of the team.")
    found = one(round_held, "Q-01", action)
    assert (found.line.level, found.line.urgency, found.line.theme) == (Level.TEAM, Urgency.TODAY, "Evenings")
    assert (found.plan_reference, found.baseline, found.line.due_on) == ("PMQA 3/1", "Nobody calls.", LATER)
    assert found.history[-1].words == "It is so in all of the team."
    assert found.history[-1].changes == (
        ("Level", "Child", "Team"),
        ("Urgency", "Within 20 working days", "Today"),
        ("Theme", "", "Evenings"),
        ("Plan reference", "PMQA 1/2.1", "PMQA 3/1"),
        ("Baseline", "", "Nobody calls."),
    )
    assert listed(round_held.as_("Q-01"), text="pmqa 3/1") == [TEXT], "it is found by what it is called now"
    round_held.as_("Q-01").actions.undo((action,))
    assert one(round_held, "Q-01", action).line.level is Level.CHILD


def test_nothing_is_due_before_the_audit_or_the_round_that_it_comes_from(round_held: Office) -> None:
    record = round_held.as_("A-02").auditing.begin(1)
    # A clock set back, so that a day can be to come and still lie before the audit.
    round_held.clock.now -= timedelta(days=5)
    early = replace(NEW, due_on=date(2026, 11, 6))
    with pytest.raises(WrongInputError, match=r"before the audit it comes from \(10 November 2026\)"):
        raise_as(round_held, "A-02", replace(early, origin=Origin(Source.RECORD, record_id=record)))
    with pytest.raises(WrongInputError, match=r"before the first day of its round \(9 November 2026\)"):
        raise_as(round_held, "Q-01", replace(early, origin=Origin(Source.ROUND, round_id=1)))


def test_no_owner_or_date_only_where_somebody_says_so(round_held: Office) -> None:
    missing = replace(NEW, owner="", due_on=None, owner_missing=True, due_missing=True)
    action = raise_as(round_held, "Q-01", missing)
    line = one(round_held, "Q-01", action).line
    assert (line.owner_words, line.due_words, line.late) == ("Nobody yet", "No date yet", False)
    desk = round_held.as_("Q-01")
    assert listed(desk, due=Due.NONE) == [TEXT]
    with pytest.raises(WrongInputError, match="a person or a role"):
        desk.actions.revise((action,), Revision(owner=" "))
    desk.actions.revise((action,), Revision(owner="A-11", due_on=LATER))
    line = desk.actions.one(action).line
    assert (line.owner_words, line.first_due_on, line.due_on) == ("A-11", LATER, LATER)
    assert listed(desk, due=Due.NONE) == []


def test_act04_an_auditor_owns_what_they_ask_for_only_as_their_own_promise(round_held: Office) -> None:
    record = round_held.as_("A-02").auditing.begin(1)
    mine = replace(NEW, owner="A-02", origin=Origin(Source.RECORD, record_id=record))
    with pytest.raises(WrongInputError, match="your own promise"):
        raise_as(round_held, "A-02", mine)
    action = raise_as(round_held, "A-02", replace(mine, own_promise=True))
    assert one(round_held, "A-02", action).line.owner == "A-02"


def test_an_owner_who_left_is_flagged_and_somebody_else_proposed(round_held: Office) -> None:
    lead = round_held.as_("Q-01")
    lead.people.add(NewPerson("A-20", line_manager="A-09"))
    action = raise_as(round_held, "Q-01", replace(NEW, owner="A-20"))
    assert one(round_held, "Q-01", action).proposed_owner == ""
    lead.people.leaves("A-20", TODAY)
    found = one(round_held, "Q-01", action)
    assert (found.line.owner_words, found.line.owner_left, found.proposed_owner) == (
        "A-20, who has left", TODAY, "A-09",
    )  # fmt: skip
    assert listed(lead) == [TEXT], "nothing is lost"
    with pytest.raises(WrongInputError, match="A-20 left on"):
        lead.actions.raise_new(replace(NEW, owner="A-20"))
    # Nobody is there to say that it is done, so whoever leads can.
    assert Step.CLAIM in found.steps
    lead.actions.revise((action,), Revision(owner=found.proposed_owner))
    assert one(round_held, "A-09", action).line.owner_words == "A-09"


def test_an_action_is_carried_forward_with_a_link_both_ways(round_held: Office) -> None:
    action = raise_as(round_held, "Q-01", replace(NEW, plan_reference="SG 3/1"))
    desk = round_held.as_("Q-01")
    with pytest.raises(WrongInputError, match="new due date"):
        desk.actions.step((action,), Step.CARRY, "The family moved.")
    with pytest.raises(WrongInputError, match="why it is carried forward"):
        desk.actions.carry(action, date(2027, 2, 1), "Later")
    old, new = desk.actions.carry(action, date(2027, 2, 1), "It goes on into the next practice week.").ids
    before, after = desk.actions.one(old), desk.actions.one(new)
    assert (before.line.state, before.carried_to, after.carried_from) == (State.CARRIED, new, old)
    assert (after.line.state, after.line.due_on, after.plan_reference) == (State.OPEN, date(2027, 2, 1), "SG 3/1")
    assert before.steps == ()
    desk.actions.undo((old,))
    assert (desk.actions.one(old).line.state, desk.actions.one(old).carried_to) == (State.OPEN, None)
    assert desk.actions.one(new).line.state is State.WITHDRAWN
    assert desk.check() == ()


def test_what_was_carried_on_and_has_gone_on_is_not_taken_back(round_held: Office) -> None:
    action = raise_as(round_held, "Q-01")
    old, new = round_held.as_("Q-01").actions.carry(action, LATER, "It goes on into the next week.").ids
    round_held.as_("A-11").actions.step((new,), Step.START)
    with pytest.raises(NotAllowedError, match="gone on since"):
        round_held.as_("Q-01").actions.undo((old,))


def test_undo_is_a_further_entry_and_only_ones_own_last_step_is_taken_back(round_held: Office) -> None:
    action = raise_as(round_held, "Q-01")
    with pytest.raises(WrongInputError, match="Withdraw it with a reason"):
        round_held.as_("Q-01").actions.undo((action,))
    owner = round_held.as_("A-11").actions
    owner.step((action,), Step.START)
    owner.step((action,), Step.CLAIM, DONE)
    with pytest.raises(NotAllowedError, match="Somebody else"):
        round_held.as_("Q-01").actions.undo((action,))
    owner = round_held.as_("A-11").actions
    owner.undo((action,))
    assert owner.one(action).line.state is State.IN_PROGRESS
    owner.undo((action,))
    found = owner.one(action)
    assert (found.line.state, found.evidence, found.may_undo) == (State.OPEN, "", False)
    assert [(entry.number, entry.act, entry.undoes) for entry in found.history] == [
        (1, Noted.RAISED, None), (2, Noted.START, None), (3, Noted.CLAIM, None), (4, Noted.UNDO, 3), (5, Noted.UNDO, 2),
    ]  # fmt: skip


def test_many_are_changed_at_once_and_taken_back_at_once(round_held: Office) -> None:
    actions = tuple(raise_as(round_held, "Q-01", replace(NEW, text=f"{TEXT} No. {n}")) for n in range(3))
    desk = round_held.as_("Q-01")
    desk.actions.revise(actions[:1], Revision(owner="A-09"))
    outcome = desk.actions.revise(actions, Revision(owner="A-09"))
    assert outcome.ids == actions[1:], "one had it already"
    desk.actions.undo(outcome.ids)
    assert [desk.actions.one(each).line.owner for each in actions] == ["A-09", "A-11", "A-11"]
    desk.actions.step(actions[1:2], Step.WITHDRAW, "The family moved away.")
    with pytest.raises(WrongInputError, match=r"“.*No. 1” stands in the way, so none of 3 was changed"):
        desk.actions.revise(actions, Revision(due_on=date(2026, 12, 1)), "After the holidays.")
    assert {desk.actions.one(each).line.due_on for each in actions} == {LATER}
    with pytest.raises(WrongInputError, match="Nothing is different"):
        desk.actions.revise(actions[:1], Revision(owner="A-09"))


def test_a_clock_set_back_keeps_the_order_and_is_told(round_held: Office) -> None:
    action = raise_as(round_held, "Q-01")
    round_held.clock.now += timedelta(hours=3)
    assert round_held.as_("A-11").actions.step((action,), Step.START).remark == ""
    before = one(round_held, "A-11", action).history[-1].at
    round_held.clock.now = datetime(2026, 11, 10, 6, 0, tzinfo=UTC)
    outcome = round_held.as_("A-11").actions.step((action,), Step.CLAIM, DONE)
    assert "clock stands before" in outcome.remark
    found = one(round_held, "A-11", action)
    last = found.history[-1]
    assert (last.number, last.at, found.claimed_at) == (3, before, before)
    assert last.clock_at is not None
    assert last.clock_at < before
    assert round_held.as_("Q-01").check() == ()


def test_a_list_is_filtered_sorted_and_read_by_the_page(round_held: Office) -> None:
    for number, (level, owner, days) in enumerate(
        [(Level.TEAM, "A-11", 3), (Level.CHILD, "Team manager", 1), (Level.CHILD, "A-09", 30)]
    ):
        origin = Origin(Source.ROUND, round_id=1) if number else Origin()
        new = NewAction(f"Action no. {number} of all", level, Urgency.TODAY, owner, TODAY + timedelta(days), origin)
        raise_as(round_held, "Q-01", replace(new, theme="Größe 50%" if number == 2 else ""))
    lead = round_held.as_("Q-01")

    def numbers(**wanted: object) -> str:
        return "".join(text[11] for text in listed(lead, **wanted))

    assert numbers() == "102"
    assert numbers(down=True) == "201"
    assert numbers(column=Column.LEVEL) == "120"
    assert numbers(column=Column.OWNER) == "201"
    assert numbers(column=Column.TEXT, down=True) == "210"
    assert numbers(level="child") == "12"
    assert numbers(owner="A-11") == "0"
    assert numbers(round_id=1) == "12"
    assert numbers(due=Due.WEEK) == "10"
    assert numbers(text="ALL 2") == "2"
    assert numbers(text="GRÖSSE") == "2"
    assert numbers(text="50%") == "2"
    assert numbers(text="50_") == numbers(text="%")[1:] == ""
    assert numbers(state="done") == ""
    assert [line.text[11] for line in lead.actions.page(Wanted(), start=1, size=1)] == ["0"]
    assert lead.actions.count(Wanted(level="child")) == 2
    assert lead.actions.owners() == ("A-09", "A-11", "Team manager")
    round_held.clock.now += timedelta(days=2)
    assert numbers(due=Due.LATE) == "1"
    lead = round_held.as_("Q-01")
    assert [line.late for line in lead.owner_lists.of("Team manager").to_do] == [True]


@pytest.mark.parametrize("column", Column)
@pytest.mark.parametrize(
    "wanted",
    [Wanted(), Wanted(waiting=True), Wanted(state="open"), Wanted(due=Due.LATE), Wanted(due=Due.NONE, text="calls"),
     Wanted(text="calls", waiting=True), Wanted(waiting=True, down=True), Wanted(waiting=True, text="nothing like it")],
)  # fmt: skip
def test_what_a_key_press_finds_is_what_is_counted_and_read_by_the_page(
    round_held: Office, wanted: Wanted, column: Column
) -> None:
    for n, level in enumerate((*Level, *Level)):
        day = None if n % 4 == 3 else LATER - timedelta(days=n % 3)
        new = replace(NEW, level=level, owner=f"Team {n % 3}", due_on=day, due_missing=day is None)
        raise_as(round_held, "Q-01", replace(new, text=f"Agree who {'calls' if n % 2 else 'visits'}, number {n}."))
    round_held.as_("Q-01").actions.step((2,), Step.CLAIM, DONE)
    round_held.as_("Q-01").actions.step((5,), Step.WITHDRAW, "The family moved away.")
    round_held.clock.now += timedelta(days=14)
    desk, wanted = round_held.as_("Q-01"), replace(wanted, column=column)
    total, lines = desk.actions.find(wanted, size=3)
    assert total == desk.actions.count(wanted)
    assert lines == desk.actions.page(wanted, size=3)
    assert (total, len(lines)) != (10, 0)


def test_somebody_is_reminded_of_what_is_late_or_due_and_of_what_waits_for_their_check(round_held: Office) -> None:
    soon = raise_as(round_held, "Q-01", replace(NEW, due_on=date(2026, 11, 12)))
    undated = raise_as(round_held, "Q-01", replace(NEW, due_on=None, due_missing=True))
    raise_as(round_held, "Q-01")
    owner = round_held.as_("A-11")
    reminded = owner.action_reminders.own
    assert [(each.line.id, each.step) for each in reminded()] == [(undated, Step.START), (soon, Step.START)]
    owner.actions.step((soon,), Step.START)
    assert reminded()[1].step is Step.CLAIM
    owner.actions.step((soon,), Step.CLAIM, DONE)
    assert [each.line.id for each in reminded()] == [undated]
    assert [(each.line.id, each.step) for each in round_held.as_("Q-01").action_reminders.own()] == [(soon, Step.CHECK)]


def test_r080_until_the_case_is_decided_no_other_auditor_sees_what_one_asks_for(round_held: Office, fill: Fill) -> None:
    record = round_held.as_("A-02").auditing.begin(1)
    origin = Origin(Source.RECORD, record_id=record)
    raise_as(round_held, "A-02", replace(NEW, owner="A-09", origin=origin))
    raise_as(round_held, "A-02", replace(NEW, text="All teams: write down who calls."))
    raise_as(round_held, "Q-01", replace(NEW, owner="A-09", text="Ask the school about this child.",
                                         origin=Origin(reference="PW-1")))  # fmt: skip

    def sees(person: str) -> int:
        return round_held.as_(person).actions.count(Wanted())

    def all_see() -> str:
        return " ".join(str(sees(person)) for person in ("A-02", "Q-01", "A-09", "A-11", "M-01"))

    # The owner of the first, its author and the lead; of a draft nobody else knows.
    assert all_see() == "2 3 0 1 1"
    with pytest.raises(NotAllowedError, match="no such action"):
        round_held.as_("A-09").actions.one(1)
    assert round_held.as_("A-09").action_reminders.own() == ()
    fill("A-02", 1)
    fill("A-09", 1)
    assert all_see() == "2 3 0 1 1", "both are frozen, and nothing is decided"
    decide_agreed(round_held)
    assert all_see() == "2 3 3 1 2"
    assert {line.text for line in round_held.as_("A-02").actions.page(Wanted())} == {
        TEXT, "All teams: write down who calls.",
    }  # fmt: skip


def test_r080_a_reference_typed_otherwise_is_kept_back_too(round_held: Office) -> None:
    round_held.as_("Q-01").people.give_role("A-09", Role.QUALITY_LEAD)
    for typed in ("pw-1", "PW 1"):
        raise_as(round_held, "A-02", replace(NEW, owner="A-09", origin=Origin(reference=typed)))
    assert {line.reference for line in round_held.as_("A-02").actions.page(Wanted())} == {"PW-1"}
    assert round_held.as_("A-09").actions.count(Wanted()) == 0


def test_r080_an_action_that_came_before_its_case_is_kept_back(office: Office) -> None:
    office.hold_round()
    raise_as(office, "A-02", replace(NEW, owner="A-09", origin=Origin(reference="pw-1")))
    office.allocate()
    assert office.as_("A-09").actions.count(Wanted()) == 0


def test_an_owner_typed_in_small_letters_is_that_person(round_held: Office) -> None:
    """Taken for a role in words, it would be in nobody's reminders."""
    action = raise_as(round_held, "Q-01", replace(NEW, owner="a-11", due_on=TODAY))
    assert one(round_held, "Q-01", action).line.owner == "A-11"
    assert [each.line.id for each in round_held.as_("A-11").action_reminders.own()] == [action]


def decide_agreed(office: Office) -> None:
    office.as_("M-01").moderating.accept_agreed(1)
    office.as_("M-01").moderating.finish(1)


def test_an_action_of_a_draft_is_not_its_owners_before_it_is_submitted(round_held: Office, fill: Fill) -> None:
    lead = round_held.as_("Q-01")
    lead.allocation.allocate(1, NewAllocation("PW-2", "A-02", cover={"CVR-02": Answer("child_in_need")}))
    record = round_held.as_("A-02").auditing.begin(2)
    raise_as(round_held, "A-02", replace(NEW, origin=Origin(Source.RECORD, record_id=record)))
    assert round_held.as_("A-11").actions.count(Wanted()) == 0
    assert round_held.as_("Q-01").actions.count(Wanted()) == 1
    fill("A-02", 2)
    assert round_held.as_("A-11").actions.count(Wanted()) == 1


def test_actions_are_raised_from_ones_own_record_and_from_a_case_one_moderates(round_held: Office, fill: Fill) -> None:
    record = round_held.as_("A-02").auditing.begin(1)
    with pytest.raises(NotAllowedError, match="your own audits"):
        raise_as(round_held, "A-09", replace(NEW, origin=Origin(Source.RECORD, record_id=record)))
    with pytest.raises(WrongInputError, match="no question"):
        raise_as(round_held, "A-02", replace(NEW, origin=Origin(Source.QUESTION, record_id=record, question="XXX-1")))
    moderated = replace(NEW, origin=Origin(Source.MODERATION, allocation_id=1, question="PLN-15"))
    with pytest.raises(WrongInputError, match="Both audits must be submitted"):
        raise_as(round_held, "M-01", moderated)
    fill("A-02", 1)
    fill("A-09", 1)
    with pytest.raises(NotAllowedError):
        raise_as(round_held, "A-02", moderated)
    action = raise_as(round_held, "M-01", moderated)
    found = one(round_held, "M-01", action)
    assert (found.line.reference, found.question, found.source) == ("PW-1", "PLN-15", Source.MODERATION)
    assert round_held.as_("A-11").actions.count(Wanted()) == 1, "its owner audits nothing of this case, and can begin"
    assert round_held.as_("A-02").actions.count(Wanted()) == 0


def test_an_action_comes_from_a_concern_that_one_may_see(round_held: Office) -> None:
    concerns = round_held.as_("A-11").concerns
    begun = concerns.begin(1)
    concerns.write(begun, {"worry": "A child is alone.", "seen": "A note of today.", "today": "yes"})
    concerns.raise_now(begun)
    new = replace(NEW, origin=Origin(Source.CONCERN, concern_id=begun))
    with pytest.raises(NotAllowedError, match="cannot see this concern"):
        raise_as(round_held, "A-09", new)
    line = one(round_held, "A-11", raise_as(round_held, "A-11", new)).line
    assert (line.reference, line.round_name) == ("PW-1", "Practice week: November 2026")
    assert round_held.as_("A-09").actions.count(Wanted()) == 0
    assert round_held.as_("Q-01").actions.count(Wanted()) == 1


def test_a_practice_case_needs_no_action(office: Office) -> None:
    from audit_tool.services.calibrating import NewCalibration

    office.as_("Q-01").calibrating.set_up(NewCalibration("Monday", LATER, ("CAL-01",), ("A-02", "A-09")))
    task = office.as_("A-02").worklist.tasks()[0]
    record = office.as_("A-02").auditing.begin(task.allocation_id)
    with pytest.raises(WrongInputError, match="practise"):
        raise_as(office, "A-02", replace(NEW, origin=Origin(Source.RECORD, record_id=record)))


def test_a_withdrawn_or_checked_action_is_opened_again_with_a_reason(round_held: Office) -> None:
    action = raise_as(round_held, "Q-01")
    desk = round_held.as_("Q-01")
    desk.actions.step((action,), Step.WITHDRAW, "The family moved away.")
    with pytest.raises(WrongInputError, match="“withdrawn”"):
        desk.actions.revise((action,), Revision(owner="A-09"))
    with pytest.raises(WrongInputError, match="why it is opened again"):
        desk.actions.step((action,), Step.REOPEN)
    desk.actions.step((action,), Step.REOPEN, "The family came back.")
    found = desk.actions.one(action)
    assert (found.line.state, found.evidence, found.checked_at) == (State.OPEN, "", None)
    assert [entry.words for entry in found.history[1:]] == ["The family moved away.", "The family came back."]


def test_the_check_of_the_workspace_notices_a_changed_history(round_held: Office) -> None:
    from sqlalchemy import text as sql

    action = raise_as(round_held, "Q-01")
    desk = round_held.as_("Q-01")
    assert desk.check() == ()
    with desk.work.store.transaction() as session:
        session.execute(sql("UPDATE action SET owner = 'A-09' WHERE id = :id"), {"id": action})
    assert desk.check() == ("The history of an action raised on 10 November 2026 is not as it was.",)


def test_a_decided_case_shows_its_actions_to_both_auditors_and_its_moderator(round_held: Office, fill: Fill) -> None:
    record = round_held.as_("A-02").auditing.begin(1)
    raise_as(round_held, "A-02", replace(NEW, owner="Team manager", origin=Origin(Source.RECORD, record_id=record)))
    decide(round_held, 1, fill)
    for person, count in (("A-02", 1), ("A-09", 1), ("M-01", 1), ("Q-01", 1), ("A-11", 0)):
        assert round_held.as_(person).actions.count(Wanted()) == count, person
