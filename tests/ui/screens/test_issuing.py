"""Issuing a report in the window: what is asked, what is kept, what a correction says (R-097, R-124, R-167)."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from audit_tool.analysis.small_numbers import Policy
from audit_tool.exchange.figures_import import bring_in_figures
from audit_tool.formdef.definition import Seat
from audit_tool.reports.issuing import issue as issue_report
from audit_tool.reports.request import CONFIDENTIAL, INTERNAL, PUBLIC, UNMARKED, Request
from audit_tool.services.figures import Aggregate
from audit_tool.services.issued import Issue
from audit_tool.ui.screens.reports.issuing.view import AskingCard, IssuedCard
from audit_tool.ui.screens.reports.offers import BLANK, TABLE
from audit_tool.ui.screens.reports.view import ReportsScreen
from audit_tool.ui.widgets.labels import WrappedLabel
from tests.conftest import ROOT, Office, kept
from tests.ui.looking import name_of
from tests.ui.screens.conftest import Enter, front

Fill = Callable[..., None]


@pytest.fixture
@kept
def audited(office: Office, fill: Fill) -> int:
    """PW-1 is audited once."""
    office.hold_round()
    case = office.allocate("PW-1", "")
    fill("A-02", case)
    return case


def click(button: QAbstractButton) -> None:
    QApplication.processEvents()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def card_of(screen: ReportsScreen) -> AskingCard:
    card = screen.issuing.card
    assert card is not None
    return card


def issue(screen: ReportsScreen) -> None:
    click(screen.choosing.issue_button)
    card = card_of(screen)
    click(card.right)
    click(card.issue_button)


def words_of(part: QWidget) -> str:
    return " ".join(label.text() for label in part.findChildren(WrappedLabel))


def test_r161_audience_and_marking_are_said_to_be_right_before_it_is_issued(audited: int, enter: Enter) -> None:
    window = enter("Q-01", "reports")
    screen = front(window, ReportsScreen)
    assert "Draft, not issued" in name_of(screen.pages.pages[0])
    click(screen.choosing.issue_button)
    card = card_of(screen)
    assert not card.issue_button.isEnabled()
    assert "Internal. PRIVATE AND CONFIDENTIAL." in words_of(card)
    assert not screen.choosing.isVisible()
    click(card.back_button)
    assert screen.choosing.isVisible()
    assert screen.issuing.issued is None
    issue(screen)
    assert "Internal. Issued, version 1. As at 10 November 2026" in name_of(screen.pages.pages[0])
    assert screen.presenter.proposed_name == "case-summary-PW-1-version-1.pdf"
    assert window.messages.words.startswith("Issued.")


def test_r167_an_issued_report_is_listed_and_opened_as_it_went_out(audited: int, enter: Enter, office: Office) -> None:
    screen = front(enter("Q-01", "reports"), ReportsScreen)
    issue(screen)
    lead = office.as_("Q-01")
    (made,) = lead.issued.listing()
    screen.choosing.case.picked.emit(screen.choosing.case.value)
    assert "Draft, not issued" in name_of(screen.pages.pages[0])
    assert screen.issuing.issued is not None
    click(screen.issuing.issued.buttons[0])
    assert screen.presenter._pdf == lead.issued.pdf(made.id)
    assert not screen.choosing.issue_button.isVisible()
    assert "10 November 2026, by Quality lead (Q-01). Internal." in words_of(screen)


def test_an_issue_is_saved_under_what_it_is_about_and_not_what_is_in_hand(
    audited: int, enter: Enter, office: Office, fill: Fill
) -> None:
    fill("A-02", office.allocate("PW-2", ""))
    screen = front(enter("Q-01", "reports"), ReportsScreen)
    cases = {choice.words.partition(",")[0]: choice.key for choice in screen.presenter._offer.choices}
    screen.choosing.case.picked.emit(cases["PW-1"])
    issue(screen)
    screen.choosing.case.picked.emit(cases["PW-2"])
    assert screen.presenter.proposed_name == "case-summary-PW-2.pdf"
    assert screen.issuing.issued is not None
    click(screen.issuing.issued.buttons[0])
    assert screen.presenter.proposed_name == "case-summary-PW-1-version-1.pdf"


def test_what_was_issued_is_one_press_away_below_however_many_choices(audited: int, enter: Enter) -> None:
    screen = front(enter("Q-01", "reports"), ReportsScreen)
    assert not screen.choosing.issued_button.isVisible()
    issue(screen)
    assert screen.issuing.issued is not None
    first = screen.issuing.issued.buttons[0]
    screen._left.verticalScrollBar().setValue(0)
    port = screen._left.viewport()
    assert not port.rect().contains(first.mapTo(port, first.rect().center()))
    assert screen.choosing.issued_button.text() == "Issued: 1"
    click(screen.choosing.issued_button)
    assert port.rect().contains(first.mapTo(port, first.rect().center()))
    assert first.hasFocus()
    assert first.accessibleName().endswith("version 1, internal")


def test_public_and_internal_papers_have_names_that_tell_them_apart(audited: int, enter: Enter, office: Office) -> None:
    lead = office.as_("Q-01")
    bring_in_figures(lead, ROOT / "resources" / "figures" / "audits_by_quarter.csv")
    screen = front(enter("Q-01", "reports"), ReportsScreen)
    screen.presenter.choose_report(TABLE)
    issue(screen)
    assert screen.presenter.proposed_name == "indicator-table-version-1.pdf"
    screen.presenter.choose_audience(PUBLIC)
    assert screen.presenter.proposed_name == "indicator-table-public.pdf"
    issue(screen)
    assert screen.presenter.proposed_name == "indicator-table-public-version-1.pdf"


def test_r097_a_correction_asks_for_its_reason_and_shows_what_changed(
    audited: int, enter: Enter, office: Office
) -> None:
    window = enter("Q-01", "reports")
    screen = front(window, ReportsScreen)
    issue(screen)
    screen.choosing.case.picked.emit(screen.choosing.case.value)
    click(screen.choosing.issue_button)
    assert screen.issuing.card is None
    assert window.messages.words.startswith("Nothing changed since version 1")
    screen.presenter.choose_marking("PROTECT")
    click(screen.choosing.issue_button)
    card = card_of(screen)
    assert "Marking: from “PRIVATE AND CONFIDENTIAL” to “PROTECT”." in words_of(card)
    click(card.right)
    assert not card.issue_button.isEnabled()
    card.reason.setFocus()
    QTest.keyClicks(card.reason, "It")
    click(card.issue_button)
    assert card.problem.isVisible()
    assert "needs a reason in a sentence" in card.problem.words
    assert card.issue_button.isEnabled()
    QTest.keyClicks(card.reason, " goes to the board.")
    assert not card.problem.isVisible()
    click(card.issue_button)
    first = name_of(screen.pages.pages[0])
    assert "Issued, version 2" in first
    assert "Version 2 takes the place of version 1" in first
    assert "It goes to the board." in first
    assert [each.number for each in office.as_("Q-01").issued.listing()] == [2, 1]


def test_the_list_names_the_first_of_what_changed_and_where_the_rest_stands(qtbot: QtBot) -> None:
    changed = tuple(f"Good, 2026-27 Q{number}: from “10” to “11”." for number in range(1, 6))
    day = date(2026, 11, 12)
    made = Issue(7, TABLE, "Indicator table", "", INTERNAL, CONFIDENTIAL, 2, day, "Q-01", changed, "A late audit.")
    card = IssuedCard((made,))
    qtbot.addWidget(card)
    told = words_of(card)
    assert changed[2] in told
    assert changed[3] not in told
    assert "What else changed stands on its first page." in told


def test_only_the_lead_issues_and_never_a_working_paper(audited: int, enter: Enter) -> None:
    screen = front(enter("Q-01", "reports"), ReportsScreen)
    assert screen.choosing.issue_button.isVisible()
    issue(screen)
    screen.presenter.choose_report(BLANK)
    assert not screen.choosing.issue_button.isVisible()
    screen = front(enter("A-02", "reports"), ReportsScreen)
    assert not screen.choosing.issue_button.isVisible()
    assert screen.issuing.issued is not None
    screen.presenter.choose_report(TABLE)
    assert screen.issuing.issued is None


def test_r080_a_second_auditor_finds_no_issued_summary_of_a_case_they_still_have_to_audit(
    audited: int, enter: Enter, office: Office
) -> None:
    issue(front(enter("Q-01", "reports"), ReportsScreen))
    office.as_("Q-01").allocation.reassign(audited, Seat.SECOND, "A-09", "A second look is wanted.")
    for person in ("A-09", "A-02", "A-11", "M-01"):
        assert front(enter(person, "reports"), ReportsScreen).issuing.issued is None
        assert office.as_(person).issued.listing() == ()
    assert front(enter("Q-01", "reports"), ReportsScreen).issuing.issued is not None


def test_r165_what_earlier_public_versions_give_away_is_said_before_the_next_is_issued(
    office: Office, enter: Enter
) -> None:
    """6 audits were not good: public under a threshold of 5, and known for good under one of 10."""

    def quarter(number: int, *counts: int) -> Aggregate:
        start = date(2018, 1 + 3 * number, 1)
        names = ("inadequate", "requires_improvement", "good", "outstanding")
        given = dict(zip(names, counts, strict=True))
        return Aggregate(f"Q{number}", f"Q{number}", "", "2018-19", f"Q{number}", start, start, given, source="made up")

    lead = office.as_("Q-01")
    lead.figures.bring_in((quarter(1, 0, 6, 30, 30),), "one.csv")
    issue_report("indicator-table", lead, Request(audience="public", marking=UNMARKED))
    lead.small_numbers.put_policy(Policy(10))
    lead.figures.bring_in((quarter(2, 10, 20, 30, 30),), "two.csv")
    window = enter("Q-01", "reports")
    screen = front(window, ReportsScreen)
    screen.presenter.choose_report("indicator-table")
    screen.presenter.choose_audience("public")
    click(screen.choosing.issue_button)
    said = words_of(card_of(screen))
    told = "Earlier public versions tell between them 2 small counts that the rule on small numbers would hide."
    assert told in said
    assert "It hides" not in said
    last = name_of(screen.pages.pages[-1])
    assert "A small count that an earlier public version of this table printed is printed still." in last
    assert "this version adds nothing to it" in said


def test_r165_that_the_next_public_version_hides_what_the_last_one_printed_is_said_before_it_is_issued(
    office: Office, enter: Enter
) -> None:
    def quarter(improving: int, good: int) -> Aggregate:
        counts = {"inadequate": 0, "requires_improvement": improving, "good": good, "outstanding": 20}
        return Aggregate("Q1", "Q1", "", "2018-19", "Q1", date(2018, 4, 1), date(2018, 6, 30), counts, source="made up")

    lead = office.as_("Q-01")
    lead.figures.bring_in((quarter(9, 50),), "one.csv")
    issue_report("indicator-table", lead, Request(audience="public", marking=UNMARKED))
    lead.figures.bring_in((quarter(10, 49),), "two.csv")
    screen = front(enter("Q-01", "reports"), ReportsScreen)
    screen.presenter.choose_report("indicator-table")
    screen.presenter.choose_audience("public")
    assert screen.choosing.issue_button.isVisible()
    click(screen.choosing.issue_button)
    assert " that version 1 printed, so that no difference between the two tells a small count." in words_of(
        card_of(screen)
    )


def test_tab_goes_from_what_a_report_is_about_to_the_chosen_report_and_on(audited: int, enter: Enter) -> None:
    screen = front(enter("Q-01", "reports"), ReportsScreen)
    choosing = screen.choosing
    for name in ("practice-week", TABLE, "case-summary"):
        if name == "practice-week":
            choosing.reports["case-summary"].setFocus()
        screen.presenter.choose_report(name)
        choosing.about.setFocus()
        QTest.keyClick(choosing.about, Qt.Key.Key_Tab)
        assert choosing.reports[name].hasFocus(), name
    QTest.keyClick(choosing.reports["case-summary"], Qt.Key.Key_Tab)
    assert choosing.case.hasFocus()
    choosing.about.setFocus()
    screen.presenter.choose_report("practice-week")
    choosing.reports["practice-week"].setFocus()
    QTest.keyClick(choosing.reports["practice-week"], Qt.Key.Key_Down)
    assert choosing.reports["dip-sample"].isChecked()
