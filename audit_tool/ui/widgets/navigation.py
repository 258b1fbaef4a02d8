"""The navigation: a rail with icons above words in a narrow window, a column with icons left in a wide one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from audit_tool.ui.theme.icons import IconName, paint_icon
from audit_tool.ui.theme.theme import current
from audit_tool.ui.theme.tokens import ColourName
from audit_tool.ui.widgets.painted_list import PaintedList, RowState
from audit_tool.ui.widgets.rows_model import RowsModel


@dataclass(frozen=True, slots=True)
class NavigationRow:
    """One screen in the navigation."""

    key: str
    word: str
    icon: IconName


def _spoken(row: NavigationRow) -> str:
    return row.word


class _NavigationDelegate(QStyledItemDelegate):
    """Paints one screen's icon and word."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Taller where the word stands under the icon."""
        view = self.parent()
        wide = isinstance(view, NavigationRail) and view.wide
        theme = current()
        gap = theme.space("xs")
        return QSize(0, theme.size("column_row") + gap if wide else theme.size("rail_row") + gap + theme.space("xxs"))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, bar at the window's edge, icon and word."""
        view = self.parent()
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, NavigationRow) or not isinstance(view, NavigationRail):
            return
        theme = current()
        rect: QRect = option.rect
        state = view.state_of(index, here=index.row() == view.current_row)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(rect).adjusted(theme.space("s"), 0, -theme.space("s"), -theme.space("xs"))
        _paint_ground(painter, body, state)
        colour: ColourName = "accent_text" if "here" in state else "text" if view.wide else "muted"
        painter.setPen(theme.colour(colour))
        if view.wide:
            _paint_beside(painter, body, row, colour, here="here" in state)
        else:
            _paint_below(painter, body, row, colour, here="here" in state)
        painter.restore()


def _paint_ground(painter: QPainter, body: QRectF, state: RowState) -> None:
    theme = current()
    radius = theme.radius("control")
    painter.setPen(Qt.PenStyle.NoPen)
    if "here" in state:
        painter.setBrush(theme.colour("accent"))
        bar = body.adjusted(0, theme.space("s") - 2, 0, -theme.space("s") + 2)
        painter.drawRect(QRectF(0, bar.y(), theme.edge("bar"), bar.height()))
        painter.setBrush(theme.colour("accent_soft"))
        if theme.high_contrast:
            painter.setPen(QPen(theme.colour("accent_soft_edge"), theme.edge("high_contrast")))
        painter.drawRoundedRect(body.adjusted(1, 1, -1, -1) if theme.high_contrast else body, radius, radius)
    elif "hover" in state:
        painter.setBrush(theme.colour("line" if not theme.high_contrast else "sunken"))
        painter.drawRoundedRect(body, radius, radius)
    if "focus" in state:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("focus"), theme.edge("ring_width")))
        painter.drawRoundedRect(body.adjusted(1, 1, -1, -1), radius, radius)


def _paint_beside(painter: QPainter, body: QRectF, row: NavigationRow, colour: ColourName, *, here: bool) -> None:
    theme = current()
    side = theme.size("icon_rail")
    paint_icon(painter, QRectF(body.x() + theme.space("m"), body.y(), side, body.height()), row.icon, colour)
    painter.setFont(theme.font("label" if here else "control"))
    painter.setPen(theme.colour(colour))
    painter.drawText(
        body.adjusted(theme.space("m") + side + theme.space("m"), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, row.word
    )


def _paint_below(painter: QPainter, body: QRectF, row: NavigationRow, colour: ColourName, *, here: bool) -> None:
    theme = current()
    side = theme.size("icon_rail")
    top = body.y() + theme.space("s")
    paint_icon(painter, QRectF(body.x(), top, body.width(), side), row.icon, colour)
    font = theme.font("tag" if here else "rail")
    painter.setFont(font)
    painter.setPen(theme.colour(colour))
    words = QRectF(body.x() - theme.space("s"), top + side + theme.space("xs"), body.width() + 2 * theme.space("s"), 0)
    words.setBottom(body.bottom() - theme.space("xs"))
    painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, row.word)


class NavigationRail(PaintedList):
    """The screens a role may open: up and down move, Enter or a click opens; `opened` tells the screen's key."""

    opened = Signal(str)

    def __init__(self, rows: Sequence[NavigationRow], parent: QWidget | None = None, *, wide: bool = False) -> None:
        self._model: RowsModel[NavigationRow] = RowsModel(_spoken)
        self._model.set_rows(rows)
        super().__init__(self._model, parent)
        self.wide = wide
        self.setAccessibleName("Screens")
        self.setObjectName("navigation")
        self.setItemDelegate(_NavigationDelegate(self))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.chosen.connect(self._tell)

    def set_rows(self, rows: Sequence[NavigationRow]) -> None:
        """Show the screens of another role."""
        self._model.set_rows(rows)

    def set_wide(self, *, wide: bool) -> None:
        """Switch between rail and column."""
        self.wide = wide
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    def set_current_key(self, key: str) -> None:
        """Show which screen is open."""
        keys = [row.key for row in self._model.rows]
        self.set_current(keys.index(key) if key in keys else -1)

    def sizeHint(self) -> QSize:
        """The width of a rail or a column; wider text makes a wider one."""
        theme = current()
        least = theme.pane("column" if self.wide else "rail")
        return QSize(max(least, theme.px(least * 0.9)), super().sizeHint().height())

    def _tell(self, row: int) -> None:
        self.opened.emit(self._model.rows[row].key)
