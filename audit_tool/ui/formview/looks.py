"""Grades of a form as they look: letter and word from the form's own scale."""

from collections.abc import Iterable, Sequence

from audit_tool.formdef.definition import Form, Option, Question
from audit_tool.ui.widgets.grades import NOT_JUDGED, GradeLook


def look(option: Option) -> GradeLook:
    """A grade's look; its letter is the first of each word, as in RI."""
    words = [word for word in option.label.split() if word.lower() not in {"to", "be"}]
    letters = "".join(word[0].upper() for word in words[:2])
    return GradeLook(option.code, letters, option.label)


def looks_of(question: Question) -> list[GradeLook]:
    """The grades of a question, best first, without those that are no grade."""
    return [look(option) for option in reversed(_grades(question.options))]


def look_of(form: Form, code: str) -> GradeLook | None:
    """The look of a grade of a form; none for what is no grade."""
    return next((look(option) for option in form.grades if option.code == code), None)


def looks_by_code(scales: Iterable[Sequence[Option]]) -> dict[str, GradeLook]:
    """The looks of all grades of several scales."""
    return {option.code: look(option) for scale in scales for option in scale}


def _grades(options: Sequence[Option]) -> list[Option]:
    return [option for option in options if option.code != NOT_JUDGED]
