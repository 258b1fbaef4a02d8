"""The learning briefing as it is printed."""

from dataclasses import replace

from audit_tool.reports.learning.content import AskedAgain, LearningBriefing
from tests.reports.sample_case import MARKING

LEARNT = LearningBriefing(
    marking=replace(MARKING, version=""),
    title="Practice week: November 2026",
    line="9 to 13 November 2026. 12 cases are decided.",
    sentence="11 of 17 differences between two auditors: descriptor read differently.",
    reasons=(
        ("Descriptor read differently", "11 of 17 (65%)"),
        ("Different evidence seen", "5 of 17 (29%)"),
        ("Slip or wrong key", "1 of 17 (6%)"),
    ),
    questions=(
        AskedAgain(
            "CIN 7.2",
            "How good is the plan?",
            "9",
            "Descriptor read differently, 8 of 9",
            ("Say whether every action needs a date.", "Say what SMART means here."),
        ),
        AskedAgain("CIN 5.1", "How well is risk understood?", "5", "Different evidence seen", ()),
        AskedAgain("CIN 2.4", "Is the child's voice in the record?", "3", "Descriptor read differently, 2 of 3", ()),
    ),
    notes=(
        (
            "CIN 7.2 How good is the plan?",
            "A plan is good when somebody new to the case could carry it out.",
        ),
        ("CIN 7.2 How good is the plan?", "Look for who, what and when in each line."),
        ("CIN 5.1 How well is risk understood?", "Read the records of brothers and sisters before grading risk."),
    ),
    withheld="1 note is left out here: it seems to name somebody or a case. The moderation records have them.",
)
ALL_AGREED = replace(
    LEARNT,
    sentence="The two auditors differed on no question of a decided case.",
    reasons=(),
    questions=(),
    notes=(),
    withheld="",
)
