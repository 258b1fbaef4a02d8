"""Writes a file of the forms folder, with references to questions in quotes whether they need them or not."""

from pathlib import Path

from audit_tool.formdef.house_writing import Quoted, house_text

Row = dict[str, object]
Reference = Quoted


def write(path: Path, value: Row, note: str) -> None:
    """Write one file with a line that says where its words come from."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(house_text(value, note), encoding="utf-8")
