"""Taking figures out as a file for analysts."""

from argparse import Namespace
from collections.abc import Callable

from audit_tool.commands.output import show, tell
from audit_tool.commands.reports import place_of
from audit_tool.commands.unlocking import unlocked


def export(options: Namespace) -> int:
    """Save one export; the ending of the name says in which form."""
    from audit_tool.exchange.exports import Asked, save_export

    out = place_of(options, "export")
    with unlocked(options) as desk:
        tell(f"Exporting {options.name}")
        asked = Asked(options.round, options.year, options.purpose, options.with_text)
        saved = save_export(options.name, desk, asked, out, _by_tenths())
    told = {"export": options.name, "saved": str(out), "files": [str(each) for each in saved]}
    show([f"Saved {each}" for each in saved], told, as_json=options.json)
    return 0


def _by_tenths() -> Callable[[int, int], None]:
    """Tells how far a long export is, ten times at most."""
    last = 0

    def progress(done: int, total: int) -> None:
        nonlocal last
        tenth = done * 10 // total if total else 0
        if tenth > last:
            last = tenth
            tell(f"{tenth * 10} per cent")

    return progress
