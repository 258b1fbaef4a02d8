"""Every box that people write in points out personal details quietly (R-014, R-170)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from audit_tool.formdef.applicability import AskedQuestion
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.ui.formview.personal_remarks import EditorWatch
from audit_tool.ui.formview.registry import editor_for
from audit_tool.ui.widgets.boxes import column
from audit_tool.ui.widgets.fields import Field, Labelled, PasswordField
from audit_tool.ui.widgets.growing_text import GrowingText
from audit_tool.ui.widgets.personal_watch import FieldWatch
from audit_tool.ui.widgets.quiet_note import QuietNotes
from tests.conftest import Office
from tests.ui.conftest import Dress
from tests.ui.stage import Stage, focused
from tests.ui.windows import shown

NAME = "“Jayden” looks like a name. Write the role instead, such as mother or worker, or the reference code."


def notes_in(place: object) -> list[str]:
    assert hasattr(place, "findChildren")
    return [words for notes in place.findChildren(QuietNotes) for words in notes.shown if notes.isVisible()]


def test_a_field_is_looked_at_after_a_pause_and_keeps_what_was_typed(qtbot: QtBot, dress: Dress) -> None:
    field = Field()
    place = Labelled("Name", field)
    screen = shown(qtbot, place)
    field.setFocus()
    QTest.keyClicks(field, "Week of Jayden")
    assert notes_in(place) == []
    qtbot.waitUntil(lambda: notes_in(place) == [NAME])
    assert field.text() == "Week of Jayden"
    assert screen.isActiveWindow()
    assert focused() is field


def test_a_box_is_watched_too_and_a_note_goes_with_what_it_was_about(qtbot: QtBot, dress: Dress) -> None:
    box = GrowingText()
    place = Labelled("Note", box)
    screen = shown(qtbot, place)
    QTest.keyClicks(box, "Jayden agreed.")
    watch = box.findChild(FieldWatch)
    assert isinstance(watch, FieldWatch)
    watch.look()
    assert notes_in(place) == [NAME]
    box.setPlainText("He agreed.")
    watch.look()
    assert notes_in(screen) == []


def test_dismissed_it_stays_away_and_the_caret_goes_back(qtbot: QtBot, dress: Dress) -> None:
    field = Field()
    place = Labelled("Name", field)
    screen = shown(qtbot, place)
    field.setText("Jayden")
    watch = field.findChild(FieldWatch)
    assert isinstance(watch, FieldWatch)
    watch.look()
    (notes,) = place.findChildren(QuietNotes)
    notes.notes[0].button.setFocus()
    QTest.keyClick(notes.notes[0].button, Qt.Key.Key_Space)
    assert notes_in(screen) == []
    assert focused() is field
    watch.look()
    assert notes_in(screen) == []
    field.setText("Kieran")
    watch.look()
    assert len(notes_in(place)) == 1


def test_a_passphrase_is_never_looked_at(qtbot: QtBot, dress: Dress) -> None:
    field = PasswordField()
    place = Labelled("Passphrase", field)
    screen = shown(qtbot, place)
    assert screen.isVisible()
    assert field.findChildren(FieldWatch) == []


def test_nothing_is_made_for_a_field_in_which_nothing_is_found(qtbot: QtBot, dress: Dress) -> None:
    field = Field()
    place = Labelled("Name", field)
    screen = shown(qtbot, place)
    assert screen.isVisible()
    field.setText("Practice week: November 2026")
    watch = field.findChild(FieldWatch)
    assert isinstance(watch, FieldWatch)
    watch.look()
    assert place.findChildren(QuietNotes) == []


@pytest.mark.parametrize("code", ["CVR-10", "SNP-01", "VOC-02", "OVR-03"])
def test_an_answer_given_when_a_case_is_set_up_is_watched(
    qtbot: QtBot, dress: Dress, forms: FormCatalogue, code: str
) -> None:
    editor = editor_for(AskedQuestion("1", forms.newest("CIN").questions[code]))
    watch = EditorWatch(editor)
    screen = shown(qtbot, editor)
    editor.set_current(current=True)
    editor.take_focus()
    if code == "VOC-02":
        QTest.keyClicks(focused(), "y")
    boxes: list[QWidget] = [*editor.findChildren(GrowingText), *editor.findChildren(QLineEdit)]
    boxes[0].setFocus()
    QTest.keyClicks(boxes[0], "Jayden")
    watch.look()
    assert notes_in(screen) == [NAME]


def test_every_field_of_the_settings_and_the_board_is_watched(office: Office, stage: Stage) -> None:
    """R-170: the same function serves every text field."""
    office.hold_round()
    office.lock()
    window = stage.unlock("Q-01")
    for key in ("practice_week", "settings"):
        window.go(key)
        stage.settle()
    fields = [field for field in window.findChildren(Field) if not isinstance(field, PasswordField)]
    assert fields
    assert all(field.findChildren(FieldWatch) for field in fields)


def test_below_a_box_of_its_own_the_note_stands_in_the_given_place(qtbot: QtBot, dress: Dress) -> None:
    box = GrowingText()
    screen = shown(qtbot, box)
    below = column(gap="xs")
    screen.column.addLayout(below)
    FieldWatch(box, below)
    QTest.keyClicks(box, "ring 07700 900123")
    watch = box.findChild(FieldWatch)
    assert isinstance(watch, FieldWatch)
    watch.look()
    (said,) = notes_in(screen)
    assert said.startswith("“07700 900123” looks like a phone number. Write the role instead")
