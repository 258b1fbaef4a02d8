"""Every kind of question: its editor shows, changes, freezes and is worked by keyboard (R-036, R-055, R-057)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from audit_tool.formdef.answers import Answer, Finding, findings_value, rows_of, rows_value
from audit_tool.formdef.applicability import AskedQuestion
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.completeness import NO_MORE, missing
from audit_tool.formdef.definition import Cell, CellKind, Interval, Kind, Membership, Option, Question, Range, Standard
from audit_tool.ui.formview.choosing import ChoiceEditor, ChoicesEditor
from audit_tool.ui.formview.date_words import read_date, show_date
from audit_tool.ui.formview.dates import DatesEditor
from audit_tool.ui.formview.day import DayEditor
from audit_tool.ui.formview.fact import FactEditor
from audit_tool.ui.formview.findings import FindingsEditor
from audit_tool.ui.formview.grade import GradeEditor
from audit_tool.ui.formview.registry import EDITORS, Editor, editor_for
from audit_tool.ui.formview.rows import RowsEditor
from audit_tool.ui.formview.writing import NumberEditor, TextEditor
from audit_tool.ui.widgets.fields import ClosedList, Field, ProblemWords
from tests.ui.conftest import Dress
from tests.ui.stage import ALT, Key, focused
from tests.ui.windows import Screen, shown

WHY = "The plan names who does what, and by when."
EXAMPLES = {
    "SAF-02": Answer("requires_improvement", WHY, ("plan: 27 October",)),
    "RSK-22": Answer("not_judged", "", (), "x"),
    "VOC-02": Answer("partly", "Twice of five visits."),
    "SNP-01": Answer("A girl of seven.\nShe likes drawing."),
    "CVR-03": Answer("7"),
    "CVR-20": Answer("1/0"),
    "FDB-01": Answer(""),
    "CVR-16": Answer(""),
    "CVR-22": Answer("review,assessment_finished"),
    "DAY-01": Answer("2026-03-12"),
    "ASM-02": Answer("2026-10-06/2026-10-20"),
    "SUP-01": Answer("2026-10-06/.."),
    "BRO-01": Answer(rows_value([{"who": "S-1", "age": "5", "seen": "2026-10-06", "home": "here"}, {"who": "S-2"}])),
    "OVR-03": Answer(findings_value((Finding("Seen alone", ""), Finding("Plan is the family's", "")))),
}
SIBLINGS = Question(
    "BRO-01",
    "Which brothers and sisters were seen?",
    Kind.ROWS,
    Membership.FULL,
    cells=(
        Cell("who", "Reference code", CellKind.TEXT),
        Cell("age", "Age", CellKind.NUMBER),
        Cell("seen", "Seen on", CellKind.DATE, required=False),
        Cell("home", "Lives", CellKind.CHOICE, (Option("here", "At home"), Option("away", "Elsewhere"))),
    ),
)
STANDARD = Standard("S", "Assessment", "Started", "Finished", 45, "days", "council", words="within 45 days")
Make = Callable[..., Editor]


class Table:
    """Editors on a screen, with what they tell."""

    def __init__(self, qtbot: QtBot, forms: FormCatalogue) -> None:
        self._qtbot = qtbot
        self._form = forms.newest("CIN")
        age = self._form.questions["CVR-03"]
        self._extra = {
            SIBLINGS.code: SIBLINGS,
            "DAY-01": replace(age, code="DAY-01", kind=Kind.DATE, unit=""),
            "NUM-01": replace(age, code="NUM-01", range=Range(10, 20, whole=True)),
        }
        self.told: list[tuple[str, Answer, bool]] = []
        self.left: list[str] = []

    def asked(self, code: str) -> AskedQuestion:
        question = {SIBLINGS.code: SIBLINGS}.get(code) or self._extra.get(code) or self._form.questions[code]
        standard = self._form.standards.get(question.standards[0]) if question.standards else None
        return AskedQuestion("4.2", question, standard)

    def put(self, *asked: AskedQuestion) -> tuple[list[Editor], Screen]:
        editors = [editor_for(each) for each in asked]
        for editor in editors:
            editor.changed.connect(self._changed)
            editor.next_wanted.connect(self.left.append)
        self.screen = shown(self._qtbot, *editors)
        return editors, self.screen

    def _changed(self, code: str, answer: Answer, typing: bool) -> None:
        self.told.append((code, answer, typing))

    @property
    def last(self) -> Answer:
        return self.told[-1][1]


@pytest.fixture
def table(qtbot: QtBot, dress: Dress, forms: FormCatalogue) -> Table:
    return Table(qtbot, forms)


def one(table: Table, code: str, kind: type[Editor]) -> Editor:
    (editor,), _ = table.put(table.asked(code))
    assert isinstance(editor, kind)
    editor.take_focus()
    return editor


def example(table: Table, code: str) -> Answer:
    """The example with codes that the form really has."""
    question, answer = table.asked(code).question, EXAMPLES[code]
    if question.kind is Kind.CHOICE:
        return Answer(question.options[-1].code, "Because.", (), question.reasons[0].code if question.reasons else "")
    if answer.reason:
        return replace(answer, reason=question.reasons[0].code)
    return answer


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, held)


def type_(text: str) -> None:
    for letter in text:
        QTest.keyClicks(focused(), letter)


def test_every_kind_of_question_has_its_editor_and_no_other() -> None:
    assert set(EDITORS) == set(Kind)
    assert len(set(EDITORS.values())) == len(EDITORS)


def test_the_examples_reach_every_kind(table: Table) -> None:
    assert {table.asked(code).question.kind for code in EXAMPLES} == set(Kind)


@pytest.mark.parametrize("code", EXAMPLES)
def test_an_editor_shows_an_answer_and_gives_it_back_without_telling(table: Table, code: str) -> None:
    (editor,), _ = table.put(table.asked(code))
    answer = example(table, code)
    editor.set_answer(answer)
    assert editor.answer() == answer
    editor.set_answer(Answer())
    assert editor.answer() == Answer()
    assert not table.told


@pytest.mark.parametrize("code", EXAMPLES)
def test_a_frozen_editor_cannot_be_changed(table: Table, code: str) -> None:
    (editor,), screen = table.put(table.asked(code))
    answer = example(table, code)
    editor.set_answer(answer)
    editor.set_frozen()
    editor.set_current(current=True)
    before = what_is_shown(editor)
    for part in editor.findChildren(QWidget):
        if part.isVisible():
            QTest.mouseClick(part, Qt.MouseButton.LeftButton)
            for key in ("1", "y", "x", " "):
                QTest.keyClicks(part, key)
            for named in (Key.Key_Backspace, Key.Key_Delete, Key.Key_Right, Key.Key_Down):
                QTest.keyClick(part, named)
            QTest.keyClick(part, Key.Key_2, ALT)
    QTest.keyClicks(screen, "1")
    assert not table.told
    assert editor.answer() == answer
    assert what_is_shown(editor) == before


def what_is_shown(editor: QWidget) -> list[object]:
    fields: list[object] = [field.text() for field in editor.findChildren(QLineEdit)]
    fields += [box.toPlainText() for box in editor.findChildren(QPlainTextEdit)]
    fields += [box.currentIndex() for box in editor.findChildren(QComboBox)]
    return [*fields, *[(button.text(), button.isChecked()) for button in editor.findChildren(QAbstractButton)]]


@pytest.mark.parametrize("code", EXAMPLES)
def test_no_part_of_an_editor_is_a_window_of_its_own(table: Table, code: str) -> None:
    (editor,), screen = table.put(table.asked(code))
    editor.set_answer(example(table, code))
    editor.set_current(current=True)
    for part in editor.findChildren(QWidget):
        assert not part.isVisible() or part.window() is screen


@pytest.mark.parametrize(
    ("digit", "grade"), [("4", "outstanding"), ("3", "good"), ("2", "requires_improvement"), ("1", "inadequate")]
)
def test_r055_a_digit_grades_and_the_caret_goes_to_the_reason(table: Table, digit: str, grade: str) -> None:
    editor = one(table, "SAF-02", GradeEditor)
    type_(digit)
    assert table.told == [("SAF-02", Answer(grade), False)]
    type_("Why 4")
    assert editor.answer() == Answer(grade, "Why 4")
    assert table.told[-1][2], "typed text must be told as typed"


def test_alt_and_a_digit_grade_from_within_the_text_and_go_on(table: Table) -> None:
    editor = one(table, "SAF-02", GradeEditor)
    type_("Safe tonight.")
    press(Key.Key_2, ALT)
    assert editor.answer() == Answer("requires_improvement", "Safe tonight.")
    assert table.left == ["SAF-02"]


def test_a_letter_typed_by_its_number_on_the_keypad_grades_nothing(table: Table) -> None:
    """On Windows, Alt and 0233 on the keypad are an é in somebody's words."""
    editor = one(table, "SAF-02", GradeEditor)
    type_("2")
    type_("Caf")
    for digit in (Key.Key_0, Key.Key_2, Key.Key_3, Key.Key_3):
        press(digit, ALT | Qt.KeyboardModifier.KeypadModifier)
    assert editor.answer().value == "requires_improvement"
    assert table.left == []


def test_a_letter_on_the_picker_begins_the_reason(table: Table) -> None:
    editor = one(table, "SAF-02", GradeEditor)
    type_("Seen")
    assert editor.answer().comment == "Seen"
    assert editor.answer().value == ""


def test_a_question_mark_or_a_space_on_the_picker_begins_nothing(table: Table) -> None:
    editor = one(table, "SAF-02", GradeEditor)
    type_("?")
    assert editor.answer().comment == ""


def test_enter_in_a_reason_goes_on_and_shift_enter_is_a_new_line(table: Table) -> None:
    editor = one(table, "SAF-02", GradeEditor)
    type_("One")
    press(Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    type_("Two")
    assert not table.left
    press(Key.Key_Return)
    assert editor.answer().comment == "One\nTwo"
    assert table.left == ["SAF-02"]


def test_a_pointer_in_the_text_becomes_evidence_when_the_text_is_left(table: Table) -> None:
    editor = one(table, "SAF-02", GradeEditor)
    type_("The plan is clear. @plan 27 October")
    press(Key.Key_Return)
    assert editor.answer().evidence == ("plan: 27 October",)
    assert "@" not in editor.answer().comment
    assert table.last == editor.answer()
    press(Key.Key_3, ALT)
    assert editor.answer() == Answer("good", "The plan is clear.", ("plan: 27 October",))


def test_not_judged_asks_for_a_reason_which_a_grade_takes_away(table: Table) -> None:
    editor = one(table, "SAF-02", GradeEditor)
    type_("0")
    assert editor.answer().value == "not_judged"
    assert isinstance(focused(), QComboBox)
    press(Key.Key_Down)
    assert editor.answer().reason == table.asked("SAF-02").question.reasons[0].code
    editor.take_focus()
    type_("3")
    assert editor.answer() == Answer("good")


def test_backspace_on_a_picker_takes_the_grade_back(table: Table) -> None:
    editor = one(table, "SAF-02", GradeEditor)
    editor.set_answer(Answer("good", WHY))
    editor.take_focus()
    press(Key.Key_Backspace)
    assert editor.answer() == Answer("", WHY)


@pytest.mark.parametrize(("letter", "value"), [("y", "yes"), ("P", "partly"), ("n", "no"), ("a", "not_applicable")])
def test_r055_a_letter_answers_a_fact(table: Table, letter: str, value: str) -> None:
    editor = one(table, "VOC-02", FactEditor)
    type_(letter)
    assert table.told == [("VOC-02", Answer(value), False)]
    if value in table.asked("VOC-02").question.comment_needed_for:
        type_("Said so.")
        assert editor.answer() == Answer(value, "Said so.")
    press(Key.Key_Return)
    assert table.left == ["VOC-02"]


def test_a_comment_nobody_needs_is_offered_only_for_the_question_in_hand(table: Table) -> None:
    (editor, other), _ = table.put(table.asked("VOC-02"), table.asked("VOC-03"))
    assert isinstance(editor, FactEditor)
    editor.set_answer(Answer("yes"))
    assert not editor._comment.isVisible()
    editor.set_current(current=True)
    assert editor._comment.isVisible()
    editor.set_current(current=False)
    assert not editor._comment.isVisible()
    other.take_focus()


def test_text_is_told_as_it_is_typed_and_enter_is_a_new_line(table: Table) -> None:
    editor = one(table, "SNP-01", TextEditor)
    type_("A")
    press(Key.Key_Return)
    type_("B")
    assert editor.answer().value == "A\nB"
    assert all(typing for _, _, typing in table.told)
    assert not table.left


def test_a_number_is_typed_and_left_by_enter(table: Table) -> None:
    editor = one(table, "CVR-03", NumberEditor)
    type_("7")
    press(Key.Key_Return)
    assert editor.answer() == Answer("7")
    assert table.left == ["CVR-03"]


def test_a_number_out_of_its_range_is_said_when_the_field_is_left_and_not_before(table: Table) -> None:
    editor = one(table, "NUM-01", NumberEditor)
    field = focused()
    wrong = editor.findChild(ProblemWords)
    assert wrong is not None
    type_("1")
    assert not wrong.isVisible()
    press(Key.Key_Return)
    assert wrong.isVisible()
    assert field.accessibleDescription() == "Give a whole number from 10 to 20."
    type_("2")
    assert not wrong.isVisible()
    assert table.last == Answer("12")


def test_one_day_is_typed_and_a_wrong_one_is_said_at_its_field(table: Table) -> None:
    editor = one(table, "DAY-01", DayEditor)
    type_("12/3/2026")
    assert table.last == Answer("2026-03-12")
    press(Key.Key_Return)
    assert table.left == ["DAY-01"]
    editor.take_focus()
    focused().selectAll()  # type: ignore[attr-defined]
    type_("31/2/2026")
    assert table.last == Answer()
    wrong = editor.findChild(ProblemWords)
    assert wrong is not None
    assert wrong.isVisible()


@pytest.mark.parametrize("code", EXAMPLES)
@pytest.mark.parametrize("value", ["not_applicable", "3.5", "a,b", "1/2/3/4", "//"])
def test_an_editor_bears_an_answer_of_another_kind_and_keeps_it(table: Table, code: str, value: str) -> None:
    """A draft may come from a version in which the question was of another kind."""
    (editor,), _ = table.put(table.asked(code))
    editor.set_answer(Answer(value))
    assert editor.answer() == Answer(value)
    assert not table.told


def test_several_numbers_make_one_value_and_none_is_no_value(table: Table) -> None:
    editor = one(table, "CVR-20", NumberEditor)
    type_("1")
    press(Key.Key_Tab)
    type_("0")
    assert editor.answer() == Answer("1/0")
    press(Key.Key_Backspace)
    press(Key.Key_Backtab)
    press(Key.Key_Backspace)
    assert editor.answer() == Answer()


def test_a_choice_of_few_is_made_by_arrows_and_space(table: Table) -> None:
    editor = one(table, "FDB-01", ChoiceEditor)
    options = table.asked("FDB-01").question.options
    press(Key.Key_Down)
    press(Key.Key_Space)
    assert editor.answer().value == options[1].code
    press(Key.Key_Return)
    assert table.left == ["FDB-01"]


def test_a_choice_of_many_is_a_list_and_names_what_needs_a_word(table: Table) -> None:
    editor = one(table, "CVR-16", ChoiceEditor)
    assert isinstance(editor, ChoiceEditor)
    assert editor._list is not None
    assert editor._list.isVisible()
    editor._list.setCurrentIndex(editor._list.findData("other"))
    editor._list.activated.emit(editor._list.currentIndex())
    assert editor.answer().value == "other"
    assert editor._comment.isVisible()
    editor._comment.write()
    type_("A placement abroad")
    assert editor.answer() == Answer("other", "A placement abroad")


def test_ticks_are_kept_in_the_forms_order(table: Table) -> None:
    editor = one(table, "CVR-22", ChoicesEditor)
    assert isinstance(editor, ChoicesEditor)
    codes = [option.code for option in editor.question.options][:3]
    for code in reversed(codes):
        editor._boxes[code].click()
    assert editor.answer().value == ",".join(codes)
    editor._boxes[codes[0]].click()
    assert editor.answer().value == ",".join(codes[1:])


def test_r057_findings_are_lines_with_a_theme(table: Table) -> None:
    editor = one(table, "OVR-03", FindingsEditor)
    assert isinstance(editor, FindingsEditor)
    theme = editor.question.options[3]
    type_("She is seen alone")
    press(Key.Key_Tab)
    type_(theme.label[:12])
    assert editor.answer().value == findings_value((Finding("She is seen alone", theme.code),))
    editor._no_more.click()
    assert editor.answer().reason == NO_MORE


def test_rows_are_added_written_and_removed_by_keyboard(table: Table) -> None:
    editor = one(table, "BRO-01", RowsEditor)
    assert isinstance(editor, RowsEditor)
    for text in ("S-1", "5", "6/10/2026"):
        type_(text)
        press(Key.Key_Tab)
    box = editor._rows[0].entries["home"].control
    assert isinstance(box, ClosedList)
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert box.value == "here"
    first = {"who": "S-1", "age": "5", "seen": "2026-10-06", "home": "here"}
    assert rows_of(editor.answer().value) == (first,)
    editor._add.click()
    type_("S-2")
    assert rows_of(editor.answer().value) == (first, {"who": "S-2"})
    editor._rows[0].remove.click()
    assert rows_of(editor.answer().value) == ({"who": "S-2"},)
    assert focused() is editor._add


def test_an_undone_row_comes_back_and_a_new_empty_one_is_no_answer(table: Table) -> None:
    editor = one(table, "BRO-01", RowsEditor)
    assert isinstance(editor, RowsEditor)
    editor.set_answer(EXAMPLES["BRO-01"])
    assert [row.given["who"] for row in editor._rows] == ["S-1", "S-2"]
    assert editor._rows[0].entries["seen"].given == "2026-10-06"
    editor._add.click()
    assert not table.told
    editor.set_answer(Answer(rows_value([{"who": "S-1"}])))
    assert [row.given["who"] for row in editor._rows] == ["S-1"]
    editor._none.click()
    assert table.last.reason == "no_more"


def test_a_day_that_does_not_exist_is_pointed_out_in_its_row(table: Table) -> None:
    editor = one(table, "BRO-01", RowsEditor)
    assert isinstance(editor, RowsEditor)
    entry = editor._rows[0].entries["seen"]
    assert isinstance(entry.control, Field)
    entry.control.setFocus()
    type_("31/9/2026")
    assert "31 September" in entry._box._wrong._words.text()
    assert missing(SIBLINGS, editor.answer())


def test_a_space_at_the_end_of_a_line_stays_while_one_types(table: Table) -> None:
    editor = one(table, "OVR-03", FindingsEditor)
    assert isinstance(editor, FindingsEditor)
    type_("She ")
    editor.set_answer(editor.answer())
    type_("is")
    assert editor._lines[0][0].text == "She is"


@pytest.mark.parametrize(
    "written",
    ["12/3/2026", "12.3.2026", "12-03-2026", "2026-03-12", "12 March 2026", "12 mar 2026", " 12/03/26 "],
)
def test_a_date_can_be_written_in_several_ways(written: str) -> None:
    assert read_date(written) == date(2026, 3, 12)


@pytest.mark.parametrize("written", ["", "31/2/2026", "3/13/2026", "12/3", "soon", "12/3/20266"])
def test_what_is_no_date_is_not_guessed(written: str) -> None:
    assert read_date(written) is None


def test_a_date_is_shown_as_people_read_it_and_can_be_read_again() -> None:
    assert show_date(date(2026, 3, 2)) == "2 March 2026"
    assert read_date(show_date(date(2026, 3, 2))) == date(2026, 3, 2)
    assert show_date(None) == ""


def dates(table: Table, standard: Standard | None = STANDARD) -> DatesEditor:
    asked = replace(table.asked("ASM-02"), standard=standard)
    (editor,), _ = table.put(asked)
    assert isinstance(editor, DatesEditor)
    editor.take_focus()
    return editor


def test_r036_two_dates_are_typed_and_the_program_says_what_they_come_to(table: Table) -> None:
    editor = dates(table)
    type_("6/10/2026")
    press(Key.Key_Tab)
    type_("20 October 2026")
    assert editor.answer().value == "2026-10-06/2026-10-20"
    assert editor._result.text().endswith("Met.")
    press(Key.Key_Return)
    assert table.left == ["ASM-02"]


def test_a_day_that_does_not_exist_is_said_at_the_field_and_is_no_answer(table: Table) -> None:
    editor = dates(table)
    type_("31/2/2026")
    assert editor._start_box._wrong._words.text() == "There is no 31 February 2026. Write a day such as 12/3/2026."
    assert editor._start_box._wrong.isVisible()
    assert editor.answer().value == ""
    for _ in range(9):
        press(Key.Key_Backspace)
    assert not editor._start_box._wrong.isVisible()
    type_("never ever")
    assert "is no date" in editor._start_box._wrong._words.text()


def test_nobody_is_told_off_in_the_middle_of_a_date(table: Table) -> None:
    editor = dates(table)
    for letter in "6/10/2026":
        type_(letter)
        assert not editor._start_box._wrong.isVisible()


def test_an_end_before_the_start_is_said(table: Table) -> None:
    editor = dates(table)
    editor.set_answer(Answer("2026-10-20/2026-10-06"))
    assert "before" in editor._result.text()


def test_not_done_yet_takes_the_place_of_the_end(table: Table) -> None:
    editor = dates(table)
    start = date.today() - timedelta(days=5)  # noqa: DTZ011 - the editor's own day
    type_(f"{start:%d/%m/%Y}")
    editor._not_done.click()
    assert editor.answer().value == f"{start.isoformat()}/.."
    assert editor._result.text().endswith("Not yet due.")
    editor._not_done.click()
    assert editor.answer().value == start.isoformat()


def test_late_is_said_and_asks_why(table: Table) -> None:
    editor = dates(table)
    editor.set_answer(Answer("2026-01-06/2026-09-20"))
    assert editor._result.text().endswith("Not met.")
    assert editor._reason.isVisible() == bool(editor.question.reasons)


def test_a_number_the_council_has_not_confirmed_gives_no_verdict(table: Table) -> None:
    editor = dates(table, replace(STANDARD, status="assumed"))
    editor.set_answer(Answer("2026-10-06/2026-10-20"))
    assert "No verdict" in editor._result.text()


def test_a_standard_with_several_intervals_asks_which(table: Table) -> None:
    intervals = (Interval("w", "Every week", 7, "days"), Interval("q", "Every quarter", 90, "days"))
    editor = dates(table, replace(STANDARD, intervals=intervals, number=None))
    editor.set_answer(Answer("2026-10-06/2026-10-20"))
    assert editor._interval.isVisible()
    assert "Met" not in editor._result.text()
    editor._interval.setCurrentIndex(1)
    editor._interval.activated.emit(1)
    assert editor.answer().value == "2026-10-06/2026-10-20/q"
    assert editor._result.text().endswith("Met.")


def test_a_time_that_was_stored_is_not_lost_by_showing_it(table: Table) -> None:
    editor = dates(table)
    answer = Answer("2026-10-06T09:30/2026-10-06T15:00")
    editor.set_answer(answer)
    editor._changed()
    assert editor.answer() == answer
