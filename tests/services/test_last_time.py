"""R-137: a round opens with what became of the actions of the one before."""

from datetime import date, timedelta

from audit_tool.analysis.action_states import Step
from audit_tool.analysis.action_words import Level, Source, Urgency
from audit_tool.analysis.last_round import sentence
from audit_tool.services.action_terms import NewAction, Origin
from audit_tool.services.round_terms import NewRound
from tests.conftest import Office

LATER = date(2027, 2, 8)


def raise_one(office: Office, round_id: int, owner: str, theme: str = "Plans") -> int:
    new = NewAction(
        "Each plan says who does what by when.",
        Level.TEAM,
        Urgency.TWENTY_DAYS,
        owner,
        office.as_("Q-01").work.today() + timedelta(days=14),
        Origin(Source.ROUND, round_id=round_id),
        theme=theme,
    )
    return office.as_("Q-01").actions.raise_new(new).ids[0]


def test_r137_a_round_opens_with_what_became_of_the_last_ones_actions(office: Office) -> None:
    first = office.hold_round()
    assert office.as_("Q-01").last_time.before(first) is None
    done = raise_one(office, first, "A-02")
    raise_one(office, first, "A-09")
    office.as_("A-02").actions.step((done,), Step.CLAIM, "The plans of the team, read on 12 November.")
    lead = office.as_("Q-01")
    lead.actions.step((done,), Step.CHECK)
    office.clock.now += timedelta(days=90)
    later = office.as_("Q-01").round_setting.create(NewRound("February", LATER, LATER + timedelta(days=4)))
    raise_one(office, later, "A-02")
    found = office.as_("Q-01").last_time.before(later)
    assert found is not None
    assert found.round_name == "Practice week: November 2026"
    assert sentence(found.found) == "2 actions: 1 checked by somebody else, 1 late."
    assert found.found.came_back == (("Plans", 2, 1),)
