"""Who may not audit which case, and by which rule (R-028, R-029): rules and facts as values."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

YEAR = 12
"""Months for which a team, and an audit of the same case, bar an auditor."""


class Rule(StrEnum):
    """What bars an auditor from a case; the quality lead may lift each of them with a reason."""

    OWN_CASE = "own_case"
    LINE = "line"
    TEAM = "team"
    AUDITED = "audited"
    DECLARED = "declared"


RULE_WORDS = {
    Rule.OWN_CASE: "works or worked on it",
    Rule.LINE: "is in its line of management",
    Rule.TEAM: "is or was in its team within 12 months",
    Rule.AUDITED: "audited it within 12 months",
    Rule.DECLARED: "declared a conflict",
}


@dataclass(frozen=True, slots=True)
class TeamSpell:
    """A team that somebody is or was in; a day that is not known does not bound it."""

    team: str
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Auditor:
    """Somebody who may be given audits in a round: what they have of it already, and how many they can take."""

    code: str
    at_most: int | None = None
    teams: tuple[TeamSpell, ...] = ()
    firsts: int = 0
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class AuditCase:
    """A case to be given away; the codes are those of the recording system, empty where they are not known."""

    reference: str
    worker: str = ""
    manager: str = ""
    team: str = ""
    second: bool = True
    """Whether its form has a seat for a second auditor."""


@dataclass(frozen=True, slots=True)
class PastAudit:
    """Somebody audited a case on a day."""

    auditor: str
    reference: str
    on: date


@dataclass(frozen=True, slots=True)
class Conflict:
    """A rule that stands between an auditor and a case."""

    auditor: str
    reference: str
    rule: Rule


@dataclass(frozen=True)
class Surroundings:
    """What decides about conflicts beside the auditor and the case themselves."""

    today: date
    managers: Mapping[str, str] = field(default_factory=dict)
    """The line manager's code of each person."""
    audits: tuple[PastAudit, ...] = ()
    declared: frozenset[tuple[str, str]] = frozenset()
    """Auditor and case."""
    lifted: frozenset[Conflict] = frozenset()
    """Rules that the quality lead has set aside, each for one auditor and one case."""
    line: bool = True
    """Whether the line rule holds; off where the line manager audits first (R-029)."""

    @cached_property
    def _manager_of(self) -> dict[str, str]:
        return {_same(code): _same(manager) for code, manager in self.managers.items()}

    @cached_property
    def _by_case(self) -> dict[str, list[Conflict]]:
        since = months_before(self.today, YEAR)
        found = [Conflict(who, what, Rule.DECLARED) for who, what in sorted(self.declared)]
        found += [Conflict(one.auditor, one.reference, Rule.AUDITED) for one in self.audits if one.on >= since]
        named: dict[str, list[Conflict]] = {}
        for each in found:
            named.setdefault(each.reference, []).append(each)
        return named

    def managing(self, case: AuditCase) -> tuple[str, ...]:
        """Everybody in the case's line of management, in one spelling."""
        found: dict[str, None] = {}
        for nearest in (self._manager_of.get(_same(case.worker), ""), _same(case.manager)):
            code = nearest
            while code and code not in found:
                found[code] = None
                code = self._manager_of.get(code, "")
        return tuple(found)

    def named(self, reference: str) -> list[Conflict]:
        """What bars somebody from this very case."""
        return self._by_case.get(reference, [])


class Conflicts:
    """Finds what bars each of these auditors from a case; asks only about those whom something bars."""

    def __init__(self, auditors: Iterable[Auditor], around: Surroundings) -> None:
        self._around = around
        self._by_code: dict[str, str] = {}
        self._by_team: dict[str, list[str]] = {}
        since = months_before(around.today, YEAR)
        for auditor in auditors:
            self._by_code[_same(auditor.code)] = auditor.code
            for team in dict.fromkeys(_same(one.team) for one in auditor.teams if _touches(one, since, around.today)):
                self._by_team.setdefault(team, []).append(auditor.code)

    def of(self, case: AuditCase) -> tuple[Conflict, ...]:
        """Every rule that bars one of the auditors from this case and is not lifted, by auditor."""
        lifted = self._around.lifted
        found = dict.fromkeys(one for one in self._found(case) if one not in lifted)
        return tuple(sorted(found, key=lambda one: one.auditor))

    def _found(self, case: AuditCase) -> Iterator[Conflict]:
        if case.worker and (own := self._by_code.get(_same(case.worker))):
            yield Conflict(own, case.reference, Rule.OWN_CASE)
        if self._around.line:
            for code in self._around.managing(case):
                if code in self._by_code:
                    yield Conflict(self._by_code[code], case.reference, Rule.LINE)
        for code in self._by_team.get(_same(case.team), ()) if case.team else ():
            yield Conflict(code, case.reference, Rule.TEAM)
        for one in self._around.named(case.reference):
            if _same(one.auditor) in self._by_code:
                yield one


def months_before(day: date, months: int) -> date:
    """The same day so many months ago, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise ValueError("every month has 28 days")


def _touches(spell: TeamSpell, since: date, today: date) -> bool:
    begun = spell.starts_on is None or spell.starts_on <= today
    return begun and (spell.ends_on is None or spell.ends_on >= since)


def _same(code: str) -> str:
    """Codes and teams are typed by people in two systems: case and outer blanks do not tell them apart."""
    return code.strip().casefold()
