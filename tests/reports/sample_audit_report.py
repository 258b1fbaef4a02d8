"""An audit report as it is printed: a quarter with everything in it, one with one audit, one with no figures."""

from dataclasses import replace

from audit_tool.analysis.charts import BarChart, GradeBar
from audit_tool.reports.audit_report.collect import NOTE
from audit_tool.reports.audit_report.content import AreaPart, AuditReport, Compared, Evidence, Quoted
from audit_tool.reports.audit_report.method import LEFT_OUT, PERIOD, QUOTED
from audit_tool.reports.audit_report.quoted import NO_COMPLIANCE
from audit_tool.reports.practice_week.method import BASE, COUNTED, ROUNDED
from tests.reports.sample_case import MARKING

THEMES = BarChart(
    "Grades by theme, 2026-27 Q2",
    "9 of 18 grades were good or outstanding. Too few to say where work is strongest.",
    (GradeBar("Management oversight", (0, 4, 5, 0)), GradeBar("Supervision", (1, 4, 3, 1))),
    "Theme",
    "grade",
)
GRADES = BarChart(
    "Overall grades by quarter",
    "",
    (GradeBar("2026-27 Q1", (0, 6, 5, 1)), GradeBar("2026-27 Q2", (0, 6, 3, 0), "1 not recorded")),
    "Quarter",
)
LEADERS = AreaPart(
    title="The impact of leaders on practice with children and families",
    descriptor="Whether leaders know how good practice is, make it possible for it to be good, and help it get better.",
    own=(
        Quoted(
            "KJ5 Leadership, management and governance",
            "Good",
            "September 2016",
            "Quoted from the self-evaluation. Source: 000 L2848-2930.",
        ),
    ),
    sentence=THEMES.sentence,
    chart=THEMES,
    figures=(
        Compared(
            "% where supervision is good or better",
            "6 of 12 (50%)",
            "6 of 9 (67%, small number)",
            "Too few to tell a change; the count is the same, only the total differs",
        ),
        Compared(
            "% with supervision held within one month",
            "No audit was asked this",
            "7 of 9 (78%, small number)",
            "Nothing to compare",
        ),
    ),
    not_asked="% of records up to date",
    strengths=(("Supervision", "2 times"),),
    developments=(("Management oversight", "5 times"), ("Supervision", "once")),
    compliance=(
        Quoted(
            "Supervision held within one month (Child in need)",
            "37%",
            "30 September 2018",
            "Stated; as at quarter end. Expected: within one month. Source: 004 L1211.",
        ),
    ),
    compliance_words="None of these is of 2026-27 Q2: the latest stands at 30 September 2018.",
    evidence=(
        Evidence("Practice week: September 2026", "Child in need and child protection case file (CIN, version 1)", "8"),
        Evidence("Single audits: 2026-27 Q2", "Child in need and child protection case file (CIN, version 2)", "1"),
    ),
)
PROTECTION = replace(
    LEADERS,
    title="Children who need help and protection",
    descriptor="Whether children and families get the right help early enough, and children are kept safe.",
    own=(),
    sentence=(
        "Good or outstanding overall: 6 of 12 (50%) in 2026-27 Q1, then 6 of 9 (67%, small number) in 2026-27 Q2: "
        "too few to tell a change; the count is the same, only the total differs."
    ),
    chart=GRADES,
    not_asked="",
    strengths=(),
    compliance=(),
    compliance_words=NO_COMPLIANCE,
)
NO_AUDIT = replace(
    PROTECTION,
    title="Care leavers",
    descriptor="Whether young people leaving care have a home, health, work or learning.",
    sentence="No audit that belongs here was settled in 2026-27 Q2. It was 1 of 2 in 2026-27 Q1.",
    chart=None,
    figures=(),
    developments=(),
    evidence=(),
)
QUARTER = AuditReport(
    marking=replace(MARKING, version="", form_label="Forms CIN and YJC", note=NOTE),
    period="2026-27 Q2",
    before="2026-27 Q1",
    line="1 July 2026 to 30 September 2026. For the management team and the programme board.",
    sentence=PROTECTION.sentence,
    status="Provisional. 2026-27 Q2: 2 cases of its rounds are not settled. Counted on 5 October 2026.",
    headings="In the order of the self-evaluation: four graded areas.",
    glance=(
        Compared(LEADERS.title, "Part of every audit", "Part of every audit", "Good (September 2016)"),
        Compared(PROTECTION.title, "6 of 12 (50%)", "6 of 9 (67%, small number)", "None recorded"),
        Compared(NO_AUDIT.title, "1 of 2", "No audit settled", "None recorded"),
    ),
    areas=(LEADERS, PROTECTION, NO_AUDIT),
    outside="Counted in the whole and in no heading of one service: Youth justice case file 1.",
    actions=(("Child", "9"), ("Team", "2"), ("Still to be done or checked", "4 of 11"), ("Past their date", "1")),
    plan=(("On target to complete on or before its target date", "3"), ("Impact: not evidenced", "3")),
    plan_words="The plan of 2026-27 as it stands on 5 October 2026. 3 actions: 0 to look at first, 3 under way.",
    method=(COUNTED, PERIOD, BASE, ROUNDED, LEFT_OUT, QUOTED, "How audits were done: file only 9."),
)
ONE_AUDIT = replace(
    QUARTER,
    sentence="Good or outstanding overall: 1 of 1 in 2026-27 Q2: nothing to compare it with yet.",
    areas=(
        replace(
            PROTECTION,
            chart=replace(GRADES, bars=(GradeBar("2026-27 Q2", (0, 1, 0, 0)),)),
            figures=(Compared("% initial threshold right", "No audit was asked this", "1 of 1", "Nothing to compare"),),
            developments=(),
            evidence=LEADERS.evidence[1:],
        ),
    ),
    outside="",
)
NO_FIGURES = replace(
    QUARTER,
    marking=replace(QUARTER.marking, form_label="No audit form"),
    sentence="No audit that belongs here was settled in 2026-27 Q2.",
    glance=QUARTER.glance[2:],
    areas=(NO_AUDIT,) * 4,
    outside="",
    plan=(),
    plan_words="No improvement plan of 2026-27 is held.",
)


def quarter_of(words: str) -> AuditReport:
    """A quarter in which everything is as long, or as odd, as it can be."""
    compared = Compared(words[:300], "1,234 of 5,678 (22%)", "1,234 of 5,678 (22%); 12 not applicable", words[:120])
    quoted = Quoted(words[:200], words[:60], words[:40], words[:600])
    pairs = ((words[:120], "17 times"),) * 8
    area = replace(
        LEADERS,
        title=words[:160],
        descriptor=words[:300],
        own=(quoted,) * 3,
        sentence=words[:400],
        chart=replace(GRADES, bars=tuple(GradeBar(words[:90], (1234, 567, 89, 1)) for _ in range(12))),
        figures=(compared,) * 10,
        not_asked=words[:400],
        strengths=pairs,
        developments=pairs,
        compliance=(quoted,) * 8,
        evidence=(Evidence(words[:120], words[:200], "1,234"),) * 6,
    )
    return replace(
        QUARTER,
        sentence=words[:400],
        status=words[:300],
        glance=(compared,) * 5,
        areas=(area,) * 2,
        outside=words[:300],
        actions=pairs,
        plan=pairs,
        plan_words=words[:300],
        method=(words[:900],) * 4,
    )
