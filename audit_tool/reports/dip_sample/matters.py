"""What a dip sample found on one form: the lead grade and each question, from the one counting rule (M36)."""

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from audit_tool.analysis.charts import BarChart, GradeBar
from audit_tool.analysis.counting import Count, beside_words, change_words, count, empty_words, share_words
from audit_tool.analysis.indicators import GRADES
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.definition import Form, Kind, Membership, Question
from audit_tool.formdef.measures import MET, OUTSIDE
from audit_tool.formdef.wording import capitalised, lowered, words
from audit_tool.places import resources
from audit_tool.reports.dip_sample.content import AskedLine, Matter
from audit_tool.services.counted import MAIN
from audit_tool.services.desk import Desk
from audit_tool.services.insight import Chosen
from audit_tool.services.rounds import RoundEntry

Given = Mapping[str, Counter[str]]
"""How often each answer was given, by question."""
MET_WORDS = {Kind.GRADE: "Good or outstanding", Kind.FACT: "Yes", Kind.DATES: "In time"}
"""What counts as met, by the kind of a question; of other kinds each answer is counted by itself."""
COUNTED = frozenset({*MET_WORDS, Kind.CHOICE, Kind.CHOICES})
FIRST = "No earlier dip sample on this form is held, so there is nothing to compare it with."


@dataclass(frozen=True, slots=True)
class NoteRules:
    """What is taken for a strength and a need, and to whom the note may go; data that comes with the program."""

    least_rated: int
    need_below_per_cent: int
    audiences: tuple[str, ...]

    @property
    def words(self) -> str:
        """The rule in words."""
        return (
            "A strength is a question that every rated item meets, a need one that fewer than "
            f"{self.need_below_per_cent}% of them do; neither is told under {self.least_rated} rated items."
        )

    def strong(self, each: Count) -> bool:
        """Whether every item meets it."""
        return each.base >= self.least_rated and each.met == each.base

    def needed(self, each: Count) -> bool:
        """Whether too few items meet it."""
        return each.base >= self.least_rated and each.met * 100 < each.base * self.need_below_per_cent


@cache
def note_rules() -> NoteRules:
    """The rules of the note."""
    with (resources() / "reports" / "dip_sample.toml").open("rb") as file:
        told = tomllib.load(file)
    return NoteRules(told["least_rated"], told["need_below_per_cent"], tuple(told["audiences"]))


def matter_of(desk: Desk, form: Form, now: RoundEntry, before: RoundEntry | None) -> Matter:
    """One form of a sample, beside the last sample on it."""
    asked = [each for section in form.sections if section.number for each in section.questions if _counted(form, each)]
    codes = [MAIN, *(each.code for each in asked)]
    found = _given(desk, now, form.code, codes)
    why_not = desk.insight_words.why_not_compared(_named(before), _named(now)) if before else FIRST
    earlier = _given(desk, before, form.code, codes) if before and not why_not else {}
    rated = [(each, count(found.get(each.code, {}), MET)) for each in asked if _can_be_met(each)]
    rules = note_rules()
    return Matter(
        title=f"{form.title} ({form.code}, version {form.version})",
        asked=form.questions[form.main_grade].text,
        sentence=_sentence(found, earlier, before),
        chart=_chart(found, earlier, now, before),
        compared=why_not or f"Beside it: {before.name if before else ''}. Only what both were asked is compared.",
        questions=tuple(_line(each, found, earlier) for each in asked if each.code in found),
        strengths=tuple((each.text, share_words(number)) for each, number in rated if rules.strong(number)),
        needs=tuple((each.text, share_words(number)) for each, number in rated if rules.needed(number)),
    )


def _counted(form: Form, question: Question) -> bool:
    lead = question.code == form.main_grade
    return question.kind in COUNTED and question.membership is not Membership.COVER and not lead


def _can_be_met(question: Question) -> bool:
    """Whether yes is good: where a yes has to be explained, it is a worry."""
    return question.kind in MET_WORDS and "yes" not in question.comment_needed_for


def _named(each: RoundEntry) -> tuple[int, str]:
    return each.id, each.name


def _given(desk: Desk, each: RoundEntry, form: str, codes: Sequence[str]) -> Given:
    found: dict[str, Counter[str]] = {}
    for answer in desk.counting.answers(Chosen(rounds=(each.id,), forms=(form,)), codes):
        found.setdefault(answer.code, Counter())[answer.value] += answer.number
    return found


def _sentence(found: Given, earlier: Given, before: RoundEntry | None) -> str:
    now = count(found.get(MAIN, {}), MET)
    if not now.base:
        return f"No lead grade: {empty_words(now)}."
    beside = f" Beside them: {beside_words(now)}." if now.beside else ""
    then = count(earlier.get(MAIN, {}), MET)
    if not then.base or before is None:
        return f"{share_words(now)} good or outstanding.{beside}"
    change = change_words(then, now)
    return f"{share_words(then)} good or outstanding last time, then {share_words(now)}: {change}.{beside}"


def _chart(found: Given, earlier: Given, now: RoundEntry, before: RoundEntry | None) -> BarChart | None:
    told = [("Last sample", earlier)] if before else []
    bars = tuple(bar for label, given in (*told, ("This sample", found)) if (bar := _bar(label, given)).total)
    if not any(bar.label == "This sample" for bar in bars):
        return None
    names = f"This sample: {now.name}." + (f" Last sample: {before.name}." if before and len(bars) > 1 else "")
    return BarChart("Lead grade", names, bars, "Sample", "item")


def _bar(label: str, given: Given) -> GradeBar:
    values: Mapping[str, int] = given.get(MAIN, {})
    return GradeBar(label, tuple(values.get(grade, 0) for grade in GRADES), beside_words(count(values, MET)))


def _line(question: Question, found: Given, earlier: Given) -> AskedLine:
    values, then = found[question.code], earlier.get(question.code)
    if question.kind not in MET_WORDS:
        return AskedLine(question.text, _each(question, values), "", "")
    now = count(values, MET)
    before = count(then or {}, MET)
    told = change_words(before, now) if before.base and now.base else ""
    last = "Not asked" if then is None else share_words(before) if before.base else capitalised(empty_words(before))
    return AskedLine(question.text, _counts(question, values, now), last if earlier else "", capitalised(told))


def _counts(question: Question, values: Mapping[str, int], now: Count) -> str:
    if not now.base:
        return capitalised(empty_words(now))
    rest = {value: number for value, number in values.items() if value not in MET and value not in OUTSIDE}
    others = _each(question, rest) if question.kind is Kind.FACT else ""
    parts = (f"{MET_WORDS[question.kind]}: {share_words(now)}", lowered(others), beside_words(now))
    return "; ".join(filter(None, parts))


def _each(question: Question, values: Mapping[str, int]) -> str:
    """Every answer with how often it was given, in the order of the form."""
    order = [each.code for each in question.options]
    known = sorted(values.items(), key=lambda each: order.index(each[0]) if each[0] in order else len(order))
    told = (f"{_word(question, value)} {number}" for value, number in known if number)
    return ", ".join(lowered(each) if at else each for at, each in enumerate(told))


def _word(question: Question, value: str) -> str:
    return OUTSIDE.get(value) or words(question, Answer(value))
