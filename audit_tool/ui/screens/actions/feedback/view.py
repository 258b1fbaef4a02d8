"""The page of feedback: settled cases of the round in front that wait for it, the latest first, then those answered."""

from PySide6.QtWidgets import QWidget

from audit_tool.services.feedback_terms import FeedbackCase, Limits
from audit_tool.ui.frame import Frame
from audit_tool.ui.screens.actions.acts import ActEntry, Acts
from audit_tool.ui.screens.actions.cards import CardsPage
from audit_tool.ui.screens.actions.feedback.card import HALVES, FeedbackCard
from audit_tool.ui.screens.actions.feedback.presenter import FeedbackPresenter, Found
from audit_tool.ui.screens.reports.choices import case_key
from audit_tool.ui.screens.reports.offers import FEEDBACK, PRACTITIONER
from audit_tool.ui.widgets.button_row import ButtonRow
from audit_tool.ui.widgets.buttons import Button

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


class FeedbackPage(CardsPage):
    """The view of `FeedbackPresenter`."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, HALVES.values(), parent)
        self.cards: list[FeedbackCard] = []
        self.clocks: Acts | None = None
        """Sets the clocks; for the quality lead."""
        self.presenter: FeedbackPresenter = FeedbackPresenter(frame.desk, frame.runner, self, self.keeping)
        self._acts = {"give": self.presenter.give, "answer": self.presenter.answer, "print": self._print}

    def arrive(self) -> None:
        """Another round may be in front now; what is half noted about one stays."""
        if not self.unfinished:
            self.presenter.round_id = self._frame.round_id
        super().arrive()

    def show_feedback(self, found: Found) -> None:
        """Show the cases under how far they are."""
        self.cards, self.clocks = [FeedbackCard(each) for each in found.cases], None
        about = "How many working days feedback and its answer may take"
        with self._filling():
            self._begin("Feedback to practitioners", found.figures, _clock_words(found.limits))
            self._add_figures(found.reported)
            if found.may_set:
                self.clocks = self._add_setting(CLOCKS, about, self._put_limits)
                self.clocks.filled["clocks"] = [str(found.limits.feedback), str(found.limits.answer)]
            for title in (NOT_GIVEN, NOT_ANSWERED, ANSWERED):
                self._add_cards([card for card in self.cards if _place(card.case) == title], title)

    def _add_figures(self, round_name: str) -> None:
        self._reported = round_name
        self.figures = Button("Print these figures", icon="print")
        self.figures.setAccessibleDescription("Feedback of the round in figures, as a PDF; nobody is told apart.")
        self.figures.clicked.connect(self._print_figures)
        row = ButtonRow([self.figures])
        self._column.add(row)
        row.setVisible(bool(round_name))

    def _print_figures(self) -> None:
        self._frame.go("reports", f"{FEEDBACK} {case_key(self._reported, '')}")

    def _put_limits(self, _key: str, words: list[str]) -> None:
        self.presenter.put_limits(*words)

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
