"""R-173: the check finds entries changed, taken out or cut off, and a database older than its folder knows."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from audit_tool.services.desk import Desk
from audit_tool.storage import trail
from tests.conftest import Office

NOW = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)


@pytest.fixture
def lead(office: Office) -> Desk:
    office.hold_round()
    office.allocate()
    return office.as_("Q-01")


def change(desk: Desk, *statements: str) -> None:
    with desk.work.store.transaction() as session:
        for statement in statements:
            session.execute(text(statement))


CUT = "DELETE FROM trail_entry WHERE id = (SELECT max(id) FROM trail_entry)"
FORGE = "UPDATE trail_head SET count = count - 1, seal = (SELECT seal FROM trail_entry ORDER BY id DESC LIMIT 1)"


@pytest.mark.parametrize(
    ("statements", "words"),
    [
        (("UPDATE trail_entry SET detail = 'x' WHERE id = 2",), "trail does not fit from entry 2"),
        (("DELETE FROM trail_entry WHERE id = 3",), "trail does not fit from entry 4"),
        ((CUT,), "some are missing"),
        (("DELETE FROM trail_entry WHERE id > 2",), "has 2 entries where"),
        (("DELETE FROM trail_entry",), "has 0 entries where"),
        (("DELETE FROM trail_head",), "lost the note of its last entry"),
        (("DELETE FROM trail_entry", "DELETE FROM trail_head"), "lost the note"),
        ((CUT, FORGE), "not as the program wrote it"),
    ],
)
@pytest.mark.parametrize("work_goes_on", [False, True])
def test_r173_what_was_done_to_the_trail_shows_and_stays_shown(
    lead: Desk, statements: tuple[str, ...], words: str, work_goes_on: bool
) -> None:
    assert lead.check() == ()
    change(lead, *statements)
    found = lead.check()
    assert any(words in fault for fault in found), found
    if work_goes_on:
        lead.people.leaves("A-11", NOW.date())
        assert lead.check() != ()


def test_the_signed_end_moves_in_the_transaction_of_its_entry(lead: Desk) -> None:
    def fail_after_an_entry() -> None:
        with lead.work.store.transaction() as session:
            lead.work.note(session, "something", "PW-1")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_after_an_entry()
    assert lead.check() == ()


def test_an_answer_saved_writes_nothing_to_the_trail(office: Office, lead: Desk) -> None:
    from audit_tool.formdef.answers import Answer

    auditing = office.as_("A-02").auditing
    record = auditing.begin(1)
    with office.as_("A-02").work.store.reading() as session:
        before = trail.seal_at(session, len(trail.entries(session)))
    auditing.save(record, "SNP-01", Answer("A girl of seven"))
    with office.as_("A-02").work.store.reading() as session:
        assert trail.seal_at(session, len(trail.entries(session))) == before


def older_copy(office: Office, to: Path) -> Path:
    """Yesterday's database, and something done since."""
    office.lock()
    copy = Path(shutil.copy(office.folder / "workspace.db", to / "older.db"))
    office.as_("Q-01").people.leaves("A-11", NOW.date())
    office.lock()
    return copy


def test_an_older_database_put_back_is_noticed_and_stays_noticed(office: Office, lead: Desk, tmp_path: Path) -> None:
    copy = older_copy(office, tmp_path)
    assert office.as_("Q-01").check() == ()
    office.lock()
    shutil.copy(copy, office.folder / "workspace.db")
    for _ in range(2):
        (found,) = office.as_("Q-01").check()
        assert "older than this folder remembers" in found
        office.lock()
    # Work that makes the trail as long again does not hide it.
    office.as_("Q-01").people.leaves("A-09", NOW.date())
    (found,) = office.as_("Q-01").check()
    assert "not the same" in found


def test_a_whole_folder_brought_back_is_no_fault(office: Office, lead: Desk, tmp_path: Path) -> None:
    office.lock()
    shutil.copytree(office.folder, tmp_path / "copy")
    office.as_("Q-01").people.leaves("A-11", NOW.date())
    office.lock()
    shutil.rmtree(office.folder)
    shutil.copytree(tmp_path / "copy", office.folder)
    assert office.as_("Q-01").check() == ()


@pytest.mark.parametrize("content", ["", "{}", "[1]", "not json", '{"count": 1, "seal": "x", "signature": "y"}'])
def test_a_memory_that_was_tampered_with_is_said_and_left(office: Office, lead: Desk, content: str) -> None:
    office.lock()
    memory = office.folder / "workspace.trail"
    memory.write_text(content, encoding="utf-8")
    (found,) = office.as_("Q-01").check()
    assert found == "The file workspace.trail is not as the program wrote it."
    office.lock()
    assert memory.read_text(encoding="utf-8") == content


def test_a_memory_of_another_workspace_is_not_believed(office: Office, lead: Desk, tmp_path: Path) -> None:
    office.lock()
    other = Office(tmp_path / "other", office.forms)
    other.found()
    other.lock()
    shutil.copy(other.folder / "workspace.trail", office.folder / "workspace.trail")
    assert office.as_("Q-01").check() == ("The file workspace.trail is not as the program wrote it.",)


def test_without_a_memory_a_new_one_is_begun(office: Office, lead: Desk) -> None:
    office.lock()
    memory = office.folder / "workspace.trail"
    memory.unlink()
    assert office.as_("Q-01").check() == ()
    office.lock()
    assert set(json.loads(memory.read_text(encoding="utf-8"))) == {"count", "seal", "signature"}
