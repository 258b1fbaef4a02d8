"""The cards on which it is decided how a sample is drawn."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from audit_tool.analysis.sample_settings import Families
from audit_tool.counted_words import count_of
from audit_tool.services.sample_entries import FactChoice, Preview
from audit_tool.ui.screens.practice_week.sample.drafts import SampleDraft
from audit_tool.ui.screens.practice_week.sample.entries import CaseEntry, Lines, RuleEntry, beside
from audit_tool.ui.screens.practice_week.sample.figures_table import FiguresTable
from audit_tool.ui.screens.practice_week.sample.wording import excluded_words, strata_table
from audit_tool.ui.widgets.boxes import BesideOrBelow, HairlineRow, clear, column, large_text, row
from audit_tool.ui.widgets.buttons import Button
from audit_tool.ui.widgets.fields import ClosedList, Field, Labelled, ProblemWords
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.ticks import TickBox

FAMILIES = (
    (Families.ONE.value, "Only one of a family can be drawn"),
    (Families.TOGETHER.value, "They are drawn together"),
)
TICKS_IN_ROW = 3
SHARED, BY_HAND = "shared", "by_hand"
SHARES = ((SHARED, "Shared in proportion to their cases"), (BY_HAND, "Decided for each by hand"))


class WhoMayBeDrawn(QWidget):
    """Exclusions: audited not long ago, rules by facts, brothers and sisters, cases by hand."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = column(self, gap="m")
        self.months, self.as_at, self.families = Field(), Field(), ClosedList(FAMILIES)
        self.rule = RuleEntry()
        self.case = CaseEntry("Add this case", may_leave_out=True)
        self.picks_count = TickBox("Picked cases take places of their stratum; otherwise they come on top")
        self.fields: dict[str, tuple[QWidget, Labelled]] = {
            "months": (
                self.months,
                Labelled("Left out if audited in the last … months", self.months, hint="0: nobody."),
            ),
            "as_at": (self.as_at, Labelled("Counted back from", self.as_at, hint="For instance 9 November 2026.")),
        }
        layout.addLayout(beside([place for _, place in self.fields.values()]))
        layout.addWidget(Labelled("Brothers and sisters, by family group", self.families))
        self.rules, self.cases = Lines(), Lines()
        for title, entry, lines in (
            ("By what the list tells of them", self.rule, self.rules),
            ("Single cases, by hand", self.case, self.cases),
        ):
            layout.addWidget(HairlineRow())
            layout.addWidget(WrappedLabel(title, "label"))
            layout.addWidget(entry)
            layout.addWidget(lines)
        layout.addWidget(self.picks_count)
        self.fields |= {f"rule {name}": (getattr(self.rule, name), place) for name, place in self.rule.fields.items()}
        self.fields |= {f"case {name}": (getattr(self.case, name), place) for name, place in self.case.fields.items()}
        for field in (self.months, self.as_at):
            field.textEdited.connect(self.changed)
        self.families.picked.connect(self.changed)
        self.picks_count.clicked.connect(self.changed)

    def show_draft(self, facts: Sequence[FactChoice], draft: SampleDraft) -> None:
        """Show these settings."""
        self.months.setText(draft.months)
        self.as_at.setText(draft.as_at)
        self.families.set_value(draft.families)
        self.picks_count.setChecked(draft.picks_count)
        self.rule.set_facts(facts)


class HowMany(QWidget):
    """Number of cases, strata and reserves."""

    changed = Signal()
    by_hand = Signal(bool)
    """Whether each stratum's number is decided by hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = column(self, gap="m")
        self.wanted, self.reserves, self.shares = Field(), Field(), ClosedList(SHARES)
        self.fields: dict[str, tuple[QWidget, Labelled]] = {
            "size": (self.wanted, Labelled("Cases to draw", self.wanted)),
            "reserves": (self.reserves, Labelled("Reserves in each stratum", self.reserves)),
        }
        layout.addLayout(beside([place for _, place in self.fields.values()]))
        layout.addWidget(WrappedLabel("Strata: put the cases into groups by", "label"))
        self._ticks_box, self._quotas_box = QWidget(), QWidget()
        self._ticks_layout, self._quotas_layout = QGridLayout(self._ticks_box), column(self._quotas_box, gap="s")
        self._ticks_layout.setContentsMargins(0, 0, 0, 0)
        self.ticks: dict[str, TickBox] = {}
        self.quotas: dict[str, Field] = {}
        layout.addWidget(self._ticks_box)
        layout.addWidget(Labelled("How many each stratum gives", self.shares))
        layout.addWidget(self._quotas_box)
        self._wrong = ProblemWords()
        layout.addWidget(self._wrong)
        for field in (self.wanted, self.reserves):
            field.textEdited.connect(self.changed)
        self.shares.picked.connect(self._choose)

    def show_draft(self, facts: Sequence[FactChoice], draft: SampleDraft) -> None:
        """Show these settings."""
        self.wanted.setText(draft.size)
        self.reserves.setText(draft.reserves)
        for tick in self.ticks.values():
            self._ticks_layout.removeWidget(tick)
            tick.hide()
            tick.deleteLater()
        self.ticks = {}
        in_row = 1 if large_text() else TICKS_IN_ROW
        for at, one in enumerate(facts):
            tick = self.ticks[one.fact] = TickBox(f"{one.words}, {count_of(len(one.values), 'value')}")
            tick.setChecked(one.fact in draft.strata)
            tick.clicked.connect(self.changed)
            self._ticks_layout.addWidget(tick, at // in_row, at % in_row)
        self.show_quotas({name: int(text) for name, text in draft.quotas.items()})

    def show_quotas(self, quotas: Mapping[str, int]) -> None:
        """Show a field for each stratum, or none where the places are shared."""
        clear(self._quotas_layout)
        self.quotas = {}
        for name, count in quotas.items():
            field = self.quotas[name] = Field(f"How many of {name}")
            field.setText(str(count))
            field.setFixedWidth(field.fontMetrics().horizontalAdvance("0") * 12)
            field.textEdited.connect(self.changed)
            self._quotas_layout.addWidget(_named(field, name))
        self._quotas_box.setVisible(bool(quotas))
        self.shares.set_value(BY_HAND if quotas else SHARED)
        self.fields["size"][0].setEnabled(not quotas)
        self.changed.emit()

    def show_problem(self, words: str) -> None:
        """Say what is wrong with a stratum's number."""
        self._wrong.say(words)

    @property
    def strata(self) -> tuple[str, ...]:
        """The facts that are ticked."""
        return tuple(fact for fact, tick in self.ticks.items() if tick.isChecked())

    def _choose(self, code: str) -> None:
        self.by_hand.emit(code == BY_HAND)


class TheDrawing(QWidget):
    """What a drawing would come to, and the seed by which it is made."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = column(self, gap="m")
        self.sentence, self.shortfall = WrappedLabel("", "label"), WrappedLabel("", "body", "danger")
        self.excluded = WrappedLabel("", "body", "muted")
        self.table = FiguresTable("What each stratum gives")
        for part in (self.sentence, self.excluded, self.shortfall, self.table):
            layout.addWidget(part)
        self.seed = Field()
        words = "By chance. Keep it: the same list, settings and seed give the same sample for ever."
        self.place = Labelled("Seed", self.seed, hint=words)
        self.another = Button("Another seed")
        layout.addWidget(BesideOrBelow(self.place, self.another, centred=True))
        self.seed.textEdited.connect(self.changed)

    def set_seed(self, seed: str) -> None:
        """Show a seed that nobody typed."""
        self.seed.setText(seed)
        self.changed.emit()

    def show_preview(self, preview: Preview | None, waits: str) -> None:
        """Show what a drawing would come to, or what it waits for."""
        self.sentence.set_text(preview.figures.sentence + "." if preview else waits)
        self.excluded.set_text(excluded_words(preview.figures) if preview else "")
        self.excluded.setVisible(bool(self.excluded.text()))
        self.shortfall.set_text(preview.shortfall if preview else "")
        self.shortfall.setVisible(bool(self.shortfall.text()))
        self.table.setVisible(preview is not None)
        if preview is not None:
            self.table.show_figures(*strata_table(preview.strata))


def _named(field: Field, name: str) -> QWidget:
    """A short field with its name close behind it: across the page the eye would lose the row."""
    made = QWidget()
    line = row(made, gap="m")
    line.addWidget(field)
    words = column(gap="none")
    words.addStretch(1)
    words.addWidget(WrappedLabel(name, "body"))
    words.addStretch(1)
    line.addLayout(words, 1)
    return made
