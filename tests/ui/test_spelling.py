"""British spelling, offline: what is looked up, what is marked, and how the keyboard reaches it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from audit_tool.places import resources
from audit_tool.ui.palette import KEYS
from audit_tool.ui.preferences import Preferences
from audit_tool.ui.screens.audit.view import AuditScreen
from audit_tool.ui.screens.settings.writing import NO_DICTIONARY, WritingCard
from audit_tool.ui.spelling.dictionary import Dictionary
from audit_tool.ui.spelling.marks import SpellingMarks
from audit_tool.ui.spelling.spelling import spelling
from audit_tool.ui.spelling.words import words_in
from audit_tool.ui.spelling_of_person import SpellingOfPerson
from audit_tool.ui.theme.tokens import Mode
from audit_tool.ui.widgets.growing_text import GrowingText
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.spelled_text import next_marked
from tests.conftest import Office
from tests.ui.conftest import Dress
from tests.ui.looking import colours, contrast, seen
from tests.ui.stage import Key, Stage, focused
from tests.ui.windows import Screen, shown

FOLDER = resources() / "dictionary"


@pytest.fixture(scope="module")
def dictionary() -> Dictionary:
    return Dictionary(FOLDER)


@pytest.fixture
def with_dictionary() -> Iterator[None]:
    spelling().switch(on=True)
    spelling().begin(Dictionary(FOLDER), ())
    yield
    spelling().end()


LOOKED_UP = [
    ("The child was seen.", ["The", "child", "was", "seen"]),
    ("See PW-DEMO-014, A-02 and s47 by 27th.", ["See", "and", "by"]),
    ("EHCP and LAC's, IROs: fine.", ["and", "fine"]),
    ("@plan 27 October, wrote someone@example.org at www.example.org", ["wrote", "at"]),
    ("Used CareFirst and iPads in Kirklees.", ["Used", "and", "in"]),
    ("Seen. Teh plan. “Safe” (Now) a b", ["Seen", "Teh", "plan", "Safe", "Now"]),
    ("the child’s and mother's well-being", ["the", "child’s", "and", "mother's", "well", "being"]),
    ("visits/calls c:\\temp a_b", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "words"), LOOKED_UP)
def test_what_is_looked_up(text: str, words: list[str]) -> None:
    found = list(words_in(text))
    assert [word for _, word in found] == words
    assert all(text[at : at + len(word)] == word for at, word in found)


@pytest.mark.parametrize(
    "word",
    ["colour", "behaviour", "organise", "centre", "practise", "licence", "programme", "safeguarding", "wellbeing",
     "genogram", "restorative", "neurodivergent", "unallocated", "child's", "child’s", "Wellbeing", "Ofsted", "carers"],
)  # fmt: skip
def test_british_words_and_words_of_social_work_stand(dictionary: Dictionary, word: str) -> None:
    assert dictionary.holds(word)


@pytest.mark.parametrize(
    ("word", "meant"),
    [("color", "colour"), ("organize", "organise"), ("behavour", "behaviour"), ("safegaurding", "safeguarding"),
     ("becuase", "because"), ("recieved", "received"), ("wellbeign", "wellbeing")],
)  # fmt: skip
def test_what_is_not_british_is_found_and_the_likely_word_offered(
    dictionary: Dictionary, word: str, meant: str
) -> None:
    assert not dictionary.holds(word)
    assert meant in dictionary.suggestions(word)


def test_the_folder_may_have_a_name_that_the_letters_of_the_system_lack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows in western Europe, where the system's own letters have no Polish ones."""
    monkeypatch.setenv("HUNSPELL_PATH_ENCODING", "cp1252")
    folder = tmp_path / "Użytkownik Łucja"
    shutil.copytree(FOLDER, folder)
    found = Dictionary(folder)
    assert (found.holds("colour"), found.holds("colr")) == (True, False)


def test_the_shipped_dictionary_comes_with_its_licence() -> None:
    assert "SCOWL" in (FOLDER / "LICENCE.txt").read_text(encoding="utf-8")


def test_every_word_of_the_own_list_is_missing_elsewhere_or_harmless(dictionary: Dictionary) -> None:
    lines = (FOLDER / "social_work.txt").read_text(encoding="utf-8").splitlines()
    words = [line for line in lines if line and not line.startswith("#")]
    assert len(words) > 100
    assert len(words) == len(set(words))
    assert all(dictionary.holds(word) for word in words)


def box_with(qtbot: QtBot, text: str) -> tuple[GrowingText, Screen]:
    box = GrowingText()
    box.set_text(text)
    return box, shown(qtbot, box)


def underlined(box: GrowingText) -> list[str]:
    """What is really drawn with a line under it."""
    found = []
    for number in range(box.document().blockCount()):
        block = box.document().findBlockByNumber(number)
        for part in block.layout().formats():
            assert part.format.underlineColor().isValid()
            found.append(block.text()[part.start : part.start + part.length])
    return found


@pytest.mark.usefixtures("with_dictionary")
def test_words_are_underlined_after_a_pause_and_nothing_is_told(qtbot: QtBot, dress: Dress) -> None:
    box, screen = box_with(qtbot, "")
    told: list[str] = []
    box.edited.connect(lambda: told.append(box.text))
    box.setFocus()
    QTest.keyClicks(box, "Becuase the child is hapy now ")
    typed = len(told)
    assert underlined(box) == []
    qtbot.waitUntil(lambda: underlined(box) == ["Becuase", "hapy"])
    assert len(told) == typed
    assert box.text == "Becuase the child is hapy now "
    assert screen.isVisible()


@pytest.mark.usefixtures("with_dictionary")
def test_the_word_being_written_waits_until_the_caret_has_left_it(qtbot: QtBot, dress: Dress) -> None:
    box, other = GrowingText(), GrowingText()
    box.set_text("Old eror. ")
    screen = shown(qtbot, box, other)
    box.setFocus()
    box.moveCursor(box.textCursor().MoveOperation.End)
    QTest.keyClicks(box, "organisatio")
    qtbot.waitUntil(lambda: underlined(box) == ["eror"])
    assert underlined(box) == ["eror"]
    other.setFocus()
    assert underlined(box) == ["eror", "organisatio"]
    assert screen.isVisible()


@pytest.mark.usefixtures("with_dictionary")
def test_only_paragraphs_that_changed_are_read(qtbot: QtBot, dress: Dress, monkeypatch: pytest.MonkeyPatch) -> None:
    box, screen = box_with(qtbot, "First eror.\nSecond paragraph.\nThird paragraph.")
    assert box.marked()
    read: list[str] = []

    def note(text: str) -> Iterator[tuple[int, str]]:
        read.append(text)
        return words_in(text)

    monkeypatch.setattr("audit_tool.ui.spelling.marks.words_in", note)
    box.setFocus()
    box.moveCursor(box.textCursor().MoveOperation.End)
    QTest.keyClicks(box, "x")
    assert set(read) == {"Third paragraph.x"}
    assert screen.isVisible()


def test_without_a_dictionary_nothing_is_made(qtbot: QtBot, dress: Dress) -> None:
    box, screen = box_with(qtbot, "An eror.")
    QTest.keyClicks(box, "another eror")
    assert box.document().findChildren(SpellingMarks) == []
    assert box.marked() == []
    assert not next_marked([box], None)
    assert screen.isVisible()


@pytest.mark.usefixtures("with_dictionary")
def test_what_can_only_be_read_is_not_marked(qtbot: QtBot, dress: Dress) -> None:
    box = GrowingText()
    box.set_text("An eror.")
    box.setReadOnly(True)
    screen = shown(qtbot, box)
    assert box.marked() == []
    assert underlined(box) == []
    assert screen.isVisible()


@pytest.mark.usefixtures("with_dictionary")
def test_switched_off_and_on_again(qtbot: QtBot, dress: Dress) -> None:
    box, screen = box_with(qtbot, "An eror.")
    assert box.marked() == [(3, "eror")]
    spelling().switch(on=False)
    assert underlined(box) == []
    spelling().switch(on=True)
    assert underlined(box) == ["eror"]
    assert screen.isVisible()


@pytest.mark.usefixtures("with_dictionary")
@pytest.mark.parametrize("mode", list(Mode))
def test_the_line_is_seen_in_every_mode(qtbot: QtBot, dress: Dress, mode: Mode) -> None:
    theme = dress(mode, 100)
    box, screen = box_with(qtbot, "eror eror eror")
    box.setCursorWidth(0)
    assert box.marked()
    plain = colours(seen(box))
    spelling().switch(on=False)
    line = plain - colours(seen(box))
    # The line is thin, so its strongest pixel is measured: 3 to 1, as for the edge of a control.
    assert max(contrast(QColor(name), theme.colour("surface")) for name in line) >= 3
    assert screen.isVisible()


@pytest.mark.usefixtures("with_dictionary")
def test_suggestions_by_keyboard_replace_the_word(qtbot: QtBot, dress: Dress) -> None:
    box, screen = box_with(qtbot, "It is becuase of her.")
    told: list[str] = []
    box.edited.connect(lambda: told.append(box.text))
    assert next_marked([box], None)
    assert box.textCursor().selectedText() == "becuase"
    QTest.keyClick(box, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text() for action in menu.actions()]
    assert words[0] == "because"
    assert words[-1] == "Add “becuase” to my words"
    assert menu.activeAction() is menu.actions()[0]
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert box.text == "It is because of her."
    assert told == ["It is because of her."]
    assert screen.isVisible()


@pytest.mark.usefixtures("with_dictionary")
def test_the_menu_of_the_mouse_has_them_above_what_it_holds_anyway(qtbot: QtBot, dress: Dress) -> None:
    box, screen = box_with(qtbot, "becuase of her")
    assert box.marked()
    place = QPoint(box.cursorRect().left() + 20, box.cursorRect().center().y())
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, box.viewport().mapToGlobal(place))
    box.contextMenuEvent(event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [action.text() for action in menu.actions()]
    assert words[0] == "because"
    assert any("Paste" in word for word in words[words.index("Add “becuase” to my words") :])
    menu.close()
    assert screen.isVisible()


@pytest.mark.usefixtures("with_dictionary")
def test_a_word_added_stands_everywhere_and_can_be_taken_back(qtbot: QtBot, dress: Dress) -> None:
    box, screen = box_with(qtbot, "The genopro tool.")
    kept: list[str] = []
    spelling().learnt.connect(kept.append)
    spelling().forgotten.connect(kept.remove)
    assert box.marked() == [(4, "genopro")]
    spelling().learn("genopro")
    assert box.marked() == []
    assert (kept, spelling().own) == (["genopro"], ("genopro",))
    spelling().forget("genopro")
    assert box.marked() == [(4, "genopro")]
    assert (kept, spelling().own) == ([], ())
    assert screen.isVisible()


@pytest.mark.usefixtures("with_dictionary")
def test_the_next_marked_word_goes_through_all_boxes_and_round(qtbot: QtBot, dress: Dress) -> None:
    boxes = [GrowingText() for _ in range(3)]
    for box, text in zip(boxes, ["Frist and secnod.", "All is well.", "Thrid."], strict=True):
        box.set_text(text)
    screen = shown(qtbot, *boxes)
    visited: list[str] = []
    for _ in range(4):
        assert next_marked(boxes, focused() if visited else None)
        reached = focused()
        assert isinstance(reached, GrowingText)
        visited.append(reached.textCursor().selectedText())
    assert visited == ["Frist", "secnod", "Thrid", "Frist"]
    assert screen.isVisible()


def test_own_words_live_in_the_workspace_and_leave_with_it(office: Office, qtbot: QtBot, dress: Dress) -> None:
    from audit_tool.ui.jobs import Straight

    desk = office.as_("A-02")
    joined = SpellingOfPerson(desk, Straight())
    joined.load()
    spelling().learn("genopro")
    assert desk.writing_help.words() == ("genopro",)
    joined.close()
    assert (spelling().own, spelling().active) == ((), False)
    again = SpellingOfPerson(office.as_("A-02"), Straight())
    again.load()
    assert spelling().own == ("genopro",)
    spelling().forget("genopro")
    assert office.as_("A-02").writing_help.words() == ()
    again.close()


def test_a_computer_without_the_dictionary_works_and_says_so(
    office: Office, qtbot: QtBot, dress: Dress, monkeypatch: pytest.MonkeyPatch
) -> None:
    from audit_tool.ui.jobs import Straight

    def absent(_folder: object) -> Dictionary:
        raise OSError

    monkeypatch.setattr("audit_tool.ui.spelling_of_person.Dictionary", absent)
    joined = SpellingOfPerson(office.as_("A-02"), Straight())
    joined.load()
    card = WritingCard(Preferences(file=office.folder / "preferences.json"))
    screen = shown(qtbot, card)
    said = [label.text() for label in card.findChildren(WrappedLabel) if label.isVisible()]
    assert NO_DICTIONARY in said
    joined.close()
    assert screen.isVisible()


@pytest.mark.usefixtures("with_dictionary")
def test_the_settings_switch_it_and_take_words_back(office: Office, qtbot: QtBot, dress: Dress) -> None:
    preferences = Preferences(file=office.folder / "preferences.json")
    card = WritingCard(preferences)
    screen = shown(qtbot, card)
    assert card.tick.isChecked()
    card.tick.click()
    assert not spelling().active
    assert not Preferences.load(preferences.file).spelling
    card.tick.click()
    assert spelling().active
    spelling().learn("genopro")
    assert not card.remove.isEnabled()
    card.words.setCurrentIndex(0)
    card.words.activated.emit(0)
    card.remove.click()
    assert spelling().own == ()
    assert card.words.count() == 0
    assert screen.isVisible()


def test_the_dictionary_comes_after_the_window_and_f7_finds_words_in_an_audit(office: Office, stage: Stage) -> None:
    office.hold_round()
    allocation = office.allocate()
    office.lock()
    stage.unlock("A-02")
    assert not spelling().active
    audit = stage.open(allocation, "SAF-02")
    assert isinstance(audit, AuditScreen)
    QTest.keyClicks(focused(), "2")
    QTest.keyClicks(focused(), "It is becuase of her.")
    stage.until(lambda: spelling().active)
    stage.press(Key.Key_F7)
    box = focused()
    assert isinstance(box, GrowingText)
    assert box.textCursor().selectedText() == "becuase"
    assert any(keys.startswith("F7") for keys, _ in KEYS)
    stage.program.lock()
    assert not spelling().active
