"""Search over what auditors and moderators wrote about settled cases; nothing is found of a case before (R-080)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from audit_tool.analysis import free_text
from audit_tool.errors import AuditToolError
from audit_tool.formdef.definition import Seat
from audit_tool.models.rounds import Allocation
from audit_tool.services.answering import answers_of
from audit_tool.services.identity import Act
from audit_tool.services.kept_forms import form_of
from audit_tool.services.outcomes import decided_of
from audit_tool.services.workplace import Workplace
from audit_tool.storage import records, rounds, written
from audit_tool.storage.store import Session
from audit_tool.storage.tallies import Chosen
from audit_tool.storage.written import Text

MOST = 100
MODERATION = "moderation"
WHOSE = {Seat.FIRST.value: "First auditor", Seat.SECOND.value: "Second auditor", MODERATION: "Moderation"}


@dataclass(frozen=True, slots=True)
class FoundText:
    """One text that holds what was looked for."""

    reference: str
    audited_on: date
    round_name: str
    whose: str
    question: str
    text: str


class Searching:
    """The search as a use case, for those who may report on any case."""

    def __init__(self, workplace: Workplace) -> None:
        self._work = workplace

    def find(self, looked_for: str, chosen: Chosen) -> tuple[FoundText, ...]:
        """Up to a hundred texts that hold every word, or a word that begins so, the best match first."""
        self._work.identity.require(Act.REPORT)
        with self._work.store.reading() as session:
            found = written.find(session, looked_for, chosen, MOST)
            names = {each.id: each.name for each in rounds.all_rounds(session)}
        return tuple(
            FoundText(reference, day, names.get(round_id, ""), WHOSE[whose], self._question(form, version, code), text)
            for reference, day, round_id, form, version, whose, code, text in found
        )

    def _question(self, form: str, version: int, code: str) -> str:
        try:
            question = self._work.forms.form(form, version).questions.get(code)
        except AuditToolError:
            question = None
        return question.text if question else code


def texts_of(work: Workplace, session: Session, allocation: Allocation) -> Iterator[Text]:
    """All that was written about a case in its audits and its moderation; callers see to it that it is settled."""
    for seat in Seat:
        record = records.audit(session, allocation.id, seat.value)
        if record is not None and record.submitted_at is not None:
            questions = form_of(work, session, record).questions
            for code, answer in answers_of(records.answers(session, record.id)).items():
                if code in questions:
                    # Where something was seen is no rationale, and there would be many of these.
                    said = free_text.texts_of(questions[code], replace(answer, evidence=()))
                    yield from ((seat.value, code, words) for words in said)
    comparison = decided_of(work, session, allocation)
    for code, ruling in comparison.decided.items() if comparison else ():
        said = (ruling.note, ruling.learning, ruling.clarify)
        yield from ((MODERATION, code, words) for words in said if words.strip())
