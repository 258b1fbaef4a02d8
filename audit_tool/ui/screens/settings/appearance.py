"""How the window looks on this computer: colours and text size, at once and for the next start."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from audit_tool.ui.preferences import Preferences
from audit_tool.ui.theme import dressing
from audit_tool.ui.theme.theme import TEXT_SIZES, current
from audit_tool.ui.theme.tokens import Mode
from audit_tool.ui.widgets.boxes import Card
from audit_tool.ui.widgets.fields import ClosedList, Labelled
from audit_tool.ui.widgets.labels import WrappedLabel

MODES = ((Mode.LIGHT, "Light"), (Mode.DARK, "Dark"), (Mode.HIGH_CONTRAST, "High contrast"))


class AppearanceCard(Card):
    """Two lists; a choice is worn at once."""

    changed = Signal()
    """The window looks otherwise now."""

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding="l", gap="m")
        self._preferences = preferences
        self.content.addWidget(WrappedLabel("Appearance", "card"))
        words = "For this computer only. Nothing about a case is kept with it."
        self.content.addWidget(WrappedLabel(words, "body", "muted"))
        self.mode = ClosedList([(mode.value, word) for mode, word in MODES])
        self.text_size = ClosedList([(str(percent), f"{percent}%") for percent in TEXT_SIZES])
        self.mode.set_value(current().mode.value)
        self.text_size.set_value(str(current().text_percent))
        self.content.addWidget(Labelled("&Colours", self.mode))
        self.content.addWidget(Labelled("&Text size", self.text_size))
        self.mode.picked.connect(self._wear)
        self.text_size.picked.connect(self._wear)

    def _wear(self, _code: str) -> None:
        self._preferences.choose_look(Mode(self.mode.value), int(self.text_size.value))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            dressing.apply(application, self._preferences.mode, self._preferences.text_percent)
        self.changed.emit()
