"""The page of a calibration: setting it up, or the spread of the group for everybody in the room to see."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from audit_tool.formdef.practice_cases import PracticeCase
from audit_tool.ui.formview.looks import look
from audit_tool.ui.frame import Frame
from audit_tool.ui.screens.practice_week.calibration.presenter import CalibrationDraft, CalibrationPresenter
from audit_tool.ui.screens.practice_week.calibration.wording import ShownCase
from audit_tool.ui.screens.practice_week.panel import TABLE_WIDTH, SetUpPanel
from audit_tool.ui.widgets.boxes import HairlineRow, column
from audit_tool.ui.widgets.fields import Field, ProblemWords
from audit_tool.ui.widgets.grade_bars import BarRow, GradeBars
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.ticks import TickBox

INTRODUCTION = (
    "Practice cases, made up for this, that everybody grades alone before the week. Then you look at the spread "
    "together. Nothing of it enters any figure about real cases, and nobody is named."
)


class CalibrationPanel(SetUpPanel):
    """The view of `CalibrationPresenter`."""

    def __init__(self, frame: Frame, round_id: int | None, parent: QWidget | None = None) -> None:
        super().__init__("Calibration", INTRODUCTION, "Give out the cases", parent)
        self.frame = frame
        self.cases: dict[str, TickBox] = {}
        self.auditors: dict[str, TickBox] = {}
        self.bars: list[GradeBars] = []
        self.presenter = CalibrationPresenter(frame.desk, frame.runner, self, round_id, frame.today)
        self.button.clicked.connect(self._ask)
        self.closed.connect(self.presenter.leave)
        self.presenter.load()

    def show_choice(self, cases: Sequence[PracticeCase], auditors: Sequence[tuple[str, str]], day: str) -> None:
        """Offer practice cases and auditors, and propose a day."""
        self.name, self.day = Field(), Field()
        self.name.setText(self.presenter.name_on(day))
        self.day.setText(day)
        self._proposed = self.name.text()
        self.day.textEdited.connect(self._follow)
        card = self.add_card("When")
        self.add_field(card, "name", "&Name", self.name)
        self.add_field(card, "day", "&Day", self.day, hint="Grades are due on this day.")
        titles = [(case.reference, f"{case.reference}  {case.title}") for case in cases]
        self.cases = self._ticks("cases", "Practice cases", "Each takes about twenty minutes.", titles)
        self.auditors = self._ticks("auditors", "Who grades", "Each finds the cases in My work.", auditors)
        self.end()
        self.name.setFocus()

    def show_spread(self, name: str, counts: Sequence[str], coefficient: str, cases: Sequence[ShownCase]) -> None:
        """Show how far apart the group is."""
        self.button.hide()
        card = self.add_card(name, TABLE_WIDTH)
        for words in counts:
            card.content.addWidget(WrappedLabel(words, "reading"))
        for case in cases:
            self._case_card(case)
        card = self.add_card("One figure for all of it", TABLE_WIDTH)
        card.content.addWidget(WrappedLabel(coefficient, "body", "muted"))
        self.end()
        self.back.setFocus()

    def show_begun(self, round_id: int, name: str) -> None:
        """Say that the calibration is set up, and put it in front."""
        # First the round: on the way back the board reads the one in front.
        self.frame.choose_round(round_id)
        self.closed.emit()
        self.frame.tell(f"{name} is set up.", "Everybody finds the practice cases in My work.")

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""
        self.frame.report(message)

    def _ticks(self, name: str, title: str, hint: str, options: Sequence[tuple[str, str]]) -> dict[str, TickBox]:
        card = self.add_card(title)
        card.content.addWidget(WrappedLabel(hint, "body", "muted"))
        boxes = {code: TickBox(words) for code, words in options}
        for box in boxes.values():
            box.setChecked(True)
            card.content.addWidget(box)
        problem = ProblemWords()
        card.content.addWidget(problem)
        self.watch(name, next(iter(boxes.values()), self.back), problem)
        return boxes

    def _case_card(self, case: ShownCase) -> None:
        card = self.add_card(case.title, TABLE_WIDTH)
        for at, line in enumerate(case.lines):
            if at:
                card.content.addWidget(HairlineRow())
            holder = QWidget()
            inside = column(holder, gap="xs")
            inside.addWidget(WrappedLabel(line.text, "label"))
            if any(count for _, count in line.counts):
                bars = GradeBars(line.text)
                bars.align_with([each.apart for each in case.lines])
                bars.set_rows([BarRow(line.apart, tuple((look(option), count) for option, count in line.counts))])
                self.bars.append(bars)
                inside.addWidget(bars)
            else:
                inside.addWidget(WrappedLabel("Nobody has submitted this case yet.", "body", "muted"))
            if line.discuss:
                inside.addWidget(WrappedLabel(f"To talk about: {line.discuss}", "body", "muted"))
            card.content.addWidget(holder)

    def _follow(self, typed: str) -> None:
        """The name goes with the day until somebody gives it another."""
        named = self.presenter.name_on(typed)
        if named and self.name.text() == self._proposed:
            self.name.setText(named)
            self._proposed = named

    def _ask(self) -> None:
        chosen = (
            tuple(code for code, box in boxes.items() if box.isChecked()) for boxes in (self.cases, self.auditors)
        )
        self.presenter.begin(CalibrationDraft(self.name.text(), self.day.text(), *chosen))
