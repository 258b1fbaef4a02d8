"""A workspace for the benchmarks: one full audit of a case to which as much as possible applies."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from audit_tool.formdef.answers import Answer
from audit_tool.formdef.applicability import AskedSection, allocation_questions, facts_of
from audit_tool.formdef.asking import asked_of
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.definition import AuditSet, Form, Kind, Question, Seat
from audit_tool.places import forms
from audit_tool.services import desk as desks
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.desk import Desk
from audit_tool.services.identity import Role
from audit_tool.services.people import NewPerson
from audit_tool.services.round_terms import NewRound
from audit_tool.storage.keyfile import Cost

PERSON = "Q-01"
PASSPHRASE = "four quiet words here"  # noqa: S105 - it opens nothing but the benchmark
CHEAP = Cost(passes=1, memory=64, lanes=1)
LARGE, MIDDLING = "CIN", "YJC"
"""Forms of which that case is asked 263 and 159 questions."""
AGE = "14"
"""Old enough for the most conditions."""


@dataclass
class Office:
    """An open workspace in which the audit is begun."""

    folder: Path
    desk: Desk
    allocation_id: int
    record_id: int

    def lock(self) -> None:
        self.desk.lock()


def whole_form(code: str) -> tuple[Form, dict[str, Answer]]:
    """The form, and the cover of a case that has everything."""
    form = FormCatalogue(forms()).form(code, 1)
    return form, {question.code: answer for question in allocation_questions(form) if (answer := _most(question)).value}


def whole_audit(code: str = LARGE) -> tuple[AskedSection, ...]:
    """Every section as the first auditor of that case is asked it."""
    form, cover = whole_form(code)
    return asked_of(form, AuditSet.FULL, Seat.FIRST, facts_of(form, cover), {})


def found(folder: Path, code: str = LARGE) -> Office:
    """Make the workspace and begin the audit."""
    _, cover = whole_form(code)
    founder = NewPerson(PERSON, "Quality lead", roles=(Role.QUALITY_LEAD, Role.AUDITOR))
    desk, _ = desks.create(folder, founder, PASSPHRASE, FormCatalogue(forms()), cost=CHEAP)
    days = (date(2026, 11, 9), date(2026, 11, 13))
    round_id = desk.round_setting.create(NewRound("Practice week", *days, audit_set=AuditSet.FULL))
    allocation = desk.allocation.allocate(
        round_id, NewAllocation("PW-1", PERSON, "", code, due_on=days[1], cover=cover)
    )
    return Office(folder, desk, allocation, desk.auditing.begin(allocation))


def _most(question: Question) -> Answer:
    if question.gives_age:
        return Answer(AGE)
    if question.kind is Kind.CHOICES:
        return Answer(",".join(one.code for one in question.options if one.sets))
    if question.kind is Kind.CHOICE:
        wanted = next((one for one in question.options if one.code == "yes" or one.sets), None)
        return Answer(wanted.code) if wanted else Answer()
    return Answer("20") if question.sets_when else Answer()
