"""Feedback to a practitioner, and an answer that brings the case back before the panel (R-095, R-132)."""

from audit_tool.analysis.feedback_counts import RESPONSE_WORDS, Response
from audit_tool.services.feedback_terms import HOW_WORDS, FeedbackCase, How
from audit_tool.ui.screens.actions.feedback.card import FeedbackCard
from audit_tool.ui.screens.actions.feedback.view import FeedbackPage
from audit_tool.walkthrough.following_up import do_act, page_of
from audit_tool.walkthrough.panel import ROUND, choose_round
from audit_tool.walkthrough.stage import Stage

WORDS = "The record of the last supervision was typed a week later and could not be seen then. It answers this."


def feed_back(stage: Stage) -> None:
    """The lead notes that a decided case was talked through, and that the practitioner disputes it."""
    choose_round(stage, ROUND)
    stage.window.go("actions", "feedback")
    stage.settle()
    case = _card(stage).case
    do_act(stage, _card(stage, case).acts, "Note that feedback was given", ("", HOW_WORDS[How.IN_PERSON], ""))
    stage.require(_card(stage, case).case.given is not None, "feedback is not noted")
    said = (RESPONSE_WORDS[Response.DISPUTES], WORDS, "")
    do_act(stage, _card(stage, case).acts, "Note the answer", said, "feedback")
    answered = _card(stage, case).case.answered
    stage.require(answered is not None and answered.response is Response.DISPUTES, "the dispute is not noted")
    round_id = stage.window.round_id
    stage.require(round_id, "no round is in front")
    rows = stage.window.desk.moderating.panel(round_id or 0)
    stage.require(rows[0].reference == case.reference, f"{case.reference} does not come first before the panel")
    stage.require(rows[0].disputed, f"the panel is not told that {case.reference} is disputed")


def _card(stage: Stage, case: FeedbackCase | None = None) -> FeedbackCard:
    """The card of a case, or of the first that waits for feedback."""
    page = page_of(stage, FeedbackPage)
    found = [card for card in page.cards if case is None or card.case.allocation_id == case.allocation_id]
    stage.require(found, "no case waits for feedback")
    return found[0]
