"""The page of feedback: settled cases of the round in front that wait for it, the latest first, then those answered."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from audit_tool.services.feedback_terms import FeedbackCase, Limits
from audit_tool.ui.frame import Frame
from audit_tool.ui.screens.actions.acts import ActEntry, Acts
from audit_tool.ui.screens.actions.feedback.card import FeedbackCard
from audit_tool.ui.screens.actions.feedback.presenter import FeedbackPresenter, Found
from audit_tool.ui.screens.actions.pages import ActionsPage
from audit_tool.ui.screens.reports.offers import PRACTITIONER, case_key
from audit_tool.ui.widgets.boxes import ScrollColumn, column
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.two_columns import spread

LEAST = 420
NOT_GIVEN, NOT_ANSWERED, ANSWERED = "To be given", "Given, not answered yet", "Answered"

CLOCKS = ActEntry(
    "clocks",
    "Change the clocks",
    "Set them",
    (
        ("line", "Working days for feedback", "From 1 to 60, after the outcome is settled."),
        ("line", "Working days for the answer", "From 1 to 60, after feedback."),
    ),
)


class FeedbackPage(ActionsPage):
    """The view of `FeedbackPresenter`."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = frame
        self._column = ScrollColumn(gap="m", margin="xl")
        column(self, gap="none").addWidget(self._column)
        self.cards: list[FeedbackCard] = []
        self.clocks: Acts | None = None
        """Sets the clocks; for the quality lead."""
        self.presenter = FeedbackPresenter(frame.desk, frame.runner, self)

    @property
    def unfinished(self) -> bool:
        """Whether an act is half filled in."""
        return any(card.acts.unfinished for card in self.cards)

    def arrive(self) -> None:
        """Read the round anew, unless somebody is in the middle of noting something."""
        if not self.unfinished:
            self.presenter.load(self._frame.round_id)

    def show_feedback(self, found: Found) -> None:
        """Show the cases under how far they are."""
        self.cards, self.clocks = [FeedbackCard(each) for each in found.cases], None
        for card in self.cards:
            card.wanted.connect(self._act)
        with self._column.filling():
            self._column.add(WrappedLabel("Feedback to practitioners", "screen"))
            self._column.add(WrappedLabel(found.figures, "reading", "muted"))
            self._column.add(WrappedLabel(_clock_words(found.limits), "second", "muted"))
            if found.may_set:
                self._column.add(self._clocks(found.limits))
            for title in (NOT_GIVEN, NOT_ANSWERED, ANSWERED):
                chosen = [card for card in self.cards if _place(card.case) == title]
                if chosen:
                    self._column.add(WrappedLabel(title, "section"))
                    self._column.add(spread(chosen, LEAST))
            self._column.add_stretch()

    def show_done(self, happened: str, rest: str) -> None:
        """Say what was noted."""
        self.cards = []
        self._frame.tell(happened, rest)

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""
        self._frame.report(message)

    def _clocks(self, limits: Limits) -> Acts:
        self.clocks = Acts((CLOCKS,), primary=False, about="How many working days feedback and its answer may take")
        self.clocks.filled["clocks"] = [str(limits.feedback), str(limits.answer)]
        self.clocks.wanted.connect(self._put_limits)
        return self.clocks

    def _put_limits(self, _key: str, words: list[str]) -> None:
        self.presenter.put_limits(*words)

    def _act(self, key: str, allocation_id: int, words: list[str]) -> None:
        acts: dict[str, Callable[..., None]] = {
            "give": self.presenter.give,
            "answer": self.presenter.answer,
            "print": self._print,
        }
        acts[key](allocation_id, *words)

    def _print(self, allocation_id: int) -> None:
        case = next(card.case for card in self.cards if card.case.allocation_id == allocation_id)
        self._frame.go("reports", f"{PRACTITIONER} {case_key(case.round_name, case.reference)}")


def _clock_words(limits: Limits) -> str:
    due = f"due within {limits.feedback} working days after the outcome is settled"
    return f"Feedback is {due}, the answer within {limits.answer} after feedback."


def _place(case: FeedbackCase) -> str:
    if case.given is None:
        return NOT_GIVEN
    return NOT_ANSWERED if case.answered is None else ANSWERED
