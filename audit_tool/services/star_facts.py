"""What one row of the flat star is made of, as values: keys in the place of references and people."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from audit_tool.formdef.definition import Form, Question, Section
from audit_tool.formdef.measures import Measure, Part


@dataclass(frozen=True, slots=True)
class RoundFact:
    """A round."""

    key: str
    name: str
    kind: str
    theme: str
    starts_on: date
    ends_on: date
    mode: str
    counts: bool
    """Whether it counts in results: a pilot does only where that was decided."""


@dataclass(frozen=True, slots=True)
class Sorted:
    """By what audits are told apart."""

    round: RoundFact
    quarter: str
    service: str
    team: str
    form: str
    version: int
    audit_set: str
    way: str


@dataclass(frozen=True, slots=True)
class Side:
    """What stands under one kind of grades of an audit."""

    sorted: Sorted
    told: str
    """Pairs of question and value as JSON."""

    @property
    def answers(self) -> list[tuple[str, str]]:
        """Question and value; a question may come more than once, as findings do."""
        pairs: list[tuple[str, str]] = json.loads(self.told)
        return pairs


@dataclass(frozen=True, slots=True)
class AuditFact:
    """One settled audit."""

    allocation_id: int
    key: str
    reference: str
    audited_on: date
    origin: str
    sides: Mapping[str, Side]
    """By whose grades."""


@dataclass(frozen=True, slots=True)
class CaseFact:
    """One settled audit, with the keys of its case and its auditors."""

    audit: AuditFact
    case: str
    first_auditor: str
    second_auditor: str


@dataclass(frozen=True, slots=True)
class QuestionFact:
    """A question of any version of a form, as one version has it."""

    form: Form
    """The version that is told of."""
    question: Question
    """As that version asks it, or the latest one that does."""
    section: Section | None
    asked: bool
    """Whether this version asks it."""


@dataclass(frozen=True, slots=True)
class DecisionFact:
    """What was decided about one question of one audit."""

    audit: AuditFact
    question: str
    first: str
    second: str
    decided: str
    reason: str
    route: str
    decided_on: date | None
    by: str
    issue: int
    """1, and one more for each time the case was reopened."""


@dataclass(frozen=True, slots=True)
class ActionFact:
    """An action that follows from audits."""

    key: str
    audit: str
    case: str
    round: str
    source: str
    question: str
    form: str
    version: int | None
    theme: str
    level: str
    urgency: str
    state: str
    owner: str
    owner_kind: str
    due_on: date | None
    first_due_on: date | None
    raised_on: date
    claimed_on: date | None
    checked_on: date | None
    impact: str
    impact_on: date | None
    plan_reference: str
    carried_from: str


@dataclass(frozen=True, slots=True)
class MeasureFact:
    """What one audit says to one count of a measure."""

    measure: Measure
    part: Part
    value: str


@dataclass(frozen=True, slots=True)
class TextFact:
    """Words that somebody wrote."""

    audit: str
    action: str
    whose: str
    """Whose words: the first or the second auditor's, the panel's, an action's."""
    question: str
    what: str
    text: str
