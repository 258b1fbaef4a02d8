"""What can be done about something: buttons of which each opens a few fields, one of them at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from audit_tool.analysis.action_words import IMPACT_WORDS, LEVEL_WORDS, URGENCY_WORDS, Impact, Level, Urgency
from audit_tool.analysis.feedback_counts import RESPONSE_WORDS, Response
from audit_tool.services.concern_terms import RIGHT
from audit_tool.services.feedback_terms import HOW_WORDS, How
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import clear, column
from audit_tool.ui.widgets.button_row import ButtonRow
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.fields import ClosedList, Field, Labelled
from audit_tool.ui.widgets.growing_text import GrowingText

CHOICES: dict[str, Mapping[str, str]] = {
    "right": RIGHT,
    "level": {each: LEVEL_WORDS[each] for each in Level},
    "urgency": {each: URGENCY_WORDS[each] for each in Urgency},
    "impact": {each: IMPACT_WORDS[each] for each in Impact},
    "how": {each: HOW_WORDS[each] for each in How},
    "response": {each: RESPONSE_WORDS[each] for each in Response},
}
"""What a field of a closed list offers."""


@dataclass(frozen=True, slots=True)
class ActEntry:
    """An act: its key, the words of its buttons, and its fields with their labels and hints."""

    key: str
    opener: str
    word: str
    fields: tuple[tuple[str, str, str], ...]


class ActForm(QWidget):
    """The fields of one act."""

    wanted = Signal(str, list)
    """The key of the act, and what its fields hold."""

    def __init__(self, act: ActEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = act.key
        layout = column(self, gap="m")
        self.setMaximumWidth(current().size("reading_width"))
        self.controls: list[Field | GrowingText | ClosedList] = []
        for way, label, hint in act.fields:
            control = _control(way, label)
            self.controls.append(control)
            layout.addWidget(Labelled(label, control, hint=hint))
        self._at_first = [text.strip() for text in self._texts]
        self.button = Button(act.word, Variant.PRIMARY)
        self.button.clicked.connect(self._ask)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def begun(self) -> bool:
        """Whether anything is filled in that was not there at first."""
        return [text.strip() for text in self._texts] != self._at_first

    def begin_with(self, words: Sequence[str]) -> None:
        """Open with these words in the fields."""
        self.fill(words)
        self._at_first = [text.strip() for text in self._texts]

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
        self.wanted.emit(self.key, self._texts)

    @property
    def _texts(self) -> list[str]:
        return [_text_of(control) for control in self.controls]


class ActButton(Button):
    """Opens the fields of one act, or does it at once where it has none."""

    opened = Signal(str)

    def __init__(self, act: ActEntry, about: str, *, first: bool) -> None:
        super().__init__(act.opener, Variant.PRIMARY if first else Variant.PLAIN)
        self._key = act.key
        self.setAccessibleDescription(about)
        self.clicked.connect(self._tell)

    def _tell(self) -> None:
        self.opened.emit(self._key)


class Acts(QWidget):
    """Buttons of acts, of which one shows its fields at a time; `wanted` asks for an act with its words."""

    wanted = Signal(str, list)

    def __init__(
        self, acts: tuple[ActEntry, ...], *, primary: bool, about: str = "", parent: QWidget | None = None
    ) -> None:
        """`about` is heard with each button, where a page has the same buttons several times."""
        super().__init__(parent)
        self._acts = {act.key: act for act in acts}
        self.form: ActForm | None = None
        layout = column(self, gap="s")
        self.buttons = [ActButton(act, about, first=primary and at == 0) for at, act in enumerate(acts)]
        for button in self.buttons:
            button.opened.connect(self.open_act)
        layout.addWidget(ButtonRow(self.buttons))
        self._place = column(gap="none")
        layout.addLayout(self._place)
        self.filled: dict[str, list[str]] = {}
        """What fields hold when they are opened."""

    @property
    def unfinished(self) -> bool:
        """Whether an act is half filled in."""
        return self.form is not None and self.form.begun

    def open_act(self, key: str) -> None:
        """Show the fields of one act; a second press takes them away."""
        act = self._acts[key]
        shown, self.form = self.form, None
        clear(self._place)
        if not act.fields:
            self.wanted.emit(key, [])
            return
        if shown is not None and shown.key == key:
            return
        self.form = ActForm(act)
        if key in self.filled:
            self.form.begin_with(self.filled[key])
        self.form.wanted.connect(self.wanted)
        self._place.addWidget(self.form)
        self.form.begin()


def _control(way: str, label: str) -> Field | GrowingText | ClosedList:
    if way == "line":
        return Field()
    if way in CHOICES:
        return ClosedList(list(CHOICES[way].items()))
    made = GrowingText(least=2)
    made.set_question(label)
    return made


def _text_of(control: Field | GrowingText | ClosedList) -> str:
    if isinstance(control, ClosedList):
        return control.value
    return control.text if isinstance(control, GrowingText) else control.text()
