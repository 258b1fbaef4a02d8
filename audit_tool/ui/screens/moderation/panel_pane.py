"""The left side of the moderation screen: what the list is narrowed to, the cases, and those that agree folded."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from audit_tool.counted_words import count_of
from audit_tool.services.panel_rows import PanelRow
from audit_tool.ui.screens.moderation.panel_filter import ALL, choices, folded_words, narrowed
from audit_tool.ui.screens.moderation.panel_list import PanelLine, PanelList
from audit_tool.ui.widgets.boxes import column
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.fields import ClosedList, Labelled
from audit_tool.ui.widgets.grades import GradeLook
from audit_tool.ui.widgets.labels import Words, WrappedLabel


class PanelPane(QWidget):
    """Up and down move in the list, Enter opens a case."""

    chosen = Signal(int)
    """The allocation of a case."""
    narrowed = Signal()
    """Which cases are shown may be others now."""

    def __init__(self, me: str, parent: QWidget | None = None) -> None:
        """`me` is the code of whoever reads the list."""
        super().__init__(parent)
        self._me = me
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._rows: Sequence[PanelRow] = ()
        self._looks: Mapping[str, GradeLook] = {}
        self.current = 0
        """The allocation that is open."""
        self._unfolded = False
        self.listed: list[PanelRow] = []
        """The cases in the list, in its order."""
        self._count = WrappedLabel("", "second", "muted")
        self._none = WrappedLabel("No such case now.", "second", "muted")
        self.filter = ClosedList(name="Show")
        self.filter.picked.connect(self._fill)
        self.narrowing = Labelled("Show", self.filter)
        """The choice with its label; where the list is closed into a line, that line takes it over."""
        self.list = PanelList()
        self.list.chosen.connect(self._choose)
        self.fold = Button("", Variant.QUIET)
        self.fold.clicked.connect(self._turn)
        self.session = Button("Panel session", Variant.QUIET)
        layout = column(self, gap="s", margin="s")
        head = column(gap="xs", margin="s")
        head.addWidget(Words("Panel list", "card"))
        head.addWidget(self._count)
        head.addWidget(self.narrowing)
        head.addWidget(self._none)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.session, 0, Qt.AlignmentFlag.AlignLeft)
        self._fill()

    def show_rows(self, rows: Sequence[PanelRow], looks: Mapping[str, GradeLook], current: int) -> None:
        """Show these cases, the most serious first."""
        self._rows, self._looks, self.current = rows, looks, current
        undecided = sum(row.waits for row in rows)
        self._count.set_text(f"{undecided} to decide, most serious first")
        kept = self.filter.value or ALL
        self.filter.set_options(choices(rows, self._me))
        self.filter.set_value(kept)
        if not self.filter.value:
            self.filter.set_value(ALL)
        self._fill()

    @property
    def shown(self) -> list[PanelRow]:
        """The cases that the list is narrowed to, folded or not."""
        return narrowed(self._rows, self.filter.value, self._me)

    def _fill(self) -> None:
        shown = self.shown
        agreed = [row for row in shown if row.agreed and not row.disputed]
        # The case that is open stays in sight.
        unfolded = self._unfolded or self.current in {row.allocation_id for row in agreed}
        self.listed = [row for row in shown if not row.agreed or row.disputed] + (agreed if unfolded else [])
        self.list.set_lines([_line(row, self._looks, self._me) for row in self.listed])
        ids = [row.allocation_id for row in self.listed]
        self.list.set_current(ids.index(self.current) if self.current in ids else -1)
        self._none.setVisible(bool(self._rows) and not shown)
        self.fold.setText(folded_words(len(agreed)))
        self.fold.set_icon("chevron-down" if unfolded else "chevron-right")
        self.fold.setAccessibleDescription("Open" if unfolded else "Folded away")
        self.fold.setVisible(bool(agreed))
        self.narrowed.emit()

    def _turn(self) -> None:
        self._unfolded = not self._unfolded
        self._fill()

    def _choose(self, at: int) -> None:
        self.chosen.emit(self.listed[at].allocation_id)


def _line(row: PanelRow, looks: Mapping[str, GradeLook], me: str) -> PanelLine:
    if row.decided_at is not None:
        left = "Decided, to look at again" if row.disputed else "Decided"
    elif row.passed_to:
        whom = " and ".join("you" if code == me else code for code in row.passed_to)
        left = f"{row.to_decide - row.open} of {row.to_decide} decided, with {whom}"
    elif not row.to_decide:
        left = "No differences to decide"
    else:
        left = f"{count_of(row.to_decide, 'difference')}, {row.to_decide - row.open} decided"
    return PanelLine(row.reference, row.why, left, looks.get(row.a), looks.get(row.b))
