"""Finds the round that a command is about."""

from typing import TYPE_CHECKING

from audit_tool.errors import WrongInputError

if TYPE_CHECKING:
    from audit_tool.services.desk import Desk
    from audit_tool.services.rounds import RoundEntry


def round_named(desk: "Desk", name: str) -> "RoundEntry":
    """The round of this name; without one, the latest."""
    found = desk.rounds.listing()
    chosen = [each for each in found if name in {"", each.name}]
    if chosen:
        return chosen[0]
    known = ", ".join(f"“{each.name}”" for each in found)
    rest = f"Name one of: {known}." if known else "Set one up first, in the window."
    message = f"There is no round “{name}” in this workspace. Nothing was changed. {rest}"
    raise WrongInputError(message)
