"""The lists that an action is described by, and by what it is looked for (forms catalogue 4.5)."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """Where something has to become different (L-LEVEL)."""

    CHILD = "child"
    PRACTITIONER = "practitioner"
    TEAM = "team"
    SERVICE = "service"
    PARTNERSHIP = "partnership"


class Urgency(StrEnum):
    """How soon (L-URG)."""

    TODAY = "today"
    FIVE_DAYS = "within_5_working_days"
    TWENTY_DAYS = "within_20_working_days"
    NEXT_REVIEW = "by_next_review"
    NEXT_WEEK = "by_next_practice_week"


class Impact(StrEnum):
    """Whether it made a difference (L-IMPACT)."""

    TOO_EARLY = "too_early"
    CHANGE = "change_seen"
    SOME = "some_change"
    NONE = "no_change"
    NOT_CHECKED = "not_checked"


class Source(StrEnum):
    """What an action came from."""

    QUESTION = "question"
    RECORD = "record"
    MODERATION = "moderation"
    ROUND = "round"
    CONCERN = "concern"
    BY_HAND = "by_hand"


LEVEL_WORDS = {each: each.value.capitalize() for each in Level}
URGENCY_WORDS = {each: each.value.replace("_", " ").capitalize() for each in Urgency}
IMPACT_WORDS = {each: each.value.replace("_", " ").capitalize() for each in Impact}
SOURCE_WORDS = {
    Source.QUESTION: "A question of an audit",
    Source.RECORD: "A record",
    Source.MODERATION: "Moderation",
    Source.ROUND: "A round",
    Source.CONCERN: "A concern",
    Source.BY_HAND: "Written by hand",
}
DIFFERENCES = frozenset({Impact.CHANGE, Impact.SOME})
"""What can only be said against a baseline."""


class Due(StrEnum):
    """Which dates are wanted."""

    ANY = ""
    LATE = "late"
    WEEK = "week"
    NONE = "none"


class Column(StrEnum):
    """By what a list of actions can be sorted."""

    DUE = "due"
    TEXT = "text"
    LEVEL = "level"
    OWNER = "owner"
    STATE = "state"
    CASE = "case"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which actions are wanted, and in which order."""

    text: str = ""
    """Words that all occur, in any order."""
    level: str = ""
    owner: str = ""
    state: str = ""
    waiting: bool = False
    """Only what still waits for somebody."""
    due: Due = Due.ANY
    round_id: int | None = None
    column: Column = Column.DUE
    down: bool = False
