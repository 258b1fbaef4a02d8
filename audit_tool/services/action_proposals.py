"""Actions that answers propose: on one's own audit, and on a case that is decided. Never an action by itself."""

from datetime import date

from audit_tool.analysis.action_words import Source, Urgency
from audit_tool.analysis.proposed_actions import Proposal, proposed
from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.formdef.action_rules import action_rules, proposed_working_days
from audit_tool.formdef.answers import Answer
from audit_tool.formdef.applicability import asked_questions
from audit_tool.formdef.definition import Seat
from audit_tool.models.records import Record
from audit_tool.models.rounds import Allocation
from audit_tool.services.action_raising import raised
from audit_tool.services.action_terms import NewAction, Origin, Outcome
from audit_tool.services.pairs import read_pair, require_reader
from audit_tool.services.round_kinds import is_apart
from audit_tool.services.sheets import sheet_of
from audit_tool.services.working_hours import clockwork_in
from audit_tool.services.workplace import Workplace
from audit_tool.storage import actions, moderations, records, remembered, rounds
from audit_tool.storage.store import Session

ON_AUDIT, ON_CASE = "action", "action of the case"
"""By what a dismissed proposal is remembered, beside rule and question."""


class ActionProposals:
    """Use cases around proposals; each is accepted or dismissed in one act."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def days(self) -> dict[Urgency, date]:
        """By when an action of each urgency is proposed to be due: working days on, or when the next round begins."""
        today = self._work.today()
        with self._work.store.reading() as session:
            times = clockwork_in(session, self._work.forms.holidays).times
            real = [each for each in rounds.all_rounds(session) if not is_apart(each.kind)]
        starts = [each.starts_on for each in real if each.starts_on > today]
        found = {Urgency(code): times.days_after(today, count) for code, count in proposed_working_days().items()}
        if starts and Urgency.NEXT_WEEK in found:
            found[Urgency.NEXT_WEEK] = min(starts)
        return found

    def of_record(self, record_id: int) -> tuple[Proposal, ...]:
        """What the answers of one's own audit propose, and nobody has accepted or dismissed."""
        with self._work.store.reading() as session:
            return self._of_record(session, self._own(session, record_id))

    def of_case(self, allocation_id: int) -> tuple[Proposal, ...]:
        """What the decided answers of a case propose, once it is decided."""
        with self._work.store.reading() as session:
            return self._of_case(session, allocation_id)[0]

    def accept(self, record_id: int, rule: str, question: str) -> Outcome:
        """Make an action of what one's own audit proposes; it can be changed like any other."""
        with self._work.store.transaction() as session:
            record = self._own(session, record_id)
            origin = Origin(Source.QUESTION, record_id=record.id, question=question)
            return self._accept(session, _named(self._of_record(session, record), rule, question), origin)

    def accept_for_case(self, allocation_id: int, rule: str, question: str) -> Outcome:
        """Make an action of what a decided case proposes."""
        with self._work.store.transaction() as session:
            found, _ = self._of_case(session, allocation_id)
            origin = Origin(Source.MODERATION, allocation_id=allocation_id, question=question)
            return self._accept(session, _named(found, rule, question), origin)

    def dismiss(self, record_id: int, rule: str, question: str) -> None:
        """Not to be offered this again on one's own audit."""
        with self._work.store.transaction() as session:
            record = self._own(session, record_id)
            _named(self._of_record(session, record), rule, question)
            remembered.dismiss(session, record.id, (rule, question, ON_AUDIT), self._work.clock())

    def dismiss_for_case(self, allocation_id: int, rule: str, question: str) -> None:
        """Not to be offered this again on a decided case."""
        with self._work.store.transaction() as session:
            found, first = self._of_case(session, allocation_id)
            _named(found, rule, question)
            remembered.dismiss(session, first, (rule, question, ON_CASE), self._work.clock())

    def _own(self, session: Session, record_id: int) -> Record:
        record = session.get(Record, record_id)
        if record is None or record.author_id != self._work.identity.id:
            message = "This audit belongs to somebody else. Nothing was changed. Choose a case from My work."
            raise NotAllowedError(message)
        return record

    def _of_record(self, session: Session, record: Record) -> tuple[Proposal, ...]:
        sheet = sheet_of(self._work, session, record)
        case = rounds.case_by_reference(session, sheet.reference)
        if sheet.companion or case is None or case.synthetic:
            return ()
        found = proposed(action_rules(), asked_questions(sheet.sections()), sheet.answers)
        taken = {(action.rule, action.question_code) for action in actions.of_record(session, record.id)}
        dismissed = {(rule, question) for rule, question, about in sheet.dismissed if about == ON_AUDIT}
        return tuple(one for one in found if (one.rule, one.question) not in taken | dismissed)

    def _of_case(self, session: Session, allocation_id: int) -> tuple[tuple[Proposal, ...], int]:
        """What a decided case proposes, and the record by which it is remembered what was dismissed."""
        require_reader(self._work.identity, session.get_one(Allocation, allocation_id))
        moderation = moderations.of(session, allocation_id)
        first = records.audit(session, allocation_id, Seat.FIRST.value)
        # Both audits are read only where there is a decision: every case that is opened asks.
        if moderation is None or moderation.decided_at is None or first is None:
            return (), 0
        pair = read_pair(self._work, session, allocation_id)
        decided = {each.question_code: Answer(each.value) for each in moderations.decisions(session, moderation.id)}
        found = proposed(action_rules(), pair.asked, {**pair.a.answers, **decided})
        taken = {(each.rule, each.question_code) for each in actions.of_allocation(session, allocation_id)}
        kept = remembered.dismissed(session, first.id)
        dismissed = {(rule, question) for rule, question, about in kept if about == ON_CASE}
        return tuple(one for one in found if (one.rule, one.question) not in taken | dismissed), first.id

    def _accept(self, session: Session, chosen: Proposal, origin: Origin) -> Outcome:
        times = clockwork_in(session, self._work.forms.holidays).times
        new = NewAction(
            chosen.text,
            chosen.level,
            chosen.urgency,
            chosen.owner,
            times.days_after(self._work.today(), chosen.due_in),
            origin,
            rule=chosen.rule,
        )
        return Outcome((raised(self._work, session, new).id,))


def _named(found: tuple[Proposal, ...], rule: str, question: str) -> Proposal:
    for one in found:
        if (one.rule, one.question) == (rule, question):
            return one
    message = "This is not proposed, or no longer. Nothing was changed."
    raise WrongInputError(message)
