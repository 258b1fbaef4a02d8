"""What goes out before a round, in the window (R-007, R-032)."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from audit_tool.services.people import NewPerson
from audit_tool.ui.screens.practice_week.going_out.panel import GoingOutPanel
from audit_tool.ui.screens.practice_week.going_out.presenter import NOBODY
from audit_tool.ui.screens.practice_week.view import PracticeWeekScreen
from audit_tool.ui.widgets.buttons import Button
from tests.conftest import Office, kept
from tests.ui.screens.conftest import Enter, front

KINDS = (("calendar", "ics"), ("worklist", "pdf"))


@pytest.fixture
@kept
def week(office: Office) -> Office:
    office.hold_round()
    office.allocate("PW-1", "A-09")
    office.allocate("PW-2", "")
    return office


def panel_of(enter: Enter) -> GoingOutPanel:
    screen = front(enter("Q-01", "practice_week"), PracticeWeekScreen)
    QTest.mouseClick(screen.board.panels["going_out"], Qt.MouseButton.LeftButton)
    assert isinstance(screen.panel, GoingOutPanel)
    return screen.panel


def choose(panel: GoingOutPanel, person: str) -> None:
    panel.person.set_value(person)
    panel.person.picked.emit(person)


def save(panel: GoingOutPanel, button: Button, folder: Path) -> Path:
    """Press, and take the name that is proposed."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = panel.findChild(QFileDialog)
    assert dialog is not None
    place = folder / Path(dialog.selectedFiles()[0]).name
    dialog.fileSelected.emit(str(place))
    dialog.close()
    QApplication.processEvents()
    return place


def test_everybody_with_something_to_do_is_offered_with_how_much_it_is(week: Office, enter: Enter) -> None:
    panel = panel_of(enter)
    assert panel.person.hasFocus()
    offered = [panel.person.itemText(at) for at in range(panel.person.count())]
    assert offered == ["A-02: 2 audits", "A-09: 1 audit", "M-01: moderates"]


def test_worklist_calendar_and_timetable_are_saved(week: Office, enter: Enter, tmp_path: Path) -> None:
    panel = panel_of(enter)
    choose(panel, "A-09")
    worklist = save(panel, panel.button, tmp_path)
    calendar = save(panel, panel.calendar, tmp_path)
    timetable = save(panel, panel.timetable, tmp_path)
    assert (worklist.name, calendar.name, timetable.name) == ("worklist-A-09.pdf", "calendar-A-09.ics", "timetable.pdf")
    assert worklist.read_bytes()[:5] == timetable.read_bytes()[:5] == b"%PDF-"
    assert b"Second audit due (1 case)" in calendar.read_bytes()


def save_all(panel: GoingOutPanel, folder: Path) -> None:
    QTest.mouseClick(panel.everything, Qt.MouseButton.LeftButton)
    dialog = panel.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(folder))
    dialog.close()
    QApplication.processEvents()


def test_r007_r032_everything_is_saved_into_one_folder_at_once(week: Office, enter: Enter, tmp_path: Path) -> None:
    panel, place = panel_of(enter), tmp_path / "to give out"
    place.mkdir()
    save_all(panel, place)
    people = ("A-02", "A-09", "M-01")
    each = {f"{kind}-{code}.{ending}" for code in people for kind, ending in (("worklist", "pdf"), ("calendar", "ics"))}
    assert {path.name for path in place.iterdir()} == each | {"timetable.pdf"}
    assert front_words(panel).startswith("7 files are saved in to give out.")
    save_all(panel, place)
    assert front_words(panel).startswith("7 files are saved"), "older ones of their kind are replaced"


def test_codes_that_are_alike_in_the_name_of_a_file_have_files_of_their_own(
    week: Office, enter: Enter, tmp_path: Path
) -> None:
    lead = week.as_("Q-01")
    for code in ("A:09", "A 09"):
        lead.people.add(NewPerson(code, "Head of service"))
        week.allocate(f"PW-{ord(code[1])}", code)
    panel = panel_of(enter)
    save_all(panel, tmp_path)
    found = sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(("worklist-A-09", "calendar-A-09")))
    endings = ("-2.{}", "-3.{}", ".{}")
    assert found == [f"{kind}-A-09{each.format(end)}" for kind, end in KINDS for each in endings]


def test_where_one_file_cannot_be_saved_the_others_are_told(week: Office, enter: Enter, tmp_path: Path) -> None:
    (tmp_path / "calendar-A-02.ics").write_text("A letter.", encoding="utf-8")
    panel = panel_of(enter)
    save_all(panel, tmp_path)
    assert front_words(panel).startswith("2 of 7 files are saved. calendar-A-02.ics was not saved")
    assert (tmp_path / "calendar-A-02.ics").read_text(encoding="utf-8") == "A letter."


def test_a_place_that_cannot_be_written_to_is_told_in_words(week: Office, enter: Enter, tmp_path: Path) -> None:
    panel = panel_of(enter)
    save(panel, panel.calendar, tmp_path / "no such folder")
    assert "was not saved" in front_words(panel)


def front_words(panel: GoingOutPanel) -> str:
    from audit_tool.ui.main_window import MainWindow

    assert isinstance(panel.frame, MainWindow)
    return panel.frame.messages.words


def test_the_message_shown_is_the_message_copied(week: Office, enter: Enter) -> None:
    panel = panel_of(enter)
    QTest.mouseClick(panel.copy, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text().startswith("Dear [name of the auditor],\n\nYour audits")
    assert front_words(panel) == "The message is copied. Paste it into an e-mail and fill in the names."
    offered = [panel.message.itemText(at) for at in range(panel.message.count())]
    assert offered == ["To A-02", "To the practitioner of PW-1", "To the practitioner of PW-2"]
    panel.message.set_value("PW-2")
    panel.message.picked.emit("PW-2")
    QTest.mouseClick(panel.copy, Qt.MouseButton.LeftButton)
    assert "Case PW-2 will be audited" in QApplication.clipboard().text()


def test_a_second_auditor_and_a_moderator_have_a_message_of_their_own_only(week: Office, enter: Enter) -> None:
    panel = panel_of(enter)
    for person, begins in (("A-09", "Dear [name of the auditor]"), ("M-01", "Dear [name of the moderator]")):
        choose(panel, person)
        assert panel.message.count() == 1
        assert panel._text.text().startswith(begins)


def test_without_cases_it_is_said_what_to_do_first(office: Office, enter: Enter) -> None:
    from datetime import date

    from audit_tool.services.round_terms import NewRound

    office.as_("Q-01").round_setting.create(NewRound("Empty", date(2026, 11, 9), date(2026, 11, 13)))
    panel = panel_of(enter)
    assert panel._nobody.text() == NOBODY
    assert not panel.button.isVisible()
