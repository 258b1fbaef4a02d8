"""Collects what a printed blank form holds from the form's own words."""

from dataclasses import replace

from audit_tool.errors import WrongInputError
from audit_tool.formdef.definition import Form, Kind, Membership, Option, Question
from audit_tool.formdef.describing import Detail, counts_words, details, minutes_words
from audit_tool.reports.blank_form.content import BlankForm, BlankQuestion, BlankSection
from audit_tool.reports.request import Request, marking_of
from audit_tool.services.desk import Desk

COMPANION = "companion"
TOLD = {"Asked", "Good", "Inadequate", "Help", "Standard", "Ends the audit"}
"""What an auditor has to know beside the question; how it is counted later is not for the page."""
PLAIN = {"Help"}
"""The same for children, families and practitioners, who are not auditors (R-075)."""
AUDITORS_HOW_TO = (
    "Tick one answer to each question, unless it says otherwise, and write why. Leave out what is not for this case. "
    "Once filled in, keep this form where its marking allows."
)
PLAIN_HOW_TO = "Tick what is true for you, and write as much or as little as you like. There are no wrong answers."
LINES = {Kind.GRADE: 4, Kind.FACT: 1, Kind.TEXT: 5, Kind.CHOICE: 1}
"""Lines to write on; none where boxes and blanks take the answer."""


ROWS = 3
"""Rows to fill in by hand; more go on another sheet."""


def collect(desk: Desk, request: Request) -> BlankForm:
    """The form that is asked for, CIN@1 or the newest of CIN, ready to be laid out."""
    form = _form(desk, request.form)
    plain = form.family == COMPANION
    return BlankForm(
        marking=replace(marking_of(desk, request, form.label), blank=True),
        title=form.title,
        subtitle=". ".join(part for part in (form.label, counts_words(form), minutes_words(form)) if part),
        how_to=PLAIN_HOW_TO if plain else AUDITORS_HOW_TO,
        sections=tuple(
            BlankSection(
                f"{section.number} {section.title}" if section.number else section.title,
                tuple(
                    _question(form, question, f"{section.number}.{at}", told=PLAIN if plain else TOLD)
                    for at, question in enumerate(section.questions, 1)
                ),
            )
            for section in form.sections
        ),
    )


def _form(desk: Desk, name: str) -> Form:
    code, at, version = name.upper().partition("@")
    if not code or (at and not version.isdecimal()):
        message = f"“{name}” names no form. Nothing was made. Write it like CIN or CIN@1."
        raise WrongInputError(message)
    return desk.forms.form(code, int(version)) if at else desk.forms.newest(code)


def _question(form: Form, question: Question, number: str, *, told: set[str]) -> BlankQuestion:
    kept = tuple(Detail(one.about, _sentence(one.words)) for one in details(form, question) if one.about in told)
    standard = next((form.standards[code] for code in question.standards if code in form.standards), None)
    dates = (standard.start, standard.end) if standard else ("From", "To")
    written = question.kind in {Kind.TEXT, Kind.NUMBER, Kind.DATE, Kind.DATES, Kind.FINDINGS, Kind.ROWS}
    blanks = {
        Kind.DATES: dates,
        Kind.DATE: ("Day",),
        Kind.NUMBER: question.parts or (question.unit or "number",),
        Kind.ROWS: tuple(cell.label for cell in question.cells) * ROWS,
    }
    return BlankQuestion(
        number,
        question.text,
        kept,
        () if written else tuple(option.label for option in _best_first(question)),
        tuple(_sentence(words) for words in blanks.get(question.kind, ())),
        _lines(question),
    )


def _lines(question: Question) -> int:
    if question.kind is Kind.FINDINGS:
        return 2 * max(1, question.count)
    if question.kind is Kind.TEXT and question.membership is Membership.COVER:
        return 1
    return LINES.get(question.kind, 0)


def _best_first(question: Question) -> list[Option]:
    options = list(question.options)
    if question.kind is not Kind.GRADE:
        return options
    # The scale runs from the lowest up, with what is no grade behind it.
    judged = [option for option in options if option.code not in question.reasons_for]
    return [*reversed(judged), *(option for option in options if option.code in question.reasons_for)]


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
