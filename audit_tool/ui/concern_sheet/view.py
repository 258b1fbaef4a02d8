"""The sheet for an immediate concern: over whatever screen is in front, without stopping it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from audit_tool.formdef.wording import moment_words
from audit_tool.services.concern_terms import SAFEGUARDING_ROUTE, ConcernEntry
from audit_tool.ui.concern_sheet.fields import ASKED, SheetField
from audit_tool.ui.concern_sheet.presenter import ConcernSheetPresenter
from audit_tool.ui.frame import Frame, TopBarSaveState
from audit_tool.ui.qt_runner import QtScheduler
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.announcing import announce
from audit_tool.ui.widgets.boxes import ScrollColumn, column, row
from audit_tool.ui.widgets.button_row import ButtonRow
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.fields import ProblemWords
from audit_tool.ui.widgets.labels import WrappedLabel

WIDTH = 460
REMINDED = 700
"""Milliseconds after which somebody is reminded of a concern that is not raised yet."""
KEPT = "Every word is saved as you write. You can put this away and come back to it."


class Ground(QWidget):
    """What the sheet lies over."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the sheet that its room is another one."""
        super().resizeEvent(event)
        self.resized.emit()


class ConcernSheet(QFrame):
    """The view of `ConcernSheetPresenter`: at the right, as tall as its window."""

    waits = Signal(bool)
    """Whether a concern is begun and not raised yet."""

    def __init__(self, frame: Frame, over: Ground) -> None:
        super().__init__(over)
        self.setObjectName("sheet")
        self._frame, self._over = frame, over
        self._back_to: QWidget | None = None
        self.fields: dict[str, SheetField] = {}
        schedulers = QtScheduler(self), QtScheduler(self)
        self.presenter = ConcernSheetPresenter(frame.desk, frame.runner, schedulers, TopBarSaveState(frame), self)
        over.resized.connect(self._place)
        self._reminder = QtScheduler(self)
        # Not at once: the window is to show first.
        self._reminder.later(REMINDED, self._remind)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.put_away)
        self.hide()

    def open(self) -> None:
        """Begin to raise a concern, about the case in front where there is one."""
        if not self.fields:
            self._build()
        if self.isVisible():
            self.raise_()
            self._begin()
            return
        self._back_to = self._over.window().focusWidget()
        screen = self._frame.screen_shown
        case, record = (screen.allocation_shown, screen.record_shown) if screen is not None else (None, None)
        self.presenter.open(case, self._frame.round_id, record)

    def leave(self) -> bool:
        """The window is about to lock or close; false where a word is not on the disk."""
        return self.presenter.finish()

    def put_away(self) -> None:
        """Hide the sheet; what is written stays begun."""
        if not self.isVisible() or not self.leave():
            return
        self._hide()
        self.presenter.look()

    def show_begun(self, *, begun: bool) -> None:
        """Remind of a concern that is begun and not raised."""
        self.waits.emit(begun)

    def show_concern(self, concern: ConcernEntry) -> None:
        """Show what is written so far."""
        for name, field in self.fields.items():
            field.put(str(getattr(concern, name)))
        self._say("", "")
        self._place()
        self.show()
        self.raise_()
        self._begin()

    def show_problem(self, field: str, message: str) -> None:
        """Say what is wrong, at a field where it is one's."""
        self._say(field, message)
        announce(self, message, at_once=True)
        if field:
            self.fields[field].control.setFocus()
            self.column.reveal(self.fields[field])
        else:
            self.column.reveal(self.problem)

    def show_raised(self, concern: ConcernEntry) -> None:
        """Say that it is raised, and what has to happen by when."""
        due = concern.countdown.due_at
        rest = "What they will do and the outcome are noted under Actions; somebody other than you closes it."
        if concern.countdown.running and due is not None:
            rest = f"Somebody has to be told by {moment_words(due)}. Note it under Actions as soon as they are."
        self._gone(f"The concern about {concern.reference} is raised.", rest)

    def show_discarded(self) -> None:
        """Say that nothing of it is left."""
        self._gone("The concern that was begun is discarded.", "Nobody else has seen it.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the sheet stay in it: a digit here is no grade of the audit below."""
        event.accept()

    def _gone(self, happened: str, rest: str) -> None:
        self._hide()
        self.waits.emit(False)  # noqa: FBT003 - as a signal tells it
        self._frame.refresh()
        screen = self._frame.screen_shown
        if screen is not None and not screen.unfinished and screen.record_shown is None:
            screen.arrive()
        self._frame.tell(happened, rest)

    def _remind(self) -> None:
        # A window that locked meanwhile has no workspace any more.
        if self._over.isVisible():
            self.presenter.look()

    def _hide(self) -> None:
        self.hide()
        if self._back_to is not None:
            self._back_to.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self) -> None:
        empty = next((name for name in ("reference", "worry") if not self.fields[name].text), "worry")
        self.fields[empty].control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        outer = column(self, gap="none")
        outer.addLayout(self._head())
        self.column = ScrollColumn(gap="m", margin="l")
        outer.addWidget(self.column, 1)
        route = QFrame()
        route.setObjectName("danger")
        box = column(route, gap="xs", margin="m")
        box.addWidget(WrappedLabel(SAFEGUARDING_ROUTE, "label", "danger"))
        self.column.add(route)
        for asked in ASKED:
            field = SheetField(asked)
            field.typed.connect(self.presenter.change)
            field.chosen.connect(self.presenter.choose)
            self.fields[asked.name] = field
            self.column.add(field)
        self.problem = ProblemWords()
        self.column.add(self.problem)
        self.column.add(WrappedLabel(KEPT, "second", "muted"))
        self.raise_button = Button("Raise the concern", Variant.DANGER, icon="flag")
        self.discard = Button("Discard", Variant.QUIET)
        self.raise_button.clicked.connect(self._raise_now)
        self.discard.clicked.connect(self.presenter.discard)
        self.column.add(ButtonRow((self.raise_button, self.discard)))
        self.column.add_stretch()

    def _head(self) -> QHBoxLayout:
        line = row(gap="s")
        edge = current().space("l")
        line.setContentsMargins(edge, current().space("m"), current().space("s"), 0)
        title = WrappedLabel("Immediate concern", "screen")
        self.away = Button("Put away", Variant.QUIET, icon="cross")
        self.away.clicked.connect(self.put_away)
        line.addWidget(title, 1)
        line.addWidget(self.away)
        return line

    def _raise_now(self) -> None:
        self._say("", "")
        self.presenter.raise_now(*(self.fields[name].text for name in ("told_who", "told_how", "told_when")))

    def _say(self, field: str, message: str) -> None:
        for name, labelled in self.fields.items():
            labelled.show_problem(message if name == field else "")
        self.problem.say("" if field else message)

    def _place(self) -> None:
        room = self._over.rect()
        width = min(current().px(WIDTH), room.width())
        self.setGeometry(room.width() - width, 0, width, room.height())
