"""Versions of a form over the life of audits: what keeps, what moves, what is kept in history (R-034, R-051)."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from audit_tool.errors import AuditToolError, NotAllowedError, WrongInputError
from audit_tool.formdef.answers import Answer, Finding, findings_value
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.definition import Form, Seat
from audit_tool.formdef.faults import FormFileError
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.answering import from_text
from audit_tool.services.form_versions import LostAnswer, Stands, mapping_of
from audit_tool.services.round_terms import NewRound
from audit_tool.storage import records, trail
from tests.conftest import COVER, ROOT, Office

DAY = date(2026, 12, 7)
FORM = """
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
    questions: [DIP-01, DIP-02, DIP-03, DIP-04]
questions:
  - {code: DIP-01, text: "Was the plan shared?", kind: fact, set: short}
  - {code: DIP-02, text: "What stood out?", kind: text, set: short}
  - {code: DIP-03, text: "Who was asked?", kind: choice, list: L-CASE, set: short}
  - {code: DIP-04, text: "What is strong?", kind: findings, count: 1, set: short}
"""
SECOND = (
    FORM.replace("version: 1", "version: 2")
    .replace("Was the plan shared?", "Was the plan given to the family?")
    .replace("DIP-02, DIP-03, ", "DIP-03, DIP-05, ")
    .replace('DIP-02, text: "What stood out?", kind: text', 'DIP-05, text: "Anything else?", kind: text')
    .replace("list: L-CASE", "list: L-LEGAL")
)
SHARED = Answer("yes")
STOOD_OUT, ASKED = Answer("The chronology."), Answer("early_help")
STRONG = Answer(findings_value((Finding("Direct work", "recording"),)))
Fill = Callable[..., None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = Path(shutil.copytree(ROOT / "forms", tmp_path / "forms"))
    (made / "dip-1.yaml").write_text(FORM, encoding="utf-8")
    return made


@pytest.fixture
def office(office: Office, folder: Path) -> Office:
    """An office in which the case PW-1 is on the form DIP, and version 2 has not come yet."""
    office.lock()
    office.forms = FormCatalogue(folder)
    office.hold_round()
    office.as_("Q-01").allocation.allocate(1, NewAllocation("PW-1", "A-02", "A-09", "DIP", cover=COVER))
    return office


def write(office: Office, person: str) -> int:
    auditing = office.as_(person).auditing
    record = auditing.begin(1)
    for code, answer in (("DIP-01", SHARED), ("DIP-02", STOOD_OUT), ("DIP-03", ASKED), ("DIP-04", STRONG)):
        auditing.save(record, code, answer)
    return record


def bring_next(office: Office, folder: Path, text: str = SECOND) -> Form:
    """A second version comes with an update of the program."""
    office.lock()
    (folder / "dip-2.yaml").write_text(text, encoding="utf-8")
    office.forms = FormCatalogue(folder)
    return office.forms.form("DIP", 2)


def test_r051_what_a_new_version_means_is_told_before_anything_is_done(office: Office, folder: Path) -> None:
    write(office, "A-02")
    bring_next(office, folder)
    (found,) = office.as_("Q-01").form_versions.impact("DIP", 2)
    assert (found.reference, found.round_name, found.version) == ("PW-1", "Practice week: November 2026", 1)
    assert found.stands is Stands.MAY_MOVE
    (draft,) = found.drafts
    assert (draft.seat, draft.kept) == ("first", 2)
    assert draft.lost == (
        LostAnswer("DIP-02", "What stood out?", "no longer asked"),
        LostAnswer("DIP-03", "Who was asked?", "the answer chosen is no longer offered"),
    )
    assert "chronology" not in repr(found), "the lead sees which questions, never what was answered"


def test_r051_moving_keeps_what_lives_on_and_the_rest_in_history(office: Office, folder: Path) -> None:
    record = write(office, "A-02")
    bring_next(office, folder)
    lead = office.as_("Q-01")
    lead.form_versions.move(1, 2)
    with lead.work.store.reading() as session:
        kept = {one.question_code: from_text(one.before) for one in records.revisions(session, record) if one.before}
        last = trail.entries(session)[-1]
    assert (kept["DIP-02"], kept["DIP-03"]) == (STOOD_OUT, ASKED)
    assert (last.act, last.subject) == ("case moved to another version", "PW-1")
    assert last.detail == "DIP 1 to 2, 2 answers left out"
    assert lead.form_versions.impact("DIP", 2) == ()
    assert lead.board.rows(1)[0].form == "Form DIP version 2"
    assert lead.check() == ()
    auditing = office.as_("A-02").auditing
    sheet = auditing.sheet(auditing.begin(1))
    assert (sheet.record_id, sheet.form.version) == (record, 2)
    assert sheet.answers == {"DIP-01": SHARED, "DIP-04": STRONG}
    assert sheet.form.questions["DIP-01"].text == "Was the plan given to the family?"


def test_undo_after_a_move_never_brings_back_what_is_no_longer_asked(office: Office, folder: Path) -> None:
    record = write(office, "A-02")
    bring_next(office, folder)
    office.as_("Q-01").form_versions.move(1, 2)
    auditing = office.as_("A-02").auditing
    undone = []
    while (step := auditing.undo(record)) is not None:
        undone.append(step.code)
    assert undone == ["DIP-04", "DIP-01"]
    assert auditing.sheet(record).answers == {}
    assert auditing.redo(record) is not None


def test_a_moved_draft_can_be_finished_and_submitted(office: Office, folder: Path, fill: Fill) -> None:
    write(office, "A-02")
    bring_next(office, folder)
    office.as_("Q-01").form_versions.move(1, 2)
    fill("A-02", 1)
    fill("A-09", 1)
    auditing = office.as_("A-02").auditing
    assert auditing.sheet(1).frozen
    assert office.as_("Q-01").check() == ()


def test_both_auditors_of_a_case_move_together_and_one_who_has_not_begun_begins_on_the_new(
    office: Office, folder: Path
) -> None:
    write(office, "A-02")
    bring_next(office, folder)
    office.as_("Q-01").form_versions.move(1, 2)
    second = office.as_("A-09").auditing
    assert second.sheet(second.begin(1)).form.version == 2


def test_r034_a_case_with_a_frozen_audit_keeps_its_version_for_ever(office: Office, folder: Path, fill: Fill) -> None:
    fill("A-02", 1)
    before = office.as_("A-02").auditing.sheet(1)
    write(office, "A-09")
    bring_next(office, folder)
    lead = office.as_("Q-01")
    (found,) = lead.form_versions.impact("DIP", 2)
    assert (found.stands, found.drafts) == (Stands.KEEPS, ())
    with pytest.raises(WrongInputError, match=r"keeps version 1 for ever\. Nothing was changed"):
        lead.form_versions.move(1, 2)
    reopened = lead.auditing.reopen(1, Seat.FIRST, "The wrong key was pressed.")
    with pytest.raises(WrongInputError, match="for ever"):
        lead.form_versions.move(1, 2)
    auditing = office.as_("A-02").auditing
    assert auditing.sheet(1).form == before.form
    assert auditing.sheet(reopened).form.version == 1
    second = office.as_("A-09").auditing
    assert second.sheet(second.begin(1)).answers["DIP-02"] == STOOD_OUT


def test_nothing_moves_backwards_nor_to_a_version_that_is_not_there(office: Office, folder: Path) -> None:
    bring_next(office, folder)
    lead = office.as_("Q-01")
    lead.form_versions.move(1, 2)
    for version in (1, 2):
        with pytest.raises(WrongInputError, match="already"):
            lead.form_versions.move(1, version)
    with pytest.raises(AuditToolError, match="not in the forms folder"):
        lead.form_versions.move(1, 9)
    with pytest.raises(NotAllowedError):
        office.as_("A-02").form_versions.move(1, 2)


def test_a_case_whose_version_can_no_longer_be_read_may_move(office: Office, folder: Path) -> None:
    write(office, "A-02")
    (folder / "dip-1.yaml").write_text("code: [", encoding="utf-8")
    bring_next(office, folder)
    lead = office.as_("Q-01")
    (found,) = lead.form_versions.impact("DIP", 2)
    assert [lost.code for lost in found.drafts[0].lost] == ["DIP-02", "DIP-03"]
    lead.form_versions.move(1, 2)
    assert lead.board.rows(1)[0].form == "Form DIP version 2"


def test_which_questions_go_over_is_told(office: Office, folder: Path) -> None:
    old = office.forms.form("DIP", 1)
    new = bring_next(office, folder, SECOND.replace('shared?", kind: fact', 'x?", kind: text'))
    found = mapping_of(old, new)
    assert found.lives_on == ("CVR-02", "DIP-01", "DIP-03", "DIP-04")
    assert (found.gone, found.added, found.another_kind) == (("DIP-02",), ("DIP-05",), ())
    new = bring_next(office, folder, SECOND.replace('family?", kind: fact', 'family?", kind: text'))
    assert mapping_of(old, new).another_kind == ("DIP-01",)


OUTSIDE = FORM.replace("DIP", "OWN").replace("dip", "own")


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    path = tmp_path / "received" / "own-1.yaml"
    path.parent.mkdir()
    path.write_text(OUTSIDE, encoding="utf-8")
    return path


def test_a_form_brought_in_is_used_from_end_to_end_and_survives_a_change_of_the_program(
    office: Office, folder: Path, outside: Path, fill: Fill
) -> None:
    """A form is a file and no code."""
    lead = office.as_("Q-01")
    entry = lead.form_versions.bring_in(outside)
    assert (entry.code, entry.version, entry.title, entry.own) == ("OWN", 1, "Dip sample", True)
    assert [each.own for each in lead.forms.listing() if each.code == "OWN"] == [True]
    allocated = lead.allocation.allocate(1, NewAllocation("PW-2", "A-02", form="OWN", cover=COVER))
    office.lock()
    outside.unlink()
    (folder / "shared" / "banks" / "CVR.yaml").write_text("bank: [", encoding="utf-8")
    office.forms = FormCatalogue(folder)
    assert office.as_("Q-01").forms.form("OWN", 1).questions["CVR-02"].options
    auditing = office.as_("A-02").auditing
    record = auditing.begin(allocated)
    assert auditing.sheet(record).form.questions["OWN-01"].text == "Was the plan shared?"
    with office.as_("Q-01").work.store.reading() as session:
        noted = [entry.subject for entry in trail.entries(session) if entry.act == "form brought in"]
    assert noted == ["OWN@1"]


def test_what_plan_rows_can_rest_on_is_looked_up_once_until_a_form_comes(office: Office, outside: Path) -> None:
    lead = office.as_("Q-01")
    before = lead.plan_measures.offered()
    assert lead.plan_measures.offered() is before
    lead.form_versions.bring_in(outside)
    after = lead.plan_measures.offered()
    assert {each.code for each in after} - {each.code for each in before} == {"OWN-01"}


@pytest.mark.parametrize("folder_name", ["forms", ".incoming"])
def test_a_file_with_faults_is_refused_whole_with_all_of_them(office: Office, outside: Path, folder_name: str) -> None:
    text = OUTSIDE.replace("subject:", "subjekt:").replace("OWN-04]", "OWN-99]").replace("kind: fact", "kind: guess")
    outside.write_text(text, encoding="utf-8")
    lead = office.as_("Q-01")
    with pytest.raises(FormFileError) as raised:
        lead.form_versions.bring_in(outside)
    problems = " ".join(str(fault) for fault in raised.value.faults)
    assert all(word in problems for word in ("subjekt", "OWN-99", "one of those allowed", "own-1.yaml line"))
    assert list((office.folder / folder_name).glob("*")) == []
    assert "OWN" not in {entry.code for entry in lead.forms.listing()}


@pytest.mark.parametrize(
    "text",
    [
        "!!python/object/apply:os.system ['touch ran']",
        "a: &x [1]\nb: *x",
        "[" * 5000,
        "# " + "x" * 2_000_001,
        "code: \x00",
    ],
)
def test_a_file_that_would_hurt_is_refused_and_never_run(
    office: Office, outside: Path, text: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    outside.write_text(text, encoding="utf-8")
    with pytest.raises(FormFileError):
        office.as_("Q-01").form_versions.bring_in(outside)
    assert not (tmp_path / "ran").exists()
    assert not (office.folder / "forms" / "own-1.json").exists()


def test_a_version_that_is_here_is_never_replaced(office: Office, outside: Path) -> None:
    lead = office.as_("Q-01")
    lead.form_versions.bring_in(outside)
    with pytest.raises(WrongInputError, match="is here already, as it stands in this file"):
        lead.form_versions.bring_in(outside)
    outside.write_text(OUTSIDE.replace("plan shared", "plan read"), encoding="utf-8")
    with pytest.raises(WrongInputError, match="Give the file version 2"):
        lead.form_versions.bring_in(outside)
    assert lead.forms.form("OWN", 1).questions["OWN-01"].text == "Was the plan shared?"
    shipped = outside.with_name("cin-1.yaml")
    shutil.copyfile(ROOT / "forms" / "cin-1.yaml", shipped)
    with pytest.raises(WrongInputError, match="is here already"):
        lead.form_versions.bring_in(shipped)


def test_a_next_version_from_outside_may_not_use_a_retired_code_for_something_else(
    office: Office, outside: Path
) -> None:
    lead = office.as_("Q-01")
    lead.form_versions.bring_in(outside)
    second = outside.with_name("own-2.yaml")
    second.write_text(
        OUTSIDE.replace("version: 1", "version: 2")
        .replace("OWN-01, OWN-02, ", "OWN-01, ")
        .replace('  - {code: OWN-02, text: "What stood out?", kind: text, set: short}\n', ""),
        encoding="utf-8",
    )
    lead.form_versions.bring_in(second)
    third = outside.with_name("own-3.yaml")
    third.write_text(OUTSIDE.replace("version: 1", "version: 3").replace("stood out", "was missing"), encoding="utf-8")
    with pytest.raises(FormFileError, match="OWN-02: The code was taken out in version 2"):
        lead.form_versions.bring_in(third)
    assert lead.forms.versions("OWN") == (1, 2)


def test_an_own_form_that_is_damaged_is_named_and_hides_no_other(office: Office, outside: Path) -> None:
    lead = office.as_("Q-01")
    lead.form_versions.bring_in(outside)
    office.lock()
    (office.folder / "forms" / "own-1.json").write_text("{", encoding="utf-8")
    forms = office.as_("Q-01").forms
    assert [(fault.file, fault.line) for fault in forms.faults()] == [("own-1.json", 1)]
    assert {"CIN", "DIP"} <= {entry.code for entry in forms.listing()}
    with pytest.raises(FormFileError, match="Bring the form's file in again"):
        forms.form("OWN", 1)


def test_an_own_form_stays_in_use_where_the_program_brings_one_of_the_same_name(
    office: Office, folder: Path, outside: Path
) -> None:
    office.as_("Q-01").form_versions.bring_in(outside)
    office.lock()
    (folder / "own-1.yaml").write_text(OUTSIDE.replace("Dip sample", "Another form"), encoding="utf-8")
    office.forms = FormCatalogue(folder)
    forms = office.as_("Q-01").forms
    assert forms.form("OWN", 1).title == "Dip sample"
    assert [entry.title for entry in forms.listing() if entry.code == "OWN"] == ["Dip sample"]


def test_r003_a_round_stays_with_the_version_it_began_with_and_the_next_has_the_new_one(
    office: Office, folder: Path
) -> None:
    bring_next(office, folder)
    lead = office.as_("Q-01")
    lead.allocation.allocate(1, NewAllocation("PW-2", "A-02", form="DIP", cover=COVER))
    assert {row.form for row in lead.board.rows(1)} == {"Form DIP version 1"}
    later = lead.round_setting.create(NewRound("Dip sample", DAY, DAY))
    lead.allocation.allocate(later, NewAllocation("PW-3", "A-02", form="DIP", cover=COVER))
    assert [row.form for row in lead.board.rows(later)] == ["Form DIP version 2"]
    lead.form_versions.move(1, 2)
    lead.allocation.allocate(1, NewAllocation("PW-4", "A-02", form="DIP", cover=COVER))
    assert [row.form for row in lead.board.rows(1)][-1] == "Form DIP version 2", "the round was moved by hand"
