"""The card of somebody else's audits that one is asked to audit (R-092)."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from audit_tool.formdef.wording import lowered
from audit_tool.services.worklist import ReviewTask
from audit_tool.ui.formview.caret import Caret
from audit_tool.ui.frame import AUDIT, Frame, Place
from audit_tool.ui.widgets.boxes import BesideOrBelow, Card, HairlineRow, column
from audit_tool.ui.widgets.buttons import Button
from audit_tool.ui.widgets.labels import Words, WrappedLabel

WORDS = "You are asked to audit these audits, not the cases. You read each beside the form; its auditor is not named."


class ReviewsCard(Card):
    """One row for each audit, with the way to go on."""

    def __init__(self, reviews: Sequence[ReviewTask], frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding="xl", gap="s")
        self._frame = frame
        self.buttons: list[ReviewButton] = []
        self.content.addWidget(Words("Audits to audit", "card"))
        self.content.addWidget(WrappedLabel(WORDS, "body", "muted"))
        for review in reviews:
            self.content.addWidget(HairlineRow())
            holder = QWidget()
            texts = column(holder, gap="xxs")
            texts.addWidget(WrappedLabel(name_of(review), "label"))
            done = f"{review.round_name}. {review.answered} of {review.total} answered."
            texts.addWidget(WrappedLabel(done, "body", "muted"))
            button = ReviewButton(review)
            button.wanted.connect(self._open)
            self.buttons.append(button)
            self.content.addWidget(BesideOrBelow(holder, button, centred=True))

    def _open(self, record_id: int) -> None:
        self._frame.come_back(Place(AUDIT, record_id, Caret("")))


class ReviewButton(Button):
    """Opens one of them."""

    wanted = Signal(int)

    def __init__(self, review: ReviewTask) -> None:
        step = "Continue" if review.answered else "Start"
        super().__init__(step)
        self.setAccessibleName(f"{step}: audit of {name_of(review)}")
        self._record_id = review.record_id
        self.clicked.connect(self._open)

    def _open(self) -> None:
        self.wanted.emit(self._record_id)


def name_of(review: ReviewTask) -> str:
    """Which audit it is: "PW-4, the second audit"."""
    return f"{review.reference}, {lowered(review.which)}"
