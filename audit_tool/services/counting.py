"""Keeps the count of settled audits up to date, and answers what figures ask of it (R-125 to R-127).

An audit is counted once it is settled, by the answers that stand, so that no figure shows a first audit early.
"""

import hashlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from audit_tool.formdef.measures import Part
from audit_tool.models.rounds import Allocation
from audit_tool.services.counted import added_by
from audit_tool.services.identity import Act, Identity
from audit_tool.services.searching import texts_of
from audit_tool.services.workplace import Workplace
from audit_tool.storage import rounds, tallies, tally_checks, written
from audit_tool.storage.store import Session
from audit_tool.storage.tallies import Added, Chosen

RULES = "2"
"""Goes up by one when anything here counts otherwise, so that workspaces are counted anew."""
NO_ROUND = (0,)
"""No round has this number; an empty choice would be all of them."""
_AT_ONCE = 200
SUMS_DIFFER = "The figures were not the sum of the audits that are counted. They are counted anew when next read."
COUNT_DIFFERS = "{} was not counted as its audit says. Figures are counted anew when next read."

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Answered:
    """How often one answer was given to one question, by what it is told by."""

    by: tuple[str, ...]
    code: str
    value: str
    number: int


class Counting:
    """The count as a use case: brought up to date before it is read."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def catch_up(self, progress: Progress | None = None) -> int:
        """Count anew whatever acts since the last time were about; how many allocations that were."""
        # One at a time: what one throws away before it counts from nothing, another may just have counted.
        with self._work.store.counting:
            return self._catch_up(progress)

    def _catch_up(self, progress: Progress | None) -> int:
        with self._work.store.reading() as session:
            since = tallies.counted_up_to(session, self._by)
            up_to = tallies.last_entry(session)
            if since == up_to:
                return 0
            ids = tallies.all_allocations(session) if since is None else self._touched(session, since)
        if since is None:
            with self._work.store.transaction() as session:
                tallies.forget_all(session)
                written.forget_all(session)
        # In short transactions: whoever writes meanwhile need not wait, and what they change comes next time.
        for at in range(0, len(ids), _AT_ONCE):
            with self._work.store.transaction() as session:
                self._count(session, ids[at : at + _AT_ONCE])
            if progress is not None:
                progress(min(at + _AT_ONCE, len(ids)), len(ids))
        with self._work.store.transaction() as session:
            tallies.note_counted(session, up_to, self._by)
        return len(ids)

    def begun(self) -> bool:
        """Whether there is a whole count by these rules; it may be older than the latest acts."""
        with self._work.store.reading() as session:
            return tallies.counted_up_to(session, self._by) is not None

    @cached_property
    def _by(self) -> str:
        """By which rules it is counted: ours, and the verdicts that measures take on several answers."""
        told = repr([(part.code, part.questions, sorted(part.met), part.unless) for part in self._together])
        return f"{RULES} {hashlib.sha256(told.encode()).hexdigest()[:16]}"

    @cached_property
    def _together(self) -> tuple[Part, ...]:
        return tuple(part for measure in self._work.forms.measures for part in measure.parts if part.together)

    def _touched(self, session: Session, since: int) -> list[int]:
        return tallies.touched(session, tallies.subjects_since(session, since))

    def _count(self, session: Session, ids: Sequence[int]) -> None:
        """Count these anew, and keep what was written about those that count."""
        adds = {each: self._adds(session, each) for each in ids}
        tallies.put(session, adds)
        for each, (_, added) in adds.items():
            settled = session.get_one(Allocation, each) if added else None
            written.put(session, each, texts_of(self._work, session, settled) if settled else ())

    def _adds(self, session: Session, allocation_id: int) -> tuple[str, tuple[Added, ...]]:
        allocation = session.get(Allocation, allocation_id)
        if allocation is None:
            return "", ()
        added = added_by(self._work, session, allocation, self._together)
        return rounds.reference_of(session, allocation), tuple(added)

    def put_right(self) -> tuple[str, ...]:
        """What is not counted as its audits say, in sentences; all of that is counted anew when it is next read."""
        with self._work.store.counting, self._work.store.reading() as session:
            found = self._differing(session)
        if found:
            with self._work.store.transaction() as session:
                tallies.forget_all(session)
        return tuple(found)

    def _differing(self, session: Session) -> list[str]:
        since = tallies.counted_up_to(session, self._by)
        if since is None:
            return []
        counted = tally_checks.counted_once(session)
        waiting = set(self._touched(session, since))
        settled = sorted({*tallies.all_allocations(session), *counted} - waiting)
        found = [] if tally_checks.sums_fit(session) else [SUMS_DIFFER]
        for at in range(0, len(settled), _AT_ONCE):
            ids = settled[at : at + _AT_ONCE]
            for each, was in tally_checks.kept(session, ids).items():
                reference, now = self._adds(session, each)
                if sorted(was, key=repr) != sorted(now, key=repr):
                    found.append(COUNT_DIFFERS.format(reference or counted.get(each, each)))
        return found

    def answers(self, chosen: Chosen, codes: Collection[str], by: Sequence[str] = ()) -> list[Answered]:
        """How often each answer was given, told by these."""
        with self._work.store.reading() as session:
            found = tallies.answers(session, seen_by(self._work.identity, session, chosen), codes, by)
        return [Answered(tuple(map(str, row[:-3])), *row[-3:]) for row in found]

    def audits(self, chosen: Chosen, by: Sequence[str] = ()) -> dict[tuple[str, ...], int]:
        """How many audits there are, told by these."""
        with self._work.store.reading() as session:
            found = tallies.audits(session, seen_by(self._work.identity, session, chosen), by)
        return {tuple(map(str, row[:-1])): row[-1] for row in found}


def seen_by(identity: Identity, session: Session, chosen: Chosen) -> Chosen:
    """What was chosen, within the rounds whose results this person may see."""
    identity.require_anywhere(Act.READ_BOTH)
    if identity.may(Act.READ_BOTH):
        return chosen
    wanted = chosen.rounds or session.scalars(tallies.counting_rounds())
    own = tuple(each for each in wanted if identity.may(Act.READ_BOTH, each))
    return replace(chosen, rounds=own or NO_ROUND)
