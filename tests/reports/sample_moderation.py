"""The worked example as a moderation record."""

from audit_tool.reports.moderation_record.content import (
    AgreedItem,
    FrozenRecord,
    Judgement,
    ModeratedItem,
    ModerationRecord,
    ScopeDifference,
)
from tests.reports.sample_case import MARKING


def _judged(grade: int, rationale: str, *evidence: str) -> Judgement:
    return Judgement(grade=grade, not_graded="", rationale=rationale, evidence=evidence)


RISK = ModeratedItem(
    code="RSK-22",
    question="Risk and protection",
    first=_judged(
        2,
        "Slow to act on two August warnings, but the September response was firm and an interim safety plan was made "
        "on 7 September.",
        "Strategy record, 7 September 2026",
        "Safety plan on the brother’s record",
    ),
    second=_judged(
        1,
        "After the September night no safety plan can be found for six days; both children went home.",
        "Chronology",
        "Strategy record, 7 September 2026",
    ),
    distance="One grade apart",
    direction="B lower",
    boundary="Touches inadequate",
    trigger="either is inadequate, and a protection question differs",
    decided_grade=2,
    decided_words="",
    reason="Different evidence seen",
    decision="The interim plan of 7 September was on the brother’s record. It was weak but real.",
    learning="Read the records of brothers and sisters before grading risk.",
    clarify="",
    decided_by="Panel",
    decided_on="17 November 2026",
)

PLAN = ModeratedItem(
    code="PLN-15",
    question="The plan",
    first=_judged(3, "Clear goals in plain words, owned by family; contingency to be sharpened.", "Plan, 25 September"),
    second=_judged(2, "Two facts short of SMART, contingency vague, family cannot use it.", "Plan, 25 September"),
    distance="One grade apart",
    direction="B lower",
    boundary="Crosses good",
    trigger="the pair crosses good and not good",
    decided_grade=2,
    decided_words="",
    reason="Descriptor read differently",
    decision="A good plan is one the family can use.",
    learning="",
    clarify="Help text of PLN-15: contingency must say when and what.",
    decided_by="Moderator",
    decided_on="16 November 2026",
)

OVERALL_FIRST = _judged(
    2, "Good relationships and analysis; response in August and oversight not yet good.", "Supervision", "Conference"
)
OVERALL_SECOND = _judged(
    1, "Would be requires improvement, but risk went unanswered for six days.", "Strategy record, 7 September 2026"
)

OVERALL = ModeratedItem(
    code="OVR-01",
    question="Overall",
    first=OVERALL_FIRST,
    second=OVERALL_SECOND,
    distance="One grade apart",
    direction="B lower",
    boundary="Touches inadequate",
    trigger="either is inadequate",
    decided_grade=2,
    decided_words="",
    reason="Follows from another moderated item",
    decision="With risk and protection moderated, the protection limit no longer holds the grade down.",
    learning="The limit did its job: it brought the case to the panel.",
    clarify="",
    decided_by="Panel",
    decided_on="17 November 2026",
)

AGREED = tuple(
    AgreedItem(code, question, grade)
    for code, question, grade in (
        ("SAF-02", "Safety now", 2),
        ("VOC-09", "The child’s voice", 2),
        ("IDN-06", "Identity", 3),
        ("ASM-19", "Assessment and analysis", 3),
        ("NEG-05", "Neglect", 2),
        ("WRK-10", "Visits and doing the work", 3),
        ("REV-14", "Review and pace", 2),
        ("FAM-15", "Family and network", 3),
        ("PAR-10", "Partners", 3),
        ("MGT-16", "Management oversight", 2),
        ("SUP-12", "Supervision", 2),
        ("REC-07", "Recording", 3),
        ("OUT-04", "Outcomes and impact", 2),
    )
)

SCOPE = ScopeDifference(
    "EXP-18", "Exploitation and going missing", "Not applicable", "Good", "Not applicable: the two agreed."
)

RECORD = ModerationRecord(
    marking=MARKING,
    case_reference="PW-DEMO-014",
    case_kind="Child in need, becoming child protection on 25 September 2026",
    team="Locality Demo North",
    round_name="Practice week, 9 to 13 November 2026",
    grade_name="overall",
    first=FrozenRecord(
        "A-02", "10 November 2026, 15:40", OVERALL_FIRST, "", "Held with the practitioner", "7f3a 91c2 04de"
    ),
    second=FrozenRecord(
        "A-09",
        "11 November 2026, 12:05",
        OVERALL_SECOND,
        "Own choice requires improvement; held at inadequate by risk and protection (local rule)",
        "Not held",
        "c218 5b7e a903",
    ),
    agreement="Same grade on 13 of 16. B lower on 3, higher on 0. All within one grade.",
    mode="Blind",
    visibility="The second auditor could not see the first judgement until both were frozen, on 11 November 2026.",
    outcome_grade=2,
    outcome_words="",
    outcome_origin="Decided by moderation",
    items=(RISK, PLAN, OVERALL),
    scope=(),
    agreed=AGREED,
    response="Agrees. “The interim plan of 7 September exists. I saved it on the little brother’s record.”",
)
