"""The panel that sets up a round, and the one that chooses its moderator."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from audit_tool.formdef.definition import AuditSet
from audit_tool.services.rounds import Mode
from audit_tool.ui.screens.practice_week.board import MODE_HINTS, MODE_NAMES
from audit_tool.ui.screens.practice_week.drafts import RoundDraft
from audit_tool.ui.screens.practice_week.panel import SetUpPanel
from audit_tool.ui.screens.practice_week.presenter import Staff
from audit_tool.ui.widgets.fields import ClosedList, Field
from audit_tool.ui.widgets.labels import WrappedLabel

SETS = ((AuditSet.SHORT.value, "Short: the core questions"), (AuditSet.FULL.value, "Full: every question of the form"))


class RoundPanel(SetUpPanel):
    """Name, days, mode, set, target, moderator."""

    wanted = Signal(object)
    """A `RoundDraft` to set up."""

    def __init__(self, staff: Staff, parent: QWidget | None = None) -> None:
        words = "The mode can be changed until the first audit of the round begins."
        super().__init__("New round", words, "Set up this round", parent)
        self.name, self.starts_on, self.ends_on, self.target = Field(), Field(), Field(), Field()
        self.mode = ClosedList([(mode.value, MODE_NAMES[mode]) for mode in Mode])
        self.audit_set = ClosedList(SETS)
        self.moderator = ClosedList(staff.moderators, empty="Nobody yet")
        card = self.add_card("What and when")
        self.add_field(card, "name", "&Name", self.name, hint="For instance Practice week: November 2026.")
        self.add_field(card, "starts_on", "&First day", self.starts_on, hint="For instance 9 November 2026.")
        self.add_field(card, "ends_on", "&Last day", self.ends_on)
        self.add_field(card, "target", "&Target", self.target, hint="How many first audits should be in by the end.")
        card = self.add_card("How")
        self.add_field(card, "mode", "How second auditors &work", self.mode)
        self._hint = WrappedLabel("", "second", "muted")
        card.content.addWidget(self._hint)
        self.add_field(card, "audit_set", "&Questions", self.audit_set)
        self.add_field(card, "moderator", "&Moderator", self.moderator, hint="Decides where the two auditors differ.")
        self.end()
        self.mode.set_value(Mode.BLIND.value)
        self.audit_set.set_value(AuditSet.SHORT.value)
        self._explain(Mode.BLIND.value)
        self.mode.picked.connect(self._explain)
        self.button.clicked.connect(self._ask)

    def _explain(self, mode: str) -> None:
        self._hint.set_text(MODE_HINTS[Mode(mode)])
        self.mode.setAccessibleDescription(MODE_HINTS[Mode(mode)])

    def _ask(self) -> None:
        self.wanted.emit(
            RoundDraft(
                self.name.text(),
                self.starts_on.text(),
                self.ends_on.text(),
                self.mode.value,
                self.audit_set.value,
                self.target.text(),
                self.moderator.value,
            )
        )


class ModeratorPanel(SetUpPanel):
    """Who else moderates the round."""

    wanted = Signal(str)
    """The code of the person."""

    def __init__(self, staff: Staff, parent: QWidget | None = None) -> None:
        now = f"Now: {', '.join(staff.chosen)}. " if staff.chosen else ""
        words = f"{now}A moderator reads both audits once both are submitted, and never decides a case of their own."
        super().__init__("Moderator of this round", words, "Give the role", parent)
        self.moderator = ClosedList(staff.moderators)
        card = self.add_card("Who")
        self.add_field(card, "moderator", "&Person", self.moderator)
        self.end()
        self.button.clicked.connect(self._ask)

    def _ask(self) -> None:
        self.wanted.emit(self.moderator.value)
