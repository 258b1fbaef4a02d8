"""Commands around actions: one's own due dates for a calendar."""

from argparse import Namespace

from audit_tool.commands.output import show
from audit_tool.commands.reports import place_of
from audit_tool.commands.unlocking import unlocked
from audit_tool.errors import WrongInputError


def make_calendar(options: Namespace) -> int:
    """Save the days on which one's own actions are due as a calendar file."""
    from audit_tool.exchange.calendar_file import save_calendar

    out = place_of(options, "calendar file")
    with unlocked(options) as desk:
        found = desk.owner_lists.days()
        if not found.days.entries:
            message = f"{desk.identity.code} has no action that is due from today on. Nothing was made."
            raise WrongInputError(message)
        save_calendar(found.days, desk.work.clock(), out, desk.folder)
    days = len(found.days.entries)
    lines = [f"Saved {out}", f"{days} due dates; {found.late} late and {found.undated} without a date are left out"]
    told = {"saved": str(out), "days": days, "late": found.late, "undated": found.undated}
    show(lines, told, as_json=options.json)
    return 0
