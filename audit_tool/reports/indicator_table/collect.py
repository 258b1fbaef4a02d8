"""Collects the indicator table; every count comes from the one counting function in `analysis.indicators`."""

from collections.abc import Sequence
from dataclasses import replace

from audit_tool.analysis.indicators import GRADES, Column, PeriodCounts, sentence
from audit_tool.analysis.indicators import IndicatorTable as Counted
from audit_tool.analysis.public_indicators import ALL, GOOD, PublicTable, column_apart, public
from audit_tool.analysis.publications import Publication
from audit_tool.analysis.quarter_charts import bars_of, line_of, own_words
from audit_tool.analysis.small_numbers import Policy
from audit_tool.errors import WrongInputError
from audit_tool.formdef.wording import day_words
from audit_tool.reports.frozen_content import told_in
from audit_tool.reports.indicator_table.content import ColumnGroup, IndicatorRow, IndicatorTable, PeriodTable
from audit_tool.reports.marking import Marking
from audit_tool.reports.request import Request, marking_of
from audit_tool.services.desk import Desk
from audit_tool.services.identity import Act
from audit_tool.services.issued import About

LABELS = ("Outstanding", "Good", "Requires improvement", "Inadequate")
BASIS = (
    "Basis: counts in the quarter; a year is the sum of its quarters. The source does not say whether the grades are "
    "first, second or moderated judgements, nor whether second auditors worked blind."
)
NOT_YET_DUE = "not yet due"
MEANINGS = (
    ("-", "“-”: nothing was recorded for this quarter."),
    ("too few", "“too few”: fewer than 10 audits, so no share is given."),
    (NOT_YET_DUE, "“not yet due”: the quarter lies after the latest figures."),
)
WITHHELD = "How many audits were good or outstanding in all is not told, so that no small count can be worked out."
EARLIER = "So is a count that an earlier public version hid."
STILL = "A small count that an earlier public version of this table printed is printed still."
BROUGHT_IN = (
    "Figures that were brought in without records are treated the same here, also where an older paper printed them."
)


def collect(desk: Desk, request: Request) -> IndicatorTable:
    """Everything on the page."""
    # A quarter of our own may hold one child alone: no public copy has it.
    with_own = not request.in_public and desk.identity.may(Act.READ_BOTH)
    if with_own:
        desk.counting.catch_up()
    counted = desk.figures.indicators(own=with_own)
    if not counted.columns and not counted.others:
        message = "No figures are held yet, so there is no indicator table. Nothing was made. Bring in figures first."
        raise WrongInputError(message)
    as_at = day_words(counted.as_at) if counted.as_at else ""
    note = "Small numbers: no share under 10 audits; figures are counts of audits, no child is shown"
    marking = marking_of(desk, request, "Form versions not recorded", as_at=as_at, note=note)
    if not request.in_public:
        return table_of(counted, marking)
    policy = desk.small_numbers.policy()
    published = desk.issued.published(About("indicator-table", request.audience))
    return public_table_of(counted, marking, policy, [told_in(content) for content in published])


def table_of(counted: Counted, marking: Marking) -> IndicatorTable:
    """The table as the council reads it inside, every count as it is."""
    return _table(counted, marking, None)


def public_table_of(
    counted: Counted, marking: Marking, policy: Policy, earlier: Sequence[Publication] = ()
) -> IndicatorTable:
    """The table as anybody may read it, safe also beside the `earlier` public versions of it."""
    hidden = public(counted, policy, earlier)
    table = _table(counted, marking, hidden)
    return replace(table, small_numbers=_small_numbers(policy, hidden.told), told=hidden.told)


def _table(counted: Counted, marking: Marking, hidden: PublicTable | None) -> IndicatorTable:
    drawn = hidden is None or hidden.hides_nothing
    tables = [_quarters(counted, hidden)] if counted.columns else []
    return IndicatorTable(
        marking=marking,
        title="Case file audits and outcomes",
        sentence=sentence(counted) if hidden is None or hidden.tells_all else WITHHELD,
        tables=(*tables, *(_apart(each, hidden) for each in counted.others)),
        # A drawing would tell what the table hides.
        bars=bars_of(counted) if drawn else None,
        line=line_of(counted) if drawn else None,
        whose=" ".join((own_words(counted), *counted.notes)),
        source=f"{'; '.join(counted.sources) or 'not recorded'}.",
    )


def _small_numbers(policy: Policy, told: Publication) -> str:
    still = (STILL,) if told.still_printed(policy) else ()
    return " ".join((policy.note(), EARLIER, BROUGHT_IN, *still))


def _quarters(counted: Counted, hidden: PublicTable | None) -> PeriodTable:
    groups = tuple(
        ColumnGroup(year, tuple(_heading(column) for column in counted.columns if column.year == year))
        for year in counted.years
    )
    rows = _rows(counted.columns, hidden)
    return PeriodTable("Audits by quarter", BASIS, groups, rows, _footnotes(rows))


def _heading(column: Column) -> str:
    label = "Whole year" if column.label == "Year" else column.label
    return f"{label} own" if column.own else label


def _rows(columns: tuple[Column, ...], hidden: PublicTable | None) -> tuple[IndicatorRow, ...]:
    graded = [
        IndicatorRow(label, number, tuple(_with_share(each, grade, hidden) for each in columns))
        for number, grade, label in zip((4, 3, 2, 1), GRADES, LABELS, strict=True)
    ]
    good = tuple(_with_share(column, GOOD, hidden) for column in columns)
    total = tuple(_total(column, hidden) for column in columns)
    return (
        IndicatorRow("Audits undertaken", None, total),
        *graded,
        IndicatorRow("Good or outstanding", None, good),
    )


def _total(column: Column, hidden: PublicTable | None) -> str:
    if hidden is None or column.counts is None:
        return column.total_text() or NOT_YET_DUE
    return hidden.cell(column, ALL, "")


def _with_share(column: Column, row: str, hidden: PublicTable | None) -> str:
    if column.counts is None:
        return column.empty or NOT_YET_DUE
    count = column.good_or_outstanding if row == GOOD else column.counts.get(row, 0)
    share = column.share_of(count) if column.total else ""
    if hidden is not None:
        return hidden.cell(column, row, share)
    return f"{count}\n{share}" if share else "0"


def _footnotes(rows: tuple[IndicatorRow, ...]) -> tuple[str, ...]:
    """What the words in the cells mean; of those alone that the table has."""
    words = {line for row in rows for cell in row.cells for line in cell.split("\n")}
    shares = any(each.endswith("%") for each in words)
    notes = ["Shares are rounded half-up and need not add to 100."] if shares else []
    return (*notes, *(note for word, note in MEANINGS if word in words))


def _apart(each: PeriodCounts, hidden: PublicTable | None) -> PeriodTable:
    """A period that is no financial quarter stands alone."""
    rows = _rows((column_apart(each),), hidden)
    # A single column has the room for count and share in one line.
    beside = tuple(replace(row, cells=tuple(_on_one_line(cell) for cell in row.cells)) for row in rows)
    return PeriodTable(
        heading=each.label,
        basis="Basis: counts in the whole period, which is not a financial quarter or half-year.",
        groups=(ColumnGroup(str(each.ends_on.year), ("Audits",)),),
        rows=beside,
        footnotes=("Not to be joined to the quarters above.",),
    )


def _on_one_line(cell: str) -> str:
    count, _, share = cell.partition("\n")
    return f"{count} ({share})" if share.endswith("%") else cell
