"""Who can unlock a workspace: asked while the unlock box comes up, so it loads no database and no cryptography."""

from pathlib import Path

from audit_tool.storage import keyfile
from audit_tool.storage.folder import folder_for


def people_of(path: Path) -> tuple[str, ...]:
    """Codes of the people who can unlock the workspace."""
    folder = folder_for(path)
    folder.require()
    return keyfile.read(folder.keys).people
