"""Conditions on a case: comma any, plus all, ! not, and age rules (1.4)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_tool.formdef.building import both
from audit_tool.formdef.conditions import Condition, Facts

TAGS = ["cin", "cp", "da", "sibs"]
TERMS = st.sampled_from([*TAGS, *(f"!{tag}" for tag in TAGS), "age<5", "age>=5", "age=3"])
CONDITIONS = st.lists(st.lists(TERMS, min_size=1, max_size=3).map("+".join), min_size=1, max_size=3).map(",".join)
FACTS = st.builds(Facts, st.frozensets(st.sampled_from(TAGS)), st.none() | st.integers(0, 25))


@pytest.mark.parametrize(
    ("text", "facts", "holds"),
    [
        ("", Facts(), True),
        ("all", Facts(), True),
        ("cp,cic", Facts(frozenset({"cic"})), True),
        ("sibs+cic", Facts(frozenset({"sibs"})), False),
        ("sibs+cic, sibs+court", Facts(frozenset({"sibs", "court"})), True),
        ("!da", Facts(), True),
        ("exploit,cic+age>=11", Facts(frozenset({"cic"}), 11), True),
        ("exploit,cic+age>=11", Facts(frozenset({"cic"}), 10), False),
        ("age<5", Facts(frozenset({"unborn"})), False),
        ("age>=9", Facts(), False),
    ],
)
def test_conditions_as_the_catalogue_writes_them(text: str, facts: Facts, holds: bool) -> None:
    assert Condition(text).holds(facts) is holds


@pytest.mark.parametrize("text", ["cin,", "Cin", "age>5x", "cin++cp", "a b;c", "!!cin"])
def test_what_is_no_condition_is_named(text: str) -> None:
    assert Condition(text).malformed()


@given(CONDITIONS, CONDITIONS, FACTS)
def test_a_comma_is_or_and_both_is_and(first: str, second: str, facts: Facts) -> None:
    one, other = Condition(first), Condition(second)
    assert Condition(f"{first},{second}").holds(facts) is (one.holds(facts) or other.holds(facts))
    assert both(one, other).holds(facts) is (one.holds(facts) and other.holds(facts))
    assert not both(one, other).malformed()


@given(CONDITIONS, FACTS)
def test_both_with_always_changes_nothing(text: str, facts: Facts) -> None:
    for always in (Condition(), Condition("all")):
        assert both(Condition(text), always).holds(facts) is Condition(text).holds(facts)
        assert both(always, Condition(text)).holds(facts) is Condition(text).holds(facts)
