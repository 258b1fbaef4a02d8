"""R-097, R-124, R-167: a report is kept as it was issued, numbered, and corrected by a further issue only."""

import json
import multiprocessing
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.definition import Seat
from audit_tool.reports.catalogue import REPORTS
from audit_tool.reports.frozen_content import kept as as_kept
from audit_tool.reports.issuing import drawn, issue, next_issue
from audit_tool.reports.request import Request
from audit_tool.services import desk as desks
from audit_tool.services.identity import Role
from audit_tool.services.plan import NewPlanRow
from audit_tool.services.reopening import Cause
from tests.conftest import PASSPHRASE, Office, complete, kept
from tests.reports.test_collect_case import decide_all
from tests.reports.test_collect_figures import FIGURES

SUMMARY, RECORD, TABLE = "case-summary", "moderation-record", "indicator-table"
PLAN = "improvement-plan"
PW1, PW2 = Request(case="PW-1"), Request(case="PW-2")
CONTEXT = multiprocessing.get_context("spawn")


@pytest.fixture
@kept
def settled(office: Office, fill: Callable[..., None]) -> int:
    """PW-1 is audited once, PW-2 is decided."""
    office.hold_round()
    alone, both = office.allocate("PW-1", ""), office.allocate("PW-2")
    for case in (alone, both):
        fill("A-02", case)
    fill("A-09", both, grade="requires_improvement")
    decide_all(office, both)
    office.as_("Q-01").figures.bring_in(FIGURES, "figures.csv")
    return both


def numbers(office: Office, person: str) -> list[tuple[str, int]]:
    return [(each.name, each.number) for each in office.as_(person).issued.listing()]


def test_r167_an_issue_is_read_back_byte_for_byte_whatever_happens_after(settled: int, office: Office) -> None:
    lead = office.as_("Q-01")
    made = drawn(SUMMARY, lead, PW1)
    number = lead.issued.keep(made)
    reopen(office, 1)
    assert office.as_("Q-01").issued.pdf(number) == made.pdf
    assert json.loads(made.content)["marking"]["version"] == "1"
    assert office.as_("Q-01").check() == ()


def reopen(office: Office, case: int) -> None:
    """The first audit of a case is opened again, told otherwise and submitted."""
    office.as_("Q-01").auditing.reopen(case, Seat.FIRST, "The plan was graded wrongly.")
    auditing = office.as_("A-02").auditing
    record = auditing.begin(case)
    worse = Answer("requires_improvement", "Two facts short of SMART, and a vague contingency plan.", ("assessment",))
    complete(auditing, record, "good", {"PLN-15": worse})
    auditing.submit(record)


def test_r097_a_correction_is_a_further_issue_that_tells_what_changed(settled: int, office: Office) -> None:
    first = issue(SUMMARY, office.as_("Q-01"), PW1)
    before = office.as_("Q-01").issued.pdf(first)
    reopen(office, 1)
    lead = office.as_("Q-01")
    with pytest.raises(WrongInputError, match="A correction needs a reason"):
        issue(SUMMARY, lead, PW1, " ")
    second = issue(SUMMARY, lead, PW1, "The plan was graded wrongly.")
    newest, oldest = lead.issued.listing()
    assert (newest.id, newest.number, newest.reason) == (second, 2, "The plan was graded wrongly.")
    assert "Sections, Plan, grade: from good to requires improvement." in newest.changed
    assert (oldest.id, oldest.number, oldest.changed) == (first, 1, ())
    assert lead.issued.pdf(first) == before


def test_an_issue_without_a_change_is_refused_and_changes_nothing(settled: int, office: Office) -> None:
    lead = office.as_("Q-01")
    issue(SUMMARY, lead, PW1)
    with pytest.raises(WrongInputError, match="Nothing changed since version 1"):
        issue(SUMMARY, lead, PW1, "Once more, with no change.")
    assert numbers(office, "Q-01") == [(SUMMARY, 1)]


def test_each_subject_and_audience_is_numbered_by_itself(settled: int, office: Office) -> None:
    lead = office.as_("Q-01")
    for name, request in ((SUMMARY, PW1), (SUMMARY, PW2), (TABLE, Request()), (TABLE, Request(audience="public"))):
        assert next_issue(name, lead, request).number == 1
        issue(name, lead, request)
    named = replace(PW1, round="Practice week: November 2026")
    assert next_issue(SUMMARY, lead, named).number == 2


def test_of_two_who_issue_at_once_the_second_is_refused(settled: int, office: Office) -> None:
    lead = office.as_("Q-01")
    ours, theirs = drawn(SUMMARY, lead, PW1), drawn(SUMMARY, lead, PW1)
    lead.issued.keep(theirs)
    with pytest.raises(WrongInputError, match="by somebody else meanwhile"):
        lead.issued.keep(ours)
    assert numbers(office, "Q-01") == [(SUMMARY, 1)]


def test_working_papers_are_not_issued(settled: int, office: Office) -> None:
    for each in REPORTS:
        if not each.issued:
            with pytest.raises(WrongInputError, match="working paper"):
                issue(each.name, office.as_("Q-01"), PW1)


def test_r011_everybody_finds_what_they_may_make_now_and_only_the_lead_issues(settled: int, office: Office) -> None:
    public = Request(audience="public")
    for name, request in ((SUMMARY, PW1), (SUMMARY, PW2), (RECORD, PW2), (TABLE, public)):
        issue(name, office.as_("Q-01"), request)
    everything = [(TABLE, 1), (RECORD, 1), (SUMMARY, 1), (SUMMARY, 1)]
    found = {person: numbers(office, person) for person in ("Q-01", "A-02", "A-09", "A-11", "M-01")}
    assert found == {
        "Q-01": everything,
        "A-02": [(TABLE, 1), (SUMMARY, 1), (SUMMARY, 1)],
        "A-09": [(TABLE, 1)],
        "A-11": [(TABLE, 1)],
        "M-01": [(TABLE, 1), (RECORD, 1)],
    }
    for person in ("A-02", "A-09", "A-11", "M-01"):
        with pytest.raises(NotAllowedError):
            issue(TABLE, office.as_(person), Request())
    with pytest.raises(WrongInputError, match="that you may open"):
        office.as_("A-09").issued.pdf(1)


def test_r080_an_issue_that_counts_audits_tells_no_later_second_auditor_what_the_first_said(
    settled: int, office: Office
) -> None:
    """PW-1 counted when these were issued; what its first auditor said is what the count lacks now."""
    office.as_("Q-01").plan.begin("2026-27")
    office.as_("Q-01").plan.add_row("2026-27", NewPlanRow("PMQA 1.1", "PMQA 1", "Quality", "Audit better"))
    office.as_("Q-01").plan_measures.rest_on("2026-27", "PMQA 1.1", "question", "OVR-01")
    for name in (TABLE, PLAN):
        issue(name, office.as_("Q-01"), Request())
        issue(name, office.as_("Q-01"), Request(audience="public"))
    office.as_("Q-01").people.give_role("A-11", Role.MODERATOR, None)
    office.as_("Q-01").allocation.reassign(1, Seat.SECOND, "A-09", "Somebody else has to look at it.")
    public = [(PLAN, 1), (TABLE, 1)]
    found = {person: numbers(office, person) for person in ("Q-01", "A-02", "A-09", "A-11")}
    both = [(PLAN, 1), (PLAN, 1), (TABLE, 1), (TABLE, 1)]
    assert found == {"Q-01": both, "A-02": public, "A-09": public, "A-11": both}
    for number in (1, 3):
        with pytest.raises(WrongInputError, match="that you may open"):
            office.as_("A-09").issued.content(number)


def test_r080_who_is_to_audit_the_case_a_second_time_finds_no_issue_of_it(settled: int, office: Office) -> None:
    office.as_("Q-01").people.give_role("A-11", Role.QUALITY_LEAD, None)
    number = issue(SUMMARY, office.as_("Q-01"), PW1)
    assert numbers(office, "A-11") == [(SUMMARY, 1)]
    office.as_("Q-01").allocation.reassign(1, Seat.SECOND, "A-11", "A second look is wanted.")
    assert numbers(office, "A-11") == []
    with pytest.raises(WrongInputError, match="that you may open"):
        office.as_("A-11").issued.pdf(number)
    assert numbers(office, "A-02") == []
    assert numbers(office, "Q-01") == [(SUMMARY, 1)]


def test_r080_a_reopened_case_is_the_leads_alone_until_it_is_decided_again(settled: int, office: Office) -> None:
    for name in (SUMMARY, RECORD):
        issue(name, office.as_("Q-01"), PW2)
    office.as_("Q-01").reopening.reopen(settled, Cause.DISPUTE, "PLN-15", "The practitioner disputes it.")
    assert [numbers(office, person) for person in ("A-02", "A-09", "M-01")] == [[], [], []]
    assert numbers(office, "Q-01") == [(RECORD, 1), (SUMMARY, 1)]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("UPDATE issued_report SET pdf = X'255044462d'", "Version 1 of “Case audit summary PW-1” is not as it was"),
        ("UPDATE issued_report SET content = replace(content, 'PW-1', 'PW-9')", "is not as it was issued"),
        ("UPDATE issued_report SET audience = 'public'", "is not as it was issued"),
        ("UPDATE issued_report SET at = '2026-11-11 09:00:00'", "is not as it was issued"),
        ("DELETE FROM issued_report", "Issued reports are missing: 1."),
    ],
)
def test_whatever_is_changed_behind_the_programs_back_is_noticed(
    settled: int, office: Office, change: str, told: str
) -> None:
    lead = office.as_("Q-01")
    issue(SUMMARY, lead, PW1)
    assert lead.check() == ()
    with lead.work.store.transaction() as session:
        session.execute(text(change))
    (fault,) = lead.check()
    assert told in fault


def test_a_changed_issue_with_a_fingerprint_that_fits_is_noticed_by_the_trail(settled: int, office: Office) -> None:
    from audit_tool.models.issued import IssuedReport
    from audit_tool.services.issued import fingerprint_of

    lead = office.as_("Q-01")
    number = issue(SUMMARY, lead, PW1)
    with lead.work.store.transaction() as session:
        row = session.get_one(IssuedReport, number)
        row.pdf = b"%PDF-1.7 another"
        row.fingerprint = fingerprint_of(row)
    assert lead.check() == ("Version 1 of “Case audit summary PW-1” is not as it was issued.",)


def test_the_pages_can_be_drawn_again_from_what_was_kept(settled: int, office: Office) -> None:
    """R-167: the same figures give the same file."""
    from audit_tool.reports.case_summary.content import CaseSummary
    from audit_tool.reports.catalogue import built, entry_of
    from tests.reports.rebuilding import rebuilt

    made = drawn(SUMMARY, office.as_("Q-01"), PW1)
    content = rebuilt(CaseSummary, json.loads(made.content))
    assert built(*entry_of(SUMMARY).draw(content, 1.0)) == made.pdf
    assert as_kept(content) == made.content


def issue_until_killed(folder: str, forms: Path, pause: float) -> None:
    """Draw an issue, say so by a file, and keep it after a pause; the test kills this at either side of it."""
    desk = desks.unlock(Path(folder), "Q-01", PASSPHRASE, FormCatalogue(forms))
    made = drawn(SUMMARY, desk, PW1)
    Path(folder).with_suffix(".drawn").touch()
    time.sleep(pause)
    desk.issued.keep(made)
    Path(folder).with_suffix(".kept").touch()
    time.sleep(600)


@pytest.mark.parametrize(("pause", "sign", "left"), [(600, ".drawn", 0), (0, ".kept", 1)])
def test_r054_a_kill_leaves_all_of_an_issue_or_nothing(
    settled: int, office: Office, pause: float, sign: str, left: int
) -> None:
    from tests.conftest import ROOT

    office.lock()
    child = CONTEXT.Process(target=issue_until_killed, args=(str(office.folder), ROOT / "forms", pause))
    child.start()
    try:
        until = time.monotonic() + 120
        while not office.folder.with_suffix(sign).exists():
            assert child.is_alive(), "it ended by itself"
            assert time.monotonic() < until
            time.sleep(0.05)
    finally:
        child.kill()
        child.join()
    assert len(numbers(office, "Q-01")) == left
    assert office.as_("Q-01").check() == ()
    assert next_issue(SUMMARY, office.as_("Q-01"), PW1).number == left + 1
