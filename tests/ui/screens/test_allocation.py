"""The allocation page: who audits, a proposal with its reasons, changes by hand, what cannot be done, accepting."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from audit_tool.analysis.allocating import TeamSpell
from audit_tool.services.identity import Role
from audit_tool.services.people import NewPerson
from audit_tool.services.population import ListedCase
from audit_tool.ui.screens.practice_week.allocation.drafts import WhoDraft, read_days, read_teams, read_who, team_words
from audit_tool.ui.screens.practice_week.allocation.view import AllocationPanel
from audit_tool.ui.screens.practice_week.allocation.wording import Line, load_words
from audit_tool.ui.screens.practice_week.view import PracticeWeekScreen
from audit_tool.ui.theme.tokens import Mode as Look
from audit_tool.ui.widgets.labels import WrappedLabel
from tests.conftest import Office
from tests.services.drawing import draw, listed
from tests.ui.conftest import Dress
from tests.ui.reach import all_faults
from tests.ui.screens.conftest import Enter, front

FIRST, SECOND, OTHER = "A-02", "A-09", "A-11"
WHY = "Nobody else is here this week."


@pytest.mark.parametrize(
    ("typed", "spells"),
    [
        ("", ()),
        ("North", (TeamSpell("North"),)),
        (" North ;; South until 1/3/2026 ", (TeamSpell("North"), TeamSpell("South", None, date(2026, 3, 1)))),
        ("South from 1/3/2025", (TeamSpell("South", date(2025, 3, 1)),)),
        ("A from 1/3/2025 until 1/3/2026; B", (TeamSpell("A", date(2025, 3, 1), date(2026, 3, 1)), TeamSpell("B"))),
        ("North until soon", None),
        ("North from 31/2/2026", None),
        ("North until", None),
        ("Moving from care", (TeamSpell("Moving from care"),)),
    ],
)
def test_teams_are_typed_in_one_line(typed: str, spells: tuple[TeamSpell, ...] | None) -> None:
    assert read_teams(typed) == spells
    if spells is not None:
        assert read_teams(team_words(spells)) == spells


def test_who_audits_says_at_each_field_what_is_wrong() -> None:
    who, problems = read_who(
        [WhoDraft(FIRST, True, "3", "North"), WhoDraft(SECOND, False, "", ""), WhoDraft(OTHER, True, "", "")]
    )
    assert (who.room, problems) == ({FIRST: 3, OTHER: None}, {})
    assert who.teams == {FIRST: (TeamSpell("North"),), SECOND: (), OTHER: ()}
    _, problems = read_who([WhoDraft(FIRST, False, "many", ""), WhoDraft(SECOND, False, "", "North until now")])
    assert set(problems) == {f"who {FIRST}", f"teams {SECOND}", "who"}
    assert set(read_days("soon", "never")[1]) == {"due_on", "second_due_on"}
    assert read_days("", "9/11/2026") == ((None, date(2026, 11, 9)), {})


def test_loads_are_said_with_what_somebody_has_already() -> None:
    lines = [Line("D-1", "", "CIN", FIRST, SECOND, ""), Line("D-2", "", "CIN", FIRST, "", "")]
    assert load_words(lines, {FIRST: 1}, [FIRST, SECOND]) == "Between 1 and 3 audits: A-02 3, A-09 1."
    assert load_words([], {FIRST: 2}, [FIRST]) == "2 audits each: A-02 2."
    assert load_words([], {FIRST: 1}, [FIRST]) == "1 audit each: A-02 1."
    assert load_words([], {}, []) == ""


def opened(office: Office, enter: Enter) -> tuple[PracticeWeekScreen, AllocationPanel]:
    screen = front(enter("Q-01", "practice_week"), PracticeWeekScreen)
    QTest.mouseClick(screen.board.panels["allocation"], Qt.MouseButton.LeftButton)
    assert isinstance(screen.panel, AllocationPanel)
    return screen, screen.panel


def told(panel: AllocationPanel) -> str:
    """All the words of the page that can be seen."""
    return " | ".join(label.text() for label in panel.findChildren(WrappedLabel) if label.isVisibleTo(panel))


def cells(panel: AllocationPanel, row: int) -> list[str]:
    model = panel.table.model()
    return [str(model.data(model.index(row, column))) for column in range(model.columnCount())]


@pytest.fixture
def drawn(office: Office) -> Office:
    office.hold_round()
    draw(office, listed(4, team="North"))
    return office


def test_r030_from_drawn_cases_to_a_full_board(drawn: Office, enter: Enter) -> None:
    window = enter("Q-01", "practice_week")
    screen = front(window, PracticeWeekScreen)
    screen.open_panel("allocation")
    panel = screen.panel
    assert isinstance(panel, AllocationPanel)
    assert "4 drawn cases wait for their auditors." in told(panel)
    assert not panel.table.isVisible()
    panel.who.rows[0].at_most.setText("1")
    QTest.mouseClick(panel.propose, Qt.MouseButton.LeftButton)
    assert "4 of 4 cases have two auditors. Between 1 and 4 audits: A-02 1, A-09 3, A-11 4." in told(panel)
    assert drawn.as_("Q-01").board.rows(drawn.round_id) == (), "nothing is written before it is accepted"
    assert cells(panel, 1)[0] == "D-01, Child in need"
    assert "3 of 3 could take it." in cells(panel, 1)[4]
    panel.due_on.setText("12 November 2026")
    panel.second_due_on.setText("soon")
    QTest.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    assert "Write a day such as 9 November 2026 or 9/11/2026." in told(panel)
    panel.second_due_on.setText("13/11/2026")
    assert panel.button.text() == "Allocate 4 cases"
    QTest.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    assert screen.panel is None
    assert window.messages.words.startswith("4 cases have auditors now.")
    rows = drawn.as_("Q-01").board.rows(drawn.round_id)
    assert {(row.due_on, row.second_due_on) for row in rows} == {(date(2026, 11, 12), date(2026, 11, 13))}
    assert len(screen.board._lines) == 4
    assert screen.board.strip.waiting.count() == 4, "everybody, and three auditors"


@pytest.mark.parametrize("by_key", [True, False])
def test_r030_a_case_that_was_opened_to_change_it_can_be_left_as_it_is(
    drawn: Office, enter: Enter, by_key: bool
) -> None:
    _, panel = opened(drawn, enter)
    QTest.mouseClick(panel.propose, Qt.MouseButton.LeftButton)
    before = cells(panel, 1)
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert panel.change.first.hasFocus()
    if by_key:
        QTest.keyClick(panel.change.first, Qt.Key.Key_Escape)
    else:
        QTest.mouseClick(panel.change.leave, Qt.MouseButton.LeftButton)
    assert panel.change.isHidden()
    assert panel.table.hasFocus()
    assert cells(panel, 1) == before


def test_r028_with_several_stuck_cases_no_typed_reason_is_lost_and_the_keyboard_goes_on(
    office: Office, enter: Enter
) -> None:
    office.hold_round()
    draw(office, listed(2, team="North"))
    _, panel = opened(office, enter)
    for row in panel.who.rows:
        row.teams.setText("North")
    QTest.mouseClick(panel.propose, Qt.MouseButton.LeftButton)
    assert set(panel.stuck) == {"D-01", "D-02"}
    panel.stuck["D-02"].reason.setText("Typed before.")
    panel.stuck["D-01"].reason.setText(WHY)
    panel.stuck["D-01"].button.setFocus()
    QTest.keyClick(panel.stuck["D-01"].button, Qt.Key.Key_Space)
    assert panel.stuck["D-02"].reason.text() == "Typed before."
    assert (panel.stuck["D-01"].reason.text(), panel.stuck["D-01"].reason.hasFocus()) == ("", True)
    QTest.keyClicks(panel.stuck["D-01"].reason, WHY)
    panel.stuck["D-01"].button.setFocus()
    QTest.keyClick(panel.stuck["D-01"].button, Qt.Key.Key_Space)
    assert list(panel.stuck) == ["D-02"]
    assert panel.stuck["D-02"].reason.hasFocus()
    panel.stuck["D-02"].button.setFocus()
    for _ in range(2):
        if "D-02" in panel.stuck:
            panel.stuck["D-02"].reason.setText(WHY)
            panel.stuck["D-02"].button.setFocus()
            QTest.keyClick(panel.stuck["D-02"].button, Qt.Key.Key_Space)
    assert panel.stuck == {}
    assert panel.table.hasFocus()


def test_what_cannot_be_given_says_why_and_a_rule_is_lifted_with_a_reason(drawn: Office, enter: Enter) -> None:
    screen, panel = opened(drawn, enter)
    for row, teams in zip(panel.who.rows, ("North", "North until 1 March 2026", ""), strict=True):
        row.teams.setText(teams)
    panel.who.rows[2].tick.setChecked(False)
    QTest.mouseClick(panel.propose, Qt.MouseButton.LeftButton)
    assert "D-01 gets no first auditor: A-02 is or was in its team within 12 months" in told(panel)
    assert "No case can be given." in panel.wait.text()
    assert not panel.button.isEnabled()
    stuck = panel.stuck["D-01"]
    QTest.mouseClick(stuck.button, Qt.MouseButton.LeftButton)
    assert "Say in a sentence why the rule is lifted" in told(panel)
    panel.stuck["D-01"].reason.setText(WHY)
    QTest.mouseClick(panel.stuck["D-01"].button, Qt.MouseButton.LeftButton)
    assert cells(panel, 1)[2] == "D-01, first auditor: A-02"
    assert f"Rule lifted: {WHY}" in cells(panel, 1)[-1]
    assert "D-01" in panel.stuck, "its second auditor is still barred"
    QTest.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    (row_,) = drawn.as_("Q-01").board.rows(drawn.round_id)
    assert (row_.reference, row_.first.auditor, row_.second.state) == ("D-01", FIRST, "none")
    entries = drawn.as_("Q-01").proposals.preparation(drawn.round_id).auditors
    assert [team_words(entry.teams) for entry in entries] == ["North", "North until 1 March 2026", ""]
    assert [entry.expected for entry in entries] == [True, True, False]
    assert screen.panel is None


def test_one_case_is_changed_by_hand_and_a_rule_in_the_way_needs_a_reason(drawn: Office, enter: Enter) -> None:
    _, panel = opened(drawn, enter)
    panel.who.rows[0].teams.setText("North")
    QTest.mouseClick(panel.propose, Qt.MouseButton.LeftButton)
    panel.table.setFocus()
    QTest.keyClick(panel.table, Qt.Key.Key_Down)
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert panel.change.isVisible()
    assert (panel.change.first.value, panel.change.form.value) == (cells(panel, 2)[2][-4:], "CIN")
    panel.change.first.set_value(FIRST)
    panel.change.second.set_value(FIRST)
    QTest.mouseClick(panel.change.button, Qt.MouseButton.LeftButton)
    assert "Choose somebody else: two auditors are two people." in told(panel)
    panel.change.second.setCurrentIndex(0)
    QTest.mouseClick(panel.change.button, Qt.MouseButton.LeftButton)
    assert "A-02 is or was in its team within 12 months. Choose somebody else, or say why the rule is lifted." in told(
        panel
    )
    QTest.keyClicks(panel.change.reason, WHY)
    QTest.mouseClick(panel.change.button, Qt.MouseButton.LeftButton)
    assert not panel.change.isVisible()
    assert panel.table.currentIndex().row() == 2, "the keyboard is at the case that was changed"
    assert cells(panel, 2)[2:] == [
        "D-02, first auditor: A-02",
        "D-02, second auditor: nobody",
        f"D-02: Chosen by hand. Rule lifted: {WHY}",
    ]
    QTest.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    by_hand = next(row for row in drawn.as_("Q-01").board.rows(drawn.round_id) if row.reference == "D-02")
    assert (by_hand.first.auditor, by_hand.second.state) == (FIRST, "none")


def test_a_case_for_which_no_form_fits_must_get_one_first(office: Office, enter: Enter) -> None:
    office.hold_round()
    draw(office, listed(1, case_types="Something else", age=""))
    _, panel = opened(office, enter)
    QTest.mouseClick(panel.propose, Qt.MouseButton.LeftButton)
    assert panel.wait.text() == "Choose a form for D-01 first."
    panel.table.chosen.emit(1)
    panel.change.form.set_value("SVD")
    QTest.mouseClick(panel.change.button, Qt.MouseButton.LeftButton)
    assert panel.button.isEnabled()
    QTest.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    assert office.as_("Q-01").board.rows(office.round_id)[0].form == "Form SVD version 1"


def test_one_form_is_chosen_for_all_cases_of_a_type_that_is_not_known(office: Office, enter: Enter) -> None:
    office.hold_round()
    draw(office, [*listed(3, case_types="Assessment"), ListedCase("D-09", case_types="Child in need", age="7")])
    _, panel = opened(office, enter)
    QTest.mouseClick(panel.propose, Qt.MouseButton.LeftButton)
    assert "4 of 4 cases have a first auditor, 1 a second one." in told(panel)
    row = panel.forms.rows["Assessment"]
    assert "3 cases of the type “Assessment”" in told(panel)
    row.form.setFocus()
    row.form.set_value("CIN")
    row.form.picked.emit("CIN")
    QApplication.processEvents()
    assert "4 of 4 cases have two auditors." in told(panel)
    assert panel.forms.rows["Assessment"] is row, "the choice stays in sight and can be changed"
    assert row.form.hasFocus()
    QTest.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    rows = office.as_("Q-01").board.rows(office.round_id)
    assert {row.form for row in rows} == {"Form CIN version 1"}
    assert all(row.second.auditor for row in rows)


def test_r029_a_team_that_no_case_is_in_is_told_since_no_rule_can_see_it(drawn: Office, enter: Enter) -> None:
    _, panel = opened(drawn, enter)
    panel.who.rows[0].teams.setText("Nroth; north")
    QTest.mouseClick(panel.propose, Qt.MouseButton.LeftButton)
    words = "No case of the population is in “Nroth”, so nothing is kept apart for it. Look at the spelling."
    assert f"A-02: {words} Its teams: North." in told(panel)
    panel.who.rows[0].teams.setText("North until 1 March 2020")
    QTest.mouseClick(panel.propose, Qt.MouseButton.LeftButton)
    assert "Look at the spelling" not in told(panel)


def test_what_nobody_can_take_is_told_once_for_all_its_cases(drawn: Office, enter: Enter) -> None:
    _, panel = opened(drawn, enter)
    for row in panel.who.rows[1:]:
        row.tick.setChecked(False)
    QTest.mouseClick(panel.propose, Qt.MouseButton.LeftButton)
    words = "4 cases get no second auditor: there is nobody else. Add an auditor, or let somebody take more."
    assert f"{words} They are D-01, D-02, D-03, D-04." in told(panel)
    assert list(panel.stuck) == ["D-01"]


def test_somebody_added_meanwhile_is_there_on_coming_back_and_what_was_typed_stays(drawn: Office, enter: Enter) -> None:
    lead = drawn.as_("Q-01")
    for code in (SECOND, OTHER):
        lead.people.leaves(code, date(2026, 11, 1))
    window = enter("Q-01", "practice_week")
    screen = front(window, PracticeWeekScreen)
    screen.open_panel("allocation")
    panel = screen.panel
    assert isinstance(panel, AllocationPanel)
    assert panel.who.rows[0].tick.hasFocus()
    assert "Only one person may audit so far." in told(panel)
    panel.who.rows[0].teams.setText("North")
    panel.due_on.setText("12 November 2026")
    QTest.mouseClick(panel.people, Qt.MouseButton.LeftButton)
    assert window.screen_shown is not screen
    lead.people.add(NewPerson("A-20", "Practice lead", roles=(Role.AUDITOR,)))
    window.go("practice_week")
    QApplication.processEvents()
    assert [(row.code, row.teams.text()) for row in panel.who.rows] == [(FIRST, "North"), ("A-20", "")]
    assert panel.due_on.text() == "12 November 2026"
    assert "Only one person may audit so far." not in told(panel)


def test_without_drawn_cases_the_page_says_what_to_do_first(office: Office, enter: Enter) -> None:
    office.hold_round()
    _, panel = opened(office, enter)
    assert "No drawn case waits for an auditor. Draw a sample first" in told(panel)
    assert panel.next.text() == "First: the sample"
    assert not panel.propose.isEnabled()
    panel.who.rows[0].tick.setChecked(False)


def test_r029_the_line_rule_is_a_tick(drawn: Office, enter: Enter) -> None:
    screen, panel = opened(drawn, enter)
    assert panel.line_rule.isChecked()
    panel.line_rule.setChecked(False)
    QTest.mouseClick(panel.propose, Qt.MouseButton.LeftButton)
    QTest.mouseClick(panel.back, Qt.MouseButton.LeftButton)
    assert screen.panel is None
    assert drawn.as_("Q-01").proposals.preparation(drawn.round_id).line_rule is False
    _, again = opened(drawn, enter)
    assert not again.line_rule.isChecked()


@pytest.mark.parametrize("percent", [100, 200])
def test_no_word_of_the_proposal_is_cut(drawn: Office, enter: Enter, dress: Dress, percent: int) -> None:
    dress(Look.LIGHT, percent)
    _, panel = opened(drawn, enter)
    QTest.mouseClick(panel.propose, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    table = panel.table
    columns = range(table.model().columnCount())
    assert sum(table.columnWidth(at) for at in columns) <= table.viewport().width() + 1
    assert [table.rowHeight(at) for at in range(5)] == [table.row_height(at) for at in range(5)]
    assert table.height() == sum(table.rowHeight(at) for at in range(5))


@pytest.mark.parametrize(("percent", "size"), [(100, (1280, 720)), (200, (1280, 720)), (100, (1920, 1080))])
def test_everybody_can_use_the_allocation_page(
    drawn: Office, enter: Enter, dress: Dress, percent: int, size: tuple[int, int]
) -> None:
    dress(Look.LIGHT, percent)
    window = enter("Q-01", "practice_week", size)
    screen = front(window, PracticeWeekScreen)
    screen.open_panel("allocation")
    QApplication.processEvents()
    assert not all_faults(window)
    panel = screen.panel
    assert isinstance(panel, AllocationPanel)
    panel.who.rows[0].teams.setText("North")
    panel.who.rows[1].at_most.setText("2")
    QTest.mouseClick(panel.propose, Qt.MouseButton.LeftButton)
    assert panel.stuck
    panel.table.chosen.emit(1)
    panel.change.show_conflicts("A-02 declared a conflict.")
    QApplication.processEvents()
    assert not all_faults(window)
