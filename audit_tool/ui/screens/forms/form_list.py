"""The list of forms: title, code and versions, and a sign where something is wrong with a file."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from audit_tool.ui.screens.forms.content import FormLine
from audit_tool.ui.theme.icons import paint_icon
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.painted_list import PaintedList, paint_row_ground, title_lines
from audit_tool.ui.widgets.rows_model import RowsModel


def spoken(line: FormLine) -> str:
    """A form as a person hears it."""
    return f"{line.title}, {line.second}"


class _Delegate(QStyledItemDelegate):
    """Paints one form: its title in full, then code and versions."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as the title needs in this width."""
        view, line = self.parent(), index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(view, FormList) or not isinstance(line, FormLine):
            return QSize()
        lines = len(title_lines(line.title, self._room(view, line), "label", current()))
        return QSize(0, lines * self._step("label") + self._step("second") + 2 * current().space("s"))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, sign, title, second line."""
        view, line = self.parent(), index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(view, FormList) or not isinstance(line, FormLine):
            return
        theme = current()
        body = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_row_ground(painter, body, view.state_of(index, here=index.row() == view.current_row))
        left, top = body.left() + theme.space("l"), body.top() + theme.space("s")
        step, width = self._step("label"), self._room(view, line)
        painter.setFont(theme.font("label"))
        painter.setPen(theme.colour("text"))
        for text in title_lines(line.title, width, "label", current()):
            painter.drawText(QRectF(left, top, width + 1, step), Qt.AlignmentFlag.AlignVCenter, text)
            top += step
        painter.setFont(theme.font("second"))
        painter.setPen(theme.colour("danger" if line.faulty else "muted"))
        second = QRectF(left, top, body.right() - left, self._step("second"))
        painter.drawText(second, Qt.AlignmentFlag.AlignVCenter, line.second)
        if line.faulty:
            side = theme.size("icon_small")
            place = QRectF(body.right() - theme.space("s") - side, body.top() + theme.space("s"), side, step)
            paint_icon(painter, place, "warning", "danger")
        painter.restore()

    def _room(self, view: "FormList", line: FormLine) -> float:
        theme = current()
        sign = theme.size("icon_small") + theme.space("xs") if line.faulty else 0
        return view.viewport().width() - theme.space("l") - theme.space("s") - sign

    def _step(self, role: str) -> int:
        return round(QFontMetricsF(current().font(role)).height() * 1.15)  # type: ignore[arg-type]


class FormList(PaintedList):
    """Up and down move, letters find, Enter or a click opens."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._model: RowsModel[FormLine] = RowsModel(spoken)
        super().__init__(self._model, parent)
        self.setAccessibleName("Forms")
        self.setItemDelegate(_Delegate(self))

    def set_lines(self, lines: Sequence[FormLine]) -> None:
        """Show these forms."""
        self._model.set_rows(lines)
        self.scheduleDelayedItemsLayout()

    @property
    def lines(self) -> tuple[FormLine, ...]:
        """The forms shown."""
        return self._model.rows
