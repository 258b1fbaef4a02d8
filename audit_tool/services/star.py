"""The flat star for analysts: settled audits only, pseudonymous, every export noted with its purpose (R-168).

Only what is counted is in it, so that no export shows a first audit early.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from audit_tool.services.identity import Act
from audit_tool.services.reasons import reason_in
from audit_tool.services.star_source import StarSource
from audit_tool.services.workplace import Workplace

Progress = Callable[[int, int], None]


class Star:
    """Use cases around the export for analysts."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def purpose_in(self, text: str) -> str:
        """The purpose as it is recorded; refused from whoever may not export, and where it is no sentence."""
        self._work.identity.require(Act.REPORT)
        return reason_in(text, "This export")

    @contextmanager
    def reading(
        self, round_id: int | None = None, progress: Progress | None = None, walks: int = 1
    ) -> Iterator[StarSource]:
        """All tables as they stand at one moment, of one round or of all that count in results.

        `walks`: how often all audits will be gone through, by which progress is told.
        """
        self._work.identity.require(Act.REPORT)
        tell = progress or (lambda _done, _total: None)
        with self._work.store.reading() as session:
            yield StarSource(self._work, session, round_id, lambda done, all_: tell(done, all_ * walks))

    def note(self, what: str) -> None:
        """Record that something was exported, and for what."""
        self._work.identity.require(Act.REPORT)
        with self._work.store.transaction() as session:
            self._work.note(session, "exported for analysts", "star", what)
