"""What one person answered to one question, as values that need no database."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. `value` is a code, a number, a text, codes joined by commas, an ISO interval or findings as JSON."""

    value: str = ""
    comment: str = ""
    """The rationale of a grade, the comment on a fact."""
    evidence: tuple[str, ...] = ()
    """Evidence pointers: `code` of the record type, or `code: where and when`."""
    reason: str = ""
    """Code of the reason that some values need (not judged, late, feedback not obtained)."""

    @property
    def empty(self) -> bool:
        """Nothing at all has been given."""
        return not (self.value or self.comment or self.evidence or self.reason)


Answers = Mapping[str, Answer]
NOTHING = Answer()


@dataclass(frozen=True, slots=True)
class Finding:
    """One strength or development: a line of text with a theme, and how much it matters if somebody said so."""

    text: str
    theme: str = ""
    tier: str = ""


def findings_of(value: str) -> tuple[Finding, ...]:
    """Read findings from an answer's value."""
    return tuple(Finding(**item) for item in json.loads(value)) if value else ()


def readable_findings(value: str) -> tuple[Finding, ...] | None:
    """Findings from an answer's value; None where it holds something else."""
    try:
        return findings_of(value)
    except (ValueError, TypeError):
        return None


def findings_value(findings: tuple[Finding, ...]) -> str:
    """Write findings as an answer's value; none of them is the empty value."""
    kept = [asdict(finding) for finding in findings if finding.text.strip()]
    return json.dumps(kept, ensure_ascii=False) if kept else ""


Row = Mapping[str, str]
"""One row of a question that gathers them: what was given for each cell, by its code."""


def rows_of(value: str) -> tuple[Row, ...]:
    """Read rows from an answer's value; ValueError where it holds something else."""
    found = json.loads(value) if value else []
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        message = "not a list of rows"
        raise ValueError(message)
    return tuple({str(code): str(given) for code, given in row.items()} for row in found)


def readable_rows(value: str) -> tuple[Row, ...] | None:
    """Rows from an answer's value; None where it holds something else."""
    try:
        return rows_of(value)
    except ValueError:
        return None


def rows_value(rows: Sequence[Row]) -> str:
    """Write rows as an answer's value; a row in which nothing is given is left out, none of them is the empty value."""
    kept = [{code: given for code, given in row.items() if given.strip()} for row in rows]
    kept = [row for row in kept if row]
    return json.dumps(kept, ensure_ascii=False) if kept else ""


def codes_of(value: str) -> tuple[str, ...]:
    """Read the codes of a question with several choices."""
    return tuple(code for code in value.split(",") if code)


def dates_of(value: str) -> tuple[date | None, date | None]:
    """Read start and end of a date question; "/.." after the start means "not done yet"."""
    start, end = moments_of(value)
    return (start.date() if start else None, end.date() if end else None)


def moments_of(value: str) -> tuple[datetime | None, datetime | None]:
    """Read start and end with their times, for standards counted in hours; a date alone is its midnight."""
    start, end, *_ = [*value.split("/"), "", ""]
    return (
        datetime.fromisoformat(start) if start else None,
        datetime.fromisoformat(end) if end and end != ".." else None,
    )


def not_done_yet(value: str) -> bool:
    """Whether a date question was answered with "not done yet"."""
    return "/" in value and value.split("/")[1] == ".."


def interval_of(value: str) -> str:
    """Which of a standard's several intervals the auditor chose: the third part of a date question's value."""
    return ([*value.split("/"), "", ""])[2]


def plan_interval_of(value: str) -> str:
    """The interval that the case's own plan sets, such as `2 weeks`: the fourth part of a date question's value."""
    return ([*value.split("/", 3), "", "", ""])[3]
