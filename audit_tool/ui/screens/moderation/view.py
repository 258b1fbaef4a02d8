"""The moderation screen: the panel's list at the left, one case at the right, its differences first."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from audit_tool.services.panel_rows import PanelRow
from audit_tool.ui.formview.looks import looks_by_code
from audit_tool.ui.frame import Frame, Screen, clock_time
from audit_tool.ui.screens.moderation.case_actions import CaseActions
from audit_tool.ui.screens.moderation.case_page import CasePage, CaseShown
from audit_tool.ui.screens.moderation.compared import CaseLine, Difference
from audit_tool.ui.screens.moderation.difference_card import DifferenceCard
from audit_tool.ui.screens.moderation.follow_up_here import FollowUpHere
from audit_tool.ui.screens.moderation.list_above import ListAbove
from audit_tool.ui.screens.moderation.others import Others
from audit_tool.ui.screens.moderation.panel_filter import next_case
from audit_tool.ui.screens.moderation.panel_pane import PanelPane
from audit_tool.ui.screens.moderation.passing import Passing
from audit_tool.ui.screens.moderation.presenter import ModerationPresenter
from audit_tool.ui.screens.moderation.session_page import SessionPage
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import column, large_text
from audit_tool.ui.widgets.grades import GradeLook

NARROW, WIDE = 272, 320


class ModerationScreen(Screen):
    """The view of `ModerationPresenter`."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        self.left = PanelPane(frame.desk.identity.code)
        self.left.chosen.connect(self._open)
        self._page = CasePage()
        self.session = SessionPage(frame)
        # With large text there is no room for a list at the side: it closes into one line above.
        self.above = ListAbove(self.left) if large_text() else None
        self._lay_out()
        self._rows: Sequence[PanelRow] = ()
        self._current = 0
        self._looks: dict[str, GradeLook] = {}
        self.presenter = ModerationPresenter(frame.desk, frame.runner, self)
        self.follow_up = FollowUpHere(frame, self._page)
        self.left.session.clicked.connect(self._open_sessions)
        self.session.sitting.connect(self.show_sitting)
        self.session.closed.connect(self.arrive)
        self._page.decide_wanted.connect(self.presenter.decide)
        self._page.panel_wanted.connect(self.presenter.send_to_panel)
        self._page.draft_changed.connect(self.presenter.keep_draft)
        self._page.accept_wanted.connect(self.presenter.accept_agreed)
        self._page.finish_wanted.connect(self.presenter.finish)
        self._page.history_wanted.connect(self.presenter.read_history)
        self._page.reopen_wanted.connect(self.presenter.reopen)
        self._page.seconds_wanted.connect(self.presenter.second.read_choices)
        self._page.pass_wanted.connect(self.presenter.second.pass_on)
        self._page.back_wanted.connect(self.presenter.second.take_back)

    @property
    def open_card(self) -> DifferenceCard | None:
        """The difference that is being decided."""
        return self._page.open_card

    @property
    def case_actions(self) -> CaseActions | None:
        """What is asked for about the case that is open, and what it proposes."""
        return self._page.case_actions

    def _lay_out(self) -> None:
        right = column(gap="none")
        if self.above is not None:
            self.above.chosen.connect(self._open)
            right.addWidget(self.above)
        self._right = QStackedWidget()
        for page in (self._page, self.session):
            self._right.addWidget(page)
        right.addWidget(self._right, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.left)
        layout.addLayout(right, 1)
        if self.above is not None:
            self.left.hide()

    def arrive(self) -> None:
        """Read the list anew."""
        self._right.setCurrentWidget(self._page)
        self.presenter.load(self.frame.round_id)
        self.follow_up.arrive()
        if self.frame.round_id is not None:
            self.session.presenter.look(self.frame.round_id)

    def choose(self, what: str) -> None:
        """Open this allocated case when the list is read."""
        self.presenter.want(int(what))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list takes more room in a wide window."""
        super().resizeEvent(event)
        wide = self.window().width() >= current().pane("switch_panes")
        # Large text widens the list, but never at the cost of the case beside it.
        self.left.setFixedWidth(min(current().px(WIDE if wide else NARROW), event.size().width() * 2 // 5))

    def show_panel(self, rows: Sequence[PanelRow], current: int) -> None:
        self._rows = rows
        self._looks = looks_by_code([row.grades for row in rows])
        self._current = current
        self.left.show_rows(rows, self._looks, current)

    def show_case(
        self, case: CaseLine, differences: Sequence[Difference], others: Others, passing: Passing, open_code: str
    ) -> None:
        self._page.show_case(CaseShown(case, differences, others, passing, self._looks), open_code)
        self.follow_up.load(case.allocation_id)

    def show_history(self, code: str, lines: Sequence[str]) -> None:
        self._page.show_history(code, lines)

    def show_seconds(self, codes: Sequence[str]) -> None:
        self._page.show_seconds(codes)

    def show_sitting(self, sits: bool) -> None:  # noqa: FBT001 - what a signal delivers
        """Say beside the list whether a session is open."""
        self.left.session.setText("Panel session: open" if sits else "Panel session")

    def show_nothing(self, words: str) -> None:
        self._page.show_nothing(words)

    def show_problem(self, message: str) -> None:
        self.frame.report(message)

    def show_saved(self) -> None:
        self.frame.save_state.saved(clock_time(datetime.now().astimezone()))

    def show_finished(self, reference: str, names: tuple[str, str]) -> None:
        who = f"Auditor A was {names[0]}, auditor B {names[1]}."
        self.left.list.setFocus()
        self.frame.tell(
            f"{reference} is decided.", f"{who} Both audits stay as they were. Its record is under Reports."
        )

    def _open(self, allocation: int) -> None:
        self._right.setCurrentWidget(self._page)
        self.presenter.open(allocation)

    def _open_sessions(self) -> None:
        if self.frame.round_id is not None:
            self._right.setCurrentWidget(self.session)
            self.session.presenter.load(self.frame.round_id)

    def add_action(self) -> bool:
        """Ask for something to become different, from the difference that is open or from the whole case."""
        if self._right.currentWidget() is not self._page:
            return False
        self.follow_up.add_action(self.open_card.code if self.open_card is not None else "")
        return bool(self._rows)

    def step(self, *, forward: bool) -> None:
        """Ctrl+Enter: to the next case of the list that is not decided; with Shift the one before."""
        found = next_case(self.left.shown, self._current, forward=forward)
        if found:
            self.presenter.open(found)
        else:
            self.frame.tell("No other case of this list waits.", "What is decided is saved.")
