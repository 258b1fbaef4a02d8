"""Bars that share out audits by grade: one bar a period, letter and count inside, in the grades' own colours."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from audit_tool.counted_words import count_of
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.grades import GradeLook
from audit_tool.ui.widgets.painted_list import PaintedList
from audit_tool.ui.widgets.rows_model import RowsModel

SMALL = 10
"""Under so many audits the bar is thin: a share of so few says little."""
_GAP = 2
_THICK, _THIN, _ROW = 26, 18, 37


@dataclass(frozen=True, slots=True)
class BarRow:
    """One period: its name, and how many audits got each grade, best first."""

    label: str
    counts: tuple[tuple[GradeLook, int], ...]

    @property
    def total(self) -> int:
        """All audits of the period."""
        return sum(count for _, count in self.counts)


def spoken(row: BarRow) -> str:
    """A bar as a person hears it."""
    parts = ", ".join(f"{look.word} {count}" for look, count in row.counts)
    return f"{row.label}: {count_of(row.total, 'audit')}. {parts}."


class _BarDelegate(QStyledItemDelegate):
    """Paints one bar."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One bar with air above and below."""
        return QSize(0, current().px(_ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Label, segments, number of audits."""
        view = self.parent()
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, BarRow) or not isinstance(view, GradeBars):
            return
        theme = current()
        room = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if "focus" in view.state_of(index, here=False):
            painter.setPen(QPen(theme.colour("focus"), theme.edge("ring_width")))
            painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), theme.radius("control"), theme.radius("control"))
        inside = room.adjusted(theme.space("xs"), 0, -theme.space("xs"), 0)
        painter.setFont(theme.font("strong_second"))
        painter.setPen(theme.colour("muted"))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, row.label)
        painter.setFont(theme.font("medium_second"))
        total = count_of(row.total, "audit")
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, total)
        left, right = view.sides()
        thick = theme.px(_THIN if row.total < SMALL else _THICK)
        bar = QRectF(inside.x() + left, inside.center().y() - thick / 2, inside.width() - left - right, thick)
        _paint_bar(painter, bar, row)
        painter.restore()


def _paint_bar(painter: QPainter, bar: QRectF, row: BarRow) -> None:
    shown = [(look, count) for look, count in row.counts if count]
    if not shown:
        return
    rest = bar.width() - _GAP * (len(shown) - 1)
    left = bar.x()
    for look, count in shown:
        part = QRectF(left, bar.y(), max(1.0, rest * count / row.total), bar.height())
        _paint_part(painter, part, look, count, first=look is shown[0][0])
        left = part.right() + _GAP


def _paint_part(painter: QPainter, part: QRectF, look: GradeLook, count: int, *, first: bool) -> None:
    theme = current()
    colours = theme.grade(look.code)
    painter.setBrush(QColor(colours.fill))
    painter.setPen(QPen(QColor(colours.edge), 1))
    painter.drawRect(part.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.setFont(theme.font("tag"))
    metrics = painter.fontMetrics()
    full, short = f"{look.letter} {count}", str(count)
    words = full if metrics.horizontalAdvance(full) + theme.space("s") <= part.width() else short
    if metrics.horizontalAdvance(words) + theme.space("xs") <= part.width():
        painter.setPen(QColor(colours.letter))
        painter.drawText(part, Qt.AlignmentFlag.AlignCenter, words)
    elif first:
        # Too narrow for its number: it stands outside, before the bar.
        painter.setPen(QColor(colours.word))
        room = part.adjusted(-theme.px(40), 0, -part.width() - theme.space("xs"), 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, short)


class GradeBars(PaintedList):
    """Bars one below the other: up and down move, every bar has its words."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self._model: RowsModel[BarRow] = RowsModel(spoken)
        super().__init__(self._model, parent)
        self._others: tuple[str, ...] = ()
        self.setAccessibleName(name)
        self.setItemDelegate(_BarDelegate(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def align_with(self, labels: Sequence[str]) -> None:
        """Leave room for these labels too, so that bars of several lists stand below each other."""
        self._others = tuple(labels)

    def set_rows(self, rows: Sequence[BarRow]) -> None:
        """Show these periods."""
        self._model.set_rows(rows)
        self.updateGeometry()

    def sides(self) -> tuple[int, int]:
        """The room for labels at the left and numbers at the right, one width for all bars."""
        theme = current()
        rows = self._model.rows
        labels = QFontMetrics(theme.font("strong_second"))
        totals = QFontMetrics(theme.font("medium_second"))
        named = [row.label for row in rows] + list(self._others)
        left = max((labels.horizontalAdvance(label) for label in named), default=0) + theme.space("xl")
        told = [count_of(row.total, "audit") for row in rows]
        right = max((totals.horizontalAdvance(words) for words in told), default=0) + theme.space("m")
        return left, right

    def least_width(self) -> int:
        """The least width in which a bar still says something."""
        left, right = self.sides()
        return left + right + current().px(140)

    def sizeHint(self) -> QSize:
        """All bars; the page scrolls, not the list."""
        return QSize(self.least_width(), current().px(_ROW) * len(self._model.rows))

    def minimumSizeHint(self) -> QSize:
        """No bar is cut."""
        return self.sizeHint()
