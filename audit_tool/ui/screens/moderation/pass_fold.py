"""The folded card by which a moderator leaves a question or a case to another, or takes it back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from audit_tool.ui.screens.moderation.passing import Passing
from audit_tool.ui.widgets.boxes import HairlineRow, column, row_or_column
from audit_tool.ui.widgets.buttons import Button
from audit_tool.ui.widgets.fields import ClosedList, Labelled
from audit_tool.ui.widgets.fold import Fold
from audit_tool.ui.widgets.growing_text import GrowingText
from audit_tool.ui.widgets.labels import WrappedLabel

TITLE = "Pass on to another moderator"
WHAT, WHOM, WHY = "What is passed on", "To whom", "Why it is passed on"
BACK, BACK_WHY = "What is taken back", "Why it is taken back"
EXPLAINED = (
    "The decision is theirs then. You keep reading, and can take it back with a reason. "
    "They find it under My work, and the history of the case tells it."
)
NOBODY = (
    "There is nobody to pass it on to: no other moderator of this round audited neither and has no conflict. "
    "The quality lead gives somebody the role under Settings."
)
WHOLE = "case"
"""Stands for the whole case in a list, whose codes are never empty."""


class PassFold(Fold):
    """What, to whom and why; below, what was passed on, and the way to take it back."""

    seconds_wanted = Signal()
    """Who may be the second moderator; asked for when the fold is opened, as it takes looking at every conflict."""
    pass_wanted = Signal(str, str, str)
    """Question, or nothing for the whole case; the moderator; the reason."""
    back_wanted = Signal(str, str)
    """Question, or nothing for the whole case, and the reason."""

    def __init__(self, passing: Passing, parent: QWidget | None = None) -> None:
        super().__init__(TITLE, parent)
        told = "; ".join(words for _, words in passing.passed)
        self.say(f"Passed on: {told}." if told else "A question or the whole case, where you do not want to decide it.")
        self._open = passing.open
        self._chosen = WHOLE
        self.what = ClosedList(_listed(passing.open), name=WHAT)
        self.whom = ClosedList(name=WHOM, empty="Choose a moderator")
        self.reason, self.button = _reason(WHY), Button("Pass it on")
        self.back = ClosedList(_listed(passing.passed), name=BACK)
        self.back_reason, self.back_button = _reason(BACK_WHY), Button("Take it back")
        self._whole_offer = QWidget()
        self._offer = column(self._whole_offer, gap="m")
        self.content.addWidget(self._whole_offer)
        self._whole_offer.hide()
        if passing.passed:
            self._offer_back(apart=bool(passing.open))
        self.opener.clicked.connect(self._ask)

    def choose(self, code: str) -> None:
        """Open with this question chosen, and the keyboard on whom."""
        self._chosen = code
        self.set_open(opened=True)
        self._ask()

    def show_seconds(self, codes: Sequence[str]) -> None:
        """Offer these to choose from."""
        if not self._offer.count():
            if codes:
                self._offer_passing(codes)
            else:
                self._offer.addWidget(WrappedLabel(NOBODY, "body", "muted"))
        self.what.set_value(self._chosen)
        # Shown as one, so that the keyboard has somewhere to go at once.
        self._whole_offer.show()
        (self.whom if codes else self.opener).setFocus()

    def _ask(self) -> None:
        if self.opened and self._open:
            self.seconds_wanted.emit()

    def _offer_passing(self, codes: Sequence[str]) -> None:
        self.whom.set_options([(code, code) for code in codes])
        self._offer.addWidget(WrappedLabel(EXPLAINED, "body", "muted"))
        fields = row_or_column(gap="l")
        fields.addWidget(Labelled(WHAT, self.what), 3)
        fields.addWidget(Labelled(WHOM, self.whom), 2)
        self._offer.addLayout(fields)
        self._offer.addWidget(Labelled(WHY, self.reason))
        self._offer.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.button.clicked.connect(self._pass)

    def _offer_back(self, *, apart: bool) -> None:
        self.back.setCurrentIndex(0)
        if apart:
            self.content.addWidget(HairlineRow())
        self.content.addWidget(Labelled(BACK, self.back))
        self.content.addWidget(Labelled(BACK_WHY, self.back_reason))
        self.content.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.back_button.clicked.connect(self._take_back)

    def _pass(self) -> None:
        self.pass_wanted.emit(_code(self.what), self.whom.value, self.reason.text)

    def _take_back(self) -> None:
        self.back_wanted.emit(_code(self.back), self.back_reason.text)


def _listed(offered: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(code or WHOLE, words) for code, words in offered]


def _code(chosen: ClosedList) -> str:
    return "" if chosen.value == WHOLE else chosen.value


def _reason(question: str) -> GrowingText:
    made = GrowingText(least=2)
    made.set_question(question)
    return made
