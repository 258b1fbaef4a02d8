"""R-080 in the window: whatever the first auditor answered, the second auditor's screens are the same to a pixel.

Two workspaces differ only in what the first auditor answered. The second auditor opens every screen of both, and their
own audit section by section; every word, every row of a list, every action by name and every picture is compared.
"""

import gc
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QEvent, QModelIndex, Qt
from PySide6.QtGui import QClipboard
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from audit_tool.formdef.answers import Answer
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.definition import Kind
from audit_tool.services.identity import Role
from audit_tool.services.rounds import Mode
from audit_tool.ui.jobs import Straight
from audit_tool.ui.main_window import MainWindow
from audit_tool.ui.palette import CommandPalette
from tests.conftest import Office, complete, plausible
from tests.formdef.soak import SOAKING
from tests.ui.conftest import Dress
from tests.ui.screens.conftest import DAY
from tests.ui.stage import CTRL, Key, Stage, focused

GRADES = ("outstanding", "inadequate")
WORDS = (
    "Kind and clear work, seen in each visit and in every plan.",
    "Nobody wrote down the visit, and nobody asked why; it was left.",
)
SAID = ("text", "toPlainText", "placeholderText", "toolTip", "windowTitle", "accessibleName", "accessibleDescription")
ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
AFAR = Qt.ItemDataRole.UserRole
SECOND = "A-09"
NOON = datetime(2026, 11, 11, 12, tzinfo=UTC)


def world(folder: Path, forms: FormCatalogue, mode: Mode, which: int, role: Role | None, upto: str) -> Office:
    """A workspace in which the first auditor answered in one of two ways, as far as `upto`."""
    office = Office(folder, forms)
    office.found()
    office.hold_round(mode)
    first, other = office.allocate("PW-1", SECOND), office.allocate("PW-2", "A-11")
    if role is not None:
        office.as_("Q-01").people.give_role(SECOND, role, office.round_id if role is Role.MODERATOR else None)
    for person, allocation in (("A-02", other), ("A-11", other)):
        _audit(office, person, allocation, "good", submit=True)
    _audit(office, "A-02", first, GRADES[which], submit=upto != "draft", comment=WORDS[which])
    # How often the first auditor looked at the clock is not what is compared.
    office.clock.now = NOON
    if upto == "both":
        _audit(office, SECOND, first, "good", submit=True)
    else:
        office.as_(SECOND).auditing.begin(first)
    return office


def _audit(office: Office, person: str, allocation: int, grade: str, *, submit: bool, comment: str = "") -> None:
    auditing = office.as_(person).auditing
    record = auditing.begin(allocation)
    changes = {}
    if comment:
        asked = [one.question for section in auditing.sheet(record).sections() for one in section.questions]
        changes = {
            question.code: replace(plausible(question, grade), comment=comment)
            for question in asked
            if question.kind in {Kind.GRADE, Kind.FACT}
        }
        changes["SNP-01"] = Answer(comment)
    complete(auditing, record, grade, changes)
    if submit:
        auditing.submit(record)


def dumped(window: QWidget) -> list[str]:
    """Every word of a window, also those that are not in sight, and its picture."""
    found = []
    for part in [window, *window.findChildren(QWidget)]:
        words = words_of(part)
        models = [part.model()] if isinstance(part, QAbstractItemView | QComboBox) else []
        rows = [row for model in models if model is not None for row in told(model)]
        found.append(f"{type(part).__name__} {part.isEnabled()} {words} {rows}")
    picture = window.grab().toImage()
    found.append(hashlib.sha256(picture.constBits()).hexdigest())
    return found


def words_of(part: QWidget) -> list[str]:
    """What one widget shows, says aloud, or says when it is pointed at."""
    return [str(getattr(part, name)()) for name in SAID if callable(getattr(part, name, None))]


def told(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[str]:
    """Every cell of a list, in every role that a screen may use."""
    root = parent or QModelIndex()
    for row in range(model.rowCount(root)):
        for column in range(columns_of(model, root)):
            at = model.index(row, column, root)
            yield " ".join(repr(at.data(role)) for role in (*ROLES, *(AFAR + n for n in range(4))))


def columns_of(model: QAbstractItemModel, root: QModelIndex) -> int:
    """One for a list, which keeps this number to itself."""
    try:
        return model.columnCount(root)
    except TypeError:
        return 1


def everything(window: MainWindow, allocation: int) -> dict[str, list[str]]:
    """All that one person comes to see, place by place."""
    found = {}
    for entry in window.entries:
        window.go(entry.key)
        found[entry.key] = settled(window)
    window.open_audit(allocation)
    screen = window.screen_shown
    presenter = screen.presenter  # type: ignore[union-attr]
    for section in presenter.hand.shown:
        presenter.go_to_section(section.number)
        found[f"section {section.number}"] = settled(window)
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.findChild(CommandPalette)
    assert palette is not None
    found["every action"] = dumped(palette)
    palette.close()
    return found


def settled(window: QWidget) -> list[str]:
    for _ in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return dumped(window)


@pytest.fixture
def look(qtbot: QtBot, dress: Dress) -> Callable[[Office], dict[str, list[str]]]:
    # A caret that blinks would be seen in one picture and not in the other.
    QApplication.setCursorFlashTime(0)

    def run(office: Office) -> dict[str, list[str]]:
        window = MainWindow(office.as_(SECOND), Straight(), DAY)
        qtbot.addWidget(window)
        window.resize(1280, 720)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        found = everything(window, 1)
        window.close()
        office.lock()
        return found

    return run


SOAK = (pytest.mark.soak, pytest.mark.skipif(not SOAKING, reason="a long loop: make soak"))
"""Every role meets every mode in the long run; here each role and each mode once."""


@pytest.mark.parametrize(
    ("mode", "upto", "role"),
    [
        (Mode.BLIND, "draft", None),
        (Mode.BLIND, "both", Role.MODERATOR),
        (Mode.OWN_GRADES_FIRST, "first", Role.QUALITY_LEAD),
        pytest.param(Mode.BLIND, "draft", Role.QUALITY_LEAD, marks=SOAK),
        pytest.param(Mode.BLIND, "draft", Role.MODERATOR, marks=SOAK),
        pytest.param(Mode.BLIND, "both", None, marks=SOAK),
        pytest.param(Mode.BLIND, "both", Role.QUALITY_LEAD, marks=SOAK),
        pytest.param(Mode.OWN_GRADES_FIRST, "first", None, marks=SOAK),
        pytest.param(Mode.OWN_GRADES_FIRST, "first", Role.MODERATOR, marks=SOAK),
    ],
)
def test_r080_every_screen_of_the_second_auditor_is_the_same(
    tmp_path: Path,
    forms: FormCatalogue,
    look: Callable[[Office], dict[str, list[str]]],
    mode: Mode,
    upto: str,
    role: Role | None,
) -> None:
    one, other = (look(world(tmp_path / str(which), forms, mode, which, role, upto)) for which in (0, 1))
    assert one.keys() == other.keys()
    assert [place for place in one if one[place] != other[place]] == []


@pytest.mark.parametrize("role", [None, pytest.param(Role.MODERATOR, marks=SOAK)])
def test_r080_no_screen_tells_the_second_auditor_that_the_first_audit_is_in(
    tmp_path: Path, forms: FormCatalogue, look: Callable[[Office], dict[str, list[str]]], role: Role | None
) -> None:
    one, other = (look(world(tmp_path / upto, forms, Mode.BLIND, 0, role, upto)) for upto in ("draft", "first"))
    assert one.keys() == other.keys()
    assert [place for place in one if one[place] != other[place]] == []


def test_the_comparison_would_see_a_difference(
    tmp_path: Path, forms: FormCatalogue, look: Callable[[Office], dict[str, list[str]]]
) -> None:
    """In own grades first, after both are frozen, the first audit is given: then the two workspaces must differ."""
    one, other = (
        look(world(tmp_path / str(which), forms, Mode.OWN_GRADES_FIRST, which, None, "both")) for which in (0, 1)
    )
    assert [place for place in one if one[place] != other[place]]


def test_r080_nothing_of_one_person_is_left_for_the_next_on_the_same_computer(
    stage: Stage, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Without a screen Qt knows no owner of a clipboard.
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _: True)
    office.hold_round()
    allocation = office.allocate()
    office.lock()
    stage.unlock("A-02")
    stage.open(allocation, "SNP-01")
    stage.type("Only mine")
    text = focused()
    assert isinstance(text, QPlainTextEdit)
    text.selectAll()
    text.copy()
    assert QApplication.clipboard().text() == "Only mine"
    stage.press(Key.Key_L, CTRL)
    stage.unlock(SECOND)
    stage.open(allocation)
    gc.collect()
    stage.settle()
    assert QApplication.clipboard().text() == ""
    for widget in QApplication.allWidgets():
        assert not any("Only mine" in words for words in words_of(widget))
    QApplication.clipboard().setText("Only theirs")
    stage.program.close_desk()
    assert QApplication.clipboard().text() == ""
    kept = [each.read_bytes() for each in tmp_path.rglob("*") if each.is_file()]
    assert kept
    assert not any(b"Only mine" in each for each in kept)
