"""Figures held without case records: brought in whole, shown as an indicator table (R-117, R-118)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from audit_tool.analysis.indicators import GRADES, IndicatorTable, PeriodCounts, indicator_table
from audit_tool.models.figures import HistoricAggregate
from audit_tool.services.identity import Act
from audit_tool.services.workplace import Workplace
from audit_tool.storage import figures
from audit_tool.storage.store import Session

WORDS = ("label", "kind", "financial_year", "quarter", "starts_on", "ends_on", "basis", "note", "source")
"""What is held of a period beside its counts."""


@dataclass(frozen=True, slots=True)
class Aggregate:
    """Audits of one period by overall grade, as a file gives them."""

    period: str
    label: str
    kind: str
    financial_year: str
    quarter: str
    starts_on: date
    ends_on: date
    counts: dict[str, int]
    basis: str = ""
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Brought:
    """What bringing figures in has done."""

    added: int
    changed: int
    same: int


class Figures:
    """Use cases around historic figures."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def bring_in(self, aggregates: Sequence[Aggregate], origin: str) -> Brought:
        """Keep every period of a file, or none; a period already held is corrected, and the trail says so."""
        self._work.identity.require(Act.IMPORT_FIGURES)
        added = changed = 0
        with self._work.store.transaction() as session:
            held = {row.period: row for row in figures.aggregates(session)}
            for each in aggregates:
                row = held.get(each.period)
                if row is None:
                    session.add(self._row(each))
                    added += 1
                elif _told(row) != _given(each):
                    self._correct(session, row, each)
                    changed += 1
            self._work.note(session, "figures brought in", origin, f"{added} added, {changed} corrected")
        return Brought(added, changed, len(aggregates) - added - changed)

    def indicators(self) -> IndicatorTable:
        """Audits and outcomes by quarter."""
        self._work.identity.require_anywhere(Act.SEE_FIGURES)
        with self._work.store.reading() as session:
            rows = figures.aggregates(session)
        # Yearly sums in the file come from its quarters; ours are summed here, so that no figure has two sources.
        kept = [row for row in rows if row.quarter or not row.financial_year]
        return indicator_table([_period(row) for row in kept])

    def _row(self, each: Aggregate) -> HistoricAggregate:
        return HistoricAggregate(
            period=each.period,
            imported_at=self._work.clock(),
            **_given(each),
        )

    def _correct(self, session: Session, row: HistoricAggregate, each: Aggregate) -> None:
        before, after = _told(row), _given(each)
        changed = [f"{name}: {before[name]} became {after[name]}" for name in after if before[name] != after[name]]
        self._work.note(session, "figure corrected", each.period, "; ".join(changed))
        for name, value in after.items():
            setattr(row, name, value)
        row.imported_at = self._work.clock()


def _given(each: Aggregate) -> dict[str, object]:
    return {name: getattr(each, name) for name in WORDS} | {grade: each.counts[grade] for grade in GRADES}


def _told(row: HistoricAggregate) -> dict[str, object]:
    return {name: getattr(row, name) for name in (*WORDS, *GRADES)}


def _counts(row: HistoricAggregate) -> dict[str, int]:
    return {grade: getattr(row, grade) for grade in GRADES}


def _period(row: HistoricAggregate) -> PeriodCounts:
    return PeriodCounts(
        row.label, row.financial_year, row.quarter, row.starts_on, row.ends_on, _counts(row), row.source
    )
