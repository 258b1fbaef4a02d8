"""Reads form files into forms, and names everything that is wrong with one."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from audit_tool.formdef.answer_conditions import check_conditions
from audit_tool.formdef.building import Builder
from audit_tool.formdef.definition import Form
from audit_tool.formdef.faults import Fault, FormFileError
from audit_tool.formdef.folder_checks import folder_faults
from audit_tool.formdef.form_checks import check_form
from audit_tool.formdef.library import Library, Words
from audit_tool.formdef.library_checks import check_library
from audit_tool.formdef.meaning_checks import check_meanings
from audit_tool.formdef.parsing import parse
from audit_tool.formdef.prompt_rules import prompt_faults
from audit_tool.formdef.question_checks import check_questions
from audit_tool.formdef.reach_checks import never_asked
from audit_tool.formdef.references import Sources
from audit_tool.formdef.schema import FormFile
from audit_tool.formdef.sizes import size_faults
from audit_tool.formdef.yaml_files import YamlFile, read_yaml

SHARED = "shared"
NO_WORDS: Mapping[str, str] = MappingProxyType({})


def read_form(path: Path, library: Library | None = None, local: Mapping[str, str] = NO_WORDS) -> Form:
    """The form in a file; or FormFileError with every fault. `local`: the council's words for tokens."""
    library = library or Library(path.parent / SHARED)
    look = _look_at(path, library)
    if not look.sound:
        raise FormFileError(look.faults)
    return _built(look, library, local)


def check(path: Path, library: Library | None = None) -> tuple[Fault, ...]:
    """Every fault of one form file with all it draws on, or of all forms in a folder, each fault once."""
    if not path.is_dir():
        return _checked(_look_at(path, library or Library(path.parent / SHARED))).faults
    library = library or Library(path / SHARED)
    looks = [_checked(_look_at(file, library)) for file in form_files(path)]
    faults = [fault for look in looks for fault in look.faults]
    files = [look.file for look in looks if look.file]
    versions = [(look.file, look.built) for look in looks if look.file and look.built and look.sound]
    faults += folder_faults(path, form_files(path), files, versions)
    faults += [*check_library(library), *prompt_faults(library)]
    overall = {look.form.overall for look in looks if look.form and look.form.overall}
    banks = [bank.stem for bank in sorted((path / SHARED / "banks").glob("*.yaml"))]
    for bank in banks:
        faults += _bank_faults(bank, library, set(), overall)
    read = [(look.file, look.form) for look in looks if look.file and look.form]
    faults += check_meanings(read, library, banks)
    # Each form that asks a question of a bank has seen its faults, under the title of its own section.
    once = {replace(fault, section=""): fault for fault in reversed(faults)}
    return tuple(reversed(once.values()))


def notes(path: Path, library: Library | None = None) -> tuple[Fault, ...]:
    """What is no fault in a form file, or in those of a folder, but that its writer may not have meant."""
    folder = path if path.is_dir() else path.parent
    library = library or Library(folder / SHARED)
    found: list[Fault] = []
    for file in form_files(path) if path.is_dir() else (path,):
        look = _look_at(file, library)
        if look.sound and look.file and look.form and look.sources:
            found += never_asked(look.file, look.form, look.sources, look.words.with_lists(look.form.lists))
    return tuple(found)


def library_for(path: Path, shipped: Path) -> Library:
    """The shared words beside a form file or in a folder of forms; where there are none, those of the shipped forms."""
    own = (path if path.is_dir() else path.parent) / SHARED
    return Library(own if own.is_dir() else shipped / SHARED)


def form_files(folder: Path) -> tuple[Path, ...]:
    """The form files in a folder, by name."""
    return tuple(sorted(folder.glob("*.yaml")))


@dataclass(frozen=True, slots=True)
class _Look:
    """What was found in one form file."""

    faults: tuple[Fault, ...]
    words: Words
    file: YamlFile | None = None
    form: FormFile | None = None
    sources: Sources | None = None
    built: Form | None = None
    """The form, where it was built already."""

    @property
    def sound(self) -> bool:
        """Whether it can be built."""
        return not self.faults and self.form is not None


def _built(look: _Look, library: Library, local: Mapping[str, str] = NO_WORDS) -> Form:
    if look.form is None or look.sources is None:
        raise FormFileError(look.faults)
    return Builder(look.form, look.sources, library.words, local).form()


def _checked(look: _Look) -> _Look:
    """The look with what shows only in the built form: its size."""
    if look.faults or look.file is None or look.form is None or look.sources is None:
        return look
    form = Builder(look.form, look.sources, look.words, NO_WORDS).form()
    stated = look.form.short_items
    return replace(look, faults=tuple(size_faults(look.file, form, stated)) if stated else (), built=form)


def _look_at(path: Path, library: Library) -> _Look:
    try:
        file = read_yaml(path)
    except FormFileError as error:
        return _Look(error.faults, library.words)
    form, faults = parse(FormFile, file)
    if form is None:
        return _Look(tuple(faults), library.words, file)
    faults += check_library(library)
    sources = Sources(form, library)
    faults += check_form(file, form, sources, library.words)
    faults += check_conditions(file, form, sources, library.words.with_lists(form.lists))
    faults += check_questions(file, form.questions, library.words.with_lists(form.lists), {form.overall})
    used = {code for section in form.sections for reference in section.questions for code in sources.expand(reference)}
    titles = {
        code: section.title for section in form.sections for ref in section.questions for code in sources.expand(ref)
    }
    for bank in list(sources.banks):
        faults += _bank_faults(bank, library, used, {form.overall})
    placed = tuple(dict.fromkeys(_with_section(fault, titles, file) for fault in faults))
    return _Look(placed, library.words, file, form, sources)


def _bank_faults(code: str, library: Library, used: AbstractSet[str], overall: AbstractSet[str]) -> list[Fault]:
    """Faults of one bank: those of its file, and those of the questions that are used, or of all of them."""
    bank = library.bank(code)
    if bank is None:
        return []
    questions = [one for one in bank.questions.values() if not used or one.code in used]
    own: list[Fault] = []
    if bank.file is not None:
        own += check_questions(bank.file, questions, library.words, overall)
        for one in bank.questions.values():
            if not one.code.startswith(f"{code}-"):
                remedy = f"Begin it with {code}-, or move it to its own bank."
                own.append(bank.file.fault(("questions",), "This code belongs to another bank.", remedy, one.code))
    return [*bank.faults, *own]


def _with_section(fault: Fault, titles: Mapping[str, str], file: YamlFile) -> Fault:
    section = titles.get(fault.question, "")
    return replace(fault, section=section) if section and not fault.section and fault.file != file.path.name else fault
