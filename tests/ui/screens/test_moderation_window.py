"""Moderation in the real window: a case decided by keyboard, one difference after the other."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetrics

from audit_tool.ui.screens.moderation.difference_card import DifferenceCard
from audit_tool.ui.screens.moderation.view import ModerationScreen
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.labels import Words
from tests.ui.stage import Key, Stage, focused


@pytest.fixture
def panel(week: Stage) -> ModerationScreen:
    week.unlock("M-01")
    return week.screen(ModerationScreen)


def open_card(screen: ModerationScreen) -> DifferenceCard:
    assert screen.open_card is not None
    return screen.open_card


def decide(week: Stage, card: DifferenceCard, digit: str) -> None:
    assert focused() is card.picker or card.picker.isAncestorOf(focused())
    week.type(digit)
    card.reason.set_value("different_evidence_seen")
    card.note.set_text("Half the goals have no date.")
    card.decide.setFocus()
    week.press(Key.Key_Space)


def test_a_decision_says_that_it_is_saved_and_opens_the_next_difference_whole(
    week: Stage, panel: ModerationScreen
) -> None:
    first = open_card(panel)
    code = first.code
    decide(week, first, "2")
    assert week.window.save_state.words.startswith("Saved ")
    following = open_card(panel)
    assert following.code != code
    viewport = panel._page.viewport()
    button = QRect(following.decide.mapTo(viewport, QPoint(0, 0)), following.decide.size())
    assert viewport.rect().contains(button), "the button that decides is below the window"


def test_a_decided_case_says_in_brackets_who_the_auditors_were(week: Stage, panel: ModerationScreen) -> None:
    decided = next(row for row in panel._rows if row.decided_at is not None)
    panel.presenter.open(decided.allocation_id)
    week.settle()
    heads = [label.text() for label in panel.findChildren(Words) if label.text().startswith(("A (", "B ("))]
    assert len(heads) == 2


def test_why_a_case_is_on_the_list_fits_its_line(week: Stage, panel: ModerationScreen) -> None:
    """No word of the list is cut off at its usual width."""
    metrics = QFontMetrics(current().font("medium_second"))
    theme = current()
    room = panel.left.list.viewport().width() - theme.space("l") - theme.space("s")
    assert [row.why for row in panel._rows if metrics.horizontalAdvance(row.why) > room] == []
