"""Actions after a comparison, without widgets: what is asked for, and what a decided case proposes.

Always a proposal: nothing becomes an action unless somebody adds it (domain 3.2 step 16).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from audit_tool.analysis.proposed_actions import Proposal
from audit_tool.errors import AuditToolError
from audit_tool.services.action_terms import ActionLine
from audit_tool.services.desk import Desk
from audit_tool.ui.jobs import Lane, Runner


@dataclass(frozen=True)
class FollowUp:
    """The actions about a case that this person sees, and those that its decided answers propose."""

    allocation_id: int
    asked: tuple[ActionLine, ...]
    proposed: tuple[Proposal, ...]


class FollowUpView(Protocol):
    """What the presenter needs of the page."""

    def show_follow_up(self, found: FollowUp) -> None:
        """Show what is asked for and what is proposed."""

    def show_added(self) -> None:
        """Say that a proposal is an action now."""

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""


class FollowUpPresenter:
    """The actions of the case that is open."""

    def __init__(self, desk: Desk, runner: Runner, view: FollowUpView) -> None:
        self._desk, self._runner, self._view = desk, runner, view
        self._allocation = 0

    def load(self, allocation_id: int) -> None:
        """Read what is asked for about a case, and what it proposes."""
        self._allocation = allocation_id
        self._runner.run(lambda: self._read(allocation_id), self._show, self._refused)

    def accept(self, rule: str, question: str) -> None:
        """Make an action of a proposal."""
        accept = self._desk.action_proposals.accept_for_case
        self._change(accept, rule, question, self._view.show_added)

    def dismiss(self, rule: str, question: str) -> None:
        """Not to be offered it again."""
        self._change(self._desk.action_proposals.dismiss_for_case, rule, question)

    def _change(
        self,
        change: Callable[[int, str, str], object],
        rule: str,
        question: str,
        told: Callable[[], None] | None = None,
    ) -> None:
        allocation = self._allocation

        def done() -> FollowUp:
            change(allocation, rule, question)
            return self._read(allocation)

        def show(found: FollowUp) -> None:
            self._show(found)
            if told is not None:
                told()

        self._runner.run(done, show, self._refused, Lane.WRITE)

    def _read(self, allocation: int) -> FollowUp:
        asked = self._desk.actions.of_case(allocation)
        return FollowUp(allocation, asked, self._desk.action_proposals.of_case(allocation))

    def _show(self, found: FollowUp) -> None:
        # Another case may be open by now.
        if found.allocation_id == self._allocation:
            self._view.show_follow_up(found)

    def _refused(self, fault: Exception) -> None:
        if not isinstance(fault, AuditToolError):
            raise fault
        self._view.show_problem(str(fault))
