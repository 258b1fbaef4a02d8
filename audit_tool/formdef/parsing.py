"""Turns the content of a file into its model, naming every fault and mending what it can so that checking goes on."""

import copy
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from audit_tool.formdef.faults import Fault
from audit_tool.formdef.house_yaml import Place
from audit_tool.formdef.schema import Part
from audit_tool.formdef.yaml_files import YamlFile

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Model = TypeVar("Model", bound=Part)

# Stand-ins for what is missing, good enough to go on looking for further faults; the file is refused all the same.
_STAND_INS: Mapping[str, object] = {
    "code": "XXX",
    "title": "?",
    "text": "?",
    "label": "?",
    "subject": "?",
    "kind": "text",
    "set": "full",
    "family": "companion",
    "version": 1,
    "number": 99,
    "minutes": {"short": 0},
}
_REMEDIES = {
    "extra_forbidden": ("This key is not known.", "Check its spelling or remove it."),
    "missing": ("This key is missing.", "Add it."),
    "literal_error": ("This value is not one of those allowed.", "Use one of: {expected}."),
    "string_type": ("A text is expected here.", "Put the value in quotes."),
    "int_type": ("A whole number is expected here.", "Write it without quotes or decimals."),
    "bool_type": ("true or false is expected here.", "Write one of the two without quotes."),
    "string_too_short": ("A text is missing here.", "Write it, or remove the key."),
    "string_too_long": ("This text is longer than {max_length} characters.", "Shorten it."),
    "greater_than_equal": ("This number is too small.", "Write {ge} or more."),
    "less_than_equal": ("This number is too large.", "Write {le} or less."),
    "too_short": ("This list holds too little.", "List at least {min_length}."),
    "invalid_key": ("A key that is no text stands here.", "Put it in quotes, or remove it."),
    "model_type": ("Keys with their values are expected here.", "Write lines such as: code: ABC."),
    "string_pattern_mismatch": ("This is not written as it should be.", "See what may stand here in the manual."),
    "tuple_type": ("A list is expected here.", "Write it in square brackets."),
}


def parse(model: type[Model], file: YamlFile) -> tuple[Model | None, list[Fault]]:
    """The model with no faults, a mended model with its faults, or faults alone."""
    try:
        return model.model_validate(file.content), []
    except ValidationError as error:
        faults = [_fault(file, item) for item in error.errors(include_url=False, include_input=False)]
        mended = _mended(copy.deepcopy(file.content), error)
    try:
        return model.model_validate(mended), faults
    except ValidationError:
        return None, faults


def _fault(file: YamlFile, error: "ErrorDetails") -> Fault:
    place: Place = tuple(error["loc"])
    told = {key: str(value) for key, value in error.get("ctx", {}).items()}
    told["expected"] = told.get("expected", "").replace(" or ", ", ").replace("'", "")
    # Filled in before anything of the file stands in it, for that may hold braces of its own.
    problem, remedy = (words.format(**told) for words in _REMEDIES.get(error["type"], ("", "")))
    if not problem:
        problem, remedy = f"This value is not usable: {error['msg'][0].lower()}{error['msg'][1:]}.", "Correct it."
    if error["type"] == "string_pattern_mismatch" and place == ("code",):
        remedy = "Write three capital letters, such as ABC."
    named = " ".join(f'"{part}"' for part in place[-1:] if isinstance(part, str))
    if named and error["type"] in {"extra_forbidden", "missing"}:
        problem = problem.replace("This key", f"The key {named}")
    section, question = _named(file.content, place)
    return file.fault(place, problem, remedy, question, section)


def _named(content: object, place: Place) -> tuple[str, str]:
    section = question = ""
    for at, part in enumerate(place):
        content = _inside(content, part)
        if isinstance(content, dict) and at == 1 and place[0] == "sections":
            section = str(content.get("title", ""))
        elif isinstance(content, dict) and at == 1:
            question = str(content.get("code", ""))
    return section, question


def _inside(content: object, part: str | int) -> object:
    if isinstance(content, dict):
        return content.get(part)
    if isinstance(content, list) and isinstance(part, int) and part < len(content):
        return content[part]
    return None


def _mended(content: object, error: ValidationError) -> object:
    for item in error.errors(include_url=False, include_input=False, include_context=False):
        place = list(item["loc"])
        if item["type"] == "missing":
            _put(content, place, _STAND_INS.get(str(place[-1])))
        else:
            while place and isinstance(place[-1], int):
                place.pop()
            _put(content, place, _STAND_INS.get(str(place[-1])) if place else None)
    return content


def _put(content: object, place: Sequence[str | int], value: object) -> None:
    for part in place[:-1]:
        content = _inside(content, part)
    if not place or not isinstance(content, dict):
        return
    if value is None:
        content.pop(place[-1], None)
    else:
        content[place[-1]] = value
