"""What changed between two versions of a form, question by question (R-050)."""

from collections.abc import Iterator
from dataclasses import dataclass

from audit_tool.formdef.definition import Form, Question


@dataclass(frozen=True, slots=True)
class Difference:
    """One change: the question's code, what kind of change, and the words before and after."""

    question: str
    change: str
    """added, removed, moved, or what changed: wording, kind, condition, set, choices, help, measures."""
    before: str = ""
    after: str = ""


def differences(old: Form, new: Form) -> tuple[Difference, ...]:
    """Every change from one version to another: first what is gone, then the rest in the new form's order."""
    before, after = old.questions, new.questions
    places = [_places(form) for form in (old, new)]
    found = [Difference(code, "removed", question.text) for code, question in before.items() if code not in after]
    for code, question in after.items():
        if code not in before:
            found.append(Difference(code, "added", "", question.text))
            continue
        if places[0][code] != places[1][code]:
            found.append(Difference(code, "moved", places[0][code], places[1][code]))
        found += _changes(before[code], question)
    return tuple(found)


def _places(form: Form) -> dict[str, str]:
    return {question.code: section.title for section in form.sections for question in section.questions}


def _changes(old: Question, new: Question) -> Iterator[Difference]:
    pairs = {
        "wording": (old.text, new.text),
        "kind": (old.kind.value, new.kind.value),
        "condition": (old.when.text, new.when.text),
        "set": (_set(old), _set(new)),
        "choices": (_choices(old), _choices(new)),
        "help": (old.help, new.help),
        "measures": (", ".join(old.measures), ", ".join(new.measures)),
    }
    for change, (before, after) in pairs.items():
        if before != after:
            yield Difference(new.code, change, before, after)


def _set(question: Question) -> str:
    return f"{question.membership.value}{', second auditor too' if question.second_auditor else ''}"


def _choices(question: Question) -> str:
    return ", ".join(option.label for option in question.options)
