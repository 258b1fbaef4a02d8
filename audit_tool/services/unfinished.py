"""Half-written texts: kept as they are typed, each for its writer alone, until they are saved or given up (R-054)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from audit_tool.models.unfinished import UnfinishedText
from audit_tool.services.workplace import Workplace
from audit_tool.storage import unfinished
from audit_tool.storage.store import Session


@dataclass(frozen=True, slots=True)
class Begun:
    """Something that somebody has begun to write: its kind, about which one, and its fields by name."""

    kind: str
    about: str
    parts: Mapping[str, str]


class Unfinished:
    """Use cases around what is half written; nobody else ever reads it, and the trail tells nothing of it."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def mine(self, kinds: Sequence[str]) -> tuple[Begun, ...]:
        """What this person has begun of some kinds, the earliest first."""
        with self._work.store.reading() as session:
            found: dict[tuple[str, str], dict[str, str]] = {}
            for each in unfinished.texts(session, self._work.identity.id, kinds):
                found.setdefault((each.kind, each.about), {})[each.part] = each.text
            return tuple(Begun(kind, about, parts) for (kind, about), parts in found.items())

    def write(self, kind: str, about: str, part: str, text: str) -> datetime:
        """Keep what stands in a field now, also where that is nothing any more; when the disk had it."""
        with self._work.store.transaction() as session:
            held = unfinished.text(session, self._work.identity.id, (kind, about, part))
            if held is None:
                named = {"kind": kind, "about": about, "part": part}
                held = UnfinishedText(person_id=self._work.identity.id, **named)
                session.add(held)
            held.text, held.at = text, self._work.clock()
            return held.at

    def give_up(self, kind: str, about: str) -> None:
        """Throw away what was begun."""
        with self._work.store.transaction() as session:
            finish(session, self._work, kind, about)


def finish(session: Session, work: Workplace, kind: str, about: str) -> None:
    """What was begun is saved with this transaction, so that nothing of it is left half written."""
    unfinished.clear(session, work.identity.id, kind, about)
