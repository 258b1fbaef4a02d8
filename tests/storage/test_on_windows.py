"""The whole life of a workspace under Windows' rule: nothing is moved or removed that the program still holds open."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from audit_tool.storage import workspaces
from audit_tool.storage.store import Store
from tests.as_on_windows import refuse_to_move
from tests.conftest import CHEAP, PASSPHRASE

NOW = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)


def test_a_workspace_is_made_used_and_given_passphrases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refused = refuse_to_move(monkeypatch)
    folder = tmp_path / "Łódź, a user's folder" / "workspace"
    made, recovery = workspaces.create(folder, "Q-01", PASSPHRASE, NOW, CHEAP)
    made.add_slot("A-01", PASSPHRASE, CHEAP)
    made.close()
    workspaces.recover(folder, recovery, "A-01", PASSPHRASE)
    opened = workspaces.unlock(folder, "A-01", PASSPHRASE, NOW)
    opened.add_slot("A-01", PASSPHRASE, CHEAP)
    opened.close()
    folder.rename(folder.with_name("moved"))
    assert refused == []


def test_a_creation_that_fails_late_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refused = refuse_to_move(monkeypatch)

    def fail(store: Store) -> None:
        with store.reading(), store.transaction():
            raise RuntimeError

    with pytest.raises(RuntimeError):
        workspaces.create(tmp_path / "new", "Q-01", PASSPHRASE, NOW, CHEAP, fail)
    assert (refused, list((tmp_path / "new").iterdir())) == ([], [])
