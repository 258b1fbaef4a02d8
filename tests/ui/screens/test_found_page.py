"""What audits found, on Insight: filters, charts and their tables, measures with definitions, cases behind a bar."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from audit_tool.analysis.indicators import GRADES
from audit_tool.analysis.proposing import SecondRule
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.definition import Seat
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.insight import By, Chosen
from audit_tool.services.round_terms import NewRound
from audit_tool.ui.main_window import MainWindow
from audit_tool.ui.screens.insight.found_page import FoundPage
from audit_tool.ui.screens.insight.view import InsightScreen
from audit_tool.ui.screens.insight.views_bar import NONE
from audit_tool.ui.theme.theme import Theme
from audit_tool.ui.theme.tokens import Mode
from audit_tool.ui.widgets.segments import Segment
from tests.conftest import COVER, Office, kept
from tests.services.test_moderating import decide_all
from tests.ui.conftest import Dress
from tests.ui.reach import all_faults
from tests.ui.screens.conftest import Enter, front
from tests.ui.screens.test_insight_pages import page, words_of

WORDS = "What was seen on the record, and what it means for the child's day."
LOW = Answer("requires_improvement", WORDS, ("assessment",))
NORTH = {**COVER, "CVR-09": Answer("North")}


@pytest.fixture
@kept
def found(office: Office, fill: Callable[..., None]) -> Office:
    """A case of the team North that was audited once, and one without a team that the panel decided."""
    office.hold_round()
    fill("A-02", office.as_("Q-01").allocation.allocate(office.round_id, NewAllocation("PW-1", "A-02", cover=NORTH)))
    both = office.allocate("PW-2")
    fill("A-02", both)
    fill("A-09", both, VOC_09=LOW)
    decide_all(office.as_("M-01").moderating, both, "requires_improvement")
    return office


def opened(enter: Enter, person: str = "Q-01", size: tuple[int, int] = (1280, 720)) -> FoundPage:
    return page(enter, person, "w", size)[1].found


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def table(shown: FoundPage) -> list[list[str]]:
    return [[cell.text for cell in row] for row in shown.bars.table._cells.rows]


def test_a_sentence_stands_over_each_chart_and_its_table_holds_every_number(found: Office, enter: Enter) -> None:
    shown = opened(enter)
    told = words_of(shown)
    assert any("good or outstanding. Too few to say where work is strongest." in words for words in told)
    assert "2 of 2 in 2026-27 Q3: nothing to compare it with yet." in told
    assert shown.bars.picture.isVisible()
    QTest.mouseClick(shown.bars.turn, Qt.MouseButton.LeftButton)
    settle()
    voice = next(row for row in table(shown) if row[0] == "Voice")
    assert voice[:7] == ["Voice", "0", "1", "1", "0", "2", "1 of 2"]
    assert not shown.bars.picture.isVisible()


def test_r127_grades_are_told_by_team_and_a_filter_narrows_all_of_it(found: Office, enter: Enter) -> None:
    shown = opened(enter)
    shown.by.set_value(By.TEAM.value)
    shown.by.picked.emit(By.TEAM.value)
    settle()
    assert [row[0] for row in table(shown)[1:]] == ["North", "Team not recorded"]
    teams = shown.filters.lists[By.TEAM]
    assert [teams.itemText(at) for at in range(teams.count())] == ["All teams", "North", "Team not recorded"]
    teams.set_value("North")
    teams.picked.emit("North")
    settle()
    assert [row[0] for row in table(shown)[1:]] == ["North"]


def test_a_choice_that_no_settled_case_bears_any_more_is_taken_back_with_its_list(found: Office, enter: Enter) -> None:
    shown = opened(enter)
    shown.by.picked.emit(By.TEAM.value)
    teams = shown.filters.lists[By.TEAM]
    teams.set_value("North")
    teams.picked.emit("North")
    settle()
    shown.presenter._desk.auditing.reopen(1, Seat.FIRST, "The wrong key was pressed.")
    shown.presenter.load()
    settle()
    assert teams.currentText() == "All teams"
    assert [row[0] for row in table(shown)[1:]] == ["Team not recorded"]


@pytest.mark.parametrize(
    ("by", "named"),
    [(By.TEAM, "PW-1, 10 November 2026, good"), (By.SECTION, "PW-2, 10 November 2026, good")],
)
def test_the_row_of_a_bar_opens_its_cases_for_the_quality_lead_alone(
    found: Office, enter: Enter, by: By, named: str
) -> None:
    for person, told in (("Q-01", named), ("M-01", "")):
        shown = opened(enter, person)
        shown.by.picked.emit(by.value)
        settle()
        QTest.mouseClick(shown.bars.turn, Qt.MouseButton.LeftButton)
        shown.bars.table.setFocus()
        shown.bars.table.setCurrentIndex(shown.bars.table.model().index(1, 0))
        QTest.keyClick(shown.bars.table, Qt.Key.Key_Return)
        settle()
        assert (told in words_of(shown)) is bool(told)
        assert any("PW-" in words for words in words_of(shown)) is bool(told)


@pytest.mark.parametrize("by", By)
def test_r126_the_cases_behind_a_bar_give_what_it_counts(found: Office, by: By) -> None:
    insight = found.as_("Q-01").insight
    found.as_("Q-01").counting.catch_up()
    for bar in insight.share_out(Chosen(), by).bars:
        behind = [grade for case in insight.cases(Chosen(), by, bar) for grade in case.grades if grade in GRADES]
        assert tuple(behind.count(grade) for grade in GRADES) == bar.counts


def test_r120_every_measure_has_its_definition_beside_it(found: Office, enter: Enter) -> None:
    shown = opened(enter)
    rows = [[cell.text for cell in row] for row in shown.measures._cells.rows]
    smart = next(at for at, row in enumerate(rows) if row[0] == "% of plans that are SMART: Plan is SMART")
    assert rows[smart][1:] == ["2 of 2", "2 of 2 in 2026-27 Q3: nothing to compare it with yet."]
    shown.measures.chosen.emit(smart)
    settle()
    told = words_of(shown)
    assert any("Yes when PLN-01 to PLN-05 are all “yes”." in words for words in told)
    assert shown.trend._title.text() == "% of plans that are SMART: Plan is SMART"


def test_the_cases_behind_a_bar_come_into_sight_below_a_chart_that_fills_the_window(
    found: Office, enter: Enter
) -> None:
    shown = opened(enter)
    shown.by.picked.emit(By.THEME.value)
    settle()
    assert shown.bars.picture.height() > shown.height() / 2
    QTest.mouseClick(shown.bars.picture, Qt.MouseButton.LeftButton, pos=QPoint(150, 8))
    settle()
    assert in_sight(shown, shown._cases)


def test_a_chosen_measure_is_in_sight_over_time_with_its_definition(found: Office, enter: Enter) -> None:
    shown = opened(enter)
    shown.measures.setFocus()
    shown.measures.setCurrentIndex(shown.measures.model().index(20, 0))
    QTest.keyClick(shown.measures, Qt.Key.Key_Return)
    settle()
    assert shown.trend._title.text() == shown.measures._cells.rows[20][0].text
    assert in_sight(shown, shown.trend)
    assert in_sight(shown, shown._definition)
    assert in_sight(shown, QApplication.focusWidget())
    shown.presenter.choose_measure(-1)
    settle()
    assert not shown._definition.isVisible()


def in_sight(page: FoundPage, part: QWidget | None) -> bool:
    assert part is not None
    return part.isVisible() and page.viewport().rect().contains(QRect(part.mapTo(page, QPoint()), part.size()))


def test_no_filter_has_a_number_in_its_name(found: Office, enter: Enter) -> None:
    shown = opened(enter)
    labels = {label.text() for label in shown.filters.findChildren(QLabel) if label.isVisible()}
    assert {label.replace("&", "") for label in labels} == {
        "Round",
        "Quarter",
        "Service",
        "Team",
        "Form",
        "Way of working",
    }


def test_a_chart_is_copied_as_picture_and_as_table(found: Office, enter: Enter) -> None:
    shown = opened(enter)
    window = shown.window()
    assert isinstance(window, MainWindow)
    QTest.mouseClick(shown.bars.copy, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().image().width() == 2 * shown.bars.picture.width()
    assert "The picture is copied." in window.messages.words
    QTest.mouseClick(shown.bars.turn, Qt.MouseButton.LeftButton)
    QTest.mouseClick(shown.bars.copy, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text().startswith("Section\tOutstanding\tGood\tRequires improvement\tInadequate")
    assert "The table is copied." in window.messages.words


@pytest.mark.parametrize("mode", Mode)
def test_a_copied_chart_is_for_paper_in_every_mode_and_says_what_it_shows(
    found: Office, enter: Enter, dress: Dress, mode: Mode
) -> None:
    dress(mode, 100)
    shown = opened(enter)
    QTest.mouseClick(shown.bars.copy, Qt.MouseButton.LeftButton)
    every = QApplication.clipboard().image()
    assert every.pixelColor(1, 1) == Theme(Mode.LIGHT).colour("surface")
    # Title, which audits, and sentence stand above the bars.
    assert every.height() > 2 * (shown.bars.picture.height() + 40)
    assert shown.bars.about == "All settled audits"
    teams = shown.filters.lists[By.TEAM]
    teams.set_value("North")
    teams.picked.emit("North")
    settle()
    QTest.mouseClick(shown.bars.copy, Qt.MouseButton.LeftButton)
    assert shown.bars.about == shown.trend.about == "Settled audits: North"
    about_one = shown.bars.picture.image(shown.bars.about)
    assert QApplication.clipboard().image() == about_one != shown.bars.picture.image("All settled audits")


def test_auditors_are_not_told_what_audits_found(found: Office, enter: Enter) -> None:
    screen = front(enter("A-11", "insight"), InsightScreen)
    assert [each.choice.code for each in screen.pages.findChildren(Segment)] == ["quarters", "earlier"]
    screen.found.presenter.load()
    settle()
    assert screen.found._nothing.text() == "What audits found is told to moderators and the quality lead."


def test_voices_stand_apart_and_themes_are_named_with_how_often(found: Office, enter: Enter) -> None:
    told = words_of(opened(enter).beside)
    assert told[told.index("Practitioners: own work good or outstanding") + 1] == "No answer on a settled case"
    assert told[told.index("Auditors: good or outstanding overall") + 1] == "2 of 2"
    assert any(words.endswith((": once", " times")) for words in told)


def test_r128_two_rounds_are_compared_on_what_both_graded_or_it_is_said_why_not(
    found: Office, enter: Enter, fill: Callable[..., None]
) -> None:
    assert "Choose two rounds of which a case is settled to see them side by side." in words_of(opened(enter).beside)
    days = date(2027, 1, 11), date(2027, 1, 15)
    later = found.as_("Q-01").round_setting.create(NewRound("January", *days, second_rule=SecondRule.NONE))
    case = found.as_("Q-01").allocation.allocate(later, NewAllocation("PW-9", "A-02", cover=COVER))
    fill("A-02", case)
    shown = opened(enter).beside
    assert "Overall: 2 of 2, then 1 of 1: too few to tell a change." in words_of(shown)
    rows = [[cell.text for cell in row] for row in shown.table._cells.rows]
    assert [
        "Voice",
        "1 of 2",
        "1 of 1",
        "too few to tell a change; the count is the same, only the total differs",
    ] in rows
    alone = found.as_("Q-01").round_setting.create(NewRound("Alone", *days, second_rule=SecondRule.NONE))
    fill(
        "A-02",
        found.as_("Q-01").allocation.allocate(alone, NewAllocation("PW-10", "A-02", cover=COVER)),
        CVR_23=Answer("file_only"),
    )
    other = opened(enter).beside
    assert any(words.startswith("Not comparable: the audits were done in other ways (") for words in words_of(other))
    assert not other.table.isVisible()


@pytest.mark.parametrize(("percent", "size"), [(100, (1280, 720)), (200, (1280, 720)), (100, (1920, 1080))])
def test_everybody_can_read_the_page(
    found: Office, enter: Enter, dress: Dress, percent: int, size: tuple[int, int]
) -> None:
    dress(Mode.LIGHT, percent)
    window, screen = page(enter, "Q-01", "w", size)
    settle()
    assert all_faults(window) == []
    QTest.mouseClick(screen.found.bars.turn, Qt.MouseButton.LeftButton)
    settle()
    assert all_faults(window) == []


def test_a_view_is_saved_and_opened_again_with_all_that_was_chosen(found: Office, enter: Enter) -> None:
    shown = opened(enter)
    shown.filters.lists[By.TEAM].set_value("North")
    shown.filters.lists[By.TEAM].picked.emit("North")
    shown.by.set_value(By.SERVICE.value)
    shown.by.picked.emit(By.SERVICE.value)
    settle()
    shown.measures.chosen.emit(2)
    settle()
    before = (table(shown), shown.trend._title.text())
    shown.views.name.setText("North by service")
    QTest.mouseClick(shown.views.save, Qt.MouseButton.LeftButton)
    settle()
    shown.views.views.picked.emit(NONE)
    settle()
    assert shown.filters.lists[By.TEAM].value == "every"
    again = opened(enter)
    again.views.views.picked.emit("North by service")
    settle()
    assert (table(again), again.trend._title.text()) == before
    assert (again.filters.lists[By.TEAM].value, again.by.value) == ("North", By.SERVICE.value)
    QTest.mouseClick(again.views.forget, Qt.MouseButton.LeftButton)
    settle()
    assert again.views.views.value == NONE
    assert found.as_("Q-01").saved_views.mine() == ()


def test_a_view_of_what_is_gone_says_so_and_shows_the_rest(found: Office, enter: Enter) -> None:
    found.as_("Q-01").saved_views.keep("Old", {By.TEAM.value: "South", By.WAY.value: "file_only", "told by": "team"})
    window, screen = page(enter, "Q-01", "w")
    screen.found.views.views.picked.emit("Old")
    settle()
    assert "not among the audits any more: team South" in window.messages.words
    assert screen.found.by.value == By.TEAM.value
