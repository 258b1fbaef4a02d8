"""Re-audits in words."""

from collections.abc import Sequence

from audit_tool.counted_words import count_of
from audit_tool.formdef.wording import day_words
from audit_tool.services.reaudits import BothTimes, ReauditEntry, ReauditState

STATE_WORDS = {
    ReauditState.BOOKED: "Booked, not given out",
    ReauditState.ALLOCATED: "Given out",
    ReauditState.DONE: "Audited again",
    ReauditState.CALLED_OFF: "Called off",
}


def sentence_of(found: Sequence[ReauditEntry]) -> str:
    """How many come back, and how many of them are late."""
    waiting = [each for each in found if each.state in {ReauditState.BOOKED, ReauditState.ALLOCATED}]
    if not waiting:
        return "No case is waiting to be audited again."
    late = sum(each.late for each in waiting)
    booked = sum(each.state is ReauditState.BOOKED for each in waiting)
    told = f"{count_of(len(waiting), 'case comes', 'cases come')} back."
    more = [f"{booked} not given out yet." if booked else "", f"{late} late." if late else ""]
    return " ".join(filter(None, (told, *more)))


def day_line(entry: ReauditEntry) -> str:
    """By when, and how that day came about."""
    waits = entry.state in {ReauditState.BOOKED, ReauditState.ALLOCATED}
    words = f"{'To be audited again' if waits else 'It was to be audited again'} by {day_words(entry.due_on)}"
    if entry.due_on != entry.first_due_on:
        words += f", first booked for {day_words(entry.first_due_on)}: {entry.moved_reason}"
    return f"{words.rstrip('.')}." + (" Late." if entry.late else "")


def about_line(entry: ReauditEntry) -> str:
    """Where it was audited first, by whom, and where again."""
    by = " and ".join(entry.auditors)
    again = f" Again in {entry.again_in}." if entry.again_in else f" {by} audited it, so somebody else does now."
    return f"{entry.round_name}. {entry.reason}{again}"


def both_lines(both: BothTimes, grades: dict[str, str]) -> list[tuple[str, str]]:
    """Each graded question with what was found first and again; what changed comes first."""
    found = []
    for each in sorted(both.grades[1:], key=lambda one: one.first == one.again):
        then, now = (grades.get(code, "Not judged") for code in (each.first, each.again))
        changed = f"{then}, then {now}" if then != now else f"{then} both times"
        found.append((f"{each.number} {each.question}".strip(), changed))
    return found


def main_line(both: BothTimes, grades: dict[str, str]) -> str:
    """The grade the case is known by, first and again."""
    main = both.grades[0]
    then, now = (grades.get(code, "not judged") for code in (main.first, main.again))
    changed = sum(each.first != each.again for each in both.grades[1:])
    shared = len(both.grades) - 1
    asked = f" Of {count_of(shared, 'graded question')} asked both times, {changed} changed." if shared else ""
    more = f" {count_of(both.only_once, 'more was', 'more were')} asked once only." if both.only_once else ""
    return f"First {then}, now {now}.{asked}{more}"
