"""A chart as it is copied: in the colours of paper, with its title, which audits it is about, and its sentence."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from audit_tool.analysis.charts import Chart
from audit_tool.ui.screens.insight.ink import ink_of
from audit_tool.ui.theme.theme import Theme, current
from audit_tool.ui.theme.tokens import ColourName, Mode, Role

SHARP = 2
"""It has twice the pixels, so that it prints well."""
Line = tuple[str, Role, ColourName]


def picture_of(chart: Chart, width: int, about: str) -> QImage:
    """Draw a chart for a paper or a slide, where nothing else says what it shows; a dark window gives no dark page."""
    from audit_tool.reports import charts

    theme = Theme(Mode.LIGHT, current().text_percent)
    edge = theme.space("m")
    inside = width - 2 * edge
    drawing = charts.draw(chart, float(inside), ink_of(theme))
    words: tuple[Line, ...] = (
        (chart.title, "strong_second", "muted"),
        (about, "second", "muted"),
        (chart.sentence, "card", "text"),
    )
    lines = [line for line in words if line[0]]
    # Words are measured first on a picture of no height to speak of.
    above = _write(_ground(theme, width, 1), theme, lines, edge)
    made = _ground(theme, width, round(above + drawing.height) + edge)
    _write(made, theme, lines, edge)
    painter = _painter(made)
    QSvgRenderer(charts.svg(drawing)).render(painter, QRectF(edge, above, inside, drawing.height))
    painter.end()
    return made


def _ground(theme: Theme, width: int, height: int) -> QImage:
    made = QImage(width * SHARP, height * SHARP, QImage.Format.Format_ARGB32)
    made.fill(theme.colour("surface"))
    return made


def _painter(picture: QImage) -> QPainter:
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(SHARP, SHARP)
    return painter


def _write(picture: QImage, theme: Theme, lines: list[Line], edge: int) -> int:
    """Write lines one below the other; gives where the next thing may stand."""
    painter = _painter(picture)
    room = QRectF(edge, edge, picture.width() / SHARP - 2 * edge, 10_000)
    for words, role, colour in lines:
        painter.setFont(theme.font(role))
        painter.setPen(theme.colour(colour))
        taken = painter.drawText(room, Qt.TextFlag.TextWordWrap.value, words)
        room.setTop(taken.bottom() + theme.space("s"))
    painter.end()
    return round(room.top())
