"""What is wrong with a window for people who hear it, press keys, or read large text: one line for each fault."""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from audit_tool.ui.formview.editor import QuestionEditor
from audit_tool.ui.widgets.labels import WrappedLabel
from tests.ui.looking import described, interface, name_of

TARGET = 24
NAMELESS = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Window, QAccessible.Role.LayeredPane}
VALUED = (QLineEdit, QPlainTextEdit)


def all_faults(window: QWidget) -> list[str]:
    """Everything that can be seen without pressing a key."""
    return [*unnamed(window), *small(window), *doubled(window), *clipped(window), *sideways(window), *hollow(window)]


def stops(window: QWidget) -> Iterator[QWidget]:
    """Every visible control that Tab may reach."""
    for part in window.findChildren(QWidget):
        usable = part.isVisible() and part.isEnabled() and part.window() is window
        if usable and part.focusProxy() is None and _by_tab(part):
            yield part


def unnamed(window: QWidget) -> Iterator[str]:
    """Controls without role or name, and answers whose question nobody hears."""
    for part in stops(window):
        found = interface(part)
        if found.role() in NAMELESS:
            yield f"{_what(part)} has the role {found.role().name}"
        if not name_of(part).strip() and not (isinstance(part, QComboBox) and described(part).strip()):
            yield f"{_what(part)} has no name"
        if isinstance(part, VALUED) and _value(part) != _shown(part):
            yield f"{_what(part)} is heard as {_value(part)!r} and shows {_shown(part)!r}"
        editor = _editor_of(part)
        if editor is not None and editor.question.text not in " ".join(_heard(part, editor)):
            yield f"{_what(part)} does not say its question {editor.code}"


def small(window: QWidget) -> Iterator[str]:
    """Targets below 24 by 24."""
    for part in window.findChildren(QWidget):
        pressed = isinstance(part, QAbstractButton | QComboBox | QLineEdit)
        if pressed and part.isVisible() and min(part.width(), part.height()) < TARGET:
            yield f"{_what(part)} is {part.width()} by {part.height()}"


def doubled(window: QWidget) -> Iterator[str]:
    """Letters that two controls claim: pressing one only moves the focus between them."""
    texts = [part.text() for part in window.findChildren(QAbstractButton) if part.isVisible()]
    texts += [part.text() for part in window.findChildren(QLabel) if part.isVisible() and part.buddy() is not None]
    letters = Counter(
        text[at + 1].lower() for text in texts for at in range(len(text) - 1) if text[at] == "&" and text[at + 1] != "&"
    )
    return (f"Alt+{letter} is claimed {count} times" for letter, count in letters.items() if count > 1)


def clipped(window: QWidget) -> Iterator[str]:
    """Words that do not have the room they need, or that stick out of what holds them."""
    for part in window.findChildren(QWidget):
        if not part.isVisible() or (part.visibleRegion().isEmpty() and not _scrolled(part)):
            continue
        if isinstance(part, QLabel | QAbstractButton) and part.text():
            wide, high = _needed(part)
            if part.width() < wide or part.height() < high:
                yield f"{_what(part)} needs {wide} by {high} and has {part.width()} by {part.height()}"
            yield from _sticking_out(part, window)


def sideways(window: QWidget) -> Iterator[str]:
    """Columns that are wider than the room they scroll in."""
    for area in window.findChildren(QScrollArea):
        body = area.widget()
        if not area.isVisible() or body is None:
            continue
        if area.horizontalScrollBar().isVisible() or body.width() > area.viewport().width():
            yield f"{_what(area)} scrolls sideways: {body.width()} in {area.viewport().width()}"
        layout = body.layout()
        # The column's own hint leaves it to its area how wide it is; its parts do not.
        needs = layout.minimumSize().width() if layout is not None else body.minimumSizeHint().width()
        if needs > area.viewport().width():
            yield f"{_what(area)} needs {needs} and has {area.viewport().width()}"
    for box in window.findChildren(QPlainTextEdit):
        if box.isVisible() and box.horizontalScrollBar().isVisible():
            yield f"{_what(box)} scrolls sideways"


def hollow(window: QWidget) -> Iterator[str]:
    """Columns that scroll on to where nothing is."""
    for area in window.findChildren(QScrollArea):
        body = area.widget()
        if not area.isVisible() or body is None or not body.hasHeightForWidth():
            continue
        needs = max(body.heightForWidth(body.width()), area.viewport().height())
        if body.height() > needs:
            yield f"{_what(area)} needs {needs} and is {body.height()} high"


def tabbed(window: QWidget) -> set[QWidget]:
    """Everything that Tab reaches from where the focus is, until it comes round."""
    reached: set[QWidget] = set()
    for _ in range(400):
        focused = QApplication.focusWidget()
        if focused is None or focused in reached:
            break
        reached.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return reached


def _sticking_out(part: QWidget, window: QWidget) -> Iterator[str]:
    holder = part.parentWidget()
    while holder is not None and holder is not window:
        corner = part.mapTo(holder, QPoint(0, 0))
        inside_area = isinstance(holder.parentWidget(), QScrollArea) or isinstance(holder, QScrollArea)
        if corner.x() < 0 or corner.x() + part.width() > holder.width() + 1:
            yield f"{_what(part)} sticks out of {type(holder).__name__} by {corner.x() + part.width() - holder.width()}"
            return
        if not inside_area and not _scrolled(holder) and corner.y() + part.height() > holder.height() + 1:
            yield f"{_what(part)} is cut off below in {type(holder).__name__}"
            return
        if inside_area:
            return
        holder = holder.parentWidget()


def _needed(part: QLabel | QAbstractButton) -> tuple[int, int]:
    if isinstance(part, WrappedLabel) or part.hasHeightForWidth():
        return part.minimumSizeHint().width(), part.heightForWidth(part.width())
    hint = part.minimumSizeHint()
    return hint.width(), hint.height()


def _scrolled(part: QWidget) -> bool:
    holder: QWidget | None = part
    while holder is not None:
        if isinstance(holder, QScrollArea):
            return True
        holder = holder.parentWidget()
    return False


def _by_tab(part: QWidget) -> bool:
    return bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _value(part: QWidget) -> str:
    found = interface(part)
    spoken = found.text(QAccessible.Text.Value)
    text = found.textInterface()
    if not spoken and text is not None:
        spoken = text.text(0, text.characterCount())
    return spoken


def _shown(part: QWidget) -> str:
    if isinstance(part, QLineEdit):
        return part.displayText() if part.echoMode() is QLineEdit.EchoMode.Normal else _value(part)
    assert isinstance(part, QPlainTextEdit)
    return part.toPlainText()


def _editor_of(part: QWidget) -> QuestionEditor | None:
    holder: QWidget | None = part
    while holder is not None and not isinstance(holder, QuestionEditor):
        holder = holder.parentWidget()
    return holder


def _heard(part: QWidget, editor: QWidget) -> Iterator[str]:
    holder: QWidget | None = part
    while holder is not None and holder is not editor:
        yield name_of(holder)
        yield described(holder)
        holder = holder.parentWidget()


def _what(part: QWidget) -> str:
    text = part.text() if isinstance(part, QLabel | QAbstractButton) else name_of(part)
    return f"{type(part).__name__} “{text[:60]}”"


class StrayWindows(QObject):
    """Notes every window that is shown while it watches, for a moment or for good."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self.shown: list[str] = []
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return super().eventFilter(watched, event)


def lists(window: QWidget) -> list[QAbstractItemView]:
    """Lists on screen, whose rows the arrows walk."""
    return [view for view in window.findChildren(QAbstractItemView) if view.isVisible()]
