"""What is asked of whoever raises an immediate concern: codes IMM-01 to IMM-06 of the forms catalogue."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Signal

from audit_tool.ui.widgets.fact_strip import FactStrip
from audit_tool.ui.widgets.fields import Field, Labelled
from audit_tool.ui.widgets.growing_text import GrowingText
from audit_tool.ui.widgets.segments import Choice

YES_NO = (Choice("yes", "Yes", "Y"), Choice("no", "No", "N"))


class Way(StrEnum):
    """How something is answered."""

    LINE = "line"
    TEXT = "text"
    YES_NO = "yes or no"


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that is asked: how it is kept, its words, and how it is answered."""

    name: str
    label: str
    way: Way
    hint: str = ""


ASKED = (
    Asked("reference", "Case", Way.LINE, "The reference code, never a name."),
    Asked("worry", "What is the worry?", Way.TEXT),
    Asked("seen", "Seen when, and in which record or conversation?", Way.TEXT),
    Asked("today", "Does it need action today?", Way.YES_NO),
    Asked("told_who", "Who was told? Their role", Way.LINE, "Empty, with the next two, until somebody is told."),
    Asked("told_how", "How were they told?", Way.LINE, "For instance by telephone."),
    Asked("told_when", "At what time?", Way.LINE, "For instance 14:20."),
    Asked("promise", "What did they say they will do, and by when?", Way.TEXT),
    Asked("also_told", "Do the head of service and the lead of the week know?", Way.YES_NO),
)
"""Without letters to press: the sheet lies over any screen, and a letter that both claim only moves the focus."""


class SheetField(Labelled):
    """One thing that is asked, with the control that answers it."""

    typed = Signal(str, str)
    chosen = Signal(str, str)
    """Its name and what it holds now; a choice is kept at once."""

    def __init__(self, asked: Asked) -> None:
        self._name = asked.name
        self.control = _control(asked)
        super().__init__(asked.label, self.control, hint=asked.hint)
        if isinstance(self.control, GrowingText):
            self.control.set_question(asked.label)
            self.control.edited.connect(self._typed)
        elif isinstance(self.control, Field):
            self.control.textEdited.connect(self._typed)
        else:
            self.control.set_question(asked.label)
            self.control.chosen.connect(self._chosen)

    @property
    def text(self) -> str:
        """What it holds."""
        if isinstance(self.control, FactStrip):
            return self.control.value
        return self.control.text if isinstance(self.control, GrowingText) else self.control.text()

    def put(self, text: str) -> None:
        """Show what is kept without telling anybody."""
        if isinstance(self.control, FactStrip):
            self.control.set_value(text)
        elif isinstance(self.control, GrowingText):
            self.control.set_text(text)
        else:
            self.control.setText(text)

    def _typed(self) -> None:
        self.typed.emit(self._name, self.text)

    def _chosen(self, _code: str) -> None:
        self.chosen.emit(self._name, self.text)


def _control(asked: Asked) -> GrowingText | Field | FactStrip:
    if asked.way is Way.YES_NO:
        return FactStrip(YES_NO)
    return GrowingText(least=2, most=8) if asked.way is Way.TEXT else Field()
