"""What stands beside the table: one action, several, a new one, or what to do first."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from audit_tool.analysis.action_words import Urgency
from audit_tool.services.action_terms import ActionDetail, ActionLine, Origin
from audit_tool.services.unfinished import Begun
from audit_tool.ui.keeping import Keeping
from audit_tool.ui.screens.actions.asked.begun import Told
from audit_tool.ui.screens.actions.asked.raise_form import RaiseForm
from audit_tool.ui.screens.actions.asked.side import ActionCard, ManyCard
from audit_tool.ui.screens.actions.begun_card import BegunCard
from audit_tool.ui.widgets.boxes import ScrollColumn, clear, column
from audit_tool.ui.widgets.labels import WrappedLabel

BEGUN = "Begun, and not saved with the actions yet"
NO_CHOICE = "Choose an action in the table, or raise one."


class SidePane(ScrollColumn):
    """One of three cards at a time."""

    wanted = Signal(object, str, list)
    """The actions, the key of the act, and its words."""
    raise_wanted = Signal(object, str)
    """A new action, and its date as it was typed."""
    given_up = Signal(object)
    """Where an action would have come from."""
    dropped = Signal(str, str)
    """What is half written, and about what, is to be thrown away."""
    go_on = Signal(object)
    """What is half written is wanted."""

    def __init__(self, keeping: Keeping, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap="m", margin="m")
        self.card: ActionCard | None = None
        self.many: ManyCard | None = None
        self.form: RaiseForm | None = None
        self._keeping = keeping
        self._begun: Told = ()
        self.reminder: BegunCard | None = None
        self._place = QWidget()
        self._reminding = column(self._place, gap="none")
        self.add(self._place)
        self.show_nothing()

    @property
    def unfinished(self) -> bool:
        """Whether something is half filled in."""
        return any(part is not None and part.unfinished for part in (self.card, self.many, self.form))

    def show_nothing(self) -> None:
        """Say what to do first."""
        self._show(WrappedLabel(NO_CHOICE, "reading", "muted"))

    def show_begun(self, begun: Told) -> None:
        """Remind of what is half written."""
        self._begun = begun
        self._remind()

    def empty(self, keyboard_to: QWidget) -> None:
        """Take away what is done with; the keyboard goes where it is told to."""
        # Left to itself it would pass to the table, which then opens its first row.
        keyboard_to.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_nothing()

    def show_action(self, action: ActionDetail) -> None:
        """Show one action with its next step."""
        card = ActionCard(action)
        card.wanted.connect(self._act)
        card.acts.dropped.connect(self.dropped)
        card.acts.keep(self._keeping)
        self._show(card)

    def show_many(self, lines: list[ActionLine]) -> None:
        """Show what can be done with several."""
        many = ManyCard(lines)
        many.wanted.connect(self._act)
        self._show(many)

    def begin_action(self, origin: Origin, about: str) -> None:
        """Show the fields of a new action."""
        form = RaiseForm(origin, about)
        form.wanted.connect(self.raise_wanted)
        form.given_up.connect(self._give_up)
        self._show(form)
        form.begin()

    def propose_days(self, days: Mapping[Urgency, date]) -> None:
        """What is half written of a new action is read: show it, and propose a due date for each urgency."""
        if self.form is not None:
            self.form.keep(self._keeping)
            self.form.propose_days(days)

    def take_focus(self) -> None:
        """The keyboard goes to the next step, or to what is being written."""
        if self.form is not None:
            self.form.begin()
            return
        shown = self.card or self.many
        if shown is not None and shown.acts.form is not None:
            shown.acts.form.begin()
        elif shown is not None and shown.acts.buttons:
            shown.acts.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def shows(self, line: ActionLine) -> bool:
        """Whether this action is shown as it is now."""
        return self.card is not None and self.card.action.line == line

    def _show(self, part: QWidget) -> None:
        self.card = part if isinstance(part, ActionCard) else None
        self.many = part if isinstance(part, ManyCard) else None
        self.form = part if isinstance(part, RaiseForm) else None
        self._remind()
        with self.filling(keep=1):
            self.add(part)
            self.add_stretch()

    def _remind(self) -> None:
        """Name what is half written and not open here already."""
        clear(self._reminding)
        shown = str(self.card.action.line.id) if self.card is not None else ""
        other = [(each, words) for each, words in self._begun if each.about != shown]
        self.reminder = BegunCard(BEGUN, other) if other and self.form is None else None
        self._place.setVisible(self.reminder is not None)
        if self.reminder is not None:
            self.reminder.wanted.connect(self.go_on)
            self.reminder.given_up.connect(self._drop)
            self._reminding.addWidget(self.reminder)

    def _drop(self, begun: Begun) -> None:
        self.dropped.emit(begun.kind, begun.about)

    def _act(self, key: str, words: list[str]) -> None:
        if self.card is not None:
            self.wanted.emit((self.card.action.line.id,), key, words)
        elif self.many is not None:
            self.wanted.emit(self.many.ids, key, words)

    def _give_up(self) -> None:
        origin = self.form.origin if self.form is not None else Origin()
        self.show_nothing()
        self.given_up.emit(origin)
