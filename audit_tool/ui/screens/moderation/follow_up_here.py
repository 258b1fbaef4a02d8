"""Joins the page of a compared case with its actions and with the sheet for a new one."""

from audit_tool.ui.frame import Frame
from audit_tool.ui.screens.moderation.case_page import CasePage
from audit_tool.ui.screens.moderation.follow_up import FollowUp, FollowUpPresenter


class FollowUpHere:
    """The view of `FollowUpPresenter`, in the case that is open."""

    def __init__(self, frame: Frame, page: CasePage) -> None:
        self._frame, self._page = frame, page
        self._allocation = 0
        self.presenter = FollowUpPresenter(frame.desk, frame.runner, self)
        page.action_wanted.connect(self.add_action)
        page.proposal_accepted.connect(self.presenter.accept)
        page.proposal_dismissed.connect(self.presenter.dismiss)

    def load(self, allocation_id: int) -> None:
        """Another case is open, or the same one after a change."""
        self._allocation = allocation_id
        self.presenter.load(allocation_id)

    def arrive(self) -> None:
        """Somebody comes back to the case, maybe from raising an action."""
        if self._allocation:
            self.presenter.load(self._allocation)

    def add_action(self, code: str = "") -> None:
        """Ask for something to become different, from one question or from the whole case."""
        if self._allocation:
            self._frame.go("actions", f"asked:case:{self._allocation}:{code}")

    def show_follow_up(self, found: FollowUp) -> None:
        """Show what is asked for and what is proposed."""
        self._page.show_follow_up(found)

    def show_added(self) -> None:
        """Say that a proposal is an action now."""
        self._frame.tell("The action is raised.", "It is under Actions, and can be changed like any other.")

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""
        self._frame.report(message)
