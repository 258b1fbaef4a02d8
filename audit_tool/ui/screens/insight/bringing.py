"""Bringing a file of figures in, from either page that shows such figures. Knows no widgets."""

from collections.abc import Callable
from pathlib import Path

from audit_tool.services.desk import Desk
from audit_tool.services.figures import Brought
from audit_tool.services.identity import Act
from audit_tool.ui.jobs import Lane, Runner


class Bringing:
    """Keeps the figures of a file, all of them or none, and says how many."""

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        show_brought: Callable[[str, str], None],
        refused: Callable[[Exception], None],
    ) -> None:
        self._desk, self._runner = desk, runner
        self._show_brought, self._refused = show_brought, refused

    @property
    def allowed(self) -> bool:
        """Whether this person may bring in figures."""
        return self._desk.identity.may_anywhere(Act.IMPORT_FIGURES)

    def bring_in(self, path: Path, then: Callable[[], None]) -> None:
        """Keep them; the page is read anew before it says so."""

        def work() -> Brought:
            from audit_tool.exchange.figures_import import bring_in_figures

            return bring_in_figures(self._desk, path)

        def brought(done: Brought) -> None:
            then()
            parts = [f"{done.added} added", f"{done.changed} corrected", f"{done.same} already there"]
            self._show_brought("Figures brought in.", f"{', '.join(parts)}. Everything is saved.")

        self._runner.run(work, brought, self._refused, Lane.WRITE)
