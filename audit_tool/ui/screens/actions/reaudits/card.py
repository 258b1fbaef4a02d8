"""One case that comes back, and one promise that nobody booked, as cards."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from audit_tool.services.reaudits import BothTimes, Noted, Promise, ReauditEntry, ReauditState
from audit_tool.ui.screens.actions.acts import ActEntry
from audit_tool.ui.screens.actions.cards import ActCard
from audit_tool.ui.screens.actions.reaudits.wording import STATE_WORDS, about_line, both_lines, day_line, main_line
from audit_tool.ui.widgets.boxes import HairlineRow, clear, column
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.tags import TagKind

MOVE = ActEntry(
    "move",
    "Another day",
    "Change the day",
    (("line", "By which day?", "For instance 12 March 2027."), ("text", "Why is it moved?", "")),
)
CALL_OFF = ActEntry("call_off", "Call it off", "Call it off", (("text", "Why is it called off?", ""),))
COMPARE = ActEntry("compare", "Show both side by side", "", ())
BOOK = ActEntry(
    "book",
    "Book the re-audit",
    "Book it",
    (("line", "By which day?", "For instance 12 March 2027."), ("text", "Why is it audited again?", "")),
)
HALVES = {MOVE.key: Noted.MOVED, CALL_OFF.key: Noted.CALLED_OFF}
"""What can be done about a re-audit, as it is called while it is half written."""
HALVES_OF_PROMISE = {BOOK.key: Noted.BOOKED}
_ACTS = {
    ReauditState.BOOKED: (MOVE, CALL_OFF),
    ReauditState.ALLOCATED: (),
    ReauditState.DONE: (COMPARE,),
    ReauditState.CALLED_OFF: (),
}


class ReauditCard(ActCard):
    """A case that comes back."""

    halves = HALVES

    def __init__(self, entry: ReauditEntry, parent: QWidget | None = None) -> None:
        super().__init__(entry.id, entry.reference, parent)
        self.entry = entry
        self.add_head(STATE_WORDS[entry.state], _kind(entry))
        self.content.addWidget(WrappedLabel(day_line(entry), "label", "danger" if entry.late else "text"))
        self.content.addWidget(WrappedLabel(about_line(entry), "body", "muted"))
        if entry.called_off_reason:
            self.content.addWidget(WrappedLabel(f"Called off: {entry.called_off_reason}", "body"))
        self.add_acts(_ACTS[entry.state], primary=False)
        self._both = column(gap="s")
        self.content.addLayout(self._both)

    def show_both(self, both: BothTimes) -> None:
        """Show what was found first and again; a second time puts it away."""
        if self._both.count():
            clear(self._both)
            return
        grades = {grade.code: grade.label for grade in both.again.form.grades}
        self._both.addWidget(WrappedLabel(main_line(both, grades), "reading"))
        for at, (question, words) in enumerate(both_lines(both, grades)):
            if at:
                self._both.addWidget(HairlineRow())
            self._both.addWidget(WrappedLabel(question, "label"))
            self._both.addWidget(WrappedLabel(words, "body"))


class PromiseCard(ActCard):
    """What was written about a case, and a button that books it."""

    halves = HALVES_OF_PROMISE

    def __init__(self, promises: Sequence[Promise], parent: QWidget | None = None) -> None:
        super().__init__(promises[0].allocation_id, promises[0].reference, parent)
        self.add_head()
        self.content.addWidget(WrappedLabel(promises[0].round_name, "second", "muted"))
        for each in dict.fromkeys(promise.sentence for promise in promises):
            self.content.addWidget(WrappedLabel(f"“{each}”", "reading"))
        self.add_acts((BOOK,), primary=True)


def _kind(entry: ReauditEntry) -> TagKind:
    if entry.late:
        return TagKind.DANGER
    return TagKind.ACCENT if entry.state is ReauditState.ALLOCATED else TagKind.QUIET
