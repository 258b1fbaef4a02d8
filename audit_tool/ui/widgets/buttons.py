"""Buttons: one filled button a screen, plain ones, quiet ones without an edge, and danger for a concern only."""

from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from audit_tool.ui.theme.icons import IconName, paint_icon
from audit_tool.ui.theme.theme import Theme, current
from audit_tool.ui.theme.tokens import ColourName, Role
from audit_tool.ui.widgets.focus_ring import FocusRing
from audit_tool.ui.widgets.painting import paint_box


class Variant(StrEnum):
    """How much a button draws the eye."""

    PRIMARY = "primary"
    PLAIN = "plain"
    QUIET = "quiet"
    BAR = "bar"
    """Quiet, for the top bar, where nothing is a link."""
    DANGER = "danger"
    BAR_DANGER = "bar danger"
    """In the top bar, for a concern alone: no edge, in its colour."""


@lru_cache(maxsize=1000)
def _words_width(theme: Theme, role: Role, words: str) -> int:
    # A layout asks each button for its size over and over, a thousand times while one screen is built.
    return QFontMetrics(theme.font(role)).size(Qt.TextFlag.TextShowMnemonic, words).width()


class Button(QPushButton):
    """A button with words, and if wanted an icon before them or an arrow after."""

    def __init__(
        self,
        words: str,
        variant: Variant = Variant.PLAIN,
        parent: QWidget | None = None,
        *,
        icon: IconName | None = None,
        after: IconName | None = None,
        large: bool = False,
    ) -> None:
        super().__init__(words, parent)
        self._variant = variant
        self._before = icon
        self._after = after
        self._large = large
        self._ring = FocusRing(self)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)

    @property
    def variant(self) -> Variant:
        """How much it draws the eye."""
        return self._variant

    def set_variant(self, variant: Variant) -> None:
        """Draw the eye more, or less."""
        self._variant = variant
        self.updateGeometry()
        self.update()

    def set_icon(self, icon: IconName) -> None:
        """Put another icon before the words."""
        self._before = icon
        self.updateGeometry()
        self.update()

    @property
    def _edgeless(self) -> bool:
        return self._variant in {Variant.QUIET, Variant.BAR, Variant.BAR_DANGER}

    def sizeHint(self) -> QSize:
        """As wide as words and icons need."""
        theme = current()
        words = _words_width(theme, self._role(), self.text())
        icons = sum(theme.size("icon") + theme.space("s") for name in (self._before, self._after) if name)
        pad = theme.space("s" if self._edgeless else "l")
        return QSize(words + icons + 2 * pad, theme.size("button_large" if self._large else "button"))

    def minimumSizeHint(self) -> QSize:
        """A button's words are never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, edge, icons and words."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, edge = self._ground(theme)
        width = theme.control_edge if edge.alpha() else 0
        waiting = theme.high_contrast and not self.isEnabled()
        paint_box(painter, QRectF(self.rect()), ground, edge, width, dashed=waiting)
        self._paint_words(painter, theme)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses what has the keyboard, as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not _held(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self._ring.show(current().radius("control"))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._ring.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of theme or text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def _paint_words(self, painter: QPainter, theme: Theme) -> None:
        painter.setFont(theme.font(self._role()))
        words = _words_width(theme, self._role(), self.text())
        side, gap = theme.size("icon"), theme.space("s")
        before = side + gap if self._before else 0
        after = side + gap if self._after else 0
        left = (self.width() - words - before - after) / 2
        colour = self._ink()
        if self._before:
            paint_icon(painter, QRectF(left, 0, side, self.height()), self._before, colour)
        painter.setPen(theme.colour(colour))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
        painter.drawText(QRectF(left + before, 0, words + 1, self.height()), flags, self.text())
        if self._after:
            paint_icon(painter, QRectF(left + before + words + gap, 0, side, self.height()), self._after, colour)

    def _role(self) -> Role:
        if self._large:
            return "card"
        return "control" if self._variant is Variant.QUIET else "label"

    def _ink(self) -> ColourName:
        if not self.isEnabled():
            return "subtle"
        inks: dict[Variant, ColourName] = {
            Variant.PRIMARY: "on_accent",
            Variant.PLAIN: "text",
            Variant.QUIET: "accent_text",
            Variant.BAR: "text",
            Variant.DANGER: "danger",
            Variant.BAR_DANGER: "danger",
        }
        return inks[self._variant]

    def _ground(self, theme: Theme) -> tuple[QColor, QColor]:
        """Ground and edge for the state; a transparent edge is none."""
        none = QColor(Qt.GlobalColor.transparent)
        pressed = self.isDown() or (self.isCheckable() and self.isChecked())
        hover = self.underMouse() and self.isEnabled()
        if not self.isEnabled():
            return (none, none) if self._edgeless else (theme.colour("sunken"), theme.colour("line"))
        if self._variant is Variant.PRIMARY:
            return theme.colour("accent_hover" if hover or pressed else "accent"), none
        if self._edgeless:
            # Where tints are black, the chosen one of several is known by its edge.
            edge = theme.colour("accent") if theme.high_contrast and self.isChecked() else none
            return (theme.colour("accent_soft") if pressed or hover else none), edge
        plain = theme.colour("danger" if self._variant is Variant.DANGER else "control")
        soft: ColourName = "danger_soft" if self._variant is Variant.DANGER else "accent_soft"
        return theme.colour(soft if pressed else "sunken" if hover else "surface"), plain


def _held(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
