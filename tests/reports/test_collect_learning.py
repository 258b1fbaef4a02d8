"""R-094: the learning briefing counts as the records do, and names nobody."""

from collections.abc import Callable
from pathlib import Path

import pytest

from audit_tool.analysis.reason_counts import ReasonCounts
from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.formdef.answers import Answer
from audit_tool.reports.learning.collect import collect
from audit_tool.reports.request import Request
from audit_tool.reports.saving import make
from audit_tool.services.learning import reason_sentence, withheld_words
from audit_tool.services.rulings import Ruling
from tests.conftest import Office, kept

WORDS = "The record shows who keeps the child safe, and how it is known."
LOW = Answer("requires_improvement", WORDS, ("assessment",))
READ = Ruling("good", "descriptor_read_differently", "Read it again.", "A plan says who does what.", "Say who.")


@pytest.fixture
@kept
def decided(office: Office, fill: Callable[..., None]) -> Office:
    """One case decided; its two auditors differed on two questions."""
    office.hold_round()
    allocation = office.allocate("PW-1")
    fill("A-02", allocation)
    fill("A-09", allocation, PLN_15=LOW, ASM_19=LOW)
    moderating = office.as_("M-01").moderating
    moderating.accept_agreed(allocation)
    for routed in moderating.comparison(allocation).open_items:
        moderating.decide(allocation, routed.item.code, READ)
    moderating.finish(allocation)
    return office


def test_r094_the_briefing_tells_reasons_questions_notes_and_wishes(decided: Office, tmp_path: Path) -> None:
    lead = decided.as_("Q-01")
    found = collect(lead, Request())
    assert found.line == "9 to 13 November 2026. 1 case is decided."
    assert found.sentence == "2 of 2 differences between two auditors: descriptor read differently."
    assert found.reasons == (("Descriptor read differently", "2 of 2"),)
    assert [(each.count, each.most_often, each.wishes) for each in found.questions] == [
        ("1", "Descriptor read differently", ("Say who.",))
    ] * 2
    assert {text for _, text in found.notes} == {"A plan says who does what."}
    assert not [code for code in ("A-02", "A-09", "M-01", "PW-1") if code in repr(found)]
    make("learning", lead, Request(), tmp_path / "learning.pdf")
    for person in ("A-02", "M-01"):
        with pytest.raises(NotAllowedError):
            collect(decided.as_(person), Request())


def test_a_round_without_a_decided_case_has_no_briefing(office: Office) -> None:
    office.hold_round()
    with pytest.raises(WrongInputError, match="is decided yet"):
        collect(office.as_("Q-01"), Request())


def test_nothing_is_counted_where_nothing_differed() -> None:
    assert reason_sentence(ReasonCounts(0, (), ())) == "The two auditors differed on no question of a decided case."
    one = ReasonCounts(1, (("slip_or_wrong_key", 1),), ())
    assert reason_sentence(one) == "1 of 1 difference between two auditors: slip or wrong key."
    tied = ReasonCounts(4, (("different_evidence", 2), ("slip_or_wrong_key", 2)), ())
    assert reason_sentence(tied) == "4 differences between two auditors: no one reason stands out."
    assert withheld_words(0) == ""
    assert withheld_words(1).startswith("1 note is left out here: it seems to name somebody")
