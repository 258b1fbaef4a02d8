"""Agreement and what moderation teaches, on the Insight screen (R-094, R-100, R-103)."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from audit_tool.exchange.figures_import import bring_in_figures
from audit_tool.formdef.answers import Answer
from audit_tool.reports.feedback_figures.collect import collect as feedback_of
from audit_tool.reports.practice_week.collect import collect_internal
from audit_tool.reports.request import Request
from audit_tool.services.agreement_scopes import scopes_of
from audit_tool.services.rulings import Ruling
from audit_tool.ui import dialogs
from audit_tool.ui.main_window import MainWindow
from audit_tool.ui.screens.insight.earlier import NOTHING as NO_FIGURES
from audit_tool.ui.screens.insight.view import InsightScreen
from audit_tool.ui.screens.reports.view import ReportsScreen
from audit_tool.ui.theme.tokens import Mode
from audit_tool.ui.widgets.labels import WrappedLabel
from tests.conftest import ROOT, Office, kept
from tests.ui.conftest import Dress
from tests.ui.looking import interface
from tests.ui.reach import all_faults
from tests.ui.screens.conftest import Enter, front

PICTURES = os.environ.get("AUDIT_TOOL_PICTURES", "")
"""A folder for pictures of each page, for those who want to look."""
WORDS = "The record shows who keeps the child safe, and how it is known."
FIGURES_ALONE = ["By quarter", "Earlier figures"]
LOW = Answer("requires_improvement", WORDS, ("assessment",))
READ = Ruling("good", "descriptor_read_differently", "Read it again.", "A plan says who does what.", "Say who.")


@pytest.fixture
@kept
def compared(office: Office, fill: Callable[..., None]) -> Office:
    """Two cases, both audited twice; the second auditors gave two questions a lower grade. The first is decided."""
    office.hold_round()
    for reference in ("PW-1", "PW-2"):
        allocation = office.allocate(reference)
        fill("A-02", allocation)
        fill("A-09", allocation, PLN_15=LOW, ASM_19=LOW)
    moderating = office.as_("M-01").moderating
    moderating.accept_agreed(1)
    for routed in moderating.comparison(1).open_items:
        moderating.decide(1, routed.item.code, READ)
    moderating.finish(1)
    return office


def page(enter: Enter, person: str, key: str, size: tuple[int, int] = (1280, 720)) -> tuple[MainWindow, InsightScreen]:
    window = enter(person, "insight", size)
    screen = front(window, InsightScreen)
    screen.pages.setFocus()
    QTest.keyClicks(screen.pages.focusProxy() or screen.pages, key)
    QApplication.processEvents()
    QApplication.processEvents()
    QApplication.processEvents()
    if PICTURES:
        window.grab().save(str(Path(PICTURES) / f"insight-{key}-{size[0]}.png"))
    return window, screen


def words_of(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(WrappedLabel) if label.isVisible() and label.text()]


def test_r100_agreement_begins_with_what_anybody_can_count(compared: Office, enter: Enter) -> None:
    _, screen = page(enter, "M-01", "a")
    found = screen.agreement
    assert [found.scope.itemText(at) for at in range(2)] == ["Cases as a whole", "All graded questions"]
    told = words_of(found)
    assert "Both auditors gave the same grade on 2 of 2 cases." in told
    assert "Counts only: a coefficient needs 10 cases that both graded." in told
    assert not [words for words in told if "kappa" in words.lower()]


def test_r100_all_questions_have_direction_grid_and_coefficients_last(compared: Office, enter: Enter) -> None:
    _, screen = page(enter, "M-01", "a")
    found = screen.agreement
    found.scope.set_value("1")
    found.scope.picked.emit("1")
    QApplication.processEvents()
    desk = compared.as_("M-01")
    scope = scopes_of(desk.agreement.grades(compared.round_id).independent)[1]
    two = scope.figures.two
    assert two is not None
    told = words_of(found)
    assert told.index(next(words for words in told if words.startswith("Both auditors"))) < told.index(
        next(words for words in told if words.startswith("The first auditor was higher on 4 and lower on 0."))
    )
    kappa = f"Weighted kappa, linear: {two.kappa.linear.estimate:.2f}"
    assert [words for words in told if words.startswith(kappa)]
    counts = [[cell.text for cell in row.cells[1:]] for row in found.grid.figure_rows[1:]]
    assert counts == [[str(count) for count in reversed(row)] for row in reversed(two.table)]


def test_a_cell_of_the_grid_names_its_cases(compared: Office, enter: Enter) -> None:
    _, screen = page(enter, "M-01", "a")
    found = screen.agreement
    found.scope.set_value("1")
    found.scope.picked.emit("1")
    QApplication.processEvents()
    good, weaker = 2, 3
    found.grid.setFocus()
    found.grid.setCurrentIndex(found.grid.model().index(good, weaker))
    QTest.keyClick(found.grid, Qt.Key.Key_Return)
    named = words_of(found)[-1]
    assert named.startswith("4 questions: PW-1 at ")
    assert named.count("PW-2 at ") == 2
    found.grid.setCurrentIndex(found.grid.model().index(1, 1))
    QTest.keyClick(found.grid, Qt.Key.Key_Return)
    assert words_of(found)[-1] == "No case has these two grades."


def test_r106_a_moderator_sees_no_pair_of_auditors_and_the_quality_lead_does(compared: Office, enter: Enter) -> None:
    offered = {}
    for person in ("M-01", "Q-01"):
        window, screen = page(enter, person, "a")
        scope = screen.agreement.scope
        offered[person] = [scope.itemText(at) for at in range(scope.count())]
        window.close()
    assert set(offered["Q-01"]) - set(offered["M-01"]) == {"First A-02, second A-09"}


def test_r094_what_we_learn_counts_reasons_and_the_draft_is_copied(compared: Office, enter: Enter) -> None:
    window, screen = page(enter, "Q-01", "l")
    told = words_of(screen.learning)
    assert "2 of 2 differences between two auditors: descriptor read differently." in told
    assert told.count("A plan says who does what.") == 2
    QTest.mouseClick(screen.learning.copy, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text().count("Say who.") == 2
    QTest.mouseClick(screen.learning.print, Qt.MouseButton.LeftButton)
    assert front(window, ReportsScreen).presenter.proposed_name == "learning-Practice-week-November-2026.pdf"


def test_r122_r126_the_round_stands_on_one_page_with_the_figures_of_its_report(compared: Office, enter: Enter) -> None:
    window, screen = page(enter, "Q-01", "r")
    told = words_of(screen.of_round)
    name = next(each.name for each in compared.as_("Q-01").rounds.listing() if each.id == compared.round_id)
    report = collect_internal(compared.as_("Q-01"), Request(round=name))
    for label, figure in (*report.completion, *report.reasons, *report.concerns, *report.actions):
        assert told[told.index(label) + 1] == figure
    assert report.sentence in told[0]
    assert report.agreement is not None
    assert report.agreement.told.exact in told
    feedback = feedback_of(compared.as_("Q-01"), Request(round=name))
    assert feedback.sentence in told
    for label, figure in feedback.how_far:
        assert told[told.index(label) + 1] == figure
    QTest.mouseClick(screen.of_round.print, Qt.MouseButton.LeftButton)
    assert front(window, ReportsScreen).presenter.proposed_name == "practice-week-Practice-week-November-2026.pdf"


def test_the_round_says_what_is_missing_and_is_the_leads_alone(office: Office, enter: Enter) -> None:
    window, screen = page(enter, "Q-01", "r")
    assert words_of(screen.of_round) == ["There is no round yet. Set one up on the Practice week screen."]
    window.close()
    office.hold_round()
    office.allocate()
    window, screen = page(enter, "Q-01", "r")
    assert "No case of this round is settled yet, so there is nothing to feed back." in words_of(screen.of_round)
    window.close()
    _, screen = page(enter, "M-01", "r")
    assert words_of(screen.of_round) == ["How a round was done is told to the quality lead."]


def test_r130_the_lead_types_a_compliance_figure_and_it_stands_in_the_list(office: Office, enter: Enter) -> None:
    window, screen = page(enter, "Q-01", "e")
    QTest.mouseClick(screen.earlier.type, Qt.MouseButton.LeftButton)
    card = screen.earlier.typed
    assert card.fields["label"].hasFocus()
    told = {"label": "Visits in timescale", "service": "Children in care", "value": "91%", "source": "Report, page 4"}
    for name, words in told.items():
        card.fields[name].setText(words)
    QTest.mouseClick(card.button, Qt.MouseButton.LeftButton)
    assert "The day cannot be read. Nothing was kept." in window.messages.words
    card.fields["as_at"].setText("30/9/2026")
    QTest.mouseClick(card.button, Qt.MouseButton.LeftButton)
    assert window.messages.words.startswith("The figure is kept.")
    assert [[cell.text for cell in row] for row in screen.earlier.figures._cells.rows][1][1:3] == [
        "30 September 2026",
        "91%",
    ]
    assert (card.fields["value"].text(), card.fields["source"].text()) == ("", "Report, page 4")
    window.close()
    shown = page(enter, "M-01", "e")[1].earlier
    assert not shown.type.isVisible()
    assert not shown.typed.isVisible()


def test_figures_are_brought_in_on_the_page_that_shows_what_does_not_fit(
    office: Office, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = ROOT / "resources" / "figures" / "quoted_baselines.csv"
    monkeypatch.setattr(dialogs, "ask_for_file", lambda *asked: asked[-1](str(file)))
    window, screen = page(enter, "Q-01", "e")
    assert screen.earlier.sentence.text() == NO_FIGURES
    QTest.mouseClick(screen.earlier.bring, Qt.MouseButton.LeftButton)
    assert screen.earlier.sentence.text().startswith("17 printed figures, each as its document has it. 9 things")
    assert "Figures brought in. 17 added, 0 corrected, 0 already there." in window.messages.words
    assert screen.earlier.doubts.isVisible()
    window.close()
    assert not page(enter, "M-01", "e")[1].earlier.bring.isVisible()


def test_earlier_figures_are_printed_from_the_top_right_like_every_page(office: Office, enter: Enter) -> None:
    window, screen = page(enter, "Q-01", "e")
    assert not screen.earlier.print.isVisible()
    window.close()
    bring_in_figures(office.as_("Q-01"), ROOT / "resources" / "figures" / "quoted_baselines.csv")
    window, screen = page(enter, "Q-01", "e")
    shown = screen.earlier
    edges = [each.mapTo(window, each.rect().topRight()) for each in (shown.print, shown._figures)]
    assert edges[0].x() == edges[1].x()
    assert shown.type.y() == shown.print.y()
    QTest.mouseClick(shown.print, Qt.MouseButton.LeftButton)
    assert front(window, ReportsScreen).presenter.proposed_name == "earlier-figures.pdf"


def test_r106_whoever_compares_no_audits_has_the_pages_of_figures_alone(compared: Office, enter: Enter) -> None:
    window = enter("A-02", "insight")
    told = interface(front(window, InsightScreen).pages)
    assert [told.child(at).text(QAccessible.Text.Name) for at in range(told.childCount())] == FIGURES_ALONE


def test_without_anything_compared_both_pages_say_what_is_to_come(office: Office, enter: Enter) -> None:
    office.hold_round()
    window, screen = page(enter, "M-01", "a")
    assert words_of(screen.agreement)[0].startswith("Nothing to compare yet.")
    window.close()
    _, screen = page(enter, "M-01", "l")
    assert words_of(screen.learning)[0].startswith("No case of this round is decided yet.")


@pytest.mark.parametrize(("percent", "size"), [(100, (1280, 720)), (200, (1280, 720)), (100, (1920, 1080))])
@pytest.mark.parametrize("key", ["a", "l"])
def test_everybody_can_use_the_pages(
    compared: Office, enter: Enter, dress: Dress, key: str, percent: int, size: tuple[int, int]
) -> None:
    dress(Mode.LIGHT, percent)
    window, _ = page(enter, "Q-01", key, size)
    assert not all_faults(window)


def test_with_large_text_every_page_can_be_seen_to_choose(compared: Office, enter: Enter, dress: Dress) -> None:
    dress(Mode.LIGHT, 200)
    _, screen = page(enter, "Q-01", "q")
    strip = screen.pages
    assert len({segment.y() for segment in strip.segments}) > 1
    assert all(strip.rect().contains(segment.geometry()) for segment in strip.segments)
