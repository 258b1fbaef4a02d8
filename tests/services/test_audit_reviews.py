"""R-092, R-107: who audits which audit, when; figures and agreement of it apart from all others."""

from collections.abc import Callable
from datetime import date
from itertools import product

import pytest

from audit_tool.analysis.allocating import TeamSpell
from audit_tool.analysis.proposing import SecondRule
from audit_tool.analysis.reviewed import is_drawn, reviewed_place
from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.definition import Seat
from audit_tool.services.audit_reviews import BY_CHANCE, INADEQUATE, SHARE, AuditToReview
from audit_tool.services.companions import NewRecord
from audit_tool.services.desk import Desk
from audit_tool.services.identity import Role
from audit_tool.services.people import NewPerson
from audit_tool.services.review_scopes import against_scopes, between_scopes, counts_words
from audit_tool.services.round_terms import NewRound
from tests.conftest import CHEAP, PASSPHRASE, Office, complete, kept

LEAD, FIRST, SECOND, PEER, MODERATOR = "Q-01", "A-02", "A-09", "A-11", "M-01"
WORDS = "The record shows who keeps the child safe, and how it is known."
BAD = Answer("inadequate", WORDS, ("assessment",))
AGREE, KINDER, FAR = Answer("agree"), Answer("one_grade_kinder_than_the_standard"), Answer("two_or_more_grades_apart")


@pytest.fixture
@kept
def audited(office: Office, fill: Callable[..., None]) -> Office:
    """PW-1: first good, second inadequate. PW-2: only its first audit is in."""
    office.hold_round()
    done, waiting = office.allocate("PW-1"), office.allocate("PW-2")
    fill(FIRST, done)
    fill(SECOND, done, SAF_02=BAD)
    fill(FIRST, waiting)
    return office


def listing(desk: Desk, round_id: int) -> dict[tuple[str, str], AuditToReview]:
    return {(each.reference, each.seat.value): each for each in desk.audit_reviews.listing(round_id).audits}


def write(office: Office, person: str, record: int, grade: str = "good", **changes: Answer) -> None:
    auditing = office.as_(person).auditing
    given = {code.replace("_", "-"): answer for code, answer in changes.items()}
    complete(auditing, record, grade, given)
    auditing.submit(record)


def reviewed(office: Office, person: str, allocation: int, seat: Seat, **changes: Answer) -> int:
    record = office.as_(LEAD).audit_reviews.ask(allocation, seat, person)
    write(office, person, record, "good", **changes)
    return record


def test_every_inadequate_audit_is_due_and_only_of_finished_cases(audited: Office) -> None:
    desk = audited.as_(LEAD)
    desk.audit_reviews.put_share(audited.round_id, 0)
    found = listing(desk, audited.round_id)
    assert set(found) == {("PW-1", "first"), ("PW-1", "second")}
    assert [(each.why, each.due) for each in found.values()] == [(INADEQUATE, True), ("", False)]
    assert [each.seat for each in desk.audit_reviews.listing(audited.round_id).audits] == [Seat.SECOND, Seat.FIRST]


def test_the_share_is_a_setting_of_the_round_and_chance_picks_by_fingerprint(audited: Office) -> None:
    desk = audited.as_(LEAD)
    assert desk.audit_reviews.listing(audited.round_id).share == SHARE == 20
    desk.audit_reviews.put_share(audited.round_id, 100)
    assert listing(desk, audited.round_id)["PW-1", "first"].why == BY_CHANCE
    for wrong in (-1, 101):
        with pytest.raises(WrongInputError, match="0 to 100 per cent"):
            desk.audit_reviews.put_share(audited.round_id, wrong)
    with pytest.raises(NotAllowedError):
        audited.as_(MODERATOR).audit_reviews.put_share(audited.round_id, 50)


def test_chance_picks_about_the_share_and_a_larger_share_keeps_what_was_picked() -> None:
    prints = [f"fingerprint {number}" for number in range(2000)]
    some = {each for each in prints if is_drawn(each, 20)}
    more = {each for each in prints if is_drawn(each, 30)}
    assert 340 < len(some) < 460
    assert some < more
    assert not [each for each in prints if is_drawn(each, 0)]
    assert all(is_drawn(each, 100) for each in prints)


@pytest.mark.parametrize(
    ("audit", "answer", "reviewer"),
    [
        (2, "agree", 2),
        (2, "one_grade_kinder_than_the_standard", 1),
        (2, "one_grade_stricter", 3),
        (0, "two_or_more_grades_apart", 2),
        (1, "two_or_more_grades_apart", 3),
        (2, "two_or_more_grades_apart", 0),
        (3, "two_or_more_grades_apart", 1),
        (0, "one_grade_kinder_than_the_standard", None),
        (3, "one_grade_stricter", None),
        (2, "cannot_tell_from_the_audit", None),
        (None, "agree", None),
        (2, "", None),
    ],
)
def test_where_a_reviewer_stands_by_the_answer(audit: int | None, answer: str, reviewer: int | None) -> None:
    assert reviewed_place(audit, answer, 4) == reviewer


def test_two_or_more_apart_changes_nothing_that_is_counted() -> None:
    """Same grade, who is higher, the side of good and within one are what every grade that far would give."""
    for own, other in product(range(4), range(4)):
        if abs(own - other) >= 2:
            told = reviewed_place(own, "two_or_more_grades_apart", 4)
            assert told is not None
            assert (told > own, told >= 2, abs(told - own) >= 2) == (other > own, other >= 2, True)


def test_r092_who_is_asked_finds_it_and_reads_that_audit_alone_without_its_auditor(audited: Office) -> None:
    record = audited.as_(LEAD).audit_reviews.ask(1, Seat.SECOND, PEER)
    desk = audited.as_(PEER)
    (task,) = desk.worklist.reviews()
    assert (task.record_id, task.reference, task.which, task.answered) == (record, "PW-1", "The second audit", 0)
    text = desk.audit_reviews.reading(record)
    assert text.title == "The second audit"
    assert text.note.startswith("Overall grade: Inadequate.")
    assert WORDS in repr(text)
    assert not [code for code in (FIRST, SECOND) if code in repr(text)]
    for other in (FIRST, SECOND, MODERATOR, LEAD):
        with pytest.raises(NotAllowedError):
            audited.as_(other).audit_reviews.reading(record)
        assert audited.as_(other).worklist.reviews() == ()


def test_r092_nobody_of_the_case_and_nobody_in_conflict_audits_its_audits(audited: Office) -> None:
    lead = audited.as_(LEAD)
    assert lead.audit_reviews.candidates(1, Seat.FIRST) == (PEER, MODERATOR, LEAD)
    for barred in (FIRST, SECOND):
        with pytest.raises(NotAllowedError, match="audited this case"):
            lead.audit_reviews.ask(1, Seat.FIRST, barred)
    audited.as_(PEER).own_conflicts.declare("PW-1")
    lead = audited.as_(LEAD)
    assert lead.audit_reviews.candidates(1, Seat.FIRST) == (MODERATOR, LEAD)
    with pytest.raises(NotAllowedError, match="declared a conflict"):
        lead.audit_reviews.ask(1, Seat.FIRST, PEER)
    with pytest.raises(WrongInputError, match="once every audit of its case is submitted"):
        lead.audit_reviews.ask(2, Seat.FIRST, MODERATOR)


def test_a_team_of_the_case_bars_too(office: Office, fill: Callable[..., None]) -> None:
    office.hold_round()
    cover = {"CVR-02": Answer("child_in_need"), "CVR-03": Answer("7"), "CVR-09": Answer("North")}
    case = office.allocate(cover=cover)
    fill(FIRST, case)
    fill(SECOND, case)
    office.as_(LEAD).people.put_teams(PEER, (TeamSpell("North"),))
    assert PEER not in office.as_(LEAD).audit_reviews.candidates(case, Seat.FIRST)


def test_who_asks_and_who_takes_up(audited: Office) -> None:
    for person in (FIRST, SECOND, PEER, MODERATOR):
        with pytest.raises(NotAllowedError):
            audited.as_(person).audit_reviews.ask(1, Seat.FIRST, PEER)
    for person in (FIRST, SECOND, PEER):
        desk = audited.as_(person)
        assert desk.audit_reviews.available(audited.round_id) == ()
        with pytest.raises(NotAllowedError):
            desk.audit_reviews.take_up(1, Seat.FIRST)
        with pytest.raises(NotAllowedError):
            desk.audit_reviews.listing(audited.round_id)
    desk = audited.as_(MODERATOR)
    assert [(each.reference, each.seat) for each in desk.audit_reviews.available(audited.round_id)] == [
        ("PW-1", Seat.SECOND),
        ("PW-1", Seat.FIRST),
    ]
    desk.audit_reviews.take_up(1, Seat.FIRST)
    assert [each.seat for each in desk.audit_reviews.available(audited.round_id)] == [Seat.SECOND]
    with pytest.raises(WrongInputError, match="already"):
        desk.audit_reviews.take_up(1, Seat.FIRST)
    with pytest.raises(NotAllowedError, match="from the list"):
        desk.companions.begin(NewRecord("ATA", audited.round_id, 1))


def test_two_people_at_most_audit_the_same_audit(audited: Office) -> None:
    lead = audited.as_(LEAD)
    for person in (PEER, MODERATOR):
        lead.audit_reviews.ask(1, Seat.FIRST, person)
    with pytest.raises(WrongInputError, match="2 people audit this audit already"):
        lead.audit_reviews.take_up(1, Seat.FIRST)
    assert not listing(lead, audited.round_id)["PW-1", "first"].room


def test_a_request_is_taken_back_while_nothing_is_written(audited: Office) -> None:
    lead = audited.as_(LEAD)
    record = lead.audit_reviews.ask(1, Seat.SECOND, PEER)
    assert not listing(lead, audited.round_id)["PW-1", "second"].due
    lead.audit_reviews.take_back(record)
    assert listing(lead, audited.round_id)["PW-1", "second"].due
    assert audited.as_(PEER).worklist.reviews() == ()
    record = audited.as_(LEAD).audit_reviews.ask(1, Seat.SECOND, PEER)
    audited.as_(PEER).auditing.save(record, "ATA-01", Answer("yes"))
    with pytest.raises(WrongInputError, match="has begun"):
        audited.as_(LEAD).audit_reviews.take_back(record)
    peer = audited.as_(PEER)
    peer.own_conflicts.declare("pw-1")
    for read in (peer.audit_reviews.reading, peer.auditing.sheet, peer.auditing.submit):
        with pytest.raises(NotAllowedError, match="PW-1 is not for you"):
            read(record)
    lead = audited.as_(LEAD)
    shown = listing(lead, audited.round_id)["PW-1", "second"]
    assert (shown.due, shown.reviewers[0].gone) == (True, True)
    lead.audit_reviews.take_back(record)
    assert listing(lead, audited.round_id)["PW-1", "second"].reviewers == ()
    lead.audit_reviews.ask(1, Seat.SECOND, MODERATOR)
    assert lead.check() == ()
    assert audited.as_(PEER).companions.mine() == ()


def test_r027_whoever_audited_an_audit_becomes_no_auditor_of_the_case(
    office: Office, fill: Callable[..., None]
) -> None:
    lead = office.as_(LEAD)
    new = NewRound("Week", date(2026, 11, 9), date(2026, 11, 13), second_rule=SecondRule.NONE)
    office.round_id = lead.round_setting.create(new)
    case = office.allocate(second="")
    fill(FIRST, case)
    office.as_(LEAD).audit_reviews.ask(case, Seat.FIRST, PEER)
    with pytest.raises(WrongInputError, match="audited an audit of PW-1"):
        office.as_(LEAD).allocation.reassign(case, Seat.SECOND, PEER, "A second look.")


@pytest.mark.parametrize(
    ("rule", "grade", "there"),
    [
        (SecondRule.NONE, "good", True),
        (SecondRule.NONE, "inadequate", False),
        (SecondRule.ALL, "good", False),
        (SecondRule.BY_RULE, "requires_improvement", False),
    ],
)
def test_an_audit_alone_waits_where_a_second_is_to_come(
    office: Office, fill: Callable[..., None], rule: SecondRule, grade: str, there: bool
) -> None:
    """R-080, R-093: nothing is said of a first audit before the second auditor, whoever that will be, has written."""
    lead = office.as_(LEAD)
    office.round_id = lead.round_setting.create(
        NewRound("Week", date(2026, 11, 9), date(2026, 11, 13), second_rule=rule)
    )
    fill(FIRST, office.allocate(second=""), grade)
    assert bool(listing(office.as_(LEAD), office.round_id)) is there


def test_a_second_reviewer_reads_the_first_review_only_afterwards(audited: Office) -> None:
    reviewed(audited, PEER, 1, Seat.SECOND, ATA_14=AGREE)

    def read() -> set[str]:
        return {each.author for each in audited.as_(MODERATOR).companions.readable()}

    assert read() == {PEER}
    mine = audited.as_(MODERATOR).audit_reviews.take_up(1, Seat.SECOND)
    assert read() == set()
    write(audited, MODERATOR, mine, ATA_14=AGREE)
    assert read() == {PEER, MODERATOR}
    for person in (FIRST, SECOND):
        assert audited.as_(person).companions.readable() == ()


def test_r107_its_agreement_is_told_apart_and_changes_no_other(audited: Office) -> None:
    before = audited.as_(LEAD).agreement.grades(audited.round_id)
    panel = audited.as_(MODERATOR).moderating.panel(audited.round_id)
    reviewed(audited, PEER, 1, Seat.FIRST, ATA_14=KINDER)
    reviewed(audited, PEER, 1, Seat.SECOND, ATA_14=AGREE)
    reviewed(audited, MODERATOR, 1, Seat.SECOND, ATA_14=FAR, ATA_15=BAD)
    desk = audited.as_(LEAD)
    assert desk.agreement.grades(audited.round_id) == before
    assert audited.as_(MODERATOR).moderating.panel(audited.round_id) == panel
    found = audited.as_(LEAD).review_figures.of_round(audited.round_id)
    assert (found.reviews, found.own_cases, found.counts) == (3, 0, True)
    assert [(each.reference, each.judgements) for each in found.against] == [
        ("PW-1 (first)", (2, 1)),
        ("PW-1 (second)", (0, 0)),
        ("PW-1 (second)", (0, 2)),
    ]
    assert [scope.words for scope in against_scopes(found.against)] == ["All audits", "First audits", "Second audits"]
    two = against_scopes(found.against)[0].figures.two
    assert two is not None
    assert (two.exact.count, two.exact.of, two.direction.first_higher, two.direction.second_higher) == (1, 3, 1, 1)
    assert [(scope.words, scope.pairs[0].judgements) for scope in between_scopes(found.between)] == [
        ("How good the audit is", (2, 0)),
        ("The overall grade", (0, 2)),
    ]


def test_each_question_of_the_form_is_counted_with_its_base(audited: Office) -> None:
    reviewed(audited, PEER, 1, Seat.FIRST, ATA_14=KINDER, ATA_06=Answer("not_applicable", "Said.", (), ""))
    reviewed(audited, PEER, 1, Seat.SECOND, ATA_14=Answer("cannot_tell_from_the_audit"), ATA_01=Answer("no", "Said."))
    found = audited.as_(MODERATOR).review_figures.of_round(audited.round_id).answers
    assert len(found) == 16
    told = {each.number: counts_words(each) for each in found}
    assert told["1.1"] == "Yes: 1 of 2; Partly: 0 of 2; No: 1 of 2."
    assert told["1.6"] == "Yes: 1 of 1; Partly: 0 of 1; No: 0 of 1. Beside that, not applicable: 1."
    assert told["2.1"] == (
        "Agree: 0 of 1; One grade kinder than the standard: 1 of 1; One grade stricter: 0 of 1; "
        "Two or more grades apart: 0 of 1. Beside that, cannot tell from the audit: 1."
    )
    assert told["2.3"] == "Written on 2."


def test_who_audits_a_case_sees_none_of_it_and_it_is_counted_as_left_out(audited: Office) -> None:
    reviewed(audited, PEER, 1, Seat.SECOND, ATA_14=AGREE)
    audited.as_(LEAD).people.give_role(SECOND, Role.MODERATOR, audited.round_id)
    desk = audited.as_(SECOND)
    assert desk.audit_reviews.listing(audited.round_id).audits == ()
    assert desk.audit_reviews.available(audited.round_id) == ()
    found = desk.review_figures.of_round(audited.round_id)
    assert (found.reviews, found.answers, found.own_cases) == (0, (), 1)
    assert not desk.review_figures.has_any(audited.round_id)
    for person in (FIRST, PEER):
        with pytest.raises(NotAllowedError):
            audited.as_(person).review_figures.of_round(audited.round_id)


def test_a_review_is_about_the_audit_that_was_frozen_then(audited: Office) -> None:
    record = audited.as_(LEAD).audit_reviews.ask(1, Seat.FIRST, PEER)
    again = audited.as_(LEAD).auditing.reopen(1, Seat.FIRST, "The wrong key was pressed.")
    assert listing(audited.as_(LEAD), audited.round_id) == {}
    auditing = audited.as_(FIRST).auditing
    complete(auditing, again, "good", {"OVR-01": Answer("requires_improvement", WORDS, ("assessment",))})
    auditing.submit(again)
    assert audited.as_(PEER).audit_reviews.reading(record).note.startswith("Overall grade: Good.")
    write(audited, PEER, record, ATA_14=AGREE)
    assert audited.as_(LEAD).review_figures.of_round(audited.round_id).against[0].judgements == (2, 2)
    assert audited.as_(LEAD).check() == ()


def test_a_leaver_is_not_asked(audited: Office) -> None:
    lead = audited.as_(LEAD)
    lead.people.add(NewPerson("A-30"))
    lead.give_passphrase("A-30", PASSPHRASE, CHEAP)
    assert "A-30" in lead.audit_reviews.candidates(1, Seat.FIRST)
    lead.people.leaves("A-30", date(2026, 11, 9))
    assert "A-30" not in lead.audit_reviews.candidates(1, Seat.FIRST)
    with pytest.raises(WrongInputError, match="left on"):
        lead.audit_reviews.ask(1, Seat.FIRST, "A-30")
    with pytest.raises(WrongInputError, match="not in the register"):
        lead.audit_reviews.ask(1, Seat.FIRST, "Z-1")
