"""How much of a round is in: told to whoever follows it, and of others' audits to nobody else (R-080, R-081)."""

from collections.abc import Callable
from datetime import date

import pytest

from audit_tool.services.calibrating import NewCalibration
from audit_tool.services.identity import Role
from audit_tool.services.round_terms import NewRound
from audit_tool.services.rounds import RoundEntry, round_to_begin_with
from tests.conftest import Office

Fill = Callable[..., None]


def counts(office: Office, person: str) -> tuple[int, int, int, int, bool]:
    (entry,) = office.as_(person).rounds.listing()
    return entry.allocated, entry.submitted, entry.second_allocated, entry.second_submitted, entry.own_counts


def begun_with(office: Office, person: str) -> str:
    desk = office.as_(person)
    found = round_to_begin_with(desk.rounds.listing(), desk.identity)
    assert isinstance(found, RoundEntry)
    return found.name


@pytest.mark.parametrize("role", [None, Role.MODERATOR])
def test_r080_counts_tell_a_second_auditor_nothing_of_the_first_audit(
    office: Office, fill: Fill, role: Role | None
) -> None:
    office.hold_round()
    only = office.allocate()
    if role is not None:
        office.as_("Q-01").people.give_role("A-09", role, office.round_id)
    before = counts(office, "A-09")
    fill("A-02", only)
    assert counts(office, "A-09") == before == (0, 0, 1, 0, True)
    assert counts(office, "A-11") == counts(office, "M-01") == (0, 0, 0, 0, True)
    assert counts(office, "Q-01") == (1, 1, 1, 0, False)
    assert counts(office, "A-02") == (1, 1, 0, 0, True)
    fill("A-09", only)
    assert counts(office, "A-09") == (0, 0, 1, 1, True)
    assert counts(office, "A-02") == (1, 1, 0, 0, True), "nor the first auditor when the second audit is in"


def test_r032_a_day_begins_with_the_round_where_the_work_is(office: Office, fill: Fill) -> None:
    office.hold_round()
    only = office.allocate()
    day = date(2026, 12, 1)
    lead = office.as_("Q-01")
    later = lead.round_setting.create(NewRound("Dip sample: December", day, day))
    lead.people.give_role("A-11", Role.MODERATOR, later)
    november, december = "Practice week: November 2026", "Dip sample: December"
    assert {who: begun_with(office, who) for who in ("Q-01", "M-01", "A-02", "A-09", "A-11")} == {
        "Q-01": december,
        "M-01": november,
        "A-02": november,
        "A-09": november,
        "A-11": december,
    }
    fill("A-02", only)
    assert begun_with(office, "A-02") == november, "what is submitted is still the latest that is one's own"
    office.round_id = later
    office.allocate("PW-7")
    assert (begun_with(office, "A-02"), begun_with(office, "A-09")) == (december, december)


def test_r108_whoever_leads_begins_with_a_week_and_not_with_its_calibration(office: Office) -> None:
    office.hold_round()
    new = NewCalibration("Calibration", date(2026, 11, 9), ("CAL-01",), ("A-02", "A-09"))
    office.as_("Q-01").calibrating.set_up(new)
    assert [each.practice for each in office.as_("Q-01").rounds.listing()] == [True, False]
    week = "Practice week: November 2026"
    assert {who: begun_with(office, who) for who in ("Q-01", "M-01", "A-02")} == {
        "Q-01": week,
        "M-01": week,
        "A-02": "Calibration",
    }


def test_without_a_round_there_is_none_to_begin_with(office: Office) -> None:
    desk = office.as_("A-02")
    assert round_to_begin_with(desk.rounds.listing(), desk.identity) is None
