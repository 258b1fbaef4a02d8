"""R-108: a calibration is set up in one page, graded beside its text, and looked at together."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from audit_tool.services.round_terms import NewRound
from audit_tool.ui.screens.audit.view import AuditScreen
from audit_tool.ui.screens.my_work.conflict_page import ConflictPage
from audit_tool.ui.screens.my_work.view import MyWorkScreen
from audit_tool.ui.screens.practice_week.calibration.view import CalibrationPanel
from audit_tool.ui.screens.practice_week.view import PracticeWeekScreen
from audit_tool.ui.theme.tokens import Mode
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from tests.conftest import Office, kept
from tests.services.test_calibrating import NEW, grade
from tests.ui.conftest import Dress
from tests.ui.reach import all_faults
from tests.ui.screens.conftest import Enter, front


@pytest.fixture
@kept
def graded(office: Office) -> int:
    """Two of three auditors have graded both cases, and differ."""
    made = office.as_("Q-01").calibrating.set_up(NEW)
    for reference in NEW.references:
        grade(office, "A-02", reference)
        grade(office, "A-09", reference, "requires_improvement", PLN_15="inadequate", VOC_09="good")
    return made


def opened(enter: Enter, round_id: int | None = None) -> CalibrationPanel:
    window = enter("Q-01", "practice_week")
    if round_id is not None:
        window.choose_round(round_id)
    screen = front(window, PracticeWeekScreen)
    screen.open_panel("calibration")
    QApplication.processEvents()
    assert isinstance(screen.panel, CalibrationPanel)
    return screen.panel


def words_of(panel: CalibrationPanel) -> str:
    kinds = panel.findChildren(WrappedLabel) + panel.findChildren(Words)
    return " ".join(label.text() for label in kinds if label.isVisible())


def test_everything_is_ticked_and_one_press_gives_the_cases_out(office: Office, enter: Enter) -> None:
    office.hold_round()
    panel = opened(enter)
    assert [box.isChecked() for box in (*panel.cases.values(), *panel.auditors.values())] == [True] * 6
    panel.button.click()
    window = panel.frame
    assert window.messages.words.startswith("Calibration: 11 November 2026 is set up.")  # type: ignore[attr-defined]
    screen = front(window, PracticeWeekScreen)  # type: ignore[arg-type]
    assert len(screen._lines) == 9, "the board is of the calibration, like the top of the window"
    tasks = office.as_("A-11").worklist.tasks()
    assert [task.reference for task in tasks] == ["CAL-01", "CAL-02", "CAL-03"]


def test_r108_nobody_declares_a_conflict_with_a_practice_case(graded: int, office: Office, enter: Enter) -> None:
    work = front(enter("A-11", "my_work"), MyWorkScreen)
    assert work.not_mine.isHidden()
    office.hold_round()
    office.allocate("PW-1", "A-11")
    window = enter("A-11", "my_work")
    work = front(window, MyWorkScreen)
    work.not_mine.click()
    assert isinstance(work.page, ConflictPage)
    assert [work.page.case.itemData(at) for at in range(work.page.case.count())] == ["PW-1"]


def test_r143_an_observation_is_begun_in_the_week_though_a_calibration_is_in_front(
    graded: int, office: Office, enter: Enter
) -> None:
    office.hold_round()
    window = enter("A-11", "my_work")
    window.choose_round(graded)
    window.go("companions")
    QApplication.processEvents()
    labels = window.findChildren(WrappedLabel)
    assert "In Practice week: November 2026." in [label.text() for label in labels if label.isVisible()]


def test_the_first_day_of_a_round_to_come_is_proposed(office: Office, enter: Enter) -> None:
    office.hold_round()
    later = office.as_("Q-01").round_setting.create(NewRound("January", date(2027, 1, 18), date(2027, 1, 22)))
    panel = opened(enter, later)
    assert (panel.name.text(), panel.day.text()) == ("Calibration: 18 January 2027", "18 January 2027")


def test_the_name_goes_with_the_day_until_it_has_another(office: Office, enter: Enter) -> None:
    office.hold_round()
    panel = opened(enter)
    for typed, name in (("16/11/2026", "Calibration: 16 November 2026"), ("16/11", "Calibration: 16 November 2026")):
        panel.day.selectAll()
        QTest.keyClicks(panel.day, typed)
        assert panel.name.text() == name
    panel.name.setText("Before the autumn week")
    panel.day.selectAll()
    QTest.keyClicks(panel.day, "17/11/2026")
    assert panel.name.text() == "Before the autumn week"


def test_what_is_missing_is_said_at_its_place(office: Office, enter: Enter) -> None:
    office.hold_round()
    panel = opened(enter)
    panel.name.setText("")
    panel.day.setText("Monday")
    for box in (*panel.cases.values(), *list(panel.auditors.values())[1:]):
        box.setChecked(False)
    panel.button.click()
    shown = words_of(panel)
    for words in ("Give the calibration a name", "Write a day", "at least one practice case", "at least two auditors"):
        assert words in shown
    assert len(office.as_("Q-01").rounds.listing()) == 1


def test_the_spread_says_counts_first_then_bars_then_the_coefficient(graded: int, enter: Enter) -> None:
    panel = opened(enter, graded)
    words = words_of(panel)
    assert "2 of 3 auditors have submitted every case." in words
    assert "Of 22 questions that two or more have graded, 2 have the same grade" in words
    assert "20 have grades on both sides of good" in words
    assert "Ordinal alpha" in words
    assert "indicative, 22 questions" in words
    assert "To talk about" in words
    assert panel.bars[0].accessibleName() == "How good is the plan?"
    assert not {"A-02", "A-09"} & set(words.split())


def test_before_anybody_has_submitted_the_page_says_what_will_come(office: Office, enter: Enter) -> None:
    made = office.as_("Q-01").calibrating.set_up(NEW)
    words = words_of(opened(enter, made))
    assert "0 of 3 auditors have submitted" in words
    assert "As soon as two auditors" in words
    assert "Nobody has submitted this case yet." in words


@pytest.mark.parametrize("text_percent", [100, 200])
def test_both_pages_can_be_heard_reached_and_read(graded: int, enter: Enter, dress: Dress, text_percent: int) -> None:
    dress(Mode.LIGHT, text_percent)
    for round_id in (graded, None):
        panel = opened(enter, round_id)
        assert all_faults(panel.window()) == []


def test_an_auditor_grades_beside_the_text_of_the_case(graded: int, enter: Enter, office: Office) -> None:
    office.as_("Q-01")
    window = enter("A-11", "my_work")
    task = office.as_("A-11").worklist.tasks()[0]
    window.open_audit(task.allocation_id)
    QApplication.processEvents()
    case = front(window, AuditScreen).help_pane.case
    assert case.isVisible()
    shown = " ".join(label.text() for label in case.findChildren(WrappedLabel) if label.isVisible())
    assert "A boy of seven, child in need" in shown
    assert "black evenings" in shown
    case.turn.click()
    assert not [label for label in case.findChildren(WrappedLabel) if label.isVisible()]
    assert "Help with" in " ".join(
        label.text() for label in front(window, AuditScreen).help_pane.findChildren(Words) if label.isVisible()
    )
    case.turn.click()
    assert case.turn.text() == "Show the help"


def test_a_real_case_has_no_such_text(office: Office, enter: Enter, tmp_path: Path) -> None:
    office.hold_round()
    allocation = office.allocate()
    window = enter("A-02", "my_work")
    window.open_audit(allocation)
    QApplication.processEvents()
    assert not front(window, AuditScreen).help_pane.case.isVisible()


def test_r108_the_board_of_a_calibration_opens_nothing_about_real_cases(graded: int, enter: Enter) -> None:
    window = enter("Q-01", "practice_week")
    window.choose_round(graded)
    screen = front(window, PracticeWeekScreen)
    screen.arrive()
    for button in (
        screen.board.add_case,
        *(screen.board.panels[key] for key in ("population", "sample", "allocation")),
    ):
        window.close_message()
        button.click()
        assert screen.panel is None, button.text()
        assert "holds practice cases only. Nothing was changed." in window.messages.words
    for key in ("going_out", "calibration"):
        screen.board.panels[key].click()
        assert screen.panel is not None
        screen.close_panel()
