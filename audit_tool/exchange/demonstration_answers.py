"""Turns what a demonstration file says shortly about an audit into the answers that its auditor saves."""

from collections.abc import Mapping
from pathlib import Path

from audit_tool.errors import WrongInputError
from audit_tool.exchange.demonstration_files import AuditFile, CaseFile, LineFile, WeekFile
from audit_tool.formdef.answer_files import read_answers
from audit_tool.formdef.answers import NOTHING, Answer, Finding, findings_value
from audit_tool.formdef.definition import Kind, Question, Seat

WORKED_PARTS = {Seat.FIRST: "first", Seat.SECOND: "second"}


def cover_of_case(folder: Path, week: WeekFile, reference: str, case: CaseFile) -> dict[str, Answer]:
    """The cover fields with which a case is allocated."""
    if case.answers_in:
        return read_answers(folder / case.answers_in)["cover"]
    auditors = f"{case.first} first" + (f"; {case.second} second" if case.second else "")
    told = {"CVR-01": reference, **week.cover_usually, "CVR-11": auditors, **case.cover}
    note = {"CVR-14": "Theme of the week: children at risk of exploitation."} if told["CVR-14"] == "theme" else {}
    if told["CVR-14"] == "risk_or_performance_concern":
        note = {"CVR-14": "An older child of this mother was removed."}
    return {code: Answer(value, note.get(code, "")) for code, value in sorted(told.items())}


class Voice:
    """One auditor of one case: gives the answer to each question that is asked."""

    def __init__(self, folder: Path, week: WeekFile, case: CaseFile, seat: Seat) -> None:
        audit = case.first_audit if seat is Seat.FIRST else case.second_audit
        if audit is None:
            message = f"The {seat.value} audit is not in the demonstration files."
            raise WrongInputError(message)
        self.audit: AuditFile = audit
        self._case = case
        self._usual = week.evidence_usually
        self._pointers = 2 if seat is Seat.FIRST else 1
        self._worked: Mapping[str, Answer] | None = None
        if case.answers_in:
            self._worked = read_answers(folder / case.answers_in)[WORKED_PARTS[seat]]
        self._said = {code: (value, note) for value, notes in audit.values.items() for code, note in notes.items()}

    def answer(self, question: Question) -> Answer:
        """What this auditor answers; nothing where the files leave it open."""
        if self._worked is not None:
            return self._worked.get(question.code, NOTHING)
        if question.code in self.audit.leave_out or not question.required:
            return NOTHING
        if question.kind is Kind.GRADE:
            return self._grade(question.code)
        if question.kind is Kind.FACT:
            return Answer(*self._said.get(question.code, ("yes", "")))
        return self._plain(question)

    def codes(self) -> set[str]:
        """Every question that the files say something about."""
        return {*self._said, *self.audit.texts, *self.audit.evidence, *self.audit.leave_out}

    def _grade(self, code: str) -> Answer:
        if code not in self._said:
            return NOTHING
        value, words = self._said[code]
        if value == "not_judged":
            return Answer(value, reason=words)
        records = [record for record in self._usual.get(code, ()) if record in self._case.records]
        usual = tuple(f"{record}: {self._case.records[record]}" for record in records[: self._pointers])
        return Answer(value, words, self.audit.evidence.get(code, usual or ("case_note_or_visit",)))

    def _plain(self, question: Question) -> Answer:
        audit, code = self.audit, question.code
        given = {
            "CVR-13": Answer("yes"),
            "CVR-23": Answer(audit.how),
            "CVR-24": Answer("yes"),
            "CVR-27": Answer(",".join(one.code for one in question.options if one.code in self._case.records)),
            "FDB-01": Answer(audit.feedback, audit.feedback_note, (), audit.feedback_reason),
            "OVR-03": Answer(_lines(audit.strengths)),
            "OVR-04": Answer(_lines(audit.developments)),
            "OVR-05": Answer(audit.sure),
            "OVR-06": Answer(str(audit.minutes)),
        }
        return given.get(code, Answer(audit.texts.get(code, "")))


def _lines(found: tuple[LineFile, ...]) -> str:
    return findings_value(tuple(Finding(line.text, line.theme) for line in found))
