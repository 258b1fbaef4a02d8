"""Commands around a round: what goes out before it."""

from argparse import Namespace
from typing import TYPE_CHECKING

from audit_tool.commands.output import show, tell
from audit_tool.commands.reports import place_of
from audit_tool.commands.unlocking import unlocked
from audit_tool.errors import WrongInputError

if TYPE_CHECKING:
    from audit_tool.services.desk import Desk
    from audit_tool.services.going_out import OwnPage


def make_calendar(options: Namespace) -> int:
    """Save somebody's days as a calendar file."""
    from audit_tool.exchange.calendar_file import save_calendar
    from audit_tool.services.days_to_keep import days_of

    out = place_of(options, "calendar file")
    with unlocked(options) as desk:
        page = _page(desk, options)
        save_calendar(days_of(page), desk.work.clock(), out, desk.folder)
    show([f"Saved {out}"], {"person": page.person, "round": page.round_name, "saved": str(out)}, as_json=options.json)
    return 0


def write_message(options: Namespace) -> int:
    """Write a message to copy: to the auditor, to the practitioner of a case, or to a moderator without audits."""
    from audit_tool.exchange.messages import to_auditor, to_moderator, to_practitioner

    with unlocked(options) as desk:
        page = _page(desk, options)
    audit = next((each for each in page.audits if each.reference == options.case), None)
    if options.case and audit is None:
        message = f"{page.person} has no case {options.case} in {page.round_name}. Nothing was changed."
        raise WrongInputError(message)
    text = to_practitioner(page, audit) if audit else to_auditor(page) if page.audits else to_moderator(page)
    show(text.splitlines(), {"person": page.person, "round": page.round_name, "text": text}, as_json=options.json)
    tell("Fill in the names yourself; the program knows none.")
    return 0


def _page(desk: "Desk", options: Namespace) -> "OwnPage":
    return desk.going_out.page(desk.rounds.named(options.round).id, options.whose)
