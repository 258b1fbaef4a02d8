"""What each person is given before a round (R-032), and what nobody else learns from it."""

from collections.abc import Callable
from datetime import date

import pytest

from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.formdef.definition import Seat
from audit_tool.services.companions import NewRecord
from audit_tool.services.first_reading import NewCompanion
from audit_tool.services.identity import Role
from tests.conftest import Office, kept


@pytest.fixture
@kept
def week(office: Office) -> Office:
    office.hold_round()
    office.allocate("PW-1", "A-09")
    office.allocate("PW-2", "")
    return office


def test_r032_a_page_has_own_audits_by_due_day_with_form_seat_minutes_and_state(week: Office) -> None:
    page = week.as_("A-02").going_out.page(week.round_id)
    form = week.forms.newest("CIN")
    assert [(each.reference, each.seat, each.due_on, each.state) for each in page.audits] == [
        ("PW-1", Seat.FIRST, date(2026, 11, 12), "not started"),
        ("PW-2", Seat.FIRST, date(2026, 11, 12), "not started"),
    ]
    first = page.audits[0]
    assert (first.form, first.form_code, first.minutes) == (form.title, "CIN", form.minutes["short"])
    assert first.conversation
    assert (page.person, page.moderates, page.leads) == ("A-02", False, False)


def test_what_is_missing_around_a_case_is_a_gap_of_its_first_auditor_only(week: Office) -> None:
    def gaps(person: str) -> list[tuple[str, ...]]:
        return [each.gaps for each in week.as_(person).going_out.page(week.round_id).audits]

    both = ("no reflection of the practitioner yet", "no feedback of the family yet")
    assert gaps("A-02") == [both, both]
    assert gaps("A-09") == [()]
    lead = week.as_("Q-01")
    lead.first_reading.keep_companion(NewCompanion(1, "feedback", "child", "FCF", {}))
    assert gaps("A-02") == [both[:1], both]


def test_r033_an_exempt_audit_goes_out_to_nobody(week: Office) -> None:
    lead = week.as_("Q-01")
    allocated = {each.reference: each.allocation_id for each in lead.board.rows(week.round_id)}
    lead.exemptions.exempt(allocated["PW-1"], Seat.SECOND, "The court has the file.", "Assistant director")
    lead.exemptions.exempt(allocated["PW-2"], Seat.FIRST, "The family has moved away.", "Assistant director")
    assert [each.reference for each in week.as_("A-02").going_out.page(week.round_id).audits] == ["PW-1"]
    assert "A-09" not in {page.person for page in lead.going_out.everybody(week.round_id)}
    lead.exemptions.take_back(allocated["PW-2"], Seat.FIRST)
    assert len(week.as_("A-02").going_out.page(week.round_id).audits) == 2


def test_observations_are_told_by_what_they_are_and_not_what_they_are_about(week: Office) -> None:
    auditor = week.as_("A-02")
    codes = {each.title: each.code for each in auditor.companions.offered(week.round_id) if not each.cases}
    page = auditor.going_out.page(week.round_id)
    assert set(page.to_observe) == set(codes)
    title = page.to_observe[0]
    auditor.companions.begin(NewRecord(codes[title], week.round_id, subject="TEAM-4"))
    assert auditor.going_out.page(week.round_id).observations == ((title, "draft"),)
    assert "TEAM-4" not in repr(week.as_("Q-01").going_out.page(week.round_id, "A-02"))


def test_r011_nobody_but_the_quality_lead_sees_the_page_of_somebody_else(week: Office) -> None:
    assert week.as_("Q-01").going_out.page(week.round_id, "A-02").person == "A-02"
    for person in ("A-02", "M-01"):
        with pytest.raises(NotAllowedError):
            week.as_(person).going_out.page(week.round_id, "A-09")
        with pytest.raises(NotAllowedError):
            week.as_(person).going_out.everybody(week.round_id)


def test_who_has_nothing_to_do_is_told_so(week: Office) -> None:
    with pytest.raises(WrongInputError, match="A-11 has nothing to do in Practice week: November 2026 yet"):
        week.as_("A-11").going_out.page(week.round_id)
    with pytest.raises(WrongInputError, match="X-99 has nothing to do"):
        week.as_("Q-01").going_out.page(week.round_id, "X-99")


def test_everybody_with_something_to_do_has_a_page(week: Office) -> None:
    pages = week.as_("Q-01").going_out.everybody(week.round_id)
    assert [(each.person, len(each.audits), each.moderates) for each in pages] == [
        ("A-02", 2, False),
        ("A-09", 1, False),
        ("M-01", 0, True),
    ]


def test_r010_the_moderator_of_another_round_is_none_of_this_one(week: Office) -> None:
    from audit_tool.services.round_terms import NewRound

    lead = week.as_("Q-01")
    other = lead.round_setting.create(NewRound("Another", date(2026, 12, 1), date(2026, 12, 2)))
    assert lead.going_out.everybody(other) == ()
    lead.people.give_role("A-11", Role.MODERATOR, other)
    assert [each.person for each in lead.going_out.everybody(other)] == ["A-11"]


def test_the_mark_of_a_workspace_stays(week: Office, fill: Callable[..., None]) -> None:
    before = week.as_("A-02").going_out.page(week.round_id)
    fill("A-02", 1)
    after = week.as_("A-02").going_out.page(week.round_id)
    assert len(before.workspace) == 16
    assert before.workspace == after.workspace
    assert [each.state for each in after.audits] == ["submitted", "not started"]
