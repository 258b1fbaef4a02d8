"""All conditions and limits of the largest form after one answer, against walking its definition once."""

from dataclasses import fields

from audit_tool.formdef.answers import Answer
from audit_tool.formdef.applicability import facts_of
from audit_tool.formdef.asking import asked_of
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.conditions import Facts
from audit_tool.formdef.definition import AuditSet, Form, Kind, Question, Seat
from audit_tool.formdef.grading import overall
from audit_tool.places import forms
from benchmarks.ratio import Ratio, middle, milliseconds

TURNS = 400
PARTS = tuple(part.name for part in fields(Question))


def measure() -> Ratio:
    """By turns, one answer changing each time; every tag is true, so that nothing is left out early."""
    catalogue = FormCatalogue(forms())
    form = max(
        (catalogue.form(one.code, one.version) for one in catalogue.listing()), key=lambda one: len(one.questions)
    )
    cover = {code: Answer("x") for code in form.questions}
    facts = Facts(frozenset(form.tags), 7, facts_of(form, cover).answers)
    grades = [code for code, question in form.questions.items() if question.kind is Kind.GRADE]
    answers = {code: Answer("good") for code in form.questions}
    ours, bare = [], []
    for turn in range(TURNS):
        answers[grades[turn % len(grades)]] = Answer(form.grades[turn % len(form.grades)].code)
        bare.append(milliseconds(lambda: walk(form)))
        ours.append(milliseconds(lambda: _evaluate(form, facts, answers)))
    return Ratio("Conditions and limits after an answer / one walk", 2.0, middle(ours), middle(bare), "ms")


def walk(form: Form) -> int:
    """Every part of every question, and every option, looked at once."""
    seen = 0
    for section in form.sections:
        for question in section.questions:
            for part in PARTS:
                seen += getattr(question, part) is not None
            for option in question.options:
                seen += bool(option.code)
    return seen


def _evaluate(form: Form, facts: Facts, answers: dict[str, Answer]) -> None:
    asked_of(form, AuditSet.FULL, Seat.FIRST, facts, answers)
    overall(form, answers)
