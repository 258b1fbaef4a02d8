"""The outcome of a case: moderated, else agreed, else first audit; each report says which (domain 4.3 item 1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.formdef.answers import NOTHING, Answer
from audit_tool.formdef.applicability import AskedSection, facts_of
from audit_tool.formdef.asking import asked_of
from audit_tool.formdef.definition import AuditSet, Form, Seat
from audit_tool.formdef.grading import Overall, main_grade, overall
from audit_tool.models.rounds import Allocation, Case, Round
from audit_tool.services.answering import answers_of, cover_of
from audit_tool.services.comparisons import Comparison, comparison_of
from audit_tool.services.first_reading import Companion, voices_in
from audit_tool.services.identity import Act, Identity
from audit_tool.services.kept_forms import form_of
from audit_tool.services.pairs import pair_of, require_reader
from audit_tool.services.reopening import Former
from audit_tool.services.rounds import Mode
from audit_tool.services.rulings import Ruling, standing
from audit_tool.services.workplace import Workplace
from audit_tool.storage import people, records, rounds
from audit_tool.storage.store import Session


class Origin(StrEnum):
    """Where an outcome comes from."""

    MODERATED = "moderated"
    AGREED = "agreed"
    FIRST = "first"


ORIGIN_WORDS = {
    Origin.MODERATED: "Decided by moderation",
    Origin.AGREED: "Agreed by both auditors",
    Origin.FIRST: "First audit",
}


@dataclass(frozen=True)
class Outcome:
    """What a settled case came to, with the answers that stand."""

    reference: str
    round_name: str
    form: Form
    sections: tuple[AskedSection, ...]
    cover: dict[str, Answer]
    answers: dict[str, Answer]
    """The first audit's answers, with decided grades in the place of its own."""
    overall: Overall | None
    origin: Origin
    mode: Mode | None
    audited_at: datetime
    first_auditor: str
    second_auditor: str
    decided_codes: frozenset[str]
    notes: dict[str, str]
    companions: tuple[Companion, ...]
    """What the practitioner and the family said, in their own words."""
    issue: "Issue | None"
    """Which issue it is, where the case was reopened."""


@dataclass(frozen=True)
class Settled:
    """What stands of a settled case, before anything is told of it."""

    origin: Origin
    form: Form
    cover: dict[str, Answer]
    sections: tuple[AskedSection, ...]
    answers: dict[str, Answer]
    """The first audit's answers, with decided grades in the place of its own."""
    audited_at: datetime
    decided: Mapping[str, Ruling]
    comparison: Comparison | None


@dataclass(frozen=True)
class Issue:
    """A later issue of an outcome: what it took the place of, and what changed."""

    number: int
    decided_at: datetime
    before: Former
    changed: tuple[tuple[str, str, str], ...]
    """Question, value before, value now; the first auditor's where nothing was decided."""


@dataclass(frozen=True, slots=True)
class SettledCase:
    """A case that reports can be made of."""

    allocation_id: int
    reference: str
    origin: Origin


class Outcomes:
    """Use cases around settled cases."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def settled(self, round_id: int) -> tuple[SettledCase, ...]:
        """Cases of a round whose outcome this person may read."""
        with self._work.store.reading() as session:
            found = []
            for allocation, reference in rounds.allocations(session, round_id):
                if self._may_read(allocation) and (origin := origin_of(self._work, session, allocation)):
                    found.append(SettledCase(allocation.id, reference, origin))
            return tuple(found)

    def of(self, allocation_id: int) -> Outcome:
        """The outcome of one settled case."""
        with self._work.store.reading() as session:
            allocation = session.get_one(Allocation, allocation_id)
            if not self._may_read(allocation):
                message = "You may not read this case's outcome. Nothing was changed. Ask the quality lead."
                raise NotAllowedError(message)
            settled = settled_of(self._work, session, allocation)
            if settled is None:
                message = "This case is not settled yet, so it has no summary. Nothing was changed."
                raise WrongInputError(message)
            return self._outcome(session, allocation, settled)

    def moderated(self, allocation_id: int) -> Comparison:
        """The whole moderation of a decided case, for its record."""
        with self._work.store.reading() as session:
            allocation = session.get_one(Allocation, allocation_id)
            require_reader(self._work.identity, allocation)
            comparison = decided_of(self._work, session, allocation)
            if comparison is None:
                message = "This case is not decided yet, so it has no moderation record. Nothing was changed."
                raise WrongInputError(message)
            return comparison

    def both_audits(self, allocation_id: int) -> Comparison:
        """Both audits of one's own case beside what was decided, for its two auditors, once it is decided."""
        with self._work.store.reading() as session:
            allocation = session.get_one(Allocation, allocation_id)
            if self._work.identity.id not in {allocation.first_auditor_id, allocation.second_auditor_id}:
                message = "Only the two auditors of a case read both audits here. Nothing was changed."
                raise NotAllowedError(message)
            comparison = decided_of(self._work, session, allocation)
            if comparison is None:
                message = "This case is not decided yet. Nothing was changed. Both audits can be read once it is."
                raise WrongInputError(message)
            return comparison

    def find(self, reference: str, round_name: str = "") -> int:
        """The allocation of a case that this person may report on; in one round, or in the only one that has it."""
        identity = self._work.identity
        with self._work.store.reading() as session:
            found = [
                (allocation.id, chosen.name)
                for chosen in rounds.all_rounds(session)
                for allocation, case in rounds.allocations(session, chosen.id)
                if case == reference
                and chosen.name == (round_name or chosen.name)
                and (self._may_read(allocation) or identity.may(Act.READ_BOTH, chosen.id))
            ]
        if not found:
            where = f" in “{round_name}”" if round_name else ""
            what = f"There is no case {reference}{where} that you may report on"
            message = f"{what}. Nothing was changed. Check the reference."
            raise WrongInputError(message)
        if len(found) > 1:
            names = " and ".join(f"“{name}”" for _, name in found)
            message = f"{reference} is in {names}. Nothing was changed. Say which round is meant."
            raise WrongInputError(message)
        return found[0][0]

    def voices(self, allocation_id: int) -> tuple[Companion, ...]:
        """What practitioner and family said about a decided case, for those who may read it."""
        self.moderated(allocation_id)
        with self._work.store.reading() as session:
            return voices_in(self._work, session, allocation_id)

    def _may_read(self, allocation: Allocation) -> bool:
        return may_read(self._work.identity, allocation)

    def _outcome(self, session: Session, allocation: Allocation, found: Settled) -> Outcome:
        codes = people.codes(session)
        chosen = session.get_one(Round, allocation.round_id)
        return Outcome(
            rounds.reference_of(session, allocation),
            chosen.name,
            found.form,
            found.sections,
            found.cover,
            found.answers,
            overall(found.form, found.answers),
            found.origin,
            Mode(chosen.mode) if allocation.second_auditor_id else None,
            found.audited_at,
            codes[allocation.first_auditor_id],
            codes.get(allocation.second_auditor_id or 0, ""),
            frozenset(found.decided),
            {code: each.note for code, each in found.decided.items()},
            voices_in(self._work, session, allocation.id),
            issue_of(found.comparison) if found.comparison else None,
        )


def may_read(identity: Identity, allocation: Allocation) -> bool:
    """The quality lead reads any settled case, the first auditor their own (domain 3.3)."""
    if identity.id == allocation.second_auditor_id:
        return False
    return identity.may(Act.REPORT, allocation.round_id) or identity.id == allocation.first_auditor_id


def settled_of(work: Workplace, session: Session, allocation: Allocation) -> Settled | None:
    """The answers of a settled case that stand; none before it is settled. Callers see to who may read them."""
    origin = origin_of(work, session, allocation)
    first = records.audit(session, allocation.id, Seat.FIRST.value)
    if origin is None or first is None or first.submitted_at is None:
        return None
    form = form_of(work, session, first)
    cover = cover_of(rounds.facts(session, allocation.id))
    answers = answers_of(records.answers(session, first.id))
    comparison = decided_of(work, session, allocation)
    decided = {code: each for code, each in comparison.decided.items() if each.value} if comparison else {}
    stands = standing(answers, comparison.pair.b.answers, decided) if comparison else answers
    sections = asked_of(form, AuditSet(first.audit_set), Seat.FIRST, facts_of(form, cover), stands)
    return Settled(origin, form, cover, sections, stands, first.submitted_at, decided, comparison)


def decided_of(work: Workplace, session: Session, allocation: Allocation) -> Comparison | None:
    """The moderation of a case, once it is finished."""
    pair = pair_of(work, session, allocation)
    if pair is None:
        return None
    comparison = comparison_of(session, pair)
    return comparison if comparison.decided_at else None


def origin_of(work: Workplace, session: Session, allocation: Allocation) -> Origin | None:
    """Where the outcome of a case comes from; none while it is not settled."""
    if session.get_one(Case, allocation.case_id).synthetic:
        return None  # a practice case has no outcome, so that no report and no figure holds one
    if allocation.second_auditor_id is None:
        first = records.audit(session, allocation.id, Seat.FIRST.value)
        return Origin.FIRST if first is not None and first.submitted_at else None
    comparison = decided_of(work, session, allocation)
    if comparison is None:
        return None
    # By what was decided then: the routing rules may have changed since.
    return Origin.MODERATED if any(each.value for each in comparison.decided.values()) else Origin.AGREED


def issue_of(found: Comparison) -> Issue | None:
    """Which issue of its outcome a decided case has, and what changed; none where it was never reopened."""
    if not found.former or found.decided_at is None:
        return None
    before, form, pair = found.former[-1], found.pair.form, found.pair
    then, now = (standing(pair.a.answers, pair.b.answers, each) for each in (before.rulings, found.decided))
    codes = [item.code for item in pair.items if item.code != form.main_grade]
    values = [(code, then.get(code, NOTHING).value, now.get(code, NOTHING).value) for code in codes]
    if form.main_grade:
        values.append((form.main_grade, main_grade(form, then), main_grade(form, now)))
    changed = tuple(each for each in values if each[1] != each[2])
    return Issue(found.issue, found.decided_at, before, changed)
