"""The outline of an audit: its sections, what is done, the grade given and what is left."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from audit_tool.ui.theme.icons import paint_icon
from audit_tool.ui.theme.theme import Theme, current
from audit_tool.ui.widgets.grades import GradeLook, badge_size, paint_badge
from audit_tool.ui.widgets.painted_list import PaintedList, paint_row_ground
from audit_tool.ui.widgets.rows_model import RowsModel


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


class _OutlineDelegate(QStyledItemDelegate):
    """Paints one section."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line, taller in a wide window."""
        view = self.parent()
        tall = isinstance(view, SectionOutline) and view.tall
        return QSize(0, current().size("outline_row_wide" if tall else "outline_row"))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Number, title, and at the right tick, badge or what is left."""
        view = self.parent()
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, OutlineRow) or not isinstance(view, SectionOutline):
            return
        theme = current()
        here = index.row() == view.current_row
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row_ground(painter, QRectF(rect), view.state_of(index, here=here))
        room = QRectF(rect).adjusted(theme.space("s"), 0, -theme.space("s"), 0)
        number = theme.px(26)
        self._paint_number(
            painter, QRectF(room.x(), room.y(), number - theme.space("xs") / 2, room.height()), row, here
        )
        end = self._paint_end(painter, room, row, theme, here=here)
        title = QRectF(room.x() + number + theme.space("s") - 2, room.y(), 0, room.height())
        title.setRight(end - theme.space("xs"))
        self._paint_title(painter, title, row, theme, here=here)
        painter.restore()

    def _paint_number(self, painter: QPainter, room: QRectF, row: OutlineRow, here: bool) -> None:  # noqa: FBT001
        theme = current()
        painter.setFont(theme.font("strong_second" if here else "medium_second"))
        painter.setPen(theme.colour("accent_text" if here else "subtle"))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.number)

    def _paint_title(self, painter: QPainter, room: QRectF, row: OutlineRow, theme: Theme, *, here: bool) -> None:
        quiet = row.state is OutlineState.NOT_ASKED
        painter.setFont(theme.font("strong_second" if here else "second"))
        painter.setPen(theme.colour("accent_text" if here else "subtle" if quiet else "text"))
        words = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_end(self, painter: QPainter, room: QRectF, row: OutlineRow, theme: Theme, *, here: bool) -> float:
        """Paint what stands at the right and say where it begins."""
        right = room.right() - theme.space("xxs")
        if row.grade is not None:
            side = theme.size("badge_outline")
            slot = theme.px(26)
            width = badge_size(row.grade, side).width()
            # Badges differ in width; a slot of one width keeps the ticks in a column.
            centre = right - slot / 2 + theme.space("xxs")
            paint_badge(painter, QRectF(centre - width / 2, room.center().y() - side / 2, width, side), row.grade)
            right -= slot
        if row.state is OutlineState.DONE:
            tick = theme.size("icon_small")
            paint_icon(painter, QRectF(right - tick - 2, room.y(), tick, room.height()), "tick", "ok")
            return right - tick - theme.space("xs")
        if not row.left_text:
            return right
        font = theme.font("strong_second" if here else "second")
        painter.setFont(font)
        painter.setPen(theme.colour("accent_text" if here else "subtle"))
        painter.drawText(
            QRectF(room.x(), room.y(), right - room.x(), room.height()),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            row.left_text,
        )
        return right - QFontMetrics(font).horizontalAdvance(row.left_text) - theme.space("xs")


class SectionOutline(PaintedList):
    """The sections as a list: up and down move, Enter or a click opens; `chosen` tells the row."""

    def __init__(self, parent: QWidget | None = None, *, tall: bool = False) -> None:
        self._model: RowsModel[OutlineRow] = RowsModel(spoken)
        super().__init__(self._model, parent)
        self.tall = tall
        self.setAccessibleName("Sections")
        self.setItemDelegate(_OutlineDelegate(self))

    def set_rows(self, rows: Sequence[OutlineRow]) -> None:
        """Show these sections."""
        self._model.set_rows(rows)
        self.updateGeometry()

    @property
    def rows(self) -> tuple[OutlineRow, ...]:
        """The sections shown."""
        return self._model.rows
