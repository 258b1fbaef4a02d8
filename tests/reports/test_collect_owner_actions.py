"""R-134: an owner's list, one's own or by the quality lead for any owner, also a role without a login."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from audit_tool.analysis.action_states import Step
from audit_tool.analysis.action_words import Level, Urgency
from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.reports.catalogue import render
from audit_tool.reports.owner_actions.collect import LATE, LATER, UNCHECKED, UNDATED, WEEK, collect
from audit_tool.reports.request import Request
from audit_tool.services.action_terms import NewAction, Origin, Revision
from tests.conftest import Office, kept

ROLE = "Team manager, North"
NEW = NewAction("Agree who calls in the evenings.", Level.TEAM, Urgency.TWENTY_DAYS, ROLE, date(2026, 11, 12))


@pytest.fixture
@kept
def asked(office: Office) -> Office:
    """Five actions of a role; nine days on, one of them is late, and one is said to be done."""
    office.hold_round()
    office.allocate()
    lead = office.as_("Q-01").actions
    lead.raise_new(NEW)
    lead.raise_new(replace(NEW, due_on=date(2026, 11, 20), origin=Origin(reference="PW-1"), level=Level.CHILD))
    lead.raise_new(replace(NEW, due_on=date(2026, 12, 1), theme="Evenings", origin=Origin(round_id=1)))
    lead.raise_new(replace(NEW, due_on=None, due_missing=True))
    lead.raise_new(replace(NEW, due_on=date(2026, 11, 13)))
    lead.raise_new(replace(NEW, owner="A-11"))
    lead.revise((3,), Revision(due_on=date(2026, 12, 8)), "The family asked for another week.")
    office.clock.now += timedelta(days=9)
    lead.step((5,), Step.CLAIM, "The minutes of the team say so.")
    return office


def test_what_is_late_comes_first_and_nothing_is_lost(asked: Office) -> None:
    found = collect(asked.as_("Q-01"), Request(person=ROLE))
    assert [title for title, _ in found.parts] == [LATE, WEEK, LATER, UNDATED, UNCHECKED]
    assert [len(actions) for _, actions in found.parts] == [1] * 5
    assert found.sentence == (
        "4 to do: 1 late, 1 due this week, 1 without a date. 1 more is said to be done and waits for a check."
    )
    assert (found.owner, found.line) == (ROLE, "Thursday 19 November 2026")
    late, week, later, undated, unchecked = (actions[0] for _, actions in found.parts)
    assert (late.due, late.day, late.case) == ("Late by 7 days", "12 November 2026", "")
    assert (week.due, week.day, week.case, week.level) == ("Due tomorrow", "20 November 2026", "PW-1", "Child")
    assert (later.due, later.day) == ("8 December 2026", "first 1 December 2026")
    assert later.about == "Evenings. Practice week: November 2026"
    assert (undated.due, undated.day, unchecked.state) == ("No date yet", "", "Done, evidence given")


def test_everybody_has_their_own_and_only_the_lead_anothers(asked: Office) -> None:
    own = collect(asked.as_("A-11"), Request())
    assert (own.owner, own.sentence) == ("A-11", "1 to do: 1 late.")
    assert collect(asked.as_("Q-01"), Request(person="A-11")).parts == own.parts
    for person in ("A-11", "M-01"):
        with pytest.raises(NotAllowedError):
            collect(asked.as_(person), Request(person=ROLE))


def test_who_owns_nothing_has_no_list(asked: Office) -> None:
    for person, owner in (("A-09", ""), ("Q-01", "Team manger")):
        with pytest.raises(WrongInputError, match=r"has nothing to do\. Nothing was made"):
            collect(asked.as_(person), Request(person=owner))
    assert render("owner-actions", asked.as_("A-11"), Request(large=True)).startswith(b"%PDF")
