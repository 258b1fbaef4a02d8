"""Rows of a plan in words: when, who, how it was before."""

from collections.abc import Iterable, Iterator

from audit_tool.analysis.plan_measures import quarter_words
from audit_tool.analysis.plan_rows import STATUS_WORDS, PlanRow, Progress, Status, Wording
from audit_tool.formdef.wording import day_words
from audit_tool.services.plan_measures import Measure


def facts_of(row: PlanRow) -> Iterator[tuple[str, str]]:
    """When and who, and how a row hangs together with other years."""
    first, now = row.first, row.now
    yield "When", now.timescale or "No timescale"
    if first.timescale != now.timescale:
        yield "At first", first.timescale or "No timescale"
    yield "Lead", "; ".join(now.leads) or "Nobody is named"
    named = (("Goes on from", row.carried_from), ("Goes on in", row.carried_to), ("Audit booked", row.audits_booked))
    for label, those in named:
        if those:
            yield label, ", ".join(those)


def told_words(told: Progress) -> str:
    """A progress entry with its day, its reason and the day it was completed."""
    parts = (
        told.text,
        f"Completed {day_words(told.done_on)}." if told.done_on else "",
        f"Because: {told.reason}" if told.reason else "",
    )
    words = " ".join(filter(None, parts))
    return f"{told.label}: {words}" if told.label and words else words


def history_of(row: PlanRow, measures: Iterable[Measure] = ()) -> list[tuple[str, str]]:
    """What the row said and told before, the latest first; then what audits said in quarters before the last ones."""
    found = [(each.day, f"Worded {each.label}", worded_words(each)) for each in row.wordings[:-1]]
    found += [(each.day, f"Told {each.label}", _told(each)) for each in row.progress[:-1]]
    told = [(about, words) for _, about, words in sorted(found, key=lambda one: one[0], reverse=True)]
    return [*told, *((f"Audits said before: {each.words}", _quarters(each)) for each in measures if each.older)]


def worded_words(wording: Wording) -> str:
    """A wording with its timescale, leads, evidence and reason."""
    parts = (
        wording.action,
        f"When: {wording.timescale or 'no timescale'}",
        f"Lead: {'; '.join(wording.leads) or 'nobody'}",
        f"Evidence of impact: {wording.evidence}" if wording.evidence else "",
        f"Because: {wording.reason}" if wording.reason else "",
        f"Source: {wording.source}" if wording.source else "",
    )
    return "\n".join(filter(None, parts))


def _told(told: Progress) -> str:
    status = told.stated or ("" if told.status is Status.NOT_STATED else STATUS_WORDS[told.status])
    return "\n".join(filter(None, (told.text, status, told.reason)))


def _quarters(measure: Measure) -> str:
    """A line a quarter, the earliest first."""
    return "\n".join(f"{each.quarter}: {quarter_words(each)}" for each in measure.older)
