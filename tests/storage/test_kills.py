"""R-054: the program is killed at random moments; nothing that a service call returned for is ever lost."""

import json
import multiprocessing
import os
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.context import SpawnContext
from pathlib import Path
from typing import cast

import pytest
from sqlalchemy import text

from audit_tool.formdef.answers import Answer
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.desk import Desk
from tests.conftest import COVER, Office, complete
from tests.storage import killed_work
from tests.storage.killed_work import Step

CONTEXT = cast("SpawnContext", multiprocessing.get_context("fork" if hasattr(os, "fork") else "spawn"))
COPY_ANSWERS = text(
    "INSERT INTO record_answer (record_id, question_code, value, comment, evidence, reason) "
    "SELECT :new, question_code, value, comment, evidence, reason FROM record_answer WHERE record_id = :old"
)
SOAK = pytest.mark.skipif("AUDIT_TOOL_SOAK" not in os.environ, reason="a long loop: make soak")


@dataclass
class Killing:
    """One program, killed; and what it had said by then."""

    begun: list[Step] = field(default_factory=list)
    done: list[Step] = field(default_factory=list)

    @property
    def under_way(self) -> Step | None:
        """The act whose call had not returned, if the kill hit one."""
        return self.begun[-1] if len(self.begun) > len(self.done) else None


def kill_one(folder: Path, person: str, seed: int, most: int = 12) -> Killing:
    """Start the program, let it do a few acts, and kill it in the middle of the next."""
    chance = random.Random(seed)
    ours, theirs = CONTEXT.Pipe(duplex=False)
    child = CONTEXT.Process(target=killed_work.work, args=(str(folder), person, seed, theirs))
    child.start()
    theirs.close()
    killing, wanted = Killing(), chance.randrange(0, most)
    alive = True
    while True:
        try:
            assert ours.poll(60), "the program neither works nor ends"
            kind, step = json.loads(ours.recv_bytes())
        except EOFError:
            break
        if kind in {"begin", "done"}:
            (killing.begun if kind == "begin" else killing.done).append(step)
        if alive and (kind == "end" or (len(killing.done) >= wanted and kind != "done")):
            time.sleep(chance.random() * 0.004)
            child.kill()
            alive = False
    child.join()
    assert child.exitcode not in {0, 1}, "it must end by the kill, not by itself"
    return killing


@dataclass
class Typed:
    """What must stand in a draft: present words by question, and what undo would bring back."""

    words: dict[str, str] = field(default_factory=dict)
    before: list[tuple[str, str]] = field(default_factory=list)

    def after(self, step: Step) -> "Typed":
        words, before = dict(self.words), list(self.before)
        if step["act"] == "save":
            before.append((step["code"], words.get(step["code"], "")))
            words[step["code"]] = step["comment"]
        elif before:
            code, former = before.pop()
            words[code] = former
        return Typed({code: said for code, said in words.items() if said}, before)


def stands(desk: Desk, record: int) -> dict[str, str]:
    return {code: answer.comment for code, answer in desk.auditing.sheet(record).answers.items()}


@pytest.fixture
def place(office: Office, forms: FormCatalogue) -> Office:
    killed_work.FORMS[:] = [forms]
    office.hold_round()
    return office


def reopened(office: Office, person: str, number: int, times: int) -> Desk:
    """Unlocked after a kill; every tenth time, and after the last, the whole workspace is checked as well."""
    office.lock()
    desk = office.as_(person)
    # What a kill spoilt would stay so; to read a hundred whole audits after each would only take minutes.
    if number % 10 == 9 or number == times - 1:
        assert desk.check() == ()
    return desk


def kill_while_typing(place: Office, times: int, seed: int) -> int:
    record = place.as_("A-02").auditing.begin(place.allocate())
    place.as_("A-02").auditing.save(record, "SNP-01", Answer("", ""))
    place.lock()
    typed, hits = Typed(), 0
    for number in range(times):
        killing = kill_one(place.folder, "A-02", seed + number)
        for step in killing.done:
            if step["act"] == "undo":
                assert step["code"] == (typed.before[-1][0] if typed.before else "")
            typed = typed.after(step)
        now = stands(reopened(place, "A-02", number, times), record)
        place.lock()
        if killing.under_way is None:
            assert now == typed.words
        else:
            hits += 1
            whole = typed.after(killing.under_way)
            assert now in (typed.words, whole.words)
            # Words are random, so that an act that changes something shows; an undo of nothing changes nothing.
            typed = whole if now == whole.words else typed
    return hits


def full_drafts(place: Office, count: int) -> dict[str, list[int]]:
    """Cases whose two audits are complete drafts, copied from one that was answered in full."""
    lead = place.as_("Q-01")
    cases = [
        lead.allocation.allocate(place.round_id, NewAllocation(f"FULL-{number}", "A-11", "A-09", cover=COVER))
        for number in range(count)
    ]
    drafts = {}
    for person, grade in (("A-11", "good"), ("A-09", "requires_improvement")):
        desk = place.as_(person)
        drafts[person] = [desk.auditing.begin(case) for case in cases]
        complete(desk.auditing, drafts[person][0], grade, {})
        with desk.work.store.transaction() as session:
            for record in drafts[person][1:]:
                session.execute(COPY_ANSWERS, {"new": record, "old": drafts[person][0]})
    return drafts


def fingerprints(desk: Desk) -> dict[int, str]:
    """Each record's fingerprint; empty for a draft."""
    with desk.work.store.reading() as session:
        rows = session.execute(text("SELECT id, state, fingerprint, submitted_at FROM record")).all()
    assert all((state == "submitted") == (len(print_) == 64) == bool(at) for _, state, print_, at in rows)
    return {record: print_ for record, _, print_, _ in rows}


def kill_while_submitting(place: Office, times: int, seed: int) -> int:
    drafts = full_drafts(place, times * 3)["A-09"]
    words = stands(place.as_("A-09"), drafts[0])
    place.lock()
    frozen: dict[int, str] = {}
    hits = 0
    for number in range(times):
        killing = kill_one(place.folder, "A-09", seed + number, most=4)
        acknowledged = {int(step["record"]) for step in killing.done}
        maybe = int(killing.under_way["record"]) if killing.under_way else 0
        hits += bool(maybe)
        desk = reopened(place, "A-09", number, times)
        now = fingerprints(desk)
        assert {record for record in drafts if now[record]} - {maybe} == set(frozen) | acknowledged
        assert {record: now[record] for record in frozen} == frozen
        frozen |= {record: now[record] for record in drafts if now[record]}
        for record in (acknowledged | {maybe}) - {0}:
            assert stands(desk, record) == words
        place.lock()
    return hits


def kill_while_deciding(place: Office, times: int, seed: int) -> int:
    drafts = full_drafts(place, times // 4)
    for person, records in drafts.items():
        auditing = place.as_(person).auditing
        for record in records:
            auditing.submit(record)
    place.lock()
    notes: dict[tuple[int, str], str] = {}
    accepted: set[int] = set()
    finished: dict[int, str] = {}
    hits = 0
    for number in range(times):
        killing = kill_one(place.folder, "M-01", seed + number)
        hits += killing.under_way is not None
        for step in killing.done:
            take_down(step, notes, accepted, finished)
        desk = reopened(place, "M-01", number, times)
        touched = {int(step["case"]) for step in killing.begun} | {case for case in accepted if case not in finished}
        found = {case: desk.moderating.comparison(case) for case in touched}
        more: list[Step] = []
        for case, comparison in found.items():
            standing = {(case, code): each.note for code, each in comparison.decided.items()}
            due = {key: note for key, note in notes.items() if key[0] == case}
            more += [
                {"act": "decide", "case": str(case), "code": key[1], "note": note}
                for key, note in standing.items() - due.items()
            ]
            assert due.items() <= standing.items()
            assert comparison.agreed_accepted >= (case in accepted)
            assert comparison.fingerprint == finished.get(case, comparison.fingerprint)
            if comparison.decided_at and case not in finished:
                more.append({"act": "finish", "case": str(case)})
                finished[case] = comparison.fingerprint
        assert more in ([], [killing.under_way])
        for step in more:
            if step["act"] == "decide":
                take_down(step, notes, accepted, finished)
        place.lock()
    rows = {row.allocation_id: row.decided_at for row in place.as_("M-01").moderating.panel(1)}
    assert {case for case, at in rows.items() if at} == set(finished)
    return hits


def take_down(step: Step, notes: dict[tuple[int, str], str], accepted: set[int], finished: dict[int, str]) -> None:
    case = int(step["case"])
    if step["act"] == "decide":
        notes[case, step["code"]] = step["note"]
    elif step["act"] == "accept":
        accepted.add(case)
    else:
        finished[case] = step["fingerprint"]


def test_r054_killed_while_typing_and_undoing(place: Office) -> None:
    assert kill_while_typing(place, 44, seed=1000) >= 28


def test_r067_killed_while_submitting(place: Office) -> None:
    assert kill_while_submitting(place, 16, seed=2000) >= 8


def test_r089_killed_while_deciding(place: Office) -> None:
    assert kill_while_deciding(place, 20, seed=3000) >= 10


@pytest.mark.soak
@SOAK
@pytest.mark.timeout(7200)
@pytest.mark.parametrize(("kill", "times"), [(kill_while_submitting, 100), (kill_while_deciding, 120)])
def test_killed_more_often_while_submitting_and_deciding(
    place: Office, kill: Callable[[Office, int, int], int], times: int
) -> None:
    assert kill(place, times, 20_000) >= times // 2


@pytest.mark.soak
@SOAK
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("seed", range(10_000, 10_010))
def test_killed_many_times_over(place: Office, seed: int) -> None:
    assert kill_while_typing(place, 500, seed * 1000) >= 300
