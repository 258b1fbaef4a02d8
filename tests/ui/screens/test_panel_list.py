"""The panel's list: what it is narrowed to, agreed cases folded, and a whole hour by keyboard alone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from audit_tool.analysis.routing import Route
from audit_tool.formdef.answers import Answer
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.panel_rows import PanelRow
from audit_tool.ui.screens.moderation.panel_filter import choices, narrowed, next_case
from audit_tool.ui.screens.moderation.view import ModerationScreen
from audit_tool.ui.theme.tokens import Mode
from tests.conftest import COVER, Office, kept
from tests.ui.conftest import Dress
from tests.ui.screens.conftest import Enter, front
from tests.ui.stage import CTRL, focused

Fill = Callable[..., None]
Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
WORDS = "The record shows who keeps the child safe, and how it is known."


@pytest.fixture
@kept
def hour(office: Office, fill: Fill) -> Office:
    """PW-1 crosses good, for a moderator; PW-2 is one apart, for the two auditors; PW-3 and PW-4 agree."""
    office.hold_round()
    differing = {
        "PW-1": {"ASM_19": Answer("requires_improvement", WORDS, ("assessment",))},
        "PW-2": {"PLN_15": Answer("outstanding", WORDS, ("plan",))},
        "PW-3": {},
    }
    for reference, changes in differing.items():
        allocation = office.allocate(reference)
        fill("A-02", allocation)
        fill("A-09", allocation, **changes)
    return office


def references(screen: ModerationScreen) -> list[str]:
    return [row.reference for row in screen.left.listed]


def rows_of(office: Office) -> tuple[PanelRow, ...]:
    return office.as_("M-01").moderating.panel(office.round_id)


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, held)
    QApplication.processEvents()


def open_case(screen: ModerationScreen) -> str:
    return next(row.reference for row in screen._rows if row.allocation_id == screen._current)


def test_the_list_is_narrowed_by_what_is_left_and_who_settles_it(hour: Office) -> None:
    rows = rows_of(hour)
    shown = {code: [row.reference for row in narrowed(rows, code, "M-01")] for code, _ in choices(rows, "M-01")}
    assert shown == {
        "all": ["PW-1", "PW-2", "PW-3"],
        "open": ["PW-1", "PW-2", "PW-3"],
        "panel": [],
        "moderator": ["PW-1"],
        "auditors": ["PW-2"],
    }
    hour.as_("M-01").moderating.send_to_panel(rows[0].allocation_id, "ASM-19")
    assert rows_of(hour)[0].settled_by == {Route.PANEL}


def test_what_is_decided_is_no_longer_among_what_is_to_decide(hour: Office) -> None:
    moderating = hour.as_("M-01").moderating
    agreed = next(row for row in rows_of(hour) if row.agreed)
    moderating.accept_agreed(agreed.allocation_id)
    moderating.finish(agreed.allocation_id)
    rows = rows_of(hour)
    assert [row.reference for row in narrowed(rows, "open", "M-01")] == ["PW-1", "PW-2"]
    assert dict(choices(rows, "M-01"))["open"] == "To decide (2)"


def test_forms_are_offered_where_there_are_several(hour: Office, fill: Fill) -> None:
    new = NewAllocation("PW-5", "A-02", "A-09", form="EHF", cover=COVER)
    allocation = hour.as_("Q-01").allocation.allocate(hour.round_id, new)
    fill("A-02", allocation)
    fill("A-09", allocation)
    rows = rows_of(hour)
    assert [row.reference for row in narrowed(rows, "form EHF", "M-01")] == ["PW-5"]
    assert {"form CIN", "form EHF"} <= set(dict(choices(rows, "M-01")))


def test_agreed_cases_are_one_line_that_opens(hour: Office, enter: Enter) -> None:
    screen = front(enter("M-01", "moderation"), ModerationScreen)
    assert references(screen) == ["PW-1", "PW-2"]
    assert screen.left.fold.text() == "1 case where everything agrees"
    screen.left.fold.setFocus()
    press(Key.Key_Space)
    assert references(screen) == ["PW-1", "PW-2", "PW-3"]
    press(Key.Key_Space)
    assert references(screen) == ["PW-1", "PW-2"]


def test_the_choice_stays_while_cases_are_decided(hour: Office, enter: Enter) -> None:
    screen = front(enter("M-01", "moderation"), ModerationScreen)
    screen.left.filter.setFocus()
    for _ in range(4):
        press(Key.Key_Down)
    assert screen.left.filter.value == "auditors"
    assert references(screen) == ["PW-2"]
    screen.presenter.load(hour.round_id)
    assert screen.left._none.isHidden()
    assert screen.left.filter.value == "auditors"
    assert references(screen) == ["PW-2"]


def test_with_large_text_the_list_is_narrowed_in_the_line_above(hour: Office, enter: Enter, dress: Dress) -> None:
    dress(Mode.LIGHT, 200)
    screen = front(enter("M-01", "moderation"), ModerationScreen)
    assert screen.left.isHidden()
    assert screen.above is not None
    cases = screen.above.cases
    assert [cases.itemText(at).partition(":")[0] for at in range(cases.count())] == ["PW-1", "PW-2", "PW-3"]
    screen.left.filter.setFocus()
    assert focused() is screen.left.filter
    for _ in range(4):
        press(Key.Key_Down)
    assert screen.left.filter.value == "auditors"
    assert [cases.itemText(at).partition(":")[0] for at in range(cases.count())] == ["PW-2"]
    assert cases.words_shown == "Choose a case", "the case that is open is not among them"
    cases.setFocus()
    press(Key.Key_Down)
    assert open_case(screen) == "PW-2"
    assert cases.words_shown.startswith("PW-2")
    for control in (screen.left.filter, cases):
        assert screen.rect().contains(QRect(control.mapTo(screen, QPoint(0, 0)), control.size()))


def test_the_next_case_goes_round_and_leaves_decided_cases_out(hour: Office) -> None:
    rows = rows_of(hour)
    one, two, three = (row.allocation_id for row in rows)
    assert [next_case(rows, each, forward=True) for each in (one, two, three)] == [two, three, one]
    assert [next_case(rows, each, forward=False) for each in (one, two, three)] == [three, one, two]
    assert next_case(rows[:1], one, forward=True) == 0
    assert next_case(rows, 0, forward=True) == one


def decide_here() -> None:
    """A digit, Tab, a reason by its letter, Tab, a note, Enter."""
    press(Key.Key_3)
    press(Key.Key_Tab)
    QTest.keyClicks(focused(), "d")
    press(Key.Key_Tab)
    QTest.keyClicks(focused(), "Both had it.")
    press(Key.Key_Return)


def finish_here() -> None:
    """Accept what agrees, then finish: the keyboard is on each button in turn."""
    press(Key.Key_Space)
    press(Key.Key_Space)


def test_a_whole_hour_by_keyboard(hour: Office, enter: Enter) -> None:
    screen = front(enter("M-01", "moderation"), ModerationScreen)
    screen.left.list.setFocus()
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert open_case(screen) == "PW-2"
    press(Key.Key_Return, CTRL | SHIFT)
    assert open_case(screen) == "PW-1"
    decide_here()
    finish_here()
    assert focused() is screen.left.list
    press(Key.Key_Return, CTRL)
    assert open_case(screen) == "PW-2"
    decide_here()
    finish_here()
    press(Key.Key_Return, CTRL)
    assert open_case(screen) == "PW-3", "an agreed case is folded, and still waits"
    assert "PW-3" in references(screen)
    finish_here()
    assert all(row.decided_at for row in rows_of(hour))
    press(Key.Key_Return, CTRL)
    assert isinstance(focused(), QWidget)
    assert screen.window().messages.words.startswith("No other case of this list waits.")  # type: ignore[attr-defined]


@pytest.mark.parametrize("height", [560, 613, 700])
def test_no_case_of_the_list_is_cut_in_half(hour: Office, enter: Enter, height: int) -> None:
    window = enter("M-01", "moderation", (1280, height))
    screen = front(window, ModerationScreen)
    line = screen.left.list._model.index(0, 0).data(Qt.ItemDataRole.UserRole)
    screen.left.list.set_lines([line] * 12)
    QApplication.processEvents()
    port, row = screen.left.list.viewport(), screen.left.list.sizeHintForRow(0)
    assert port.height() >= row
    assert port.height() % row == 0
    screen.left.list.scrollToBottom()
    QApplication.processEvents()
    last = screen.left.list.visualRect(screen.left.list.model().index(11, 0))
    assert port.rect().contains(last)
    assert last.bottom() == port.rect().bottom()
