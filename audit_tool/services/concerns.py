"""Immediate concerns: raised by anybody at any moment, told, answered, and closed by somebody else (R-077 to R-079)."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.formdef.wording import moment_words
from audit_tool.models.concern import Concern
from audit_tool.models.concern import ConcernEntry as NotedRow
from audit_tool.models.records import Record
from audit_tool.services.concern_reading import entry_of, readers_view, seen_concern
from audit_tool.services.concern_terms import RIGHT, ConcernEntry, Noted
from audit_tool.services.reasons import reason_in
from audit_tool.services.references import known_case, refuse_practice
from audit_tool.services.unfinished import finish
from audit_tool.services.workplace import Workplace
from audit_tool.storage import concerns
from audit_tool.storage.store import Session

WRITTEN = ("reference", "worry", "seen", "today", "told_who", "told_when", "told_how", "promise", "also_told")
"""What somebody writes who raises a concern; every word is kept as it comes."""
UNSEEN = "You cannot see this concern. Nothing was changed. Ask the quality lead."
FORWARD = timedelta(minutes=5)
"""How far a clock may differ from the one somebody read the time of a call from."""


class Concerns:
    """Use cases around immediate concerns."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def begin(self, allocation_id: int | None = None, round_id: int | None = None, record_id: int | None = None) -> int:
        """Begin to write a concern, or go on with the one that this person has begun.

        The case is that of the allocation or the record in front, where there is one. What was begun without a word is
        begun anew: the case that was in front then is not the one that is seen now.
        """
        with self._work.store.transaction() as session:
            if record_id is not None:
                allocation_id = session.get_one(Record, record_id).allocation_id
            case = concerns.case_of(session, allocation_id) if allocation_id is not None else None
            begun = concerns.begun_by(session, self._work.identity.id)
            if begun is None:
                begun = Concern(reference="", raised_by_id=self._work.identity.id, begun_at=self._work.clock())
                session.add(begun)
            elif not _is_untouched(session, begun):
                return begun.id
            begun.reference, begun.round_id = case or ("", round_id)
            begun.allocation_id = allocation_id if case else None
            session.flush()
            return begun.id

    def begun(self) -> ConcernEntry | None:
        """The concern that this person has begun and neither raised nor discarded."""
        with self._work.store.reading() as session:
            found = concerns.begun_by(session, self._work.identity.id)
            return None if found is None else entry_of(self._work, session, found)

    def read(self, concern_id: int) -> ConcernEntry:
        """One concern: one's own, or one that this person may see."""
        with self._work.store.reading() as session:
            concern = session.get(Concern, concern_id)
            if concern is None:
                raise NotAllowedError(UNSEEN)
            view = readers_view(self._work, session, [concern])
            if not view.sees(concern):
                raise NotAllowedError(UNSEEN)
            return view.entry(concern)

    def write(self, concern_id: int, words: Mapping[str, str]) -> None:
        """Keep what is written of a concern that is not raised yet, so that nothing can take it away."""
        unknown = set(words) - set(WRITTEN)
        if unknown:
            message = f"a concern has no {', '.join(sorted(unknown))}"
            raise ValueError(message)
        with self._work.store.transaction() as session:
            begun = self._own_draft(session, concern_id)
            for name, value in words.items():
                setattr(begun, name, value)

    def raise_now(self, concern_id: int, told_at: datetime | None = None) -> None:
        """Raise a concern: its clock runs from now on, until somebody is told."""
        with self._work.store.transaction() as session:
            concern = self._own_draft(session, concern_id)
            concern.reference = known_case(session, concern.reference)
            refuse_practice(session, concern.reference)
            if _case_in_front(session, concern) != concern.reference:
                concern.allocation_id = None
            _refuse_gaps(concern)
            if told_at is not None:
                _refuse_future(told_at, self._work.clock())
            concern.raised_at = self._note(session, concern, Noted.RAISED, concern.worry)
            if told_at is not None and concern.told_who.strip():
                self._tell(session, concern, told_at)
            if concern.promise.strip():
                self._note(session, concern, Noted.ANSWERED, concern.promise)

    def discard(self, concern_id: int) -> None:
        """Give up a concern that was begun and never raised; that it was begun stays in the trail."""
        with self._work.store.transaction() as session:
            concern = self._own_draft(session, concern_id)
            concern.discarded_at = self._note(session, concern, Noted.DISCARDED, "")

    def tell(self, concern_id: int, who: str, how: str, at: datetime) -> None:
        """Note who was told, by what route and when: the clock stops."""
        with self._work.store.transaction() as session:
            concern = self._open(session, concern_id)
            if not who.strip() or not how.strip():
                message = "Write the role of whoever was told, and how. Nothing was changed."
                raise WrongInputError(message)
            _refuse_future(at, self._work.clock())
            concern.told_who, concern.told_how = who.strip(), how.strip()
            self._tell(session, concern, at)

    def answer(self, concern_id: int, promise: str) -> None:
        """Note what those who were told said they will do, and by when."""
        with self._work.store.transaction() as session:
            concern = self._open(session, concern_id)
            concern.promise = reason_in(promise, "What they will do")
            self._note(session, concern, Noted.ANSWERED, concern.promise)

    def add(self, concern_id: int, words: str) -> None:
        """Add something to a concern; what was written before stays as it was."""
        with self._work.store.transaction() as session:
            concern = self._open(session, concern_id)
            self._note(session, concern, Noted.ADDED, reason_in(words, "A note"))

    def close(self, concern_id: int, outcome: str, evidence: str, proved_right: str) -> None:
        """Close a concern with what came of it and how one knows; never by whoever raised it (R-079)."""
        with self._work.store.transaction() as session:
            concern = self._open(session, concern_id)
            why_not = readers_view(self._work, session, [concern]).cannot_close(concern)
            if why_not:
                message = f"{why_not} It stays open."
                raise NotAllowedError(message)
            concern.outcome, concern.evidence = (
                reason_in(outcome, "What came of it"),
                reason_in(evidence, "How you know"),
            )
            if proved_right not in RIGHT:
                message = "Say whether the worry turned out to be right, as far as is known. It stays open."
                raise WrongInputError(message)
            concern.proved_right = proved_right
            concern.closed_by_id = self._work.identity.id
            concern.closed_at = self._note(session, concern, Noted.CLOSED, f"{concern.outcome} {concern.evidence}")

    def reopen(self, concern_id: int, reason: str) -> None:
        """Open a closed concern again; how it was closed stays in its history, and its clock runs anew."""
        with self._work.store.transaction() as session:
            concern = self._seen(session, concern_id)
            if concern.closed_at is None:
                message = "This concern is open. Nothing was changed."
                raise WrongInputError(message)
            at = self._note(session, concern, Noted.REOPENED, reason_in(reason, "Opening it again"))
            concern.reopened_at, concern.closed_at, concern.closed_by_id = at, None, None
            concern.told_at, concern.told_when, concern.promise = None, "", ""
            concern.outcome = concern.evidence = concern.proved_right = ""

    def listing(self) -> tuple[ConcernEntry, ...]:
        """The concerns that this person may see: open ones first, among them the ones that waited longest."""
        with self._work.store.reading() as session:
            kept = concerns.kept(session)
            view = readers_view(self._work, session, kept)
            found = [view.entry(concern) for concern in kept if view.sees(concern)]
        return tuple(sorted(found, key=_urgency))

    def _tell(self, session: Session, concern: Concern, at: datetime) -> None:
        concern.told_at = at
        self._note(session, concern, Noted.TOLD, f"{concern.told_who}, {concern.told_how}, {moment_words(at)}")

    def _note(self, session: Session, concern: Concern, act: Noted, words: str) -> datetime:
        """Add to the history; a clock that was set back never puts an entry before the one it follows."""
        last = concerns.last_entry(session, concern.id)
        at = max(self._work.clock(), last.at) if last is not None else self._work.clock()
        session.add(
            NotedRow(concern_id=concern.id, at=at, person_id=self._work.identity.id, act=act.value, words=words)
        )
        finish(session, self._work, act, str(concern.id))
        # The trail tells that something happened and to which concern, never a word of it.
        self._work.note(session, act, f"concern {concern.id}")
        session.flush()
        return at

    def _own_draft(self, session: Session, concern_id: int) -> Concern:
        concern = session.get(Concern, concern_id)
        if concern is None or concern.raised_by_id != self._work.identity.id:
            message = "This concern is somebody else's to write. Nothing was changed."
            raise NotAllowedError(message)
        if concern.raised_at is not None or concern.discarded_at is not None:
            message = "This concern is raised already. Nothing was changed. Add to it under Actions."
            raise WrongInputError(message)
        return concern

    def _seen(self, session: Session, concern_id: int) -> Concern:
        concern = seen_concern(self._work, session, concern_id)
        if concern is None:
            raise NotAllowedError(UNSEEN)
        return concern

    def _open(self, session: Session, concern_id: int) -> Concern:
        concern = self._seen(session, concern_id)
        if concern.closed_at is not None:
            message = "This concern is closed. Nothing was changed. Open it again first, with a reason."
            raise WrongInputError(message)
        return concern


def _urgency(entry: ConcernEntry) -> tuple[object, ...]:
    since = entry.waits_from.timestamp()
    overdue = entry.countdown.running and entry.countdown.overdue
    return not entry.open, not overdue, not entry.countdown.running, since if entry.open else -since


def _case_in_front(session: Session, concern: Concern) -> str:
    """The reference of the case that was in front when a concern was begun; empty where none was."""
    case = concerns.case_of(session, concern.allocation_id) if concern.allocation_id is not None else None
    return case[0] if case else ""


def _is_untouched(session: Session, begun: Concern) -> bool:
    """Whether nobody wrote a word of it: its reference is that of the case that was in front."""
    words = {name: getattr(begun, name).strip() for name in WRITTEN}
    return words.pop("reference") in {"", _case_in_front(session, begun)} and not any(words.values())


def _refuse_gaps(concern: Concern) -> None:
    for name, words in (
        ("worry", "what the worry is"),
        ("seen", "when you saw it, and in which record or conversation"),
        ("today", "whether it needs action today"),
    ):
        if not getattr(concern, name).strip():
            message = f"Write {words}. What you wrote is saved, and the concern is not raised yet."
            raise WrongInputError(message)


def _refuse_future(at: datetime, now: datetime) -> None:
    if at > now + FORWARD:
        told = moment_words(at)
        message = f"{told} is still to come. Nothing was changed. Write when they were told, or look at the clock."
        raise WrongInputError(message)
