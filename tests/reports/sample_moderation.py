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
    number="7.12",
    question="Risk and protection",
    answered="Grade",
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
    number="8.6",
    question="The plan",
    answered="Grade",
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
    number="15.1",
    question="Overall",
    answered="Grade",
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
    AgreedItem(number, question, grade)
    for number, question, grade in (
        ("2.4", "Safety now", 2),
        ("3.2", "The child’s voice", 2),
        ("4.3", "Identity", 3),
        ("5.4", "Assessment and analysis", 3),
        ("6.2", "Neglect", 2),
        ("7.3", "Visits and doing the work", 3),
        ("8.4", "Review and pace", 2),
        ("9.2", "Family and network", 3),
        ("10.3", "Partners", 3),
        ("11.4", "Management oversight", 2),
        ("12.2", "Supervision", 2),
        ("13.3", "Recording", 3),
        ("14.4", "Outcomes and impact", 2),
    )
)

SCOPE = ScopeDifference(
    "7.15", "Exploitation and going missing", "Not applicable", "Good", "Not applicable: the two agreed."
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
    left_out="Not counted: 1 question that neither judged, 2 facts that one or both found not applicable.",
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
