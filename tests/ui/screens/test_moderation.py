"""Moderation in the window: a decision by keyboard, its note, learning and standard, and what was begun and left."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from audit_tool.errors import WrongInputError
from audit_tool.formdef.answers import Answer
from audit_tool.services.first_reading import NewCompanion
from audit_tool.services.rulings import Ruling
from audit_tool.ui.screens.moderation.difference_card import ClosedDifference, DifferenceCard
from audit_tool.ui.screens.moderation.view import ModerationScreen
from audit_tool.ui.screens.moderation.voices_card import VoicesCard
from audit_tool.ui.widgets.fields import Labelled
from audit_tool.ui.widgets.labels import WrappedLabel
from tests.conftest import Office, kept
from tests.ui.looking import name_of
from tests.ui.reach import all_faults
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


def test_r074_what_was_said_stands_beside_both_audits_with_the_gap_of_the_own_grade(
    office: Office, pair: int, enter: Enter
) -> None:
    lead = office.as_("Q-01")
    reflection = {"PSR-01": Answer("The breakfast chart."), "PSR-04": Answer("inadequate")}
    feedback = {"FCF-02": Answer("obtained"), "FCF-13": Answer("She comes when she says.")}
    for kind, voice, form, answers in (
        ("reflection", "practitioner", "PSR", reflection),
        ("feedback", "child", "FCF", feedback),
    ):
        lead.first_reading.keep_companion(NewCompanion(pair, kind, voice, form, answers))
    window = enter("M-01", "moderation")
    screen = front(window, ModerationScreen)
    QApplication.processEvents()
    card = screen.findChild(VoicesCard)
    assert card is not None
    told = [label.text() for label in card.findChildren(QLabel) if label.text()]
    for words in (
        "Own grade for the work: two grades lower than A and two grades lower than B.",
        "“She comes when she says.”",
        "“The breakfast chart.”",
    ):
        assert words in told
    assert card_of(screen).picker.hasFocus(), "it is there to be read, and the keyboard decides"
    assert not all_faults(window)
    desk = office.as_("M-01")
    desk.moderating.accept_agreed(pair)
    assert [each.voice for each in desk.moderating.voices(pair)] == ["The practitioner", "The child"]


def test_r069_nothing_that_was_said_is_told_while_an_audit_is_open(office: Office, fill: Callable[..., None]) -> None:
    office.hold_round()
    allocation = office.allocate()
    fill("A-02", allocation)
    said = NewCompanion(allocation, "reflection", "practitioner", "PSR", {"PSR-04": Answer("good")})
    office.as_("Q-01").first_reading.keep_companion(said)
    with pytest.raises(WrongInputError, match="Both audits must be submitted"):
        office.as_("M-01").moderating.voices(allocation)


def test_a_case_of_which_nobody_spoke_has_no_card_for_it(pair: int, enter: Enter) -> None:
    screen = front(enter("M-01", "moderation"), ModerationScreen)
    assert screen.open_card is not None
    assert screen.findChild(VoicesCard) is None


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
