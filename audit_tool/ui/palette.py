"""Ctrl+K opens every action by name; ? lists the keys."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSortFilterProxyModel, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QListView, QWidget

from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import ScrollColumn, column
from audit_tool.ui.widgets.buttons import Button
from audit_tool.ui.widgets.fields import Field
from audit_tool.ui.widgets.labels import Words, WrappedLabel

WIDTH = 520
HEIGHT = 420
KEYS = (
    ("4 3 2 1", "Set a grade: outstanding, good, requires improvement, inadequate"),
    ("0", "Not judged, with a reason"),
    ("Alt + digit", "In a rationale: set the grade and go to the next question"),
    ("Y P N A", "Set a fact: yes, partly, no, not applicable"),
    ("Enter", "Next question"),
    ("Shift + Enter", "A new line in a rationale or comment"),
    ("Tab", "Next part of the page"),
    ("Ctrl + Enter", "Next section; in Moderation the next case"),
    ("Ctrl + Shift + Enter", "Section or case before"),
    ("Ctrl + Z, Ctrl + Y", "Undo and redo, also after a restart"),
    ("Backspace", "On a grade or fact: take it back"),
    ("F6", "Next pane"),
    ("F7, Shift + F7", "Next word not in the dictionary, and what may be meant"),
    ("Ctrl + K", "Every action by name"),
    ("Ctrl + L", "Lock"),
    ("Ctrl + Shift + C", "Raise an immediate concern"),
    ("?", "This list"),
)


class CommandPalette(QDialog):
    """Type a few letters, press Enter."""

    def __init__(self, parent: QWidget, actions: Sequence[tuple[str, Callable[[], None]]]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Actions")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(WIDTH, HEIGHT)
        self._actions = dict(actions)
        self._model = QSortFilterProxyModel(self)
        self._model.setSourceModel(QStringListModel(list(self._actions), self))
        self._model.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._field = Field("What do you want to do?")
        self._field.setPlaceholderText("What do you want to do?")
        self._field.textChanged.connect(self._filter)
        self._field.installEventFilter(self)
        self._list = QListView()
        self._list.setObjectName("popup")
        self._list.setAccessibleName("Actions")
        self._list.setModel(self._model)
        self._list.activated.connect(self._run)
        layout = column(self, gap="s", margin="l")
        layout.addWidget(self._field)
        self._nothing = WrappedLabel(
            "Nothing has this name. Try another word, such as go, section or lock.", "body", "muted"
        )
        layout.addWidget(self._nothing)
        layout.addWidget(self._list, 1)
        self._filter("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move in the list while the caret stays in the field; Enter runs."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
                step = 1 if key == Qt.Key.Key_Down else -1
                at = min(max(self._list.currentIndex().row() + step, 0), self._model.rowCount() - 1)
                self._list.setCurrentIndex(self._model.index(at, 0))
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._run()
                return True
        return super().eventFilter(watched, event)

    def _filter(self, text: str) -> None:
        self._model.setFilterFixedString(text)
        self._list.setCurrentIndex(self._model.index(0, 0))
        self._nothing.setVisible(not self._model.rowCount())

    def _run(self) -> None:
        index = self._list.currentIndex()
        if not index.isValid():
            return
        act = self._actions[str(index.data())]
        self.close()
        act()


class KeyList(QDialog):
    """All keys on one page."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        layout = column(self, gap="m", margin="xl")
        layout.addWidget(WrappedLabel("Keys", "section"))
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for at, (keys, words) in enumerate(KEYS):
            grid.addWidget(Words(keys, "label"), at, 0)
            grid.addWidget(WrappedLabel(words, "body", "muted"), at, 1)
        scroll = ScrollColumn(gap="m", margin="none")
        scroll.content.addLayout(grid)
        layout.addWidget(scroll, 1)
        close = Button("Close")
        close.clicked.connect(self.close)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.resize(
            current().px(WIDTH + 80), min(current().px(HEIGHT + 120), parent.height() - 2 * current().space("xl"))
        )
