"""What stands beside the table of actions: what is half written there, and where somebody came from for it."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from audit_tool.analysis.action_words import Urgency
from audit_tool.services.action_terms import Noted, Origin
from audit_tool.services.unfinished import Begun
from audit_tool.ui.frame import Frame, TopBarSaveState
from audit_tool.ui.keeping import Keeping
from audit_tool.ui.qt_runner import QtScheduler
from audit_tool.ui.screens.actions.asked.begun import KINDS, Told
from audit_tool.ui.screens.actions.asked.coming_from import go_back, origin_asked
from audit_tool.ui.screens.actions.asked.presenter import ActionsPresenter
from audit_tool.ui.screens.actions.asked.side_pane import SidePane
from audit_tool.ui.screens.actions.page import ActionsPage
from audit_tool.ui.widgets.buttons import Button, Variant


class BesidePage(ActionsPage):
    """What the page of actions knows of its side."""

    presenter: ActionsPresenter

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = frame
        schedulers = QtScheduler(self), QtScheduler(self)
        self.keeping = Keeping(frame.desk, frame.runner, schedulers, TopBarSaveState(frame), KINDS)
        self.side = SidePane(self.keeping)
        self.add_button = Button("Add an action", Variant.PRIMARY, icon="plus")

    @property
    def unfinished(self) -> bool:
        """Whether something is half filled in."""
        return self.side.unfinished

    def leave(self) -> bool:
        """What is half written is on the disk before the window closes or locks."""
        return self.keeping.finish()

    def begin_action(self) -> None:
        """Show the fields of a new action at the side."""
        self.begin_from(Origin())

    def begin_from(self, origin: Origin, about: str = "") -> None:
        """Show the fields of a new action that comes from somewhere; what is half written there stays."""
        if self.side.unfinished:
            self._keep()
        else:
            self._begin(origin, about)

    def _begin(self, origin: Origin, about: str) -> None:
        self.presenter.close()
        self.side.begin_action(origin, about)
        self.presenter.begin()

    def show_begun(self, begun: Told) -> None:
        """Remind of what is half written."""
        self.side.show_begun(begun)

    def show_proposed_days(self, days: Mapping[Urgency, date]) -> None:
        """Propose a due date for each urgency, where an action is being raised."""
        self.side.propose_days(days)

    def show_raised(self, origin: Origin) -> None:
        """An action is raised: whoever came from somewhere goes back there."""
        self.side.empty(self.add_button)
        self._back_to(origin)
        self._frame.tell("The action is raised.", "It is under Actions.")

    def _give_up(self, origin: Origin) -> None:
        self.presenter.give_up(Noted.RAISED, origin.about)
        self._back_to(origin)

    def _go_on(self, begun: Begun) -> None:
        if begun.kind == Noted.RAISED:
            self._begin(*origin_asked(begun.about))
        else:
            self.presenter.open(int(begun.about))

    def _back_to(self, origin: Origin) -> None:
        if not go_back(self._frame, origin):
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        """Nothing takes the place of what is half written at the side."""
        self._frame.tell("Something is half written at the side.", "It stays there. Finish it, or give it up first.")
        self.side.take_focus()
