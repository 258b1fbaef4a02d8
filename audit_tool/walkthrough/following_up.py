"""Nothing found is lost: a concern from within an audit, closed by somebody else; findings that become actions."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtWidgets import QWidget

from audit_tool.analysis.action_states import State
from audit_tool.analysis.action_words import Wanted
from audit_tool.services.action_terms import ActionLine
from audit_tool.services.concern_terms import ConcernStage
from audit_tool.ui.screens.actions.acts import Acts
from audit_tool.ui.screens.actions.asked.raise_form import RaiseForm
from audit_tool.ui.screens.actions.asked.side import ActionCard
from audit_tool.ui.screens.actions.asked.view import AskedPage
from audit_tool.ui.screens.actions.concerns.card import ConcernCard
from audit_tool.ui.screens.actions.concerns.view import ConcernsPage
from audit_tool.ui.screens.actions.view import ActionsScreen
from audit_tool.ui.screens.audit.view import AuditScreen
from audit_tool.ui.widgets.fact_strip import FactStrip
from audit_tool.ui.widgets.fields import ClosedList, Field
from audit_tool.walkthrough.stage import Part, Stage

AUDITOR, OWNER = "A-01", "A-02"
QUESTION = "PLN-15"
"""The question of the audit from which an action comes."""
READ_AT = "VOC-09"
"""Where the audit is when the concern shows."""
CONCERN = {
    "worry": "The child told the school nurse that nobody has been at home for two nights.",
    "seen": "Case note of the school nurse, read during this audit.",
    "today": "y",
}
TOLD = ("Team manager on duty", "by telephone")
PROMISE = "A social worker visits this afternoon and sees the child; the manager decides on a strategy discussion."
CLOSED = (
    "The child was seen at home at four o'clock. Their aunt stays with them; the plan is changed.",
    "The case note of the visit, and the manager's decision on the record.",
    "Yes",
)
FROM_QUESTION = (
    *("The child's plan says who does what by when, and what happens if it does not work.", "Child"),
    *("Within 5 working days", "The worker's manager"),
)
BY_HAND = (
    *("Supervision looks again at the actions of the time before, in every team.", "Team"),
    *("Within 20 working days", OWNER),
)
DUE_AFTER = timedelta(days=14)
PROOF = "Templates of all three teams have the heading; six records of this month were read."


def follow_up(stage: Stage, lead: str) -> None:
    """What three people do about what was found, on the same day."""
    stage.unlock(AUDITOR)
    audit = _open_audit(stage)
    raise_concern(stage, audit)
    add_from_question(stage, audit)
    stage.unlock(lead)
    close_concern(stage)
    add_by_hand(stage)
    stage.unlock(OWNER)
    claim_done(stage)


def raise_concern(stage: Stage, audit: AuditScreen) -> None:
    """From within the audit, which stays where it is (R-077, R-078)."""
    audit.presenter.go_to(READ_AT)
    stage.settle()
    record, place = audit.record_shown, audit.presenter.place
    stage.keyboard.press("ctrl+shift+c")
    stage.settle()
    sheet = stage.window.concern
    stage.require(sheet.isVisible(), "the sheet for a concern does not open")
    for name, text in CONCERN.items():
        write(stage, sheet.fields[name].control, text)
    stage.picture("concern-sheet")
    stage.press(sheet.raise_button)
    stage.require(not sheet.isVisible(), "the concern was not raised")
    there = (audit.record_shown, audit.presenter.place)
    stage.require(there == (record, place), "the audit is not where it was before the concern")
    raised = [each.stage for each in stage.window.desk.concerns.listing()]
    stage.require(raised == [ConcernStage.RAISED], f"concerns are {', '.join(raised)}")


def add_from_question(stage: Stage, audit: AuditScreen) -> None:
    """From a question of one's audit, and back to it (R-132)."""
    audit.presenter.go_to(QUESTION)
    stage.settle()
    stage.keyboard.press("ctrl+shift+a")
    _fill_action(stage, FROM_QUESTION)
    stage.picture("action-from-question")
    stage.press(_action_form(stage).save)
    back = stage.shown(AuditScreen)
    stage.require(back.presenter.place == QUESTION, "an action from a question does not lead back to it")


def close_concern(stage: Stage) -> None:
    """Somebody other than whoever raised it sees it through (R-079)."""
    stage.window.go("actions", "concerns")
    now = stage.window.desk.work.clock().astimezone()
    do_act(stage, _concern(stage).acts, "Note who was told", (*TOLD, f"{now:%H:%M}"))
    do_act(stage, _concern(stage).acts, "Note what they will do", (PROMISE,))
    do_act(stage, _concern(stage).acts, "Close the concern", CLOSED, "concerns")
    closed = _concern(stage).concern
    stage.require(closed.stage is ConcernStage.CLOSED, f"the concern is {closed.stage}, not closed")
    stage.require(closed.proved_right == "yes", "whether the worry was right is not kept")


def add_by_hand(stage: Stage) -> None:
    """Under Actions, what no single audit asks for (R-133)."""
    page = actions_page(stage)
    stage.press(page.add_button)
    _fill_action(stage, BY_HAND)
    stage.press(_action_form(stage).save)
    owned = {line.owner for line in lines(stage)}
    shown = page.side.card.action.line.owner if page.side.card else ""
    stage.require(shown == OWNER, "the new action is not at the side")
    stage.require(owned == {FROM_QUESTION[-1], OWNER}, f"actions belong to {', '.join(sorted(owned))}")
    stage.picture("actions")


def claim_done(stage: Stage) -> None:
    """Its owner says that it is done, and what shows it."""
    do_act(stage, _acts_of_own(stage), "Say it is done", (PROOF,))
    own = own_line(stage)
    stage.require(own.state is State.DONE, f"the action is {own.state}, not done")


def check_done(stage: Stage) -> None:
    """Somebody else than its owner checks it (R-135)."""
    do_act(stage, _acts_of_own(stage), "I checked it: done", (), "action-check")
    own = own_line(stage)
    stage.require(own.state is State.CHECKED, f"the action is {own.state}, not checked")


def write(stage: Stage, control: QWidget, text: str) -> None:
    """Type into a control, whatever it is."""
    control.setFocus()
    if isinstance(control, ClosedList):
        for _ in range(control.count()):
            if control.currentText() != text:
                stage.keyboard.press("Down")
        stage.require(control.currentText() == text, f"“{text}” is not offered")
        return
    if isinstance(control, Field):
        # As Tab does: what is proposed there gives way to what is typed.
        control.selectAll()
    stage.keyboard.type(text)
    stage.settle()
    if isinstance(control, FactStrip):
        stage.require(control.value, f"{text} chooses nothing")


def page_of(stage: Stage, kind: type[Part]) -> Part:
    """The page of Actions in front, which has to be of a kind."""
    return stage.part(stage.shown(ActionsScreen).page, kind)


def actions_page(stage: Stage) -> AskedPage:
    """The page of actions, in front."""
    stage.window.go("actions", "asked")
    return page_of(stage, AskedPage)


def lines(stage: Stage) -> tuple[ActionLine, ...]:
    """Every action that whoever is at work sees."""
    return stage.window.desk.actions.find(Wanted())[1]


def own_line(stage: Stage) -> ActionLine:
    """The action that has an owner by code."""
    found = next((line for line in lines(stage) if line.owner == OWNER), None)
    return stage.part(found, ActionLine)


def _open_audit(stage: Stage) -> AuditScreen:
    task = next(iter(stage.window.desk.worklist.tasks()))
    stage.window.open_audit(task.allocation_id)
    return stage.shown(AuditScreen)


def _fill_action(stage: Stage, texts: Sequence[str]) -> None:
    stage.settle()
    form = _action_form(stage)
    day = stage.window.desk.work.today() + DUE_AFTER
    controls = (form.text, form.level, form.urgency, form.owner, form.due)
    for control, text in zip(controls, (*texts, f"{day:%d/%m/%Y}"), strict=True):
        write(stage, control, text)


def _action_form(stage: Stage) -> RaiseForm:
    return stage.part(page_of(stage, AskedPage).side.form, RaiseForm)


def _acts_of_own(stage: Stage) -> Acts:
    """What can be done with the action that has an owner by code."""
    page = actions_page(stage)
    page.choose(f"one:{own_line(stage).id}")
    stage.settle()
    return stage.part(page.side.card, ActionCard).acts


def _concern(stage: Stage) -> ConcernCard:
    page = page_of(stage, ConcernsPage)
    stage.require(len(page.cards) == 1, f"{len(page.cards)} concerns are shown, not one")
    return page.cards[0]


def do_act(stage: Stage, acts: Acts, opener: str, texts: Sequence[str], picture: str = "") -> None:
    """Open an act by its button, fill its fields, and do it; a picture before it is done."""
    found = [each for each in acts.buttons if each.text() == opener]
    stage.require(found, f"“{opener}” is not offered")
    if picture and not texts:
        stage.picture(picture)
    stage.press(found[0])
    if acts.form is None:
        return
    for control, text in zip(acts.form.controls, texts, strict=True):
        write(stage, control, text)
    if picture:
        stage.picture(picture)
    stage.press(acts.form.button)
