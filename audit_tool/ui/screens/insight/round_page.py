"""The page of a round as a whole: how far it is, feedback, how two auditors agree and why they differed (R-122).

It shows what the reports on the round print, so that screen and paper cannot differ.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from audit_tool.errors import WrongInputError
from audit_tool.services.desk import Desk
from audit_tool.services.identity import Act
from audit_tool.ui.asking import refusing
from audit_tool.ui.frame import Frame
from audit_tool.ui.screens.insight.panels import fill, fill_figures, head, panel
from audit_tool.ui.widgets.boxes import ScrollColumn
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.two_columns import TwoColumns

if TYPE_CHECKING:
    from audit_tool.reports.feedback_figures.content import FeedbackReport
    from audit_tool.reports.practice_week.content import PracticeWeekReport

LEAST = 420
NOT_YOURS = "How a round was done is told to the quality lead."
NO_ROUND = "There is no round yet. Set one up on the Practice week screen."
NO_FEEDBACK = "No case of this round is settled yet, so there is nothing to feed back."
NONE_DECIDED = "No case of this round is decided yet."


@dataclass(frozen=True, slots=True)
class RoundShown:
    """What the reports on a round say."""

    week: "PracticeWeekReport"
    feedback: "FeedbackReport | None"


class RoundPage(ScrollColumn):
    """Cards for completion, feedback, agreement, reasons, concerns and actions of the round in front."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap="m", margin="xl")
        self._frame = frame
        self._words = WrappedLabel("", "reading")
        self._body = TwoColumns(LEAST)
        self._completion, self._feedback = panel("Completion"), panel("Feedback to practitioners")
        self._agreement, self._reasons = panel("First and second auditor"), panel("Why auditors differed")
        self._concerns, self._actions = panel("Immediate concerns"), panel("Actions raised")
        for side, cards in (
            (self._body.left, (self._completion, self._feedback)),
            (self._body.right, (self._agreement, self._reasons, self._concerns, self._actions)),
        ):
            for card in cards:
                side.addWidget(card)
        self._body.end()
        self.print = Button("Print as PDF", Variant.PRIMARY, icon="print")
        self.print.clicked.connect(lambda: frame.go("reports", "practice-week"))
        for part in (head(self._words, [self.print]), self._body):
            self.add(part)
        self.add_stretch()
        self._say("")

    def arrive(self) -> None:
        """Read the round in front anew."""
        desk, chosen = self._frame.desk, self._frame.round_id
        if not desk.identity.may(Act.REPORT):
            self._say(NOT_YOURS)
        elif chosen is None:
            self._say(NO_ROUND)
        else:
            self._frame.runner.run(lambda: read(desk, chosen), self._show, refusing(self._say))

    def _show(self, found: RoundShown) -> None:
        week, feedback = found.week, found.feedback
        self._words.set_text(f"{week.title}. {week.sentence}")
        exempt = [(f"Exempt: {who}", why) for who, why in week.exempt]
        fill_figures(self._completion, "", (*week.completion, *exempt))
        if feedback is None:
            fill(self._feedback, "", [NO_FEEDBACK])
        else:
            told = (*feedback.how_far, *feedback.how_long, *feedback.said)
            fill_figures(self._feedback, feedback.sentence, told)
        fill(self._agreement, *_agreement(week))
        fill_figures(self._reasons, "", week.reasons, NONE_DECIDED)
        fill_figures(self._concerns, "", week.concerns)
        fill_figures(self._actions, "", week.actions)
        self._body.show()
        self.print.show()

    def _say(self, words: str) -> None:
        self._words.set_text(words)
        self._body.hide()
        self.print.hide()


def read(desk: Desk, round_id: int) -> RoundShown:
    """What both reports say of a round; there is none on feedback before a case is settled."""
    # What reports collect is loaded with the first round that is looked at.
    from audit_tool.reports.feedback_figures.collect import collect as feedback_report
    from audit_tool.reports.practice_week.collect import collect_internal as week_report
    from audit_tool.reports.request import Request

    request = Request(round=next(each.name for each in desk.rounds.listing() if each.id == round_id))
    try:
        feedback = feedback_report(desk, request)
    except WrongInputError:
        feedback = None
    return RoundShown(week_report(desk, request), feedback)


def _agreement(week: "PracticeWeekReport") -> tuple[str, tuple[str, ...]]:
    if week.agreement is None:
        return week.agreement_words, ()
    told = week.agreement.told
    return told.exact, (told.direction, told.boundary, told.within, told.guidance, told.left_out)
