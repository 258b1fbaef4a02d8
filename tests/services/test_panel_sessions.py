"""A session records date, members, cases, decisions and learning, and what is decided meanwhile is its own (R-088)."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.reports.panel_session.collect import collect
from audit_tool.reports.request import Request
from audit_tool.reports.saving import make
from audit_tool.services.deciding_history import Happened
from audit_tool.services.identity import Role
from audit_tool.services.rulings import Ruling
from tests.conftest import Office, kept
from tests.services.test_moderating import LOW, SLIP

RULING = Ruling("good", *SLIP, learning="A plan says who does what by when.")
CHAIR = "Independent chair"
LEARNT = "Safety plans are read before anything else."


@pytest.fixture
@kept
def cases(office: Office, fill: Callable[..., None]) -> tuple[int, int]:
    """PW-1 and PW-2 differ on PLN-15 and ASM-19."""
    office.hold_round()
    made = office.allocate("PW-1"), office.allocate("PW-2")
    for allocation in made:
        fill("A-02", allocation)
        fill("A-09", allocation, PLN_15=LOW, ASM_19=LOW)
    return made


def begin(
    office: Office, members: tuple[str, ...] = ("A-11",), guests: tuple[str, ...] = ("Independent chair",)
) -> int:
    return office.as_("M-01").panel_sessions.begin(office.round_id, members, guests)


def sit(office: Office, cases: tuple[int, int]) -> None:
    """One decision before a session, one in it with a finished case, one after it."""
    moderating = office.as_("M-01").moderating
    moderating.decide(cases[0], "ASM-19", RULING)
    begin(office)
    moderating.decide(cases[0], "PLN-15", RULING)
    moderating.accept_agreed(cases[0])
    moderating.finish(cases[0])
    office.as_("M-01").panel_sessions.end(office.round_id, LEARNT)
    moderating = office.as_("M-01").moderating
    moderating.decide(cases[1], "PLN-15", RULING)


def test_r088_a_session_has_its_members_its_cases_its_decisions_and_what_it_learnt(
    office: Office, cases: tuple[int, int]
) -> None:
    sit(office, cases)
    (record,) = office.as_("M-01").panel_sessions.of_round(office.round_id)
    assert record.number == 1
    assert record.ended_at is not None
    assert record.ended_at > record.begun_at
    assert record.members == ("M-01, Principal social worker", "A-11, Head of service")
    assert record.guests == ("Independent chair",)
    (case,) = record.cases
    assert case.comparison.pair.reference == "PW-1"
    assert [(step.act, step.code) for step in case.steps] == [
        (Happened.DECIDED, "PLN-15"),
        (Happened.ACCEPTED, ""),
        (Happened.FINISHED, ""),
    ]
    assert (record.decisions, record.notes, record.learning) == (1, (RULING.learning,), LEARNT)


def test_while_it_sits_what_is_decided_by_anybody_belongs_to_it(office: Office, cases: tuple[int, int]) -> None:
    office.as_("Q-01").people.give_role("A-11", Role.MODERATOR, office.round_id)
    begin(office)
    office.as_("A-11").moderating.decide(cases[1], "PLN-15", RULING)
    (record,) = office.as_("M-01").panel_sessions.of_round(office.round_id)
    assert record.ended_at is None
    assert [case.comparison.pair.reference for case in record.cases] == ["PW-2"]
    assert office.as_("M-01").panel_sessions.sits(office.round_id)


def test_one_session_of_a_round_sits_at_a_time(office: Office, cases: tuple[int, int]) -> None:
    with pytest.raises(WrongInputError, match="No session of this round is open"):
        office.as_("M-01").panel_sessions.end(office.round_id)
    begin(office)
    with pytest.raises(WrongInputError, match="open already"):
        begin(office)
    office.as_("M-01").panel_sessions.end(office.round_id)
    begin(office)
    records = office.as_("M-01").panel_sessions.of_round(office.round_id)
    assert [(record.number, record.ended_at is None) for record in records] == [(1, False), (2, True)]
    assert office.as_("Q-01").check() == ()


def test_members_are_of_the_register_and_each_is_named_once(office: Office, cases: tuple[int, int]) -> None:
    with pytest.raises(WrongInputError, match="X-99 is not in the register"):
        begin(office, members=("X-99",))
    assert not office.as_("M-01").panel_sessions.held(office.round_id)
    begin(office, members=("M-01", " A-11 ", "A-11", ""), guests=("Team manager", " ", "Team manager"))
    (record,) = office.as_("M-01").panel_sessions.of_round(office.round_id)
    assert [each.partition(",")[0] for each in record.members] == ["M-01", "A-11"]
    assert record.guests == ("Team manager",)


@pytest.mark.parametrize("person", ["A-02", "A-11", "Q-01"])
def test_moderators_hold_sessions_and_auditors_read_none(office: Office, cases: tuple[int, int], person: str) -> None:
    sessions = office.as_(person).panel_sessions
    for attempt in (lambda: sessions.begin(office.round_id, ()), lambda: sessions.end(office.round_id)):
        with pytest.raises(NotAllowedError):
            attempt()
    if person != "Q-01":
        with pytest.raises(NotAllowedError):
            sessions.of_round(office.round_id)


def test_r091_nobody_reads_of_a_case_that_they_audited(office: Office, cases: tuple[int, int]) -> None:
    sit(office, cases)
    office.as_("Q-01").people.give_role("A-09", Role.MODERATOR, office.round_id)
    (record,) = office.as_("A-09").panel_sessions.of_round(office.round_id)
    assert (record.cases, record.left_out) == ((), 1)
    (held,) = collect(office.as_("A-09"), Request()).sessions
    assert held.left_out == "1 case that you audited is left out here."


def test_who_decided_is_told_only_where_the_case_is_finished(office: Office, cases: tuple[int, int]) -> None:
    begin(office)
    office.as_("M-01").moderating.decide(cases[0], "PLN-15", RULING)
    (record,) = office.as_("M-01").panel_sessions.of_round(office.round_id)
    assert {step.by for step in record.cases[0].steps} == {""}


def test_a_day_is_told_where_a_session_goes_on_over_more_than_one(office: Office, cases: tuple[int, int]) -> None:
    begin(office)
    office.clock.now += timedelta(days=1)
    office.as_("M-01").moderating.decide(cases[0], "PLN-15", RULING)
    office.as_("M-01").panel_sessions.end(office.round_id, LEARNT)
    (held,) = collect(office.as_("M-01"), Request()).sessions
    ((_, lines),) = held.cases
    assert lines[0].startswith("11 November 2026, ")
    assert "11 November 2026" in held.when


def test_the_record_is_printed_for_those_who_read_both_audits(
    office: Office, cases: tuple[int, int], tmp_path: Path
) -> None:
    with pytest.raises(WrongInputError, match="No panel session of"):
        collect(office.as_("M-01"), Request())
    sit(office, cases)
    for person in ("M-01", "Q-01"):
        found = collect(office.as_(person), Request())
        assert found.line == "9 to 13 November 2026. 1 session of the panel."
        (held,) = found.sessions
        assert held.title == "Session 1, 10 November 2026"
        assert held.sum == "1 case was taken, with 1 decision."
        assert held.when.count("10 November 2026") == 1
        assert held.learning == (LEARNT, RULING.learning)
        ((case, lines),) = held.cases
        assert case == "PW-1"
        assert "November" not in lines[0]
        assert lines[0].partition(": ")[2].startswith(f"{office_number(office, cases[0])} Decided Good.")
    make("panel-session", office.as_("Q-01"), Request(), tmp_path / "sessions.pdf")
    with pytest.raises(NotAllowedError):
        collect(office.as_("A-11"), Request())


def office_number(office: Office, allocation: int) -> str:
    return office.as_("M-01").moderating.comparison(allocation).pair.number("PLN-15")
