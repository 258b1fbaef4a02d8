"""The program is killed while somebody types: what it called saved is there, and at most a second of typing is not."""

import os
import random
import shutil
import subprocess
import sys
import threading
import time
from itertools import pairwise
from pathlib import Path
from queue import Empty, Queue

import pytest
from pytestqt.qtbot import QtBot

from audit_tool.exchange.demonstration import PASSPHRASE
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.services import desk as desks
from audit_tool.services.action_terms import Noted
from audit_tool.services.plan_terms import Half
from audit_tool.ui.screens.actions.asked.begun import TEXT
from tests.conftest import ROOT
from tests.ui.conftest import Dress
from tests.ui.stage import Stage
from tests.ui.typing_child import ASKED, LETTERS, PLANNED

PERSON, CODE, LEAD = "A-09", "SNP-01", "Q-01"
LONGEST = 60.0
ENOUGH = 100
"""Letters."""
SECOND = 1.0


class Child:
    """The window in a process of its own, and what it has told so far."""

    def __init__(self, folder: Path, home: Path, person: str = PERSON, code: str = CODE) -> None:
        command = [sys.executable, "-m", "tests.ui.typing_child", str(folder), str(home), person, code]
        surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        self._lines: Queue[str] = Queue()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()
        self.allocation = int(self._next().removeprefix("READY "))

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line.rstrip("\n"))

    def _next(self) -> str:
        try:
            return self._lines.get(timeout=LONGEST)
        except Empty:
            self._process.kill()
            _, said = self._process.communicate()
            raise AssertionError(said) from None

    def kill_after(self, seconds: float) -> tuple[str, int, int]:
        """The text called saved last, how many letters were typed, and how many more than a second before the end."""
        time.sleep(seconds)
        self._process.kill()
        self._process.wait(LONGEST)
        self._reader.join(LONGEST)
        assert self._process.stderr is not None
        self._process.stderr.close()
        told = list(self._lines.queue)
        saved = [line.removeprefix("SAVED ").removesuffix("|") for line in told if line.startswith("SAVED ")]
        typed = [line.split() for line in told if line.startswith("TYPED ")]
        moments = [float(at) for _, _, at in typed]
        # Where the whole machine stood still for a while, nobody typed either.
        stood = max((later - sooner for sooner, later in pairwise(moments)), default=0.0)
        early = [int(number) for _, number, at in typed if float(at) <= moments[-1] - SECOND - stood]
        return (saved[-1] if saved else ""), len(typed), (early[-1] if early else 0)


def text_after(before: str, typed: int) -> str:
    """What is in the box after so many letters; the caret stands before what was there."""
    return "".join(LETTERS[at % len(LETTERS)] for at in range(typed)) + before


def kill_once(folder: Path, home: Path, forms: FormCatalogue, before: str, seconds: float) -> str:
    child = Child(folder, home)
    saved, typed, early = child.kill_after(seconds)
    desk = desks.unlock(folder, PERSON, PASSPHRASE, forms)
    try:
        record = desk.auditing.begin(child.allocation)
        sheet = desk.auditing.sheet(record)
        assert desk.check() == ()
    finally:
        desk.lock()
    found = sheet.answers[CODE].value if CODE in sheet.answers else ""
    assert sheet.place == CODE
    nothing_is_lost(before, found, (saved, typed, early))
    return found


def nothing_is_lost(before: str, found: str, told: tuple[str, int, int]) -> None:
    """All that was called saved is there, and all but the last second of what was typed."""
    saved, typed, early = told
    letters = len(found) - len(before)
    assert found == text_after(before, letters), "what is there is not what was typed"
    assert len(found) >= len(saved), f"called saved and not there: {saved[len(found) :]!r}"
    # A letter may be on the disk, whose line the kill cut off.
    assert early <= letters <= typed + 1, f"{typed - letters} letters are gone, {typed - early} were typed in a second"


def text_now(folder: Path, forms: FormCatalogue) -> str:
    """What is in the box before anything is typed."""
    desk = desks.unlock(folder, PERSON, PASSPHRASE, forms)
    try:
        task = next(each for each in desk.worklist.tasks() if each.state in {"draft", "not started"})
        answers = desk.auditing.sheet(desk.auditing.begin(task.allocation_id)).answers
        return answers[CODE].value if CODE in answers else ""
    finally:
        desk.lock()


def kills(folder: Path, tmp_path: Path, forms: FormCatalogue, times: int) -> str:
    """So many kills, and more on a slow machine, until enough was typed to prove something."""
    chance = random.Random(2026)
    text = before = text_now(folder, forms)
    for turn in range(5 * times):
        if turn >= times and len(text) > len(before) + ENOUGH:
            break
        text = kill_once(folder, tmp_path, forms, text, chance.uniform(0.3, 2.2))
    return text


def test_r054_a_killed_program_has_everything_it_called_saved(
    demonstration: Path, tmp_path: Path, forms: FormCatalogue, qtbot: QtBot, dress: Dress
) -> None:
    folder = shutil.copytree(demonstration, tmp_path / "workspace")
    before = text_now(folder, forms)
    text = kills(folder, tmp_path, forms, 6)
    assert len(text) > len(before) + ENOUGH, "hardly anything was typed, so nothing was proved"
    stage = Stage(qtbot, folder, tmp_path, PASSPHRASE)
    try:
        window = stage.unlock(PERSON)
        tasks = window.desk.worklist.tasks()
        drafts = [each for each in tasks if each.state == "draft"]
        screen = stage.open(drafts[0].allocation_id)
        assert screen.presenter.place == CODE
        assert screen.presenter.hand.answer(CODE).value == text
    finally:
        stage.close()


def half_written(folder: Path, forms: FormCatalogue, kind: str = Half.ROW, part: str = PLANNED) -> str:
    """What is half written of a new row of the plan, or of something else."""
    desk = desks.unlock(folder, LEAD, PASSPHRASE, forms)
    try:
        assert desk.check() == ()
        return "".join(each.parts[part] for each in desk.unfinished.mine((kind,)))
    finally:
        desk.lock()


def test_r054_a_killed_program_has_the_half_written_row_of_the_plan(
    demonstration: Path, tmp_path: Path, forms: FormCatalogue
) -> None:
    folder = shutil.copytree(demonstration, tmp_path / "workspace")
    desk = desks.unlock(folder, LEAD, PASSPHRASE, forms)
    try:
        if not desk.plan.years():
            desk.plan.begin("2026-27")
    finally:
        desk.lock()
    chance, text = random.Random(2026), ""
    for _ in range(4):
        told = Child(folder, tmp_path, LEAD, PLANNED).kill_after(chance.uniform(0.6, 2.2))
        found = half_written(folder, forms)
        nothing_is_lost(text, found, told)
        text = found
    assert len(text) > 60, "hardly anything was typed, so nothing was proved"


def test_r054_a_killed_program_has_the_half_written_action(
    demonstration: Path, tmp_path: Path, forms: FormCatalogue
) -> None:
    folder = shutil.copytree(demonstration, tmp_path / "workspace")
    told = Child(folder, tmp_path, LEAD, ASKED).kill_after(1.6)
    text = half_written(folder, forms, Noted.RAISED, TEXT)
    nothing_is_lost("", text, told)
    assert len(text) > 10, "hardly anything was typed, so nothing was proved"


@pytest.mark.soak
@pytest.mark.timeout(1200)
@pytest.mark.skipif(not os.environ.get("AUDIT_TOOL_SOAK"), reason="run by make soak")
def test_r054_sixty_kills(demonstration: Path, tmp_path: Path, forms: FormCatalogue) -> None:
    folder = shutil.copytree(demonstration, tmp_path / "workspace")
    assert kills(folder, tmp_path, forms, 60)
