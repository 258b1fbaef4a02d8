"""The kinds of thing that are flagged about a row of a plan, and how each is told."""

from dataclasses import dataclass
from enum import StrEnum


class FlagKind(StrEnum):
    """What was noticed (domain, section 5)."""

    IMPOSSIBLE_DATE = "impossible_date"
    PAST_DUE = "past_due"
    BEFORE_APPROVAL = "before_approval"
    COMPLETED_LATE = "completed_late"
    DATE_MOVED = "date_moved"
    MOVED_WITHOUT_REASON = "moved_without_reason"
    EXTENDED_ON_TARGET = "extended_on_target"
    EXTENDED_COMPLETED = "extended_completed"
    REVISED_AFTER_DELIVERY = "revised_after_delivery"
    DELIVERY_AFTER_DUE = "delivery_after_due"
    ON_TARGET_WITHOUT_DATE = "on_target_without_date"
    NO_TIMESCALE = "no_timescale"
    TIMESCALE_IN_WORDS = "timescale_in_words"
    NO_LEAD = "no_lead"
    NO_STATUS = "no_status"
    UNKNOWN_STATUS = "unknown_status"
    DONE_NOT_MARKED = "done_not_marked"
    COMPLETE_WITHOUT_EVIDENCE = "complete_without_evidence"
    CADENCE = "cadence"
    NO_BASELINE = "no_baseline"
    FOLLOW_UP_NOT_BOOKED = "follow_up_not_booked"
    CIRCLE = "circle"
    POINTS_NOWHERE = "points_nowhere"
    ONLY_POINTER = "only_pointer"
    REPEATED = "repeated"
    WORDING_CHANGED = "wording_changed"
    EVIDENCE_CHANGED = "evidence_changed"
    REUSED = "reused"
    LOST = "lost"
    NOTED = "noted"


FLAG_WORDS = {
    FlagKind.IMPOSSIBLE_DATE: "No calendar has this day",
    FlagKind.PAST_DUE: "The day due is past and it is not complete",
    FlagKind.BEFORE_APPROVAL: "Due before the plan was approved",
    FlagKind.COMPLETED_LATE: "Completed later than it was due",
    FlagKind.DATE_MOVED: "The timescale was changed",
    FlagKind.MOVED_WITHOUT_REASON: "No reason is given for the new timescale",
    FlagKind.EXTENDED_ON_TARGET: "Told to be on target though its day was moved later",
    FlagKind.EXTENDED_COMPLETED: "Told to be completed though its day was moved later",
    FlagKind.REVISED_AFTER_DELIVERY: "The new day is later than the delivery that the text states",
    FlagKind.DELIVERY_AFTER_DUE: "The text expects it later than it is due",
    FlagKind.ON_TARGET_WITHOUT_DATE: "Told to be on target, and there is no date",
    FlagKind.NO_TIMESCALE: "There is no timescale",
    FlagKind.TIMESCALE_IN_WORDS: "The timescale is text, not a date",
    FlagKind.NO_LEAD: "Nobody is named as lead",
    FlagKind.NO_STATUS: "No status is stated",
    FlagKind.UNKNOWN_STATUS: "The status is none of the key",
    FlagKind.DONE_NOT_MARKED: "The text says it is done, the status does not",
    FlagKind.COMPLETE_WITHOUT_EVIDENCE: "Done without evidence of impact",
    FlagKind.CADENCE: "It says how often in two ways",
    FlagKind.NO_BASELINE: "A percentage target has no baseline and period",
    FlagKind.FOLLOW_UP_NOT_BOOKED: "A promised follow-up has no booked audit",
    FlagKind.CIRCLE: "It points to itself, at once or in a circle",
    FlagKind.POINTS_NOWHERE: "It points to a row that is not there",
    FlagKind.ONLY_POINTER: "The progress is only a pointer to another row",
    FlagKind.REPEATED: "The progress repeats another row",
    FlagKind.WORDING_CHANGED: "The action was worded anew; both wordings are kept",
    FlagKind.EVIDENCE_CHANGED: "The evidence of impact was worded anew; both wordings are kept",
    FlagKind.REUSED: "Another year used this reference for something else",
    FlagKind.LOST: "It was lost on the way to the next plan",
    FlagKind.NOTED: "Noted in the file",
}


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing noticed about a row."""

    kind: FlagKind
    detail: str = ""
