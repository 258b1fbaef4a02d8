"""The program that `test_kills` kills: it works as fast as it can, and says what it has done only after it was done."""

import json
import random
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

from audit_tool.formdef.answers import Answer
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.definition import Kind
from audit_tool.services import desk as desks
from audit_tool.services.desk import Desk
from audit_tool.services.rulings import Ruling
from tests.conftest import PASSPHRASE, ROOT

CODES = ("SNP-01", "SAF-02", "RSK-22", "PLN-15", "OVR-02")
FORMS: list[FormCatalogue] = []
"""Forms that are read already; a child made by fork finds them here."""
Step = dict[str, str]


def work(folder: str, person: str, seed: int, pipe: Connection) -> None:
    """Open the workspace and work until killed."""
    desk = desks.unlock(Path(folder), person, PASSPHRASE, FORMS[0] if FORMS else FormCatalogue(ROOT / "forms"))
    chance = random.Random(seed)
    steps = {"A-02": typing, "A-09": submitting, "M-01": deciding}[person](desk, chance, pipe)
    pipe.send_bytes(b'["ready", {}]')
    for done in steps:
        tell(pipe, "done", done)
    tell(pipe, "end", {})
    while True:
        time.sleep(1)


def tell(pipe: Connection, kind: str, step: Step) -> None:
    pipe.send_bytes(json.dumps([kind, step]).encode("utf-8"))


def typing(desk: Desk, chance: random.Random, pipe: Connection) -> Iterator[Step]:
    """Type and take back."""
    record = desk.worklist.tasks()[0].record_id
    assert record is not None
    while True:
        if chance.random() < 0.25:
            tell(pipe, "begin", {"act": "undo"})
            taken = desk.auditing.undo(record)
            yield {"act": "undo", "code": taken.code if taken else ""}
        else:
            code, words = chance.choice(CODES), f"{chance.random()} " + "x" * chance.randrange(3000)
            tell(pipe, "begin", {"act": "save", "code": code, "comment": words})
            desk.auditing.save(record, code, Answer("good", words))
            yield {"act": "save", "code": code, "comment": words}


def submitting(desk: Desk, chance: random.Random, pipe: Connection) -> Iterator[Step]:
    """Submit every draft, which are all complete."""
    waiting = [task.record_id for task in desk.worklist.tasks() if task.state == "draft"]
    chance.shuffle(waiting)
    for record in waiting:
        assert record is not None
        tell(pipe, "begin", {"act": "submit", "record": str(record)})
        desk.auditing.submit(record)
        yield {"act": "submit", "record": str(record)}


def deciding(desk: Desk, chance: random.Random, pipe: Connection) -> Iterator[Step]:
    """Accept what agrees, decide every difference, finish the case; then the next case."""
    moderating = desk.moderating
    for row in moderating.panel(1):
        case = row.allocation_id
        if row.decided_at:
            continue
        tell(pipe, "begin", {"act": "accept", "case": str(case)})
        comparison = moderating.accept_agreed(case)
        yield {"act": "accept", "case": str(case)}
        for routed in comparison.open_items:
            value = "good" if routed.item.kind is Kind.GRADE else "yes"
            step = {"act": "decide", "case": str(case), "code": routed.item.code, "note": f"{chance.random()}"}
            tell(pipe, "begin", step)
            moderating.decide(case, step["code"], Ruling(value, "slip_or_wrong_key", step["note"]))
            yield step
        tell(pipe, "begin", {"act": "finish", "case": str(case)})
        done = moderating.finish(case)
        yield {"act": "finish", "case": str(case), "fingerprint": done.fingerprint}
