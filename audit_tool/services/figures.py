"""Figures held without case records: brought in whole, shown as an indicator table (R-117, R-118)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from audit_tool.analysis.indicators import GRADES, IndicatorTable, PeriodCounts, indicator_table, joined
from audit_tool.errors import WrongInputError
from audit_tool.models.figures import HistoricAggregate, HistoricFigure
from audit_tool.services.identity import Act
from audit_tool.services.insight import Insight
from audit_tool.services.workplace import Workplace
from audit_tool.storage import figures
from audit_tool.storage.store import Session

Held = TypeVar("Held", HistoricAggregate, HistoricFigure)
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
        with self._work.store.transaction() as session:
            held = {row.period: row for row in figures.aggregates(session)}
            _refuse_quarter_held(held.values(), aggregates)
            told = {each.period: {"period": each.period, **_given(each)} for each in aggregates}
            return keep_all(self._work, session, HistoricAggregate, held, told, origin)

    def indicators(self, *, own: bool = True) -> IndicatorTable:
        """Audits and outcomes by quarter; without `own`, only what was brought in."""
        self._work.identity.require_anywhere(Act.SEE_FIGURES)
        with self._work.store.reading() as session:
            rows = figures.aggregates(session)
        return indicator_table(*joined(periods_of(rows), self._own() if own else ()))

    def _own(self) -> tuple[PeriodCounts, ...]:
        """The quarters of our own settled audits, for those who read the audits of every round.

        Whoever reads those of some rounds would take a part of a quarter for the quarter.
        """
        if not self._work.identity.may(Act.READ_BOTH):
            return ()
        return Insight(self._work).quarters()


def keep_all(
    work: Workplace,
    session: Session,
    kind: type[Held],
    held: Mapping[str, Held],
    given: Mapping[str, Mapping[str, object]],
    origin: str,
) -> Brought:
    """Keep what is new, correct what is held and differs, leave the rest; the trail says each."""
    added = changed = 0
    for key, told in given.items():
        row = held.get(key)
        if row is None:
            session.add(kind(**told, imported_at=work.clock()))
            added += 1
        elif differing := [name for name, value in told.items() if getattr(row, name) != value]:
            words = "; ".join(f"{name}: {getattr(row, name)} became {told[name]}" for name in differing)
            work.note(session, "figure corrected", key, words)
            for name in differing:
                setattr(row, name, told[name])
            row.imported_at = work.clock()
            changed += 1
    work.note(session, "figures brought in", origin, f"{added} added, {changed} corrected")
    return Brought(added, changed, len(given) - added - changed)


def periods_of(rows: Iterable[HistoricAggregate]) -> tuple[PeriodCounts, ...]:
    """Quarters, and periods of no financial year.

    Yearly sums in a file come from its quarters; ours are summed here, so that no figure has two sources.
    """
    return tuple(_period(row) for row in rows if row.quarter or not row.financial_year)


def _refuse_quarter_held(held: Iterable[HistoricAggregate], given: Iterable[Aggregate]) -> None:
    """Two sums of one quarter would leave nobody knowing which is shown."""
    known = {(row.financial_year, row.quarter): row.period for row in held if row.quarter}
    for each in given:
        period = known.get((each.financial_year, each.quarter), each.period)
        if period != each.period:
            what = f"{each.quarter} of {each.financial_year} is held as “{period}”, and comes as “{each.period[:40]}”"
            message = f"{what}. Nothing was changed. Give it the same period_id to correct it."
            raise WrongInputError(message)


def _given(each: Aggregate) -> dict[str, object]:
    return {name: getattr(each, name) for name in WORDS} | {grade: each.counts[grade] for grade in GRADES}


def _counts(row: HistoricAggregate) -> dict[str, int]:
    return {grade: getattr(row, grade) for grade in GRADES}


def _period(row: HistoricAggregate) -> PeriodCounts:
    return PeriodCounts(
        row.label, row.financial_year, row.quarter, row.starts_on, row.ends_on, _counts(row), row.source
    )
