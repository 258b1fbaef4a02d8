"""Workbooks of texts, numbers and days, row by row; no text in them is ever a formula."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import IO, Any

from audit_tool.errors import WrongInputError
from audit_tool.exchange.cells import escaped, storable

Cell = str | int | float | date | None
MOST_ROWS = 1_048_576
"""What a sheet of Excel holds, the headings with it."""


class Sheet:
    """One sheet, written from the top."""

    def __init__(self, made: Any) -> None:  # noqa: ANN401 - openpyxl tells no types
        self._made = made
        self._rows = 0

    def add(self, cells: Sequence[Cell]) -> None:
        """One row more."""
        self._rows += 1
        if self._rows > MOST_ROWS:
            message = (
                f"There are more rows of {self._made.title} than a sheet of Excel holds. Nothing was saved. "
                "Save it as .csv, or choose one round."
            )
            raise WrongInputError(message)
        self._made.append([self._text(cell) if isinstance(cell, str) else cell for cell in cells])

    def _text(self, text: str) -> Any:  # noqa: ANN401 - a text, or a cell of openpyxl
        from openpyxl.cell import WriteOnlyCell

        text = escaped(storable(text))
        if text[:1] not in {"=", "#"}:
            return text
        cell = WriteOnlyCell(self._made, text)
        cell.data_type = "s"  # also what begins with “=” or reads like an error of Excel
        return cell


class Book:
    """A workbook that is being written."""

    def __init__(self, made: Any) -> None:  # noqa: ANN401 - openpyxl tells no types
        self._made = made

    def sheet(self, name: str, frozen: str = "A2") -> Sheet:
        """A further sheet; what is above and left of `frozen` stays in sight."""
        made = self._made.create_sheet(name)
        made.freeze_panes = frozen
        return Sheet(made)


@contextmanager
def writing_book(out: Path | IO[bytes]) -> Iterator[Book]:
    """A workbook that is saved at the end; where something goes wrong, nothing of it stays anywhere."""
    from openpyxl import Workbook

    made = Workbook(write_only=True)
    try:
        yield Book(made)
        made.save(out)
    except BaseException:
        for sheet in made.worksheets:
            _forget(sheet)
        raise


def _forget(sheet: Any) -> None:  # noqa: ANN401 - openpyxl tells no types
    """openpyxl keeps each sheet in a file of its own until all are saved; a name for it, it has not."""
    with suppress(Exception):
        sheet.close()
    kept = getattr(sheet, "_writer", None)
    if kept is not None and os.path.exists(kept.out):  # noqa: PTH110 - a path as openpyxl gives it
        kept.cleanup()
