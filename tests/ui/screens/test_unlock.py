"""The unlock box without its widgets: what it makes of the folder it is given."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from audit_tool.app import FrontDoors
from audit_tool.ui.jobs import Straight
from audit_tool.ui.screens.unlock.presenter import UnlockPresenter
from tests.conftest import Office


class Box:
    """A view that notes what it is shown."""

    def __init__(self) -> None:
        self.shown: list[str] = []

    def show_people(self, people: Sequence[str], last: str) -> None:
        self.shown.append("people " + " ".join(people))

    def show_empty(self) -> None:
        self.shown.append("make one")

    def show_opening(self) -> None: ...

    def show_wrong(self, message: str) -> None:
        self.shown.append(message)

    def show_recovery_key(self, key: str) -> None: ...

    def show_recovered(self, person: str) -> None: ...


def box_on(folder: Path) -> list[str]:
    box = Box()
    UnlockPresenter(folder, FrontDoors(), Straight(), box, lambda _: None).start()
    return box.shown


def test_a_workspace_asks_who_it_is_and_an_empty_folder_offers_to_make_one(office: Office, tmp_path: Path) -> None:
    (people,) = box_on(office.folder)
    assert people.startswith("people ")
    assert box_on(tmp_path / "nothing") == ["make one"]


def test_a_workspace_whose_making_was_cut_off_is_offered_to_be_made(tmp_path: Path) -> None:
    for name in ("workspace.making", "workspace.db", "workspace.keys"):
        (tmp_path / name).touch()
    assert box_on(tmp_path) == ["make one"]


def test_a_folder_that_cannot_be_looked_into_is_said_in_words(tmp_path: Path) -> None:
    (told,) = box_on(tmp_path / ("x" * 5000))
    assert "cannot be looked into" in told


def test_a_damaged_key_file_is_said_in_words(office: Office) -> None:
    office.lock()
    (office.folder / "workspace.keys").write_bytes(b"[" * 100_000)
    (told,) = box_on(office.folder)
    assert "is damaged" in told


@pytest.mark.parametrize("typed", [("", "a passphrase"), ("Q-01", "")])
def test_nothing_is_tried_before_somebody_is_chosen_and_something_typed(office: Office, typed: tuple[str, str]) -> None:
    box = Box()
    UnlockPresenter(office.folder, FrontDoors(), Straight(), box, lambda _: None).unlock(*typed)
    assert len(box.shown) == 1
