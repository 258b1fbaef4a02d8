"""Answers propose actions by rules that are data; a person accepts or dismisses each, and none comes by itself."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from audit_tool.analysis.action_words import Level, Source, Urgency, Wanted
from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.formdef.action_rules import action_rules, proposed_working_days
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.faults import FormFileError
from audit_tool.services.calibrating import NewCalibration
from audit_tool.services.desk import Desk
from audit_tool.services.round_terms import NewRound
from audit_tool.services.rulings import Ruling
from tests.conftest import Office

Fill = Callable[..., None]
LOW = Answer("inadequate", "No plan keeps the child safe in the evenings, and nobody has asked.", ("assessment",))


def offered(desk: Desk, record: int) -> list[tuple[str, str]]:
    return [(one.rule, one.question) for one in desk.action_proposals.of_record(record)]


@pytest.fixture
def record(office: Office) -> int:
    office.hold_round()
    office.allocate()
    desk = office.as_("A-02")
    made = desk.auditing.begin(1)
    desk.auditing.save(made, "SAF-01", Answer("partly", "Evenings."))
    desk.auditing.save(made, "THR-02", Answer("no", "Too low."))
    desk.auditing.save(made, "PLN-15", LOW)
    return made


def test_answers_propose_and_nothing_happens_by_itself(office: Office, record: int) -> None:
    desk = office.as_("A-02")
    assert offered(desk, record) == [("ACT-R01", "SAF-01"), ("ACT-R02", "THR-02"), ("ACT-R03", "PLN-15")]
    assert desk.actions.count(Wanted()) == 0
    desk.auditing.save(record, "THR-02", Answer("yes"))
    assert offered(desk, record) == [("ACT-R01", "SAF-01"), ("ACT-R03", "PLN-15")]


def test_a_proposal_is_accepted_or_dismissed_in_one_act_and_comes_no_more(office: Office, record: int) -> None:
    desk = office.as_("A-02")
    (action,) = desk.action_proposals.accept(record, "ACT-R03", "PLN-15").ids
    desk.action_proposals.dismiss(record, "ACT-R01", "SAF-01")
    assert offered(desk, record) == [("ACT-R02", "THR-02")]
    found = desk.actions.one(action)
    assert (found.rule, found.question, found.source) == ("ACT-R03", "PLN-15", Source.QUESTION)
    assert (found.line.level, found.line.urgency, found.line.owner) == (
        Level.CHILD, Urgency.FIVE_DAYS, "The worker's manager",
    )  # fmt: skip
    assert found.line.due_on == date(2026, 11, 24), "ten working days later"
    assert "Put right for the child" in found.line.text
    for act in (desk.action_proposals.accept, desk.action_proposals.dismiss):
        with pytest.raises(WrongInputError, match="not proposed, or no longer"):
            act(record, "ACT-R03", "PLN-15")


def test_nobody_else_is_offered_what_an_audit_proposes(office: Office, record: int) -> None:
    for person in ("Q-01", "A-09", "M-01"):
        with pytest.raises(NotAllowedError):
            office.as_(person).action_proposals.of_record(record)


def test_a_case_proposes_once_it_is_decided(office: Office, fill: Fill) -> None:
    office.hold_round()
    office.allocate()
    fill("A-02", 1)
    fill("A-09", 1, PLN_15=LOW)
    moderator = office.as_("M-01")
    assert moderator.action_proposals.of_case(1) == ()
    moderator.moderating.decide(1, "PLN-15", Ruling("inadequate", "slip_or_wrong_key", "There is no plan at all."))
    assert moderator.action_proposals.of_case(1) == ()
    for routed in moderator.moderating.comparison(1).open_items:
        ruling = Ruling("good", "slip_or_wrong_key", "The wrong key was pressed.")
        moderator.moderating.decide(1, routed.item.code, ruling)
    moderator.moderating.accept_agreed(1)
    moderator.moderating.finish(1)
    rules = [(one.rule, one.question) for one in moderator.action_proposals.of_case(1)]
    assert ("ACT-R03", "PLN-15") in rules
    (action,) = moderator.action_proposals.accept_for_case(1, "ACT-R03", "PLN-15").ids
    assert moderator.actions.one(action).source is Source.MODERATION
    for rule, question in rules:
        if question != "PLN-15":
            moderator.action_proposals.dismiss_for_case(1, rule, question)
    assert moderator.action_proposals.of_case(1) == ()
    with pytest.raises(NotAllowedError):
        office.as_("A-02").action_proposals.of_case(1)


def test_a_due_date_is_proposed_from_the_urgency_by_data(office: Office) -> None:
    """R-134: working days from the file of rules; what is due by the next practice week follows the next round."""
    found = office.as_("A-02").action_proposals.days()
    assert found.keys() == set(Urgency)
    assert (found[Urgency.TODAY], found[Urgency.FIVE_DAYS]) == (date(2026, 11, 10), date(2026, 11, 17))
    assert found[Urgency.TWENTY_DAYS] == date(2026, 12, 8)
    assert found[Urgency.NEXT_WEEK] == found[Urgency.NEXT_REVIEW]
    lead = office.as_("Q-01")
    for name, day in (("Later", date(2027, 6, 7)), ("Spring", date(2027, 2, 8)), ("Past", date(2026, 11, 2))):
        lead.round_setting.create(NewRound(name, day, day))
    lead.calibrating.set_up(NewCalibration("Practice", date(2027, 1, 11), ("CAL-01",), ("A-02", "A-09")))
    assert office.as_("A-02").action_proposals.days()[Urgency.NEXT_WEEK] == date(2027, 2, 8)
    assert set(proposed_working_days()) == set(Urgency)


def test_every_shipped_rule_is_about_something_that_is_asked(forms: FormCatalogue) -> None:
    form = forms.newest("CIN")
    for rule in action_rules():
        assert any(rule.fits(question) for question in form.questions.values()), rule.code
        Level(rule.level)
        Urgency(rule.urgency)
    codes = [rule.code for rule in action_rules()]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize(
    "wrong",
    [
        "rules:\n  - code: ACT-R01\n",
        "rules:\n  - code: lower\n    answers: [no]\n",
        "other: 1\n",
        "due_in:\n  someday: 3\n",
    ],
)
def test_rules_that_cannot_be_read_are_named_with_their_line(tmp_path: Path, wrong: str) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text(wrong, encoding="utf-8")
    with pytest.raises(WrongInputError, match=r"cannot be read at line \d"):
        action_rules(path)


def test_rules_with_a_key_twice_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text("rules: []\nrules: []\n", encoding="utf-8")
    with pytest.raises(FormFileError):
        action_rules(path)
