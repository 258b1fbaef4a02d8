"""The fingerprint of a frozen record: any later change to it, even by another program, would show."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from audit_tool.formdef.answers import Answer
from audit_tool.models.moderation import Decision, FormerOutcome, Moderation
from audit_tool.models.records import Record
from audit_tool.services.answering import fields_of
from audit_tool.services.rulings import Ruling


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
        "submitted": _moment(record.submitted_at),
    }
    given = {code: fields_of(answer) for code, answer in sorted(answers.items()) if not answer.empty}
    return _hash({"header": header, "answers": given})


def moderation_fingerprint(moderation: Moderation, decided: list[Decision], before: str = "") -> str:
    """SHA-256 over every decision of a moderated case, with who decided and when."""
    return text_fingerprint(moderation_content(moderation, decided, before))


def moderation_content(moderation: Moderation, decided: list[Decision], before: str = "") -> str:
    """What the fingerprint of an outcome is taken over; `before` is that of the outcome it took the place of."""
    content = [
        [
            each.question_code,
            each.value,
            each.reason,
            each.note,
            each.clarify,
            each.route,
            *_act(each),
            *_learning(each),
        ]
        for each in sorted(decided, key=lambda decision: decision.question_code)
    ]
    accepted = [moderation.agreed_accepted_by_id, _moment(moderation.agreed_accepted_at)]
    header = [moderation.allocation_id, *accepted, *_act(moderation), *([before] if before else [])]
    return _text({"header": header, "decisions": content})


def decided_at_in(content: str) -> datetime:
    """When an outcome of before was decided."""
    return datetime.fromisoformat(json.loads(content)["header"][4])


def rulings_in(content: str) -> dict[str, Ruling]:
    """The rulings of an outcome of before, by question."""
    found = {}
    for code, value, reason, note, clarify, _route, _by, _at, *learning in json.loads(content)["decisions"]:
        found[code] = Ruling(value, reason, note, learning[0] if learning else "", clarify)
    return found


def former_seal(former: FormerOutcome) -> str:
    """SHA-256 over an outcome of before, and why and by whom its case was reopened."""
    place = [former.moderation_id, former.number, former.fingerprint]
    why = [former.kind, former.question_code, former.reason, former.person_id, _moment(former.at)]
    return _hash({"outcome": place, "reopened": why})


def _learning(made: Decision) -> list[str]:
    """The learning note; cases decided before there was one keep the fingerprint that they were given."""
    return [made.learning] if made.learning else []


def _act(made: Decision | Moderation) -> tuple[int | None, str]:
    """Who decided, and when."""
    return made.decided_by_id, _moment(made.decided_at)


def _moment(at: datetime | None) -> str:
    return at.astimezone(UTC).isoformat() if at else ""


def _hash(content: dict[str, Any]) -> str:
    return text_fingerprint(_text(content))


def _text(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def text_fingerprint(text: str) -> str:
    """SHA-256 over a text."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
