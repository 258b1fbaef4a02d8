"""The keys that form files may hold and the kinds of their values; what they mean together is for `checks`."""

from datetime import date
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    StrictFloat,
    StrictInt,
    StrictStr,
    StringConstraints,
)

Text = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=4000)]
Texts = tuple[Text, ...]
When = Annotated[str, StringConstraints(strict=True, max_length=4000)]


def _day(value: str) -> str:
    date.fromisoformat(value)
    return value


Day = Annotated[StrictStr, AfterValidator(_day)]


class Part(BaseModel):
    """What all parts of form files share: no unknown keys, nothing guessed."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class TagRuleFile(Part):
    """An answer on the cover that sets a tag."""

    test: Annotated[str, StringConstraints(strict=True, pattern=r"^(=[a-z0-9_]+|>=\d{1,3})$")]
    tag: Text


class StopFile(Part):
    """An answer that ends the audit, and what to say then."""

    value: Text
    say: Text


class CellFile(Part):
    """One part of each row of a question that gathers rows."""

    code: Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z][a-z0-9_]*$")]
    label: Text
    kind: Literal["text", "number", "choice", "date"]
    list_: Annotated[Text | None, Field(alias="list")] = None
    required: StrictBool = True


Bound = Annotated[StrictInt, Field(ge=0, le=999_999)] | Annotated[StrictFloat, Field(ge=0, le=999_999)]


class RangeFile(Part):
    """The least and the most that a number may be."""

    least: Bound | None = None
    most: Bound | None = None
    whole: StrictBool = False
    say: StrictStr = ""


class QuestionFile(Part):
    """One question, in a bank or in a form's own list."""

    code: Text
    text: Text
    kind: Literal["grade", "fact", "date", "dates", "number", "text", "choice", "choices", "findings", "rows"]
    set: Literal["short", "full", "cover", "extra"]
    second_auditor: StrictBool = False
    when: When = ""
    list_: Annotated[Text | None, Field(alias="list")] = None
    standards: Texts = ()
    themes: Texts = ()
    measures: Texts = ()
    help: StrictStr = ""
    source: Texts = ()
    required: StrictBool = True
    switched_on: StrictBool = True
    seats: tuple[Literal["first", "second"], ...] = ()
    sets_when: tuple[TagRuleFile, ...] = ()
    stops: tuple[StopFile, ...] = ()
    gives_age: StrictBool = False
    comment_for: Texts = ()
    reasons: Text | None = None
    reasons_for: Texts = ()
    unit: StrictStr = ""
    range_: Annotated[RangeFile | None, Field(alias="range")] = None
    parts: Texts = ()
    count: Annotated[StrictInt, Field(ge=0, le=20)] = 0
    cells: tuple[CellFile, ...] = ()
    rationale_minimum: Annotated[StrictInt, Field(ge=0, le=2000)] | None = None


class BankFile(Part):
    """A question bank."""

    bank: Text
    title: Text
    questions: tuple[QuestionFile, ...]
    retired: Texts = ()


class OptionFile(Part):
    """One value of a list or scale."""

    code: Text
    label: Text
    sets: Texts = ()
    descriptor: StrictStr = ""
    comment: StrictBool = False


class ListFile(Part):
    """One choice list."""

    code: Text
    options: Annotated[tuple[OptionFile, ...], Field(min_length=1)]


class ListsFile(Part):
    """All choice lists."""

    lists: tuple[ListFile, ...]


class ScalesFile(Part):
    """The grade scale, the answers of facts, and what each answer needs."""

    grades: Annotated[tuple[OptionFile, ...], Field(min_length=2)]
    not_judged: OptionFile
    facts: Annotated[tuple[OptionFile, ...], Field(min_length=2)]
    rationale_minimum: Annotated[StrictInt, Field(ge=0, le=2000)]
    evidence: Text
    not_judged_reasons: Text
    late_reasons: Text
    comment_for_measures: Texts
    comment_always: Texts
    no_more: tuple[OptionFile, ...]


Unit = Literal["hours", "days", "working_days", "weeks", "months"]
Amount = Annotated[StrictInt, Field(ge=0, le=9999)]


class IntervalFile(Part):
    """One of several numbers of a standard."""

    code: Text
    label: Text
    number: Amount
    unit: Unit
    when: When = ""


class StandardFile(Part):
    """One standard."""

    code: Text
    title: Text
    start: Text
    end: Text
    words: Text
    status: Literal["law", "council", "check", "set"]
    number: Amount | None = None
    unit: Unit | Literal[""] = ""
    intervals: tuple[IntervalFile, ...] = ()
    at_least: StrictBool = False
    plan_may_set: StrictBool = False
    valid_from: Day | None = None
    valid_to: Day | None = None
    source: Texts = ()


class StandardsFile(Part):
    """All standards."""

    standards: tuple[StandardFile, ...]


class ThemeFile(Part):
    """One theme."""

    code: Text
    label: Text


class ThemesFile(Part):
    """All themes."""

    themes: tuple[ThemeFile, ...]


class MeasureFile(Part):
    """One measure that the council publishes."""

    code: Text
    title: Text
    definition: Text
    forms: Text
    source: Text


class MeasuresFile(Part):
    """All measures."""

    measures: tuple[MeasureFile, ...]


class TagsFile(Part):
    """Words for every tag."""

    tags: dict[str, Text]


class TokensFile(Part):
    """What each token stands for where neither form nor council says otherwise."""

    tokens: dict[str, Text]


class HolidaysFile(Part):
    """Days that are no working days, beside Saturdays and Sundays."""

    days: tuple[Day, ...]


class SectionFile(Part):
    """One section of a form: which questions it takes and how its short set differs."""

    number: Annotated[StrictInt, Field(ge=0, le=99)]
    title: Text
    short_title: StrictStr = ""
    when: When = ""
    questions: Annotated[Texts, Field(min_length=1)]
    short: Literal["bank", "all", "none"] = "bank"
    short_only: Texts = ()
    short_plus: Texts = ()
    short_without: Texts = ()


class LimitFile(Part):
    """One limit on the overall grade."""

    code: Text
    title: Text
    switched_on: StrictBool = True
    questions: Annotated[Texts, Field(min_length=1)]
    answer: Text
    holds_at: Text


class StandardForFile(Part):
    """Which standard a date question takes for a case type."""

    question: Text
    when: Text
    standard: Text


class SituationFile(Part):
    """A usual case of a form: what its cover says, so that its size can be told and checked."""

    title: StrictStr = ""
    tags: Texts = ()
    age: Annotated[StrictInt, Field(ge=0, le=99)] | None = None


class ItemsFile(Part):
    """Between how many items a short set is to stay in the form's usual cases."""

    least: Amount
    most: Amount


class MinutesFile(Part):
    """How long the audit should take, in minutes, by set."""

    short: Amount
    full: Amount | None = None


class FormFile(Part):
    """One version of one form."""

    code: Annotated[str, StringConstraints(strict=True, pattern=r"^[A-Z]{3}$")]
    version: Annotated[StrictInt, Field(ge=1, le=999)]
    title: Text
    subject: Text
    family: Literal["full", "light", "companion", "calibration"]
    case_types: Texts = ()
    sets: Texts = ()
    tokens: dict[str, Text] = Field(default_factory=dict)
    minutes: MinutesFile
    second_seat: Literal["marked", "same", "none"] = "marked"
    short_items: ItemsFile | None = None
    typical: tuple[SituationFile, ...] = ()
    sections: Annotated[tuple[SectionFile, ...], Field(min_length=1)]
    questions: tuple[QuestionFile, ...] = ()
    retired: Texts = ()
    lists: tuple[ListFile, ...] = ()
    wording: dict[str, Text] = Field(default_factory=dict)
    optional: Texts = ()
    overall: StrictStr = ""
    lead: StrictStr = ""
    override: StrictStr = ""
    protection: Texts = ()
    limits: tuple[LimitFile, ...] = ()
    standards: tuple[StandardForFile, ...] = ()
