"""The list of terms: each found by any of its names, and by nothing else (R-169)."""

import re
from collections import Counter

import pytest

from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.terms import shipped_terms, terms_in


def words_of(text: str) -> list[str]:
    return [term.word for term in terms_in([text])]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Every LAC review", ["Child in care"]),
        ("two Looked After Children", ["Child in care"]),
        ("CYPIC", ["Child in care"]),
        ("heard the child’s voice and the child's voice", ["Voice of the child"]),
        ("Was the multi-agency safeguarding hub told?", ["Multi-agency safeguarding hub"]),
        ("An early help assessment was made.", ["Early help assessment"]),
        ("practice weeks and dip samples", ["Dip sample", "Practice week"]),
        ("A mash of papers, a smarter plan, the cp of it, lack of rest", []),
        ("EHCPs", []),
        ("RI.", ["Requires improvement"]),
        ("", []),
    ],
)
def test_a_term_is_found_by_its_word_its_other_names_and_its_letters(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_the_list_is_well_made() -> None:
    terms = shipped_terms()
    assert len(terms) > 50
    names = Counter(name.casefold() for term in terms for name in (term.word, *term.other))
    assert [name for name, number in names.items() if number > 1] == []
    letters = Counter(name for term in terms for name in term.short)
    assert [name for name, number in letters.items() if number > 1] == []
    assert [term.word for term in terms if not re.fullmatch(r"[A-Za-z0-9].*\.", term.means)] == []
    assert [term.word for term in terms if term.word != term.word.strip() or not term.word[0].isupper()] == []


def test_each_entry_is_found_by_its_own_word() -> None:
    assert [term.word for term in shipped_terms() if term not in terms_in([f"So it is with: {term.word}!"])] == []


def test_the_list_keeps_the_terms_that_forms_use(forms: FormCatalogue) -> None:
    """What the forms ask is explained by the same list."""
    form = forms.form("CIN", 1)
    used = {term.word for question in form.questions.values() for term in terms_in([question.text])}
    assert {"Management oversight", "Voice of the child"} & used
