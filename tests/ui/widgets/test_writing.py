"""What a person writes and chooses: evidence, text that grows, fields and closed lists."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolTip
from pytestqt.qtbot import QtBot

from audit_tool.ui.widgets.buttons import Button
from audit_tool.ui.widgets.evidence_tags import EvidenceTag, EvidenceTags, parts_of, pointer_of
from audit_tool.ui.widgets.fields import ClosedList, Field, Labelled
from audit_tool.ui.widgets.growing_text import LONGEST, GrowingText
from tests.ui.conftest import Dress
from tests.ui.looking import described, interface, name_of
from tests.ui.windows import shown

RECORDS = (("visit", "Visit record"), ("school", "School record"), ("plan", "Plan"))


def test_evidence_is_stored_as_code_and_detail() -> None:
    assert pointer_of("visit", " 27 Oct 2026 ") == "visit: 27 Oct 2026"
    assert pointer_of("visit", " ") == "visit"
    assert parts_of("visit: 27 Oct: late") == ("visit", "27 Oct: late")


def test_evidence_is_added_by_typing_and_removed_by_delete(qtbot: QtBot, dress: Dress) -> None:
    evidence = EvidenceTags(RECORDS)
    changes: list[tuple[str, ...]] = []
    evidence.changed.connect(lambda: changes.append(evidence.value))
    screen = shown(qtbot, evidence)
    add = next(part for part in evidence.findChildren(Button) if part.text() == "Add")
    add.click()
    QTest.keyClicks(evidence._entry, "vis")
    evidence._entry.popup.hide()
    QTest.keyClick(evidence._entry, Qt.Key.Key_Return)
    assert changes == [("visit",)]
    QTest.keyClicks(evidence._entry, "27 Oct 2026")
    QTest.keyClick(evidence._entry, Qt.Key.Key_Return)
    assert changes[-1] == ("visit: 27 Oct 2026",)
    assert screen.keys == []
    tag = evidence.tags[0]
    assert isinstance(tag, EvidenceTag)
    assert name_of(tag) == "Visit record, 27 Oct 2026"
    tag.setFocus()
    QTest.keyClick(tag, Qt.Key.Key_Delete)
    assert changes == [("visit",), ("visit: 27 Oct 2026",), ()]


def test_evidence_shows_stored_pointers_silently_and_wraps(qtbot: QtBot, dress: Dress) -> None:
    evidence = EvidenceTags(RECORDS)
    qtbot.addWidget(evidence)
    changes: list[None] = []
    evidence.changed.connect(lambda: changes.append(None))
    evidence.set_value(("visit: 27 Oct 2026", "school: Sept 2026", "plan"))
    assert changes == []
    assert evidence.heightForWidth(200) > evidence.heightForWidth(900)


def test_text_grows_from_three_lines_to_ten(qtbot: QtBot, dress: Dress) -> None:
    box = GrowingText()
    screen = shown(qtbot, box)
    assert screen.isVisible()
    heights = []
    for lines in (1, 3, 6, 10, 30):
        box.set_text("\n".join(["x"] * lines))
        heights.append(box.height())
    assert heights[0] == heights[1] < heights[2] < heights[3] == heights[4]


def test_text_tells_edits_of_a_person_only_and_leaves_keys_to_the_screen(qtbot: QtBot, dress: Dress) -> None:
    box = GrowingText()
    edits: list[None] = []
    box.edited.connect(lambda: edits.append(None))
    screen = shown(qtbot, box)
    box.set_text("Stored")
    assert edits == []
    box.setFocus()
    QTest.keyClicks(box, "ab")
    assert len(edits) == 2
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert "\n" in box.text
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Return):
        QTest.keyClick(box, key, Qt.KeyboardModifier.ControlModifier)
    assert screen.keys == [Qt.Key.Key_Z, Qt.Key.Key_Return]
    assert not box.isUndoRedoEnabled()


def test_enter_may_leave_a_box_and_shift_enter_breaks_the_line(qtbot: QtBot, dress: Dress) -> None:
    box = GrowingText(least=1, enter_leaves=True, sunken=True)
    left: list[None] = []
    box.leave_forward.connect(lambda: left.append(None))
    screen = shown(qtbot, box)
    assert screen.isVisible()
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert (len(left), box.text) == (1, "")
    QTest.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert (len(left), box.text) == (1, "\n")


def test_a_closed_list_starts_empty_and_tells_the_code(qtbot: QtBot, dress: Dress) -> None:
    reasons = ClosedList([("evidence", "Different evidence seen"), ("rule", "Rule read differently")])
    whole = Labelled("&Reason for the difference", reasons)
    picked: list[str] = []
    reasons.picked.connect(picked.append)
    screen = shown(qtbot, whole)
    assert screen.isVisible()
    assert reasons.value == ""
    reasons.set_value("rule")
    assert (reasons.value, picked) == ("rule", [])
    reasons.setFocus()
    QTest.keyClick(reasons, Qt.Key.Key_Up)
    assert (reasons.value, picked) == ("evidence", ["evidence"])
    # On Linux a combo box reports its text as its name, so the label comes through buddy and description.
    labels = [part for part, _ in interface(reasons).relations()]
    assert "Reason for the difference" in {part.text(QAccessible.Text.Name) for part in labels if part is not None}
    assert described(reasons) == "Reason for the difference"


def test_a_problem_is_said_under_its_field(qtbot: QtBot, dress: Dress) -> None:
    field = Field()
    whole = Labelled("Date seen", field)
    screen = shown(qtbot, whole)
    assert screen.isVisible()
    whole.show_problem("There is no 31 February")
    assert described(field) == "There is no 31 February"
    assert any(label.isVisible() and "31 February" in label.text() for label in whole.findChildren(QLabel))
    whole.show_problem("")
    assert field.property("wrong") is False


def test_a_paste_that_would_hold_up_the_window_is_refused_whole_and_said(qtbot: QtBot) -> None:
    box = GrowingText()
    screen = shown(qtbot, box)
    box.insertPlainText("Seen alone.")
    told: list[str] = []
    box.edited.connect(lambda: told.append(box.text))
    pasted = QMimeData()
    pasted.setText("x" * LONGEST)
    box.insertFromMimeData(pasted)
    assert (box.text, told) == ("Seen alone.", [])
    assert "Not pasted" in QToolTip.text()
    pasted.setText(" " + "x" * (LONGEST - 12))
    box.insertFromMimeData(pasted)
    assert len(box.text) == LONGEST
    screen.close()
    QToolTip.hideText()
