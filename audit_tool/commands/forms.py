"""Commands around audit forms: which there are, what one asks, what changed, what is wrong, and releasing a version."""

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from audit_tool.commands.output import Content, show
from audit_tool.counted_words import count_of
from audit_tool.errors import WrongInputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audit_tool.formdef.catalogue import FormCatalogue
    from audit_tool.formdef.definition import Form, Question

DID_NOT_HOLD = 1


def list_forms(options: Namespace) -> int:
    """Every form and version: full forms, dip samples, forms beside an audit, calibration."""
    families = ("full", "light", "companion", "calibration")
    entries = sorted(_shipped().listing(), key=lambda entry: families.index(entry.family))
    lines = [f"{entry.code}@{entry.version} {entry.title}" for entry in entries]
    content = [{"form": entry.code, "version": entry.version, "title": entry.title} for entry in entries]
    show(lines, content, as_json=options.json)
    return 0


def show_form(options: Namespace) -> int:
    """What one form asks."""
    form = _named(options.form)
    lines = [f"{form.code}@{form.version} {form.title}", *_sizes(form)]
    for section in form.sections:
        lines.append(f"Section {section.number} {section.title}")
        lines += [f"{question.code} {_traits(question)}: {question.text}" for question in section.questions]
    show(lines, _content(form), as_json=options.json)
    return 0


def check_forms(options: Namespace) -> int:
    """Every fault of a form file or of a folder of forms, all at once, and what may not be meant."""
    from audit_tool.formdef.reading import check, library_for, notes
    from audit_tool.places import forms

    path, files = _files(options.path)
    library = library_for(path, forms())
    faults, noted = check(path, library), notes(path, library)
    lines = [str(fault) for fault in faults] or [f"{len(files)} form files, no fault."]
    lines += [f"Note, {note}" for note in noted]
    content = {
        "files": len(files),
        "faults": [asdict(fault) for fault in faults],
        "notes": [asdict(note) for note in noted],
    }
    show(lines, content, as_json=options.json)
    return DID_NOT_HOLD if faults else 0


def from_xlsform(options: Namespace) -> int:
    """A form file from an XLSForm, and everything that it does not say as the XLSForm did."""
    from audit_tool.exchange.xlsform.form_file import import_xlsform

    made = import_xlsform(Path(options.file), Path(options.out), options.code)
    counted = f"{count_of(made.questions, 'question')} in {count_of(made.sections, 'section')}"
    lines = [f"{made.path}: {made.title}, {counted}."]
    lines += [f"Not as it was: {one}" for one in made.left]
    lines += [f"To be corrected: {fault}" for fault in made.faults]
    content = {
        "file": str(made.path),
        "form": made.code,
        "sections": made.sections,
        "questions": made.questions,
        "left": [asdict(one) for one in made.left],
        "faults": [asdict(fault) for fault in made.faults],
    }
    show(lines, content, as_json=options.json)
    return DID_NOT_HOLD if made.faults else 0


def write_schema(options: Namespace) -> int:
    """The JSON Schema of form files, for editors that help while one writes."""
    import json

    from audit_tool.formdef.editor_schema import editor_schema

    text = json.dumps(editor_schema(), indent=2, ensure_ascii=False) + "\n"
    if not options.out:
        show(text.splitlines(), editor_schema(), as_json=options.json)
        return 0
    try:
        Path(options.out).write_text(text, encoding="utf-8", newline="\n")
    except OSError as fault:
        why = fault.strerror or "no reason given"
        message = f"{options.out} cannot be written ({why}). Nothing was changed. Choose another place."
        raise WrongInputError(message) from fault
    show([f"{options.out}"], {"file": str(options.out)}, as_json=options.json)
    return 0


def diff_forms(options: Namespace) -> int:
    """What changed between two versions, in words."""
    from audit_tool.formdef.differences import differences, said

    old, new = _named(options.old), _named(options.new)
    found = differences(old, new)
    lines = [said(one) for one in found] or [f"{old.label} and {new.label} ask the same."]
    show(lines, [asdict(one) for one in found], as_json=options.json)
    return 0


def release_forms(options: Namespace) -> int:
    """Note that versions are released, so that they never change from now on."""
    from audit_tool.formdef.faults import FormFileError
    from audit_tool.formdef.reading import check, library_for, read_form
    from audit_tool.formdef.releases import RELEASED, name_of, release
    from audit_tool.places import forms

    path, files = _files(options.path)
    library = library_for(path, forms())
    if faults := check(path, library):
        raise FormFileError(faults)
    done = [name_of(form) for form in (read_form(file, library) for file in files) if release(files[0].parent, form)]
    lines = [f"Released {name}." for name in done] or ["Nothing new: every version here is released as it stands."]
    show(lines, {"released": done, "file": RELEASED}, as_json=options.json)
    return 0


def _files(given: str) -> "tuple[Path, Sequence[Path]]":
    """The form file or folder that is meant, the shipped one where none is named, and the files in it."""
    from audit_tool.formdef.reading import form_files
    from audit_tool.places import forms

    path = Path(given) if given else forms()
    files = form_files(path) if path.is_dir() else ((path,) if path.is_file() else ())
    if not files:
        message = f"There is no form file at {path}. Nothing was changed. Name a form file or a folder of forms."
        raise WrongInputError(message)
    return path, files


def _named(name: str) -> "Form":
    code, at, version = name.partition("@")
    if not at:
        return _shipped().newest(code.upper())
    if not version.isdecimal():
        message = f"“{name}” names no form. Nothing was changed. Write it like CIN or CIN@1."
        raise WrongInputError(message)
    return _shipped().form(code.upper(), int(version))


def _shipped() -> "FormCatalogue":
    from audit_tool.formdef.catalogue import FormCatalogue
    from audit_tool.places import forms

    return FormCatalogue(forms())


def _sizes(form: "Form") -> list[str]:
    """How much the form asks, and how long it takes, in its usual case."""
    from audit_tool.formdef.definition import AuditSet
    from audit_tool.formdef.sizes import usual_size

    found = {one: usual_size(form, one) for one in AuditSet}
    sets = AuditSet if form.family == "full" else (AuditSet.SHORT,)
    words = {one: f"{found[one].items} items, {found[one].graded} graded, {form.minutes[one]} minutes" for one in sets}
    return [f"{one.value.capitalize()} set: {words[one]}" for one in sets]


def _traits(question: "Question") -> str:
    traits = [question.kind.value, question.membership.value]
    if question.second_auditor:
        traits.append("second auditor too")
    if question.when.text not in {"", "all"}:
        traits.append(f"when {question.when.text}")
    return f"({', '.join(traits)})"


def _content(form: "Form") -> Content:
    return {
        "form": form.code,
        "version": form.version,
        "title": form.title,
        "sections": [
            {
                "number": section.number,
                "title": section.title,
                "questions": [
                    {
                        "code": question.code,
                        "text": question.text,
                        "kind": question.kind.value,
                        "set": question.membership.value,
                        "second_auditor": question.second_auditor,
                        "when": question.when.text,
                        "measures": list(question.measures),
                    }
                    for question in section.questions
                ],
            }
            for section in form.sections
        ],
    }
