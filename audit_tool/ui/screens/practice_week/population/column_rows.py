"""The columns of a file, one below the other, each with what it is taken for."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from audit_tool.exchange.population.columns import Column
from audit_tool.exchange.population.headings import USE_WORDS, Use
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import BesideOrBelow, HairlineRow, clear, column, row
from audit_tool.ui.widgets.fields import ClosedList, ProblemWords
from audit_tool.ui.widgets.labels import WrappedLabel

LIST_WIDTH = 320
OPTIONS = tuple((use.value, USE_WORDS[use]) for use in Use)


class ColumnRow(QWidget):
    """Heading and a few examples, and beside them the choice."""

    chosen = Signal(str, object)
    """The heading and the `Use` chosen for it."""

    def __init__(self, told: Column, use: Use, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = told.heading
        layout = column(self, gap="xs")
        words = QWidget()
        texts = column(words, gap="xxs")
        texts.addWidget(WrappedLabel(told.heading, "label"))
        texts.addWidget(WrappedLabel(_examples(told), "second", "muted"))
        self.use = ClosedList(OPTIONS, name=f"What {told.heading} is")
        self.use.setFixedWidth(current().px(LIST_WIDTH))
        self.use.set_value(use.value)
        self.use.picked.connect(self._tell)
        # A box around it: beside words, a list alone would be as wide as its hint.
        box = QWidget()
        row(box, gap="none").addWidget(self.use)
        layout.addWidget(BesideOrBelow(words, box, centred=True))
        self._wrong = ProblemWords()
        layout.addWidget(self._wrong)

    def say(self, problem: str) -> None:
        """Say what is wrong with the choice, or nothing."""
        self._wrong.say(problem)

    def _tell(self, code: str) -> None:
        self.chosen.emit(self._heading, Use(code))


class ColumnRows(QWidget):
    """All columns."""

    chosen = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = column(self, gap="s")
        self.rows: dict[str, ColumnRow] = {}

    def show_columns(self, columns: Sequence[Column], uses: Mapping[str, Use]) -> None:
        """Show other columns."""
        clear(self._layout)
        self.rows = {}
        for told in columns:
            if self.rows:
                self._layout.addWidget(HairlineRow())
            made = self.rows[told.heading] = ColumnRow(told, uses[told.heading])
            made.chosen.connect(self.chosen)
            self._layout.addWidget(made)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say at each column what is wrong with its choice."""
        for heading, made in self.rows.items():
            made.say(problems.get(heading, ""))


def _examples(told: Column) -> str:
    if told.personal:
        return f"Seems to hold {told.personal}: stays outside. Not shown."
    return "For instance " + ", ".join(each[:40] for each in told.examples) if told.examples else "Empty"
