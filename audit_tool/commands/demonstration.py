"""The command that makes the demonstration workspace."""

from argparse import Namespace
from pathlib import Path

from audit_tool.commands.output import show, tell
from audit_tool.commands.unlocking import tell_if_synced


def demo(options: Namespace) -> int:
    """Make the demonstration workspace in a folder."""
    from audit_tool.exchange.demonstration import PASSPHRASE, make_demonstration
    from audit_tool.formdef.catalogue import FormCatalogue
    from audit_tool.places import forms
    from audit_tool.services.desk import people_of

    folder = Path(options.folder)
    tell_if_synced(folder)
    make_demonstration(folder, FormCatalogue(forms()), tell)
    people = people_of(folder)
    lines = [f"Workspace {folder}", f"People {', '.join(people)}", f"Passphrase of each person: {PASSPHRASE}"]
    show(lines, {"workspace": str(folder), "people": list(people), "passphrase": PASSPHRASE}, as_json=options.json)
    return 0
