"""What can be done about something: buttons of which each opens a few fields, one of them at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from audit_tool.analysis.action_words import IMPACT_WORDS, LEVEL_WORDS, URGENCY_WORDS, Impact, Level, Urgency
from audit_tool.analysis.feedback_counts import RESPONSE_WORDS, Response
from audit_tool.services.concern_terms import RIGHT
from audit_tool.services.feedback_terms import HOW_WORDS, How
from audit_tool.ui.kept_fields import Control, put_text, text_of
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
Way: TypeAlias = str | tuple[tuple[str, str], ...]
"""How a field is answered: in a line, in a text, or from a list that is named above or given here."""


@dataclass(frozen=True, slots=True)
class ActEntry:
    """An act: its key, the words of its buttons, and its fields with their labels and hints."""

    key: str
    opener: str
    word: str
    fields: tuple[tuple[Way, str, str], ...]
    only_if: tuple[tuple[int, int, frozenset[str]], ...] = ()
    """Fields that are asked only where another one, a closed list, holds one of some values."""


class ActForm(QWidget):
    """The fields of one act."""

    wanted = Signal(str, list)
    """The key of the act, and what its fields hold."""
    given_up = Signal(str)

    def __init__(self, act: ActEntry, parent: QWidget | None = None, *, kept: bool = False) -> None:
        """What is kept while it is written can also be given up."""
        super().__init__(parent)
        self.key = act.key
        self._act = act
        self._labelled: list[Labelled] = []
        layout = column(self, gap="m")
        self.setMaximumWidth(current().size("reading_width"))
        self.controls: list[Control] = []
        for way, label, hint in act.fields:
            control = _control(way, label)
            self.controls.append(control)
            self._labelled.append(Labelled(label, control, hint=hint))
            layout.addWidget(self._labelled[-1])
            if isinstance(control, ClosedList):
                control.picked.connect(self.show_fitting)
        self._at_first = [text.strip() for text in self._texts]
        self.button = Button(act.word, Variant.PRIMARY)
        self.button.clicked.connect(self._ask)
        give_up = Button("Give it up", Variant.QUIET)
        give_up.clicked.connect(self._give_up)
        layout.addWidget(ButtonRow([self.button, give_up]))
        give_up.setVisible(kept)
        self.show_fitting()

    @property
    def named(self) -> dict[str, Control]:
        """The fields by their labels."""
        return {label: control for (_, label, _), control in zip(self._act.fields, self.controls, strict=True)}

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
            put_text(control, text)
        self.show_fitting()

    def show_fitting(self) -> None:
        """Ask only what fits what is chosen."""
        for field, by, values in self._act.only_if:
            self._labelled[field].setVisible(text_of(self.controls[by]) in values)

    def begin(self) -> None:
        """The keyboard goes to the first field."""
        self.controls[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_up(self) -> None:
        self.given_up.emit(self.key)

    def _ask(self) -> None:
        self.wanted.emit(self.key, self._texts)

    @property
    def _texts(self) -> list[str]:
        return [text_of(control) for control in self.controls]


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
    given_up = Signal(str)
    form_opened = Signal(object)
    """The fields of an act are there: whoever keeps what is half written puts it into them."""

    def __init__(
        self,
        acts: tuple[ActEntry, ...],
        *,
        primary: bool,
        about: str = "",
        kept: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`about` is heard with each button, where a page has the same buttons several times."""
        super().__init__(parent)
        self._kept = kept
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
    def keys(self) -> frozenset[str]:
        """The acts that are offered."""
        return frozenset(self._acts)

    @property
    def unfinished(self) -> bool:
        """Whether an act is half filled in."""
        return self.form is not None and self.form.begun

    def open_act(self, key: str) -> None:
        """Show the fields of one act, with the keyboard in them; a second press takes them away."""
        self.show_act(key)
        if self.form is not None:
            self.form.begin()

    def show_act(self, key: str) -> None:
        """Show the fields of one act, or take them away where they are shown."""
        act = self._acts[key]
        shown, self.form = self.form, None
        clear(self._place)
        if not act.fields:
            self.wanted.emit(key, [])
            return
        if shown is not None and shown.key == key:
            return
        self.form = ActForm(act, kept=self._kept)
        if key in self.filled:
            self.form.begin_with(self.filled[key])
        self.form.wanted.connect(self.wanted)
        self.form.given_up.connect(self.given_up)
        self._place.addWidget(self.form)
        self.form_opened.emit(self.form)


def _control(way: Way, label: str) -> Control:
    if not isinstance(way, str):
        return ClosedList(way)
    if way == "line":
        return Field()
    if way in CHOICES:
        return ClosedList(list(CHOICES[way].items()))
    made = GrowingText(least=2)
    made.set_question(label)
    return made
