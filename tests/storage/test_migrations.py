"""A workspace of an older program comes up to date and keeps all that it held."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import text

from audit_tool.storage import schema, trail
from audit_tool.storage.keyfile import new_data_key
from audit_tool.storage.store import Store

MIGRATIONS = Path(schema.__file__).parent / "migrations"
SEAL = trail.sealed("", datetime(2026, 11, 11, 10, tzinfo=UTC), None, "workspace created", "Q-01", "")
OLDER_CONTENT = """
INSERT INTO person (id, code, title, service, external) VALUES (1, 'M-01', 'Moderator', '', 0);
INSERT INTO audited_case (id, reference) VALUES (1, 'PW-1');
INSERT INTO round (id, name, kind, starts_on, ends_on, theme, pilot, mode, audit_set)
VALUES (1, 'Week', 'practice_week', '2026-11-09', '2026-11-13', '', 0, 'blind', 'short');
INSERT INTO allocation (id, round_id, case_id, form_code, form_version, first_auditor_id)
VALUES (1, 1, 1, 'CIN', 1, 1);
INSERT INTO moderation (id, allocation_id, begun_at, fingerprint) VALUES (1, 1, '2026-11-11 10:00:00', '');
INSERT INTO decision (id, moderation_id, question_code, value, reason, note, clarify, route)
VALUES (7, 1, 'PLN-15', 'good', 'slip_or_wrong_key', 'The plan has dates.', 'Say what a date is.', 'panel');
INSERT INTO trail_entry (id, at, person_id, act, subject, detail, seal) VALUES
(1, '2026-11-11 10:00:00.000000', NULL, 'workspace created', 'Q-01', '', '{seal}')
"""


@pytest.fixture
def older(tmp_path: Path) -> Iterator[Store]:
    """A database of the first shape, with one decision in it."""
    key = new_data_key()
    schema.create(tmp_path / "workspace.db", key)
    made = Store(tmp_path / "workspace.db", key)
    with made.writer.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        for statement in OLDER_CONTENT.split(";"):
            connection.execute(text(statement.replace("{seal}", SEAL)))
        connection.exec_driver_sql("PRAGMA user_version = 1")
    yield made
    made.close()


def test_the_program_may_lie_in_a_folder_with_a_per_cent_sign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "100% of tools" / "storage"
    shutil.copytree(MIGRATIONS, place / "migrations")
    monkeypatch.setattr(schema, "__file__", str(place / "schema.py"))
    key = new_data_key()
    schema.create(tmp_path / "new.db", key)
    made = Store(tmp_path / "new.db", key)
    schema.bring_up_to_date(made.writer, made.sign_trail)
    made.close()
    assert schema.examine(tmp_path / "new.db", key) == schema.CURRENT


def test_decisions_of_before_keep_their_note_and_have_no_learning(older: Store) -> None:
    schema.bring_up_to_date(older.writer)
    with older.reading() as session:
        kept = session.execute(text("SELECT id, question_code, note, clarify, learning FROM decision")).all()
        assert session.execute(text("PRAGMA user_version")).scalar() == schema.CURRENT
        assert session.execute(text("PRAGMA foreign_key_check")).all() == []
    assert [tuple(row) for row in kept] == [(7, "PLN-15", "The plan has dates.", "Say what a date is.", "")]


def test_a_trail_of_before_is_signed_as_it_is(older: Store) -> None:
    schema.bring_up_to_date(older.writer, older.sign_trail)
    with older.reading() as session:
        assert trail.broken_at(session) is None
        assert trail.end_fault(session) == ""
    with older.transaction() as session:
        trail.add(session, datetime(2026, 11, 12, tzinfo=UTC), None, "something", "PW-1")
    with older.transaction() as session:
        assert trail.end_fault(session) == ""
        session.execute(text("DELETE FROM trail_entry WHERE id = 2"))
    with older.reading() as session:
        assert "some are missing" in trail.end_fault(session)
