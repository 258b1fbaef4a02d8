"""Actions that begin on a comparison, a round or a concern; what a decided case proposes; own days in a calendar."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import icalendar
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from audit_tool.analysis.action_words import Level, Source, Urgency, Wanted
from audit_tool.formdef.answers import Answer
from audit_tool.services.action_terms import ActionDetail, NewAction
from audit_tool.services.people import NewPerson
from audit_tool.services.rulings import Ruling
from audit_tool.ui.main_window import MainWindow
from audit_tool.ui.screens.actions.acts import ActForm
from audit_tool.ui.screens.actions.asked.raise_form import PROPOSED, RaiseForm
from audit_tool.ui.screens.actions.asked.view import AskedPage
from audit_tool.ui.screens.actions.concerns.view import ConcernsPage
from audit_tool.ui.screens.actions.view import ActionsScreen
from audit_tool.ui.screens.moderation.case_actions import NONE, CaseActions
from audit_tool.ui.screens.moderation.difference_card import ClosedDifference
from audit_tool.ui.screens.moderation.view import ModerationScreen
from audit_tool.ui.screens.practice_week.view import PracticeWeekScreen
from audit_tool.ui.widgets.fields import ClosedList
from tests.conftest import CHEAP, PASSPHRASE, Office, kept
from tests.ui.screens.conftest import Enter, front

Fill = Callable[..., None]
LOW = Answer("inadequate", "No plan keeps the child safe in the evenings.", ("assessment",))
SLIP = ("slip_or_wrong_key", "There is no plan at all.")
NEW = NewAction("Agree with the family who calls.", Level.CHILD, Urgency.TODAY, "A-11", date(2026, 11, 20))
TEXT = "Write down with the family who calls in the evenings."


@pytest.fixture
@kept
def compared(office: Office, fill: Fill) -> Office:
    """Both audits of PW-1 are in; one grade differs."""
    office.hold_round()
    office.allocate()
    fill("A-02", 1)
    fill("A-09", 1, PLN_15=LOW)
    return office


def decide(office: Office) -> None:
    moderating = office.as_("M-01").moderating
    for routed in moderating.comparison(1).open_items:
        value = "inadequate" if routed.item.code == "PLN-15" else "good"
        moderating.decide(1, routed.item.code, Ruling(value, *SLIP))
    moderating.accept_agreed(1)
    moderating.finish(1)


def asked_page(window: MainWindow) -> AskedPage:
    page = front(window, ActionsScreen).page
    assert isinstance(page, AskedPage)
    return page


def form_of(window: MainWindow) -> RaiseForm:
    form = asked_page(window).side.form
    assert form is not None
    return form


def raise_from(window: MainWindow, owner: str = "Team manager") -> None:
    """Fill the sheet in front and send it off, with the day that is proposed."""
    form = form_of(window)
    form.text.set_text(TEXT)
    choose(form.level, "child")
    choose(form.urgency, "within_5_working_days")
    form.owner.setText(owner)
    form.save.click()
    QApplication.processEvents()


def choose(control: ClosedList, value: str) -> None:
    control.set_value(value)
    control.picked.emit(value)


def newest(office: Office, person: str) -> ActionDetail:
    desk = office.as_(person)
    return desk.actions.one(max(line.id for line in desk.actions.page(Wanted())))


def of_case(screen: ModerationScreen) -> CaseActions:
    found = screen.case_actions
    assert found is not None
    return found


def test_an_action_begins_at_a_difference_and_leads_back_to_what_was_being_decided(
    compared: Office, enter: Enter
) -> None:
    """R-134: from moderation, with its question; nothing of the decision that was begun is lost."""
    window = enter("M-01", "moderation")
    screen = front(window, ModerationScreen)
    card = screen.open_card
    assert card is not None
    card.note.set_text("Half the goals have no date.")
    assert of_case(screen).words.text() == NONE
    card.action.click()
    QApplication.processEvents()
    raise_from(window)
    screen = front(window, ModerationScreen)
    found = newest(compared, "M-01")
    assert (found.source, found.question, found.line.reference) == (Source.MODERATION, card.code, "PW-1")
    assert found.line.due_on == date(2026, 11, 17), "as it was proposed from the urgency"
    assert screen.open_card is not None
    assert (screen.open_card.code, screen.open_card.note.text) == (card.code, "Half the goals have no date.")
    assert of_case(screen).words.text() == "1 action is asked for."


def test_the_key_for_an_action_knows_the_difference_in_hand_and_the_button_the_whole_case(
    compared: Office, enter: Enter
) -> None:
    window = enter("M-01", "moderation")
    screen = front(window, ModerationScreen)
    assert screen.open_card is not None
    QTest.keyClick(window, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    QApplication.processEvents()
    assert form_of(window).origin.question == screen.open_card.code
    form_of(window).given_up.emit()
    QApplication.processEvents()
    of_case(front(window, ModerationScreen)).add.click()
    QApplication.processEvents()
    origin = form_of(window).origin
    assert (origin.source, origin.allocation_id, origin.question) == (Source.MODERATION, 1, "")


def test_r080_no_auditor_learns_of_an_action_from_the_comparison_before_the_decision(
    compared: Office, enter: Enter
) -> None:
    window = enter("M-01", "moderation")
    of_case(front(window, ModerationScreen)).add.click()
    QApplication.processEvents()
    raise_from(window, "A-02")
    for person in ("A-02", "A-09"):
        page = asked_page_of(enter(person, "actions"))
        assert page.table.list.rowCount() == 0
        assert "A-02" not in {page.filters.lists["owner"].itemText(at) for at in range(2)}
    decide(compared)
    for person in ("A-02", "A-09"):
        assert asked_page_of(enter(person, "actions")).table.list.rowCount() == 1


def asked_page_of(window: MainWindow) -> AskedPage:
    window.go("actions", "asked")
    QApplication.processEvents()
    return asked_page(window)


def test_a_decided_case_proposes_and_only_a_press_makes_an_action_of_it(compared: Office, enter: Enter) -> None:
    screen = front(enter("M-01", "moderation"), ModerationScreen)
    assert of_case(screen).proposed is None, "nothing is proposed while it is being decided"
    decide(compared)
    window = enter("M-01", "moderation")
    screen = front(window, ModerationScreen)
    card = of_case(screen).proposed
    assert card is not None
    count = len(card.buttons) // 2
    assert compared.as_("M-01").actions.count(Wanted()) == 0
    accept = next(button for button in card.buttons if "Put right for the child" in button.accessibleName())
    accept.click()
    QApplication.processEvents()
    assert of_case(screen).words.text() == "1 action is asked for."
    assert window.messages.words.startswith("The action is raised.")
    found = newest(compared, "M-01")
    assert (found.rule, found.question, found.source) == ("ACT-R03", "PLN-15", Source.MODERATION)
    while (card := of_case(screen).proposed) is not None:
        count -= 1
        card.buttons[1].setFocus()
        QTest.keyClick(card.buttons[1], Qt.Key.Key_Space)
        QApplication.processEvents()
        following = of_case(screen).proposed
        assert (following.buttons[0] if following is not None else of_case(screen).add).hasFocus()
    assert count == 1
    assert compared.as_("M-01").action_proposals.of_case(1) == ()
    assert compared.as_("M-01").actions.count(Wanted()) == 1


def test_a_question_of_a_decided_case_leads_to_an_action_too(compared: Office, enter: Enter) -> None:
    decide(compared)
    window = enter("M-01", "moderation")
    screen = front(window, ModerationScreen)

    closed = next(each for each in screen.findChildren(ClosedDifference) if each._code == "PLN-15")
    assert closed.action is not None
    closed.action.click()
    QApplication.processEvents()
    assert form_of(window).origin.question == "PLN-15"


def test_an_action_begins_on_the_board_and_belongs_to_the_round(compared: Office, enter: Enter) -> None:
    window = enter("Q-01", "practice_week")
    front(window, PracticeWeekScreen).board.add_action.click()
    QApplication.processEvents()
    raise_from(window)
    assert isinstance(window.screen_shown, PracticeWeekScreen)
    found = newest(compared, "Q-01")
    assert (found.source, found.round_id, found.line.reference) == (Source.ROUND, 1, "")


def test_an_action_begins_at_a_concern_that_one_may_see(compared: Office, enter: Enter) -> None:
    concerns = compared.as_("A-11").concerns
    begun = concerns.begin(round_id=1)
    concerns.write(begun, {"reference": "PW-500", "worry": "A child is alone.", "seen": "A note.", "today": "yes"})
    concerns.raise_now(begun)
    window = enter("Q-01", "actions")
    window.go("actions", f"asked:concern:{begun}")
    QApplication.processEvents()
    raise_from(window)
    assert isinstance(front(window, ActionsScreen).page, ConcernsPage)
    found = newest(compared, "Q-01")
    assert (found.source, found.line.reference) == (Source.CONCERN, "PW-500")


def test_a_day_is_proposed_until_somebody_types_another(office: Office, enter: Enter) -> None:
    window = enter("Q-01", "actions")
    asked_page_of(window).add_button.click()
    form = form_of(window)
    assert not asked_page(window).unfinished
    for urgency, day in (("today", "10/11/2026"), ("within_5_working_days", "17/11/2026")):
        choose(form.urgency, urgency)
        assert form.due.text() == day
        assert form._due._hint.text() == PROPOSED
    assert not asked_page(window).unfinished, "what is only proposed is nobody's work"
    form.no_date.click()
    assert form.due.text() == ""
    form.no_date.click()
    form.due.setText("20/11/2026")
    choose(form.urgency, "today")
    assert form.due.text() == "20/11/2026"
    assert asked_page(window).unfinished


def test_r134_level_urgency_theme_plan_and_baseline_are_changed_at_the_side(office: Office, enter: Enter) -> None:
    office.as_("Q-01").actions.raise_new(NEW)
    window = enter("Q-01", "actions")
    page = asked_page_of(window)
    page.choose("one:1")
    assert page.side.card is not None
    acts = page.side.card.acts
    next(button for button in acts.buttons if button.text() == "Level, urgency and more").click()
    form = acts.form
    assert isinstance(form, ActForm)
    level, urgency = form.controls[:2]
    assert isinstance(level, ClosedList)
    assert isinstance(urgency, ClosedList)
    assert (level.value, urgency.value) == ("child", "today"), "what stands is there to be changed"
    form.fill(["team", "by_next_review", "Evenings", "PMQA 3/1", "Nobody calls.", "It is so in all of the team."])
    form.button.click()
    QApplication.processEvents()
    found = office.as_("Q-01").actions.one(1)
    assert (found.line.level, found.line.urgency, found.line.theme) == (Level.TEAM, Urgency.NEXT_REVIEW, "Evenings")
    assert (found.plan_reference, found.baseline) == ("PMQA 3/1", "Nobody calls.")
    assert found.history[-1].words == "It is so in all of the team."
    page.undo_button.click()
    assert office.as_("Q-01").actions.one(1).line.level is Level.CHILD


def test_a_code_with_signs_that_no_file_name_holds_proposes_one_without(office: Office, enter: Enter) -> None:
    lead = office.as_("Q-01")
    lead.people.add(NewPerson("A:11", "Head of service"))
    lead.give_passphrase("A:11", PASSPHRASE, CHEAP)
    lead.actions.raise_new(replace(NEW, owner="A:11"))
    page = asked_page_of(enter("A:11", "actions"))
    page.calendar.click()
    dialog = page.calendar.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.selectedFiles()[0].endswith("actions-A-11.ics")
    dialog.close()


def test_own_due_dates_are_saved_as_a_calendar_without_case_or_words(
    office: Office, enter: Enter, tmp_path: Path
) -> None:
    office.as_("Q-01").actions.raise_new(NEW)
    window = enter("A-11", "actions")
    page = asked_page_of(window)
    page.calendar.click()
    dialog = page.calendar.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.selectedFiles()[0].endswith("actions-A-11.ics")
    out = tmp_path / "own.ics"
    dialog.fileSelected.emit(str(out))
    dialog.close()
    calendar = icalendar.Calendar.from_ical(out.read_bytes())
    assert [str(each["SUMMARY"]) for each in calendar.walk("VEVENT")] == ["Action due (child level)"]
    assert window.messages.words.startswith("Saved as own.ics. 1 due date; no case and no word of an action.")


def test_who_has_no_day_to_keep_is_told_so_and_gets_no_file(office: Office, enter: Enter) -> None:
    window = enter("Q-01", "actions")
    page = asked_page_of(window)
    page.calendar.click()
    assert page.calendar.findChild(QFileDialog) is None
    assert "there is no day to keep. No file was made." in window.messages.words
