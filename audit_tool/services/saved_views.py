"""Views of what audits found that somebody comes back to: what was chosen is kept, never a figure."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audit_tool.errors import WrongInputError
from audit_tool.models.saved_views import SavedView
from audit_tool.services.identity import Act
from audit_tool.services.workplace import Workplace
from audit_tool.storage import saved_views
from audit_tool.storage.store import Session

LONGEST = 60
"""Characters of a name: as much as its list shows."""


@dataclass(frozen=True, slots=True)
class View:
    """A name, and what is looked at under it."""

    name: str
    looked_at: Mapping[str, str]


class SavedViews:
    """Use cases around one's own views; nobody else sees them."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def mine(self) -> Sequence[View]:
        """This person's views by name."""
        with self._work.store.reading() as session:
            held = saved_views.of_person(session, self._work.identity.id)
            return tuple(View(each.name, json.loads(each.looked_at)) for each in held)

    def keep(self, name: str, looked_at: Mapping[str, str]) -> View:
        """Keep a view; one of the same name, however it is written, is taken the place of."""
        self._work.identity.require_anywhere(Act.READ_BOTH)
        view = View(_named(name), dict(looked_at))
        with self._work.store.transaction() as session:
            self._drop(session, view.name)
            told = json.dumps(view.looked_at, ensure_ascii=False, sort_keys=True)
            owner = self._work.identity.id
            session.add(SavedView(person_id=owner, name=view.name, looked_at=told, at=self._work.clock()))
        return view

    def forget(self, name: str) -> None:
        """Throw a view away."""
        with self._work.store.transaction() as session:
            self._drop(session, name)

    def _drop(self, session: Session, name: str) -> None:
        for each in saved_views.of_person(session, self._work.identity.id):
            if each.name.casefold() == name.casefold():
                session.delete(each)
        session.flush()


def _named(name: str) -> str:
    words = " ".join(name.split())
    if not any(map(str.isprintable, words)) or len(words) > LONGEST:
        message = f"The view needs a name of 1 to {LONGEST} characters. Nothing was saved. Write a short one."
        raise WrongInputError(message)
    return words
