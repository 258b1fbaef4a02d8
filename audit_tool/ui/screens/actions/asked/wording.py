"""An action in words: what is known of it, and what happened to it."""

from audit_tool.analysis.action_states import STATE_WORDS
from audit_tool.analysis.action_words import IMPACT_WORDS, LEVEL_WORDS, SOURCE_WORDS, URGENCY_WORDS
from audit_tool.formdef.wording import day_words, moment_words
from audit_tool.services.action_terms import NOTED_WORDS, ActionDetail, Happening


def facts_of(action: ActionDetail) -> list[tuple[str, str]]:
    """What is known of an action, each with what it is."""
    line = action.line
    first = line.first_due_on
    moved = f" (first {day_words(first)})" if first and first != line.due_on else ""
    when = f" on {day_words(action.impact_on)}" if action.impact_on else ""
    impact = f"{IMPACT_WORDS[action.impact]}{when}. {action.impact_words}".strip() if action.impact else ""
    claimed = f"{action.claimed_by}, {moment_words(action.claimed_at)}" if action.claimed_at else ""
    checked = f"{action.checked_by}, {moment_words(action.checked_at)}" if action.checked_at else "Not yet"
    found = [
        ("Due", f"{line.due_words}{moved}"),
        ("Owner", line.owner_words),
        ("Helping", action.helping),
        ("Level", LEVEL_WORDS[line.level]),
        ("Urgency", URGENCY_WORDS[line.urgency]),
        ("Case", line.reference),
        ("Round", line.round_name),
        ("From", f"{SOURCE_WORDS[action.source]}{f' ({action.question})' if action.question else ''}"),
        ("Theme", line.theme),
        ("Plan reference", action.plan_reference),
        ("Before", action.baseline),
        ("Raised", f"{action.raised_by}, {moment_words(action.raised_at)}"),
        ("Said to be done", claimed),
        ("Evidence", action.evidence),
        ("Checked by someone else", checked),
        ("Made a difference", impact or "Not asked yet"),
        ("Carried", "From an earlier action" if action.carried_from else ""),
        ("Goes on as", "A new action" if action.carried_to else ""),
    ]
    return [(label, words) for label, words in found if words]


def title_of(action: ActionDetail) -> str:
    """How far it is, and that it is late where it is."""
    state = STATE_WORDS[action.line.state]
    return f"Late. {state}" if action.line.late else state


def told(happening: Happening) -> tuple[str, str]:
    """One entry of the history: when, by whom and what; then its words and what it changed."""
    what = NOTED_WORDS[happening.act]
    if happening.undoes:
        what = f"{what}: entry {happening.undoes}"
    changes = [f"{label}: {before or 'nothing'} → {after or 'nothing'}." for label, before, after in happening.changes]
    clock = (
        f"The computer's clock said {moment_words(happening.clock_at)}: it had been set back."
        if happening.clock_at
        else ""
    )
    about = f"{happening.number}. {what}, {happening.by}, {moment_words(happening.at)}"
    return about, " ".join(part for part in (happening.words, *changes, clock) if part)
