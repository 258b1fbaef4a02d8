"""The days on which first and second audits are due, beside each other where there is room."""

from PySide6.QtWidgets import QWidget

from audit_tool.ui.widgets.boxes import row_or_column
from audit_tool.ui.widgets.fields import Field, Labelled


class DueDays(QWidget):
    """Two fields for days."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first, self.second = Field(), Field()
        self.fields = {
            "due_on": (self.first, Labelled("First audits &due", self.first)),
            "second_due_on": (self.second, Labelled("Second audits d&ue", self.second)),
        }
        """Each field with the place for its problem."""
        beside = row_or_column(self, gap="m")
        for _, place in self.fields.values():
            beside.addWidget(place)
