"""Three voices beside each other: each by its own questions, in counts, none joined with another (R-071, R-074)."""

from collections import Counter

import pytest

from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.measures import MET
from audit_tool.services.counted import MAIN
from audit_tool.services.voices_beside import AGREED, MATTERS, UNSURE, VOICES, counted_words


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "no answer on a settled case"),
        ({"agree": 2, "strongly_agree": 1, "disagree": 1}, "3 of 4"),
        ({"agree": 2, "neither": 1, UNSURE: 2}, "2 of 3; 2 not sure"),
        ({UNSURE: 1}, "no rating was given; 1 not sure"),
        ({"": 3}, "no rating was given: 3 not recorded"),
        ({"agree": 5, "disagree": 3, "": 1}, "5 of 8 (63%, small number); 1 not recorded"),
    ],
)
def test_what_is_no_rating_leaves_the_base_and_is_told_beside_it(values: dict[str, int], words: str) -> None:
    assert counted_words("FCF-11", Counter(values), AGREED) == words


@pytest.mark.parametrize(
    ("good", "low", "words"),
    [(1, 0, "fewer than 5 answered, so it is not told"), (2, 2, "fewer than 5 answered, so it is not told"),
     (3, 2, "3 of 5 (60%, small number)")],
)  # fmt: skip
def test_supervision_is_told_of_groups_of_five_or_more(good: int, low: int, words: str) -> None:
    values = Counter({"good": good, "inadequate": low})
    assert counted_words("PSR-05", values, MET) == words
    assert counted_words("SUP-12", values, MET).startswith(f"{good} of {good + low}")


def test_each_question_that_a_voice_is_said_to_answer_is_in_its_form(forms: FormCatalogue) -> None:
    """A code that nobody asks would count nothing for ever."""
    for matter, *asked in MATTERS:
        for voice, one in zip(VOICES, asked, strict=True):
            form = forms.form({"practitioner": "PSR", "family": "FCF"}.get(voice, "CIN"), 1)
            if one is None or one.code == MAIN:
                continue
            options = {option.code for option in form.questions[one.code].options}
            assert options & set(one.met), f"{matter}: {one.code}"
