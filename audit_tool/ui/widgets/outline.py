"""The outline of an audit: its sections, what is done, the grade given and what is left."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from audit_tool.ui.theme.icons import paint_icon
from audit_tool.ui.theme.theme import Theme, current
from audit_tool.ui.widgets.grades import GradeLook, paint_badge
from audit_tool.ui.widgets.painted_list import PaintedList, paint_row_ground, title_lines
from audit_tool.ui.widgets.rows_model import RowsModel

LOWEST_ROW = 28


class OutlineState(StrEnum):
    """How far a section is."""

    EMPTY = "empty"
    PART = "part"
    DONE = "done"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One section; `left_text` says what is left ("6/7", "3", "Not asked", "No need")."""

    number: str
    title: str
    state: OutlineState = OutlineState.EMPTY
    left_text: str = ""
    grade: GradeLook | None = None


def spoken(row: OutlineRow) -> str:
    """A section as a person hears it."""
    parts = [f"{row.number} {row.title}".strip()]
    if row.state is OutlineState.DONE:
        parts.append("done")
    if row.grade is not None:
        parts.append(row.grade.word)
    if row.left_text and row.state is not OutlineState.DONE:
        parts.append(row.left_text.replace("/", " of ") if row.state is OutlineState.PART else _left(row))
    return ", ".join(parts)


def _left(row: OutlineRow) -> str:
    return f"{row.left_text} to go" if row.left_text.isdigit() else row.left_text


@lru_cache(maxsize=512)
def _title_lines(row: OutlineRow, width: float, theme: Theme, *, here: bool) -> tuple[str, ...]:
    """The title in as many lines as it needs: a section's name is never cut. Kept: each change asks all rows."""
    room = width - _title_left() - _end_room(row, here=here)
    return title_lines(row.title, room, "strong_second" if here else "second", theme)


def _title_left() -> int:
    return current().px(24) + current().space("s")


def _badge_slot() -> int:
    # Badges differ in width; a slot of one width keeps the ticks in a column.
    return current().px(26)


def _end_room(row: OutlineRow, *, here: bool) -> float:
    theme = current()
    room = float(theme.space("s"))
    if row.grade is not None:
        room += _badge_slot()
    if row.state is OutlineState.DONE:
        room += theme.size("segment_tick")
    elif row.left_text:
        metrics = QFontMetricsF(theme.font("strong_second" if here else "second"))
        room += metrics.horizontalAdvance(row.left_text) + theme.space("xs")
    return room


class _OutlineDelegate(QStyledItemDelegate):
    """Paints one section."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line, taller in a wide window or for a long title in large text."""
        view = self.parent()
        row = index.data(Qt.ItemDataRole.UserRole)
        theme = current()
        if not isinstance(view, SectionOutline) or not isinstance(row, OutlineRow):
            return QSize(0, theme.size("outline_row"))
        height = view.row_height
        # Measured as if it were the open row, which is bolder: opening a section must not move the others.
        lines = len(_title_lines(row, view.viewport().width(), theme, here=True))
        more = (lines - 1) * QFontMetricsF(theme.font("strong_second")).lineSpacing()
        return QSize(0, height + round(max(0.0, more)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Number, title, and at the right tick, badge or what is left."""
        view = self.parent()
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, OutlineRow) or not isinstance(view, SectionOutline):
            return
        here = index.row() == view.current_row
        room: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row_ground(painter, QRectF(room), view.state_of(index, here=here))
        _paint_title(painter, QRectF(room), row, here=here)
        _paint_end(painter, QRectF(room), row, here=here)
        painter.restore()


def _paint_title(painter: QPainter, room: QRectF, row: OutlineRow, *, here: bool) -> None:
    theme = current()
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setFont(theme.font("strong_second" if here else "medium_second"))
    painter.setPen(theme.colour("accent_text" if here else "subtle"))
    number = QRectF(room.x(), room.y(), theme.px(24), room.height())
    painter.drawText(number, Qt.AlignmentFlag.AlignRight | middle, row.number)
    painter.setFont(theme.font("strong_second" if here else "second"))
    if not here:
        painter.setPen(theme.colour("subtle" if row.state is OutlineState.NOT_ASKED else "text"))
    words = room.adjusted(_title_left(), 0, 0, 0)
    painter.drawText(words, middle, "\n".join(_title_lines(row, room.width(), theme, here=here)))


def _paint_end(painter: QPainter, room: QRectF, row: OutlineRow, *, here: bool) -> None:
    theme = current()
    right = room.right() - theme.space("s")
    if row.grade is not None:
        side = theme.size("badge_outline")
        slot = QRectF(right - _badge_slot() + theme.space("xs"), room.center().y() - side / 2, _badge_slot(), side)
        paint_badge(painter, slot, row.grade)
        right -= _badge_slot()
    if row.state is OutlineState.DONE:
        tick = theme.size("segment_tick")
        paint_icon(painter, QRectF(right - tick, room.y(), tick, room.height()), "tick", "ok")
    elif row.left_text:
        painter.setFont(theme.font("strong_second" if here else "second"))
        painter.setPen(theme.colour("accent_text" if here else "subtle"))
        ends = QRectF(room.x(), room.y(), right - room.x(), room.height())
        painter.drawText(ends, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.left_text)


class SectionOutline(PaintedList):
    """The sections as a list: up and down move, Enter or a click opens; `chosen` tells the row."""

    def __init__(self, parent: QWidget | None = None, *, tall: bool = False) -> None:
        self._model: RowsModel[OutlineRow] = RowsModel(spoken)
        super().__init__(self._model, parent)
        self.tall = tall
        self.setAccessibleName("Sections")
        self.setItemDelegate(_OutlineDelegate(self))

    @property
    def row_height(self) -> int:
        """Higher in a wide window; a little lower where that spares the scroll bar."""
        theme = current()
        if self.tall:
            return theme.size("outline_row_wide")
        usual = theme.size("outline_row")
        fitting = self.viewport().height() // max(1, len(self.rows))
        return fitting if theme.px(LOWEST_ROW) <= fitting < usual else usual

    def set_tall(self, *, tall: bool) -> None:
        """Whether there is room for higher rows."""
        if tall != self.tall:
            self.tall = tall
            self.scheduleDelayedItemsLayout()

    def set_rows(self, rows: Sequence[OutlineRow]) -> None:
        """Show these sections."""
        self._model.set_rows(rows)
        # What stands at the right of a row decides how its title wraps, and so every row's place below it.
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    @property
    def rows(self) -> tuple[OutlineRow, ...]:
        """The sections shown."""
        return self._model.rows
