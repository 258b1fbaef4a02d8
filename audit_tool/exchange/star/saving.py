"""Saves the star whole: every file of it or none, noted with its purpose before the first can be opened."""

from collections.abc import Sequence
from pathlib import Path

from audit_tool.exchange.cells import INTERNAL_MARK
from audit_tool.exchange.star import files
from audit_tool.exchange.star.columns import Table
from audit_tool.exchange.star.dictionary import TABLES, WITH_TEXT
from audit_tool.services.desk import Desk
from audit_tool.services.star import Progress
from audit_tool.small_files import Place, saving_whole
from audit_tool.version import VERSION

_WALKS = 3
"""How often all audits are gone through: for audits, answers and measures; once more for what was written."""
_KIND = "{} export for analysts"
_WRITING: dict[str, files.Writing] = {".csv": files.write_csv, ".xlsx": files.write_xlsx, ".json": files.write_json}
_BEGINNINGS = {".xlsx": b"PK", ".json": b"{"}


def save_star(
    desk: Desk, out: Path, purpose: str, round_name: str = "", *, with_text: bool, progress: Progress | None = None
) -> list[Path]:
    """Save all tables and their dictionary; which files these are."""
    purpose = desk.star.purpose_in(purpose)
    chosen = desk.rounds.named(round_name) if round_name else None
    tables = WITH_TEXT if with_text else TABLES
    about = _about(desk, purpose, round_name, with_text=with_text)
    places = _places(out, tables)
    desk.counting.catch_up()
    with (
        saving_whole(places, desk.folder) as beside,
        desk.star.reading(chosen.id if chosen else None, progress, _WALKS + with_text) as source,
    ):
        counts = _WRITING[out.suffix.lower()](beside, tables, source, about)
        rows = ", ".join(f"{name} {number}" for name, number in counts.items())
        desk.star.note(
            "; ".join((*(f"{what}: {told}" for what, told in about), f"file: {out.suffix}", f"rows: {rows}"))
        )
    return [place.out for place in places]


def _places(out: Path, tables: Sequence[Table]) -> list[Place]:
    ending = out.suffix.lower()
    kind = _KIND.format(ending)
    if ending != ".csv":
        return [Place(out, _BEGINNINGS[ending], kind)]
    return [Place(path, ",".join(heads).encode("utf-8-sig"), kind) for path, heads in files.csv_places(out, tables)]


def _about(desk: Desk, purpose: str, round_name: str, *, with_text: bool) -> list[tuple[str, str]]:
    return [
        ("marking", INTERNAL_MARK),
        ("purpose", purpose),
        ("made on", desk.work.today().isoformat()),
        ("round", round_name or "all rounds that count in results"),
        ("free text", "with the words that people wrote: case text" if with_text else "without"),
        ("made by", f"audit-tool {VERSION}"),
    ]
