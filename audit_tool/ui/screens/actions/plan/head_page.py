"""The head of a plan's page: what is begun, what can be done with the plan as a whole, which year and area."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from audit_tool.services.plan_terms import Half
from audit_tool.services.unfinished import Begun
from audit_tool.ui import dialogs
from audit_tool.ui.frame import Frame
from audit_tool.ui.screens.actions.acts import ActEntry, ActForm, Acts
from audit_tool.ui.screens.actions.begun_card import BegunCard
from audit_tool.ui.screens.actions.plan.reading import ShownPlan
from audit_tool.ui.screens.actions.plan.rows_page import PlanRowsPage
from audit_tool.ui.screens.actions.plan.writing import HALF_OF
from audit_tool.ui.widgets.boxes import Card, row_or_column
from audit_tool.ui.widgets.button_row import ButtonRow
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.fields import ClosedList, Labelled

BEGUN = "Begun, and not saved in the plan yet"
BEGUN_WORDS = {
    Half.PLAN: "Another year’s plan",
    Half.ROW: "A new row of {}",
    Half.WORDING: "{} in other words",
    Half.IMPACT: "{}, its measure and target",
    Half.CARRYING: "{}, carried forward",
    Half.UPDATE: "{}, this quarter’s progress",
}
FILES = "Improvement plan (*.csv *.xlsx)"


class PlanHeadPage(PlanRowsPage):
    """What the page of a plan knows of its head."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        self.year, self.area = ClosedList(), ClosedList()
        self.head: Acts | None = None
        self._begun: tuple[Begun, ...] = ()
        self._opens: Begun | None = None

    def show_begun(self, begun: tuple[Begun, ...]) -> None:
        """Remind of what is half written."""
        self._begun = tuple(each for each in begun if any(text.strip() for text in each.parts.values()))

    def _acts(self, shown: ShownPlan) -> QWidget:
        self.print = Button("Print as PDF", icon="print")
        self.print.clicked.connect(self._print)
        if not self.presenter.may_change:
            return ButtonRow([self.print])
        self.update_button = Button("Tell this quarter’s progress", Variant.PRIMARY, icon="pencil")
        self.update_button.clicked.connect(self.presenter.begin_update)
        first = [self.update_button] if shown.plan.rows else []
        return ButtonRow([*first, self._bring_in(Variant.PLAIN), self.print])

    def _add_begun(self) -> None:
        if self._begun:
            card = BegunCard(BEGUN, [(each, _words_of(each)) for each in self._begun])
            card.wanted.connect(self._go_on)
            card.given_up.connect(self.presenter.give_up_begun)
            self._column.add(card)

    def _add_head(self, acts: tuple[ActEntry, ...], *, primary: bool = False) -> None:
        self.head = None
        if acts:
            self.head = Acts(acts, primary=primary, about="About the plan", kept=True)
            self.head.wanted.connect(self._write)
            self.head.given_up.connect(self._give_up_here)
            self.head.form_opened.connect(self._keep_here)
            card = Card(padding="l")
            card.content.addWidget(self.head)
            self._column.add(card)

    def _go_on(self, begun: Begun) -> None:
        self._opens = begun
        self._about = begun.about.partition("\n")[2]
        self.presenter.go_on(begun)

    def _open_begun(self) -> None:
        """Open the fields that somebody wants to go on with."""
        opens, self._opens = self._opens, None
        key = next((key for key, half in HALF_OF.items() if opens is not None and half == opens.kind), "")
        reference = opens.about.partition("\n")[2] if opens is not None else ""
        acts = self.cards[reference].acts if reference in self.cards else self.head
        if key and acts is not None and key in acts.keys:
            acts.open_act(key)

    def _write(self, key: str, words: list[str]) -> None:
        self.presenter.write(key, "", words)

    def _give_up_here(self, key: str) -> None:
        self.presenter.give_up(key, "")

    def _keep_here(self, form: ActForm) -> None:
        self._keep_form("", form)

    def _bring_in(self, variant: Variant) -> Button:
        self.bring = Button("Bring in a plan", variant, icon="plus")
        self.bring.clicked.connect(self._ask_for_file)
        return self.bring

    def _choices(self, shown: ShownPlan) -> QWidget:
        holder = QWidget()
        line = row_or_column(holder, gap="m")
        self.year, self.area = ClosedList([(year, year) for year in shown.years]), ClosedList(shown.areas)
        self.year.set_value(shown.plan.year)
        self.area.setCurrentIndex(max(0, self.area.findData(shown.area)))
        for label, control in (("Year", self.year), ("Area", self.area)):
            line.addWidget(Labelled(label, control), 1)
        self.year.picked.connect(self._choose_year)
        self.area.picked.connect(self._choose_area)
        return holder

    def _print(self) -> None:
        self._frame.go("reports", f"improvement-plan {self.year.value}")

    def _ask_for_file(self) -> None:
        dialogs.ask_for_file(self, "Bring in a plan", FILES, self._file_chosen)

    def _file_chosen(self, path: str) -> None:
        self.presenter.bring_in(Path(path))


def _words_of(begun: Begun) -> str:
    return BEGUN_WORDS[Half(begun.kind)].format(begun.about.replace("\n", " "))
