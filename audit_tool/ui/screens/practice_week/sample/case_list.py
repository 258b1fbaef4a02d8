"""The cases of a sample as a list: reference, where it stands, and the reason where there is one."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from audit_tool.ui.screens.practice_week.sample.wording import CaseLine
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.painted_list import PaintedList, paint_lines, paint_row_ground
from audit_tool.ui.widgets.rows_model import RowsModel

ROW = 56
ROWS_SHOWN = 5


def spoken(line: CaseLine) -> str:
    """A case as a person hears it."""
    return line.spoken


class _Delegate(QStyledItemDelegate):
    """Paints one case in two lines."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines and their room."""
        return QSize(0, current().px(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Reference, then place and reason."""
        view, line = self.parent(), index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(view, CaseList) or not isinstance(line, CaseLine):
            return
        theme = current()
        body = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row_ground(painter, body, view.state_of(index, here=index.row() == view.current_row))
        inside = body.adjusted(theme.space("l"), theme.space("xs"), -theme.space("s"), -theme.space("xs"))
        second = ". ".join(filter(None, (line.words, line.reason)))
        paint_lines(painter, inside, ((line.reference, "label", "text"), (second, "second", "muted")))
        painter.restore()


class CaseList(PaintedList):
    """Up and down move, Enter or a click chooses."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._model: RowsModel[CaseLine] = RowsModel(spoken)
        super().__init__(self._model, parent)
        self.setAccessibleName("Cases of the sample")
        self.setItemDelegate(_Delegate(self))

    def set_lines(self, lines: Sequence[CaseLine]) -> None:
        """Show these cases; none is chosen."""
        self._model.set_rows(lines)
        self.set_current(-1)
        self.setFixedHeight(current().px(ROW) * max(1, min(ROWS_SHOWN, len(lines))) + 2)
        self.setVisible(bool(lines))
        self.scheduleDelayedItemsLayout()

    @property
    def lines(self) -> tuple[CaseLine, ...]:
        """The cases shown."""
        return self._model.rows
