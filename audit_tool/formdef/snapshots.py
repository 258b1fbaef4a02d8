"""A form as one text and back, so that an audit can keep the words and choices it was made on (R-034)."""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from audit_tool.errors import WrongInputError
from audit_tool.formdef.definition import Form

if TYPE_CHECKING:
    from pydantic import TypeAdapter


def snapshot(form: Form) -> str:
    """The whole form as JSON; the same form always gives the same text."""
    return json.dumps(_plain(form), ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def form_from(text: str) -> Form:
    """The form that a snapshot was made of; later versions of the program may add fields with defaults."""
    try:
        return _adapter().validate_python(json.loads(text))
    except ValueError as error:
        raise WrongInputError(
            "The form kept with this audit cannot be read. The answers are safe. Ask for the last backup."
        ) from error


@cache
def _adapter() -> "TypeAdapter[Form]":
    from pydantic import TypeAdapter

    return TypeAdapter(Form)


def _plain(value: object) -> object:
    if is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return sorted(str(item) for item in value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
