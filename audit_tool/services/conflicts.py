"""What stands between auditors and cases in a round, and rules that were lifted (R-027 to R-029)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from audit_tool.analysis.allocating import (
    RULE_WORDS,
    YEAR,
    AuditCase,
    Auditor,
    Conflict,
    Conflicts,
    PastAudit,
    Rule,
    Surroundings,
    TeamSpell,
)
from audit_tool.counted_words import agree, count_of
from audit_tool.errors import WrongInputError
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.cases import TEAM
from audit_tool.formdef.standards import add_months
from audit_tool.models.allocating import ConflictOverride
from audit_tool.models.population import PopulationCase
from audit_tool.models.rounds import Allocation
from audit_tool.services.reasons import reason_in
from audit_tool.services.workplace import Workplace
from audit_tool.storage import allocations, trail
from audit_tool.storage.store import Session

Teams = Mapping[str, tuple[TeamSpell, ...]]
"""The teams that each person is or was in."""
_LINE_OFF = "line rule off in round "


@dataclass(frozen=True, slots=True)
class Lift:
    """A rule to set aside for one auditor of a case, and why."""

    auditor: str
    rule: Rule
    reason: str


class ConflictError(WrongInputError):
    """Rules stand between auditors and cases; somebody else must be chosen, or the rules lifted with a reason."""

    def __init__(self, conflicts: tuple[Conflict, ...]) -> None:
        first = conflicts[0]
        others = len(conflicts) - 1
        there = agree(others, "There is", "There are")
        more = f" {there} {count_of(others, 'more conflict')}." if others else ""
        super().__init__(
            f"{first.auditor} may not audit {first.reference}: {first.auditor} {RULE_WORDS[first.rule]}.{more} "
            "Nothing was changed. Choose somebody else, or lift the rule with a reason."
        )
        self.conflicts = conflicts


def line_rule(session: Session, round_id: int) -> bool:
    """Whether the line rule holds in a round."""
    return not trail.setting(session, f"{_LINE_OFF}{round_id}")


def put_line_rule(session: Session, round_id: int, holds: bool) -> None:  # noqa: FBT001 - the state of a switch
    """Let the line rule hold in a round, or not."""
    trail.put_setting(session, f"{_LINE_OFF}{round_id}", "" if holds else "off")


def surroundings(work: Workplace, session: Session, round_id: int, lifted: Iterable[Conflict] = ()) -> Surroundings:
    """All that decides about conflicts in a round; `lifted` are rules set aside beside those kept."""
    today = work.today()
    since = add_months(today, -YEAR)
    audits = (
        PastAudit(code, reference, at.astimezone().date())
        for code, reference, at in allocations.past_audits(session, since, round_id)
    )
    kept = (Conflict(code, case, Rule(rule)) for code, case, rule in allocations.lifted(session, round_id))
    return Surroundings(
        today,
        allocations.line_managers(session),
        tuple(audits),
        allocations.declared(session),
        frozenset((*kept, *lifted)),
        line=line_rule(session, round_id),
    )


def teams_of(session: Session) -> Teams:
    """The teams that each person is or was in."""
    found: dict[str, tuple[TeamSpell, ...]] = {}
    for code, row in allocations.teams(session):
        found[code] = (*found.get(code, ()), TeamSpell(row.team, row.starts_on, row.ends_on))
    return found


def auditors_of(session: Session, round_id: int, room: Mapping[str, int | None]) -> list[Auditor]:
    """These people with their teams and what they have of the round already; `room` is how many each can take."""
    teams = teams_of(session)
    firsts, seconds = (allocations.loads(session, round_id, seat) for seat in ("first", "second"))
    return [
        Auditor(code, at_most, teams.get(code, ()), firsts.get(code, 0), seconds.get(code, 0))
        for code, at_most in room.items()
    ]


def case_of(listed: PopulationCase | None, reference: str, cover: Mapping[str, Answer]) -> AuditCase:
    """What the rules must know of a case: from the population, or else what its cover tells."""
    if listed is not None:
        return AuditCase(reference, listed.worker, listed.manager, listed.team)
    return AuditCase(reference, team=cover[TEAM].value if TEAM in cover else "")


def between(case: AuditCase, codes: Collection[str], around: Surroundings, teams: Teams) -> tuple[Conflict, ...]:
    """Every rule between these auditors and a case."""
    return Conflicts([Auditor(code, teams=teams.get(code, ())) for code in codes], around).of(case)


def refuse(conflicts: Iterable[Conflict], lifts: Collection[Lift]) -> None:
    """Refuse conflicts that are not lifted, and lifts without a reason."""
    lifted = {(one.auditor, one.rule) for one in lifts}
    standing = tuple(one for one in conflicts if (one.auditor, one.rule) not in lifted)
    if standing:
        raise ConflictError(standing)
    for one in lifts:
        reason_in(one.reason, "Lifting a rule")


def keep_lifts(
    work: Workplace,
    session: Session,
    allocation: Allocation,
    seats: Mapping[str, tuple[str, int]],
    conflicts: Iterable[Conflict],
    lifts: Iterable[Lift],
) -> None:
    """Keep which rules were lifted for an allocation and why; `seats` are its auditors' codes and numbers by seat."""
    reasons = {(one.auditor, one.rule): one.reason.strip() for one in lifts}
    for conflict in conflicts:
        for seat, (code, number) in seats.items():
            if code == conflict.auditor:
                session.add(
                    ConflictOverride(
                        allocation_id=allocation.id,
                        auditor_id=number,
                        seat=seat,
                        rule=conflict.rule.value,
                        reason=reasons[code, conflict.rule],
                        at=work.clock(),
                        person_id=work.identity.id,
                    )
                )
                detail = f"{code} {seat}, {conflict.rule.value}: {reasons[code, conflict.rule]}"
                work.note(session, "conflict rule lifted", conflict.reference, detail)
