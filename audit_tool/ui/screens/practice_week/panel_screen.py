"""A page with panels over it: one panel at a time, and the way back."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from audit_tool.ui.frame import Frame, Screen
from audit_tool.ui.screens.practice_week.drafts import Problems
from audit_tool.ui.screens.practice_week.panel import SetUpPanel
from audit_tool.ui.widgets.boxes import column


class PanelScreen(Screen):
    """A screen whose page can be covered by a panel to fill in."""

    def __init__(self, frame: Frame, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        layout = column(self, gap="none")
        self._stack = QStackedWidget()
        layout.addWidget(self._stack)
        self._page = page
        self._stack.addWidget(page)
        self.panel: SetUpPanel | None = None

    @property
    def unfinished(self) -> bool:
        """A panel that is being filled in is not thrown away."""
        return self.panel is not None

    def show_panel(self, panel: SetUpPanel) -> None:
        """Put a panel over the page."""
        self.panel = panel
        # What was told belongs to the page that was in front.
        self.frame.close_message()
        panel.closed.connect(self.close_panel)
        panel.onward.connect(self._go_on)
        self._stack.addWidget(panel)
        self._stack.setCurrentWidget(panel)
        panel.begin()

    def add_action(self) -> bool:
        """Ask for something to become different, from the round in front; what is being filled in stays."""
        round_id = self.frame.round_id
        if round_id is not None:
            self.frame.go("actions", f"asked:round:{round_id}")
        return round_id is not None

    def open_panel(self, key: str) -> None:
        """Put the panel with this key over the page; a page that has several says which."""
        raise NotImplementedError(key)

    def close_panel(self) -> None:
        """Back to the page."""
        panel, self.panel = self.panel, None
        self._stack.setCurrentWidget(self._page)
        if panel is not None:
            self._stack.removeWidget(panel)
            panel.deleteLater()
        self.take_focus()

    def take_focus(self) -> None:
        """Where the keyboard goes back to."""
        self._page.setFocus()

    def show_problems(self, problems: Problems) -> None:
        """Say at each field what is wrong with it."""
        if self.panel is not None:
            self.panel.show_problems(problems)

    def show_done(self, happened: str, rest: str = "") -> None:
        """Say what was done, and go back to the page."""
        self.close_panel()
        self.frame.refresh()
        self.frame.tell(happened, rest)

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""
        self.frame.report(message)

    def _go_on(self, key: str) -> None:
        if self.panel is not None:
            self.panel.closed.emit()
        self.open_panel(key)
