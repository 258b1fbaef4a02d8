"""The fact strip: Yes, Partly, No, N/A as one joined strip."""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from audit_tool.ui.theme.icons import paint_icon
from audit_tool.ui.theme.theme import Theme, current
from audit_tool.ui.widgets.flow import Rows, columns_that_fit, shared_rows
from audit_tool.ui.widgets.segments import Choice, Segment, Segments

YES_PARTLY_NO_NA = (
    Choice("yes", "Yes", "Y"),
    Choice("partly", "Partly", "P"),
    Choice("no", "No", "N"),
    Choice("not_applicable", "N/A", "A"),
)


class FactSegment(Segment):
    """One value of a strip; filled with the accent and ticked once chosen."""

    def needed_width(self, height: int) -> int:  # noqa: ARG002 - the strip has one height
        """Room for tick and word."""
        return _needed_width(current(), self.choice.word)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the value for its state; the strip paints the edge around all of them."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        if chosen:
            painter.setBrush(theme.colour("accent"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(QRectF(self.rect()), theme.radius("control"), theme.radius("control"))
        painter.setFont(theme.font("strong_second" if chosen else "medium_second"))
        painter.setPen(theme.colour("on_accent" if chosen else "text" if self.isEnabled() else "subtle"))
        self._paint_word(painter, theme, chosen=chosen)

    def _paint_word(self, painter: QPainter, theme: Theme, *, chosen: bool) -> None:
        body = QRectF(self.rect())
        if not chosen:
            painter.drawText(body, Qt.AlignmentFlag.AlignCenter, self.choice.word)
            return
        tick = theme.size("segment_tick")
        word = painter.fontMetrics().horizontalAdvance(self.choice.word)
        left = body.x() + (body.width() - tick - theme.space("xxs") - word) / 2
        paint_icon(painter, QRectF(left, 0, tick, body.height()), "tick", "on_accent")
        words = QRectF(left + tick + theme.space("xxs"), 0, word + tick, body.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.choice.word)


@lru_cache(maxsize=1024)
def _needed_width(theme: Theme, word: str) -> int:
    # A section asks for it some hundred times at each layout.
    wide = QFontMetrics(theme.font("strong_second")).horizontalAdvance(word)
    return max(theme.size("fact_width"), wide + theme.size("segment_tick") + theme.space("xs") + theme.space("m"))


class FactStrip(Segments):
    """One fact: a joined strip whose keys are the first letters of its words."""

    def __init__(self, options: Sequence[Choice] = YES_PARTLY_NO_NA, parent: QWidget | None = None) -> None:
        holder = QWidget()
        super().__init__([FactSegment(choice, holder) for choice in options], parent)
        # A strip of fixed width is asked for the height of one row, also where large text gives it more.
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Maximum)
        self.setSizePolicy(policy)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the strip's ground, its edge and the lines between values."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        boxes = [QRectF(segment.geometry()) for segment in self._segments]
        for top in sorted({box.y() for box in boxes}):
            self._paint_row(painter, [box for box in boxes if box.y() == top], theme)

    def _paint_row(self, painter: QPainter, row: list[QRectF], theme: Theme) -> None:
        width = theme.control_edge
        whole = QRectF(row[0].topLeft(), row[-1].bottomRight())
        radius = theme.radius("control")
        shape = QPainterPath()
        shape.addRoundedRect(whole.adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius)
        painter.fillPath(shape, theme.colour("surface" if self.isEnabled() else "sunken"))
        painter.setPen(QPen(theme.colour("line"), theme.edge("hair")))
        for box in row[1:]:
            painter.drawLine(box.topLeft(), box.bottomLeft())
        painter.setPen(QPen(theme.colour("control" if self.isEnabled() else "line"), width))
        painter.drawPath(shape)

    def _one_row_width(self) -> int:
        # Equal widths, so that the strips of a card stand in columns.
        return max(segment.needed_width(0) for segment in self._segments) * len(self._segments)

    def arranged(self, width: int) -> list[QRect]:
        """Rows for this width."""
        theme = current()
        height = theme.size("fact")
        widest = max(segment.needed_width(height) for segment in self._segments)
        needs = [widest] * len(self._segments)
        columns = columns_that_fit(needs, width, 0)
        used = min(width, self._one_row_width()) if columns == len(needs) else width
        return shared_rows(needs, used, columns, Rows(0, theme.space("xs"), height))
