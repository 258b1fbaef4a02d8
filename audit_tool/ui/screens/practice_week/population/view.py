"""The page on which a population comes into a round."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from audit_tool.counted_words import count_of
from audit_tool.exchange.population.columns import Column
from audit_tool.exchange.population.headings import Use
from audit_tool.formdef.wording import moment_words
from audit_tool.services.population import ImportEntry
from audit_tool.ui.dialogs import ask_for_file, ask_where_to_save
from audit_tool.ui.frame import Frame
from audit_tool.ui.qt_runner import QtScheduler
from audit_tool.ui.screens.practice_week.panel import TABLE_WIDTH, SetUpPanel
from audit_tool.ui.screens.practice_week.population.column_rows import ColumnRows
from audit_tool.ui.screens.practice_week.population.presenter import PopulationPresenter
from audit_tool.ui.screens.practice_week.population.wording import Outcome
from audit_tool.ui.widgets.announcing import announce
from audit_tool.ui.widgets.boxes import BesideOrBelow, HairlineRow, clear, column, row
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.fields import ClosedList, DisabledReason, Labelled
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.progress_row import ProgressRow
from audit_tool.ui.widgets.ticks import TickBox

INTRODUCTION = (
    "The list of cases that this round may draw from, out of your recording system, as CSV or Excel. "
    "References and facts come in; names, NHS numbers, addresses and dates of birth stay outside."
)
FILES = "Lists of cases (*.csv *.txt *.xlsx);;All files (*)"


class PopulationPanel(SetUpPanel):
    """The view of `PopulationPresenter`."""

    def __init__(self, frame: Frame, round_id: int, parent: QWidget | None = None) -> None:
        super().__init__("Population", INTRODUCTION, "Bring the cases in", parent)
        self.frame = frame
        self.presenter = PopulationPresenter(frame.desk, frame.runner, QtScheduler(self), self, round_id, frame.today)
        self._brought = False
        self._file_card()
        self._imports = self.add_card("Brought in so far", TABLE_WIDTH)
        self._imports.hide()
        self._columns_card()
        self._outcome_card()
        self.end()
        self.button.hide()
        self.button.clicked.connect(self.presenter.bring_in)
        self.closed.connect(self.presenter.leave)
        self.presenter.load()

    def begin(self) -> None:
        """The keyboard starts at the choice of a file."""
        self.choose.setFocus()

    def show_imports(self, entries: Sequence[ImportEntry]) -> None:
        """Show what was brought in so far."""
        clear(self._imports.content, keep=1)
        for at, entry in enumerate(entries):
            if at:
                self._imports.content.addWidget(HairlineRow())
            self._imports.content.addWidget(ImportRow(entry, self.presenter.undo))
        self._imports.setVisible(bool(entries))
        self._brought = bool(entries)
        self._offer()

    def show_file(self, file_name: str, sheets: Sequence[str], at: int) -> None:
        """Show which file and which of its sheets is looked at."""
        self._file_name = file_name
        self.choose.setText("Choose another file")
        self.sheet.set_options([(str(number), name) for number, name in enumerate(sheets)])
        self.sheet.set_value(str(at))
        self._sheet_field.setVisible(len(sheets) > 1)
        self.leave_out.setChecked(False)
        self.pseudonyms.setChecked(False)

    def show_columns(self, columns: Sequence[Column], uses: dict[str, Use]) -> None:
        """Show what each column is taken for."""
        self.columns.show_columns(columns, uses)
        self._columns.show()

    def show_outcome(self, outcome: Outcome, problems: dict[str, str]) -> None:
        """Show what would come in and what not."""
        self.columns.show_problems(problems)
        self._sentence.set_text(problems.get("", "") or outcome.sentence)
        self._say_file(f"{self._file_name}: {self._sentence.text()}")
        self._rest.set_text(outcome.rest)
        self._rest.setVisible(bool(outcome.rest))
        clear(self._rows)
        for one in outcome.rejected:
            self._rows.addWidget(WrappedLabel(f"Row {one.row}: {one.reason}", "body"))
        if outcome.more:
            words = f"And {count_of(outcome.more, 'more row')}. The saved list has all of them."
            self._rows.addWidget(WrappedLabel(words, "body", "muted"))
        for part in (self._listed, self.save, self.leave_out):
            part.setVisible(bool(outcome.rejected))
        self._outcome.show()
        self.button.setText(f"Bring in {count_of(outcome.cases, 'case')}" if outcome.cases else "Bring the cases in")
        self.button.show()
        self.wait.because(outcome.waits)
        self._offer()
        announce(self, self._sentence.text())

    def show_progress(self, words: str, done: int, total: int) -> None:
        """Show that work is under way, and how far it is."""
        self.progress.show_progress(words, done, total)

    def show_rest(self) -> None:
        """Show that nothing is under way."""
        self.progress.hide()

    def show_brought(self, count: int) -> None:
        """Say that cases came in."""
        for part in (self._columns, self._outcome, self.button, self._sheet_field, self.wait):
            part.hide()
        self._say_file("")
        self.choose.setText("Choose a file")
        self._brought = True
        self._offer()
        self.next.setFocus()
        cases = count_of(count, "case is", "cases are")
        self.frame.tell(f"{cases} in the population.", "The import can be undone until a case is audited.")

    def tell(self, happened: str) -> None:
        """Say what was done."""
        self.frame.tell(happened)

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""
        self.frame.report(message)

    def _say_file(self, words: str) -> None:
        """Which file it is and what would come of it, where it is seen without scrolling."""
        self._file_words.set_text(words)
        self._file_words.setVisible(bool(words))

    def _offer(self) -> None:
        """What is to be done next stands out: a file to choose, cases to bring in, or the sample."""
        settled = self._brought and self.button.isHidden()
        self.offer_next("Next: the sample", "sample" if settled else "")
        begun = self._brought or not self.button.isHidden()
        self.choose.set_variant(Variant.PLAIN if begun else Variant.PRIMARY)

    def _file_card(self) -> None:
        card = self.add_card("1  The file", TABLE_WIDTH)
        self._file_name = ""
        self._file_words = WrappedLabel("", "label")
        self.choose = Button("Choose a file", Variant.PRIMARY, icon="plus")
        self.choose.clicked.connect(self._ask_for_file)
        words = WrappedLabel("A list with one case a row. Title rows and totals may stay in it.", "body", "muted")
        card.content.addWidget(BesideOrBelow(words, self.choose, centred=True))
        card.content.addWidget(self._file_words)
        self._file_words.hide()
        self.sheet = ClosedList()
        self._sheet_field = Labelled("&Sheet", self.sheet)
        self._sheet_field.hide()
        self.sheet.picked.connect(self._take_sheet)
        card.content.addWidget(self._sheet_field)
        self.progress = ProgressRow()
        self.progress.off.clicked.connect(self.presenter.call_off)
        card.content.addWidget(self.progress)

    def _columns_card(self) -> None:
        self._columns = self.add_card("2  What each column is", TABLE_WIDTH)
        words = (
            "Proposed by the headings, or as you chose it the last time for a file like this. Correct what is wrong."
        )
        self._columns.content.addWidget(WrappedLabel(words, "body", "muted"))
        self.columns = ColumnRows()
        self.columns.chosen.connect(self.presenter.choose_use)
        self._columns.content.addWidget(self.columns)
        self.pseudonyms = TickBox("Put a pseudonym in the place of each reference; it is the same in every file")
        self.pseudonyms.clicked.connect(self.presenter.choose_pseudonyms)
        self._columns.content.addWidget(HairlineRow())
        self._columns.content.addWidget(self.pseudonyms)
        self._columns.hide()

    def _outcome_card(self) -> None:
        self._outcome = self.add_card("3  What comes in", TABLE_WIDTH)
        self._sentence = WrappedLabel("", "label")
        self._rest = WrappedLabel("", "body", "muted")
        self._listed = QWidget()
        self._rows = column(self._listed, gap="xs")
        self.save = Button("Save the list of rows")
        self.save.clicked.connect(self._ask_where)
        self.leave_out = TickBox("Leave these rows out and bring in the others")
        self.leave_out.clicked.connect(self.presenter.choose_leaving_out)
        for part in (self._sentence, self._rest, self._listed):
            self._outcome.content.addWidget(part)
        line = row(gap="m")
        line.addWidget(self.save)
        line.addStretch(1)
        self._outcome.content.addLayout(line)
        self._outcome.content.addWidget(self.leave_out)
        self._outcome.hide()

    def _ask_for_file(self) -> None:
        ask_for_file(self, "Choose a list of cases", FILES, self.presenter.choose_file)

    def _take_sheet(self, at: str) -> None:
        self.presenter.choose_sheet(int(at))

    def _ask_where(self) -> None:
        ask_where_to_save(
            self, "Save the list of rejected rows", "rejected-rows.csv", self.presenter.save_rejected, "csv"
        )


class ImportRow(QWidget):
    """One file that was brought in, with the way back."""

    def __init__(self, entry: ImportEntry, undo: Callable[[int], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = entry.id
        self._undo = undo
        layout = column(self, gap="xs")
        words = QWidget()
        texts = column(words, gap="xxs")
        texts.addWidget(WrappedLabel(f"{count_of(entry.cases, 'case')} from {entry.file_name}", "label"))
        told = [f"{moment_words(entry.at)}, by {entry.by}"]
        told += [f"{count_of(entry.left_out, 'row')} left out"] if entry.left_out else []
        told += ["pseudonyms"] if entry.pseudonyms else []
        texts.addWidget(WrappedLabel(". ".join(told), "second", "muted"))
        self.button = Button("Undo this import")
        self.button.setAccessibleName(f"Undo the import of {entry.file_name}")
        self.button.clicked.connect(self._ask)
        layout.addWidget(BesideOrBelow(words, self.button, centred=True))
        reason = DisabledReason(self.button)
        layout.addWidget(reason)
        if entry.drawn:
            reason.because(f"It stays: {entry.drawn:,} of its cases are in audit.")

    def _ask(self) -> None:
        self._undo(self._id)
