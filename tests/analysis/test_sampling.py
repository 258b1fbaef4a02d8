"""R-015 to R-018, R-021, R-022: a sample is the same for ever, keeps its quotas, and its numbers add up."""

import hashlib
import random
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as settings_of_test
from hypothesis import strategies as st

from audit_tool.analysis.quotas import largest_remainder
from audit_tool.analysis.sample_settings import ByHand, FactRule, Families, SampleSettings, as_json, from_json
from audit_tool.analysis.sample_sieve import EXCLUSIONS, State
from audit_tool.analysis.sample_words import figures, method_words, shortfall_words
from audit_tool.analysis.sampling import Draw, draw, number_of
from audit_tool.services.population import ListedCase

DAY = date(2026, 11, 9)
LIST = tuple(
    ListedCase(
        f"PW-{at:03}",
        team=("North", "South", "West")[at % 3 if at % 7 else 0],
        case_types=("child_in_need", "child_protection;child_in_need", "child_in_care")[at % 3],
        last_audit_on=date(2026, at % 12 + 1, 5) if at % 5 == 0 else date(2024, 1, 1) if at % 4 == 0 else None,
        family_group=f"F-{at // 20}" if at % 20 in {3, 4, 9} else "",
        facts=f'{{"Ward": "Ward {at % 4}"}}' if at % 4 else "",
    )
    for at in range(1, 121)
)
SETTINGS = SampleSettings("48213077", DAY, 12, strata=("team",), reserves=2)

# fmt: off
GOLDEN = [
    ("PW-007", "North", 1, "drawn"), ("PW-111", "North", 2, "drawn"), ("PW-108", "North", 3, "drawn"),
    ("PW-091", "North", 4, "drawn"), ("PW-003", "North", 5, "drawn"), ("PW-042", "North", 6, "reserve"),
    ("PW-087", "North", 7, "reserve"), ("PW-109", "South", 1, "drawn"), ("PW-106", "South", 2, "drawn"),
    ("PW-097", "South", 3, "drawn"), ("PW-013", "South", 4, "drawn"), ("PW-052", "South", 5, "reserve"),
    ("PW-001", "South", 6, "reserve"), ("PW-032", "West", 1, "drawn"), ("PW-008", "West", 2, "drawn"),
    ("PW-092", "West", 3, "drawn"), ("PW-074", "West", 4, "reserve"), ("PW-089", "West", 5, "reserve"),
]
# fmt: on
WHOLE = "79f871b19ff550bb8ddbd950986213ac5749dff5e10449a43de265fd22276df2"
NUMBER = "2ee05334211f60af0ada1f3420abda3eac6c3acbc10b4953fad790f9b91df4ba"


def in_state(drawn: Draw, *states: State) -> list[str]:
    return [one.reference for one in drawn.placed if one.state in states]


def why(drawn: Draw) -> dict[str, str]:
    return {one.reference: one.reason for one in drawn.placed}


def adds_up(drawn: Draw) -> bool:
    """Counted the long way: nobody twice, nobody missing."""
    named = [one.reference for one in drawn.placed]
    assert len(set(named)) == len(named)
    assert len(named) + drawn.left == drawn.population
    assert sum(one.population for one in drawn.strata) == drawn.population
    return figures(drawn).add_up


def test_r015_this_sample_is_the_same_for_ever() -> None:
    """Worked out once and pinned: whoever changes it changes every sample that was ever drawn."""
    drawn = draw(LIST, SETTINGS)
    assert [tuple(one)[:4] for one in drawn.placed if one.state not in EXCLUSIONS] == GOLDEN
    whole = "\n".join(
        sorted(f"{one.reference} {one.stratum} {one.place} {one.state} {one.reason}" for one in drawn.placed)
    )
    assert hashlib.sha256(whole.encode()).hexdigest() == WHOLE


def test_r015_the_number_of_a_case_can_be_worked_out_with_any_tool() -> None:
    # printf '48213077\nPW-001' | sha256sum
    assert number_of("48213077", "PW-001").hex() == NUMBER


DAYS = (None, date(2020, 1, 1), date(2025, 11, 8), date(2025, 11, 9), date(2026, 11, 1))
FACTS = st.tuples(
    st.sampled_from(["North", "South", "West", ""]),
    st.sampled_from(["cin", "cp;cin", "cin;cp", ""]),
    st.sampled_from(DAYS),
    st.sampled_from(["", "", "F-1", "F-2", "F-3"]),
    st.sampled_from(["", '{"Ward": "Oxley"}', '{"Ward": "Penn"}']),
)


def listed(facts: list[tuple[str, str, date | None, str, str]]) -> tuple[ListedCase, ...]:
    """Small lists in which strata run dry and families are common."""
    return tuple(
        ListedCase(f"PW-{at}", team=team, case_types=types, last_audit_on=day, family_group=family, facts=told)
        for at, (team, types, day, family, told) in enumerate(facts)
    )


lists = st.lists(FACTS, max_size=40).map(listed)
# A machine that is busy with other tests is no fault of these.
patient = settings_of_test(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def by_hand() -> st.SearchStrategy[tuple[ByHand, ...]]:
    some = st.sets(st.integers(0, 45), max_size=3)
    return some.map(lambda numbers: tuple(ByHand(f"PW-{at}", "It is known to be risky.") for at in sorted(numbers)))


RULES = (
    FactRule("Ward", ("Penn",), "Outside the theme"),
    FactRule("case_types", ("cp",), "No protection plan", keep=True),
)
settings_of = st.builds(
    SampleSettings,
    seed=st.text(min_size=1, max_size=8),
    as_at=st.just(DAY),
    size=st.integers(0, 50),
    quotas=st.sampled_from([(), (), (("North", 3), ("South", 1), ("East", 2))]),
    strata=st.sampled_from([("team",), ("team",), ("team", "case_types"), ("Ward",), ()]),
    reserves=st.integers(0, 4),
    months=st.sampled_from([0, 12]),
    rules=st.sets(st.sampled_from(RULES)).map(tuple),
    left_out=by_hand(),
    picks=by_hand(),
    picks_count=st.booleans(),
    families=st.sampled_from(Families),
)
known = st.dictionaries(st.sampled_from([f"PW-{at}" for at in range(9)]), st.sampled_from([DAY, date(2019, 1, 1)]))
here = st.frozensets(st.sampled_from(["PW-1", "PW-2", "PW-30"]))


@patient
@given(lists, settings_of, known, here, st.randoms(use_true_random=False))
def test_r015_the_order_of_the_list_decides_nothing(
    cases: tuple[ListedCase, ...],
    settings: SampleSettings,
    audited: dict[str, date],
    in_round: frozenset[str],
    chance: random.Random,
) -> None:
    first = draw(cases, settings, audited, in_round)
    shuffled = list(cases)
    chance.shuffle(shuffled)
    again = draw(shuffled, from_json(as_json(settings)), audited, in_round)
    assert sorted(again.placed) == sorted(first.placed)
    assert (again.strata, again.left, again.short) == (first.strata, first.left, first.short)
    assert method_words(again) == method_words(first)


@patient
@given(lists, settings_of, known, here)
def test_r016_r021_quotas_are_kept_what_is_missing_is_told_and_the_numbers_add_up(
    cases: tuple[ListedCase, ...], settings: SampleSettings, audited: dict[str, date], in_round: frozenset[str]
) -> None:
    drawn = draw(cases, settings, audited, in_round)
    assert adds_up(drawn)
    for one in drawn.strata:
        counted = one.picked if settings.picks_count else 0
        assert one.drawn <= max(0, one.quota - counted)
        assert one.drawn + counted + one.short - one.over == one.quota
        assert one.reserves <= settings.reserves
        assert one.drawn + one.reserves <= one.may_be_drawn
        if one.short and settings.families is Families.ONE:
            assert one.drawn == one.may_be_drawn
        places = [placed.place for placed in drawn.placed if placed.place and placed.stratum == one.name]
        assert places == list(range(1, len(places) + 1))
    assert bool(shortfall_words(drawn)) == bool(drawn.short or any(one.short or one.over for one in drawn.strata))
    if not settings.quotas and any(one.quota for one in drawn.strata):
        assert sum(one.quota for one in drawn.strata) == settings.size


@patient
@given(lists, settings_of, known, here)
def test_r017_r018_nobody_is_drawn_who_was_left_out_and_a_pick_is_in_whatever_else_holds(
    cases: tuple[ListedCase, ...], settings: SampleSettings, audited: dict[str, date], in_round: frozenset[str]
) -> None:
    drawn = draw(cases, settings, audited, in_round)
    placed = {one.reference: one for one in drawn.placed}
    left_out, picks = ({one.reference for one in each} for each in (settings.left_out, settings.picks))
    for case in cases:
        last = max(filter(None, (case.last_audit_on, audited.get(case.reference))), default=date.min)
        barred = (bool(settings.months) and last >= date(2025, 11, 9)) or (
            (RULES[0] in settings.rules and "Penn" in case.facts)
            or (RULES[1] in settings.rules and "cp" not in case.case_types)
        )
        state = placed[case.reference].state if case.reference in placed else None
        if case.reference in in_round:
            assert state is State.EXCLUDED
        elif case.reference in left_out:
            assert state is State.LEFT_OUT
        elif case.reference in picks:
            assert state is State.PICKED
        elif barred:
            assert state is State.EXCLUDED
        else:
            assert state in {State.DRAWN, State.RESERVE, State.SIBLING, None}


@patient
@given(lists, settings_of, known, here)
def test_r022_one_of_a_family_or_all_of_it(
    cases: tuple[ListedCase, ...], settings: SampleSettings, audited: dict[str, date], in_round: frozenset[str]
) -> None:
    drawn = draw(cases, settings, audited, in_round)
    placed = {one.reference: one.state for one in drawn.placed}
    for family in {case.family_group for case in cases if case.family_group}:
        members = [case.reference for case in cases if case.family_group == family]
        states = [placed.get(reference) for reference in members]
        if settings.families is Families.ONE:
            others = [state for state in states if state in {State.DRAWN, State.RESERVE}]
            assert len(others) <= 1
            taken = State.PICKED in states or in_round & set(members)
            assert not (taken and others)
        else:
            free = [state for state in states if state not in {*EXCLUSIONS, State.PICKED}]
            assert State.SIBLING not in states
            assert len(free) < 2 or set(free) in ({State.DRAWN}, {None})


@patient
@given(st.integers(0, 500), st.dictionaries(st.text(max_size=3), st.integers(0, 300), max_size=8))
def test_r016_largest_remainder_gives_whole_shares_that_sum_up(places: int, weights: dict[str, int]) -> None:
    shares = largest_remainder(places, weights)
    total = sum(weights.values())
    assert sum(shares.values()) == (places if total else 0)
    assert all(abs(share * total - places * weights[name]) < total for name, share in shares.items() if total)
    assert largest_remainder(places, dict(reversed(weights.items()))) == shares


def test_r016_the_worked_example_of_largest_remainder() -> None:
    """Three strata of 46, 37 and 17 share 10 places: 4.6, 3.7 and 1.7, so the two largest remainders get one more."""
    assert largest_remainder(10, {"A": 46, "B": 37, "C": 17}) == {"A": 4, "B": 4, "C": 2}
    assert largest_remainder(1, {"B": 5, "A": 5}) == {"B": 0, "A": 1}


def test_r015_another_seed_gives_another_sample_and_all_cases_the_same_chance() -> None:
    plain = SampleSettings("", DAY, 20, months=0, reserves=0)
    cases = [ListedCase(f"PW-{at}") for at in range(60)]
    seen = Counter(
        each for seed in range(600) for each in in_state(draw(cases, replace(plain, seed=str(seed))), State.DRAWN)
    )
    # 200 are expected of each, with a standard deviation of 11.5; the seeds are fixed, so chance decides nothing.
    assert len(seen) == 60
    assert all(150 < count < 250 for count in seen.values())


def test_r015_one_case_more_in_the_list_does_not_shuffle_the_others() -> None:
    plain = SampleSettings("1", DAY, 30, months=0, reserves=0)
    before = in_state(draw(LIST, plain), State.DRAWN)
    after = in_state(draw([*LIST, ListedCase("PW-999")], plain), State.DRAWN)
    assert [each for each in after if each != "PW-999"] == [each for each in before if each in after]
    assert len(set(before) - set(after)) <= 1


def test_r023_types_told_in_another_order_are_of_one_stratum() -> None:
    cases = [ListedCase("1", case_types="cp;cin"), ListedCase("2", case_types="cin;cp"), ListedCase("3")]
    drawn = draw(cases, SampleSettings("1", DAY, 2, strata=("case_types", "Ward")))
    assert [(one.name, one.population) for one in drawn.strata] == [
        ("cin + cp, not given", 2),
        ("not given, not given", 1),
    ]


def test_r017_a_case_audited_on_the_very_day_is_left_out_and_one_of_the_day_before_is_not() -> None:
    cases = [ListedCase("1", last_audit_on=date(2025, 11, 9)), ListedCase("2", last_audit_on=date(2025, 11, 8))]
    settings = SampleSettings("1", DAY, 2)
    assert in_state(draw(cases, settings), State.EXCLUDED) == ["1"]
    assert in_state(draw(cases, settings, {"2": date(2026, 1, 1)}), State.EXCLUDED) == ["1", "2"]
    assert in_state(draw(cases, replace(settings, months=0), {"2": DAY}), State.EXCLUDED) == []


def test_r016_a_stratum_that_runs_dry_is_told_and_nothing_is_moved() -> None:
    cases = [ListedCase(f"N{at}", team="North") for at in range(2)] + [
        ListedCase(f"S{at}", team="South") for at in range(9)
    ]
    settings = SampleSettings("1", DAY, strata=("team",), quotas=(("North", 5), ("South", 3)))
    drawn = draw(cases, settings)
    assert [(one.name, one.drawn, one.short) for one in drawn.strata] == [("North", 2, 3), ("South", 3, 0)]
    assert shortfall_words(drawn) == "3 cases could not be drawn for want of cases: North gives 2 of 5. None was moved."
    nobody = draw([], replace(settings, quotas=(), size=4))
    assert shortfall_words(nobody) == "No case could be drawn, so 4 cases are missing."
    one = draw([], replace(settings, quotas=(), size=1))
    assert shortfall_words(one) == "No case could be drawn, so 1 case is missing."


@pytest.mark.parametrize(("counts", "drawn_of_north", "over"), [(True, 0, 1), (False, 1, 0)])
def test_r018_picks_take_places_or_come_on_top(counts: bool, drawn_of_north: int, over: int) -> None:
    cases = [ListedCase(f"N{at}", team="North") for at in range(9)]
    picks = (ByHand("N1", "Risk."), ByHand("N2", "Risk."))
    settings = SampleSettings("1", DAY, strata=("team",), quotas=(("North", 1),), picks=picks, picks_count=counts)
    drawn = draw(cases, settings)
    (north,) = drawn.strata
    assert (north.picked, north.drawn, north.over) == (2, drawn_of_north, over)
    assert ("More were picked by hand than the stratum was to give: North (1)." in method_words(drawn)) is counts
    assert why(drawn)["N1"] == "Risk."


def test_r022_a_family_too_large_for_the_places_left_is_passed_over() -> None:
    cases = [ListedCase(str(at), family_group="F" if at < 3 else "") for at in range(4)]
    settings = SampleSettings("1", DAY, 2, families=Families.TOGETHER, reserves=3)
    drawn = draw(cases, settings)
    assert in_state(drawn, State.DRAWN) == ["3"]
    assert in_state(drawn, State.RESERVE) == []
    assert (drawn.short, drawn.left) == (1, 3)
    assert sorted(in_state(draw(cases, replace(settings, size=3)), State.DRAWN)) in (["0", "1", "2"], ["3"])


def test_r024_the_method_is_told_in_plain_words() -> None:
    settings = replace(
        SETTINGS, picks=(ByHand("PW-010", "A serious incident."),), left_out=(ByHand("PW-011", "Court."),)
    )
    assert method_words(draw(LIST, settings)) == (
        "From a list of 120 cases, 36 were left out beforehand: 23 audited in the last 12 months; "
        "1 left out by hand; 12 of the same family as another case. The months are counted back from 9 November 2026. "
        "The others were put into 3 strata by team, and 12 places were shared among them in proportion to their cases, "
        "by largest remainder. In each stratum the cases were taken in the order of SHA-256 of the seed “48213077”, "
        "a new line and the reference: the lowest are drawn. The next 2 of each stratum stand in reserve. "
        "Of brothers and sisters only one could be drawn: the one with the lowest number. "
        "1 case was picked by hand, with a reason, and counts towards the places of its stratum."
    )
    plain = method_words(draw(LIST[:2], SampleSettings("7", DAY, 1, months=0, reserves=0)))
    assert plain.startswith(
        "From a list of 2 cases, none was left out beforehand. 1 case was to be drawn from all the others"
    )
    assert "No reserves were drawn." in plain


def test_settings_are_kept_and_read_back_as_they_were() -> None:
    full = SampleSettings(
        "ä 1", DAY, 5, (("North", 3),), ("team", "Ward"), 2, 6, RULES, (ByHand("1", "a"),), (ByHand("2", "b"),), False,
        Families.TOGETHER,
    )  # fmt: skip
    assert from_json(as_json(full)) == full
    assert from_json('{"seed": "1", "as_at": "2026-11-09", "unheard_of": 1}') == SampleSettings("1", DAY)
    assert (full.target, replace(full, quotas=()).target) == (3, 5)
