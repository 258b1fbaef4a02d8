"""How far a round is, step by step: so many of so many, in the daily sheet and in the report of the week."""

from collections.abc import Sequence

from audit_tool.services.board import BoardRow, Conversation, Voice

SUBMITTED = "submitted"
FIRST, TALKED = "First audits in", "Talked with the practitioner"
REFLECTIONS, FAMILY_IN = "Practitioners' reflections in", "Family feedback in"


def progress_of(rows: Sequence[BoardRow]) -> tuple[tuple[str, str], ...]:
    """Each step as so many of so many; a step that is not asked of a case leaves the base."""
    second = [row for row in rows if row.second.state != "none"]
    talks = [row for row in rows if row.conversation is not Conversation.NOT_ASKED]
    reflections = [row for row in rows if row.reflection is not Voice.NOT_ASKED]
    families = [row for row in rows if row.family is not Voice.NOT_ASKED]
    pairs = [row for row in rows if row.moderation != "none"]
    return (
        (FIRST, _of(sum(row.first.state == SUBMITTED for row in rows), len(rows))),
        ("Second audits in", _of(sum(row.second.state == SUBMITTED for row in second), len(second))),
        (TALKED, _of(_held(talks), len(talks))),
        (
            REFLECTIONS,
            _of(sum(row.reflection is Voice.IN for row in reflections), len(reflections)),
        ),
        (FAMILY_IN, _of(sum(row.family is Voice.IN for row in families), len(families))),
        ("Cases decided", _of(sum(row.moderation == "decided" for row in pairs), len(pairs))),
    )


def _held(rows: Sequence[BoardRow]) -> int:
    return sum(row.conversation in {Conversation.HELD, Conversation.PARTLY} for row in rows)


def _of(done: int, base: int) -> str:
    return f"{done} of {base}" if base else "None to do"
