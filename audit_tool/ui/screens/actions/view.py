"""Actions: what was found and must not be lost, a page for each kind of it."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from audit_tool.ui.frame import Frame, Screen
from audit_tool.ui.screens.actions.page import ActionsPage
from audit_tool.ui.screens.actions.pages import PAGES
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import column, row
from audit_tool.ui.widgets.fact_strip import FactStrip
from audit_tool.ui.widgets.segments import Choice


class ActionsScreen(Screen):
    """The pages, each built when it is first wanted, and the choice between them."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        self._entries = {entry.key: entry for entry in PAGES if entry.shown_to(frame.desk.identity)}
        self._pages: dict[str, ActionsPage] = {}
        self._first = next(iter(self._entries))
        layout = column(self, gap="none")
        self.choice = FactStrip([Choice(each.key, each.word, each.letter) for each in self._entries.values()])
        self.choice.set_question("What to look at")
        above = row(margin="none")
        side = current().space("xl")
        above.setContentsMargins(side, current().space("l"), side, 0)
        above.addWidget(self.choice)
        above.addStretch()
        layout.addLayout(above)
        self._stack = QStackedWidget()
        layout.addWidget(self._stack, 1)
        self.choice.chosen.connect(self._turn_to)
        self.choice.setVisible(len(self._entries) > 1)
        self.choice.set_value(self._first)

    def arrive(self) -> None:
        """Read the page in front anew."""
        self.page.arrive()

    def choose(self, what: str) -> None:
        """Turn to a page, and to something on it after a colon."""
        key, _, about = what.partition(":")
        if key in self._entries:
            self.choice.set_value(key)
            page = self._bring()
            if about:
                page.choose(about)

    @property
    def page(self) -> ActionsPage:
        """The page in front."""
        return self._bring()

    @property
    def unfinished(self) -> bool:
        """A page in which something is half filled in is not thrown away."""
        return any(page.unfinished for page in self._pages.values())

    def leave(self) -> bool:
        """What is half written on any page is on the disk before the window closes or locks."""
        return all(page.leave() for page in self._pages.values())

    def _turn_to(self, key: str) -> None:
        """Taking the choice back leads to the first page."""
        self.choice.set_value(key or self._first)
        self.arrive()

    def _bring(self) -> ActionsPage:
        key = self.choice.value
        if key not in self._pages:
            self._pages[key] = self._entries[key].build(self.frame)
            self._stack.addWidget(self._pages[key])
        self._stack.setCurrentWidget(self._pages[key])
        return self._pages[key]
