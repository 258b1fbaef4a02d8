"""R-098, R-140: the page of cases that come back."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from audit_tool.formdef.answers import Answer
from audit_tool.services.reaudits import ReauditState
from audit_tool.ui.main_window import MainWindow
from audit_tool.ui.screens.actions.reaudits.view import ReauditsPage
from audit_tool.ui.screens.actions.view import ActionsScreen
from tests.conftest import Office, kept
from tests.services.test_reaudits import again, decide, settle
from tests.ui.reach import all_faults
from tests.ui.screens.conftest import Enter, front
from tests.ui.screens.pages_of_actions import act, turn_to, words_of

Fill = Callable[..., None]
PROMISE = "The plan has drifted for months. This case will be audited again in six months."


@pytest.fixture
@kept
def decided(office: Office, fill: Fill) -> Office:
    """PW-1 is inadequate; of PW-2 somebody wrote that it will be audited again."""
    office.hold_round()
    decide(office, office.allocate(), fill, "inadequate")
    other = office.allocate("PW-2")
    for person in ("A-02", "A-09"):
        fill(person, other, "good", PLN_15=Answer("good", PROMISE, ("assessment",)))
    settle(office, other)
    return office


def page_of(window: MainWindow) -> ReauditsPage:
    return turn_to(window, "reaudits", ReauditsPage)


def test_r098_what_comes_back_is_listed_and_can_be_moved_or_called_off(decided: Office, enter: Enter) -> None:
    page = page_of(enter("Q-01", "actions"))
    assert "1 case comes back. 1 not given out yet." in words_of(page)
    act(page.cards[0], "move", "31 September 2027", "The family asked for it.")
    assert "There is no 31 September 2027." in " ".join(label.text() for label in page.window().findChildren(QLabel))
    assert page.cards[0].entry.due_on == page.cards[0].entry.first_due_on
    act(page.cards[0], "move", "12 March 2027", "The family asked for it.")
    assert "12 March 2027, first booked for" in words_of(page)
    act(page.cards[0], "call_off", "The family has moved to another council.")
    assert page.cards[0].entry.state is ReauditState.CALLED_OFF


def test_r140_a_promise_is_booked_from_where_it_is_read(decided: Office, enter: Enter) -> None:
    page = page_of(enter("Q-01", "actions"))
    assert "This case will be audited again in six months." in words_of(page)
    act(page.promises[0], "book", "10 May 2027", "As was promised in the audit.")
    assert page.promises == []
    assert {card.entry.reference for card in page.cards} == {"PW-1", "PW-2"}


def test_r098_both_times_are_shown_side_by_side(decided: Office, fill: Fill, enter: Enter) -> None:
    made = again(decided)
    decided.clock.now += timedelta(days=60)
    for person in ("A-11", "A-12"):
        fill(person, made, "requires_improvement")
    settle(decided, made)
    page = page_of(enter("Q-01", "actions"))
    card = next(each for each in page.cards if each.entry.reference == "PW-1")
    act(card, "compare")
    told = words_of(page)
    assert "First Inadequate, now Requires improvement." in told
    assert "Inadequate, then Requires improvement" in told
    act(card, "compare")
    assert "First Inadequate" not in words_of(page)


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_everybody_can_use_the_page(decided: Office, enter: Enter, size: tuple[int, int]) -> None:
    window = enter("Q-01", "actions", size)
    page = page_of(window)
    page.cards[0].acts.open_act("move")
    for _ in range(3):
        QApplication.processEvents()
    assert not all_faults(window)


def test_only_the_quality_lead_is_offered_it(decided: Office, enter: Enter) -> None:
    screen = front(enter("A-02", "actions"), ActionsScreen)
    assert "reaudits" not in [segment.choice.code for segment in screen.choice.segments]
