"""Forms across versions: kept as they were, and compared."""

from dataclasses import replace
from pathlib import Path

import pytest

from audit_tool.errors import WrongInputError
from audit_tool.formdef.definition import Form
from audit_tool.formdef.differences import Difference, differences
from audit_tool.formdef.reading import read_form
from audit_tool.formdef.snapshots import form_from, snapshot
from tests.formdef.conftest import FORMS


def test_a_snapshot_gives_the_same_form_back(cin: Form) -> None:
    """R-034."""
    again = form_from(snapshot(cin))
    assert again == cin
    assert again.standards["STD-02"].holidays == cin.standards["STD-02"].holidays
    assert type(again.limits[0].questions) is frozenset


def test_the_same_form_always_gives_the_same_snapshot(cin: Form) -> None:
    assert snapshot(read_form(FORMS / "cin-1.yaml")) == snapshot(cin)


def test_a_snapshot_keeps_the_words_when_a_bank_changes(folder: Path, cin: Form) -> None:
    kept = snapshot(cin)
    bank = folder / "shared" / "banks" / "OUT.yaml"
    bank.write_text(
        bank.read_text(encoding="utf-8").replace("What is better for", "What changed for"), encoding="utf-8"
    )
    assert read_form(folder / "cin-1.yaml").questions["OUT-01"].text.startswith("What changed for")
    assert form_from(kept).questions["OUT-01"].text.startswith("What is better for")


def test_a_snapshot_from_before_a_field_existed_can_be_read(cin: Form) -> None:
    assert form_from(snapshot(cin).replace('"second_seat":"marked",', "")) == cin


@pytest.mark.parametrize("text", ["", "{", "[]", '{"code":"CIN"}'])
def test_a_damaged_snapshot_is_said_in_words(text: str) -> None:
    with pytest.raises(WrongInputError, match="answers are safe"):
        form_from(text)


def test_equal_versions_do_not_differ(cin: Form) -> None:
    assert differences(cin, replace(cin, version=2)) == ()


def test_every_change_is_listed(cin: Form) -> None:
    """R-050."""
    first, second, *rest = cin.sections[1:]
    snp, saf = first.questions, second.questions
    reworded = replace(snp[1], text="Is the record right?", second_auditor=True)
    new = replace(
        cin,
        sections=(
            cin.sections[0],
            replace(first, questions=(snp[0], reworded, saf[3])),
            replace(second, questions=(*saf[:3], replace(snp[2], code="SAF-09"))),
            *rest,
        ),
    )
    found = differences(cin, new)
    assert [(one.question, one.change) for one in found] == [
        *((f"SNP-0{at}", "removed") for at in (3, 4, 5, 6)),
        ("SNP-02", "wording"),
        ("SNP-02", "set"),
        ("SAF-04", "moved"),
        ("SAF-09", "added"),
    ]
    assert found[5] == Difference("SNP-02", "set", "full", "full, second auditor too")
