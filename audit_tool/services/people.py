"""The register of people: who they are by code, what roles they have (R-008, R-010)."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.formdef.wording import day_words
from audit_tool.models.allocating import PersonTeam
from audit_tool.models.people import Person, PersonRole
from audit_tool.services.identity import Act, Identity, Role
from audit_tool.services.workplace import Workplace
from audit_tool.storage import allocations, people
from audit_tool.storage.store import Session

if TYPE_CHECKING:
    from audit_tool.analysis.allocating import TeamSpell


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """One line of the register."""

    code: str
    title: str
    service: str
    line_manager: str
    external: bool
    starts_on: date | None
    ends_on: date | None
    roles: tuple[Role, ...]
    round_roles: tuple[tuple[Role, int], ...]

    def left(self, today: date) -> bool:
        """Whether this person is a leaver by now."""
        return has_left(self.ends_on, today)


@dataclass(frozen=True, slots=True)
class NewPerson:
    """What is needed to enter somebody in the register."""

    code: str
    title: str = ""
    service: str = ""
    roles: tuple[Role, ...] = (Role.AUDITOR,)
    line_manager: str = ""
    external: bool = False
    starts_on: date | None = None
    ends_on: date | None = None


def has_left(ends_on: date | None, today: date) -> bool:
    """From the day on which somebody leaves, nothing new is given to them (R-008)."""
    return ends_on is not None and ends_on <= today


def refuse_leaver(person: Person, today: date) -> None:
    """What a leaver audited stays theirs, but nothing new goes to somebody who is not there."""
    if person.ends_on is not None and has_left(person.ends_on, today):
        message = f"{person.code} left on {day_words(person.ends_on)}. Nothing was changed. Choose somebody else."
        raise WrongInputError(message)


def auditor_of(session: Session, code: str, today: date) -> Person:
    """Whoever is to audit something new: an auditor of the register, who has not left."""
    person = people.by_code(session, code)
    if person is None or people.role(session, person.id, Role.AUDITOR.value, None) is None:
        message = f"{code} is not an auditor in the register. Nothing was changed. Choose an auditor."
        raise WrongInputError(message)
    refuse_leaver(person, today)
    return person


def identify(session: Session, code: str) -> Identity:
    """The identity of the person whose slot opened."""
    person = people.by_code(session, code)
    if person is None:
        message = f"{code} is not in this workspace's register. Nothing was changed. Ask the quality lead."
        raise WrongInputError(message)
    roles = frozenset((Role(entry.role), entry.round_id) for entry in people.roles(session, person.id))
    return Identity(person.id, person.code, person.title, roles)


def refuse_opening(session: Session, code: str, today: date) -> None:
    """Whoever has left opens nothing any more; what they audited stays theirs."""
    person = _known(session, code)
    # On the last day itself there may still be an audit to submit.
    if person.ends_on is not None and person.ends_on < today:
        left = f"{code} left on {day_words(person.ends_on)}, so the workspace no longer opens for {code}"
        message = f"{left}. What {code} audited is safe. Ask the quality lead."
        raise NotAllowedError(message)


def refuse_wrong_code(code: str) -> None:
    """A code is short, and nothing that a slot of the key file could be confused with."""
    if not code or len(code) > 20 or "/" in code or code.lower() == "recovery":
        message = "A person needs a role code such as A-02, up to 20 characters. Nothing was changed."
        raise WrongInputError(message)


def enter(session: Session, new: NewPerson) -> Person:
    """Put a person and their roles into the register."""
    code = new.code.strip()
    refuse_wrong_code(code)
    if people.by_code(session, code):
        message = f"{code} is already in the register. Nothing was changed. Choose another code."
        raise WrongInputError(message)
    manager = people.by_code(session, new.line_manager) if new.line_manager else None
    person = Person(
        code=code,
        title=new.title.strip(),
        service=new.service.strip(),
        line_manager_id=manager.id if manager else None,
        external=new.external,
        starts_on=new.starts_on,
        ends_on=new.ends_on,
    )
    session.add(person)
    session.flush()
    session.add_all(PersonRole(person_id=person.id, role=role.value) for role in new.roles)
    session.flush()
    return person


class People:
    """Use cases around the register."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def listing(self) -> tuple[PersonEntry, ...]:
        """Everybody by code. The register holds codes and roles only, so everyone may read it."""
        with self._work.store.reading() as session:
            codes = people.codes(session)
            roles = people.all_roles(session)
            return tuple(_entry(person, roles, codes) for person in people.everybody(session))

    def add(self, new: NewPerson) -> None:
        """Enter a person in the register; a passphrase is given apart."""
        self._work.identity.require(Act.SET_UP)
        with self._work.store.transaction() as session:
            person = enter(session, new)
            self._work.note(session, "person added", person.code, ",".join(role.value for role in new.roles))

    def give_role(self, code: str, role: Role, round_id: int | None = None) -> None:
        """Give a role for a round, or for the whole workspace."""
        self._work.identity.require(Act.SET_UP)
        with self._work.store.transaction() as session:
            person = _known(session, code)
            refuse_leaver(person, self._work.today())
            if people.role(session, person.id, role.value, round_id) is None:
                session.add(PersonRole(person_id=person.id, role=role.value, round_id=round_id))
                self._work.note(session, "role given", code, f"{role.value} {round_id or ''}".strip())

    def put_teams(self, code: str, teams: "tuple[TeamSpell, ...]") -> None:
        """Say in which teams somebody works or worked, and when; what was said before no longer holds."""
        self._work.identity.require(Act.SET_UP)
        if any(one.starts_on and one.ends_on and one.ends_on < one.starts_on for one in teams):
            message = "A team ends before it begins. Nothing was changed. Correct the days."
            raise WrongInputError(message)
        with self._work.store.transaction() as session:
            person = _known(session, code)
            allocations.forget_teams(session, person.id)
            kept = dict.fromkeys(replace(one, team=one.team.strip()) for one in teams if one.team.strip())
            session.add_all(
                PersonTeam(person_id=person.id, team=one.team, starts_on=one.starts_on, ends_on=one.ends_on)
                for one in kept
            )
            self._work.note(session, "teams noted", code, "; ".join(one.team for one in kept))

    def leaves(self, code: str, ends_on: date) -> None:
        """Note a leaver; what they audited stays theirs."""
        self._work.identity.require(Act.SET_UP)
        with self._work.store.transaction() as session:
            person = _known(session, code)
            _refuse_last_lead(session, person, ends_on)
            person.ends_on = ends_on
            self._work.note(session, "person leaves", code, ends_on.isoformat())


def _known(session: Session, code: str) -> Person:
    person = people.by_code(session, code)
    if person is None:
        message = f"{code} is not in the register. Nothing was changed. Add the person first."
        raise WrongInputError(message)
    return person


def _refuse_last_lead(session: Session, person: Person, ends_on: date) -> None:
    """Somebody must always be able to set up rounds and people."""
    roles = people.all_roles(session)
    leads = {each.person_id for each in roles if each.role == Role.QUALITY_LEAD.value and each.round_id is None}
    others = [each for each in people.everybody(session) if each.id in leads - {person.id}]
    if person.id in leads and not any(each.ends_on is None or each.ends_on > ends_on for each in others):
        message = f"{person.code} is the only quality lead. Nothing was changed. Give somebody else that role first."
        raise WrongInputError(message)


def _entry(person: Person, roles: list[PersonRole], codes: dict[int, str]) -> PersonEntry:
    own = [role for role in roles if role.person_id == person.id]
    return PersonEntry(
        person.code,
        person.title,
        person.service,
        codes.get(person.line_manager_id or 0, ""),
        person.external,
        person.starts_on,
        person.ends_on,
        tuple(Role(role.role) for role in own if role.round_id is None),
        tuple((Role(role.role), role.round_id) for role in own if role.round_id is not None),
    )
