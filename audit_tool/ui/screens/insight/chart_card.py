"""A card with a chart: its sentence, the picture or its table, and copying either; it is drawn as in the PDFs."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from audit_tool.analysis.charts import BarChart, Chart, spoken
from audit_tool.ui.screens.insight.ink import ink_of
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import Card, large_text, row
from audit_tool.ui.widgets.button_row import ButtonRow
from audit_tool.ui.widgets.buttons import Button
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from audit_tool.ui.widgets.words_table import WordsCell, WordsTable

LETTERS = {"Outstanding": "O", "Good": "G", "Requires improvement": "RI", "Inadequate": "I"}
"""Over narrow columns; whoever hears the table hears the words."""
TREND_NOTE = (
    "Bars: 95% interval (Wilson). Hollow: 10 to 29 audits. Dashed: under 10, counts only. No line: not comparable."
)


class ChartPicture(QLabel):
    """The drawing at the width that is there; a reader hears every number of it."""

    bar_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None
        self._drawn: QSvgRenderer | None = None
        self._height = 0.0

    def show_chart(self, chart: Chart) -> None:
        """Show this chart."""
        # reportlab is loaded with the first chart.
        from audit_tool.reports import charts

        self._chart = chart
        self.setAccessibleName(spoken(chart))
        # Here and not where it is drawn: a height that changes while the layout gives widths is not heard of above.
        self.setFixedHeight(round(charts.height(chart, ink_of(current()))))
        self._forget()

    @property
    def has_drawing(self) -> bool:
        """Whether there is something to see."""
        return self._drawn is not None

    def image(self, about: str = "") -> QImage:
        """The chart for a paper or a slide, as wide as it is here."""
        from audit_tool.ui.screens.insight.copied_picture import picture_of

        return picture_of(self._chart, self.width(), about) if self._chart else QImage()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """It is drawn anew: words keep their size, bars take the room."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._forget()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The drawing."""
        super().paintEvent(event)
        if drawn := self._drawing():
            painter = QPainter(self)
            drawn.render(painter, QRectF(0, 0, self.width(), self._height))
            painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A bar opens what is behind it; the table does the same by keyboard."""
        super().mousePressEvent(event)
        if isinstance(self._chart, BarChart) and self._chart.bars and self._height:
            at = int(event.position().y() / self._height * len(self._chart.bars))
            self.bar_chosen.emit(min(at, len(self._chart.bars) - 1))

    def _forget(self) -> None:
        self._drawn = None
        self.update()

    def _drawing(self) -> QSvgRenderer | None:
        """Drawn when it is first seen at a width: a page that is laid out gives it several before that."""
        if self._drawn is None and self._chart is not None and self.width() >= current().px(120):
            from audit_tool.reports import charts

            drawing = charts.draw(self._chart, float(self.width()), ink_of(current()))
            self._drawn, self._height = QSvgRenderer(charts.svg(drawing)), float(drawing.height)
        return self._drawn


class ChartCard(Card):
    """Title, sentence, and the chart as picture or table."""

    row_chosen = Signal(int)
    """The bar whose cases somebody wants to see."""

    copied = Signal(str, str)
    """What is on the clipboard now, and where it may go."""

    def __init__(self, title: str, note: str = "") -> None:
        super().__init__(padding="l", gap="s")
        self._chart: Chart | None = None
        self.about = ""
        """Which audits it is about; a picture that is copied says so."""
        self.turn, self.copy = Button("Table"), Button("Copy picture")
        head = QWidget()
        layout = row(head, gap="s")
        self._title = Words(title, "strong_second", "muted")
        layout.addWidget(self._title, 1)
        layout.addWidget(ButtonRow([self.turn, self.copy]), 0, Qt.AlignmentFlag.AlignRight)
        self._sentence = WrappedLabel("", "card")
        self.picture, self.table = ChartPicture(), WordsTable(title)
        for part in (head, self._sentence, self.picture, self.table):
            self.content.addWidget(part)
        if note:
            self.content.addWidget(WrappedLabel(note, "second", "subtle"))
        self.content.addStretch(1)
        self.table.hide()
        self.turn.clicked.connect(self._turn)
        self.copy.clicked.connect(self._copy)
        self.picture.bar_chosen.connect(self.row_chosen)
        self.table.chosen.connect(self._row)

    def show_chart(self, chart: Chart) -> None:
        """Show this chart, as picture or as table, whichever is in front."""
        self._chart = chart
        self._title.setText(chart.title)
        self._sentence.set_text(chart.sentence)
        self.picture.show_chart(chart)
        self.table.show_rows(*_rows(chart))
        self.table.setAccessibleName(chart.title)

    def _turn(self) -> None:
        """Picture or table."""
        as_table = not self.table.isVisibleTo(self)
        self.table.setVisible(as_table)
        self.picture.setVisible(not as_table)
        self.turn.setText("Chart" if as_table else "Table")
        self.copy.setText("Copy table" if as_table else "Copy picture")

    def _copy(self) -> None:
        """Put picture or table on the clipboard; a table goes into a spreadsheet cell by cell."""
        if self._chart is None:
            return
        if self.table.isVisibleTo(self):
            QApplication.clipboard().setText("\n".join("\t".join(each) for each in self._chart.table()))
            self.copied.emit("The table is copied.", "Paste it into a spreadsheet.")
        else:
            QApplication.clipboard().setImage(self.picture.image(self.about))
            self.copied.emit("The picture is copied.", "Paste it into a paper or a slide.")

    def _row(self, at: int) -> None:
        if at > 0:
            self.row_chosen.emit(at - 1)


def _rows(chart: Chart) -> tuple[Sequence[str], Sequence[Sequence[WordsCell]]]:
    """The chart's table as the window shows it; large text leaves no room for many columns, so a row tells its own."""
    heads, *rows = chart.table()
    if large_text():
        told = [
            (each[0], "; ".join(f"{head}: {cell}" for head, cell in zip(heads[1:], each[1:], strict=True)))
            for each in rows
        ]
        return (heads[0], "Numbers"), [[WordsCell(name, name), WordsCell(numbers, numbers)] for name, numbers in told]
    cells = [[WordsCell(cell, f"{head}: {cell}") for head, cell in zip(heads, each, strict=True)] for each in rows]
    return [LETTERS.get(head, head) for head in heads], cells
