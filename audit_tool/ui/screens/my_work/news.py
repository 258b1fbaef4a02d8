"""What others did that this person is to know."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NewsLine:
    """One thing to know about a case."""

    reference: str
    words: str
    round_id: int = 0
    allocation_id: int = 0
    """What opens in Moderation; 0 where this person has nothing to do there."""
