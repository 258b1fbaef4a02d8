"""Audits by quarter and figures of other documents as files take them out; the same functions as the screens."""

from dataclasses import asdict

from audit_tool.analysis.contradictions import Contradiction
from audit_tool.analysis.indicators import GRADES, Column, PeriodCounts
from audit_tool.analysis.printed import PrintedFigure
from audit_tool.analysis.printed_lines import in_order
from audit_tool.analysis.quarter_charts import BROUGHT, OWN
from audit_tool.analysis.rates import SMALL_BASE, percent
from audit_tool.services.desk import Desk
from audit_tool.services.identity import Act


def figures_content(desk: Desk, _round: str) -> dict[str, object]:
    """Everything that Insight shows of quarters and of earlier figures; they belong to no round."""
    if desk.identity.may(Act.READ_BOTH):
        desk.counting.catch_up()
    table, earlier = desk.figures.indicators(), desk.earlier_figures.all()
    return {
        "audits_by_quarter": [_column(each) for each in table.columns if each.counts is not None],
        "audits_of_other_periods": [_other(each) for each in table.others],
        "notes": [{"grades_of": "a quarter with records", "told": note} for note in table.notes],
        "earlier_figures": [_printed(each) for each in in_order(earlier.figures)],
        "contradictions": [_contradiction(each) for each in earlier.contradictions],
    }


def _column(column: Column) -> dict[str, object]:
    counts = column.counts or {}
    return {
        "grades_of": f"{column.year} {column.label}",
        **_shared(counts),
        "whose": OWN if column.own else BROUGHT,
        "status": column.status,
    }


def _other(each: PeriodCounts) -> dict[str, object]:
    return {
        "grades_of": each.label,
        **_shared(each.counts),
        "whose": BROUGHT,
        "status": each.status,
        "source": each.source,
    }


def _shared(counts: dict[str, int]) -> dict[str, object]:
    """Counts, and shares of them; as on the screen there is no share under ten audits."""
    total = sum(counts.values())
    found = {
        **{grade: counts[grade] for grade in GRADES},
        "good_or_outstanding": counts["good"] + counts["outstanding"],
    }
    shares = {f"{name}_percent": str(percent(count, total, 1)) for name, count in found.items()}
    enough = total >= SMALL_BASE
    return {
        **found,
        "audits_graded": total,
        **(shares if enough else dict.fromkeys(shares)),
        "not_estimable": {} if enough else dict.fromkeys(shares, "too few"),
    }


def _printed(each: PrintedFigure) -> dict[str, object]:
    told = {name: value for name, value in asdict(each).items() if name not in {"identity", "starts_on", "ends_on"}}
    days = {name: day.isoformat() if day else "" for name, day in (("from", each.starts_on), ("to", each.ends_on))}
    why_not = {} if each.printed else {"printed": each.told}
    return {
        "grades_of": f"{each.label}, {each.period}, {each.source}",
        **told,
        **days,
        "kind": str(each.kind),
        "printed": each.printed or None,
        "not_estimable": why_not,
    }


def _contradiction(each: Contradiction) -> dict[str, object]:
    return {
        "grades_of": f"{each.label}, {each.period}",
        "why": each.why.value,
        "told": each.told,
        "sources": "; ".join(each.sources),
    }
