"""Help with a question says what its words mean, by the same list as reports (R-169)."""

from audit_tool.formdef.terms import terms_in
from audit_tool.ui.screens.audit.view import AuditScreen
from audit_tool.ui.widgets.labels import WrappedLabel
from tests.ui.stage import CTRL, Key, Stage


def told(audit: AuditScreen) -> list[str]:
    return [label.text() for label in audit.help_pane.findChildren(WrappedLabel) if label.isVisible()]


def test_r169_words_of_the_question_in_hand_are_explained_beside_it(week: Stage) -> None:
    week.unlock("A-09")
    audit = week.open(next(task.allocation_id for task in week.window.desk.worklist.tasks() if task.state == "draft"))
    audit.presenter.go_to("SUP-12")
    week.settle()
    (supervision,) = (term for term in terms_in(["supervision"]))
    assert "What words mean here" in told(audit)
    assert supervision.line in told(audit)
    audit.presenter.go_to("OVR-06")
    week.settle()
    assert "What words mean here" not in told(audit)


def test_help_stands_still_while_one_writes_and_follows_the_grade(week: Stage) -> None:
    """It was taken down and put up again at each letter, and jumped back to its top."""
    week.unlock("A-09")
    audit = week.open(next(task.allocation_id for task in week.window.desk.worklist.tasks() if task.state == "draft"))
    audit.presenter.go_to("OVR-01")
    week.settle()
    parts = audit.help_pane.findChildren(WrappedLabel)
    week.type("2")
    week.type("Grandmother calls in daily")
    week.settle()
    graded = audit.help_pane.findChildren(WrappedLabel)
    assert any("means" in label.text() for label in graded)
    assert not set(parts) & set(graded)
    week.type(" and sees both children.")
    week.settle()
    assert audit.help_pane.findChildren(WrappedLabel) == graded
    week.press(Key.Key_Z, CTRL)
    week.settle()
    assert any("means" in label.text() for label in audit.help_pane.findChildren(WrappedLabel))
