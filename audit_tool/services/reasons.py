"""Reasons that people give for what they change, and that are kept with it."""

from audit_tool.errors import WrongInputError

SHORTEST_REASON = 10


def reason_in(text: str, act: str) -> str:
    """The reason as it is kept; refuses what is no sentence. `act` begins the refusal, such as "Reopening"."""
    reason = text.strip()
    if len(reason) < SHORTEST_REASON:
        message = f"{act} needs a reason in a sentence. Nothing was changed."
        raise WrongInputError(message)
    return reason
