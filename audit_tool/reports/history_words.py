"""The history of a decision in lines: when, who, what, and what stood before."""

from collections.abc import Sequence
from datetime import date

from audit_tool.formdef.answers import Answer
from audit_tool.formdef.wording import words as answer_words
from audit_tool.reports.answer_words import moment_words
from audit_tool.services.comparisons import Comparison
from audit_tool.services.deciding_history import Happened, Step
from audit_tool.services.rulings import Ruling, ruling_lines

NOTHING_YET = "Nothing has been decided yet."
_PASSED = {Happened.PASSED_ON: "Passed on to", Happened.TAKEN_BACK: "Taken back from"}
_TOLD = {
    Happened.SENT: "Sent to the panel.",
    Happened.ACCEPTED: "The answers that agree were accepted.",
    Happened.FINISHED: "The case was finished.",
}


def history_lines(comparison: Comparison, steps: Sequence[Step], code: str, known_day: date | None = None) -> list[str]:
    """One line a step: of one question, or of the whole case where `code` is empty; a day that is known is left out."""
    lines, before = [], dict[str, str]()
    for step in steps:
        said = _said(comparison, step, before.get(step.code, ""), whole=not code)
        if step.ruling is not None:
            before[step.code] = step.ruling.value
        if code in {"", step.code}:
            at = step.at.astimezone()
            told = f"{at:%H:%M}" if at.date() == known_day else moment_words(at)
            when = ", ".join(filter(None, (told, step.by)))
            lines.append(f"{when}: {said}")
    return lines or [NOTHING_YET]


def _said(comparison: Comparison, step: Step, before: str, *, whole: bool) -> str:
    number = f"{comparison.pair.number(step.code)} " if whole and step.code else ""
    if step.ruling is not None:
        return f"{number}{_decided(comparison, step.code, step.ruling, before)}"
    if step.act is Happened.AUDIT_REOPENED:
        return f"Audit {step.words}".rstrip(".") + ". It was opened again."
    if step.act is Happened.AUDIT_AGAIN:
        return f"Audit {step.words} was submitted again. Decisions on answers that it changed do not stand any more."
    if step.act in _PASSED:
        return f"{number}{_PASSED[step.act]} {step.words}"
    if step.act is Happened.REOPENED:
        return f"{number}The case was reopened. {step.words}"
    return f"{number}{_TOLD[step.act]}"


def _decided(comparison: Comparison, code: str, ruling: Ruling, before: str) -> str:
    question = comparison.pair.form.questions[code]
    changed = f", in place of {answer_words(question, Answer(before))}" if before and before != ruling.value else ""
    lines = [f"Decided {answer_words(question, Answer(ruling.value))}{changed}.", *ruling_lines(ruling)]
    return " ".join(line if line.endswith((".", "?", "!")) else f"{line}." for line in lines)
