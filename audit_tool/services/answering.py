"""Between answers as values and answers as rows."""

import json
from collections.abc import Iterable, Mapping

from audit_tool.formdef.answers import Answer
from audit_tool.models.records import RecordAnswer
from audit_tool.models.rounds import CaseFact

# Two texts are written with each autosave; `json.dumps` would make its writer anew for each.
_written = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def fields_of(answer: Answer) -> dict[str, str]:
    """An answer as the columns that hold it."""
    evidence = json.dumps(answer.evidence, ensure_ascii=False) if answer.evidence else ""
    return {"value": answer.value, "comment": answer.comment, "evidence": evidence, "reason": answer.reason}


def answer_of(row: RecordAnswer) -> Answer:
    """The answer that a row holds."""
    return _answer(row.value, row.comment, row.evidence, row.reason)


def answer_from(fields: Mapping[str, str]) -> Answer:
    """The answer that columns hold."""
    return _answer(fields["value"], fields["comment"], fields["evidence"], fields["reason"])


def answers_of(rows: Iterable[RecordAnswer]) -> dict[str, Answer]:
    """The answers that rows hold, by question."""
    found = {row.question_code: answer_of(row) for row in rows}
    return {code: answer for code, answer in found.items() if not answer.empty}


def cover_of(rows: Iterable[CaseFact]) -> dict[str, Answer]:
    """A case's cover fields by question."""
    return {row.question_code: Answer(row.value, row.comment) for row in rows}


def as_text(answer: Answer) -> str:
    """An answer as one text, for its history."""
    return _written(fields_of(answer))


def from_text(text: str) -> Answer:
    """The answer that a text of the history stands for."""
    return answer_from(json.loads(text))


def _answer(value: str, comment: str, evidence: str, reason: str) -> Answer:
    return Answer(value, comment, tuple(json.loads(evidence)) if evidence else (), reason)
