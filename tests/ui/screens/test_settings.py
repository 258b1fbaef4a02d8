"""Settings: the look of the window, passphrases, people, rules and the check."""

import json
from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from audit_tool.analysis.routing import Route, Trigger
from audit_tool.analysis.small_numbers import Policy
from audit_tool.services import desk as desks
from audit_tool.services.desk import Desk
from audit_tool.ui.preferences import Preferences
from audit_tool.ui.screens.settings.cards import FieldsCard, PassphraseCard
from audit_tool.ui.screens.settings.hours import HoursDraft, read_hours
from audit_tool.ui.screens.settings.presenter import routes_for
from audit_tool.ui.screens.settings.view import SettingsScreen
from audit_tool.ui.theme.theme import current
from audit_tool.ui.theme.tokens import Mode
from audit_tool.ui.widgets.boxes import Card
from audit_tool.ui.widgets.labels import WrappedLabel
from tests.conftest import CHEAP, PASSPHRASE, Office
from tests.ui.screens.conftest import Enter, front

NEW = "five other quiet words"


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real cost of a passphrase would take a second each."""
    real: Callable[..., None] = Desk.give_passphrase
    monkeypatch.setattr(
        Desk, "give_passphrase", lambda self, code, passphrase, cost=None: real(self, code, passphrase, CHEAP)
    )


def words_of(part: QWidget) -> str:
    QApplication.processEvents()
    return " ".join(label.text() for label in part.findChildren(WrappedLabel) if label.isVisible())


def click(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_look_is_worn_at_once_and_kept_without_a_word_about_cases(enter: Enter, preferences_apart: Path) -> None:
    screen = front(enter("A-02", "settings"), SettingsScreen)
    screen.appearance.mode.set_value("dark")
    screen.appearance.mode.activated.emit(screen.appearance.mode.currentIndex())
    assert current().mode is Mode.DARK
    screen.appearance.text_size.set_value("150")
    screen.appearance.text_size.activated.emit(screen.appearance.text_size.currentIndex())
    assert current().text_percent == 150
    kept = json.loads(preferences_apart.read_text(encoding="utf-8"))
    assert (kept["mode"], kept["text_percent"]) == ("dark", 150)
    assert set(kept) == {"mode", "text_percent", "spelling", "last_person", "last_workspace"}


def test_two_parts_of_the_program_do_not_forget_each_others_choices(preferences_apart: Path) -> None:
    program, screen = Preferences.load(), Preferences.load()
    screen.choose_look(Mode.HIGH_CONTRAST, 200)
    program.remember("A-02", Path("week"))
    kept = Preferences.load()
    assert (kept.mode, kept.text_percent, kept.last_person) == (Mode.HIGH_CONTRAST, 200, "A-02")


def test_an_auditor_is_shown_only_what_is_theirs(enter: Enter) -> None:
    screen = front(enter("A-02", "settings"), SettingsScreen)
    shown = words_of(screen)
    assert "Appearance" in shown
    assert "Your passphrase" in shown
    for title in ("People", "Add a person", "Who settles a difference", "Check this workspace"):
        assert title not in shown


def test_the_own_passphrase_is_changed(office: Office, enter: Enter) -> None:
    window = enter("A-02", "settings")
    card = front(window, SettingsScreen).passphrase
    QTest.keyClicks(card.new, NEW)
    QTest.keyClicks(card.again, "something else again")
    click(card.button)
    assert "The two are not the same." in words_of(card)
    card.again.clear()
    QTest.keyClicks(card.again, NEW)
    click(card.button)
    assert window.messages.words.startswith("Your passphrase is changed.")
    assert card.new.text() == ""
    window.close()
    office.lock()
    desks.unlock(office.folder, "A-02", NEW, office.forms).lock()


def test_a_short_passphrase_is_refused_at_its_field(enter: Enter) -> None:
    card = front(enter("A-02", "settings"), SettingsScreen).passphrase
    for field in (card.new, card.again):
        QTest.keyClicks(field, "short")
    click(card.button)
    assert "needs at least" in words_of(card)


def test_a_person_is_added_and_can_unlock(office: Office, enter: Enter) -> None:
    window = enter("Q-01", "settings")
    screen = front(window, SettingsScreen)
    card = screen.person
    click(card.button)
    assert "Give a role code" in words_of(card)
    QTest.keyClicks(card.code, "A-20")
    QTest.keyClicks(card.title, "Head of service, fostering")
    QTest.keyClicks(card.passphrase, NEW)
    click(card.button)
    assert window.messages.words.startswith("A-20 is in the register.")
    assert "Head of service, fostering. Auditor" in words_of(screen.register)
    window.close()
    office.lock()
    desks.unlock(office.folder, "A-20", NEW, office.forms).lock()


@pytest.mark.parametrize(("code", "passphrase", "said"), [("A-20", "short", "at least"), ("A-02", NEW, "already in")])
def test_nobody_is_added_by_halves(office: Office, enter: Enter, code: str, passphrase: str, said: str) -> None:
    screen = front(enter("Q-01", "settings"), SettingsScreen)
    before = office.as_("Q-01").people.listing()
    QTest.keyClicks(screen.person.code, code)
    QTest.keyClicks(screen.person.passphrase, passphrase)
    click(screen.person.button)
    assert said in words_of(screen.person)
    assert office.as_("Q-01").people.listing() == before


def test_a_person_gets_a_new_passphrase_or_leaves(office: Office, enter: Enter) -> None:
    window = enter("Q-01", "settings")
    card = front(window, SettingsScreen).register
    click(card.give)
    assert "Choose a person." in words_of(card)
    card.person.set_value("A-09")
    QTest.keyClicks(card.passphrase, NEW)
    click(card.give)
    assert "A-09 has a new passphrase." in window.messages.words
    card.person.set_value("A-11")
    click(card.leave)
    assert "left on 11 November 2026" in words_of(card)
    assert card.person.findData("A-11") == -1
    window.close()
    office.lock()
    desks.unlock(office.folder, "A-09", NEW, office.forms).lock()


def test_r087_a_rule_is_changed_and_kept(office: Office, enter: Enter) -> None:
    window = enter("Q-01", "settings")
    rules = front(window, SettingsScreen).rules
    choice = rules.lists[Trigger.ONE_APART.value]
    assert choice.value == Route.AUDITORS.value
    choice.set_value(Route.MODERATOR.value)
    choice.activated.emit(choice.currentIndex())
    assert office.as_("Q-01").moderating.rules()[Trigger.ONE_APART] is Route.MODERATOR
    assert "“one apart” goes to: moderator." in window.messages.words


def test_a_grade_that_differs_can_never_be_waved_through() -> None:
    offered = {code for code, _ in routes_for(Trigger.TOUCHES_LOWEST.value)}
    assert offered == {"auditors", "moderator", "panel"}
    assert "accepted" in {code for code, _ in routes_for(Trigger.SAME.value)}


def test_the_check_says_in_words_that_all_is_well(enter: Enter) -> None:
    card = front(enter("Q-01", "settings"), SettingsScreen).check
    click(card.button)
    assert card.words.text() == "Everything holds: file, links, trail, frozen audits and decisions."
    assert card.button.isEnabled()


def test_the_check_says_what_does_not_hold_and_what_to_do(enter: Enter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Desk, "check", lambda self: ("The trail does not fit from entry 3 on.",))
    card = front(enter("Q-01", "settings"), SettingsScreen).check
    click(card.button)
    assert card.words.text().startswith("The trail does not fit from entry 3 on.\nKeep this workspace")


def test_a_look_kept_is_shown_in_the_lists(enter: Enter) -> None:
    screen = front(enter("A-02", "settings"), SettingsScreen)
    assert (screen.appearance.mode.value, screen.appearance.text_size.value) == ("light", "100")
    assert PASSPHRASE not in words_of(screen)


def test_r078_the_lead_sets_when_the_clock_of_a_concern_runs(enter: Enter) -> None:
    window = enter("Q-01", "settings")
    card = front(window, SettingsScreen).hours
    assert (card.opens.text(), card.closes.text(), card.limit.text()) == ("09:00", "17:00", "120")
    for field, text in ((card.opens, "8.30"), (card.limit, "60"), (card.days_off, "24 December 2026, 31/12/2026")):
        field.setText(text)
    click(card.button)
    QApplication.processEvents()
    hours = window.desk.working_hours.hours()
    assert (hours.opens, hours.limit, hours.days_off) == (
        time(8, 30),
        timedelta(hours=1),
        (date(2026, 12, 24), date(2026, 12, 31)),
    )


@pytest.mark.parametrize(
    ("draft", "wrong"),
    [
        (HoursDraft("9", "17:00", "120", ""), {"opens"}),
        (HoursDraft("9:00", "25:00", "two hours", ""), {"closes", "limit"}),
        (HoursDraft("9:00", "17:00", "120", "31 September 2026"), {"days_off"}),
    ],
)
def test_hours_that_cannot_be_are_said_at_their_fields(draft: HoursDraft, wrong: set[str]) -> None:
    hours, problems = read_hours(draft)
    assert hours is None
    assert set(problems) == wrong


def test_r165_small_numbers_are_set_and_the_card_shows_the_note_of_public_papers(enter: Enter) -> None:
    window = enter("Q-01", "settings")
    card = front(window, SettingsScreen).small_numbers
    assert card.chosen == Policy()
    assert "Counts of 1 to 4 print as <5." in card.note.text()
    card.threshold.set_value("10")
    card.threshold.activated.emit(card.threshold.currentIndex())
    click(card.zero)
    assert "Counts of 0 to 9 print as <10." in card.note.text()
    assert window.desk.small_numbers.policy() == Policy()
    click(card.button)
    assert window.messages.words.startswith("Small numbers are set.")
    assert window.desk.small_numbers.policy() == card.chosen == Policy(10, hides_zero=True)


def test_no_card_is_built_for_an_auditor_that_only_the_lead_has(enter: Enter) -> None:
    screen = front(enter("A-02", "settings"), SettingsScreen)
    assert {type(card) for card in screen.findChildren(FieldsCard)} == {PassphraseCard}
    astray = [part for part in QApplication.topLevelWidgets() if isinstance(part, Card) and part.parent() is None]
    assert astray == []
