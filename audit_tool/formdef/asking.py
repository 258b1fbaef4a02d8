"""What is asked, given the case and the answers so far: some answers open other questions, as does a limit."""

from audit_tool.formdef.answers import Answers
from audit_tool.formdef.applicability import AskedSection, asked, with_answer_tags
from audit_tool.formdef.conditions import Facts
from audit_tool.formdef.definition import AuditSet, Form, Seat
from audit_tool.formdef.grading import with_limit_tag


def asked_of(form: Form, audit_set: AuditSet, seat: Seat, facts: Facts, answers: Answers) -> tuple[AskedSection, ...]:
    """Every section with the questions that this auditor is asked now."""
    opened = with_answer_tags(facts, form, answers)
    return asked(form, audit_set, seat, with_limit_tag(opened, form, answers))
