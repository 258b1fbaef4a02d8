"""Second audits that follow from a first: what a round's rule asks for once the first audit is in (R-031, R-093)."""

from audit_tool.analysis.proposing import SecondRule
from audit_tool.formdef.definition import SecondSeat
from audit_tool.formdef.grading import main_grade
from audit_tool.models.records import Record
from audit_tool.models.rounds import Round
from audit_tool.services.answering import answers_of
from audit_tool.services.identity import Act
from audit_tool.services.kept_forms import form_of
from audit_tool.services.workplace import Workplace
from audit_tool.storage import allocations, records
from audit_tool.storage.store import Session

UNSURE = "unsure"


class SecondAudits:
    """Use cases around audits that need a second one, and have nobody for it."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace
        self._found: dict[tuple[int, SecondRule], bool] = {}
        """Whether a record calls for a second audit under a rule; what is frozen is looked at once."""

    def wanted(self, round_id: int) -> tuple[str, ...]:
        """The cases that need a second audit and have no second auditor, by reference; why is not told.

        An inadequate first audit needs one in every round. Where the round's rule says so, one that requires
        improvement does too, and one whose auditor was unsure.
        """
        self._work.identity.require(Act.SET_UP)
        with self._work.store.reading() as session:
            rule = SecondRule(session.get_one(Round, round_id).second_rule)
            alone = allocations.submitted_alone(session, round_id)
            return tuple(reference for reference, record in alone if self._calls(session, record, rule))

    def _calls(self, session: Session, record: Record, rule: SecondRule) -> bool:
        key = record.id, rule
        if key not in self._found:
            self._found[key] = calls_for_second(self._work, session, record, rule)
        return self._found[key]


def calls_for_second(work: Workplace, session: Session, record: Record, rule: SecondRule) -> bool:
    """Whether a submitted first audit calls for a second one under a round's rule."""
    form, answers = form_of(work, session, record), answers_of(records.answers(session, record.id))
    weak = [grade.code for grade in form.grades[: 2 if rule is SecondRule.BY_RULE else 1]]
    unsure = rule is SecondRule.BY_RULE and any(answer.value == UNSURE for answer in answers.values())
    possible = form.second_seat is not SecondSeat.NONE
    return possible and (unsure or main_grade(form, answers) in weak)
