"""Companion records: who may write what about which case; kept like audits, told to nobody too early (R-068, R-072)."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from audit_tool.errors import AuditToolError, NotAllowedError, WrongInputError
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.faults import FormFileError
from audit_tool.services.board import Voice
from audit_tool.services.companions import About, NewRecord
from audit_tool.services.desk import Desk
from audit_tool.services.rounds import Mode
from tests.conftest import ROOT, Office, complete

LEAD, FIRST, SECOND, OTHER, MODERATOR = "Q-01", "A-02", "A-09", "A-11", "M-01"
WORDS = "I am proud that she chose the family meeting's place."


@pytest.fixture
def allocation(office: Office) -> int:
    office.hold_round()
    return office.allocate()


def hand_in(desk: Desk, record: int, came_of_asking: str) -> None:
    complete(desk.auditing, record, "good", {"FCF-02": Answer(came_of_asking)})
    desk.auditing.submit(record)


def offered(desk: Desk) -> dict[str, tuple[str, ...]]:
    return {form.code: tuple(ref for _, ref in form.cases) for form in desk.companions.offered(1)}


def reflection(allocation: int) -> NewRecord:
    return NewRecord("PSR", 1, allocation)


def feedback(allocation: int, voice: str = "child") -> NewRecord:
    return NewRecord("FCF", 1, allocation, voice=voice)


def test_r068_the_practitioners_view_is_written_down_by_somebody_who_does_not_audit_the_case(
    office: Office, allocation: int
) -> None:
    assert offered(office.as_(LEAD))["PSR"] == ("PW-1",)
    for person in (FIRST, SECOND, OTHER, MODERATOR):
        assert "PSR" not in offered(office.as_(person))
        with pytest.raises(NotAllowedError, match="Nothing was changed"):
            office.as_(person).companions.begin(reflection(allocation))


def test_r072_feedback_is_written_down_by_the_first_auditor_or_the_quality_team(
    office: Office, allocation: int
) -> None:
    for person in (LEAD, FIRST):
        assert offered(office.as_(person))["FCF"] == ("PW-1",)
        assert office.as_(person).companions.begin(feedback(allocation))
    for person in (SECOND, OTHER, MODERATOR):
        with pytest.raises(NotAllowedError):
            office.as_(person).companions.begin(feedback(allocation))


def test_a_record_is_saved_undone_submitted_and_frozen_like_an_audit(office: Office, allocation: int) -> None:
    desk = office.as_(LEAD)
    record = desk.companions.begin(reflection(allocation))
    desk.auditing.save(record, "PSR-01", Answer("A draft"))
    desk.auditing.save(record, "PSR-01", Answer(WORDS))
    undone = desk.auditing.undo(record)
    assert undone is not None
    assert undone.answer == Answer("A draft")
    desk.auditing.redo(record)
    office.lock()
    desk = office.as_(LEAD)
    sheet = desk.auditing.sheet(record)
    assert (sheet.what, sheet.reference, sheet.answers["PSR-01"].value) == (
        "Practitioner self-reflection",
        "PW-1",
        WORDS,
    )
    with pytest.raises(AuditToolError, match="answers are missing"):
        desk.auditing.submit(record)
    complete(desk.auditing, record, "good", {"PSR-01": Answer(WORDS)})
    desk.auditing.submit(record)
    with pytest.raises(WrongInputError, match="cannot be changed"):
        desk.auditing.save(record, "PSR-01", Answer("Another"))
    assert desk.check() == ()


def test_a_submitted_record_that_another_program_changed_shows_in_the_check(office: Office, allocation: int) -> None:
    desk = office.as_(LEAD)
    record = desk.companions.begin(reflection(allocation))
    complete(desk.auditing, record, "good", {})
    desk.auditing.submit(record)
    with desk.work.store.transaction() as session:
        session.connection().exec_driver_sql("UPDATE record_answer SET value = 'no' WHERE question_code = 'PSR-09'")
    assert desk.check() == ("The companion record of PW-1 is not as it was submitted.",)


def test_only_its_author_reads_a_draft(office: Office, allocation: int) -> None:
    record = office.as_(LEAD).companions.begin(reflection(allocation))
    for person in (FIRST, SECOND, OTHER, MODERATOR):
        desk = office.as_(person)
        assert desk.companions.mine() == ()
        for act in (desk.auditing.sheet, desk.auditing.undo, desk.auditing.submit):
            with pytest.raises(NotAllowedError):
                act(record)
        with pytest.raises(NotAllowedError):
            desk.auditing.save(record, "PSR-01", Answer("Somebody else"))


def test_a_draft_is_given_to_no_second_auditor_and_a_submitted_one_only_when_informed(
    office: Office, fill: Callable[..., None]
) -> None:
    office.hold_round(Mode.INFORMED)
    allocation = office.allocate()
    fill(FIRST, allocation)
    desk = office.as_(LEAD)
    record = desk.companions.begin(reflection(allocation))
    desk.auditing.save(record, "PSR-01", Answer(WORDS))
    second = office.as_(SECOND)
    second.auditing.begin(allocation)
    given = second.first_reading.given(allocation)
    assert given is not None
    assert given.companions == ()
    desk = office.as_(LEAD)
    complete(desk.auditing, record, "good", {"PSR-01": Answer(WORDS)})
    desk.auditing.submit(record)
    given = office.as_(SECOND).first_reading.given(allocation)
    assert given is not None
    assert [(each.voice, each.answers["PSR-01"].value) for each in given.companions] == [("The practitioner", WORDS)]


def test_a_broken_form_takes_no_other_from_those_who_write(office: Office, allocation: int, tmp_path: Path) -> None:
    """A bad file never hides the other forms, and the version before it is still filled in."""
    folder = Path(shutil.copytree(ROOT / "forms", tmp_path / "forms"))
    broken = (folder / "psr-1.yaml").read_text(encoding="utf-8").replace("version: 1", "version: 2", 1)
    (folder / "psr-2.yaml").write_text(broken.replace("second_seat: none", "second_seat: some"), encoding="utf-8")
    (folder / "obs-1.yaml").write_text("code: OBS\nversion: 1\ntitle: Half\nfamily: companion\n", encoding="utf-8")
    office.lock()
    office.forms = FormCatalogue(folder)
    desk = office.as_(LEAD)
    with pytest.raises(FormFileError):
        desk.forms.newest("PSR")
    codes = offered(desk)
    assert {"PSR", "FCF", "TWS"} <= codes.keys()
    assert "OBS" not in codes
    record = desk.companions.begin(reflection(allocation))
    assert desk.auditing.sheet(record).form.version == 1
    assert desk.going_out.everybody(1)


def test_several_people_may_speak_with_the_same_voice(office: Office, allocation: int) -> None:
    desk = office.as_(FIRST)
    made = [desk.companions.begin(feedback(allocation, voice)) for voice in ("mother", "mother", "child")]
    assert len(set(made)) == 3
    assert [entry.reference for entry in desk.companions.mine()] == ["PW-1"] * 3


def test_an_audit_form_is_no_companion_and_a_case_must_be_named(office: Office, allocation: int) -> None:
    desk = office.as_(LEAD)
    with pytest.raises(WrongInputError, match="begun by its auditor"):
        desk.companions.begin(NewRecord("CIN", 1, allocation))
    for wrong in (None, 99):
        with pytest.raises(WrongInputError, match="Choose the case"):
            desk.companions.begin(NewRecord("PSR", 1, wrong))
    assert desk.companions.mine() == ()


def test_what_is_no_case_has_a_reference_code_and_belongs_to_the_round(office: Office, meeting: str) -> None:
    """R-143: an observation is about a meeting, and anybody at work may write one."""
    desk = office.as_(OTHER)
    (form,) = [form for form in desk.companions.offered(1) if form.code == meeting]
    assert (form.about, form.cases) == (About.OTHER, ())
    for wrong in ("", "   ", "x" * 41):
        with pytest.raises(WrongInputError, match="reference code"):
            desk.companions.begin(NewRecord(meeting, 1, subject=wrong))
    record = desk.companions.begin(NewRecord(meeting, 1, subject=" MEETING  4 "))
    assert desk.auditing.sheet(record).reference == "MEETING 4"
    complete(desk.auditing, record, "good", {})
    desk.auditing.submit(record)
    (entry,) = desk.companions.mine()
    assert entry.submitted_at is not None
    assert office.as_(LEAD).check() == ()


@pytest.fixture
def meeting(office: Office, allocation: int) -> str:
    """The code of a form about a meeting."""
    return "OBS"


def test_r068_r072_the_board_tells_how_far_reflection_and_feedback_are(office: Office, allocation: int) -> None:
    desk = office.as_(LEAD)
    begun = {voice: desk.companions.begin(feedback(allocation, voice)) for voice in ("mother", "child")}

    def voices() -> tuple[Voice, Voice]:
        row = desk.board.row(allocation)
        return row.reflection, row.family

    assert voices() == (Voice.AWAITED, Voice.DRAFT)
    hand_in(desk, begun["mother"], "sought_declined")
    assert voices() == (Voice.AWAITED, Voice.DRAFT), "the child may still say something"
    hand_in(desk, begun["child"], "obtained")
    assert voices() == (Voice.AWAITED, Voice.IN)
    desk.companions.begin(reflection(allocation))
    assert voices() == (Voice.DRAFT, Voice.IN)


def test_r072_a_family_of_whom_nobody_answered_is_told_as_such(office: Office, allocation: int) -> None:
    desk = office.as_(LEAD)
    hand_in(desk, desk.companions.begin(feedback(allocation)), "sought_no_reply")
    assert desk.board.row(allocation).family is Voice.REFUSED
