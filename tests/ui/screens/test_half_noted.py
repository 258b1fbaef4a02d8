"""What is half written about actions, concerns and feedback is there again after a lock (R-054)."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from audit_tool.analysis.action_words import Level, Urgency
from audit_tool.services.action_terms import NewAction, Noted, Origin
from audit_tool.ui.kept_fields import text_of
from audit_tool.ui.main_window import MainWindow
from audit_tool.ui.screens.actions.acts import ActForm, Acts
from audit_tool.ui.screens.actions.asked.begun import HALVES, KINDS, TEXT
from audit_tool.ui.screens.actions.asked.view import AskedPage
from audit_tool.ui.screens.actions.concerns.view import ConcernsPage
from audit_tool.ui.screens.actions.feedback.view import FeedbackPage
from audit_tool.ui.screens.actions.reaudits.view import ReauditsPage
from audit_tool.ui.screens.actions.view import ActionsScreen
from audit_tool.ui.screens.reports.choices import case_key
from audit_tool.ui.screens.reports.view import ReportsScreen
from tests.conftest import Office, kept
from tests.services.test_concerns import raised
from tests.services.test_reaudits import decide
from tests.ui.screens.conftest import Enter, front
from tests.ui.screens.pages_of_actions import act, turn_to, words_of

Fill = Callable[..., None]
TEXT_OF_ACTION = "Agree with the family who calls in the evenings."
NEW = NewAction(TEXT_OF_ACTION, Level.CHILD, Urgency.TWENTY_DAYS, "A-02", date(2026, 11, 24))
ROUND = "Practice week: November 2026"
HALF = "The case note of 20 Nov"


@pytest.fixture
@kept
def settled(office: Office, fill: Fill) -> Office:
    office.hold_round()
    fill("A-02", office.allocate(second=""))
    return office


def opened(acts: Acts, key: str) -> ActForm:
    acts.open_act(key)
    assert acts.form is not None
    return acts.form


def typed(form: ActForm, field: str, words: str) -> None:
    QTest.keyClicks(form.named[field], words)


def locked(window: MainWindow) -> None:
    """What a lock asks first, before the window goes."""
    screen = front(window, ActionsScreen)
    assert screen.leave()
    window.close()


def asked(window: MainWindow) -> AskedPage:
    return turn_to(window, "asked", AskedPage)


def test_a_new_action_that_is_half_written_is_named_and_comes_back(settled: Office, enter: Enter) -> None:
    window = enter("A-02", "actions")
    page = asked(window)
    page.begin_action()
    QApplication.processEvents()
    form = page.side.form
    assert form is not None
    QTest.keyClicks(form.text, HALF)
    QTest.keyClicks(form.owner, "Team manager")
    form.no_date.click()
    locked(window)
    page = asked(enter("A-02", "actions"))
    assert page.side.reminder is not None
    assert f"A new action: {HALF}" in words_of(page)
    page.side.reminder.buttons[0].click()
    QApplication.processEvents()
    form = page.side.form
    assert form is not None
    assert (form.text.text, form.owner.text(), form.no_date.isChecked(), form.due.text()) == (
        HALF, "Team manager", True, "",
    )  # fmt: skip
    assert "A new action: " not in words_of(page)
    QTest.keyClicks(form.text, "ember says who calls.")
    form.level.set_value(Level.CHILD)
    form.urgency.set_value(Urgency.TWENTY_DAYS)
    form.save.click()
    QApplication.processEvents()
    desk = settled.as_("A-02")
    assert [line.owner for line in desk.actions.page(page.presenter.wanted)] == ["Team manager"]
    assert desk.unfinished.mine(KINDS) == ()
    assert page.side.reminder is None


def test_each_new_action_is_kept_by_what_it_comes_from_and_can_be_given_up(settled: Office, enter: Enter) -> None:
    window = enter("A-02", "actions")
    screen = front(window, ActionsScreen)
    screen.choose("asked:1:SAF-01")
    page = screen.page
    assert isinstance(page, AskedPage)
    QApplication.processEvents()
    assert page.side.form is not None
    QTest.keyClicks(page.side.form.text, HALF)
    assert page.leave()
    (begun,) = settled.as_("A-02").unfinished.mine(KINDS)
    assert (begun.kind, begun.about, begun.parts[TEXT]) == (Noted.RAISED, "1:SAF-01", HALF)
    page.side._give_up()
    QApplication.processEvents()
    assert settled.as_("A-02").unfinished.mine(KINDS) == ()


def test_evidence_that_is_half_written_is_open_on_its_action_after_a_lock(settled: Office, enter: Enter) -> None:
    (action,) = settled.as_("Q-01").actions.raise_new(NEW).ids
    window = enter("A-02", "actions")
    page = asked(window)
    page.choose(f"one:{action}")
    QApplication.processEvents()
    assert page.side.card is not None
    form = opened(page.side.card.acts, "claim")
    typed(form, "What shows that it is done", HALF)
    locked(window)
    page = asked(enter("A-02", "actions"))
    assert page.side.reminder is not None
    assert f"Say it is done: {TEXT_OF_ACTION}" in words_of(page)
    page.side.reminder.buttons[0].click()
    QApplication.processEvents()
    assert page.side.card is not None
    now = page.side.card.acts.form
    assert now is not None
    assert text_of(now.named["What shows that it is done"]) == HALF
    now.button.click()
    QApplication.processEvents()
    assert settled.as_("A-02").actions.one(action).evidence == HALF
    assert settled.as_("A-02").unfinished.mine(KINDS) == ()


def test_what_is_half_noted_of_another_persons_action_no_longer_seen_is_not_named(
    settled: Office, enter: Enter
) -> None:
    settled.as_("A-02").unfinished.write(Noted.CLAIM, "99", "What shows that it is done", HALF)
    page = asked(enter("A-02", "actions"))
    assert page.side.reminder is None


@pytest.mark.parametrize("key", sorted(HALVES))
def test_all_that_can_be_written_about_an_action_is_kept_under_a_name_of_its_own(key: str) -> None:
    assert list(HALVES.values()).count(HALVES[key]) == 1


def test_a_note_on_a_concern_is_open_on_its_card_as_it_was_left(office: Office, enter: Enter) -> None:
    office.hold_round()
    raised(office.as_("A-02"))
    window = enter("Q-01", "actions")
    page = turn_to(window, "concerns", ConcernsPage)
    typed(opened(page.cards[0].acts, "tell"), "Who was told? Their role", "Team man")
    locked(window)
    page = turn_to(enter("Q-01", "actions"), "concerns", ConcernsPage)
    form = page.cards[0].acts.form
    assert form is not None
    assert text_of(form.named["Who was told? Their role"]) == "Team man"
    act(page.cards[0], "tell", "Team manager", "by telephone", "")
    assert page.unfinished, "a time is missing, so it stays"
    desk = office.as_("Q-01")
    desk.concerns.tell(page.cards[0].concern.id, "Team manager", "by telephone", office.clock())
    page.presenter.load()
    assert page.cards[0].acts.form is None


def test_an_answer_to_feedback_is_open_as_it_was_left_and_can_be_given_up(settled: Office, enter: Enter) -> None:
    window = enter("A-02", "actions")
    page = turn_to(window, "feedback", FeedbackPage)
    act(page.cards[0], "give", "", "in_person", "")
    form = opened(page.cards[0].acts, "answer")
    typed(form, "In their own words", "The mornings are")
    locked(window)
    page = turn_to(enter("A-02", "actions"), "feedback", FeedbackPage)
    form_now = page.cards[0].acts.form
    assert form_now is not None
    assert text_of(form_now.named["In their own words"]) == "The mornings are"
    form_now.given_up.emit("answer")
    QApplication.processEvents()
    assert page.cards[0].acts.form is None
    assert page.cards[0].acts.buttons[0].hasFocus()


def test_why_a_reaudit_is_moved_is_open_as_it_was_left(office: Office, fill: Fill, enter: Enter) -> None:
    office.hold_round()
    decide(office, office.allocate(), fill, "inadequate")
    window = enter("Q-01", "actions")
    page = turn_to(window, "reaudits", ReauditsPage)
    typed(opened(page.cards[0].acts, "move"), "Why is it moved?", HALF)
    locked(window)
    page = turn_to(enter("Q-01", "actions"), "reaudits", ReauditsPage)
    form = page.cards[0].acts.form
    assert form is not None
    assert text_of(form.named["Why is it moved?"]) == HALF
    act(page.cards[0], "move", "8 February 2027", "The school asked for a later week.")
    assert page.cards[0].acts.form is None


def test_an_action_follows_from_a_concern(office: Office, enter: Enter) -> None:
    office.hold_round()
    concern = raised(office.as_("A-02"))
    window = enter("Q-01", "actions")
    page = turn_to(window, "concerns", ConcernsPage)
    act(page.cards[0], "action")
    shown = front(window, ActionsScreen).page
    assert isinstance(shown, AskedPage)
    assert shown.side.form is not None
    assert shown.side.form.origin == Origin(shown.side.form.origin.source, concern_id=concern)


def test_the_figures_of_the_round_are_one_press_away_for_who_may_print_them(settled: Office, enter: Enter) -> None:
    window = enter("Q-01", "actions")
    turn_to(window, "feedback", FeedbackPage).figures.click()
    screen = front(window, ReportsScreen)
    assert screen.presenter.proposed_name == "feedback-figures-Practice-week-November-2026.pdf"
    assert screen.choosing.case.value == case_key(ROUND, "")
    page = turn_to(enter("A-02", "actions"), "feedback", FeedbackPage)
    assert not page.figures.isVisible()
