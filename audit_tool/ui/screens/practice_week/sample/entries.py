"""Small rows in which a rule or a case is told and added, and the lines of what was added."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from audit_tool.analysis.sample_settings import FactRule
from audit_tool.services.sample_entries import FactChoice
from audit_tool.ui.screens.practice_week.sample.wording import value_words
from audit_tool.ui.widgets.boxes import BesideOrBelow, HairlineRow, clear, column, row, row_or_column
from audit_tool.ui.widgets.buttons import Button
from audit_tool.ui.widgets.fields import ClosedList, Field, Labelled
from audit_tool.ui.widgets.labels import WrappedLabel

LEAVE_OUT, KEEP, PICK = "leave_out", "keep", "pick"
VERBS = ((LEAVE_OUT, "Leave out cases with"), (KEEP, "Keep only cases with"))
WAYS = ((LEAVE_OUT, "Leave it out"), (PICK, "Pick it"))


class RuleEntry(QWidget):
    """A rule by a fact, and the button that adds it."""

    added = Signal(object)
    """A `FactRule`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: dict[str, FactChoice] = {}
        self.verb, self.fact, self.value, self.reason = ClosedList(VERBS), ClosedList(), ClosedList(), Field()
        self.fields = {
            "verb": Labelled("Rule", self.verb),
            "fact": Labelled("Fact", self.fact),
            "value": Labelled("Value", self.value),
            "reason": Labelled("Reason for the rule", self.reason, hint="As it is counted: Outside the theme."),
        }
        self.add = Button("Add this rule")
        layout = column(self, gap="s")
        layout.addLayout(beside([self.fields[name] for name in ("verb", "fact", "value")]))
        layout.addWidget(BesideOrBelow(self.fields["reason"], self.add, centred=True))
        self.fact.picked.connect(self._offer)
        self.add.clicked.connect(self._tell)
        self.verb.set_value(LEAVE_OUT)

    def set_facts(self, facts: Sequence[FactChoice]) -> None:
        """Offer these facts."""
        self._facts = {one.fact: one for one in facts}
        self.fact.set_options([(one.fact, one.words) for one in facts])
        self._offer("")

    def empty(self) -> None:
        """Ready for the next value; the reason may be the same."""
        self.value.set_value("")

    def _offer(self, fact: str) -> None:
        values = self._facts[fact].values if fact else ()
        # By their place: a value may be empty, and an empty code is no choice.
        self.value.set_options([(str(at), f"{value_words(value)} ({n:,})") for at, (value, n) in enumerate(values)])

    def _tell(self) -> None:
        known = self._facts.get(self.fact.value)
        values = (known.values[int(self.value.value)][0],) if known and self.value.value else ()
        self.added.emit(FactRule(self.fact.value, values, self.reason.text(), keep=self.verb.value == KEEP))


class CaseEntry(QWidget):
    """A case by its reference with a reason, and the button that adds it."""

    added = Signal(str, str, bool)
    """Reference, reason, and whether it is picked."""

    def __init__(self, act: str, parent: QWidget | None = None, *, may_leave_out: bool) -> None:
        super().__init__(parent)
        self.reference, self.reason, self.way = Field(), Field(), ClosedList(WAYS)
        self.fields = {
            "reference": Labelled("Reference of the case", self.reference),
            "reason": Labelled("Reason", self.reason, hint="Risk, theme or performance, never a name."),
        }
        self._way = Labelled("What to do", self.way)
        self.add = Button(act)
        layout = column(self, gap="s")
        layout.addLayout(beside([self.fields["reference"], *([self._way] if may_leave_out else [])]))
        layout.addWidget(BesideOrBelow(self.fields["reason"], self.add, centred=True))
        self.way.set_value(LEAVE_OUT if may_leave_out else PICK)
        self.add.clicked.connect(self._tell)
        for each in (self.reference, self.reason):
            each.returnPressed.connect(self._tell)

    def empty(self) -> None:
        """Ready for the next case."""
        for each in (self.reference, self.reason):
            each.clear()
        self.reference.setFocus()

    def _tell(self) -> None:
        self.added.emit(self.reference.text(), self.reason.text(), self.way.value == PICK)


class Lines(QWidget):
    """What was added, each with the way back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = column(self, gap="s")
        self.hide()

    def show_lines(self, lines: Sequence[tuple[str, Callable[[], None]]]) -> None:
        """Show words, each with what its button does."""
        clear(self._layout)
        for at, (words, back) in enumerate(lines):
            if at:
                self._layout.addWidget(HairlineRow())
            self._layout.addWidget(_Line(words, back))
        self.setVisible(bool(lines))


class _Line(QWidget):
    """Words with the button that takes them back."""

    def __init__(self, words: str, back: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._back = back
        button = Button("Take back")
        button.setAccessibleName(f"Take back: {words}")
        button.clicked.connect(self._take_back)
        column(self, gap="none").addWidget(BesideOrBelow(WrappedLabel(words, "body"), button, centred=True))

    def _take_back(self) -> None:
        self._back()


def beside(parts: Sequence[QWidget]) -> QBoxLayout:
    """Parts side by side, or one below the other in large text."""
    layout = row_or_column(gap="m")
    for part in parts:
        layout.addWidget(part, 1)
    return layout


def at_left(*buttons: Button) -> QBoxLayout:
    """Buttons at the left of their row."""
    layout = row(gap="m")
    for button in buttons:
        layout.addWidget(button)
    layout.addStretch(1)
    return layout
