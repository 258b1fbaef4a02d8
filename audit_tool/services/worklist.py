"""My work: what is this person's to do, with the next step, in order of its due date (R-032 in its first form)."""

from dataclasses import dataclass
from datetime import date, datetime

from audit_tool.formdef.applicability import facts_of
from audit_tool.formdef.asking import asked_of
from audit_tool.formdef.cases import kind_of_case
from audit_tool.formdef.completeness import gaps, progress
from audit_tool.formdef.definition import AuditSet, Seat
from audit_tool.models.records import Record
from audit_tool.models.rounds import Allocation, Round
from audit_tool.services.answering import answers_of, cover_of
from audit_tool.services.first_reading import voice_of
from audit_tool.services.round_kinds import is_apart
from audit_tool.services.rounds import Mode
from audit_tool.services.subjects import subject_of
from audit_tool.services.workplace import Workplace
from audit_tool.storage import allocations, board, moderations, records, reviews, rounds
from audit_tool.storage.store import Session

LATE = date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Task:
    """One audit that is this person's, and where it stands."""

    allocation_id: int
    record_id: int | None
    reference: str
    kind: str
    round_name: str
    seat: Seat
    state: str
    """not started, draft, waiting (submitted, somebody else is at work), or settled."""
    answered: int
    total: int
    minutes_left: int
    place_number: str
    place_text: str
    missing: int
    due_on: date | None
    stopped_at: datetime | None
    waits_for: str
    first_readable: bool
    """Whether the first audit may now be read and commented on (own grades first)."""
    conflict: bool
    """Whether this person said that the case is not for them, and the quality lead did not set that aside."""
    practice: bool
    """Whether the case was made up to practise on."""
    both_readable: bool
    """Whether the case is decided, so that its two auditors may read both audits (domain 3.3)."""
    reopened_on: date | None
    """Since when the panel decides the case again; none where it does not."""
    reviewed: bool
    """Whether it had one audit alone, and somebody audited that."""

    @property
    def submitted(self) -> bool:
        """Whether there is nothing left to do in it."""
        return self.state in {"waiting", "settled"}


@dataclass(frozen=True, slots=True)
class ReviewTask:
    """An audit of somebody else's audit that this person is to write."""

    record_id: int
    reference: str
    which: str
    """Which audit of the case it is about, in words."""
    round_name: str
    answered: int
    total: int


class Worklist:
    """Use cases of the first screen."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def tasks(self) -> tuple[Task, ...]:
        """Everything this person is to audit or has audited, what is to be done first, by due date."""
        order = {"draft": 0, "not started": 1, "waiting": 2, "settled": 3}
        with self._work.store.reading() as session:
            own = self._work.identity.id
            exempt = allocations.exempt_of(session, own)
            declared = board.declared(session, board.audited_by(own))
            found = [
                self._task(session, allocation, reference, chosen, conflict=(allocation.id, own) in declared)
                for allocation, reference, chosen in rounds.allocations_of(session, own)
            ]
            found = [one for one in found if one.submitted or (one.allocation_id, one.seat.value) not in exempt]
        return tuple(sorted(found, key=lambda task: (order[task.state], task.due_on or LATE, task.reference)))

    def reviews(self) -> tuple[ReviewTask, ...]:
        """The audits of audits that this person is to write, but for cases that they said are not for them."""
        own = self._work.identity.id
        with self._work.store.reading() as session:
            not_mine = allocations.declared_by(session, own)
            found = []
            for record in reviews.drafts_of(session, own):
                about = subject_of(session, record)
                if about.reference not in not_mine:
                    form = self._work.forms.form(record.form_code, record.form_version)
                    answers = answers_of(records.answers(session, record.id))
                    facts = facts_of(form, about.cover)
                    done = progress(asked_of(form, AuditSet(record.audit_set), Seat.FIRST, facts, answers), answers)
                    told = about.reference, voice_of(record), about.round.name
                    found.append(ReviewTask(record.id, *told, done.answered, done.total))
        return tuple(found)

    def _task(self, session: Session, allocation: Allocation, reference: str, chosen: Round, *, conflict: bool) -> Task:
        seat = Seat.FIRST if allocation.first_auditor_id == self._work.identity.id else Seat.SECOND
        record = records.audit(session, allocation.id, seat.value)
        form = self._work.forms.form(allocation.form_code, allocation.form_version)
        cover = cover_of(rounds.facts(session, allocation.id))
        answers = answers_of(records.answers(session, record.id)) if record else {}
        asked = asked_of(form, AuditSet(chosen.audit_set), seat, facts_of(form, cover), answers)
        done = progress(asked, answers)
        missing = gaps(asked, answers)
        places = {each.question.code: each for section in asked for each in section.questions}
        place = places.get(record.place) if record else None
        minutes = form.minutes.get(chosen.audit_set, 0)
        state, waits_for = self._state(session, allocation, record)
        revision = records.last_done(session, record.id) if record and state == "draft" else None
        submitted = state in {"waiting", "settled"} and waits_for != "The first auditor"
        return Task(
            allocation.id,
            record.id if record else None,
            reference,
            kind_of_case(form, cover),
            chosen.name,
            seat,
            state,
            done.answered,
            done.total,
            round(minutes * (done.total - done.answered) / done.total) if done.total else 0,
            place.number if place else "",
            place.question.text if place else "",
            len(missing),
            allocation.due_on if seat is Seat.FIRST else allocation.second_due_on,
            revision.at if revision else None,
            waits_for,
            submitted and seat is Seat.SECOND and Mode(chosen.mode) is Mode.OWN_GRADES_FIRST,
            conflict=conflict and state in {"draft", "not started"},
            practice=is_apart(chosen.kind),
            both_readable=state == "settled" and allocation.second_auditor_id is not None,
            reopened_on=_reopened_on(session, allocation) if state == "waiting" else None,
            reviewed=allocation.second_auditor_id is None and reviews.is_submitted(session, allocation.id),
        )

    def _state(self, session: Session, allocation: Allocation, record: Record | None) -> tuple[str, str]:
        """The state of one's own audit, and whom the case waits for after it. Tells nothing of what others answered."""
        if record is None:
            return "not started", ""
        if record.submitted_at is None:
            return "draft", ""
        if allocation.second_auditor_id is None:
            return "settled", ""
        moderation = moderations.of(session, allocation.id)
        if moderation is not None and moderation.decided_at:
            return "settled", ""
        other = Seat.SECOND if record.seat == Seat.FIRST.value else Seat.FIRST
        theirs = records.audit(session, allocation.id, other.value)
        frozen = theirs is not None and theirs.submitted_at is not None
        return "waiting", "The moderator" if frozen else f"The {other.value} auditor"


def _reopened_on(session: Session, allocation: Allocation) -> date | None:
    moderation = moderations.of(session, allocation.id)
    former = moderations.former(session, moderation.id) if moderation else []
    return former[-1].at.astimezone().date() if former else None
