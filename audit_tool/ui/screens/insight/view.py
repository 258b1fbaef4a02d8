"""Insight: what figures and audits show, a page for each way to look at them."""

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from audit_tool.services.identity import Act
from audit_tool.ui.frame import Frame, Screen
from audit_tool.ui.screens.insight.agreement_page import AgreementPage
from audit_tool.ui.screens.insight.earlier_page import EarlierPage
from audit_tool.ui.screens.insight.found_page import FoundPage
from audit_tool.ui.screens.insight.learning_page import LearningPage
from audit_tool.ui.screens.insight.quarters_page import QuartersPage
from audit_tool.ui.screens.insight.round_page import RoundPage
from audit_tool.ui.screens.insight.search_page import SearchPage
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import column, row
from audit_tool.ui.widgets.fact_strip import FactStrip
from audit_tool.ui.widgets.segments import Choice

QUARTERS, FOUND, AGREEMENT, LEARNING, SEARCH = "quarters", "found", "agreement", "learning", "search"
EARLIER, ROUND = "earlier", "of_round"
OPEN_TO_ALL = (Choice(QUARTERS, "By quarter", "Q"), Choice(EARLIER, "Earlier figures", "E"))
PAGES = (
    *OPEN_TO_ALL,
    Choice(FOUND, "What audits found", "W"),
    Choice(ROUND, "The round", "R"),
    Choice(AGREEMENT, "Agreement", "A"),
    Choice(LEARNING, "Learning", "L"),
    Choice(SEARCH, "Search", "S"),
)
Page = TypeVar("Page", bound=QWidget)


class InsightScreen(Screen):
    """The pages; each is made when it is first turned to, so that the first one stands at once."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        layout = column(self, gap="none")
        # Who compares no audits has the pages of figures without records.
        self.pages = FactStrip(PAGES if frame.desk.identity.may_anywhere(Act.READ_BOTH) else OPEN_TO_ALL)
        self._stack = QStackedWidget()
        self._lay_out(layout)

    def _lay_out(self, layout: QBoxLayout) -> None:
        above = row(margin="none")
        side = current().space("xl")
        above.setContentsMargins(side, current().space("l"), side, 0)
        above.addWidget(self.pages)
        above.addStretch()
        layout.addLayout(above)
        layout.addWidget(self._stack, 1)
        self.pages.set_question("What to look at")
        self.pages.set_value(QUARTERS)
        self.pages.chosen.connect(self._turn_to)

    @cached_property
    def quarters(self) -> QuartersPage:
        """Outcomes by quarter."""
        return self._put(QuartersPage)

    @cached_property
    def earlier(self) -> EarlierPage:
        """Figures of other documents."""
        return self._put(EarlierPage)

    @cached_property
    def found(self) -> FoundPage:
        """What audits found."""
        return self._put(FoundPage)

    @cached_property
    def of_round(self) -> RoundPage:
        """The round in front as a whole."""
        return self._put(RoundPage)

    @cached_property
    def agreement(self) -> AgreementPage:
        """How far two auditors agree."""
        return self._put(AgreementPage)

    @cached_property
    def learning(self) -> LearningPage:
        """What can be learnt from a round."""
        return self._put(LearningPage)

    @cached_property
    def search(self) -> SearchPage:
        """What was written about settled cases."""
        return self._put(SearchPage)

    def _put(self, make: Callable[[Frame], Page]) -> Page:
        page = make(self.frame)
        self._stack.addWidget(page)
        return page

    def _turn_to(self, page: str) -> None:
        """Taking the choice back leads to the first page."""
        self.pages.set_value(page or QUARTERS)
        self.arrive()

    def arrive(self) -> None:
        """Read the page in front anew."""
        page = getattr(self, self.pages.value)
        self._stack.setCurrentWidget(page)
        page.arrive()
