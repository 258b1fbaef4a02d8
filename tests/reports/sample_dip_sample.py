"""A briefing note on a dip sample as it is printed: beside the one before, the first of its kind, and without grade."""

from dataclasses import replace

from audit_tool.analysis.charts import BarChart, GradeBar
from audit_tool.reports.dip_sample.content import AskedLine, DipSampleNote, Matter
from audit_tool.reports.dip_sample.matters import FIRST, note_rules
from audit_tool.reports.next_steps import NextStep
from audit_tool.reports.practice_week.method import BASE, BY_HAND, COUNTED, ROUNDED
from tests.reports.sample_case import MARKING

_QUESTIONS = (
    ("Is there anything today that needs same-day action?", "Yes: 1 of 10 (10%); no 9", "0 of 11 (0%)"),
    ("Was the interview held within 72 hours?", "In time: 7 of 9 (78%, small number)", "6 of 11 (55%)"),
    ("Did it change the plan or the response to risk?", "Yes: 5 of 10 (50%); partly 3, no 2", "4 of 11 (36%)"),
    ("Was it done by someone independent whom the child would talk to?", "Yes: 10 of 10 (100%)", "9 of 11 (82%)"),
    ("Is the child's own account there?", "Yes: 6 of 9 (67%, small number); no 3", "4 of 11 (36%)"),
    ("Does it say where, who with, and what pushed or pulled?", "Yes: 6 of 10 (60%); partly 4", "5 of 11 (45%)"),
    ("Was the exploitation tool done as part of it?", "Yes: 4 of 10 (40%); no 6", "Not asked"),
    ("Does it end with a safety plan for next time?", "Yes: 3 of 10 (30%); partly 2, no 5", "5 of 11 (45%)"),
    ("Were parents or carers spoken to and supported?", "Yes: 8 of 10 (80%); no 2", "7 of 11 (64%)"),
    ("Is there a pattern across episodes, and is it acted on?", "Yes: 6 of 10 (60%); partly 4", "5 of 11 (45%)"),
    ("Was it shared with those who need to know it?", "Yes: 9 of 10 (90%); no 1", "8 of 11 (73%)"),
    ("Was the child told what would be done with it?", "Yes: 7 of 10 (70%); no 3", "6 of 11 (55%)"),
    ("Did the manager question drift, threshold or practice?", "Yes: 5 of 10 (50%); no 5", "4 of 11 (36%)"),
)
_TOLD = ("10 percentage points more, which may be chance", "Too few to tell a change")
INTERVIEWS = Matter(
    title="Return home interview dip sample (RHI, version 1)",
    asked="Overall grade",
    sentence=(
        "4 of 11 (36%) good or outstanding last time, then 6 of 10 (60%): "
        "24 percentage points more, which may be chance."
    ),
    chart=BarChart(
        "Lead grade",
        "This sample: Return interviews: November 2026. Last sample: Return interviews: May 2026.",
        (GradeBar("Last sample", (0, 4, 5, 2)), GradeBar("This sample", (1, 5, 3, 1))),
        "Sample",
        "item",
    ),
    compared="Beside it: Return interviews: May 2026. Only what both were asked is compared.",
    questions=tuple(
        AskedLine(question, counts, before, _TOLD["small" in counts] if before[0].isdigit() else "")
        for question, counts, before in _QUESTIONS
    ),
    strengths=(("Was it done by someone independent whom the child would talk to?", "10 of 10 (100%)"),),
    needs=(
        ("Was the exploitation tool done as part of it?", "4 of 10 (40%)"),
        ("Does it end with a safety plan for next time?", "3 of 10 (30%)"),
    ),
)
BRIEFED = DipSampleNote(
    marking=replace(MARKING, version="", form_label=INTERVIEWS.title, note="Small numbers: shown, internal only"),
    title="Return interviews: November 2026",
    line="Dip sample, 16 to 18 November 2026. For team managers.",
    sample=(
        ("Why this sample now", "Fewer interviews were held within 72 hours in the quarter before."),
        ("Theme", "Going missing"),
        ("Sample size", "10 settled of 11 given out; 12 were aimed at"),
        ("Drawn from", "A list of 89"),
        ("Period sampled", "July to September 2026"),
        ("Part of the service", "North and South"),
        ("How items were chosen", BY_HAND),
        ("Read by a second auditor", "2 of 11"),
    ),
    matters=(INTERVIEWS,),
    rule=note_rules().words,
    actions=(
        ("Child", "4"),
        ("Practitioner", "0"),
        ("Team", "2"),
        ("Service", "0"),
        ("Partnership", "0"),
        ("Still to be done or checked", "5 of 6"),
        ("Past their date", "0"),
        ("To be done without a date", "1"),
    ),
    steps=(NextStep("Every return interview ends with a safety plan", "Team managers", "27 November 2026"),),
    next_sample="Return interviews: February 2027, from 15 February 2027.",
    audiences=note_rules().audiences,
    method=(COUNTED, BASE, ROUNDED),
)
FIRST_OF_ITS_KIND = replace(
    BRIEFED,
    matters=(
        replace(
            INTERVIEWS,
            sentence="1 of 1 good or outstanding.",
            chart=BarChart(
                "Lead grade", "This sample: May.", (GradeBar("This sample", (0, 1, 0, 0)),), "Sample", "item"
            ),
            compared=FIRST,
            questions=tuple(AskedLine(question, "Yes: 1 of 1", "", "") for question, _, _ in _QUESTIONS[:4]),
            strengths=(),
            needs=(),
        ),
    ),
    steps=(),
    next_sample="Not recorded: no later dip sample on this form is set up.",
)
NO_GRADE = replace(
    FIRST_OF_ITS_KIND,
    matters=(
        replace(FIRST_OF_ITS_KIND.matters[0], sentence="No lead grade: no rating was given.", chart=None, questions=()),
    ),
)


def briefed_of(words: str) -> DipSampleNote:
    """A note in which everything is as long, or as odd, as it can be."""
    matter = replace(
        INTERVIEWS,
        title=words[:300],
        asked=words[:300],
        compared=words[:300],
        questions=(AskedLine(words[:300], "Yes: 1,234 of 5,678 (22%); partly 12, no 17", "Not asked", words[:90]),)
        * 20,
        strengths=((words[:300], "1,234 of 1,234 (100%)"),) * 12,
        needs=((words[:300], "12 of 1,234 (1%)"),) * 12,
    )
    return replace(
        BRIEFED,
        # A round's name has one line.
        title=words.partition("\n")[0][:120],
        sample=tuple((name, words[:600]) for name, _ in BRIEFED.sample),
        matters=(matter,) * 5,
        steps=(NextStep(words[:900], words[:120], "27 November 2026"),) * 5,
        next_sample=words[:300],
    )
