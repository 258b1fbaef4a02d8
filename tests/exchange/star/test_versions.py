"""R-168: forms of all versions stand together; what a version does not ask says so, and is never a zero."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from audit_tool.formdef.answers import Answer
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.round_terms import NewRound
from tests.conftest import COVER, ROOT, Office, complete
from tests.exchange.star.conftest import Take

FIRST = """
code: DIP
version: 1
title: Dip sample
subject: document
family: light
minutes: {short: 20}
second_seat: same
sections:
  - {number: 0, title: Cover, questions: [CVR-02]}
  - number: 1
    title: What was found
    short: all
    questions: [DIP-01, DIP-02, DIP-03]
questions:
  - {code: DIP-01, text: "Was the plan shared?", kind: fact, set: short}
  - {code: DIP-02, text: "Was the plan dated?", kind: fact, set: short}
  - {code: DIP-03, text: "What stood out?", kind: text, set: short}
"""
SECOND = (
    FIRST.replace("version: 1", "version: 2")
    .replace("DIP-02, DIP-03]", "DIP-04, DIP-03]")
    .replace('DIP-02, text: "Was the plan dated?"', 'DIP-04, text: "Was the plan signed?"')
    .replace("Was the plan shared?", "Was the plan given to the family?")
)


@pytest.fixture
def two_versions(office: Office, tmp_path: Path) -> Office:
    """PW-1 is audited on version 1, PW-2 on version 2."""
    folder = Path(shutil.copytree(ROOT / "forms", tmp_path / "forms"))
    office.lock()
    for version, text in ((1, FIRST), (2, SECOND)):
        (folder / f"dip-{version}.yaml").write_text(text, encoding="utf-8")
        office.lock()
        office.forms = FormCatalogue(folder)
        days = date(2026, 11, 9), date(2026, 11, 13)
        # A round keeps the version that it was begun with.
        office.round_id = office.as_("Q-01").round_setting.create(NewRound(f"Week {version}", *days))
        new = NewAllocation(f"PW-{version}", "A-02", "", "DIP", cover=COVER)
        allocation = office.as_("Q-01").allocation.allocate(office.round_id, new)
        auditing = office.as_("A-02").auditing
        record = auditing.begin(allocation)
        complete(auditing, record, "good", {"DIP-01": Answer("no", "It lay in the drawer.")})
        auditing.submit(record)
    return office


def test_what_the_other_version_asks_is_not_asked(two_versions: Office, take: Take) -> None:
    rows = [row for row in take(two_versions)["answers"] if row["grades"] == "outcome"]
    told = {(row["form_version"], row["question"]): (row["value"], row["state"]) for row in rows}
    yes, no, not_asked = ("yes", "answered"), ("no", "answered"), ("not_asked", "not asked")
    assert told == {
        ("1", "DIP-01"): no,
        ("1", "DIP-02"): yes,
        ("1", "DIP-04"): not_asked,
        ("2", "DIP-01"): no,
        ("2", "DIP-02"): not_asked,
        ("2", "DIP-04"): yes,
    }
    assert {row["rank"] for row in rows} == {""}


def test_every_version_has_every_question_with_its_own_words(two_versions: Office, take: Take) -> None:
    rows = {row["question_key"]: row for row in take(two_versions)["questions"] if row["form"] == "DIP"}
    assert set(rows) == {f"DIP@{version}:DIP-0{at}" for version in (1, 2) for at in (1, 2, 4)}
    assert rows["DIP@1:DIP-01"]["question_words"] == "Was the plan shared?"
    assert rows["DIP@2:DIP-01"]["question_words"] == "Was the plan given to the family?"
    assert {key for key, row in rows.items() if row["asked"] == "not asked"} == {"DIP@1:DIP-04", "DIP@2:DIP-02"}


def test_a_version_whose_file_is_gone_is_read_from_its_audits(two_versions: Office, take: Take) -> None:
    before = take(two_versions, "before.json")
    two_versions.lock()
    folder = two_versions.forms._folder
    (folder / "dip-1.yaml").unlink()
    two_versions.forms = FormCatalogue(folder)
    after = take(two_versions, "after.json")
    assert {name: rows for name, rows in after.items() if name != "dictionary"} == {
        name: rows for name, rows in before.items() if name != "dictionary"
    }
