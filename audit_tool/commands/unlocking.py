"""Opens the workspace that a command works on, as the person who calls it."""

import codecs
import io
import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from audit_tool.commands.output import tell
from audit_tool.errors import WrongInputError

if TYPE_CHECKING:
    from audit_tool.services.desk import Desk

VARIABLE = "AUDIT_TOOL_PASSPHRASE"
LONGEST_LINE = 10_000
"""Letters of a passphrase file that are read; it may be a pipe, and should not be a disk."""


@contextmanager
def unlocked(options: Namespace) -> "Iterator[Desk]":
    """The workspace of this call, locked again afterwards."""
    from audit_tool.formdef.catalogue import FormCatalogue
    from audit_tool.places import forms
    from audit_tool.services.desk import unlock

    folder = workspace_of(options)
    tell_if_synced(folder)
    person = _person(options, folder)
    desk = unlock(folder, person, _passphrase(options, person), FormCatalogue(forms()))
    try:
        yield desk
    finally:
        desk.lock()


def tell_if_synced(folder: Path) -> None:
    """Say on standard error that a workspace lies in a folder that is copied elsewhere; it stops nothing."""
    from audit_tool.storage.folder import synced_warning

    if words := synced_warning(folder):
        tell(words)


def workspace_of(options: Namespace) -> Path:
    """The folder named by -w."""
    if options.workspace is None:
        message = "This command needs a workspace. Nothing was changed. Name its folder: audit-tool -w FOLDER."
        raise WrongInputError(message)
    return Path(options.workspace)


def _person(options: Namespace, folder: Path) -> str:
    from audit_tool.services.desk import people_of

    people = people_of(folder)
    if options.person:
        return str(options.person)
    if len(people) == 1:
        return people[0]
    message = (
        f"Several people use this workspace: {', '.join(people)}. Nothing was changed. Say who you are: --as PERSON."
    )
    raise WrongInputError(message)


def _passphrase(options: Namespace, person: str) -> str:
    if options.passphrase_file is not None:
        return _first_line(Path(options.passphrase_file))
    if given := os.environ.get(VARIABLE):
        return given
    if sys.stdin is None or not sys.stdin.isatty():
        message = (
            f"No passphrase was given. Nothing was changed. Set {VARIABLE} or name a file: --passphrase-file FILE."
        )
        raise WrongInputError(message)
    import getpass

    return getpass.getpass(f"Passphrase of {person}: ")


def _first_line(path: Path) -> str:
    try:
        with path.open("rb") as file:
            # PowerShell writes what it is told to put into a file in two bytes a letter, and marks it so.
            marked = file.peek(2)[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}
            text = io.TextIOWrapper(file, encoding="utf-16" if marked else "utf-8-sig")
            lines = text.read(LONGEST_LINE).splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        message = f"The passphrase file {path} could not be read. Nothing was changed. Check its name."
        raise WrongInputError(message) from fault
    return lines[0] if lines else ""
