"""Keeps the count of settled audits up to date, and answers what figures ask of it (R-125 to R-127).

An audit is counted once it is settled, by the answers that stand, so that no figure shows a first audit early.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cached_property

from audit_tool.analysis.proposing import SecondRule
from audit_tool.analysis.quarters import quarter_of
from audit_tool.formdef.answers import NOTHING, Answer, Answers, codes_of, readable_findings
from audit_tool.formdef.applicability import AskedQuestion, AskedSection, facts_of
from audit_tool.formdef.asking import asked_of
from audit_tool.formdef.cases import TEAM
from audit_tool.formdef.definition import AuditSet, Form, Kind, Seat
from audit_tool.formdef.grading import main_grade
from audit_tool.formdef.measures import Part
from audit_tool.formdef.standards import verdict_of
from audit_tool.models.records import Record
from audit_tool.models.rounds import Allocation, Round
from audit_tool.services.answering import answers_of
from audit_tool.services.kept_forms import form_of
from audit_tool.services.outcomes import Settled, settled_of
from audit_tool.services.second_audits import calls_for_second
from audit_tool.services.workplace import Workplace
from audit_tool.storage import populations, records, rounds, tallies
from audit_tool.storage.store import Session
from audit_tool.storage.tallies import Added

OUTCOME = "outcome"
MAIN = "main-grade"
"""The code under which the grade that a case is known by is counted, whatever question asks it."""
WAY = "CVR-23"
COUNTED = frozenset({Kind.GRADE, Kind.FACT, Kind.CHOICE, Kind.CHOICES, Kind.DATES, Kind.FINDINGS})
NO_SERVICE, NO_TEAM, NO_WAY = "Service not recorded", "Team not recorded", "not recorded"
RULES = "1"
"""Goes up by one when anything here counts otherwise, so that workspaces are counted anew."""
_AT_ONCE = 200

Progress = Callable[[int, int], None]


class Counting:
    """The count as a use case: brought up to date before it is read."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def catch_up(self, progress: Progress | None = None) -> int:
        """Count anew whatever acts since the last time were about; how many allocations that were."""
        with self._work.store.reading() as session:
            since = tallies.counted_up_to(session, self._by)
            up_to = tallies.last_entry(session)
            if since == up_to:
                return 0
            ids = tallies.all_allocations(session) if since is None else self._touched(session, since)
        if since is None:
            with self._work.store.transaction() as session:
                tallies.forget_all(session)
        # In short transactions: whoever writes meanwhile need not wait, and what they change comes next time.
        for at in range(0, len(ids), _AT_ONCE):
            with self._work.store.transaction() as session:
                tallies.put(session, {each: self._adds(session, each) for each in ids[at : at + _AT_ONCE]})
            if progress is not None:
                progress(min(at + _AT_ONCE, len(ids)), len(ids))
        with self._work.store.transaction() as session:
            tallies.note_counted(session, up_to, self._by)
        return len(ids)

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

    def _adds(self, session: Session, allocation_id: int) -> tuple[str, tuple[Added, ...]]:
        allocation = session.get(Allocation, allocation_id)
        if allocation is None:
            return "", ()
        return rounds.reference_of(session, allocation), tuple(self._added(session, allocation))

    def _added(self, session: Session, allocation: Allocation) -> Iterator[Added]:
        settled = settled_of(self._work, session, allocation)
        first = records.audit(session, allocation.id, Seat.FIRST.value)
        chosen = session.get_one(Round, allocation.round_id)
        if settled is None or first is None or self._second_to_come(session, chosen, allocation, first):
            return
        where = _Where.of(session, allocation, first, settled)
        yield where.added(OUTCOME, settled.form, settled.sections, settled.answers, self._together)
        for record in (first, records.audit(session, allocation.id, Seat.SECOND.value)):
            if record is not None and record.submitted_at is not None:
                form, answers = form_of(self._work, session, record), answers_of(records.answers(session, record.id))
                seat, facts = Seat(record.seat), facts_of(form, settled.cover)
                sections = asked_of(form, AuditSet(record.audit_set), seat, facts, answers)
                yield where.added(record.seat, form, sections, answers, self._together)

    def _second_to_come(self, session: Session, chosen: Round, allocation: Allocation, first: Record) -> bool:
        """Whether a first audit calls for a second, whose author must not read it from a figure (R-080)."""
        if allocation.second_auditor_id is not None:
            return False
        return calls_for_second(self._work, session, first, SecondRule(chosen.second_rule))
