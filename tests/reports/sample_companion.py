"""A practice observation as it is printed."""

from audit_tool.reports.companion_record.content import Answered, AnsweredSection, CompanionRecord
from tests.reports.sample_case import MARKING

OBSERVED = CompanionRecord(
    marking=MARKING,
    title="Practice observation",
    reference="MEETING-12",
    voice="",
    round_name="Practice week, 9 to 13 November 2026",
    author="A-02",
    submitted="11 November 2026, 15:40",
    sections=(
        AnsweredSection(
            "What was observed",
            (
                Answered("1.1", "What kind of practice was observed?", "Core group", None),
                Answered("1.2", "Did everyone agree beforehand?", "Yes. The worker asked the family before.", None),
                Answered("1.3", "Who else was there?", "", None),
            ),
        ),
        AnsweredSection(
            "What was seen",
            (
                Answered("2.1", "How well was the child heard?", "He had drawn his week; it lay on the table.", 3),
                Answered("2.2", "How was the meeting led?", "", 2),
            ),
        ),
    ),
    fingerprint="4f1c 09ab 77de",
)
