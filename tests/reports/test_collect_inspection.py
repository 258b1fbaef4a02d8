"""The inspection pack of one case: what it collects from a real workspace, and who may have it (R-160)."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from pypdfium2 import PdfDocument

from audit_tool.analysis.action_states import Step
from audit_tool.analysis.action_words import Impact, Level, Source, Urgency
from audit_tool.analysis.feedback_counts import Response
from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.reports.catalogue import render
from audit_tool.reports.inspection_pack.collect import collect
from audit_tool.reports.inspection_pack.content import GradedAgain
from audit_tool.reports.request import Request
from audit_tool.services.action_terms import Difference, NewAction, Origin
from audit_tool.services.feedback_terms import How
from tests.conftest import Office, kept
from tests.services.test_reaudits import again, decide, settle

Fill = Callable[..., None]
ROUND = "Practice week: November 2026"
CASE = Request(case="PW-1", round=ROUND)
EVIDENCE = "The plan of May is on the record and the family has it."


@pytest.fixture
@kept
def inadequate(office: Office, fill: Fill) -> int:
    """Case 1 is decided as inadequate, so that its re-audit is booked."""
    office.hold_round()
    allocation = office.allocate()
    decide(office, allocation, fill, "inadequate")
    return allocation


def proven(office: Office, allocation: int) -> None:
    """An action of the case that is done, checked by somebody else, and made a difference."""
    lead = office.as_("Q-01")
    due = lead.work.today() + timedelta(days=7)
    new = NewAction(
        "The family has a plan that it can use.",
        Level.CHILD,
        Urgency.FIVE_DAYS,
        owner="A-11",
        due_on=due,
        origin=Origin(Source.MODERATION, allocation_id=allocation),
        baseline="No plan on the record.",
    )
    (action,) = lead.actions.raise_new(new).ids
    office.as_("A-11").actions.step((action,), Step.CLAIM, EVIDENCE)
    lead.actions.step((action,), Step.CHECK)
    lead.actions.note_impact(action, Difference(Impact.CHANGE, lead.work.today(), "Nobody was called out."))


def test_r160_the_pack_holds_both_frozen_judgements_and_what_was_decided(office: Office, inadequate: int) -> None:
    found = collect(office.as_("Q-01"), CASE)
    compared = office.as_("Q-01").outcomes.moderated(inadequate)
    assert found.moderation is not None
    assert (found.moderation.first.auditor, found.moderation.second.auditor) == ("A-02", "A-09")
    assert {(each.first.grade, each.second.grade) for each in found.judged} == {(1, 1)}
    graded = {each.code for each in compared.pair.form.questions.values() if each.kind.value == "grade"}
    assert len(found.judged) == len([each for each in compared.routed if each.item.code in graded]) > 5
    assert all(each.first.rationale for each in found.judged)


def test_r160_actions_stand_with_evidence_check_and_difference(office: Office, inadequate: int) -> None:
    assert collect(office.as_("Q-01"), CASE).actions == ()
    proven(office, inadequate)
    (one,) = collect(office.as_("Q-01"), CASE).actions
    claimed, checked, difference = one.proof
    assert (one.owner, one.state) == ("A-11", "Done, checked by someone else")
    assert claimed.startswith("Said to be done by A-11 on ")
    assert claimed.endswith(EVIDENCE)
    assert checked.startswith("Checked by Q-01 on ")
    assert difference.startswith("Difference made: change seen, seen on ")
    assert difference.endswith("Nobody was called out.")


def test_r160_the_answer_to_feedback_is_told_with_its_days(office: Office, inadequate: int) -> None:
    (none,) = collect(office.as_("Q-01"), CASE).response
    assert none.startswith("No feedback to the practitioner is recorded. ")
    feedback, today = office.as_("A-02").feedback, office.as_("A-02").work.today()
    feedback.give(inadequate, today, How.IN_PERSON)
    feedback.answer(inadequate, Response.PARTLY, "It was on the other record.", today)
    given, _, answered = collect(office.as_("Q-01"), CASE).response
    assert given.endswith("by A-02, in person.")
    assert answered.endswith("agrees in part. “It was on the other record.”")


def test_r098_the_re_audit_stands_beside_the_first_once_it_is_settled(
    office: Office, inadequate: int, fill: Fill
) -> None:
    (booked,) = collect(office.as_("Q-01"), CASE).reaudits
    assert booked.lines[-1] == "It is booked and not given out yet."
    assert booked.grades == ()
    later = again(office)
    (given_out,) = collect(office.as_("Q-01"), CASE).reaudits
    assert given_out.lines[-1] == "It is given out, and not settled yet. Round: Practice week: February 2027."
    for person in ("A-11", "A-12"):
        fill(person, later, "good")
    settle(office, later)
    (done,) = collect(office.as_("Q-01"), CASE).reaudits
    assert done.grades[0] == GradedAgain("Overall", 1, "", 3, "")


def test_r166_each_part_is_a_chapter_that_a_bookmark_leads_to(office: Office, inadequate: int) -> None:
    proven(office, inadequate)
    pdf = PdfDocument(render("inspection-pack", office.as_("Q-01"), CASE))
    chapters = [each.get_title() for each in pdf.get_toc() if each.level == 0]
    assert chapters[0] == "PW-1"
    assert [chapter.partition(".")[0] for chapter in chapters[1:]] == ["1", "2", "3", "4", "5", "6"]


def test_a_case_with_one_auditor_has_a_pack_without_a_second_judgement(office: Office, fill: Fill) -> None:
    office.hold_round()
    fill("A-02", office.allocate(second=""))
    found = collect(office.as_("Q-01"), CASE)
    assert (found.moderation, found.judged, found.reaudits) == (None, (), ())
    assert found.summary.origin == "First audit"


def test_a_pack_is_refused_before_the_case_is_settled(office: Office, fill: Fill) -> None:
    office.hold_round()
    fill("A-02", office.allocate())
    with pytest.raises(WrongInputError, match="not settled"):
        collect(office.as_("Q-01"), CASE)


@pytest.mark.parametrize("person", ["A-02", "A-09", "M-01"])
def test_r011_only_the_quality_lead_has_the_pack(office: Office, inadequate: int, person: str) -> None:
    with pytest.raises(NotAllowedError, match="quality lead"):
        collect(office.as_(person), CASE)
