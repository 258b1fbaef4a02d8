"""What can be done with an action, or with several at once: fields and a button each."""

from audit_tool.analysis.action_states import NEEDS_WORDS, STEP_WORDS, Step
from audit_tool.services.action_terms import ActionDetail, Change, Noted
from audit_tool.ui.screens.actions.acts import ActEntry
from audit_tool.ui.screens.actions.asked.begun import OPENERS

SUCH_A_DAY = "For instance 12/3/2026 or 12 March 2026."
GIVE = ActEntry("give", OPENERS[Change.OWNER], "Give it", (("line", "To whom? A code, or a role in words", ""),))
POSTPONE = ActEntry(
    "postpone",
    OPENERS[Change.DUE],
    "Set the date",
    (("line", "Due on", SUCH_A_DAY), ("text", "Why is the date another one?", "The first date is kept.")),
)
REWORD = ActEntry(
    "reword",
    OPENERS[Change.WORDS],
    "Keep these words",
    (("text", "What needs to be different?", "The old words are kept."),),
)
DESCRIBE = ActEntry(
    "describe",
    OPENERS[Change.KIND],
    "Keep this",
    (
        ("level", "Level", ""),
        ("urgency", "Urgency", "The due date stays. Change it with “Another due date”."),
        ("line", "Theme", ""),
        ("line", "Reference in the improvement plan", "It may hold a slash."),
        ("text", "How do things stand now?", "The baseline, against which a difference is told later."),
        ("text", "Why is it changed?", "If you wish. What it was is kept."),
    ),
)
CARRY = ActEntry(
    "carry",
    STEP_WORDS[Step.CARRY],
    STEP_WORDS[Step.CARRY],
    (("line", "Now due on", SUCH_A_DAY), ("text", "Why is it carried forward?", "")),
)
IMPACT = ActEntry(
    "impact",
    OPENERS[Noted.IMPACT],
    "Note it",
    (
        ("impact", "Did it make a difference?", ""),
        ("line", "Seen on", SUCH_A_DAY),
        ("text", "What was seen?", ""),
        ("text", "How did things stand before?", "The baseline, if it is not there yet."),
    ),
)


CHANGES = GIVE, POSTPONE, REWORD, DESCRIBE


def of_step(step: Step) -> ActEntry:
    """A step: with a field where it needs words, otherwise only a button."""
    if step is Step.CARRY:
        return CARRY
    asked = NEEDS_WORDS.get(step, "")
    fields = (("text", f"{asked[0].upper()}{asked[1:]}", ""),) if asked else ()
    return ActEntry(step.value, STEP_WORDS[step], STEP_WORDS[step], fields)


def acts_for(action: ActionDetail) -> tuple[ActEntry, ...]:
    """What this person can do with an action, the next step first."""
    steps = tuple(of_step(step) for step in action.steps)
    changes = CHANGES if action.may_change else ()
    return (*steps, *((IMPACT,) if action.may_note_impact else ()), *changes)


FOR_MANY = (GIVE, POSTPONE, of_step(Step.START), of_step(Step.WITHDRAW))
"""What can be done with several at once."""
