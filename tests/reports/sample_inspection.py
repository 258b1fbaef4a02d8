"""The worked example as an inspection pack."""

from dataclasses import replace

from audit_tool.reports.case_summary.content import CaseSummary
from audit_tool.reports.inspection_pack.content import (
    BothJudged,
    GradedAgain,
    InspectionPack,
    ProvenAction,
    Reaudited,
)
from audit_tool.reports.moderation_record.content import ModeratedItem, ModerationRecord
from tests.reports.sample_case import CASE, MARKING
from tests.reports.sample_moderation import OVERALL, PLAN, RECORD, RISK


def _both(item: ModeratedItem) -> BothJudged:
    return BothJudged(item.number, item.question, item.first, item.second)


PROVEN = ProvenAction(
    "The family has a safety plan that it can use in the night",
    "A-02",
    "24 November 2026",
    "Done, checked by someone else",
    (
        "Said to be done by A-02 on 23 November 2026, 10:05: the plan of 20 November is on both records.",
        "Checked by Q-01 on 25 November 2026, 09:30: done, checked by someone else.",
        "Difference made: change seen, seen on 18 December 2026. Nobody was called out in the night.",
    ),
)
OPEN = ProvenAction("Supervision looks at the brother’s record too", "Team manager", "No date yet", "Open", ())

PACK = InspectionPack(
    marking=MARKING,
    case_reference="PW-DEMO-014",
    summary=CASE,
    moderation=RECORD,
    judged=(_both(RISK), _both(PLAN), _both(OVERALL)),
    response=(
        "Feedback was given on 18 November 2026 by A-02, in person.",
        "Given 6 working days after the audit.",
        "Answer of 20 November 2026: agrees. “The interim plan of 7 September exists.”",
    ),
    actions=(PROVEN, OPEN),
    reaudits=(
        Reaudited(
            (
                "Due on 17 February 2027. A sample of those that require improvement.",
                "It is done. Round: Practice week: February 2027.",
            ),
            (GradedAgain("Overall", 2, "", 3, ""), GradedAgain("The plan", 2, "", None, "Not graded")),
            "3 graded questions were asked only once of the two times.",
        ),
    ),
)
ALONE = replace(
    PACK,
    summary=replace(CASE, actions=(), origin="First audit"),
    moderation=None,
    judged=(),
    response=("No feedback to the practitioner is recorded. Due by 27 November 2026.",),
    actions=(),
    reaudits=(),
)


def pack_of(pack: InspectionPack, case: CaseSummary, record: ModerationRecord, words: str) -> InspectionPack:
    """The pack with something else written everywhere."""
    return replace(
        pack,
        summary=case,
        moderation=record,
        judged=tuple(_both(item) for item in record.items),
        response=(words,) * 3,
        actions=(ProvenAction(words, words[:200], "No date yet", "Open", (words, words[:300])),) * 3,
        reaudits=(Reaudited((words,), (GradedAgain(words[:400], 1, "", None, words[:60]),) * 4, words[:200]),),
    )
