"""Writing a small file whole or not at all."""

import os
from pathlib import Path

from audit_tool.small_files import put_in_place


def write_whole(path: Path, content: bytes) -> None:
    """Write to a temporary neighbour, sync it, then put it in the place of the old file in one step."""
    neighbour = path.with_name(path.name + ".new")
    try:
        with neighbour.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        put_in_place(neighbour, path)
    except BaseException:
        neighbour.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename durable; Windows does this by itself and cannot open folders."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
