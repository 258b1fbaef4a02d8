"""Collects an owner's list of actions: one's own, or for the quality lead that of any owner."""

from collections.abc import Iterable

from audit_tool.analysis.action_states import STATE_WORDS, week_ends
from audit_tool.analysis.action_words import LEVEL_WORDS
from audit_tool.counted_words import agree
from audit_tool.errors import WrongInputError
from audit_tool.formdef.wording import day_words
from audit_tool.reports.owner_actions.content import OwnedAction, OwnerActions
from audit_tool.reports.request import Request, marking_of
from audit_tool.services.action_terms import ActionLine
from audit_tool.services.desk import Desk
from audit_tool.services.owner_lists import OwnerList

LATE, WEEK, LATER, UNDATED = "Late", "Due this week", "Later", "No date yet"
UNCHECKED = "Said to be done, and waiting for a check by somebody else"


def collect(desk: Desk, request: Request) -> OwnerActions:
    """Everything on the page."""
    found = desk.owner_lists.of(request.person or desk.identity.code)
    if not (found.to_do or found.unchecked):
        message = (
            f"{found.owner} has nothing to do. Nothing was made. Look under Actions to see how the owner is written."
        )
        raise WrongInputError(message)
    what = f"{found.title}. " if found.title else ""
    return OwnerActions(
        marking=marking_of(desk, request, "No audit form"),
        owner=found.owner,
        line=f"{what}{found.today:%A} {day_words(found.today)}",
        sentence=_sentence(found),
        parts=tuple(_parts(found)),
    )


def _parts(found: OwnerList) -> Iterable[tuple[str, tuple[OwnedAction, ...]]]:
    by_part: dict[str, list[OwnedAction]] = {part: [] for part in (LATE, WEEK, LATER, UNDATED)}
    for line in found.to_do:
        by_part[_part_of(line)].append(_owned(line))
    by_part[UNCHECKED] = [_owned(line) for line in found.unchecked]
    return ((part, tuple(lines)) for part, lines in by_part.items() if lines)


def _part_of(line: ActionLine) -> str:
    if line.due_on is None:
        return UNDATED
    if line.late:
        return LATE
    return WEEK if line.due_on <= week_ends(line.today) else LATER


def _owned(line: ActionLine) -> OwnedAction:
    return OwnedAction(
        line.due_words,
        _day(line),
        line.text,
        ". ".join(filter(None, (line.theme, line.round_name))),
        line.reference,
        LEVEL_WORDS[line.level],
        STATE_WORDS[line.state],
    )


def _day(line: ActionLine) -> str:
    day, first = (day_words(each) if each is not None else "" for each in (line.due_on, line.first_due_on))
    moved = f"first {first}" if first and first != day else ""
    return ", ".join(filter(None, (day if day != line.due_words else "", moved)))


def _sentence(found: OwnerList) -> str:
    """How much there is in all, and what of it presses."""
    parts = [_part_of(line) for line in found.to_do]
    counted = ((LATE, "late"), (WEEK, "due this week"), (UNDATED, "without a date"))
    told = ", ".join(f"{parts.count(part)} {words}" for part, words in counted if part in parts)
    count = len(parts)
    first = f"{count} to do{f': {told}' if told else ''}." if count else "Nothing to do."
    done = len(found.unchecked)
    waits = agree(done, "is said to be done and waits", "are said to be done and wait")
    more = f" {done} {'more ' if count else ''}{waits} for a check." if done else ""
    return f"{first}{more}"
