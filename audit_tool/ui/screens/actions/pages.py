"""The pages of Actions, in order: one line each."""

from collections.abc import Callable
from dataclasses import dataclass

from audit_tool.services.identity import Act, Identity
from audit_tool.ui.frame import Frame
from audit_tool.ui.screens.actions.page import ActionsPage


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page: its key, its word and the letter that turns to it, for whom it is, and how it is built."""

    key: str
    word: str
    letter: str
    shown_to: Callable[[Identity], bool]
    build: Callable[[Frame], ActionsPage]


def _everybody(_identity: Identity) -> bool:
    return True


def _concerns(frame: Frame) -> ActionsPage:
    from audit_tool.ui.screens.actions.concerns.view import ConcernsPage

    return ConcernsPage(frame)


def _asked(frame: Frame) -> ActionsPage:
    from audit_tool.ui.screens.actions.asked.view import AskedPage

    return AskedPage(frame)


def _leads(identity: Identity) -> bool:
    return identity.may_anywhere(Act.SET_UP)


def _reaudits(frame: Frame) -> ActionsPage:
    from audit_tool.ui.screens.actions.reaudits.view import ReauditsPage

    return ReauditsPage(frame)


def _feedback(frame: Frame) -> ActionsPage:
    from audit_tool.ui.screens.actions.feedback.view import FeedbackPage

    return FeedbackPage(frame)


def _plan(frame: Frame) -> ActionsPage:
    from audit_tool.ui.screens.actions.plan.view import PlanPage

    return PlanPage(frame)


PAGES = (
    PageEntry("concerns", "Immediate concerns", "I", _everybody, _concerns),
    PageEntry("asked", "Actions", "A", _everybody, _asked),
    PageEntry("feedback", "Feedback", "F", _everybody, _feedback),
    PageEntry("reaudits", "Re-audits", "R", _leads, _reaudits),
    PageEntry("plan", "Improvement plan", "P", _everybody, _plan),
)
