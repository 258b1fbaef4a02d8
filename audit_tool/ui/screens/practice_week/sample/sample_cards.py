"""The cards that show a sample: how it was drawn, its cases, and what is done with them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from audit_tool.analysis.sample_words import figure_rows
from audit_tool.formdef.wording import moment_words
from audit_tool.services.sample_entries import Sample
from audit_tool.ui.screens.practice_week.sample.case_list import CaseList
from audit_tool.ui.screens.practice_week.sample.entries import at_left, beside
from audit_tool.ui.screens.practice_week.sample.figures_table import FiguresTable
from audit_tool.ui.screens.practice_week.sample.wording import (
    OUTCOMES,
    SHOWN,
    CaseLine,
    case_lines,
    group_options,
    log_words,
)
from audit_tool.ui.widgets.boxes import HairlineRow, clear, column
from audit_tool.ui.widgets.buttons import Button
from audit_tool.ui.widgets.fields import ClosedList, DisabledReason, Field, Labelled
from audit_tool.ui.widgets.labels import WrappedLabel

CHANGED = (
    "The population is another one than the one this sample was drawn from: cases came in, or were taken out, since."
)


class HowItWasDrawn(QWidget):
    """When, by whom, with which seed, the method in words, and figures that add up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = column(self, gap="m")
        self.head, self.changed = WrappedLabel("", "label"), WrappedLabel(CHANGED, "body", "danger")
        self.method, self.sum = WrappedLabel("", "reading"), WrappedLabel("", "label")
        self.table = FiguresTable("Figures of the sample")
        for part in (self.head, self.changed, self.method, self.sum, self.table):
            layout.addWidget(part)
        self.again, self.save = Button("Draw again"), Button("Save as PDF")
        layout.addLayout(at_left(self.save, self.again))
        self._stands = DisabledReason(self.again)
        layout.addWidget(self._stands)

    def show_sample(self, sample: Sample) -> None:
        """Show a sample."""
        entry = sample.entry
        number = f", drawing {entry.number} of this round" if entry.number > 1 else ""
        self.head.set_text(f"Drawn {moment_words(entry.at)} by {entry.by}, seed {entry.settings.seed}{number}.")
        self.changed.setVisible(sample.list_changed)
        self.method.set_text(" ".join(filter(None, (entry.method, sample.changes))))
        self.sum.set_text(f"{sample.figures.sentence}.")
        self.table.show_figures(("What", "Cases"), figure_rows(sample.figures))
        part = 0 < len(sample.allocated) < sample.figures.in_sample
        self._stands.because("It stands: a part of it is allocated." if part else "")


class CasesOfSample(QWidget):
    """The cases by where they stand, and what is done with the chosen one."""

    replaced = Signal(str, str, str)
    """Reference, outcome and reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = column(self, gap="m")
        self._sample: Sample | None = None
        self.group, self.finder = ClosedList(), Field()
        self.list = CaseList()
        self._more, self._nothing = WrappedLabel("", "second", "muted"), WrappedLabel("No case.", "body", "muted")
        layout.addLayout(beside([Labelled("Show", self.group), Labelled("Find a reference", self.finder)]))
        for part in (self.list, self._nothing, self._more):
            layout.addWidget(part)
        layout.addWidget(HairlineRow())
        self.chosen = WrappedLabel("", "label")
        self.outcome, self.reason = ClosedList(OUTCOMES), Field()
        self.fields = {
            "outcome": Labelled("Why it goes out", self.outcome),
            "reason": Labelled("In a few words", self.reason, hint="It is kept with the sample."),
        }
        self.take_out = Button("Take it out")
        layout.addWidget(self.chosen)
        layout.addLayout(beside(list(self.fields.values())))
        layout.addLayout(at_left(self.take_out))
        self._wait = DisabledReason(self.take_out)
        layout.addWidget(self._wait)
        self.group.picked.connect(self._show)
        self.finder.textEdited.connect(self._show)
        self.list.chosen.connect(self._choose)
        self.take_out.clicked.connect(self._tell)

    def show_sample(self, sample: Sample) -> None:
        """Show a sample; the group that is looked at stays."""
        self._sample = sample
        group = self.group.value or "sample"
        self.group.set_options(group_options(sample))
        self.group.set_value(group)
        self._show()

    def empty(self) -> None:
        """Ready for the next case."""
        self.outcome.set_value("")
        self.reason.clear()
        self.list.setFocus()

    def _show(self) -> None:
        if self._sample is None:
            return
        lines, more = case_lines(self._sample, self.group.value, self.finder.text())
        self.list.set_lines(lines)
        self._nothing.setVisible(not lines)
        self._more.set_text(f"{more:,} more: type a part of the reference. {SHOWN} are shown.")
        self._more.setVisible(bool(more))
        self._choose(-1)

    def _line(self) -> CaseLine | None:
        at = self.list.current_row
        return self.list.lines[at] if 0 <= at < len(self.list.lines) else None

    def _choose(self, _at: int) -> None:
        line = self._line()
        self.chosen.set_text(f"{line.reference}: {line.words}" if line else "Take a case out")
        if line is None:
            self._wait.because("Choose a case of the sample in the list.")
        else:
            self._wait.because("" if line.in_sample else "This case is not in the sample.")

    def _tell(self) -> None:
        line = self._line()
        if line is not None:
            self.replaced.emit(line.reference, self.outcome.value, self.reason.text())


class ReplacementLog(QWidget):
    """Each case that went out, with what came in and why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = column(self, gap="s")

    def show_sample(self, sample: Sample) -> None:
        """Show the log of a sample, the latest first."""
        clear(self._layout)
        for at, line in enumerate(reversed(sample.log)):
            if at:
                self._layout.addWidget(HairlineRow())
            self._layout.addWidget(WrappedLabel(log_words(line), "body"))
            self._layout.addWidget(WrappedLabel(f"{moment_words(line.at)}, by {line.by}", "second", "muted"))
        if not sample.log:
            self._layout.addWidget(WrappedLabel("No case has gone out.", "body", "muted"))
