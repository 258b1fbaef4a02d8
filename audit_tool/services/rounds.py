"""Rounds: what is decided about them, and how much of each is in (R-001, R-004, R-081)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from audit_tool.errors import WrongInputError
from audit_tool.formdef.definition import AuditSet, Seat
from audit_tool.models.rounds import Round
from audit_tool.services.identity import Act
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
class NewRound:
    """What is decided about a round before cases are put into it."""

    name: str
    starts_on: date
    ends_on: date
    kind: str = "practice_week"
    theme: str = ""
    pilot: bool = False
    mode: Mode = Mode.BLIND
    audit_set: AuditSet = AuditSet.SHORT
    target: int | None = None


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


class Rounds:
    """Use cases around setting up and following a round."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def create(self, new: NewRound) -> int:
        """Set up a round."""
        self._work.identity.require(Act.SET_UP)
        _refuse_wrong_round(new)
        with self._work.store.transaction() as session:
            if rounds.by_name(session, new.name.strip()):
                message = f"A round named “{new.name}” is already there. Nothing was changed. Choose another name."
                raise WrongInputError(message)
            fields = {name: getattr(new, name) for name in ("starts_on", "ends_on", "kind", "theme", "pilot", "target")}
            made = Round(name=new.name.strip(), mode=new.mode.value, audit_set=new.audit_set.value, **fields)
            session.add(made)
            session.flush()
            self._work.note(session, "round created", made.name, f"{made.mode} {made.audit_set}")
            return made.id

    def change_mode(self, round_id: int, mode: Mode) -> None:
        """Choose another mode, as long as no audit of the round has begun (R-004)."""
        self._work.identity.require(Act.SET_UP)
        with self._work.store.transaction() as session:
            chosen = session.get_one(Round, round_id)
            allocated = [allocation.id for allocation, _ in rounds.allocations(session, round_id)]
            if records.audits(session, allocated):
                message = "The first audit of this round has begun, so its mode stays as it is. Nothing was changed."
                raise WrongInputError(message)
            chosen.mode = mode.value
            self._work.note(session, "mode chosen", chosen.name, mode.value)

    def listing(self) -> tuple[RoundEntry, ...]:
        """All rounds, the latest first, with counts of what is in; never a grade."""
        with self._work.store.reading() as session:
            allocated = rounds.allocated(session)
            submitted = records.submitted(session)
            return tuple(
                _entry(each, allocated.get(each.id, (0, 0)), submitted.get(each.id, {}))
                for each in rounds.all_rounds(session)
            )


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
    )


def _refuse_wrong_round(new: NewRound) -> None:
    if not new.name.strip():
        message = "A round needs a name. Nothing was changed."
        raise WrongInputError(message)
    if new.ends_on < new.starts_on:
        message = "The last day lies before the first day. Nothing was changed. Correct the dates."
        raise WrongInputError(message)
