"""The panel's list: case, why it is here, what is left, and both overall grades."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from audit_tool.ui.theme.theme import current
from audit_tool.ui.theme.tokens import ColourName, Role
from audit_tool.ui.widgets.grades import GradeLook, badge_size, paint_badge
from audit_tool.ui.widgets.painted_list import PaintedList, paint_lines, paint_row_ground
from audit_tool.ui.widgets.rows_model import RowsModel

ROW = 82


@dataclass(frozen=True, slots=True)
class PanelLine:
    """A case of the list."""

    reference: str
    why: str
    left: str
    a: GradeLook | None
    b: GradeLook | None


def spoken(line: PanelLine) -> str:
    """A case as a person hears it."""
    grades = [f"{name} {grade.word}" for name, grade in (("A", line.a), ("B", line.b)) if grade]
    return ", ".join([line.reference, line.why, line.left, *grades])


class _Delegate(QStyledItemDelegate):
    """Paints one case in three lines."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Three lines and their room."""
        return QSize(0, current().px(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Reference with both badges, why, what is left."""
        view, line = self.parent(), index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(view, PanelList) or not isinstance(line, PanelLine):
            return
        theme = current()
        body = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row_ground(painter, body, view.state_of(index, here=index.row() == view.current_row))
        inside = body.adjusted(theme.space("l"), theme.space("s"), -theme.space("s"), -theme.space("s"))
        texts: tuple[tuple[str, Role, ColourName], ...] = (
            (line.reference, "label", "text"),
            (line.why, "medium_second", "text"),
            (line.left, "second", "muted"),
        )
        paint_lines(painter, inside, texts)
        self._badges(painter, inside, inside.height() / len(texts), line)
        painter.restore()

    def _badges(self, painter: QPainter, inside: QRectF, step: float, line: PanelLine) -> None:
        right = inside.right()
        for grade in (line.b, line.a):
            if grade is not None:
                size = badge_size(grade, step)
                slot = max(size.width(), step * 1.3)
                paint_badge(painter, QRectF(right - slot, inside.top(), slot, step), grade)
                right -= slot + current().space("xs")


class PanelList(PaintedList):
    """Up and down move, Enter or a click opens."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._model: RowsModel[PanelLine] = RowsModel(spoken)
        super().__init__(self._model, parent)
        self.setAccessibleName("Panel list")
        self.setItemDelegate(_Delegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)

    def set_lines(self, lines: Sequence[PanelLine]) -> None:
        """Show these cases."""
        self._model.set_rows(lines)
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Whole cases only: what is left of the height stays empty."""
        spare = self.height() % current().px(ROW) if self.height() > current().px(ROW) else 0
        if self.viewportMargins().bottom() != spare:
            self.setViewportMargins(0, 0, 0, spare)
        super().resizeEvent(event)
