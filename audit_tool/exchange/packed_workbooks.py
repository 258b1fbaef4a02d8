"""What is wrong with a packed workbook before anything in it is read."""

import zipfile
from pathlib import Path
from typing import BinaryIO

MOST_PARTS = 500


def harm_in(file: Path | BinaryIO, largest_unpacked: int) -> str:
    """Why a file is not opened: packed too tightly, or with definitions that could grow; empty if fine."""
    with zipfile.ZipFile(file) as packed:
        parts = packed.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > largest_unpacked:
            return "unpacks to more than it can need"
        for part in parts:
            if part.filename.lower().endswith((".xml", ".rels")) and _defines(packed.read(part)):
                return "holds XML definitions, which no spreadsheet program writes"
    return ""


def _defines(content: bytes) -> bool:
    # Without the empty bytes, text in two bytes a letter is found too.
    return b"<!DOCTYPE" in content.replace(b"\0", b"") or b"<!ENTITY" in content.replace(b"\0", b"")
