"""An owner's list of actions as it is printed."""

from dataclasses import replace

from audit_tool.reports.owner_actions.content import OwnedAction, OwnerActions
from tests.reports.sample_case import MARKING

WEEK = "Practice week: November 2026"
OWNED = OwnerActions(
    marking=replace(MARKING, note="", version="", form_label="No audit form"),
    owner="Team manager, North",
    line="Tuesday 24 November 2026",
    sentence="4 to do: 1 late, 1 due this week, 1 without a date. 1 more is said to be done and waits for a check.",
    parts=(
        (
            "Late",
            (
                OwnedAction(
                    "Late by 4 days",
                    "20 November 2026, first 13 November 2026",
                    "Put right for the child what was found inadequate: the plan says who does what by when.",
                    f"Planning. {WEEK}",
                    "PW-0412",
                    "Child",
                    "In progress",
                ),
            ),
        ),
        (
            "Due this week",
            (
                OwnedAction(
                    "Due in 3 days",
                    "27 November 2026",
                    "Agree with the family who calls in the evenings, and write it into the plan.",
                    WEEK,
                    "PW-0398",
                    "Child",
                    "Not evidenced",
                ),
            ),
        ),
        (
            "Later",
            (
                OwnedAction(
                    "11 January 2027",
                    "",
                    "Supervision looks again at the actions of the time before, in every team.",
                    "Supervision",
                    "",
                    "Team",
                    "Open",
                ),
            ),
        ),
        (
            "No date yet",
            (
                OwnedAction(
                    "No date yet", "", "Ask the partnership for a named health contact.", "", "",
                    "Partnership", "Open",
                ),
            ),
        ),
        (
            "Said to be done, and waiting for a check by somebody else",
            (
                OwnedAction(
                    "18 November 2026",
                    "",
                    "See the child alone within five days, and record what they say in their own words.",
                    f"The child's voice. {WEEK}",
                    "PW-0412",
                    "Practitioner",
                    "Done, evidence given",
                ),
            ),
        ),
    ),
)  # fmt: skip


def owned_of(words: str) -> OwnerActions:
    """The list with these words wherever somebody wrote them."""
    one = replace(OWNED.parts[0][1][0], text=words, about=words[:400], case=words[:40], due=words[:60], day=words[:90])
    parts = tuple((title, (one,) * 9) for title, _ in OWNED.parts)
    # An owner is one line, however it was typed.
    owner = " ".join(words[:90].replace("\x00", "").split())
    return replace(OWNED, owner=owner, line=words[:200], sentence=words[:300], parts=parts)
