"""A grade wherever it is shown: badge of a shape of its own, letter and word."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from audit_tool.ui.theme.theme import Theme, current
from audit_tool.ui.theme.tokens import Shape

NOT_JUDGED = "not_judged"


@dataclass(frozen=True, slots=True)
class GradeLook:
    """A grade as it is shown; letter and word come from the form."""

    code: str
    letter: str
    word: str


# The four shapes look equally large when the diamond is a little taller and the square a little smaller.
_PROPORTIONS = {
    Shape.CIRCLE: (1.0, 1.0),
    Shape.SQUARE: (0.95, 0.95),
    Shape.HEXAGON: (1.4, 1.0),
    Shape.DIAMOND: (1.22, 1.22),
    Shape.PLAIN: (1.0, 1.0),
}
_TALLEST = 1.22
_LETTER_SHARE = 0.6


def badge_size(grade: GradeLook, height: float, theme: Theme | None = None) -> QSizeF:
    """How wide and tall a badge is when it is given this height; a row keeps `height` for all of them."""
    wide, tall = _PROPORTIONS[(theme or current()).shape(grade.code)]
    unit = height / _TALLEST
    return QSizeF(wide * unit, tall * unit)


def paint_badge(painter: QPainter, rect: QRectF, grade: GradeLook) -> None:
    """Paint a grade's badge centred in a rectangle, as tall as the rectangle allows."""
    theme = current()
    colours = theme.grade(grade.code)
    size = badge_size(grade, rect.height(), theme)
    body = QRectF(rect.center().x() - size.width() / 2, rect.center().y() - size.height() / 2, *size.toTuple())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QBrush(QColor(colours.fill)))
    edged = colours.edge != colours.fill
    painter.setPen(QPen(QColor(colours.edge), 1) if edged else Qt.PenStyle.NoPen)
    _draw_shape(painter, theme.shape(grade.code), body.adjusted(0.5, 0.5, -0.5, -0.5) if edged else body)
    font = QFont(theme.font("badge"))
    font.setPixelSize(max(1, round(rect.height() / _TALLEST * _LETTER_SHARE * (0.9 if len(grade.letter) > 1 else 1))))
    painter.setFont(font)
    painter.setPen(QColor(colours.letter))
    _draw_letter(painter, body, grade.letter)
    painter.restore()


def _draw_letter(painter: QPainter, body: QRectF, letter: str) -> None:
    # Centred by the height of capitals: letters have no descenders, so the font's own box would sit too high.
    metrics = QFontMetricsF(painter.font())
    left = body.center().x() - metrics.horizontalAdvance(letter) / 2
    painter.drawText(QPointF(left, body.center().y() + metrics.capHeight() / 2), letter)


def _draw_shape(painter: QPainter, shape: Shape, body: QRectF) -> None:
    if shape is Shape.CIRCLE:
        painter.drawEllipse(body)
    elif shape is Shape.DIAMOND:
        _draw_polygon(painter, body, [(0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)])
    elif shape is Shape.HEXAGON:
        _draw_polygon(painter, body, [(0.22, 0), (0.78, 0), (1, 0.5), (0.78, 1), (0.22, 1), (0, 0.5)])
    else:
        radius = current().radius("tag")
        painter.drawRoundedRect(body, radius, radius)


def _draw_polygon(painter: QPainter, body: QRectF, points: list[tuple[float, float]]) -> None:
    corners = [QPointF(body.x() + x * body.width(), body.y() + y * body.height()) for x, y in points]
    painter.drawPolygon(QPolygonF(corners))


class GradeChip(QLabel):
    """A grade in one row of text: badge and word, or the badge alone where the column says whose grade it is."""

    def __init__(self, grade: GradeLook, parent: QWidget | None = None, *, short: bool = False) -> None:
        super().__init__(parent)
        self._short = short
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_grade(grade)

    @property
    def grade(self) -> GradeLook:
        """The grade shown."""
        return self._grade

    def set_grade(self, grade: GradeLook) -> None:
        """Show another grade."""
        self._grade = grade
        self.setText(grade.word)
        self.setAccessibleName(grade.word)
        if self._short:
            self.setToolTip(grade.word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as badge and word need."""
        theme = current()
        height = theme.size("chip")
        if self._short:
            return QSize(round(self._badge_room(theme)), height)
        word = QFontMetricsF(theme.font("strong_second")).horizontalAdvance(self._grade.word)
        return QSize(round(self._badge_room(theme) + word + theme.space("s") + theme.space("xxs")) + 1, height)

    def minimumSizeHint(self) -> QSize:
        """A chip is never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tint, the badge and the word."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect())
        if not self._short:
            self._paint_tint(painter, body, theme)
        badge = theme.size("badge" if self._short else "badge_chip")
        room = self._badge_room(theme)
        left = 0 if self._short else theme.space("xs") / 2
        paint_badge(painter, QRectF(left, (body.height() - badge) / 2, room - left, badge), self._grade)
        if not self._short:
            painter.setFont(theme.font("strong_second"))
            painter.setPen(QColor(theme.grade(self._grade.code).word))
            painter.drawText(body.adjusted(room, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._grade.word)

    def _paint_tint(self, painter: QPainter, body: QRectF, theme: Theme) -> None:
        colours = theme.grade(self._grade.code)
        painter.setBrush(QColor(colours.tint))
        outlined = theme.high_contrast or theme.shape(self._grade.code) is Shape.PLAIN
        painter.setPen(QPen(QColor(colours.edge), 1) if outlined else Qt.PenStyle.NoPen)
        shape = body.adjusted(0.5, 0.5, -0.5, -0.5) if outlined else body
        painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2)

    def _badge_room(self, theme: Theme) -> float:
        if self._short:
            return badge_size(self._grade, theme.size("badge"), theme).width() + 1
        return badge_size(self._grade, theme.size("badge_chip"), theme).width() + 2 * theme.space("s") - 1
