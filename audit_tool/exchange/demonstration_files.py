"""Reads what the demonstration workspace is made of: `resources/demo`, one file for the weeks and one for each case."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import AfterValidator, Field, StrictBool, StrictInt, StrictStr, ValidationError

from audit_tool.errors import WrongInputError
from audit_tool.formdef.schema import Part, Text, Texts
from audit_tool.formdef.yaml_files import read_yaml

Model = TypeVar("Model", bound=Part)
Notes = dict[str, Text]
"""A word of comment or rationale by question code."""


def _moment(text: str) -> str:
    datetime.fromisoformat(text)
    return text


def _day(text: str) -> str:
    date.fromisoformat(text)
    return text


Moment = Annotated[StrictStr, AfterValidator(_moment)]
Day = Annotated[StrictStr, AfterValidator(_day)]


def moment_of(text: str) -> datetime:
    """A moment of the demonstration; its clocks stand at UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


class PersonFile(Part):
    """Somebody who works in the demonstration."""

    code: Text
    title: Text
    service: Text
    role: StrictStr


class RoundFile(Part):
    """A round and the cases in it."""

    name: Text
    starts_on: Day
    ends_on: Day
    target: StrictInt
    set_up_at: Moment
    moderator: Text
    cases: Texts


class WeekFile(Part):
    """People, rounds, and what most cases have in common."""

    people: Annotated[tuple[PersonFile, ...], Field(min_length=1)]
    registered_at: Moment
    rounds: tuple[RoundFile, ...]
    figures_at: Moment
    cover_usually: Notes
    evidence_usually: dict[str, Texts]


class LineFile(Part):
    """One strength or development."""

    text: Text
    theme: Text


class AuditFile(Part):
    """One audit, said shortly: facts are yes where nothing else is said."""

    begun_at: Moment
    minutes: StrictInt
    how: StrictStr = ""
    sure: StrictStr = ""
    submit: StrictBool = True
    stop_before: StrictStr = ""
    leave_out: Texts = ()
    texts: Notes = Field(default_factory=dict)
    feedback: StrictStr = ""
    feedback_reason: StrictStr = ""
    feedback_note: StrictStr = ""
    strengths: tuple[LineFile, ...] = ()
    developments: tuple[LineFile, ...] = ()
    yes: Notes = Field(default_factory=dict)
    partly: Notes = Field(default_factory=dict)
    no: Notes = Field(default_factory=dict)
    not_applicable: Notes = Field(default_factory=dict)
    outstanding: Notes = Field(default_factory=dict)
    good: Notes = Field(default_factory=dict)
    requires_improvement: Notes = Field(default_factory=dict)
    inadequate: Notes = Field(default_factory=dict)
    not_judged: Notes = Field(default_factory=dict)
    evidence: dict[str, Texts] = Field(default_factory=dict)

    @property
    def values(self) -> dict[str, Notes]:
        """What was said about facts and grades, by the value given."""
        names = (
            *("yes", "partly", "no", "not_applicable"),
            *("outstanding", "good", "requires_improvement", "inadequate", "not_judged"),
        )
        return {name: getattr(self, name) for name in names}


class DecisionFile(Part):
    """One decided difference."""

    question: Text
    value: Text
    reason: Text
    note: StrictStr = ""
    learning: StrictStr = ""
    clarify: StrictStr = ""


class ModerationFile(Part):
    """What the moderator did about a case."""

    at: Moment
    decisions: tuple[DecisionFile, ...] = ()
    to_panel: Texts = ()
    finish: StrictBool = True


class CaseFile(Part):
    """A case, who audits it, and how far that is."""

    first: Text
    second: StrictStr = ""
    due_on: Day
    second_due_on: Day | None = None
    answers_in: StrictStr = ""
    companions_at: Moment | None = None
    cover: Notes = Field(default_factory=dict)
    records: Notes = Field(default_factory=dict)
    first_audit: AuditFile | None = None
    second_audit: AuditFile | None = None
    moderation: ModerationFile | None = None


def read_week(folder: Path) -> WeekFile:
    """The people and rounds of the demonstration."""
    return _read(folder / "week.yaml", WeekFile)


def read_case(folder: Path, reference: str) -> CaseFile:
    """One case of the demonstration."""
    return _read(folder / "cases" / f"{reference}.yaml", CaseFile)


def _read(path: Path, model: type[Model]) -> Model:
    file = read_yaml(path)
    try:
        return model.model_validate(file.content)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        line = file.line(tuple(part for part in first["loc"] if isinstance(part, str | int)))
        message = (
            f"{path.name}, line {line}, cannot be read: {first['msg']}. Nothing was made. Put the file back as it was."
        )
        raise WrongInputError(message) from error
