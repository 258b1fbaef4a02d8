"""Naming the record while writing."""

import pytest

from audit_tool.formdef.definition import Option
from audit_tool.formdef.pointers import split_pointers

TYPES = (
    Option("assessment", "Assessment"),
    Option("plan", "Plan"),
    Option("panel_record", "Panel record"),
    Option("case_note", "Case note or visit"),
    Option("supervision", "Supervision record"),
)


@pytest.mark.parametrize(
    ("text", "kept", "pointers"),
    [
        ("Clear goals. @plan", "Clear goals.", ("plan",)),
        ("Clear goals. @plan 27 October.", "Clear goals.", ("plan: 27 October",)),
        ("Seen weekly. @case note or visit, school @Supervision", "Seen weekly.", ("case_note: school", "supervision")),
        ("No record named.", "No record named.", ()),
        ("Write to someone@plan about it", "Write to someone@plan about it", ()),
        ("Two letters are not enough. @pa", "Two letters are not enough.", ("panel_record",)),
        ("One letter names two. @p", "One letter names two. @p", ()),
        ("Nothing of the kind @elsewhere", "Nothing of the kind @elsewhere", ()),
    ],
)
def test_r056_a_pointer_written_in_the_text_becomes_evidence(text: str, kept: str, pointers: tuple[str, ...]) -> None:
    assert split_pointers(text, TYPES) == (kept, pointers)
