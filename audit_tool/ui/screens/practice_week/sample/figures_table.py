"""A plain table of figures under its heads."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from audit_tool.ui.screens.practice_week.sample.wording import SUM
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.figure_table import CellLook, FigureCell, FigureRow, FigureTable

SHORT_NAME = 110


class FiguresTable(FigureTable):
    """Names at the left, figures beside them; the last of several rows may be a sum."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent, badges_in_front=False)

    def show_figures(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show rows under heads."""
        shown = [FigureRow(tuple(FigureCell(head, head, CellLook.HEAD) for head in heads), line=False)]
        for cells in rows:
            total = cells[0] == SUM
            first = FigureCell(cells[0], cells[0], CellLook.STRONG_LABEL if total else CellLook.LABEL)
            figures = [_figure(text, cells[0], head, total) for text, head in zip(cells[1:], heads[1:], strict=True)]
            shown.append(FigureRow((first, *figures), strong_line=total))
        self.show_rows(shown, heads)

    def column_widths(self, width: int) -> Sequence[int]:
        """A long name ends in dots where the figures need the room."""
        needs = self._needs()
        figures = sum(needs[1:])
        name = min(needs[0], max(self.least_width() - figures, width - figures)) if needs else 0
        others = max(1, len(needs) - 1)
        rest = max(0, width - name - figures)
        return (name, *(need + rest // others for need in needs[1:]))

    def least_width(self) -> int:
        """The figures, and room for a short name."""
        needs = self._needs()
        return min(needs[0], current().px(SHORT_NAME)) + sum(needs[1:]) if needs else 0


def _figure(text: str, name: str, head: str, total: bool) -> FigureCell:  # noqa: FBT001 - one call
    look = CellLook.QUIET if text == "0" else CellLook.STRONG if total else CellLook.PLAIN
    return FigureCell(text, f"{name}, {head.lower()}: {text}", look)
