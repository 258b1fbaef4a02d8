"""Strips over the foot of the window: a message, and the limit that holds the overall grade."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from audit_tool.ui.theme.icons import IconName
from audit_tool.ui.theme.theme import current
from audit_tool.ui.theme.tokens import ColourName
from audit_tool.ui.widgets.announcing import announce
from audit_tool.ui.widgets.boxes import row
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.grades import GradeLook, paint_badge
from audit_tool.ui.widgets.icon_label import IconLabel
from audit_tool.ui.widgets.labels import WrappedLabel


class MessageKind(StrEnum):
    """Whether a message tells something or reports a problem."""

    INFORMATION = "information"
    PROBLEM = "problem"


class MessageStrip(QFrame):
    """One message: what happened, what is safe, what to do. Esc or the cross closes it."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("foot")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        layout = row(self, gap="m")
        edge = current().space("xl")
        layout.setContentsMargins(edge, current().space("xs"), edge, current().space("xs"))
        self._icon = IconLabel("info", "accent_text")
        self._happened = WrappedLabel("", "label")
        self._rest = WrappedLabel("", "body", "muted")
        self._close = Button("Close", Variant.QUIET, icon="cross")
        self._close.clicked.connect(self.close_message)
        layout.addWidget(self._icon)
        layout.addWidget(self._happened, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._rest, 1, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._close)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.close_message)
        self.hide()

    @property
    def words(self) -> str:
        """The whole message as it is announced."""
        return " ".join(part for part in (self._happened.text(), self._rest.text()) if part)

    def tell(self, happened: str, safe: str = "", to_do: str = "") -> None:
        """Show what happened; it waits quietly until it is closed or replaced."""
        self._show(happened, f"{safe} {to_do}".strip(), MessageKind.INFORMATION)

    def report(self, happened: str, safe: str = "", to_do: str = "") -> None:
        """Show a problem; it is said at once."""
        self._show(happened, f"{safe} {to_do}".strip(), MessageKind.PROBLEM)

    def close_message(self) -> None:
        """Take the message away."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_message()
        else:
            super().keyPressEvent(event)

    def _show(self, happened: str, rest: str, kind: MessageKind) -> None:
        problem = kind is MessageKind.PROBLEM
        icon: IconName = "warning" if problem else "info"
        tone: ColourName = "danger" if problem else "accent_text"
        self._icon.set_icon(icon, tone)
        self._happened.set_text(happened)
        self._happened.set_tone("danger" if problem else "text")
        self._rest.set_text(rest)
        self.setAccessibleName(self.words)
        self.setMinimumHeight(current().size("message"))
        self.show()
        announce(self, self.words, at_once=problem)


class Badge(QWidget):
    """A grade's badge alone, where the words stand beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grade: GradeLook | None = None

    def set_grade(self, grade: GradeLook) -> None:
        """Show this grade's badge."""
        self._grade = grade
        side = current().size("badge")
        self.setFixedSize(side + current().space("s"), side)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the badge."""
        if self._grade is not None:
            paint_badge(QPainter(self), self.rect().toRectF(), self._grade)


class HeldStrip(QFrame):
    """Says that the overall grade is held down, by which answer, with a button that goes there."""

    go = Signal(str)
    """The question to go to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("foot")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        layout = row(self, gap="m")
        edge = current().space("l")
        layout.setContentsMargins(edge, current().space("s"), edge, current().space("s"))
        self._badge = Badge()
        self._held = WrappedLabel("", "label")
        self._why = WrappedLabel("", "body")
        self._button = Button("Go")
        self._button.clicked.connect(self._go)
        self._question = ""
        layout.addWidget(self._badge)
        layout.addWidget(self._held, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._why, 1, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._button)
        self.hide()

    def hold(self, grade: GradeLook, why: str, question: str, number: str) -> None:
        """Show the limit: `why` follows "Overall is held at ...", `number` is how people know the question."""
        self._question = question
        self._badge.set_grade(grade)
        self._held.set_text(f"Overall is held at {grade.word}")
        self._held.set_ink(current().grade(grade.code).word)
        self._why.set_text(why)
        self._button.setText(f"Go to {number}")
        self.setMinimumHeight(current().size("held"))
        words = f"{self._held.text()} {why}"
        if words != self.accessibleName():
            self.setAccessibleName(words)
            announce(self, words)
        self.show()

    def release(self) -> None:
        """No limit holds any more."""
        self.setAccessibleName("")
        self.hide()

    def _go(self) -> None:
        self.go.emit(self._question)
