"""The shared file of prompts: read, checked with lines, and never in the way of a form (R-065)."""

from pathlib import Path

import pytest

from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.prompt_rules import PromptBook, prompt_book
from audit_tool.formdef.reading import check, read_form
from tests.formdef.conftest import FORMS
from tests.formdef.test_faults import change, line_of

FILE = "shared/prompts.yaml"
CATALOGUE = {"PRM-01", "PRM-02", "PRM-03", "PRM-04", "PRM-05", "PRM-07", "PRM-08"}


def test_the_shipped_prompts_are_those_of_the_catalogue_that_a_record_can_decide() -> None:
    book = FormCatalogue(FORMS).prompts
    assert {rule.code for rule in book.rules} == CATALOGUE | {"RUL-04"}
    assert {rule.code for rule in book.general.values()} == {"PRM-09", "PRM-10", "PRM-11", "PRM-12", "EVIDENCE"}


def test_r077_what_opens_the_record_of_a_concern_is_form_data() -> None:
    forms = FormCatalogue(FORMS)
    book = forms.prompts
    asked = {code for entry in forms.listing() for code in forms.form(entry.code, entry.version).questions}
    assert {rule.question for rule in book.concerns} == {"SAF-01", "FCF-16", "OBS-24", "TWS-12"}
    assert {rule.question for rule in book.concerns} <= asked
    assert book.opens_concern("SAF-01", "partly")
    assert not book.opens_concern("SAF-01", "no")


@pytest.mark.parametrize(
    ("old", "new", "where", "problem"),
    [
        ("question: VOC-09", "question: VOC-99", "code: PRM-02", 'names "VOC-99", which is in no bank'),
        ("facts: [VOC-02]", "facts: [ZZZ-02]", "code: PRM-02", 'names "ZZZ-02", which is in no bank'),
        ("question: SAF-01", "question: SAF-91", "question: SAF-91", 'names "SAF-91", which is in no bank'),
        ("text: OUT-01", "text: OUT-91", "code: PRM-05", 'names "OUT-91"'),
        ('values: ["no"]', "values: []", "code: PRM-02", "has facts but no values"),
        ("this is graded {grade}", "this is graded {mark}", "{mark}", '"{mark}", which stands for nothing'),
        ("kind: activity", "kind: idleness", "kind: idleness", "not one of those allowed"),
        ("at_least: 3", "at_most: 3", "at_most", 'The key "at_most" is not known'),
    ],
)
def test_a_fault_is_named_at_its_line_and_stops_no_form(
    folder: Path, old: str, new: str, where: str, problem: str
) -> None:
    change(folder, FILE, old, new)
    (found,) = check(folder)
    assert problem in found.problem
    assert (found.file, found.line) == ("prompts.yaml", line_of(folder, FILE, where))
    assert check(folder / "cin-1.yaml") == ()
    assert read_form(folder / "cin-1.yaml").code == "CIN"


@pytest.mark.parametrize("text", ["rules: [", "a: &x 1", "rules: 7\n", ""])
def test_a_file_that_cannot_be_read_counts_as_no_prompts_and_shows_in_the_faults(folder: Path, text: str) -> None:
    (folder / FILE).write_text(text, encoding="utf-8")
    assert not prompt_book(folder / "shared").rules
    assert {fault.file for fault in check(folder)} == {"prompts.yaml"}


def test_a_folder_without_prompts_is_whole(folder: Path) -> None:
    (folder / FILE).unlink()
    assert check(folder) == ()
    assert FormCatalogue(folder).prompts == PromptBook()


def test_braces_that_stand_for_nothing_stay() -> None:
    assert PromptBook().said("{grade} and {other}", grade="good") == "good and {other}"
