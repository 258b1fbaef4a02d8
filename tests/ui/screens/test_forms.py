"""Forms: every version to read and to try out, what changed, what keeps the old words, and files from outside."""

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget

from audit_tool.formdef.answers import Answer
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.definition import Kind
from audit_tool.formdef.faults import Fault
from audit_tool.formdef.releases import release
from audit_tool.services.allocation import NewAllocation
from audit_tool.storage.store import Store
from audit_tool.ui.formview.fact import FactEditor
from audit_tool.ui.main_window import MainWindow
from audit_tool.ui.screens.forms.content import MODE_WORDS, Mode
from audit_tool.ui.screens.forms.filling import THE_CASE, Filling
from audit_tool.ui.screens.forms.pages import MoveButton
from audit_tool.ui.screens.forms.view import FormsScreen
from audit_tool.ui.screens.forms.watching import EVERY, FileWatch
from audit_tool.ui.screens.reports.view import ReportsScreen
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.walking import WalkedWords
from tests.conftest import COVER, ROOT, Office
from tests.exchange.xlsform.books import workbook
from tests.ui.looking import name_of
from tests.ui.reach import StrayWindows, all_faults
from tests.ui.screens.conftest import Enter, front
from tests.ui.screens.standing_in import Alarm
from tests.ui.stage import Key

Fill = Callable[..., None]
OLD, NEW = "Is the child safe enough now, and is the reason clear?", "Is the child safe today?"
RATIONALE = "What was seen on the record, and what it means for the child's day."


def next_cin(folder: Path) -> str:
    text = (folder / "cin-1.yaml").read_text(encoding="utf-8").replace("version: 1", "version: 2", 1)
    text = text.replace('"VOC-15", ', "").replace("short: 75", "short: 60")
    return f'{text}wording:\n  SAF-02: "Is the {{child}} safe today?"\n'


@pytest.fixture
def folder(office: Office, tmp_path: Path) -> Path:
    """Three of the shipped forms, the next version of CIN, and two files that are no use."""
    office.lock()
    made = Path(shutil.copytree(ROOT / "forms", tmp_path / "forms"))
    for path in {*made.glob("*.yaml")} - {made / name for name in ("cin-1.yaml", "fcf-1.yaml", "psr-1.yaml")}:
        path.unlink()
    (made / "released.txt").unlink()
    (made / "cin-2.yaml").write_text(next_cin(made), encoding="utf-8")
    (made / "xxx-1.yaml").write_text("code: [", encoding="utf-8")
    half = (made / "psr-1.yaml").read_text(encoding="utf-8").replace("version: 1", "version: 2", 1)
    (made / "psr-2.yaml").write_text(half.replace("family: companion", "family: compagnon"), encoding="utf-8")
    office.forms = FormCatalogue(made)
    return made


def settle() -> None:
    """Laid out, with what a layout asks for in turn, and without what is to be deleted."""
    for _ in range(4):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def words_of(part: QWidget) -> list[str]:
    settle()
    return [label.text() for label in part.findChildren(QLabel) if label.isVisible() and label.text()]


def watched(screen: FormsScreen) -> Path | None:
    return screen.presenter.watch.path


def titles(screen: FormsScreen) -> list[str]:
    return [line.title for line in screen.list.lines]


def press_mode(screen: FormsScreen, mode: Mode) -> None:
    QTest.mouseClick(screen.head.modes.buttons[mode], Qt.MouseButton.LeftButton)
    settle()


def test_every_form_is_listed_and_a_faulty_file_is_named_and_hides_none(folder: Path, enter: Enter) -> None:
    screen = front(enter("A-02", "forms"), FormsScreen)
    assert [line.key for line in screen.list.lines] == ["CIN", "FCF", "PSR", "xxx-1.yaml"]
    assert [line.faulty for line in screen.list.lines] == [False, False, True, True]
    assert screen.list.lines[0].second == "CIN, version 2 and 1 older one"
    assert screen.list.lines[2].second == "PSR, version 2 and 1 older one. 1 fault"
    screen.list.setFocus()
    QTest.keyClick(screen.list, Key.Key_End)
    QTest.keyClick(screen.list, Key.Key_Return)
    assert "xxx-1.yaml, line 1" in words_of(screen.faults)
    QTest.keyClick(screen.list, Key.Key_Up)
    QTest.keyClick(screen.list, Key.Key_Return)
    assert "Form PSR version 2" in words_of(screen.faults)
    assert any(words.startswith("psr-2.yaml, line ") for words in words_of(screen.faults))
    screen.head.version.picked.emit("1")
    assert screen.read.isVisible()
    assert screen.presenter.form is not None
    assert screen.presenter.form.label == "Form PSR version 1"


def test_a_form_is_read_section_by_section_with_everything_about_each_question(folder: Path, enter: Enter) -> None:
    """R-039."""
    screen = front(enter("A-02", "forms"), FormsScreen)
    assert "about 60 minutes" in screen.head._facts.text()
    assert "16 sections, 295 questions, 23 grades" in screen.head._facts.text()
    screen.head.section.picked.emit("2")
    shown = words_of(screen.read)
    for words in (NEW, "SAF-02", "Inadequate holds the overall grade at Inadequate", "Good", "Asked"):
        assert words in shown
    assert "Only for: “Brothers or sisters are linked to the case”" in shown
    stop = next(each for each in screen.read.findChildren(WalkedWords) if each.text() == NEW)
    assert name_of(stop).startswith(f"2.2 {NEW} Answer: Grade")
    screen.head.section.picked.emit("6")
    assert "Single assessment, 45 working days (by law)" in words_of(screen.read)
    assert screen.head.section.count() == 16


def test_tab_reads_on_and_brings_each_question_into_view(folder: Path, enter: Enter) -> None:
    screen = front(enter("A-02", "forms"), FormsScreen)
    screen.head.section.picked.emit("2")
    settle()
    screen.read.findChildren(WalkedWords)[0].setFocus()
    for _ in range(3):
        QTest.keyClick(screen.window().focusWidget(), Key.Key_Tab)
        settle()
    held = screen.window().focusWidget()
    assert isinstance(held, WalkedWords)
    assert name_of(held).startswith("2.4 ")
    assert held.visibleRegion().boundingRect().height() == held.height()


def test_r050_what_changed_is_told_in_words(folder: Path, enter: Enter) -> None:
    screen = front(enter("A-02", "forms"), FormsScreen)
    press_mode(screen, Mode.CHANGES)
    shown = words_of(screen.changes)
    for words in ("Taken out", "Reworded", "The form itself", OLD, NEW, "VOC-15"):
        assert words in shown
    assert "Short set about 60 minutes, full set about 200 minutes" in shown
    screen.head.version.picked.emit("1")
    assert screen.head.other.currentText() == "Compared with version 2"
    assert words_of(screen.changes) == shown


def test_the_list_is_found_by_typing(folder: Path, enter: Enter) -> None:
    screen = front(enter("A-02", "forms"), FormsScreen)
    screen.search.setText("feed fam")
    assert titles(screen) == ["Child and family feedback"]
    screen.search.setText("psr")
    assert [line.key for line in screen.list.lines] == ["PSR"]
    screen.search.setText("nothing such")
    assert titles(screen) == []
    screen.search.clear()
    assert len(titles(screen)) == 4


def files_of(office: Office) -> dict[str, tuple[int, int]]:
    found = (path for path in office.folder.rglob("*") if path.is_file())
    return {path.name: (path.stat().st_size, path.stat().st_mtime_ns) for path in found}


def test_a_trial_asks_as_the_audit_does_and_nothing_reaches_the_database(
    folder: Path, office: Office, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = enter("A-02", "forms")
    screen = front(window, FormsScreen)
    before = files_of(office)

    def refuse(*_given: object) -> None:
        message = "a trial writes nothing"
        raise AssertionError(message)

    for way in ("transaction", "writing_answer"):
        monkeypatch.setattr(Store, way, refuse)
    press_mode(screen, Mode.FILL)
    assert "Nothing of this is saved" in screen.fill._state.text()
    assert screen.fill.section.codes[0] == "CVR-01"
    offered = screen.head.section.count()
    for code, answer in COVER.items():
        screen.fill.section.changed.emit(code, answer, False)
    assert screen.head.section.count() == offered
    screen.presenter.go_to_section(7)
    assert "NEG-05" in screen.fill.section.codes
    assert "DAB-07" not in screen.fill.section.codes
    screen.presenter.go_to_section(2)
    editor = screen.fill.section.editor("SAF-02")
    assert editor is not None
    editor.take_focus()
    QTest.keyClick(window.focusWidget(), Key.Key_1)
    screen.fill.section.changed.emit("SAF-02", Answer("inadequate", RATIONALE, ("plan",)), True)
    assert screen.presenter.filling is not None
    assert screen.presenter.filling.answers["SAF-02"].value == "inadequate"
    assert "1 of " in screen.fill._state.text()
    assert "Overall can be at most Inadequate because of 2.2" in screen.fill._state.text()
    screen.fill.try_as.emit("full", "second")
    assert screen.presenter.filling.answers["SAF-02"].value == "inadequate"
    assert files_of(office) == before
    screen.presenter.choose("FCF")
    screen.presenter.choose("CIN")
    assert screen.presenter.filling.answers == {}


def test_enter_goes_on_through_a_trial_over_sections(folder: Path, enter: Enter) -> None:
    window = enter("A-02", "forms")
    screen = front(window, FormsScreen)
    press_mode(screen, Mode.FILL)
    screen.presenter.go_to_section(2)
    last = screen.fill.section.codes[-1]
    screen.fill.section.next_wanted.emit(last)
    assert screen.head.section.value == "3"
    editor = screen.fill.section.editor(screen.fill.section.codes[0])
    assert editor is not None
    assert editor.isAncestorOf(window.focusWidget())
    screen.presenter.go_to_section(THE_CASE)
    assert isinstance(screen.fill.section.editor("CVR-06"), FactEditor) or screen.fill.section.codes[0] == "CVR-01"


def test_r051_the_lead_sees_which_cases_keep_the_old_version_and_moves_one(
    office: Office, folder: Path, enter: Enter, fill: Fill
) -> None:
    (folder / "cin-2.yaml").rename(folder / "later")
    office.forms = FormCatalogue(folder)
    office.hold_round()
    frozen, begun = office.allocate("PW-1", ""), office.allocate("PW-2", "")
    fill("A-02", frozen)
    auditing = office.as_("A-02").auditing
    record = auditing.begin(begun)
    auditing.save(record, "SAF-02", Answer("good", RATIONALE, ("plan",)))
    auditing.save(record, "VOC-15", Answer("yes"))
    office.lock()
    (folder / "later").rename(folder / "cin-2.yaml")
    office.forms = FormCatalogue(folder)
    window = enter("Q-01", "forms")
    screen = front(window, FormsScreen)
    press_mode(screen, Mode.CASES)
    shown = words_of(screen.cases)
    assert "Practice week: November 2026, version 1. Submitted: it keeps these words for ever." in shown
    assert any("1 answer would go along, 1 answer would stay behind in its history." in words for words in shown)
    assert any(words.startswith("Stays behind: ") and words.endswith("no longer asked") for words in shown)
    (button,) = screen.cases.findChildren(MoveButton)
    assert name_of(button) == "Move to version 2: PW-2"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()
    assert "PW-2 is on version 2 now." in window.messages.words
    assert [row.form for row in window.desk.board.rows(1)] == ["Form CIN version 1", "Form CIN version 2"]
    assert "PW-2" not in words_of(screen.cases)
    assert not all_faults(window)


def test_no_part_of_the_screen_opens_as_a_window_of_its_own(folder: Path, enter: Enter, qapp: QApplication) -> None:
    stray = StrayWindows(qapp)
    window = enter("Q-01", "forms")
    settle()
    qapp.removeEventFilter(stray)
    assert [shown for shown in stray.shown if "MainWindow" not in shown] == []
    assert QApplication.activeWindow() is window


def test_r011_only_the_lead_brings_in_and_moves(folder: Path, enter: Enter) -> None:
    screen = front(enter("A-02", "forms"), FormsScreen)
    assert not screen.outside.bring.isVisible()
    assert not screen.head.modes.buttons[Mode.CASES].isVisible()
    assert screen.head.modes.buttons[Mode.CHANGES].text() == MODE_WORDS[Mode.CHANGES]


def give(window: MainWindow, path: Path) -> None:
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.close()
    settle()


def own_form(folder: Path, tmp_path: Path) -> Path:
    text = (folder / "psr-1.yaml").read_text(encoding="utf-8").replace("code: PSR", "code: OWN", 1)
    path = tmp_path / "received" / "own-1.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_form_from_outside_is_brought_in_and_opened(folder: Path, enter: Enter, tmp_path: Path) -> None:
    window = enter("Q-01", "forms")
    screen = front(window, FormsScreen)
    QTest.mouseClick(screen.outside.bring, Qt.MouseButton.LeftButton)
    give(window, own_form(folder, tmp_path))
    assert "is brought in" in window.messages.words
    assert "OWN, version 1, your own" in {line.second for line in screen.list.lines}
    assert "Brought in by you." in screen.head._facts.text()
    assert (window.desk.folder / "forms" / "own-1.yaml").exists()


def test_a_faulty_form_from_outside_is_refused_with_every_fault(folder: Path, enter: Enter, tmp_path: Path) -> None:
    path = own_form(folder, tmp_path)
    text = path.read_text(encoding="utf-8").replace("family: companion", "famly: x").replace("version: 1", "version: x")
    path.write_text(text, encoding="utf-8")
    window = enter("Q-01", "forms")
    screen = front(window, FormsScreen)
    QTest.mouseClick(screen.outside.bring, Qt.MouseButton.LeftButton)
    give(window, path)
    shown = words_of(screen.faults)
    assert "own-1.yaml" in shown
    assert "own-1.yaml is not brought in. Nothing was changed." in window.messages.words
    assert len([words for words in shown if words.startswith("own-1.yaml, line ")]) >= 3
    assert "OWN" not in {line.key for line in screen.list.lines}
    assert not (window.desk.folder / "forms" / "own-1.json").exists()
    assert not screen.head.isVisible(), "the form that was read before is not this file"
    assert screen.list.current_row == -1


def test_of_faults_without_end_the_first_hundred_are_shown_and_the_rest_is_told(folder: Path, enter: Enter) -> None:
    screen = front(enter("Q-01", "forms"), FormsScreen)
    faults = [Fault("own-1.yaml", line, "", "", "This is wrong.", "Correct it.") for line in range(1, 5001)]
    screen.show_faults("own-1.yaml", "5000 faults.", faults, watched=False)
    shown = words_of(screen.faults)
    assert len([words for words in shown if words.startswith("own-1.yaml, line ")]) == 100
    assert any(words.startswith("These are the first 100.") for words in shown)


def test_a_file_being_written_shows_its_faults_as_it_is_saved(folder: Path, enter: Enter, tmp_path: Path) -> None:
    path = own_form(folder, tmp_path)
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace("family: companion", "family: compagnon"), encoding="utf-8")
    window = enter("A-02", "forms")
    screen = front(window, FormsScreen)
    clock = Alarm()
    window.tell("Home visit is brought in.")
    screen.presenter.watch = FileWatch(clock, screen.presenter._look_at)
    QTest.mouseClick(screen.outside.watch, Qt.MouseButton.LeftButton)
    give(window, path)
    assert any("Use one of: full, light, companion, calibration." in words for words in words_of(screen.faults))
    assert not window.messages.isVisible(), "what was done before is not about this file"
    assert clock.after == EVERY
    clock.ring()
    path.write_text(whole, encoding="utf-8")
    clock.ring()
    assert screen.presenter.form is not None
    assert screen.presenter.form.label == "Form OWN version 1"
    assert screen.read.isVisible()
    assert not screen.head.print_button.isVisible(), "it is not among the forms yet"
    press_mode(screen, Mode.FILL)
    path.unlink()
    clock.ring()
    assert any("cannot be opened" in words for words in words_of(screen.faults))
    path.write_text(whole + "\n", encoding="utf-8")
    clock.ring()
    assert screen.fill.isVisible(), "whoever tries it out goes on trying it out"
    QTest.mouseClick(screen.outside.stop, Qt.MouseButton.LeftButton)
    assert not clock.set
    assert "OWN" not in {line.key for line in screen.list.lines}


def watch(screen: FormsScreen, path: Path) -> Alarm:
    """Watch a file by a clock that the test rings."""
    clock = Alarm()
    screen.presenter.watch = FileWatch(clock, screen.presenter._look_at)
    screen.presenter.watch_file(path)
    settle()
    return clock


def copy_of(folder: Path, name: str, tmp_path: Path) -> Path:
    """A file of a form that is there, outside, as whoever writes the next version begins."""
    made = tmp_path / "writing" / name
    made.parent.mkdir()
    made.write_text((folder / name).read_text(encoding="utf-8"), encoding="utf-8")
    return made


def test_a_watched_copy_is_not_taken_for_the_form_of_the_list(folder: Path, enter: Enter, tmp_path: Path) -> None:
    """It says that it is CIN version 2, as the listed one does; what is printed and moved to is the listed one."""
    screen = front(enter("Q-01", "forms"), FormsScreen)
    path = copy_of(folder, "cin-2.yaml", tmp_path)
    watch(screen, path)
    assert "Read from cin-2.yaml, which has no fault." in screen.head._facts.text()
    assert not screen.head.print_button.isVisible()
    assert not screen.head.version.isVisible()
    assert not screen.head.modes.buttons[Mode.CASES].isVisible()
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Is the {child} safe today?", "Safe as of now?"), encoding="utf-8")
    screen.presenter._look_at(path)
    press_mode(screen, Mode.CHANGES)
    assert screen.head.other.currentText() == "Compared with version 2"
    shown = words_of(screen.changes)
    assert {NEW, "Safe as of now?"} <= set(shown)
    assert "VOC-15" not in shown, "only what the copy changes is told"
    screen.presenter.choose("CIN")
    assert screen.head.print_button.isVisible()
    assert "Read from" not in screen.head._facts.text()


def test_a_trial_goes_on_while_its_file_is_saved_and_put_right(folder: Path, enter: Enter, tmp_path: Path) -> None:
    screen = front(enter("A-02", "forms"), FormsScreen)
    path = copy_of(folder, "cin-2.yaml", tmp_path)
    clock = watch(screen, path)
    press_mode(screen, Mode.FILL)
    screen.fill.try_as.emit("full", "second")
    screen.presenter.go_to_section(2)
    for code in ("SAF-01", "SAF-02"):
        screen.fill.section.changed.emit(code, Answer("no" if code == "SAF-01" else "good", RATIONALE), False)
    whole = path.read_text(encoding="utf-8")
    for text in (f"{whole}\n# more", "code: [", whole):
        path.write_text(text, encoding="utf-8")
        clock.ring()
    filling = screen.presenter.filling
    assert filling is not None
    assert (filling.answers["SAF-01"].value, filling.answers["SAF-02"].value) == ("no", "good")
    assert (filling.audit_set.value, filling.seat.value) == ("full", "second")
    assert screen.fill.isVisible()
    screen.presenter.watch_file(path)
    assert screen.presenter.filling is not None
    assert screen.presenter.filling.answers == {}, "a file chosen anew is tried anew"


def test_whoever_reads_a_watched_file_stays_where_they_read(folder: Path, enter: Enter, tmp_path: Path) -> None:
    screen = front(enter("A-02", "forms"), FormsScreen)
    path = copy_of(folder, "cin-2.yaml", tmp_path)
    clock = watch(screen, path)
    bar = screen.read.verticalScrollBar()
    bar.setValue(300)
    path.write_text(path.read_text(encoding="utf-8") + "# more\n", encoding="utf-8")
    clock.ring()
    settle()
    assert bar.value() == 300
    screen.presenter.go_to_section(2)
    settle()
    assert bar.value() == 0, "another section begins at its top"


def test_a_page_of_faults_that_follows_no_more_does_not_say_so(folder: Path, enter: Enter, tmp_path: Path) -> None:
    screen = front(enter("A-02", "forms"), FormsScreen)
    path = copy_of(folder, "fcf-1.yaml", tmp_path)
    path.write_text("code: [", encoding="utf-8")
    watch(screen, path)
    follows = "Save the file again and this page follows."
    assert follows in words_of(screen.faults)
    QTest.mouseClick(screen.outside.stop, Qt.MouseButton.LeftButton)
    shown = words_of(screen.faults)
    assert follows not in shown
    assert "fcf-1.yaml, line 1" in shown
    screen.presenter.watch_file(path)
    assert follows in words_of(screen.faults)


def test_a_trial_keeps_no_answer_of_another_kind_of_question(folder: Path, office: Office) -> None:
    form = office.forms.form("CIN", 2)
    before = Filling(form, date(2026, 11, 11))
    before.answers = {"SAF-01": Answer("no"), "SAF-02": Answer("good"), "VOC-15": Answer("yes")}
    sections = tuple(
        replace(
            each,
            questions=tuple(replace(one, kind=Kind.TEXT) if one.code == "SAF-02" else one for one in each.questions),
        )
        for each in form.sections
    )
    assert set(Filling(replace(form, sections=sections), date(2026, 11, 11), before).answers) == {"SAF-01"}


def test_another_file_in_the_place_of_a_watched_one_is_seen(folder: Path, enter: Enter, tmp_path: Path) -> None:
    """Its size and time may be those of the old one, as of a copy that keeps them."""
    screen = front(enter("A-02", "forms"), FormsScreen)
    path = copy_of(folder, "fcf-1.yaml", tmp_path)
    clock = watch(screen, path)
    other = path.with_name("other")
    other.write_text(path.read_text(encoding="utf-8").replace("Child and family feedback", "Child and family feedbaek"))
    stood = path.stat()
    os.utime(other, ns=(stood.st_atime_ns, stood.st_mtime_ns))
    other.replace(path)
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (stood.st_size, stood.st_mtime_ns)
    clock.ring()
    assert screen.presenter.form is not None
    assert screen.presenter.form.title == "Child and family feedbaek"


def test_a_spreadsheet_is_told_how_it_becomes_a_form_file(folder: Path, enter: Enter, tmp_path: Path) -> None:
    path = tmp_path / "visit.xlsx"
    workbook(path, [("text", "a", "What was seen?")])
    screen = front(enter("Q-01", "forms"), FormsScreen)
    screen.presenter.bring_in(path)
    settle()
    shown = words_of(screen.faults)
    assert "This is a spreadsheet or another packed file." in shown
    assert any("forms from-xlsform" in words for words in shown)


def test_a_watched_file_is_let_go_with_the_screen_and_with_another_form(
    folder: Path, enter: Enter, tmp_path: Path
) -> None:
    window = enter("A-02", "forms")
    screen = front(window, FormsScreen)
    path = own_form(folder, tmp_path)
    screen.presenter.watch_file(path)
    assert watched(screen) == path
    window.go("my_work")
    assert watched(screen) is None
    window.go("forms")
    screen.presenter.watch_file(path)
    screen.presenter.choose("CIN")
    assert watched(screen) is None


def test_a_blank_form_of_the_version_in_hand_is_printed(folder: Path, enter: Enter) -> None:
    window = enter("A-02", "forms")
    screen = front(window, FormsScreen)
    screen.presenter.choose("FCF")
    QTest.mouseClick(screen.head.print_button, Qt.MouseButton.LeftButton)
    reports = front(window, ReportsScreen)
    assert reports.presenter.proposed_name == "blank-form-fcf-1.pdf"
    assert reports.presenter.has_pages


@pytest.fixture
def changed_after_release(office: Office, folder: Path) -> Path:
    """A form that was released and asks something else since."""
    release(folder, office.forms.form("FCF", 1))
    path = folder / "fcf-1.yaml"
    path.write_text(path.read_text(encoding="utf-8") + 'wording:\n  FCF-13: "What else?"\n', encoding="utf-8")
    office.forms = FormCatalogue(folder)
    return path


def test_r034_what_is_wrong_with_a_form_that_can_be_read_is_told_too(changed_after_release: Path, enter: Enter) -> None:
    screen = front(enter("A-02", "forms"), FormsScreen)
    assert not screen.head.modes.buttons[Mode.FAULTS].isVisible(), "CIN has none"
    screen.presenter.choose("FCF")
    assert screen.read.isVisible()
    press_mode(screen, Mode.FAULTS)
    shown = words_of(screen.faults)
    assert any(words.startswith("Version 1 is released, and something it asks has changed") for words in shown)
    assert any(words.startswith("fcf-1.yaml, line ") for words in shown)
    assert screen.head.isVisible()
    press_mode(screen, Mode.READ)
    assert screen.read.isVisible()


def test_the_words_under_a_title_are_never_cut(folder: Path, office: Office, enter: Enter) -> None:
    """How many faults there are stands at their end."""
    screen = front(enter("A-02", "forms"), FormsScreen)
    line = screen.list.lines[2]
    assert line.faulty
    texts = dict(screen.list.itemDelegate()._texts(screen.list, line))  # type: ignore[attr-defined]
    assert " ".join(texts["second"]) == line.second
    metrics = QFontMetricsF(current().font("second"))
    assert max(map(metrics.horizontalAdvance, texts["second"])) <= screen.list.viewport().width()
    longer = replace(line, second=f"{line.second}, your own, and more words than one line of the list can hold")
    name = replace(line, title="a-name-of-one-word-" * 9)
    for role, lines in screen.list.itemDelegate()._texts(screen.list, name):  # type: ignore[attr-defined]
        metrics = QFontMetricsF(current().font(role))
        assert max(map(metrics.horizontalAdvance, lines)) <= screen.list.viewport().width()
    before = screen.list.sizeHintForRow(2)
    screen.list.set_lines([*screen.list.lines[:2], longer])
    settle()
    assert screen.list.sizeHintForRow(2) > before


def test_the_screen_reads_well_with_thirty_forms(folder: Path, office: Office, enter: Enter) -> None:
    text = (folder / "fcf-1.yaml").read_text(encoding="utf-8")
    for number in range(27):
        code = f"Z{chr(65 + number // 26)}{chr(65 + number % 26)}"
        made = text.replace("code: FCF", f"code: {code}", 1).replace("Child and family feedback", f"A name {code}")
        (folder / f"{code.lower()}-1.yaml").write_text(made, encoding="utf-8")
    office.forms = FormCatalogue(folder)
    window = enter("Q-01", "forms")
    screen = front(window, FormsScreen)
    assert len(titles(screen)) == 31
    screen.list.setFocus()
    QTest.keyClick(screen.list, Key.Key_End)
    settle()
    assert screen.list.visualRect(screen.list.currentIndex()).bottom() <= screen.list.viewport().height()
    assert not all_faults(window)


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("percent", [100, 200])
def test_every_mode_can_be_heard_reached_and_read(
    folder: Path, office: Office, enter: Enter, dress: Callable[..., object], mode: Mode, percent: int
) -> None:
    from audit_tool.ui.theme.tokens import Mode as Look

    office.hold_round()
    office.as_("Q-01").allocation.allocate(1, NewAllocation("PW-1", "A-02", cover=COVER))
    dress(Look.LIGHT, percent)
    window = enter("Q-01", "forms")
    screen = front(window, FormsScreen)
    screen.presenter.show_mode(mode)
    screen.presenter.go_to_section(1)
    settle()
    assert not all_faults(window)
    screen.presenter.choose("PSR")
    settle()
    assert not all_faults(window)


def test_r034_old_records_show_the_words_they_were_answered_with_in_window_and_print(
    office: Office, enter: Enter, fill: Fill, tmp_path: Path
) -> None:
    """A record on version 1; version 2 arrives with other words, and version 1's own file is damaged on top of it."""
    from audit_tool.reports.case_summary.collect import collect
    from audit_tool.reports.request import Request
    from audit_tool.ui.screens.audit.view import AuditScreen

    office.hold_round()
    allocation = office.allocate("PW-1", "")
    fill("A-02", allocation)
    office.lock()
    made = Path(shutil.copytree(ROOT / "forms", tmp_path / "forms"))
    (made / "cin-2.yaml").write_text(next_cin(made), encoding="utf-8")
    bank = made / "shared" / "banks" / "OUT.yaml"
    changed = bank.read_text(encoding="utf-8").replace("What is better for", "What changed for")
    bank.write_text(changed, encoding="utf-8")
    office.forms = FormCatalogue(made)
    assert office.forms.newest("CIN").questions["SAF-02"].text == NEW
    window = enter("A-02", "my_work")
    window.open_audit(allocation, "SAF-02")
    settle()
    audit = front(window, AuditScreen)
    editor = audit.page.editor("SAF-02")
    assert editor is not None
    assert editor.question.text == OLD
    assert OLD in words_of(audit.page)
    audit.presenter.go_to("OUT-01")
    settle()
    assert any(words.startswith("What is better for") for words in words_of(audit.page))
    printed = collect(window.desk, Request("Practice week: November 2026", "PW-1"))
    assert printed.marking.form_label == "Form CIN version 1"
    window.go("reports")
    settle()
    heard = " ".join(name_of(page) for page in front(window, ReportsScreen).pages.pages)
    assert "Form CIN version 1" in heard
    assert "safe today" not in heard
