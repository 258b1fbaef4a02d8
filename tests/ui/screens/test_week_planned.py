"""From a messy extract to a full board, by the pages of the practice week alone (R-003, R-013 to R-015, R-030)."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from audit_tool.ui.main_window import MainWindow
from audit_tool.ui.screens.practice_week.allocation.view import AllocationPanel
from audit_tool.ui.screens.practice_week.population.view import PopulationPanel
from audit_tool.ui.screens.practice_week.round.panel import RoundPanel
from audit_tool.ui.screens.practice_week.sample.view import SamplePanel
from audit_tool.ui.screens.practice_week.view import PracticeWeekScreen
from audit_tool.ui.widgets.buttons import Variant
from tests.conftest import Office
from tests.ui.screens.conftest import Enter, front

PICTURES = os.environ.get("AUDIT_TOOL_PICTURES", "")
"""A folder for pictures of each page, for those who want to look."""
HEAD = "Open cases on 2 November\n\nCase ID,Child Name,NHS Number,Team,Allocated worker,Case Type,Age,Last audit\n"
ROWS = "".join(
    f"{at:04},A Nother,9434765919,{'North' if at % 3 else 'South'},W-{at % 9},"
    f"{'Child in need' if at % 2 else 'Child protection'},{at % 17},{'12/09/2026' if at % 10 == 0 else ''}\n"
    for at in range(1, 61)
)


def press(control: QWidget) -> None:
    assert control.isVisible()
    assert control.isEnabled()
    QTest.mouseClick(control, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def keep(window: MainWindow, name: str) -> None:
    if PICTURES:
        QApplication.processEvents()
        window.grab().save(str(Path(PICTURES) / f"{name}-{window.width()}.png"))


def outstanding(screen: PracticeWeekScreen) -> list[str]:
    """The panels whose button stands out, and that it says why."""
    found = [key for key, button in screen.board.panels.items() if button.variant is Variant.PRIMARY]
    assert screen.board._nothing.isVisible() is bool(found)
    return found


def set_up(window: MainWindow, screen: PracticeWeekScreen) -> None:
    press(screen.board.new_round)
    panel = screen.panel
    assert isinstance(panel, RoundPanel)
    keep(window, "2-round")
    panel.texts["name"].setText("Practice week: November 2026")
    panel.texts["starts_on"].setText("9/11/2026")
    panel.texts["ends_on"].setText("13/11/2026")
    panel.texts["target"].setText("12")
    press(panel.button)


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_a_week_is_planned_from_a_messy_extract_to_a_full_board(
    office: Office, enter: Enter, tmp_path: Path, size: tuple[int, int]
) -> None:
    extract = tmp_path / "extract.csv"
    extract.write_text(f"{HEAD}{ROWS}Total,60,,,,,,\n", encoding="cp1252")
    window = enter("Q-01", "practice_week", size)
    screen = front(window, PracticeWeekScreen)
    keep(window, "1-empty")
    set_up(window, screen)
    keep(window, "3-board-empty")

    assert outstanding(screen) == ["population"]
    assert screen.board.panels["population"].hasFocus()
    press(screen.board.panels["population"])
    population = screen.panel
    assert isinstance(population, PopulationPanel)
    population.presenter.choose_file(extract)
    QApplication.processEvents()
    keep(window, "4-population")
    press(population.button)
    press(population.back)

    assert outstanding(screen) == ["sample"]
    press(screen.board.panels["sample"])
    sample = screen.panel
    assert isinstance(sample, SamplePanel)
    keep(window, "5-sample")
    sample.drawing.set_seed("48213077")
    press(sample.button)
    keep(window, "6-drawn")
    press(sample.back)

    assert outstanding(screen) == ["allocation"]
    press(screen.board.panels["allocation"])
    allocation = screen.panel
    assert isinstance(allocation, AllocationPanel)
    keep(window, "7-who")
    press(allocation.propose)
    keep(window, "8-proposal")
    press(allocation.button)
    keep(window, "9-board")
    assert outstanding(screen) == []

    lead = office.as_("Q-01")
    (entry,) = lead.rounds.listing()
    drawn = {each.reference for each in lead.sampling.cases(entry.id)}
    rows = lead.board.rows(entry.id)
    assert {row.reference for row in rows} == drawn
    assert len(rows) == 12
    assert not {"0010", "0020", "0030", "0040", "0050", "0060"} & drawn, "audited in September"
    assert len(screen.board._lines) == 12
    assert lead.check() == ()
