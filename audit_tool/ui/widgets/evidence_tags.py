"""Where something was seen: tags of record types with "where and when", and a quiet way to add one."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.evidence_entry import EvidenceEntry
from audit_tool.ui.widgets.flow import Rows, wrapped_rows
from audit_tool.ui.widgets.focus_ring import FocusRing
from audit_tool.ui.widgets.tags import paint_tag, tag_size
from audit_tool.ui.widgets.wrapping import Wrapping

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


class EvidenceTags(Wrapping):
    """Pointers to the record, as tags in rows; `value` is what is stored."""

    changed = Signal()
    """A person added, changed or removed a pointer."""

    def __init__(self, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = dict(options)
        self._value: tuple[str, ...] = ()
        self._tags: list[EvidenceTag] = []
        self._editing = ""
        self._add = Button("Add", Variant.QUIET, self, icon="plus")
        self._may_add = True
        self._add.clicked.connect(self._begin)
        self._entry = EvidenceEntry(self._labels, self)
        self._entry.hide()
        self._entry.picked.connect(self._take)
        self._entry.detailed.connect(self._detail)
        self._entry.left.connect(self._finish)
        self.set_question("Where did you see it?")

    @property
    def value(self) -> tuple[str, ...]:
        """The pointers, each `code` or `code: where and when`."""
        return self._value

    @property
    def tags(self) -> tuple[EvidenceTag, ...]:
        """The tags shown, in order."""
        return tuple(self._tags)

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
        self.setAccessibleName(text)
        self._add.setAccessibleName("Add evidence")
        self._add.setAccessibleDescription(text)
        self._entry.setAccessibleName("Record type")
        self._entry.setAccessibleDescription(text)

    def set_frozen(self) -> None:
        """For reading only: nothing to add."""
        self._may_add = False
        self._add.hide()
        self.setEnabled(False)
        self._restack()

    def sizeHint(self) -> QSize:
        """One row."""
        width = current().size("reading_width")
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Room for the button."""
        return self._add.sizeHint()

    def wrapped_parts(self) -> list[QWidget]:
        """The tags, then the button or the field."""
        last = self._add if self._entry.isHidden() else self._entry
        return [*self._tags, *([last] if self._may_add else [])]

    def arranged(self, width: int) -> list[QRect]:
        """Rows for this width; tags are lower than the field and stand in the middle of their row."""
        theme = current()
        needs = [tag.sizeHint().width() for tag in self._tags]
        last = [self._add.sizeHint().width() if self._entry.isHidden() else theme.px(220)] if self._may_add else []
        rows = Rows(theme.space("s"), theme.space("xxs"), theme.size("field"))
        placed = wrapped_rows([*needs, *last], max(1, width), rows)
        spare = theme.size("field") - theme.size("tag")
        low = [box.adjusted(0, spare // 2, 0, spare // 2 - spare) for box in placed[: len(needs)]]
        return [*low, *placed[len(needs) :]]

    def _make_tag(self, pointer: str) -> EvidenceTag:
        tag = EvidenceTag(pointer, _words(self._labels, pointer), self)
        tag.removed.connect(self._remove)
        tag.edit_wanted.connect(self._edit)
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
        self._open_entry()
        self._entry.ask_type()

    def _edit(self, pointer: str) -> None:
        code, detail = parts_of(pointer)
        self._editing = pointer
        self._open_entry()
        self._entry.ask_detail(self._labels.get(code, code), detail)

    def _take(self, code: str) -> None:
        if code not in self._value:
            self._store((*self._value, code))
        self._edit(code)

    def _detail(self, text: str) -> None:
        code, old = parts_of(self._editing)
        if text != old:
            fresh = pointer_of(code, text)
            kept = [fresh if pointer == self._editing else pointer for pointer in self._value]
            self._store(tuple(dict.fromkeys(kept)))
        self._finish()

    def _open_entry(self) -> None:
        self._add.hide()
        self._entry.show()
        self._restack()
        self._entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self) -> None:
        self._editing = ""
        self._entry.hide()
        self._entry.clear()
        self._add.show()
        self._restack()
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restack(self) -> None:
        parts = self.wrapped_parts()
        for before, after in pairwise(parts):
            QWidget.setTabOrder(before, after)
        self.updateGeometry()
        self.place()


def _words(labels: Mapping[str, str], pointer: str) -> str:
    """A pointer as it is shown."""
    code, detail = parts_of(pointer)
    label = labels.get(code, code)
    return f"{label}, {detail}" if detail else label
