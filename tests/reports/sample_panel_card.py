"""“You and the panel” as it is printed."""

from dataclasses import replace

from audit_tool.analysis.direction import Direction
from audit_tool.analysis.direction_words import mean_words, stood_words, uncounted_words
from audit_tool.reports.panel_card.content import GivenAnswer, PanelCardPage, PanelLine, ReviewedLine, ReviewedPart
from tests.reports.sample_case import MARKING

FOUND = Direction(higher=3, same=20, lower=1, mean=2 / 32)
FEW = Direction(higher=0, same=4, lower=0, mean=None)
GOOD, LOWER = GivenAnswer(3, "Good"), GivenAnswer(2, "Requires improvement")

PANEL_CARD = PanelCardPage(
    marking=replace(MARKING, version=""),
    person="A-02",
    line="For A-02. Practice week: November 2026, 9 to 13 November 2026. 4 cases that you audited are decided.",
    sentence=stood_words(FOUND),
    further=(mean_words(FOUND), uncounted_words(1)),
    differences=(
        PanelLine(
            "PW-1, CIN 7.2",
            "How good is the plan?",
            GOOD,
            LOWER,
            "Descriptor read differently.",
            (
                "Two actions have no date, and the contingency says only that it will be reviewed.",
                "To learn: a plan is good when somebody new to the case could carry it out.",
            ),
        ),
        PanelLine(
            "PW-1, CIN 5.1",
            "How well is risk understood?",
            GOOD,
            LOWER,
            "Different evidence seen.",
            ("The records of the brother were read by one auditor only.",),
        ),
        PanelLine("PW-3, CIN 2.4", "Is the child's voice in the record?", LOWER, GOOD, "Slip or wrong key.", ()),
        PanelLine("PW-3, CIN 9.9", "Overall", GOOD, LOWER, "Follows from another moderated item.", ()),
        PanelLine(
            "PW-4, CIN 8.1",
            "How well do reviews move the plan on?",
            GivenAnswer(None, "Not enough evidence"),
            LOWER,
            "Evidence missing from the record.",
            ("The minutes are in the conference folder.",),
        ),
    ),
    reviews=(
        ReviewedPart(
            "PW-3, CIN",
            (
                ReviewedLine("1.1 Is the audit balanced: strengths as well as gaps?", GivenAnswer(None, "Yes"), ""),
                ReviewedLine(
                    "1.7 Does the evidence support each grade?",
                    GivenAnswer(None, "Partly"),
                    "The grade of the plan rests on one visit.",
                ),
                ReviewedLine("2.1 Do you agree with the overall grade?", GivenAnswer(None, "Agree"), ""),
                ReviewedLine("2.2 How good is this audit?", GOOD, "Fair and centred on the child."),
                ReviewedLine(
                    "2.3 What should all auditors learn, and which standard needs clearer words?",
                    GivenAnswer(None, "In words"),
                    "Say where each grade was seen.",
                ),
            ),
        ),
    ),
)
ALL_STOOD = replace(PANEL_CARD, sentence=stood_words(FEW), further=(mean_words(FEW),), differences=(), reviews=())
