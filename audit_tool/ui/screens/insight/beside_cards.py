"""Cards beside the grades: whose voice says what, themes that are named most, and two rounds side by side (R-128)."""

from PySide6.QtWidgets import QWidget

from audit_tool.services.insight import Choices, Chosen
from audit_tool.services.insight_words import Compared, Pairs
from audit_tool.ui.frame import Frame
from audit_tool.ui.screens.insight.beside import ONE_ROUND, BesidePresenter, Options
from audit_tool.ui.screens.insight.panels import fill, fill_pairs, panel
from audit_tool.ui.widgets.boxes import column, large_text, row_or_column
from audit_tool.ui.widgets.fields import ClosedList, Labelled
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.two_columns import TwoColumns
from audit_tool.ui.widgets.words_table import WordsCell, WordsTable

LEAST = 420
HEADS = ("What", "Then", "Now", "What may be said of it")
NOTHING = "Nothing was recorded."


class BesideCards(QWidget):
    """The view of `BesidePresenter`."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = frame
        self.presenter = BesidePresenter(frame.desk, frame.runner, self)
        self.voices, self.strengths, self.developments = panel("Voices"), panel("Strengths"), panel("To develop")
        self.then, self.now = ClosedList(), ClosedList()
        self.compared, self.table = panel("Two rounds side by side"), WordsTable("Two rounds side by side")
        self._said, self._left_out = WrappedLabel("", "card"), WrappedLabel("", "second", "subtle")
        layout = column(self, gap="m")
        layout.addWidget(self._words())
        layout.addWidget(self._lay_out_compared())
        for chosen in (self.then, self.now):
            chosen.picked.connect(self._choose)

    def _words(self) -> TwoColumns:
        both = TwoColumns(LEAST)
        both.left.addWidget(self.voices)
        both.right.addWidget(self.strengths)
        both.right.addWidget(self.developments)
        both.end()
        return both

    def _lay_out_compared(self) -> QWidget:
        asked = QWidget()
        lists = row_or_column(asked, gap="m")
        lists.addWidget(Labelled("&Compare", self.then), 1)
        lists.addWidget(Labelled("wit&h", self.now), 1)
        for part in (asked, self._said, self.table, self._left_out):
            self.compared.content.addWidget(part)
        return self.compared

    def show_choices(self, choices: Choices) -> None:
        """The rounds that can be compared."""
        self.presenter.show_choices(choices)

    def load(self, chosen: Chosen) -> None:
        """Read what stands beside the grades of these audits."""
        self.presenter.load(chosen)

    def show_words(self, voices: Pairs, strengths: Pairs, developments: Pairs) -> None:
        """Show whose voice says what, and which themes are named most."""
        fill_pairs(self.voices, "Practitioner, auditor and family are told apart and never joined.", voices, NOTHING)
        for card, pairs in ((self.strengths, strengths), (self.developments, developments)):
            fill(card, "", [f"{theme}: {times}" for theme, times in pairs] or [NOTHING])

    def show_rounds(self, rounds: Options, then: str, now: str) -> None:
        """Offer the rounds that can be compared."""
        for shown, value in ((self.then, then), (self.now, now)):
            shown.set_options(rounds)
            shown.set_value(value)

    def show_compared(self, compared: Compared | None) -> None:
        """Show two rounds side by side, or say what to choose."""
        lines = compared.lines if compared else ()
        why = compared.why_not if compared else ONE_ROUND
        overall = f"Overall: {lines[0][1]}, then {lines[0][2]}: {lines[0][3]}." if lines else ""
        self._said.set_text(why or overall)
        self.table.setVisible(bool(lines))
        cells = [[WordsCell(cell, cell) for cell in line] for line in lines]
        if large_text():
            self.table.show_rows((HEADS[0], HEADS[-1]), [[line[0], _joined(line)] for line in cells])
        else:
            self.table.show_rows(HEADS, cells)
        left_out = ", ".join(compared.left_out) if compared else ""
        self._left_out.set_text(f"Graded in one of them only, and so left out: {left_out}." if left_out else "")
        self._left_out.setVisible(bool(left_out))

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""
        self._frame.report(message)

    def _choose(self, _value: str) -> None:
        self.presenter.choose(self.then.value, self.now.value)


def _joined(line: list[WordsCell]) -> WordsCell:
    """Large text leaves no room for four columns."""
    words = f"{line[1].text}, then {line[2].text}: {line[3].text}"
    return WordsCell(words, words)
