"""Three months on: what was done is checked, the case comes back, and a row of the plan shows what moved."""

import csv
from datetime import timedelta
from pathlib import Path

from audit_tool.analysis.quarters import quarter_of
from audit_tool.formdef.standards import add_months
from audit_tool.formdef.wording import day_words
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.plan_measures import QUESTION, Measure
from audit_tool.services.reaudit_booking import USUAL_MONTHS
from audit_tool.services.reaudits import ReauditEntry, ReauditState
from audit_tool.services.round_terms import NewRound
from audit_tool.ui.screens.actions.plan.view import PlanPage
from audit_tool.ui.screens.actions.reaudits.card import COMPARE
from audit_tool.ui.screens.actions.reaudits.view import ReauditsPage
from audit_tool.ui.screens.moderation.view import ModerationScreen
from audit_tool.ui.widgets.buttons import Button
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.walkthrough.clock import at_work
from audit_tool.walkthrough.following_up import check_done, do_act, page_of
from audit_tool.walkthrough.panel import FORM, RULING, WORST, answer_all, choose_round, decide_case
from audit_tool.walkthrough.stage import Stage

ROUND = "Dip sample: supervision, again"
AGAIN = ("A-01", "A-02")
"""Who audits the case that comes back: neither of its auditors."""
ALONE = 12
"""Cases of the later round that one auditor reads alone."""
ROW, RESTS_ON = "SUP 1.1", "SUP-12"
HEADINGS = (
    *("plan_year", "reference", "area_reference", "area_for_development", "action", "timescale_text", "due_date"),
    *("lead_roles", "evidence_of_impact", "progress_summary", "status_stated", "status_reason"),
)
AREA = ("SUP 1", "Supervision that changes what happens for children")
PLAN = (
    (
        *(
            ROW,
            "Every record of supervision says what became of the actions of the time before",
            "Principal social worker",
        ),
        *(
            "More supervision is good or outstanding in audits.",
            "A new heading in the record since October.",
            "On target",
        ),
    ),
    (
        *("SUP 1.2", "Team managers read two records of another team each month", "Head of service, safeguarding"),
        *("Managers grade alike.", "Two of three teams have begun.", "Some risk"),
    ),
    (
        *("SUP 1.3", "A short guide to reflective supervision is with every worker", "Practice development lead"),
        *("Workers say that supervision helps them think.", "Given to all teams.", "Completed"),
    ),
)


def come_back(stage: Stage, lead: str, moderator: str) -> None:
    """The quality lead brings the plan in; three months on, the round after it tells what became of it."""
    stage.unlock(lead)
    bring_plan_in(stage)
    _is_booked(stage)
    stage.clock.months = USUAL_MONTHS
    stage.apart(lambda folder: audit_again(stage, folder, lead))
    stage.unlock(moderator)
    choose_round(stage, ROUND)
    stage.window.go("moderation")
    (row,) = stage.window.desk.moderating.panel(stage.window.round_id or 0)
    decide_case(stage, stage.shown(ModerationScreen), row.allocation_id, RULING)
    stage.unlock(lead)
    check_done(stage)
    _was_better(stage)
    show_what_moved(stage)
    stage.require(not stage.window.desk.check(), "the workspace does not check")


def bring_plan_in(stage: Stage) -> None:
    """A plan from a file, and what audits say put beside one of its rows (R-146, R-155)."""
    path = stage.folder.with_name("plan.csv")
    write_plan(path, stage)
    page = _plan(stage)
    page.presenter.bring_in(path)
    stage.settle()
    stage.require(len(page.cards) == len(PLAN), f"{len(page.cards)} rows of the plan are shown")
    card = page.cards[ROW]
    stage.press(next(each for each in card.findChildren(Button) if each.text().startswith("Put what audits say")))
    card.choice.set_value(f"{QUESTION} {RESTS_ON}")
    stage.require(card.choice.value, f"{RESTS_ON} is not offered")
    card.choice.activated.emit(card.choice.currentIndex())
    stage.settle()
    stage.require(len(_measure(stage).counts) == 1, "the row does not say what audits found so far")
    stage.picture("plan-brought-in")


def write_plan(path: Path, stage: Stage) -> None:
    """A small plan as a spreadsheet program saves one."""
    today = stage.window.desk.work.today()
    year, due = quarter_of(today)[:7], add_months(today, 6)
    with path.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file)
        sheet.writerow(HEADINGS)
        for reference, action, lead, evidence, told, status in PLAN:
            sheet.writerow((year, reference, *AREA, action, day_words(due), f"{due}", lead, evidence, told, status, ""))


def audit_again(stage: Stage, folder: Path, lead: str) -> None:
    """The case that comes back goes to two other auditors; twelve new ones are read by one each."""
    alone = [f"SUV-{at + 1:02}" for at in range(ALONE)]
    with at_work(folder, lead, stage.clock) as desk:
        today = desk.work.today()
        round_id = desk.round_setting.create(
            NewRound(ROUND, today, today + timedelta(days=4), kind="dip_sample", forms=(FORM,))
        )
        desk.allocation.allocate(round_id, NewAllocation(WORST, *AGAIN, FORM, due_on=today))
        for at, reference in enumerate(alone):
            desk.allocation.allocate(round_id, NewAllocation(reference, AGAIN[at % 2], form=FORM, due_on=today))
    for auditor in AGAIN:
        with at_work(folder, auditor, stage.clock) as desk:
            for task in desk.worklist.tasks():
                if task.reference in {WORST, *alone} and task.round_name == ROUND:
                    grade = "requires_improvement" if task.reference == alone[0] else "good"
                    answer_all(desk, desk.auditing.begin(task.allocation_id), grade)


def show_what_moved(stage: Stage) -> None:
    """Beside the row stand both quarters, each with its base."""
    counts = _measure(stage).counts
    found = [(each.quarter, each.count, each.of) for each in counts]
    stage.require(len(found) == 2, f"the measure holds {found}")
    (before, count, of), (now, later, later_of) = found
    stage.require(before < now and later * of > count * later_of, f"the measure did not move: {found}")
    page = _plan(stage)
    card = page.cards[ROW]
    said = {label.text() for label in card.findChildren(WrappedLabel)}
    stage.require(_measure(stage).sentence in said, "the row does not show what moved")
    card.findChildren(Button)[0].setFocus()
    stage.keyboard.press("Tab")
    stage.picture("improvement-plan")


def _plan(stage: Stage) -> PlanPage:
    stage.window.go("actions", "plan")
    return page_of(stage, PlanPage)


def _measure(stage: Stage) -> Measure:
    desk = stage.window.desk
    (measure,) = desk.plan_measures.of(desk.plan.years()[0])[ROW]
    return measure


def _reaudit(stage: Stage) -> ReauditEntry:
    found = [each for each in stage.window.desk.reaudits.listing() if each.reference == WORST]
    stage.require(len(found) == 1, f"{len(found)} re-audits of {WORST} are booked")
    return found[0]


def _is_booked(stage: Stage) -> None:
    """An inadequate case comes back by itself, after three months (R-098)."""
    booked, due = _reaudit(stage), add_months(stage.window.desk.work.today(), USUAL_MONTHS)
    stage.require(booked.state is ReauditState.BOOKED, f"the re-audit is {booked.state}")
    stage.require(booked.due_on == due, f"the re-audit is due on {booked.due_on}")


def _was_better(stage: Stage) -> None:
    """Other people audited it, and its grade stands beside the first."""
    again = _reaudit(stage)
    stage.require(again.state is ReauditState.DONE, f"the re-audit is {again.state}")
    stage.require(not {*again.auditors} & {*AGAIN}, "the re-audit has the auditors of the first audit")
    main = stage.window.desk.reaudits.both_times(again.id).grades[0]
    stage.require((main.first, main.again) == ("inadequate", "good"), f"it was {main.first}, then {main.again}")
    stage.window.go("actions", "reaudits")
    (card,) = page_of(stage, ReauditsPage).cards
    do_act(stage, card.acts, COMPARE.opener, ())
    stage.picture("reaudits")
