"""Gentle prompts: what in an audit is worth a second look. They never block nor alter anything (R-064, R-065)."""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from audit_tool.analysis.action_words import Level
from audit_tool.analysis.free_text import texts_of
from audit_tool.analysis.personal import personal_details
from audit_tool.analysis.rationales import lists_activity_only, repeats_question
from audit_tool.counted_words import listed
from audit_tool.formdef.answers import NOTHING, Answer, Answers, dates_of
from audit_tool.formdef.applicability import AskedQuestion, AskedSection, asked_questions
from audit_tool.formdef.definition import Kind
from audit_tool.formdef.prompt_rules import GRADES, PromptBook, PromptRule
from audit_tool.formdef.wording import MONTHS, day_words

_RECORD_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b", re.IGNORECASE)
MOST_NAMED = 4
INADEQUATE = "inadequate"


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing worth a second look, at one question."""

    code: str
    question: str
    number: str
    text: str
    about: str = ""
    """What it is about where one question may have several: the words that look like a name."""
    when_left: bool = False
    """Not while the question is still being answered: the rest may be on its way."""
    only_at_review: bool = False
    asks_for_missing: bool = False
    """It says in other words what is named as missing before submitting, and need not be said twice there."""

    @property
    def key(self) -> tuple[str, str, str]:
        """By this it is dismissed for good."""
        return (self.code, self.question, self.about)


class Prompting:
    """Works out the prompts of one audit after each answer; what an answer says by itself is kept until it changes."""

    def __init__(self, book: PromptBook, today: date) -> None:
        self._book = book
        self._today = today
        self._kept: dict[str, tuple[AskedQuestion, Answer, tuple[Prompt, ...]]] = {}

    def prompts(
        self, asked: tuple[AskedSection, ...], answers: Answers, at: AbstractSet[str] | None = None
    ) -> tuple[Prompt, ...]:
        """Every prompt that holds now, in the form's order; `at`: those of some questions, and only they are read."""
        questions = {one.question.code: one for one in asked_questions(asked)}
        wanted = questions.keys() if at is None else questions.keys() & at
        rules = (rule for rule in self._book.rules if rule.question in wanted and not rule.unless_action)
        found = [prompt for rule in rules for prompt in _by_rule(self._book, rule, questions, answers)]
        for code in wanted:
            found += self._of_one(questions[code], answers.get(code, NOTHING))
        order = {code: at for at, code in enumerate(questions)}
        # Two rules of one code at one question ask the same thing twice.
        once: dict[tuple[str, str, str], Prompt] = {}
        for prompt in found:
            once.setdefault(prompt.key, prompt)
        return tuple(sorted(once.values(), key=lambda prompt: order[prompt.question]))

    def missing_actions(
        self, asked: tuple[AskedSection, ...], answers: Answers, levels: AbstractSet[str]
    ) -> tuple[Prompt, ...]:
        """What is asked for because no action is recorded, at any level or at the child's (PRM-06, PRM-13)."""
        questions = {one.question.code: one for one in asked_questions(asked)}
        rules = [] if levels else [rule for rule in self._book.rules if rule.unless_action]
        found = [prompt for rule in rules for prompt in _by_rule(self._book, rule, questions, answers)]
        rule = self._book.general.get("action")
        low = [
            one
            for code, one in questions.items()
            if one.question.kind is Kind.GRADE and answers.get(code, NOTHING).value == INADEQUATE
        ]
        if rule is not None and low and Level.CHILD not in levels:
            named = _listed([one.number for one in low])
            text = self._book.said(rule.say, facts=named)
            found.append(Prompt(rule.code, low[0].question.code, low[0].number, text, only_at_review=True))
        return tuple(found)

    def unused_flags(
        self, opened: Iterable[tuple[str, AbstractSet[str]]], asked: tuple[AskedSection, ...], answers: Answers
    ) -> tuple[Prompt, ...]:
        """Flags of the cover of which nothing applies (PRM-11); `opened` gives each flag's words and questions."""
        rule = self._book.general.get("flag")
        if rule is None:
            return ()
        found = []
        for flag, codes in opened:
            mine = [one for one in asked_questions(asked) if one.question.code in codes]
            given = [_says_nothing(one, answers.get(one.question.code, NOTHING)) for one in mine]
            if mine and all(given):
                first = mine[0]
                text = self._book.said(rule.say, flag=flag)
                found.append(Prompt(rule.code, first.question.code, first.number, text, flag, only_at_review=True))
        return tuple(found)

    def _of_one(self, one: AskedQuestion, answer: Answer) -> tuple[Prompt, ...]:
        kept = self._kept.get(one.question.code)
        if kept is None or kept[0] is not one or kept[1] != answer:
            made = () if answer.empty else tuple(self._by_itself(one, answer))
            self._kept[one.question.code] = kept = (one, answer, made)
        return kept[2]

    def _by_itself(self, one: AskedQuestion, answer: Answer) -> Iterator[Prompt]:
        for kind, words, about in (
            *_of_grade(one, answer, self._book),
            *self._of_dates(one, answer),
            *_details(one, answer),
        ):
            rule = self._book.general.get(kind)
            if rule is not None:
                late = kind in {"activity", "repeats", "evidence"}
                text = self._book.said(rule.say, **words)
                yield Prompt(
                    rule.code,
                    one.question.code,
                    one.number,
                    text,
                    about,
                    when_left=late,
                    asks_for_missing=kind == "evidence",
                )

    def _of_dates(self, one: AskedQuestion, answer: Answer) -> Iterator["Sign"]:
        if one.question.kind is Kind.DATES:
            start, end = _days(answer.value)
            if start and end and end < start:
                yield "order", {"start": day_words(start), "end": day_words(end)}, ""
            ends = one.standard.end.lower().split() if one.standard else []
            planned = bool(self._book.planned.intersection(ends))
            late = [day for day in (start, None if planned else end) if day and day > self._today]
            if late:
                yield "future", {"day": day_words(late[0])}, ""
        for pointer in answer.evidence:
            for day in _record_days(pointer):
                if day > self._today:
                    yield "future", {"day": day_words(day)}, pointer


Sign = tuple[str, dict[str, str], str]


def _of_grade(one: AskedQuestion, answer: Answer, book: PromptBook) -> Iterator[Sign]:
    question = one.question
    graded = question.kind is Kind.GRADE and bool(answer.value) and answer.value not in question.reasons_for
    if not graded or not question.rationale_minimum:
        return
    if repeats_question(answer.comment, question.text):
        yield "repeats", {}, ""
    elif lists_activity_only(answer.comment, book):
        yield "activity", {}, ""
    if question.evidence and not answer.evidence and len(answer.comment.strip()) >= question.rationale_minimum:
        yield "evidence", {}, ""


def _says_nothing(one: AskedQuestion, answer: Answer) -> bool:
    """Not applicable; a grade cannot be that, and is not judged instead."""
    unjudged = one.question.kind is Kind.GRADE and answer.value in one.question.reasons_for
    return unjudged or answer.value == "not_applicable"


def _details(one: AskedQuestion, answer: Answer) -> Iterator[Sign]:
    seen: set[str] = set()
    for text in texts_of(one.question, answer):
        for found in personal_details(text):
            if found.text not in seen:
                seen.add(found.text)
                yield "personal", {"advice": found.advice}, found.text


def _days(value: str) -> tuple[date | None, date | None]:
    try:
        return dates_of(value)
    except ValueError:
        return None, None


def _record_days(pointer: str) -> Iterator[date]:
    for day, month, year in _RECORD_DAY.findall(pointer):
        try:
            yield date(int(year), MONTHS.index(month.capitalize()) + 1, int(day))
        except ValueError:
            continue


def _by_rule(book: PromptBook, rule: PromptRule, asked: dict[str, AskedQuestion], answers: Answers) -> Iterator[Prompt]:
    one = asked.get(rule.question)
    answer = answers.get(rule.question, NOTHING)
    if one is None or answer.value not in rule.answers:
        return
    if rule.unless_reason and (answer.reason or answer.comment.strip()):
        return
    named = _facts_that_hold(rule, asked, answers) if rule.facts else []
    if named is None:
        return
    if rule.text:
        if rule.text not in asked or len(answers.get(rule.text, NOTHING).value.strip()) >= rule.shorter_than:
            return
        named = [asked[rule.text].number]
    grade = next((option.label for option in one.question.options if option.code == answer.value), answer.value)
    text = book.said(rule.say, grade=grade.lower(), facts=_listed(named))
    review, missing = rule.only_at_review, rule.unless_reason
    yield Prompt(rule.code, rule.question, one.number, text, only_at_review=review, asks_for_missing=missing)


def _facts_that_hold(rule: PromptRule, asked: dict[str, AskedQuestion], answers: Answers) -> list[str] | None:
    """The numbers of the facts that have one of the rule's values; none where the rule does not hold."""
    codes = list(rule.facts)
    if GRADES in codes:
        codes = [code for code, one in asked.items() if one.question.kind is Kind.GRADE and code != rule.question]
    present = [code for code in codes if code in asked]
    holding = [code for code in present if answers.get(code, NOTHING).value in rule.values]
    if len(holding) < rule.at_least or (rule.every and len(holding) < len(present)):
        return None
    return [asked[code].number for code in holding]


def _listed(numbers: list[str]) -> str:
    more = len(numbers) - MOST_NAMED
    return listed([*numbers[:MOST_NAMED], f"{more} more"] if more > 0 else numbers)
