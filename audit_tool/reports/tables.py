"""Tables that tag themselves: headers repeat on paper and are read once, rows stay whole."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from itertools import accumulate
from typing import Any

from reportlab.platypus import Flowable
from reportlab.platypus import Table as PlainTable
from reportlab.platypus.tables import CellStyle

from audit_tool.reports.flowables import Paragraph, new_key

Place = tuple[float, float]

_LARGEST_WHOLE = 0.4
"""Of a page: a larger table is rather cut than moved."""
_LEAST_PIECE = 0.15
"""Of a page: with less room at its foot, a row that has to be cut begins on the next one."""


class Table(PlainTable):  # type: ignore[misc]  # reportlab has no types
    """A table of paragraphs; `repeatRows` are column headers, `header_columns` at the left are row headers."""

    repeatRows: int  # noqa: N815  # reportlab's name

    def __init__(
        self, data: Sequence[Sequence[Any]], *args: object, header_columns: int = 0, **options: object
    ) -> None:
        options["renderCB"] = _tag
        options.setdefault("splitInRow", 1)
        super().__init__(data, *args, **options)
        self.key = new_key()
        self.header_columns = header_columns
        self.heads = self.repeatRows
        self.row_numbers = list(range(len(data)))
        self.continued = False
        self.whole = False  # whether to move to the next page rather than break, where it fits there
        self.decoration: AbstractContextManager[None] | None = None
        self._calculated: float | None = None

    def _calc(self, availWidth: float, availHeight: float) -> None:  # noqa: N803
        """Know all widths and heights; reportlab asks at each step, and what leads a table once more."""
        if availWidth != self._calculated:
            super()._calc(availWidth, availHeight)
            # A long one stops where its page ends, and is asked again.
            self._calculated = None if None in self._rowHeights else availWidth

    def split(self, availWidth: float, availHeight: float) -> list[Any]:  # noqa: N803
        """Cut between rows; within a row only when it is taller than a page."""
        self._calc(availWidth, availHeight)
        if self.whole and self._better_whole(availHeight):
            return []
        self._give_up_large_heads()
        pieces = self._cut_row(availHeight) or self._splitRows(availHeight)
        if len(pieces) == 2:
            self._hand_on(*pieces)
        return list(pieces)

    def _better_whole(self, available: float) -> bool:
        """Whether it goes to the next page: it has room there, and leaves little empty here."""
        if getattr(self, "canv", None) is None:
            return False
        page = self._page_height()
        return available < page - 1 and self._height <= page * _LARGEST_WHOLE

    def _give_up_large_heads(self) -> None:
        # Repeated on every page they would leave no room for rows; like these they stand there once, and may be cut.
        if getattr(self, "canv", None) is not None:
            heads = sum(self._rowHeights[: self.repeatRows])
            self.repeatRows = self.repeatRows if heads <= self._page_height() * _LARGEST_WHOLE else 0

    def _cut_row(self, available: float) -> list[Any]:
        """The two pieces where the row at the foot of the page fits no page, and is worth beginning on this one."""
        # A table in a cell of another one has no page of its own, and its rows are short.
        if getattr(self, "canv", None) is None:
            return []
        ends = accumulate(height for height in self._rowHeights if height is not None)
        row = next((at for at, end in enumerate(ends) if end > available), -1)
        heads, page = self.repeatRows, self._page_height()
        if row < heads or sum(self._rowHeights[:heads]) + self._rowHeights[row] <= page:
            return []
        room = available - sum(self._rowHeights[:row])
        if self._waits(available) if row == heads else room < page * _LEAST_PIECE:
            return []
        return list(self._splitRows(available, doInRowSplit=1))

    def _waits(self, available: float) -> bool:
        # What is left of a table starts a tall row on a fresh page, not under a second head on the same one.
        return self.continued and self.repeatRows > 0 and available < self._page_height() - 1

    def height_of_beginning(self) -> float:
        """The head and the first row under it, known once the table is wrapped."""
        height: float = sum(self._rowHeights[: self.repeatRows + 1])
        return height

    def _page_height(self) -> float:
        frame = self.canv._doctemplate.frame  # noqa: SLF001  # reportlab's own, unnamed elsewhere
        height: float = frame._height - frame._topPadding - frame._bottomPadding  # noqa: SLF001
        return height

    def _hand_on(self, first: "Table", second: "Table") -> None:
        for piece in (first, second):
            piece.key, piece.header_columns, piece.heads = self.key, self.header_columns, self.heads
        first.continued, second.continued = self.continued, True
        headers, first_rows = self.repeatRows, len(first.row_numbers)
        first.row_numbers = self.row_numbers[:first_rows]
        # A row cut in two falls into both pieces, and is found again by its number.
        kept = len(second.row_numbers) - headers
        second.row_numbers = self.row_numbers[:headers] + self.row_numbers[len(self.row_numbers) - kept :]

    def _drawCell(self, cells: Sequence[Flowable], look: CellStyle, place: Place, size: Place) -> None:  # noqa: N802
        """Most cells are one paragraph at their top left, which needs no more than its place."""
        if len(cells) != 1 or type(cells[0]) is not Paragraph or (look.valign, look.alignment) != ("TOP", "LEFT"):
            super()._drawCell(cells, look, place, size)
            return
        _, height = cells[0].wrap(size[0] - look.leftPadding - look.rightPadding, size[1])
        cells[0].drawOn(self.canv, place[0] + look.leftPadding, place[1] + size[1] - look.topPadding - height)

    def spans(self, column: int, row: int) -> dict[str, object]:
        """How many columns and rows a cell covers, as attributes."""
        if not self._spanCmds:
            return {}
        left, top, right, bottom = self._spanRanges[column, row]
        found = {"ColSpan": right - left + 1, "RowSpan": bottom - top + 1}
        return {name: cells for name, cells in found.items() if cells > 1}


def _tag(table: Table, event: str, *place: int) -> None:
    # reportlab calls this at each step of drawing a table.
    canvas = table.canv
    if event == "startRow" and table.continued and place[0] < table.repeatRows:
        table.decoration = canvas.artifact("Pagination")
        table.decoration.__enter__()
    elif event == "endRow" and table.decoration is not None:
        table.decoration.__exit__(None, None, None)
        table.decoration = None
    elif canvas.tagging:
        _STEPS.get(event, _nothing)(table, *place)


def _nothing(_table: Table, *_place: object) -> None:
    pass


def _start_table(table: Table) -> None:
    table.canv.claim(table)
    table.canv.enter(table.canv.element("Table", ("table", table.key))[0])


def _start_row(table: Table, row: int) -> None:
    canvas = table.canv
    part = "THead" if table.row_numbers[row] < table.heads else "TBody"
    canvas.enter(canvas.element(part, ("part", table.key, part))[0])
    table.row = table.row_numbers[row]
    canvas.enter(canvas.element("TR", ("row", table.key, table.row))[0])


def _start_cell(table: Table, row: int, column: int, *_rest: object) -> None:
    heads_column, heads_row = table.row_numbers[row] < table.heads, column < table.header_columns
    kind = "TH" if heads_column or heads_row else "TD"
    cell, new = table.canv.element(kind, ("cell", table.key, table.row, column))
    if new:
        attributes = table.spans(column, row)
        if kind == "TH":
            attributes["Scope"] = "/Column" if heads_column else "/Row"
        if attributes:
            cell.attributes = {"O": "/Table", **attributes}
    table.canv.enter(cell)


def _leave_one(table: Table) -> None:
    table.canv.leave()


def _leave_two(table: Table) -> None:
    table.canv.leave()
    table.canv.leave()


_STEPS: dict[str, Any] = {
    "startTable": _start_table,
    "startRow": _start_row,
    "startCell": _start_cell,
    "endCell": _leave_one,
    "endRow": _leave_two,
    "endTable": _leave_one,
}
