"""A worklist and a timetable as they are printed."""

from dataclasses import replace

from audit_tool.reports.timetable.content import AuditorLine, Timetable
from audit_tool.reports.worklist.content import ListedAudit, WorklistPage
from tests.reports.sample_case import MARKING

DAYS = (
    ("6 November 2026", "Practitioners' reflections due"),
    ("9 to 13 November 2026", "Practice week: November 2026"),
    ("13 November 2026", "First audits due (2 cases)"),
    ("20 November 2026", "Second audit due (1 case)"),
)
LINE = "Practice week: November 2026, 9 to 13 November 2026. Theme: Neglect."
WORKLIST = WorklistPage(
    marking=replace(
        MARKING, note="", version="", form_label="Child in need and child protection (CIN), Children in care (CIC)"
    ),
    person="A-02",
    round_line=LINE,
    sentence="3 audits to do, about 5 hours in all.",
    audits=(
        ListedAudit("PW-1", "First", "CIN", "13 November 2026", "90", "Not begun"),
        ListedAudit("PW-2", "First", "CIN", "13 November 2026", "90", "Under way"),
        ListedAudit("PW-7", "Second", "CIC", "No day yet", "-", "Not begun"),
    ),
    conversations=("PW-1", "PW-2"),
    observed=("Practice observation: under way",),
    to_observe=("Practice observation", "Time with staff"),
    gaps=("No reflection of the practitioner yet: PW-1, PW-2.", "No due day: PW-7."),
    days=DAYS,
)
TIMETABLE = Timetable(
    marking=replace(MARKING, note="", version="", form_label="No audit form"),
    title="Practice week: November 2026",
    line=LINE,
    days=DAYS,
    auditors=(
        AuditorLine("A-02", "2", "1", "5 hours", "13 to 20 November 2026"),
        AuditorLine("A-09", "1", "0", "90 minutes", "No day yet"),
    ),
    moderators="M-01",
)
