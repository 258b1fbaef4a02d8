"""Practice week: the board of a round with its figures, and the panels that set it up."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from audit_tool.ui.changes import Change
from audit_tool.ui.frame import Frame
from audit_tool.ui.screens.practice_week.board import BoardLine, RoundFigures
from audit_tool.ui.screens.practice_week.board_page import BoardPage
from audit_tool.ui.screens.practice_week.case_panel import CasePanel
from audit_tool.ui.screens.practice_week.concern_strip import ConcernStrip
from audit_tool.ui.screens.practice_week.last_time_line import LastTimeLine
from audit_tool.ui.screens.practice_week.moderator_panel import ModeratorPanel
from audit_tool.ui.screens.practice_week.next_step import NextStep
from audit_tool.ui.screens.practice_week.one_case.view import OneCasePanel
from audit_tool.ui.screens.practice_week.panel_screen import PanelScreen
from audit_tool.ui.screens.practice_week.presenter import PracticeWeekPresenter, Staff
from audit_tool.ui.screens.practice_week.round.panel import RoundPanel
from audit_tool.ui.screens.practice_week.round_panels import PANELS


class PracticeWeekScreen(PanelScreen):
    """The view of `PracticeWeekPresenter`."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        board = BoardPage()
        super().__init__(frame, board, parent)
        self.board = board
        self.concerns = ConcernStrip(frame)
        board.above.addWidget(self.concerns)
        self.last_time = LastTimeLine(frame)
        board.told.addWidget(self.last_time)
        self._staff = Staff((), (), ())
        self._lines: list[BoardLine] = []
        self._begun = False
        self.presenter = PracticeWeekPresenter(frame.desk, frame.runner, self, frame.today)
        self.board.new_round.clicked.connect(self.open_round_panel)
        self.board.add_case.clicked.connect(self.open_case_panel)
        self.board.add_action.clicked.connect(self.add_action)
        self.board.settings.clicked.connect(self.open_settings_panel)
        self.board.moderator.clicked.connect(self.open_moderator_panel)
        self.board.panel_wanted.connect(self.open_panel)
        self.board.opened.connect(self._open_case)

    def arrive(self) -> None:
        """Read the round anew; a panel that is being filled in stays."""
        self.presenter.load(self.frame.round_id)
        self.concerns.load()
        self.last_time.load(self.frame.round_id)

    def show_board(self, name: str, figures: RoundFigures, lines: Sequence[BoardLine], staff: Staff) -> None:
        """Show the board of a round."""
        self._staff, self._lines = staff, list(lines)
        self.board.show_board(name, figures, lines, staff)
        self._begin()

    def show_next(self, step: NextStep) -> None:
        """Say what is to be done next to fill the board."""
        self.board.show_next(step)

    def show_conflicts(self, words: str) -> None:
        """Say which rules stand in the way of a case, and ask why they are to be lifted."""
        if isinstance(self.panel, CasePanel):
            self.panel.show_conflicts(words)

    def show_line(self, at: int, line: BoardLine, figures: RoundFigures) -> None:
        """Show one case anew, and the figures."""
        self._lines[at] = line
        self.board.show_line(at, line, figures)

    def show_completeness(self, words: str) -> None:
        """Say how complete the submitted audits are."""
        self.board.strip.show_completeness(words)

    def show_wanted(self, words: str) -> None:
        """Say which cases need a second audit."""
        self.board.strip.show_wanted(words)

    def show_empty(self, words: str, staff: Staff, *, may_begin: bool) -> None:
        """Say that there is no round yet and what to do first."""
        self._staff, self._lines = staff, []
        self.board.show_empty(words, may_begin=may_begin)
        self._begin()

    def open_round_panel(self) -> None:
        """Begin a new round."""
        self._show_round_panel(RoundPanel(self.frame, self._staff))

    def open_settings_panel(self) -> None:
        """Change the round in front."""
        if self.presenter.round_shown is not None:
            self._show_round_panel(RoundPanel(self.frame, self._staff, self.presenter.round_shown))

    def open_case_panel(self) -> None:
        """Begin to add a case."""
        if self.presenter.practice_only:
            self.show_problem(self.presenter.practice_only)
            return
        panel = CasePanel(self.presenter.begin_case(), self._staff)
        panel.wanted.connect(self.presenter.add_case)
        self.show_panel(panel)

    def open_moderator_panel(self) -> None:
        """Choose who moderates."""
        panel = ModeratorPanel(self._staff)
        panel.wanted.connect(self.presenter.give_moderator)
        self.show_panel(panel)

    def open_panel(self, key: str) -> None:
        """Open one of the panels of the round."""
        if PANELS[key].real and self.presenter.practice_only:
            self.show_problem(self.presenter.practice_only)
        elif self.presenter.round_shown is not None:
            panel = PANELS[key].build(self.frame, self.presenter.round_shown)
            panel.closed.connect(self.arrive)
            self.show_panel(panel)

    def take_focus(self) -> None:
        """The keyboard goes back to the board."""
        self.board.take_focus()

    def _begin(self) -> None:
        """A day begins on the board, or on the button for the first round."""
        if not self._begun and self.isVisible():
            self._begun = True
            self.board.take_focus()

    def _open_case(self, at: int) -> None:
        if self.presenter.round_shown is not None:
            panel = OneCasePanel(self.frame, self.presenter.round_shown, self._lines[at], self._staff)
            panel.changed.connect(self._show_changed)
            self.show_panel(panel)

    def _show_changed(self, change: Change | None, happened: str, rest: str) -> None:
        self.show_done(happened, rest)
        if change is None:
            self.arrive()
        else:
            self.presenter.refresh(change)

    def _show_round_panel(self, panel: RoundPanel) -> None:
        panel.finished.connect(self._show_round)
        self.show_panel(panel)

    def _show_round(self, round_id: int, happened: str, rest: str) -> None:
        self.frame.choose_round(round_id)
        self.presenter.load(round_id)
        self.show_done(happened, rest)
