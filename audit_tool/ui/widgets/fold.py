"""A part of a page that is folded away until somebody wants it."""

from PySide6.QtWidgets import QWidget

from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import Card, column, row
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.labels import WrappedLabel


class Fold(Card):
    """A card with a title to press and a line that says what is in it; put parts into `content`."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding="m", gap="xs")
        self.opener = Button(title, Variant.QUIET)
        self._sum = WrappedLabel("", "second", "muted")
        self.body = QWidget()
        head = row(gap="none")
        head.addWidget(self.opener)
        head.addStretch(1)
        self._below = QWidget()
        below = row(self._below, gap="none")
        below.addSpacing(current().space("s"))
        below.addWidget(self._sum, 1)
        self.content.addLayout(head)
        for part in (self._below, self.body):
            self.content.addWidget(part)
        self.content = column(self.body, gap="m", margin="s")
        self.opener.clicked.connect(self._turn)
        self.set_open(opened=False)

    @property
    def opened(self) -> bool:
        """Whether what is in it can be seen."""
        return not self.body.isHidden()

    def set_open(self, *, opened: bool) -> None:
        """Show what is in it, or fold it away."""
        self.body.setVisible(opened)
        self._below.setVisible(not opened and bool(self._sum.text()))
        self.opener.set_icon("chevron-down" if opened else "chevron-right")
        self._describe()

    def say(self, words: str) -> None:
        """What is in it, for those who leave it folded."""
        self._sum.set_text(words)
        self._below.setVisible(not self.opened and bool(words))
        self._describe()

    def _turn(self) -> None:
        self.set_open(opened=not self.opened)

    def _describe(self) -> None:
        self.opener.setAccessibleDescription("Open" if self.opened else f"Folded away. {self._sum.text()}".strip())
