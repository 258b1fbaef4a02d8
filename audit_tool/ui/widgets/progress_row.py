"""One line that says what is under way and how far it is, with the way to end it."""

from PySide6.QtWidgets import QProgressBar, QWidget

from audit_tool.counted_words import count_of
from audit_tool.ui.widgets.boxes import row
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.labels import WrappedLabel


class ProgressRow(QWidget):
    """Words, bar and button; hidden while nothing is under way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = row(self, gap="m")
        self.words = WrappedLabel("", "second", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("How far the work is")
        self.off = Button("Call off", Variant.QUIET)
        layout.addWidget(self.words, 1)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self.off)
        self.hide()

    def show_progress(self, words: str, done: int, total: int) -> None:
        """Show how far it is; without a total, only that it goes on."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        told = f"{words}: {done:,} of {total:,}" if total else f"{words}: {count_of(done, 'row')}" if done else words
        self.words.set_text(told)
        self._bar.setAccessibleDescription(told)
        self.show()
