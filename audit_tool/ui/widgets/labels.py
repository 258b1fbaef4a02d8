"""Words on the window: one-line words, and text that wraps and knows its true height."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QWidget

from audit_tool.ui.theme.theme import Theme, current
from audit_tool.ui.theme.tokens import ColourName, Role

Mark = tuple[int, int]
"""Start and length of a stretch of text that differs from another text."""


class Words(QLabel):
    """One line of text in a role of the type scale, painted by itself: no style sheet is asked, whatever its colour."""

    def __init__(
        self, text: str = "", role: Role = "body", tone: ColourName = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._role: Role = role
        self._tone: ColourName = tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def set_tone(self, tone: ColourName) -> None:
        """Show the same words in another colour."""
        self._tone = tone
        self.update()

    def set_role(self, role: Role) -> None:
        """Show the same words in another size or weight."""
        self._role = role
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As much as the words need."""
        return QFontMetrics(current().font(self._role)).size(self._reading(), self.text())

    def minimumSizeHint(self) -> QSize:
        """Words in one line are never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words."""
        theme = current()
        painter = QPainter(self)
        painter.setFont(theme.font(self._role))
        painter.setPen(theme.colour(self._tone))
        painter.drawText(self.contentsRect(), int(self.alignment()) | int(self._reading()), self.text())

    def _reading(self) -> Qt.TextFlag:
        # Only beside a control does an ampersand name a key.
        return Qt.TextFlag.TextShowMnemonic if self.buddy() is not None else Qt.TextFlag(0)


@dataclass(slots=True)
class _Measured:
    """What was measured of one text in one theme: layouts ask for the same widths again and again."""

    text: str
    theme: Theme
    heights: dict[int, int] = field(default_factory=dict)
    natural: int | None = None
    least: QSize | None = None


class WrappedLabel(QLabel):
    """Text that wraps, with the line height of its role and exactly the height its width needs."""

    def __init__(
        self,
        text: str = "",
        role: Role = "body",
        tone: ColourName = "text",
        parent: QWidget | None = None,
        *,
        marks: Sequence[Mark] = (),
    ) -> None:
        super().__init__(parent)
        self._role: Role = role
        self._tone: ColourName = tone
        self._ink = ""
        self._marks = tuple(marks)
        self._known: _Measured | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setText(text)

    def set_text(self, text: str, marks: Sequence[Mark] = ()) -> None:
        """Show another text, with what differs marked."""
        self._marks = tuple(marks)
        self.setText(text)
        self.updateGeometry()
        self.update()

    def set_tone(self, tone: ColourName) -> None:
        """Show the same text in another colour."""
        self._tone = tone
        self._ink = ""
        self.update()

    def set_ink(self, code: str) -> None:
        """Show the same text in a grade's own colour, #RRGGBB."""
        self._ink = code
        self.update()

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at this width."""
        if not self.text():
            return 0
        heights = self._measured().heights
        if width not in heights:
            heights[width] = int(self._laid_out(max(1, width))[1] + 0.999)
        return heights[width]

    def sizeHint(self) -> QSize:
        """One line if it is short, a column of reading width if it is long."""
        theme, known = current(), self._measured()
        if known.natural is None:
            metrics = QFontMetricsF(theme.font(self._role))
            known.natural = int(metrics.horizontalAdvance(known.text.replace("\n", " "))) + 2
        width = min(known.natural, theme.size("reading_width"))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """A word wide and a line high, so that no layout believes it to be taller than it is."""
        known = self._measured()
        if known.least is None:
            longest = max(known.text.split(), key=len, default="")
            advance = int(QFontMetricsF(known.theme.font(self._role)).horizontalAdvance(longest))
            height = int(self._line_height()) if known.text else 0
            known.least = QSize(min(advance + 1, known.theme.px(160)), height)
        return known.least

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the lines, marked stretches first."""
        painter = QPainter(self)
        layout, height = self._laid_out(self.width())
        spare = max(0.0, self.height() - height)
        top = spare / 2 if self.alignment() & Qt.AlignmentFlag.AlignVCenter else 0.0
        painter.setPen(self._pen_colour())
        if self._marks:
            self._paint_marks(painter, layout, top)
        layout.draw(painter, QPointF(0, top), self._formats())

    def _formats(self) -> list[QTextLayout.FormatRange]:
        theme = current()
        made = []
        for start, length in self._marks:
            part = QTextLayout.FormatRange()
            part.start, part.length = start, length
            part.format.setForeground(theme.colour("mark_text"))
            if theme.high_contrast:
                part.format.setFontUnderline(True)
            made.append(part)
        return made

    def _paint_marks(self, painter: QPainter, layout: QTextLayout, top: float) -> None:
        theme = current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("mark"))
        for start, length in self._marks:
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                first = max(start, line.textStart())
                last = min(start + length, line.textStart() + line.textLength())
                if first < last:
                    left, right = _x_of(line.cursorToX(first)), _x_of(line.cursorToX(last))
                    painter.drawRect(QRectF(left - 1, top + line.y() - 1, right - left + 2, line.height() + 2))
        painter.setPen(self._pen_colour())

    def _pen_colour(self) -> QColor:
        if not self.isEnabled():
            return current().colour("subtle")
        return QColor(self._ink) if self._ink else current().colour(self._tone)

    def _measured(self) -> _Measured:
        text, theme = self.text(), current()
        if self._known is None or self._known.text != text or self._known.theme is not theme:
            self._known = _Measured(text, theme)
        return self._known

    def _line_height(self) -> float:
        theme = current()
        font = theme.font(self._role)
        return max(QFontMetricsF(font).height(), font.pixelSize() * theme.leading(self._role))

    def _laid_out(self, width: int) -> tuple[QTextLayout, float]:
        font: QFont = current().font(self._role)
        layout = QTextLayout(self.text().replace("\n", "\u2028"), font)
        layout.setTextOption(_wrapping())
        step = self._line_height()
        lead = (step - QFontMetricsF(font).height()) / 2
        height = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height + lead))
            height += step
        layout.endLayout()
        return layout, height


def _x_of(answer: object) -> float:
    # The binding returns the place alone or with the cursor, by version.
    return float(answer[0] if isinstance(answer, tuple) else answer)  # type: ignore[arg-type]


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
