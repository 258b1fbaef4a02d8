"""Commands around audit forms: which there are, what one asks, and everything that is wrong with a form file."""

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from audit_tool.commands.output import Content, show
from audit_tool.errors import WrongInputError

if TYPE_CHECKING:
    from audit_tool.formdef.catalogue import FormCatalogue
    from audit_tool.formdef.definition import Form, Question
    from audit_tool.formdef.library import Library

DID_NOT_HOLD = 1


def list_forms(options: Namespace) -> int:
    """Every form and version: full forms, dip samples, forms beside an audit."""
    families = ("full", "light", "companion")
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
    """Every fault of a form file or of a folder of forms, all at once."""
    from audit_tool.formdef.reading import check, form_files
    from audit_tool.places import forms

    path = Path(options.path) if options.path else forms()
    files = form_files(path) if path.is_dir() else ((path,) if path.is_file() else ())
    if not files:
        message = f"There is no form file at {path}. Nothing was changed. Name a form file or a folder of forms."
        raise WrongInputError(message)
    faults = check(path, _library_for(path))
    lines = [str(fault) for fault in faults] or [f"{len(files)} form files, no fault."]
    content = {"files": len(files), "faults": [asdict(fault) for fault in faults]}
    show(lines, content, as_json=options.json)
    return DID_NOT_HOLD if faults else 0


def _library_for(path: Path) -> "Library | None":
    """The shared words beside the forms; a form that lies alone is read with the shipped ones."""
    from audit_tool.formdef.library import Library
    from audit_tool.formdef.reading import SHARED
    from audit_tool.places import forms

    own = (path if path.is_dir() else path.parent) / SHARED
    return None if own.is_dir() else Library(forms() / SHARED)


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
