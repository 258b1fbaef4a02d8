"""What is still missing before an audit can be submitted, in words and in order (R-055, R-061, R-063)."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from audit_tool.formdef.answers import (
    NOTHING,
    Answer,
    Answers,
    codes_of,
    not_done_yet,
    readable_findings,
    readable_rows,
)
from audit_tool.formdef.applicability import AskedQuestion, AskedSection, asked_questions
from audit_tool.formdef.definition import Cell, CellKind, Kind, Option, Question
from audit_tool.formdef.standards import Plan, Result, Verdict, verdict_of

_NUMBER = re.compile(r"\d{1,6}(\.\d{1,3})?")
_NO_VERDICT = Verdict(Result.NO_VERDICT)
NO_MORE = "no_more"
"""The reason that lets an auditor give fewer findings than asked for."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One question with something missing."""

    question: str
    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the questions that must be answered stand, in all and by section number, the cover's too.

    What may stay empty counts for nothing: otherwise a form just begun would seem half done.
    """

    answered: int
    total: int
    sections: dict[int, tuple[int, int]]


def gaps(asked: tuple[AskedSection, ...], answers: Answers, today: date | None = None) -> tuple[Gap, ...]:
    """Everything missing, in the form's order. `today` decides whether something not done yet is late."""
    found = ((one, _missing_in(one, answers, today)) for one in asked_questions(asked))
    return tuple(Gap(one.question.code, one.number, text) for one, text in found if text)


def progress(asked: tuple[AskedSection, ...], answers: Answers, today: date | None = None) -> Progress:
    """How far the audit is."""
    return progress_but(asked, gaps(asked, answers, today))


def progress_but(asked: tuple[AskedSection, ...], lacking: Sequence[Gap]) -> Progress:
    """How far an audit is of which everything missing is known."""
    missed = {gap.question for gap in lacking}
    sections: dict[int, tuple[int, int]] = {}
    for section in asked:
        counted = [one.question.code for one in section.questions if one.question.required]
        sections[section.number] = (sum(code not in missed for code in counted), len(counted))
    answered, total = (sum(pair[at] for pair in sections.values()) for at in (0, 1))
    return Progress(answered, total, sections)


def missing(question: Question, answer: Answer, verdict: Verdict = _NO_VERDICT) -> str | None:
    """What this answer still needs, in one short sentence; None where it stands. `verdict` is for date questions."""
    if not question.required:
        # What need not be answered may still not be answered wrongly.
        return out_of_range(question, answer) or None
    if question.kind is Kind.DATES:
        return _dates(question, answer, verdict)
    return _RULES[question.kind](question, answer)


def _missing_in(one: AskedQuestion, answers: Answers, today: date | None) -> str | None:
    answer = answers.get(one.question.code, NOTHING)
    verdict = verdict_of(one.standard, answer, today) if one.question.kind is Kind.DATES else _NO_VERDICT
    return missing(one.question, answer, verdict)


def _grade(question: Question, answer: Answer) -> str | None:
    if answer.value not in {option.code for option in question.options}:
        return "Choose a grade."
    if answer.value in question.reasons_for:
        return _reason(question, answer, "Choose why it cannot be judged.")
    written = len(answer.comment.strip())
    if written < question.rationale_minimum:
        return f"Write the reason in {question.rationale_minimum} characters or more; there are {written}."
    if question.evidence and not answer.evidence:
        return "Point to at least one record."
    return None


def _fact(question: Question, answer: Answer) -> str | None:
    if answer.value not in {option.code for option in question.options}:
        return "Choose an answer."
    if answer.value in question.comment_needed_for and not answer.comment.strip():
        if answer.value == "not_applicable":
            return "Say why it does not apply."
        return "Add a comment to this answer."
    return _reason(question, answer, "Choose the reason.") if answer.value in question.reasons_for else None


def _number(question: Question, answer: Answer) -> str | None:
    words = {rule.test[1:] for rule in question.sets_when if rule.test.startswith("=")}
    if answer.value in words and answer.value:
        return None
    parts = answer.value.split("/")
    if len(parts) != max(1, len(question.parts)) or not all(_NUMBER.fullmatch(part) for part in parts):
        return f"Give {len(question.parts)} numbers." if question.parts else "Give a number."
    return out_of_range(question, answer) or None


def out_of_range(question: Question, answer: Answer) -> str:
    """What to say of a number that the question does not allow; empty where it does, or where there is none yet."""
    numbers = [float(part) for part in answer.value.split("/") if _NUMBER.fullmatch(part)]
    allowed = question.range
    if allowed is None or all(map(allowed.allows, numbers)):
        return ""
    return allowed.say or f"Give {allowed.words}."


def _date(_question: Question, answer: Answer) -> str | None:
    return None if _is_date(answer.value) else "Give a date."


def _text(_question: Question, answer: Answer) -> str | None:
    return None if answer.value.strip() else "Write an answer."


def _choices(question: Question, answer: Answer) -> str | None:
    chosen = codes_of(answer.value)
    known = {option.code for option in question.options}
    if not chosen or not set(chosen) <= known or (question.kind is Kind.CHOICE and len(chosen) > 1):
        return "Choose an answer." if question.kind is Kind.CHOICE else "Choose at least one."
    if question.comment_needed_for & set(chosen) and not answer.comment.strip():
        return "Add a word of explanation."
    return _reason(question, answer, "Choose the reason.") if question.reasons_for & set(chosen) else None


def _findings(question: Question, answer: Answer) -> str | None:
    found = readable_findings(answer.value)
    if found is None:
        return "Write them again; what is held cannot be read."
    kept = [finding for finding in found if finding.text.strip()]
    themes = {option.code for option in question.options}
    if any(finding.theme not in themes for finding in kept):
        return "Choose a theme for each."
    lacking = question.count - len(kept)
    if lacking > 0 and answer.reason != NO_MORE:
        return f'Add {lacking} more, or mark "no more to add".'
    return None


def _rows(question: Question, answer: Answer) -> str | None:
    rows = readable_rows(answer.value)
    if rows is None:
        return "Write them again; what is held cannot be read."
    for at, row in enumerate(rows, 1):
        for cell in question.cells:
            if problem := cell_problem(cell, row.get(cell.code, "")):
                return f"{at}: {problem}"
    if len(rows) < max(1, question.count) and answer.reason != NO_MORE:
        return "Add one, or mark that there is none." if not rows else "Add another, or mark that there is no more."
    return None


def cell_problem(cell: Cell, given: str) -> str | None:
    """What one cell of a row still needs, in one short sentence; None where it stands."""
    if not given.strip():
        return f"Give “{cell.label}”." if cell.required else None
    stands = {
        CellKind.TEXT: True,
        CellKind.NUMBER: bool(_NUMBER.fullmatch(given)),
        CellKind.DATE: _is_date(given),
        CellKind.CHOICE: given in {option.code for option in cell.options},
    }[cell.kind]
    wanted = {CellKind.NUMBER: "is a number", CellKind.DATE: "is a day such as 12/3/2026"}
    return None if stands else f"“{cell.label}” {wanted.get(cell.kind, 'is one of the choices')}."


def _dates(question: Question, answer: Answer, verdict: Verdict) -> str | None:
    if verdict.result is Result.NOT_APPLICABLE:
        return None if answer.comment.strip() else "Say why it does not apply."
    start, end, *_ = [*answer.value.split("/"), "", ""]
    if not _is_date(start):
        return "Give the start date."
    if not (_is_date(end) or not_done_yet(answer.value)):
        return 'Give the end date, or choose "not done yet".'
    if verdict.choose_interval:
        return "Choose which interval applies."
    late = verdict.result is Result.NOT_MET
    return _of_plan(answer, verdict.plan) or (_reason(question, answer, "Choose why it was late.") if late else None)


def _of_plan(answer: Answer, plan: Plan) -> str | None:
    if plan is Plan.UNCLEAR:
        return "Say how often the plan wants it: a number and its unit."
    return None if plan is Plan.SILENT or answer.evidence else "Say where the plan says so."


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text.split("T", maxsplit=1)[0])
    except ValueError:
        return False
    return True


def _reason(question: Question, answer: Answer, ask: str) -> str | None:
    chosen: Option | None = next((one for one in question.reasons if one.code == answer.reason), None)
    if chosen is None:
        return ask
    return "Add a word of explanation." if chosen.comment and not answer.comment.strip() else None


_RULES: dict[Kind, Callable[[Question, Answer], str | None]] = {
    Kind.GRADE: _grade,
    Kind.FACT: _fact,
    Kind.DATE: _date,
    Kind.NUMBER: _number,
    Kind.TEXT: _text,
    Kind.CHOICE: _choices,
    Kind.CHOICES: _choices,
    Kind.FINDINGS: _findings,
    Kind.ROWS: _rows,
}
