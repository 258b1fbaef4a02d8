"""The page on which the quality lead takes out tables for Excel and Power BI."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from audit_tool.exchange.exports import Export
from audit_tool.ui import dialogs
from audit_tool.ui.frame import Frame
from audit_tool.ui.qt_runner import QtScheduler
from audit_tool.ui.screens.reports.exporting.presenter import ENDINGS, NONE_NAMED, Chosen, ExportsPresenter
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.announcing import announce
from audit_tool.ui.widgets.boxes import Card, ScrollColumn, column, row
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.fields import ClosedList, DisabledReason, Field, Labelled
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from audit_tool.ui.widgets.progress_row import ProgressRow
from audit_tool.ui.widgets.screen_head import ScreenHead
from audit_tool.ui.widgets.ticks import ChoiceButton, TickBox

INTRODUCTION = (
    "Tables for Excel and Power BI, with a dictionary of every column. Only settled audits are in them. "
    "People and cases stand as keys, which are the same in every export and lead back to nobody."
)
RECORDED = "It is recorded with your code, the time and how much was taken out."
CASE_TEXT = "Case text may tell of a child. Take it only where the purpose needs it; that it was taken is recorded."
WIDTH = 720


class ExportsPage(QWidget):
    """The view of `ExportsPresenter`."""

    left = Signal()
    """Somebody wants to go back to the reports."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.frame = frame
        self.presenter = ExportsPresenter(frame.desk, frame.runner, QtScheduler(self), self)
        self.exports: dict[str, ChoiceButton] = {}
        self._group = QButtonGroup(self)
        self.round, self.file, self.purpose = ClosedList(), ClosedList(), Field()
        self.with_text = TickBox("Also what people &wrote")
        self.progress = ProgressRow()
        self.save_button = Button("Save the export", Variant.PRIMARY, icon="save")
        self.back = Button("Back to the reports", Variant.QUIET)
        self._reason = DisabledReason(self.save_button)
        self._purpose_words = WrappedLabel("", "body", "muted")
        self._text_words = WrappedLabel(CASE_TEXT, "second", "muted")
        self._round_field = Labelled("Rou&nd", self.round)
        self._purpose_field = Labelled("What is it &for?", self.purpose, hint=RECORDED)
        self._lay_out()
        self._connect()

    def begin(self) -> None:
        """Read anew what can be taken out; the keyboard starts at the first choice."""
        self.presenter.load()

    def show_exports(self, exports: Sequence[Export], rounds: Sequence[tuple[str, str]], chosen: Chosen) -> None:
        if not self.exports:
            self._add_exports(exports)
        self.exports[chosen.export.name].setChecked(True)
        self.exports[chosen.export.name].setFocus()
        self._purpose_words.set_text(f"{chosen.export.purpose}.")
        self._round_field.setVisible(bool(rounds))
        self.round.set_options(rounds)
        self.round.set_value(chosen.asked.round or NONE_NAMED)
        for part in (self._purpose_field, self.with_text, self._text_words):
            part.setVisible(chosen.export.of_audits)
        self.with_text.setChecked(chosen.asked.with_text)
        self.file.set_value(chosen.ending)

    def show_missing(self, words: str) -> None:
        self._reason.because(words)

    def show_progress(self, words: str, done: int, total: int) -> None:
        self._reason.because("An export is being saved.")
        self.progress.show_progress(words, done, total)

    def show_rest(self) -> None:
        self.progress.hide()
        self._reason.because(self.presenter.chosen.missing)
        self.save_button.setFocus()

    def show_saved(self, happened: str, rest: str) -> None:
        self.frame.tell(happened, rest)
        announce(self, happened)

    def show_problem(self, message: str) -> None:
        self.frame.report(message)

    def _lay_out(self) -> None:
        choosing = ScrollColumn(gap="m", margin="xl")
        page = column(self, gap="none")
        page.addWidget(choosing, 1)
        page.addWidget(self._foot())
        choosing.add(_beginning(self.back))
        choosing.add(ScreenHead("Export for analysts", INTRODUCTION))
        choosing.add(self._card())
        choosing.add_stretch()

    def _card(self) -> Card:
        card = Card(padding="l", gap="m")
        card.setMaximumWidth(current().px(WIDTH))
        self._list = column(gap="xs")
        self.file.set_options(list(ENDINGS.items()))
        card.content.addWidget(Words("Export", "label"))
        card.content.addLayout(self._list)
        card.content.addWidget(self._purpose_words)
        for part in (self._round_field, self._purpose_field, self.with_text, self._text_words):
            card.content.addWidget(part)
        card.content.addWidget(Labelled("F&ile", self.file))
        return card

    def _foot(self) -> QWidget:
        """What stays in sight, however small the window is."""
        foot = QWidget()
        below = column(foot, gap="s", margin="l")
        self.progress.setMaximumWidth(current().px(WIDTH))
        below.addWidget(self.progress)
        below.addWidget(_beginning(self.save_button))
        below.addWidget(self._reason)
        return foot

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.round.picked.connect(self.presenter.choose_round)
        self.file.picked.connect(self.presenter.choose_ending)
        self.purpose.textChanged.connect(self.presenter.say_purpose)
        self.with_text.clicked.connect(self._text_chosen)
        self.progress.off.clicked.connect(self.presenter.call_off)
        self.save_button.clicked.connect(self._ask_where)

    def _add_exports(self, exports: Sequence[Export]) -> None:
        for export in sorted(exports, key=lambda each: not each.of_audits):
            button = ChoiceButton(export.title)
            button.setAccessibleDescription(export.purpose)
            button.clicked.connect(self._tell)
            self._group.addButton(button)
            self._list.addWidget(button)
            self.exports[export.name] = button

    def _tell(self) -> None:
        self.presenter.choose(next(name for name, button in self.exports.items() if button.isChecked()))

    def _text_chosen(self, wanted: bool) -> None:  # noqa: FBT001 - the value of a signal
        self.presenter.choose_text(wanted=wanted)

    def _ask_where(self) -> None:
        kind = self.presenter.chosen.ending
        dialogs.ask_where_to_save(self, "Save the export", self.presenter.proposed_name, self._place_chosen, kind)

    def _place_chosen(self, path: str) -> None:
        self.presenter.save(Path(path))


def _beginning(button: Button) -> QWidget:
    """A button at the beginning of a line of its own."""
    line = QWidget()
    laid = row(line, gap="m")
    laid.addWidget(button)
    laid.addStretch(1)
    return line
