"""The JSON Schema of form files and of the files they share, for editors that help while one writes."""

from typing import Any, Literal

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from audit_tool.formdef import schema
from audit_tool.formdef.key_words import WORDS
from audit_tool.formdef.prompt_rules import PromptsFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"
# Which file is meant shows by a key that only it has; whatever has none of them is a form.
_FILES: tuple[tuple[str, type[schema.Part]], ...] = (
    ("bank", schema.BankFile),
    ("grades", schema.ScalesFile),
    ("themes", schema.ThemesFile),
    ("measures", schema.MeasuresFile),
    ("tags", schema.TagsFile),
    ("days", schema.HolidaysFile),
    ("rules", PromptsFile),
)
# These keys a form has too, but never without its code.
_FILES_WITHOUT_CODE: tuple[tuple[str, type[schema.Part]], ...] = (
    ("lists", schema.ListsFile),
    ("standards", schema.StandardsFile),
    ("tokens", schema.TokensFile),
)


def editor_schema() -> dict[str, Any]:
    """One schema for every file in the forms folder."""
    models: list[type[schema.Part]] = [schema.FormFile, *(model for _, model in (*_FILES, *_FILES_WITHOUT_CODE))]
    wanted: list[tuple[type[BaseModel], Literal["validation"]]] = [(model, "validation") for model in models]
    _, made = models_json_schema(wanted, by_alias=True, ref_template="#/$defs/{model}")
    parts = made["$defs"]
    for name, part in parts.items():
        _describe(name, part)
    choice: dict[str, Any] = _ref(schema.FormFile)
    for key, model in _FILES_WITHOUT_CODE:
        found = {"required": [key], "not": {"required": ["code"]}}
        choice = {"if": found, "then": _ref(model), "else": choice}
    for key, model in _FILES:
        choice = {"if": {"required": [key]}, "then": _ref(model), "else": choice}
    title = "Audit forms, question banks, and the words they share"
    return {"$schema": DIALECT, "title": title, **choice, "$defs": parts}


def keys() -> dict[str, set[str]]:
    """Every key of every part of the files, by the part's name; each must have its words."""
    parts = editor_schema()["$defs"]
    return {name: set(part.get("properties", {})) for name, part in parts.items()}


def _ref(model: type[schema.Part]) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{model.__name__}"}


def _describe(name: str, part: dict[str, Any]) -> None:
    """Words for people instead of the titles that the library makes of the program's names."""
    part.pop("title", None)
    for key, value in part.get("properties", {}).items():
        value.pop("title", None)
        words = WORDS.get(name, {}).get(key, "")
        if words:
            value["description"] = words
