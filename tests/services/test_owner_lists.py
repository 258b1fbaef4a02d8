"""What an owner is given of their actions, on paper and in a calendar: never more than the owner may see (R-134)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import icalendar
import pytest

from audit_tool.analysis.action_states import Step
from audit_tool.analysis.action_words import Level, Source, Urgency
from audit_tool.errors import NotAllowedError
from audit_tool.exchange.calendar_file import calendar_of
from audit_tool.services.action_terms import NewAction, Origin, Revision
from audit_tool.services.days_to_keep import days_of
from audit_tool.services.owner_lists import OwnerList
from tests.conftest import Office

Fill = Callable[..., None]
TODAY, SOON, LATER = date(2026, 11, 10), date(2026, 11, 12), date(2026, 11, 24)
SECRET = "Agree with the family of PW-1 who calls in the evenings."
NEW = NewAction(SECRET, Level.CHILD, Urgency.TWENTY_DAYS, "A-11", LATER)
DONE = "The case note of 20 November says who calls when."


def raise_as(office: Office, person: str, **changed: object) -> int:
    (made,) = office.as_(person).actions.raise_new(replace(NEW, **changed)).ids  # type: ignore[arg-type]
    return made


def texts(found: OwnerList) -> list[str]:
    return [line.text for line in found.to_do]


def test_an_owners_list_has_what_is_to_do_by_date_and_what_waits_for_a_check_apart(round_held: Office) -> None:
    raise_as(round_held, "Q-01", text="The later one of these two.")
    raise_as(round_held, "Q-01", text="The sooner one of these two.", due_on=SOON)
    raise_as(round_held, "Q-01", text="One without any date yet.", due_on=None, due_missing=True)
    raise_as(round_held, "Q-01", text="One that somebody else owns.", owner="A-09")
    done = raise_as(round_held, "Q-01", text="One that is said to be done.")
    gone = raise_as(round_held, "Q-01", text="One that is withdrawn again.")
    round_held.as_("A-11").actions.step((done,), Step.CLAIM, DONE)
    round_held.as_("Q-01").actions.step((gone,), Step.WITHDRAW, "The family moved away.")
    for reader in ("A-11", "Q-01"):
        found = round_held.as_(reader).owner_lists.of("A-11")
        assert texts(found) == [
            "One without any date yet.", "The sooner one of these two.", "The later one of these two.",
        ]  # fmt: skip
        assert [line.text for line in found.unchecked] == ["One that is said to be done."]


def test_the_lead_has_everybodys_list_also_a_roles_and_others_their_own(round_held: Office) -> None:
    raise_as(round_held, "Q-01")
    raise_as(round_held, "Q-01", owner="Team manager, North")
    assert round_held.as_("Q-01").owner_lists.owners() == ("A-11", "Team manager, North")
    assert texts(round_held.as_("Q-01").owner_lists.of("Team manager, North")) == [SECRET]
    assert round_held.as_("A-11").owner_lists.owners() == ("A-11",)
    assert round_held.as_("A-09").owner_lists.owners() == ()
    for other in ("Team manager, North", "A-09"):
        with pytest.raises(NotAllowedError):
            round_held.as_("A-11").owner_lists.of(other)


def test_r080_what_the_lead_hands_out_tells_no_auditor_of_the_other_audit(round_held: Office, fill: Fill) -> None:
    """The lead sees all, but a list is handed to its owner."""
    fill("A-02", 1)
    record = round_held.as_("A-02").auditing.begin(1)
    raise_as(round_held, "A-02", owner="A-09", origin=Origin(Source.RECORD, record_id=record))
    fill("A-09", 1)
    raise_as(round_held, "M-01", owner="A-02", origin=Origin(Source.MODERATION, allocation_id=1, question="PLN-15"))
    raise_as(round_held, "M-01", owner="A-11", origin=Origin(Source.MODERATION, allocation_id=1, question="PLN-15"))
    lead = round_held.as_("Q-01")
    for auditor in ("A-02", "A-09"):
        assert texts(lead.owner_lists.of(auditor)) == []
        assert texts(round_held.as_(auditor).owner_lists.of(auditor)) == []
        assert round_held.as_(auditor).owner_lists.days().days.entries == ()
        assert lead.going_out.page(1, auditor).actions == ()
    assert texts(lead.owner_lists.of("A-11")) == [SECRET], "who audits nothing of it can begin"
    round_held.as_("M-01").moderating.accept_agreed(1)
    round_held.as_("M-01").moderating.finish(1)
    for auditor in ("A-02", "A-09"):
        assert texts(lead.owner_lists.of(auditor)) == texts(round_held.as_(auditor).owner_lists.of(auditor)) == [SECRET]


def test_what_a_draft_asks_for_is_handed_to_nobody(round_held: Office, fill: Fill) -> None:
    record = round_held.as_("A-02").auditing.begin(1)
    for owner in ("A-11", "Team manager, North"):
        raise_as(round_held, "A-02", owner=owner, origin=Origin(Source.RECORD, record_id=record))
        assert texts(round_held.as_("Q-01").owner_lists.of(owner)) == []
    fill("A-02", 1)
    for owner in ("A-11", "Team manager, North"):
        assert texts(round_held.as_("Q-01").owner_lists.of(owner)) == [SECRET]


def test_due_dates_are_days_to_keep_and_others_are_counted(round_held: Office) -> None:
    raise_as(round_held, "Q-01", level=Level.TEAM, due_on=SOON)
    raise_as(round_held, "Q-01")
    raise_as(round_held, "Q-01", due_on=None, due_missing=True)
    found = round_held.as_("A-11").owner_lists.days()
    assert [(each.first, each.title) for each in found.days.entries] == [
        (SOON, "Action due (team level)"), (LATER, "Action due (child level)"),
    ]  # fmt: skip
    assert (found.late, found.undated) == (0, 1)
    round_held.clock.now += timedelta(days=7)
    found = round_held.as_("A-11").owner_lists.days()
    assert [each.first for each in found.days.entries] == [LATER]
    assert (found.late, found.undated) == (1, 1)
    assert round_held.as_("Q-01").owner_lists.days().days.entries == (), "whoever raises it does not own it"


def events(file: bytes) -> dict[str, tuple[date, str]]:
    calendar = icalendar.Calendar.from_ical(file)
    assert isinstance(calendar, icalendar.Calendar)
    found = [each for each in calendar.walk("VEVENT") if isinstance(each, icalendar.Event)]
    return {str(each["UID"]): (each.start, str(each["SUMMARY"])) for each in found}


def test_a_calendar_that_others_see_tells_no_case_no_word_and_no_owner(round_held: Office) -> None:
    raise_as(round_held, "Q-01", origin=Origin(reference="PW-1"), theme="Neglect", helping="School nurse")
    desk = round_held.as_("A-11")
    text = calendar_of(desk.owner_lists.days().days, round_held.clock.now).decode().replace("\r\n ", "")
    assert "SUMMARY:Action due (child level)" in text
    for word in ("PW-1", "family", "A-11", "Q-01", "Neglect", "nurse", "Practice week: November"):
        assert word not in text, word


def test_an_action_is_one_entry_in_the_rounds_file_and_in_its_own_and_moves_with_its_date(round_held: Office) -> None:
    """R-032: whichever file somebody takes in last, no due date stands in their calendar twice."""
    action = raise_as(round_held, "Q-01", owner="A-02")
    desk, now = round_held.as_("A-02"), round_held.clock.now
    own = events(calendar_of(desk.owner_lists.days().days, now))
    week = events(calendar_of(days_of(desk.going_out.page(1)), now))
    assert own.items() <= week.items()
    assert len(own) == 1
    round_held.as_("Q-01").actions.revise((action,), Revision(due_on=SOON), "The family asked for it.")
    moved = events(calendar_of(desk.owner_lists.days().days, now))
    assert (set(moved), list(moved.values())) == (set(own), [(SOON, "Action due (child level)")])
