"""Collects a submitted companion record; the services give it to whoever may read it."""

from audit_tool.errors import WrongInputError
from audit_tool.formdef.answers import NOTHING
from audit_tool.formdef.applicability import AskedQuestion, facts_of
from audit_tool.formdef.conditions import Facts
from audit_tool.formdef.definition import Kind
from audit_tool.reports.answer_words import answered_words, grade_number, moment_words, shortened
from audit_tool.reports.companion_record.content import Answered, AnsweredSection, CompanionRecord
from audit_tool.reports.request import Request, marking_of
from audit_tool.services.desk import Desk
from audit_tool.services.sheets import Sheet

NOT_SUBMITTED = "A record is printed once it is submitted. Nothing was made. Finish and submit it first."
NO_COMPANION = "This is an audit, which is printed as a case audit summary. Nothing was made."


def collect(desk: Desk, request: Request) -> CompanionRecord:
    """Everything on the pages, as frozen."""
    if not request.record:
        raise WrongInputError(_choose_one(desk))
    sheet = desk.companions.read(request.record)
    if not sheet.companion:
        raise WrongInputError(NO_COMPANION)
    if sheet.submitted_at is None:
        raise WrongInputError(NOT_SUBMITTED)
    facts = facts_of(sheet.form, sheet.cover)
    sections = [section for section in sheet.sections() if section.questions]
    return CompanionRecord(
        marking=marking_of(desk, request, sheet.form.label),
        title=sheet.form.title,
        reference=sheet.reference,
        voice=sheet.voice,
        round_name=sheet.round_name,
        author=sheet.author,
        submitted=moment_words(sheet.submitted_at),
        sections=tuple(
            AnsweredSection(section.title, tuple(_answered(sheet, one, facts) for one in section.questions))
            for section in sections
        ),
        fingerprint=shortened(sheet.fingerprint),
    )


def _answered(sheet: Sheet, asked: AskedQuestion, facts: Facts) -> Answered:
    question, answer = asked.question, sheet.answers.get(asked.question.code, NOTHING)
    grade = grade_number(sheet.form, answer.value) if question.kind is Kind.GRADE else None
    # The chip says the grade; beside it stand its reason and where it was seen.
    said = answered_words(sheet.form, question, answer, facts, with_value=grade is None)
    return Answered(asked.number, question.text, said, grade)


def _choose_one(desk: Desk) -> str:
    kept = desk.companions.readable()
    if not kept:
        return "There is no submitted reflection, feedback or observation that you may print. Nothing was made."
    named = "; ".join(f"{one.record_id} {one.title}, {one.about}, by {one.author}" for one in kept)
    return f"Choose which record. Nothing was made. There are: {named}."
