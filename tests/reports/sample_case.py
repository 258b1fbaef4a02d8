"""The worked example as a case audit summary."""

from audit_tool.reports.case_summary.content import (
    AgreedAction,
    CaseSummary,
    FactBelowYes,
    GradeMeaning,
    Point,
    SectionGrade,
    Voice,
)
from audit_tool.reports.marking import Marking

MARKING = Marking(
    marking="PRIVATE AND CONFIDENTIAL",
    audience="Internal",
    as_at="20 November 2026",
    form_label="Form CIN version 1",
    prepared_by="the quality team",
    note="Sample seed 20261102. Small numbers: shown, internal only",
    version="1",
)


def _section(section: str, grade: int, rationale: str, *, moderated: bool = False) -> SectionGrade:
    return SectionGrade(section=section, grade=grade, not_graded="", rationale=rationale, moderated=moderated)


SECTIONS = (
    _section(
        "Safety now",
        2,
        "Safe enough today because grandmother calls in daily, but nobody has tested what happens when she cannot.",
    ),
    _section(
        "The child’s voice", 2, "We know the mornings well, hardly the evenings, and little of the brother’s day."
    ),
    _section("Identity", 3, "Worker knows the family’s story and faith; father’s side is being drawn in."),
    _section("Assessment and analysis", 3, "Clear, fair, both children considered, late by three days."),
    _section(
        "Risk and protection",
        2,
        "The interim plan of 7 September was on the brother’s record. It was weak but real.",
        moderated=True,
    ),
    _section("Neglect", 2, "Neglect was named early, but the tool was not repeated after September."),
    _section("The plan", 2, "A good plan is one the family can use.", moderated=True),
    _section("Visits and doing the work", 3, "Warm and purposeful; the breakfast chart works."),
    _section("Review and pace", 2, "A good spring and then August was lost to absence."),
    _section("Family and network", 3, "Honest and kind, and mother says so herself."),
    _section("Partners", 3, "School is excellent; adult substance service came to the core group."),
    _section("Management oversight", 2, "Thoughtful when present, absent at the worst moment."),
    _section("Supervision", 2, "Two months without; good content otherwise."),
    _section("Recording", 3, "Current and kind; one document on the wrong record."),
    _section("Outcomes and impact", 2, "Real gains by July, lost in August and now being regained."),
)

FACTS = (
    FactBelowYes("Does the plan take up what the child wants?", "Partly", "One goal comes from the child (breakfast)."),
    FactBelowYes(
        "Is the child’s voice in the conference?",
        "No",
        "Conference record has no section for the child’s views; an advocate was not offered.",
    ),
    FactBelowYes("Is there a safety plan the family can use?", "Partly", "Professional words; mother has no copy."),
    FactBelowYes("Was the neglect tool used?", "Partly", ""),
    FactBelowYes("Is progress measurable?", "Partly", "Two of five goals can be checked by the family."),
    FactBelowYes("Is the contingency clear?", "Partly", "Says “legal advice”, not when or what for."),
    FactBelowYes("Did the family take part?", "Partly", "Mother and grandmother yes; father written to once."),
    FactBelowYes("Was supervision regular?", "Partly", ""),
)

CASE = CaseSummary(
    marking=MARKING,
    case_reference="PW-DEMO-014",
    case_kind="Child in need, becoming child protection on 25 September 2026",
    team="Locality Demo North",
    round_name="Practice week, 9 to 13 November 2026",
    audit_date="10 November 2026",
    audit_mode="with the practitioner throughout",
    auditors="Auditors A-02 and A-09",
    conversation="Held with the practitioner. An hour on Tuesday, before the grades were settled.",
    grade_name="Overall",
    grade=2,
    not_graded="",
    origin="Decided by moderation",
    limit="",
    override="",
    story=(
        "School worried in March about hunger and tiredness; mother drinking after a separation. Better by July, then "
        "a serious lapse in September. Protection plan since 25 September. Grandmother is now the main safeguard."
    ),
    strengths=(
        Point("The worker’s relationship with the child is warm, and the child can say so", "Direct work"),
        Point("School and worker act as one: prompt calls, shared tasks", "Partnership"),
        Point("Honest analysis that weighs warmth and routine against drinking and hunger", "Assessment"),
    ),
    developments=(
        Point("The child’s voice in conference", "Voice of the child"),
        Point("Oversight when a manager or worker is away", "Management oversight"),
        Point("A plan the family can use, on one page", "Smart plan"),
    ),
    difference=("School attendance 71% in spring, 93% in October; child eats breakfast; mother has begun treatment."),
    reason="",
    notes_title="What else was recorded",
    notes=(),
    sections=SECTIONS,
    facts=FACTS,
    voices=(
        Voice("Child, 7", "“She comes when she says. I told her about Nan’s and now we go.”"),
        Voice("Mother", "“She is straight with me. The plan is too long. I put it in a drawer.”"),
        Voice("Father", "Sought, no reply"),
        Voice("Practitioner", "“The breakfast chart. It was their idea and they still use it.”"),
    ),
    actions=(
        AgreedAction(
            "One-page plan written with mother and child; safety plan on both records", "M-07", "5 working days"
        ),
        AgreedAction("Repeat the neglect tool and compare with April", "W-31", "20 working days"),
        AgreedAction("Cover for absence includes shared inbox and supervision", "M-07", "20 working days"),
        AgreedAction(
            "Conference record gets a required section for each child’s views; advocate offered at invitation",
            "Head of safeguarding service",
            "Next practice week",
        ),
        AgreedAction(
            "Agree with schools who is called when the worker is away", "Partnership education lead", "Next review"
        ),
    ),
    response="Agrees. “Put the plan on both records and on one page.”",
    meanings=(
        GradeMeaning(
            3,
            "need and risk seen early, child known and heard, assessment, plan and review bring timely change.",
        ),
        GradeMeaning(
            2,
            "child not left at risk, welfare promoted, but not yet consistently good (drift, thin analysis, uneven "
            "recording or oversight).",
        ),
    ),
)
