"""The days that one person has to keep: of a round, and of own actions; they say how many cases and never which."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from audit_tool.analysis.action_words import LEVEL_WORDS
from audit_tool.counted_words import agree, count_of
from audit_tool.formdef.definition import Seat
from audit_tool.services.action_terms import DueAction
from audit_tool.services.going_out import OwnPage
from audit_tool.services.round_terms import RoundStep


@dataclass(frozen=True, slots=True)
class Entry:
    """A day to keep, or several in a row."""

    key: str
    """What it is about: the same in every file, so that a later file moves the entry and makes no second one."""
    title: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class DaysToKeep:
    """Somebody's entries, with what sets them apart from those of other people and workspaces."""

    person_id: int
    workspace: str
    entries: tuple[Entry, ...]


def days_of(page: OwnPage) -> DaysToKeep:
    """What the calendar file of a round holds."""
    return DaysToKeep(page.person_id, page.workspace, entries_of(page))


def days_of_actions(found: Iterable[DueAction]) -> tuple[Entry, ...]:
    """Actions by their level only: neither case nor words, for others look into calendars."""
    return tuple(
        Entry(f"action-{each.id}", f"Action due ({LEVEL_WORDS[each.level].lower()} level)", each.due_on, each.due_on)
        for each in found
    )


def entries_of(page: OwnPage) -> tuple[Entry, ...]:
    """What stands in somebody's calendar, the earliest first."""
    # An action has one entry, whichever round's file tells of it.
    own = (replace(each, key=f"{each.key}-{page.round_id}") for each in _of_round(page))
    return _in_order((*own, *days_of_actions(page.actions)))


def days_of_round(pages: Sequence[OwnPage]) -> tuple[Entry, ...]:
    """What stands in the timetable of a round, from the pages of all who have a part in it."""
    audits = tuple(audit for page in pages for audit in page.audits)
    whole = replace(pages[0], audits=audits, leads=True)
    counted = {(step, each.first) for step, each in _due(whole)}
    # A day on which audits are due, and how many, need not be told once more as the deadline of the round.
    return _in_order(each for each in _of_round(whole) if (each.key, each.first) not in counted)


def _of_round(page: OwnPage) -> Iterator[Entry]:
    yield Entry("round", page.round_name, page.starts_on, page.ends_on)
    yield from (each for _, each in _due(page))
    yield from _steps(page)


def _in_order(found: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(found, key=lambda each: (each.first, each.key)))


def _due(page: OwnPage) -> Iterator[tuple[str, Entry]]:
    """First and second audits, those of one day in one entry, with the step that they are."""
    for seat, step in ((Seat.FIRST, RoundStep.FIRST_AUDIT), (Seat.SECOND, RoundStep.SECOND_AUDIT)):
        days = Counter(each.due_on for each in page.of(seat) if each.due_on is not None)
        for at, (day, count) in enumerate(sorted(days.items()), start=1):
            words = f"{seat.value.capitalize()} {agree(count, 'audit')} due ({count_of(count, 'case')})"
            yield step.value, Entry(f"{step.value}-{at}", words, day, day)


def _steps(page: OwnPage) -> Iterator[Entry]:
    """The other deadlines, for those who have a part in them."""
    audits = bool(page.of(Seat.FIRST))
    wanted = (
        (RoundStep.REFLECTION, "Practitioners' reflections due", audits or page.leads),
        (RoundStep.FAMILY_FEEDBACK, "Feedback from families due", audits or page.leads),
        (RoundStep.FIRST_AUDIT, "All first audits due", page.leads),
        (RoundStep.SECOND_AUDIT, "All second audits due", page.leads),
        (RoundStep.MODERATION, "Moderation due", page.moderates or page.leads),
        (RoundStep.FEEDBACK, "Feedback to practitioners due", audits or page.leads),
    )
    for step, words, concerned in wanted:
        if concerned and step in page.deadlines:
            yield Entry(step.value, words, page.deadlines[step], page.deadlines[step])
