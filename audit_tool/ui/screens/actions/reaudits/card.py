"""One case that comes back, and one promise that nobody booked, as cards."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from audit_tool.services.reaudits import BothTimes, Promise, ReauditEntry, ReauditState
from audit_tool.ui.screens.actions.acts import ActEntry, Acts
from audit_tool.ui.screens.actions.reaudits.wording import STATE_WORDS, about_line, both_lines, day_line, main_line
from audit_tool.ui.widgets.boxes import Card, HairlineRow, column, row_or_column
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.tags import Tag, TagKind

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
_ACTS = {
    ReauditState.BOOKED: (MOVE, CALL_OFF),
    ReauditState.ALLOCATED: (),
    ReauditState.DONE: (COMPARE,),
    ReauditState.CALLED_OFF: (),
}


class ReauditCard(Card):
    """A case that comes back; `wanted` asks for an act on it."""

    wanted = Signal(str, int, list)

    def __init__(self, entry: ReauditEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding="l", gap="s")
        self.entry = entry
        head = row_or_column(gap="m")
        head.addWidget(WrappedLabel(f"Case {entry.reference}", "card"), 1)
        head.addWidget(Tag(STATE_WORDS[entry.state], _kind(entry)), 0, Qt.AlignmentFlag.AlignTop)
        self.content.addLayout(head)
        self.content.addWidget(WrappedLabel(day_line(entry), "label", "danger" if entry.late else "text"))
        self.content.addWidget(WrappedLabel(about_line(entry), "body", "muted"))
        if entry.called_off_reason:
            self.content.addWidget(WrappedLabel(f"Called off: {entry.called_off_reason}", "body"))
        self.acts = Acts(_ACTS[entry.state], primary=True, about=f"About case {entry.reference}")
        self.acts.wanted.connect(self._tell)
        self.content.addWidget(self.acts)
        if not self.acts.buttons:
            self.acts.hide()
        self._both = column(gap="s")
        self.content.addLayout(self._both)

    def show_both(self, both: BothTimes) -> None:
        """Show what was found first and again."""
        if self._both.count():
            return
        grades = {grade.code: grade.label for grade in both.again.form.grades}
        self._both.addWidget(WrappedLabel(main_line(both, grades), "reading"))
        for at, (question, words) in enumerate(both_lines(both, grades)):
            if at:
                self._both.addWidget(HairlineRow())
            self._both.addWidget(WrappedLabel(question, "label"))
            self._both.addWidget(WrappedLabel(words, "body"))

    def _tell(self, key: str, words: list[str]) -> None:
        self.wanted.emit(key, self.entry.id, words)


class PromiseCard(Card):
    """What was written about a case, and a button that books it."""

    wanted = Signal(str, int, list)

    def __init__(self, promises: Sequence[Promise], parent: QWidget | None = None) -> None:
        super().__init__(parent, padding="l", gap="s")
        self._id = promises[0].allocation_id
        self.content.addWidget(WrappedLabel(f"Case {promises[0].reference}", "card"))
        self.content.addWidget(WrappedLabel(promises[0].round_name, "second", "muted"))
        for each in dict.fromkeys(promise.sentence for promise in promises):
            self.content.addWidget(WrappedLabel(f"“{each}”", "reading"))
        self.acts = Acts((BOOK,), primary=False, about=f"About case {promises[0].reference}")
        self.acts.wanted.connect(self._tell)
        self.content.addWidget(self.acts)

    def _tell(self, key: str, words: list[str]) -> None:
        self.wanted.emit(key, self._id, words)


def _kind(entry: ReauditEntry) -> TagKind:
    if entry.late:
        return TagKind.DANGER
    return TagKind.ACCENT if entry.state is ReauditState.ALLOCATED else TagKind.QUIET
