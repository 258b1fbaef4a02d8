"""R-099, R-106, R-107: figures of agreement rest on independent, frozen grades from before moderation alone."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from audit_tool.analysis.agreement import Figures, figures
from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.exchange.demonstration import PASSPHRASE
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.definition import Seat
from audit_tool.models.rounds import Round
from audit_tool.services.agreement import GradePair
from audit_tool.services.agreement_scopes import whole_scopes
from audit_tool.services.calibrating import NewCalibration
from audit_tool.services.desk import unlock
from audit_tool.services.identity import Role
from audit_tool.services.round_terms import NewRound
from audit_tool.services.rounds import Mode
from audit_tool.services.rulings import Ruling
from tests.conftest import Office, kept

WORDS = "The record shows who keeps the child safe, and how it is known."
LOW = Answer("requires_improvement", WORDS, ("assessment",))
HIGH = Answer("good", WORDS, ("assessment",))
NOT_JUDGED = Answer("not_judged", "Not on the record.", (), "not_enough_on_record")


def told(pairs: tuple[GradePair, ...]) -> Figures:
    return figures([pair.judgements for pair in pairs], 4)


@pytest.fixture
@kept
def pair(office: Office, fill: Callable[..., None]) -> int:
    """Both audits frozen; the second is lower on PLN-15 and ASM-19, and did not judge VOC-09."""
    office.hold_round()
    allocation = office.allocate()
    fill("A-02", allocation)
    fill("A-09", allocation, PLN_15=LOW, ASM_19=LOW, VOC_09=NOT_JUDGED)
    return allocation


def test_the_worked_example_has_the_figures_that_moderation_counts(demonstration: Path, forms: FormCatalogue) -> None:
    lead = unlock(demonstration, "Q-01", PASSPHRASE, forms)
    week = lead.rounds.named("").id
    shown = next(row for row in lead.moderating.panel(week) if row.reference == "PW-DEMO-014")
    counted = lead.moderating.comparison(shown.allocation_id).pair.original
    grades = lead.agreement.grades(week)
    lead.lock()
    found = told(tuple(each for each in grades.independent if each.reference == "PW-DEMO-014"))
    assert found.two is not None
    assert (found.two.exact.count, found.judged, found.two.within_one.count) == (13, 16, 16)
    assert (counted.same, counted.pairs, counted.within_one) == (13, 16, 16)
    assert (found.two.direction.first_higher, found.two.direction.second_higher) == (3, 0)
    assert (found.by_one, found.by_none) == (counted.scope, counted.neither)
    assert told(grades.independent).judged > found.judged


def test_both_grades_stand_at_their_place_on_the_scale_with_what_they_are_told_by(office: Office, pair: int) -> None:
    found = office.as_("Q-01").agreement.grades(office.round_id)
    assert (found.round_name, found.counts, found.informed, found.own_cases) == (
        "Practice week: November 2026",
        True,
        (),
        0,
    )
    of = {each.code: each for each in found.independent}
    plan = of["PLN-15"]
    assert (plan.reference, plan.form, plan.auditors) == ("PW-1", "Form CIN version 1", ("A-02", "A-09"))
    assert tuple(grade.code for grade in plan.scale) == ("inadequate", "requires_improvement", "good", "outstanding")
    assert (plan.judgements, of["VOC-09"].judgements, of["RSK-22"].judgements) == ((2, 1), (2, None), (2, 2))
    assert plan.themes == ("Plans that are specific and checkable",)
    assert all(each.section for each in found.independent)


def test_a_form_with_one_grade_tells_its_figures_once(office: Office, pair: int) -> None:
    found = office.as_("Q-01").agreement.grades(office.round_id).independent
    assert [scope.words for scope in whole_scopes(found)] == ["Cases as a whole", "All graded questions"]
    alone = [each for each in found if each.overall]
    assert [scope.words for scope in whole_scopes(alone)] == ["Cases as a whole"]
    assert whole_scopes([]) == ()


def test_parts_add_up_to_the_whole(office: Office, pair: int) -> None:
    found = office.as_("Q-01").agreement.grades(office.round_id).independent
    parts = defaultdict[str, list[GradePair]](list)
    for each in found:
        parts[each.section].append(each)
    assert len(parts) > 3
    assert sum(told(tuple(part)).judged for part in parts.values()) == told(found).judged
    assert (told(found).by_one, told(found).by_none) == (1, 0)


def test_nothing_is_told_while_one_audit_is_open(office: Office, fill: Callable[..., None]) -> None:
    office.hold_round()
    fill("A-02", office.allocate())
    found = office.as_("Q-01").agreement.grades(office.round_id)
    assert (found.independent, found.informed, found.own_cases) == ((), (), 0)


def test_neither_moderation_nor_reopening_changes_a_grade(office: Office, pair: int) -> None:
    before = office.as_("Q-01").agreement.grades(office.round_id)
    again = office.as_("Q-01").auditing.reopen(pair, Seat.SECOND, "The wrong key was pressed.")
    auditing = office.as_("A-09").auditing
    auditing.save(again, "PLN-15", HIGH)
    auditing.submit(again)
    moderating = office.as_("M-01").moderating
    moderating.accept_agreed(pair)
    ruling = Ruling("good", "slip_or_wrong_key", "Read the records of brothers and sisters first.")
    for routed in moderating.comparison(pair).open_items:
        moderating.decide(pair, routed.item.code, ruling)
    moderating.finish(pair)
    assert office.as_("Q-01").agreement.grades(office.round_id) == before


@pytest.mark.parametrize(
    ("mode", "informed"), [(Mode.BLIND, False), (Mode.OWN_GRADES_FIRST, False), (Mode.INFORMED, True)]
)
def test_r099_informed_pairs_have_a_table_of_their_own(
    office: Office, fill: Callable[..., None], mode: Mode, informed: bool
) -> None:
    office.hold_round(mode)
    allocation = office.allocate()
    fill("A-02", allocation)
    fill("A-09", allocation)
    office.as_("A-09").first_reading.given(allocation)
    found = office.as_("Q-01").agreement.grades(office.round_id)
    assert bool(found.informed) is informed
    assert bool(found.independent) is not informed


def test_who_read_the_first_audit_before_submitting_is_informed_whatever_the_round_is_now(
    office: Office, fill: Callable[..., None]
) -> None:
    office.hold_round(Mode.INFORMED)
    allocation = office.allocate()
    fill("A-02", allocation)
    office.as_("A-09").auditing.begin(allocation)
    office.as_("A-09").first_reading.given(allocation)
    fill("A-09", allocation)
    with office.as_("Q-01").work.store.transaction() as session:
        session.get_one(Round, office.round_id).mode = Mode.BLIND.value
    found = office.as_("Q-01").agreement.grades(office.round_id)
    assert found.informed
    assert not found.independent


def test_r106_only_the_lead_sees_who_graded_higher(office: Office, pair: int) -> None:
    def names(person: str) -> set[tuple[str, str]]:
        return {each.auditors for each in office.as_(person).agreement.grades(office.round_id).independent}

    assert names("Q-01") == {("A-02", "A-09")}
    assert names("M-01") == {("", "")}
    office.as_("Q-01").people.give_role("Q-01", Role.MODERATOR, office.round_id)
    office.lock()
    assert names("Q-01") == {("", "")}
    moderating = office.as_("M-01").moderating
    moderating.accept_agreed(pair)
    for routed in moderating.comparison(pair).open_items:
        ruling = Ruling("good", "slip_or_wrong_key", "Read the records of brothers and sisters first.")
        moderating.decide(pair, routed.item.code, ruling)
    moderating.finish(pair)
    assert names("Q-01") == {("A-02", "A-09")}
    assert names("M-01") == {("", "")}


def test_auditors_see_none_of_it_and_a_moderator_not_their_own_cases(office: Office, pair: int) -> None:
    for person in ("A-02", "A-09", "A-11"):
        with pytest.raises(NotAllowedError):
            office.as_(person).agreement.grades(office.round_id)
    for person in ("A-09", "A-11"):
        office.as_("Q-01").people.give_role(person, Role.MODERATOR, office.round_id)
    own = office.as_("A-09").agreement.grades(office.round_id)
    assert (own.independent, own.own_cases) == ((), 1)
    assert office.as_("A-11").agreement.grades(office.round_id).independent


def test_r107_calibration_is_told_elsewhere(office: Office) -> None:
    day = date(2026, 11, 9)
    made = office.as_("Q-01").calibrating.set_up(NewCalibration("Monday", day, ("CAL-01",), ("A-02", "A-09")))
    with pytest.raises(WrongInputError, match="“Monday” is a calibration"):
        office.as_("Q-01").agreement.grades(made)


@pytest.mark.parametrize("counts", [True, False])
def test_a_pilot_says_whether_it_counts(office: Office, counts: bool) -> None:
    day = date(2026, 11, 9)
    new = NewRound("Pilot", day, day, pilot=True, pilot_counts=counts)
    made = office.as_("Q-01").round_setting.create(new)
    assert office.as_("Q-01").agreement.grades(made).counts is counts
