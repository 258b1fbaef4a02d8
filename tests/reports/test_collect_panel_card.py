"""R-109: “You and the panel” prints what its service tells, for whoever may read it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.formdef.answers import Answer
from audit_tool.reports.panel_card.collect import collect
from audit_tool.reports.request import Request
from audit_tool.reports.saving import make, proposed_name
from audit_tool.services.rulings import Ruling
from tests.conftest import Office, kept

LOW = Answer("requires_improvement", "Two facts short of SMART, and no day for anything.", ("assessment",))
READ = Ruling("good", "descriptor_read_differently", "It has dates.", "A plan says who does what.", "Say who.")


@pytest.fixture
@kept
def decided(office: Office, fill: Callable[..., None]) -> Office:
    """One case decided: on the plan, what the second auditor gave did not stand."""
    office.hold_round()
    allocation = office.allocate("PW-1")
    fill("A-02", allocation)
    fill("A-09", allocation, PLN_15=LOW)
    moderating = office.as_("M-01").moderating
    moderating.accept_agreed(allocation)
    moderating.decide(allocation, "PLN-15", READ)
    moderating.finish(allocation)
    return office


def test_r109_the_page_tells_counts_average_and_each_difference(decided: Office, tmp_path: Path) -> None:
    own = decided.as_("A-09")
    found, card = collect(own, Request()), own.panel_card.of(decided.round_id, "A-09")
    days = "Practice week: November 2026, 9 to 13 November 2026."
    assert found.line == f"For A-09. {days} 1 case that you audited is decided."
    assert (found.sentence, found.further) == (card.sentence, card.further)
    assert found.marking.prepared_by == "the auditor"
    (line,) = found.differences
    assert (line.own.words, line.own.grade, line.decided.words, line.decided.grade) == (
        "Requires improvement",
        2,
        "Good",
        3,
    )
    assert line.name.startswith("PW-1, CIN ")
    assert (line.reason, line.notes) == (
        "Descriptor read differently.",
        ("It has dates.", "To learn: A plan says who does what."),
    )
    assert "A-02" not in repr(found)
    make("panel-card", own, Request(), tmp_path / "card.pdf")


def test_r106_the_lead_prints_anybodys_and_others_their_own_only(decided: Office) -> None:
    wanted = Request(person="A-02")
    found = collect(decided.as_("Q-01"), wanted)
    assert (found.differences, found.marking.prepared_by) == ((), "the quality team")
    assert found.sentence.startswith("Your grade stood on all ")
    assert proposed_name("panel-card", wanted) == "panel-card-A-02.pdf"
    for person in ("A-09", "M-01"):
        with pytest.raises(NotAllowedError):
            collect(decided.as_(person), wanted)


def test_there_is_no_page_before_a_case_is_decided(office: Office, fill: Callable[..., None]) -> None:
    office.hold_round()
    fill("A-02", office.allocate())
    with pytest.raises(WrongInputError, match="No case of A-02 in Practice week: November 2026 is decided yet"):
        collect(office.as_("A-02"), Request())
