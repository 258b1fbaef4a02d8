"""What every set-up panel has in common: a title, fields with their problems, and the way back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from audit_tool.ui.screens.practice_week.drafts import Problems
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.announcing import announce
from audit_tool.ui.widgets.boxes import Card, ScrollColumn, column, row
from audit_tool.ui.widgets.button_row import ButtonRow
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.fields import DisabledReason, Labelled, ProblemWords
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.screen_head import ScreenHead
from audit_tool.ui.widgets.sight import bring_into_sight
from audit_tool.ui.widgets.tab_order import step
from audit_tool.ui.widgets.two_columns import TwoColumns

FORM_WIDTH, TABLE_WIDTH = 720, 960
COLUMN_WIDTH = 420
"""The least that a card needs beside another one."""


class SetUpPanel(QWidget):
    """A panel over the board; `closed` goes back to it, `onward` to the panel that comes next in the work."""

    closed = Signal()
    onward = Signal(str)

    def __init__(self, title: str, words: str, act: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, tuple[QWidget, Labelled | ProblemWords]] = {}
        self._outer = column(self, gap="none")
        self.column = ScrollColumn(gap="m", margin="xl")
        self._outer.addWidget(self.column, 1)
        self.column.add(ScreenHead(title, words))
        self._into = self.column.content
        self._halves: TwoColumns | None = None
        self.button = Button(act, Variant.PRIMARY)
        self.wait = DisabledReason(self.button)
        self.next = Button("", Variant.PRIMARY)
        self.next.hide()
        self._next_panel = ""
        self.back = Button("Back to the board")
        self.back.clicked.connect(self.closed)
        self.next.clicked.connect(self._go_on)

    def add_card(self, title: str, width: int = FORM_WIDTH) -> Card:
        """A card for some fields."""
        card = Card(padding="l", gap="m")
        card.content.addWidget(WrappedLabel(title, "card"))
        self.add_narrow(card, width)
        return card

    def add_narrow(self, part: QWidget, width: int = FORM_WIDTH) -> None:
        """A part no wider than is good to read; beside room of its own, it is asked for its height at that width."""
        part.setMaximumWidth(current().px(width))
        line = row(gap="none")
        line.addWidget(part, 1)
        line.addStretch()
        self._into.addLayout(line)

    def divide(self) -> None:
        """What follows goes into the left one of two columns, where there is room for two."""
        self._halves = TwoColumns(COLUMN_WIDTH)
        self.add_narrow(self._halves, 2 * FORM_WIDTH)
        self._into = self._halves.left

    def go_right(self) -> None:
        """What follows goes into the right column."""
        if self._halves is not None:
            self._into = self._halves.right

    def add_field(self, card: Card, name: str, label: str, control: QWidget, *, hint: str = "") -> Labelled:
        """A field of a card under the name by which its problems come."""
        made = Labelled(label, control, hint=hint)
        self._fields[name] = (control, made)
        card.content.addWidget(made)
        return made

    def watch(self, name: str, control: QWidget, words: Labelled | ProblemWords) -> None:
        """A control that stands elsewhere, with the place for its problem."""
        self._fields[name] = (control, words)

    def unwatch(self, name: str) -> None:
        """Forget a control that goes away."""
        self._fields.pop(name, None)

    def end(self, *before: Button, act: bool = True) -> None:
        """The buttons at the foot, in sight however long the page is; without the act where it stands further up."""
        if self._halves is not None:
            self._halves.end()
        self.column.add_stretch()
        foot = QFrame()
        foot.setObjectName("foot")
        inside = column(foot, gap="xs")
        aside, above = current().space("xl"), current().space("s")
        inside.setContentsMargins(aside, above, aside, above)
        inside.addWidget(self.wait)
        acts = [*before, self.button] if act else before
        inside.addWidget(ButtonRow([*acts, self.next, self.back]))
        self._outer.addWidget(foot)

    def offer_next(self, words: str, panel: str) -> None:
        """Offer to go on with another panel of the board, by its key; empty where nothing is next yet."""
        self._next_panel = panel
        self.next.setText(words)
        self.next.setVisible(bool(panel))

    def show_problems(self, problems: Problems) -> None:
        """Say at each field what is wrong; the first of them gets the caret."""
        first = self.mark_problems(problems)
        if first is not None:
            announce(self, f"There is a problem. {next(iter(problems.values()))}", at_once=True)
            first.setFocus()
            around = first.parentWidget()
            self.column.reveal(around if isinstance(around, Labelled) else first)

    def mark_problems(self, problems: Problems) -> QWidget | None:
        """Say at each field what is wrong, and leave the caret where it is; the first of these fields is told."""
        first: QWidget | None = None
        for name, (control, place) in self._fields.items():
            words = problems.get(name, "")
            if isinstance(place, Labelled):
                place.show_problem(words)
            else:
                place.say(words)
            if words and first is None:
                first = control
        return first

    def begin(self) -> None:
        """Put the caret into the first field."""
        for control, _ in self._fields.values():
            control.setFocus()
            return
        self.button.setFocus()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own name and way
        """Tab goes through the page as it is read: cards that were filled later are not last."""
        moved = step(self, forward=next) or super().focusNextPrevChild(next)
        bring_into_sight(QApplication.focusWidget())
        return moved

    def _go_on(self) -> None:
        self.onward.emit(self._next_panel)
