"""Figures that other documents printed: brought in whole, kept as printed, and held against their counts (R-119)."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from audit_tool.analysis.contradictions import Contradiction, contradictions
from audit_tool.analysis.printed import PrintedFigure
from audit_tool.models.figures import HistoricFigure
from audit_tool.services.figures import Brought, keep_all, periods_of
from audit_tool.services.identity import Act
from audit_tool.services.typed_figures import TypedFigure, printed_from
from audit_tool.services.workplace import Workplace
from audit_tool.storage import figures

TYPED = "typed in the window"
_NAMES = tuple(field.name for field in fields(PrintedFigure))


@dataclass(frozen=True, slots=True)
class Earlier:
    """All printed figures, and what they contradict."""

    figures: tuple[PrintedFigure, ...]
    contradictions: tuple[Contradiction, ...]


class EarlierFigures:
    """Use cases around printed figures."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def bring_in(self, given: Sequence[PrintedFigure], origin: str) -> Brought:
        """Keep every figure of a file, or none; one already held is corrected, and the trail says so."""
        self._work.identity.require(Act.IMPORT_FIGURES)
        with self._work.store.transaction() as session:
            held = {row.identity: row for row in figures.printed(session)}
            told = {each.identity: _told(each) for each in given}
            return keep_all(self._work, session, HistoricFigure, held, told, origin)

    def type_in(self, new: TypedFigure) -> Brought:
        """Keep a figure that somebody typed; one of the same day and source is corrected."""
        self._work.identity.require(Act.IMPORT_FIGURES)
        return self.bring_in((printed_from(new, self.all().figures, self._work.today()),), TYPED)

    def all(self) -> Earlier:
        """Every figure as printed, and everything that does not fit."""
        self._work.identity.require_anywhere(Act.SEE_FIGURES)
        with self._work.store.reading() as session:
            found = tuple(PrintedFigure(**_told(row)) for row in figures.printed(session))
            periods = periods_of(figures.aggregates(session))
        return Earlier(found, contradictions(found, periods))


def _told(each: PrintedFigure | HistoricFigure) -> dict[str, Any]:
    return {name: getattr(each, name) for name in _NAMES}
