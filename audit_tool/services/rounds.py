"""Rounds: what is decided about them, and how much of each is in (R-001, R-004, R-081)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from audit_tool.errors import WrongInputError
from audit_tool.formdef.definition import AuditSet, Seat
from audit_tool.models.rounds import Round
from audit_tool.services.workplace import Workplace
from audit_tool.storage import records, rounds


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
    """A round as everybody may see it, with how many first and second audits are in."""

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
    forms: tuple[str, ...]
    """Codes of the forms meant for it; none for any."""
    kind: str
    quarter: str
    """The financial quarter that it is counted in, such as 2026-27 Q3; empty for one of long ago."""
    pilot: bool
    pilot_counts: bool


class Rounds:
    """Use cases around setting up and following a round."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def listing(self) -> tuple[RoundEntry, ...]:
        """All rounds, the latest first, with counts of what is in; never a grade."""
        with self._work.store.reading() as session:
            allocated = rounds.allocated(session)
            submitted = records.submitted(session)
            return tuple(
                _entry(each, allocated.get(each.id, (0, 0)), submitted.get(each.id, {}))
                for each in rounds.all_rounds(session)
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


def _entry(each: Round, allocated: tuple[int, int], submitted: Mapping[str, int]) -> RoundEntry:
    return RoundEntry(
        each.id,
        each.name,
        each.theme,
        each.starts_on,
        each.ends_on,
        Mode(each.mode),
        AuditSet(each.audit_set),
        each.target,
        allocated[0],
        submitted.get(Seat.FIRST.value, 0),
        allocated[1],
        submitted.get(Seat.SECOND.value, 0),
        tuple(filter(None, each.forms.split(";"))),
        each.kind,
        each.quarter,
        each.pilot,
        each.pilot_counts,
    )
