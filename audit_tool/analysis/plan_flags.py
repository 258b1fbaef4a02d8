"""What a careful reader would notice about the rows of a plan: told in words, never mended (R-153)."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from audit_tool.analysis.plan_dates import Timescale, impossible_in, latest_in, rhythms_in, timescale_of
from audit_tool.analysis.plan_flag_kinds import FLAG_WORDS, Flag, FlagKind
from audit_tool.analysis.plan_pointers import FIELD_WORDS, PROGRESS, Pointer, in_circles, pointers_of
from audit_tool.analysis.plan_rows import AT_RISK, CLOSED, DONE, Impact, PlanRow, Status, is_unstated
from audit_tool.analysis.plan_wordings import (
    delivered_day,
    expected_day,
    figures_in,
    lost_percentages,
    moved_words,
    promises_audit,
    relative_target,
    says_done,
)
from audit_tool.formdef.wording import day_words


@dataclass(frozen=True, slots=True)
class Around:
    """What has to be known beside the rows."""

    as_at: date
    approved_on: date | None = None
    other_years: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    """Year and action of each row of another year that has the same reference."""
    later_year: str = ""
    """The plan that came after this one, where there is one: what is open must have gone on to it."""


def flags_of(rows: Sequence[PlanRow], around: Around) -> dict[str, tuple[Flag, ...]]:
    """What is to be noticed about each row of a plan, by reference; rows without anything are left out."""
    pointers = pointers_of(rows)
    circles = in_circles(pointers)
    repeated = _repeats(rows)
    found: dict[str, tuple[Flag, ...]] = {}
    for row in rows:
        own = [each for each in pointers if each.row == row.reference]
        flags = [flag for rule in _RULES for flag in rule(row, around)]
        flags += _pointing(own, circles)
        flags += [Flag(FlagKind.REPEATED, words) for words in repeated.get(row.reference, ())]
        if flags:
            found[row.reference] = tuple(dict.fromkeys(flags))
    return found


def flag_words(flag: Flag) -> str:
    """A flag in a sentence."""
    return f"{FLAG_WORDS[flag.kind]}: {flag.detail}." if flag.detail else f"{FLAG_WORDS[flag.kind]}."


def _days(row: PlanRow, around: Around) -> Iterator[Flag]:
    """Days that cannot be, that are past, or that lie before the plan itself."""
    texts = dict.fromkeys([*(each.timescale for each in row.wordings), row.now.action, row.latest.text])
    for words in dict.fromkeys(words for text in texts for words in impossible_in(text)):
        yield Flag(FlagKind.IMPOSSIBLE_DATE, words)
    due = row.now.due_on
    if due is None:
        return
    if due < around.as_at and row.status not in CLOSED:
        yield Flag(FlagKind.PAST_DUE, f"due {day_words(due)}")
    if around.approved_on is not None and due < around.approved_on:
        yield Flag(
            FlagKind.BEFORE_APPROVAL, f"due {day_words(due)}, the plan was approved {day_words(around.approved_on)}"
        )
    done = next((each.done_on for each in reversed(row.progress) if each.done_on is not None), None)
    if row.status in DONE and done is not None and done > due:
        yield Flag(FlagKind.COMPLETED_LATE, f"due {day_words(due)}, completed {day_words(done)}")


def _revisions(row: PlanRow, _around: Around) -> Iterator[Flag]:
    """What changed of the timescale, and what that says beside the status."""
    before, now = row.first, row.now
    if before is now or before.timescale == now.timescale:
        return
    moved = moved_words(*(each.due_on or latest_in(each.timescale) for each in (before, now)))
    detail = f"{before.timescale or 'no timescale'} became {now.timescale or 'no timescale'}"
    yield Flag(FlagKind.DATE_MOVED, f"{detail}{f', {moved}' if moved else ''}")
    if not any(each.reason for each in row.wordings[1:]):
        yield Flag(FlagKind.MOVED_WITHOUT_REASON)
    later = before.due_on is not None and now.due_on is not None and now.due_on > before.due_on
    if later and row.status is Status.ON_TARGET:
        yield Flag(FlagKind.EXTENDED_ON_TARGET, moved)
    if later and row.status in DONE:
        yield Flag(FlagKind.EXTENDED_COMPLETED, moved)
    delivered = delivered_day(row.latest.text)
    if later and now.due_on is not None and delivered is not None and delivered < now.due_on:
        yield Flag(
            FlagKind.REVISED_AFTER_DELIVERY,
            f"the text says it was delivered by {day_words(delivered)}, the day due became {day_words(now.due_on)}",
        )


def _missing(row: PlanRow, _around: Around) -> Iterator[Flag]:
    """What a row lacks: a lead, a timescale, a day where its status needs one."""
    if not row.now.leads:
        yield Flag(FlagKind.NO_LEAD)
    kind = timescale_of(row.now.timescale)
    if row.now.due_on is not None:
        return
    if kind is Timescale.UNKNOWN:
        on_target = row.status is Status.ON_TARGET
        yield Flag(FlagKind.ON_TARGET_WITHOUT_DATE if on_target else FlagKind.NO_TIMESCALE, row.now.timescale)
    elif kind in {Timescale.MEETING, Timescale.CONDITION, Timescale.TEXT}:
        yield Flag(FlagKind.TIMESCALE_IN_WORDS, row.now.timescale)


def _status(row: PlanRow, _around: Around) -> Iterator[Flag]:
    """What the status says, leaves out, or says against the text."""
    latest = row.latest
    if row.status is Status.NOT_STATED and latest.stated and not is_unstated(latest.stated):
        yield Flag(FlagKind.UNKNOWN_STATUS, latest.stated)
    elif row.status is Status.NOT_STATED and row.progress:
        yield Flag(FlagKind.NO_STATUS)
    if row.status not in CLOSED and says_done(latest.text):
        yield Flag(FlagKind.DONE_NOT_MARKED)
    done = row.status in DONE or (row.status is Status.NOT_STATED and says_done(latest.text))
    if done and row.impact.state not in {Impact.PARTLY, Impact.EVIDENCED}:
        yield Flag(FlagKind.COMPLETE_WITHOUT_EVIDENCE)
    expected = expected_day(latest.text)
    due = row.now.due_on
    if row.status not in CLOSED and expected is not None and due is not None and expected > due:
        yield Flag(FlagKind.DELIVERY_AFTER_DUE, f"due {day_words(due)}, the text expects it by {day_words(expected)}")


def _targets(row: PlanRow, _around: Around) -> Iterator[Flag]:
    """Changes that cannot be measured, and audits that are promised and not booked."""
    held = row.impact
    lacks_base = not (held.baseline.strip() and held.period.strip())
    if lacks_base and any(map(relative_target, (row.evidence, held.target, held.measure))):
        yield Flag(FlagKind.NO_BASELINE)
    promised = promises_audit(f"{row.now.action}. {row.latest.text}")
    if promised and not row.audits_booked and row.status not in CLOSED:
        yield Flag(FlagKind.FOLLOW_UP_NOT_BOOKED, promised)


def _cadence(row: PlanRow, _around: Around) -> Iterator[Flag]:
    """A rhythm that contradicts itself within the row."""
    rhythms = dict.fromkeys([*rhythms_in(row.now.action), *rhythms_in(row.now.timescale)])
    if len(rhythms) > 1:
        yield Flag(FlagKind.CADENCE, " and ".join(rhythms))


def _versions(row: PlanRow, _around: Around) -> Iterator[Flag]:
    """What became of the wording from one version to the next."""
    for before, now in zip(row.wordings, row.wordings[1:], strict=False):
        if before.action != now.action:
            yield Flag(FlagKind.WORDING_CHANGED, f"between {before.label} and {now.label}")
        if before.evidence and before.evidence != now.evidence and not _same_again(now.evidence):
            lost = lost_percentages(before.evidence, now.evidence)
            gone = f"; {lost} no longer stand in it" if lost else ""
            yield Flag(FlagKind.EVIDENCE_CHANGED, f"between {before.label} and {now.label}{gone}")


def _same_again(evidence: str) -> bool:
    """Whether a cell only says that nothing changed."""
    return evidence.strip().lower().startswith("same as ")


def _years(row: PlanRow, around: Around) -> Iterator[Flag]:
    """References used again with another meaning, and what was lost on its way to the next plan."""
    linked = {*row.carried_from, *row.carried_to}
    for year, action in around.other_years.get(row.reference, ()):
        same = " ".join(action.lower().split()) == " ".join(row.now.action.lower().split())
        if not same and f"{year} {row.reference}" not in linked:
            yield Flag(FlagKind.REUSED, f"in {year} it was: {action}")
    if row.carried_to:
        return
    if row.status is Status.CARRIED_FORWARD:
        yield Flag(FlagKind.LOST, "carried forward, and no row of a later plan goes on from it")
    elif around.later_year and row.status not in CLOSED:
        yield Flag(FlagKind.LOST, f"still open, and no row of the plan {around.later_year} goes on from it")


def _noted(row: PlanRow, _around: Around) -> Iterator[Flag]:
    """What the file itself had to say."""
    if row.noted:
        yield Flag(FlagKind.NOTED, row.noted)


def _pointing(own: Iterable[Pointer], circles: frozenset[Pointer]) -> Iterator[Flag]:
    """Texts that only send the reader on, or in a circle, or nowhere."""
    for each in own:
        if each in circles:
            yield Flag(FlagKind.CIRCLE, f"{FIELD_WORDS[each.field]}: {each.words}")
        elif not each.target:
            yield Flag(FlagKind.POINTS_NOWHERE, f"{FIELD_WORDS[each.field]}: {each.words}")
        elif each.alone and each.field == PROGRESS:
            yield Flag(FlagKind.ONLY_POINTER, each.words)


def _repeats(rows: Sequence[PlanRow]) -> dict[str, list[str]]:
    """Rows whose progress tells the same figures as a row before, word for word."""
    first: dict[str, str] = {}
    found: dict[str, list[str]] = {}
    for row in rows:
        for clause in figures_in(row.latest.text):
            if first.setdefault(clause, row.reference) != row.reference:
                found.setdefault(row.reference, []).append(f"the same figures stand in {first[clause]}")
    return found


def is_exception(row: PlanRow, flags: Iterable[Flag]) -> bool:
    """Whether a row belongs at the head: at risk, past its day, or lost on its way."""
    grave = {FlagKind.PAST_DUE, FlagKind.LOST, FlagKind.IMPOSSIBLE_DATE}
    return row.status in AT_RISK or any(flag.kind in grave for flag in flags)


_RULES: tuple[Callable[[PlanRow, Around], Iterator[Flag]], ...] = (
    _days,
    _revisions,
    _missing,
    _status,
    _targets,
    _cadence,
    _versions,
    _years,
    _noted,
)
