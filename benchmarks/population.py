"""A population of 10,000 cases brought in from its file, against csv.reader and executemany of the same rows."""

import csv
import gc
import shutil
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from audit_tool.exchange.population.checking import check
from audit_tool.exchange.population.columns import propose
from audit_tool.exchange.population.reading import read_extracts
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.places import forms
from audit_tool.services import desk as desks
from audit_tool.services.desk import Desk
from audit_tool.services.population import Source
from audit_tool.storage import keyfile
from audit_tool.storage.engine import connect
from benchmarks import office
from benchmarks.ratio import Ratio, middle

ROWS = 10_000
REPEATS = 7
HEADINGS = ("Case ID", "Service Area", "Team", "Worker ID", "Case Type", "Start Date", "Last Audit Date", "Age", "Ward")
DAY = date(2026, 11, 11)


def measure(folder: Path) -> Ratio:
    """By turns, into the same table of two databases alike, each time without cases before; synced at the end."""
    office.found(folder / "ours").lock()
    shutil.copytree(folder / "ours", folder / "bare")
    path = folder / "extract.csv"
    _write(path)
    desk = desks.unlock(folder / "ours", office.PERSON, office.PASSPHRASE, FormCatalogue(forms()))
    ours, bare = [], []
    # As in the window, where Python never collects on its own.
    gc.disable()
    for _ in range(REPEATS):
        gc.collect()
        bare.append(_plainly(folder / "bare", path))
        gc.collect()
        ours.append(_by_the_program(desk, path))
    gc.enable()
    desk.lock()
    return Ratio("Import of 10,000 cases / csv.reader + executemany", 3.0, middle(ours), middle(bare), "ms")


def _write(path: Path) -> None:
    """Cases as a council of middle size has them."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        for at in range(ROWS):
            opened = f"{at % 28 + 1:02}/{at % 12 + 1:02}/2025"
            audited = f"{at % 27 + 1:02}/{at % 9 + 1:02}/2026" if at % 3 == 0 else ""
            kind = ("Child in need", "Child protection", "Child in care")[at % 3]
            facts = (f"Area {at % 5}", f"Team {at % 40}", f"W-{at % 300}", kind, opened, audited, at % 18)
            writer.writerow([f"{at:07}", *facts, f"Ward {at % 20}"])


def _plainly(folder: Path, path: Path) -> float:
    keys = keyfile.read(folder / "workspace.keys")
    data_key = keyfile.unwrap(keys.slot_of(office.PERSON), keys.workspace, office.PASSPHRASE)
    bare = connect(folder / "workspace.db", data_key, writable=True)
    # The columns of the table in the order of the file, and what a row must have beside them.
    told = ("reference", "service_area", "team", "worker", "case_types", "opened_on", "last_audit_on", "age", "facts")
    names = ", ".join(("round_id", "import_id", "manager", "family_group", *told))
    one = f"INSERT INTO population_case ({names}) VALUES (1, 1, '', '', {', '.join('?' * len(told))})"  # noqa: S608 - fixed
    bare.execute(
        "INSERT OR IGNORE INTO population_import (id, round_id, file_name, sheet, fingerprint, at, person_id, cases,"
        " left_out, pseudonyms) VALUES (1, 1, '', '', '', '2026-11-11 10:00:00', 1, 0, 0, 0)"
    )

    def bring() -> None:
        bare.execute("BEGIN IMMEDIATE")
        with path.open(newline="", encoding="utf-8") as file:
            rows = csv.reader(file)
            next(rows)
            bare.executemany(one, rows)
        bare.execute("COMMIT")

    took = _milliseconds(bring)
    bare.execute("DELETE FROM population_case")
    bare.close()
    return took


def _by_the_program(desk: Desk, path: Path) -> float:
    def bring() -> None:
        extract = read_extracts(path)[0]
        columns = propose(extract, desk.population.remembered_columns(extract.headings))
        uses = {column.heading: column.use for column in columns}
        checked = check(extract, uses, DAY, lambda references: desk.population.known(1, references))
        chosen = {heading: use.value for heading, use in uses.items()}
        source = Source(extract.file_name, extract.sheet, extract.fingerprint, chosen)
        desk.population.bring_in(1, checked.cases, source)

    took = _milliseconds(bring)
    (entry,) = desk.population.imports(1)
    if entry.cases != ROWS:
        message = f"{entry.cases} cases came in"
        raise RuntimeError(message)
    desk.population.undo(entry.id)
    return took


def _milliseconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000
