"""The last page of a report for a board: terms of that report, tagged as a list (R-169)."""

import pytest

from audit_tool.formdef.terms import shipped_terms
from audit_tool.reports.blocks import labelled, listing
from audit_tool.reports.flowables import BulletItem, Paragraph
from audit_tool.reports.glossary import TITLE, explained
from audit_tool.reports.graphics import GradeChip
from audit_tool.reports.styles import sheet
from tests.reports.samples import WORKED, Sample
from tests.reports.word.copies import COPIED

STYLES = sheet()


def told(story: list[object]) -> list[str]:
    return [part.words for part in story if isinstance(part, BulletItem)]


def test_only_terms_of_the_report_are_told_wherever_they_stand() -> None:
    inner = labelled([("SGO", Paragraph("ordered", STYLES.cell))], STYLES)
    table = listing(
        ("What", "Who"), [[[Paragraph("IRO", STYLES.cell), inner], GradeChip(2, STYLES)]], (0.5, 0.5), STYLES
    )
    story = explained([Paragraph("A dip sample", STYLES.body), table], STYLES)
    names = [line.split(":")[0] for line in told(story)]
    assert names == [
        "Dip sample",
        "Independent reviewing officer (IRO)",
        "Requires improvement (RI)",
        "Special guardianship order (SGO)",
    ]


def test_a_report_that_uses_none_has_no_such_page() -> None:
    story = [Paragraph("Nothing of the kind.", STYLES.body)]
    assert explained(story, STYLES) == story


@pytest.mark.parametrize("sample", [each for each in COPIED if each in WORKED], ids=lambda each: each.name)
def test_each_report_for_boards_ends_with_it(sample: Sample) -> None:
    story = sample.story(1.0)
    heads = [at for at, part in enumerate(story) if isinstance(part, Paragraph) and part.words == TITLE]
    assert len(heads) == 1
    lines = story[heads[0] + 1 :]
    assert lines
    assert {type(part) for part in lines} == {BulletItem}
    assert {line.words.split(":")[0] for line in lines} <= {term.name for term in shipped_terms()}
