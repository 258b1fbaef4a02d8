"""Which audits a page of Insight is about: a round, quarter, service, team, form or way of working, or all of them."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from audit_tool.services.insight import CHOSEN_BY, Choices
from audit_tool.ui.widgets.boxes import row_or_column
from audit_tool.ui.widgets.fields import ClosedList, Labelled

LABELS = ("&Round", "&Quarter", "&Service", "&Team", "&Form", "&Way of working")
ALL = ("Every round", "Every quarter", "All services", "All teams", "All forms", "Every way")
EVERY = "every"
"""The choice of all there are."""


class AuditFilters(QWidget):
    """A list of choices for each; what is chosen is told with the empty text for all of them."""

    chosen = Signal(str, str)
    """What audits are told by, and the value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lists = {by: ClosedList() for by in CHOSEN_BY}
        layout = row_or_column(self, gap="m")
        for label, (by, choices) in zip(LABELS, self.lists.items(), strict=True):
            layout.addWidget(Labelled(label, choices), 1)
            choices.picked.connect(lambda value, by=by: self.chosen.emit(by.value, "" if value == EVERY else value))

    @property
    def words(self) -> str:
        """Which audits are looked at, as a picture says it that leaves the page."""
        narrowed = [shown.currentText() for shown in self.lists.values() if shown.value not in {"", EVERY}]
        return f"Settled audits: {', '.join(narrowed)}" if narrowed else "All settled audits"

    def show_choices(self, choices: Choices) -> None:
        """Offer what there is; a choice that still exists stays, and one that does not is taken back."""
        for (by, shown), every in zip(self.lists.items(), ALL, strict=True):
            before, options = shown.value, choices[by]
            stays = before in {value for value, _ in options}
            shown.set_options(((EVERY, every), *options))
            shown.set_value(before if stays else EVERY)
            if before not in {"", EVERY} and not stays:
                self.chosen.emit(by.value, "")

    def show_values(self, values: Mapping[str, str]) -> None:
        """Put each list to its value; one without a value to all there are."""
        for by, shown in self.lists.items():
            shown.set_value(values.get(by.value) or EVERY)
