"""Collects the public copy of a week's report: counts alone, small ones hidden (R-158, R-165)."""

from collections.abc import Sequence

from audit_tool.analysis.charts import GRADE_WORDS, GradeBar
from audit_tool.analysis.indicators import GRADES
from audit_tool.analysis.public_week import (
    ALL,
    ALLOCATED,
    FIRST,
    GOOD,
    IN,
    OVERALL,
    PublicCounts,
    WeekCounts,
    public_week,
)
from audit_tool.errors import WrongInputError
from audit_tool.formdef.wording import span_words
from audit_tool.reports.frozen_content import told_in
from audit_tool.reports.practice_week.content import PublicLine, PublicWeek
from audit_tool.reports.practice_week.method import BY_HAND, COUNTED
from audit_tool.reports.request import Request, marking_of
from audit_tool.services.board import BoardRow
from audit_tool.services.desk import Desk
from audit_tool.services.identity import Act
from audit_tool.services.insight import By, Chosen
from audit_tool.services.issued import About
from audit_tool.services.rounds import RoundEntry

DRAWN = "Cases were drawn by chance from a list; the draw can be made again, and is kept."
PUBLIC_BASE = (
    "A section counts every grade given in it, so one audit may count there more than once. Shares are of settled "
    "audits, in sections of their grades, under completion of first audits allocated. Percentages are rounded half "
    "up; of fewer than 10 none is given."
)
LEFT_OUT = (
    "What children, families and workers said, concerns, actions, agreement of auditors and single cases are for those "
    "who work with them, and are not in this copy."
)
EARLIER = "A count that an earlier public version of this report hid is “suppressed” too."
STILL = "A small count that an earlier public version printed is printed still."
BUT_STILL = ", if not printed before"
WITHHELD = "How many audits were good or outstanding is not told, so that no small count can be worked out."


def collect_public(desk: Desk, request: Request, forms: str) -> PublicWeek:
    """Everything on the pages of the public copy."""
    chosen = desk.rounds.named(request.round)
    desk.identity.require(Act.REPORT, chosen.id)
    desk.counting.catch_up()
    policy = desk.small_numbers.policy()
    counts = _counts(desk, chosen, desk.board.rows(chosen.id))
    if sum(counts.overall) < policy.threshold:
        message = f"Fewer than {policy.threshold} audits of this round are settled, so it has no public version."
        raise WrongInputError(f"{message} Nothing was made. Choose the internal audience and marking.")
    about = About("practice-week", request.audience, round_id=chosen.id)
    found = public_week(counts, policy, [told_in(content) for content in desk.issued.published(about)])
    tells = found.printed.shown((OVERALL, ALL), (OVERALL, GOOD))
    told = f"{found.words(OVERALL, GOOD)} of {found.words(OVERALL, ALL)} settled audits were good or outstanding."
    still = bool(found.told.still_printed(policy))
    note = f"Small numbers: counts under {policy.threshold} are hidden{BUT_STILL if still else ''}"
    return PublicWeek(
        marking=marking_of(desk, request, forms, note=note),
        title=chosen.name,
        line=f"{span_words(chosen.starts_on, chosen.ends_on)}. Public version.",
        sentence=told if tells else WITHHELD,
        overall=_overall(found),
        sections=_sections(found, list(counts.sections)),
        completion=(
            PublicLine("First audits allocated", None, (found.words(FIRST, ALLOCATED), "")),
            PublicLine("First audits in", None, (found.words(FIRST, IN), found.share(FIRST, IN, ALLOCATED))),
        ),
        method=(DRAWN if desk.sampling.sample(chosen.id) else BY_HAND, COUNTED, PUBLIC_BASE, LEFT_OUT),
        small_numbers=" ".join((policy.note(), EARLIER, *((STILL,) if still else ()))),
        told=found.told,
    )


def _counts(desk: Desk, chosen: RoundEntry, rows: Sequence[BoardRow]) -> WeekCounts:
    of_round = Chosen(rounds=(chosen.id,))
    overall = desk.insight.share_out(of_round, By.ROUND).bars
    whole = overall[0] if overall else GradeBar("", (0, 0, 0, 0))
    sections = {bar.label: bar.counts for bar in desk.insight.share_out(of_round, By.SECTION).bars if bar.total}
    first_in = sum(row.first.state == "submitted" for row in rows)
    return WeekCounts(whole.counts, sections, len(rows), first_in)


def _overall(found: PublicCounts) -> tuple[PublicLine, ...]:
    graded = zip((4, 3, 2, 1), GRADES, GRADE_WORDS, strict=True)
    lines: list[tuple[str, int | None, str]] = [(label, number, row) for number, row, label in graded]
    lines = [("Settled audits", None, ALL), *lines, ("Good or outstanding", None, GOOD)]
    return tuple(
        PublicLine(label, number, (found.words(OVERALL, row), "" if row == ALL else found.share(OVERALL, row)))
        for label, number, row in lines
    )


def _sections(found: PublicCounts, names: Sequence[str]) -> tuple[PublicLine, ...]:
    """In the order of the forms: ranked, the order would tell what is hidden."""
    columns = [(name, f"section {name}") for name in names]
    return tuple(
        PublicLine(name, None, (found.words(at, ALL), found.words(at, GOOD), found.share(at, GOOD)))
        for name, at in columns
    )
