"""What is half written about actions, each with words for people. Knows no Qt."""

from collections.abc import Mapping, Sequence

from audit_tool.analysis.action_states import STEP_WORDS
from audit_tool.errors import AuditToolError
from audit_tool.services.action_terms import BY_STEP, Change, Noted
from audit_tool.services.desk import Desk
from audit_tool.services.unfinished import Begun

HALVES: Mapping[str, str] = {
    **{step.value: noted for step, noted in BY_STEP.items()},
    "impact": Noted.IMPACT,
    "give": Change.OWNER,
    "postpone": Change.DUE,
    "reword": Change.WORDS,
    "describe": Change.KIND,
}
"""What each thing that can be done with an action is called while it is half written."""
OPENERS: Mapping[str, str] = {
    **{BY_STEP[step]: words for step, words in STEP_WORDS.items()},
    Noted.IMPACT: "Did it make a difference?",
    Change.OWNER: "Give to somebody else",
    Change.DUE: "Another due date",
    Change.WORDS: "Other words",
    Change.KIND: "Level, urgency and more",
}
"""The words of its button, by what it is called then."""
TEXT = "text"
"""The field of a new action that says what needs to be different."""
KINDS = (Noted.RAISED, *HALVES.values())
"""All that can be half written: a new action, by what it comes from, and what is noted about one, by its number."""
LONGEST = 80

Told = tuple[tuple[Begun, str], ...]


def told_of(desk: Desk, begun: Sequence[Begun]) -> Told:
    """What is begun and can be gone on with; what somebody may see no longer is left out."""
    words = ((each, _words_of(desk, each)) for each in begun if any(text.strip() for text in each.parts.values()))
    return tuple((each, said) for each, said in words if said)


def _words_of(desk: Desk, begun: Begun) -> str:
    if begun.kind == Noted.RAISED:
        text = begun.parts.get(TEXT, "").strip()
        return f"A new action: {_short(text)}" if text else "A new action"
    try:
        text = desk.actions.one(int(begun.about)).line.text
    except AuditToolError:
        return ""
    return f"{OPENERS[begun.kind]}: {_short(text)}"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
