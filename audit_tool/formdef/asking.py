"""What is asked, given the case and the answers so far: conditions over answers, and the limit on the overall grade."""

from audit_tool.formdef.answers import Answers
from audit_tool.formdef.applicability import AskedSection, asked
from audit_tool.formdef.conditions import Facts
from audit_tool.formdef.definition import AuditSet, Form, Seat
from audit_tool.formdef.grading import with_limit_tag


def asked_of(form: Form, audit_set: AuditSet, seat: Seat, facts: Facts, answers: Answers) -> tuple[AskedSection, ...]:
    """Every section with the questions that this auditor is asked now."""
    return asked(form, audit_set, seat, with_limit_tag(facts, form, answers), answers)
