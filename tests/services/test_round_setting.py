"""Setting up a round and changing it (R-001 to R-006, R-010)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from audit_tool.analysis.proposing import SecondRule
from audit_tool.errors import WrongInputError
from audit_tool.formdef.definition import AuditSet
from audit_tool.models.allocating import ExpectedAuditor
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.desk import Desk
from audit_tool.services.people import NewPerson
from audit_tool.services.round_kinds import kind_words
from audit_tool.services.round_setting import RoundChange
from audit_tool.services.round_terms import NewRound, RoundStep
from audit_tool.services.rounds import Mode
from audit_tool.storage import allocations, people, rounds
from tests.conftest import COVER, Office

FIRST, LAST = date(2026, 11, 9), date(2026, 11, 13)
WEEK = NewRound("Practice week: November 2026", FIRST, LAST)
WHOLE = NewRound(
    "Themed weeks",
    date(2027, 2, 22),
    date(2027, 4, 9),
    kind="thematic",
    theme="Neglect",
    pilot=True,
    mode=Mode.OWN_GRADES_FIRST,
    audit_set=AuditSet.FULL,
    target=40,
    pilot_counts=True,
    quarter="2026-27 Q4",
    service_areas=("Help and protection", "Children in care"),
    forms=("CIN", "CIC"),
    per_auditor=4,
    second_rule=SecondRule.SHARE,
    second_share=25,
    deadlines={RoundStep.REFLECTION: date(2027, 2, 15), RoundStep.FIRST_AUDIT: date(2027, 4, 9)},
    why_now="Fewer visits were in time",
    sampled_period="October to December 2026",
    sub_group="Under five",
)


def set_up(office: Office, new: NewRound = WEEK) -> tuple[Desk, int]:
    lead = office.as_("Q-01")
    return lead, lead.round_setting.create(new)


def due(lead: Desk, round_id: int) -> list[tuple[date | None, date | None]]:
    return [(row.due_on, row.second_due_on) for row in lead.board.rows(round_id)]


def test_r001_r003_everything_that_is_decided_is_kept(office: Office) -> None:
    lead, round_id = set_up(office, WHOLE)
    kept = lead.round_setting.settings(round_id)
    assert (kept.round, kept.begun, kept.copied_from) == (WHOLE, False, "")


def test_a_round_belongs_to_the_quarter_of_its_last_day_unless_said_otherwise(office: Office) -> None:
    lead, round_id = set_up(office, replace(WHOLE, quarter=""))
    assert lead.round_setting.settings(round_id).round.quarter == "2027-28 Q1"
    lead.round_setting.change(round_id, replace(WHOLE, quarter="2026/27 q4"))
    assert lead.round_setting.settings(round_id).round.quarter == "2026-27 Q4"


def test_a_round_from_before_quarters_were_kept_has_that_of_its_last_day(office: Office) -> None:
    lead, round_id = set_up(office)
    with lead.work.store.transaction() as session:
        chosen = rounds.by_name(session, WEEK.name)
        assert chosen is not None
        chosen.quarter = ""
    assert lead.round_setting.settings(round_id).round.quarter == "2026-27 Q3"


def test_r002_the_kinds_are_a_list_to_which_a_council_adds_its_own(office: Office) -> None:
    lead, round_id = set_up(office, replace(WEEK, kind="  Duty   desk review "))
    assert lead.round_setting.settings(round_id).round.kind == "Duty desk review"
    kinds = lead.round_setting.kinds()
    assert [each.code for each in kinds[:2]] == ["practice_week", "monthly"]
    assert kinds[-1].name == "Duty desk review"
    assert kind_words(kinds[-1].code) == "Duty desk review"
    assert kind_words("dip_sample") == "Dip sample"


def test_r002_a_kind_that_is_there_is_not_added_again(office: Office) -> None:
    lead, round_id = set_up(office, replace(WEEK, kind="dip SAMPLE"))
    assert lead.round_setting.settings(round_id).round.kind == "dip_sample"
    assert [each.code for each in lead.round_setting.kinds()].count("dip_sample") == 1


def test_r006_single_audits_are_a_round_that_spans_a_quarter(office: Office) -> None:
    assert [each.code for each in office.as_("Q-01").round_setting.kinds() if each.spans == "quarter"] == ["single"]


def test_r108_no_round_is_or_becomes_a_calibration_but_by_its_own_way(office: Office) -> None:
    from audit_tool.formdef.practice_cases import practice_cases
    from audit_tool.services.calibrating import NewCalibration

    lead, round_id = set_up(office)
    with pytest.raises(WrongInputError, match="Calibration has a button of its own"):
        lead.round_setting.create(replace(WEEK, name="Another", kind="Calibration"))
    with pytest.raises(WrongInputError, match="Calibration has a button of its own"):
        lead.round_setting.change(round_id, replace(WEEK, kind="calibration"))
    references = tuple(each.reference for each in practice_cases()[:1])
    apart = lead.calibrating.set_up(NewCalibration("Monday", FIRST, references, ("A-02", "A-09")))
    kept = lead.round_setting.settings(apart).round
    with pytest.raises(WrongInputError, match="Calibration has a button of its own"):
        lead.round_setting.change(apart, replace(kept, kind="monthly"))
    lead.round_setting.change(apart, replace(kept, name="Tuesday"))
    assert lead.round_setting.settings(apart).round.name == "Tuesday"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": " "}, "needs a name"),
        ({"name": "Bi-monthly audit"}, "“Bi-monthly” means two things"),
        ({"kind": "bi-annual review"}, "“bi-annual” means two things"),
        ({"kind": ""}, "needs a kind"),
        ({"ends_on": date(2026, 11, 8)}, "before the first day"),
        ({"quarter": "autumn"}, "quarter is not understood"),
        ({"target": 0}, "1 to 100,000"),
        ({"per_auditor": -1}, "1 to 100,000"),
        ({"target": 10**19}, "1 to 100,000"),
        ({"starts_on": date(1, 1, 1)}, "year from 2000 to 2100"),
        ({"ends_on": date(9999, 12, 31)}, "year from 2000 to 2100"),
        ({"name": "x" * 121}, "up to 120 characters"),
        ({"second_rule": SecondRule.SHARE}, "1 to 100 per cent"),
        ({"second_rule": SecondRule.SHARE, "second_share": 101}, "1 to 100 per cent"),
        ({"deadlines": {RoundStep.FEEDBACK: date(2062, 11, 13)}}, "more than a year"),
        ({"forms": ("CIN", "NOT")}, "There is no form NOT"),
    ],
)
def test_r005_what_cannot_be_is_refused_and_nothing_is_changed(
    office: Office, wrong: dict[str, Any], words: str
) -> None:
    lead, round_id = set_up(office)
    with pytest.raises(WrongInputError, match=words) as refused:
        lead.round_setting.change(round_id, replace(WEEK, **wrong))
    assert "Nothing was changed" in str(refused.value)
    with pytest.raises(WrongInputError, match=words):
        lead.round_setting.create(replace(WEEK, **({"name": "Another"} | wrong)))
    assert lead.round_setting.settings(round_id).round == replace(WEEK, quarter="2026-27 Q3")
    assert len(lead.rounds.listing()) == 1


def test_two_rounds_never_have_one_name_but_one_may_keep_its_own(office: Office) -> None:
    lead, round_id = set_up(office)
    other = lead.round_setting.create(replace(WEEK, name="Another"))
    with pytest.raises(WrongInputError, match="already there"):
        lead.round_setting.change(other, replace(WEEK, name=WEEK.name))
    lead.round_setting.change(round_id, replace(WEEK, theme="Neglect"))
    assert lead.round_setting.settings(round_id).round.theme == "Neglect"


def test_whether_a_pilot_counts_is_only_kept_of_a_pilot(office: Office) -> None:
    lead, round_id = set_up(office, replace(WEEK, pilot_counts=True))
    assert not lead.round_setting.settings(round_id).round.pilot_counts


def test_a_share_is_only_kept_where_the_rule_is_a_share(office: Office) -> None:
    lead, round_id = set_up(office, replace(WEEK, second_share=25))
    assert lead.round_setting.settings(round_id).round.second_share is None


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"mode": Mode.INFORMED}, "so its mode stays as it is"),
        ({"audit_set": AuditSet.FULL, "kind": "monthly"}, "so its kind and set of questions stay as they are"),
    ],
)
def test_r004_what_auditors_see_and_are_asked_stays_once_an_audit_has_begun(
    office: Office, change: dict[str, Any], words: str
) -> None:
    round_id = office.hold_round()
    allocation = office.allocate()
    lead = office.as_("Q-01")
    before = lead.round_setting.settings(round_id).round
    lead.round_setting.change(round_id, replace(before, **change))
    lead.round_setting.change(round_id, before)
    office.as_("A-02").auditing.begin(allocation)
    lead = office.as_("Q-01")
    with pytest.raises(WrongInputError, match=words):
        lead.round_setting.change(round_id, replace(before, theme="Neglect", **change))
    assert lead.round_setting.settings(round_id).round == before
    assert lead.round_setting.settings(round_id).begun
    lead.round_setting.change(round_id, replace(before, theme="Neglect", target=15, ends_on=date(2026, 11, 20)))
    assert lead.round_setting.settings(round_id).round.target == 15


def test_a_change_is_in_the_trail_by_what_was_changed(office: Office) -> None:
    from audit_tool.storage import trail

    lead, round_id = set_up(office)
    kept = lead.round_setting.settings(round_id).round
    lead.round_setting.change(round_id, kept)
    lead.round_setting.change(round_id, replace(kept, theme="Neglect", target=15))
    with lead.work.store.reading() as session:
        noted = [(each.act, each.detail) for each in trail.entries(session) if each.subject == WEEK.name]
    assert noted == [("round created", "blind short"), ("round changed", "theme, target")]


def test_cases_take_their_due_days_from_the_deadlines(office: Office) -> None:
    deadlines = {RoundStep.FIRST_AUDIT: LAST, RoundStep.SECOND_AUDIT: date(2026, 11, 20)}
    lead, round_id = set_up(office, replace(WEEK, deadlines=deadlines))
    own = date(2026, 11, 11)
    lead.allocation.allocate(round_id, NewAllocation("PW-1", "A-02", "A-09", cover=COVER))
    lead.allocation.allocate(round_id, NewAllocation("PW-2", "A-02", "A-09", due_on=own, cover=COVER))
    assert due(lead, round_id) == [(LAST, date(2026, 11, 20)), (own, date(2026, 11, 20))]


def test_due_days_that_came_from_a_deadline_move_with_it_and_others_stay(office: Office) -> None:
    lead, round_id = set_up(office, replace(WEEK, deadlines={RoundStep.FIRST_AUDIT: LAST}))
    own, later = date(2026, 11, 11), date(2026, 11, 17)
    lead.allocation.allocate(round_id, NewAllocation("PW-1", "A-02", cover=COVER))
    lead.allocation.allocate(round_id, NewAllocation("PW-2", "A-02", due_on=own, cover=COVER))
    change = lead.round_setting.change(round_id, replace(WEEK, deadlines={RoundStep.FIRST_AUDIT: later}))
    assert change == RoundChange(moved=1, kept=1)
    assert [first for first, _ in due(lead, round_id)] == [later, own]
    assert lead.round_setting.change(round_id, replace(WEEK, deadlines={})) == RoundChange(0, 0)
    assert [first for first, _ in due(lead, round_id)] == [later, own]


def test_r003_a_copy_brings_the_expected_auditors_along_without_leavers_and_no_case(office: Office) -> None:
    lead, round_id = set_up(office, WHOLE)
    lead.people.add(NewPerson("A-20"))
    lead.allocation.allocate(round_id, NewAllocation("PW-1", "A-02", cover=COVER))
    with lead.work.store.transaction() as session:
        for code, at_most in (("A-02", 3), ("A-09", None), ("A-20", 5)):
            person = people.by_code(session, code)
            assert person is not None
            session.add(ExpectedAuditor(round_id=round_id, person_id=person.id, at_most=at_most))
    lead.people.leaves("A-20", date(2026, 11, 1))
    copy = lead.round_setting.create(replace(WHOLE, name="Themed weeks again"), round_id)
    with lead.work.store.reading() as session:
        expected = list(allocations.expected(session, copy).items())
    assert expected == [("A-02", 3), ("A-09", None)]
    assert lead.board.rows(copy) == ()
    assert lead.round_setting.settings(copy).copied_from == "Themed weeks"
