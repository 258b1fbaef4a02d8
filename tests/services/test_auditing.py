"""First and second audit: saving, undo, submitting, freezing."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.definition import Seat
from audit_tool.services.auditing import GapsError
from tests.conftest import ROOT, Office

GRADE = Answer("good", "The record shows who keeps the child safe, and how.", ("assessment",))


@pytest.fixture
def allocation(office: Office) -> int:
    office.hold_round()
    return office.allocate()


def test_r054_an_answer_is_there_after_the_program_has_gone(office: Office, allocation: int) -> None:
    record = office.as_("A-02").auditing.begin(allocation)
    office.as_("A-02").auditing.save(record, "SAF-02", GRADE)
    office.lock()
    sheet = office.as_("A-02").auditing.sheet(record)
    assert sheet.answers == {"SAF-02": GRADE}
    assert sheet.place == "SAF-02"


def test_undo_is_unlimited_and_survives_a_restart(office: Office, allocation: int) -> None:
    auditing = office.as_("A-02").auditing
    record = auditing.begin(allocation)
    for text in ("a", "ab", "abc"):
        auditing.save(record, "SNP-01", Answer(text))
    office.lock()
    auditing = office.as_("A-02").auditing
    seen = [undone.answer.value if (undone := auditing.undo(record)) else None for _ in range(4)]
    assert seen == ["ab", "a", "", None]
    assert [redone.answer.value if (redone := auditing.redo(record)) else None for _ in range(2)] == ["a", "ab"]
    auditing.save(record, "SNP-01", Answer("new"))
    assert auditing.redo(record) is None


def test_an_answer_saved_twice_alike_leaves_one_step_of_undo(office: Office, allocation: int) -> None:
    auditing = office.as_("A-02").auditing
    record = auditing.begin(allocation)
    auditing.save(record, "SNP-01", Answer("a"))
    auditing.save(record, "SNP-01", Answer("a"))
    auditing.undo(record)
    assert auditing.undo(record) is None


def test_r063_submitting_with_gaps_is_refused_and_names_them(office: Office, allocation: int) -> None:
    auditing = office.as_("A-02").auditing
    record = auditing.begin(allocation)
    auditing.save(record, "SAF-02", Answer("good"))
    with pytest.raises(GapsError) as refused:
        auditing.submit(record)
    gaps = refused.value.gaps
    assert "SAF-02" in {gap.question for gap in gaps}
    assert str(refused.value).startswith(f"{len(gaps)} answers are missing.")
    assert str(GapsError(gaps[:1])) == "1 answer is missing. Everything is saved. Fill the gap, then submit."
    assert not auditing.sheet(record).frozen


def test_r067_submission_freezes_with_time_and_fingerprint(
    office: Office, allocation: int, fill: Callable[..., None]
) -> None:
    fill("A-02", allocation)
    auditing = office.as_("A-02").auditing
    record = auditing.begin(allocation)
    sheet = auditing.sheet(record)
    assert sheet.submitted_at is not None
    assert len(sheet.fingerprint) == 64
    with pytest.raises(WrongInputError, match="cannot be changed"):
        auditing.save(record, "SAF-02", GRADE)
    with pytest.raises(WrongInputError):
        auditing.undo(record)
    with pytest.raises(WrongInputError):
        auditing.submit(record)
    assert auditing.sheet(record).answers == sheet.answers


def test_r067_reopening_needs_the_quality_lead_and_a_reason_and_keeps_the_first_copy(
    office: Office, allocation: int, fill: Callable[..., None]
) -> None:
    fill("A-02", allocation)
    first = office.as_("A-02").auditing.begin(allocation)
    with pytest.raises(NotAllowedError):
        office.as_("A-02").auditing.reopen(allocation, Seat.FIRST, "I pressed the wrong key")
    with pytest.raises(WrongInputError, match="reason"):
        office.as_("Q-01").auditing.reopen(allocation, Seat.FIRST, " ")
    again = office.as_("Q-01").auditing.reopen(allocation, Seat.FIRST, "The wrong key was pressed at 4.7")
    auditing = office.as_("A-02").auditing
    assert auditing.begin(allocation) == again != first
    auditing.save(again, "SAF-02", Answer("inadequate", GRADE.comment, GRADE.evidence))
    assert auditing.sheet(first).frozen
    assert auditing.sheet(first).answers["SAF-02"].value == "good"
    assert office.as_("Q-01").check() == ()


def test_nobody_opens_or_changes_somebody_elses_audit(office: Office, allocation: int) -> None:
    record = office.as_("A-02").auditing.begin(allocation)
    for stranger in ("A-11", "A-09", "M-01", "Q-01"):
        auditing = office.as_(stranger).auditing
        with pytest.raises(NotAllowedError):
            auditing.sheet(record)
        with pytest.raises(NotAllowedError):
            auditing.save(record, "SAF-02", GRADE)
        with pytest.raises(NotAllowedError):
            auditing.undo(record)
        with pytest.raises(NotAllowedError):
            auditing.submit(record)
    with pytest.raises(NotAllowedError):
        office.as_("A-11").auditing.begin(allocation)


def test_an_auditor_who_is_not_independent_cannot_submit(
    office: Office, allocation: int, fill: Callable[..., None]
) -> None:
    with pytest.raises(WrongInputError, match="somebody else must audit it"):
        fill("A-02", allocation, CVR_13=Answer("no"))
    assert not office.as_("A-02").auditing.sheet(office.as_("A-02").auditing.begin(allocation)).frozen


def test_r034_a_submitted_audit_keeps_its_words_when_the_form_file_changes(
    office: Office, allocation: int, fill: Callable[..., None], tmp_path: Path
) -> None:
    fill("A-02", allocation)
    shutil.copytree(ROOT / "forms", tmp_path / "forms")
    bank = tmp_path / "forms" / "shared" / "banks" / "SAF.yaml"
    changed = bank.read_text(encoding="utf-8").replace("safe enough now, and is the reason clear?", "safe today?")
    bank.write_text(changed, encoding="utf-8")
    office.lock()
    office.forms = FormCatalogue(tmp_path / "forms")
    auditing = office.as_("A-02").auditing
    assert office.forms.form("CIN", 1).questions["SAF-02"].text == "Is the child safe today?"
    frozen = auditing.sheet(auditing.begin(allocation))
    assert frozen.form.questions["SAF-02"].text == "Is the child safe enough now, and is the reason clear?"
    second = office.as_("A-09").auditing
    assert second.sheet(second.begin(allocation)).form.questions["SAF-02"].text == "Is the child safe today?"
