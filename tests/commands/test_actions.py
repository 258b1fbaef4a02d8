"""Own due dates of actions, from the command line (R-134)."""

from datetime import timedelta
from pathlib import Path

from audit_tool.analysis.action_words import Level, Urgency
from audit_tool.exchange.demonstration import PASSPHRASE
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.services import desk as desks
from audit_tool.services.action_terms import NewAction
from tests.shell import Shell, is_one_sentence_of_trouble

OWNER = "A-02"


def call(folder: Path, out: Path) -> list[str]:
    return ["-w", str(folder), "--as", OWNER, "--json", "actions", "calendar", "--out", str(out)]


def test_own_due_dates_are_saved_and_what_is_left_out_is_told(
    shell: Shell, own_demonstration: Path, forms: FormCatalogue, tmp_path: Path
) -> None:
    lead = desks.unlock(own_demonstration, "Q-01", PASSPHRASE, forms)
    soon = lead.work.today() + timedelta(days=9)
    lead.actions.raise_new(NewAction("Agree who calls whom.", Level.TEAM, Urgency.TWENTY_DAYS, OWNER, soon))
    lead.actions.raise_new(NewAction("Agree who writes it.", Level.TEAM, Urgency.TODAY, OWNER, due_missing=True))
    lead.lock()
    out = tmp_path / "own.ics"
    made = shell(*call(own_demonstration, out))
    assert (made.code, made.json) == (0, {"saved": str(out), "days": 1, "late": 0, "undated": 1})
    text = out.read_bytes()
    assert f"DTSTART;VALUE=DATE:{soon:%Y%m%d}".encode() in text
    assert b"Agree" not in text


def test_without_a_day_to_keep_nothing_is_made(shell: Shell, demonstration: Path, tmp_path: Path) -> None:
    out = tmp_path / "own.ics"
    refused = shell(*call(demonstration, out))
    assert is_one_sentence_of_trouble(refused)
    assert "has no action that is due from today on" in refused.err
    assert not out.exists()
