"""The words of councils and their systems for case types come to the types of forms (R-015, domain.md section 7)."""

import tomllib

import pytest

from audit_tool.formdef.cases import CASE_TYPE, type_codes
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.definition import Form
from audit_tool.places import forms, resources


@pytest.fixture(scope="module")
def form() -> Form:
    return FormCatalogue(forms()).newest("CIN")


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Child looked after", ("child_in_care",)),
        ("LAC", ("child_in_care",)),
        ("Children Looked-After", ("child_in_care",)),
        ("CP Plan", ("child_protection",)),
        ("Child in Need Plan; YOT", ("child_in_need", "youth_justice")),
        ("child_in_need", ("child_in_need",)),
        ("EHCP", ("ehc_plan",)),
        ("EHC plan", ("ehc_plan",)),
        ("Leaving care", ("care_leaver",)),
        ("Private fostering", ()),
        ("", ()),
    ],
)
def test_a_case_type_is_known_by_its_other_words(form: Form, words: str, codes: tuple[str, ...]) -> None:
    assert type_codes(form, words) == codes


def test_every_case_type_has_other_words_and_none_belongs_to_two(form: Form) -> None:
    with (resources() / "population" / "case_types.toml").open("rb") as file:
        also = tomllib.load(file)
    options = {option.code: option.label for option in form.questions[CASE_TYPE].options}
    assert set(also) == set(options)
    for code, words in also.items():
        for word in (*words, options[code]):
            assert type_codes(form, word) == (code,), word
