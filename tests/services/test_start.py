"""What the start of an auditor's program does not load: a council laptop has little room."""

import subprocess
import sys

from tests.conftest import PASSPHRASE, ROOT, Office

OPENING = """
import sys
from pathlib import Path
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.services import desk as desks
desk = desks.unlock(Path(sys.argv[1]), "A-02", sys.argv[2], FormCatalogue(Path(sys.argv[3])))
print(len(desk.worklist.tasks()), desk.own_conflicts.declared(), desk.action_reminders.own())
desk.lock()
print(" ".join(sys.modules))
"""
LATER = (
    "services.actions", "services.action_raising", "services.action_changes", "services.action_reading",
    "services.allocation", "services.concerns", "services.pairs", "formdef.action_rules", "analysis.allocating",
    "models.concern", "models.population", "models.sampling", "models.reaudit",
)  # fmt: skip


def test_reading_what_is_ones_own_loads_nothing_that_changes_it(office: Office) -> None:
    office.hold_round()
    office.allocate()
    office.lock()
    command = [sys.executable, "-c", OPENING, str(office.folder), PASSPHRASE, str(ROOT / "forms")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    told, loaded = done.stdout.splitlines()
    assert told == "1 () ()"
    assert [name for name in LATER if f"audit_tool.{name}" in loaded.split()] == []
