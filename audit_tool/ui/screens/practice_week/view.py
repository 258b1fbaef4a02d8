"""Practice week: the board of a round with its figures, and the panels that set it up."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from audit_tool.ui.frame import Frame
from audit_tool.ui.screens.practice_week.board import BoardLine, RoundFigures
from audit_tool.ui.screens.practice_week.board_page import BoardPage
from audit_tool.ui.screens.practice_week.calibration.view import CalibrationPanel
from audit_tool.ui.screens.practice_week.case_panel import CasePanel, ReopenPanel
from audit_tool.ui.screens.practice_week.going_out.panel import GoingOutPanel
from audit_tool.ui.screens.practice_week.moderator_panel import ModeratorPanel
from audit_tool.ui.screens.practice_week.panel_screen import PanelScreen
from audit_tool.ui.screens.practice_week.population.view import PopulationPanel
from audit_tool.ui.screens.practice_week.presenter import PracticeWeekPresenter, Staff
from audit_tool.ui.screens.practice_week.round.panel import RoundPanel
from audit_tool.ui.screens.practice_week.sample.view import SamplePanel


class PracticeWeekScreen(PanelScreen):
    """The view of `PracticeWeekPresenter`."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        board = BoardPage()
        super().__init__(frame, board, parent)
        self.board = board
        self._staff = Staff((), (), ())
        self._lines: tuple[BoardLine, ...] = ()
        self._begun = False
        self.presenter = PracticeWeekPresenter(frame.desk, frame.runner, self, frame.today)
        self.board.new_round.clicked.connect(self.open_round_panel)
        self.board.calibrate.clicked.connect(self.open_calibration_panel)
        self.board.add_case.clicked.connect(self.open_case_panel)
        self.board.settings.clicked.connect(self.open_settings_panel)
        self.board.population.clicked.connect(self.open_population_panel)
        self.board.sample.clicked.connect(self.open_sample_panel)
        self.board.going_out.clicked.connect(self.open_going_out_panel)
        self.board.moderator.clicked.connect(self.open_moderator_panel)
        self.board.opened.connect(self._open_case)

    def arrive(self) -> None:
        """Read the round anew; a panel that is being filled in stays."""
        self.presenter.load(self.frame.round_id)

    def show_board(self, name: str, figures: RoundFigures, lines: Sequence[BoardLine], staff: Staff) -> None:
        """Show the board of a round."""
        self._staff, self._lines = staff, tuple(lines)
        self.board.show_board(name, figures, lines, staff)
        self._begin()

    def show_empty(self, words: str, staff: Staff, *, may_begin: bool) -> None:
        """Say that there is no round yet and what to do first."""
        self._staff, self._lines = staff, ()
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
        panel = CasePanel(self.presenter.forms(), self._staff)
        panel.wanted.connect(self.presenter.add_case)
        self.show_panel(panel)

    def open_moderator_panel(self) -> None:
        """Choose who moderates."""
        panel = ModeratorPanel(self._staff)
        panel.wanted.connect(self.presenter.give_moderator)
        self.show_panel(panel)

    def open_population_panel(self) -> None:
        """Bring in the list of cases that the round may draw from."""
        if self.presenter.round_shown is not None:
            self.show_panel(PopulationPanel(self.frame, self.presenter.round_shown))

    def open_going_out_panel(self) -> None:
        """Worklists, calendar files and messages."""
        if self.presenter.round_shown is not None:
            self.show_panel(GoingOutPanel(self.frame, self.presenter.round_shown))

    def open_sample_panel(self) -> None:
        """Draw the cases of the round out of its population."""
        if self.presenter.round_shown is not None:
            self.show_panel(SamplePanel(self.frame, self.presenter.round_shown))

    def open_calibration_panel(self) -> None:
        """Set a calibration up, or show the spread of the one in front."""
        self.show_panel(CalibrationPanel(self.frame, self.presenter.round_shown))

    def take_focus(self) -> None:
        """The keyboard goes back to the board."""
        self.board.take_focus()

    def _begin(self) -> None:
        """A day begins on the board, or on the button for the first round."""
        if not self._begun and self.isVisible():
            self._begun = True
            self.board.take_focus()

    def _open_case(self, at: int) -> None:
        panel = ReopenPanel(self._lines[at])
        panel.wanted.connect(self.presenter.reopen)
        self.show_panel(panel)

    def _show_round_panel(self, panel: RoundPanel) -> None:
        panel.finished.connect(self._show_round)
        self.show_panel(panel)

    def _show_round(self, round_id: int, happened: str, rest: str) -> None:
        self.frame.choose_round(round_id)
        self.presenter.load(round_id)
        self.show_done(happened, rest)
