"""Agreement as it is printed: the published example of a typical week, and one that tells little."""

import json
from dataclasses import replace

from audit_tool.analysis.agreement import figures
from audit_tool.analysis.agreement_told import CASES, QUESTIONS, told
from audit_tool.reports.agreement.content import AgreementPart, AgreementReport, SectionLine
from tests.conftest import ROOT
from tests.reports.sample_case import MARKING

_EXAMPLES = json.loads((ROOT / "tests" / "figures" / "agreement_examples.json").read_text(encoding="utf-8"))["examples"]
_WEEK = next(each for each in _EXAMPLES if each["id"] == "D10")
_PAIRS = [(a - 1, b - 1) for a, b in zip(_WEEK["first_grades"], _WEEK["second_grades"], strict=True)]
GRADES = ("Outstanding", "Good", "Requires improvement", "Inadequate")
_GRID = tuple(tuple(str(count) for count in reversed(row)) for row in reversed(_WEEK["table"]))
_FEW = [(2, 2), (3, 0), (2, 1), (1, None), (None, None)]

AGREED = AgreementReport(
    marking=replace(MARKING, version=""),
    title="Practice week: November 2026",
    line="9 to 13 November 2026.",
    parts=(AgreementPart("Cases as a whole", told(figures(_PAIRS, 4), CASES), GRADES, _GRID, ""),),
    sections=(
        SectionLine("The plan", "31 of 40 (78%)", "6", "3", "0"),
        SectionLine("The child's voice", "4 of 9", "4", "1", "1"),
    ),
    informed=(
        AgreementPart(
            "All graded questions",
            told(figures(_FEW, 4), QUESTIONS),
            GRADES,
            (("0", "0", "0", "1"), ("0", "1", "1", "0"), ("0", "0", "0", "0"), ("0", "0", "0", "0")),
            "Two or more apart: PW-7 at 7.2.",
        ),
    ),
    notes=("1 case that you audited left out.",),
    seed="Intervals of coefficients come from 5,000 draws with the seed 20190214.",
)
ONE_PART = replace(AGREED, sections=(), informed=(), notes=())
