"""R-068, R-072, R-162: a reflection, feedback or observation on paper, for whoever wrote it and the quality lead."""

from collections.abc import Callable

import pytest

from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.definition import Seat
from audit_tool.reports.catalogue import render
from audit_tool.reports.companion_record.collect import collect
from audit_tool.reports.request import Request
from audit_tool.services.companions import NewRecord
from audit_tool.services.first_reading import NewCompanion
from audit_tool.services.identity import Role
from audit_tool.ui.screens.reports.offers import offers_of
from tests.conftest import Office, complete


@pytest.fixture
def observed(office: Office) -> int:
    """A practice observation of A-02's, a draft."""
    office.hold_round()
    desk = office.as_("A-02")
    return desk.companions.begin(NewRecord("OBS", office.round_id, subject="MEETING-12"))


@pytest.fixture
def submitted(office: Office, observed: int) -> int:
    desk = office.as_("A-02")
    complete(desk.auditing, observed, "good", {})
    desk.auditing.submit(observed)
    return observed


def test_it_holds_each_question_asked_with_its_answer(office: Office, submitted: int) -> None:
    desk = office.as_("A-02")
    found = collect(desk, Request(record=submitted))
    sheet = desk.auditing.sheet(submitted)
    asked = [one for section in sheet.sections() for one in section.questions]
    assert [one.question for section in found.sections for one in section.answers] == [
        one.question.text for one in asked
    ]
    assert (found.title, found.reference, found.author) == ("Practice observation", "MEETING-12", "A-02")
    assert found.fingerprint.replace(" ", "") == (sheet.fingerprint or "")[:12]
    assert found.submitted.startswith("10 November 2026, ")


def test_r072_it_says_whose_view_it_is(office: Office) -> None:
    """Two people asked about one case give two records, alike but for whose view it is."""
    office.hold_round()
    desk, case = office.as_("Q-01"), office.allocate()
    made = [
        desk.companions.begin(NewRecord("FCF", office.round_id, case, voice=voice)) for voice in ("child", "mother")
    ]
    for record in made:
        complete(desk.auditing, record, "good", {})
        desk.auditing.submit(record)
    assert [collect(desk, Request(record=record)).voice for record in made] == ["The child", "Mother"]
    assert {entry.about for entry in desk.companions.mine()} == {"PW-1, the child", "PW-1, mother"}
    with pytest.raises(WrongInputError, match=f"{made[1]} .*, PW-1, mother"):
        collect(desk, Request())


def test_a_record_kept_for_somebody_prints_without_a_fingerprint(office: Office) -> None:
    office.hold_round()
    desk, case = office.as_("Q-01"), office.allocate()
    said = {"FCF-13": Answer("She comes when she says.")}
    desk.first_reading.keep_companion(NewCompanion(case, "feedback", "child", "FCF", said))
    assert render("companion-record", desk, Request(record=1)).startswith(b"%PDF-")


def test_a_draft_is_not_printed(office: Office, observed: int) -> None:
    with pytest.raises(WrongInputError, match="once it is submitted"):
        collect(office.as_("A-02"), Request(record=observed))


def test_r011_nobody_but_the_quality_lead_prints_what_somebody_else_wrote(office: Office, submitted: int) -> None:
    for person in ("A-09", "M-01"):
        with pytest.raises(NotAllowedError, match="no submitted record that you may read"):
            collect(office.as_(person), Request(record=submitted))
    assert collect(office.as_("Q-01"), Request(record=submitted)).author == "A-02"


def test_the_quality_lead_prints_no_draft_of_somebody_else(office: Office, observed: int) -> None:
    lead = office.as_("Q-01")
    with pytest.raises(NotAllowedError, match="no submitted record"):
        collect(lead, Request(record=observed))
    assert lead.companions.readable() == ()


def feedback_of(office: Office, allocation: int) -> int:
    """What the child said, written down by the first auditor."""
    desk = office.as_("A-02")
    record = desk.companions.begin(NewRecord("FCF", office.round_id, allocation, voice="child"))
    complete(desk.auditing, record, "good", {})
    desk.auditing.submit(record)
    return record


def test_r072_the_quality_lead_prints_feedback_once_both_audits_of_its_case_are_frozen(
    office: Office, fill: Callable[..., None]
) -> None:
    """Domain 3.3: before both are frozen the quality team has progress only, and feedback weighs the first audit."""
    office.hold_round()
    allocation = office.allocate()
    record = feedback_of(office, allocation)
    fill("A-02", allocation)
    lead = office.as_("Q-01")
    assert lead.companions.readable() == ()
    with pytest.raises(NotAllowedError, match="once the case's audits are submitted"):
        collect(lead, Request(record=record))
    fill("A-09", allocation)
    lead = office.as_("Q-01")
    found = collect(lead, Request(record=record))
    assert (found.voice, found.author, found.reference) == ("The child", "A-02", "PW-1")
    offer = next(each for each in offers_of(lead) if each.entry.name == "companion-record")
    assert [choice.words for choice in offer.choices] == [f"{found.title}, PW-1, the child, by A-02"]
    with pytest.raises(WrongInputError, match=f"{record} .*, PW-1, the child, by A-02"):
        collect(lead, Request())
    with pytest.raises(NotAllowedError):
        collect(office.as_("A-09"), Request(record=record))


def test_a_quality_lead_who_audits_the_case_prints_only_what_they_wrote(
    office: Office, fill: Callable[..., None]
) -> None:
    office.hold_round()
    allocation = office.allocate()
    record = feedback_of(office, allocation)
    office.as_("Q-01").people.give_role("A-09", Role.QUALITY_LEAD)
    fill("A-02", allocation)
    fill("A-09", allocation)
    second = office.as_("A-09")
    assert second.companions.readable() == ()
    with pytest.raises(NotAllowedError):
        second.companions.read(record)


def test_r067_a_reopened_audit_closes_the_feedback_again(office: Office, fill: Callable[..., None]) -> None:
    office.hold_round()
    allocation = office.allocate()
    record = feedback_of(office, allocation)
    fill("A-02", allocation)
    fill("A-09", allocation)
    lead = office.as_("Q-01")
    assert [one.record_id for one in lead.companions.readable()] == [record]
    lead.auditing.reopen(allocation, Seat.FIRST, "The wrong key was pressed.")
    assert lead.companions.readable() == ()


def test_an_audit_is_not_printed_as_one(office: Office, fill: Callable[..., None]) -> None:
    office.hold_round()
    allocation = office.allocate()
    fill("A-02", allocation)
    record = office.as_("A-02").auditing.begin(allocation)
    with pytest.raises(WrongInputError, match="case audit summary"):
        collect(office.as_("A-02"), Request(record=record))


def test_without_a_number_ones_own_records_are_named(office: Office, submitted: int) -> None:
    with pytest.raises(WrongInputError, match=f"{submitted} Practice observation, MEETING-12"):
        collect(office.as_("A-02"), Request())
    with pytest.raises(WrongInputError, match="no submitted reflection, feedback or observation that you may print"):
        collect(office.as_("A-09"), Request())
