"""Unlocking without its widgets. Imports nothing heavy: the box must be on screen before anything else is loaded."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from audit_tool.errors import AuditToolError
from audit_tool.ui.jobs import Lane, Runner

if TYPE_CHECKING:
    from audit_tool.services.desk import Desk


class Doors(Protocol):
    """Opening, making and recovering workspaces; the program's root supplies it, so that services load late."""

    def people(self, folder: Path) -> Sequence[str]:
        """Codes of those who can unlock a workspace."""

    def unlock(self, folder: Path, person: str, passphrase: str) -> "Desk":
        """Open a workspace."""

    def create(self, folder: Path, person: str, passphrase: str) -> "tuple[Desk, str]":
        """Make a workspace; the text is the recovery key."""

    def recover(self, folder: Path, recovery_key: str, person: str, passphrase: str) -> None:
        """Give a person a new passphrase by the recovery key."""


class UnlockView(Protocol):
    """What the presenter needs of the box."""

    def show_people(self, people: Sequence[str], last: str) -> None:
        """Who can unlock; one of them is proposed."""

    def show_empty(self) -> None:
        """There is no workspace in this folder: offer to make one."""

    def show_opening(self) -> None:
        """It takes a moment."""

    def show_wrong(self, message: str) -> None:
        """Say under the field what is wrong."""

    def show_recovery_key(self, key: str) -> None:
        """Show the recovery key, this once."""

    def show_recovered(self, person: str) -> None:
        """The new passphrase holds; unlock with it."""


@dataclass
class UnlockPresenter:
    """The way into a workspace."""

    folder: Path
    doors: Doors
    runner: Runner
    view: UnlockView
    opened: "Callable[[Desk], None]"
    last: str = ""
    _made: "Desk | None" = None

    def start(self) -> None:
        """See who can unlock."""
        if not self._holds_workspace():
            self.view.show_empty()
            return
        self.runner.run(lambda: self.doors.people(self.folder), self._show_people, self._refused)

    def unlock(self, person: str, passphrase: str) -> None:
        """Try a passphrase."""
        if not person:
            self.view.show_wrong("Choose who you are, in the list above.")
            return
        if not passphrase:
            self.view.show_wrong("Type your passphrase.")
            return
        self.view.show_opening()
        self.runner.run(
            lambda: self.doors.unlock(self.folder, person, passphrase), self.opened, self._refused, Lane.WRITE
        )

    def create(self, person: str, passphrase: str, again: str) -> None:
        """Make a workspace here, with this person as its quality lead."""
        if passphrase != again:
            self.view.show_wrong("The two passphrases differ. Nothing was made. Type them again.")
            return
        self.view.show_opening()
        self.runner.run(
            lambda: self.doors.create(self.folder, person, passphrase), self._created, self._refused, Lane.WRITE
        )

    def recover(self, recovery_key: str, person: str, passphrase: str, again: str) -> None:
        """Set a new passphrase with the recovery key."""
        if passphrase != again:
            self.view.show_wrong("The two passphrases differ. Nothing was changed. Type them again.")
            return
        self.view.show_opening()

        def work() -> str:
            self.doors.recover(self.folder, recovery_key, person, passphrase)
            return person

        self.runner.run(work, self.view.show_recovered, self._refused, Lane.WRITE)

    def key_written_down(self) -> None:
        """The recovery key is on paper: go on into the new workspace."""
        if self._made is not None:
            made, self._made = self._made, None
            self.opened(made)

    def abandon(self) -> None:
        """The window closes before that: the workspace stays, locked."""
        if self._made is not None:
            self._made.lock()
            self._made = None

    def _holds_workspace(self) -> bool:
        try:
            begun = any((self.folder / f"workspace.{ending}").exists() for ending in ("keys", "db"))
            return begun and not (self.folder / "workspace.making").exists()
        except OSError:
            # A folder that nobody may look into: asking for its people says so.
            return True

    def _show_people(self, people: Sequence[str]) -> None:
        self.view.show_people(people, self.last if self.last in people else "")

    def _created(self, made: "tuple[Desk, str]") -> None:
        self._made, key = made
        self.view.show_recovery_key(key)

    def _refused(self, fault: Exception) -> None:
        if not isinstance(fault, AuditToolError):
            raise fault
        self.view.show_wrong(str(fault))
