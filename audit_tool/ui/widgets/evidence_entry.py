"""The field that appears while a pointer to the record is added or its "where and when" changed."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class EvidenceEntry(QLineEdit):
    """Asks first for a record type, from a list that narrows as one types, then for where and when."""

    picked = Signal(str)
    """The code of the record type that was taken."""
    detailed = Signal(str)
    """Where and when, as written; an empty text means nothing more to say."""
    left = Signal()
    """Esc, or Enter with nothing written."""

    def __init__(self, labels: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = dict(labels)
        self._asking_type = False
        self.popup = QListView()
        self.popup.setObjectName("popup")
        self.popup.setAccessibleName("Record types")
        self._completer = self._make_completer()
        self.popup.installEventFilter(self)
        self.returnPressed.connect(self._enter)

    def ask_type(self) -> None:
        """Ask for a record type, with the whole list open."""
        self._ask("Record type", "Type a few letters", "")
        self._asking_type = True
        self.setCompleter(self._completer)
        self._completer.setCompletionPrefix("")
        self._completer.complete()

    def ask_detail(self, label: str, text: str) -> None:
        """Ask where and when."""
        self._ask("Where and when", f"{label}: where and when", text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; Enter stays here, so that the screen does not go on to the next question."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _ENTER:
            self.returnPressed.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the list takes the first record type when none is marked."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _ENTER
            and not self.popup.currentIndex().isValid()
            and self._completer.setCurrentRow(0)
        ):
            first = self._completer.currentCompletion()
            self.popup.hide()
            self._take_label(first)
            return True
        return super().eventFilter(watched, event)

    def _make_completer(self) -> QCompleter:
        completer = QCompleter(self.parent())
        completer.setModel(QStringListModel(list(self._labels.values()), completer))
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setPopup(self.popup)
        # Queued: taking a label gives the field another purpose, which the completer must not live through.
        completer.activated.connect(self._take_label, Qt.ConnectionType.QueuedConnection)
        return completer

    def _ask(self, name: str, hint: str, text: str) -> None:
        self._asking_type = False
        self.popup.hide()
        # The completer is not this field's child in Qt's eyes while it serves none; it lives on for the next time.
        self.setCompleter(None)  # type: ignore[arg-type]
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setText(text)

    def _take_label(self, label: str) -> None:
        code = next((code for code, words in self._labels.items() if words == label), "")
        if code and self._asking_type:
            self.picked.emit(code)

    def _enter(self) -> None:
        text = self.text().strip()
        if not self._asking_type:
            self.detailed.emit(text)
            return
        starts = [words for words in self._labels.values() if text and words.casefold().startswith(text.casefold())]
        if starts:
            self._take_label(starts[0])
        elif not text:
            self.left.emit()
