"""A form as values: sections, questions, lists, limits. Read from files by `reading`, never built by hand elsewhere."""

from dataclasses import dataclass, field
from enum import StrEnum

from audit_tool.formdef.conditions import ALWAYS, Condition


class Kind(StrEnum):
    """How a question is answered; each has an editor in `ui/formview`."""

    GRADE = "grade"
    FACT = "fact"
    DATES = "dates"
    NUMBER = "number"
    TEXT = "text"
    CHOICE = "choice"
    CHOICES = "choices"
    FINDINGS = "findings"


class AuditSet(StrEnum):
    """Which questions of a form are asked."""

    SHORT = "short"
    FULL = "full"


class Seat(StrEnum):
    """An auditor's place in the two-auditor order."""

    FIRST = "first"
    SECOND = "second"


class Membership(StrEnum):
    """Which set a question belongs to."""

    SHORT = "short"
    FULL = "full"
    COVER = "cover"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class Option:
    """One value that can be chosen, the words for it, and the tags it sets (1.4 of the catalogue)."""

    code: str
    label: str
    sets: tuple[str, ...] = ()
    descriptor: str = ""


@dataclass(frozen=True, slots=True)
class Standard:
    """How long something may take, from when to when, and whether the council has confirmed the number."""

    code: str
    title: str
    start: str
    end: str
    number: int | None
    unit: str
    """hours, days, working_days, weeks or months."""
    status: str
    """law, council, check or set; the last two give no verdict."""
    valid_from: str = ""
    valid_to: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question as this form and version asks it; `code` lasts across versions."""

    code: str
    text: str
    kind: Kind
    membership: Membership
    second_auditor: bool = False
    when: Condition = ALWAYS
    options: tuple[Option, ...] = ()
    help: str = ""
    good: str = ""
    inadequate: str = ""
    themes: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    standards: tuple[str, ...] = ()
    """Codes of standards, each with a case-type condition in the form's `standard_for`."""
    comment_needed_for: frozenset[str] = frozenset()
    """Values that cannot stand without a comment."""
    reasons: tuple[Option, ...] = ()
    reasons_for: frozenset[str] = frozenset()
    """Values that need one of `reasons`."""
    evidence: tuple[Option, ...] = ()
    """Record types an evidence pointer may name; empty where none is asked for."""
    rationale_minimum: int = 0
    unit: str = ""
    source: tuple[str, ...] = ()
    required: bool = True


@dataclass(frozen=True, slots=True)
class Section:
    """A run of questions under one title; `number` is what people see."""

    number: int
    title: str
    questions: tuple[Question, ...]
    short_title: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """A local rule: a low answer to one of `questions` holds the overall grade at `holds_at` or below."""

    code: str
    title: str
    questions: frozenset[str]
    answer: str
    holds_at: str


@dataclass(frozen=True, slots=True)
class Form:
    """One version of one form. Section 0 is the cover."""

    code: str
    version: int
    title: str
    subject: str
    case_types: tuple[str, ...]
    sections: tuple[Section, ...]
    grades: tuple[Option, ...]
    """Lowest first."""
    limits: tuple[Limit, ...] = ()
    overall: str = ""
    """Code of the overall grade's question; empty where the form has none (RUL-07)."""
    override: str = ""
    """Code of the question in which an auditor says why a limit is set aside."""
    protection: frozenset[str] = frozenset()
    """Questions about safety: a difference here always goes to the panel."""
    standards: dict[str, Standard] = field(default_factory=dict)
    minutes: dict[str, int] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """How the form and version are named on screen and in print."""
        return f"Form {self.code} version {self.version}"

    @property
    def questions(self) -> dict[str, Question]:
        """Every question by its code, in the form's order."""
        return {question.code: question for section in self.sections for question in section.questions}
