"""My work: both audits of a decided case beside what was decided, for its two auditors, and never before."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from audit_tool.formdef.answers import Answer
from audit_tool.formdef.definition import Seat
from audit_tool.services.rulings import Ruling
from audit_tool.ui.screens.audit.view import AuditScreen
from audit_tool.ui.screens.moderation.both_sides import BothSides
from audit_tool.ui.screens.my_work.conflict_page import ConflictPage
from audit_tool.ui.screens.my_work.decided_page import DecidedPage
from audit_tool.ui.screens.my_work.declared_card import TakeBackButton
from audit_tool.ui.screens.my_work.view import MyWorkScreen, OpenButton
from audit_tool.ui.theme.tokens import Mode
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from tests.conftest import Office, kept
from tests.ui.conftest import Dress
from tests.ui.looking import name_of
from tests.ui.reach import all_faults
from tests.ui.screens.conftest import Enter, front

LOW = Answer("requires_improvement", "Two facts short of SMART, and no day for anything.", ("assessment",))
RULING = Ruling("requires_improvement", "descriptor_read_differently", "It has no dates.", "Look for dates.", "Say it.")


@pytest.fixture
@kept
def cases(office: Office, fill: Callable[..., None]) -> int:
    """PW-1 is decided, PW-2 is not: both its audits are in."""
    office.hold_round()
    decided, waiting = office.allocate("PW-1"), office.allocate("PW-2")
    for case in (decided, waiting):
        fill("A-02", case)
        fill("A-09", case, PLN_15=LOW)
    moderating = office.as_("M-01").moderating
    moderating.decide(decided, "PLN-15", RULING)
    moderating.accept_agreed(decided)
    moderating.finish(decided)
    return decided


def buttons_of(screen: MyWorkScreen) -> dict[str, OpenButton]:
    return {button._line.reference: button for button in screen.findChildren(OpenButton) if button.isVisible()}


def words_of(screen: MyWorkScreen) -> list[str]:
    return [label.text() for kind in (Words, WrappedLabel) for label in screen.findChildren(kind) if label.isVisible()]


@pytest.mark.parametrize(
    ("person", "names"),
    [
        ("A-02", ("Auditor A, A-02 (you)", "Auditor B, A-09")),
        ("A-09", ("Auditor A, A-02", "Auditor B, A-09 (you)")),
    ],
)
def test_each_auditor_reads_both_audits_and_the_decision(
    cases: int, enter: Enter, person: str, names: tuple[str, str]
) -> None:
    window = enter(person, "my_work")
    screen = front(window, MyWorkScreen)
    buttons = buttons_of(screen)
    assert {reference: button.text() for reference, button in buttons.items()} == {
        "PW-1": "Read both audits",
        "PW-2": "Read",
    }
    QTest.mouseClick(buttons["PW-1"], Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert isinstance(screen.page, DecidedPage)
    shown = words_of(screen)
    assert {*names, LOW.comment, "Decided", "by: moderator"} <= set(shown)
    assert {"Descriptor read differently. It has no dates.", "Learning: Look for dates."} <= set(shown)
    (card,) = screen.page.findChildren(BothSides)
    heard = name_of(card._words)
    assert "Decided: Requires improvement. Descriptor read differently. It has no dates." in heard
    QTest.mouseClick(screen.page.same, Qt.MouseButton.LeftButton)
    cards = screen.page.findChildren(BothSides)
    assert len(cards) > 20
    assert QApplication.focusWidget() is cards[1]._words
    QTest.mouseClick(screen.page.back, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert set(buttons_of(screen)) == {"PW-1", "PW-2"}


def test_ones_own_audit_is_one_press_away(cases: int, enter: Enter) -> None:
    window = enter("A-09", "my_work")
    screen = front(window, MyWorkScreen)
    QTest.mouseClick(buttons_of(screen)["PW-1"], Qt.MouseButton.LeftButton)
    assert isinstance(screen.page, DecidedPage)
    QTest.mouseClick(screen.page.own, Qt.MouseButton.LeftButton)
    assert front(window, AuditScreen).presenter.hand.sheet.allocation_id == cases
    window.go("my_work")
    QApplication.processEvents()
    assert set(buttons_of(screen)) == {"PW-1", "PW-2"}


def test_what_may_not_be_read_is_said_in_the_strip(cases: int, enter: Enter) -> None:
    window = enter("A-02", "my_work")
    screen = front(window, MyWorkScreen)
    screen._later.open_both(cases + 1)
    assert screen.page is None
    assert "not decided yet" in window.messages.words


@pytest.mark.parametrize(("percent", "size"), [(100, (1280, 720)), (200, (1280, 720)), (100, (1920, 1080))])
def test_everybody_can_read_the_page(
    cases: int, enter: Enter, dress: Dress, percent: int, size: tuple[int, int]
) -> None:
    dress(Mode.LIGHT, percent)
    window = enter("A-02", "my_work", size)
    screen = front(window, MyWorkScreen)
    screen._later.open_both(cases)
    QApplication.processEvents()
    assert not all_faults(window)


def taken_back(screen: MyWorkScreen) -> list[TakeBackButton]:
    return [button for button in screen.findChildren(TakeBackButton) if button.isVisible()]


@pytest.mark.parametrize(("percent", "size"), [(100, (1280, 720)), (200, (1280, 720)), (100, (1920, 1080))])
def test_r028_a_conflict_declared_by_mistake_is_taken_back_in_my_work(
    office: Office, enter: Enter, dress: Dress, percent: int, size: tuple[int, int]
) -> None:
    dress(Mode.LIGHT, percent)
    office.hold_round()
    for reference in ("PW-1", "PW-2"):
        office.allocate(reference)
    office.as_("A-09").own_conflicts.declare("PW-1")
    window = enter("A-02", "my_work", size)
    screen = front(window, MyWorkScreen)
    assert taken_back(screen) == [], "what others declared is theirs"
    screen.presenter.declare_conflict("PW-1")
    for _ in range(3):
        QApplication.processEvents()
    assert list(buttons_of(screen)) == ["PW-2"], "nobody is asked to start what is not for them"
    assert not all_faults(window)
    (button,) = taken_back(screen)
    assert not button.hasFocus()
    assert name_of(button) == "Take it back: PW-1"
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    QApplication.processEvents()
    assert set(buttons_of(screen)) == {"PW-1", "PW-2"}
    assert taken_back(screen) == []
    assert window.messages.words.startswith("You took back the conflict with PW-1.")
    rows = office.as_("Q-01").board.rows(office.round_id)
    assert [(row.first.conflict, row.second.conflict) for row in rows] == [(False, True), (False, False)]


@pytest.mark.parametrize("left", [True, False])
def test_r028_a_conflict_with_a_case_that_somebody_else_has_by_now_is_taken_back_too(
    office: Office, enter: Enter, left: bool
) -> None:
    office.hold_round()
    only = office.allocate()
    if left:
        office.allocate("PW-2")
    office.as_("A-02").own_conflicts.declare("PW-1")
    office.as_("Q-01").allocation.reassign(only, Seat.FIRST, "A-11", "A-02 declared a conflict.")
    window = enter("A-02", "my_work")
    screen = front(window, MyWorkScreen)
    assert taken_back(screen) == []
    assert screen.isAncestorOf(QApplication.focusWidget() or window), "nothing has the keyboard"
    QTest.mouseClick(screen.not_mine, Qt.MouseButton.LeftButton)
    assert isinstance(screen.page, ConflictPage)
    assert not all_faults(window)
    assert screen.page.button.isVisible() == screen.page.case.isVisible() == left
    (button,) = taken_back(screen)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert screen.not_mine.isVisible() == left
    assert office.as_("Q-01").allocation.conflicts(office.round_id, "PW-1", "A-02") == ()


def test_r028_where_all_that_is_left_is_not_for_somebody_my_work_says_so(office: Office, enter: Enter) -> None:
    office.hold_round()
    office.allocate()
    office.as_("A-02").own_conflicts.declare("PW-1")
    screen = front(enter("A-02", "my_work"), MyWorkScreen)
    assert "Nothing to do. What you said is not for you waits for the quality lead." in words_of(screen)
