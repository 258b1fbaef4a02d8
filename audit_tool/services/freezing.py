"""The fingerprint of a frozen record: any later change to it, even by another program, would show."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC
from typing import Any

from audit_tool.formdef.answers import Answer
from audit_tool.models.moderation import Decision, Moderation
from audit_tool.models.records import Record
from audit_tool.services.answering import fields_of


def fingerprint(record: Record, reference: str, answers: Mapping[str, Answer]) -> str:
    """SHA-256 over who, what, when and every answer of a record."""
    header = {
        "case": reference,
        "kind": record.kind,
        "seat": record.seat,
        "attempt": record.attempt,
        "author": record.author_id,
        "form": [record.form_code, record.form_version],
        "set": record.audit_set,
        "submitted": record.submitted_at.astimezone(UTC).isoformat() if record.submitted_at else "",
    }
    given = {code: fields_of(answer) for code, answer in sorted(answers.items()) if not answer.empty}
    return _hash({"header": header, "answers": given})


def moderation_fingerprint(moderation: Moderation, decided: list[Decision]) -> str:
    """SHA-256 over every decision of a moderated case."""
    content = [
        [each.question_code, each.value, each.reason, each.note, each.clarify, each.route]
        for each in sorted(decided, key=lambda decision: decision.question_code)
    ]
    return _hash({"allocation": moderation.allocation_id, "decisions": content})


def _hash(content: dict[str, Any]) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
