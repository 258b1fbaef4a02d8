"""Rounds: what is decided about them, and how much of each is in (R-001, R-004, R-081)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from audit_tool.errors import WrongInputError
from audit_tool.formdef.definition import AuditSet, Seat
from audit_tool.models.rounds import Round
from audit_tool.services.identity import Act, Identity
from audit_tool.services.round_kinds import DIP_SAMPLE, is_apart
from audit_tool.services.workplace import Workplace
from audit_tool.storage import records, rounds

_Counts = Mapping[int, Mapping[str, int]]
"""How many audits by round and seat."""


class Mode(StrEnum):
    """What the second auditor may see of the first audit, and when."""

    BLIND = "blind"
    OWN_GRADES_FIRST = "own_grades_first"
    INFORMED = "informed"


MODE_WORDS = {
    Mode.BLIND: "Blind: the second auditor saw nothing of the first audit",
    Mode.OWN_GRADES_FIRST: "Own grades first: the second auditor read the first audit after submitting",
    Mode.INFORMED: "Informed: the second auditor was given the first audit",
}


@dataclass(frozen=True, slots=True)
class RoundEntry:
    """A round as everybody may see it, with how many first and second audits are in, as far as the reader may know."""

    id: int
    name: str
    theme: str
    starts_on: date
    ends_on: date
    mode: Mode
    audit_set: AuditSet
    target: int | None
    allocated: int
    submitted: int
    second_allocated: int
    second_submitted: int
    own_counts: bool
    """Whether only the reader's own audits are counted: those of others would tell whether they are in (R-080)."""
    forms: tuple[str, ...]
    """Codes of the forms meant for it; none for any."""
    kind: str
    quarter: str
    """The financial quarter that it is counted in, such as 2026-27 Q3; empty for one of long ago."""
    pilot: bool
    pilot_counts: bool
    service_areas: tuple[str, ...]
    """Those it is about; none for all of them."""
    why_now: str
    """The issue behind a dip sample."""
    sampled_period: str
    sub_group: str

    @property
    def practice(self) -> bool:
        """Whether it holds practice cases, of which nothing is counted anywhere (R-108)."""
        return is_apart(self.kind)

    @property
    def dip_sample(self) -> bool:
        """Whether it reads few questions of many items, about one matter."""
        return self.kind == DIP_SAMPLE


class Rounds:
    """Use cases around setting up and following a round."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def listing(self) -> tuple[RoundEntry, ...]:
        """All rounds, the latest first, with counts of what is in; never a grade."""
        who = self._work.identity
        with self._work.store.reading() as session:
            everybodys = rounds.allocated(session), records.submitted(session)
            own = rounds.allocated(session, who.id), records.submitted(session, who.id)
            return tuple(
                _entry(each, *(everybodys if follows else own), own_counts=not follows)
                for each in rounds.all_rounds(session)
                for follows in (who.may(Act.READ_PROGRESS, each.id),)
            )

    def named(self, name: str) -> RoundEntry:
        """The round of this name; without one, the latest."""
        found = self.listing()
        chosen = next((each for each in found if name in {"", each.name}), None)
        if chosen is None:
            there = f"There is no round “{name}”" if found else "There is no round yet"
            message = f"{there}. Nothing was changed. Choose one that is there."
            raise WrongInputError(message)
        return chosen


def round_to_begin_with(listed: Sequence[RoundEntry], who: Identity) -> RoundEntry | None:
    """The round that somebody's day begins with: whoever leads follows the latest week, others where their work is."""
    led = [each for each in listed if not (each.own_counts or each.practice)]
    roles = {round_id for _, round_id in who.roles}
    theirs = [each for each in listed if each.allocated + each.second_allocated]
    open_ = [each for each in theirs if each.submitted + each.second_submitted < each.allocated + each.second_allocated]
    return next(iter((*led, *open_, *(each for each in listed if each.id in roles), *theirs, *listed)), None)


def _entry(each: Round, allocated: _Counts, submitted: _Counts, *, own_counts: bool) -> RoundEntry:
    there, in_ = allocated.get(each.id, {}), submitted.get(each.id, {})
    return RoundEntry(
        each.id,
        each.name,
        each.theme,
        each.starts_on,
        each.ends_on,
        Mode(each.mode),
        AuditSet(each.audit_set),
        each.target,
        there.get(Seat.FIRST.value, 0),
        in_.get(Seat.FIRST.value, 0),
        there.get(Seat.SECOND.value, 0),
        in_.get(Seat.SECOND.value, 0),
        own_counts,
        tuple(filter(None, each.forms.split(";"))),
        each.kind,
        each.quarter,
        each.pilot,
        each.pilot_counts,
        tuple(filter(None, each.service_areas.split(";"))),
        each.why_now,
        each.sampled_period,
        each.sub_group,
    )
