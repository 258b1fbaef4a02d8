"""Immediate concerns in words: how long they have waited, and what happened to them."""

from audit_tool.counted_words import count_of
from audit_tool.formdef.wording import moment_words
from audit_tool.services.concern_terms import NOTED_WORDS, RIGHT, STAGE_WORDS, ConcernEntry, Countdown


def span_words(minutes: int) -> str:
    """A span of time as 2 days 3 hours, 1 hour 20 minutes, or 5 minutes."""
    hours, rest = divmod(minutes, 60)
    days, of_day = divmod(hours, 24)
    if days:
        return " ".join(filter(None, (_some(days, "day"), _some(of_day, "hour"))))
    return " ".join(filter(None, (_some(hours, "hour"), _some(rest, "minute")))) or "less than a minute"


def countdown_words(countdown: Countdown) -> str:
    """How much of the time from raised to told is used; real time beside it where it is longer."""
    worked = span_words(countdown.worked_minutes)
    passed = span_words(countdown.passed_minutes)
    limit = span_words(countdown.limit_minutes)
    real = "" if countdown.passed_minutes == countdown.worked_minutes else f", {passed} in all"
    if not countdown.running:
        kept = "late" if countdown.overdue else "in time"
        return f"Told {kept}: after {worked} of working time{real}. The limit is {limit}."
    if countdown.overdue:
        return f"Overdue: {worked} of working time{real}. The limit is {limit}. Tell somebody now."
    due = f" Somebody has to be told by {moment_words(countdown.due_at)}." if countdown.due_at else ""
    return f"{worked[0].upper()}{worked[1:]} of {limit} used{real}.{due}"


def stage_words(concern: ConcernEntry) -> str:
    """How far a concern is, and that it is late where it is."""
    words = STAGE_WORDS[concern.stage]
    return f"Overdue. {words}" if concern.countdown.running and concern.countdown.overdue else words


def facts_of(concern: ConcernEntry) -> list[tuple[str, str]]:
    """What is written about a concern, each with what it is."""
    told = ", ".join(filter(None, (concern.told_who, concern.told_how)))
    when = f", {moment_words(concern.told_at)}" if concern.told_at else ""
    also = {"yes": "Yes", "no": "No, not yet"}.get(concern.also_told, "")
    found = [
        ("Seen", concern.seen),
        ("Needs action today", {"yes": "Yes", "no": "No"}.get(concern.today, "")),
        ("Told", f"{told}{when}" if concern.told_at else ""),
        ("They will", concern.promise),
        ("Head of service and lead of the week know", also),
        ("What came of it", concern.outcome),
        ("How one knows", concern.evidence),
        ("Was the worry right", RIGHT.get(concern.proved_right, "")),
    ]
    return [(label, words) for label, words in found if words]


def raised_words(concern: ConcernEntry) -> str:
    """When it was raised and by whom, and in which round."""
    at = moment_words(concern.raised_at or concern.begun_at)
    by = "you" if concern.own else concern.raised_by or "an auditor of the case"
    where = f" · {concern.round_name}" if concern.round_name else ""
    return f"Raised at {at} by {by}{where}"


def history_of(concern: ConcernEntry) -> list[tuple[str, str]]:
    """Everything that happened, each with when and by whom."""
    found = []
    for event in concern.history:
        by = f" · {event.by}" if event.by else ""
        found.append((f"{NOTED_WORDS[event.act]} at {moment_words(event.at)}{by}", event.words))
    return found


def open_sentence(concerns: tuple[ConcernEntry, ...]) -> str:
    """How many are open, and how many of them nobody was told of in time."""
    waiting = [each for each in concerns if each.open]
    if not waiting:
        return "No immediate concern is open."
    overdue = sum(each.countdown.running and each.countdown.overdue for each in waiting)
    untold = sum(each.countdown.running for each in waiting)
    one = len(waiting) == 1
    parts = [f"{count_of(len(waiting), 'immediate concern is', 'immediate concerns are')} open."]
    if overdue:
        parts.append(f"{'It is' if one else overdue} overdue: nobody was told within the limit.")
    elif untold:
        parts.append("Nobody is told yet." if untold == len(waiting) else f"Of {untold} nobody is told yet.")
    return " ".join(parts)


def waited_words(concerns: tuple[ConcernEntry, ...]) -> str:
    """How long the concern of which nobody is told has waited; empty where somebody is told of each."""
    waits = [each.countdown.worked_minutes for each in concerns if each.open and each.countdown.running]
    return f"The longest wait is {span_words(max(waits))} of working time." if waits else ""


def _some(number: int, unit: str) -> str:
    return count_of(number, unit) if number else ""
