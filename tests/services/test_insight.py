"""R-125 to R-128: figures are about what was chosen, and of rounds whose results may be seen."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from audit_tool.services.allocation import NewAllocation
from audit_tool.services.calibrating import NewCalibration
from audit_tool.services.identity import Role
from audit_tool.services.insight import OVERALL, By, Chosen
from audit_tool.services.round_terms import NewRound
from tests.conftest import COVER, Office, kept

PILOT = NewRound("Pilot", date(2026, 11, 16), date(2026, 11, 20), pilot=True)
OTHER = NewRound("Other week", date(2026, 11, 23), date(2026, 11, 27))


@pytest.fixture
@kept
def weeks(office: Office, fill: Callable[..., None]) -> Office:
    """One audit in a week, one in another and one in a pilot; M-01 moderates the first and the pilot."""
    office.hold_round()
    lead = office.as_("Q-01")
    rounds = (office.round_id, lead.round_setting.create(PILOT), lead.round_setting.create(OTHER))
    lead.people.give_role("M-01", Role.MODERATOR, rounds[1])
    for number, round_id in enumerate(rounds, start=1):
        lead = office.as_("Q-01")
        fill("A-02", lead.allocation.allocate(round_id, NewAllocation(f"PW-{number}", "A-02", cover=COVER)))
    office.as_("Q-01").counting.catch_up()
    return office


def found(office: Office, person: str, chosen: Chosen) -> list[str]:
    return [bar.label for bar in office.as_(person).insight.share_out(chosen, By.ROUND).bars]


def test_a_pilot_counts_for_nobody_and_other_rounds_only_for_who_may_see_them(weeks: Office) -> None:
    assert found(weeks, "Q-01", Chosen()) == ["Other week", "Practice week: November 2026"]
    assert found(weeks, "M-01", Chosen()) == ["Practice week: November 2026"]


def test_a_round_that_may_not_be_seen_shows_nothing_and_no_other_in_its_place(weeks: Office) -> None:
    other = next(each.id for each in weeks.as_("Q-01").rounds.listing() if each.name == "Other week")
    assert found(weeks, "M-01", Chosen(rounds=(other,))) == []


def test_who_moderates_one_round_reads_no_figure_of_another(weeks: Office) -> None:
    """Whatever is asked for, it is what the lead reads of that one round."""
    moderator, lead = weeks.as_("M-01"), weeks.as_("Q-01")
    week = Chosen(rounds=(weeks.round_id,))
    other = next((each.id, each.name) for each in lead.rounds.listing() if each.name == "Other week")
    read = [
        [desk.insight_words.voices(asked), desk.insight_words.three_voices(asked), desk.counting.audits(asked)]
        for desk, asked in ((moderator, Chosen()), (lead, week))
    ]
    assert read[0] == read[1]
    assert read[0][0] != lead.insight_words.voices(Chosen())
    compared = moderator.insight_words.compared(other, (weeks.round_id, "This week"))
    assert (compared.why_not, compared.lines) == ("Not comparable: no case of Other week is settled.", ())


def test_a_measure_of_some_forms_looks_at_those_that_were_chosen_alone(weeks: Office) -> None:
    insight, of_these = weeks.as_("Q-01").insight, replace(OVERALL, forms=("CIN", "PEP"))
    assert [point.count.base for point in insight.trend(Chosen(forms=("CIN",)), of_these).points] == [2]
    assert insight.trend(Chosen(forms=("PEP", "CIC")), of_these).points == ()
    assert insight.trend(Chosen(forms=("CIC",)), of_these).points == ()


def test_r124_a_practice_case_leaves_no_quarter_unfinished(weeks: Office) -> None:
    before = weeks.as_("Q-01").insight.quarters()
    lead = weeks.as_("Q-01")
    lead.calibrating.set_up(NewCalibration("Calibration", date(2026, 11, 9), ("CAL-01",), ("A-02", "A-09")))
    lead.counting.catch_up()
    assert lead.insight.quarters() == before
