"""Tags: a few words on a soft ground that say what something is, never what it is worth."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from audit_tool.ui.theme.theme import current
from audit_tool.ui.theme.tokens import ColourName, Role


class TagKind(StrEnum):
    """What a tag's colours mean."""

    QUIET = "quiet"
    ACCENT = "accent"
    WARN = "warn"
    DANGER = "danger"
    OK = "ok"


_COLOURS: dict[TagKind, tuple[ColourName, ColourName]] = {
    TagKind.QUIET: ("sunken", "text"),
    TagKind.ACCENT: ("accent_soft", "accent_text"),
    TagKind.WARN: ("warn_soft", "warn"),
    TagKind.DANGER: ("danger_soft", "danger"),
    TagKind.OK: ("sunken", "ok"),
}


class Tag(QLabel):
    """A few words on a soft ground, in one line."""

    def __init__(self, text: str, kind: TagKind = TagKind.ACCENT, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as the words."""
        return tag_size(self.text(), "tag")

    def minimumSizeHint(self) -> QSize:
        """A tag is never cut."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of theme or text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground and words."""
        ground, ink = _COLOURS[self._kind]
        paint_tag(QPainter(self), QRectF(self.rect()), self.text(), "tag", (ground, ink))


def tag_size(text: str, role: Role) -> QSize:
    """The size of a tag with these words."""
    theme = current()
    return QSize(
        QFontMetrics(theme.font(role)).horizontalAdvance(text) + 2 * theme.space("s") + theme.space("xs") + 1,
        theme.size("tag"),
    )


def paint_tag(painter: QPainter, rect: QRectF, text: str, role: Role, colours: tuple[ColourName, ColourName]) -> None:
    """Paint a tag; high contrast gives it an edge in the colour of its words."""
    theme = current()
    ground, ink = (theme.colour(name) for name in colours)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(ground))
    painter.setPen(QPen(ink, theme.edge("hair")) if theme.high_contrast else Qt.PenStyle.NoPen)
    body = rect.adjusted(0.5, 0.5, -0.5, -0.5) if theme.high_contrast else rect
    painter.drawRoundedRect(body, theme.radius("tag"), theme.radius("tag"))
    painter.setFont(theme.font(role))
    painter.setPen(ink)
    words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()) - theme.space("s"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)
