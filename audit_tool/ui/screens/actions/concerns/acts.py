"""What can be noted about a concern: each act is a few fields and a button, one of them open at a time."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from audit_tool.services.concern_terms import RIGHT, ConcernEntry, ConcernStage
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import column
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.fields import ClosedList, Field, Labelled
from audit_tool.ui.widgets.growing_text import GrowingText


@dataclass(frozen=True, slots=True)
class ActEntry:
    """An act: its key, the words of its buttons, and its fields with their labels and hints."""

    key: str
    opener: str
    word: str
    fields: tuple[tuple[str, str, str], ...]


TELL = ActEntry(
    "tell",
    "Note who was told",
    "Note it",
    (
        ("line", "Who was told? Their role", ""),
        ("line", "How were they told?", "For instance by telephone."),
        ("line", "At what time?", "For instance 14:20; for another day, 12 November 2026 14:20."),
    ),
)
ANSWER = ActEntry("answer", "Note what they will do", "Note it", (("text", "What will they do, and by when?", ""),))
ADD = ActEntry("add", "Add a note", "Add it", (("text", "What is to be added?", ""),))
CLOSE = ActEntry(
    "close",
    "Close the concern",
    "Close it",
    (
        ("text", "What came of it, and when?", ""),
        ("text", "How do you know?", "For instance the record or the person that shows it."),
        ("right", "Did the worry turn out to be right?", ""),
    ),
)
REOPEN = ActEntry("reopen", "Open it again", "Open it again", (("text", "Why is it opened again?", ""),))


def acts_for(concern: ConcernEntry) -> tuple[ActEntry, ...]:
    """What this person can do about a concern, the next step first."""
    if concern.kept_from or concern.stage is ConcernStage.BEGUN:
        return ()
    if concern.stage is ConcernStage.CLOSED:
        return (REOPEN,)
    if concern.stage is ConcernStage.RAISED:
        return (TELL, ADD)
    close = () if concern.cannot_close else (CLOSE,)
    return (*close, ANSWER, ADD) if concern.stage is ConcernStage.ACTED_ON else (ANSWER, ADD)


class ActForm(QWidget):
    """The fields of one act about one concern."""

    wanted = Signal(str, int, list)
    """The key of the act, the concern, and what its fields hold."""

    def __init__(self, act: ActEntry, concern_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key, self._id = act.key, concern_id
        layout = column(self, gap="m")
        self.setMaximumWidth(current().size("reading_width"))
        self.controls: list[Field | GrowingText | ClosedList] = []
        for way, label, hint in act.fields:
            control = _control(way, label)
            self.controls.append(control)
            layout.addWidget(Labelled(label, control, hint=hint))
        self.button = Button(act.word, Variant.PRIMARY)
        self.button.clicked.connect(self._ask)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def begun(self) -> bool:
        """Whether anything is filled in."""
        return any(_text_of(control).strip() for control in self.controls)

    def fill(self, words: Sequence[str]) -> None:
        """Put words into the fields."""
        for control, text in zip(self.controls, words, strict=True):
            if isinstance(control, ClosedList):
                control.set_value(text)
            elif isinstance(control, GrowingText):
                control.set_text(text)
            else:
                control.setText(text)

    def begin(self) -> None:
        """The keyboard goes to the first field."""
        self.controls[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        self.wanted.emit(self._key, self._id, [_text_of(control) for control in self.controls])


def _control(way: str, label: str) -> Field | GrowingText | ClosedList:
    if way == "line":
        return Field()
    if way == "right":
        return ClosedList(list(RIGHT.items()))
    made = GrowingText(least=2)
    made.set_question(label)
    return made


def _text_of(control: Field | GrowingText | ClosedList) -> str:
    if isinstance(control, ClosedList):
        return control.value
    return control.text if isinstance(control, GrowingText) else control.text()
