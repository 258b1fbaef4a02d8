"""The improvement plan as it is printed."""

from dataclasses import replace

from audit_tool.analysis.plan_rows import STATUS_WORDS, Status
from audit_tool.reports.improvement_plan.collect import LEFT_OUT
from audit_tool.reports.improvement_plan.content import EarlierVersion, MeasureTold, PlannedRow, PlanReport
from tests.reports.sample_case import MARKING


def _row(reference: str, status: Status, action: str, **changes: object) -> PlannedRow:
    made = PlannedRow(
        reference,
        "SG 8 Safeguarding",
        status,
        STATUS_WORDS[status],
        action,
        (("When", "31 March 2027"), ("Lead", "Principal Social Worker; Workforce lead")),
        "12 November 2026: Under way.",
        "Supervision is found good in more audits.",
        (),
        (),
        (),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


RISK = _row(
    "SG 3.3/a",
    Status.SOME_RISK,
    "Review the supervision procedure with frontline managers.",
    facts=(
        ("When", "31 March 2027"),
        ("At first", "31 July 2026"),
        ("Because", "The policy is approved later."),
        ("Lead", "Principal Social Worker"),
    ),
    impact=(("Impact", "Partly evidenced"), ("Baseline", "58%"), ("Period", "Q1 to Q4"), ("Proof", "Audits of Q2")),
    measures=(
        MeasureTold(
            "Supervision good or outstanding: 6 of 12 (50%) in 2026-27 Q1, 6 of 9 (67%, small number) in Q2: too few "
            "to tell a change; the count is the same, only the total differs.",
            (("2025-26 Q3", "3 of 4"), ("2025-26 Q4", "5 of 11 (45%); 2 without a rating")),
        ),
        MeasureTold("Plans with dates answered yes: 4 of 12 (33%) in 2026-27 Q1: nothing to compare it with yet."),
    ),
    flags=("The timescale was changed: 31 July 2026 became 31 March 2027, 8 months later.",),
)
PLANNED = PlanReport(
    marking=replace(MARKING, version="", form_label="Improvement plan 2026-27"),
    year="2026-27",
    line="Approved 5 June 2026. Closed quarters: 2026-27 Q1, 2026-27 Q2.",
    sentence="3 actions: 1 to look at first, 1 under way, 1 completed or ended.",
    statuses=tuple((STATUS_WORDS[status], "1") for status in (Status.SOME_RISK, Status.ON_TARGET, Status.WITHDRAWN)),
    exceptions=(RISK,),
    others=(_row("SG 4", Status.ON_TARGET, "Hold a training day for all teams."),),
    closed=(_row("COM 4.1", Status.WITHDRAWN, "Buy a product.", progress="4 May 2026: Because: No money is left."),),
    earlier=(EarlierVersion("SG 3.3/a", "June 2026", "When: 31 July 2026", "June 2026: Begun."),),
    left_out="",
)
NO_ROWS = replace(
    PLANNED, sentence="The plan holds no action yet.", statuses=(), exceptions=(), others=(), closed=(), earlier=()
)


QUARTERS = tuple(
    (f"20{year}-{year + 1} Q{quarter}", "5 of 11 (45%); 2 without a rating")
    for year in range(10, 25)
    for quarter in (1, 2, 3, 4)
)
"""Fifteen years of a measure, more than a page of them."""


def plan_of(words: str) -> PlanReport:
    """Every text of a plan as long or as odd as can be."""
    lines = ("When", words[:900]), ("Lead", words)
    row = PlannedRow(
        words[:60], words[:900], Status.SIGNIFICANT_RISK, words[:300], words, lines, words, words, lines,
        (MeasureTold(words, QUARTERS), MeasureTold(words[:300], QUARTERS)), (words[:900],) * 3,
    )  # fmt: skip
    version = EarlierVersion(words[:60], words[:60], words, words)
    return replace(
        PLANNED, line=words[:300], sentence=words[:300], exceptions=(row,), others=(RISK, row), earlier=(version,) * 2,
        left_out=LEFT_OUT,
    )  # fmt: skip
