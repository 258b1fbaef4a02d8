"""Every screen of the navigation: every control can be reached and heard, and nothing repeats a mnemonic."""

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QRadioButton, QWidget

from audit_tool.ui.main_window import MainWindow
from audit_tool.ui.screens.catalogue import SCREENS
from audit_tool.ui.screens.practice_week.round_panels import PANELS
from audit_tool.ui.screens.practice_week.view import PracticeWeekScreen
from tests.conftest import Office, kept
from tests.reports.test_collect_figures import FIGURES
from tests.ui.looking import focusable, interface, name_of
from tests.ui.screens.conftest import Enter, front

KEYS = [entry.key for entry in SCREENS]
OPENS = ("open_round_panel", "open_settings_panel", "open_case_panel", "open_moderator_panel", *PANELS)


@pytest.fixture
@kept
def busy(office: Office, fill: Callable[..., None]) -> Office:
    office.hold_round()
    alone = office.allocate(second="")
    office.allocate("PW-2")
    fill("A-02", alone)
    office.as_("Q-01").figures.bring_in(FIGURES, "figures.csv")
    return office


def nameless(window: MainWindow) -> list[QWidget]:
    screen = window.screen_shown
    assert screen is not None
    return [part for part in focusable(screen) if part.isVisible() and not _named(part)]


def _named(part: QWidget) -> bool:
    """A closed list says its choice as its name, so a label must belong to it."""
    if isinstance(part, QComboBox):
        return any(relation[1] == QAccessible.RelationFlag.Label for relation in interface(part).relations())
    return bool(name_of(part))


def mnemonics(part: QWidget) -> list[str]:
    buttons = [each.text() for each in part.findChildren(QAbstractButton) if each.isVisible()]
    labels = [each.text() for each in part.findChildren(QLabel) if each.isVisible()]
    texts = [text.replace("&&", "") for text in (*buttons, *labels)]
    return [text[text.index("&") + 1].lower() for text in texts if "&" in text[:-1]]


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("filled", [False, True])
def test_every_control_of_every_screen_has_a_name(
    request: pytest.FixtureRequest, enter: Enter, key: str, filled: bool
) -> None:
    if filled:
        request.getfixturevalue("busy")
    window = enter("Q-01", key)
    assert nameless(window) == []
    assert [letter for letter, times in Counter(mnemonics(window)).items() if times > 1] == []


@pytest.mark.parametrize("opens", OPENS)
def test_every_control_of_every_panel_has_a_name(busy: Office, enter: Enter, opens: str) -> None:
    window = enter("Q-01", "practice_week")
    screen = front(window, PracticeWeekScreen)
    screen.open_panel(opens) if opens in PANELS else getattr(screen, opens)()
    QApplication.processEvents()
    assert nameless(window) == []
    assert [letter for letter, times in Counter(mnemonics(window)).items() if times > 1] == []


@pytest.mark.parametrize("key", ["practice_week", "insight", "reports", "settings"])
def test_tab_reaches_every_control_of_a_screen(busy: Office, enter: Enter, key: str) -> None:
    window = enter("Q-01", key)
    screen = window.screen_shown
    assert screen is not None
    wanted = {part for part in focusable(screen) if part.isVisible() and part.isEnabled()}
    first = next(iter(wanted))
    first.setFocus()
    reached: set[QWidget] = set()
    for _ in range(4 * len(wanted) + 40):
        focused = window.focusWidget()
        reached.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    missed = [part for part in wanted - reached if not _by_arrows(part, reached)]
    assert [name_of(part) for part in missed] == []


def _by_arrows(part: QWidget, reached: set[QWidget]) -> bool:
    """One of several choices is reached by Tab, the others from there by the arrows."""
    group = [each for each in reached if isinstance(each, QRadioButton)]
    return isinstance(part, QRadioButton) and bool(group)
