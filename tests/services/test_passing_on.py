"""A moderator leaves a question or a case to another by name, who decides it; the first keeps reading (3.2 step 13)."""

from collections.abc import Callable
from datetime import date

import pytest

from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.services.comparisons import Comparison
from audit_tool.services.deciding_history import Happened
from audit_tool.services.identity import Role
from audit_tool.services.people import NewPerson
from audit_tool.services.rulings import Ruling
from tests.conftest import CHEAP, PASSPHRASE, Office, kept
from tests.services.test_moderating import LOW, SLIP

WHY = "I managed this team until spring and do not want to judge its plans."
RULING = Ruling("good", *SLIP)


@pytest.fixture
@kept
def pair(office: Office, fill: Callable[..., None]) -> int:
    """Both audits differ on PLN-15 and ASM-19; M-01, M-02 and M-03 moderate the round."""
    office.hold_round()
    allocation = office.allocate()
    fill("A-02", allocation)
    fill("A-09", allocation, PLN_15=LOW, ASM_19=LOW)
    lead = office.as_("Q-01")
    for code in ("M-02", "M-03"):
        lead.people.add(NewPerson(code, "Head of practice", roles=()))
        lead.give_passphrase(code, PASSPHRASE, CHEAP)
        lead.people.give_role(code, Role.MODERATOR, office.round_id)
    return allocation


def pass_on(office: Office, pair: int, code: str = "PLN-15", to: str = "M-02") -> Comparison:
    return office.as_("M-01").passing_on.pass_on(pair, code, to, WHY)


def open_codes(comparison: Comparison) -> set[str]:
    return {each.item.code for each in comparison.open_items}


def test_a_question_passed_on_is_decided_by_the_second_alone(office: Office, pair: int) -> None:
    found = pass_on(office, pair).with_second("PLN-15")
    assert found is not None
    assert (found.to, found.by, found.reason) == ("M-02", "M-01", WHY)
    for person in ("M-01", "M-03"):
        moderating = office.as_(person).moderating
        with pytest.raises(WrongInputError, match="This question was passed on to M-02, who decides it"):
            moderating.decide(pair, "PLN-15", RULING)
        with pytest.raises(WrongInputError, match="This question was passed on to M-02, who decides it"):
            moderating.send_to_panel(pair, "PLN-15")
        assert open_codes(moderating.comparison(pair)) == {"PLN-15", "ASM-19"}
    office.as_("M-01").moderating.decide(pair, "ASM-19", RULING)
    made = office.as_("M-02").moderating.decide(pair, "PLN-15", RULING)
    assert made.decided["PLN-15"].by == "M-02"
    with pytest.raises(WrongInputError, match="passed on to M-02"):
        office.as_("M-01").moderating.decide(pair, "PLN-15", RULING)
    office.as_("M-01").moderating.accept_agreed(pair)
    done = office.as_("M-01").moderating.finish(pair)
    assert done.decided_at is not None
    assert done.passed == ()
    assert office.as_("Q-01").check() == ()


def test_a_whole_case_passed_on_is_the_seconds_to_its_end(office: Office, pair: int) -> None:
    pass_on(office, pair, code="")
    moderating = office.as_("M-01").moderating
    attempts: tuple[Callable[[], object], ...] = (
        lambda: moderating.decide(pair, "ASM-19", RULING),
        lambda: moderating.accept_agreed(pair),
        lambda: moderating.finish(pair),
    )
    for attempt in attempts:
        with pytest.raises(WrongInputError, match="This case was passed on to M-02"):
            attempt()
    second = office.as_("M-02").moderating
    for code in ("PLN-15", "ASM-19"):
        second.decide(pair, code, RULING)
    second.accept_agreed(pair)
    assert second.finish(pair).decided_at is not None


def test_it_is_taken_back_with_a_reason_and_the_history_tells_both(office: Office, pair: int) -> None:
    pass_on(office, pair)
    first = office.as_("M-01")
    with pytest.raises(WrongInputError, match="Taking it back needs a reason"):
        first.passing_on.take_back(pair, "PLN-15", " ")
    with pytest.raises(WrongInputError, match="was not passed on"):
        first.passing_on.take_back(pair, "ASM-19", WHY)
    assert first.passing_on.take_back(pair, "PLN-15", "M-02 is away until Friday.").passed == ()
    assert first.moderating.decide(pair, "PLN-15", RULING).decided["PLN-15"].by == "M-01"
    steps = first.moderating.history(pair)
    assert [(step.act, step.code, step.words) for step in steps[:2]] == [
        (Happened.PASSED_ON, "PLN-15", f"M-02: {WHY}"),
        (Happened.TAKEN_BACK, "PLN-15", "M-02: M-02 is away until Friday."),
    ]


def test_the_second_is_a_moderator_who_audited_neither_and_has_no_conflict(office: Office, pair: int) -> None:
    lead = office.as_("Q-01")
    lead.people.give_role("A-09", Role.MODERATOR, office.round_id)
    lead.people.give_role("A-11", Role.MODERATOR, office.round_id)
    assert office.as_("M-01").passing_on.choices(pair) == ("A-11", "M-02", "M-03")
    office.as_("M-03").own_conflicts.declare("PW-1")
    office.as_("Q-01").people.leaves("A-11", date(2026, 11, 9))
    passing = office.as_("M-01").passing_on
    assert passing.choices(pair) == ("M-02",)
    for to in ("M-01", "M-03", "A-09", "A-11", "Q-01", "A-02", "X-99", ""):
        with pytest.raises(WrongInputError, match="Choose a moderator of this round"):
            passing.pass_on(pair, "PLN-15", to, WHY)
    assert passing.pass_on(pair, "PLN-15", "M-02", WHY).with_second("PLN-15") is not None


def test_only_what_is_open_and_with_nobody_is_passed_on_and_only_with_a_reason(office: Office, pair: int) -> None:
    moderating, passing = office.as_("M-01").moderating, office.as_("M-01").passing_on
    moderating.decide(pair, "ASM-19", RULING)
    for code, to, reason, words in (
        ("ASM-19", "M-02", WHY, "Only an open question"),
        ("XXX-99", "M-02", WHY, "not asked of both"),
        ("PLN-15", "M-02", " no ", "Passing on needs a reason"),
    ):
        with pytest.raises(WrongInputError, match=words):
            passing.pass_on(pair, code, to, reason)
    passing.pass_on(pair, "PLN-15", "M-02", WHY)
    with pytest.raises(WrongInputError, match="passed on to M-02 already"):
        passing.pass_on(pair, "PLN-15", "M-03", WHY)
    assert len(moderating.comparison(pair).passed) == 1


@pytest.mark.parametrize("person", ["A-02", "A-09", "A-11", "Q-01"])
def test_nobody_else_passes_on_or_takes_back(office: Office, pair: int, person: str) -> None:
    pass_on(office, pair)
    passing = office.as_(person).passing_on
    assert passing.choices(pair) == ()
    attempts: tuple[Callable[[], object], ...] = (
        lambda: passing.pass_on(pair, "ASM-19", "M-03", WHY),
        lambda: passing.take_back(pair, "PLN-15", WHY),
    )
    for attempt in attempts:
        with pytest.raises(NotAllowedError):
            attempt()
    assert passing.waiting() == ()


def test_the_second_has_it_in_the_list_and_among_what_waits_until_it_is_decided(office: Office, pair: int) -> None:
    pass_on(office, pair)
    for person in ("M-01", "M-02"):
        (row,) = office.as_(person).moderating.panel(office.round_id)
        assert row.passed_to == ("M-02",)
    assert office.as_("M-01").passing_on.waiting() == ()
    second = office.as_("M-02")
    (waiting,) = second.passing_on.waiting()
    assert (waiting.allocation_id, waiting.reference, waiting.by, waiting.reason) == (pair, "PW-1", "M-01", WHY)
    assert waiting.question.endswith(second.moderating.comparison(pair).pair.form.questions["PLN-15"].text)
    second.moderating.decide(pair, "PLN-15", RULING)
    assert second.passing_on.waiting() == ()
    (row,) = second.moderating.panel(office.round_id)
    assert row.passed_to == ()
