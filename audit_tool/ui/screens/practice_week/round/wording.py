"""A round's steps and rules in words, and what is in a part of its settings that is folded away. Knows no Qt."""

from audit_tool.analysis.proposing import SecondRule
from audit_tool.services.round_terms import RoundStep
from audit_tool.ui.screens.practice_week.round.draft import RoundDraft

STEP_WORDS = {
    RoundStep.REFLECTION: "Practitioners' reflections",
    RoundStep.FAMILY_FEEDBACK: "Feedback from families",
    RoundStep.FIRST_AUDIT: "First audits",
    RoundStep.SECOND_AUDIT: "Second audits",
    RoundStep.MODERATION: "Moderation",
    RoundStep.FEEDBACK: "Feedback to practitioners",
}
RULE_WORDS = {
    SecondRule.ALL: "Every case",
    SecondRule.SHARE: "A share of the cases",
    SecondRule.NONE: "None",
    SecondRule.BY_RULE: "By rule: inadequate, requires improvement or unsure first audits",
}
DEADLINES, NUMBERS, SUBJECT, QUARTER = (
    "Deadlines",
    "Second audits and numbers",
    "Theme, service areas and forms",
    "Pilot and quarter",
)


def sums_of(draft: RoundDraft) -> dict[str, str]:
    """What is in each folded part, in a line."""
    set_steps = [step for step in RoundStep if draft.deadlines.get(step, "").strip()]
    first = draft.deadlines.get(RoundStep.FIRST_AUDIT, "").strip()
    steps = f"{len(set_steps)} of {len(RoundStep)} steps have one"
    share = f", {draft.second_share} per cent" if draft.second_rule == SecondRule.SHARE and draft.second_share else ""
    each = (
        f"{draft.per_auditor} audits for each auditor." if draft.per_auditor.strip() else "No number for each auditor."
    )
    return {
        DEADLINES: f"First audits by {first}. {steps}." if first else f"{steps}." if set_steps else "None.",
        NUMBERS: f"{RULE_WORDS[SecondRule(draft.second_rule)]}{share}. {each}",
        SUBJECT: " ".join(
            (
                f"Theme: {draft.theme.strip()}." if draft.theme.strip() else "No theme.",
                f"{draft.service_areas.strip()}." if draft.service_areas.strip() else "All service areas.",
                f"Forms {', '.join(draft.forms)}." if draft.forms else "Any form.",
            )
        ),
        QUARTER: " ".join(
            (
                ("A pilot that counts." if draft.pilot_counts else "A pilot.") if draft.pilot else "No pilot.",
                f"{draft.quarter.strip()}." if draft.quarter.strip() else "The quarter of the last day.",
            )
        ),
    }
