"""R-092, R-107: audits of audits in the window, from asking to what the auditor reads and the figures apart."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from audit_tool.formdef.answers import Answer
from audit_tool.formdef.definition import Seat
from audit_tool.services.review_scopes import NOT_INDEPENDENT, counts_words
from audit_tool.ui.main_window import MainWindow
from audit_tool.ui.screens.audit.view import AuditScreen
from audit_tool.ui.screens.companions.view import CompanionsScreen
from audit_tool.ui.screens.insight.view import InsightScreen
from audit_tool.ui.screens.my_work.panel_card_page import PanelCardPage, ReviewedCard
from audit_tool.ui.screens.my_work.reviews_card import ReviewButton
from audit_tool.ui.screens.my_work.view import MyWorkScreen
from audit_tool.ui.screens.practice_week.reviews.panel import ReviewsPanel
from audit_tool.ui.screens.practice_week.view import PracticeWeekScreen
from audit_tool.ui.screens.reports.view import ReportsScreen
from audit_tool.ui.theme.tokens import Mode
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from tests.conftest import Office, complete, kept
from tests.ui.conftest import Dress
from tests.ui.reach import all_faults
from tests.ui.screens.conftest import Enter, front

PICTURES = os.environ.get("AUDIT_TOOL_PICTURES", "")
"""A folder for pictures of each page, for those who want to look."""
WORDS = "The record shows who keeps the child safe, and how it is known."
BAD = Answer("inadequate", WORDS, ("assessment",))
SAID = "A-09 wrote what was seen; M-01 would say it shorter."


def audit_it(office: Office, person: str, case: int, seat: Seat, **changes: Answer) -> None:
    record = office.as_("Q-01").audit_reviews.ask(case, seat, person)
    auditing = office.as_(person).auditing
    complete(auditing, record, "good", {code.replace("_", "-"): answer for code, answer in changes.items()})
    auditing.submit(record)


@pytest.fixture
@kept
def audited(office: Office, fill: Callable[..., None]) -> Office:
    """PW-1 is decided; its second audit is inadequate. PW-2 has both audits."""
    office.hold_round()
    for reference in ("PW-1", "PW-2"):
        case = office.allocate(reference)
        fill("A-02", case)
        fill("A-09", case, **({"SAF_02": BAD} if reference == "PW-1" else {}))
    office.as_("Q-01").audit_reviews.put_share(office.round_id, 0)
    return office


@pytest.fixture
@kept
def told(office: Office, fill: Callable[..., None]) -> Office:
    """Three audits of audits of one case are in, two of them of the second audit."""
    office.hold_round()
    case = office.allocate("PW-1")
    fill("A-02", case)
    fill("A-09", case, SAF_02=BAD)
    audit_it(office, "A-11", case, Seat.FIRST, ATA_14=Answer("one_grade_kinder_than_the_standard"))
    audit_it(office, "A-11", case, Seat.SECOND, ATA_14=Answer("agree"), ATA_01=Answer("partly", SAID))
    audit_it(office, "M-01", case, Seat.SECOND, ATA_14=Answer("one_grade_stricter"), ATA_15=BAD)
    return office


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def picture(window: MainWindow, name: str) -> None:
    settle()
    if PICTURES:
        window.grab().save(str(Path(PICTURES) / f"{name}-{window.width()}.png"))


def words_of(widget: QWidget) -> list[str]:
    labels = [*widget.findChildren(WrappedLabel), *widget.findChildren(Words)]
    return [label.text() for label in labels if label.isVisible() and label.text()]


def panel_of(enter: Enter, size: tuple[int, int] = (1280, 720)) -> tuple[MainWindow, ReviewsPanel]:
    window = enter("Q-01", "practice_week", size)
    screen = front(window, PracticeWeekScreen)
    QTest.mouseClick(screen.board.panels["reviews"], Qt.MouseButton.LeftButton)
    settle()
    assert isinstance(screen.panel, ReviewsPanel)
    return window, screen.panel


def test_the_lead_sees_what_is_due_asks_somebody_and_takes_it_back(audited: Office, enter: Enter) -> None:
    window, panel = panel_of(enter)
    assert panel.audit.currentText() == "PW-1, the second audit: inadequate, due"
    assert "1 audit is to be audited, and nobody is asked yet." in words_of(panel)
    assert [panel.person.itemData(at) for at in range(panel.person.count()) if panel.person.itemData(at)] == [
        "A-11",
        "M-01",
        "Q-01",
    ]
    QTest.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    assert audited.as_("Q-01").audit_reviews.listing(audited.round_id).audits[0].reviewers == ()
    panel.person.set_value("A-11")
    QTest.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    settle()
    assert "A-11: asked, nothing written yet." in words_of(panel)
    assert "Nobody need be asked now." in words_of(panel)
    picture(window, "reviews-panel")
    QTest.mouseClick(panel.releases[0], Qt.MouseButton.LeftButton)
    settle()
    assert "Nobody yet." in words_of(panel)


def test_the_share_is_set_and_a_wrong_one_is_said_at_its_field(audited: Office, enter: Enter) -> None:
    _, panel = panel_of(enter)
    panel.share.setText("a few")
    QTest.mouseClick(panel.save, Qt.MouseButton.LeftButton)
    assert "Write how many per cent, 0 to 100." in words_of(panel)
    panel.share.setText("100 %")
    QTest.mouseClick(panel.save, Qt.MouseButton.LeftButton)
    settle()
    assert "4 audits are to be audited, and nobody is asked yet." in words_of(panel)
    assert panel.audit.count() >= 4


def test_who_is_asked_starts_in_my_work_and_reads_the_audit_beside_the_form(audited: Office, enter: Enter) -> None:
    audited.as_("Q-01").audit_reviews.ask(1, Seat.SECOND, "A-11")
    window = enter("A-11", "my_work")
    screen = front(window, MyWorkScreen)
    assert "PW-1, the second audit" in words_of(screen)
    picture(window, "reviews-my-work")
    (button,) = screen.findChildren(ReviewButton)
    assert button.hasFocus()
    assert button.accessibleName() == "Start: audit of PW-1, the second audit"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()
    audit = front(window, AuditScreen)
    text = words_of(audit.help_pane.case)
    assert "The second audit" in text
    assert any(words.startswith("Overall grade: Inadequate.") for words in text)
    assert not [words for words in text if "A-09" in words or "A-02" in words]
    picture(window, "reviews-writing")
    QTest.mouseClick(audit.help_pane.case.turn, Qt.MouseButton.LeftButton)
    assert audit.help_pane.case.turn.text() == "Show the audit"


def test_a_moderator_takes_up_what_is_due(audited: Office, enter: Enter) -> None:
    window = enter("M-01", "companions")
    screen = front(window, CompanionsScreen)
    assert screen.audit_card is not None
    picture(window, "reviews-companions")
    QTest.mouseClick(screen.audit_card.button, Qt.MouseButton.LeftButton)
    assert "This is needed." in words_of(screen.audit_card)
    screen.audit_card.audit.set_value("1 second")
    QTest.mouseClick(screen.audit_card.button, Qt.MouseButton.LeftButton)
    settle()
    assert front(window, AuditScreen).presenter.hand.sheet.what == "Audit the auditor"
    window.close()
    assert front(enter("A-11", "companions"), CompanionsScreen).audit_card is None


def agreement(enter: Enter, person: str, size: tuple[int, int] = (1280, 720)) -> tuple[MainWindow, InsightScreen]:
    window = enter(person, "insight", size)
    screen = front(window, InsightScreen)
    screen.pages.setFocus()
    QTest.keyClicks(screen.pages.focusProxy() or screen.pages, "a")
    settle()
    screen.agreement.sort.set_value("reviews")
    screen.agreement.sort.picked.emit("reviews")
    settle()
    return window, screen


def test_r107_insight_tells_audits_of_audits_apart(told: Office, enter: Enter) -> None:
    window, screen = agreement(enter, "M-01")
    page = screen.agreement
    said = words_of(page)
    assert "Auditor and reviewer gave the same grade on 1 of 3 audits." in said
    assert "The auditor was higher on 1 and lower on 1." in said
    assert NOT_INDEPENDENT in said
    assert "Auditor by row, reviewer by column" in said
    assert "3 audits of audits are submitted." in said
    for counted in told.as_("M-01").review_figures.of_round(told.round_id).answers:
        assert counts_words(counted) in said
    picture(window, "reviews-insight")
    page.table_choice.set_value("between")
    page.table_choice.picked.emit("between")
    settle()
    assert "Both reviewers gave the same grade on 0 of 1 audit." in words_of(page)
    QTest.mouseClick(page.print, Qt.MouseButton.LeftButton)
    assert front(window, ReportsScreen).presenter.proposed_name == "audits-of-audits-Practice-week-November-2026.pdf"


def test_the_choice_stays_where_one_of_them_has_nothing_yet(audited: Office, enter: Enter) -> None:
    _, screen = agreement(enter, "Q-01")
    page = screen.agreement
    assert words_of(page)[0].startswith("No audit of an audit is submitted yet.") or any(
        words.startswith("No audit of an audit is submitted yet.") for words in words_of(page)
    )
    assert page.sort.isVisible()
    page.sort.set_value("audits")
    page.sort.picked.emit("audits")
    settle()
    assert "Both auditors gave the same grade on 1 of 2 cases." in words_of(page)


def test_the_auditor_reads_it_once_the_case_is_decided_without_who_wrote_it(told: Office, enter: Enter) -> None:
    assert told.as_("A-09").panel_card.rounds() == ()
    decide(told)
    window = enter("A-09", "my_work")
    screen = front(window, MyWorkScreen)
    QTest.mouseClick(screen.panel, Qt.MouseButton.LeftButton)
    settle()
    assert isinstance(screen.page, PanelCardPage)
    cards = screen.page.findChildren(ReviewedCard)
    assert len(cards) == 2
    said = words_of(screen.page)
    assert "A-09 wrote what was seen; [an auditor] would say it shorter." in said
    assert not [words for words in said if "M-01" in words or "A-11" in words or "A-02" in words]
    cards[0].findChildren(WrappedLabel)[-1].setFocus()
    picture(window, "reviews-panel-card")


def decide(office: Office) -> None:
    from audit_tool.services.rulings import Ruling

    moderating = office.as_("M-01").moderating
    for routed in moderating.comparison(1).open_items:
        moderating.decide(1, routed.item.code, Ruling(routed.item.a, "slip_or_wrong_key", "Read it again."))
    moderating.accept_agreed(1)
    moderating.finish(1)


SIZES = [(100, (1280, 720)), (200, (1280, 720)), (100, (1920, 1080))]


@pytest.mark.parametrize(("percent", "size"), SIZES)
@pytest.mark.parametrize("page", ["panel", "insight", "my_work", "companions", "writing", "card"])
def test_everybody_can_use_the_pages(
    told: Office, enter: Enter, dress: Dress, page: str, percent: int, size: tuple[int, int]
) -> None:
    if page == "card":
        decide(told)
    if page in {"my_work", "writing"}:
        told.as_("Q-01").audit_reviews.ask(1, Seat.FIRST, "M-01")
    dress(Mode.LIGHT, percent)
    window = _opened(page, enter, size)
    picture(window, f"all-{page}-{percent}")
    assert not all_faults(window)


def _opened(page: str, enter: Enter, size: tuple[int, int]) -> MainWindow:
    if page == "panel":
        return panel_of(enter, size)[0]
    if page == "insight":
        return agreement(enter, "Q-01", size)[0]
    if page == "companions":
        window = enter("M-01", "companions", size)
        assert front(window, CompanionsScreen).audit_card is not None
        return window
    window = enter("A-09" if page == "card" else "M-01", "my_work", size)
    screen = front(window, MyWorkScreen)
    if page == "card":
        QTest.mouseClick(screen.panel, Qt.MouseButton.LeftButton)
    elif page == "writing":
        (button,) = screen.findChildren(ReviewButton)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()
    return window
