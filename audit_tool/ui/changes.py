"""What an act changed, told to the screens that show it. Knows no Qt."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """One allocated case is not as it was: whoever shows it reads it alone again."""

    allocation_id: int
