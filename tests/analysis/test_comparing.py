"""Comparing two audits, routing their differences: tables of cases, and what holds for every pair (R-085, R-087)."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_tool.analysis.comparing import Item, agreement, compare
from audit_tool.analysis.routing import DEFAULTS, ROUTE_WORDS, TRIGGER_WORDS, Route, Trigger, ranked, route
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.definition import Form, Kind
from tests.conftest import ROOT

FORM: Form = FormCatalogue(ROOT / "forms").form("CIN", 1)
GRADES = ("inadequate", "requires_improvement", "good", "outstanding")
VALUES = (*GRADES, "not_judged", "")
GRADED = tuple(code for code, asked in FORM.questions.items() if asked.kind is Kind.GRADE and code != FORM.overall)
FACTS = tuple(code for code, asked in FORM.questions.items() if asked.kind is Kind.FACT)
PLAIN, SAFETY = "PLN-15", "RSK-22"
COUNTED = next(code for code in FACTS if "M10" in FORM.questions[code].measures)
NOTED = next(code for code in FACTS if not FORM.questions[code].measures)
I, R, G, O = GRADES  # noqa: E741 - the four grades, lowest first


def item(a: str, b: str, code: str = PLAIN) -> Item:
    return compare(FORM, [code], {code: Answer(a)}, {code: Answer(b)})[0]


@pytest.mark.parametrize(
    ("a", "b", "code", "settled_by", "triggers"),
    [
        (G, G, PLAIN, Route.ACCEPTED, {Trigger.SAME}),
        (O, O, SAFETY, Route.ACCEPTED, {Trigger.SAME}),
        (G, O, PLAIN, Route.AUDITORS, {Trigger.ONE_APART}),
        (R, G, PLAIN, Route.MODERATOR, {Trigger.ONE_APART, Trigger.CROSSES_GOOD}),
        (R, O, PLAIN, Route.PANEL, {Trigger.TWO_APART, Trigger.CROSSES_GOOD}),
        (I, R, PLAIN, Route.PANEL, {Trigger.TOUCHES_LOWEST, Trigger.ONE_APART}),
        (I, G, PLAIN, Route.PANEL, {Trigger.TOUCHES_LOWEST, Trigger.TWO_APART, Trigger.CROSSES_GOOD}),
        (I, O, PLAIN, Route.PANEL, {Trigger.TOUCHES_LOWEST, Trigger.TWO_APART, Trigger.CROSSES_GOOD}),
        (I, I, PLAIN, Route.PANEL, {Trigger.TOUCHES_LOWEST, Trigger.SAME}),
        (G, O, SAFETY, Route.PANEL, {Trigger.PROTECTION, Trigger.ONE_APART}),
        (G, "not_judged", PLAIN, Route.AUDITORS, {Trigger.SCOPE}),
        (I, "not_judged", PLAIN, Route.PANEL, {Trigger.SCOPE, Trigger.TOUCHES_LOWEST}),
        (G, "not_judged", SAFETY, Route.PANEL, {Trigger.SCOPE, Trigger.PROTECTION}),
        ("not_judged", "not_judged", PLAIN, Route.ACCEPTED, {Trigger.SAME}),
        ("not_judged", "", PLAIN, Route.AUDITORS, {Trigger.SCOPE}),
        ("", G, PLAIN, Route.AUDITORS, {Trigger.SCOPE}),
        ("yes", "yes", COUNTED, Route.ACCEPTED, {Trigger.SAME}),
        ("yes", "no", COUNTED, Route.MODERATOR, {Trigger.MEASURED_FACT, Trigger.FACT}),
        ("yes", "partly", NOTED, Route.NOTED, {Trigger.FACT}),
    ],
)
def test_the_rule_table_of_the_catalogue(a: str, b: str, code: str, settled_by: Route, triggers: set[Trigger]) -> None:
    for found in (route(item(a, b, code)), route(item(b, a, code))):
        assert found.route is settled_by
        assert set(found.triggers) == triggers
        assert found.needs_decision == (settled_by not in {Route.ACCEPTED, Route.NOTED})


def test_r086_the_panels_list_is_ranked_most_serious_first() -> None:
    mixed = [item(G, O), item(G, "not_judged"), item(R, O), item(R, G), item(G, O, SAFETY), item(I, R), item(G, G)]
    found = ranked([route(each) for each in mixed])
    shown = [(each.item.code, each.item.a, each.item.b) for each in found]
    assert shown == [
        (PLAIN, I, R),
        (SAFETY, G, O),
        (PLAIN, R, O),
        (PLAIN, R, G),
        (PLAIN, G, "not_judged"),
        (PLAIN, G, O),
    ]
    assert [each.rank for each in found] == sorted(each.rank for each in found)


def test_r087_a_changed_rule_counts_and_every_rule_has_words() -> None:
    assert route(item(G, O), {Trigger.ONE_APART: Route.PANEL}).route is Route.PANEL
    assert route(item(G, G), {Trigger.SAME: Route.MODERATOR}).needs_decision
    assert set(DEFAULTS) == set(TRIGGER_WORDS) == set(Trigger)
    assert set(ROUTE_WORDS) == set(Route)


@pytest.mark.parametrize("code", [PLAIN, SAFETY, COUNTED, NOTED, *FACTS[:3]])
def test_every_pair_of_values_is_settled_by_somebody(code: str) -> None:
    for a, b in itertools.product((*VALUES, "yes", "no", "partly", "na", "rubbish"), repeat=2):
        found = route(item(a, b, code))
        assert found.triggers
        assert found.route in Route


grades = st.dictionaries(st.sampled_from(GRADED), st.sampled_from(VALUES))
facts = st.dictionaries(st.sampled_from(FACTS), st.sampled_from(("yes", "no", "partly", "not_applicable", "")))
answers = st.builds(lambda graded, told: {**graded, **told}, grades, facts)


@given(answers, answers)
def test_swapping_the_auditors_mirrors_the_direction_and_nothing_else(a: dict[str, str], b: dict[str, str]) -> None:
    left, right = ({code: Answer(value) for code, value in side.items()} for side in (a, b))
    codes = [*GRADED, *FACTS]
    there, back = compare(FORM, codes, left, right), compare(FORM, codes, right, left)
    for one, other in zip(there, back, strict=True):
        assert (one.a, one.b) == (other.b, other.a)
        assert (one.distance, one.scope, one.crosses_good) == (other.distance, other.scope, other.crosses_good)
        assert route(one).route is route(other).route
        assert one.a_higher + other.a_higher == (one.distance > 0)
    ours, theirs = agreement(there), agreement(back)
    assert (ours.a_higher, ours.b_higher) == (theirs.b_higher, theirs.a_higher)
    assert (ours.pairs, ours.same, ours.facts, ours.facts_same) == (
        theirs.pairs,
        theirs.same,
        theirs.facts,
        theirs.facts_same,
    )
    assert ours.pairs == ours.same + ours.a_higher + ours.b_higher
    assert ours.same <= ours.within_one <= ours.pairs
    assert ours.facts_same <= ours.facts


@given(answers)
def test_an_audit_agrees_with_itself(a: dict[str, str]) -> None:
    side = {code: Answer(value) for code, value in a.items()}
    counted = agreement(compare(FORM, [*GRADED, *FACTS], side, side))
    assert (counted.same, counted.facts_same) == (counted.pairs, counted.facts)
    assert counted.scope == counted.a_higher == counted.b_higher == 0
    assert counted.pairs == sum(a.get(code, "") in GRADES for code in GRADED)


@given(answers, answers)
def test_r061_r112_what_was_not_judged_leaves_every_base_and_is_counted_beside_it(
    a: dict[str, str], b: dict[str, str]
) -> None:
    """Domain 4.6: not applicable and not judged drop the pair; nothing that both gave is lost from the counts."""
    left, right = ({code: Answer(value) for code, value in side.items()} for side in (a, b))
    counted = agreement(compare(FORM, [*GRADED, *FACTS], left, right))
    both = {code for code in a.keys() & b.keys() if a[code] and b[code]}
    judged = {code for code in both if not {a[code], b[code]} & {"not_applicable", "not_judged"}}
    assert counted.pairs == len(judged.intersection(GRADED))
    assert counted.facts == len(judged.intersection(FACTS))
    assert counted.facts_apart == len(both.intersection(FACTS)) - counted.facts
    assert counted.neither == sum(a[code] == b[code] == "not_judged" for code in both)
    without = [{code: Answer(side[code]) for code in judged} for side in (a, b)]
    alone = agreement(compare(FORM, [*GRADED, *FACTS], *without))
    assert (alone.same, alone.within_one, alone.facts_same) == (counted.same, counted.within_one, counted.facts_same)
    assert (alone.scope, alone.neither, alone.facts_apart) == (0, 0, 0)


def test_missing_never_equals_missing() -> None:
    nothing = agreement(compare(FORM, [*GRADED, *FACTS], {}, {}))
    assert (nothing.pairs, nothing.same, nothing.facts, nothing.facts_same) == (0, 0, 0, 0)
    one_sided = agreement([item("yes", "", NOTED), item("", G)])
    assert (one_sided.pairs, one_sided.facts, one_sided.scope) == (0, 0, 1)


def test_the_overall_grade_is_compared_as_local_rules_hold_it() -> None:
    overall = FORM.overall
    free = {overall: Answer(R)}
    held = {overall: Answer(R), SAFETY: Answer(I)}
    (found,) = compare(FORM, [overall], free, held)
    assert (found.a, found.b, found.touches_lowest) == (R, I, True)
