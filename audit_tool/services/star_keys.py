"""Keys of the star: the same in every export of one workspace, and nothing that leads back without its key."""

from audit_tool.storage import people, pseudonyms
from audit_tool.storage.store import Session


class StarKeys:
    """Makes keys in one reading."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._codes = people.codes(session)
        self._people: dict[int, str] = {}

    def case(self, reference: str) -> str:
        """A case; empty for none. It is the pseudonym that an import of cases puts in the place of the reference."""
        return pseudonyms.pseudonym(self._session, reference) if reference else ""

    def audit(self, allocation: int) -> str:
        """An audit: one case in one round on one form."""
        return self._made("audit", str(allocation))

    def round(self, round_id: int) -> str:
        """A round."""
        return self._made("round", str(round_id))

    def action(self, action: int | None) -> str:
        """An action; empty for none."""
        return self._made("action", str(action)) if action is not None else ""

    def person_of(self, person: int | None) -> str:
        """Somebody of the register; empty for nobody."""
        if not person:
            return ""
        if person not in self._people:
            self._people[person] = self._made("person", self._codes.get(person, str(person)))
        return self._people[person]

    def role(self, words: str) -> str:
        """Somebody outside the register, who is known by words alone; empty for nobody."""
        return self._made("role", words.strip().casefold()) if words.strip() else ""

    def _made(self, kind: str, what: str) -> str:
        # A word in front, so that an audit and a round of one number have nothing in common.
        return pseudonyms.pseudonym(self._session, f"{kind}\n{what}")
