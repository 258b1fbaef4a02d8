"""Folders that a service copies elsewhere, by their names: records are damaged there, and papers leave the laptop."""

from pathlib import Path

SYNCED = {
    "onedrive": "OneDrive",
    "sharepoint": "SharePoint",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "nextcloud": "Nextcloud",
}
"""What stands in the name of a folder that a service copies elsewhere, and how people call the service."""


def synced_by(path: Path) -> str:
    """The name of the service that copies this folder elsewhere, if it looks like one."""
    parts = [part.lower() for part in path.absolute().parts]
    return next((name for sign, name in SYNCED.items() if any(sign in part for part in parts)), "")


def kept_there(folder: Path, words: str) -> str:
    """What to say of a paper saved in a folder, with a warning where it does not stay on this laptop."""
    service = synced_by(folder)
    if not service:
        return words
    return f"{words} {service} seems to copy this folder elsewhere: leave it there only if that is allowed."
