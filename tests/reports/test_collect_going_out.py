"""R-007, R-032: the worklist and the timetable hold what the services tell, and nothing of what anybody answered."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.reports.request import Request
from audit_tool.reports.saving import make, proposed_name
from audit_tool.reports.timetable.collect import collect as collect_timetable
from audit_tool.reports.worklist.collect import collect
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.round_terms import NewRound, RoundStep
from tests.conftest import COVER, Office, kept

Fill = Callable[..., None]


@pytest.fixture
@kept
def week(office: Office, fill: Fill) -> Office:
    """A-02 has PW-1 submitted and PW-2 to do, A-09 the second audit of PW-1; deadlines are set."""
    office.hold_round()
    fill("A-02", office.allocate("PW-1", "A-09"))
    office.allocate("PW-2", "")
    setting = office.as_("Q-01").round_setting
    kept_round = setting.settings(office.round_id).round
    days = {RoundStep.REFLECTION: date(2026, 11, 6), RoundStep.FEEDBACK: date(2026, 11, 27)}
    setting.change(office.round_id, replace(kept_round, theme="Neglect", deadlines=days))
    return office


def test_r032_a_worklist_is_one_page_of_own_work(week: Office) -> None:
    found = collect(week.as_("A-02"), Request())
    title = week.forms.newest("CIN").title
    assert found.round_line == "Practice week: November 2026, 9 to 13 November 2026. Theme: Neglect."
    assert [(one.reference, one.seat, one.form, one.due, one.state) for one in found.audits] == [
        ("PW-1", "First", "CIN", "12 November 2026", "Submitted"),
        ("PW-2", "First", "CIN", "12 November 2026", "Not begun"),
    ]
    assert found.sentence.startswith("1 audit to do, about ")
    assert found.conversations == ("PW-2",), "the talk about a submitted audit is over"
    assert found.gaps[0] == "No reflection of the practitioner yet: PW-1, PW-2."
    assert found.days == (
        ("6 November 2026", "Practitioners' reflections due"),
        ("9 to 13 November 2026", "Practice week: November 2026"),
        ("12 November 2026", "First audits due (2 cases)"),
        ("27 November 2026", "Feedback to practitioners due"),
    )
    assert found.marking.form_label == f"{title} (CIN)"


def test_several_forms_stand_in_the_foot_by_their_codes(week: Office) -> None:
    lead = week.as_("Q-01")
    for at, form in enumerate(("CIC", "FOS", "IRO")):
        lead.allocation.allocate(week.round_id, NewAllocation(f"PW-1{at}", "A-02", form=form, cover=COVER))
    assert collect(lead, Request(person="A-02")).marking.form_label == "Forms CIC, CIN, FOS and IRO"


def test_it_fits_on_one_page_with_nine_audits(week: Office, tmp_path: Path) -> None:
    lead = week.as_("Q-01")
    for at in range(3, 10):
        lead.allocation.allocate(week.round_id, NewAllocation(f"PW-{at}", "A-02", cover=COVER))
    make("worklist", lead, Request(person="A-02"), tmp_path / "worklist.pdf")
    with pikepdf.open(tmp_path / "worklist.pdf") as pdf:
        assert len(pdf.pages) == 1


def test_a_second_auditor_learns_nothing_of_the_first(week: Office) -> None:
    found = collect(week.as_("A-09"), Request())
    assert [(one.reference, one.seat, one.state) for one in found.audits] == [("PW-1", "Second", "Not begun")]
    assert found.gaps == ()
    assert "A-02" not in repr(found)


def test_the_lead_prints_anybodys_and_others_their_own(week: Office) -> None:
    assert collect(week.as_("Q-01"), Request(person="A-02")).person == "A-02"
    with pytest.raises(NotAllowedError):
        collect(week.as_("A-09"), Request(person="A-02"))
    with pytest.raises(WrongInputError, match="Allocate a case first"):
        collect(week.as_("A-11"), Request())


def test_a_moderator_without_audits_has_days_and_nothing_to_fill_in(week: Office) -> None:
    found = collect(week.as_("M-01"), Request())
    assert found.sentence == "Moderates this round; has no audit of their own in it."
    assert (found.audits, found.to_observe) == ((), ())


def test_the_round_is_the_latest_or_the_one_that_is_named(week: Office) -> None:
    lead = week.as_("Q-01")
    later = lead.round_setting.create(NewRound("Dip sample", date(2027, 1, 4), date(2027, 1, 4)))
    lead.allocation.allocate(later, NewAllocation("PW-9", "A-02", cover=COVER))
    assert collect(lead, Request(person="A-02")).round_line == "Dip sample, 4 January 2027."
    assert len(collect(lead, Request("Practice week: November 2026", person="A-02")).audits) == 2
    with pytest.raises(WrongInputError, match="There is no round “Autumn”"):
        collect(lead, Request("Autumn"))


def test_r007_the_timetable_has_all_days_and_counts_and_no_case(week: Office) -> None:
    found = collect_timetable(week.as_("Q-01"), Request())
    assert [(one.person, one.first, one.second, one.due) for one in found.auditors] == [
        ("A-02", "2", "0", "12 November 2026"),
        ("A-09", "0", "1", "12 November 2026"),
    ]
    assert found.moderators == "M-01"
    assert ("12 November 2026", "First audits due (2 cases)") in found.days
    assert ("6 November 2026", "Practitioners' reflections due") in found.days
    assert "PW-" not in repr(found)
    with pytest.raises(NotAllowedError):
        collect_timetable(week.as_("A-02"), Request())


@pytest.mark.parametrize(("deadline", "told"), [(12, []), (13, [("13 November 2026", "All first audits due")])])
def test_a_day_on_which_audits_are_due_is_told_once_in_the_timetable(
    week: Office, deadline: int, told: list[tuple[str, str]]
) -> None:
    setting = week.as_("Q-01").round_setting
    round_set = setting.settings(week.round_id).round
    days = {RoundStep.FIRST_AUDIT: date(2026, 11, deadline)}
    setting.change(week.round_id, replace(round_set, deadlines=days))
    found = collect_timetable(week.as_("Q-01"), Request()).days
    assert [day for day in found if "first audits" in day[1]] == told
    assert ("12 November 2026", "First audits due (2 cases)") in found


def test_a_round_without_anybody_has_no_timetable(office: Office) -> None:
    with pytest.raises(WrongInputError, match="There is no round yet"):
        collect_timetable(office.as_("Q-01"), Request())
    office.as_("Q-01").round_setting.create(NewRound("Empty", date(2027, 1, 4), date(2027, 1, 4)))
    with pytest.raises(WrongInputError, match="Nobody has anything to do in Empty yet"):
        collect_timetable(office.as_("Q-01"), Request())


def test_a_worklist_is_named_for_its_person() -> None:
    assert proposed_name("worklist", Request("Week", person="A-02")) == "worklist-A-02.pdf"
    assert proposed_name("timetable", Request("Week")) == "timetable-Week.pdf"
