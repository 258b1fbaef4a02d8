"""R-103, R-106, R-109: one auditor's card, for that auditor and the quality lead, and nothing of anybody else."""

import re
from collections.abc import Callable
from datetime import date

import pytest

from audit_tool.analysis.proposing import SecondRule
from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.definition import Seat
from audit_tool.models.rounds import Case
from audit_tool.services.identity import Role
from audit_tool.services.round_terms import NewRound
from audit_tool.services.rulings import Ruling
from tests.conftest import Office, complete, kept

WORDS = "The record shows who keeps the child safe, and how it is known."
LOW = Answer("requires_improvement", WORDS, ("assessment",))
UNSEEN = Answer("not_judged", "Not on the record.", (), "not_enough_on_record")
TOP = Answer("outstanding", WORDS, ("assessment",))
READ = Ruling("requires_improvement", "descriptor_read_differently", "A-09 read the plan again.", "Look for dates.")
SEEN = Ruling("good", "different_evidence_seen", "The minutes say so.")


@pytest.fixture
@kept
def decided(office: Office, fill: Callable[..., None]) -> Office:
    """PW-1 is decided; PW-2 has both audits but no decision; nobody audits PW-3 yet."""
    office.hold_round()
    done, waiting = office.allocate("PW-1"), office.allocate("PW-2")
    office.allocate("PW-3", second="A-11")
    fill("A-02", done, ASM_19=UNSEEN)
    fill("A-09", done, PLN_15=LOW)
    fill("A-02", waiting, PLN_15=TOP)
    fill("A-09", waiting)
    finish(office, done, {"PLN-15": READ, "ASM-19": SEEN})
    return office


def finish(office: Office, case: int, rulings: dict[str, Ruling]) -> None:
    """Decide what waits, and the case."""
    moderating = office.as_("M-01").moderating
    for routed in moderating.comparison(case).open_items:
        moderating.decide(case, routed.item.code, rulings[routed.item.code])
    moderating.accept_agreed(case)
    moderating.finish(case)


def test_r109_the_card_tells_each_question_that_was_decided_otherwise(decided: Office) -> None:
    card = decided.as_("A-02").panel_card.of(decided.round_id, "A-02")
    assert (card.cases, card.auditor, list(card.titles)) == (1, "A-02", ["CIN"])
    by_code = {each.question.code: each for each in card.differences}
    plan = by_code["PLN-15"]
    assert (plan.reference, plan.form, plan.own.words, plan.decided.words) == (
        "PW-1",
        "CIN",
        "Good",
        "Requires improvement",
    )
    assert (plan.own.grade, plan.decided.grade, plan.reason) == (3, 2, "Descriptor read differently")
    assert plan.notes == ("[the other auditor] read the plan again.", "To learn: Look for dates.")
    pair = decided.as_("M-01").outcomes.moderated(1).pair
    assert plan.number == pair.number("PLN-15") != "PLN-15"
    assert by_code["ASM-19"].own.grade is None, "what one did not judge is no grade"
    assert card.direction.higher == 1
    assert card.direction.lower == 0
    assert card.direction.count == card.direction.same + 1
    assert card.sentence.startswith(f"Your grade stood on {card.direction.same} of {card.direction.count} questions.")
    assert card.further[-1].startswith("1 more difference is")


def test_r106_nothing_of_the_other_auditor_is_on_it(decided: Office) -> None:
    first = decided.as_("A-02").panel_card.of(decided.round_id, "A-02")
    second = decided.as_("A-09").panel_card.of(decided.round_id, "A-09")
    assert "A-09" not in repr(first)
    assert "A-02" not in repr(second)
    assert "PLN-15" not in {each.question.code for each in second.differences}, "theirs stood"


def test_r106_only_oneself_and_the_quality_lead_see_it(decided: Office) -> None:
    for person in ("A-09", "A-11", "M-01"):
        cards = decided.as_(person).panel_card
        with pytest.raises(NotAllowedError):
            cards.of(decided.round_id, "A-02")
        with pytest.raises(NotAllowedError):
            cards.auditors(decided.round_id)
    own = decided.as_("A-02").panel_card.of(decided.round_id, "A-02")
    cards = decided.as_("Q-01").panel_card
    assert cards.auditors(decided.round_id) == ("A-02", "A-09")
    assert cards.of(decided.round_id, "A-02") == own, "the lead reads the same page"
    for nobody in ("A-11", "A-99"):
        with pytest.raises(WrongInputError, match=f"No case of {nobody}"):
            cards.of(decided.round_id, nobody)


def test_a_lead_who_decides_sees_only_decided_cases(decided: Office) -> None:
    decided.as_("Q-01").people.give_role("Q-01", Role.MODERATOR, decided.round_id)
    card = decided.as_("Q-01").panel_card.of(decided.round_id, "A-02")
    assert (card.cases, {each.reference for each in card.differences}) == (1, {"PW-1"})


def test_nothing_is_there_before_a_case_is_decided(office: Office, fill: Callable[..., None]) -> None:
    office.hold_round()
    case = office.allocate()
    fill("A-02", case, PLN_15=LOW)
    fill("A-09", case)
    for person in ("A-02", "Q-01"):
        cards = office.as_(person).panel_card
        assert cards.rounds() == ()
        with pytest.raises(WrongInputError, match="is decided yet"):
            cards.of(office.round_id, "A-02")
    assert office.as_("Q-01").panel_card.auditors(office.round_id) == ()
    finish(office, case, {"PLN-15": READ})
    assert [each.round_id for each in office.as_("A-02").panel_card.rounds()] == [office.round_id]
    assert office.as_("A-11").panel_card.rounds() == office.as_("M-01").panel_card.rounds() == ()


def test_r103_the_first_frozen_grade_counts_whatever_was_opened_again(
    office: Office, fill: Callable[..., None]
) -> None:
    office.hold_round()
    case = office.allocate()
    fill("A-02", case, PLN_15=LOW)
    fill("A-09", case)
    office.as_("Q-01").auditing.reopen(case, Seat.FIRST, "The wrong key was pressed on the plan.")
    fill("A-02", case)
    finish(office, case, {})
    first = office.as_("A-02").panel_card.of(office.round_id, "A-02")
    assert (first.direction.lower, first.direction.higher) == (1, 0)
    (told,) = first.differences
    assert (told.own.words, told.decided.words, told.notes) == ("Requires improvement", "Good", ())
    assert told.reason == "Changed when an audit was opened again"
    second = office.as_("A-09").panel_card.of(office.round_id, "A-09")
    assert (second.differences, second.direction.same) == ((), second.direction.count)


def test_r108_a_case_made_up_to_practise_on_never_counts(decided: Office) -> None:
    lead = decided.as_("Q-01")
    with lead.work.store.transaction() as session:
        session.get_one(Case, 1).synthetic = True
    assert lead.panel_card.auditors(decided.round_id) == ()
    assert decided.as_("A-02").panel_card.rounds() == ()
    with pytest.raises(WrongInputError, match="is decided yet"):
        decided.as_("A-02").panel_card.of(decided.round_id, "A-02")


def audit_it(office: Office, person: str, case: int, seat: Seat, said: str) -> None:
    record = office.as_("Q-01").audit_reviews.ask(case, seat, person)
    auditing = office.as_(person).auditing
    complete(auditing, record, "good", {"ATA-01": Answer("partly", said), "ATA-15": LOW})
    auditing.submit(record)


def test_r092_the_audit_of_ones_audit_is_on_it_once_the_case_is_decided_without_its_writer(decided: Office) -> None:
    audit_it(decided, "A-11", 1, Seat.FIRST, "A-11 asked A-09; A-02 knew.")
    audit_it(decided, "A-11", 2, Seat.FIRST, "Not decided yet.")
    (mine,) = decided.as_("A-02").panel_card.of(decided.round_id, "A-02").reviews
    assert mine.name == "PW-1, CIN"
    told = {each.question.code: each for each in mine.answers}
    assert len(told) == 16
    assert (told["ATA-01"].words, told["ATA-01"].comment) == ("Partly", "[an auditor] asked [an auditor]; A-02 knew.")
    assert (told["ATA-15"].words, told["ATA-15"].grade) == ("Requires improvement", 2)
    assert not [each for each in mine.answers if re.search(r"\bA-11\b", f"{each.words} {each.comment}")]
    assert decided.as_("A-09").panel_card.of(decided.round_id, "A-09").reviews == ()
    assert decided.as_("Q-01").panel_card.of(decided.round_id, "A-02").reviews == (mine,)


def test_r092_where_one_audit_is_all_there_is_it_is_read_once_it_is_in(
    office: Office, fill: Callable[..., None]
) -> None:
    lead = office.as_("Q-01")
    days = date(2026, 11, 9), date(2026, 11, 13)
    office.round_id = lead.round_setting.create(NewRound("Alone", *days, second_rule=SecondRule.NONE))
    case = office.allocate(second="")
    fill("A-02", case)
    assert office.as_("A-02").panel_card.rounds() == ()
    assert not office.as_("A-02").worklist.tasks()[0].reviewed
    audit_it(office, "A-11", case, Seat.FIRST, "Fair.")
    desk = office.as_("A-02")
    assert desk.worklist.tasks()[0].reviewed
    assert [each.name for each in desk.panel_card.rounds()] == ["Alone"]
    card = desk.panel_card.of(office.round_id, "A-02")
    assert (card.cases, len(card.reviews)) == (0, 1)
    assert card.cases_words == "No case that you audited is decided: each had one audit alone."
    with pytest.raises(NotAllowedError):
        office.as_("A-11").panel_card.of(office.round_id, "A-02")
