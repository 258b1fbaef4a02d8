"""What every page over the board has in common: its buttons in sight, the next page of the work, its Tab order."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from audit_tool.ui.screens.practice_week.allocation.view import AllocationPanel
from audit_tool.ui.screens.practice_week.population.view import PopulationPanel
from audit_tool.ui.screens.practice_week.round.panel import RoundPanel
from audit_tool.ui.screens.practice_week.round_panels import PANELS
from audit_tool.ui.screens.practice_week.sample.view import SamplePanel
from audit_tool.ui.screens.practice_week.view import PracticeWeekScreen
from audit_tool.ui.theme.tokens import Mode as Look
from audit_tool.ui.widgets.fields import Labelled
from tests.conftest import Office
from tests.ui.conftest import Dress
from tests.ui.looking import in_sight
from tests.ui.screens.conftest import Enter, front

EXTRACT = "Case ID,Team,Case Type,Age\n" + "".join(f"{at:04},North,Child in need,{at % 17}\n" for at in range(1, 21))


@pytest.mark.parametrize(("key", "percent"), [*((key, 100) for key in PANELS), ("sample", 200), ("population", 200)])
def test_the_way_back_is_in_sight_on_every_page(
    office: Office, enter: Enter, dress: Dress, key: str, percent: int
) -> None:
    office.hold_round()
    dress(Look.LIGHT, percent)
    screen = front(enter("Q-01", "practice_week"), PracticeWeekScreen)
    screen.open_panel(key)
    QApplication.processEvents()
    assert screen.panel is not None
    assert in_sight(screen.panel.back)


def test_what_sets_a_round_up_is_in_sight_before_anything_is_scrolled(office: Office, enter: Enter) -> None:
    screen = front(enter("Q-01", "practice_week"), PracticeWeekScreen)
    screen.open_round_panel()
    QApplication.processEvents()
    panel = screen.panel
    assert isinstance(panel, RoundPanel)
    assert in_sight(panel.button)
    panel.texts["name"].setText("Practice week")
    panel.texts["starts_on"].setText("9/11/2026")
    panel.texts["ends_on"].setText("13/11/2026")
    panel.texts["target"].setText("a dozen")
    panel.button.click()
    QApplication.processEvents()
    wrong = panel.texts["target"]
    assert wrong.hasFocus()
    around = wrong.parentWidget()
    assert isinstance(around, Labelled)
    assert in_sight(around), "the label and what is wrong are seen, not the field alone"


def test_one_page_leads_to_the_next(office: Office, enter: Enter, tmp_path: Path) -> None:
    office.hold_round()
    (tmp_path / "extract.csv").write_text(EXTRACT)
    screen = front(enter("Q-01", "practice_week"), PracticeWeekScreen)
    screen.open_panel("population")
    population = screen.panel
    assert isinstance(population, PopulationPanel)
    assert not population.next.isVisible()
    population.presenter.choose_file(tmp_path / "extract.csv")
    assert not population.next.isVisible(), "bringing in comes first"
    population.button.click()
    population.next.click()
    QApplication.processEvents()
    sample = screen.panel
    assert isinstance(sample, SamplePanel)
    assert not sample.next.isVisible()
    sample.button.click()
    sample.next.click()
    QApplication.processEvents()
    assert isinstance(screen.panel, AllocationPanel)
    assert screen._stack.count() == 2, "the pages that were left are gone"


def test_tab_reaches_columns_before_the_buttons_at_the_foot(office: Office, enter: Enter, tmp_path: Path) -> None:
    office.hold_round()
    (tmp_path / "extract.csv").write_text(EXTRACT)
    window = enter("Q-01", "practice_week")
    screen = front(window, PracticeWeekScreen)
    screen.open_panel("population")
    panel = screen.panel
    assert isinstance(panel, PopulationPanel)
    panel.presenter.choose_file(tmp_path / "extract.csv")
    QApplication.processEvents()
    panel.choose.setFocus()
    QTest.keyClick(panel.choose, Qt.Key.Key_Tab)
    assert window.focusWidget() is panel.columns.rows["Case ID"].use
    panel.button.setFocus()
    QTest.keyClick(panel.button, Qt.Key.Key_Backtab)
    assert window.focusWidget() is panel.pseudonyms
