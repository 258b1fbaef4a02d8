"""The star of 100,000 audits with 60 answers each as CSV, beside csv.writer over a bare cursor, and its memory."""

import csv
import json
import sys
import threading
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import psutil
from sqlalchemy import insert

from audit_tool.exchange.exports import Asked, save_export
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.definition import Form, Kind, Membership
from audit_tool.models.counting import CountedAudit, CountedGroup
from audit_tool.models.rounds import Allocation, Case
from audit_tool.places import forms
from audit_tool.services import desk as desks
from audit_tool.services.desk import Desk
from audit_tool.services.people import NewPerson
from benchmarks import office
from benchmarks.processes import Surroundings
from benchmarks.ratio import Ratio, middle, milliseconds

MANY, FEW, ANSWERS = 100_000, 1_000, 60
REPEATS = 3
TEAMS = 20
DAY = date(2026, 11, 9)
ASKED = Asked(purpose="Measuring how long an export takes")
BARE = """
SELECT a.allocation_id, a.grades, g.form_code, g.form_version, j.value ->> 0, j.value ->> 1
FROM counted_audit a JOIN counted_group g ON g.id = a.group_id JOIN json_each(a.answers) j
"""
"""A row for each answer, as one would write it down: codes alone in no order, no words, no keys, no other table."""


def measure(surroundings: Surroundings, place: Path) -> list[Ratio]:
    """Time and memory; both sides read the same encrypted file, by turns."""
    place.mkdir()
    ours, bare = [], []
    filled(place / "many", MANY).lock()
    filled(place / "few", FEW).lock()
    desk = opened(place / "many")
    for _ in range(REPEATS):
        bare.append(milliseconds(lambda: by_hand(desk, place / "bare.csv")) / 1000)
        ours.append(milliseconds(lambda: save_export("star", desk, ASKED, place / "star.csv")) / 1000)
    desk.lock()
    size = f"  ({MANY:,} audits, {MANY * ANSWERS:,} answers)"
    many, few = (_peak(surroundings, place / name, place / f"{name}.csv") for name in ("many", "few"))
    return [
        Ratio("Export of answers as CSV / a bare cursor", 2.0, middle(ours), middle(bare), "s", size),
        Ratio("Most memory of that export / of 1,000 audits", 1.2, many, few, "MB"),
    ]


def filled(folder: Path, audits: int) -> Desk:
    """A workspace with so many settled audits, put into the tables of the count straight away."""
    made = office.found(folder).desk
    made.people.add(NewPerson("A-02", "Head of service"))
    made.counting.catch_up()
    form = made.forms.form(office.LARGE, 1)
    with made.work.store.transaction() as session:
        session.execute(insert(CountedGroup), [_group(form, at) for at in range(TEAMS)])
        for first in range(0, audits, 1_000):
            rows = range(first + 10, first + 10 + min(1_000, audits - first))
            session.execute(insert(Case), [{"id": at, "reference": f"B-{at}", "synthetic": False} for at in rows])
            session.execute(insert(Allocation), [_allocation(form, at) for at in rows])
            session.execute(insert(CountedAudit), [_audit(form, at) for at in rows])
    return made


def opened(folder: Path) -> Desk:
    return desks.unlock(folder, office.PERSON, office.PASSPHRASE, FormCatalogue(forms()))


def by_hand(desk: Desk, out: Path) -> None:
    """What anybody would write who has the database open."""
    with desk.work.store.reading() as session, out.open("w", encoding="utf-8", newline="") as file:
        cursor: Any = session.connection().connection.cursor()
        cursor.execute(BARE)
        csv.writer(file).writerows(cursor)


def _group(form: Form, at: int) -> dict[str, object]:
    return {
        "id": at + 1, "round_id": 1, "quarter": "2026-27 Q3", "service": "Early help", "team": f"Team {at}",
        "form_code": form.code, "form_version": form.version, "audit_set": "full", "way": "file_only",
        "grades": "outcome", "audits": 0,
    }  # fmt: skip


def _allocation(form: Form, at: int) -> dict[str, object]:
    return {
        "id": at, "round_id": 1, "case_id": at, "form_code": form.code, "form_version": form.version,
        "first_auditor_id": 2,
    }  # fmt: skip


def _audit(form: Form, at: int) -> dict[str, object]:
    asked = [one for one in form.questions.values() if one.kind in {Kind.GRADE, Kind.FACT} and one.options]
    counted = [one for one in asked if one.membership is not Membership.COVER][:ANSWERS]
    given = [(one.code, one.options[(at + number) % len(one.options)].code) for number, one in enumerate(counted)]
    return {
        "allocation_id": at, "grades": "outcome", "group_id": at % TEAMS + 1, "reference": f"B-{at}",
        "audited_on": DAY + timedelta(days=at % 5), "origin": "first",
        "answers": json.dumps(given, separators=(",", ":")),
    }  # fmt: skip


def _peak(surroundings: Surroundings, folder: Path, out: Path) -> float:
    with surroundings.started("exporting", str(folder), str(out)) as process:
        return float(process.word())


class Peak(threading.Thread):
    """The most memory that this process holds; what the system tells of it begins with what its parent held."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.most = 0.0
        self._ended = threading.Event()

    def run(self) -> None:
        while not self._ended.wait(0.01):
            self.most = max(self.most, psutil.Process().memory_info().rss / 1_000_000)

    def end(self) -> float:
        self._ended.set()
        self.join()
        return self.most


def main() -> None:
    """Export once in a process of its own, and tell the most memory it held."""
    folder, out = map(Path, sys.argv[1:])
    desk = opened(folder)
    peak = Peak()
    peak.start()
    save_export("star", desk, ASKED, out)
    print(peak.end(), flush=True)
    desk.lock()


if __name__ == "__main__":
    main()
