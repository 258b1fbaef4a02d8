"""Reads a file of answers: the worked example, and what the demonstration workspace is filled with."""

from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field, StrictStr, TypeAdapter, ValidationError

from audit_tool.errors import WrongInputError
from audit_tool.formdef.answers import Answer, Finding, findings_value
from audit_tool.formdef.schema import Part, Text, Texts
from audit_tool.formdef.yaml_files import read_yaml


class _FindingFile(Part):
    text: Text
    theme: Text
    tier: StrictStr = ""


def _as_text(value: object) -> object:
    """Numbers may stand without quotes."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


class _AnswerFile(Part):
    value: Annotated[StrictStr | tuple[_FindingFile, ...], BeforeValidator(_as_text)] = ""
    comment: StrictStr = ""
    evidence: Texts = ()
    reason: StrictStr = ""

    def answer(self) -> Answer:
        """The answer as a value."""
        value = self.value if isinstance(self.value, str) else findings_value(tuple(map(_finding, self.value)))
        return Answer(value, self.comment, self.evidence, self.reason)


def _finding(found: _FindingFile) -> Finding:
    return Finding(found.text, found.theme, found.tier)


_FILE = TypeAdapter(dict[Annotated[str, Field(min_length=1)], dict[str, _AnswerFile]])


def read_answers(path: Path) -> dict[str, dict[str, Answer]]:
    """The answers of each person in a file, by question code; FormFileError or WrongInputError where it is damaged."""
    file = read_yaml(path)
    try:
        found = _FILE.validate_python(file.content)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise WrongInputError(
            f"The answers in {path.name} cannot be read at line {file.line(tuple(first['loc']))}; nothing was changed. "
            "Put the file back as it was."
        ) from error
    return {who: {code: given.answer() for code, given in answers.items()} for who, answers in found.items()}
