"""A compliance figure that somebody types: what the performance report says, with its source and day (R-130)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from audit_tool.analysis.printed import Kind, PrintedFigure
from audit_tool.errors import WrongInputError
from audit_tool.formdef.wording import day_words

STATED = "stated"
_VALUE = re.compile(r"(\d{1,6}(?:\.\d{1,2})?)\s*(%|per ?cent|percent)?", re.IGNORECASE)
_KEPT = "Nothing was kept."


@dataclass(frozen=True, slots=True)
class TypedFigure:
    """What is typed, field by field."""

    label: str
    """What is measured, such as visits in timescale."""
    service: str
    value: str
    """As it is printed, such as 91% or 1,204."""
    as_at: date
    source: str
    expected: str = ""


def printed_from(typed: TypedFigure, held: Iterable[PrintedFigure], today: date) -> PrintedFigure:
    """The figure as it is held; one of the same measure, service, day and source is corrected by it."""
    label, service, source = (" ".join(each.split()) for each in (typed.label, typed.service, typed.source))
    if not (label and service and source):
        raise WrongInputError(f"A figure needs what is measured, the service and its source. {_KEPT} Fill them in.")
    if typed.as_at > today:
        raise WrongInputError(f"{day_words(typed.as_at)} is not over yet. {_KEPT} Give the day that the figure is of.")
    value, percent = _value_of(typed.value)
    measure = _measure_of(label, service, held)
    day = day_words(typed.as_at)
    return PrintedFigure(
        identity="|".join((Kind.COMPLIANCE, measure, service, day, "as at", source)),
        kind=Kind.COMPLIANCE,
        measure=measure,
        label=label,
        period=day,
        printed=value,
        unit="percent" if percent else "number",
        source=source,
        service=service,
        ends_on=typed.as_at,
        basis=STATED,
        time_basis="as at",
        definition=" ".join(typed.expected.split()),
    )


def _value_of(text: str) -> tuple[str, bool]:
    """The number as it is printed, and whether it is a percentage."""
    found = _VALUE.fullmatch(text.strip().replace(",", ""))
    if found is None:
        raise WrongInputError(f"“{text.strip()[:40]}” is no figure. {_KEPT} Write such as 91% or 1,204.")
    value, percent = found[1], found[2] is not None
    if percent and float(value) > 100:
        raise WrongInputError(f"{value}% is more than all. {_KEPT} A count is written without a per cent sign.")
    return value, percent


def _measure_of(label: str, service: str, held: Iterable[PrintedFigure]) -> str:
    """The measure that goes by these words already, so that its figures stand in one line; else one of its own."""
    wanted = label.casefold(), service.casefold()
    known = (each for each in held if each.kind == Kind.COMPLIANCE)
    same = next((each for each in known if (each.label.casefold(), each.service.casefold()) == wanted), None)
    return same.measure if same else re.sub(r"\W+", "_", label.casefold()).strip("_") or "figure"
