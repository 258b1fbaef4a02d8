"""The page of figures that other documents printed: what does not fit, then each figure with where it comes from."""

import textwrap
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from audit_tool.analysis.printed_lines import DoubtLine, EarlierLine
from audit_tool.services.identity import Act
from audit_tool.ui import dialogs
from audit_tool.ui.frame import Frame
from audit_tool.ui.screens.insight.earlier import EarlierPresenter
from audit_tool.ui.screens.insight.panels import head, panel
from audit_tool.ui.screens.insight.typed_card import TypedCard
from audit_tool.ui.widgets.announcing import announce
from audit_tool.ui.widgets.boxes import ScrollColumn, large_text
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.fields import Field, Labelled
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.words_table import WordsCell, WordsTable

FIGURE_HEADS = ("Figure", "Period", "As printed", "Basis and source")
FIGURE_WIDTHS = (34, 20, 14)
"""Letters in a line of the short columns."""
DOUBT_HEADS = ("What", "Figure and period", "In words")
DOUBT_WIDTHS = (24, 36)
NOTE = "Found by rule from the figures held. Nothing is put right: each figure stays as its document prints it."


class EarlierPage(ScrollColumn):
    """The view of `EarlierPresenter`."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap="m", margin="xl")
        self._frame = frame
        self.presenter = EarlierPresenter(frame.desk, frame.runner, self)
        self.sought = Field("Find a figure")
        self.sought.setPlaceholderText("Measure, period, value or source")
        self.sentence = WrappedLabel("", "card")
        self._doubts, self._figures = panel("What does not fit"), panel("Figures as printed")
        self.doubts, self.figures = WordsTable("What does not fit"), WordsTable("Figures as printed")
        self._doubts.content.addWidget(self.doubts)
        self._doubts.content.addWidget(WrappedLabel(NOTE, "second", "subtle"))
        self._figures.content.addWidget(self.figures)
        self._find = Labelled("&Find a figure", self.sought)
        self.typed = TypedCard(frame, self.presenter)
        self.type = Button("Type a compliance figure", icon="plus")
        self.type.clicked.connect(self._open_typed)
        self.bring = Button("Bring in figures", icon="plus")
        self.bring.clicked.connect(self._ask_for_file)
        self.print = Button("Print as PDF", Variant.PRIMARY, icon="print")
        self.print.clicked.connect(lambda: frame.go("reports", "earlier-figures"))
        above = head(self._find, [self.bring, self.type, self.print])
        for part in (above, self.typed, self.sentence, self._doubts, self._figures):
            self.add(part)
        self.bring.setVisible(self.presenter.may_bring_in)
        self.type.setVisible(frame.desk.identity.may(Act.IMPORT_FIGURES))
        self.typed.hide()
        self.add_stretch()
        self.sought.textChanged.connect(self.presenter.find)

    def arrive(self) -> None:
        """Read them anew."""
        self.presenter.load()

    def _ask_for_file(self) -> None:
        dialogs.ask_for_file(self, "Bring in figures", "Figures (*.csv)", self._file_chosen)

    def _file_chosen(self, path: str) -> None:
        self.presenter.bring_in(Path(path))

    def _open_typed(self) -> None:
        self.typed.show()
        self.typed.fields["label"].setFocus()

    def show_earlier(self, sentence: str, lines: Sequence[EarlierLine], doubts: Sequence[DoubtLine]) -> None:
        """Show what was found."""
        self.sentence.set_text(sentence)
        self._find.show()
        self.print.show()
        self._doubts.setVisible(bool(doubts))
        self._figures.setVisible(bool(lines))
        rows = [(each.figure, each.period, each.printed, each.rest) for each in lines]
        _fill(self.figures, FIGURE_HEADS, FIGURE_WIDTHS, rows)
        _fill(self.doubts, DOUBT_HEADS, DOUBT_WIDTHS, [(each.why, each.figure, each.told) for each in doubts])
        announce(self, sentence)

    def show_nothing(self, words: str) -> None:
        """Say why there is nothing."""
        self.sentence.set_text(words)
        for part in (self._find, self.print, self._doubts, self._figures):
            part.hide()

    def show_brought(self, happened: str, rest: str) -> None:
        """Say what bringing figures in has done."""
        self._frame.tell(happened, rest)

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""
        self._frame.report(message)


def _fill(table: WordsTable, heads: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[str]]) -> None:
    """Short columns break their lines; large text leaves room for one column, so a row tells its own."""
    if large_text():
        told = ["\n".join(f"{head}: {cell}" for head, cell in zip(heads, row, strict=True)) for row in rows]
        table.show_rows((heads[0],), [[WordsCell(words, words)] for words in told])
        return
    cells = [
        [
            *(
                WordsCell(textwrap.fill(cell, width), f"{head}: {cell}")
                for cell, width, head in zip(row, widths, heads, strict=False)
            ),
            WordsCell(row[-1], row[-1]),
        ]
        for row in rows
    ]
    table.show_rows(heads, cells)
