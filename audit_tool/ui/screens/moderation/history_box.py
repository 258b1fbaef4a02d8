"""The history of a decision or of a case, read when somebody wants it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import clear, column
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.walking import WalkedWords


class HistoryBox(QWidget):
    """Lines that appear below; `opener` is the quiet button for them, to be put wherever it fits."""

    wanted = Signal(str)
    """The question whose history is wanted; empty for the whole case."""

    def __init__(self, code: str, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = code
        self.opener = Button("History" if code else "History of this case", Variant.QUIET)
        self.opener.setAccessibleName(f"History of {about}")
        self.opener.clicked.connect(self._turn)
        self._lines = column(self, gap="s")
        self._lines.setContentsMargins(0, current().space("s"), 0, 0)
        self.hide()

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show these, with the keyboard on the first."""
        clear(self._lines)
        stops = [WalkedWords(line, "second", said=line) for line in lines]
        for stop in stops:
            self._lines.addWidget(stop)
        self.show()
        stops[0].setFocus()

    def with_opener(self) -> QWidget:
        """The box under its own button, where it stands alone."""
        holder = QWidget()
        layout = column(holder, gap="xs")
        layout.addWidget(self.opener, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self)
        return holder

    def _turn(self) -> None:
        if self.isHidden():
            self.wanted.emit(self._code)
        else:
            self.hide()
