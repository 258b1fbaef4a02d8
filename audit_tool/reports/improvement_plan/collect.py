"""Collects the improvement plan of a year, for everybody; a public copy leaves out what audits say."""

from collections import Counter
from collections.abc import Iterator

from audit_tool.analysis.plan_flag_kinds import FlagKind
from audit_tool.analysis.plan_flags import flag_words
from audit_tool.analysis.plan_measures import quarter_words
from audit_tool.analysis.plan_rows import STATUS_WORDS, PlanRow, Progress, Wording, impact_facts
from audit_tool.errors import WrongInputError
from audit_tool.formdef.wording import day_words
from audit_tool.reports.improvement_plan.content import EarlierVersion, Lines, MeasureTold, PlannedRow, PlanReport
from audit_tool.reports.request import PUBLIC, UNMARKED, Request, marking_of
from audit_tool.services.desk import Desk
from audit_tool.services.plan import Plan
from audit_tool.services.plan_measures import Measure

NO_FORM = "Improvement plan"
LEFT_OUT = "This public copy leaves out what audits found and what was noticed about the rows."
_MOST_LEADS = "; "


def collect(desk: Desk, request: Request) -> PlanReport:
    """Everything on the pages."""
    years = desk.plan.years()
    if not request.year and not years:
        message = "There is no improvement plan yet. Nothing was made. Bring one in first."
        raise WrongInputError(message)
    plan = desk.plan.of(request.year or years[0])
    public = request.audience == PUBLIC or request.marking == UNMARKED
    measures = {} if public else desk.plan_measures.of(plan.year)

    def planned(rows: tuple[PlanRow, ...]) -> tuple[PlannedRow, ...]:
        return tuple(_planned(plan, row, measures.get(row.reference, ()), public=public) for row in rows)

    return PlanReport(
        marking=marking_of(desk, request, f"{NO_FORM} {plan.year}"),
        year=plan.year,
        line=_line(plan),
        sentence=plan.sentence,
        statuses=_statuses(plan),
        exceptions=planned(plan.exceptions),
        others=planned(plan.others),
        closed=planned(plan.closed),
        earlier=tuple(each for row in plan.rows for each in _earlier(row)),
        left_out=LEFT_OUT if public else "",
    )


def _line(plan: Plan) -> str:
    approved = f"Approved {day_words(plan.approved_on)}" if plan.approved_on else "The day of approval is not noted"
    closed = f" Closed quarters: {', '.join(plan.closed_quarters)}." if plan.closed_quarters else ""
    return f"{approved}.{closed}"


def _statuses(plan: Plan) -> tuple[tuple[str, str], ...]:
    counts = Counter(row.status for row in plan.rows)
    return tuple((words, str(counts[status])) for status, words in STATUS_WORDS.items() if counts[status])


def _planned(plan: Plan, row: PlanRow, measures: tuple[Measure, ...], *, public: bool) -> PlannedRow:
    return PlannedRow(
        row.reference,
        f"{row.area} {row.area_title}",
        row.status,
        STATUS_WORDS[row.status],
        row.now.action,
        (*when_and_who(row), *_links(row)),
        told_words(row.latest),
        row.now.evidence if row.now.evidence == row.evidence else f"{row.now.evidence}: {row.evidence}",
        impact_facts(row.impact),
        tuple(_measure(each) for each in measures),
        () if public else tuple(flag_words(flag) for flag in plan.flags_on(row) if flag.kind is not FlagKind.NO_STATUS),
    )


def _measure(measure: Measure) -> MeasureTold:
    return MeasureTold(measure.sentence, tuple((each.quarter, quarter_words(each)) for each in measure.older))


def when_and_who(row: PlanRow) -> Lines:
    """Timescale, how it was at first, and leads."""
    first, now = row.first, row.now
    moved = [("At first", first.timescale or "no timescale")] if first.timescale != now.timescale else []
    reasons = [("Because", each.reason) for each in row.wordings if each.reason]
    leads = _MOST_LEADS.join(now.leads) or "Nobody is named"
    return ("When", now.timescale or "No timescale"), *moved, *reasons, ("Lead", leads)


def told_words(told: Progress) -> str:
    """A progress entry with its day, and its status as it was stated."""
    source = f" ({told.told_in})" if told.told_in else ""
    stated = f" Stated: {told.stated}{source}." if told.stated else ""
    reason = f" Because: {told.reason}" if told.reason else ""
    done = f" Completed {day_words(told.done_on)}." if told.done_on else ""
    label = f"{told.label}: " if told.label else ""
    return f"{label}{told.text}{done}{reason}{stated}".strip()


def _links(row: PlanRow) -> Iterator[tuple[str, str]]:
    named = (("Goes on from", row.carried_from), ("Goes on in", row.carried_to), ("Audit booked", row.audits_booked))
    for label, those in named:
        if those:
            yield label, ", ".join(those)
    if row.now.source:
        yield "Source", row.now.source


def _earlier(row: PlanRow) -> Iterator[EarlierVersion]:
    """Wordings and progress from before what stands now, the latest first."""
    labels = dict.fromkeys([*(each.label for each in row.wordings[:-1]), *(each.label for each in row.progress[:-1])])
    wordings = {each.label: each for each in row.wordings[:-1]}
    progress = {each.label: each for each in row.progress[:-1]}
    for label in reversed(labels):
        worded = _worded(wordings[label], row) if label in wordings else "-"
        yield EarlierVersion(row.reference, label, worded, told_words(progress[label]) if label in progress else "-")


def _worded(wording: Wording, row: PlanRow) -> str:
    """What an earlier wording had otherwise than the one that stands."""
    now = row.now
    parts = [
        ("Action", wording.action, now.action),
        ("When", wording.timescale, now.timescale),
        ("Lead", _MOST_LEADS.join(wording.leads), _MOST_LEADS.join(now.leads)),
        ("Evidence of impact", wording.evidence, row.evidence),
        ("Source", wording.source, now.source),
    ]
    changed = [f"{label}: {before or 'none'}" for label, before, after in parts if before != after]
    return "\n".join(changed) or "The same words."
