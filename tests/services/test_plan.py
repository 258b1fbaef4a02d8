"""R-146 to R-154: the improvement plan keeps what it was told, and refuses what cannot be."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from sqlalchemy import text

from audit_tool.analysis.plan_flag_kinds import FlagKind
from audit_tool.analysis.plan_rows import Impact, ImpactState, Status, Wording
from audit_tool.errors import AuditToolError, NotAllowedError, WrongInputError
from audit_tool.services.desk import Desk
from audit_tool.services.plan import NewPlanRow
from audit_tool.services.plan_carrying import Goal, LaterPlan
from audit_tool.services.plan_measures import QUESTION
from audit_tool.services.plan_terms import Half, about_row
from audit_tool.services.plan_update import RowUpdate
from audit_tool.services.plan_writing import Told
from tests.conftest import Office

YEAR = "2026-27"
TODAY = date(2026, 11, 10)
ACTION = "Review the supervision procedure with frontline managers"
ROW = NewPlanRow("SG 3.3/a", "SG 8", "Safeguarding", ACTION, "31 March 2027", ("PSW", "Workforce lead"))
PROVED = ImpactState(Impact.PARTLY, "Supervision good", "58%", "80%", "63%", "Q1 to Q4", "Audits of Q2")


@pytest.fixture
def lead(office: Office) -> Desk:
    desk = office.as_("Q-01")
    desk.plan.begin(YEAR, date(2026, 6, 5))
    desk.plan.add_row(YEAR, ROW)
    return desk


def test_r146_r147_a_row_is_its_year_and_its_label_whatever_stands_in_it(lead: Desk) -> None:
    (row,) = lead.plan.of(YEAR).rows
    assert (row.year, row.reference, row.area, row.area_title) == (YEAR, "SG 3.3/a", "SG 8", "Safeguarding")
    assert (row.now.action, row.now.due_on, row.now.leads) == (ACTION, date(2027, 3, 31), ("PSW", "Workforce lead"))
    lead.plan.begin("2027-28")
    lead.plan.add_row("2027-28", NewPlanRow("SG 3.3/a", "SG 8", "Safeguarding", "Another thing", "May 2028", ("PSW",)))
    assert lead.plan.years() == ("2027-28", YEAR)
    assert [flag.detail for flag in lead.plan.of("2027-28").flags["SG 3.3/a"] if flag.kind is FlagKind.REUSED] == [
        f"in {YEAR} it was: {ACTION}"
    ]
    assert lead.check() == ()


def test_r149_a_new_timescale_needs_its_reason_and_the_first_one_stays(lead: Desk) -> None:
    later = Wording("", TODAY, ACTION, "every quarter until 31 July 2027", None, ("PSW",))
    with pytest.raises(WrongInputError, match="new timescale needs a reason"):
        lead.plan.reword(YEAR, ROW.reference, later)
    for reason in ("The policy is approved later.", "The board meets later still."):
        lead.plan.reword(YEAR, ROW.reference, Wording("", TODAY, ACTION, f"{reason[:9]} 2027", reason=reason))
    (row,) = lead.plan.of(YEAR).rows
    assert row.first.due_on == date(2027, 3, 31)
    assert [each.reason for each in row.wordings] == [
        "",
        "The policy is approved later.",
        "The board meets later still.",
    ]
    assert [each.label for each in row.wordings] == ["10 November 2026", "10 November 2026 (2)", "10 November 2026 (3)"]


def test_r150_progress_is_added_dated_and_never_overwritten(lead: Desk) -> None:
    lead.plan.tell(YEAR, ROW.reference, Told("Begun.", Status.ON_TARGET))
    lead.plan.tell(YEAR, ROW.reference, Told("The board wants more.", Status.SOME_RISK))
    (row,) = lead.plan.of(YEAR).rows
    assert [(each.quarter, each.status, each.text) for each in row.progress] == [
        ("2026-27 Q3", Status.ON_TARGET, "Begun."),
        ("2026-27 Q3", Status.SOME_RISK, "The board wants more."),
    ]
    assert lead.plan.of(YEAR).exceptions == (row,)


def test_r150_a_closed_quarter_takes_nothing_more_and_shows_a_change(office: Office, lead: Desk) -> None:
    lead.plan.tell(YEAR, ROW.reference, Told("Begun.", Status.ON_TARGET))
    with pytest.raises(WrongInputError, match="has not begun"):
        lead.plan.close_quarter(YEAR, "2026-27 Q4")
    lead.plan.close_quarter(YEAR, "2026-27 Q3")
    attempts: tuple[Callable[[], object], ...] = (
        partial(lead.plan.tell, YEAR, ROW.reference, Told("More.", Status.COMPLETED)),
        partial(lead.plan.reword, YEAR, ROW.reference, Wording("", TODAY, "Other", ROW.timescale)),
        partial(lead.plan.close_quarter, YEAR, "2026-27 Q3"),
    )
    for attempt in attempts:
        with pytest.raises(WrongInputError, match="is closed"):
            attempt()
    assert lead.plan.of(YEAR).closed_quarters == ("2026-27 Q3",)
    office.clock.now += timedelta(days=60)
    lead.plan.tell(YEAR, ROW.reference, Told("More.", Status.COMPLETED, done_on=date(2027, 1, 5)))
    assert lead.check() == ()
    with lead.work.store.transaction() as session:
        session.execute(text("UPDATE plan_progress SET text = 'Never begun.' WHERE text = 'Begun.'"))
    assert lead.check() == (
        "What the improvement plan 2026-27 told up to 2026-27 Q3 is not as it was when the quarter was closed.",
    )


@pytest.mark.parametrize(
    ("told", "match"),
    [
        (Told("", Status.NOT_STATED), "A status is needed"),
        (Told("", Status.WITHDRAWN), "“Withdrawn” needs a reason"),
        (Told("", Status.ON_TARGET, done_on=TODAY), "Only what is complete"),
        (Told("", Status.COMPLETED, done_on=date(2026, 11, 11)), "still to come"),
    ],
)
def test_r148_a_status_that_cannot_be_is_refused_and_nothing_is_told(lead: Desk, told: Told, match: str) -> None:
    with pytest.raises(WrongInputError, match=match):
        lead.plan.tell(YEAR, ROW.reference, told)
    assert lead.plan.of(YEAR).rows[0].progress == ()


def test_r151_a_percentage_target_needs_its_baseline_and_its_period(lead: Desk) -> None:
    for baseline, period, lacking in ((" ", "Q1 to Q4", "baseline"), ("58%", " ", "period")):
        wanted = ImpactState(target="80% by March", baseline=baseline, period=period)
        with pytest.raises(WrongInputError, match=f"needs its {lacking}"):
            lead.plan.judge_impact(YEAR, ROW.reference, wanted)
    with pytest.raises(WrongInputError, match="needs its baseline and its period"):
        lead.plan.reword(
            YEAR, ROW.reference, Wording("", TODAY, ACTION, ROW.timescale, evidence="% increase in visits")
        )
    with pytest.raises(WrongInputError, match="needs its proof"):
        lead.plan.judge_impact(YEAR, ROW.reference, ImpactState(Impact.EVIDENCED, "Visits"))
    lead.plan.judge_impact(YEAR, ROW.reference, PROVED)
    lead.plan.reword(YEAR, ROW.reference, Wording("", TODAY, ACTION, ROW.timescale, evidence="% increase in visits"))
    assert lead.plan.of(YEAR).rows[0].impact == PROVED


def test_r152_what_is_carried_forward_is_seen_from_both_ends_and_what_is_lost_is_told(lead: Desk) -> None:
    lead.plan.begin("2027-28")
    lost = [flag.detail for flag in lead.plan.of(YEAR).flags[ROW.reference] if flag.kind is FlagKind.LOST]
    assert lost == ["still open, and no row of the plan 2027-28 goes on from it"]
    lead.plan.add_row("2027-28", NewPlanRow("SG 1", "SG 1", "Safeguarding", "Go on with it", "May 2028", ("PSW",)))
    with pytest.raises(WrongInputError, match="no later plan"):
        lead.plan_carrying.carry("2027-28", "SG 1", Goal(YEAR, ROW.reference))
    lead.plan_carrying.carry(YEAR, ROW.reference, Goal("2027-28", "SG 1"))
    assert lead.plan.of(YEAR).rows[0].carried_to == ("2027-28 SG 1",)
    assert lead.plan.of("2027-28").rows[0].carried_from == (f"{YEAR} {ROW.reference}",)
    assert FlagKind.LOST not in {flag.kind for flag in lead.plan.of(YEAR).flags.get(ROW.reference, ())}


def test_r152_a_row_goes_on_as_a_new_one_with_its_words_its_measure_and_what_it_rests_on(lead: Desk) -> None:
    lead.plan.judge_impact(YEAR, ROW.reference, PROVED)
    lead.plan_measures.rest_on(YEAR, ROW.reference, QUESTION, "MGT-16")
    lead.plan.begin("2028-29")
    lead.plan.begin("2027-28")
    lead.plan.add_row("2027-28", NewPlanRow("SG 1", "SG 1", "Safeguarding", "Another", "May 2028", ("PSW",)))
    assert lead.plan_carrying.later_plans(YEAR) == (
        LaterPlan("2027-28", (("SG 1", "Another"),)),
        LaterPlan("2028-29", ()),
    )
    with pytest.raises(WrongInputError, match="SG 1 is in the plan 2027-28 already"):
        lead.plan_carrying.carry(YEAR, ROW.reference, Goal("2027-28", "SG 1", new=True))
    lead.plan_carrying.carry(YEAR, ROW.reference, Goal("2027-28", "SG 8.1", new=True, ends=True))
    before = lead.plan.of(YEAR).row(ROW.reference)
    assert (before.status, before.latest.text) == (Status.CARRIED_FORWARD, "Goes on as 2027-28 SG 8.1.")
    assert before.carried_to == ("2027-28 SG 8.1",)
    after = lead.plan.of("2027-28").row("SG 8.1")
    assert (after.area, after.area_title, after.carried_from) == ("SG 8", "Safeguarding", (f"{YEAR} {ROW.reference}",))
    assert (after.now.action, after.now.timescale, after.now.leads) == (ACTION, ROW.timescale, ROW.leads)
    assert after.impact == replace(PROVED, state=Impact.NOT_YET_DUE, proof="")
    assert [each.code for each in lead.plan_measures.of("2027-28")["SG 8.1"]] == ["MGT-16"]
    assert lead.check() == ()


def test_r152_an_area_of_another_meaning_takes_no_row_and_nothing_is_half_carried(lead: Desk) -> None:
    lead.plan.begin("2027-28")
    lead.plan.add_row("2027-28", NewPlanRow("SG 1", "SG 8", "Something else", "Another", "May 2028", ("PSW",)))
    with pytest.raises(WrongInputError, match="Add the row there first"):
        lead.plan_carrying.carry(YEAR, ROW.reference, Goal("2027-28", "SG 8.1", new=True, ends=True))
    assert lead.plan.of(YEAR).rows[0].carried_to == ()
    assert lead.plan.of(YEAR).rows[0].progress == ()
    assert [row.reference for row in lead.plan.of("2027-28").rows] == ["SG 1"]


def test_the_same_words_once_more_are_no_new_wording(lead: Desk) -> None:
    with pytest.raises(WrongInputError, match="These are the words"):
        lead.plan.reword(YEAR, ROW.reference, lead.plan.of(YEAR).rows[0].now)
    assert len(lead.plan.of(YEAR).rows[0].wordings) == 1


def test_r054_what_was_half_written_goes_with_the_save_and_stays_where_that_is_refused(lead: Desk) -> None:
    about = about_row(YEAR, ROW.reference)

    def left() -> list[str]:
        return [each.kind for each in lead.unfinished.mine(tuple(Half))]

    for kind in Half:
        lead.unfinished.write(kind, {Half.PLAN: "", Half.ROW: YEAR}.get(kind, about), "Why", "Half a sentence")
    lead.unfinished.write(Half.WORDING, about_row(YEAR, "another"), "Why", "Of another row")
    for attempt in (
        partial(lead.plan.begin, YEAR),
        partial(lead.plan.add_row, YEAR, ROW),
        partial(lead.plan.reword, YEAR, ROW.reference, lead.plan.of(YEAR).rows[0].now),
        partial(lead.plan.judge_impact, YEAR, ROW.reference, ImpactState(target="80%")),
        partial(lead.plan_carrying.carry, YEAR, ROW.reference, Goal("2027-28", "SG 1", new=True)),
        partial(lead.plan_update.save, YEAR, ROW.reference, RowUpdate(Told("", Status.NOT_STATED), PROVED.state)),
    ):
        with pytest.raises(WrongInputError):
            attempt()
    assert left() == [*Half, Half.WORDING]
    lead.plan.begin("2027-28")
    lead.plan.add_row(YEAR, replace(ROW, reference="SG 4"))
    lead.plan.reword(YEAR, ROW.reference, replace(lead.plan.of(YEAR).rows[0].now, action="Review it again"))
    lead.plan.judge_impact(YEAR, ROW.reference, PROVED)
    lead.plan_update.save(YEAR, ROW.reference, RowUpdate(Told("", Status.ON_TARGET), PROVED.state, PROVED.proof))
    lead.plan_carrying.carry(YEAR, ROW.reference, Goal("2027-28", "SG 1", new=True))
    assert left() == [Half.WORDING]


def test_completed_rows_stand_apart_under_their_own_reference(lead: Desk) -> None:
    lead.plan.tell(YEAR, ROW.reference, Told("Done.", Status.COMPLETED, done_on=TODAY))
    plan = lead.plan.of(YEAR)
    assert (plan.exceptions, plan.others) == ((), ())
    assert [row.reference for row in plan.closed] == [ROW.reference]
    assert [flag.kind for flag in plan.flags[ROW.reference]] == [FlagKind.COMPLETE_WITHOUT_EVIDENCE]


def test_everybody_reads_the_plan_and_only_the_quality_lead_changes_it(office: Office, lead: Desk) -> None:
    for person in ("A-02", "M-01"):
        desk = office.as_(person)
        assert [row.reference for row in desk.plan.of(YEAR).rows] == [ROW.reference]
        attempts: tuple[Callable[[], object], ...] = (
            partial(desk.plan.begin, "2030-31"),
            partial(desk.plan.approve, YEAR, TODAY),
            partial(desk.plan.add_row, YEAR, ROW),
            partial(desk.plan.reword, YEAR, ROW.reference, Wording("", TODAY, ACTION)),
            partial(desk.plan.tell, YEAR, ROW.reference, Told("", Status.COMPLETED)),
            partial(desk.plan.judge_impact, YEAR, ROW.reference, PROVED),
            partial(desk.plan.close_quarter, YEAR, "2026-27 Q3"),
            partial(desk.plan_carrying.carry, YEAR, ROW.reference, Goal("2027-28", "X")),
            partial(desk.plan.book_audit, YEAR, ROW.reference, "Week"),
            partial(desk.plan_import.bring_in, (), "plan.csv"),
        )
        for attempt in attempts:
            with pytest.raises(NotAllowedError):
                attempt()


def test_what_is_not_there_or_twice_is_said_and_changes_nothing(lead: Desk) -> None:
    for attempt, match in (
        (lambda: lead.plan.begin(YEAR), "already"),
        (lambda: lead.plan.begin(" "), "needs its year"),
        (lambda: lead.plan.add_row(YEAR, ROW), "is in the plan"),
        (lambda: lead.plan.add_row(YEAR, NewPlanRow("X", "", "", "Do it")), "needs an area"),
        (lambda: lead.plan.add_row(YEAR, NewPlanRow("X", "SG 8", "Other words", "Do it")), "is called “Safeguarding”"),
        (lambda: lead.plan.add_row(YEAR, NewPlanRow("X", "SG 8", "", " ")), "needs what will be done"),
        (lambda: lead.plan.of("1999-00"), "no improvement plan"),
        (lambda: lead.plan.tell(YEAR, "Y", Told("", Status.COMPLETED)), "no row Y"),
        (lambda: lead.plan.book_audit(YEAR, ROW.reference, "Nowhere"), "no round"),
    ):
        with pytest.raises(AuditToolError, match=match):
            attempt()
    assert len(lead.plan.of(YEAR).rows) == 1


def test_r140_a_promised_audit_is_missed_until_its_round_is_named(office: Office, lead: Desk) -> None:
    office.hold_round()
    desk = office.as_("Q-01")
    desk.plan.tell(YEAR, ROW.reference, Told("Embedded; dip sample due March 2027.", Status.ON_TARGET))
    kinds = [flag.kind for flag in desk.plan.of(YEAR).flags[ROW.reference]]
    assert kinds == [FlagKind.FOLLOW_UP_NOT_BOOKED]
    desk.plan.book_audit(YEAR, ROW.reference, "Practice week: November 2026")
    plan = desk.plan.of(YEAR)
    assert plan.rows[0].audits_booked == ("Practice week: November 2026",)
    assert plan.flags == {}
