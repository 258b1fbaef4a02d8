"""Proposes who audits what: nobody against a rule, loads as even as can be, and what cannot be given is explained."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from itertools import groupby
from operator import attrgetter

from audit_tool.analysis.allocating import RULE_WORDS, AuditCase, Auditor, Conflict, Conflicts, Surroundings
from audit_tool.analysis.spreading import UNBOUNDED, Spreading


class SecondRule(StrEnum):
    """Which cases get a second audit (R-031)."""

    ALL = "all"
    SHARE = "share"
    NONE = "none"
    BY_RULE = "by_rule"


@dataclass(frozen=True, slots=True)
class Seconds:
    """The rule about second audits, with the share in per cent and the seed by which that share is drawn."""

    rule: SecondRule = SecondRule.ALL
    share: int = 100
    seed: str = ""

    def among(self, references: Iterable[str]) -> frozenset[str]:
        """Which of these cases get a second audit now; one that waits for a first grade is not among them."""
        known = sorted(set(references))
        if self.rule in {SecondRule.NONE, SecondRule.BY_RULE}:
            return frozenset()
        if self.rule is SecondRule.ALL:
            return frozenset(known)
        count = -(-len(known) * min(100, max(0, self.share)) // 100)
        return frozenset(sorted(known, key=self._drawn)[:count])

    def _drawn(self, reference: str) -> str:
        return sha256(f"{self.seed}\n{reference}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Given:
    """A case with its proposed auditors, how many could take it, and who could not."""

    reference: str
    first: str
    second: str
    possible: int
    barred: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class Stuck:
    """An audit that nobody can be given: the rules and the full auditors in the way, and what would free it."""

    reference: str
    seat: str
    barred: tuple[Conflict, ...]
    full: tuple[str, ...]
    """Auditors whom no rule bars, but who have all that they can take."""
    lift: tuple[Conflict, ...]
    """The rules that, lifted for one auditor, would let it be given; none where only more room would."""

    @property
    def words(self) -> str:
        """What stands in the way, and what would help, in plain sentences."""
        in_the_way = [f"{one.auditor} {RULE_WORDS[one.rule]}" for one in self.barred]
        in_the_way += [f"{code} has no room left" for code in self.full]
        reasons = f": {'; '.join(in_the_way)}" if in_the_way else ": there is nobody else"
        return f"{self.reference} gets no {self.seat} auditor{reasons}. {self._help}"

    @property
    def _help(self) -> str:
        if not self.lift:
            return "Add an auditor, or let somebody take more."
        one = self.lift[0]
        rules = " and ".join(RULE_WORDS[each.rule] for each in self.lift)
        where = "" if one.reference == self.reference else f" for {one.reference}"
        return f"It can be given if you lift a rule for {one.auditor}{where}, who {rules}."


@dataclass(frozen=True, slots=True)
class Proposal:
    """Who is to audit what; nothing of it is done yet."""

    given: tuple[Given, ...]
    stuck: tuple[Stuck, ...]
    loads: Mapping[str, int]
    """How many audits each auditor would have in the round."""


def propose(
    cases: Collection[AuditCase], auditors: Collection[Auditor], around: Surroundings, seconds: Seconds
) -> Proposal:
    """The evenest allocation that breaks no rule; first audits come before second ones where not all can be given."""
    conflicts = Conflicts(auditors, around)
    ordered = sorted(cases, key=lambda case: case.reference)
    barred = {case.reference: conflicts.of(case) for case in ordered}
    codes = sorted(auditor.code for auditor in auditors)
    permitted = {reference: _others(codes, found) for reference, found in barred.items()}
    held = {each.code: each.firsts + each.seconds for each in auditors}
    room = {each.code: UNBOUNDED if each.at_most is None else each.at_most for each in auditors}
    spreading = Spreading(permitted, held, room)
    wanted = seconds.among(case.reference for case in ordered if case.second)
    without: dict[str, str] = {}
    for seat, references in (("first", list(barred)), ("second", [one for one in barred if one in wanted])):
        for reference in references:
            if reference not in without and not spreading.give(reference):
                without[reference] = seat
    spreading.even_out()
    # Only now: what would free an audit depends on where all the others went.
    stuck = tuple(_stuck(reference, seat, barred, spreading) for reference, seat in without.items())
    firsts = _firsts(spreading.takers_of, auditors)
    given = [
        Given(reference, firsts[reference], _second(takers, firsts[reference]), len(permitted[reference]), found)
        for reference, found in barred.items()
        if (takers := spreading.takers_of[reference])
    ]
    return Proposal(tuple(given), stuck, spreading.load)


def _others(codes: Sequence[str], barred: Sequence[Conflict]) -> Sequence[str]:
    if not barred:
        return codes
    out = {conflict.auditor for conflict in barred}
    return [code for code in codes if code not in out]


def _firsts(pairs: Mapping[str, Sequence[str]], auditors: Collection[Auditor]) -> dict[str, str]:
    """Which of its auditors goes first, so that first audits too are spread evenly."""
    spreading = Spreading(pairs, {each.code: each.firsts for each in auditors})
    for reference, takers in pairs.items():
        if takers:
            spreading.give(reference)
    spreading.even_out()
    return {reference: takers[0] for reference, takers in spreading.takers_of.items() if takers}


def _second(takers: Sequence[str], first: str) -> str:
    return next((taker for taker in takers if taker != first), "")


def _stuck(reference: str, seat: str, barred: Mapping[str, tuple[Conflict, ...]], spreading: Spreading) -> Stuck:
    """What stands in the way of an audit that nobody has room for."""
    having = spreading.takers_of[reference]
    own = tuple(one for one in barred[reference] if one.auditor not in having)
    out = {one.auditor for one in own}.union(having)
    full = tuple(code for code in sorted(spreading.load) if code not in out)
    choices = [
        (thing != reference, len(found), spreading.load[code], code, thing, found)
        for thing in spreading.in_reach(reference)
        for code, found in _by_auditor(barred[thing]).items()
        if spreading.has_room(code) and code not in spreading.takers_of[thing]
    ]
    return Stuck(reference, seat, own, full, min(choices)[-1] if choices else ())


def _by_auditor(conflicts: Sequence[Conflict]) -> dict[str, tuple[Conflict, ...]]:
    return {code: tuple(found) for code, found in groupby(conflicts, key=attrgetter("auditor"))}
