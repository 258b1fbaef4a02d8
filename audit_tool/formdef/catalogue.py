"""The forms of one folder: what there is, and each of them read when it is first wanted."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from audit_tool.errors import AuditToolError
from audit_tool.formdef.definition import Form
from audit_tool.formdef.faults import Fault, FormFileError
from audit_tool.formdef.library import Library
from audit_tool.formdef.reading import SHARED, check, form_files, read_form
from audit_tool.formdef.yaml_files import read_yaml


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


class FormCatalogue:
    """Lists and reads the forms of a folder; a broken file hides no other form."""

    def __init__(self, folder: Path, local: Mapping[str, str] = MappingProxyType({})) -> None:
        self._folder = folder
        self._local = local
        self._library = Library(folder / SHARED)
        self._forms: dict[tuple[str, int], Form] = {}
        self._entries: tuple[FormEntry, ...] | None = None

    def form(self, code: str, version: int) -> Form:
        """One form, read once; FormFileError where its file is damaged."""
        if (code, version) not in self._forms:
            path = self._folder / f"{code.lower()}-{version}.yaml"
            if not code.isalpha() or not path.exists():
                raise AuditToolError(
                    f"Form {code} version {version} is not in the forms folder. Audits made on it are safe. "
                    "Ask for the file to be put back."
                )
            self._forms[code, version] = read_form(path, self._library, self._local)
        return self._forms[code, version]

    def newest(self, code: str) -> Form:
        """The highest version of a form."""
        versions = [entry.version for entry in self.listing() if entry.code == code]
        if not versions:
            raise AuditToolError(
                f"There is no form {code} in the forms folder. Nothing was changed. Choose another form."
            )
        return self.form(code, max(versions))

    def listing(self) -> tuple[FormEntry, ...]:
        """Every form that says what it is, by code and version; a file too damaged for that shows in the faults."""
        if self._entries is None:
            found = [_entry(path) for path in form_files(self._folder)]
            kept = [entry for entry in found if entry is not None]
            self._entries = tuple(sorted(kept, key=lambda entry: (entry.code, entry.version)))
        return self._entries

    def for_audits(self, types: AbstractSet[str] = frozenset()) -> tuple[FormEntry, ...]:
        """The newest version of each form that a case of these types can be audited on: full forms, then light ones."""
        newest = {entry.code: entry for entry in self.listing() if entry.family != "companion"}
        fitting = [one for one in newest.values() if not types or not one.case_types or types & set(one.case_types)]
        return tuple(sorted(fitting, key=lambda entry: (entry.family != "full", entry.title)))

    def faults(self) -> tuple[Fault, ...]:
        """Everything that is wrong in the folder, read anew."""
        return check(self._folder)


def _entry(path: Path) -> FormEntry | None:
    try:
        content = read_yaml(path).content
    except FormFileError:
        return None
    keys = {"code": str, "version": int, "title": str}
    if not isinstance(content, dict) or any(not isinstance(content.get(key), kind) for key, kind in keys.items()):
        return None
    family = content.get("family")
    family = family if family in {"full", "light", "companion"} else "full"
    types = content.get("case_types", [])
    known = tuple(str(each) for each in types) if isinstance(types, list) else ()
    return FormEntry(content["code"], content["version"], content["title"], path, family, known)
