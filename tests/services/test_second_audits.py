"""R-031, R-093: the cases that need a second audit once the first is in are told, and why is not."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from audit_tool.analysis.proposing import SecondRule
from audit_tool.errors import NotAllowedError
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.definition import Seat
from tests.conftest import Office

Fill = Callable[..., None]
GRADES = {"PW-1": "inadequate", "PW-2": "requires_improvement", "PW-3": "good"}


@pytest.fixture
def week(office: Office, fill: Fill) -> Office:
    """Three cases with one auditor each, and a fourth whose two auditors find it inadequate."""
    office.hold_round()
    for reference, grade in GRADES.items():
        fill("A-02", office.allocate(reference, ""), grade)
    fill("A-02", office.allocate("PW-4"), "inadequate")
    return office


def by(office: Office, rule: SecondRule) -> tuple[str, ...]:
    lead = office.as_("Q-01")
    kept = lead.round_setting.settings(office.round_id).round
    lead.round_setting.change(office.round_id, replace(kept, second_rule=rule))
    return lead.second_audits.wanted(office.round_id)


def test_an_inadequate_first_audit_needs_a_second_one_under_every_rule(week: Office) -> None:
    for rule in (SecondRule.ALL, SecondRule.NONE):
        assert by(week, rule) == ("PW-1",)


def test_by_rule_one_that_requires_improvement_and_an_unsure_one_need_it_too(week: Office, fill: Fill) -> None:
    assert by(week, SecondRule.BY_RULE) == ("PW-1", "PW-2")
    fill("A-02", week.allocate("PW-5", ""), "good", OVR_05=Answer("unsure"))
    assert by(week, SecondRule.BY_RULE) == ("PW-1", "PW-2", "PW-5")
    assert by(week, SecondRule.ALL) == ("PW-1",)


def test_a_case_that_got_its_second_auditor_needs_nobody_any_more(week: Office) -> None:
    lead = week.as_("Q-01")
    row = next(each for each in lead.board.rows(week.round_id) if each.reference == "PW-1")
    lead.allocation.reassign(row.allocation_id, Seat.SECOND, "A-09", "The first audit is in and needs one.")
    assert lead.second_audits.wanted(week.round_id) == ()


def test_only_the_quality_lead_is_told(week: Office) -> None:
    for code in ("A-02", "A-09", "M-01"):
        with pytest.raises(NotAllowedError):
            week.as_(code).second_audits.wanted(week.round_id)
