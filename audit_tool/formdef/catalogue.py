"""The forms of the program and the council's own: what there is, and each of them read when it is first wanted."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from datetime import date
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from audit_tool.errors import AuditToolError
from audit_tool.formdef.definition import Form
from audit_tool.formdef.faults import Fault, FormFileError
from audit_tool.formdef.library import Library, Words
from audit_tool.formdef.measures import Measure, measure_book
from audit_tool.formdef.own_forms import FormEntry, OwnForms, entry_of, stem_of
from audit_tool.formdef.prompt_rules import PromptBook, prompt_book
from audit_tool.formdef.reading import SHARED, check, form_files, library_for, read_form
from audit_tool.formdef.yaml_files import read_yaml


class _Shipped:
    """What was read of a folder of forms: once, however often a workspace is unlocked over it, as long as it holds."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._state = _state_of(folder)
        self._sound: tuple[tuple[str, int, int], ...] | None = None
        """How the files were when all of them were checked and none had a fault."""
        self.library = Library(folder / SHARED)
        self.forms: dict[tuple[str, int], Form] = {}

    @cached_property
    def entries(self) -> tuple[FormEntry, ...]:
        """What each file that can be read says it is."""
        found = (_entry(path) for path in form_files(self._folder))
        return tuple(entry for entry in found if entry is not None)

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """The measures in the shared words."""
        return measure_book(self._folder / SHARED)

    @cached_property
    def prompts(self) -> PromptBook:
        """The prompts in the shared words."""
        return prompt_book(self._folder / SHARED)

    def faults(self) -> tuple[Fault, ...]:
        """Everything wrong in the folder; what has no fault is checked again once a file is another one."""
        state = _state_of(self._folder)
        found = () if state == self._sound else check(self._folder)
        self._sound = None if found else state
        return found

    def holds(self) -> bool:
        """Whether all that was read was sound, and no file is another one since: what was broken may be mended now."""
        unreadable = "entries" in self.__dict__ and len(self.entries) < len(form_files(self._folder))
        without = "prompts" in self.__dict__ and self.prompts == PromptBook()
        return not (unreadable or without or self.library.broken) and self._state == _state_of(self._folder)


class FormCatalogue:
    """Lists and reads forms; a broken file hides no other form."""

    def __init__(
        self,
        folder: Path,
        local: Mapping[str, str] = MappingProxyType({}),
        own: OwnForms | None = None,
        shipped: "_Shipped | None" = None,
    ) -> None:
        self._folder = folder
        self._local = local
        self._own = own
        self._own_read: dict[tuple[str, int], Form] = {}
        self._read = shipped or _Shipped(folder)
        self._entries: tuple[FormEntry, ...] | None = None

    def with_own(self, folder: Path) -> "FormCatalogue":
        """The same forms together with the council's own in this folder; what is read already and holds stays."""
        if not self._read.holds():
            self._read, self._entries = _Shipped(self._folder), None
        return FormCatalogue(self._folder, self._local, OwnForms(folder), self._read)

    def form(self, code: str, version: int) -> Form:
        """One form, read once; FormFileError where its file is damaged."""
        key = (code, version)
        if self._own is not None and key not in self._own_read and (own := self._own.form(code, version)):
            self._own_read[key] = own
        return self._own_read.get(key) or self._shipped(code, version)

    def _shipped(self, code: str, version: int) -> Form:
        known = self._read.forms
        if (code, version) not in known:
            path = self._folder / f"{stem_of(code, version)}.yaml"
            if not code.isalpha() or not path.exists():
                raise AuditToolError(
                    f"Form {code} version {version} is not in the forms folder. Audits made on it are safe. "
                    "Ask for the file to be put back."
                )
            known[code, version] = read_form(path, self._read.library, self._local)
        return known[code, version]

    def newest(self, code: str) -> Form:
        """The highest version of a form."""
        versions = [entry.version for entry in self.listing() if entry.code == code]
        if not versions:
            raise AuditToolError(
                f"There is no form {code} in the forms folder. Nothing was changed. Choose another form."
            )
        return self.form(code, max(versions))

    def usable(self, code: str) -> Form:
        """The highest version of a form that can be used; FormFileError where none can."""
        entries = [entry for entry in self.listing() if entry.code == code]
        return next((form for entry in reversed(entries) if (form := self._sound(entry))), None) or self.newest(code)

    def usable_of(self, family: str) -> tuple[Form, ...]:
        """Each form of a family in its highest version that can be used; one that cannot hides no other."""
        found: dict[str, Form] = {}
        for entry in reversed(self.listing()):
            if entry.family == family and entry.code not in found and (form := self._sound(entry)):
                found[entry.code] = form
        return tuple(found[code] for code in sorted(found))

    def listing(self) -> tuple[FormEntry, ...]:
        """Every form that says what it is, by code and version; a file too damaged for that shows in the faults."""
        if self._entries is None:
            read = (*self._read.entries, *(self._own.listing() if self._own else ()))
            found = {(entry.code, entry.version): entry for entry in read}
            self._entries = tuple(found[key] for key in sorted(found))
        return self._entries

    def for_audits(self, types: AbstractSet[str] = frozenset()) -> tuple[FormEntry, ...]:
        """The newest version of each form that a case of these types can be audited on: full forms, then light ones."""
        newest = {entry.code: entry for entry in self.listing() if entry.family in {"full", "light"}}
        fitting = [one for one in newest.values() if not types or not one.case_types or types & set(one.case_types)]
        return tuple(sorted(fitting, key=lambda entry: (entry.family != "full", entry.title)))

    def versions(self, code: str) -> tuple[int, ...]:
        """The versions of a form that are here, the oldest first."""
        return tuple(entry.version for entry in self.listing() if entry.code == code)

    @cached_property
    def holidays(self) -> frozenset[date]:
        """Bank holidays, as the standards know them."""
        return Words(self._read.library).holidays

    @property
    def prompts(self) -> PromptBook:
        """The gentle prompts that these forms share."""
        return self._read.prompts

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures that the council publishes."""
        return self._read.measures

    def faults(self) -> tuple[Fault, ...]:
        """Everything that is wrong in the folders as they are now."""
        return (*self._read.faults(), *(self._own.faults() if self._own else ()))

    def form_of_file(self, path: Path) -> Form:
        """The form in one file outside, read anew; FormFileError with every fault."""
        return read_form(path, library_for(path, self._folder), self._local)

    def bring_in(self, path: Path) -> FormEntry:
        """Take a form file from outside among the council's own forms, or refuse it whole."""
        if self._own is None:
            raise AuditToolError("There is no workspace to bring a form into. Nothing was changed. Unlock one first.")
        content = read_yaml(path).content
        code = content.get("code") if isinstance(content, dict) else None
        others = [form for entry in self.listing() if entry.code == code and (form := self._sound(entry))]
        self._entries = None
        return self._own.keep(path, Library(self._folder / SHARED), self._local, others)

    def _sound(self, entry: FormEntry) -> Form | None:
        try:
            return self.form(entry.code, entry.version)
        except AuditToolError:
            # Damaged, or gone since the forms were listed.
            return None


def _state_of(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Every file that forms are made of, as it lies there now."""
    found = []
    for path in sorted(folder.rglob("*.yaml")):
        with suppress(OSError):
            state = path.stat()
            found.append((path.as_posix(), state.st_mtime_ns, state.st_size))
    return tuple(found)


def _entry(path: Path) -> FormEntry | None:
    try:
        content = read_yaml(path).content
    except FormFileError:
        return None
    entry = entry_of(content, path) if isinstance(content, dict) else None
    # Forms are read by the name of their file: one that says it is another shows in the faults, and stands for none.
    return entry if entry is not None and path.stem == stem_of(entry.code, entry.version) else None
