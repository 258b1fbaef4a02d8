"""Proposing who audits what: who is expected to audit, the rules of the round, and the proposal (R-028 to R-031)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from audit_tool.analysis.allocating import Auditor, Conflict, TeamSpell
from audit_tool.analysis.proposing import Given, SecondRule, Seconds, Stuck, propose
from audit_tool.errors import WrongInputError
from audit_tool.formdef.answers import Answer
from audit_tool.models.allocating import ExpectedAuditor
from audit_tool.models.people import Person
from audit_tool.models.rounds import Round
from audit_tool.services import conflicts
from audit_tool.services.drawn_cases import NONE_CHOSEN, DrawnCase, DrawnCases
from audit_tool.services.identity import Act, Role
from audit_tool.services.people import has_left
from audit_tool.services.workplace import Workplace
from audit_tool.storage import allocations, people, populations, rounds, samples
from audit_tool.storage.store import Session


@dataclass(frozen=True, slots=True)
class ExpectedEntry:
    """An auditor of the register: whether they are to audit in the round, how many at most, and what they have."""

    code: str
    title: str
    expected: bool
    at_most: int | None
    teams: tuple[TeamSpell, ...]
    held: int


@dataclass(frozen=True, slots=True)
class Preparation:
    """All that a proposal starts from."""

    auditors: tuple[ExpectedEntry, ...]
    line_rule: bool
    seconds: Seconds
    waiting: int
    """Cases that are drawn and have no auditor yet."""
    teams: tuple[str, ...]
    """The teams of the population, as it calls them."""
    due_on: date | None
    second_due_on: date | None


@dataclass(frozen=True, slots=True)
class SettingUp:
    """How many cases are in the population of a round, and how many were drawn and wait for auditors."""

    listed: int
    waiting: int


@dataclass(frozen=True, slots=True)
class ProposedCase:
    """A drawn case with its form, its facts and its proposed auditors."""

    reference: str
    kind: str
    form: str
    """Empty where no form of the round fits."""
    lacking: tuple[str, ...]
    """Facts that the form needs and the population does not tell."""
    cover: Mapping[str, Answer]
    given: Given | None
    """Nothing where it cannot be given."""


@dataclass(frozen=True, slots=True)
class RoundProposal:
    """Who would audit what, and what cannot be given; nothing of it is written."""

    cases: tuple[ProposedCase, ...]
    stuck: tuple[Stuck, ...]
    loads: Mapping[str, int]
    later: bool
    """Whether second audits wait for the first grades."""


class Proposals:
    """Use cases around proposing an allocation; accepting one is `Allocating.allocate_all`."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def preparation(self, round_id: int) -> Preparation:
        """Who could audit, by which rules, and how many cases wait."""
        self._work.identity.require(Act.SET_UP)
        with self._work.store.reading() as session:
            chosen = session.get_one(Round, round_id)
            kept = allocations.expected(session, round_id)
            here = self._here(session)
            # Before anybody is chosen, everybody is to audit.
            room = {code: kept.get(code, chosen.per_auditor) for code in here}
            entries = tuple(
                ExpectedEntry(
                    one.code,
                    here[one.code].title,
                    one.code in kept or not kept,
                    one.at_most,
                    one.teams,
                    one.firsts + one.seconds,
                )
                for one in conflicts.auditors_of(session, round_id, room)
            )
            return Preparation(
                entries,
                conflicts.line_rule(session, round_id),
                _seconds(chosen),
                len(samples.waiting(session, round_id)),
                populations.teams(session, round_id),
                *_due(session, chosen),
            )

    def setting_up(self, round_id: int) -> SettingUp:
        """How far cases have come on the way into a round."""
        self._work.identity.require(Act.SET_UP)
        with self._work.store.reading() as session:
            return SettingUp(populations.count(session, round_id), len(samples.waiting(session, round_id)))

    def expect(self, round_id: int, room: Mapping[str, int | None]) -> None:
        """Say who is to audit in a round, and how many audits each can take; none for any number."""
        self._work.identity.require(Act.SET_UP)
        if any(at_most is not None and at_most < 0 for at_most in room.values()):
            message = "Nobody can take fewer than no audits. Nothing was changed. Write a whole number or nothing."
            raise WrongInputError(message)
        with self._work.store.transaction() as session:
            chosen = session.get_one(Round, round_id)
            here = self._here(session)
            if unknown := sorted(set(room) - set(here)):
                message = f"{unknown[0]} is not an auditor who is here. Nothing was changed. Choose from the list."
                raise WrongInputError(message)
            allocations.forget_expected(session, round_id)
            session.add_all(
                ExpectedAuditor(round_id=round_id, person_id=here[code].id, at_most=at_most)
                for code, at_most in sorted(room.items())
            )
            self._work.note(session, "auditors expected", chosen.name, _told(room.items()))

    def switch_line_rule(self, round_id: int, holds: bool) -> None:  # noqa: FBT001 - the state of a switch
        """Let the rule on the own line hold in a round or not (R-029)."""
        self._work.identity.require(Act.SET_UP)
        with self._work.store.transaction() as session:
            chosen = session.get_one(Round, round_id)
            conflicts.put_line_rule(session, round_id, holds)
            self._work.note(session, "line rule switched", chosen.name, "on" if holds else "off")

    def propose(
        self, round_id: int, lifted: Collection[Conflict] = (), forms: Mapping[str, str] = NONE_CHOSEN
    ) -> RoundProposal:
        """The evenest allocation of the drawn cases to those expected; `lifted` are rules to set aside for it.

        `forms` has the form for cases of which no form fits, by the words of their types.
        """
        self._work.identity.require(Act.SET_UP)
        with self._work.store.reading() as session:
            chosen = session.get_one(Round, round_id)
            drawn = DrawnCases(self._work.forms, chosen.forms, forms)
            waiting = [drawn.read(case) for case in samples.waiting(session, round_id)]
            around = conflicts.surroundings(self._work, session, round_id, lifted)
            auditors = self._expected(session, round_id)
        seconds = _seconds(chosen)
        made = propose([one.case for one in waiting], auditors, around, seconds)
        given = {one.reference: one for one in made.given}
        cases = tuple(_proposed(one, given.get(one.case.reference)) for one in waiting)
        return RoundProposal(cases, made.stuck, made.loads, seconds.rule is SecondRule.BY_RULE)

    def _expected(self, session: Session, round_id: int) -> list[Auditor]:
        here, kept = self._here(session), allocations.expected(session, round_id)
        everybody = dict.fromkeys(here, session.get_one(Round, round_id).per_auditor)
        room = {code: at_most for code, at_most in (kept or everybody).items() if code in here}
        return conflicts.auditors_of(session, round_id, room)

    def _here(self, session: Session) -> dict[str, Person]:
        """Everybody with the auditor's role who has not left, by code."""
        role = Role.AUDITOR.value
        auditors = {each.person_id for each in people.all_roles(session) if (each.role, each.round_id) == (role, None)}
        today = self._work.today()
        return {
            person.code: person
            for person in people.everybody(session)
            if person.id in auditors and not has_left(person.ends_on, today)
        }


def _proposed(one: DrawnCase, given: Given | None) -> ProposedCase:
    return ProposedCase(one.case.reference, one.kind, one.form, one.lacking, one.cover, given)


def _seconds(chosen: Round) -> Seconds:
    return Seconds(SecondRule(chosen.second_rule), chosen.second_share or 0, f"round {chosen.id}")


def _due(session: Session, chosen: Round) -> tuple[date | None, date | None]:
    first, second = rounds.due_days(session, chosen.id)
    return first or chosen.ends_on, second or first or chosen.ends_on


def _told(room: Iterable[tuple[str, int | None]]) -> str:
    return ", ".join(code if at_most is None else f"{code} at most {at_most}" for code, at_most in sorted(room))
