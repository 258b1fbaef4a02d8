"""Taking figures out as a file for analysts."""

from argparse import Namespace

from audit_tool.commands.output import show, tell
from audit_tool.commands.reports import place_of
from audit_tool.commands.unlocking import unlocked


def export(options: Namespace) -> int:
    """Save one export; the ending of the name says in which form."""
    from audit_tool.exchange.exports import Asked, save_export

    out = place_of(options, "export")
    with unlocked(options) as desk:
        tell(f"Exporting {options.name}")
        save_export(options.name, desk, Asked(options.round, options.year), out)
    show([f"Saved {out}"], {"export": options.name, "saved": str(out)}, as_json=options.json)
    return 0
