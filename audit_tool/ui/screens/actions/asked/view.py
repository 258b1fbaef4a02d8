"""The page of actions: a table that narrows as one types, one action at the side, and acts on several with Undo."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from audit_tool.counted_words import count_of
from audit_tool.services.action_terms import ActionDetail, ActionLine
from audit_tool.ui.frame import Frame
from audit_tool.ui.screens.actions.asked.beside_page import BesidePage
from audit_tool.ui.screens.actions.asked.coming_from import origin_asked
from audit_tool.ui.screens.actions.asked.filters import Filters
from audit_tool.ui.screens.actions.asked.model import COLUMNS
from audit_tool.ui.screens.actions.asked.own_calendar import CalendarButton
from audit_tool.ui.screens.actions.asked.presenter import ActionsPresenter
from audit_tool.ui.screens.actions.asked.table import ActionsTable
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.announcing import announce
from audit_tool.ui.widgets.boxes import ScrollColumn, column, large_text, row, row_or_column
from audit_tool.ui.widgets.buttons import Button
from audit_tool.ui.widgets.labels import WrappedLabel

LEAST_TABLE = 260


class AskedPage(BesidePage):
    """The view of `ActionsPresenter`."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        self.filters = Filters()
        self.table = ActionsTable()
        self.table.setMinimumHeight(LEAST_TABLE)
        self.undo_button = Button("Undo", icon="undo")
        self.undo_button.setEnabled(False)
        self.calendar = CalendarButton(frame)
        self.count = WrappedLabel("", "second", "muted")
        self.presenter = ActionsPresenter(frame.desk, frame.runner, self, self.keeping)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        left = column(gap="s")
        head = row_or_column(gap="s")
        head.addWidget(WrappedLabel("Actions", "screen"), 1)
        for button in (self.undo_button, self.calendar, self.add_button):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        left.addLayout(head)
        for part in (self.filters, self.count):
            left.addWidget(part)
        left.addWidget(self.table, 1)
        theme = current()
        if large_text():
            whole = ScrollColumn(gap="m", margin="m")
            holder = QWidget()
            holder.setLayout(left)
            whole.add(holder)
            whole.add(self.side)
            column(self, gap="none").addWidget(whole)
            return
        panes = row(self, gap="l")
        panes.setContentsMargins(theme.space("xl"), theme.space("m"), theme.space("m"), theme.space("m"))
        panes.addLayout(left, 3)
        self.side.setMinimumWidth(theme.pane("help"))
        panes.addWidget(self.side, 2)

    def _connect(self) -> None:
        self.filters.narrowed.connect(self.presenter.want)
        self.table.list.page_wanted.connect(self.presenter.fetch)
        self.table.marked.connect(self._marked)
        self.table.opened.connect(self.side.take_focus)
        self.table.sorted.connect(self._sort)
        self.add_button.clicked.connect(self.begin_action)
        self.undo_button.clicked.connect(self.presenter.undo)
        self.side.wanted.connect(self.presenter.act)
        self.side.raise_wanted.connect(self.presenter.raise_new)
        self.side.given_up.connect(self._give_up)
        self.side.dropped.connect(self.presenter.give_up)
        self.side.go_on.connect(self._go_on)

    def arrive(self) -> None:
        """Read the list anew, unless somebody is in the middle of noting something."""
        if not self.unfinished:
            self.presenter.load()

    def choose(self, about: str) -> None:
        """A new action, by hand or from something; or one action to look at."""
        if self.side.unfinished:
            self._keep()
        elif about.startswith("one:"):
            self.presenter.open(int(about.removeprefix("one:")))
        else:
            self.begin_from(*origin_asked(about))

    def show_found(self, total: int, lines: tuple[ActionLine, ...]) -> None:
        """Show another list from its top."""
        self.table.list.begin(total, lines)
        late = sum(line.late for line in lines)
        words = f"{count_of(total, 'action')}."
        told = f" {late} of the first {len(lines)} late." if late and total > len(lines) else f" {late} late."
        self.count.set_text(words + (told if late else "") if total else "No action is like that.")
        announce(self.table, words)
        if self.side.card is not None:
            self.table.select_action(self.side.card.action.line.id)

    def show_lines(self, start: int, lines: tuple[ActionLine, ...]) -> None:
        """Show some more of the list."""
        self.table.list.add(start, lines)

    def show_choices(self, owners: Sequence[str], rounds: Sequence[tuple[int, str]]) -> None:
        """Show to whom and to what the list can be narrowed."""
        self.filters.show_choices(owners, rounds)

    def show_action(self, action: ActionDetail) -> None:
        """Show one action at the side, and its row where it is in the list."""
        self.side.show_action(action)
        self.table.select_action(action.line.id)

    def show_done(self, happened: str, rest: str) -> None:
        """Say what was done."""
        self.side.empty(self.add_button)
        self._frame.tell(happened, rest)

    def show_can_undo(self, *, can: bool) -> None:
        """Say whether the last act can be taken back."""
        self.undo_button.setEnabled(can)

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""
        self._frame.report(message)

    def _sort(self, section: int) -> None:
        self.presenter.sort(COLUMNS[section])
        self.filters.show_column(COLUMNS[section])

    def _marked(self) -> None:
        chosen = self.table.chosen()
        begun = self.side.form or self.side.many
        if not chosen or (begun is not None and begun.unfinished):
            return
        if len(chosen) > 1:
            self.side.show_many(chosen)
        elif not self.side.shows(chosen[0]):
            self.presenter.open(chosen[0].id)
