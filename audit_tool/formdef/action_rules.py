"""Reads the rules by which answers propose actions: data that a council can read and change."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StrictStr, TypeAdapter, ValidationError

from audit_tool.errors import WrongInputError
from audit_tool.formdef.definition import Kind, Membership, Question
from audit_tool.formdef.schema import Part, Text, Texts
from audit_tool.formdef.yaml_files import read_yaml
from audit_tool.places import resources

UrgencyCode = Literal[
    "today", "within_5_working_days", "within_20_working_days", "by_next_review", "by_next_practice_week"
]
WorkingDays = Annotated[int, Field(ge=0, le=250)]
CodeOf = Annotated[str, Field(pattern=r"^[A-Z]+(-[A-Z0-9]+)+$")]


class ActionRule(Part):
    """An action that is proposed where one question, or any grade of a kind, has one of the answers."""

    code: CodeOf
    question: StrictStr = ""
    grades: Literal["", "set", "full"] = ""
    """Every graded question of the short set, or every one that only the full set asks."""
    answers: Texts
    level: Literal["child", "practitioner", "team", "service", "partnership"]
    urgency: UrgencyCode
    owner: Text
    due_in: WorkingDays
    text: Text
    why: Text

    def fits(self, question: Question) -> bool:
        """Whether the rule is about a question."""
        if self.question:
            return question.code == self.question
        wanted = Membership.FULL if self.grades == "full" else Membership.SHORT
        return question.kind is Kind.GRADE and question.membership is wanted


class ActionRules(Part):
    """The file of rules."""

    rules: tuple[ActionRule, ...] = ()
    due_in: dict[UrgencyCode, WorkingDays] = Field(default_factory=dict)
    """By when an action of an urgency is proposed to be due; nothing is proposed for one that is not here."""


_FILE = TypeAdapter(ActionRules)


def action_rules(path: Path | None = None) -> tuple[ActionRule, ...]:
    """Every rule, in the file's order; the shipped ones where no file is named."""
    return _read(path or resources() / "actions" / "rules.yaml").rules


def proposed_working_days() -> Mapping[UrgencyCode, int]:
    """By how many working days an action of each urgency is proposed to be due."""
    return _read(resources() / "actions" / "rules.yaml").due_in


@cache
def _read(path: Path) -> ActionRules:
    file = read_yaml(path)
    try:
        return _FILE.validate_python(file.content)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise WrongInputError(
            f"The rules for actions cannot be read at line {file.line(tuple(first['loc']))}; nothing was changed. "
            "Put the file back as it was."
        ) from error
