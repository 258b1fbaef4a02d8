"""Actions of one's own that wait, on My work: each with its next step as the button."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from audit_tool.analysis.action_states import STEP_WORDS
from audit_tool.counted_words import count_of
from audit_tool.services.action_terms import Reminder
from audit_tool.ui.frame import Frame
from audit_tool.ui.widgets.boxes import BesideOrBelow, Card, HairlineRow, column, row
from audit_tool.ui.widgets.buttons import Button
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from audit_tool.ui.widgets.tags import Tag, TagKind

MOST = 8
"""How many are told one by one; the list has the rest."""


class ReminderButton(Button):
    """Opens one action, where its next step is."""

    def __init__(self, frame: Frame, reminder: Reminder) -> None:
        super().__init__(STEP_WORDS[reminder.step])
        self.setAccessibleName(f"{STEP_WORDS[reminder.step]}: {reminder.line.text}")
        self._frame, self._id = frame, reminder.line.id
        self.clicked.connect(self._open)

    def _open(self) -> None:
        self._frame.go("actions", f"asked:one:{self._id}")


class ReminderCard(Card):
    """What is late, due within a week, without a date, or waits for one's check."""

    def __init__(self, frame: Frame, reminders: Sequence[Reminder], parent: QWidget | None = None) -> None:
        super().__init__(parent, padding="xl", gap="s")
        late = sum(each.line.late for each in reminders)
        self.content.addWidget(Words("Actions that wait for you", "card"))
        count = count_of(len(reminders), "action")
        self.content.addWidget(WrappedLabel(f"{count}, {late} late." if late else f"{count}.", "body", "muted"))
        self.buttons = [ReminderButton(frame, each) for each in reminders[:MOST]]
        for at, (each, button) in enumerate(zip(reminders, self.buttons, strict=False)):
            if at:
                self.content.addWidget(HairlineRow())
            self.content.addWidget(BesideOrBelow(_words(each), button, centred=True))
        if len(reminders) > MOST:
            self.content.addWidget(WrappedLabel(f"{len(reminders) - MOST} more are under Actions.", "body", "muted"))


def _words(reminder: Reminder) -> QWidget:
    holder = QWidget()
    layout = column(holder, gap="xxs")
    head = row(gap="s")
    head.addWidget(Tag(reminder.line.due_words, TagKind.WARN if reminder.line.late else TagKind.QUIET))
    head.addStretch(1)
    layout.addLayout(head)
    layout.addWidget(WrappedLabel(reminder.line.text, "body"))
    return holder
