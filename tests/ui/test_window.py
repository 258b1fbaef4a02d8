"""The window around the screens: unlocking, locking, closing, navigation, messages, faults."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent, QWindow
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from audit_tool.app import Program
from audit_tool.errors import AuditToolError
from audit_tool.formdef.answers import Answer
from audit_tool.services import desk as desks
from audit_tool.storage import keyfile
from audit_tool.ui.fault_window import FaultWindow, catch_all, described
from audit_tool.ui.formview.fact import FactEditor
from audit_tool.ui.formview.grade import GradeEditor
from audit_tool.ui.frame import Place
from audit_tool.ui.idle import IdleWatch
from audit_tool.ui.palette import CommandPalette, KeyList
from audit_tool.ui.preferences import Preferences
from audit_tool.ui.screens.catalogue import SCREENS
from audit_tool.ui.screens.moderation.view import ModerationScreen
from audit_tool.ui.screens.my_work.view import MyWorkScreen, OpenButton
from audit_tool.ui.screens.practice_week.view import PracticeWeekScreen
from audit_tool.ui.screens.unlock.view import UnlockWindow
from tests.conftest import PASSPHRASE, Office
from tests.ui.conftest import Dress
from tests.ui.reach import clipped, hollow
from tests.ui.screens.standing_in import FullDisk
from tests.ui.stage import CTRL, Key, Stage, focused

SECRET = "Ottoline"


@pytest.fixture
def allocation(office: Office) -> Iterator[int]:
    office.hold_round()
    made = office.allocate()
    office.lock()
    yield made
    office.lock()


def at(widget: object) -> int:
    """Where the caret stands."""
    if isinstance(widget, QLineEdit):
        return widget.cursorPosition()
    assert isinstance(widget, QPlainTextEdit)
    return widget.textCursor().position()


def rationale(stage: Stage, code: str) -> QPlainTextEdit:
    editor = stage.audit.page.editor(code)
    assert isinstance(editor, GradeEditor)
    return editor._text


def run_for(application: QApplication, milliseconds: int) -> int:
    """Run the real event loop; 42 where nothing ended it before its time."""
    timer = QTimer()
    timer.setSingleShot(True)
    timer.timeout.connect(lambda: application.exit(42))
    timer.start(milliseconds)
    code = application.exec()
    timer.stop()
    return code


def lock_and_come_back(stage: Stage) -> None:
    stage.press(Key.Key_L, CTRL)
    assert stage.program.window is None
    stage.unlock("A-02")


@pytest.mark.parametrize("idle", [False, True])
def test_locking_comes_back_to_the_same_question_and_caret(stage: Stage, allocation: int, idle: bool) -> None:
    stage.unlock("A-02")
    stage.open(allocation, "RSK-22")
    rationale(stage, "RSK-22").setFocus()
    stage.type("The plan names who does what.")
    for _ in range(5):
        stage.press(Key.Key_Left)
    place = at(rationale(stage, "RSK-22"))
    if idle:
        stage.window.idle.idle.emit()
        stage.settle()
    else:
        stage.press(Key.Key_L, CTRL)
    assert stage.program.window is None
    assert "Everything is saved" in stage.box._note.text()
    stage.unlock("A-02")
    assert stage.audit.presenter.place == "RSK-22"
    text = rationale(stage, "RSK-22")
    assert focused() is text
    assert text.toPlainText() == "The plan names who does what."
    assert at(text) == place == 24


def test_locking_comes_back_into_the_comment_on_a_fact(stage: Stage, allocation: int) -> None:
    stage.unlock("A-02")
    stage.open(allocation, "VOC-02")
    stage.type("nNot asked alone")
    lock_and_come_back(stage)
    editor = stage.audit.page.editor("VOC-02")
    assert isinstance(editor, FactEditor)
    assert editor.answer() == Answer("no", "Not asked alone")
    assert focused() is editor._comment.box
    assert at(editor._comment.box) == len("Not asked alone")


def test_locking_on_a_picker_comes_back_to_the_picker(stage: Stage, allocation: int) -> None:
    stage.unlock("A-02")
    stage.open(allocation, "SAF-02")
    lock_and_come_back(stage)
    stage.type("2")
    assert stage.audit.presenter.hand.answer("SAF-02").value == "requires_improvement"


def test_locking_elsewhere_comes_back_to_that_screen(stage: Stage, allocation: int) -> None:
    stage.unlock("Q-01")
    stage.window.go("moderation")
    stage.settle()
    stage.press(Key.Key_L, CTRL)
    stage.unlock("Q-01")
    assert stage.window.place == Place("moderation")


def test_somebody_else_does_not_come_back_to_it(stage: Stage, allocation: int) -> None:
    stage.unlock("A-02")
    stage.open(allocation, "RSK-22")
    stage.press(Key.Key_L, CTRL)
    stage.unlock("A-09")
    stage.screen(MyWorkScreen)


def test_locking_while_an_audit_is_still_being_read_is_no_fault(stage: Stage, allocation: int) -> None:
    stage.unlock("A-02")
    stage.window.open_audit(allocation)
    assert stage.window.place.record_id is None
    stage.program.lock()
    stage.settle()
    assert stage.program.window is None
    stage.unlock("A-02")


def test_locking_does_not_end_the_program(stage: Stage, allocation: int, qapp: QApplication) -> None:
    stage.unlock("A-02")

    def lock_with_work_under_way() -> None:
        stage.window.refresh()
        stage.program.lock()

    QTimer.singleShot(0, stage.window, lock_with_work_under_way)
    assert run_for(qapp, 500) == 42, "closing the window to lock it ended the program"
    assert stage.box.isVisible()


def test_closing_the_window_ends_the_program(stage: Stage, allocation: int, qapp: QApplication) -> None:
    stage.unlock("A-02")
    QTimer.singleShot(0, stage.window, stage.window.close)
    assert run_for(qapp, 10_000) == 0


def test_closing_while_the_disk_refuses_keeps_the_window_and_every_word(
    stage: Stage, allocation: int, monkeypatch: pytest.MonkeyPatch, office: Office
) -> None:
    stage.unlock("A-02")
    stage.open(allocation, "SNP-01")
    disk = FullDisk(stage.window.desk.auditing, monkeypatch)
    disk.full = True
    stage.type("A girl of seven")
    assert not stage.window.close()
    stage.settle()
    assert stage.window.isVisible()
    assert stage.window.messages.words.startswith("Not closed")
    assert stage.window.save_state.words.startswith("Not saved: the disk is full")
    stage.press(Key.Key_L, CTRL)
    assert stage.program.window is not None, "it locked away words that were not saved"
    stage.window.go("my_work")
    assert stage.audit.presenter.hand.answer("SNP-01").value == "A girl of seven"
    stage.window.idle.idle.emit()
    assert stage.program.window is not None
    disk.full = False
    assert stage.window.close()
    stage.program.close_desk()
    stage.program.window = None
    record = office.as_("A-02").auditing.begin(allocation)
    assert office.as_("A-02").auditing.sheet(record).answers["SNP-01"].value == "A girl of seven"


def test_typing_and_closing_at_once_loses_nothing(stage: Stage, allocation: int, office: Office) -> None:
    stage.unlock("A-02")
    stage.open(allocation, "SNP-01")
    stage.type("A girl")
    assert stage.window.close()
    stage.program.close_desk()
    stage.program.window = None
    record = office.as_("A-02").auditing.begin(allocation)
    assert office.as_("A-02").auditing.sheet(record).answers["SNP-01"].value == "A girl"


@pytest.mark.parametrize("used", ["a key", "a click", "the wheel"])
def test_a_key_or_the_mouse_puts_the_idle_lock_off(stage: Stage, allocation: int, used: str) -> None:
    window = stage.unlock("A-02")
    assert seen_by(window.idle, window.windowHandle(), used)
    window.idle.set_minutes(1)
    assert window.idle._timer.interval() == 60_000
    window.idle.set_minutes(0)
    QApplication.sendEvent(window.windowHandle(), event_of(used))
    assert not window.idle._timer.isActive(), "it switched the lock on that was switched off"


def test_a_key_in_another_window_of_the_program_puts_the_idle_lock_off(stage: Stage, allocation: int) -> None:
    window = stage.unlock("A-02")
    other = QWindow()
    window.idle._watch(other)
    assert seen_by(window.idle, other, "a key")
    window.idle.stop()
    assert not seen_by(window.idle, other, "a key")


def event_of(used: str) -> QEvent:
    none = Qt.KeyboardModifier.NoModifier
    if used == "a key":
        return QKeyEvent(QEvent.Type.KeyPress, Key.Key_Shift, none)
    place = QPointF(1, 1)
    if used == "a click":
        left = Qt.MouseButton.LeftButton
        return QMouseEvent(QEvent.Type.MouseButtonPress, place, place, left, left, none)
    still = Qt.ScrollPhase.NoScrollPhase
    return QWheelEvent(place, place, QPoint(), QPoint(0, 1), Qt.MouseButton.NoButton, none, still, False)


def seen_by(watch: IdleWatch, window: QWindow, used: str) -> bool:
    """Whether the wait begins anew when this happens in a window."""
    begun: list[str] = []
    with pytest.MonkeyPatch.context() as watched:
        watched.setattr(watch._timer, "start", lambda: begun.append("again"))
        watched.setattr(watch._timer, "isActive", lambda: True)
        QApplication.sendEvent(window, event_of(used))
    return bool(begun)


@pytest.mark.parametrize("person", ["Q-01", "A-02", "M-01"])
def test_the_navigation_shows_what_the_role_may_open(stage: Stage, allocation: int, person: str) -> None:
    window = stage.unlock(person)
    shown = [row.key for row in window.navigation._model.rows]
    open_to = [entry for entry in SCREENS if entry.shown_to(window.desk.identity)]
    assert shown == [entry.key for entry in open_to if not entry.under]
    assert ("moderation" in shown) == (person != "A-02")
    for key in shown:
        window.go(key)
        stage.settle()
        assert window.screen_shown is not None
        assert window.screen_shown.isVisible()
        assert not window.messages.isVisible(), window.messages.words


def test_the_first_screen_is_of_the_round_in_the_top_bar(week: Stage) -> None:
    """R-083: a moderator's day begins with the cases to decide, not with words about no round."""
    window = week.unlock("M-01")
    assert window.round_id is not None
    assert week.screen(ModerationScreen).left.list.current_row >= 0
    week.press(Key.Key_L, CTRL)
    week.unlock("M-01")
    assert week.screen(ModerationScreen).left.list.current_row >= 0, "after a lock the screen came back empty"


@pytest.mark.parametrize("person", ["A-09", "M-01", "Q-01"])
def test_a_day_begins_with_the_keyboard_on_the_first_screen(week: Stage, person: str) -> None:
    window = week.unlock(person)
    assert window.screen_shown is not None
    assert window.screen_shown.isAncestorOf(focused())


@pytest.mark.parametrize("person", ["A-09", "M-01", "Q-01"])
def test_a_first_screen_scrolls_no_further_than_it_shows(week: Stage, person: str) -> None:
    window = week.unlock(person)
    assert list(hollow(window)) == []


def test_the_navigation_opens_by_keyboard(stage: Stage, allocation: int) -> None:
    window = stage.unlock("M-01")
    window.navigation.setFocus()
    stage.press(Key.Key_Down)
    stage.press(Key.Key_Return)
    assert window.place.screen == "actions"


def test_the_palette_goes_to_a_section_by_name(stage: Stage, allocation: int) -> None:
    stage.unlock("A-02")
    stage.open(allocation)
    stage.press(Key.Key_K, CTRL)
    palette = stage.window.findChild(CommandPalette)
    assert palette is not None
    stage.front(palette)
    stage.type("voice and")
    stage.press(Key.Key_Return)
    assert stage.audit.presenter.place.startswith("VOC")
    assert not stage.window.findChildren(CommandPalette)


def test_the_palette_says_that_nothing_has_this_name(stage: Stage, allocation: int) -> None:
    stage.unlock("A-02")
    stage.press(Key.Key_K, CTRL)
    palette = stage.window.findChild(CommandPalette)
    assert palette is not None
    stage.front(palette)
    assert not palette._nothing.isVisible()
    stage.type("zebra")
    stage.settle()
    assert palette._nothing.isVisible()
    assert list(clipped(palette)) == []


def test_question_mark_lists_the_keys_but_is_a_letter_in_a_text(stage: Stage, allocation: int) -> None:
    stage.unlock("A-02")
    stage.open(allocation, "SNP-01")
    stage.type("Why?")
    stage.settle()
    assert stage.audit.presenter.hand.answer("SNP-01").value == "Why?"
    assert stage.window.findChild(KeyList) is None
    stage.audit.presenter.go_to("SAF-02")
    stage.settle()
    stage.type("?")
    stage.settle()
    assert stage.window.findChild(KeyList) is not None


def test_keys_pressed_before_the_audit_is_read_are_no_fault(stage: Stage, allocation: int) -> None:
    stage.unlock("A-02")
    stage.window.open_audit(allocation)
    keys = stage.window._keys
    for act in (keys._undo, keys._redo, keys._next_part, keys._part_before, keys.next_pane, keys.open_palette):
        act()
    stage.settle()
    assert stage.audit.presenter.is_open


def test_messages_say_what_happened_and_escape_closes_them(stage: Stage, allocation: int) -> None:
    window = stage.unlock("A-02")
    window.report("It was not sent. Everything is safe. Try again.")
    assert window.messages.words == "It was not sent. Everything is safe. Try again."
    window.messages._close.setFocus()
    stage.press(Key.Key_Escape)
    assert not window.messages.isVisible()
    window.tell("Done.", "All is saved.")
    assert window.messages.isVisible()
    window.go("my_work")
    assert not window.messages.isVisible(), "an old message stays over a new screen"


def test_a_wrong_passphrase_says_so_under_the_field(stage: Stage, allocation: int) -> None:
    box = stage.show_box()
    box.unlock_page.show_people(box.unlock_page.codes, "A-02")
    box.unlock_page.take_focus()
    stage.type("three quiet words")
    stage.press(Key.Key_Return)
    stage.until(box.unlock_page._box._wrong.isVisible)
    assert "passphrase is not right" in box.unlock_page._box._wrong._words.text()
    assert box.unlock_page.button.isEnabled()
    assert box.unlock_page.button.text() == "Unlock"
    assert focused() is box.unlock_page.passphrase
    stage.type(PASSPHRASE)
    stage.press(Key.Key_Return)
    stage.until(lambda: stage.program.window)


def test_nothing_typed_or_nobody_chosen_is_said_too(stage: Stage, allocation: int) -> None:
    box = stage.show_box()
    box.unlock_page.show_people(box.unlock_page.codes, "A-02")
    box.unlock_page.take_focus()
    stage.press(Key.Key_Return)
    assert box.unlock_page._box._wrong._words.text() == "Type your passphrase."
    box.unlock_page.show_people(box.unlock_page.codes, "")
    box.unlock_page.passphrase.setFocus()
    stage.type(PASSPHRASE)
    stage.press(Key.Key_Return)
    stage.settle()
    assert "Choose who you are" in box.unlock_page._box._wrong._words.text()


def test_a_second_program_says_who_has_the_workspace_open(stage: Stage, allocation: int, office: Office) -> None:
    office.as_("A-09")
    box = stage.show_box()
    box.unlock_page.show_people(box.unlock_page.codes, "A-02")
    box.unlock_page.take_focus()
    stage.type(PASSPHRASE)
    stage.press(Key.Key_Return)
    stage.until(box.unlock_page._box._wrong.isVisible)
    assert "already open by A-09" in box.unlock_page._box._wrong._words.text()


def test_a_damaged_key_file_is_a_sentence_and_offers_nothing_new(stage: Stage, allocation: int, office: Office) -> None:
    keys = office.folder / "workspace.keys"
    keys.write_text(keys.read_text(encoding="utf-8")[:-40], encoding="utf-8")
    box = stage.show_box()
    words = box.unlock_page._box._wrong
    assert words.isVisible()
    assert "damaged" in words._words.text()
    assert not box.create_page.isVisible(), "offers a new workspace over a damaged one"


def test_a_missing_key_file_beside_a_database_is_said(stage: Stage, allocation: int, office: Office) -> None:
    (office.folder / "workspace.keys").unlink()
    box = stage.show_box()
    assert "missing" in box.unlock_page._box._wrong._words.text()
    assert not box.create_page.isVisible()


def test_the_recovery_key_gives_a_new_passphrase(stage: Stage, allocation: int, office: Office) -> None:
    box = stage.show_box()
    box.unlock_page.forgot.click()
    page = box.recover_page
    assert page.isVisible()
    page.people.set_value("A-02")
    page.key.setText("WRONG-KEY")
    page.passphrase.setText("five quite other new words")
    page.again.setText("five quite other old words")
    page.button.click()
    assert "differ" in page._box._wrong._words.text()
    page.again.setText("five quite other new words")
    page.button.click()
    stage.until(lambda: "not right" in page._box._wrong._words.text())
    page.key.setText(office.recovery)
    page.button.click()
    stage.until(box.unlock_page.isVisible)
    assert "new passphrase" in box._note.text()
    assert box._note.isVisible()
    stage._passphrase = "five quite other new words"
    stage.unlock("A-02")


@pytest.fixture
def empty(qtbot: QtBot, dress: Dress, tmp_path: Path) -> Iterator[Stage]:
    made = Stage(qtbot, tmp_path / "new", tmp_path, PASSPHRASE)
    yield made
    made.close()


def key_shown(box: UnlockWindow) -> bool:
    """The page with the key is made only when there is a key to show."""
    return "key_page" in vars(box) and box.key_page.isVisible()


def test_a_missing_workspace_is_offered_and_its_recovery_key_is_shown_once(empty: Stage, tmp_path: Path) -> None:
    box = empty.show_box()
    page = box.create_page
    assert page.isVisible()
    assert focused() is page.passphrase
    page.passphrase.setText(PASSPHRASE)
    page.again.setText("something else here")
    page.button.click()
    assert "differ" in page._box._wrong._words.text()
    assert not (tmp_path / "new").exists()
    page.again.setText(PASSPHRASE)
    page.button.click()
    empty.until(lambda: key_shown(box))
    key = box.key_page._key.text()
    assert len(key.replace("-", "")) >= 20
    assert empty.program.window is None
    box.key_page.button.click()
    empty.until(lambda: empty.program.window)
    assert empty.window.desk.identity.code == "Q-01"
    empty.front(empty.window)
    empty.press(Key.Key_L, CTRL)
    again = empty.show_box()
    assert again.unlock_page.isVisible()
    assert not key_shown(again)
    desks.recover(tmp_path / "new", key, "Q-01", "a fresh passphrase here")


def test_closing_before_the_key_was_confirmed_locks_the_new_workspace(
    empty: Stage, tmp_path: Path, office: Office
) -> None:
    box = empty.show_box()
    box.create_page.passphrase.setText(PASSPHRASE)
    box.create_page.again.setText(PASSPHRASE)
    box.create_page.button.click()
    empty.until(lambda: key_shown(box))
    box.close()
    desks.unlock(tmp_path / "new", "Q-01", PASSPHRASE, office.forms).lock()


def test_a_short_passphrase_makes_nothing(empty: Stage, tmp_path: Path) -> None:
    box = empty.show_box()
    box.create_page.passphrase.setText("short")
    box.create_page.again.setText("short")
    box.create_page.button.click()
    empty.until(box.create_page._box._wrong.isVisible)
    assert "12 characters" in box.create_page._box._wrong._words.text()
    assert box.create_page.button.isEnabled()
    assert not (tmp_path / "new" / "workspace.db").exists()


def test_the_last_person_and_workspace_are_proposed_at_the_next_start(
    stage: Stage, allocation: int, office: Office
) -> None:
    stage.unlock("A-02")
    kept = Preferences.load(stage.program.preferences.file)
    assert kept.last_person == "A-02"
    assert kept.workspace == office.folder
    assert set(json.loads(kept.file.read_text(encoding="utf-8"))) == {
        "mode", "text_percent", "spelling", "last_person", "last_workspace",
    }  # fmt: skip


def test_titles_and_names_of_windows_carry_no_case(stage: Stage, allocation: int) -> None:
    stage.unlock("A-02")
    stage.open(allocation, "SNP-01")
    stage.type(SECRET)
    stage.settle()
    for window in QApplication.topLevelWidgets():
        assert "PW-1" not in window.windowTitle()
        assert SECRET not in window.windowTitle()


def test_a_fault_reaches_a_window_where_there_is_no_console_and_no_log(
    stage: Stage, allocation: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As on Windows, where a program started by a click may have no console at all."""
    import sys

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    (tmp_path / "logs").write_bytes(b"a file, where the folder of the log would be")
    catch_all(tmp_path / "logs" / "faults.log")
    window = stage.unlock("A-02")
    monkeypatch.setattr(sys, "stderr", None)
    sys.excepthook(ValueError, ValueError(SECRET), None)
    stage.settle()
    shown = window.findChild(FaultWindow)
    assert shown is not None
    shown.close()


def test_a_fault_reaches_a_window_and_a_log_without_case_text(
    stage: Stage, allocation: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import sys

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    log = tmp_path / "logs" / "faults.log"
    catch_all(log)
    window = stage.unlock("A-02")
    with pytest.raises(ValueError, match=SECRET) as caught:
        int(SECRET)
    sys.excepthook(caught.type, caught.value, caught.tb)
    assert "ValueError" in described(caught.type, caught.tb)
    stage.settle()
    shown = window.findChild(FaultWindow)
    assert shown is not None
    said = shown._details.toPlainText() + capsys.readouterr().err
    assert "ValueError" in said
    assert "test_window.py" in said
    assert SECRET not in said
    assert str(tmp_path) not in said
    assert not log.exists() or SECRET not in log.read_text(encoding="utf-8")
    shown.close()


def test_an_error_in_words_never_opens_the_fault_window(stage: Stage, allocation: int) -> None:
    window = stage.unlock("A-11")
    window.open_audit(allocation)
    stage.settle()
    assert "other auditors" in window.messages.words
    assert window.findChild(FaultWindow) is None
    assert issubclass(keyfile.WrongPassphraseError, AuditToolError)


def test_the_window_is_shown_before_anything_heavy_is_loaded() -> None:
    import subprocess
    import sys

    heavy = (
        "('sqlalchemy', 'pandas', 'reportlab', 'audit_tool.ui.widgets.spelled_text', 'audit_tool.ui.spelling.spelling')"
    )
    code = f"import sys, audit_tool.app; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_source_of_what_is_loaded_is_not_kept_in_memory() -> None:
    import subprocess
    import sys

    code = (
        "import linecache, audit_tool.app; print([n for n in linecache.cache if n.endswith(('view.py', 'typing.py'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_only_a_lead_works_with_is_not_loaded_with_the_window() -> None:
    import subprocess
    import sys

    late = ("population", "sampling", "proposals", "board", "moderating", "figures", "going_out")
    code = (
        "import sys, audit_tool.app, audit_tool.services.desk, audit_tool.ui.main_window;"
        f"print([m for m in {late} if f'audit_tool.services.{{m}}' in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_program_opens_the_folder_it_is_given(tmp_path: Path) -> None:
    made = Program(tmp_path, Preferences(file=tmp_path / "p.json"))
    assert made.folder == tmp_path
    made.runner.stop()


def test_a_letter_goes_on_from_person_to_person_and_keeps_the_keyboard(stage: Stage, allocation: int) -> None:
    """Choosing by keyboard must not put the rest of a code into the passphrase."""
    box = stage.show_box()
    page = box.unlock_page
    page.show_people(page.codes, "")
    page.take_focus()
    stage.type("A-1")
    assert page.person == "A-11"
    assert page.passphrase.text() == ""
    stage.press(Key.Key_Up)
    assert page.person == "A-09"
    page._people.showPopup()
    stage.settle()
    page._people.hidePopup()
    page._people.activated.emit(page._people.currentIndex())
    assert focused() is page.passphrase, "choosing from the open list goes on to the passphrase"


def test_enter_presses_the_button_that_has_the_keyboard(stage: Stage, allocation: int) -> None:
    stage.unlock("A-02")
    stage.until(lambda: isinstance(focused(), OpenButton))
    stage.press(Key.Key_Return)
    assert stage.audit.presenter.is_open


def test_enter_in_the_last_field_makes_the_workspace(empty: Stage, tmp_path: Path) -> None:
    box = empty.show_box()
    box.create_page.passphrase.setText(PASSPHRASE)
    box.create_page.again.setFocus()
    empty.type(PASSPHRASE)
    empty.press(Key.Key_Return)
    empty.until(lambda: key_shown(box))
    first, second = box.key_page._key.text().splitlines()
    assert len(first) == len(second) + 1, "the key is broken in the middle, with its hyphen"


def test_who_makes_a_workspace_begins_where_a_round_is_set_up(empty: Stage, tmp_path: Path) -> None:
    box = empty.show_box()
    box.create_page.passphrase.setText(PASSPHRASE)
    box.create_page.again.setText(PASSPHRASE)
    box.create_page.button.click()
    empty.until(lambda: key_shown(box))
    box.key_page.button.click()
    empty.until(lambda: empty.program.window)
    empty.front(empty.window)
    assert empty.window.place == Place("practice_week")


def test_a_program_that_fills_the_screen_keeps_filling_it(stage: Stage, allocation: int) -> None:
    """A window of a fixed size hung over the edge of a small laptop's screen, its last button below it."""
    stage.program._fills_screen = True
    assert stage.show_box().isMaximized()
    assert stage.unlock("A-02").isMaximized()
    stage.press(Key.Key_L, CTRL)
    assert stage.box.isMaximized()


def test_what_a_half_filled_page_holds_is_not_called_saved(stage: Stage, allocation: int) -> None:
    stage.unlock("Q-01")
    stage.window.go("practice_week")
    stage.settle()
    screen = stage.window.screen_shown
    assert isinstance(screen, PracticeWeekScreen)
    screen.open_round_panel()
    stage.settle()
    stage.window.idle.idle.emit()
    stage.settle()
    assert "has to be typed again; everything else is saved" in stage.box._note.text()
