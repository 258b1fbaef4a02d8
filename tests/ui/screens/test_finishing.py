"""The end of an audit in the real window: what is missing, the last look, submitting; another text size on the way."""

from dataclasses import replace

import pytest

from audit_tool.ui.screens.audit.case_pane import CasePane, SectionsAbove, state_words
from audit_tool.ui.screens.audit.in_hand import Header
from audit_tool.ui.screens.audit.review_page import QuestionLink
from audit_tool.ui.screens.audit.view import AuditScreen
from audit_tool.ui.screens.settings.view import SettingsScreen
from audit_tool.ui.widgets.buttons import Button
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from tests.ui.stage import Stage


@pytest.fixture
def audit(week: Stage) -> AuditScreen:
    """The audit of the demonstration that lacks two answers, in its last two sections."""
    week.unlock("A-09")
    return week.open(draft(week))


def draft(week: Stage) -> int:
    return next(task.allocation_id for task in week.window.desk.worklist.tasks() if task.state == "draft")


def review(week: Stage, audit: AuditScreen) -> list[str]:
    audit.presenter.review()
    week.settle()
    return [label.text() for label in audit.review_page.findChildren(WrappedLabel) if label.isVisible()]


def links(audit: AuditScreen) -> list[QuestionLink]:
    return [link for link in audit.review_page.findChildren(QuestionLink) if link.isVisible()]


def answer_all(week: Stage, audit: AuditScreen) -> None:
    audit.presenter.go_to("PRC-01")
    week.settle()
    week.type("y")
    audit.presenter.go_to("OVR-06")
    week.settle()
    week.type("85")
    week.settle()


def test_r063_a_link_of_the_review_leads_to_a_section_under_its_own_title(week: Stage, audit: AuditScreen) -> None:
    """The section that was open before the review came back under the title of the review, with no way on."""
    audit.presenter.go_to("OVR-01")
    week.settle()
    words = review(week, audit)
    assert audit.head.title.text() == "Before you submit"
    assert [label.text() for label in audit.help_pane.findChildren(Words) if label.isVisible()] == []
    assert "Minutes taken, reading and talking included: Give a number." in words
    links(audit)[-1].click()
    week.settle()
    assert audit.presenter.place == "OVR-06"
    assert audit.head.title.text() == "Overall"
    assert audit.head._next.isVisible()
    assert "Help with 15.6" in [label.text() for label in audit.help_pane.findChildren(Words) if label.isVisible()]


def test_r063_the_button_that_submits_is_in_the_window_when_nothing_is_missing(week: Stage, audit: AuditScreen) -> None:
    answer_all(week, audit)
    words = review(week, audit)
    assert links(audit) == []
    assert any("cannot be changed" in text for text in words)
    submit = next(each for each in audit.review_page.findChildren(Button) if each.text() == "Submit this audit")
    assert submit.hasFocus()
    assert submit.visibleRegion().boundingRect().size() == submit.size()
    assert isinstance(audit.case_pane, CasePane)
    assert audit.case_pane._kind.text().endswith("ready to review.")


def test_another_text_size_lays_every_screen_out_again(week: Stage, audit: AuditScreen) -> None:
    assert isinstance(audit.case_pane, CasePane)
    week.window.go("settings")
    week.settle()
    appearance = week.screen(SettingsScreen).appearance
    appearance.text_size.set_value("200")
    appearance.text_size.picked.emit("200")
    week.settle()
    assert isinstance(week.open(draft(week)).case_pane, SectionsAbove)


def test_r063_an_audit_with_an_answer_to_correct_is_not_called_ready() -> None:
    header = Header("PW-1", "Child in need", "First audit", 53, 53, 0, None)
    assert state_words(header).endswith("ready to review.")
    assert state_words(replace(header, gaps=1)).endswith("1 answer to correct.")
    assert state_words(replace(header, answered=50, gaps=4, minutes_left=5)).endswith("about 5 minutes to go.")
