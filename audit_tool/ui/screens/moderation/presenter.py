"""Moderation without its widgets: the panel's list, and one case decided difference by difference (R-083 to R-091)."""

from collections.abc import Callable, Sequence
from typing import Protocol

from audit_tool.reports.history_words import history_lines
from audit_tool.services.comparisons import Comparison
from audit_tool.services.deciding_history import Step
from audit_tool.services.desk import Desk
from audit_tool.services.first_reading import Companion
from audit_tool.services.identity import Act
from audit_tool.services.panel_rows import PanelRow
from audit_tool.services.reopening import Cause
from audit_tool.services.rulings import Ruling
from audit_tool.ui.asking import refusing
from audit_tool.ui.jobs import Lane, Runner
from audit_tool.ui.screens.moderation.compared import CaseLine, Difference, case_line, difference_of
from audit_tool.ui.screens.moderation.others import Others, others_of
from audit_tool.ui.screens.moderation.passing import Passing, first_open, passing_of
from audit_tool.ui.screens.moderation.second import SecondModerator

Voices = tuple[Companion, ...]


class ModerationView(Protocol):
    """What the presenter needs of the screen."""

    def show_panel(self, rows: Sequence[PanelRow], current: int) -> None:
        """Show the panel's list; `current` is the allocation that is open, or 0."""

    def show_case(
        self, case: CaseLine, differences: Sequence[Difference], others: Others, passing: Passing, open_code: str
    ) -> None:
        """Show a case with what others said of it, what can be passed on, and one difference open."""

    def show_history(self, code: str, lines: Sequence[str]) -> None:
        """Show what was done about one question, or about the whole case where `code` is empty."""

    def show_seconds(self, codes: Sequence[str]) -> None:
        """Offer these as second moderators."""

    def show_nothing(self, words: str) -> None:
        """Say why there is nothing to compare, and what to do."""

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""

    def show_saved(self) -> None:
        """Say that the disk has what was decided."""

    def show_finished(self, reference: str, names: tuple[str, str]) -> None:
        """Say that a case is decided, and who the auditors were."""


class ModerationPresenter:
    """The moderator's hour."""

    def __init__(self, desk: Desk, runner: Runner, view: ModerationView) -> None:
        self._desk = desk
        self._runner = runner
        self._view = view
        self._refused = refusing(view.show_problem)
        self._round_id = 0
        self._rows: Sequence[PanelRow] = ()
        self._shown: Comparison | None = None
        self._voices: Voices = ()
        self._wanted = 0
        self.second = SecondModerator(desk, self, view.show_seconds)
        self._drafts: dict[tuple[int, str], Ruling] = {}

    def load(self, round_id: int | None) -> None:
        """Read the panel's list of a round anew."""
        if round_id is None:
            self._view.show_nothing("There is no round yet. Cases appear here when both audits are submitted.")
            return
        if round_id != self._round_id or self._wanted:
            self._shown = None
        self._round_id = round_id
        self._runner.run(lambda: self._desk.moderating.panel(round_id), self._show_panel, self._refused)

    def open(self, allocation_id: int) -> None:
        """Open a case."""

        def read() -> tuple[Comparison, Voices]:
            return self._desk.moderating.comparison(allocation_id), self._desk.moderating.voices(allocation_id)

        self._runner.run(read, self._opened, self._refused)

    def want(self, allocation_id: int) -> None:
        """Open this case when the list is read."""
        self._wanted = allocation_id

    def open_reference(self, reference: str) -> None:
        """Open a case of the list by its reference."""
        for row in self._rows:
            if row.reference == reference:
                self.open(row.allocation_id)

    def keep_draft(self, code: str, ruling: Ruling) -> None:
        """Keep what is being decided, so that looking elsewhere loses nothing."""
        self._drafts[self.case_id, code] = ruling

    def decide(self, code: str, ruling: Ruling) -> None:
        """Decide one difference."""
        self.keep_draft(code, ruling)
        allocation = self.case_id

        def decided(comparison: Comparison) -> None:
            self._drafts.pop((allocation, code), None)
            self._changed(comparison)

        self.change(lambda: self._desk.moderating.decide(allocation, code, ruling), decided)

    def send_to_panel(self, code: str) -> None:
        """Leave one difference to the panel."""
        allocation = self.case_id
        self.change(lambda: self._desk.moderating.send_to_panel(allocation, code))

    def accept_agreed(self) -> None:
        """Accept every answer that both gave."""
        allocation = self.case_id
        self.change(lambda: self._desk.moderating.accept_agreed(allocation))

    def finish(self) -> None:
        """Fix the outcome of the case."""
        allocation = self.case_id
        self.change(lambda: self._desk.moderating.finish(allocation))

    def reopen(self, cause: str, code: str, reason: str) -> None:
        """Have the decided case decided again."""
        if not cause:
            self._view.show_problem("Choose why the case is reopened. Nothing was changed.")
            return
        allocation = self.case_id

        def reopened() -> Comparison:
            self._desk.reopening.reopen(allocation, Cause(cause), code, reason)
            return self._desk.moderating.comparison(allocation)

        self.change(reopened)

    def read_history(self, code: str) -> None:
        """Read what was done about one question, or about the whole case."""
        comparison = self._shown
        if comparison is None:
            return
        allocation = comparison.pair.allocation_id

        def show(steps: tuple[Step, ...]) -> None:
            if self._shown is comparison:
                self._view.show_history(code, history_lines(comparison, steps, code))

        self._runner.run(lambda: self._desk.moderating.history(allocation), show, self._refused)

    @property
    def case_id(self) -> int:
        """The allocation of the case that is open."""
        if self._shown is None:
            message = "no case is open"
            raise ValueError(message)
        return self._shown.pair.allocation_id

    def change(self, work: Callable[[], Comparison], done: Callable[[Comparison], None] | None = None) -> None:
        """Do it to the case that is open, and show the case as it is then."""
        self._runner.run(work, done or self._changed, self._refused, Lane.WRITE)

    def read(self, work: Callable[[], tuple[str, ...]], show: Callable[[Sequence[str]], None]) -> None:
        """Read something of the case that is open, and show it."""
        self._runner.run(work, show, self._refused)

    def _changed(self, comparison: Comparison) -> None:
        before = self._shown
        self._view.show_saved()
        self._show(comparison)
        if comparison.decided_at and before is not None and not before.decided_at:
            self._view.show_finished(comparison.pair.reference, comparison.names)
        self.load(self._round_id)

    def _show_panel(self, rows: Sequence[PanelRow]) -> None:
        self._rows = rows
        if not rows:
            self._view.show_panel(rows, 0)
            self._view.show_nothing(
                "Nothing to compare yet. A case appears here by itself when both audits are submitted."
            )
            return
        ids = [row.allocation_id for row in rows]
        first = self._wanted if self._wanted in ids else ids[0]
        self._wanted = 0
        self._view.show_panel(rows, self._shown.pair.allocation_id if self._shown else first)
        if self._shown is None:
            self.open(first)

    def _opened(self, found: tuple[Comparison, Voices]) -> None:
        comparison, self._voices = found
        self._show(comparison)

    def _show(self, comparison: Comparison) -> None:
        self._shown, me = comparison, self._desk.identity.code
        drafts = {code: draft for (case, code), draft in self._drafts.items() if case == comparison.pair.allocation_id}
        differences = [difference_of(comparison, each, drafts.get(each.item.code), me) for each in comparison.to_decide]
        may_decide = self._desk.identity.may(Act.DECIDE, comparison.pair.round_id)
        self._view.show_panel(self._rows, comparison.pair.allocation_id)
        others = others_of(comparison.pair, self._voices)
        may_reopen = self._desk.identity.may(Act.REOPEN, comparison.pair.round_id)
        line = case_line(comparison, may_decide=may_decide, may_reopen=may_reopen, me=me)
        passing = passing_of(comparison)
        self._view.show_case(line, differences, others, passing, first_open(comparison, me))
