"""A practice week as it is printed: a small week with everything in it, and one of which nothing is settled yet."""

from dataclasses import replace

from audit_tool.analysis.charts import BarChart, GradeBar
from audit_tool.analysis.small_numbers import Policy
from audit_tool.reports.next_steps import NextStep
from audit_tool.reports.practice_week.content import (
    KeyFigure,
    PracticeWeekReport,
    PublicLine,
    PublicWeek,
    VoiceLine,
)
from audit_tool.reports.practice_week.method import COUNTED, METHOD
from audit_tool.reports.practice_week.public import DRAWN, EARLIER, LEFT_OUT, PUBLIC_BASE
from audit_tool.reports.request import UNMARKED
from tests.reports.sample_agreement import AGREED
from tests.reports.sample_case import MARKING

OVERALL = BarChart("Grades by round", "", (GradeBar("Overall", (0, 4, 6, 1)),), "Round")
SECTIONS = BarChart(
    "Section grades, most good first",
    "Most often good or outstanding: Family and partners, 8 of 11 (73%). Least often: Plan, 4 of 11 (36%).",
    (
        GradeBar("Family and partners", (1, 7, 3, 0)),
        GradeBar("Identity", (0, 5, 4, 0), "2 not judged, for want of evidence"),
        GradeBar("Plan", (0, 4, 6, 1)),
    ),
    "Section",
    "grade",
)
WEEK = PracticeWeekReport(
    marking=replace(MARKING, version=""),
    title="Practice week: November 2026",
    line="9 to 13 November 2026. For the director and senior managers.",
    sentence=f"4 of 11 settled audits were good or outstanding. {SECTIONS.sentence}",
    figures=(
        KeyFigure("11 of 12", "first audits in", "92%, target 90%"),
        KeyFigure("4 of 11", "good or outstanding", "36%, indicative"),
        KeyFigure("7 of 8", "second audits in", "5 decided by the panel"),
        KeyFigure("1", "concern raised", "0 still open"),
    ),
    overall=OVERALL,
    overall_note="Outcome used: moderated, else agreed, else the first audit. One case was replaced.",
    sections=SECTIONS,
    sections_note="Outside the base: Identity: 2 not judged, for want of evidence. Under 10 grades counts only.",
    voices=(
        VoiceLine(
            "The work as a whole",
            "Own work good or outstanding: 5 of 8 (63%, small number); 3 not asked",
            "Overall good or outstanding: 4 of 11 (36%)",
            "Things are better: 3 of 4; 1 not sure",
        ),
        VoiceLine(
            "Supervision",
            "Supervision good or outstanding: fewer than 5 answered, so it is not told",
            "Supervision good or outstanding: 3 of 11 (27%)",
            "Not asked",
        ),
    ),
    agreement=AGREED.parts[0],
    agreement_words="",
    steps=(
        NextStep("A safety plan is saved on every child's record", "Team managers", "27 November 2026"),
        NextStep("Absence cover includes the shared inbox and supervision", "Head of safeguarding", "No date yet"),
    ),
    completion=(("First audits submitted, of those allocated (target 90%)", "11 of 12 (92%)"),),
    exempt=(("PW-12, first audit", "The auditor was ill all week. Approved by the director."),),
    strands=(("Case audits submitted, first and second", "18"), ("Observation of practice", "4")),
    concerns=(("Raised", "1"), ("Closed by somebody else, with evidence", "1 of 1")),
    actions=(("Team", "2"), ("Still to be done or checked", "2 of 2")),
    strengths=(("Voice and lived experience of the child", "6 times"),),
    developments=(("Management oversight", "5 times"), ("Timeliness", "once")),
    reasons=(("Different evidence seen", "3 of 5 (60%)"),),
    scrutiny=(
        "4 of 11 audits were good or outstanding overall.",
        "Management oversight: 3 of 11 (27%) grades were good or outstanding.",
    ),
    chosen=("12 cases were drawn by chance from 240.", "One case was replaced by the next reserve."),
    method=METHOD,
)
NOTHING_YET = replace(
    WEEK,
    sentence="No case of this round is settled yet, so there are no results.",
    overall=replace(OVERALL, bars=()),
    sections=replace(SECTIONS, bars=()),
    agreement=None,
    agreement_words="No case of this round has two submitted audits yet, so there is nothing to compare.",
    steps=(),
    exempt=(),
    strengths=(),
    developments=(),
    reasons=(),
    scrutiny=(),
)

PUBLIC_WEEK = PublicWeek(
    marking=replace(
        MARKING, version="", marking=UNMARKED, audience="Public", note="Small numbers: counts under 5 are hidden"
    ),
    title=WEEK.title,
    line="9 to 13 November 2026. Public version.",
    sentence="11 of 25 settled audits were good or outstanding.",
    overall=(
        PublicLine("Settled audits", None, ("25", "")),
        PublicLine("Outstanding", 4, ("<5", "suppressed")),
        PublicLine("Good", 3, ("suppressed", "suppressed")),
        PublicLine("Requires improvement", 2, ("14", "56%")),
        PublicLine("Inadequate", 1, ("0", "0%")),
        PublicLine("Good or outstanding", None, ("11", "44%")),
    ),
    sections=(
        PublicLine("Family and partners", None, ("25", "17", "68%")),
        PublicLine("Plan", None, ("suppressed", "9", "suppressed")),
    ),
    completion=(
        PublicLine("First audits allocated", None, ("suppressed", "")),
        PublicLine("First audits in", None, ("27", "suppressed")),
    ),
    method=(DRAWN, COUNTED, PUBLIC_BASE, LEFT_OUT),
    small_numbers=f"{Policy().note()} {EARLIER}",
)


def public_week_of(words: str) -> PublicWeek:
    """A public copy with everything as long, or as odd, as it can be."""
    lines = (PublicLine(words[:200], None, ("suppressed",) * 3),) * 60
    return replace(PUBLIC_WEEK, sentence=words[:400], sections=lines)


def week_of(words: str) -> PracticeWeekReport:
    """A week in which everything is as long, or as odd, as it can be."""
    bars = (GradeBar(words[:200], (1234, 5678, 910, 11), words[:120]),) * 30
    pairs = ((words[:120], words[:300]),) * 12
    return replace(
        WEEK,
        sentence=words[:400],
        figures=(KeyFigure("1,234 of 5,678", words[:60], words[:90]),) * 4,
        sections=replace(SECTIONS, bars=bars),
        voices=(VoiceLine(words[:60], words[:200], words[:200], words[:200]),) * 12,
        steps=(NextStep(words[:900], words[:90], words[:40]),) * 8,
        completion=pairs,
        exempt=pairs,
        strands=pairs,
        strengths=pairs,
        developments=pairs,
        reasons=pairs,
        scrutiny=(words[:300],) * 40,
        chosen=(words[:900],) * 3,
    )
