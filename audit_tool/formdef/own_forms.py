"""The council's own forms: brought in from outside, kept beside the workspace as they were checked."""

import json
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from audit_tool.errors import WrongInputError
from audit_tool.formdef.definition import Form
from audit_tool.formdef.faults import Fault, FormFileError
from audit_tool.formdef.folder_checks import reused_codes
from audit_tool.formdef.library import Library
from audit_tool.formdef.reading import check, read_form
from audit_tool.formdef.releases import form_fingerprint
from audit_tool.formdef.snapshots import form_from, snapshot
from audit_tool.formdef.yaml_files import read_yaml
from audit_tool.small_files import put_in_place

BUILT = ".json"
"""How the file ends that holds a form as it was built; nothing that the program brings later changes it."""


@dataclass(frozen=True, slots=True)
class FormEntry:
    """One version of one form in a folder."""

    code: str
    version: int
    title: str
    path: Path
    family: str = "full"
    case_types: tuple[str, ...] = ()
    """Tags of the case types it is for; none means any."""
    own: bool = False
    """Brought in by the council."""


def entry_of(content: Mapping[str, object], path: Path, *, own: bool = False) -> FormEntry | None:
    """What a form says it is, or None where it does not say it."""
    code, version, title = (content.get(key) for key in ("code", "version", "title"))
    if not (isinstance(code, str) and isinstance(version, int) and isinstance(title, str)):
        return None
    types = content.get("case_types", [])
    known = tuple(str(each) for each in types) if isinstance(types, list) else ()
    family = content.get("family")
    family = family if family in {"light", "companion", "calibration"} else "full"
    return FormEntry(code, version, title, path, str(family), known, own)


class OwnForms:
    """Each form twice: its file as somebody wrote it, and the form built of it on the day it was brought in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def listing(self) -> tuple[FormEntry, ...]:
        """Every own form that can be read."""
        found = (self._entry(path) for path in self._built())
        return tuple(each for each in found if each is not None)

    def faults(self) -> tuple[Fault, ...]:
        """Own forms that can no longer be read."""
        return tuple(_lost(path) for path in self._built() if self._form(path) is None)

    def form(self, code: str, version: int) -> Form | None:
        """One own form, or none where there is none of that name."""
        path = self.folder / f"{stem_of(code, version)}{BUILT}"
        if not code.isalpha() or not path.is_file():
            return None
        form = self._form(path)
        if form is None:
            raise FormFileError((_lost(path),))
        return form

    def keep(self, path: Path, library: Library, local: Mapping[str, str], others: Sequence[Form]) -> FormEntry:
        """Check a file and copy it here, or refuse it whole with all its faults; nothing in it is ever run."""
        if faults := check(path, library):
            raise FormFileError(faults)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=self.folder, prefix=".incoming-") as room:
                copy = Path(room) / path.name
                shutil.copyfile(path, copy)
                # What was checked before may have been changed since; the copy is what counts.
                form = read_form(copy, library, local)
                self._refuse(copy, form, others)
                return self._put(copy, form)
        except OSError as error:
            message = (
                f"{path.name} could not be copied to {self.folder}. Nothing was changed. "
                "See that the disk has room and that this folder may be written to."
            )
            raise WrongInputError(message) from error

    def _put(self, copy: Path, form: Form) -> FormEntry:
        stem = stem_of(form.code, form.version)
        for name in (f"{stem}.yaml", f"{stem}{BUILT}"):
            if (self.folder / name).is_dir():
                message = (
                    f"A folder named {name} lies where this form is to be kept, in {self.folder}. "
                    "Nothing was changed. Move it away and bring the file in again."
                )
                raise WrongInputError(message)
        built = copy.with_suffix(BUILT)
        built.write_text(snapshot(form), encoding="utf-8", newline="\n")
        for made in (copy, built):
            with made.open("rb+") as file:
                os.fsync(file.fileno())
        # The built form goes last: as long as it is not there, the form counts as not brought in.
        place = self.folder / f"{stem}{BUILT}"
        put_in_place(copy, self.folder / f"{stem}.yaml")
        put_in_place(built, place)
        return FormEntry(form.code, form.version, form.title, place, form.family, form.case_types, own=True)

    def _refuse(self, copy: Path, form: Form, others: Sequence[Form]) -> None:
        known = next((one for one in others if one.version == form.version), None)
        if known is not None:
            same = form_fingerprint(known) == form_fingerprint(form)
            what = "as it stands in this file" if same else "and asks something else"
            rest = "Choose it in the list." if same else f"Give the file version {max(_versions(others)) + 1}."
            message = f"{form.label} is here already, {what}. Nothing was changed. {rest}"
            raise WrongInputError(message)
        if faults := reused_codes(read_yaml(copy), form, others):
            raise FormFileError(faults)

    def _built(self) -> list[Path]:
        return sorted(path for path in self.folder.glob(f"*{BUILT}") if not path.is_dir())

    def _form(self, path: Path) -> Form | None:
        """The form kept in a file, or None where damage left too little of it."""
        if self._entry(path) is None:
            return None
        try:
            return form_from(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, WrongInputError):
            return None

    def _entry(self, path: Path) -> FormEntry | None:
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            entry = entry_of(content, path, own=True)
            if entry is not None and path.stem == stem_of(entry.code, entry.version):
                return entry
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            pass
        return None


def stem_of(code: str, version: int) -> str:
    """The name of the file that holds a version, without its ending."""
    return f"{code.lower()}-{version}"


def _lost(path: Path) -> Fault:
    problem = "This form was brought in, and what was kept of it cannot be read any more."
    return Fault(path.name, 1, "", "", problem, "Bring the form's file in again; audits made on it are safe.")


def _versions(forms: Sequence[Form]) -> list[int]:
    return [form.version for form in forms]
