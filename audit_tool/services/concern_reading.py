"""What one person may see of concerns, and what is kept from an auditor who still judges the case (R-080)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from audit_tool.models.concern import Concern
from audit_tool.models.rounds import Round
from audit_tool.services.concern_terms import ConcernEntry, Event, Noted, countdown_of, stage_of, waits_from
from audit_tool.services.identity import Act, Identity
from audit_tool.services.references import alike
from audit_tool.services.working_hours import Clockwork, clockwork_in
from audit_tool.services.workplace import Workplace
from audit_tool.storage import concerns, people
from audit_tool.storage.store import Session

WITHHELD = "Kept from you until your own audit of this case is submitted. Somebody else has to act on it."


@dataclass(frozen=True)
class ReadersView:
    """Concerns as one person may see them at one moment."""

    identity: Identity
    codes: dict[int, str]
    rounds: dict[int, str]
    auditing: frozenset[str]
    """Cases, as `alike` makes them, of which this person has an audit that is not submitted."""
    undecided: frozenset[str]
    """Cases, likewise, whose auditors' names are hidden from those who decide them (R-091)."""
    clockwork: Clockwork
    now: datetime
    history: dict[int, tuple[Event, ...]]
    reopened_by: dict[int, int]
    """Who opened a concern again last, by concern."""

    def sees(self, concern: Concern) -> bool:
        """Whether this person may know that it is there: own ones, and those of rounds one leads or moderates."""
        if concern.raised_by_id == self.identity.id:
            return True
        return concern.raised_at is not None and self.identity.may(Act.READ_BOTH, concern.round_id)

    def is_kept_from(self, concern: Concern) -> bool:
        """Whether what it says could tell an auditor what the other one found."""
        return concern.raised_by_id != self.identity.id and alike(concern.reference) in self.auditing

    def cannot_close(self, concern: Concern) -> str:
        """Why this person cannot close a concern; empty where that is possible."""
        if concern.raised_by_id == self.identity.id:
            return "You raised this concern, so somebody else closes it."
        if self.reopened_by.get(concern.id) == self.identity.id:
            return "You opened this concern again, so somebody else closes it."
        if concern.told_at is None:
            return "Nobody was told of this concern yet."
        if not concern.promise:
            return "It is not noted yet what those who were told will do."
        return ""

    def entry(self, concern: Concern) -> ConcernEntry:
        """A concern for this person to read."""
        kept = self.is_kept_from(concern)
        named = not self._hides_names(concern)
        shown = {name: "" if kept else getattr(concern, name) for name in _WORDS}
        return ConcernEntry(
            id=concern.id,
            reference=concern.reference,
            round_name=self.rounds.get(concern.round_id or 0, ""),
            stage=stage_of(concern),
            raised_by=self.codes[concern.raised_by_id] if named and not kept else "",
            own=concern.raised_by_id == self.identity.id,
            begun_at=concern.begun_at,
            raised_at=concern.raised_at,
            waits_from=waits_from(concern),
            told_at=concern.told_at,
            closed_by=self.codes.get(concern.closed_by_id or 0, "") if named else "",
            closed_at=concern.closed_at,
            countdown=countdown_of(concern, self.clockwork, self.now),
            history=() if kept else self._told(concern, named=named),
            kept_from=kept,
            cannot_close=WITHHELD if kept else self.cannot_close(concern),
            **shown,
        )

    def _told(self, concern: Concern, *, named: bool) -> tuple[Event, ...]:
        found = self.history.get(concern.id, ())
        return found if named else tuple(Event(each.at, "", each.act, each.words) for each in found)

    def _hides_names(self, concern: Concern) -> bool:
        return concern.raised_by_id != self.identity.id and alike(concern.reference) in self.undecided


_WORDS = (
    "worry", "seen", "today", "told_who", "told_when", "told_how", "promise", "also_told", "outcome", "evidence",
    "proved_right",
)  # fmt: skip


def readers_view(work: Workplace, session: Session, found: Sequence[Concern]) -> ReadersView:
    """What somebody may see now of these concerns."""
    codes = people.codes(session)
    history: dict[int, tuple[Event, ...]] = {}
    reopened: dict[int, int] = {}
    for entry in concerns.entries(session, [concern.id for concern in found]):
        event = Event(entry.at, codes.get(entry.person_id, ""), Noted(entry.act), entry.words)
        history[entry.concern_id] = (*history.get(entry.concern_id, ()), event)
        if event.act is Noted.REOPENED:
            reopened[entry.concern_id] = entry.person_id
    return ReadersView(
        work.identity,
        codes,
        {id_: session.get_one(Round, id_).name for id_ in {each.round_id for each in found if each.round_id}},
        frozenset(map(alike, concerns.still_audited_by(session, work.identity.id))),
        _undecided(session, work.identity),
        clockwork_in(session, work.forms.holidays),
        work.clock(),
        history,
        reopened,
    )


def seen_concern(work: Workplace, session: Session, concern_id: int) -> Concern | None:
    """A concern that was raised and of which this person may read every word; none where there is no such one."""
    concern = session.get(Concern, concern_id)
    if concern is None or concern.raised_at is None:
        return None
    view = readers_view(work, session, [concern])
    return concern if view.sees(concern) and not view.is_kept_from(concern) else None


def entry_of(work: Workplace, session: Session, concern: Concern) -> ConcernEntry:
    """One concern as the person at work may see it."""
    return readers_view(work, session, [concern]).entry(concern)


def _undecided(session: Session, identity: Identity) -> frozenset[str]:
    """The quality lead knows who audits what; from those who only decide it is hidden until they have."""
    if identity.may(Act.READ_PROGRESS):
        return frozenset()
    return frozenset(map(alike, concerns.undecided_cases(session)))
