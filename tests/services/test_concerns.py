"""Immediate concerns: raised by anybody, told within two working hours, closed by somebody else (R-077 to R-079)."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta

import pytest

from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.formdef.definition import Seat
from audit_tool.models.concern import Concern
from audit_tool.models.concern import ConcernEntry as ConcernEntryRow
from audit_tool.services.concern_terms import ConcernEntry, ConcernStage, Noted
from audit_tool.services.concerns import WRITTEN
from audit_tool.services.desk import Desk
from audit_tool.services.identity import Role
from audit_tool.services.people import NewPerson
from audit_tool.services.working_hours import Hours
from audit_tool.storage import concerns
from audit_tool.storage.store import Session
from tests.conftest import CHEAP, PASSPHRASE, Office
from tests.services.test_calibrating import NEW

WORDS = {
    "worry": "The younger child was found alone outside at night again.",
    "seen": "Contact note of 9 November, read today.",
    "today": "yes",
}
OUTCOME = "A strategy discussion was held and the child is seen today."
EVIDENCE = "Minutes of the discussion, read on the case record."


def raised(desk: Desk, reference: str = "PW-1", allocation_id: int | None = None) -> int:
    """A concern with what must be written, raised."""
    concern_id = desk.concerns.begin(allocation_id)
    desk.concerns.write(concern_id, {**WORDS, **({} if allocation_id else {"reference": reference})})
    desk.concerns.raise_now(concern_id)
    return concern_id


def told(office: Office, desk: Desk, concern_id: int) -> None:
    """Somebody is told, and says what they will do."""
    desk.concerns.tell(concern_id, "Duty team manager", "Telephone", office.clock.now)
    desk.concerns.answer(concern_id, "Visit this afternoon, by five o'clock.")


def only(desk: Desk) -> ConcernEntry:
    (found,) = desk.concerns.listing()
    return found


def test_r077_a_concern_needs_no_round_and_no_audit(office: Office) -> None:
    desk = office.as_("A-02")
    concern_id = raised(desk, "ZZ-900")
    found = only(desk)
    assert (found.id, found.reference, found.stage, found.own) == (concern_id, "ZZ-900", ConcernStage.RAISED, True)
    assert only(office.as_("Q-01")).worry == WORDS["worry"]


def test_r077_every_word_is_kept_before_it_is_raised(office: Office) -> None:
    """What was begun is there after a lock, and beginning again goes on with it."""
    desk = office.as_("A-02")
    begun = desk.concerns.begin()
    for name in WRITTEN:
        desk.concerns.write(begun, {name: f"Part of {name}"})
    office.lock()
    again = office.as_("A-02").concerns
    found = again.begun()
    assert found is not None
    assert again.begin() == begun
    assert (found.worry, found.promise) == ("Part of worry", "Part of promise")
    assert office.as_("Q-01").concerns.listing() == ()


def test_r077_a_sheet_opened_for_nothing_never_names_the_case_of_then(office: Office) -> None:
    """Opened over one child's audit and put away, it must not say that child's code over the next one's."""
    office.hold_round()
    one, other = office.allocate("PW-1"), office.allocate("PW-2")
    desk = office.as_("A-02").concerns

    def shown(allocation_id: int | None) -> str:
        return desk.read(desk.begin(allocation_id)).reference

    assert [shown(one), shown(other), shown(None), shown(one)] == ["PW-1", "PW-2", "", "PW-1"]
    desk.write(desk.begin(one), {"worry": "Found alone."})
    assert shown(other) == "PW-1", "what is written stays with the case that it was written about"
    desk.discard(desk.begin())
    desk.write(desk.begin(), {"reference": "PW-7"})
    assert shown(other) == "PW-7", "a code that somebody typed is a word, too"


def test_r077_a_concern_about_another_case_belongs_to_no_audit_of_the_one_in_front(office: Office) -> None:
    office.hold_round()
    one = office.allocate("PW-1")
    office.allocate("PW-2")
    desk = office.as_("A-02")
    begun = desk.concerns.begin(one)
    desk.concerns.write(begun, {**WORDS, "reference": "pw-2"})
    desk.concerns.raise_now(begun)
    with desk.work.store.reading() as session:
        kept = session.get_one(Concern, begun)
        assert (kept.reference, kept.allocation_id, kept.round_id) == ("PW-2", None, office.round_id)


@pytest.mark.parametrize("missing", ["worry", "seen", "today", "reference"])
def test_r077_what_is_missing_is_named_and_nothing_is_lost(office: Office, missing: str) -> None:
    desk = office.as_("A-02")
    begun = desk.concerns.begin()
    desk.concerns.write(begun, {**WORDS, "reference": "PW-1", missing: " "})
    with pytest.raises(WrongInputError):
        desk.concerns.raise_now(begun)
    kept = desk.concerns.begun()
    assert kept is not None
    assert kept.stage is ConcernStage.BEGUN


def test_r078_the_clock_runs_until_somebody_is_told(office: Office) -> None:
    office.clock.now = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)
    desk = office.as_("A-02")
    concern_id = raised(desk)
    office.clock.now += timedelta(minutes=90)
    waiting = only(desk).countdown
    assert (waiting.worked_minutes, waiting.overdue, waiting.running, waiting.limit_minutes) == (90, False, True, 120)
    office.clock.now += timedelta(minutes=40)
    assert only(desk).countdown.overdue
    told(office, desk, concern_id)
    office.clock.now += timedelta(days=1)
    stopped = only(desk)
    assert (stopped.stage, stopped.countdown.running, stopped.countdown.overdue) == (ConcernStage.ACTED_ON, False, True)
    assert stopped.countdown.worked_minutes == 130


def test_r078_a_night_and_a_bank_holiday_do_not_count_but_are_told(office: Office) -> None:
    """Raised at half past four on Christmas Eve: due at half past ten on the Tuesday after."""
    office.clock.now = datetime(2026, 12, 24, 16, 30, tzinfo=UTC)
    desk = office.as_("A-02")
    raised(desk)
    office.clock.now = datetime(2026, 12, 29, 10, 0, tzinfo=UTC)
    counted = only(desk).countdown
    assert counted.due_at is not None
    assert counted.due_at.replace(second=0) == datetime(2026, 12, 29, 10, 30, tzinfo=UTC)
    assert not counted.overdue
    assert counted.passed_minutes > 4 * 24 * 60


def test_r078_hours_and_limit_are_the_councils_own(office: Office) -> None:
    lead = office.as_("Q-01")
    lead.working_hours.put_hours(Hours(time(8), time(20), (date(2026, 11, 11),), timedelta(hours=1)))
    office.clock.now = datetime(2026, 11, 10, 19, 30, tzinfo=UTC)
    desk = office.as_("A-02")
    raised(desk)
    due = only(desk).countdown.due_at
    assert due is not None
    assert due.replace(second=0) == datetime(2026, 11, 12, 8, 30, tzinfo=UTC)
    with pytest.raises(NotAllowedError):
        desk.working_hours.put_hours(Hours())
    with pytest.raises(WrongInputError):
        office.as_("Q-01").working_hours.put_hours(Hours(time(17), time(9)))
    with pytest.raises(WrongInputError):
        office.as_("Q-01").working_hours.put_hours(Hours(limit=timedelta()))


def test_r079_whoever_raised_it_cannot_close_it(office: Office) -> None:
    desk = office.as_("A-02")
    concern_id = raised(desk)
    told(office, desk, concern_id)
    with pytest.raises(NotAllowedError, match="stays open"):
        desk.concerns.close(concern_id, OUTCOME, EVIDENCE, "yes")
    lead = office.as_("Q-01")
    lead.concerns.close(concern_id, OUTCOME, EVIDENCE, "partly")
    closed = only(lead)
    assert (closed.stage, closed.closed_by, closed.proved_right) == (ConcernStage.CLOSED, "Q-01", "partly")


@pytest.mark.parametrize("step", ["nobody told", "no answer", "no outcome", "no evidence", "right or not"])
def test_r079_a_concern_is_not_closed_without_what_came_of_it(office: Office, step: str) -> None:
    concern_id = raised(office.as_("A-02"))
    lead = office.as_("Q-01")
    if step != "nobody told":
        lead.concerns.tell(concern_id, "Duty manager", "Telephone", office.clock.now)
    if step not in {"nobody told", "no answer"}:
        lead.concerns.answer(concern_id, "Visit this afternoon.")
    outcome = " " if step == "no outcome" else OUTCOME
    evidence = "" if step == "no evidence" else EVIDENCE
    with pytest.raises((NotAllowedError, WrongInputError)):
        lead.concerns.close(concern_id, outcome, evidence, "" if step == "right or not" else "yes")
    assert only(lead).open


def test_a_closed_concern_opened_again_keeps_how_it_was_closed(office: Office) -> None:
    concern_id = raised(office.as_("A-02"))
    lead = office.as_("Q-01")
    told(office, lead, concern_id)
    lead.concerns.close(concern_id, OUTCOME, EVIDENCE, "yes")
    with pytest.raises(WrongInputError, match="closed"):
        lead.concerns.answer(concern_id, "They will visit again.")
    office.clock.now += timedelta(days=1)
    lead.concerns.reopen(concern_id, "The visit did not happen.")
    found = only(lead)
    assert (found.stage, found.countdown.running) == (ConcernStage.RAISED, True)
    assert found.countdown.worked_minutes == 0
    assert [event.act for event in found.history] == [
        Noted.RAISED, Noted.TOLD, Noted.ANSWERED, Noted.CLOSED, Noted.REOPENED,
    ]  # fmt: skip
    assert OUTCOME in found.history[3].words
    told(office, lead, concern_id)
    with pytest.raises(NotAllowedError, match="opened"):
        lead.concerns.close(concern_id, OUTCOME, EVIDENCE, "yes")


def test_a_clock_that_was_set_back_never_turns_the_history_round(office: Office) -> None:
    concern_id = raised(office.as_("A-02"))
    before = office.clock.now
    office.clock.now = before - timedelta(days=2)
    lead = office.as_("Q-01")
    told(office, lead, concern_id)
    lead.concerns.close(concern_id, OUTCOME, EVIDENCE, "yes")
    moments = [event.at for event in only(lead).history]
    assert moments == sorted(moments)
    assert moments[-1] >= only(lead).history[0].at


def test_somebody_cannot_have_been_told_in_the_future(office: Office) -> None:
    desk = office.as_("A-02")
    concern_id = raised(desk)
    with pytest.raises(WrongInputError, match="still to come"):
        desk.concerns.tell(concern_id, "Duty manager", "Telephone", office.clock.now + timedelta(hours=3))
    desk.concerns.tell(concern_id, "Duty manager", "Telephone", office.clock.now - timedelta(minutes=30))
    assert only(desk).countdown.worked_minutes == 0


def test_told_when_it_is_raised(office: Office) -> None:
    desk = office.as_("A-02")
    begun = desk.concerns.begin()
    desk.concerns.write(
        begun,
        {
            **WORDS,
            "reference": "PW-1",
            "told_who": "Duty manager",
            "told_how": "Telephone",
            "promise": "Visit at once.",
        },
    )
    desk.concerns.raise_now(begun, office.clock.now - timedelta(minutes=5))
    found = only(desk)
    assert found.stage is ConcernStage.ACTED_ON
    assert [event.act for event in found.history] == [Noted.RAISED, Noted.TOLD, Noted.ANSWERED]


def test_r079_it_outlives_the_audit_in_which_it_was_seen(office: Office) -> None:
    """The audit is given to somebody else and the draft passed on; the concern stays as it was."""
    office.hold_round()
    allocation = office.allocate()
    first = office.as_("A-02")
    first.auditing.begin(allocation)
    raised(first, allocation_id=allocation)
    lead = office.as_("Q-01")
    lead.people.leaves("A-02", date(2026, 11, 10))
    lead.allocation.reassign(allocation, Seat.FIRST, "A-11", "A-02 has left the council.")
    found = only(lead)
    assert (found.stage, found.reference, found.raised_by) == (ConcernStage.RAISED, "PW-1", "A-02")


def test_r080_an_auditor_is_told_nothing_of_the_other_ones_concern(office: Office) -> None:
    office.hold_round()
    raised(office.as_("A-02"), allocation_id=office.allocate())
    assert office.as_("A-09").concerns.listing() == ()
    assert office.as_("A-11").concerns.listing() == ()


def test_r080_a_lead_who_still_audits_the_case_knows_that_there_is_one_and_no_more(office: Office) -> None:
    office.hold_round()
    office.as_("Q-01").people.give_role("A-09", Role.QUALITY_LEAD)
    concern_id = raised(office.as_("A-02"), allocation_id=office.allocate())
    kept = only(office.as_("A-09"))
    assert (kept.kept_from, kept.worry, kept.seen, kept.raised_by, kept.history) == (True, "", "", "", ())
    assert kept.cannot_close
    with pytest.raises(NotAllowedError):
        office.as_("A-09").concerns.answer(concern_id, "They will visit.")


def test_r091_a_moderator_does_not_learn_whose_concern_it_is_before_deciding(office: Office) -> None:
    office.hold_round()
    raised(office.as_("A-02"), allocation_id=office.allocate())
    seen = only(office.as_("M-01"))
    assert (seen.worry, seen.raised_by) == (WORDS["worry"], "")
    assert {event.by for event in seen.history} == {""}


@pytest.mark.parametrize("typed", ["pw-1", "PW 1", "PW\u20131", " Pw - 1 "])
def test_r080_a_reference_typed_otherwise_is_the_same_case(office: Office, typed: str) -> None:
    """From My work no case is in front, and the reference comes from memory."""
    office.hold_round()
    office.as_("Q-01").people.give_role("A-09", Role.QUALITY_LEAD)
    office.allocate()
    raised(office.as_("A-02"), typed)
    kept = only(office.as_("A-09"))
    assert (kept.reference, kept.kept_from, kept.worry) == ("PW-1", True, "")


def test_r080_a_concern_that_came_before_its_case_is_kept_from_its_auditor(office: Office) -> None:
    office.hold_round()
    raised(office.as_("A-02"), "pw 1")
    office.as_("Q-01").people.give_role("A-09", Role.QUALITY_LEAD)
    office.allocate()
    assert only(office.as_("A-09")).kept_from


def test_r096_nor_is_that_case_decided_while_it_is_open(office: Office, fill: Callable[..., None]) -> None:
    office.hold_round()
    concern_id = raised(office.as_("A-11"), "pw 1")
    for auditor, allocation in (("A-02", office.allocate()), ("A-09", 1)):
        fill(auditor, allocation)
    panel = office.as_("M-01")
    panel.moderating.accept_agreed(1)
    with pytest.raises(WrongInputError, match="immediate concern"):
        panel.moderating.finish(1)
    lead = office.as_("Q-01")
    told(office, lead, concern_id)
    lead.concerns.close(concern_id, OUTCOME, EVIDENCE, "yes")
    assert office.as_("M-01").moderating.finish(1)


def test_two_cases_that_look_alike_stay_two(office: Office) -> None:
    office.hold_round()
    office.allocate("PW-1")
    office.allocate("pw 1")
    raised(office.as_("A-02"), "PW_1")
    assert only(office.as_("A-02")).reference == "PW_1"


def test_r080_an_auditor_whose_audit_is_opened_again_is_told_nothing(office: Office, fill: Callable[..., None]) -> None:
    office.hold_round()
    office.as_("Q-01").people.give_role("A-09", Role.QUALITY_LEAD)
    allocation = office.allocate()
    fill("A-02", allocation)
    fill("A-09", allocation)
    raised(office.as_("A-02"), allocation_id=allocation)
    assert not only(office.as_("A-09")).kept_from
    office.as_("Q-01").auditing.reopen(allocation, Seat.SECOND, "One answer was a slip.")
    assert only(office.as_("A-09")).kept_from


def test_r091_nor_where_the_case_was_typed_and_not_in_front(office: Office) -> None:
    round_id = office.hold_round()
    office.allocate()
    desk = office.as_("A-02")
    begun = desk.concerns.begin(None, round_id)
    desk.concerns.write(begun, {**WORDS, "reference": "PW-1"})
    desk.concerns.raise_now(begun)
    seen = only(office.as_("M-01"))
    assert (seen.worry, seen.raised_by, {event.by for event in seen.history}) == (WORDS["worry"], "", {""})


def test_a_draft_is_its_authors_alone_and_can_be_discarded(office: Office) -> None:
    desk = office.as_("A-02")
    begun = desk.concerns.begin()
    for other in ("Q-01", "A-09"):
        with pytest.raises(NotAllowedError):
            office.as_(other).concerns.write(begun, {"worry": "Changed."})
    desk = office.as_("A-02")
    desk.concerns.discard(begun)
    assert desk.concerns.begun() is None
    with pytest.raises(WrongInputError):
        desk.concerns.raise_now(begun)
    assert desk.concerns.begin() != begun


def test_the_trail_tells_that_something_happened_and_no_word_of_it(office: Office) -> None:
    from audit_tool.storage import trail

    desk = office.as_("A-02")
    concern_id = raised(desk)
    with desk.work.store.reading() as session:
        noted = [entry for entry in trail.entries(session) if entry.act == Noted.RAISED]
        assert [(entry.subject, entry.detail) for entry in noted] == [(f"concern {concern_id}", "")]
    assert office.as_("Q-01").check() == ()


def test_another_lead_closes_what_a_lead_raised(office: Office) -> None:
    lead = office.as_("Q-01")
    lead.people.add(NewPerson("Q-02", "Principal social worker", roles=(Role.QUALITY_LEAD,)))
    lead.give_passphrase("Q-02", PASSPHRASE, CHEAP)
    concern_id = raised(lead)
    told(office, lead, concern_id)
    other = office.as_("Q-02")
    other.concerns.close(concern_id, OUTCOME, EVIDENCE, "no")
    assert only(other).stage is ConcernStage.CLOSED


def test_r108_no_concern_is_raised_about_a_child_that_was_made_up(office: Office) -> None:
    office.as_("Q-01").calibrating.set_up(NEW)
    desk = office.as_("A-02")
    begun = desk.concerns.begin()
    desk.concerns.write(begun, {**WORDS, "reference": NEW.references[0]})
    with pytest.raises(WrongInputError, match="made up"):
        desk.concerns.raise_now(begun)
    assert only(desk).stage is ConcernStage.BEGUN


def test_an_act_on_a_concern_reads_no_other(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = [raised(office.as_("A-02"), f"PW-{number}") for number in range(3)]
    lead, asked = office.as_("Q-01"), list[list[int]]()
    read = concerns.entries

    def note(session: Session, concern_ids: Iterable[int]) -> list[ConcernEntryRow]:
        asked.append(list(concern_ids))
        return read(session, asked[-1])

    monkeypatch.setattr(concerns, "entries", note)
    told(office, lead, ids[1])
    lead.concerns.close(ids[1], OUTCOME, EVIDENCE, "yes")
    assert lead.concerns.read(ids[1]).stage is ConcernStage.CLOSED
    assert {tuple(each) for each in asked} == {(ids[1],)}
