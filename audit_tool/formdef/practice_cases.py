"""Reads practice cases: made-up cases that everybody grades before a week (R-108)."""

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field, TypeAdapter, ValidationError

from audit_tool.errors import WrongInputError
from audit_tool.formdef.schema import Part, Text, Texts
from audit_tool.formdef.yaml_files import read_yaml
from audit_tool.places import resources


class CasePart(Part):
    """One paragraph of a practice case under its heading."""

    title: Text
    text: Text


class PracticeCase(Part):
    """A made-up case: what everybody reads, and what to talk about afterwards, by question code."""

    reference: Annotated[str, Field(pattern=r"^CAL-\d\d$")]
    title: Text
    types: Texts
    age: Annotated[int, Field(ge=0, le=25)]
    parts: Annotated[tuple[CasePart, ...], Field(min_length=1)]
    discuss: dict[str, Text]


_CASE = TypeAdapter(PracticeCase)


@cache
def practice_cases(folder: Path | None = None) -> tuple[PracticeCase, ...]:
    """Every practice case of a folder, by reference; the shipped ones where none is named."""
    where = folder or resources() / "calibration"
    return tuple(_read(path) for path in sorted(where.glob("*.yaml")))


def _read(path: Path) -> PracticeCase:
    file = read_yaml(path)
    try:
        return _CASE.validate_python(file.content)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise WrongInputError(
            f"The practice case in {path.name} cannot be read at line {file.line(tuple(first['loc']))}; nothing was "
            "changed. Put the file back as it was."
        ) from error
