"""R-132, R-133: the page on which feedback to practitioners is noted, with their answers."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from audit_tool.services.feedback_terms import How, Limits
from audit_tool.ui.main_window import MainWindow
from audit_tool.ui.screens.actions.feedback.presenter import HOW_MISSING, RESPONSE_MISSING
from audit_tool.ui.screens.actions.feedback.view import FeedbackPage
from audit_tool.ui.screens.actions.view import ActionsScreen
from audit_tool.ui.screens.reports.view import ReportsScreen
from audit_tool.ui.theme.tokens import Mode
from tests.conftest import Office, kept
from tests.services.test_feedback import WHY
from tests.ui.conftest import Dress
from tests.ui.reach import all_faults
from tests.ui.screens.conftest import Enter, front
from tests.ui.screens.pages_of_actions import act, turn_to, words_of

Fill = Callable[..., None]


@pytest.fixture
@kept
def settled(office: Office, fill: Fill) -> Office:
    """Two cases of A-02 are settled, the second one a week after the first."""
    office.hold_round()
    for reference in ("PW-1", "PW-2"):
        fill("A-02", office.allocate(reference, second=""))
        office.clock.now += timedelta(days=7)
    return office


def page_of(window: MainWindow) -> FeedbackPage:
    return turn_to(window, "feedback", FeedbackPage)


def test_r132_feedback_is_noted_and_answered_the_late_case_first(settled: Office, enter: Enter) -> None:
    page = page_of(enter("A-02", "actions"))
    assert [(card.case.reference, card.case.stage_words) for card in page.cards] == [
        ("PW-1", "Feedback late"),
        ("PW-2", "To be given"),
    ]
    assert "Feedback given on 0 of 2 settled cases. 1 not given is late." in words_of(page)
    act(page.cards[0], "give", "", "in_person", "")
    assert [card.case.reference for card in page.cards] == ["PW-2", "PW-1"]
    assert "In person on 24 November 2026, by A-02." in words_of(page)
    act(page.cards[1], "answer", "partly", "The mornings are right.", "")
    assert "Agrees in part, 24 November 2026: “The mornings are right”." in words_of(page)
    assert "Answered 1 of 1: 0 agree, 1 in part, 0 dispute." in words_of(page)


def test_r132_what_is_missing_is_said_and_what_was_typed_stays(settled: Office, enter: Enter) -> None:
    window = enter("A-02", "actions")
    page = page_of(window)
    for words, problem in (
        (("24 November 2026", "", ""), HOW_MISSING),
        (("31 September 2026", "in_person", ""), "Nothing was changed."),
        (("1 December 2026", "in_person", ""), "1 December 2026 is still to come."),
    ):
        act(page.cards[0], "give", *words)
        assert problem in " ".join(label.text() for label in window.findChildren(QLabel))
        assert page.unfinished
        assert page.cards[0].case.given is None
    act(page.cards[0], "give", "", "telephone", "Team manager")
    act(page.cards[1], "answer", "", "", "")
    assert RESPONSE_MISSING in " ".join(label.text() for label in window.findChildren(QLabel))


def test_r095_a_dispute_is_before_the_panel_at_once(settled: Office, enter: Enter) -> None:
    page = page_of(enter("Q-01", "actions"))
    act(page.cards[0], "give", "", "in_person", "A-02")
    act(page.cards[1], "answer", "disputes", WHY, "")
    assert page.cards[1].case.stage_words == "Disputes it"
    (back,) = settled.as_("Q-01").coming_back.cases()
    assert back.reference == "PW-1"


def test_the_page_for_the_practitioner_is_one_press_away(settled: Office, enter: Enter) -> None:
    window = enter("A-02", "actions")
    act(page_of(window).cards[1], "print")
    screen = front(window, ReportsScreen)
    assert screen.presenter.proposed_name == "practitioner-feedback-PW-2.pdf"


def test_r133_the_quality_lead_sets_both_clocks_on_the_page(settled: Office, enter: Enter) -> None:
    page = page_of(enter("Q-01", "actions"))
    assert "due within 5 working days after the outcome is settled, the answer within 10" in words_of(page)
    assert page.clocks is not None
    page.clocks.open_act("clocks")
    assert page.clocks.form is not None
    page.clocks.form.fill(["0", "many"])
    page.clocks.form.button.click()
    QApplication.processEvents()
    assert settled.as_("Q-01").feedback.limits() == Limits()
    page.clocks.form.fill(["12", "20"])
    page.clocks.form.button.click()
    assert "due within 12 working days after the outcome is settled, the answer within 20" in words_of(page)
    assert page.cards[0].case.stage_words == "To be given"


def test_r133_an_auditor_reads_the_clocks_and_sets_none(settled: Office, enter: Enter) -> None:
    page = page_of(enter("A-02", "actions"))
    assert "due within 5 working days" in words_of(page)
    assert page.clocks is None


@pytest.mark.parametrize(("percent", "size"), [(100, (1280, 720)), (200, (1280, 720)), (100, (1920, 1080))])
def test_everybody_can_use_the_page(
    settled: Office, enter: Enter, dress: Dress, percent: int, size: tuple[int, int]
) -> None:
    settled.as_("A-02").feedback.give(2, date(2026, 11, 24), How.IN_PERSON)
    dress(Mode.LIGHT, percent)
    window = enter("Q-01", "actions", size)
    page = page_of(window)
    act(page.cards[0], "give")
    for _ in range(3):
        QApplication.processEvents()
    assert not all_faults(window)
    choice = front(window, ActionsScreen).choice
    assert all(choice.rect().contains(part.geometry()) for part in choice.wrapped_parts())


def test_who_has_no_settled_case_is_told_so(settled: Office, enter: Enter) -> None:
    assert "No case of this round is settled yet" in words_of(page_of(enter("M-01", "actions")))


def test_clocks_that_are_half_typed_stay_and_opened_ones_keep_nothing_from_being_read(
    settled: Office, enter: Enter
) -> None:
    window = enter("Q-01", "actions")
    page = page_of(window)
    assert page.clocks is not None
    page.clocks.open_act("clocks")
    opened = page.unfinished
    assert page.clocks.form is not None
    page.clocks.form.fill(["12", "10"])
    assert (opened, page.unfinished) == (False, True)
    assert page_of(window).clocks is page.clocks


def test_what_is_done_on_a_case_low_on_the_page_is_seen_with_its_fields_and_after(
    office: Office, fill: Fill, enter: Enter
) -> None:
    office.hold_round()
    for number in range(1, 9):
        fill("A-02", office.allocate(f"PW-{number}", second=""))
    page = page_of(enter("A-02", "actions"))
    port, case = page._column.viewport(), page.cards[-1].case
    page.cards[-1].acts.buttons[0].click()
    QApplication.processEvents()
    form = page.cards[-1].acts.form
    assert form is not None
    assert port.rect().contains(QRect(form.mapTo(port, QPoint(0, 0)), form.size()))
    act(page.cards[-1], "give", "", "in_person", "")
    (card,) = (each for each in page.cards if each.case.allocation_id == case.allocation_id)
    assert card.case.given is not None
    assert port.rect().contains(QRect(card.mapTo(port, QPoint(0, 0)), card.size()))
    assert QApplication.focusWidget() is card.acts.buttons[0]
    QTest.keyClick(card.acts.buttons[0], Qt.Key.Key_Space)
    for _ in range(4):
        QApplication.processEvents()
    form = card.acts.form
    assert form is not None
    assert port.rect().contains(QRect(form.mapTo(port, QPoint(0, 0)), form.size()))
