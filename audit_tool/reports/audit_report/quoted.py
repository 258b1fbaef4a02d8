"""What other documents say of a judgement area, as printed: the council's own grade, and compliance figures."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from audit_tool.analysis.printed import Kind, PrintedFigure
from audit_tool.formdef.wording import MONTHS, capitalised, day_words
from audit_tool.reports.audit_report.content import Quoted
from audit_tool.services.judgement_areas import Headings, JudgementArea

GRADE = "_grade"
NO_COMPLIANCE = "No compliance figure of this area is held. They are brought in under Insight."


def own_grades(area: JudgementArea, held: Iterable[PrintedFigure]) -> tuple[Quoted, ...]:
    """The latest grade of each of the council's own judgements that the area takes up, as it is printed."""
    found = []
    for code in area.judgements:
        of_code = [each for each in held if each.kind == Kind.SELF_EVALUATION and each.measure == f"{code}{GRADE}"]
        if of_code:
            last = max(of_code, key=lambda each: _when(each.period))
            what = last.label.partition(":")[0]
            found.append(
                Quoted(what, last.told, last.period, f"Quoted from the self-evaluation. Source: {last.source}.")
            )
    return tuple(found)


def compliance_of(
    area: JudgementArea, headings: Headings, held: Iterable[PrintedFigure], until: date
) -> tuple[PrintedFigure, ...]:
    """The latest figure of each compliance measure of an area up to a day; two documents of one day stay two."""
    mine = [
        each
        for each in held
        if each.kind == Kind.COMPLIANCE
        and (each.ends_on is None or each.ends_on <= until)
        and headings.area_of(each.measure, each.service) == area
    ]
    ordered = sorted(mine, key=_measure)
    return tuple(each for _, same in groupby(ordered, key=_measure) for each in _latest(tuple(same)))


def told_figure(each: PrintedFigure) -> Quoted:
    """A figure as it stands in the table."""
    as_at = day_words(each.ends_on) if each.ends_on else f"{each.period}; no day is given"
    notes = (each.told_basis, each.definition and f"Expected: {each.definition}", each.note)
    basis = ". ".join(words.rstrip(".") for words in notes if words)
    return Quoted(f"{each.label} ({each.service})", each.told, as_at, f"{capitalised(basis)}. Source: {each.source}.")


def age_words(found: Sequence[PrintedFigure], first: date, period: str) -> str:
    """Whether they are of the period at all: an old figure must not be taken for one of it."""
    if not found:
        return NO_COMPLIANCE
    days = [each.ends_on for each in found if each.ends_on]
    if days and max(days) >= first:
        return "The latest figure of each measure, as its document has it."
    latest = f"the latest stands at {day_words(max(days))}" if days else "no day is given for them"
    return f"None of these is of {period}: {latest}."


def _measure(each: PrintedFigure) -> tuple[str, str, str]:
    return each.label, each.measure, each.service


def _latest(same: tuple[PrintedFigure, ...]) -> list[PrintedFigure]:
    """Those of the latest day that is known; of the first ones that print a value, where any does."""
    told = [each for each in same if each.printed] or list(same)
    last = max((each.ends_on for each in told if each.ends_on), default=None)
    return [each for each in told if each.ends_on == last]


def _when(words: str) -> tuple[int, int]:
    """The year and month that a self-evaluation is of; what is not understood comes first."""
    month, _, year = words.strip().rpartition(" ")
    at = MONTHS.index(month.split()[-1]) + 1 if month and month.split()[-1] in MONTHS else 0
    return (int(year) if year.isdecimal() else 0, at)
