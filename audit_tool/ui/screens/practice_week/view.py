"""Practice week: the board of a round with its figures, and the panels that set it up."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QWidget

from audit_tool.ui.frame import Frame, Screen
from audit_tool.ui.screens.practice_week.board import BoardLine, RoundFigures
from audit_tool.ui.screens.practice_week.board_page import BoardPage
from audit_tool.ui.screens.practice_week.calibration.view import CalibrationPanel
from audit_tool.ui.screens.practice_week.case_panel import CasePanel, ReopenPanel
from audit_tool.ui.screens.practice_week.drafts import Problems
from audit_tool.ui.screens.practice_week.panel import SetUpPanel
from audit_tool.ui.screens.practice_week.population.view import PopulationPanel
from audit_tool.ui.screens.practice_week.presenter import PracticeWeekPresenter, Staff
from audit_tool.ui.screens.practice_week.round_panel import ModeratorPanel, RoundPanel
from audit_tool.ui.screens.practice_week.sample.view import SamplePanel
from audit_tool.ui.widgets.boxes import column


class PracticeWeekScreen(Screen):
    """The view of `PracticeWeekPresenter`."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        layout = column(self, gap="none")
        self._stack = QStackedWidget()
        layout.addWidget(self._stack)
        self.board = BoardPage()
        self._stack.addWidget(self.board)
        self.panel: SetUpPanel | None = None
        self._staff = Staff((), (), ())
        self._lines: tuple[BoardLine, ...] = ()
        self._begun = False
        self.presenter = PracticeWeekPresenter(frame.desk, frame.runner, self, frame.today)
        self.board.new_round.clicked.connect(self.open_round_panel)
        self.board.calibrate.clicked.connect(self.open_calibration_panel)
        self.board.add_case.clicked.connect(self.open_case_panel)
        self.board.population.clicked.connect(self.open_population_panel)
        self.board.sample.clicked.connect(self.open_sample_panel)
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

    def show_problems(self, problems: Problems) -> None:
        """Say at each field what is wrong with it."""
        if self.panel is not None:
            self.panel.show_problems(problems)

    def show_done(self, happened: str, rest: str = "") -> None:
        """Say what was done, and go back to the board."""
        self.close_panel()
        self.frame.refresh()
        self.frame.tell(happened, rest)

    def show_round(self, round_id: int) -> None:
        """Put a new round in front."""
        self.frame.choose_round(round_id)
        self.presenter.load(round_id)

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""
        self.frame.report(message)

    def open_round_panel(self) -> None:
        """Begin a new round."""
        panel = RoundPanel(self._staff)
        panel.wanted.connect(self.presenter.create_round)
        self._show_panel(panel)

    def open_case_panel(self) -> None:
        """Begin to add a case."""
        panel = CasePanel(self.presenter.forms(), self._staff)
        panel.wanted.connect(self.presenter.add_case)
        self._show_panel(panel)

    def open_moderator_panel(self) -> None:
        """Choose who moderates."""
        panel = ModeratorPanel(self._staff)
        panel.wanted.connect(self.presenter.give_moderator)
        self._show_panel(panel)

    def open_population_panel(self) -> None:
        """Bring in the list of cases that the round may draw from."""
        if self.presenter.round_shown is not None:
            self._show_panel(PopulationPanel(self.frame, self.presenter.round_shown))

    def open_sample_panel(self) -> None:
        """Draw the cases of the round out of its population."""
        if self.presenter.round_shown is not None:
            self._show_panel(SamplePanel(self.frame, self.presenter.round_shown))

    def open_calibration_panel(self) -> None:
        """Set a calibration up, or show the spread of the one in front."""
        self._show_panel(CalibrationPanel(self.frame, self.presenter.round_shown))

    def close_panel(self) -> None:
        """Back to the board."""
        panel, self.panel = self.panel, None
        self._stack.setCurrentWidget(self.board)
        if panel is not None:
            self._stack.removeWidget(panel)
            panel.deleteLater()
        self.board.take_focus()

    def _begin(self) -> None:
        """A day begins on the board, or on the button for the first round."""
        if not self._begun and self.isVisible():
            self._begun = True
            self.board.take_focus()

    def _open_case(self, at: int) -> None:
        panel = ReopenPanel(self._lines[at])
        panel.wanted.connect(self.presenter.reopen)
        self._show_panel(panel)

    def _show_panel(self, panel: SetUpPanel) -> None:
        self.panel = panel
        panel.closed.connect(self.close_panel)
        self._stack.addWidget(panel)
        self._stack.setCurrentWidget(panel)
        panel.begin()
