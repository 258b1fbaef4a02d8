"""R-145, R-157, R-158: what the report of a week says is what the screens count, and it names no child."""

from collections.abc import Callable
from dataclasses import astuple

import pytest

from audit_tool.errors import NotAllowedError
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.definition import Seat
from audit_tool.reports.practice_week.collect import collect_internal as collect
from audit_tool.reports.practice_week.content import PracticeWeekReport
from audit_tool.reports.request import Request
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.insight import By, Chosen
from tests.conftest import COVER, Office, kept
from tests.services.test_moderating import decide_all
from tests.ui.screens.test_what_others_said import keep

WORDS = "What was seen on the record, and what it means for the child's day."
LOW = Answer("requires_improvement", WORDS, ("assessment",))


@pytest.fixture
@kept
def week(office: Office, fill: Callable[..., None]) -> Office:
    """One case of one audit, one decided by the panel, one whose second audit is not in, one not begun."""
    office.hold_round()
    lead = office.as_("Q-01")
    alone = lead.allocation.allocate(office.round_id, NewAllocation("PW-1", "A-02", cover=COVER))
    fill("A-02", alone)
    both = office.allocate("PW-2")
    fill("A-02", both)
    fill("A-09", both, VOC_09=LOW)
    decide_all(office.as_("M-01").moderating, both, "requires_improvement")
    fill("A-02", office.allocate("PW-3"))
    office.allocate("PW-4")
    return office


def report(office: Office) -> PracticeWeekReport:
    return collect(office.as_("Q-01"), Request())


def test_the_head_tells_counts_of_what_is_in_and_of_what_is_settled(week: Office) -> None:
    numbers = {each.what: each.number for each in report(week).figures}
    assert numbers == {
        "first audits in": "3 of 4",
        "good or outstanding": "2 of 2",
        "second audits in": "1 of 3",
        "concerns raised": "0",
    }


def test_where_nothing_was_raised_nothing_is_counted_of_it(week: Office) -> None:
    found = report(week)
    assert found.concerns == (("Raised", "0"),)
    assert dict(found.actions)["Still to be done or checked"] == "none raised"


def test_r126_its_grades_are_those_of_insight_for_the_round(week: Office) -> None:
    found = report(week)
    insight = week.as_("Q-01").insight
    of_round = Chosen(rounds=(week.round_id,))
    assert found.overall.bars[0].counts == insight.share_out(of_round, By.ROUND).bars[0].counts
    shown = {bar.label: bar.counts for bar in found.sections.bars}
    assert shown == {bar.label: bar.counts for bar in insight.share_out(of_round, By.SECTION).bars if bar.total}
    assert shown["Voice"][:3] == (0, 1, 1)


def test_r080_an_audit_whose_case_is_not_settled_is_in_no_result(week: Office) -> None:
    assert report(week).overall.bars[0].total == 2


def test_completion_keeps_what_is_exempt_in_its_base(week: Office) -> None:
    lead = week.as_("Q-01")
    lead.exemptions.exempt(4, Seat.FIRST, "The auditor was ill all week.", "Director")
    told = dict(report(week).completion)
    assert told["First audits submitted, of those allocated (target 90%)"] == "3 of 4"
    assert told["The same, adjusted: without approved exemptions"] == "3 of 3"
    assert report(week).exempt[0][0] == "PW-4, first audit"


def test_the_pages_for_director_and_scrutiny_name_no_case(week: Office) -> None:
    found = report(week)
    told = " ".join([found.sentence, *found.scrutiny, *(word for each in found.voices for word in astuple(each))])
    assert "PW-" not in told
    assert all("PW-" not in step.text for step in found.steps)


def test_r024_how_cases_were_chosen_is_told_where_nothing_was_drawn(week: Office) -> None:
    assert report(week).chosen == ("No sample was drawn: every case was put into the round by hand.",)


def test_it_is_for_the_quality_lead(week: Office) -> None:
    for person in ("A-02", "M-01"):
        with pytest.raises(NotAllowedError):
            collect(week.as_(person), Request())


def test_r074_three_voices_are_told_beside_each_other_in_counts(week: Office) -> None:
    settled = next(row.allocation_id for row in week.as_("Q-01").board.rows(week.round_id) if row.reference == "PW-1")
    proud = "The breakfast chart. It was their idea."
    keep(week, settled, "PSR", PSR_01=Answer(proud), PSR_04=Answer("inadequate"), PSR_05=Answer("good"))
    for voice, better in (("child", "agree"), ("mother", "disagree")):
        words = Answer("She comes when she says.")
        keep(week, settled, "FCF", voice, FCF_02=Answer("obtained"), FCF_11=Answer(better), FCF_13=words)
    told = {each.matter: each for each in report(week).voices}
    work = told["The work as a whole"]
    assert work.practitioners == "Own work good or outstanding: 0 of 1"
    assert work.auditors == "Overall good or outstanding: 2 of 2"
    assert work.families == "Things are better: 1 of 2"
    assert told["Supervision"].practitioners.endswith("fewer than 5 answered, so it is not told")
    assert told["Supervision"].families == "Not asked"
    assert told["How many were heard"].practitioners.startswith("Reflections in: 1 of 4")
    everything = " ".join(word for each in told.values() for word in astuple(each))
    assert proud not in everything
    assert "She comes" not in everything
