"""What of an answer was written freely, for every kind of question."""

import pytest

from audit_tool.analysis.free_text import texts_of
from audit_tool.formdef.answers import Answer, Finding, findings_value, rows_value
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.definition import Cell, CellKind, Kind, Membership, Question

ROWS = Question(
    "BRO-01",
    "Which brothers and sisters?",
    Kind.ROWS,
    Membership.FULL,
    cells=(Cell("who", "Reference code", CellKind.TEXT), Cell("age", "Age", CellKind.NUMBER)),
)


@pytest.mark.parametrize(
    ("code", "answer", "texts"),
    [
        ("SNP-01", Answer("A girl of seven."), ("A girl of seven.",)),
        ("VOC-02", Answer("yes", "Her own words."), ("Her own words.",)),
        ("PLN-15", Answer("good", "Why.", ("plan: page 3",)), ("Why.", "plan: page 3")),
        ("OVR-03", Answer(findings_value((Finding("Heard", "x"), Finding("Seen", "y")))), ("Heard", "Seen")),
        ("OVR-03", Answer("{"), ()),
        ("OVR-06", Answer("85"), ()),
        ("SNP-01", Answer(), ()),
    ],
)
def test_what_was_written(forms: FormCatalogue, code: str, answer: Answer, texts: tuple[str, ...]) -> None:
    assert texts_of(forms.newest("CIN").questions[code], answer) == texts


def test_the_text_of_rows_counts_and_their_numbers_do_not() -> None:
    value = rows_value(({"who": "S-1", "age": "5"}, {"who": "Jayden", "age": "3"}))
    assert texts_of(ROWS, Answer(value)) == ("S-1", "Jayden")
    assert texts_of(ROWS, Answer("7")) == ()
