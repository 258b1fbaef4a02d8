"""A daily sheet as it is printed."""

from dataclasses import replace

from audit_tool.reports.daily_sheet.content import Awaited, DailySheet
from tests.reports.sample_case import MARKING

DAILY = DailySheet(
    marking=replace(MARKING, note="", version="", form_label="No audit form"),
    title="Practice week: November 2026",
    line="Wednesday 11 November 2026, day 3 of 5",
    concerns="2 immediate concerns are open. 1 overdue: nobody was told within the limit.",
    waited="The longest wait is 2 hours 10 minutes of working time.",
    progress=(
        ("First audits in", "9 of 12"),
        ("Second audits in", "7 of 11"),
        ("Talked with the practitioner", "8 of 12"),
        ("Practitioners' reflections in", "10 of 12"),
        ("Family feedback in", "None to do"),
        ("Cases decided", "2 of 11"),
    ),
    awaited=(
        Awaited("PW-7", "A-09 and A-11", "First and second audits", "10 November 2026, 1 day late"),
        Awaited("PW-11", "A-02", "Second audit", "11 November 2026, today"),
        Awaited("PW-14", "The moderator", "A decision", "No day set"),
    ),
)
QUIET_DAY = replace(DAILY, concerns="No immediate concern is open.", waited="", awaited=())
