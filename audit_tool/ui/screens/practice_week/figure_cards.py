"""The cards with the figures over the board, and the bar that shows the target."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QProgressBar, QSizePolicy, QWidget

from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import Card, row
from audit_tool.ui.widgets.labels import Words, WrappedLabel

CARD_WIDTH = 220


class TargetBar(QProgressBar):
    """How many are in, with the target as a mark on the bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._goal = 0
        self.setAccessibleName("First audits in")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_progress(self, done: int, total: int, goal: int) -> None:
        """Show so many of all, and where the target lies."""
        self._goal = goal
        self.setRange(0, max(1, total))
        self.setValue(done)
        self.setAccessibleDescription(f"{done} of {total}, target {goal}" if goal else f"{done} of {total}")
        self.update()

    def sizeHint(self) -> QSize:
        """A thin bar with room for its mark."""
        return QSize(current().px(160), current().px(14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Track, bar, mark."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        body = QRectF(0, self.height() / 2 - 4, self.width(), 8)
        painter.setBrush(theme.colour("track"))
        painter.drawRoundedRect(body, 4, 4)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(QRectF(0, body.y(), body.width() * self.value() / self.maximum(), 8), 4, 4)
        if self._goal:
            at = min(body.width() - 2, body.width() * self._goal / self.maximum())
            painter.setBrush(theme.colour("text"))
            painter.drawRect(QRectF(at, 0, 2, self.height()))


class FigureCards(QWidget):
    """Cards side by side, in two rows, or one below the other, as the text allows."""

    def __init__(self, cards: Sequence[Card], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = tuple(cards)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(current().space("m"))
        self._columns = 0
        self._arrange(len(self._cards))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many in a row as have room for their words."""
        super().resizeEvent(event)
        fitting = max(1, self.width() // current().px(CARD_WIDTH))
        self._arrange(len(self._cards) if fitting >= len(self._cards) else 2 if fitting >= 2 else 1)

    def minimumSizeHint(self) -> QSize:
        """One card is as narrow as it gets."""
        return QSize(current().px(CARD_WIDTH), super().minimumSizeHint().height())

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for at, card in enumerate(self._cards):
            self._grid.addWidget(card, at // columns, at % columns)
        for at in range(len(self._cards)):
            weight = 3 if at == 0 and columns == len(self._cards) else 2
            self._grid.setColumnStretch(at, weight if at < columns else 0)


def figure_card(count: Words, words: Words, bar: QWidget | None, line: WrappedLabel) -> Card:
    """A figure with its words, a bar where there is one, and a line below."""
    card = Card(padding="m", gap="xs")
    head = row(gap="s")
    head.addWidget(count)
    head.addWidget(words, 1)
    card.content.addLayout(head)
    if bar is not None:
        card.content.addWidget(bar)
    card.content.addWidget(line)
    card.content.addStretch(1)
    return card
