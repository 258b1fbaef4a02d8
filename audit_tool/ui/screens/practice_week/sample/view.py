"""The page on which a sample is drawn, looked at, and changed with a reason."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from audit_tool.analysis.sample_words import rule_words
from audit_tool.counted_words import count_of
from audit_tool.services.sample_entries import FactChoice, Preview, Sample
from audit_tool.ui.dialogs import ask_where_to_save
from audit_tool.ui.frame import Frame
from audit_tool.ui.qt_runner import QtScheduler
from audit_tool.ui.screens.practice_week.drafts import Problems
from audit_tool.ui.screens.practice_week.panel import TABLE_WIDTH, SetUpPanel
from audit_tool.ui.screens.practice_week.sample.drafts import QUOTA, Lists, SampleDraft
from audit_tool.ui.screens.practice_week.sample.entries import CaseEntry
from audit_tool.ui.screens.practice_week.sample.presenter import SamplePresenter
from audit_tool.ui.screens.practice_week.sample.sample_cards import CasesOfSample, HowItWasDrawn, ReplacementLog
from audit_tool.ui.screens.practice_week.sample.setting_cards import HowMany, TheDrawing, WhoMayBeDrawn
from audit_tool.ui.widgets.announcing import announce
from audit_tool.ui.widgets.boxes import Card
from audit_tool.ui.widgets.labels import WrappedLabel

NOT_GIVEN = "Next: give them to auditors", "allocation"
GIVEN = "Next: what goes out", "going_out"
INTRODUCTION = (
    "Which cases of the population are audited. They are drawn by chance in a way that can be shown to anybody, "
    "and every choice made by hand keeps its reason."
)
NO_POPULATION = "No list of cases has come in yet. Go back to the board and press Population first."


class SamplePanel(SetUpPanel):
    """The view of `SamplePresenter`."""

    def __init__(self, frame: Frame, round_id: int, parent: QWidget | None = None) -> None:
        super().__init__("Sample", INTRODUCTION, "Draw the sample", parent)
        self.frame = frame
        self.presenter = SamplePresenter(frame.desk, frame.runner, QtScheduler(self), self, round_id)
        self._quiet, self._begun = True, False
        self._nothing = WrappedLabel(NO_POPULATION, "reading")
        self.column.add(self._nothing)
        self.who, self.how_many, self.drawing = WhoMayBeDrawn(), HowMany(), TheDrawing()
        self._setting = [
            self._card("1  Who may be drawn", self.who),
            self._card("2  How many, and from which groups", self.how_many),
            self._card("3  The drawing", self.drawing),
        ]
        self.drawn, self.cases, self.log = HowItWasDrawn(), CasesOfSample(), ReplacementLog()
        self.pick = CaseEntry("Pick this case", may_leave_out=False)
        self._shown = [
            self._card("Its cases", self.cases),
            self._card("Pick a case by hand", self.pick),
            self._card("Replacements", self.log),
            self._card("How it was drawn", self.drawn),
        ]
        self.end()
        self._watch_all()
        self._connect()
        for part in (self._nothing, self.button, *self._setting, *self._shown):
            part.hide()
        self.presenter.load()

    def begin(self) -> None:
        """The keyboard starts at the first field, or among the cases of the sample."""
        wanted = (self.who.months, self.cases.list)
        next((part for part in wanted if part.isVisible()), self.back).setFocus()

    def show_setting(self, facts: Sequence[FactChoice], draft: SampleDraft, lists: Lists) -> None:
        self._quiet = True
        self.who.show_draft(facts, draft)
        self.how_many.show_draft(facts, draft)
        self.drawing.set_seed(draft.seed)
        self.show_lists(lists)
        self._quiet = False
        self._show(self._setting)
        self.button.show()
        self.offer_next("", "")

    def show_no_population(self) -> None:
        self._nothing.show()
        self.back.setFocus()

    def show_lists(self, lists: Lists) -> None:
        setting = self.presenter.setting
        self.who.rules.show_lines(
            [(rule_words(one), partial(setting.remove_rule, at)) for at, one in enumerate(lists.rules)]
        )
        both = [("Picked", one) for one in lists.picks] + [("Left out", one) for one in lists.left_out]
        self.who.cases.show_lines(
            [
                (f"{verb}: {one.reference}. {one.reason}", partial(setting.remove_case, one.reference))
                for verb, one in both
            ]
        )
        self.who.picks_count.setVisible(bool(lists.picks))

    def show_quotas(self, quotas: dict[str, int]) -> None:
        self.how_many.show_quotas(quotas)

    def show_preview(self, preview: Preview | None, waits: str) -> None:
        self.drawing.show_preview(preview, waits)
        self.wait.because(waits)
        count = preview.figures.in_sample if preview else 0
        self.button.setText(f"Draw {count_of(count, 'case')}" if count else "Draw the sample")

    def mark_problems(self, problems: Problems) -> QWidget | None:
        quotas = [f"{name.removeprefix(QUOTA)}: {words}" for name, words in problems.items() if name.startswith(QUOTA)]
        self.how_many.show_problem(next(iter(quotas), ""))
        return super().mark_problems(problems)

    def show_sample(self, sample: Sample) -> None:
        for part in (self.drawn, self.cases, self.log):
            part.show_sample(sample)
        self._show(self._shown)
        drawn_now = self.button.isVisible()
        self.button.hide()
        self.wait.hide()
        given = len(sample.allocated) >= sample.figures.in_sample
        self.offer_next(*(GIVEN if given else NOT_GIVEN))
        if drawn_now:
            self.cases.list.setFocus()
            self.column.verticalScrollBar().setValue(0)
        announce(self, self.drawn.head.text())

    def show_added(self, what: str) -> None:
        entries = {"rule": self.who.rule.empty, "case": self.who.case.empty, "pick": self.pick.empty}
        entries.get(what, self.cases.empty)()

    def tell(self, happened: str, rest: str = "") -> None:
        self.frame.tell(happened, rest)

    def show_problem(self, message: str) -> None:
        self.frame.report(message)

    def _card(self, title: str, content: QWidget) -> Card:
        card = self.add_card(title, TABLE_WIDTH)
        card.content.addWidget(content)
        return card

    def _show(self, cards: Sequence[Card]) -> None:
        for card in (*self._setting, *self._shown):
            card.setVisible(card in cards)
        if not self._begun:
            self._begun = True
            self.begin()

    def _watch_all(self) -> None:
        """Each field under the name by which its problems come."""
        for name, (control, place) in (self.who.fields | self.how_many.fields).items():
            self.watch(name, control, place)
        self.watch("seed", self.drawing.seed, self.drawing.place)
        for prefix, entry in (("pick", self.pick), ("replace", self.cases)):
            for name, place in entry.fields.items():
                self.watch(f"{prefix} {name}", getattr(entry, name), place)

    def _connect(self) -> None:
        for part in (self.who, self.how_many, self.drawing):
            part.changed.connect(self._tell_change)
        self.how_many.by_hand.connect(self.presenter.setting.decide_quotas)
        self.who.rule.added.connect(self.presenter.setting.add_rule)
        self.who.case.added.connect(self.presenter.setting.add_case)
        self.drawing.another.clicked.connect(self._another_seed)
        self.button.clicked.connect(self.presenter.draw)
        self.drawn.again.clicked.connect(self.presenter.set_up)
        self.drawn.save.clicked.connect(self._ask_where)
        self.cases.list.chosen.connect(self._reveal_taking_out)
        self.cases.replaced.connect(self.presenter.replace)
        self.pick.added.connect(self.presenter.pick)
        self.closed.connect(self.presenter.leave)

    def _tell_change(self) -> None:
        if self._quiet:
            return
        who, how_many = self.who, self.how_many
        self.presenter.setting.change(
            SampleDraft(
                self.drawing.seed.text(),
                how_many.wanted.text(),
                how_many.reserves.text(),
                who.months.text(),
                who.as_at.text(),
                how_many.strata,
                {name: field.text() for name, field in how_many.quotas.items()},
                who.picks_count.isChecked(),
                who.families.value,
            )
        )

    def _ask_where(self) -> None:
        ask_where_to_save(self, "Save how the cases were chosen", "sample.pdf", self.presenter.save_statement)

    def _reveal_taking_out(self) -> None:
        self.column.reveal(self.cases.take_out)

    def _another_seed(self) -> None:
        self.drawing.set_seed(self.presenter.setting.another_seed())
