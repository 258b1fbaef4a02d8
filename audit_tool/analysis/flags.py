"""Which questions are asked only because of something ticked on the cover (PRM-11)."""

from dataclasses import replace

from audit_tool.formdef.answers import Answers, codes_of
from audit_tool.formdef.applicability import AskedSection, asked_questions, facts_of
from audit_tool.formdef.asking import asked_of
from audit_tool.formdef.definition import AuditSet, Form, Membership, Option, Seat

Opened = tuple[str, frozenset[str]]
"""A flag in words, and the questions that would not be asked without it."""


def opened_by_flags(form: Form, audit_set: AuditSet, seat: Seat, cover: Answers, answers: Answers) -> list[Opened]:
    """Every choice on the cover that opens questions."""
    facts = facts_of(form, cover)
    now = _codes(asked_of(form, audit_set, seat, facts, answers))
    found = []
    for option in _ticked(form, cover):
        without = replace(facts, tags=facts.tags.difference(option.sets))
        opened = now - _codes(asked_of(form, audit_set, seat, without, answers))
        if opened:
            found.append((option.label, opened))
    return found


def _ticked(form: Form, cover: Answers) -> list[Option]:
    """Choices on the cover that set a tag, the case type left out: without it nothing would be asked at all."""
    found = []
    for question in form.questions.values():
        chosen = set(codes_of(cover[question.code].value)) if question.code in cover else set()
        if question.membership is Membership.COVER and chosen:
            found += [option for option in question.options if option.code in chosen and option.sets]
    return [option for option in found if not set(form.case_types).intersection(option.sets)]


def _codes(sections: tuple[AskedSection, ...]) -> frozenset[str]:
    return frozenset(one.question.code for one in asked_questions(sections))
