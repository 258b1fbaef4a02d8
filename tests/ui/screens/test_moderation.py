"""Moderation in the window: a decision by keyboard, its note, learning and standard, and what was begun and left."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from audit_tool.formdef.answers import Answer
from audit_tool.services.reopening import Cause
from audit_tool.services.rulings import Ruling
from audit_tool.ui.screens.moderation.difference_card import ClosedDifference, DifferenceCard
from audit_tool.ui.screens.moderation.view import ModerationScreen
from audit_tool.ui.widgets.fields import Labelled
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.walking import WalkedWords
from tests.conftest import Office, kept
from tests.services.test_moderating import decide_all
from tests.ui.looking import name_of
from tests.ui.screens.conftest import Enter, front
from tests.ui.stage import focused

WORDS = "The record shows who keeps the child safe, and how it is known."
Key = Qt.Key


@pytest.fixture
@kept
def pair(office: Office, fill: Callable[..., None]) -> int:
    """Two differences: ASM-19 crosses good, PLN-15 is for the two auditors."""
    office.hold_round()
    allocation = office.allocate()
    fill("A-02", allocation)
    low = Answer("requires_improvement", WORDS, ("assessment",))
    fill("A-09", allocation, ASM_19=low, PLN_15=Answer("outstanding", WORDS, ("plan",)))
    return allocation


def card_of(screen: ModerationScreen) -> DifferenceCard:
    assert screen.open_card is not None
    return screen.open_card


def open_again(screen: ModerationScreen, code: str) -> None:
    for each in screen.findChildren(ClosedDifference):
        if each._code == code:
            each._open()
    QApplication.processEvents()


def press(key: Qt.Key) -> None:
    QTest.keyClick(focused(), key)


def write(text: str) -> None:
    QTest.keyClicks(focused(), text)


def labels_of(card: DifferenceCard) -> list[str]:
    return [field._label.text() for field in card.findChildren(Labelled)]


def test_r090_a_difference_is_decided_by_keyboard_with_learning_and_standard(
    office: Office, pair: int, enter: Enter
) -> None:
    screen = front(enter("M-01", "moderation"), ModerationScreen)
    card = card_of(screen)
    assert card.code == "ASM-19"
    press(Key.Key_3)
    card.reason.setFocus()
    write("d")
    for text in ("Both had it.", "Read it twice.", "Say what good is."):
        press(Key.Key_Tab)
        write(text)
    press(Key.Key_Return)
    made = office.as_("M-01").moderating.comparison(pair).decided["ASM-19"]
    assert (made.value, made.reason) == ("good", "different_evidence_seen")
    assert (made.note, made.learning, made.clarify) == ("Both had it.", "Read it twice.", "Say what good is.")
    assert card_of(screen).code == "PLN-15"
    shown = [label.text() for label in screen.findChildren(WrappedLabel)]
    assert "Different evidence seen. Both had it." in shown
    assert {"Learning: Read it twice.", "To make clearer: Say what good is."} <= set(shown)


def test_what_was_begun_and_left_is_there_again(office: Office, pair: int, enter: Enter) -> None:
    screen = front(enter("M-01", "moderation"), ModerationScreen)
    press(Key.Key_2)
    card_of(screen).learning.setFocus()
    write("Read it twice.")
    card_of(screen).clarify.setFocus()
    write("Say what good is.")
    open_again(screen, "PLN-15")
    assert card_of(screen).learning.text == ""
    screen.presenter.open(pair)
    card = card_of(screen)
    assert card.code == "ASM-19"
    assert (card.picker.value, card.learning.text, card.clarify.text) == (
        "requires_improvement",
        "Read it twice.",
        "Say what good is.",
    )


def test_a_decided_difference_opens_again_with_all_its_words(office: Office, pair: int, enter: Enter) -> None:
    ruling = Ruling("good", "slip_or_wrong_key", "Both had it.", "Read it twice.", "Say what good is.")
    office.as_("M-01").moderating.decide(pair, "ASM-19", ruling)
    screen = front(enter("M-01", "moderation"), ModerationScreen)
    open_again(screen, "ASM-19")
    assert card_of(screen)._ruling() == ruling


def test_the_card_says_which_words_are_needed(office: Office, pair: int, enter: Enter) -> None:
    """Domain 4.9: the two auditors give grade and reason; whoever decides for them says why."""
    screen = front(enter("M-01", "moderation"), ModerationScreen)
    optional = ["Learning for everyone (if you wish)", "Standard to make clearer (if you wish)"]
    assert labels_of(card_of(screen)) == ["Reason for the difference", "Note for both auditors", *optional]
    assert name_of(card_of(screen).learning) == optional[0]
    open_again(screen, "PLN-15")
    card = card_of(screen)
    assert labels_of(card)[1] == "Note for both auditors (if you wish)"
    press(Key.Key_4)
    card.reason.setFocus()
    write("d")
    press(Key.Key_Tab)
    press(Key.Key_Return)
    assert office.as_("M-01").moderating.comparison(pair).decided["PLN-15"].value == "outstanding"


def test_r097_a_decision_is_seen_with_what_was_decided_before_and_why(office: Office, pair: int, enter: Enter) -> None:
    moderating = office.as_("M-01").moderating
    moderating.decide(pair, "ASM-19", Ruling("requires_improvement", "slip_or_wrong_key", "First thought."))
    moderating.decide(pair, "ASM-19", Ruling("good", "different_evidence_seen", "Both had it."))
    screen = front(enter("M-01", "moderation"), ModerationScreen)
    closed = next(each for each in screen.findChildren(ClosedDifference) if each._code == "ASM-19")
    assert closed.history is not None
    closed.history.opener.setFocus()
    press(Key.Key_Space)
    lines = [name_of(line) for line in closed.history.findChildren(WalkedWords)]
    assert focused() is closed.history.findChildren(WalkedWords)[0]
    assert [line.partition(": ")[2] for line in lines] == [
        "Decided Requires improvement. Slip or wrong key. First thought.",
        "Decided Good, in place of Requires improvement. Different evidence seen. Both had it.",
    ]
    closed.history.opener.setFocus()
    press(Key.Key_Space)
    assert closed.history.isHidden()


def test_a_difference_that_nobody_touched_has_no_history_but_the_case_has(
    office: Office, pair: int, enter: Enter
) -> None:
    screen = front(enter("M-01", "moderation"), ModerationScreen)
    assert card_of(screen).history is None
    whole = screen._page._histories[""]
    whole.opener.setFocus()
    press(Key.Key_Space)
    assert [name_of(line) for line in whole.findChildren(WalkedWords)] == ["Nothing has been decided yet."]
    office.as_("M-01").moderating.accept_agreed(pair)
    screen.presenter.send_to_panel("PLN-15")
    whole = screen._page._histories[""]
    whole.opener.click()
    lines = [name_of(line).partition(": ")[2] for line in whole.findChildren(WalkedWords)]
    number = office.as_("M-01").moderating.comparison(pair).pair.number("PLN-15")
    assert lines == ["The answers that agree were accepted.", f"{number} Sent to the panel."]


def test_r095_the_quality_lead_reopens_a_decided_case_in_the_window(office: Office, pair: int, enter: Enter) -> None:
    decide_all(office.as_("M-01").moderating, pair)
    screen = front(enter("Q-01", "moderation"), ModerationScreen)
    fold = screen._page.reopen
    assert fold is not None
    assert not fold.opened
    fold.opener.setFocus()
    press(Key.Key_Space)
    fold.button.click()
    assert office.as_("Q-01").moderating.comparison(pair).issue == 1
    fold.cause.set_value("dispute")
    assert fold.question.value == "OVR-01"
    fold.reason.set_text("The service shows a plan that nobody had seen.")
    fold.button.click()
    again = office.as_("Q-01").moderating.comparison(pair)
    assert (again.issue, [each.item.code for each in again.open_items]) == (2, ["OVR-01"])
    shown = [label.text() for label in screen.findChildren(WrappedLabel)]
    assert any("Dispute by the service, " in words and "Issue 1 is kept." in words for words in shown)
    assert not any("Names are shown after" in words for words in shown if words)


def test_a_reopened_question_on_which_both_agree_asks_no_reason_for_a_difference(
    office: Office, pair: int, enter: Enter
) -> None:
    decide_all(office.as_("M-01").moderating, pair)
    office.as_("Q-01").reopening.reopen(pair, Cause.DISPUTE, "SAF-02", "The service shows a plan.")
    screen = front(enter("M-01", "moderation"), ModerationScreen)
    card = card_of(screen)
    assert card.code == "SAF-02"
    assert not card.reason.isVisible()
    press(Key.Key_2)
    press(Key.Key_Tab)
    assert focused() is card.note
    write("The panel saw the plan.")
    press(Key.Key_Return)
    made = office.as_("M-01").moderating.comparison(pair).decided["SAF-02"]
    assert (made.value, made.reason, made.note) == ("requires_improvement", "", "The panel saw the plan.")
    shown = [label.text() for label in screen.findChildren(WrappedLabel)]
    assert "The panel saw the plan." in shown


def test_a_moderator_is_not_offered_to_reopen(office: Office, pair: int, enter: Enter) -> None:
    decide_all(office.as_("M-01").moderating, pair)
    assert front(enter("M-01", "moderation"), ModerationScreen)._page.reopen is None
