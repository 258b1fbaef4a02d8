"""Where boxes of given widths go when they are laid out in rows: plain calculation for widgets that wrap."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect


@dataclass(frozen=True, slots=True)
class Rows:
    """How boxes stand in rows: gap between neighbours, gap between rows, height of a row."""

    gap: int
    row_gap: int
    height: int


def columns_that_fit(needs: Sequence[int], width: int, gap: int) -> int:
    """The most columns, halving each time, in which every row of boxes fits; at least one."""
    columns = len(needs)
    while columns > 1:
        rows = [needs[start : start + columns] for start in range(0, len(needs), columns)]
        if all(sum(row) + gap * (len(row) - 1) <= width for row in rows):
            break
        columns = (columns + 1) // 2
    return max(1, columns)


def shared_rows(needs: Sequence[int], width: int, columns: int, rows: Rows) -> list[QRect]:
    """Boxes filling each row: what each needs plus an equal share of the rest."""
    placed = []
    for line, start in enumerate(range(0, len(needs), columns)):
        row = needs[start : start + columns]
        rest = max(0, width - sum(row) - rows.gap * (len(row) - 1))
        left = 0
        for index, need in enumerate(row):
            share = rest * (index + 1) // len(row) - rest * index // len(row)
            box = min(need + share, width)
            placed.append(QRect(left, line * (rows.height + rows.row_gap), box, rows.height))
            left += box + rows.gap
    return placed


def wrapped_rows(needs: Sequence[int], width: int, rows: Rows) -> list[QRect]:
    """Boxes of their own width, as many in a row as fit."""
    placed: list[QRect] = []
    left = top = 0
    for need in needs:
        box = min(need, width)
        if left and left + box > width:
            left, top = 0, top + rows.height + rows.row_gap
        placed.append(QRect(left, top, box, rows.height))
        left += box + rows.gap
    return placed


def bottom(placed: Sequence[QRect]) -> int:
    """The height that placed boxes take."""
    return max((box.y() + box.height() for box in placed), default=0)
