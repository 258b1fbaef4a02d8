"""Feedback on settled cases without its widgets: what waits, late first, and what can be noted. Knows no Qt."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from audit_tool.analysis.feedback_counts import Response, counted, figures_words
from audit_tool.errors import WrongInputError
from audit_tool.services.desk import Desk
from audit_tool.services.feedback_terms import FeedbackCase, How, Limits
from audit_tool.services.identity import Act
from audit_tool.ui.asking import ActingView
from audit_tool.ui.formview.date_words import typed_day
from audit_tool.ui.jobs import Runner
from audit_tool.ui.keeping import Keeping
from audit_tool.ui.screens.actions.noting import NotingPresenter

NO_ROUND = "There is no round yet, so there is nothing to feed back."
HOW_MISSING = "Choose how feedback was given. Nothing was changed."
RESPONSE_MISSING = "Choose what the practitioner says. Nothing was changed."


@dataclass(frozen=True, slots=True)
class Found:
    """What is read of a round."""

    cases: tuple[FeedbackCase, ...]
    limits: Limits
    figures: str
    may_set: bool
    """Whether this person sets the clocks."""
    reported: str = ""
    """The round whose figures this person may print; empty where there is none, or nothing to print."""


class FeedbackView(ActingView, Protocol):
    """What the presenter needs of the page."""

    def show_feedback(self, found: Found) -> None:
        """Show the settled cases that this person feeds back, the round's figures and the clocks."""


class FeedbackPresenter(NotingPresenter):
    """Reads how far feedback is, and notes what was given and answered."""

    def __init__(self, desk: Desk, runner: Runner, view: FeedbackView, keeping: Keeping) -> None:
        super().__init__(desk, runner, view, keeping)
        self._view = view
        self.round_id: int | None = None
        """The round in front."""

    def load(self) -> None:
        """Read the round in front anew."""
        round_id = self.round_id
        self._read_all(lambda: self._read(round_id), self._view.show_feedback)

    def give(self, allocation_id: int, day: str, how: str, given_by: str) -> None:
        """Note that feedback was given."""

        def act() -> None:
            self._desk.feedback.give(allocation_id, self._day(day), How(_chosen(how, HOW_MISSING)), given_by)

        self._do(act, "Noted that feedback was given.", "The clock for the answer runs from that day.")

    def answer(self, allocation_id: int, response: str, words: str, day: str) -> None:
        """Note what the practitioner says."""
        disputes = response == Response.DISPUTES

        def act() -> None:
            said = Response(_chosen(response, RESPONSE_MISSING))
            self._desk.feedback.answer(allocation_id, said, words, self._day(day))

        rest = "The case is back before the panel." if disputes else "It is kept in the practitioner's words."
        self._do(act, "The answer is noted.", rest)

    def put_limits(self, feedback: str, answer: str) -> None:
        """Set both clocks, in working days."""
        numbers = [int(each) if each.strip().isdecimal() else 0 for each in (feedback, answer)]
        put, limits = self._desk.feedback.put_limits, Limits(*numbers)
        self._do(lambda: put(limits), "The clocks are set.", "Every case is counted by them from now on.")

    def _read(self, round_id: int | None) -> Found:
        desk = self._desk
        cases = desk.feedback.cases(round_id) if round_id is not None else ()
        figures = figures_words(counted(each.timed for each in cases)) if round_id is not None else NO_ROUND
        printed = bool(cases) and desk.identity.may(Act.REPORT, round_id)
        reported = (each.name for each in desk.rounds.listing() if each.id == round_id and not each.practice)
        may_set = desk.identity.may(Act.SET_UP)
        return Found(cases, desk.feedback.limits(), figures, may_set, next(reported, "") if printed else "")

    def _day(self, text: str) -> date:
        """The day that was typed; today where none was."""
        return typed_day(text) if text.strip() else self._desk.work.today()


def _chosen(value: str, if_missing: str) -> str:
    if not value:
        raise WrongInputError(if_missing)
    return value
