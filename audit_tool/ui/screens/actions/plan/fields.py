"""The fields of what can be written into a plan by hand, and what stands in them at first."""

from collections.abc import Sequence

from audit_tool.analysis.plan_rows import IMPACT_WORDS, PlanRow
from audit_tool.services.plan import Plan
from audit_tool.services.plan_carrying import LaterPlan
from audit_tool.ui.screens.actions.acts import ActEntry, Way
from audit_tool.ui.screens.actions.plan.writing import (
    APPROVE,
    BOOK,
    CARRY,
    ENDS,
    IMPACT,
    NEW_AREA,
    PLAN,
    REWORD,
    ROW,
    STAYS,
)

SUCH_A_DAY = "For instance 5 June 2026 or 5/6/2026."
SUCH_A_TIME = "For instance 31 March 2027, or quarterly."
SUCH_LEADS = "Roles, parted by semicolons."
SUCH_EVIDENCE = "What would show that it made a difference."
SUCH_A_TARGET = "A target in per cent needs its baseline and its period."
Asked = tuple[Way, str, str]
BEGIN = ActEntry(
    PLAN,
    "Begin a year’s plan",
    "Begin the plan",
    (
        ("line", "Its year", "For instance 2027-28."),
        ("line", "Approved on", f"{SUCH_A_DAY} Leave it empty until it is."),
    ),
)
APPROVAL = ActEntry(APPROVE, "Note its approval", "Note it", (("line", "Approved on", SUCH_A_DAY),))
MEASURED: tuple[Asked, ...] = (
    ("line", "What is measured", "For instance supervision that is good or outstanding."),
    ("line", "Baseline", "How it stands now, such as 58%."),
    ("line", "Target", SUCH_A_TARGET),
)
PERIOD: Asked = ("line", "Period", "Over which time, such as Q1 to Q4.")
WORDED: tuple[Asked, ...] = (
    ("text", "What will be done", ""),
    ("line", "Date or timescale", SUCH_A_TIME),
    ("line", "Leads", SUCH_LEADS),
    ("text", "Evidence of impact", SUCH_EVIDENCE),
)
REWORDING = ActEntry(
    REWORD,
    "Word it anew",
    "Keep these words",
    (*WORDED, ("text", "Why is it changed?", "Needed for another date or timescale.")),
)
MEASURING = ActEntry(
    IMPACT,
    "Measure and target",
    "Keep this",
    (
        (tuple(IMPACT_WORDS.items()), "Did it make a difference?", "Another thing than having done it."),
        *MEASURED,
        ("line", "Now", "The last figure that is known."),
        PERIOD,
        ("text", "What shows it, and where", "Needed where the difference is evidenced."),
    ),
)


def acts_of_plan(plan: Plan) -> tuple[ActEntry, ...]:
    """What can be added: a row, another year, the day of approval where it is not noted."""
    areas = (*((code, f"{code} {title}") for code, title in plan.areas), (NEW_AREA, "A new area"))
    new_alone = frozenset({NEW_AREA})
    row = ActEntry(
        ROW,
        "Add a row",
        "Add the row",
        (
            (areas, "Area", ""),
            ("line", "Reference of the new area", "For instance WFD 5."),
            ("line", "Title of the new area", ""),
            ("line", "Reference", "No other row of this year has it. For instance WFD 5.3."),
            *WORDED,
            *MEASURED,
            PERIOD,
        ),
        only_if=((1, 0, new_alone), (2, 0, new_alone)),
    )
    return (row, BEGIN, *(() if plan.approved_on else (APPROVAL,)))


def acts_of_row(row: PlanRow, later: Sequence[LaterPlan], rounds: Sequence[str]) -> tuple[ActEntry, ...]:
    """What can be written about a row; `rounds` are those that can keep an audit which it promises."""
    booking = (_booking(rounds),) if rounds else ()
    carrying = (_carrying(row, later),) if later else ()
    return (*booking, REWORDING, MEASURING, *carrying)


def _booking(rounds: Sequence[str]) -> ActEntry:
    choice = tuple((name, name) for name in rounds)
    hint = "A round that is set up under Practice week."
    return ActEntry(BOOK, "Book the promised audit", "Book it", ((choice, "In which round is it audited?", hint),))


def _carrying(row: PlanRow, later: Sequence[LaterPlan]) -> ActEntry:
    new = [f"{plan.year}\n" for plan in later]
    there = (
        (f"{plan.year}\n{reference}", f"{plan.year} {reference}: {action}")
        for plan in later
        for reference, action in plan.rows
        if f"{plan.year} {reference}" not in row.carried_to
    )
    goals = (*((f"{plan.year}\n", f"A new row of {plan.year}, with the same words") for plan in later), *there)
    ends = ((ENDS, "It is carried forward"), (STAYS, "It stays as it is"))
    return ActEntry(
        CARRY,
        "Carry it forward",
        "Carry it forward",
        (
            (goals, "Where does it go on?", ""),
            ("line", "Reference of the new row", "No other row of that year has it."),
            (ends, f"What becomes of it in {row.year}?", ""),
        ),
        only_if=((1, 0, frozenset(new)),),
    )


def filled_of(row: PlanRow) -> dict[str, list[str]]:
    """What stands in the fields about a row at first."""
    now, held = row.now, row.impact
    return {
        REWORD: [now.action, now.timescale, "; ".join(now.leads), now.evidence, ""],
        IMPACT: [held.state, held.measure, held.baseline, held.target, held.current, held.period, held.proof],
        CARRY: ["", row.reference, ""],
    }
