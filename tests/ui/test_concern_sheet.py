"""R-077: a concern is raised from any screen, stops nothing, and no word of it is lost."""

import time
from datetime import UTC, datetime, tzinfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from audit_tool.services.concern_terms import ConcernStage
from audit_tool.ui.concern_sheet.presenter import told_moment
from audit_tool.ui.concern_sheet.view import ConcernSheet
from audit_tool.ui.screens.actions.concerns.view import ConcernsPage
from audit_tool.ui.screens.actions.view import ActionsScreen
from audit_tool.ui.screens.practice_week.view import PracticeWeekScreen
from tests.conftest import Office
from tests.services.test_concerns import EVIDENCE, OUTCOME, raised, told
from tests.ui.reach import doubled
from tests.ui.stage import Stage

Key = Qt.Key


@pytest.fixture(autouse=True)
def left_by_whoever_set_it_up(office: Office) -> None:
    """Nobody is at work when the program starts."""
    office.lock()


CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
WORRY = "The younger child was found alone outside at night again."


def raising(stage: Stage, person: str = "A-02") -> ConcernSheet:
    """The sheet, opened by its key over whatever is in front."""
    window = stage.program.window or stage.unlock(person)
    QTest.keyClick(window, Key.Key_C, CTRL_SHIFT)
    stage.until(window.concern.isVisible)
    return window.concern


def fill(stage: Stage, sheet: ConcernSheet, **words: str) -> None:
    for name, text in {"reference": "PW-9", "worry": WORRY, "seen": "A note of today.", **words}.items():
        control = sheet.fields[name].control
        control.setFocus()
        QTest.keyClicks(control, text)
    sheet.fields["today"].control.setFocus()
    QTest.keyClick(sheet.fields["today"].control, Key.Key_Y)
    stage.settle()


def concerns_page(stage: Stage) -> ConcernsPage:
    stage.window.go("actions", "concerns")
    stage.settle()
    page = stage.screen(ActionsScreen).page
    assert isinstance(page, ConcernsPage)
    return page


def test_r077_a_concern_is_raised_by_keys_alone_and_listed(stage: Stage) -> None:
    sheet = raising(stage)
    fill(stage, sheet)
    sheet.raise_button.setFocus()
    stage.press(Key.Key_Return)
    stage.until(lambda: not sheet.isVisible())
    assert "PW-9 is raised" in stage.window.messages.words
    (card,) = concerns_page(stage).cards
    assert (card.concern.reference, card.concern.stage) == ("PW-9", ConcernStage.RAISED)


def test_r077_it_knows_the_case_of_the_audit_in_front_and_leaves_the_audit_alone(office: Office, stage: Stage) -> None:
    office.hold_round()
    allocation = office.allocate()
    office.lock()
    stage.unlock("A-02")
    audit = stage.open(allocation)
    place = audit.presenter.place
    sheet = raising(stage)
    assert sheet.fields["reference"].text == "PW-1"
    QTest.keyClicks(sheet.fields["worry"].control, "1234")
    stage.settle()
    assert sheet.fields["worry"].text == "1234"
    assert audit.presenter.place == place
    assert not any(answer.value for answer in audit.presenter.hand.answers.values() if answer.value == "inadequate")


def test_r077_what_was_begun_is_there_after_a_lock(stage: Stage) -> None:
    sheet = raising(stage)
    control = sheet.fields["worry"].control
    control.setFocus()
    QTest.keyClicks(control, WORRY)
    stage.press(Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    stage.until(lambda: stage.program.window is None)
    stage.unlock("A-02")
    assert raising(stage).fields["worry"].text == WORRY


def test_r077_whoever_began_one_is_reminded_of_it(office: Office, stage: Stage) -> None:
    desk = office.as_("A-02")
    desk.concerns.write(desk.concerns.begin(), {"worry": WORRY})
    office.lock()
    window = stage.unlock("A-02")
    stage.until(lambda: window.top_bar.concern.text() == "Finish your concern")
    sheet = raising(stage)
    sheet.discard.click()
    stage.until(lambda: window.top_bar.concern.text() == "Raise a concern")


def test_putting_it_away_gives_the_keyboard_back(stage: Stage) -> None:
    window = stage.unlock("A-02")
    before = window.focusWidget()
    sheet = raising(stage)
    assert sheet.isAncestorOf(window.focusWidget())
    stage.press(Key.Key_Escape)
    assert not sheet.isVisible()
    assert window.focusWidget() is before


def test_what_is_missing_is_said_and_the_sheet_stays(stage: Stage) -> None:
    sheet = raising(stage)
    sheet.raise_button.click()
    stage.settle()
    assert sheet.isVisible()
    assert "reference" in sheet.problem.words


def test_pressed_twice_it_is_raised_once_and_nothing_is_told_to_be_unsaved(stage: Stage) -> None:
    sheet = raising(stage)
    fill(stage, sheet)
    sheet.raise_button.click()
    QTest.keyClicks(sheet.fields["worry"].control, "x")
    sheet.raise_button.click()
    sheet.discard.click()
    stage.until(lambda: not sheet.isVisible())
    assert "PW-9 is raised" in stage.window.messages.words
    assert not sheet.problem.words
    assert "Not saved" not in stage.window.save_state.words
    (found,) = stage.window.desk.concerns.listing()
    assert found.worry == WORRY


def test_what_is_refused_can_be_put_right_and_every_word_is_kept_on(stage: Stage) -> None:
    sheet = raising(stage)
    fill(stage, sheet, reference="no digit")
    sheet.raise_button.click()
    stage.settle()
    assert "has a digit" in sheet.problem.words
    sheet.fields["reference"].control.clear()
    QTest.keyClicks(sheet.fields["reference"].control, "PW-9")
    sheet.raise_button.click()
    stage.until(lambda: not sheet.isVisible())
    assert [each.reference for each in stage.window.desk.concerns.listing()] == ["PW-9"]


@pytest.mark.parametrize(
    ("who", "how", "when", "field"),
    [
        ("Duty manager", "", "", "told_when"),
        ("Duty manager", "Telephone", "soon", "told_when"),
        ("", "", "14:20", "told_who"),
        ("Duty manager", "Telephone", "25:70", "told_when"),
    ],
)
def test_r078_who_was_told_is_noted_whole_or_not_at_all(
    stage: Stage, who: str, how: str, when: str, field: str
) -> None:
    sheet = raising(stage)
    fill(stage, sheet, told_who=who, told_how=how, told_when=when)
    sheet.raise_button.click()
    stage.settle()
    assert sheet.isVisible()
    assert sheet.fields[field].control.hasFocus()


def test_no_letter_of_the_sheet_is_claimed_by_the_screen_below(office: Office, stage: Stage) -> None:
    office.hold_round()
    office.allocate()
    office.lock()
    window = stage.unlock("Q-01")
    for key in ("my_work", "practice_week", "moderation", "insight", "reports", "forms", "settings"):
        window.go(key)
        raising(stage)
        assert list(doubled(window)) == [], key
    for page in ("concerns", "asked", "plan"):
        window.go("actions", page)
        stage.settle()
        assert list(doubled(window)) == [], page
    window.go("actions", "asked:new")
    stage.settle()
    assert list(doubled(window)) == []


def test_a_discarded_draft_is_gone(stage: Stage) -> None:
    sheet = raising(stage)
    fill(stage, sheet)
    sheet.discard.click()
    stage.until(lambda: not sheet.isVisible())
    assert raising(stage).fields["worry"].text == ""


def test_r079_open_concerns_head_the_board_until_another_person_closes_them(office: Office, stage: Stage) -> None:
    office.hold_round()
    office.lock()
    sheet = raising(stage)
    fill(stage, sheet)
    sheet.raise_button.click()
    stage.until(lambda: not sheet.isVisible())
    stage.press(Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    stage.until(lambda: stage.program.window is None)
    stage.unlock("Q-01")
    board = stage.screen(PracticeWeekScreen)
    assert board.concerns.isVisible()
    assert "1 immediate concern is open" in board.concerns.sentence.text()
    board.concerns.open_list.click()
    stage.settle()
    page = concerns_page(stage)
    act(stage, page, "tell", "Duty manager", "Telephone", "0:01")
    act(stage, page, "answer", "They will visit this afternoon.")
    act(stage, page, "close", "The child was seen and is safe.", "The case note of today.", "yes")
    assert page.cards[0].concern.stage is ConcernStage.CLOSED
    stage.window.go("practice_week")
    stage.settle()
    assert not stage.screen(PracticeWeekScreen).concerns.isVisible()


def act(stage: Stage, page: ConcernsPage, key: str, *words: str) -> None:
    """Note something about the only concern."""
    (card,) = page.cards
    card.acts.open_act(key)
    assert card.acts.form is not None
    card.acts.form.fill(words)
    card.acts.form.button.click()
    stage.settle()


def test_whoever_raised_it_is_not_offered_to_close_it(stage: Stage) -> None:
    sheet = raising(stage)
    fill(stage, sheet, told_who="Duty manager", told_how="Telephone", told_when="0:01", promise="Visit at once.")
    sheet.raise_button.click()
    stage.until(lambda: not sheet.isVisible())
    (card,) = concerns_page(stage).cards
    assert card.concern.stage is ConcernStage.ACTED_ON
    offered = [button.text() for button in card.acts.buttons]
    assert offered == ["Note what they will do", "Add a note", "Add action"]


NOW = datetime(2026, 11, 12, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14:20", "2026-11-12 14:20"),
        ("9.05", "2026-11-12 09:05"),
        ("11 November 2026 16:30", "2026-11-11 16:30"),
        ("11/11/2026 16:30", "2026-11-11 16:30"),
        ("24:00", ""),
        ("yesterday", ""),
        ("31 September 2026 10:00", ""),
        ("", ""),
    ],
)
def test_the_time_of_a_call_is_read_as_people_write_it(text: str, expected: str) -> None:
    found = told_moment(text, NOW)
    assert (f"{found:%Y-%m-%d %H:%M}" if found else "") == expected


@pytest.mark.parametrize("refusal", [OSError(22, "Invalid argument"), OverflowError("date value out of range")])
def test_a_year_for_which_the_system_knows_no_local_time_is_a_slip(
    refusal: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows knows none before 1970 and none after 3000."""

    class Knowing(datetime):
        def astimezone(self, tz: tzinfo | None = None) -> "Knowing":
            raise refusal

    monkeypatch.setattr("audit_tool.ui.concern_sheet.presenter.datetime", Knowing)
    assert told_moment("11 November 1962 16:30", NOW) is None


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="only where a process can have a time zone of its own")
@pytest.mark.parametrize(
    ("now", "text", "expected"),
    [
        ("2026-03-29T09:00", "00:30", "2026-03-29T00:30"),
        ("2026-03-29T09:00", "08:30", "2026-03-29T07:30"),
        ("2026-10-25T09:00", "00:30", "2026-10-24T23:30"),
        ("2026-10-25T09:00", "08:30", "2026-10-25T08:30"),
    ],
)
def test_r078_the_time_of_a_call_is_right_on_the_day_the_clocks_change(
    monkeypatch: pytest.MonkeyPatch, now: str, text: str, expected: str
) -> None:
    with monkeypatch.context() as there:
        there.setenv("TZ", "Europe/London")
        time.tzset()
        found = told_moment(text, datetime.fromisoformat(now).replace(tzinfo=UTC))
    time.tzset()
    assert found == datetime.fromisoformat(expected).replace(tzinfo=UTC)


def test_closed_concerns_of_years_are_shown_some_at_a_time(
    office: Office, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("audit_tool.ui.screens.actions.concerns.view.AT_ONCE", 2)
    for number in range(6):
        concern_id = raised(office.as_("A-02"), f"PW-{number}")
        if number:
            lead = office.as_("Q-01")
            told(office, lead, concern_id)
            lead.concerns.close(concern_id, OUTCOME, EVIDENCE, "yes")
    office.lock()
    stage.unlock("Q-01")
    page = concerns_page(stage)
    assert [card.concern.reference for card in page.cards] == ["PW-0", "PW-5", "PW-4"]
    assert page.more.text() == "Show 2 more of 3 closed"
    for shown in (5, 6):
        page.more.setFocus()
        stage.press(Key.Key_Return)
        assert len(page.cards) == shown
    assert not page.more.isVisible()
