"""One's own decided case without its widgets: both audits side by side, and what was decided (domain 3.3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from audit_tool.formdef.definition import Option
from audit_tool.services.comparisons import Comparison
from audit_tool.services.desk import Desk
from audit_tool.ui.asking import refusing
from audit_tool.ui.jobs import Runner
from audit_tool.ui.screens.moderation.compared import CaseLine, Difference, case_line, difference_of


@dataclass(frozen=True)
class DecidedCase:
    """A decided case as its two auditors may read it."""

    case: CaseLine
    grades: tuple[Option, ...]
    decided: Sequence[Difference]
    noted: Sequence[Difference]
    """Facts that differ, on which nothing was decided."""
    agreed: Sequence[Difference]


class DecidedView(Protocol):
    """What the presenter needs of the page."""

    def show_decided(self, found: DecidedCase) -> None:
        """Show both audits and what was decided."""

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""


class DecidedPresenter:
    """Reads one's own case once it is decided, and never before."""

    def __init__(self, desk: Desk, runner: Runner, view: DecidedView) -> None:
        self._desk = desk
        self._runner = runner
        self._view = view
        self._refused = refusing(view.show_problem)

    def open(self, allocation_id: int) -> None:
        """Read both audits of a case."""
        self._runner.run(lambda: self._desk.outcomes.both_audits(allocation_id), self._show, self._refused)

    def _show(self, found: Comparison) -> None:
        me = self._desk.identity.code
        decided = {code for code, each in found.decided.items() if each.value}
        rows = [difference_of(found, each, me=me) for each in found.routed]
        rest = [each for each in rows if each.code not in decided]
        self._view.show_decided(
            DecidedCase(
                case_line(found, may_decide=False, me=me),
                found.pair.form.grades,
                [each for each in rows if each.code in decided],
                [each for each in rest if each.differs],
                [each for each in rest if not each.differs],
            )
        )
