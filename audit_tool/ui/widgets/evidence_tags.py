"""Where something was seen: tags of record types with "where and when", and a quiet way to add one."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QPushButton, QSizePolicy, QWidget

from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.flow import Rows, bottom, wrapped_rows
from audit_tool.ui.widgets.focus_ring import FocusRing
from audit_tool.ui.widgets.tags import paint_tag, tag_size

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


def pointer_of(code: str, detail: str) -> str:
    """A pointer as it is stored: the code of a record type, with where and when if somebody said so."""
    return f"{code}: {detail.strip()}" if detail.strip() else code


def parts_of(pointer: str) -> tuple[str, str]:
    """Code and detail of a stored pointer."""
    code, _, detail = pointer.partition(":")
    return code.strip(), detail.strip()


class EvidenceTag(QPushButton):
    """One pointer; pressing it edits where and when, Delete removes it."""

    removed = Signal(str)
    edit_wanted = Signal(str)

    def __init__(self, pointer: str, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self.pointer = pointer
        self._ring = FocusRing(self)
        self.setAccessibleDescription("Delete removes it, Enter changes where and when")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.clicked.connect(self._edit)

    def sizeHint(self) -> QSize:
        """As wide as the words."""
        return tag_size(self.text(), "medium_second")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the tag."""
        ground = "line" if self.underMouse() and not current().high_contrast else "sunken"
        paint_tag(
            QPainter(self), QRectF(self.rect()), self.text(), "medium_second",
            ("line" if ground == "line" else "sunken", "text"),
        )  # fmt: skip

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace remove, Enter edits."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.removed.emit(self.pointer)
        elif event.key() in _ENTER and not event.modifiers():
            self._edit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self._ring.show(current().radius("tag"))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._ring.hide()

    def _edit(self) -> None:
        self.edit_wanted.emit(self.pointer)


class _Entry(QLineEdit):
    """The field that appears while a pointer is added or changed; Esc leaves it."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; Enter stays here, so that the screen does not go on to the next question."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _ENTER:
            self.returnPressed.emit()
        else:
            super().keyPressEvent(event)


class EvidenceTags(QWidget):
    """Pointers to the record, as tags in rows; `value` is what is stored."""

    changed = Signal()
    """A person added, changed or removed a pointer."""

    def __init__(self, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = dict(options)
        self._value: tuple[str, ...] = ()
        self._tags: list[EvidenceTag] = []
        self._editing = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._add = Button("Add", Variant.QUIET, self, icon="plus")
        self._add.clicked.connect(self._begin)
        self._entry = _Entry(self)
        self._entry.hide()
        self._entry.returnPressed.connect(self._enter)
        self._entry.left.connect(self._finish)
        self._popup = QListView()
        self._completer = self._make_completer()
        self.set_question("Where did you see it?")

    @property
    def value(self) -> tuple[str, ...]:
        """The pointers, each `code` or `code: where and when`."""
        return self._value

    def set_value(self, value: Sequence[str]) -> None:
        """Show stored pointers without telling anybody."""
        if tuple(value) == self._value and len(self._tags) == len(self._value):
            return
        self._value = tuple(value)
        for tag in self._tags:
            tag.hide()
            tag.deleteLater()
        self._tags = [self._make_tag(pointer) for pointer in self._value]
        self._restack()

    def set_question(self, text: str) -> None:
        """Name the control for people who hear the window."""
        self._question = text
        self.setAccessibleName(text)
        self._add.setAccessibleName("Add evidence")
        self._add.setAccessibleDescription(text)
        self._entry.setAccessibleName("Record type")
        self._entry.setAccessibleDescription(text)

    def words_of(self, pointer: str) -> str:
        """A pointer as it is shown."""
        code, detail = parts_of(pointer)
        label = self._labels.get(code, code)
        return f"{label}, {detail}" if detail else label

    def hasHeightForWidth(self) -> bool:
        """Tags wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of as many rows as the tags need."""
        return bottom(self._arranged(width))

    def sizeHint(self) -> QSize:
        """One row."""
        width = current().size("reading_width")
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Room for the button."""
        return self._add.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap for the new width."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again after a change of theme or text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
            self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the list takes the first record type when none is marked."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _ENTER
            and not self._popup.currentIndex().isValid()
            and self._completer.setCurrentRow(0)
        ):
            first = self._completer.currentCompletion()
            self._popup.hide()
            self._take_label(first)
            return True
        return super().eventFilter(watched, event)

    def _make_completer(self) -> QCompleter:
        completer = QCompleter(self)
        completer.setModel(QStringListModel(list(self._labels.values()), completer))
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._popup.setObjectName("popup")
        self._popup.setAccessibleName("Record types")
        completer.setPopup(self._popup)
        # Queued: taking a label gives the field another purpose, which the completer must not live through.
        completer.activated.connect(self._take_label, Qt.ConnectionType.QueuedConnection)
        self._popup.installEventFilter(self)
        return completer

    def _make_tag(self, pointer: str) -> EvidenceTag:
        tag = EvidenceTag(pointer, self.words_of(pointer), self)
        tag.removed.connect(self._remove)
        tag.edit_wanted.connect(self._edit_detail)
        tag.show()
        return tag

    def _store(self, value: tuple[str, ...]) -> None:
        self.set_value(value)
        self.changed.emit()

    def _remove(self, pointer: str) -> None:
        place = self._value.index(pointer)
        self._store(tuple(kept for kept in self._value if kept != pointer))
        follower = self._tags[min(place, len(self._tags) - 1)] if self._tags else self._add
        follower.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self) -> None:
        self._editing = ""
        self._ask("Record type", "Type a few letters", "")
        self._entry.setCompleter(self._completer)
        self._completer.setCompletionPrefix("")
        self._completer.complete()

    def _ask(self, name: str, hint: str, text: str) -> None:
        self._entry.setCompleter(None)  # type: ignore[arg-type]
        self._entry.setAccessibleName(name)
        self._entry.setPlaceholderText(hint)
        self._entry.setText(text)
        self._add.hide()
        self._entry.show()
        self._restack()
        self._entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _edit_detail(self, pointer: str) -> None:
        self._editing = pointer
        self._ask(
            "Where and when", f"{self._labels.get(parts_of(pointer)[0], '')}: where and when", parts_of(pointer)[1]
        )

    def _take_label(self, label: str) -> None:
        code = next((code for code, words in self._labels.items() if words == label), "")
        if not code or self._editing:
            return
        if code not in self._value:
            self._store((*self._value, code))
        self._edit_detail(code)

    def _enter(self) -> None:
        text = self._entry.text().strip()
        if not self._editing:
            starts = [words for words in self._labels.values() if text and words.casefold().startswith(text.casefold())]
            if starts:
                self._take_label(starts[0])
            elif not text:
                self._finish()
            return
        code, old = parts_of(self._editing)
        if text != old:
            fresh = pointer_of(code, text)
            kept = [fresh if pointer == self._editing else pointer for pointer in self._value]
            self._store(tuple(dict.fromkeys(kept)))
        self._finish()

    def _finish(self) -> None:
        self._editing = ""
        self._entry.setCompleter(None)  # type: ignore[arg-type]
        self._entry.hide()
        self._entry.clear()
        self._add.show()
        self._restack()
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restack(self) -> None:
        previous: QWidget | None = None
        for part in self._parts():
            if previous is not None:
                QWidget.setTabOrder(previous, part)
            previous = part
        self.updateGeometry()
        self._place()

    def _parts(self) -> list[QWidget]:
        return [*self._tags, self._add if self._entry.isHidden() else self._entry]

    def _arranged(self, width: int) -> list[QRect]:
        theme = current()
        needs = [tag.sizeHint().width() for tag in self._tags]
        last = self._add.sizeHint().width() if self._entry.isHidden() else theme.px(220)
        rows = Rows(theme.space("s"), theme.space("xxs"), theme.size("field"))
        return wrapped_rows([*needs, last], max(1, width), rows)

    def _place(self) -> None:
        low = current().size("tag")
        for part, box in zip(self._parts(), self._arranged(self.width()), strict=True):
            if isinstance(part, EvidenceTag):
                box = QRect(box.x(), box.y() + (box.height() - low) // 2, box.width(), low)  # noqa: PLW2901
            part.setGeometry(box)
