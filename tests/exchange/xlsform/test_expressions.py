"""Expressions of XLSForm: what becomes a condition means the same, and the rest is refused with its reason."""

import contextlib
from dataclasses import dataclass

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from audit_tool.exchange.xlsform.expressions import CannotSayError, read_expression
from audit_tool.exchange.xlsform.translation import Asked, all_of, condition_of, range_of
from audit_tool.formdef.conditions import Condition, Facts

ASKED = {
    "seen": Asked("VIS-01", "choice", {"yes": "yes", "no": "no", "at times": "at_times"}),
    "worries": Asked("VIS-02", "choices", {"damp": "damp", "cold": "cold"}),
    "people": Asked("VIS-03", "number"),
    "why": Asked("VIS-04", "text"),
    "score": Asked("VIS-05", "choice", {"1": "1", "2": "2", "10": "10"}),
}


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("${seen} = 'yes'", "VIS-01=yes"),
        ('${ seen }="at times"', "VIS-01=at_times"),
        ("‘yes’ = ${seen}", "VIS-01=yes"),
        ("${seen} != 'yes'", "VIS-01!=yes"),
        ("not(${seen} = 'yes')", "!VIS-01=yes"),
        ("not(not(${seen} = 'yes'))", "VIS-01=yes"),
        ("selected(${worries}, 'damp')", "VIS-02=damp"),
        ("selected(${seen}, 'no')", "VIS-01=no"),
        ("${people} > 2", "VIS-03>2"),
        ("2 < ${people}", "VIS-03>2"),
        ("${people} <= '2.5'", "VIS-03<=2.5"),
        ("${score} >= 2", "VIS-05>=2"),
        ("${score} = 2", "VIS-05=2"),
        ("${why} != ''", "VIS-04"),
        ("${why} = ''", "!VIS-04"),
        ("not(${why} = '')", "VIS-04"),
        ("${seen}='yes' and ${people}>2 or ${why}!=''", "VIS-01=yes+VIS-03>2,VIS-04"),
        ("${seen}='yes' and (${people}>2 or ${why}!='')", "VIS-01=yes+VIS-03>2,VIS-01=yes+VIS-04"),
        ("not(${seen}='yes' and ${people}>2)", "!VIS-01=yes,!VIS-03>2"),
        ("not(${seen}='yes' or ${people}>2)", "!VIS-01=yes+!VIS-03>2"),
    ],
)
def test_what_a_condition_can_say_is_translated(text: str, condition: str) -> None:
    assert condition_of(text, ASKED) == condition
    assert Condition(condition).malformed() == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("${later} = 'yes'", "“later” is no earlier question"),
        ("${seen} = 'maybe'", "“maybe” is none of the choices"),
        ("${seen} > 'yes'", "“>” cannot be asked of “seen”"),
        ("${worries} = 'damp'", "use selected()"),
        ("selected(${people}, '2')", "“people” has no choices"),
        ("selected(${seen}, ${why})", "is not understood here"),
        ("${why} = 'x'", "“=” cannot be asked of “why”"),
        ("${people} > -1", "“>” cannot be asked of “people”"),
        ("${people} = ${score}", "compares two answers"),
        ("${people} + 1 > 3", "“+ 1 > 3” is not understood"),
        ("today() > 3", "“today” is not understood here"),
        ("count-selected(${worries}) > 1", "“count-selected” is not understood here"),
        ("${seen} = 'yes", "“'yes” is not understood"),
        ("${seen}", "“its end” is not understood here"),
        ("${seen} = 'yes' or", "“its end” is not understood here"),
        ("${seen} = 'yes' ${why} = ''", "is not understood here"),
        ("(" * 60 + "${seen} = 'yes'" + ")" * 60, "nested too deeply"),
        (". > 3", "“.” is no earlier question"),
        (" and ".join(["(${seen}='yes' or ${people}>2)"] * 5), "too many parts"),
        (" or ".join(["${seen}='yes'"] * 30), "too many parts"),
        ("", "“its end” is not understood here"),
    ],
)
def test_what_a_condition_cannot_say_is_refused_with_its_reason(text: str, why: str) -> None:
    with pytest.raises(CannotSayError) as refused:
        condition_of(text, ASKED)
    assert why in str(refused.value)


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        (". >= 0 and . <= 10", "integer", {"least": 0, "most": 10}),
        (".>=0 and .<=10", "decimal", {"least": 0, "most": 10}),
        (". > 0 and . < 11", "integer", {"least": 1, "most": 10}),
        (". > -1", "integer", {"least": 0}),
        ("0 <= . and 10 >= .", "integer", {"least": 0, "most": 10}),
        (". <= 2.5", "decimal", {"most": 2.5}),
        (". < 2.5", "integer", {"most": 2}),
        (". = 5", "integer", {"least": 5, "most": 5}),
        ("(. >= 1 and . <= 9) and . >= 3", "integer", {"least": 3, "most": 9}),
    ],
)
def test_a_constraint_becomes_a_range(text: str, kind: str, found: dict[str, float]) -> None:
    assert range_of(text, kind) == found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (". > 0", "decimal"),
        (". >= -5", "integer"),
        (". <= 1000000", "integer"),
        (". < 0", "integer"),
        (". >= 5 and . <= 4", "integer"),
        (". != 5", "integer"),
        (". < 3 or . > 5", "integer"),
        (". <= ${people}", "integer"),
        (". <= today()", "date"),
        ("regex(., '[0-9]+')", "text"),
        (". = 'x'", "integer"),
        ("not(. > 5)", "integer"),
    ],
)
def test_a_constraint_that_is_no_range_is_refused(text: str, kind: str) -> None:
    with pytest.raises(CannotSayError):
        range_of(text, kind)


def test_conditions_of_groups_are_joined_and_empty_ones_left_out() -> None:
    assert all_of(["", "A", "", "B,C+D"]) == "A+B,A+C+D"
    assert all_of(["", ""]) == ""


@dataclass(frozen=True)
class Said:
    """An expression with what it means: an evaluator of its own, as XPath has it."""

    text: str
    holds: object


Answers = dict[str, str]
SIGNS = {"<": float.__lt__, "<=": float.__le__, ">": float.__gt__, ">=": float.__ge__, "=": float.__eq__}


def number_test(sign: str, number: int) -> Said:
    def holds(answers: Answers) -> bool:
        return bool(answers["people"]) and SIGNS[sign](float(answers["people"]), float(number))

    return Said(f"${{people}} {sign} {number}", holds)


def choice_test(value: str, *, same: bool) -> Said:
    return Said(f"${{seen}} {'=' if same else '!='} '{value}'", lambda answers: (answers["seen"] == value) is same)


def selected_test(value: str) -> Said:
    return Said(f"selected(${{worries}}, '{value}')", lambda answers: value in answers["worries"].split(","))


def given_test(*, given: bool) -> Said:
    return Said(f"${{why}} {'!=' if given else '='} ''", lambda answers: bool(answers["why"]) is given)


def joined(word: str, one: Said, other: Said) -> Said:
    both = all if word == "and" else any
    return Said(f"({one.text}) {word} ({other.text})", lambda a: both((one.holds(a), other.holds(a))))  # type: ignore[operator]


def opposite(one: Said) -> Said:
    return Said(f"not({one.text})", lambda answers: not one.holds(answers))  # type: ignore[operator]


LEAVES = st.one_of(
    st.builds(number_test, st.sampled_from(sorted(SIGNS)), st.integers(0, 5)),
    st.builds(choice_test, st.sampled_from(["yes", "no"]), same=st.booleans()),
    st.builds(selected_test, st.sampled_from(["damp", "cold"])),
    st.builds(given_test, given=st.booleans()),
)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.builds(joined, st.sampled_from(["and", "or"]), inner, inner) | st.builds(opposite, inner),
    max_leaves=6,
)
GIVEN = st.fixed_dictionaries(
    {
        "seen": st.sampled_from(["", "yes", "no"]),
        "worries": st.sampled_from(["", "damp", "cold", "damp,cold"]),
        "people": st.sampled_from(["", "0", "1", "2", "3.0", "5"]),
        "why": st.sampled_from(["", "Ill"]),
    }
)


@given(TREES, GIVEN)
@settings(max_examples=300, deadline=None)
def test_a_translated_condition_means_what_the_expression_means(said: Said, answers: Answers) -> None:
    try:
        condition = Condition(condition_of(said.text, ASKED))
    except CannotSayError as why:
        assume("too many parts" not in str(why))
        raise
    assert condition.malformed() == []
    facts = Facts(answers={ASKED[name].code: value for name, value in answers.items()})
    assert condition.holds(facts) is said.holds(answers)  # type: ignore[operator]


@given(st.text(alphabet="${}seen.'\"()<>=!, andornt12", max_size=40))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(CannotSayError):
        read_expression(text)
