"""R-160: the briefing note on a dip sample counts as Insight does, compares what is shared, says what is missing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from audit_tool.analysis.action_words import Level, Urgency
from audit_tool.analysis.action_words import Source as Came
from audit_tool.analysis.counting import Count
from audit_tool.analysis.sample_settings import SampleSettings
from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.formdef.answers import Answer
from audit_tool.reports.dip_sample.collect import collect
from audit_tool.reports.dip_sample.content import DipSampleNote
from audit_tool.reports.dip_sample.matters import FIRST, note_rules
from audit_tool.reports.frozen_content import kept as as_kept
from audit_tool.reports.issuing import issue
from audit_tool.reports.request import Request
from audit_tool.services.action_terms import NewAction, Origin
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.insight import By, Chosen
from audit_tool.services.population import ListedCase, Source
from audit_tool.services.round_terms import NewRound
from tests.conftest import Office, kept

Fill = Callable[..., None]
SEPTEMBER, NOVEMBER, FEBRUARY = (
    "Return interviews: September",
    "Return interviews: November",
    "Return interviews: February",
)
NO = Answer("no", "Nothing is on the record.")
PARTLY = Answer("partly", "Half of it.")


def dip(office: Office, name: str, day: date, **more: object) -> int:
    new = NewRound(name, day, day, kind="dip_sample", forms=("RHI",), **more)  # type: ignore[arg-type]
    return office.as_("Q-01").round_setting.create(new)


def read(office: Office, round_id: int, fill: Fill, reference: str, grade: str = "good", **answers: Answer) -> None:
    new = NewAllocation(reference, "A-02", form="RHI")
    fill("A-02", office.as_("Q-01").allocation.allocate(round_id, new), grade, **answers)


@pytest.fixture
@kept
def sampled(office: Office, fill: Fill) -> Office:
    """Six interviews in November after two in September; one more waits; another sample is set up for February."""
    earlier = dip(office, SEPTEMBER, date(2026, 9, 14))
    for at, grade in enumerate(("good", "requires_improvement")):
        read(office, earlier, fill, f"RH-{at}", grade, RHI_02=NO)
    office.round_id = dip(
        office, NOVEMBER, date(2026, 11, 10), theme="Going missing", service_areas=("North", "South"), target=8
    )
    for at in range(6):
        grade = "good" if at < 4 else "requires_improvement"
        read(office, office.round_id, fill, f"RI-{at}", grade, RHI_05=NO if at else PARTLY)
    office.as_("Q-01").allocation.allocate(office.round_id, NewAllocation("RI-9", "A-09", form="RHI"))
    dip(office, FEBRUARY, date(2027, 2, 8))
    return office


def note(office: Office, name: str = NOVEMBER) -> DipSampleNote:
    return collect(office.as_("Q-01"), Request(round=name))


def test_m36_the_lead_grade_is_that_of_insight_with_the_last_sample_beside_it(sampled: Office) -> None:
    (matter,) = note(sampled).matters
    assert matter.sentence == (
        "1 of 2 good or outstanding last time, then 4 of 6 (67%, small number): too few to tell a change."
    )
    assert matter.chart is not None
    assert [(bar.label, bar.total) for bar in matter.chart.bars] == [("Last sample", 2), ("This sample", 6)]
    shown = sampled.as_("Q-01").insight.share_out(Chosen(rounds=(sampled.round_id,)), By.ROUND).bars[0]
    assert matter.chart.bars[1].counts == shown.counts
    assert matter.compared.startswith(f"Beside it: {SEPTEMBER}.")


def test_each_question_is_told_in_counts_with_what_may_be_said_of_the_change(sampled: Office) -> None:
    lines = {each.question: each for each in note(sampled).matters[0].questions}
    own_words = lines["Is the child's own account there, in their words?"]
    assert (own_words.counts, own_words.before) == ("Yes: 6 of 6 (100%, small number)", "0 of 2")
    assert own_words.told == "Too few to tell a change"
    plan = lines["Does it end with a safety plan for next time?"]
    assert plan.counts == "Yes: 0 of 6 (0%, small number); partly 1, no 5"


def test_strengths_and_needs_are_found_by_rule_and_a_worry_is_neither(sampled: Office) -> None:
    (matter,) = note(sampled).matters
    assert ("Is the child's own account there, in their words?", "6 of 6 (100%, small number)") in matter.strengths
    assert matter.needs == (("Does it end with a safety plan for next time?", "0 of 6 (0%, small number)"),)
    named = [question for question, _ in (*matter.strengths, *matter.needs)]
    assert "Is there anything today that needs same-day action?" not in named
    assert "fewer than 50% of them do" in note(sampled).rule


@pytest.mark.parametrize(
    ("each", "strong", "needed"),
    [
        (Count(5, 5), True, False),
        (Count(4, 4), False, False),
        (Count(2, 5), False, True),
        (Count(5, 10), False, False),
        (Count(0, 4), False, False),
        (Count(0, 0), False, False),
    ],
)
def test_nothing_is_a_strength_or_a_need_on_too_few(each: Count, strong: bool, needed: bool) -> None:
    assert (note_rules().strong(each), note_rules().needed(each)) == (strong, needed)


def test_what_the_round_does_not_record_is_said_in_words(sampled: Office) -> None:
    told = dict(note(sampled).sample)
    assert told["Why this sample now"] == "Not recorded"
    assert told["Period sampled"] == "Not recorded; the days above are those of the audit"
    assert told["Drawn from"] == "Not recorded: no list of the population is held"
    assert told["Sample size"] == "6 settled of 7 given out; 8 were aimed at"
    assert told["Part of the service"] == "North and South"
    assert dict(note(sampled, SEPTEMBER).sample)["Part of the service"] == "Not recorded"


def test_r025_r026_what_the_round_records_of_its_sample_stands_in_the_note(sampled: Office) -> None:
    lead = sampled.as_("Q-01")
    kept_round = lead.round_setting.settings(sampled.round_id).round
    told_now = replace(kept_round, why_now=" Fewer were held in time. ", sampled_period="July to September 2026")
    lead.round_setting.change(sampled.round_id, replace(told_now, sub_group="Twice missing"))
    told = dict(note(sampled).sample)
    assert told["Why this sample now"] == "Fewer were held in time."
    assert told["Period sampled"] == "July to September 2026"
    assert told["Part of the service"] == "North and South: Twice missing"


def test_a_drawn_sample_says_of_how_many(sampled: Office) -> None:
    lead = sampled.as_("Q-01")
    cases = tuple(ListedCase(f"PW-{at:02}") for at in range(40))
    lead.population.bring_in(sampled.round_id, cases, Source("list.csv", "", "0" * 64, {}))
    assert dict(note(sampled).sample)["Drawn from"] == "A list of 40"
    lead.sampling.draw(sampled.round_id, SampleSettings("48213077", date(2026, 11, 9), 3))
    assert "48213077" in dict(note(sampled).sample)["How items were chosen"]


def test_the_first_sample_has_nothing_beside_it_and_the_next_is_told(sampled: Office) -> None:
    first = note(sampled, SEPTEMBER)
    assert first.matters[0].compared == FIRST
    assert first.matters[0].sentence == "1 of 2 good or outstanding."
    assert first.next_sample == f"{NOVEMBER}, from 10 November 2026."
    assert note(sampled).next_sample == f"{FEBRUARY}, from 8 February 2027."


def test_r128_a_sample_that_was_read_in_another_way_is_not_compared(sampled: Office, fill: Fill) -> None:
    full = NewAllocation("RI-77", "A-02", form="CIN")
    fill("A-02", sampled.as_("Q-01").allocation.allocate(sampled.round_id, full), CVR_23=Answer("file_only"))
    found = note(sampled)
    assert found.matters[0].compared.startswith("Not comparable: the audits were done in other ways")
    assert all(not each.before for each in found.matters[0].questions)
    assert [each.title[:24] for each in found.matters] == ["Return home interview di", "Child in need and child "]


def test_actions_are_counted_with_their_dates_and_no_item_is_named(sampled: Office) -> None:
    lead = sampled.as_("Q-01")
    origin = Origin(Came.ROUND, round_id=sampled.round_id)
    ask = "Every interview ends with a plan."
    lead.actions.raise_new(
        NewAction(ask, Level.TEAM, Urgency.TODAY, "Team managers", date(2026, 11, 12), origin=origin)
    )
    sampled.clock.now = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    found = note(sampled)
    assert dict(found.actions)["Past their date"] == "1"
    assert [(each.text, each.owner, each.due) for each in found.steps] == [(ask, "Team managers", "12 November 2026")]
    assert not [each for each in ("RI-", "RH-", "A-02", "A-09") if each in as_kept(found)]


def test_other_rounds_and_samples_of_which_nothing_is_settled_are_refused(sampled: Office) -> None:
    with pytest.raises(WrongInputError, match="No audit of Return interviews: February is settled yet"):
        note(sampled, FEBRUARY)
    sampled.as_("Q-01").round_setting.create(NewRound("A week", date(2026, 11, 9), date(2026, 11, 9)))
    with pytest.raises(WrongInputError, match="A week is no dip sample: its kind is practice week"):
        note(sampled, "A week")


def test_it_is_for_the_quality_lead(sampled: Office) -> None:
    for person in ("A-02", "M-01"):
        with pytest.raises(NotAllowedError):
            collect(sampled.as_(person), Request(round=NOVEMBER))


def test_r167_it_is_issued_like_the_others(sampled: Office) -> None:
    sampled.clock.now = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    lead = sampled.as_("Q-01")
    number = issue("dip-sample", lead, Request(round=NOVEMBER))
    (made,) = lead.issued.listing()
    assert (made.id, made.title, made.number) == (number, f"Dip sample: {NOVEMBER}", 1)
    assert lead.issued.pdf(number).startswith(b"%PDF-")
