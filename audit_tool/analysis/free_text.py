"""What of an answer somebody wrote freely, whatever kind of question it answers."""

from collections.abc import Iterable

from audit_tool.formdef.answers import Answer, Finding, Row, findings_of, rows_of
from audit_tool.formdef.definition import CellKind, Kind, Question


def texts_of(question: Question, answer: Answer) -> tuple[str, ...]:
    """Everything in an answer that somebody wrote freely."""
    written = [answer.comment, *answer.evidence]
    if question.kind is Kind.TEXT:
        written.append(answer.value)
    elif question.kind is Kind.FINDINGS:
        written += [finding.text for finding in _findings(answer.value)]
    elif question.kind is Kind.ROWS:
        texts = [cell.code for cell in question.cells if cell.kind is CellKind.TEXT]
        written += [row.get(code, "") for row in _rows(answer.value) for code in texts]
    return tuple(text for text in written if text)


def _findings(value: str) -> Iterable[Finding]:
    try:
        return findings_of(value)
    except (ValueError, TypeError):
        return ()


def _rows(value: str) -> Iterable[Row]:
    try:
        return rows_of(value)
    except ValueError:
        return ()
