"""A form as one text and back, so that an audit can keep the words and choices it was made on (R-034)."""

import json
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from audit_tool.errors import WrongInputError
from audit_tool.formdef.definition import Form

if TYPE_CHECKING:
    from pydantic import TypeAdapter


def snapshot(form: Form) -> str:
    """The whole form as JSON; the same form always gives the same text."""
    return _text(_Plain(telling=False).of(form))


def essence(form: Form) -> str:
    """What a form asks, as one text that stays the same while nobody changes the form.

    Bank holidays, tags and themes of other forms are left out, and so is all that stands at its default: a later
    program may know more of a form without making it another one.
    """
    questions = form.questions.values()
    conditions = [one.when for one in questions]
    conditions += [choice.when for choices in form.standard_for.values() for choice in choices]
    conditions += [one.when for standard in form.standards.values() for one in standard.intervals]
    tags = {tag for condition in conditions for tag in condition.tags()}
    tags.update(tag for one in questions for option in one.options for tag in option.sets)
    themes = {theme for one in questions for theme in one.themes}
    own = replace(form, tags=_only(form.tags, tags), themes=_only(form.themes, themes))
    return _text(_Plain(telling=True).of(own))


def form_from(text: str) -> Form:
    """The form that a snapshot was made of; later versions of the program may add fields with defaults."""
    try:
        return _adapter().validate_python(json.loads(text))
    except (ValueError, RecursionError) as error:
        raise WrongInputError(
            "The form kept with this audit cannot be read. The answers are safe. Ask for the last backup."
        ) from error


@cache
def _adapter() -> "TypeAdapter[Form]":
    from pydantic import TypeAdapter

    return TypeAdapter(Form)


def _text(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _only(words: dict[str, str], named: set[str]) -> dict[str, str]:
    return {code: text for code, text in words.items() if code in named}


@cache
def _parts(kind: type, *, telling: bool) -> tuple[tuple[str, object], ...]:
    """The fields of a class with what each usually is; `telling` leaves out what makes no form another."""
    named = fields(kind) if is_dataclass(kind) else ()
    return tuple((one.name, _usual(one)) for one in named if one.compare or not telling)


def _usual(field: "Field[Any]") -> object:
    return field.default_factory() if field.default_factory is not MISSING else field.default


class _Plain:
    """Turns values into what JSON knows; `telling` leaves out what stands at its default."""

    def __init__(self, *, telling: bool) -> None:
        self._telling = telling
        self._made: dict[int, object] = {}
        """By identity: hundreds of questions hold the same scale, the same reasons, the same evidence."""

    def of(self, value: object) -> object:
        """A value of which the caller holds on to every part."""
        if isinstance(value, str | int | float | None):
            return value
        if id(value) not in self._made:
            self._made[id(value)] = self._of(value)
        return self._made[id(value)]

    def _of(self, value: object) -> object:
        kind: type = type(value)
        if named := _parts(kind, telling=self._telling):
            held = ((name, usual, getattr(value, name)) for name, usual in named)
            return {name: self.of(part) for name, usual, part in held if not self._telling or part != usual}
        if isinstance(value, dict):
            return {key: self.of(item) for key, item in value.items()}
        if isinstance(value, frozenset):
            return sorted(str(item) for item in value)
        if isinstance(value, tuple):
            return [self.of(item) for item in value]
        return value.isoformat() if isinstance(value, date) else value
