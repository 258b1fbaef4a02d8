"""What tests see: pixels, contrast, and the accessibility tree."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QImage
from PySide6.QtWidgets import QWidget

from audit_tool.ui.widgets.grades import GradeLook

GRADES = (
    GradeLook("outstanding", "O", "Outstanding"),
    GradeLook("good", "G", "Good"),
    GradeLook("requires_improvement", "RI", "Requires improvement"),
    GradeLook("inadequate", "I", "Inadequate"),
)


class EventCount(QObject):
    """How often a widget gets an event of one kind, such as to paint itself or to lay out its parts."""

    def __init__(self, about: QWidget, kind: QEvent.Type) -> None:
        super().__init__(about)
        self.count = 0
        self._kind = kind
        about.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.count += event.type() == self._kind
        return False


def seen(widget: QWidget) -> QImage:
    """The widget as it is rendered."""
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def colours(image: QImage) -> set[str]:
    """Every colour of a picture."""
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2 defines it."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """Contrast of two colours as WCAG 2 defines it."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def read_contrast(image: QImage, ground: QColor) -> float:
    """The strongest contrast with the ground that was really painted."""
    return max(contrast(QColor(name), ground) for name in colours(image))


def interface(widget: QWidget) -> QAccessibleInterface:
    """A widget's place in the accessibility tree."""
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def name_of(widget: QWidget) -> str:
    """What a person hears first."""
    return interface(widget).text(QAccessible.Text.Name)


def described(widget: QWidget) -> str:
    """What a person hears on asking for more."""
    return interface(widget).text(QAccessible.Text.Description)


def focusable(root: QWidget) -> Iterator[QWidget]:
    """Every control that can have the keyboard."""
    for widget in [root, *root.findChildren(QWidget)]:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None and not widget.isHidden():
            yield widget


def in_sight(part: QWidget) -> bool:
    """Whether all of a part is seen as the window stands, with nothing more scrolled."""
    return part.visibleRegion().boundingRect() == part.rect()
