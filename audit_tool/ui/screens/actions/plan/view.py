"""The page of the improvement plan: year and area, what to look at first, a card a row; or the update, row by row."""

from PySide6.QtWidgets import QWidget

from audit_tool.services.plan_measures import Offered
from audit_tool.services.plan_terms import Half, about_row
from audit_tool.services.plan_update import RowUpdate, UpdateState
from audit_tool.ui.frame import Frame
from audit_tool.ui.kept_fields import keep
from audit_tool.ui.screens.actions.plan.fields import BEGIN, acts_of_plan
from audit_tool.ui.screens.actions.plan.head_page import PlanHeadPage
from audit_tool.ui.screens.actions.plan.presenter import PlanPresenter
from audit_tool.ui.screens.actions.plan.reading import ShownPlan
from audit_tool.ui.screens.actions.plan.update_card import UpdateCard
from audit_tool.ui.widgets.boxes import Card
from audit_tool.ui.widgets.boxes import row as row_beside
from audit_tool.ui.widgets.button_row import ButtonRow
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.labels import WrappedLabel

FIRST_ROW = (
    "The plan holds no action yet. Add its first row, bring in a file, or carry rows forward from the year before."
)
ALL_TOLD = "Every row is told of in this quarter. Close the quarter when nothing more is to be added to it."


class PlanPage(PlanHeadPage):
    """The view of `PlanPresenter`."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        self.update_card: UpdateCard | None = None
        self.presenter = PlanPresenter(frame.desk, frame.runner, self, self.keeping)

    @property
    def writing(self) -> bool:
        """Whether somebody is in the middle of writing; what is written so far is on the disk all the same."""
        acts = [self.head, *(card.acts for card in self.cards.values())]
        telling = self.update_card is not None and self.update_card.begun
        return telling or any(each is not None and each.unfinished for each in acts)

    def arrive(self) -> None:
        """Read the plan anew, unless somebody is in the middle of writing: the caret stays where it is."""
        if not self.writing:
            self.presenter.load()

    def leave(self) -> bool:
        """What is half written is on the disk before the window closes or locks."""
        return self.keeping.finish()

    def show_written(self, reference: str) -> None:
        """Something is written: go to this row where it is shown next."""
        self._about = reference

    def show_plan(self, shown: ShownPlan) -> None:
        """Show a year's plan."""
        self.cards, self.update_card = {}, None
        with self._column.filling():
            self._column.add(WrappedLabel(f"Improvement plan {shown.plan.year}", "screen"))
            may = self.presenter.may_change
            empty = may and not shown.plan.rows
            self._column.add(WrappedLabel(FIRST_ROW if empty else shown.plan.sentence, "reading", "muted"))
            self._add_begun()
            self._column.add(self._acts(shown))
            self._column.add(self._choices(shown))
            self._add_head(acts_of_plan(shown.plan) if may else (), primary=empty)
            self._show_rows(shown, self._rows_for(self._about, shown))
        self._go_to(self._about)
        self._about = ""
        self._open_begun()

    def show_nothing(self, words: str) -> None:
        """Say what to do first."""
        self.cards, self.update_card = {}, None
        with self._column.filling():
            self._column.add(WrappedLabel("Improvement plan", "screen"))
            self._add_begun()
            card = Card(padding="xl")
            card.content.addWidget(WrappedLabel(words, "reading"))
            if self.presenter.may_change:
                card.content.addWidget(ButtonRow([self._bring_in(Variant.PRIMARY)]))
            self._column.add(card)
            self._add_head((BEGIN,) if self.presenter.may_change else ())
            self._column.add_stretch()
        self._open_begun()

    def show_update(self, state: UpdateState) -> None:
        """Show the row in hand."""
        self.cards, self.update_card, self.head = {}, None, None
        row = state.row
        with self._column.filling():
            self._column.add(WrappedLabel(f"Update of the plan {state.year}", "screen"))
            if row is None:
                self._column.add(self._finished(state))
            else:
                self._state = state
                self.update_card = UpdateCard(state, row)
                self.update_card.kept.connect(self._keep)
                self.update_card.skipped.connect(self._skip)
                self.update_card.stopped.connect(self.presenter.stop_update)
                about = about_row(state.year, row.reference)
                keep(self.keeping, Half.UPDATE, about, self.update_card.fields)
                self.update_card.show_fitting()
                # Beside a stretch: narrower than its column, it would be given the height that the whole width needs.
                holder = QWidget()
                line = row_beside(holder)
                line.addWidget(self.update_card, 1)
                line.addStretch()
                self._column.add(holder)
            self._column.add_stretch()
        if self.update_card is not None:
            self.update_card.begin()

    def show_offered(self, reference: str, offered: tuple[Offered, ...]) -> None:
        """Offer what a row can rest on."""
        if reference in self.cards:
            self.cards[reference].offer(offered)

    def show_done(self, happened: str, rest: str) -> None:
        """Say what was done."""
        self._frame.tell(happened, rest)

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""
        self._frame.report(message)

    def _finished(self, state: UpdateState) -> QWidget:
        card = Card(padding="l", gap="m")
        card.content.addWidget(WrappedLabel(ALL_TOLD, "reading"))
        self._state = state
        self.close_button, back = Button(f"Close {state.quarter}", Variant.PRIMARY), Button("Back to the plan")
        self.close_button.clicked.connect(self._close_quarter)
        back.clicked.connect(self.presenter.stop_update)
        card.content.addWidget(ButtonRow([self.close_button, back]))
        return card

    def _keep(self, reference: str, update: RowUpdate) -> None:
        self.presenter.save(reference, update)

    def _skip(self) -> None:
        self.presenter.skip(self._state)

    def _close_quarter(self) -> None:
        self.presenter.close_quarter(self._state.quarter)
