"""One autosave with its history row, against a bare commit of the same changed row on an equal database."""

import shutil
from functools import partial
from pathlib import Path
from typing import Any

from audit_tool.formdef.answers import Answer
from audit_tool.services import desk as desks
from audit_tool.storage import keyfile
from audit_tool.storage.engine import connect
from benchmarks import office
from benchmarks.ratio import Ratio, middle, milliseconds

REPEATS = 400
SENTENCE = "The plan of 27 October names who does what by when, and the child’s day is seen in it. "
UPDATE = "UPDATE record_answer SET value = ? WHERE record_id = ? AND question_code = ?"


def measure(folder: Path) -> Ratio:
    """By turns, so that both meet the same moments of the disk; every save changes the words, or nothing would sync."""
    made = office.found(folder / "ours")
    code = next(
        one.question.code for part in office.whole_audit() for one in part.questions if one.question.kind == "text"
    )
    made.desk.auditing.save(made.record_id, code, Answer(words(0)))
    made.lock()
    shutil.copytree(folder / "ours", folder / "bare")
    made.desk = desks.unlock(folder / "ours", office.PERSON, office.PASSPHRASE, made.desk.forms)
    bare = _bare(folder / "bare")
    ours_took, bare_took = [], []
    for turn in range(1, REPEATS + 1):
        answer = Answer(words(turn))
        bare_took.append(milliseconds(partial(_commit, bare, answer.value, made.record_id, code)))
        ours_took.append(milliseconds(partial(made.desk.auditing.save, made.record_id, code, answer)))
    bare.close()
    made.lock()
    return Ratio("Autosave with history / a bare commit", 1.5, middle(ours_took), middle(bare_took), "ms")


def words(turn: int) -> str:
    """A rationale of usual length that is a little different each time."""
    return f"{SENTENCE}{SENTENCE}{turn}"


def _bare(folder: Path) -> Any:  # noqa: ANN401 - the driver has no types
    keys = keyfile.read(folder / "workspace.keys")
    data_key = keyfile.unwrap(keys.slot_of(office.PERSON), keys.workspace, office.PASSPHRASE)
    return connect(folder / "workspace.db", data_key, writable=True)


def _commit(bare: Any, said: str, record_id: int, code: str) -> None:  # noqa: ANN401 - the driver has no types
    bare.execute("BEGIN IMMEDIATE")
    bare.execute(UPDATE, (said, record_id, code))
    bare.execute("COMMIT")
