"""Cases that somebody says are not for them; My work shows them at every start, so this loads little (R-028)."""

from audit_tool.errors import WrongInputError
from audit_tool.models.allocating import DeclaredConflict
from audit_tool.services.references import known_case
from audit_tool.services.workplace import Workplace
from audit_tool.storage import allocations


class OwnConflicts:
    """Use cases around one's own conflicts."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def declare(self, reference: str) -> None:
        """Say that a case is not for oneself; nobody asks why. Said again, it stands even if it was lifted (R-028)."""
        with self._work.store.transaction() as session:
            reference = known_case(session, reference)
            own, at = self._work.identity.id, self._work.clock()
            earlier = allocations.declaration(session, own, reference)
            if earlier is None:
                session.add(DeclaredConflict(person_id=own, reference=reference, at=at))
            else:
                earlier.at = at
            self._work.note(session, "conflict declared", reference)

    def declared(self) -> tuple[str, ...]:
        """The cases that one said are not for oneself, by reference."""
        with self._work.store.reading() as session:
            return allocations.declared_by(session, self._work.identity.id)

    def withdraw(self, reference: str) -> None:
        """Take back that a case is not for oneself; the trail keeps that it was said."""
        with self._work.store.transaction() as session:
            if not allocations.forget_declared(session, self._work.identity.id, reference.strip()):
                message = "You declared no conflict with this case. Nothing was changed. Look at its reference."
                raise WrongInputError(message)
            self._work.note(session, "conflict withdrawn", reference.strip())
