"""One case of the board: giving its audits to others, exempting them; the board repaints that case alone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from audit_tool.analysis.allocating import TeamSpell
from audit_tool.formdef.definition import Seat
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.board import BoardRow, Completeness, Conversation, Step
from audit_tool.services.rounds import Mode
from audit_tool.ui.changes import Change
from audit_tool.ui.screens.my_work.conflict_page import ConflictPage
from audit_tool.ui.screens.my_work.view import MyWorkScreen
from audit_tool.ui.screens.practice_week.board import (
    about_words,
    complete_words,
    figures_of,
    line_of,
    waited_for,
    wanted_words,
)
from audit_tool.ui.screens.practice_week.board_page import SIGNS
from audit_tool.ui.screens.practice_week.one_case.view import OneCasePanel
from audit_tool.ui.screens.practice_week.view import PracticeWeekScreen
from audit_tool.ui.theme.tokens import Mode as Look
from audit_tool.ui.widgets.labels import WrappedLabel
from tests.conftest import Office, kept
from tests.services.drawing import draw, listed
from tests.ui.conftest import Dress
from tests.ui.reach import all_faults
from tests.ui.screens.conftest import DAY, Enter, front

FIRST, SECOND, OTHER = "A-02", "A-09", "A-11"
WHY = "Nobody else is here this week."
Fill = Callable[..., None]


def row_of(first: str, second: str, moderation: str = "waiting", due: date | None = None) -> BoardRow:
    steps = Step(FIRST, first), Step("" if second == "none" else SECOND, second)
    return BoardRow(1, "PW-1", "Child in need", "Form CIN version 1", *steps, moderation, "", due, due)


@pytest.mark.parametrize(
    ("row", "steps", "waiting", "codes"),
    [
        (row_of("exempt", "draft", "none"), "exempt under way not needed not needed", f"{SECOND} to finish", (SECOND,)),
        (row_of("draft", "exempt", "none"), "under way exempt not needed not needed", f"{FIRST} to finish", (FIRST,)),
        (row_of("exempt", "exempt", "none"), "exempt exempt not needed not needed", "Nobody", ()),
        (
            row_of("draft", "draft"),
            "under way under way later later",
            f"{FIRST} and {SECOND} to finish",
            (FIRST, SECOND),
        ),
        (row_of("submitted", "submitted", "ready"), "done done done next", "The moderator", ("The moderator",)),
    ],
)
def test_r033_an_exempt_audit_is_waited_for_by_nobody(
    row: BoardRow, steps: str, waiting: str, codes: tuple[str, ...]
) -> None:
    line = line_of(row, Mode.BLIND, DAY)
    assert (" ".join(line.steps[2:]), line.waits_for) == (steps, codes)
    assert line.waiting.startswith(waiting)


def test_an_informed_second_auditor_can_begin_where_the_first_audit_is_exempt() -> None:
    assert line_of(row_of("exempt", "not started", "none"), Mode.INFORMED, DAY).steps[3] == "next"


@pytest.mark.parametrize(
    ("first", "second", "late"),
    [("draft", "not started", 2), ("submitted", "draft", 1), ("exempt", "submitted", 0), ("not started", "none", 1)],
)
def test_every_open_audit_after_its_day_is_overdue(first: str, second: str, late: int) -> None:
    line = line_of(row_of(first, second, due=DAY - timedelta(days=1)), Mode.BLIND, DAY)
    assert line.overdue == late
    assert line_of(row_of(first, second, due=DAY), Mode.BLIND, DAY).overdue == 0


def test_r033_exempt_audits_stay_in_the_base_and_are_told_apart(office: Office) -> None:
    office.hold_round()
    (entry,) = office.as_("Q-01").rounds.listing()
    rows = [row_of("submitted", "none"), row_of("submitted", "exempt"), *[row_of("exempt", "submitted")] * 2]
    rows += [row_of("draft", "none", due=DAY - timedelta(days=1))]
    figures = figures_of(entry, [line_of(row, Mode.BLIND, DAY) for row in rows])
    assert (figures.first, figures.first_words) == ("2 of 5", "first audits in (40%)")
    assert figures.target == "Target 12: 10 to go. 2 exempt, kept in the count. Without them: 2 of 3."
    assert figures.second_words == "0 under way, 0 not begun. 1 exempt, kept in the count."
    assert (figures.second, figures.overdue) == ("2 of 3", "1 audit is overdue.")


@pytest.mark.parametrize(
    ("decided", "words"),
    [
        ({}, "9 to 13 November 2026, 2026-27 Q3. Practice week, short set of questions."),
        (
            {"kind": "Peer review", "pilot": True, "quarter": "2026-27 Q2"},
            "9 to 13 November 2026, 2026-27 Q2. Peer review, short set of questions. Pilot, not counted in results.",
        ),
        (
            {"kind": "dip_sample", "pilot": True, "pilot_counts": True},
            "9 to 13 November 2026, 2026-27 Q3. Dip sample, short set of questions. Pilot, counted in results.",
        ),
    ],
)
def test_r001_r002_the_board_says_what_the_round_is_and_which_quarter_it_counts_in(
    office: Office, decided: dict[str, Any], words: str
) -> None:
    office.hold_round()
    lead = office.as_("Q-01")
    lead.round_setting.change(office.round_id, replace(lead.round_setting.settings(office.round_id).round, **decided))
    assert about_words(lead.rounds.listing()[0]) == words


def test_r122_completeness_is_a_figure_of_its_own() -> None:
    assert complete_words(Completeness(0, 0, 0, 0)) == ""
    assert complete_words(Completeness(2, 1, 1299, 1300)) == (
        "Completeness: 1,299 of 1,300 needed answers given (100%); 1 of 2 submitted audits lack nothing."
    )


def test_everybody_waited_for_comes_before_the_moderator() -> None:
    rows = row_of("submitted", "submitted", "ready"), row_of("draft", "draft")
    lines = [line_of(row, Mode.BLIND, DAY) for row in rows]
    assert waited_for(lines) == (FIRST, SECOND, "The moderator")


@pytest.fixture
@kept
def running(office: Office, fill: Fill) -> Office:
    """PW-1 untouched, PW-2 with its first audit in, PW-3 for others."""
    office.hold_round()
    for reference in ("PW-1", "PW-2"):
        office.allocate(reference)
    office.allocate("PW-3", second=OTHER)
    fill(FIRST, 2)
    office.lock()
    return office


def case(office: Office, enter: Enter, at: int) -> tuple[PracticeWeekScreen, OneCasePanel]:
    screen = front(enter("Q-01", "practice_week"), PracticeWeekScreen)
    screen.board.opened.emit(at)
    assert isinstance(screen.panel, OneCasePanel)
    return screen, screen.panel


def told(panel: OneCasePanel) -> str:
    return " | ".join(label.text() for label in panel.findChildren(WrappedLabel) if label.isVisibleTo(panel))


def spoken(screen: PracticeWeekScreen, row: int) -> list[str]:
    model = screen.board.table.model()
    return [str(model.data(model.index(row, column))) for column in range(model.columnCount())]


def test_r008_an_audit_goes_to_somebody_else_and_only_its_row_is_read(
    running: Office, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, panel = case(running, enter, 0)
    QTest.mouseClick(panel.give, Qt.MouseButton.LeftButton)
    assert "Choose which audit." in told(panel)
    assert "Choose who is to have it." in told(panel)
    desk = running.as_("Q-01")

    def never(*_: object) -> None:
        raise AssertionError("the whole board is read again")

    monkeypatch.setattr(desk.board, "rows", never)
    panel.give_seat.set_value("second")
    panel.give_to.set_value(OTHER)
    QTest.keyClicks(panel.give_reason, "A-09 is on leave.")
    QTest.mouseClick(panel.give, Qt.MouseButton.LeftButton)
    assert screen.panel is None
    assert desk.board.row(1).second.auditor == OTHER
    assert "A-02 and A-11 to start" in spoken(screen, 1)[-1]


def test_r028_a_rule_in_the_way_asks_for_a_reason(office: Office, enter: Enter) -> None:
    office.hold_round()
    draw(office, listed(1, team="North"))
    lead = office.as_("Q-01")
    lead.allocation.allocate(office.round_id, NewAllocation("D-01", FIRST))
    lead.people.put_teams(OTHER, (TeamSpell("North"),))
    screen, panel = case(office, enter, 0)
    panel.give_seat.set_value("first")
    panel.give_to.set_value(OTHER)
    QTest.keyClicks(panel.give_reason, "A-02 is on leave.")
    QTest.mouseClick(panel.give, Qt.MouseButton.LeftButton)
    assert "A-11 is or was in its team within 12 months. Choose somebody else, or say why not." in told(panel)
    QTest.mouseClick(panel.give, Qt.MouseButton.LeftButton)
    assert "Say in a sentence why" in told(panel)
    QTest.keyClicks(panel.give_lift, WHY)
    QTest.mouseClick(panel.give, Qt.MouseButton.LeftButton)
    assert screen.panel is None
    assert lead.board.row(1).first.auditor == OTHER


def test_r033_an_audit_is_exempted_and_the_exemption_taken_back(running: Office, enter: Enter) -> None:
    screen, panel = case(running, enter, 0)
    panel.exempt_seat.set_value("first")
    QTest.mouseClick(panel.exempt, Qt.MouseButton.LeftButton)
    assert "Give the role or code of whoever approved it." in told(panel)
    QTest.keyClicks(panel.exempt_reason, "The case was closed by then.")
    QTest.keyClicks(panel.exempt_approver, "Director")
    QTest.mouseClick(panel.exempt, Qt.MouseButton.LeftButton)
    assert "PW-1, First audit: exempt" in spoken(screen, 1)
    assert "1 exempt, kept in the count. Without it: 1 of 2." in screen.board._target.text()
    screen.board.opened.emit(0)
    again = screen.panel
    assert isinstance(again, OneCasePanel)
    assert "First audit exempt: The case was closed by then. Approved by Director." in told(again)
    QTest.mouseClick(again.take_backs[0], Qt.MouseButton.LeftButton)
    assert "PW-1, First audit: next" in spoken(screen, 1)


def test_r019_a_case_goes_off_the_board_and_the_next_reserve_waits_for_auditors(office: Office, enter: Enter) -> None:
    office.hold_round()
    draw(office, listed(3), ["drawn", "drawn", "reserve"])
    lead = office.as_("Q-01")
    for reference in ("D-01", "D-02"):
        lead.allocation.allocate(office.round_id, NewAllocation(reference, FIRST))
    window = enter("Q-01", "practice_week")
    screen = front(window, PracticeWeekScreen)
    screen.board.opened.emit(0)
    panel = screen.panel
    assert isinstance(panel, OneCasePanel)
    QTest.mouseClick(panel.replace, Qt.MouseButton.LeftButton)
    assert "Choose why it goes out." in told(panel)
    assert "Say in a few words why" in told(panel)
    panel.replace_why.set_value("unsuitable")
    QTest.keyClicks(panel.replace_reason, "The file is restricted.")
    QTest.mouseClick(panel.replace, Qt.MouseButton.LeftButton)
    assert screen.panel is None
    assert window.messages.words == "D-01 is off the board. D-03 came in and waits: press Allocate."
    assert spoken(screen, 1)[0].startswith("D-02")
    assert "1 case is in the sample. It waits for auditors: press Allocate." in screen.board._nothing.text()


def test_nothing_that_is_begun_can_be_taken_off_the_board(running: Office, enter: Enter) -> None:
    _, panel = case(running, enter, 1)
    assert not panel.replace.isEnabled()
    assert "Something is written down on this case already. Exempt its audits instead." in told(panel)


def test_the_filter_shows_the_cases_that_wait_for_somebody(running: Office, enter: Enter) -> None:
    screen = front(enter("Q-01", "practice_week"), PracticeWeekScreen)
    chosen = screen.board.strip.waiting
    assert [chosen.itemText(at) for at in range(chosen.count())] == ["Everybody", FIRST, SECOND, OTHER]
    chosen.set_value(SECOND)
    chosen.picked.emit(SECOND)
    assert [spoken(screen, row)[0][:4] for row in (1, 2)] == ["PW-1", "PW-2"]
    assert screen.board.table.model().rowCount() == 3
    screen.board.table.chosen.emit(2)
    assert isinstance(screen.panel, OneCasePanel)
    assert screen.panel._line.row.reference == "PW-2"
    running.as_("Q-01").exemptions.exempt(2, Seat.SECOND, "The case was closed by then.", "Director")
    screen.close_panel()
    screen.presenter.refresh(Change(2))
    assert screen.board.table.model().rowCount() == 2, "a case that waits for somebody else goes out of sight"


def test_a_change_of_a_case_that_is_not_on_the_board_reads_it_anew(running: Office, enter: Enter) -> None:
    screen = front(enter("Q-01", "practice_week"), PracticeWeekScreen)
    added = running.allocate("PW-4")
    screen.presenter.refresh(Change(added))
    assert screen.board.table.model().rowCount() == 5


def test_the_conversation_is_a_column_of_its_own(running: Office, enter: Enter) -> None:
    screen = front(enter("Q-01", "practice_week"), PracticeWeekScreen)
    assert spoken(screen, 1)[7] == "PW-1, Conversation: not known yet"
    assert spoken(screen, 2)[7] == "PW-2, Conversation: held"
    assert "Completeness: " in screen.board.strip.complete.text()
    assert len(set(SIGNS.values())) == len(Conversation), "every state has a sign of its own"


def test_a_row_shown_anew_keeps_the_board_in_shape(running: Office, enter: Enter) -> None:
    screen = front(enter("Q-01", "practice_week"), PracticeWeekScreen)
    table = screen.board.table
    lead = running.as_("Q-01")
    lead.people.leaves(OTHER, DAY)
    for seat in (Seat.FIRST, Seat.SECOND):
        lead.exemptions.exempt(3, seat, "The case was closed by then.", "Director")
        screen.presenter.refresh(Change(3))
        QApplication.processEvents()
        rows = range(table.model().rowCount())
        assert [table.rowHeight(at) for at in rows] == [table.row_height(at) for at in rows]
        assert table.height() == sum(table.rowHeight(at) for at in rows)


@pytest.mark.parametrize(("percent", "size"), [(100, (1280, 720)), (200, (1280, 720)), (100, (1920, 1080))])
@pytest.mark.parametrize("at", [0, 1])
def test_everybody_can_use_the_panel_on_one_case(
    running: Office, enter: Enter, dress: Dress, at: int, percent: int, size: tuple[int, int]
) -> None:
    dress(Look.LIGHT, percent)
    window = enter("Q-01", "practice_week", size)
    screen = front(window, PracticeWeekScreen)
    screen.board.opened.emit(at)
    assert isinstance(screen.panel, OneCasePanel)
    screen.panel.show_conflicts("A-11 is or was in its team within 12 months. Choose somebody else, or say why not.")
    QApplication.processEvents()
    assert not all_faults(window)


def test_r028_an_auditor_declares_a_conflict_and_the_board_says_so(running: Office, enter: Enter) -> None:
    window = enter("A-11", "my_work")
    work = front(window, MyWorkScreen)
    QTest.mouseClick(work.not_mine, Qt.MouseButton.LeftButton)
    page = work.page
    assert isinstance(page, ConflictPage)
    assert not all_faults(window)
    QTest.mouseClick(page.button, Qt.MouseButton.LeftButton)
    assert "Choose the case." in [label.text() for label in page.findChildren(WrappedLabel)]
    page.case.set_value("PW-3")
    QTest.mouseClick(page.button, Qt.MouseButton.LeftButton)
    assert work.page is None
    assert window.messages.words.startswith("You declared a conflict with PW-3.")
    window.close()
    screen, panel = case(running, enter, 2)
    assert "A-11 declared a conflict: give it to somebody else" in spoken(screen, 3)[-1]
    panel.give_seat.set_value("second")
    panel.give_to.set_value(SECOND)
    QTest.keyClicks(panel.give_reason, "A-11 declared a conflict.")
    QTest.mouseClick(panel.give, Qt.MouseButton.LeftButton)
    assert "conflict" not in spoken(screen, 3)[-1]


def test_r031_the_board_names_a_case_that_needs_a_second_audit_until_it_has_one(
    running: Office, enter: Enter, fill: Fill
) -> None:
    fill(FIRST, running.allocate("PW-4", ""), "inadequate")
    running.lock()
    screen, panel = case(running, enter, 3)
    words = "PW-4 needs a second audit and has no second auditor. Open a case to give it one."
    assert screen.board.strip.wanted.text() == words
    panel.give_seat.set_value("second")
    panel.give_to.set_value(OTHER)
    QTest.keyClicks(panel.give_reason, "Its first audit is in.")
    QTest.mouseClick(panel.give, Qt.MouseButton.LeftButton)
    assert screen.board.strip.wanted.isHidden()


def test_only_a_few_of_many_cases_are_named() -> None:
    assert wanted_words(tuple(f"PW-{at}" for at in range(1, 8))).startswith("PW-1, PW-2, PW-3, PW-4, PW-5 and 2 more")
