"""Released versions of forms: `released.txt` holds the fingerprint of each, and a released version never changes."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from audit_tool.errors import WrongInputError
from audit_tool.formdef.definition import Form
from audit_tool.formdef.faults import Fault, FormFileError
from audit_tool.formdef.snapshots import essence

RELEASED = "released.txt"
_LINE = re.compile(r"([A-Z]{3}@[1-9]\d{0,2}) ([0-9a-f]{64})")
_HEAD = (
    "# One line for each released version of a form: its name, and a fingerprint over everything that it asks.\n"
    "# Written by: audit-tool forms release FORM. A line is never changed; a change is a new version.\n"
)


def name_of(form: Form) -> str:
    """How a version is named in lists and commands, such as CIN@1."""
    return f"{form.code}@{form.version}"


def form_fingerprint(form: Form) -> str:
    """SHA-256 over everything that a form asks, with the words that its banks and lists give it now."""
    return hashlib.sha256(essence(form).encode("utf-8")).hexdigest()


def released(folder: Path) -> dict[str, str]:
    """The fingerprint of each released version of a folder, by its name; FormFileError where a line is damaged."""
    try:
        lines = (folder / RELEASED).read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise FormFileError((_fault(1, "The file cannot be read."),)) from error
    found: dict[str, str] = {}
    for at, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        parts = _LINE.fullmatch(line.strip())
        if parts is None:
            raise FormFileError((_fault(at, "The line is not the name of a version and its fingerprint."),))
        if parts[1] in found:
            raise FormFileError((_fault(at, f"{parts[1]} is released twice."),))
        found[parts[1]] = parts[2]
    return found


def release(folder: Path, form: Form) -> bool:
    """Note that a version is released; false where it already was, as it stands."""
    known, name, now = released(folder), name_of(form), form_fingerprint(form)
    if name in known:
        if known[name] == now:
            return False
        message = (
            f"{form.label} is released and has changed since. Nothing was written. "
            f"Take the change back, or make it version {form.version + 1} in a new file."
        )
        raise WrongInputError(message)
    lines = sorted([*(f"{each} {mark}" for each, mark in known.items()), f"{name} {now}"], key=_order)
    (folder / RELEASED).write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return True


def changed_since_release(form: Form, path: Path, line: int, known: Mapping[str, str]) -> Iterator[Fault]:
    """The fault of a released version that no longer asks what it was released with."""
    mark = known.get(name_of(form))
    if mark is not None and mark != form_fingerprint(form):
        problem = f"Version {form.version} is released, and something it asks has changed since."
        remedy = f"Take the change back, also in the banks and lists, or make it version {form.version + 1}."
        yield Fault(path.name, line, "", "", problem, remedy)


def missing_versions(folder: Path, present: Iterable[str], known: Mapping[str, str]) -> Iterator[Fault]:
    """Released versions whose file is gone; audits were made on them."""
    here = set(present)
    for name in known:
        if name not in here:
            lines = (folder / RELEASED).read_text(encoding="utf-8-sig").splitlines()
            at = next(number for number, line in enumerate(lines, 1) if line.strip().startswith(f"{name} "))
            yield Fault(RELEASED, at, "", "", f"{name} is released, but its file is gone.", "Put the file back.")


def _order(line: str) -> tuple[str, int]:
    code, _, version = line.split(" ", maxsplit=1)[0].partition("@")
    return code, int(version)


def _fault(line: int, problem: str) -> Fault:
    remedy = "Put the line back as it was, from the last copy of this folder."
    return Fault(RELEASED, line, "", "", problem, remedy)
