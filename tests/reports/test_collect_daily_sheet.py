"""The daily sheet: concerns first and as counts alone, then how far the round is (R-079, domain section 6)."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from audit_tool.errors import NotAllowedError
from audit_tool.reports.daily_sheet.collect import collect
from audit_tool.reports.request import Request
from tests.conftest import Office


@pytest.fixture
def week(office: Office, fill: Callable[..., None]) -> Office:
    """Two cases: the first audit of one is in; a concern about the other is open."""
    office.hold_round()
    fill("A-02", office.allocate())
    office.allocate("PW-2", "A-11")
    concerns = office.as_("A-02").concerns
    begun = concerns.begin()
    concerns.write(begun, {"reference": "PW-2", "worry": "A child is alone.", "seen": "A note.", "today": "yes"})
    concerns.raise_now(begun)
    return office


def test_r079_concerns_come_first_as_counts_and_never_in_words(week: Office) -> None:
    week.clock.now += timedelta(hours=3)
    found = collect(week.as_("Q-01"), Request())
    assert found.concerns == "1 immediate concern is open. It is overdue: nobody was told within the limit."
    assert found.waited.startswith("The longest wait is 3 hours")
    assert "alone" not in repr(found)


def test_each_step_is_so_many_of_so_many(week: Office) -> None:
    found = collect(week.as_("Q-01"), Request())
    counts = dict(found.progress)
    assert (counts["First audits in"], counts["Second audits in"]) == ("1 of 2", "0 of 2")
    assert counts["Cases decided"] == "0 of 2"
    assert [(each.reference, each.waiting_for, each.what) for each in found.awaited] == [
        ("PW-1", "A-09", "Second audit"),
        ("PW-2", "A-02 and A-11", "First and second audits"),
    ]


def test_it_says_which_day_of_the_round_it_is_and_what_is_late(week: Office) -> None:
    assert collect(week.as_("Q-01"), Request()).line == "Tuesday 10 November 2026, day 2 of 5"
    week.clock.now += timedelta(days=4)
    found = collect(week.as_("Q-01"), Request())
    assert found.line.endswith("Saturday 14 November 2026, 1 day after its last day")
    assert found.awaited[0].due == "12 November 2026, 2 days late"


def test_it_is_the_quality_leads(week: Office) -> None:
    with pytest.raises(NotAllowedError):
        collect(week.as_("A-02"), Request())
