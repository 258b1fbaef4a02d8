"""Insight: figures as they print and as they are heard."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from audit_tool.exchange.figures_file import read_figures
from audit_tool.places import resources
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.figures import Aggregate
from audit_tool.ui.screens.insight.quarters import figures_of
from audit_tool.ui.screens.insight.view import InsightScreen
from audit_tool.ui.screens.reports.view import ReportsScreen
from audit_tool.ui.theme.tokens import Mode
from audit_tool.ui.widgets.buttons import Button
from audit_tool.ui.widgets.figure_table import FigureTable
from audit_tool.ui.widgets.labels import WrappedLabel
from tests.conftest import COVER, ROOT, Office, kept
from tests.ui.conftest import Dress
from tests.ui.looking import interface
from tests.ui.screens.conftest import Enter, front


@pytest.fixture
def published() -> Path:
    return resources() / "figures" / "audits_by_quarter.csv"


@pytest.fixture
def figures(office: Office, published: Path) -> Office:
    office.as_("Q-01").figures.bring_in(read_figures(published), "figures.csv")
    return office


def words_of(screen: InsightScreen) -> str:
    return " ".join(label.text() for label in screen.findChildren(WrappedLabel) if label.isVisible())


def heads_of(table: FigureTable) -> list[str]:
    columns = range(table.model().columnCount())
    return [str(table.model().headerData(at, Qt.Orientation.Horizontal)) for at in columns]


def cell(table: FigureTable, row: str, column: str) -> tuple[str, str]:
    heads = heads_of(table)
    for each in table.figure_rows:
        if each.cells[0].spoken == row:
            found = each.cells[heads.index(column)]
            return found.text, found.spoken
    raise AssertionError(row)


def test_r117_the_table_shows_the_published_counts(figures: Office, enter: Enter) -> None:
    screen = front(enter("A-02", "insight"), InsightScreen)
    table = screen.quarters.tables[0]
    assert cell(table, "Audits graded", "2017-18 Q1")[0] == "39"
    assert cell(table, "Audits graded", "2017-18 Year")[0] == "161"
    assert cell(table, "Good or outstanding as a share", "2017-18 Q3")[0] == "25%"
    assert "65 of 182 audits (36%) were good or outstanding." in words_of(screen)
    assert "as at 30 September 2018" in words_of(screen)


def test_under_ten_audits_no_share_is_given_and_what_lies_ahead_is_said(figures: Office, enter: Enter) -> None:
    table = front(enter("A-02", "insight"), InsightScreen).quarters.tables[0]
    share = "Good or outstanding as a share"
    assert cell(table, share, "2018-19 Q2") == ("too few", "2018-19 Q2, good or outstanding as a share: too few")
    assert cell(table, "Good", "2018-19 Q3") == ("", "2018-19 Q3, Good: not yet due")


def test_r118_the_half_year_of_2016_stands_apart(figures: Office, enter: Enter) -> None:
    apart = front(enter("A-02", "insight"), InsightScreen).quarters.tables[-1]
    shown = [each.text for each in apart.figure_rows[1].cells]
    assert shown == ["March to end of August 2016", "1", "31", "41", "9", "82", "32", "39%"]


def test_every_cell_and_every_bar_has_its_words_in_the_accessibility_tree(figures: Office, enter: Enter) -> None:
    screen = front(enter("A-02", "insight"), InsightScreen)
    table = screen.quarters.tables[0]
    heard = [interface(table).child(at).text(QAccessible.Text.Name) for at in range(interface(table).childCount())]
    assert "2017-18 Q2, Requires improvement: 25" in heard
    assert screen.quarters.bars is not None
    bars, line = (
        screen.quarters.bars.picture.accessibleName(),
        screen.quarters.line.picture.accessibleName() if screen.quarters.line else "",
    )
    assert "Quarter: 2017-18 Q3, Outstanding: 1, Good: 7, Requires improvement: 22, Inadequate: 2" in bars
    assert bars.count("Quarter: ") == 6
    assert "Period: 2018-19 Q2, So many of so many: 6 of 9," in line


def test_the_arrows_walk_through_the_table(figures: Office, enter: Enter) -> None:
    table = front(enter("A-02", "insight"), InsightScreen).quarters.tables[0]
    table.setFocus()
    start = table.currentIndex()
    QTest.keyClick(table, Qt.Key.Key_Right)
    QTest.keyClick(table, Qt.Key.Key_Down)
    moved = table.currentIndex()
    assert (moved.row() - start.row(), moved.column() - start.column()) == (1, 1)


def test_shares_say_which_grade_most_audits_got(figures: Office) -> None:
    found = figures_of(figures.as_("Q-01").figures.indicators())
    first, second = "In 2017-18 most audits were graded requires improvement: 93 of 161.", "In 2018-19 so far"
    assert found.bars.sentence.startswith(f"{first} {second} most audits were graded good: 12 of 21.")


def test_r115_the_line_over_the_quarters_says_that_the_count_stayed(figures: Office, enter: Enter) -> None:
    told = words_of(front(enter("A-02", "insight"), InsightScreen))
    assert "6 of 12 (50%) in 2018-19 Q1, then 6 of 9 in 2018-19 Q2: too few to tell a change" in told
    assert "the count is the same, only the total differs" in told
    assert "Aggregate figures only: no case records stand behind them." in told


@pytest.fixture
@kept
def both_kinds(office: Office, fill: Callable[..., None], published: Path) -> Office:
    """The published quarters, and one of the office's own; a sum was brought in for that one too."""
    office.hold_round()
    lead = office.as_("Q-01")
    fill("A-02", lead.allocation.allocate(office.round_id, NewAllocation("PW-1", "A-02", cover=COVER)))
    lead = office.as_("Q-01")
    given = {"inadequate": 1, "requires_improvement": 6, "good": 4, "outstanding": 0}
    span = date(2026, 10, 1), date(2026, 12, 31)
    own = Aggregate("2026-27-Q3", "2026-27 Q3", "financial quarter", "2026-27", "Q3", *span, given)
    lead.figures.bring_in((*read_figures(published), own), "figures.csv")
    return office


def test_r118_own_records_stand_beside_sums_and_are_never_merged(both_kinds: Office, enter: Enter) -> None:
    screen = front(enter("Q-01", "insight"), InsightScreen)
    heads = [name for table in screen.quarters.tables for name in heads_of(table)]
    assert "2026-27 Q3 own" in heads
    table = next(each for each in screen.quarters.tables if "2026-27 Q3 own" in heads_of(each))
    assert cell(table, "Audits graded", "2026-27 Q3 own") == ("1", "2026-27 Q3, own records, audits graded: 1")
    told = words_of(screen)
    whose = "Counted from the settled audits held here (“own”), by the grade that stands: 2026-27 Q3."
    assert f"{whose} All others were brought in as a sum." in told
    assert "65 of 182 audits (36%) that were brought in, and 1 of 1 audits held here, were good or outstanding." in told
    assert "2026-27 Q3 is counted from 1 audit with records; the sum of 11 audits that was brought in for it" in told
    assert screen.quarters.bars is not None
    assert "Beside them: own records" in screen.quarters.bars.picture.accessibleName()
    assert screen.quarters.line is not None
    rows = screen.quarters.line.picture.accessibleName()
    assert "Period: 2018-19 Q3 to 2026-27 Q2, So many of so many: -" in rows
    assert "then 1 of 1 in 2026-27 Q3: not comparable, since one of them was brought in without its records" in told


def test_r124_a_quarter_that_may_still_change_is_called_provisional_and_says_why(
    both_kinds: Office, enter: Enter
) -> None:
    lead = both_kinds.as_("Q-01")
    lead.allocation.allocate(both_kinds.round_id, NewAllocation("PW-2", "A-02", cover=COVER))
    told = words_of(front(enter("Q-01", "insight"), InsightScreen))
    why = "it runs to 31 December 2026 and 1 case of its rounds is not settled"
    assert f"2026-27 Q3 is provisional: {why}." in told
    status = {(each.year, each.label): each.status for each in both_kinds.as_("Q-01").figures.indicators().columns}
    assert (status["2026-27", "Q3"], status["2017-18", "Q1"]) == ("provisional", "as printed")


def test_who_reads_no_audit_of_another_sees_the_sum_alone(both_kinds: Office, enter: Enter) -> None:
    screen = front(enter("A-02", "insight"), InsightScreen)
    assert "own" not in " ".join(name for table in screen.quarters.tables for name in heads_of(table))
    assert "Aggregate figures only: no case records stand behind them." in words_of(screen)


@pytest.mark.parametrize(("person", "to_do", "button"), [("Q-01", "Bring in a file", True), ("A-02", "Ask the", False)])
def test_the_empty_screen_says_what_to_do_first(enter: Enter, person: str, to_do: str, button: bool) -> None:
    screen = front(enter(person, "insight"), InsightScreen)
    assert to_do in words_of(screen)
    shown = [each.text() for each in screen.findChildren(Button) if each.isVisible()]
    assert ("Bring in figures" in shown) is button
    assert "Print as PDF" not in shown


def test_figures_are_brought_in_from_a_file(enter: Enter, published: Path) -> None:
    window = enter("Q-01", "insight")
    screen = front(window, InsightScreen)
    button = next(each for each in screen.findChildren(Button) if each.text() == "Bring in figures")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = screen.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(published))
    dialog.close()
    assert "9 added" in window.messages.words
    assert screen.quarters.tables


def test_an_improvement_plan_among_the_figures_is_told_where_it_belongs(enter: Enter) -> None:
    window = enter("Q-01", "insight")
    screen = front(window, InsightScreen)
    screen.quarters.presenter.bring_in(ROOT / "resources" / "figures" / "improvement_plan.csv")
    assert "improvement_plan.csv is an improvement plan and holds no figures." in window.messages.words
    assert "Nothing was changed. Bring it in under Actions" in window.messages.words


def test_a_file_that_does_not_fit_is_refused_in_words_and_changes_nothing(enter: Enter, tmp_path: Path) -> None:
    window = enter("Q-01", "insight")
    screen = front(window, InsightScreen)
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("period_id,good\n1,2\n", encoding="utf-8")
    screen.quarters.presenter.bring_in(wrong)
    assert "wrong.csv has no column" in window.messages.words
    assert not screen.quarters.tables


def test_print_leads_to_the_preview_of_the_indicator_table(figures: Office, enter: Enter) -> None:
    window = enter("A-02", "insight")
    button = next(each for each in window.findChildren(Button) if each.text() == "Print as PDF" and each.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    screen = front(window, ReportsScreen)
    assert screen.presenter.proposed_name == "indicator-table.pdf"
    assert screen.pages.pages


@pytest.mark.parametrize(("percent", "width", "tables"), [(100, 1280, 2), (100, 1920, 2), (200, 1100, 3)])
def test_r165_nothing_is_cut_at_any_text_size(
    figures: Office, enter: Enter, dress: Dress, percent: int, width: int, tables: int
) -> None:
    dress(Mode.LIGHT, percent)
    window = enter("A-02", "insight", (width, 720))
    screen = front(window, InsightScreen)
    for _ in range(4):
        QApplication.processEvents()
    assert len(screen.quarters.tables) == tables
    for table in screen.quarters.tables:
        assert table.width() >= table.least_width()
        assert table.mapTo(window, table.rect().topRight()).x() <= window.width()
    assert screen.quarters.bars is not None
    assert screen.quarters.line is not None
    for card in (screen.quarters.bars, screen.quarters.line):
        assert card.mapTo(window, card.rect().topRight()).x() <= window.width()
