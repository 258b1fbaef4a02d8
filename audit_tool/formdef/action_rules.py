"""Reads the rules by which answers propose actions: data that a council can read and change."""

from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StrictStr, TypeAdapter, ValidationError

from audit_tool.errors import WrongInputError
from audit_tool.formdef.definition import Kind, Membership, Question
from audit_tool.formdef.schema import Part, Text, Texts
from audit_tool.formdef.yaml_files import read_yaml
from audit_tool.places import resources

CodeOf = Annotated[str, Field(pattern=r"^[A-Z]+(-[A-Z0-9]+)+$")]


class ActionRule(Part):
    """An action that is proposed where one question, or any grade of a kind, has one of the answers."""

    code: CodeOf
    question: StrictStr = ""
    grades: Literal["", "set", "full"] = ""
    """Every graded question of the short set, or every one that only the full set asks."""
    answers: Texts
    level: Literal["child", "practitioner", "team", "service", "partnership"]
    urgency: Literal[
        "today", "within_5_working_days", "within_20_working_days", "by_next_review", "by_next_practice_week"
    ]
    owner: Text
    due_in: Annotated[int, Field(ge=0, le=250)]
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


_FILE = TypeAdapter(ActionRules)


@cache
def action_rules(path: Path | None = None) -> tuple[ActionRule, ...]:
    """Every rule, in the file's order; the shipped ones where no file is named."""
    file = read_yaml(path or resources() / "actions" / "rules.yaml")
    try:
        return _FILE.validate_python(file.content).rules
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise WrongInputError(
            f"The rules for actions cannot be read at line {file.line(tuple(first['loc']))}; nothing was changed. "
            "Put the file back as it was."
        ) from error
