"""Setting up a round and changing it: what is decided before cases come into it (R-001 to R-006)."""

from dataclasses import dataclass, fields
from datetime import date

from audit_tool.analysis.proposing import SecondRule
from audit_tool.analysis.quarters import quarter_of
from audit_tool.counted_words import agree
from audit_tool.errors import WrongInputError
from audit_tool.formdef.definition import AuditSet
from audit_tool.models.allocating import ExpectedAuditor
from audit_tool.models.rounds import Allocation, Round, RoundDeadline
from audit_tool.services.identity import Act
from audit_tool.services.people import has_left
from audit_tool.services.round_kinds import RoundKind, is_apart, kind_words, shipped_kinds
from audit_tool.services.round_terms import SAMPLED, NewRound, RoundStep, checked
from audit_tool.services.rounds import Mode
from audit_tool.services.workplace import Workplace
from audit_tool.storage import allocations, people, records, rounds
from audit_tool.storage.store import Session


@dataclass(frozen=True, slots=True)
class RoundSettings:
    """A round as it is set up."""

    id: int
    round: NewRound
    begun: bool
    """Whether its first audit has begun, so that some of it is fixed."""
    copied_from: str


@dataclass(frozen=True, slots=True)
class RoundChange:
    """What a change of a round did to audits that were already allocated."""

    moved: int
    """How many took the new due day."""
    kept: int
    """How many have a due day of their own, which stays."""


FIXED = {"kind": "kind", "mode": "mode", "audit_set": "set of questions"}
"""What stays as it is once the first audit has begun (R-004): all of it decides what auditors see or are asked."""
_PLAIN = ("starts_on", "ends_on", "pilot", "target", "per_auditor", "second_share", *SAMPLED)
_DUE = {RoundStep.FIRST_AUDIT: "due_on", RoundStep.SECOND_AUDIT: "second_due_on"}


class RoundSetting:
    """Use cases around what is decided about a round."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def create(self, new: NewRound, copied_from: int | None = None) -> int:
        """Set up a round; expected auditors come along from the one it is copied from, its cases never (R-003)."""
        self._work.identity.require(Act.SET_UP)
        new = checked(new, self._known_forms())
        _refuse_apart(new.kind, "")
        with self._work.store.transaction() as session:
            _refuse_name(session, new.name, None)
            made = Round()
            _put(new, made)
            session.add(made)
            session.flush()
            session.add_all(_deadline_rows(made.id, new))
            if copied_from is not None:
                made.copied_from_id = session.get_one(Round, copied_from).id
                self._copy_auditors(session, copied_from, made.id)
            self._work.note(session, "round created", made.name, f"{made.mode} {made.audit_set}")
            return made.id

    def change(self, round_id: int, new: NewRound) -> RoundChange:
        """Change a round; due days that came from its deadlines move along (R-003, R-004)."""
        self._work.identity.require(Act.SET_UP)
        new = checked(new, self._known_forms())
        with self._work.store.transaction() as session:
            chosen = session.get_one(Round, round_id)
            before = _settings(session, chosen)
            changed = [each.name for each in fields(NewRound) if getattr(new, each.name) != getattr(before, each.name)]
            _refuse_name(session, new.name, chosen)
            _refuse_apart(new.kind, before.kind)
            if _begun(session, chosen):
                _refuse_fixed(changed)
            _put(new, chosen)
            rounds.forget_deadlines(session, round_id)
            session.add_all(_deadline_rows(round_id, new))
            if changed:
                self._work.note(session, "round changed", chosen.name, ", ".join(changed))
            return _move_due_days(session, round_id, before, new)

    def settings(self, round_id: int) -> RoundSettings:
        """A round as it is set up."""
        self._work.identity.require(Act.SET_UP)
        with self._work.store.reading() as session:
            chosen = session.get_one(Round, round_id)
            source = session.get(Round, chosen.copied_from_id) if chosen.copied_from_id else None
            return RoundSettings(
                chosen.id, _settings(session, chosen), _begun(session, chosen), source.name if source else ""
            )

    def kinds(self) -> tuple[RoundKind, ...]:
        """The kinds to choose from: those shipped, then the council's own."""
        with self._work.store.reading() as session:
            used = sorted({each.kind for each in rounds.all_rounds(session)})
        known = {each.code for each in shipped_kinds()}
        return (*shipped_kinds(), *(RoundKind(each, each) for each in used if each not in known))

    def _known_forms(self) -> frozenset[str]:
        return frozenset(entry.code for entry in self._work.forms.listing())

    def _copy_auditors(self, session: Session, source: int, target: int) -> None:
        for code, at_most in allocations.expected(session, source).items():
            person = people.by_code(session, code)
            if person is not None and not has_left(person.ends_on, self._work.today()):
                session.add(ExpectedAuditor(round_id=target, person_id=person.id, at_most=at_most))


def _put(new: NewRound, into: Round) -> None:
    for name in _PLAIN:
        setattr(into, name, getattr(new, name))
    into.name, into.kind, into.theme, into.quarter = new.name, new.kind, new.theme, new.quarter
    into.mode, into.audit_set, into.second_rule = new.mode.value, new.audit_set.value, new.second_rule.value
    into.pilot_counts = new.pilot and new.pilot_counts
    into.service_areas, into.forms = ";".join(new.service_areas), ";".join(new.forms)


def _settings(session: Session, chosen: Round) -> NewRound:
    return NewRound(
        name=chosen.name,
        kind=chosen.kind,
        theme=chosen.theme,
        mode=Mode(chosen.mode),
        audit_set=AuditSet(chosen.audit_set),
        pilot_counts=chosen.pilot_counts,
        quarter=chosen.quarter or quarter_of(chosen.ends_on),
        service_areas=tuple(filter(None, chosen.service_areas.split(";"))),
        forms=tuple(filter(None, chosen.forms.split(";"))),
        second_rule=SecondRule(chosen.second_rule),
        deadlines={RoundStep(each.step): each.due_on for each in rounds.deadlines(session, chosen.id)},
        **{name: getattr(chosen, name) for name in _PLAIN},
    )


def _deadline_rows(round_id: int, new: NewRound) -> list[RoundDeadline]:
    return [RoundDeadline(round_id=round_id, step=step.value, due_on=day) for step, day in new.deadlines.items()]


def _begun(session: Session, chosen: Round) -> bool:
    allocated = [allocation.id for allocation, _ in rounds.allocations(session, chosen.id)]
    return bool(records.audits(session, allocated))


def _move_due_days(session: Session, round_id: int, before: NewRound, new: NewRound) -> RoundChange:
    moved, kept = set[int](), set[int]()
    for step, name in _DUE.items():
        day, was = new.deadlines.get(step), before.deadlines.get(step)
        if day is None or day == was:
            continue
        for allocation, _ in rounds.allocations(session, round_id):
            if step is RoundStep.SECOND_AUDIT and allocation.second_auditor_id is None:
                continue
            into = moved if _took(allocation, name, was) else kept
            into.add(allocation.id)
            if into is moved:
                setattr(allocation, name, day)
    return RoundChange(len(moved), len(kept - moved))


def _took(allocation: Allocation, name: str, deadline: date | None) -> bool:
    """Whether a due day came from the round's deadline, or none was given."""
    return getattr(allocation, name) in {None, deadline}


def _refuse_name(session: Session, name: str, own: Round | None) -> None:
    found = rounds.by_name(session, name)
    if found is not None and found is not own:
        message = f"A round named “{name}” is already there. Nothing was changed. Choose another name."
        raise WrongInputError(message)


def _refuse_apart(kind: str, before: str) -> None:
    """Practice cases and real ones never share a round."""
    if kind != before and (is_apart(kind) or is_apart(before)):
        name = kind_words(kind if is_apart(kind) else before)
        message = f"{name} has a button of its own, and stays apart from other rounds. Nothing was changed."
        raise WrongInputError(message)


def _refuse_fixed(changed: list[str]) -> None:
    fixed = [words for name, words in FIXED.items() if name in changed]
    if fixed:
        stays = f"its {' and '.join(fixed)} {agree(len(fixed), 'stays as it is', 'stay as they are')}"
        message = f"The first audit of this round has begun, so {stays}. Nothing was changed."
        raise WrongInputError(message)
