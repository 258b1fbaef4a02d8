"""Feedback on settled cases without its widgets: what waits, late first, and what can be noted. Knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from audit_tool.analysis.feedback_counts import Response, counted, figures_words
from audit_tool.errors import AuditToolError, WrongInputError
from audit_tool.services.desk import Desk
from audit_tool.services.feedback_terms import FeedbackCase, How, Limits
from audit_tool.services.identity import Act
from audit_tool.ui.formview.date_words import read_date, why_no_day
from audit_tool.ui.jobs import Lane, Runner

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


class FeedbackView(Protocol):
    """What the presenter needs of the page."""

    def show_feedback(self, found: Found) -> None:
        """Show the settled cases that this person feeds back, the round's figures and the clocks."""

    def show_done(self, happened: str, rest: str) -> None:
        """Say what was noted."""

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""


class FeedbackPresenter:
    """Reads how far feedback is, and notes what was given and answered."""

    def __init__(self, desk: Desk, runner: Runner, view: FeedbackView) -> None:
        self._desk, self._runner, self._view = desk, runner, view
        self._round_id: int | None = None

    def load(self, round_id: int | None) -> None:
        """Read the round in front anew."""
        self._round_id = round_id
        self._runner.run(lambda: self._read(round_id), self._view.show_feedback, self._refused)

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
        return Found(cases, desk.feedback.limits(), figures, desk.identity.may(Act.SET_UP))

    def _day(self, text: str) -> date:
        """The day that was typed; today where none was."""
        day = read_date(text) if text.strip() else self._desk.work.today()
        if day is None:
            message = f"{why_no_day(text)} Nothing was changed."
            raise WrongInputError(message)
        return day

    def _do(self, act: Callable[[], None], happened: str, rest: str) -> None:
        def done(_nothing: None) -> None:
            self._view.show_done(happened, rest)
            self.load(self._round_id)

        self._runner.run(act, done, self._refused, Lane.WRITE)

    def _refused(self, fault: Exception) -> None:
        if not isinstance(fault, AuditToolError):
            raise fault
        self._view.show_problem(str(fault))


def _chosen(value: str, if_missing: str) -> str:
    if not value:
        raise WrongInputError(if_missing)
    return value
