"""R-094: what a round teaches, without any auditor, worker or case."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from audit_tool.errors import NotAllowedError
from audit_tool.formdef.answers import Answer
from audit_tool.services.rulings import Ruling
from tests.conftest import Office, kept

WORDS = "The record shows who keeps the child safe, and how it is known."
LOW = Answer("requires_improvement", WORDS, ("assessment",))
NOTE = "Read the records of brothers and sisters before grading risk."
READ = Ruling("good", "descriptor_read_differently", NOTE, "A plan is SMART when it says who does what.", "Say who.")
SLIP = Ruling("good", "slip_or_wrong_key", NOTE)
RULINGS = {
    "PW-1": {"PLN-15": READ, "ASM-19": READ},
    "PW-2": {
        "PLN-15": replace(READ, learning="A-09 was too kind on PW-1.", clarify="Ask Mr Example of the panel."),
        "ASM-19": SLIP,
    },
}


@pytest.fixture
@kept
def decided(office: Office, fill: Callable[..., None]) -> Office:
    """Two cases decided on two questions each, a third one compared and open."""
    office.hold_round()
    for reference in ("PW-1", "PW-2", "PW-3"):
        allocation = office.allocate(reference)
        fill("A-02", allocation)
        fill("A-09", allocation, PLN_15=LOW, ASM_19=LOW)
        moderating = office.as_("M-01").moderating
        for code, ruling in RULINGS.get(reference, {}).items():
            moderating.decide(allocation, code, ruling)
        if reference in RULINGS:
            moderating.accept_agreed(allocation)
            for routed in moderating.comparison(allocation).open_items:
                moderating.decide(allocation, routed.item.code, SLIP)
            moderating.finish(allocation)
    return office


def test_r094_decided_differences_are_counted_by_reason_and_question(decided: Office) -> None:
    found = decided.as_("Q-01").learning.of_round(decided.round_id)
    assert found.cases == 2
    assert (found.counts.total, found.counts.reasons) == (
        4,
        (("descriptor_read_differently", 3), ("slip_or_wrong_key", 1)),
    )
    plan, assessment = found.counts.questions
    assert {plan.code, assessment.code} == {"PLN-15", "ASM-19"}
    assert plan.number[0].isdigit()
    assert found.titles[plan.form] == decided.forms.newest("CIN").title


def test_notes_and_wishes_that_name_somebody_or_a_case_are_left_out_and_counted(decided: Office) -> None:
    found = decided.as_("M-01").learning.of_round(decided.round_id)
    assert [note.text for note in found.notes] == [READ.learning] * 2
    assert {wish for each in found.counts.questions for wish in each.clarify} == {"Say who."}
    assert found.withheld == 2
    told = repr(found)
    assert not [code for code in ("A-02", "A-09", "M-01", "PW-1", "PW-2") if f"'{code}" in told or f" {code} " in told]


def test_an_auditor_does_not_read_what_moderation_came_to(decided: Office) -> None:
    with pytest.raises(NotAllowedError):
        decided.as_("A-02").learning.of_round(decided.round_id)
