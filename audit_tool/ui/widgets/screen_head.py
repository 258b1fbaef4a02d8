"""The head of a screen: its title, and a line that belongs to it."""

from PySide6.QtWidgets import QWidget

from audit_tool.ui.widgets.boxes import column
from audit_tool.ui.widgets.labels import WrappedLabel


class ScreenHead(QWidget):
    """Title and line, close together, so that they are read as one."""

    def __init__(self, title: str, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = column(self, gap="xs")
        layout.addWidget(WrappedLabel(title, "screen"))
        if words:
            layout.addWidget(WrappedLabel(words, "reading", "muted"))
