"""R-106, R-109: “You and the panel” in My work: one's own once a case is decided, with the numbers that are printed."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from audit_tool.analysis.direction_words import CALIBRATION, NONE_DIFFERED
from audit_tool.formdef.answers import Answer
from audit_tool.reports.panel_card.collect import collect
from audit_tool.reports.request import Request
from audit_tool.services.identity import Role
from audit_tool.services.panel_card import CardRound
from audit_tool.services.round_terms import NewRound
from audit_tool.services.rulings import Ruling
from audit_tool.ui.jobs import Straight
from audit_tool.ui.screens.my_work.panel_card import NOTHING, PanelCardPresenter
from audit_tool.ui.screens.my_work.panel_card_page import DifferenceCard, PanelCardPage
from audit_tool.ui.screens.my_work.view import MyWorkScreen
from audit_tool.ui.screens.reports.view import ReportsScreen
from audit_tool.ui.theme.tokens import Mode
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from tests.conftest import Office, kept
from tests.ui.conftest import Dress
from tests.ui.looking import name_of
from tests.ui.reach import all_faults
from tests.ui.screens.conftest import Enter, front

LOW = Answer("requires_improvement", "Two facts short of SMART, and no day for anything.", ("assessment",))
RULING = Ruling("good", "descriptor_read_differently", "It has dates for all but one.", "Look for dates.", "Say it.")


@pytest.fixture
@kept
def cases(office: Office, fill: Callable[..., None]) -> int:
    """PW-1 is decided, PW-2 is not: both its audits are in."""
    office.hold_round()
    decided, waiting = office.allocate("PW-1"), office.allocate("PW-2")
    for case in (decided, waiting):
        fill("A-02", case)
        fill("A-09", case, PLN_15=LOW)
    decide(office, decided)
    return decided


def decide(office: Office, case: int) -> None:
    moderating = office.as_("M-01").moderating
    moderating.decide(case, "PLN-15", RULING)
    moderating.accept_agreed(case)
    moderating.finish(case)


def opened(screen: MyWorkScreen) -> PanelCardPage:
    screen.panel.setFocus()
    QTest.keyClick(screen.panel, Qt.Key.Key_Space)
    QApplication.processEvents()
    assert isinstance(screen.page, PanelCardPage)
    return screen.page


def words_of(page: PanelCardPage) -> list[str]:
    return [label.text() for kind in (Words, WrappedLabel) for label in page.findChildren(kind) if label.isVisible()]


def test_r109_every_number_and_word_on_the_screen_is_the_one_in_print(cases: int, enter: Enter) -> None:
    window = enter("A-09", "my_work")
    page = opened(front(window, MyWorkScreen))
    printed = collect(window.desk, Request())
    (line,) = printed.differences
    shown = words_of(page)
    assert {printed.sentence, *printed.further, CALIBRATION, line.name, line.question, line.reason, *line.notes} <= set(
        shown
    )
    (card,) = page.findChildren(DifferenceCard)
    heard = name_of(card.words)
    assert f"Yours: {line.own.words}. Decided: {line.decided.words}. {line.reason}" in heard
    assert "A-02" not in " ".join((*shown, heard)), "nothing of the other auditor"
    assert page.back.hasFocus()
    QTest.mouseClick(page.back, Qt.MouseButton.LeftButton)
    assert front(window, MyWorkScreen).page is None


def test_where_all_stood_that_is_said(cases: int, enter: Enter) -> None:
    page = opened(front(enter("A-02", "my_work"), MyWorkScreen))
    assert NONE_DIFFERED in words_of(page)


def test_r109_print_leads_to_the_own_page_in_reports(cases: int, office: Office, enter: Enter) -> None:
    window = enter("A-09", "my_work")
    page = opened(front(window, MyWorkScreen))
    QTest.mouseClick(page.print, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    reports = front(window, ReportsScreen).presenter
    assert reports.proposed_name == "panel-card-A-09.pdf"
    assert reports.has_pages


@pytest.mark.parametrize("person", ["A-11", "M-01", "Q-01"])
def test_nobody_else_is_offered_a_page(cases: int, enter: Enter, person: str) -> None:
    assert not front(enter(person, "my_work"), MyWorkScreen).panel.isVisible()


def test_r106_reports_offer_ones_own_and_to_the_lead_everybodys(cases: int, office: Office) -> None:
    from audit_tool.ui.screens.reports.offers import PANEL_CARD, offers_of

    people = {}
    for person in ("A-02", "A-11", "M-01", "Q-01"):
        offer = next(each for each in offers_of(office.as_(person)) if each.entry.name == PANEL_CARD)
        people[person] = [each.person for each in offer.choices]
        assert bool(offer.nothing) is not bool(offer.choices)
    assert people == {"A-02": ["A-02"], "A-11": [], "M-01": [], "Q-01": ["A-02", "A-09"]}


class Recorded:
    """A view that notes what it is told."""

    def __init__(self) -> None:
        self.told: list[object] = []

    def show_panel_card(self, card: object, chosen: CardRound, rounds: object) -> None:
        self.told.append((chosen.name, rounds))

    def show_problem(self, message: str) -> None:
        self.told.append(message)


def second_round(office: Office, fill: Callable[..., None]) -> int:
    """A later round in which a case is decided too."""
    lead = office.as_("Q-01")
    office.round_id = lead.round_setting.create(NewRound("Monthly", date(2026, 11, 16), date(2026, 11, 17)))
    lead.people.give_role("M-01", Role.MODERATOR, office.round_id)
    case = office.allocate("PW-7")
    fill("A-02", case)
    fill("A-09", case, PLN_15=LOW)
    decide(office, case)
    return office.round_id


def test_the_round_in_front_or_else_the_latest_is_opened(cases: int, office: Office, fill: Callable[..., None]) -> None:
    earlier, later = office.round_id, second_round(office, fill)
    view = Recorded()
    presenter = PanelCardPresenter(office.as_("A-02"), Straight(), view)
    both = (CardRound(later, "Monthly"), CardRound(earlier, "Practice week: November 2026"))
    for wanted, name in ((earlier, both[1].name), (later, "Monthly"), (None, "Monthly"), (99, "Monthly")):
        presenter.open(wanted)
        assert view.told[-1] == (name, both)
    PanelCardPresenter(office.as_("A-11"), Straight(), view).open(later)
    assert view.told[-1] == NOTHING


def test_another_round_is_one_choice_away(cases: int, office: Office, enter: Enter, fill: Callable[..., None]) -> None:
    earlier, later = office.round_id, second_round(office, fill)
    window = enter("A-09", "my_work")
    page = opened(front(window, MyWorkScreen))
    assert not all_faults(window)
    was = int(page.round.value)
    page.round.setFocus()
    QTest.keyClick(page.round, Qt.Key.Key_Down if was == later else Qt.Key.Key_Up)
    QApplication.processEvents()
    other = front(window, MyWorkScreen).page
    assert isinstance(other, PanelCardPage)
    assert int(other.round.value) == ({earlier, later} - {was}).pop()


@pytest.mark.parametrize(("percent", "size"), [(100, (1280, 720)), (200, (1280, 720)), (100, (1920, 1080))])
def test_everybody_can_read_the_page(
    cases: int, enter: Enter, dress: Dress, percent: int, size: tuple[int, int]
) -> None:
    dress(Mode.LIGHT, percent)
    window = enter("A-09", "my_work", size)
    screen = front(window, MyWorkScreen)
    assert not all_faults(window)
    opened(screen)
    assert not all_faults(window)
