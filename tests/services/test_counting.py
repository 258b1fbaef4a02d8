"""R-125 to R-127: what is counted is what is settled; kept up to date, it is what counting anew would give."""

import contextlib
import random
from collections.abc import Callable
from threading import Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from audit_tool.analysis.counting import count
from audit_tool.errors import AuditToolError, CalledOffError
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.definition import Seat
from audit_tool.formdef.measures import MET
from audit_tool.models.counting import SORTING, Tally
from audit_tool.services import counting
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.counted import FAMILY, MAIN, OUTCOME, PRACTITIONER
from audit_tool.services.desk import Desk
from audit_tool.services.first_reading import NewCompanion
from audit_tool.services.reopening import Cause
from audit_tool.services.round_terms import NewRound
from audit_tool.storage import tallies, trail
from audit_tool.storage.tallies import Chosen
from tests.conftest import COVER, Office, kept
from tests.services.test_moderating import decide_all

WORDS = "What was seen on the record, and what it means for the child's day."
LOW = Answer("requires_improvement", WORDS, ("assessment",))
Fill = Callable[..., None]


@pytest.fixture
@kept
def counted(office: Office, fill: Fill) -> Office:
    """A single audit, a case decided by the panel, and one whose second audit is not in."""
    office.hold_round()
    fill("A-02", alone(office, "PW-1"))
    both(office, fill, "PW-2", VOC_09=LOW)
    fill("A-02", office.allocate("PW-3"))
    return office


def alone(office: Office, reference: str) -> int:
    return office.as_("Q-01").allocation.allocate(office.round_id, NewAllocation(reference, "A-02", cover=COVER))


def both(office: Office, fill: Fill, reference: str, **second: Answer) -> int:
    case = office.allocate(reference)
    fill("A-02", case)
    fill("A-09", case, **second)
    decide_all(office.as_("M-01").moderating, case, "requires_improvement")
    return case


def test_a_reference_longer_than_any_number_does_not_stop_the_count(office: Office, fill: Fill) -> None:
    office.hold_round()
    office.as_("Q-01").counting.catch_up()
    fill("A-02", alone(office, "98765432109876543210"))
    assert grades(office.as_("Q-01"), MAIN) == {"good": 1}


def test_a_count_that_was_stopped_before_its_end_is_no_count_by_any_rules(counted: Office) -> None:
    """So that no older program, whose rules were noted before, takes a part for the whole."""
    desk = counted.as_("Q-01")
    desk.counting.catch_up()
    before = whole(desk)
    with desk.work.store.transaction() as session:
        noted = trail.setting(session, "counted by")
        tallies.note_counted(session, 1, "other rules")

    def stop(_done: int, _all: int) -> None:
        raise CalledOffError

    with pytest.raises(CalledOffError):
        desk.counting.catch_up(stop)
    with desk.work.store.reading() as session:
        assert [tallies.counted_up_to(session, rules) for rules in ("other rules", noted)] == [None, None]
    desk.counting.catch_up()
    assert whole(desk) == before


def test_two_who_count_at_once_take_turns(counted: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """What one throws away before it counts from nothing, the other may just have counted."""
    monkeypatch.setattr(counting, "_AT_ONCE", 1)
    desk = counted.as_("Q-01")
    stopped: list[int] = []

    def stop(done: int, _all: int) -> None:
        stopped.append(done)
        raise CalledOffError

    def count_and_stop() -> None:
        with contextlib.suppress(CalledOffError):
            desk.counting.catch_up(stop)

    second = Thread(target=count_and_stop)

    def meanwhile(done: int, number: int) -> None:
        if done == number:
            second.start()
            second.join(0.2)

    desk.counting.catch_up(meanwhile)
    second.join()
    assert stopped == []
    found = whole(desk)
    assert found
    assert found == anew(desk)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE tally SET number = number + 1 WHERE rowid = 1", counting.SUMS_DIFFER),
        ("UPDATE counted_group SET audits = audits + 1 WHERE id = 1", counting.SUMS_DIFFER),
        ("DELETE FROM counted_audit WHERE allocation_id = 1", "PW-1 was not counted as its audit says."),
        ("UPDATE counted_audit SET audited_on = '2020-01-01' WHERE allocation_id = 1", "PW-1 was not counted"),
    ],
)
def test_the_check_notices_a_count_that_is_not_what_audits_add_up_to_and_has_it_counted_anew(
    counted: Office, damage: str, said: str
) -> None:
    desk = counted.as_("Q-01")
    assert desk.check() == ()
    desk.counting.catch_up()
    right = whole(desk)
    assert desk.check() == ()
    with desk.work.store.transaction() as session:
        session.execute(text(damage))
    found = desk.check()
    assert any(each.startswith(said) for each in found), found
    desk.counting.catch_up()
    assert whole(desk) == right
    assert desk.check() == ()


def test_the_check_leaves_out_what_waits_to_be_counted(counted: Office, fill: Fill) -> None:
    desk = counted.as_("Q-01")
    desk.counting.catch_up()
    fill("A-02", alone(counted, "PW-8"))
    assert counted.as_("Q-01").check() == ()


def whole(desk: Desk) -> list[tuple[object, ...]]:
    """All that is counted."""
    with desk.work.store.reading() as session:
        found: list[tuple[object, ...]] = []
        for grades in ("outcome", "first", "second", PRACTITIONER, FAMILY):
            chosen = Chosen(grades=grades, rounds=tuple(each.id for each in desk.rounds.listing()))
            found += [(grades, *row) for row in tallies.audits(session, chosen, SORTING)]
            codes = {row.code for row in session.query(Tally)}
            found += [(grades, *row) for row in tallies.answers(session, chosen, codes, SORTING)]
    return sorted(found, key=repr)


def anew(desk: Desk) -> list[tuple[object, ...]]:
    """The same, counted from nothing."""
    with desk.work.store.transaction() as session:
        tallies.note_counted(session, 0, "other rules")
    desk.counting.catch_up()
    return whole(desk)


def grades(desk: Desk, code: str, whose: str = OUTCOME) -> dict[str, int]:
    desk.counting.catch_up()
    return {each.value: each.number for each in desk.counting.answers(Chosen(whose), [code])}


def test_settled_audits_are_counted_by_what_was_decided_and_beside_it_by_what_each_auditor_gave(
    counted: Office,
) -> None:
    desk = counted.as_("Q-01")
    assert grades(desk, "VOC-09") == {"good": 1, "requires_improvement": 1}
    assert grades(desk, "VOC-09", whose="first") == {"good": 2}
    assert grades(desk, "VOC-09", whose="second") == {"requires_improvement": 1}
    assert desk.counting.audits(Chosen(), ("quarter", "team")) == {("2026-27 Q3", "Team not recorded"): 2}


def test_r080_an_audit_whose_second_is_to_come_is_in_no_figure(counted: Office, fill: Fill) -> None:
    desk = counted.as_("Q-01")
    before = grades(desk, MAIN)
    low = {"SAF_02": Answer("inadequate", WORDS, ("assessment",))}
    fill("A-02", alone(counted, "PW-8"), **low)
    assert grades(counted.as_("Q-01"), MAIN) == before


def test_nothing_is_counted_again_where_nothing_happened(counted: Office) -> None:
    counting = counted.as_("Q-01").counting
    assert counting.catch_up() == 3
    assert counting.catch_up() == 0


def test_one_case_changed_counts_that_case_alone(counted: Office) -> None:
    counted.as_("Q-01").counting.catch_up()
    counted.as_("Q-01").reopening.reopen(2, Cause.DISPUTE, "VOC-09", "The service showed us the visit.")
    desk = counted.as_("Q-01")
    assert desk.counting.catch_up() == 1
    assert grades(desk, "VOC-09") == {"good": 1}
    decide_all(counted.as_("M-01").moderating, 2, "outstanding")
    assert grades(counted.as_("Q-01"), "VOC-09") == {"good": 1, "outstanding": 1}


def test_a_pilot_that_does_not_count_is_in_no_figure_but_its_own(counted: Office) -> None:
    lead = counted.as_("Q-01")
    lead.counting.catch_up()
    before = lead.rounds.listing()[0]
    lead.round_setting.change(counted.round_id, NewRound(before.name, before.starts_on, before.ends_on, pilot=True))
    assert grades(lead, MAIN) == {}
    lead.counting.catch_up()
    assert lead.counting.audits(Chosen(rounds=(counted.round_id,))) == {(): 2}


def test_r071_r074_what_practitioner_and_family_said_is_counted_apart(counted: Office) -> None:
    answers = {"PSR-05": Answer("good", WORDS)}
    counted.as_("Q-01").first_reading.keep_companion(NewCompanion(1, "reflection", PRACTITIONER, "PSR", answers))
    desk = counted.as_("Q-01")
    assert grades(desk, "PSR-05", whose=PRACTITIONER) == {"good": 1}
    assert grades(desk, "PSR-05") == {}


def test_a_measure_on_several_answers_is_judged_audit_by_audit(counted: Office, fill: Fill) -> None:
    fill("A-02", alone(counted, "PW-4"), PLN_03=Answer("no", "Nobody owns it."))
    found = count(grades(counted.as_("Q-01"), "M01-1"), MET)
    assert (found.met, found.base) == (2, 3)


STEPS = ("single", "first", "both", "reopen", "audit", "companion", "pilot", "exempt")


@given(st.lists(st.sampled_from(STEPS), min_size=3, max_size=6), st.randoms(use_true_random=False))
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_kept_up_to_date_it_is_what_counting_anew_gives(
    counted: Office, fill: Fill, steps: list[str], chance: random.Random
) -> None:
    number = 100
    for step in steps:
        number += 1
        lead = counted.as_("Q-01")
        with contextlib.suppress(AuditToolError):
            act(counted, fill, step, f"PW-{number}", chance)
        lead = counted.as_("Q-01")
        lead.counting.catch_up()
        kept_up = whole(lead)
        assert kept_up == anew(lead), step


def act(office: Office, fill: Fill, step: str, reference: str, chance: random.Random) -> None:
    lead = office.as_("Q-01")
    if step == "single":
        fill("A-02", alone(office, reference), chance.choice(("good", "requires_improvement")))
    elif step == "first":
        fill("A-02", office.allocate(reference))
    elif step == "both":
        both(office, fill, reference, VOC_09=LOW)
    elif step == "reopen":
        lead.reopening.reopen(2, Cause.CORRECTION, "VOC-09", "A later visit was found.")
    elif step == "audit":
        lead.auditing.reopen(chance.choice((1, 2)), Seat.FIRST, "A date was wrong.")
    elif step == "companion":
        answers = {"PSR-05": Answer(chance.choice(("good", "inadequate")), WORDS)}
        lead.first_reading.keep_companion(NewCompanion(1, "reflection", PRACTITIONER, "PSR", answers))
    elif step == "pilot":
        before = lead.rounds.listing()[0]
        areas = (chance.choice(("Early help", "Children in care")),)
        new = NewRound(before.name, before.starts_on, before.ends_on, service_areas=areas)
        lead.round_setting.change(office.round_id, new)
    else:
        lead.exemptions.exempt(3, Seat.SECOND, "She is ill until the end of the month.", "Director")
