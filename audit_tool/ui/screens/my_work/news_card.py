"""The card of what others did that this person is to know, each with the way to it where there is one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from audit_tool.ui.frame import Frame
from audit_tool.ui.screens.my_work.news import NewsLine
from audit_tool.ui.widgets.boxes import BesideOrBelow, Card, HairlineRow, column
from audit_tool.ui.widgets.buttons import Button
from audit_tool.ui.widgets.labels import Words, WrappedLabel

OPEN = "Open in Moderation"


class NewsCard(Card):
    """Case by case, in words."""

    def __init__(self, frame: Frame, title: str, lines: Sequence[NewsLine], parent: QWidget | None = None) -> None:
        super().__init__(parent, padding="xl", gap="s")
        self._frame = frame
        self.buttons: list[OpenCaseButton] = []
        self.content.addWidget(Words(title, "card"))
        for at, line in enumerate(lines):
            if at:
                self.content.addWidget(HairlineRow())
            self.content.addWidget(self._row(line))

    def _row(self, line: NewsLine) -> QWidget:
        words = QWidget()
        layout = column(words, gap="xxs")
        layout.addWidget(Words(line.reference, "label"))
        layout.addWidget(WrappedLabel(line.words, "body", "muted"))
        if not line.allocation_id:
            return words
        button = OpenCaseButton(line)
        button.wanted.connect(self._open)
        self.buttons.append(button)
        return BesideOrBelow(words, button, centred=True)

    def _open(self, round_id: int, allocation_id: int) -> None:
        self._frame.choose_round(round_id)
        self._frame.go("moderation", str(allocation_id))


def news_cards(frame: Frame, passed: Sequence[NewsLine], again: Sequence[NewsLine]) -> list[NewsCard]:
    """A card for what was passed on, and one for what comes back, where there is anything."""
    told = (("Passed on to you to decide", passed), ("Back before the panel", again))
    return [NewsCard(frame, title, lines) for title, lines in told if lines]


class OpenCaseButton(Button):
    """Opens one case in Moderation."""

    wanted = Signal(int, int)

    def __init__(self, line: NewsLine) -> None:
        super().__init__(OPEN)
        self.setAccessibleName(f"{OPEN}: {line.reference}")
        self._line = line
        self.clicked.connect(self._ask)

    def _ask(self) -> None:
        self.wanted.emit(self._line.round_id, self._line.allocation_id)
