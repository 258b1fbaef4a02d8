"""Answers and verdicts in words, the same on the screen's review page, in print and in exports."""

from collections.abc import Callable
from datetime import date, datetime

from audit_tool.counted_words import count_of
from audit_tool.formdef.answers import (
    Answer,
    Row,
    codes_of,
    findings_of,
    interval_of,
    moments_of,
    not_done_yet,
    plan_interval_of,
    rows_of,
)
from audit_tool.formdef.definition import Cell, CellKind, Kind, Option, Question, Standard
from audit_tool.formdef.standards import Plan, Result, Verdict

_RESULTS = {
    Result.MET: "Met",
    Result.NOT_MET: "Not met",
    Result.NOT_YET_DUE: "Not yet due",
    Result.CANNOT_TELL: "Cannot tell",
    Result.NOT_APPLICABLE: "Not applicable",
    Result.NO_VERDICT: "No verdict",
}


def words(question: Question, answer: Answer) -> str:
    """An answer's value in words; empty where there is none, and a code as it is where nothing explains it."""
    if not answer.value:
        return _label(question.reasons, answer.reason) if question.kind in {Kind.FINDINGS, Kind.ROWS} else ""
    try:
        return _value_in_words(question, answer.value)
    except (ValueError, TypeError):
        return answer.value


def reason_words(question: Question, answer: Answer) -> str:
    """The reason given with an answer."""
    return _label(question.reasons, answer.reason)


def evidence_words(question: Question, answer: Answer) -> tuple[str, ...]:
    """Evidence pointers as people read them: record type, then where and when."""
    found = []
    for pointer in answer.evidence:
        code, colon, detail = pointer.partition(":")
        found.append(f"{_label(question.evidence, code.strip())}{colon}{detail}")
    return tuple(found)


def day_words(day: date) -> str:
    """A date as 12 March 2026, whatever the machine's language."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def span_words(first: date, last: date) -> str:
    """Two days in words, as short as they can be."""
    if first == last:
        return day_words(first)
    same = (first.year, first.month) == (last.year, last.month)
    return f"{first.day if same else day_words(first)} to {day_words(last)}"


def verdict_words(verdict: Verdict, standard: Standard | None) -> str:
    """A verdict with its arithmetic: "Not met: 48 working days, due 19 May 2026 (45 working days)"."""
    text = _RESULTS[verdict.result]
    counted = "" if verdict.counted is None else _amount(verdict.counted, verdict.unit)
    due = f"due {day_words(verdict.due)}" if verdict.due else ""
    detail = ", ".join(part for part in (counted, due) if part)
    held = _held_against(verdict.plan, standard.words if standard else "")
    limit = f" ({held})" if held else ""
    return f"{text}: {detail}{limit}" if detail else f"{text}{limit}"


def plan_words(value: str) -> str:
    """The interval that the case's own plan sets, as "by the plan: every 10 working days"; empty where it sets none."""
    number, _, unit = plan_interval_of(value).strip().partition(" ")
    if not (number.isdecimal() and unit):
        return f"by the plan: {number}{unit}" if number or unit else ""
    amount = _amount(int(number), unit)
    return f"by the plan: every {amount.removeprefix('1 ')}"


def _held_against(plan: Plan, standard: str) -> str:
    """What a verdict goes by, beside the dates, with which the plan's own interval is told."""
    if plan is Plan.HOLDS:
        return f"by the plan; standard: {standard}"
    return f"standard: {standard}; the plan’s interval is longer" if plan is Plan.LONGER else standard


def lowered(text: str) -> str:
    """Words as they go on inside a sentence."""
    return text[:1].lower() + text[1:]


def capitalised(text: str) -> str:
    """Words as a sentence begins with them."""
    return text[:1].upper() + text[1:]


def _value_in_words(question: Question, value: str) -> str:
    worded = _WORDED.get(question.kind)
    return worded(question, value) if worded else value


def _chosen(question: Question, value: str) -> str:
    return ", ".join(_label(question.options, code) for code in codes_of(value))


def _findings(question: Question, value: str) -> str:
    found = [finding for finding in findings_of(value) if finding.text.strip()]
    themed = [(item.text.strip(), _label(question.options, item.theme)) for item in found]
    return "\n".join(f"{at}. {text}{f' ({theme})' if theme else ''}" for at, (text, theme) in enumerate(themed, 1))


def _rows(question: Question, value: str) -> str:
    return "\n".join(f"{at}. {_row(question, given)}" for at, given in enumerate(rows_of(value), 1))


def _row(question: Question, given: Row) -> str:
    return "; ".join(f"{cell.label}: {_cell(cell, given[cell.code])}" for cell in question.cells if cell.code in given)


def _cell(cell: Cell, given: str) -> str:
    if cell.kind is CellKind.DATE:
        return day_words(date.fromisoformat(given))
    return _label(cell.options, given)


def _day(_question: Question, value: str) -> str:
    return day_words(date.fromisoformat(value))


def _dates(_question: Question, value: str) -> str:
    if value == Result.NOT_APPLICABLE:
        return _RESULTS[Result.NOT_APPLICABLE]
    start, end = moments_of(value)
    timed = "T" in value
    first = _moment(start, timed=timed) if start else "no start date"
    last = "not done yet" if not_done_yet(value) else f"to {_moment(end, timed=timed)}" if end else "no end date"
    chosen = f" ({interval_of(value).replace('_', ' ')})" if interval_of(value) else ""
    told = f"{first} {last}{chosen}" if last.startswith("to ") else f"{first}, {last}{chosen}"
    return ", ".join(part for part in (told, plan_words(value)) if part)


def minutes(count: int) -> str:
    """How long something takes, in words; what is left to do takes a minute at least."""
    return _amount(max(1, count), "minutes")


def _moment(moment: datetime, *, timed: bool) -> str:
    return f"{day_words(moment.date())} {moment:%H:%M}" if timed else day_words(moment.date())


def _number(question: Question, value: str) -> str:
    parts = value.split("/")
    if question.parts and len(parts) == len(question.parts):
        return ", ".join(f"{number} {word}" for number, word in zip(parts, question.parts, strict=True))
    if not question.unit or not value[0].isdigit():
        return value
    return f"{value} {question.unit.removesuffix('s') if value == '1' else question.unit}"


def _amount(number: int, unit: str) -> str:
    name = unit.replace("_", " ")
    return count_of(number, name.removesuffix("s"), name)


def _label(options: tuple[Option, ...], code: str) -> str:
    return next((option.label for option in options if option.code == code), code)


_WORDED: dict[Kind, Callable[[Question, str], str]] = {
    **dict.fromkeys((Kind.GRADE, Kind.FACT, Kind.CHOICE, Kind.CHOICES), _chosen),
    Kind.DATE: _day,
    Kind.DATES: _dates,
    Kind.NUMBER: _number,
    Kind.FINDINGS: _findings,
    Kind.ROWS: _rows,
}

MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


def moment_words(at: datetime) -> str:
    """A moment as 14:02 on 12 November 2026."""
    local = at.astimezone()
    return f"{local:%H:%M} on {local.day} {local:%B %Y}"
