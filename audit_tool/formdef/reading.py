"""Reads form files into forms, and names everything that is wrong with one."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from audit_tool.formdef.building import Builder
from audit_tool.formdef.definition import Form
from audit_tool.formdef.faults import Fault, FormFileError
from audit_tool.formdef.form_checks import check_form
from audit_tool.formdef.library import Library
from audit_tool.formdef.library_checks import check_library
from audit_tool.formdef.parsing import parse
from audit_tool.formdef.prompt_rules import prompt_faults
from audit_tool.formdef.question_checks import check_questions
from audit_tool.formdef.references import Sources
from audit_tool.formdef.schema import FormFile
from audit_tool.formdef.yaml_files import YamlFile, read_yaml

SHARED = "shared"
NO_WORDS: Mapping[str, str] = MappingProxyType({})


def read_form(path: Path, library: Library | None = None, local: Mapping[str, str] = NO_WORDS) -> Form:
    """The form in a file; or FormFileError with every fault. `local`: the council's words for tokens."""
    library = library or Library(path.parent / SHARED)
    found, sources, faults = _look_at(path, library)
    if faults or found is None or sources is None:
        raise FormFileError(faults)
    return Builder(found, sources, library.words, local).form()


def check(path: Path, library: Library | None = None) -> tuple[Fault, ...]:
    """Every fault of one form file with all it draws on, or of all forms in a folder, each fault once."""
    if not path.is_dir():
        return _look_at(path, library or Library(path.parent / SHARED))[2]
    library = library or Library(path / SHARED)
    faults = [fault for file in form_files(path) for fault in check(file, library)]
    faults += [*check_library(library), *prompt_faults(library)]
    overall = {grade for grade in map(_overall_of, form_files(path)) if grade}
    for bank in sorted((path / SHARED / "banks").glob("*.yaml")):
        faults += _bank_faults(bank.stem, library, set(), overall)
    return tuple(dict.fromkeys(faults))


def form_files(folder: Path) -> tuple[Path, ...]:
    """The form files in a folder, by name."""
    return tuple(sorted(folder.glob("*.yaml")))


def _overall_of(path: Path) -> str:
    try:
        content = read_yaml(path).content
    except FormFileError:
        return ""
    return str(content.get("overall", "")) if isinstance(content, dict) else ""


def _look_at(path: Path, library: Library) -> tuple[FormFile | None, Sources | None, tuple[Fault, ...]]:
    try:
        file = read_yaml(path)
    except FormFileError as error:
        return None, None, error.faults
    form, faults = parse(FormFile, file)
    if form is None:
        return None, None, tuple(faults)
    faults += check_library(library)
    sources = Sources(form, library)
    faults += check_form(file, form, sources, library.words)
    faults += check_questions(file, form.questions, library.words, {form.overall})
    used = {code for section in form.sections for reference in section.questions for code in sources.expand(reference)}
    titles = {
        code: section.title for section in form.sections for ref in section.questions for code in sources.expand(ref)
    }
    for bank in list(sources.banks):
        faults += _bank_faults(bank, library, used, {form.overall})
    return form, sources, tuple(dict.fromkeys(_with_section(fault, titles, file) for fault in faults))


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
