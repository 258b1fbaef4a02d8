"""A decided case is reopened, for a dispute or a correction: what stood stays, first grades too (R-095, R-097)."""

from collections.abc import Callable

import pytest
from pypdfium2 import PdfDocument
from sqlalchemy import text

from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.reports.catalogue import render
from audit_tool.reports.moderation_record.collect import collect as moderation_record
from audit_tool.reports.request import Request
from audit_tool.services.deciding_history import Happened
from audit_tool.services.reopening import Cause
from audit_tool.services.rulings import Ruling, ruling_lines
from tests.conftest import Office, kept
from tests.services.test_moderating import LOW, SLIP, decide_all, originals

Fill = Callable[..., None]
WHY = "The team manager shows two plans that the panel had not seen."
AGAIN = Ruling("requires_improvement", "new_information", "The panel saw both plans.")


@pytest.fixture
@kept
def decided(office: Office, fill: Fill) -> int:
    """ASM-19 and PLN-15 differed and were decided good; the case is finished."""
    office.hold_round()
    allocation = office.allocate()
    fill("A-02", allocation)
    fill("A-09", allocation, PLN_15=LOW, ASM_19=LOW)
    decide_all(office.as_("M-01").moderating, allocation)
    return allocation


def reopen(office: Office, allocation: int, code: str = "PLN-15", cause: Cause = Cause.DISPUTE) -> int:
    return office.as_("Q-01").reopening.reopen(allocation, cause, code, WHY)


def settle(office: Office, allocation: int, code: str = "PLN-15", ruling: Ruling = AGAIN) -> None:
    moderating = office.as_("M-01").moderating
    moderating.decide(allocation, code, ruling)
    moderating.finish(allocation)


def test_r095_a_disputed_case_is_decided_again_and_the_first_outcome_stays(office: Office, decided: int) -> None:
    before = office.as_("M-01").moderating.comparison(decided)
    audits = originals(office, decided)
    assert reopen(office, decided) == 1
    again = office.as_("M-01").moderating.comparison(decided)
    assert again.decided_at is None
    assert [each.item.code for each in again.open_items] == ["PLN-15"]
    assert again.decided["ASM-19"] == before.decided["ASM-19"]
    settle(office, decided)
    after = office.as_("M-01").moderating.comparison(decided)
    (former,) = after.former
    assert (after.issue, former.number, former.fingerprint) == (2, 1, before.fingerprint)
    assert former.rulings["PLN-15"] == Ruling("good", *SLIP)
    assert (former.cause, former.question, former.reason) == (Cause.DISPUTE, "PLN-15", WHY)
    assert (former.decided_at, former.reopened_by) == (before.decided_at, "Q-01")
    assert after.fingerprint not in {"", before.fingerprint}
    assert originals(office, decided) == audits
    assert office.as_("Q-01").check() == ()


def test_r097_the_outcome_says_old_value_new_value_reason_and_person(office: Office, decided: int) -> None:
    reopen(office, decided, cause=Cause.CORRECTION)
    settle(office, decided)
    issue = office.as_("Q-01").outcomes.of(decided).issue
    assert issue is not None
    assert (issue.number, issue.before.cause) == (2, Cause.CORRECTION)
    assert issue.changed[0] == ("PLN-15", "good", "requires_improvement")
    reopen(office, decided)
    settle(office, decided, ruling=Ruling("requires_improvement", "new_information", "Nothing speaks against it."))
    issue = office.as_("Q-01").outcomes.of(decided).issue
    assert issue is not None
    assert (issue.number, issue.before.number, issue.changed) == (3, 2, ())
    assert office.as_("Q-01").check() == ()


def test_an_answer_that_both_gave_can_be_disputed_too(office: Office, decided: int) -> None:
    reopen(office, decided, "SAF-02")
    comparison = office.as_("M-01").moderating.comparison(decided)
    (item,) = comparison.open_items
    assert (item.item.code, item.item.same) == ("SAF-02", True)
    assert "SAF-02" not in {each.item.code for each in comparison.agreed}
    settle(office, decided, "SAF-02")
    assert office.as_("Q-01").outcomes.of(decided).answers["SAF-02"].value == "requires_improvement"


def test_r090_what_both_gave_alike_needs_no_reason_for_a_difference(office: Office, decided: int) -> None:
    reopen(office, decided, "SAF-02")
    settle(office, decided, "SAF-02", Ruling("requires_improvement", note="The panel saw both plans."))
    made = office.as_("M-01").moderating.comparison(decided).decided["SAF-02"]
    assert ruling_lines(made) == ["The panel saw both plans."]
    record = moderation_record(office.as_("Q-01"), Request(case="PW-1"))
    (item,) = (each for each in record.items if each.distance == "Same grade")
    assert (item.reason, item.decision) == ("Looked at in moderation", "The panel saw both plans.")
    card = office.as_("A-02").panel_card.of(office.round_id, "A-02")
    reasons = {each.question.code: each.reason for each in card.differences}
    assert reasons["SAF-02"] == "Looked at in moderation"


def test_r090_what_differs_needs_its_reason_after_reopening_too(office: Office, decided: int) -> None:
    reopen(office, decided)
    with pytest.raises(WrongInputError, match="reason for the difference"):
        settle(office, decided, ruling=Ruling("good", note="The panel saw both plans."))


def test_while_it_is_open_nobody_takes_the_former_outcome_for_the_present_one(office: Office, decided: int) -> None:
    reopen(office, decided)
    lead = office.as_("Q-01")
    assert lead.outcomes.settled(office.round_id) == ()
    with pytest.raises(WrongInputError, match="not decided"):
        lead.outcomes.moderated(decided)
    (row,) = office.as_("M-01").moderating.panel(office.round_id)
    assert (row.why, row.open) == ("Reopened: dispute by the service", 1)


def test_names_stay_shown_since_the_panel_knows_them(office: Office, decided: int) -> None:
    reopen(office, decided)
    assert office.as_("M-01").moderating.comparison(decided).names == ("A-02", "A-09")


def test_only_the_quality_lead_reopens_and_only_what_is_decided(office: Office, decided: int) -> None:
    for person in ("M-01", "A-02", "A-09", "A-11"):
        with pytest.raises(NotAllowedError):
            office.as_(person).reopening.reopen(decided, Cause.DISPUTE, "PLN-15", WHY)
    reopening = office.as_("Q-01").reopening
    with pytest.raises(WrongInputError, match="reason in a sentence"):
        reopening.reopen(decided, Cause.DISPUTE, "PLN-15", " no ")
    with pytest.raises(WrongInputError, match="Choose a question"):
        reopening.reopen(decided, Cause.DISPUTE, "XXX-99", WHY)
    assert office.as_("M-01").moderating.comparison(decided).decided_at is not None
    reopen(office, decided)
    with pytest.raises(WrongInputError, match="nothing to reopen"):
        reopen(office, decided)


def test_it_is_part_of_the_history(office: Office, decided: int) -> None:
    reopen(office, decided)
    last = office.as_("M-01").moderating.history(decided)[-1]
    assert (last.act, last.by, last.code) == (Happened.REOPENED, "Q-01", "PLN-15")
    assert last.words == f"Dispute by the service: {WHY}"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ("UPDATE former_outcome SET content = replace(content, 'good', 'inadequate')", "not as it was kept"),
        ("UPDATE former_outcome SET reason = 'Nobody disputed it.'", "not as it was kept"),
        ("UPDATE former_outcome SET kind = 'correction'", "not as it was kept"),
        ("DELETE FROM former_outcome", "not all there"),
    ],
)
def test_a_change_to_what_stood_before_is_noticed(office: Office, decided: int, change: str, fault: str) -> None:
    reopen(office, decided)
    assert office.as_("Q-01").check() == ()
    with office.as_("Q-01").work.store.transaction() as session:
        session.execute(text(change))
    assert any(fault in found for found in office.as_("Q-01").check())


def test_what_was_changed_behind_the_programs_back_is_not_kept_as_an_issue(office: Office, decided: int) -> None:
    with office.as_("Q-01").work.store.transaction() as session:
        session.execute(text("UPDATE decision SET value = 'outstanding'"))
    with pytest.raises(WrongInputError, match="not as it was decided"):
        reopen(office, decided)


def test_both_reports_say_which_issue_it_is_and_what_changed(office: Office, decided: int) -> None:
    from audit_tool.reports.case_summary.collect import collect as summary

    request = Request(case="PW-1")
    assert summary(office.as_("Q-01"), request).issue == ()
    reopen(office, decided)
    settle(office, decided)
    desk = office.as_("Q-01")
    lines = summary(desk, request).issue
    assert lines == moderation_record(desk, request).issue
    assert lines[0].startswith("Issue 2 of this outcome, decided on 10 November 2026")
    assert f"dispute by the service. {WHY}" in lines[2]
    question = desk.outcomes.of(decided).form.questions["PLN-15"].text
    assert f"Changed from good to requires improvement: {question}" in lines
    for name in ("case-summary", "moderation-record"):
        printed = PdfDocument(render(name, desk, request))[0].get_textpage().get_text_bounded()
        assert "Issue 2 of this outcome" in printed
        assert "Changed from good to requires improvement" in " ".join(printed.split())
