"""What concerns a second moderator of the case that is open, without its widgets."""

from collections.abc import Callable, Sequence
from typing import Protocol

from audit_tool.services.comparisons import Comparison
from audit_tool.services.desk import Desk


class OpenCase(Protocol):
    """What this needs of the presenter whose case is open."""

    @property
    def case_id(self) -> int:
        """The allocation of the case."""

    def change(self, work: Callable[[], Comparison]) -> None:
        """Do it, and show the case as it is then."""

    def read(self, work: Callable[[], tuple[str, ...]], show: Callable[[Sequence[str]], None]) -> None:
        """Read something of the case, and show it."""


class SecondModerator:
    """Passing on to somebody, and taking back."""

    def __init__(self, desk: Desk, case: OpenCase, show_choices: Callable[[Sequence[str]], None]) -> None:
        self._desk = desk
        self._case = case
        self._show_choices = show_choices

    def read_choices(self) -> None:
        """Read who may be the second moderator."""
        allocation = self._case.case_id
        self._case.read(lambda: self._desk.passing_on.choices(allocation), self._show_choices)

    def pass_on(self, code: str, to: str, reason: str) -> None:
        """Leave a question, or the whole case, to another moderator."""
        allocation = self._case.case_id
        self._case.change(lambda: self._desk.passing_on.pass_on(allocation, code, to, reason))

    def take_back(self, code: str, reason: str) -> None:
        """Take back what was passed on."""
        allocation = self._case.case_id
        self._case.change(lambda: self._desk.passing_on.take_back(allocation, code, reason))
