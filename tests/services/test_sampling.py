"""R-015 to R-022, R-024: a sample is drawn, kept, changed with a reason, and its figures add up."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from audit_tool.analysis.sample_settings import ByHand, FactRule, SampleSettings
from audit_tool.analysis.sample_sieve import State
from audit_tool.errors import WrongInputError
from audit_tool.formdef.definition import Seat
from audit_tool.services.companions import NewRecord
from audit_tool.services.population import ListedCase, SampledError, Source
from audit_tool.services.round_terms import NewRound
from audit_tool.services.sample_entries import Outcome, Sample
from audit_tool.services.sampling import OTHER_AREA, Sampling, new_seed
from audit_tool.storage import trail
from tests.conftest import Office

DAY = date(2026, 11, 9)
SOURCE = Source("extract.csv", "", "ab" * 32, {"Case ID": "reference"})
CASES = tuple(
    ListedCase(
        f"PW-{at:02}",
        team="North" if at % 2 else "South",
        last_audit_on=date(2026, 3, 1) if at == 5 else None,
        facts='{"Ward": "Penn"}' if at == 6 else "",
    )
    for at in range(1, 21)
)
SETTINGS = SampleSettings("48213077", DAY, 6, strata=("team",), reserves=2)


@pytest.fixture
def held(office: Office) -> Office:
    """A round with a population."""
    office.hold_round()
    office.as_("Q-01").population.bring_in(office.round_id, CASES, SOURCE)
    return office


def drawn(office: Office, settings: SampleSettings = SETTINGS) -> Sampling:
    sampling = office.as_("Q-01").sampling
    sampling.draw(office.round_id, settings)
    return sampling


def sample(office: Office) -> Sample:
    found = office.as_("Q-01").sampling.sample(office.round_id)
    assert found is not None
    assert found.figures.add_up
    return found


def of_state(found: Sample, *states: State) -> list[str]:
    return [one.reference for one in found.placed if one.state in states]


def test_r015_a_sample_is_kept_with_all_that_is_needed_to_draw_it_again(held: Office) -> None:
    sampling = drawn(held)
    found = sample(held)
    assert (found.entry.number, found.entry.by, found.entry.population) == (1, "Q-01", 20)
    assert found.entry.settings == SETTINGS
    assert len(found.entry.fingerprint) == 64
    assert found.entry.method.startswith("From a list of 20 cases, 1 was left out beforehand")
    assert of_state(found, State.EXCLUDED) == ["PW-05"]
    assert [case.reference for case in sampling.cases(held.round_id)] == of_state(found, State.DRAWN)
    assert {case.team for case in sampling.cases(held.round_id)} == {"North", "South"}
    assert held.as_("Q-01").check() == ()
    with held.as_("Q-01").work.store.reading() as session:
        entry = trail.entries(session)[-1]
    assert (entry.act, entry.subject) == ("sample drawn", "Practice week: November 2026")
    assert entry.detail == f"seed 48213077, 6 of 20 cases, {found.entry.fingerprint}"


def test_r015_the_same_list_settings_and_seed_give_the_same_sample_in_any_order_of_the_file(held: Office) -> None:
    drawn(held)
    first = sample(held)
    lead = held.as_("Q-01")
    other = lead.round_setting.create(NewRound("Another", DAY, DAY))
    lead.population.bring_in(other, CASES[::-1], SOURCE)
    lead.sampling.draw(other, SETTINGS)
    again = lead.sampling.sample(other)
    assert again is not None
    assert again.placed == first.placed
    assert again.entry.fingerprint == first.entry.fingerprint
    assert again.entry.method == first.entry.method


def test_r015_a_list_that_was_drawn_from_is_taken_back_only_with_its_cases_of_the_sample_which_are_logged(
    held: Office,
) -> None:
    lead = held.as_("Q-01")
    more = lead.population.bring_in(held.round_id, [ListedCase(f"PX-{at}", team="West") for at in range(8)], SOURCE)
    sampling = drawn(held, replace(SETTINGS, quotas=(("North", 2), ("South", 2), ("West", 2))))
    before = sample(held)
    west = [one.reference for one in before.placed if one.state is State.DRAWN and one.stratum == "West"]
    with pytest.raises(SampledError, match="2 cases of this file are in the sample"):
        lead.population.undo(more)
    assert sample(held).placed == before.placed
    assert len(lead.population.cases(held.round_id)) == 28
    assert lead.population.undo(more, from_sample=True) == 8
    after = sample(held)
    assert of_state(after, State.OUT) == west
    assert [(line.out, line.came_in, line.reason) for line in after.log] == [
        (each, "", "its list was taken back") for each in sorted(west)
    ]
    assert {case.team for case in sampling.cases(held.round_id)} == {"North", "South"}
    # What was drawn stays to be seen: seed, settings, and the fingerprint of the list that is gone.
    assert (after.entry.fingerprint, after.list_changed) == (before.entry.fingerprint, True)
    assert held.as_("Q-01").check() == ()
    lead.population.bring_in(held.round_id, [ListedCase(f"PX-{at}", team="West") for at in range(8)][::-1], SOURCE)
    assert not sample(held).list_changed
    sampling.draw(held.round_id, before.entry.settings)
    assert sample(held).placed == before.placed


def test_r019_a_reserve_of_a_list_that_was_taken_back_does_not_come_in(held: Office) -> None:
    lead = held.as_("Q-01")
    more = lead.population.bring_in(held.round_id, [ListedCase(f"PX-{at}", team="North") for at in range(3)], SOURCE)
    by_hand = tuple(ByHand(f"PW-{at:02}", "Of the last week.") for at in range(3, 20, 2) if at != 5)
    sampling = drawn(
        held, replace(SETTINGS, quotas=(("North", 1),), left_out=by_hand, picks=(ByHand("PW-01", "Risk."),))
    )
    assert of_state(sample(held), State.RESERVE)
    lead.population.undo(more)
    assert sampling.replace(held.round_id, "PW-01", Outcome.UNSUITABLE, "Closed long ago.") == ""


def test_r022_no_brother_or_sister_of_a_case_picked_later_comes_in_from_the_reserves(held: Office) -> None:
    """The family of the first reserve: somebody else of it is in the sample by then."""
    lead = held.as_("Q-01")
    other = lead.round_setting.create(NewRound("Families", DAY, DAY))
    lead.population.bring_in(other, [ListedCase(f"F-{at}", family_group=f"G-{at % 6}") for at in range(12)], SOURCE)
    lead.sampling.draw(other, SampleSettings("7", DAY, 2, reserves=3))
    found = lead.sampling.sample(other)
    assert found is not None
    drawn_first, *_ = of_state(found, State.DRAWN)
    family = {f"F-{at}": at % 6 for at in range(12)}
    first, second, _ = of_state(found, State.RESERVE)
    sibling = next(each for each in family if family[each] == family[first] and each != first)
    lead.sampling.pick(other, sibling, "A matter of risk.")
    assert lead.sampling.replace(other, drawn_first, Outcome.UNSUITABLE, "Closed long ago.") == second


def test_a_preview_tells_figures_and_keeps_nothing(held: Office) -> None:
    sampling = held.as_("Q-01").sampling
    told = sampling.preview(held.round_id, SETTINGS)
    assert [(one.name, one.may_be_drawn, one.drawn, one.reserves) for one in told.strata] == [
        ("North", 9, 3, 2), ("South", 10, 3, 2)
    ]  # fmt: skip
    assert (told.figures.sentence, told.shortfall) == (
        "20 in the population = 1 excluded + 6 in the sample + 4 in reserve + 9 not drawn", ""
    )  # fmt: skip
    assert sampling.sample(held.round_id) is None
    assert sampling.draws(held.round_id) == ()
    assert sampling.cases(held.round_id) == ()


def test_what_is_proposed_comes_from_the_round_and_then_from_the_last_drawing(held: Office) -> None:
    sampling = held.as_("Q-01").sampling
    assert sampling.proposed(held.round_id) == SampleSettings("", DAY, 12, strata=("team",))
    assert [(one.fact, one.values[:2]) for one in sampling.facts(held.round_id)] == [
        ("team", (("North", 10), ("South", 10))), ("Ward", (("", 19), ("Penn", 1)))
    ]  # fmt: skip
    drawn(held)
    assert sampling.proposed(held.round_id) == replace(SETTINGS, seed="")
    assert len(new_seed()) == 8
    assert new_seed().isdigit()


def test_r003_a_round_of_some_service_areas_proposes_to_draw_from_these_alone(office: Office) -> None:
    lead = office.as_("Q-01")
    areas = ("Fostering", "early help", "Youth justice")
    made = lead.round_setting.create(NewRound("Two areas", DAY, DAY, service_areas=areas))
    names = ("Fostering", "Early help", "Adoption")
    lead.population.bring_in(made, [ListedCase(f"S-{at}", service_area=names[at % 3]) for at in range(12)], SOURCE)
    proposed = lead.sampling.proposed(made)
    (rule,) = proposed.rules
    assert rule == FactRule(
        "service_area", ("Early help", "Fostering"), "Outside the service areas of this round", True
    )
    lead.sampling.draw(made, replace(proposed, seed="5", size=8))
    found = lead.sampling.sample(made)
    assert found is not None
    assert found.figures.excluded == {OTHER_AREA: 4}
    other = lead.round_setting.create(NewRound("Other words", DAY, DAY, service_areas=("Court team",)))
    lead.population.bring_in(other, [ListedCase("T-1", service_area="Fostering")], SOURCE)
    assert lead.sampling.proposed(other).rules == (), "a list that calls them otherwise is not narrowed to nothing"


def test_r017_cases_this_workspace_audited_are_left_out_and_those_of_the_round_too(
    held: Office, fill: Callable[..., None]
) -> None:
    lead = held.as_("Q-01")
    here = held.round_id
    earlier = lead.round_setting.create(NewRound("Spring", date(2026, 5, 4), date(2026, 5, 8)))
    long_ago = lead.round_setting.create(NewRound("Long ago", date(2024, 5, 6), date(2024, 5, 10)))
    for round_id, reference in ((earlier, "PW-01"), (long_ago, "PW-02"), (long_ago, "PW-03"), (here, "PW-04")):
        held.round_id = round_id
        allocation = held.allocate(reference, second="")
        if reference == "PW-03":
            # Submitted on the clock of the office, in November 2026: that day counts, not that of the round.
            fill("A-02", allocation)
    held.round_id = here
    drawn(held)
    reasons = {one.reference: one.reason for one in sample(held).placed if one.state is State.EXCLUDED}
    lately = "Audited in the last 12 months"
    assert reasons == {"PW-01": lately, "PW-03": lately, "PW-04": "In this round already", "PW-05": lately}


def test_r019_r020_what_goes_out_is_replaced_by_the_next_reserve_of_its_stratum_and_logged(held: Office) -> None:
    sampling = drawn(held)
    before = sample(held)
    north = [one for one in before.placed if one.stratum == "North"]
    first, second = [one.reference for one in north if one.state is State.RESERVE]
    out = [one.reference for one in north if one.state is State.DRAWN]
    assert sampling.replace(held.round_id, out[0], Outcome.NOT_IN_THEME, "No sign of  neglect.") == first
    assert sampling.replace(held.round_id, first, Outcome.UNSUITABLE, "Restricted file.") == second
    assert sampling.replace(held.round_id, out[1], Outcome.WITHDRAWN, "A complaint is open.") == ""
    after = sample(held)
    told = [(line.out, line.came_in, line.outcome, line.reason, line.by) for line in after.log]
    assert told == [
        (out[0], first, Outcome.NOT_IN_THEME, "No sign of neglect.", "Q-01"),
        (first, second, Outcome.UNSUITABLE, "Restricted file.", "Q-01"),
        (out[1], "", Outcome.WITHDRAWN, "A complaint is open.", "Q-01"),
    ]
    assert after.log[0].at < after.log[1].at
    figures = after.figures
    assert (figures.planned, figures.in_sample, figures.came_in, figures.out, figures.reserves) == (6, 5, 1, 3, 2)
    assert after.changes == (
        "Since then 3 cases went out: 1 not in theme, 1 unsuitable and 1 withdrawn. 1 case from the reserves came in."
    )
    assert figures.outcomes == {"Not in theme": 1, "Unsuitable": 1, "Withdrawn": 1}
    assert [one for one in after.placed if one.stratum == "South"] == [
        one for one in before.placed if one.stratum == "South"
    ]
    assert second in [case.reference for case in sampling.cases(held.round_id)]
    for reference in (out[0], "PW-05", "PW-99"):
        with pytest.raises(WrongInputError, match="is not in the sample"):
            sampling.replace(held.round_id, reference, Outcome.UNSUITABLE, "It is closed.")
    with pytest.raises(WrongInputError, match="Say in a few words why"):
        sampling.replace(held.round_id, second, Outcome.UNSUITABLE, " - ")


def test_r019_a_case_that_came_onto_the_board_by_hand_goes_off_it_and_nothing_comes_in(held: Office) -> None:
    sampling = drawn(held)
    held.allocate("PW-90")
    with pytest.raises(WrongInputError, match="Say in a few words why"):
        sampling.replace(held.round_id, "PW-90", Outcome.WITHDRAWN, "")
    assert sampling.replace(held.round_id, "PW-90", Outcome.WITHDRAWN, "It was typed in the wrong round.") == ""
    assert held.as_("Q-01").board.rows(held.round_id) == ()
    assert sample(held).log == ()
    held.as_("A-02").auditing.begin(held.allocate("PW-91"))
    with pytest.raises(WrongInputError, match="Something is written down on PW-91"):
        sampling.replace(held.round_id, "PW-91", Outcome.WITHDRAWN, "It was typed in the wrong round.")


def test_a_reserve_that_came_into_the_round_another_way_is_passed_over(held: Office) -> None:
    sampling = drawn(held)
    found = [one for one in sample(held).placed if one.stratum == "South"]
    first, second = [one.reference for one in found if one.state is State.RESERVE]
    held.allocate(first)
    assert sampling.replace(held.round_id, found[0].reference, Outcome.UNSUITABLE, "It is closed.") == second


def test_r018_a_case_is_picked_by_hand_with_a_reason(held: Office) -> None:
    sampling = drawn(held)
    before = sample(held)
    (reserve, *_) = of_state(before, State.RESERVE)
    undrawn = next(case.reference for case in CASES if case.reference not in {one.reference for one in before.placed})
    for reference in ("PW-05", reserve, f" {undrawn} "):
        sampling.pick(held.round_id, reference, "A serious incident.")
    after = sample(held)
    assert set(of_state(after, State.PICKED)) == {"PW-05", reserve, undrawn}
    assert {one.stratum for one in after.placed if one.state is State.PICKED} <= {"North", "South"}
    assert (after.figures.in_sample, after.figures.excluded) == (9, {})
    assert after.changes == "3 cases were picked by hand after the drawing, with a reason, on top."
    for reference, reason, words in (
        ("PW-05", "Once more.", "in the sample already"),
        ("PW-99", "A serious incident.", "not in the population"),
        ("PW-01", "", "Say in a few words why"),
    ):
        with pytest.raises(WrongInputError, match=words):
            sampling.pick(held.round_id, reference, reason)
    gone = of_state(after, State.DRAWN)[0]
    sampling.replace(held.round_id, gone, Outcome.UNSUITABLE, "It is closed.")
    with pytest.raises(WrongInputError, match="went out of the sample: Unsuitable: It is closed"):
        sampling.pick(held.round_id, gone, "On second thoughts.")


def test_r018_picks_and_exclusions_before_the_drawing_are_kept_with_their_reasons(held: Office) -> None:
    settings = replace(
        SETTINGS,
        picks=(ByHand("PW-05", "A serious incident."),),
        left_out=(ByHand("PW-07", "Before the court."),),
        rules=(FactRule("Ward", ("Penn",), "Outside the theme"),),
    )
    drawn(held, settings)
    found = {one.reference: (one.state, one.reason) for one in sample(held).placed}
    assert found["PW-05"] == (State.PICKED, "A serious incident.")
    assert found["PW-07"] == (State.LEFT_OUT, "Before the court.")
    assert found["PW-06"] == (State.EXCLUDED, "Outside the theme")
    assert sample(held).figures.excluded == {"Left out by hand": 1, "Outside the theme": 1}
    assert sample(held).figures.in_sample == 6


def test_drawing_again_leaves_the_earlier_drawing_to_be_seen(held: Office) -> None:
    sampling = drawn(held)
    sampling.draw(held.round_id, replace(SETTINGS, seed="2"))
    assert [(one.number, one.settings.seed) for one in sampling.draws(held.round_id)] == [(2, "2"), (1, "48213077")]
    assert sample(held).entry.number == 2


def test_a_sample_of_which_a_part_is_allocated_stands(held: Office) -> None:
    sampling = drawn(held)
    inside = [case.reference for case in sampling.cases(held.round_id)]
    held.allocate(inside[0])
    assert sample(held).allocated == {inside[0]}
    with pytest.raises(WrongInputError, match="1 of 6 cases of the last sample are allocated already, so it stands"):
        sampling.draw(held.round_id, SETTINGS)
    for reference in inside[1:]:
        held.allocate(reference)
    sampling.draw(held.round_id, SETTINGS)
    more = sample(held)
    assert more.figures.excluded["In this round already"] == 6
    assert set(of_state(more, State.DRAWN)).isdisjoint(inside)


def test_a_population_that_is_another_one_now_is_told(held: Office) -> None:
    sampling = drawn(held)
    assert not sample(held).list_changed
    lead = held.as_("Q-01")
    lead.population.bring_in(held.round_id, [ListedCase("PW-21")], SOURCE)
    assert sample(held).list_changed
    assert len(sampling.cases(held.round_id)) == 6
    lead.population.undo(lead.population.imports(held.round_id)[-1].id, from_sample=True)
    assert sampling.cases(held.round_id) == ()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"seed": ""}, "The seed is empty"),
        ({"seed": "1\n2"}, "The seed is empty, or has blanks"),
        ({"size": 0}, "No case is wanted"),
        ({"reserves": -1}, "lies below 0"),
        ({"strata": ("service_area",)}, "tells Service area. Nothing was drawn. It tells Team and Ward"),
        ({"rules": (FactRule("Height", ("2",), "Outside the theme"),)}, "No case of this list tells Height"),
        ({"rules": (FactRule("Ward", ("Penn",), ""),)}, "Say in a few words why"),
        ({"picks": (ByHand("PW-99", "A serious incident."),)}, "PW-99 is not in the population"),
        ({"picks": (ByHand("PW-01", "?"),)}, "Say in a few words why"),
        ({"picks": (ByHand("PW-01", "Risk"),), "left_out": (ByHand("PW-01", "Risk"),)}, "picked and left out at once"),
    ],
)  # fmt: skip
def test_settings_that_cannot_be_are_refused_in_words(held: Office, changes: dict[str, object], words: str) -> None:
    sampling = held.as_("Q-01").sampling
    wrong = replace(SETTINGS, **changes)  # type: ignore[arg-type]
    for act in (sampling.preview, sampling.draw):
        with pytest.raises(WrongInputError, match=words):
            act(held.round_id, wrong)
    assert sampling.draws(held.round_id) == ()


def test_nothing_is_drawn_from_nothing_and_nothing_changed_without_a_sample(office: Office) -> None:
    office.hold_round()
    sampling = office.as_("Q-01").sampling
    with pytest.raises(WrongInputError, match="The population of this round is empty"):
        sampling.draw(office.round_id, SETTINGS)
    with pytest.raises(WrongInputError, match="No sample is drawn"):
        sampling.replace(office.round_id, "PW-01", Outcome.UNSUITABLE, "It is closed.")


def waiting(office: Office) -> set[str]:
    """References of those that an allocation would give to auditors."""
    return {case.reference for case in office.as_("Q-01").proposals.propose(office.round_id).cases}


def test_r019_the_reserve_that_came_in_waits_for_its_auditors_like_every_other_case(held: Office) -> None:
    sampling = drawn(held)
    out = of_state(sample(held), State.DRAWN)[0]
    came_in = sampling.replace(held.round_id, out, Outcome.UNSUITABLE, "The file is closed.")
    assert waiting(held) == {case.reference for case in sampling.cases(held.round_id)}
    assert came_in in waiting(held)
    assert held.as_("Q-01").proposals.preparation(held.round_id).waiting == 6


def test_r020_what_an_earlier_drawing_had_in_its_sample_does_not_wait_when_it_was_drawn_again(held: Office) -> None:
    drawn(held)
    earlier = waiting(held)
    sampling = drawn(held, replace(SETTINGS, seed="another"))
    assert waiting(held) == {case.reference for case in sampling.cases(held.round_id)} != earlier


def test_r019_a_case_that_nobody_began_is_replaced_off_the_board(held: Office) -> None:
    sampling = drawn(held)
    reference = sampling.cases(held.round_id)[0].reference
    held.allocate(reference)
    lead = held.as_("Q-01")
    came_in = lead.sampling.replace(held.round_id, reference, Outcome.WITHDRAWN, "The family moved away.")
    assert came_in
    assert lead.board.rows(held.round_id) == ()
    assert reference not in sample(held).allocated
    assert came_in in {case.reference for case in lead.proposals.propose(held.round_id).cases}
    assert lead.check() == ()


@pytest.mark.parametrize("begun", ["audit", "reflection", "exemption"])
def test_a_case_on_which_something_is_written_down_stays_and_the_sample_with_it(held: Office, begun: str) -> None:
    sampling = drawn(held)
    reference = sampling.cases(held.round_id)[0].reference
    allocation = held.allocate(reference)
    if begun == "audit":
        held.as_("A-02").auditing.begin(allocation)
    elif begun == "reflection":
        held.as_("Q-01").companions.begin(NewRecord("PSR", held.round_id, allocation))
    else:
        held.as_("Q-01").exemptions.exempt(allocation, Seat.SECOND, "The auditor is ill this week.", "Director")
    before = sample(held)
    with pytest.raises(WrongInputError, match="Nothing was changed"):
        held.as_("Q-01").sampling.replace(held.round_id, reference, Outcome.WITHDRAWN, "The family moved away.")
    assert sample(held) == before
    assert len(held.as_("Q-01").board.rows(held.round_id)) == 1
