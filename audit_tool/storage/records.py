"""Queries about records, answers and their revisions. Saving an answer is the path that every key press takes."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import and_, delete, func, insert, select, update
from sqlalchemy.orm import Session, aliased

from audit_tool.models.records import AnswerRevision, LaterComment, Record, RecordAnswer
from audit_tool.models.rounds import Allocation

AUDIT = "audit"
VOICES = REFLECTION, FEEDBACK = "reflection", "feedback"
DRAFT, SUBMITTED = "draft", "submitted"
PASSED_ON = "passed on"
"""A leaver's draft, kept when the audit went to somebody else, who began anew (R-008)."""
DONE, UNDONE, DROPPED = "done", "undone", "dropped"


def audits(session: Session, allocation_ids: Iterable[int]) -> list[Record]:
    """Every audit record of these allocations, the first attempt first; none that was passed on."""
    chosen = Record.allocation_id.in_(list(allocation_ids)), Record.kind == AUDIT, Record.state != PASSED_ON
    return list(session.scalars(select(Record).where(*chosen).order_by(Record.id)))


def submitted(session: Session, person_id: int | None = None) -> dict[int, dict[str, int]]:
    """How many audits of each round are submitted and not reopened, by seat; one author's where one is named."""
    other = aliased(Record)
    later = select(other.id).where(
        other.allocation_id == Record.allocation_id,
        other.kind == AUDIT,
        other.seat == Record.seat,
        other.attempt > Record.attempt,
    )
    counted = (
        select(Allocation.round_id, Record.seat, func.count())
        .join(Allocation, Allocation.id == Record.allocation_id)
        .where(Record.kind == AUDIT, Record.state == SUBMITTED, ~later.exists())
        .group_by(Allocation.round_id, Record.seat)
    )
    if person_id is not None:
        counted = counted.where(Record.author_id == person_id)
    found: dict[int, dict[str, int]] = {}
    for round_id, seat, count in session.execute(counted):
        found.setdefault(round_id, {})[seat] = count
    return found


def audit(session: Session, allocation_id: int, seat: str, *, attempt: int | None = None) -> Record | None:
    """The audit of one seat: the given attempt, or else the latest."""
    own = Record.allocation_id == allocation_id, Record.kind == AUDIT, Record.seat == seat, Record.state != PASSED_ON
    chosen = select(Record).where(*own)
    if attempt is not None:
        chosen = chosen.where(Record.attempt == attempt)
    return session.scalar(chosen.order_by(Record.attempt.desc()).limit(1))


def pass_on(session: Session, record: Record) -> None:
    """Keep a draft apart; attempts from 1 on belong to whoever has the audit now."""
    least = select(func.min(Record.attempt)).where(
        Record.allocation_id == record.allocation_id, Record.kind == AUDIT, Record.seat == record.seat
    )
    record.attempt = min(0, session.scalar(least) or 0) - 1
    record.state = PASSED_ON
    session.flush()


def voices(session: Session, allocation_id: int) -> list[Record]:
    """What people said of a case, once it is submitted: the practitioner's reflection, family and child feedback."""
    said = and_(Record.kind.in_(VOICES), Record.state == SUBMITTED)
    chosen = select(Record).where(Record.allocation_id == allocation_id, said)
    return list(session.scalars(chosen.order_by(Record.id)))


def companions(session: Session, allocation_id: int) -> list[Record]:
    """Every companion record of a case, drafts too."""
    chosen = select(Record).where(Record.allocation_id == allocation_id, Record.kind != AUDIT)
    return list(session.scalars(chosen.order_by(Record.id)))


def written_by(session: Session, author_id: int) -> list[Record]:
    """Companion records that somebody wrote in the window, the oldest first; kept ones had no draft."""
    own = Record.author_id == author_id, Record.kind != AUDIT, Record.round_id.is_not(None), Record.state != PASSED_ON
    return list(session.scalars(select(Record).where(*own).order_by(Record.id)))


def all_companions(session: Session) -> list[Record]:
    """Every companion record of every round."""
    return list(session.scalars(select(Record).where(Record.kind != AUDIT).order_by(Record.id)))


def answers(session: Session, record_id: int) -> list[RecordAnswer]:
    """Every answer of a record."""
    return list(session.scalars(select(RecordAnswer).where(RecordAnswer.record_id == record_id)))


def answer(session: Session, record_id: int, code: str) -> RecordAnswer | None:
    """One answer of a record."""
    chosen = select(RecordAnswer).where(RecordAnswer.record_id == record_id, RecordAnswer.question_code == code)
    return session.scalar(chosen)


def keep_place(session: Session, record_id: int, author_id: int, place: str) -> bool:
    """Note where the author is; false unless this is the author's own draft."""
    changed = session.execute(
        update(Record)
        .where(Record.id == record_id, Record.author_id == author_id, Record.state == DRAFT)
        .values(place=place)
        .execution_options(synchronize_session=False)
    )
    return bool(changed.rowcount)  # type: ignore[attr-defined]


def put_answer(session: Session, record_id: int, code: str, fields: dict[str, str], *, known: bool) -> None:
    """Write an answer's present fields."""
    if known:
        session.execute(
            update(RecordAnswer)
            .where(RecordAnswer.record_id == record_id, RecordAnswer.question_code == code)
            .values(**fields)
            .execution_options(synchronize_session=False)
        )
    else:
        session.execute(insert(RecordAnswer).values(record_id=record_id, question_code=code, **fields))


def retire_answer(session: Session, record_id: int, code: str, before: str, after: str, at: datetime) -> None:
    """Keep an answer in history alone: neither undo nor redo brings it or any earlier change of it back."""
    session.execute(
        update(AnswerRevision)
        .where(AnswerRevision.record_id == record_id, AnswerRevision.question_code == code)
        .values(state=DROPPED)
        .execution_options(synchronize_session=False)
    )
    session.execute(
        insert(AnswerRevision).values(
            record_id=record_id, question_code=code, before=before, after=after, at=at, state=DROPPED
        )
    )


def last_done(session: Session, record_id: int) -> AnswerRevision | None:
    """The change that undo would take back."""
    chosen = select(AnswerRevision).where(AnswerRevision.record_id == record_id, AnswerRevision.state == DONE)
    return session.scalar(chosen.order_by(AnswerRevision.id.desc()).limit(1))


def first_undone(session: Session, record_id: int) -> AnswerRevision | None:
    """The change that redo would make again."""
    chosen = select(AnswerRevision).where(AnswerRevision.record_id == record_id, AnswerRevision.state == UNDONE)
    return session.scalar(chosen.order_by(AnswerRevision.id).limit(1))


def can_step(session: Session, record_id: int) -> tuple[bool, bool]:
    """Whether there is a change to take back, and one to make again."""
    chosen = select(AnswerRevision.state).where(AnswerRevision.record_id == record_id).distinct()
    states = set(session.scalars(chosen))
    return DONE in states, UNDONE in states


def revisions(session: Session, record_id: int) -> list[AnswerRevision]:
    """Every change made to a record, in order."""
    chosen = select(AnswerRevision).where(AnswerRevision.record_id == record_id)
    return list(session.scalars(chosen.order_by(AnswerRevision.id)))


def later_comments(session: Session, allocation_id: int) -> list[LaterComment]:
    """What the second auditor said about the first audit afterwards."""
    chosen = select(LaterComment).where(LaterComment.allocation_id == allocation_id)
    return list(session.scalars(chosen.order_by(LaterComment.id)))


def forget_later_comment(session: Session, allocation_id: int, author_id: int, code: str) -> None:
    """Take a comment away so that it can be written anew."""
    session.execute(
        delete(LaterComment).where(
            LaterComment.allocation_id == allocation_id,
            LaterComment.author_id == author_id,
            LaterComment.question_code == code,
        )
    )


def disputing(session: Session, code: str) -> list[int]:
    """Allocations with a submitted reflection that answers this question with no."""
    chosen = select(Record.allocation_id).join(RecordAnswer, RecordAnswer.record_id == Record.id)
    given = Record.kind == REFLECTION, RecordAnswer.question_code == code, RecordAnswer.value == "no"
    found = session.scalars(chosen.where(*given, Record.submitted_at.is_not(None)).distinct())
    return [allocation for allocation in found if allocation is not None]
