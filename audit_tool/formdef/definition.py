"""A form as values: sections, questions, lists, limits. Read from files by `reading`, never built by hand elsewhere."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from audit_tool.formdef.conditions import ALWAYS, Condition


class Kind(StrEnum):
    """How a question is answered; each has an editor in `ui/formview`."""

    GRADE = "grade"
    FACT = "fact"
    DATE = "date"
    DATES = "dates"
    NUMBER = "number"
    TEXT = "text"
    CHOICE = "choice"
    CHOICES = "choices"
    FINDINGS = "findings"
    ROWS = "rows"


class AuditSet(StrEnum):
    """Which questions of a form are asked."""

    SHORT = "short"
    FULL = "full"


class Seat(StrEnum):
    """An auditor's place in the two-auditor order."""

    FIRST = "first"
    SECOND = "second"


class SecondSeat(StrEnum):
    """What the second auditor of a form is asked: the marked questions, the same as the first, or nothing."""

    MARKED = "marked"
    SAME = "same"
    NONE = "none"


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
    comment: bool = False
    """Choosing it needs a word of explanation."""


class CellKind(StrEnum):
    """What one part of a row holds."""

    TEXT = "text"
    NUMBER = "number"
    CHOICE = "choice"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Cell:
    """One part of each row that a question gathers: of each brother or sister, of each step agreed."""

    code: str
    label: str
    kind: CellKind
    options: tuple[Option, ...] = ()
    required: bool = True


@dataclass(frozen=True, slots=True)
class TagRule:
    """A tag that an answer on the cover sets: `=yes` for one value, `>=1` for a number."""

    test: str
    tag: str


@dataclass(frozen=True, slots=True)
class Range:
    """What a number may be; None where there is no end to that side."""

    least: int | float | None = None
    most: int | float | None = None
    whole: bool = False
    say: str = ""
    """What to tell somebody whose number does not fit; empty for the usual words."""

    def allows(self, number: float) -> bool:
        """Whether a number fits."""
        low = self.least is not None and number < self.least
        high = self.most is not None and number > self.most
        return not (low or high or (self.whole and number != int(number)))

    @property
    def words(self) -> str:
        """The range as people read it."""
        least, most = (None if end is None else f"{end:g}" for end in (self.least, self.most))
        ends = {
            (True, True): f"from {least} to {most}",
            (True, False): f"{least} or more",
            (False, True): f"{most} or less",
            (False, False): "",
        }[least is not None, most is not None]
        return f"a {'whole ' if self.whole else ''}number {ends}".strip()


@dataclass(frozen=True, slots=True)
class Interval:
    """One of several numbers that a standard may have; `when` picks it by the case, otherwise a person does."""

    code: str
    label: str
    number: int
    unit: str
    when: Condition = ALWAYS


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
    """law, council, check or set; the last two give no verdict. plan where a case's own plan set the number."""
    valid_from: str = ""
    valid_to: str = ""
    words: str = ""
    """The number as people read it, with what it depends on."""
    intervals: tuple[Interval, ...] = ()
    """Given instead of one number where several may apply."""
    at_least: bool = False
    """The time must be at least this long instead of at most."""
    plan_may_set: bool = field(default=False, compare=False)
    """A case's own plan may set a shorter interval. It adds a choice and changes no question: no other form by it."""
    holidays: frozenset[date] = field(default=frozenset(), repr=False, compare=False)
    """Days beside Saturday and Sunday that are no working days."""


@dataclass(frozen=True, slots=True)
class StandardChoice:
    """Which standard a date question takes where the condition holds; no standard means none for this case type."""

    when: Condition
    standard: str


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
    seats: frozenset[Seat] = frozenset()
    """Which auditors answer a cover or extra question in the audit; the rest of the cover is set at allocation."""
    sets_when: tuple[TagRule, ...] = ()
    stops: tuple[tuple[str, str], ...] = ()
    """Values that end the audit instead of letting it be submitted, each with what to say then."""
    gives_age: bool = False
    """The number is the child's age for conditions."""
    range: Range | None = None
    """What a number may be; None where every number stands."""
    parts: tuple[str, ...] = ()
    """Words for each of several numbers in one answer, which are held as `2/1`."""
    count: int = 0
    """How many findings or rows are asked for."""
    cells: tuple[Cell, ...] = ()
    """What each row holds, where the question gathers rows."""

    @property
    def counts(self) -> bool:
        """Whether it is an item: what the auditor answers about the work, cover and extras left out."""
        return self.membership in {Membership.SHORT, Membership.FULL}


@dataclass(frozen=True, slots=True)
class Section:
    """A run of questions under one title; `number` is what people see."""

    number: int
    title: str
    questions: tuple[Question, ...]
    short_title: str = ""
    """What a narrow list shows; the title where the form gives nothing shorter."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A local rule: a low answer to one of `questions` holds the overall grade at `holds_at` or below."""

    code: str
    title: str
    questions: frozenset[str]
    answer: str
    holds_at: str


@dataclass(frozen=True, slots=True)
class Situation:
    """A usual case of a form, by which its size is told."""

    title: str = ""
    tags: frozenset[str] = frozenset()
    age: int | None = None


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
    """Expected minutes by set."""
    standard_for: dict[str, tuple[StandardChoice, ...]] = field(default_factory=dict)
    """Standards of date questions that depend on the case type, first match first."""
    themes: dict[str, str] = field(default_factory=dict)
    """Words for every theme code."""
    measures: dict[str, str] = field(default_factory=dict)
    """Words for the measures that this form's questions report to."""
    tags: dict[str, str] = field(default_factory=dict)
    """Words for every tag, to say why a question is not asked."""
    family: str = "full"
    """full, light or companion."""
    second_seat: SecondSeat = SecondSeat.MARKED
    sets: frozenset[str] = frozenset()
    """Tags that are true of every case on this form, such as `missing` for a return home interview."""
    lead: str = ""
    """Code of the grade that stands for the whole where the form has no overall grade."""
    typical: tuple[Situation, ...] = field(default=(), compare=False)
    """Usual cases, by which its size is told; they make it no other form."""

    @property
    def main_grade(self) -> str:
        """Code of the grade a case is known by: overall, or the lead grade; empty where there is neither."""
        return self.overall or self.lead

    @property
    def label(self) -> str:
        """How the form and version are named on screen and in print."""
        return f"Form {self.code} version {self.version}"

    @property
    def questions(self) -> dict[str, Question]:
        """Every question by its code, in the form's order."""
        return {question.code: question for section in self.sections for question in section.questions}
