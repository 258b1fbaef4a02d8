"""The panel's hour: twenty cases audited twice with known differences, moderated, and told (R-094, R-099 to R-101).

The grades are those of the published example of a typical week; its figures have to come out on every page.
"""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from audit_tool.analysis.agreement_told import CASES, told
from audit_tool.exchange.exports import Asked, save_export
from audit_tool.formdef.answers import NOTHING, Answer
from audit_tool.formdef.applicability import asked_questions
from audit_tool.formdef.definition import Kind, Question, Seat
from audit_tool.reports.request import Request
from audit_tool.reports.saving import make
from audit_tool.services.action_terms import ActionLine
from audit_tool.services.agreement_scopes import scopes_of
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.desk import Desk
from audit_tool.services.round_terms import NewRound
from audit_tool.services.rulings import Ruling
from audit_tool.ui.screens.actions.proposed_card import ProposedCard
from audit_tool.ui.screens.insight.view import AGREEMENT, LEARNING, InsightScreen
from audit_tool.ui.screens.moderation.case_actions import CaseActions
from audit_tool.ui.screens.moderation.view import ModerationScreen
from audit_tool.ui.screens.my_work.panel_card_page import PanelCardPage
from audit_tool.ui.screens.my_work.view import MyWorkScreen
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.walkthrough.clock import at_work
from audit_tool.walkthrough.stage import Stage

FORM, SAME_DAY = "SVD", "SAF-01"
"""A form with one grade, and its question whether anything has to be done the same day."""
ROUND = "Dip sample: supervision"
GRADES = ("inadequate", "requires_improvement", "good", "outstanding")
FIRST = (3, 3, 3, 2, 3, 2, 3, 3, 2, 3, 4, 3, 3, 2, 3, 3, 2, 3, 3, 1)
SECOND = (3, 2, 3, 2, 3, 2, 2, 3, 2, 3, 3, 3, 2, 2, 3, 3, 2, 2, 3, 2)
"""Places on the scale, from 1; example D10 of the agreement examples."""
GRID = ((0, 1, 0, 0), (0, 9, 4, 0), (0, 0, 5, 0), (0, 0, 1, 0))
"""The best grades first: rows the first auditors', columns the second's."""
SAME = "Both auditors gave the same grade on 14 of 20 cases (70%; 95% interval 48% to 85%)."
AUDITORS = ("A-01", "A-02", "A-03", "A-04", "A-05")
WORDS = "What was read on the record of supervision, and what it means for the children this worker helps."
RULING = Ruling(
    "requires_improvement",
    "descriptor_read_differently",
    "Actions are set, and nobody looks at them again at the next meeting.",
    "Supervision is good when its actions are looked at again.",
    "Say how often an action may be carried over.",
)
WORST = "SUP-20"
"""Its panel finds it inadequate, so it comes back."""
WORST_RULING = replace(RULING, value="inadequate", note="No record of supervision is there for four months.")
LEARNT = "Say in every record what became of the actions of the time before."


def moderate_twenty(stage: Stage, lead: str, moderator: str) -> None:
    """A dip sample in the workspace of the planned week; audits come from five laptops, decisions from the screen."""
    stage.apart(lambda folder: audit_twenty(folder, lead))
    stage.unlock(moderator)
    choose_round(stage, ROUND)
    stage.window.go("moderation")
    screen = stage.shown(ModerationScreen)
    stage.picture("panel-list")
    _begin_session(stage, screen)
    for row in list(stage.window.desk.moderating.panel(stage.window.round_id or 0)):
        decide_case(stage, screen, row.allocation_id, WORST_RULING if row.reference == WORST else RULING)
    stage.picture("panel-decided")
    take_proposal(stage, screen)
    _end_session(stage, screen)
    stage.unlock(AUDITORS[0])
    _tell_auditor(stage)
    stage.unlock(lead)
    choose_round(stage, ROUND)
    _tell(stage)


def audit_twenty(folder: Path, lead: str) -> None:
    """Forty audits, each by whoever has it; every answer goes the way that a key press goes."""
    with at_work(folder, lead) as desk:
        day = desk.work.today()
        round_id = desk.round_setting.create(
            NewRound(ROUND, day, day + timedelta(days=4), kind="dip_sample", forms=(FORM,))
        )
        for at in range(len(FIRST)):
            first, second = AUDITORS[at % 5], AUDITORS[(at + 1 + at // 5) % 5]
            desk.allocation.allocate(round_id, NewAllocation(_reference(at), first, second, FORM, due_on=day))
    for auditor in AUDITORS:
        with at_work(folder, auditor) as desk:
            for task in desk.worklist.tasks():
                if task.reference in _REFERENCES:
                    _audit(desk, task.allocation_id, _REFERENCES.index(task.reference))


def _audit(desk: Desk, allocation_id: int, at: int) -> None:
    record = desk.auditing.begin(allocation_id)
    seat = desk.auditing.sheet(record).seat
    answer_all(desk, record, GRADES[(FIRST if seat is Seat.FIRST else SECOND)[at] - 1])


def answer_all(desk: Desk, record: int, grade: str) -> None:
    """Answer what has to be answered, and submit."""
    sheet = desk.auditing.sheet(record)
    for asked in asked_questions(sheet.sections()):
        if asked.question.required and not sheet.answers.get(asked.question.code, NOTHING).value:
            desk.auditing.save(record, asked.question.code, plain_answer(asked.question, grade))
    desk.auditing.submit(record)


def plain_answer(question: Question, grade: str) -> Answer:
    """What every auditor answers, but for the grade."""
    if question.kind is Kind.GRADE:
        return Answer(grade, WORDS, (question.evidence[0].code,))
    if question.kind is Kind.NUMBER:
        return Answer("/".join("6" for _ in question.parts or ("",)))
    return {
        Kind.FACT: Answer("no" if question.code == SAME_DAY else "yes"),
        Kind.TEXT: Answer(WORDS),
        Kind.CHOICE: Answer(question.options[0].code) if question.options else NOTHING,
        Kind.DATES: Answer("2026-10-06/2026-10-07"),
    }[question.kind]


def _begin_session(stage: Stage, screen: ModerationScreen) -> None:
    """What is decided from here on belongs to the session (R-088)."""
    stage.press(screen.left.session)
    stage.fill(screen.session.guests, "Independent chair")
    stage.press(screen.session.act)
    stage.require(screen.left.session.text() == "Panel session: open", "the session of the panel is not open")
    stage.press(screen.session.back)


def _end_session(stage: Stage, screen: ModerationScreen) -> None:
    """All twenty cases are in its record, with what the panel learnt."""
    stage.press(screen.left.session)
    screen.session.learning.setFocus()
    stage.keyboard.type(LEARNT)
    stage.press(screen.session.act)
    stage.picture("panel-session")
    (held,) = stage.window.desk.panel_sessions.of_round(stage.window.round_id or 0)
    stage.require(held.ended_at and held.learning == LEARNT, "the session of the panel did not end")
    stage.require(len(held.cases) == len(FIRST), f"the session holds {len(held.cases)} cases")


def _tell_auditor(stage: Stage) -> None:
    """One auditor's own page: how far their grades stood (R-109)."""
    choose_round(stage, ROUND)
    stage.window.go("my_work")
    screen = stage.shown(MyWorkScreen)
    stage.press(screen.panel)
    stage.part(screen.page, PanelCardPage)
    stage.picture("you-and-the-panel")


def decide_case(stage: Stage, screen: ModerationScreen, allocation_id: int, ruling: Ruling) -> None:
    """What agrees is accepted in one act; a difference is decided with a reason, a note and what all can learn."""
    presenter = screen.presenter
    presenter.open(allocation_id)
    stage.settle()
    while screen.open_card is not None:
        code = screen.open_card.code
        presenter.decide(code, ruling)
        stage.settle()
        stage.require(screen.open_card is None or screen.open_card.code != code, f"{code} was not decided")
    presenter.accept_agreed()
    stage.settle()
    presenter.finish()
    stage.settle()
    found = stage.window.desk.moderating.comparison(allocation_id)
    stage.require(found.decided_at, f"{found.pair.reference} is not decided")


def take_proposal(stage: Stage, screen: ModerationScreen) -> None:
    """What the decision on the worst case proposes becomes an action by one press, and not before (R-134)."""
    screen.presenter.open_reference(WORST)
    stage.settle()
    desk, before = stage.window.desk, len(_asked_for(stage))
    stage.require(not before, f"{before} actions of {WORST} are there before anybody asked for them")
    page = stage.part(screen.case_actions, CaseActions)
    card = stage.part(page.proposed, ProposedCard)
    stage.picture("moderation-proposed")
    stage.press(card.buttons[0])
    (action,) = _asked_for(stage)
    stage.require(desk.actions.one(action.id).rule, "the action does not say which rule proposed it")
    left = page.proposed.buttons if page.proposed is not None else []
    stage.require(len(left) == len(card.buttons) - 2, "what became an action is still proposed")


def _asked_for(stage: Stage) -> tuple[ActionLine, ...]:
    desk = stage.window.desk
    rows = desk.moderating.panel(stage.window.round_id or 0)
    return next(desk.actions.of_case(row.allocation_id) for row in rows if row.reference == WORST)


def _tell(stage: Stage) -> None:
    """The same figures on the page, in the report and by the function behind both."""
    stage.window.go("insight")
    screen = stage.shown(InsightScreen)
    screen.pages.choose(AGREEMENT)
    stage.settle()
    stage.picture("insight-agreement")
    pairs = stage.window.desk.agreement.grades(stage.window.round_id or 0).independent
    whole = scopes_of(pairs)[0]
    said = {label.text() for label in screen.agreement.findChildren(WrappedLabel)}
    stage.require(told(whole.figures, CASES).exact == SAME and SAME in said, "the agreement is not the published one")
    shown = tuple(tuple(int(cell.text) for cell in row.cells[1:]) for row in screen.agreement.grid.figure_rows[1:])
    stage.require(shown == GRID, f"the grid holds {shown}")
    screen.pages.choose(LEARNING)
    stage.settle()
    stage.picture("insight-learning")
    taken = stage.out / "agreement.json"
    save_export("agreement", stage.window.desk, Asked(ROUND), taken)
    exact = json.loads(taken.read_text(encoding="utf-8"))["independent"][0]["exact"]
    stage.require(
        exact["count"] == sum(a == b for a, b in zip(FIRST, SECOND, strict=True)), f"the export holds {exact}"
    )
    for name in ("agreement", "learning"):
        make(name, stage.window.desk, Request(ROUND), stage.out / f"{name}.pdf")


def choose_round(stage: Stage, name: str) -> None:
    """Look at another round."""
    found = next(each for each in stage.window.desk.rounds.listing() if each.name == name)
    stage.window.choose_round(found.id)
    stage.settle()


def _reference(at: int) -> str:
    return f"SUP-{at + 1:02}"


_REFERENCES = [_reference(at) for at in range(len(FIRST))]
