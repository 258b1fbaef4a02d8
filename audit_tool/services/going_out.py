"""What goes out before a round: each auditor's own work on a page, and the days to keep (R-007, R-032)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from audit_tool.errors import WrongInputError
from audit_tool.formdef.definition import Seat
from audit_tool.models.people import Person
from audit_tool.models.records import Record
from audit_tool.models.rounds import Allocation, Round
from audit_tool.services.action_reading import due_actions, handed_to
from audit_tool.services.action_terms import DueAction
from audit_tool.services.board import CONVERSATION
from audit_tool.services.companions import COMPANION, About, about_of
from audit_tool.services.identity import Act, Role
from audit_tool.services.kept_forms import form_of
from audit_tool.services.round_terms import RoundStep
from audit_tool.services.workplace import Workplace
from audit_tool.storage import allocations, people, records, rounds, trail
from audit_tool.storage.store import Session


@dataclass(frozen=True, slots=True)
class OwnAudit:
    """One audit that somebody has in a round; nothing of what anybody answered."""

    reference: str
    form: str
    """Its title; the code is apart."""
    form_code: str
    seat: Seat
    due_on: date | None
    minutes: int
    state: str
    """not started, draft or submitted."""
    conversation: bool
    """Whether a talk with the practitioner belongs to it."""
    gaps: tuple[str, ...]
    """What is still missing around it, in words."""


@dataclass(frozen=True, slots=True)
class OwnPage:
    """All that one person does in a round."""

    round_id: int
    round_name: str
    starts_on: date
    ends_on: date
    theme: str
    person_id: int
    person: str
    moderates: bool
    leads: bool
    audits: tuple[OwnAudit, ...]
    observations: tuple[tuple[str, str], ...]
    """Begun observations and time with staff: what it is, and draft or submitted."""
    to_observe: tuple[str, ...]
    """What can be observed, by the titles of its forms."""
    deadlines: Mapping[RoundStep, date]
    workspace: str
    """Its mark in what leaves it."""
    actions: tuple[DueAction, ...] = ()
    """Own actions that are due from today on, of whatever round."""

    @property
    def busy(self) -> bool:
        """Whether there is something to do."""
        return bool(self.audits) or self.moderates

    def of(self, seat: Seat) -> tuple[OwnAudit, ...]:
        """First or second audits only."""
        return tuple(each for each in self.audits if each.seat is seat)


class GoingOut:
    """Use cases around what people are given before a round."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def page(self, round_id: int, code: str = "") -> OwnPage:
        """What this person does in a round; what somebody else does, for the quality lead."""
        identity = self._work.identity
        wanted = code or identity.code
        if wanted != identity.code:
            identity.require(Act.READ_PROGRESS, round_id)
        with self._work.store.reading() as session:
            chosen = session.get_one(Round, round_id)
            person = people.by_code(session, wanted)
            page = self._page(session, chosen, person) if person else None
            if page is None or not (page.busy or page.leads):
                message = f"{wanted} has nothing to do in {chosen.name} yet. Nothing was made. Allocate a case first."
                raise WrongInputError(message)
            return page

    def own(self, round_id: int) -> OwnPage | None:
        """One's own page in a round, where there is something to do."""
        with self._work.store.reading() as session:
            person = session.get_one(Person, self._work.identity.id)
            page = self._page(session, session.get_one(Round, round_id), person)
            return page if page.busy else None

    def everybody(self, round_id: int) -> tuple[OwnPage, ...]:
        """The pages of all who have something to do in a round, by code."""
        self._work.identity.require(Act.READ_PROGRESS, round_id)
        with self._work.store.reading() as session:
            chosen = session.get_one(Round, round_id)
            pages = [self._page(session, chosen, person) for person in people.everybody(session)]
            return tuple(page for page in pages if page.busy)

    def _page(self, session: Session, chosen: Round, person: Person) -> OwnPage:
        roles = {(Role(each.role), each.round_id) for each in people.roles(session, person.id)}
        held = {role for role, where in roles if where in {None, chosen.id}}
        exempt = allocations.exempt_of(session, person.id)
        audits = [
            self._audit(session, chosen, allocation, reference, seat)
            for allocation, reference in rounds.allocations(session, chosen.id)
            if (seat := _seat(allocation, person.id)) is not None and (allocation.id, seat.value) not in exempt
        ]
        return OwnPage(
            chosen.id,
            chosen.name,
            chosen.starts_on,
            chosen.ends_on,
            chosen.theme,
            person.id,
            person.code,
            Role.MODERATOR in held,
            Role.QUALITY_LEAD in held,
            tuple(sorted(audits, key=lambda each: (each.due_on or date.max, each.reference))),
            tuple(self._observed(session, chosen.id, person.id)),
            self._to_observe(),
            {RoundStep(each.step): each.due_on for each in rounds.deadlines(session, chosen.id)},
            trail.mark(session),
            due_actions(handed_to(self._work, session, person.code), self._work.today()),
        )

    def _audit(self, session: Session, chosen: Round, allocation: Allocation, reference: str, seat: Seat) -> OwnAudit:
        form = self._work.forms.form(allocation.form_code, allocation.form_version)
        record = records.audit(session, allocation.id, seat.value)
        first = seat is Seat.FIRST
        talk = form.questions.get(CONVERSATION)
        due_on = allocation.due_on if first else allocation.second_due_on
        # A second auditor may be blind: what is there around a case belongs to the first audit.
        around = _missing(records.companions(session, allocation.id)) if first else ()
        return OwnAudit(
            reference,
            form.title,
            form.code,
            seat,
            due_on,
            form.minutes.get(chosen.audit_set, 0),
            record.state if record else "not started",
            conversation=talk is not None and (first or talk.second_auditor),
            gaps=(*(() if due_on else ("no due day",)), *around),
        )

    def _observed(self, session: Session, round_id: int, person_id: int) -> list[tuple[str, str]]:
        written = [each for each in records.written_by(session, person_id) if each.round_id == round_id]
        return [
            (form_of(self._work, session, each).title, each.state) for each in written if each.kind == About.OTHER.value
        ]

    def _to_observe(self) -> tuple[str, ...]:
        forms = self._work.forms.usable_of(COMPANION)
        return tuple(form.title for form in forms if about_of(form) is About.OTHER)


def _seat(allocation: Allocation, person_id: int) -> Seat | None:
    """Whether somebody is the first or the second auditor of a case, or neither."""
    if allocation.first_auditor_id == person_id:
        return Seat.FIRST
    return Seat.SECOND if allocation.second_auditor_id == person_id else None


def _missing(around: list[Record]) -> tuple[str, ...]:
    kinds = {each.kind for each in around if each.submitted_at is not None}
    return tuple(
        words
        for kind, words in (
            (records.REFLECTION, "no reflection of the practitioner yet"),
            (records.FEEDBACK, "no feedback of the family yet"),
        )
        if kind not in kinds
    )
