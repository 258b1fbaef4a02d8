"""Which printed figures their own counts do not bear out, found by rule from whatever figures are held (R-110, R-120).

Nothing is put right here: a printed figure stays as printed, and what does not fit is told beside it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from itertools import pairwise

from audit_tool.analysis.indicators import QUARTERS, PeriodCounts
from audit_tool.analysis.printed import PrintedFigure
from audit_tool.analysis.rates import percent
from audit_tool.counted_words import count_of

OVERALL = ("audits_good", "overall_good")
"""Measures that tell the overall grade, so that the audits held by grade are their counts."""
CASE_AUDITS = "Children's social care"
"""The service whose criteria come from the audits held by quarter: none can have a larger base."""
_PAIR = re.compile(r"(?<![\d.,])(\d[\d,]*) of (\d[\d,]*)")
_NUMBER = re.compile(r"(?<![\d.Q])\d[\d,]*(?:\.\d+)?")
_BRACKETS = re.compile(r"\([^)]*\)")


class Why(StrEnum):
    """In which way a figure is not borne out; the value is its name for people."""

    COUNTS = "Does not follow from its own counts"
    NO_COUNT = "Fits no count"
    SAME_COUNT = "A share that rises on the same count"
    TOTAL = "Parts that do not make their total"
    DEFINITION = "The definition changed"
    BASE = "Another base than the declared one"
    TWO_VALUES = "Two documents, two values"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One thing that does not fit, in words."""

    why: Why
    label: str
    period: str
    told: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Base:
    """So many of so many, and what they are."""

    met: int
    base: int
    what: str = ""

    def words(self, places: int) -> str:
        exact, printed = percent(self.met, self.base, 1), percent(self.met, self.base, places)
        rounds = f", which prints as {printed}%" if places == 0 else ""
        return f"{' '.join(filter(None, (f'{self.met} of {self.base}', self.what)))} is {exact}%{rounds}"


def contradictions(figures: Sequence[PrintedFigure], periods: Sequence[PeriodCounts]) -> tuple[Contradiction, ...]:
    """Everything that does not fit, kind by kind; `periods`: the audits held by grade."""
    held = _held(periods)
    found: list[Contradiction] = []
    for each in figures:
        found += filter(None, (_against_counts(each, held), _no_count(each, held), _total(each), _other_words(each)))
    found += _rises_of_audits(periods)
    found += _rises(figures, held)
    found += _two_values(figures)
    return tuple(sorted(found, key=lambda each: list(Why).index(each.why)))


def _held(periods: Sequence[PeriodCounts]) -> dict[str, PeriodCounts]:
    """Audits by the name of their quarter, and whole years as the sum of four (R-113)."""
    quarters = {f"{each.financial_year} {each.quarter}": each for each in periods if each.quarter in QUARTERS}
    held = dict(quarters)
    for year in {each.financial_year for each in quarters.values()}:
        parts = [quarters[name] for quarter in QUARTERS if (name := f"{year} {quarter}") in quarters]
        if len(parts) == len(QUARTERS):
            counts = {grade: sum(part.counts[grade] for part in parts) for grade in parts[0].counts}
            held[year] = PeriodCounts(year, year, "", parts[0].starts_on, parts[-1].ends_on, counts, parts[0].source)
    return held


def _against_counts(each: PrintedFigure, held: dict[str, PeriodCounts]) -> Contradiction | None:
    """A percentage that none of the counts given for it prints as."""
    printed = _numbers(each.printed)
    if each.unit != "percent" or len(printed) != 1:
        return None
    value, places = printed[0], _places(printed[0])
    bases = _bases(each, held)
    exact = [Decimal(100) * base.met / base.base for base in bases if base.base]
    if not bases:
        exact = [number for number in _numbers(_BRACKETS.sub("", each.recomputed)) if _places(number)]
    if not exact or any(_rounded(number, places) == value for number in exact):
        return None
    step = Decimal(1).scaleb(-places)
    cut = " It was cut off, not rounded." if any(number // step * step == value for number in exact) else ""
    given = "; ".join(base.words(places) for base in bases) or each.recomputed
    told = f"Printed as {each.told}, but {'its own counts give' if not bases else ''} {given}.{cut}"
    return _one(Why.COUNTS, each, " ".join(told.split()))


def _bases(each: PrintedFigure, held: dict[str, PeriodCounts]) -> list[_Base]:
    """The counts behind a figure: its own, those of the audits held, or those that its file names."""
    if each.numerator is not None and each.denominator:
        return [_Base(each.numerator, each.denominator)]
    audits = held.get(each.period) if each.measure.startswith(OVERALL) else None
    if audits is not None:
        good, best = audits.counts["good"], audits.counts["outstanding"]
        return [_Base(good, audits.total, "good"), _Base(good + best, audits.total, "good or outstanding")]
    return [_Base(_whole(met), _whole(base)) for met, base in _PAIR.findall(each.recomputed) if _whole(base)]


def _no_count(each: PrintedFigure, held: dict[str, PeriodCounts]) -> Contradiction | None:
    """A percentage that no whole number of its base prints as, or of any base up to the audits of its quarter."""
    printed = _numbers(each.printed)
    if each.unit != "percent" or len(printed) != 1 or each.numerator is not None:
        return None
    places = _places(printed[0])
    audits = held.get(each.period) if each.service == CASE_AUDITS else None
    if each.denominator:
        bases: Iterable[int] = (each.denominator,)
        words = f"no whole number of {each.denominator}"
    elif audits is not None:
        bases, words = range(1, audits.total + 1), f"no count of up to {count_of(audits.total, 'audit')}"
    else:
        return None
    if any(percent(met, base, places) == printed[0] for base in bases for met in range(base + 1)):
        return None
    return _one(Why.NO_COUNT, each, f"Printed as {each.told}, which {words} prints as.")


def _total(each: PrintedFigure) -> Contradiction | None:
    """Parts and their total printed together, where the label names them so."""
    names = [name.strip() for name in each.label.partition(":")[2].split(",")]
    numbers = _numbers(each.printed)
    if names[-1] != "total" or len(names) != len(numbers) or sum(numbers[:-1]) == numbers[-1]:
        return None
    parts = " and ".join(str(number) for number in numbers[:-1])
    told = f"Printed as {parts} with a total of {numbers[-1]} {each.unit}; the parts come to {sum(numbers[:-1])}."
    return _one(Why.TOTAL, each, told)


def _other_words(each: PrintedFigure) -> Contradiction | None:
    """Two values that do not tell of one thing: another definition, or another base."""
    numbers = _numbers(each.printed)
    if len(numbers) != 2:
        return None
    if "definition" in each.recomputed:
        told = f"Printed as {each.printed}; {each.recomputed}. The line is broken here, and no fall is shown."
        return _one(Why.DEFINITION, each, told)
    again = [number for number in _numbers(_BRACKETS.sub("", each.recomputed)) if _places(number)]
    if len(again) == len(numbers) and (numbers[1] > numbers[0]) != (again[1] > again[0]):
        moved = "rise" if numbers[1] > numbers[0] else "fall"
        told = f"Printed as {each.printed}, a {moved}; by the declared base it is {each.recomputed}."
        return _one(Why.BASE, each, told)
    return None


def _rises_of_audits(periods: Sequence[PeriodCounts]) -> Iterator[Contradiction]:
    """Quarters of which the later has as many good audits, and a larger share of them (R-115)."""
    quarters = sorted((each for each in periods if each.quarter), key=lambda each: each.starts_on)
    for before, now in pairwise(quarters):
        counts = [(each.counts["good"] + each.counts["outstanding"], each.total) for each in (before, now)]
        if before.ends_on + timedelta(days=1) == now.starts_on and _rose(*counts):
            span = f"{before.financial_year} {before.quarter}, then {now.financial_year} {now.quarter}"
            sources = tuple(dict.fromkeys((before.source, now.source)))
            told = _rise_words(*counts)
            yield Contradiction(Why.SAME_COUNT, "Audits good or outstanding", span, told, sources)


def _rises(figures: Sequence[PrintedFigure], held: dict[str, PeriodCounts]) -> Iterator[Contradiction]:
    lines: dict[tuple[str, str], list[PrintedFigure]] = {}
    for each in figures:
        counted = each.numerator is not None and each.denominator and each.starts_on and each.ends_on
        if counted and not (each.measure.startswith(OVERALL) and each.period in held):
            lines.setdefault((each.measure, each.service), []).append(each)
    for line in lines.values():
        for before, now in pairwise(sorted(line, key=lambda each: (each.starts_on, each.ends_on))):
            counts = [(each.numerator or 0, each.denominator or 1) for each in (before, now)]
            follows = before.ends_on and before.ends_on + timedelta(days=1) == now.starts_on
            if follows and _rose(*counts):
                span = f"{before.period}, then {now.period}"
                sources = tuple(dict.fromkeys((before.source, now.source)))
                told = f"{_rise_words(*counts)} Counts {now.counts_basis or 'as printed'}."
                yield Contradiction(Why.SAME_COUNT, now.label, span, told, sources)


def _rose(before: tuple[int, int], now: tuple[int, int]) -> bool:
    return now[0] == before[0] and now[0] * before[1] > before[0] * now[1]


def _rise_words(before: tuple[int, int], now: tuple[int, int]) -> str:
    shares = [percent(*each) for each in (before, now)]
    return (
        f"{before[0]} of {before[1]} ({shares[0]}%), then {now[0]} of {now[1]} ({shares[1]}%): the count is the same."
    )


def _two_values(figures: Sequence[PrintedFigure]) -> Iterator[Contradiction]:
    """One measure of one day with other values in other documents: both are kept."""
    days: dict[tuple[object, ...], list[PrintedFigure]] = {}
    for each in figures:
        if each.ends_on and each.printed:
            days.setdefault((each.kind, each.measure, each.service, each.ends_on), []).append(each)
    for told in days.values():
        if len({each.printed for each in told}) > 1 and len({each.source[:3] for each in told}) > 1:
            values = " and ".join(f"{each.told} ({each.source}, {each.time_basis})" for each in told)
            sources = tuple(each.source for each in told)
            yield Contradiction(Why.TWO_VALUES, told[0].label, told[0].period, f"{values}. Both are kept.", sources)


def _one(why: Why, each: PrintedFigure, told: str) -> Contradiction:
    return Contradiction(why, each.label, each.period, told, (each.source,))


def _numbers(text: str) -> list[Decimal]:
    return [Decimal(found.replace(",", "")) for found in _NUMBER.findall(text)]


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _rounded(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def _whole(text: str) -> int:
    return int(text.replace(",", ""))
