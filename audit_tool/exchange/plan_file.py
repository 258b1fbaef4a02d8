"""Reading a file of improvement plans, CSV or XLSX: all of it, or a refusal that names row and column (R-156)."""

import io
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from audit_tool.analysis.plan_dates import due_in
from audit_tool.analysis.plan_rows import (
    IMPACT_WORDS,
    STATUS_WORDS,
    Impact,
    ImpactState,
    PlanRow,
    Progress,
    Wording,
    status_of,
)
from audit_tool.analysis.quarters import quarter_of
from audit_tool.counted_words import count_of
from audit_tool.errors import WrongInputError
from audit_tool.exchange.cells import unquoted
from audit_tool.exchange.packed_workbooks import harm_in
from audit_tool.exchange.plan_columns import (
    IMPACT,
    NEEDED,
    ONCE,
    TOLD,
    WORDED,
    PlanColumn,
    Version,
    column_of,
    split_action,
    version_of,
)
from audit_tool.exchange.population.sheets_file import cell_text
from audit_tool.exchange.population.text_file import read_text_file
from audit_tool.formdef.wording import MONTHS
from audit_tool.services.plan_terms import check_impact
from audit_tool.services.plan_values import leads_in
from audit_tool.small_files import read_small

LARGEST, LARGEST_UNPACKED, MOST_COLUMNS = 20_000_000, 200_000_000, 400


@dataclass(frozen=True, slots=True)
class PlanFile:
    """What a file holds."""

    rows: tuple[PlanRow, ...]
    approved: dict[str, date]
    """When each year's plan was approved, where the file says so."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of the file, and where it stands."""

    name: str
    number: int
    cells: Mapping[PlanColumn, str]

    def get(self, part: str, version: Version | None = None) -> str:
        """What a cell holds; of a version that, or else what holds for all."""
        own = self.cells.get(PlanColumn(part, version), "")
        return own or (self.cells.get(PlanColumn(part), "") if part in WORDED else "")

    def wrong(self, column: str, problem: str) -> WrongInputError:
        return _wrong(f"{self.name}, row {self.number}, {column}", problem)


def read_plan(path: Path, as_at: date, year: str = "") -> PlanFile:
    """Every row of a file. `as_at` dates what has no version in its heading; `year` where no column says which."""
    table = _table(path)
    columns = _columns(path.name, table[0] if table else [], year)
    lines = list(_lines(path.name, table, columns))
    if not lines:
        message = f"{path.name} holds no row of a plan. Nothing was changed. Compare it with the manual."
        raise WrongInputError(message)
    versions = sorted({each.version for each in columns if each.version is not None})
    rows = tuple(_row(line, versions, as_at, year) for line in lines)
    _refuse_repeats(lines, rows)
    return PlanFile(rows, _approved(lines, rows))


def _wrong(where: str, problem: str) -> WrongInputError:
    return WrongInputError(f"{where}: {problem}. Nothing was changed. Correct the file and bring it in again.")


def _table(path: Path) -> list[list[str]]:
    try:
        content = read_small(path, LARGEST)
    except OSError as fault:
        message = f"{path.name} cannot be opened, or is too large. Nothing was changed. Choose another file."
        raise WrongInputError(message) from fault
    if content.startswith(b"PK"):
        return _workbook(path, content)
    if b"\0" in content[:400] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _wrong(path.name, "it is neither a CSV nor an .xlsx file")
    rows = read_text_file(path, content, lambda _done, _total: None).rows
    return [[unquoted(cell) for cell in row] for row in rows]


def _workbook(path: Path, content: bytes) -> list[list[str]]:
    try:
        why = harm_in(io.BytesIO(content), LARGEST_UNPACKED)
        rows, formula = ([], "") if why else _cells(content)
    except Exception as fault:
        # A damaged workbook lets zipfile, the XML parser and openpyxl end in errors of nearly every kind.
        raise _wrong(path.name, "it is damaged or no .xlsx file") from fault
    if why:
        raise _wrong(path.name, f"it {why}")
    if formula:
        words = "it holds a formula; a plan is words, so put the words in its place"
        raise _wrong(f"{path.name}, {formula}", words)
    return rows


def _cells(content: bytes) -> tuple[list[list[str]], str]:
    """The rows of the first sheet that can be seen, and where a formula stands in them; empty for nowhere."""
    from openpyxl import load_workbook
    from openpyxl.utils.escape import unescape

    book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    sheet = next(each for each in book.worksheets if each.sheet_state == "visible")
    rows: list[list[str]] = []
    for line in sheet.iter_rows(min_row=1, min_col=1, max_col=MOST_COLUMNS):
        for at, cell in enumerate(line):
            if cell.data_type == "f":
                column = rows[0][at] if rows and at < len(rows[0]) else "a heading"
                return rows, f"row {len(rows) + 1}, {column}"
        rows.append([unescape(cell_text(cell)) for cell in line])
    return rows, ""


def _columns(name: str, header: list[str], year: str) -> list[PlanColumn]:
    """What each column holds; one that is unknown would be lost, so it is refused."""
    while header and not header[-1].strip():
        header.pop()
    found: list[PlanColumn] = []
    for heading in header:
        column = column_of(heading)
        if column is None:
            told = f"the column “{heading[:60]}” is unknown" if heading.strip() else "a column has no heading"
            raise _wrong(f"{name}, row 1", told)
        if column in found:
            raise _wrong(f"{name}, row 1", f"the column {heading} is there twice")
        found.append(column)
    parts = {column.part for column in found}
    missing = [part for part in (*NEEDED, *(() if year else ("plan_year",))) if part not in parts]
    if missing:
        raise _wrong(name, f"it has no column {', '.join(missing)}")
    return found


def _lines(name: str, table: list[list[str]], columns: list[PlanColumn]) -> Iterator[_Line]:
    for number, cells in enumerate(table[1:], start=2):
        if not any(cell.strip() for cell in cells):
            continue
        told = [cell.replace("\r\n", "\n").strip() for cell in cells]
        line = _Line(name, number, dict(zip(columns, told, strict=False)))
        for column, cell in line.cells.items():
            if any(unicodedata.category(sign) == "Cc" and sign not in "\n\t" for sign in cell):
                raise line.wrong(column.heading, "it holds a sign that can be neither read nor printed")
        if any(cell.strip() for cell in cells[len(columns) :]):
            raise line.wrong(
                "the whole row", f"it has {count_of(len(cells), 'cell')} where there are {len(columns)} headings"
            )
        yield line


def _row(line: _Line, versions: list[Version], as_at: date, year: str) -> PlanRow:
    for part in ("reference", "area_reference", *(() if year else ("plan_year",))):
        if not line.get(part):
            raise line.wrong(part, "it is empty")
    worded = [each for each in versions if _told(line, WORDED, each)]
    undated = version_of(as_at.day, MONTHS[as_at.month - 1], as_at.year, 1)
    actions = split_action(line.get("action"), worded)
    wordings = [_wording(line, each, action) for each, action in zip(worded, actions, strict=True)]
    if not wordings and undated is not None:
        wordings = [_wording(line, undated, line.get("action"))]
    told = [each for each in versions if _told(line, TOLD, each)]
    progress = [_progress(line, each, alone=False) for each in told]
    last = versions[-1] if versions else undated
    if last is not None and any(line.get(part) for part in TOLD):
        # A status without a version is that of the last one, beside what that one tells.
        progress = [*(each for each in progress if each.label != last.label), _progress(line, last, alone=True)]
    return PlanRow(
        line.get("plan_year") or year,
        line.get("reference"),
        line.get("area_reference"),
        line.get("area_for_development"),
        tuple(wordings),
        tuple(progress),
        _impact(line),
        line.get("flags"),
    )


def _told(line: _Line, parts: tuple[str, ...], version: Version) -> bool:
    return any(line.cells.get(PlanColumn(part, version)) for part in parts)


def _wording(line: _Line, version: Version, own_action: str) -> Wording:
    action = line.cells.get(PlanColumn("action", version), "") or own_action
    if not action:
        raise line.wrong("action", "it is empty")
    timescale = line.get("timescale_text", version)
    due = _day(line, "due_date", version) or due_in(timescale)
    return Wording(
        version.label,
        version.day,
        action,
        timescale or (due.isoformat() if due else ""),
        due,
        leads_in(line.get("lead_roles", version)),
        line.get("evidence_of_impact", version),
        line.get("reason", version),
        line.get("source", version),
    )


def _progress(line: _Line, version: Version, *, alone: bool) -> Progress:
    def get(part: str) -> str:
        return line.get(part, version) or (line.get(part) if alone else "")

    stated = get("status_stated")
    status = status_of(stated)
    return Progress(
        version.label,
        version.day,
        quarter_of(version.day),
        get("progress_summary"),
        status,
        "" if stated == STATUS_WORDS[status] else stated,
        get("status_source"),
        get("status_reason"),
        _day(line, "completed_on", version) or (_day(line, "completed_on", None) if alone else None),
    )


def _day(line: _Line, part: str, version: Version | None) -> date | None:
    text = line.get(part, version)
    if not text:
        return None
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise line.wrong(
        PlanColumn(part, version).heading,
        f"“{text[:40]}” is no day of the calendar like 2018-07-31; words belong into the timescale",
    )


def _impact(line: _Line) -> ImpactState:
    state, *words = (line.get(part) for part in IMPACT)
    known = {told.lower(): code for code, told in IMPACT_WORDS.items()}
    if state and state.lower() not in known:
        raise line.wrong(IMPACT[0], f"“{state[:40]}” is none of {', '.join(IMPACT_WORDS.values())}")
    impact = ImpactState(known.get(state.lower(), Impact.NOT_YET_DUE), *words)
    try:
        check_impact(impact)
    except WrongInputError as refused:
        raise line.wrong("impact", str(refused).split(". ")[0]) from None
    return impact


def _refuse_repeats(lines: list[_Line], rows: tuple[PlanRow, ...]) -> None:
    """A reference stands once a year, and an area has one title."""
    first: dict[tuple[str, str], int] = {}
    titles: dict[tuple[str, str], str] = {}
    for line, row in zip(lines, rows, strict=True):
        before = first.setdefault((row.year, row.reference), line.number)
        if before != line.number:
            raise line.wrong("reference", f"“{row.reference}” stands in row {before} already")
        title = titles.setdefault((row.year, row.area), row.area_title)
        if title != row.area_title:
            raise line.wrong("area_for_development", f"area {row.area} is called “{title}” further up")


def _approved(lines: list[_Line], rows: tuple[PlanRow, ...]) -> dict[str, date]:
    found: dict[str, date] = {}
    for line, row in zip(lines, rows, strict=True):
        day = _day(line, ONCE[1], None)
        if day is not None and found.setdefault(row.year, day) != day:
            raise line.wrong(ONCE[1], f"further up the plan was approved {found[row.year].isoformat()}")
    return found
