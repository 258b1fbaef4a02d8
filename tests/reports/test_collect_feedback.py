"""What the page for the practitioner collects: findings, their own words, actions, how to answer (R-132)."""

from datetime import date

import pytest

from audit_tool.analysis.action_states import Step
from audit_tool.analysis.action_words import Level, Source, Urgency
from audit_tool.analysis.feedback_counts import Response
from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.reports.case_summary.collect import collect as case_summary
from audit_tool.reports.fitting import short
from audit_tool.reports.practitioner_feedback.collect import collect
from audit_tool.reports.request import Request
from audit_tool.services.action_terms import NewAction, Origin
from audit_tool.services.feedback_terms import How
from tests.conftest import Office
from tests.services.test_coming_back import reflect
from tests.services.test_feedback import TUESDAY, WHY, alone, give

__all__ = ["alone"]
CASE = Request(case="PW-1")
NEW = NewAction("Write one plan with the family.", Level.CHILD, Urgency.TODAY, "Team manager", date(2026, 11, 20))


def test_r132_findings_are_those_of_the_case_summary_and_the_answer_has_a_day(office: Office, alone: int) -> None:
    found, summary = collect(office.as_("A-02"), CASE), case_summary(office.as_("A-02"), CASE)
    assert (found.case_reference, found.grade, found.strengths, found.sections) == (
        summary.case_reference, summary.grade, summary.strengths, summary.sections,
    )  # fmt: skip
    assert found.own_grade == ""
    assert "within 10 working days whether you agree" in found.answer[0]
    give(office, alone)
    assert "Tell auditor A-02 or the quality lead by 24 November 2026" in collect(office.as_("A-02"), CASE).answer[0]


def test_r132_their_own_words_stand_beside_the_auditors(office: Office, alone: int) -> None:
    reflect(office, alone, "partly", "")
    found = collect(office.as_("Q-01"), CASE)
    assert found.own_grade == "Good"
    assert [each.what for each in found.beside] == ["What it did for the family", "What stood behind it"]
    assert all(each.own for each in found.beside)


def test_r132_actions_of_the_case_are_told_with_owner_and_day(office: Office, alone: int) -> None:
    desk = office.as_("A-02")
    for words in (NEW.text, "Ask school for the register."):
        desk.actions.raise_new(
            NewAction(words, NEW.level, NEW.urgency, NEW.owner, NEW.due_on, Origin(Source.RECORD, record_id=1))
        )
    desk.actions.step((2,), Step.WITHDRAW, "School has sent it by itself.")
    for collected in (collect(desk, CASE).actions, case_summary(desk, CASE).actions):
        (action,) = collected
        assert (action.what, action.owner, action.due) == (NEW.text, "Team manager", "20 November 2026")


def test_r132_an_answer_is_printed_as_it_was_noted(office: Office, alone: int) -> None:
    give(office, alone)
    office.as_("A-02").feedback.answer(alone, Response.DISPUTES, WHY, TUESDAY)
    assert collect(office.as_("A-02"), CASE).answer[0] == (
        f"Your answer of 10 November 2026: disputes it: “{WHY.rstrip('.')}”."
    )
    assert case_summary(office.as_("A-02"), CASE).response == f"Disputes it. “{WHY}”"


def test_it_is_only_for_those_who_may(office: Office, alone: int) -> None:
    office.as_("A-02").feedback.give(alone, TUESDAY, How.WRITING)
    for person in ("A-09", "M-01"):
        with pytest.raises((NotAllowedError, WrongInputError)):
            collect(office.as_(person), CASE)


@pytest.mark.parametrize(
    ("text", "most", "wanted"),
    [
        ("Nan calls in.", 20, "Nan calls in."),
        ("Nan calls\nin", 20, "Nan calls in"),
        ("Nan calls in daily", 12, "Nan calls…"),
    ],
)
def test_what_is_too_long_is_cut_at_a_word(text: str, most: int, wanted: str) -> None:
    assert short(text, most) == wanted
    assert short("x" * 40, 12) == "x" * 12 + "…"
