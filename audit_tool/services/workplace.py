"""What every service is given: the store, who is at work, the forms, the clock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.services.identity import Identity
from audit_tool.storage import trail
from audit_tool.storage.store import Session, Store

Clock = Callable[[], datetime]


def wall_clock() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Workplace:
    """The surroundings of every use case."""

    store: Store
    identity: Identity
    forms: FormCatalogue
    clock: Clock = wall_clock

    def today(self) -> date:
        """The date where the user is."""
        return self.clock().astimezone().date()

    def note(self, session: Session, act: str, subject: str, detail: str = "") -> None:
        """Write what this person did into the trail."""
        trail.add(session, self.clock(), self.identity.id, act, subject, detail)
