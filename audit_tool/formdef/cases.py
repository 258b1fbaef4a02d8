"""What a case is called in lists and reports, from the form it is audited on and from its cover."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from audit_tool.formdef.answers import Answers, codes_of
from audit_tool.formdef.definition import Form
from audit_tool.places import resources

CASE_TYPE, AGE, TEAM = "CVR-02", "CVR-03", "CVR-09"
"""Cover fields that every form means alike, where it has them."""
PRACTICE_FORM = "CAL"
"""The form on which practice cases are audited."""


def kind_of_case(form: Form, cover: Answers) -> str:
    """The case types in words; on a form that looks at one matter only, which form, and then the types."""
    types = ", ".join(_type_words(form, cover))
    if form.family == "full" and CASE_TYPE in form.questions:
        return types
    return f"{form.title}: {types}" if types else form.title


def type_tags(form: Form, value: str) -> AbstractSet[str]:
    """The tags of the case types that an answer names."""
    chosen = set(codes_of(value))
    options = form.questions[CASE_TYPE].options if CASE_TYPE in form.questions else ()
    return {tag for option in options if option.code in chosen for tag in option.sets}


def type_codes(form: Form, words: str) -> tuple[str, ...]:
    """The case types that a recording system tells in words parted by semicolons, as the form codes them."""
    options = form.questions[CASE_TYPE].options if CASE_TYPE in form.questions else ()
    also = _also_called()
    known = {
        _plain(name): option.code
        for option in options
        for name in (*also.get(option.code, ()), option.code, option.label)
    }
    told = (known.get(_plain(word)) for word in words.split(";"))
    return tuple(dict.fromkeys(code for code in told if code))


@cache
def _also_called() -> Mapping[str, Sequence[str]]:
    """Other words for each case type; not every council says it as the forms do."""
    with (resources() / "population" / "case_types.toml").open("rb") as file:
        return tomllib.load(file)


def _plain(words: str) -> str:
    """Words as they are compared: without capital letters, dashes, and what many lists put behind."""
    plain = " ".join(re.findall(r"[a-z0-9]+", words.casefold()))
    return re.sub(r" (?:plan|case)s?$", "", plain)


def _type_words(form: Form, cover: Answers) -> list[str]:
    given = cover.get(CASE_TYPE)
    question = form.questions.get(CASE_TYPE)
    if given is None or question is None:
        return []
    labels: Mapping[str, str] = {option.code: option.label for option in question.options}
    return [labels.get(code, code) for code in codes_of(given.value)]
