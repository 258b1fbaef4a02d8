"""The page of what moderation teaches: why auditors differed, on which questions, and what to make clearer (R-094)."""

from PySide6.QtWidgets import QApplication, QWidget

from audit_tool.analysis.rates import share
from audit_tool.analysis.reason_counts import QuestionCount
from audit_tool.counted_words import count_of
from audit_tool.services.identity import Act
from audit_tool.services.learning import RoundLearning, decided_words, most_often, reason_sentence, withheld_words
from audit_tool.services.rulings import REASONS
from audit_tool.ui.asking import refusing
from audit_tool.ui.frame import Frame
from audit_tool.ui.screens.insight.panels import fill_pairs, head, panel
from audit_tool.ui.widgets.boxes import ScrollColumn
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.two_columns import TwoColumns

LEAST = 420
NOTHING = "No case of this round is decided yet. What moderators write down for everybody stands here once one is."
NOT_YOURS = "What moderation teaches is told to moderators and the quality lead. Choose a round that you moderate."


class LearningPage(ScrollColumn):
    """Counts by reason and by question, notes for everybody, and a draft of what to make clearer."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap="m", margin="xl")
        self._frame = frame
        self._nothing = WrappedLabel("", "reading")
        self._body = TwoColumns(LEAST)
        self._reasons = panel("Why auditors differed")
        self._questions = panel("On which questions")
        self._notes = panel("What everybody can learn")
        self._wishes = panel("To make clearer in the next version of a form")
        for side, cards in (
            (self._body.left, (self._reasons, self._questions)),
            (self._body.right, (self._notes, self._wishes)),
        ):
            for card in cards:
                side.addWidget(card)
        self.copy, self.print = Button("Copy as a draft"), Button("Print as PDF", Variant.PRIMARY, icon="print")
        self.copy.clicked.connect(self._copy)
        self.print.clicked.connect(self._print)
        self._words = WrappedLabel("", "card")
        self._head = head(self._words, [self.copy, self.print])
        # In its place already: shown before that, it would be a window of its own for a moment.
        self.print.setVisible(frame.desk.identity.may_anywhere(Act.REPORT))
        self._body.end()
        for part in (self._nothing, self._head, self._body):
            self.add(part)
        self.add_stretch()
        self._draft = ""
        self._say_nothing("")

    def arrive(self) -> None:
        """Read what the decided cases of the round in front teach."""
        round_id = self._frame.round_id
        if round_id is None or not self._frame.desk.identity.may(Act.READ_BOTH, round_id):
            self._say_nothing(NOT_YOURS)
            return
        read = self._frame.desk.learning.of_round
        self._frame.runner.run(lambda: read(round_id), self._show, refusing(self._say_nothing))

    def _show(self, found: RoundLearning) -> None:
        if not found.cases:
            self._say_nothing(NOTHING)
            return
        self._nothing.hide()
        for part in (self._body, self._head):
            part.show()
        self._words.set_text(f"{decided_words(found.cases)}.")
        counts = found.counts
        asked = {each: f"{each.form} {each.number} {each.question}" for each in counts.questions}
        wishes = [(asked[each], wish) for each in counts.questions for wish in each.clarify]
        reasons = [(REASONS.get(code, code), share(count, counts.total)) for code, count in counts.reasons]
        notes = [(f"{note.form} {note.number} {note.question}", note.text) for note in found.notes]
        fill_pairs(self._reasons, reason_sentence(counts), reasons, f"{decided_words(found.cases)}.")
        fill_pairs(self._questions, "", ((asked[each], _often(each)) for each in counts.questions), "None.")
        fill_pairs(
            self._notes, withheld_words(found.withheld), dict.fromkeys(notes), "No note for everybody was written."
        )
        fill_pairs(self._wishes, "", dict.fromkeys(wishes), "Nothing was asked to be made clearer.")
        self._draft = "\n\n".join(f"{question}\n{wish}" for question, wish in wishes)
        self.copy.setEnabled(bool(wishes))

    def _say_nothing(self, words: str) -> None:
        self._nothing.set_text(words)
        self._nothing.setVisible(bool(words))
        for part in (self._body, self._head):
            part.hide()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._draft)
        self._frame.tell("The draft is copied.", "Paste it where the next version of the form is written.")

    def _print(self) -> None:
        self._frame.go("reports", "learning")


def _often(each: QuestionCount) -> str:
    return f"{count_of(each.count, 'difference')}. {most_often(each)}."
