"""Search over all that was written: of settled cases alone, by every word, for the quality lead."""

from collections.abc import Callable

import pytest

from audit_tool.errors import NotAllowedError
from audit_tool.formdef.answers import Answer
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.insight import Chosen
from audit_tool.services.reopening import Cause
from tests.conftest import COVER, Office, kept
from tests.services.test_moderating import decide_all

SHED = "The café worker sat with him in the shed where he feels safe, and wrote down what he said."
LATE = "The manager's oversight came late: three supervisions were missed in the summer."


@pytest.fixture
@kept
def written(office: Office, fill: Callable[..., None]) -> Office:
    """A settled single audit, a decided case, and a first audit whose second is to come."""
    office.hold_round()
    alone = office.as_("Q-01").allocation.allocate(office.round_id, NewAllocation("PW-1", "A-02", cover=COVER))
    fill("A-02", alone, VOC_09=Answer("good", SHED, ("assessment",)))
    both = office.allocate("PW-2")
    fill("A-02", both)
    fill("A-09", both, MGT_16=Answer("requires_improvement", LATE, ("assessment",)))
    decide_all(office.as_("M-01").moderating, both, "requires_improvement")
    fill("A-02", office.allocate("PW-3"), VOC_09=Answer("good", SHED, ("assessment",)))
    return office


def found(office: Office, words: str, chosen: Chosen | None = None) -> list[tuple[str, str, str]]:
    desk = office.as_("Q-01")
    desk.counting.catch_up()
    return [(each.reference, each.whose, each.text) for each in desk.searching.find(words, chosen or Chosen())]


def test_every_word_is_found_as_it_begins_whatever_its_accents_and_case(written: Office) -> None:
    assert found(written, "shed SAFE") == [("PW-1", "First auditor", SHED)]
    assert found(written, "cafe work") == [("PW-1", "First auditor", SHED)]
    assert found(written, "shed summer") == []
    assert found(written, "  ") == []


def test_r080_nothing_is_found_of_a_case_before_it_is_settled(written: Office) -> None:
    assert [reference for reference, _, _ in found(written, "shed")] == ["PW-1"]


def test_second_auditors_and_moderators_words_are_found_and_named_for_what_they_are(written: Office) -> None:
    assert found(written, "supervisions missed") == [("PW-2", "Second auditor", LATE)]
    assert ("PW-2", "Moderation") in [(reference, whose) for reference, whose, _ in found(written, "records brothers")]


@pytest.mark.parametrize("words", ['"', "shed AND", "NEAR(shed", "shed*", "-shed", "text:shed", "(", "'; DROP TABLE x"])
def test_signs_of_a_query_are_no_query(written: Office, words: str) -> None:
    found(written, words)


def test_a_filter_narrows_what_is_found(written: Office) -> None:
    assert found(written, "shed", Chosen().within("quarter", "2026-27 Q3"))
    assert found(written, "shed", Chosen().within("quarter", "2025-26 Q3")) == []


def test_what_is_no_longer_settled_is_no_longer_found(written: Office) -> None:
    assert found(written, "supervisions missed")
    written.as_("Q-01").reopening.reopen(2, Cause.DISPUTE, "MGT-16", "The service showed us the notes.")
    assert found(written, "supervisions missed") == []


def test_only_those_who_report_on_any_case_search(written: Office) -> None:
    for person in ("A-02", "M-01"):
        with pytest.raises(NotAllowedError):
            written.as_(person).searching.find("shed", Chosen())


def test_the_check_of_the_workspace_finds_nothing_wrong_with_the_index(written: Office) -> None:
    found(written, "shed")
    assert written.as_("Q-01").check() == ()
