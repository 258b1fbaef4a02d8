"""Answers any form at random by the form's own rules: whatever a person could choose, and nothing that leaves a gap."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from audit_tool.formdef.answers import NOTHING, Answer, Finding, findings_value, plan_interval_of, rows_value
from audit_tool.formdef.applicability import AskedQuestion, allocation_questions
from audit_tool.formdef.cases import AGE, CASE_TYPE
from audit_tool.formdef.completeness import missing
from audit_tool.formdef.definition import Cell, CellKind, Form, Kind, Question
from audit_tool.formdef.standards import PLAN_UNITS, verdict_of

WORDS = "What was seen on the record at the visit, and what it means for the child’s days."
FIRST, LAST = date(2025, 6, 2), date(2026, 9, 30)
MOST_TRIES = 200


class AtRandom:
    """One run of chance; the same seed gives the same answers."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)

    def cover(self, form: Form) -> dict[str, Answer]:
        """What is told of a case when it is chosen, of a type that the form is for."""
        told = {one.code: self.answer(AskedQuestion("0", one)) for one in allocation_questions(form)}
        if CASE_TYPE in told:
            types = form.questions[CASE_TYPE].options
            fitting = [one.code for one in types if not form.case_types or set(one.sets) & set(form.case_types)]
            told[CASE_TYPE] = Answer(self._chance.choice(fitting))
        if AGE in told:
            told[AGE] = Answer(self._chance.choice(["unborn", *map(str, range(19))]))
        return told

    def answer(self, asked: AskedQuestion) -> Answer:
        """An answer that stands; optional questions are left out now and then."""
        question = asked.question
        if not question.required and self._chance.random() < 0.3:
            return NOTHING
        for _ in range(MOST_TRIES):
            drawn = self._drawn(asked)
            verdict = verdict_of(asked.standard, drawn, LAST) if question.kind is Kind.DATES else None
            gap = missing(question, drawn, verdict) if verdict else missing(question, drawn)
            if gap is None and drawn.value not in {value for value, _ in question.stops}:
                return drawn
        message = f"{question.code} could not be answered in {MOST_TRIES} tries"
        raise AssertionError(message)

    def _drawn(self, asked: AskedQuestion) -> Answer:
        question = asked.question
        value = next(self._values(asked))
        evidence = (self._chance.choice(question.evidence).code,) if question.evidence else ()
        if question.kind is Kind.DATES and plan_interval_of(value):
            evidence = ("plan: section 4",)
        reason = self._chance.choice(question.reasons).code if question.reasons else ""
        wanted = question.kind is Kind.DATES or value in question.reasons_for
        return Answer(value, self._words(question), evidence, reason if wanted else "")

    def _words(self, question: Question) -> str:
        """A comment, where one can be written."""
        return "" if question.kind in {Kind.TEXT, Kind.FINDINGS, Kind.NUMBER} else WORDS

    def _values(self, asked: AskedQuestion) -> Iterator[str]:
        question, chance = asked.question, self._chance
        codes = [option.code for option in question.options]
        while True:
            if question.kind in {Kind.GRADE, Kind.FACT, Kind.CHOICE}:
                yield chance.choice(codes)
            elif question.kind is Kind.CHOICES:
                yield ",".join(code for code in codes if chance.random() < 0.3) or chance.choice(codes)
            elif question.kind is Kind.FINDINGS:
                yield findings_value(tuple(Finding(WORDS, chance.choice(codes)) for _ in range(question.count)))
            elif question.kind is Kind.NUMBER:
                yield "/".join(str(chance.randrange(30)) for _ in range(max(1, len(question.parts))))
            elif question.kind is Kind.ROWS:
                rows = [{cell.code: self._cell(cell) for cell in question.cells} for _ in range(max(1, question.count))]
                yield rows_value(rows)
            elif question.kind is Kind.DATES:
                yield self._dates(asked)
            else:
                yield WORDS

    def _cell(self, cell: Cell) -> str:
        return {
            CellKind.TEXT: WORDS,
            CellKind.NUMBER: str(self._chance.randrange(30)),
            CellKind.DATE: (FIRST + timedelta(self._chance.randrange(90))).isoformat(),
            CellKind.CHOICE: self._chance.choice(cell.options).code if cell.options else "",
        }[cell.kind]

    def _dates(self, asked: AskedQuestion) -> str:
        if self._chance.random() < 0.1:
            return "not_applicable"
        start = FIRST + timedelta(self._chance.randrange((LAST - FIRST).days))
        end = start + timedelta(self._chance.randrange(90))
        timed = asked.standard is not None and asked.standard.unit == "hours"
        clock = "T10:00" if timed else ""
        later = ".." if self._chance.random() < 0.1 else f"{end.isoformat()}{clock}"
        intervals = asked.standard.intervals if asked.standard else ()
        chosen = self._chance.choice(intervals).code if intervals else ""
        value = f"{start.isoformat()}{clock}/{later}/{chosen}/{self._by_plan(asked)}"
        return value.rstrip("/")

    def _by_plan(self, asked: AskedQuestion) -> str:
        if asked.standard is None or not asked.standard.plan_may_set or self._chance.random() < 0.5:
            return ""
        return f"{self._chance.randrange(1, 40)} {self._chance.choice(PLAN_UNITS)}"
