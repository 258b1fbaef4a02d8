"""Drawing that several painted widgets share."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from audit_tool.ui.theme.theme import current


def paint_box(painter: QPainter, rect: QRectF, ground: QColor, edge: QColor, width: float) -> None:
    """Paint a control's ground and its edge, the edge wholly inside the rectangle."""
    radius = current().radius("control")
    painter.setBrush(ground)
    painter.setPen(QPen(edge, width) if width else Qt.PenStyle.NoPen)
    half = width / 2
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
