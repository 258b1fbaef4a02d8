"""Two frozen audits of one case, read together: only after both are frozen, only by those who may (R-080, R-083)."""

from dataclasses import dataclass, replace
from datetime import datetime

from audit_tool.analysis.comparing import Agreement, Item, agreement, compare
from audit_tool.analysis.routing import Route, Routed, Trigger, route
from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.formdef.answers import NOTHING, Answer
from audit_tool.formdef.applicability import AskedQuestion, facts_of
from audit_tool.formdef.asking import asked_of
from audit_tool.formdef.definition import AuditSet, Form, Seat
from audit_tool.models.records import Record
from audit_tool.models.rounds import Allocation, Round
from audit_tool.services.answering import answers_of, cover_of
from audit_tool.services.identity import Act, Identity
from audit_tool.services.kept_forms import form_of
from audit_tool.services.rounds import Mode
from audit_tool.services.workplace import Workplace
from audit_tool.storage import people, records, rounds
from audit_tool.storage.store import Session


@dataclass(frozen=True)
class Side:
    """One frozen audit of a pair."""

    author: str
    answers: dict[str, Answer]
    submitted_at: datetime
    fingerprint: str
    first_seen_at: datetime | None


@dataclass(frozen=True)
class Pair:
    """Both frozen audits of an allocated case, with what both were asked, in the form's order."""

    allocation_id: int
    round_id: int
    reference: str
    round_name: str
    mode: Mode
    form: Form
    cover: dict[str, Answer]
    asked: tuple[AskedQuestion, ...]
    a: Side
    b: Side
    items: tuple[Item, ...]
    first_items: tuple[Item, ...]
    """The same of the first frozen copy of each audit, whatever was reopened since: what agreement is told of."""
    informed: bool
    """Whether the second auditor could read the first audit before submitting (R-081)."""

    @property
    def original(self) -> Agreement:
        """Counted over the first frozen copies."""
        return agreement(self.first_items)

    @property
    def unsure(self) -> bool:
        """Whether an auditor was unsure of the overall grade, or set a local rule aside: both go to a moderator."""
        override = self.form.override
        return any(
            any(answer.value == "unsure" for answer in side.answers.values())
            or bool(override and side.answers.get(override, NOTHING).value)
            for side in (self.a, self.b)
        )

    def number(self, code: str) -> str:
        """What a question is called on screen and paper, such as 7.2."""
        return next((one.number for one in self.asked if one.question.code == code), code)

    def without_names(self) -> "Pair":
        """The same pair without its auditors' codes (R-091)."""
        return replace(self, a=replace(self.a, author=""), b=replace(self.b, author=""))

    def routed(self, table: dict[Trigger, Route]) -> list[Routed]:
        """Each compared question with who settles it."""
        return [route(item, table) for item in self.items]


def audits_case(identity: Identity, allocation: Allocation) -> bool:
    """Whether somebody is one of the two auditors of a case."""
    return identity.id in {allocation.first_auditor_id, allocation.second_auditor_id}


def require_reader(identity: Identity, allocation: Allocation) -> None:
    """Only a moderator or the quality lead reads both audits, and nobody a pair that they audited."""
    identity.require(Act.READ_BOTH, allocation.round_id)
    if audits_case(identity, allocation):
        message = "You audited this case, so somebody else compares and decides it. Nothing was changed."
        raise NotAllowedError(message)


def read_pair(work: Workplace, session: Session, allocation_id: int) -> Pair:
    """Both audits of a case; refused while either is open."""
    allocation = session.get_one(Allocation, allocation_id)
    require_reader(work.identity, allocation)
    pair = pair_of(work, session, allocation)
    if pair is None:
        message = "Both audits must be submitted before they can be compared. Nothing was changed."
        raise WrongInputError(message)
    return pair


def pair_of(work: Workplace, session: Session, allocation: Allocation) -> Pair | None:
    """Both frozen audits, or nothing while either is open. Callers see to who may read them."""
    latest = [records.audit(session, allocation.id, seat.value) for seat in Seat]
    originals = [records.audit(session, allocation.id, seat.value, attempt=1) for seat in Seat]
    first, second = latest
    if first is None or second is None or first.submitted_at is None or second.submitted_at is None:
        return None
    form = form_of(work, session, first)
    chosen = session.get_one(Round, allocation.round_id)
    codes = people.codes(session)
    a, b = _side(session, first, codes), _side(session, second, codes)
    cover = cover_of(rounds.facts(session, allocation.id))
    facts = facts_of(form, cover)
    asked = tuple(
        question
        for section in asked_of(form, AuditSet(second.audit_set), Seat.SECOND, facts, b.answers)
        if section.number
        for question in section.questions
    )
    common = [question.question.code for question in asked]
    frozen = [record for record in originals if record is not None]
    before = [answers_of(records.answers(session, record.id)) for record in frozen]
    mode = Mode(chosen.mode)
    return Pair(
        allocation.id,
        chosen.id,
        rounds.reference_of(session, allocation),
        chosen.name,
        mode,
        form,
        cover,
        asked,
        a,
        b,
        compare(form, common, a.answers, b.answers),
        compare(form, common, before[0], before[1]),
        mode is Mode.INFORMED or _seen_before(frozen[1]),
    )


def _seen_before(second: Record) -> bool:
    return bool(second.first_seen_at and second.submitted_at and second.first_seen_at < second.submitted_at)


def _side(session: Session, record: Record, codes: dict[int, str]) -> Side:
    if record.submitted_at is None:
        message = "only frozen audits are compared"
        raise ValueError(message)
    return Side(
        codes[record.author_id],
        answers_of(records.answers(session, record.id)),
        record.submitted_at,
        record.fingerprint,
        record.first_seen_at,
    )
