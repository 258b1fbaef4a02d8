"""Reading files of figures that other documents printed: each of its kind, all of it or a refusal (R-119, R-130)."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from audit_tool.analysis.indicators import QUARTERS
from audit_tool.analysis.printed import Kind, PrintedFigure
from audit_tool.analysis.quarters import days_of
from audit_tool.analysis.rates import percent
from audit_tool.exchange.figure_lines import FigureLine, FigureLines

_NUMBER = re.compile(r"[0-9]{1,9}(\.[0-9]{1,6})?")
_WHOLE = re.compile(r"[0-9]{1,9}")
_HUNDRED = 100
YEAR = "Year"


@dataclass(frozen=True, slots=True)
class Layout:
    """One kind of file: its columns, and how a line is read."""

    kind: Kind
    columns: tuple[str, ...]
    key: str
    """The column that a refusal of a repeated line names."""
    read: Callable[[FigureLine], Iterator[PrintedFigure]]


def printed_of(file: FigureLines, layout: Layout) -> tuple[PrintedFigure, ...]:
    """Every figure that the lines of a file give."""
    file.refuse_wrong_header(layout.columns)
    file.refuse_nothing("figure")
    found: dict[str, PrintedFigure] = {}
    for line in file.lines:
        for each in layout.read(line):
            if each.identity in found:
                raise line.wrong(layout.key, f"“{each.label}”, {each.period}, of {each.source} occurs twice")
            found[each.identity] = each
    return tuple(found.values())


def _criterion(line: FigureLine) -> Iterator[PrintedFigure]:
    cells = line.cells
    line.refuse_wrong_year("financial_year")
    year, quarter = cells["financial_year"], cells["quarter"]
    if quarter not in (*QUARTERS, YEAR):
        raise line.wrong("quarter", f"“{quarter[:40]}” is not one of {', '.join(QUARTERS)} or {YEAR}")
    whole = quarter == YEAR
    first, last = (days_of(f"{year} {each}") for each in ((QUARTERS[0], QUARTERS[-1]) if whole else (quarter, quarter)))
    yield PrintedFigure(
        identity=f"{Kind.CRITERIA}|{_filled(line, 'row_id')}",
        kind=Kind.CRITERIA,
        measure=_filled(line, "criterion_key"),
        label=cells["criterion_label"],
        period=year if whole else f"{year} {quarter}",
        printed=_value(line, "percent", cells["percent_basis"], "percent"),
        unit="percent",
        source=_filled(line, "source"),
        service=cells["service_area"],
        starts_on=first[0],
        ends_on=last[1],
        numerator=_part(line, "numerator"),
        denominator=_whole_of(line),
        basis=cells["percent_basis"],
        counts_basis=cells["counts_basis"],
        time_basis="whole year" if whole else "in the quarter",
        definition=cells["measure_kind"],
        note=cells["fit_note"],
    )


def _compliance(line: FigureLine) -> Iterator[PrintedFigure]:
    cells = line.cells
    told = ("measure_key", "service_area", "as_at_text", "time_basis", "source")
    yield PrintedFigure(
        identity="|".join((Kind.COMPLIANCE, *(cells[name] for name in told))),
        kind=Kind.COMPLIANCE,
        measure=_filled(line, "measure_key"),
        label=cells["measure_label"],
        period=_filled(line, "as_at_text"),
        printed=_value(line, "value", cells["value_basis"], cells["unit"]),
        unit=cells["unit"],
        source=_filled(line, "source"),
        service=cells["service_area"],
        ends_on=line.day("as_at_date") if cells["as_at_date"] else None,
        numerator=_part(line, "numerator"),
        denominator=_whole_of(line),
        basis=cells["value_basis"],
        time_basis=cells["time_basis"],
        definition=cells["expectation"],
        note=cells["note"],
    )


def _plan_audit(line: FigureLine) -> Iterator[PrintedFigure]:
    cells = line.cells
    yield PrintedFigure(
        identity=f"{Kind.PLANS}|{_filled(line, 'audit_round')}|{_filled(line, 'measure_key')}",
        kind=Kind.PLANS,
        measure=f"pep_{cells['measure_key']}",
        label=f"Personal education plans: {cells['measure_label']}",
        period=f"{cells['sampled_period']} (audit round {cells['audit_round']})",
        printed=_value(line, "percent", cells["percent_basis"], "percent"),
        unit="percent",
        source=_filled(line, "source"),
        numerator=_part(line, "numerator"),
        denominator=_whole_of(line, "sample_size"),
        basis=cells["percent_basis"],
        counts_basis=cells["counts_basis"],
        time_basis="of the plans sampled",
        note=cells["note"],
    )


def _baseline(line: FigureLine) -> Iterator[PrintedFigure]:
    cells = line.cells
    yield PrintedFigure(
        identity=f"{Kind.BASELINE}|{_filled(line, 'key')}",
        kind=Kind.BASELINE,
        measure=cells["key"],
        label=cells["label"],
        period=_filled(line, "period"),
        printed=_filled(line, "printed_value"),
        unit=cells["unit"],
        source=_filled(line, "source"),
        basis="quoted",
        recomputed=cells["recomputed_value"],
        reason=_filled(line, "why_it_cannot_be_recomputed"),
        treat_as=cells["treat_as"],
    )


def _judgement(line: FigureLine) -> Iterator[PrintedFigure]:
    """Its grade, and how many strengths and areas to develop are listed."""
    cells, key = line.cells, _filled(line, "judgement_id")
    counted = (("strengths_listed", "strengths listed"), ("development_areas_listed", "areas to develop listed"))
    parts = [("grade", "the council's own grade", _filled(line, "grade"), "grade", "stated")]
    for column, words in counted:
        _part(line, column)
        parts.append((column, words, _filled(line, column), "items", cells["counts_basis"]))
    for part, words, printed, unit, basis in parts:
        yield PrintedFigure(
            identity=f"{Kind.SELF_EVALUATION}|{key}|{cells['as_of']}|{part}",
            kind=Kind.SELF_EVALUATION,
            measure=f"{key}_{part}",
            label=f"{key} {cells['judgement_short_title']}: {words}",
            period=_filled(line, "as_of"),
            printed=printed,
            unit=unit,
            source=_filled(line, "source"),
            basis=basis,
            time_basis="self-evaluation",
            note=cells["note"],
        )


def _filled(line: FigureLine, column: str) -> str:
    if not line.cells[column].strip():
        raise line.wrong(column, "it is empty")
    return line.cells[column]


def _value(line: FigureLine, column: str, basis: str, unit: str) -> str:
    """A number as printed; empty where the basis says why there is none."""
    text = line.cells[column]
    if not text:
        if not basis or basis.startswith(("stated", "derived", "printed")):
            raise line.wrong(column, "it is empty, and nothing says why")
        return ""
    if not _NUMBER.fullmatch(text):
        raise line.wrong(column, f"“{text[:40]}” is not a number like 12 or 12.5")
    if unit == "percent" and Decimal(text) > _HUNDRED:
        raise line.wrong(column, f"{text[:40]} is more than 100 percent")
    return text


def _part(line: FigureLine, column: str) -> int | None:
    text = line.cells[column]
    if text and not _WHOLE.fullmatch(text):
        raise line.wrong(column, f"“{text[:40]}” is not a whole number")
    return int(text) if text else None


def _whole_of(line: FigureLine, column: str = "denominator") -> int | None:
    """The base, which no part exceeds; a derived percentage must be what its counts give."""
    base, part = _part(line, column), _part(line, "numerator")
    if part is not None and (base is None or part > base):
        raise line.wrong("numerator", f"{part} is more than its {column.replace('_', ' ')}")
    cells = line.cells
    printed = cells.get("percent", "")
    if part is not None and base and printed and cells["percent_basis"].startswith("derived: half-up"):
        places = len(printed.partition(".")[2])
        if str(percent(part, base, places)) != printed:
            raise line.wrong("percent", f"{part} of {base} is {percent(part, base, places)}, not {printed}")
    return base


LAYOUTS = (
    Layout(
        Kind.CRITERIA,
        (
            *("row_id", "financial_year", "quarter", "service_area", "criterion_key", "criterion_label"),
            *("measure_kind", "percent", "percent_basis", "numerator", "denominator", "counts_basis", "fit_note"),
            "source",
        ),
        "row_id",
        _criterion,
    ),
    Layout(
        Kind.COMPLIANCE,
        (
            *("measure_key", "measure_label", "service_area", "value", "unit", "numerator", "denominator"),
            *("expectation", "as_at_text", "as_at_date", "time_basis", "value_basis", "note", "source"),
        ),
        "measure_key",
        _compliance,
    ),
    Layout(
        Kind.PLANS,
        (
            *("audit_round", "sampled_period", "sample_size", "measure_key", "measure_label", "percent"),
            *("percent_basis", "numerator", "counts_basis", "note", "source"),
        ),
        "measure_key",
        _plan_audit,
    ),
    Layout(
        Kind.BASELINE,
        (
            *("key", "label", "printed_value", "unit", "period", "recomputed_value", "why_it_cannot_be_recomputed"),
            *("treat_as", "source"),
        ),
        "key",
        _baseline,
    ),
    Layout(
        Kind.SELF_EVALUATION,
        (
            *("judgement_id", "judgement_short_title", "grade", "strengths_listed", "development_areas_listed"),
            *("counts_basis", "as_of", "note", "source"),
        ),
        "judgement_id",
        _judgement,
    ),
)
