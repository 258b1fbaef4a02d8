"""The last page of a report for a board: terms of that report, each beside what it means (R-169)."""

import pytest

from audit_tool.formdef.terms import shipped_terms
from audit_tool.reports.blocks import labelled, listing
from audit_tool.reports.flowables import Paragraph
from audit_tool.reports.glossary import TITLE, explained
from audit_tool.reports.graphics import GradeChip
from audit_tool.reports.styles import sheet
from audit_tool.reports.tables import Table
from tests.reports.samples import WORKED, Sample
from tests.reports.word.copies import COPIED, report_of

STYLES = sheet()
NOTES = {"dip-sample"}
"""Two pages for team managers, who know the words."""
FOR_BOARDS = [each for each in COPIED if each in WORKED and report_of(each) not in NOTES]


def told(glossary: Table) -> list[str]:
    return [row[0].words for row in glossary._cellvalues]


def test_only_terms_of_the_report_are_told_wherever_they_stand() -> None:
    inner = labelled([("SGO", Paragraph("ordered", STYLES.cell))], STYLES)
    table = listing(
        ("What", "Who"), [[[Paragraph("IRO", STYLES.cell), inner], GradeChip(2, STYLES)]], (0.5, 0.5), STYLES
    )
    story = explained([Paragraph("A dip sample", STYLES.body), table], STYLES)
    assert told(story[-1]) == [
        "Dip sample",
        "Independent reviewing officer (IRO)",
        "Requires improvement (RI)",
        "Special guardianship order (SGO)",
    ]


def test_a_report_that_uses_none_has_no_such_page() -> None:
    story = [Paragraph("Nothing of the kind.", STYLES.body)]
    assert explained(story, STYLES) == story


@pytest.mark.parametrize("sample", FOR_BOARDS, ids=lambda each: each.name)
def test_each_report_for_boards_ends_with_it(sample: Sample) -> None:
    story = sample.story(1.0)
    heads = [at for at, part in enumerate(story) if isinstance(part, Paragraph) and part.words == TITLE]
    assert len(heads) == 1
    (glossary,) = story[heads[0] + 1 :]
    names = told(glossary)
    assert names
    assert set(names) <= {term.name for term in shipped_terms()}
