"""Parts in two columns where there is room for both, else one below the other."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from audit_tool.ui.theme.theme import current
from audit_tool.ui.theme.tokens import SpaceName
from audit_tool.ui.widgets.boxes import column, large_text


def spread(cards: Sequence[QWidget], least: int) -> QWidget:
    """Cards in two columns where there is room, read from left to right; a single one has all the room."""
    if len(cards) == 1:
        return cards[0]
    made = TwoColumns(least)
    for at, card in enumerate(cards):
        (made.right if at % 2 else made.left).addWidget(card)
    made.end()
    return made


class TwoColumns(QWidget):
    """Put parts into `left` and `right`, then `end` both; those on the left are read first."""

    def __init__(self, least: int, parent: QWidget | None = None, *, gap: SpaceName = "m") -> None:
        """`least` is the width that a column needs beside another, at usual text."""
        super().__init__(parent)
        theme = current()
        self._needed = 2 * theme.px(least) + theme.space(gap)
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.space(gap))
        self.left, self.right = column(gap=gap), column(gap=gap)
        for side in (self.left, self.right):
            self._layout.addLayout(side, 1)

    def end(self) -> None:
        """All parts are there; those of the shorter column stay at the top."""
        for side in (self.left, self.right):
            side.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other or not, as the new width allows."""
        beside = event.size().width() >= self._needed and not large_text()
        self._layout.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        super().resizeEvent(event)
