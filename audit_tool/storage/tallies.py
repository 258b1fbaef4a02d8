"""The count of settled audits: what an audit adds and takes away, and what figures ask of it."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, bindparam, delete, func, insert, select, tuple_, update
from sqlalchemy.orm import Session

from audit_tool.models.counting import SORTING, CountedAudit, CountedGroup, Tally
from audit_tool.models.rounds import Allocation, Case, Round
from audit_tool.models.trail import TrailEntry
from audit_tool.storage import trail

_UP_TO, _BY = "counted up to", "counted by"
_LONGEST_NUMBER = 18
"""Digits that fit whatever they are."""
Sorting = tuple[int, str, str, str, str, int, str, str, str]
"""In the order of `SORTING`."""
Key = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class Added:
    """What one audit adds to the count under one kind of grades."""

    sorting: Sorting
    audited_on: date
    origin: str
    answers: tuple[tuple[str, str], ...]
    """Question and value; a question may come more than once, as findings do."""


def counted_up_to(session: Session, by: str) -> int | None:
    """The trail entry up to which everything is counted; none where nothing is, or it was counted by other rules."""
    noted = trail.setting(session, _UP_TO)
    return int(noted) if noted and trail.setting(session, _BY) == by else None


def note_counted(session: Session, up_to: int, by: str) -> None:
    """Note up to where, and by which rules, everything is counted."""
    trail.put_setting(session, _UP_TO, str(up_to))
    trail.put_setting(session, _BY, by)


def last_entry(session: Session) -> int:
    """The number of the trail's last entry."""
    return session.scalar(select(func.max(TrailEntry.id))) or 0


def subjects_since(session: Session, entry: int) -> set[str]:
    """What acts since an entry were about."""
    return set(session.scalars(select(TrailEntry.subject).where(TrailEntry.id > entry).distinct()))


def touched(session: Session, subjects: Collection[str]) -> list[int]:
    """Allocations whose case or round is among these, and those counted once that are gone."""
    named = list(subjects)
    # Some acts name the allocation itself; a reference may be a number longer than any that the database holds.
    numbers = [int(each) for each in named if each.isdecimal() and len(each) <= _LONGEST_NUMBER]
    there = (
        select(Allocation.id)
        .join(Case, Case.id == Allocation.case_id)
        .join(Round, Round.id == Allocation.round_id)
        .where(Case.reference.in_(named) | Round.name.in_(named) | Allocation.id.in_(numbers))
    )
    counted = select(CountedAudit.allocation_id).where(CountedAudit.reference.in_(named))
    return sorted({*session.scalars(there), *session.scalars(counted)})


def all_allocations(session: Session) -> list[int]:
    """Every allocation there is."""
    return list(session.scalars(select(Allocation.id).order_by(Allocation.id)))


def forget_all(session: Session) -> None:
    """Throw the whole count away, before it is made anew; until that is done, no rules of any version have counted."""
    trail.put_setting(session, _BY, "")
    for table in (Tally, CountedAudit, CountedGroup):
        session.execute(delete(table))


def put(session: Session, allocations: Mapping[int, tuple[str, Sequence[Added]]]) -> None:
    """Count these allocations as they are now, whatever they were before: by id, reference and what each adds."""
    change: Counter[Key] = Counter()
    audits: Counter[int] = Counter()
    for group, answers in _counted(session, allocations):
        _note(change, audits, group, json.loads(answers), -1)
    session.execute(delete(CountedAudit).where(CountedAudit.allocation_id.in_(list(allocations))))
    groups = _groups(session, {each.sorting for _, added in allocations.values() for each in added})
    kept = []
    for allocation_id, (reference, added) in allocations.items():
        for each in added:
            group = groups[each.sorting]
            _note(change, audits, group, each.answers, 1)
            kept.append(_row(allocation_id, reference, group, each))
    if kept:
        session.execute(insert(CountedAudit), kept)
    _apply(session, change)
    _apply_audits(session, audits)


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which audits figures are about; an empty choice is all of them."""

    grades: str = "outcome"
    rounds: tuple[int, ...] = ()
    """Empty: every round that counts in results."""
    quarters: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()

    def within(self, what: str, value: str) -> "Chosen":
        """The same with one value alone of what audits are told by, such as a team; all of them where it is empty."""
        if what == "round_id":
            return replace(self, rounds=(int(value),) if value else ())
        kept = (value,) if value else ()
        chosen = {"quarter": self.quarters, "service": self.services, "team": self.teams}
        chosen |= {"form_code": self.forms, "way": self.ways, what: kept}
        return Chosen(self.grades, self.rounds, *chosen.values())


def answers(session: Session, chosen: Chosen, codes: Collection[str], by: Sequence[str]) -> list[tuple[Any, ...]]:
    """How often each answer was given to these questions: what it is told by, the question, the answer, the number."""
    told = [getattr(CountedGroup, name) for name in by]
    asked = (
        select(*told, Tally.code, Tally.value, func.sum(Tally.number))
        .join(CountedGroup, CountedGroup.id == Tally.group_id)
        .where(Tally.code.in_(list(codes)), *within(chosen))
        .group_by(*told, Tally.code, Tally.value)
    )
    return [tuple(row) for row in session.execute(asked)]


def audits(session: Session, chosen: Chosen, by: Sequence[str]) -> list[tuple[Any, ...]]:
    """How many audits there are: what they are told by, and the number."""
    told = [getattr(CountedGroup, name) for name in by]
    number = func.sum(CountedGroup.audits)
    asked = select(*told, number).where(*within(chosen)).group_by(*told).having(number > 0)
    return [tuple(row) for row in session.execute(asked)]


@dataclass(frozen=True, slots=True)
class Behind:
    """One audit behind figures, with its answers as they are counted."""

    allocation_id: int
    reference: str
    audited_on: date
    form: tuple[str, int]
    """Code and version."""
    answers: tuple[tuple[str, str], ...]


def cases(session: Session, chosen: Chosen) -> list[Behind]:
    """The audits behind figures, the earliest first."""
    form = (CountedGroup.form_code, CountedGroup.form_version)
    told = (CountedAudit.allocation_id, CountedAudit.reference, CountedAudit.audited_on, *form, CountedAudit.answers)
    asked = select(*told).join(CountedGroup, CountedGroup.id == CountedAudit.group_id).where(*within(chosen))
    found = session.execute(asked.order_by(CountedAudit.audited_on, CountedAudit.reference))
    return [
        Behind(*row[:3], (row[3], row[4]), tuple((code, value) for code, value in json.loads(row[5]))) for row in found
    ]


def waiting(session: Session) -> list[tuple[date, int]]:
    """How many cases of each round that counts are not settled, by its first day; a practice case never will be."""
    counted = select(CountedAudit.allocation_id).where(CountedAudit.grades == Chosen().grades)
    asked = (
        select(Round.starts_on, func.count(Allocation.id))
        .join(Allocation, Allocation.round_id == Round.id)
        .join(Case, Case.id == Allocation.case_id)
        .where(Round.id.in_(counting_rounds()), Allocation.id.not_in(counted), Case.synthetic.is_(False))
        .group_by(Round.id)
    )
    return [(row[0], row[1]) for row in session.execute(asked)]


def counting_rounds() -> Select[int]:
    """The rounds that count in results: all but pilots, and pilots of which it was decided."""
    return select(Round.id).where(Round.pilot.is_(False) | Round.pilot_counts)


def within(chosen: Chosen) -> list[ColumnElement[bool]]:
    """What groups of audits must be to be among those that were chosen."""
    found = [CountedGroup.grades == chosen.grades]
    if chosen.rounds:
        found.append(CountedGroup.round_id.in_(chosen.rounds))
    else:
        found.append(CountedGroup.round_id.in_(counting_rounds()))
    for column, values in (
        (CountedGroup.quarter, chosen.quarters),
        (CountedGroup.service, chosen.services),
        (CountedGroup.team, chosen.teams),
        (CountedGroup.form_code, chosen.forms),
        (CountedGroup.way, chosen.ways),
    ):
        if values:
            found.append(column.in_(values))
    return found


def _counted(session: Session, allocations: Iterable[int]) -> Sequence[Row[int, str]]:
    chosen = CountedAudit.allocation_id.in_(list(allocations))
    return session.execute(select(CountedAudit.group_id, CountedAudit.answers).where(chosen)).all()


def _note(change: Counter[Key], audits: Counter[int], group: int, answers: Iterable[Sequence[str]], by: int) -> None:
    audits[group] += by
    for code, value in answers:
        change[group, code, value] += by


def _row(allocation_id: int, reference: str, group: int, each: Added) -> dict[str, object]:
    return {
        "allocation_id": allocation_id,
        "grades": each.sorting[-1],
        "group_id": group,
        "reference": reference,
        "audited_on": each.audited_on,
        "origin": each.origin,
        "answers": json.dumps(each.answers, ensure_ascii=False, separators=(",", ":")),
    }


def _groups(session: Session, wanted: Collection[Sorting]) -> dict[Sorting, int]:
    columns = [getattr(CountedGroup, name) for name in SORTING]
    found: dict[Sorting, int] = {}
    for sorting in wanted:
        there = session.scalar(select(CountedGroup.id).where(*_is(columns, sorting)))
        if there is None:
            made = CountedGroup(**dict(zip(SORTING, sorting, strict=True)), audits=0)
            session.add(made)
            session.flush()
            there = made.id
        found[sorting] = there
    return found


def _is(columns: Sequence[ColumnElement[object]], sorting: Sorting) -> list[ColumnElement[bool]]:
    return [column == value for column, value in zip(columns, sorting, strict=True)]


def _apply(session: Session, change: Counter[Key]) -> None:
    """Write what changed and nothing else: one answer changed is two lines of the count."""
    changed = {key: number for key, number in change.items() if number}
    if not changed:
        return
    key = tuple_(Tally.group_id, Tally.code, Tally.value)
    there: set[Key] = set()
    keys = list(changed)
    for at in range(0, len(keys), 500):
        rows = session.execute(select(Tally.group_id, Tally.code, Tally.value).where(key.in_(keys[at : at + 500])))
        there.update((row[0], row[1], row[2]) for row in rows)
    new = [_tally(each, number) for each, number in changed.items() if each not in there]
    if new:
        session.execute(insert(Tally), new)
    old = [_bound(each, number) for each, number in changed.items() if each in there]
    if old:
        session.connection().execute(_ADD, old)
        session.execute(delete(Tally).where(Tally.number == 0, Tally.group_id.in_({each[0] for each in changed})))


def _apply_audits(session: Session, audits: Counter[int]) -> None:
    for group, number in audits.items():
        if number:
            more = CountedGroup.audits + number
            session.execute(update(CountedGroup).where(CountedGroup.id == group).values(audits=more))


def _tally(key: Key, number: int) -> dict[str, object]:
    return {"group_id": key[0], "code": key[1], "value": key[2], "number": number}


def _bound(key: Key, number: int) -> dict[str, object]:
    return {"group": key[0], "of_code": key[1], "of_value": key[2], "more": number}


_ADD = (
    update(Tally.__table__)  # type: ignore[arg-type]  # a mapped table is a Table
    .where(
        Tally.group_id == bindparam("group"), Tally.code == bindparam("of_code"), Tally.value == bindparam("of_value")
    )
    .values(number=Tally.number + bindparam("more"))
)
