"""Drawing that several painted widgets share."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from audit_tool.ui.theme.theme import current


def paint_box(
    painter: QPainter, rect: QRectF, ground: QColor, edge: QColor, width: float, *, dashed: bool = False
) -> None:
    """Paint a control's ground and its edge, the edge wholly inside; dashed says that it cannot be used now."""
    radius = current().radius("control")
    painter.setBrush(ground)
    pen = QPen(edge, width, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
    painter.setPen(pen if width else Qt.PenStyle.NoPen)
    half = width / 2
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
