"""The list of forms: title, code and versions, and a sign where something is wrong with a file."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from audit_tool.ui.screens.forms.content import FormLine
from audit_tool.ui.theme.icons import paint_icon
from audit_tool.ui.theme.theme import current
from audit_tool.ui.theme.tokens import Role
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
        texts = self._texts(view, line)
        high = sum(len(lines) * self._step(role) for role, lines in texts)
        return QSize(0, high + 2 * current().space("s"))

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
        for role, lines in self._texts(view, line):
            painter.setFont(theme.font(role))
            painter.setPen(theme.colour("text" if role == "label" else "danger" if line.faulty else "muted"))
            for text in lines:
                place = QRectF(left, top, body.right() - left, self._step(role))
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)
                top += self._step(role)
        if line.faulty:
            side = theme.size("icon_small")
            at = QRectF(
                body.right() - theme.space("s") - side, body.top() + theme.space("s"), side, self._step("label")
            )
            paint_icon(painter, at, "warning", "danger")
        painter.restore()

    def _texts(self, view: "FormList", line: FormLine) -> tuple[tuple[Role, tuple[str, ...]], ...]:
        """Title and second line, each in as many lines as it needs; the sign of a fault stands beside the title."""
        theme = current()
        room = view.viewport().width() - theme.space("l") - theme.space("s")
        sign = theme.size("icon_small") + theme.space("xs") if line.faulty else 0
        title = title_lines(line.title, room - sign, "label", theme)
        # A file's name may be one word that is longer than the list is wide.
        fitting = QFontMetricsF(theme.font("label"))
        shown = tuple(fitting.elidedText(text, Qt.TextElideMode.ElideMiddle, room - sign) for text in title)
        return ("label", shown), ("second", title_lines(line.second, room, "second", theme))

    def _step(self, role: Role) -> int:
        return round(QFontMetricsF(current().font(role)).height() * 1.15)


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
