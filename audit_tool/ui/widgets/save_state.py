"""The save state: Saving, Saved at a time, or Not saved and why. It has no fourth."""

from PySide6.QtWidgets import QFrame, QWidget

from audit_tool.ui.theme.icons import IconName
from audit_tool.ui.theme.tokens import ColourName
from audit_tool.ui.widgets.announcing import announce
from audit_tool.ui.widgets.boxes import row
from audit_tool.ui.widgets.icon_label import IconLabel
from audit_tool.ui.widgets.labels import Words


class SaveStateLabel(QFrame):
    """Says whether what was typed is on the disk; "Saved" only after the disk has it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = row(self, gap="xs")
        self._icon = IconLabel("clock", "muted")
        self._words = Words("", "control", "muted")
        layout.addWidget(self._icon)
        layout.addWidget(self._words)
        self._failed = False
        self.hide()

    @property
    def words(self) -> str:
        """What is shown."""
        return self._words.text()

    def saving(self) -> None:
        """What was typed is on its way to the disk."""
        self._show("Saving", "clock", "muted")

    def saved(self, time_text: str) -> None:
        """The disk has it since this time; said aloud only when it follows a failure."""
        recovered = self._failed
        self._failed = False
        self._show(f"Saved {time_text}".strip(), "tick", "ok")
        if recovered:
            announce(self, self.words)

    def not_saved(self, why: str) -> None:
        """It is not on the disk: why, and what to do."""
        self._failed = True
        self._show(f"Not saved: {why}", "info", "danger", strong=True)
        announce(self, self.words, at_once=True)

    def _show(self, words: str, icon: IconName, tone: ColourName, *, strong: bool = False) -> None:
        self._icon.set_icon(icon, tone)
        self._words.setText(words)
        self._words.set_role("label" if strong else "control")
        self._words.set_tone(tone)
        self.setAccessibleName("Save state")
        self.setAccessibleDescription(words)
        self.show()
