"""Dates that need a time, and dates that do not apply."""

from dataclasses import replace

import pytest

from audit_tool.formdef.answers import Answer
from audit_tool.formdef.applicability import AskedQuestion
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.completeness import missing
from audit_tool.formdef.definition import Standard
from audit_tool.formdef.standards import verdict_of
from audit_tool.ui.formview.date_words import what_is_wrong_with_moment
from audit_tool.ui.formview.dates import DatesEditor
from tests.ui.formview.test_editors import Table, press, table, type_
from tests.ui.stage import Key

__all__ = ["table"]
HOURS = Standard(
    "STD-12", "Return home interview", "Time found", "Interview held", 72, "hours", "council", words="72 hours"
)


def placed(table: Table, asked: AskedQuestion) -> DatesEditor:
    (editor,), _ = table.put(asked)
    assert isinstance(editor, DatesEditor)
    editor.take_focus()
    return editor


def test_what_does_not_apply_is_ticked_and_needs_a_word_why(table: Table, forms: FormCatalogue) -> None:
    """MSH-05: not applicable if the referral was good enough."""
    form = forms.newest("MSH")
    question = form.questions["MSH-05"]
    asked = AskedQuestion("1.6", question, form.standards[question.standards[0]])
    editor = placed(table, asked)
    editor._not_needed.click()
    assert editor.answer().value == "not_applicable"
    assert (editor._comment.isVisible(), editor._start_box.isEnabled()) == (True, False)
    assert (
        missing(question, editor.answer(), verdict_of(asked.standard, editor.answer())) == "Say why it does not apply."
    )
    editor._comment.write()
    type_("The referral was full.")
    assert missing(question, editor.answer(), verdict_of(asked.standard, editor.answer())) is None
    press(Key.Key_Return)
    assert table.left == ["MSH-05"]
    editor._not_needed.click()
    assert (editor.answer().value, editor._start_box.isEnabled()) == ("", True)


def test_an_answer_that_does_not_apply_is_shown_as_it_was_given(table: Table) -> None:
    editor = placed(table, table.asked("ASM-02"))
    editor.set_answer(Answer("not_applicable", "No visit was due."))
    assert (editor._not_needed.isChecked(), editor._start.text()) == (True, "")
    editor.set_answer(Answer("2026-10-06/2026-10-20"))
    assert (editor._not_needed.isChecked(), editor._start.text()) == (False, "6 October 2026")


def test_hours_are_counted_from_times(table: Table) -> None:
    """STD-12: 72 hours from being found to the interview."""
    editor = placed(table, replace(table.asked("ASM-02"), standard=HOURS))
    type_("6/10/2026 10:00")
    press(Key.Key_Tab)
    type_("8/10/2026")
    assert editor.answer().value == "2026-10-06T10:00/2026-10-08"
    assert editor._result.text().endswith("Give the times too: hours are counted.")
    type_(" 9:30")
    assert editor.answer().value == "2026-10-06T10:00/2026-10-08T09:30"
    assert editor._result.text().endswith(" Met.")
    shown = editor.answer()
    editor.set_answer(Answer())
    editor.set_answer(shown)
    assert (editor._start.text(), editor._end.text()) == ("6 October 2026 10:00", "8 October 2026 09:30")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("6/10/2026", ""),
        ("6/10/2026 1", ""),
        ("6/10/2026 10:", ""),
        ("6/10/2026 10:0", ""),
        ("6/10/2026 10:00", ""),
        ("6/10/2026 25:00", "There is no time 25:00. Write it such as 14:30."),
        ("31/2/2026 10:00", "There is no 31 February 2026. Write a day such as 12/3/2026."),
    ],
)
def test_nobody_is_told_off_in_the_middle_of_a_time(text: str, words: str) -> None:
    assert what_is_wrong_with_moment(text) == words


def test_a_reason_that_needs_a_word_shows_where_to_write_it(table: Table) -> None:
    asked = table.asked("ASM-02")
    editor = placed(table, asked)
    other = next(one.code for one in asked.question.reasons if one.comment)
    editor.set_answer(Answer("2026-01-06/2026-09-20", "", (), other))
    assert editor._comment.isVisible()


def visited(table: Table, forms: FormCatalogue) -> DatesEditor:
    form = forms.newest("CIN")
    return placed(table, AskedQuestion("11.1", form.questions["WRK-01"], form.standards["STD-07"]))


def test_the_interval_of_the_plan_is_entered_behind_a_tick(table: Table, forms: FormCatalogue) -> None:
    """R-046: the plan may set a shorter one."""
    editor = visited(table, forms)
    plan = editor._plan
    assert plan is not None
    type_("6/10/2026")
    press(Key.Key_Tab)
    type_("27/10/2026")
    assert editor._result.text().endswith("1 month. Met.")
    assert not plan.number.isVisible()
    plan.tick.click()
    assert plan.number.isVisible()
    type_("2")
    plan.unit.setCurrentIndex(2)
    plan.unit.activated.emit(2)
    plan.where.setFocus()
    type_("section 4")
    answer = editor.answer()
    assert (answer.value, answer.evidence) == ("2026-10-06/2026-10-27//2 weeks", ("plan: section 4",))
    assert editor._result.text() == "By the plan: every 2 weeks (standard: 1 month). Not met."
    assert editor._reason.isVisible()
    editor.set_answer(Answer())
    assert (plan.tick.isChecked(), plan.number.text(), plan.where.text()) == (False, "", "")
    editor.set_answer(answer)
    assert (plan.number.text(), plan.unit.value, plan.where.text()) == ("2", "weeks", "section 4")
    plan.tick.click()
    assert (editor.answer().value, editor.answer().evidence) == ("2026-10-06/2026-10-27", ())
    editor._not_needed.click()
    assert (editor.answer().value, plan.isEnabled()) == ("not_applicable", False)


def test_a_tick_without_an_interval_stays_and_is_missed(table: Table, forms: FormCatalogue) -> None:
    editor = visited(table, forms)
    editor.set_answer(Answer("2026-10-06/2026-10-27"))
    assert editor._plan is not None
    editor._plan.tick.click()
    editor.set_answer(editor.answer())
    assert editor._plan.tick.isChecked()
    verdict = verdict_of(editor.asked.standard, editor.answer())
    assert missing(editor.question, editor.answer(), verdict) == (
        "Say how often the plan wants it: a number and its unit."
    )


def test_a_longer_interval_of_the_plan_is_said_not_to_count(table: Table, forms: FormCatalogue) -> None:
    editor = visited(table, forms)
    editor.set_answer(Answer("2026-10-06/2026-10-27//2 months", evidence=("plan: page 3",)))
    assert editor._result.text().endswith("1 month. The plan’s interval is longer and does not count. Met.")


def test_a_standard_that_no_plan_may_change_offers_no_interval(table: Table) -> None:
    assert placed(table, table.asked("ASM-02"))._plan is None


def test_what_the_plan_sets_can_be_read_but_not_changed_once_frozen(table: Table, forms: FormCatalogue) -> None:
    editor = visited(table, forms)
    editor.set_answer(Answer("2026-10-06/2026-10-27//2 weeks", evidence=("plan: page 3",)))
    editor.set_frozen()
    plan = editor._plan
    assert plan is not None
    assert (plan.number.isReadOnly(), plan.where.isReadOnly()) == (True, True)
    assert (plan.tick.isEnabled(), plan.unit.isEnabled()) == (False, False)
