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
