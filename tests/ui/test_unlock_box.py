"""The unlock box says what is unwise about the folder of a workspace, and stops nothing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from audit_tool.ui.screens.unlock.view import UnlockWindow
from audit_tool.ui.theme.tokens import Mode
from audit_tool.ui.widgets.labels import WrappedLabel
from tests.conftest import PASSPHRASE
from tests.ui.conftest import Dress
from tests.ui.reach import all_faults
from tests.ui.stage import CTRL, Key, Stage

On = Callable[[str], Stage]


@pytest.fixture
def on(qtbot: QtBot, dress: Dress, tmp_path: Path) -> Iterator[On]:
    """A program on a folder of this name that holds no workspace yet."""
    made: list[Stage] = []

    def begin(folder: str) -> Stage:
        made.append(Stage(qtbot, tmp_path / folder / "week", tmp_path, PASSPHRASE))
        return made[-1]

    yield begin
    for stage in made:
        stage.close()


def warnings_of(box: UnlockWindow) -> list[str]:
    shown = [label.text() for label in box.findChildren(WrappedLabel) if label.isVisible()]
    return [words for words in shown if "copies elsewhere" in words]


def test_a_folder_copied_elsewhere_is_said_when_making_and_when_opening(on: On) -> None:
    stage = on("OneDrive - Council")
    box = stage.show_box()
    (words,) = warnings_of(box)
    assert "OneDrive" in words
    box.create_page.passphrase.setText(PASSPHRASE)
    box.create_page.again.setText(PASSPHRASE)
    box.create_page.button.click()
    stage.until(lambda: "key_page" in vars(box) and box.key_page.isVisible())
    box.key_page.button.click()
    stage.until(lambda: stage.program.window)
    stage.front(stage.window)
    stage.press(Key.Key_L, CTRL)
    assert warnings_of(stage.show_box()) == [words]
    stage.unlock("Q-01")


def test_a_folder_on_this_computer_alone_is_not_warned_about(on: On) -> None:
    assert warnings_of(on("Documents").show_box()) == []


@pytest.mark.parametrize("percent", [100, 200])
def test_the_warning_is_whole_at_any_text_size(on: On, dress: Dress, percent: int) -> None:
    dress(Mode.LIGHT, percent)
    box = on("Dropbox").show_box()
    assert warnings_of(box)
    assert not all_faults(box)
