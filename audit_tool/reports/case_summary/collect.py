"""Collects a case audit summary from the services, which say who may read it."""

from audit_tool.analysis.feedback_counts import RESPONSE_WORDS
from audit_tool.formdef.answers import NOTHING, findings_of
from audit_tool.formdef.applicability import AskedQuestion, AskedSection, facts_of
from audit_tool.formdef.definition import Kind, Question
from audit_tool.formdef.grading import main_grade
from audit_tool.formdef.wording import day_words, lowered, words
from audit_tool.reports.answer_words import (
    HOW_AUDITED,
    answered_words,
    case_words,
    conversation_words,
    grade_number,
    limit_words,
    quoted,
    team_of,
    title_of,
    ungraded_words,
)
from audit_tool.reports.case_summary.content import (
    AgreedAction,
    CaseSummary,
    FactBelowYes,
    GradeMeaning,
    Noted,
    Point,
    SectionGrade,
    Voice,
)
from audit_tool.reports.issues import issue_lines
from audit_tool.reports.request import Request, marking_of
from audit_tool.reports.voices import response_of, voices_of
from audit_tool.services.action_terms import ActionLine
from audit_tool.services.desk import Desk
from audit_tool.services.feedback_terms import FeedbackCase
from audit_tool.services.outcomes import ORIGIN_WORDS, Outcome

STORY, DIFFERENCE, STRENGTHS, DEVELOPMENTS = "SNP-01", "OUT-01", "OVR-03", "OVR-04"
FEEDBACK_SOUGHT, REASON = "FDB-01", "OVR-02"
NOTES_TITLE, DATES_TITLE = "What else was recorded", "Dates and time limits"
SHOWN_ELSEWHERE = {Kind.GRADE, Kind.FACT, Kind.FINDINGS}


def collect(desk: Desk, request: Request) -> CaseSummary:
    """Everything on the pages, as frozen and decided."""
    allocation_id = desk.outcomes.find(request.case, request.round)
    found = desk.outcomes.of(allocation_id)
    sections = tuple(_section(found, one) for one in _graded(found))
    grade, not_graded = _overall(found)
    return CaseSummary(
        marking=marking_of(desk, request, found.form.label),
        case_reference=found.reference,
        case_kind=case_words(found.form, found.cover),
        team=team_of(found.cover),
        round_name=found.round_name,
        audit_date=day_words(found.audited_at.astimezone().date()),
        audit_mode=_how_audited(found),
        auditors=_auditors(found),
        conversation=conversation_words(found.form, found.answers),
        grade_name="Lead grade" if found.form.lead and not found.form.overall else "Overall",
        grade=grade,
        not_graded=not_graded,
        origin=ORIGIN_WORDS[found.origin],
        limit="" if found.overall and found.overall.overridden else limit_words(found.form, found.answers),
        override=_override(found),
        story=_text(found, STORY),
        strengths=_points(found, STRENGTHS),
        developments=_points(found, DEVELOPMENTS),
        difference=_text(found, DIFFERENCE) if DIFFERENCE in found.form.questions else None,
        reason="" if STRENGTHS in found.form.questions else _reason(found),
        notes_title=DATES_TITLE if _full(found) else NOTES_TITLE,
        notes=_notes(found),
        sections=sections,
        facts=_facts(found),
        voices=_voices(found),
        actions=tuple(_action(each) for each in desk.actions.of_case(allocation_id)),
        response=_answered(desk.feedback.of(allocation_id)) or response_of(found.companions),
        meanings=_meanings(found, {grade, *(section.grade for section in sections)}),
        issue=issue_lines(found.form, found.issue),
    )


def _asked(found: Outcome) -> tuple[AskedSection, ...]:
    return tuple(section for section in found.sections if section.number)


def _graded(found: Outcome) -> list[AskedQuestion]:
    asked = [one for section in _asked(found) for one in section.questions]
    return [one for one in asked if one.question.kind is Kind.GRADE and one.question.code != found.form.main_grade]


def _section(found: Outcome, asked: AskedQuestion) -> SectionGrade:
    question = asked.question
    answer = found.answers.get(question.code, NOTHING)
    grade = grade_number(found.form, answer.value)
    moderated = question.code in found.decided_codes
    return SectionGrade(
        section=title_of(found.sections, question),
        grade=grade,
        not_graded="" if grade else ungraded_words(question, answer),
        rationale=found.notes.get(question.code) or answer.comment,
        moderated=moderated,
    )


def _overall(found: Outcome) -> tuple[int | None, str]:
    code = found.form.main_grade
    if not code:
        return None, "This form has no overall grade"
    grade = grade_number(found.form, main_grade(found.form, found.answers))
    return grade, "" if grade else ungraded_words(found.form.questions[code], found.answers.get(code, NOTHING))


def _reason(found: Outcome) -> str:
    """Why the grade was given: its rationale, then the longer reason where the form asks for one."""
    parts = (found.answers.get(found.form.main_grade, NOTHING).comment.strip(), _text(found, REASON).strip())
    return "\n".join(part for part in parts if part)


def _full(found: Outcome) -> bool:
    return found.form.family == "full"


def _notes(found: Outcome) -> tuple[Noted, ...]:
    """What a form on one matter asks beside grades and facts, its cover fields too; of a case file form its dates."""
    facts = facts_of(found.form, found.cover)
    sections = _asked(found) if _full(found) else found.sections
    kinds = {Kind.DATE, Kind.DATES} if _full(found) else set(Kind) - SHOWN_ELSEWHERE
    asked = [one.question for section in sections for one in section.questions if not one.question.stops]
    other = [one for one in asked if one.kind in kinds and one.code not in {REASON, HOW_AUDITED}]
    return tuple(
        Noted(one.text, answered_words(found.form, one, found.answers[one.code], facts))
        for one in other
        if not found.answers.get(one.code, NOTHING).empty
    )


def _override(found: Outcome) -> str:
    if found.overall is None or not found.overall.overridden:
        return ""
    return f"{found.overall.override_reason.rstrip('.')}. Set aside by the first auditor, {found.first_auditor}."


def _how_audited(found: Outcome) -> str:
    question = found.form.questions.get(HOW_AUDITED)
    said = words(question, found.answers.get(HOW_AUDITED, NOTHING)) if question else ""
    return lowered(said) or ("how it was done is not recorded" if question else "")


def _auditors(found: Outcome) -> str:
    if not found.second_auditor:
        return f"Auditor {found.first_auditor}"
    return f"Auditors {found.first_auditor} and {found.second_auditor}"


def _text(found: Outcome, code: str) -> str:
    return found.answers.get(code, NOTHING).value


def _points(found: Outcome, code: str) -> tuple[Point, ...] | None:
    question = found.form.questions.get(code)
    if question is None:
        return None
    labels = {option.code: option.label for option in question.options}
    return tuple(
        Point(item.text.strip(), labels.get(item.theme) or found.form.themes.get(item.theme) or "No theme given")
        for item in findings_of(_text(found, code))
        if item.text.strip()
    )


def _facts(found: Outcome) -> tuple[FactBelowYes, ...]:
    questions = [one.question for section in _asked(found) for one in section.questions]
    answered = [(question, found.answers.get(question.code, NOTHING)) for question in questions]
    return tuple(
        FactBelowYes(question.text, words(question, answer), answer.comment)
        for question, answer in answered
        if question.kind is Kind.FACT and answer.value in {"no", "partly"} and not _no_is_good(question)
    )


def _no_is_good(question: Question) -> bool:
    """Whether "yes" is the answer that must be explained, as for something that needs action today."""
    return "yes" in question.comment_needed_for


def _voices(found: Outcome) -> tuple[Voice, ...] | None:
    """What was said by whoever was asked; nothing to tell where the form asks nobody and nobody has spoken."""
    said = voices_of(found.companions) or _feedback(found)
    return said if said or FEEDBACK_SOUGHT in found.form.questions else None


def _feedback(found: Outcome) -> tuple[Voice, ...]:
    """Whether feedback was sought, where nobody's own words are held."""
    question = found.form.questions.get(FEEDBACK_SOUGHT)
    said = words(question, found.answers.get(FEEDBACK_SOUGHT, NOTHING)) if question else ""
    return (Voice("Feedback", said),) if said else ()


def _action(line: ActionLine) -> AgreedAction:
    due = day_words(line.due_on) if line.due_on else "No date yet"
    return AgreedAction(line.text, line.owner_words, due)


def _answered(case: FeedbackCase) -> str:
    """What the practitioner answered to feedback; empty where nothing is noted."""
    if case.answered is None:
        return ""
    return f"{RESPONSE_WORDS[case.answered.response]}. {quoted(case.answered.words)}".strip()


def _meanings(found: Outcome, used: set[int | None]) -> tuple[GradeMeaning, ...]:
    scale = [(number, grade.descriptor) for number, grade in enumerate(found.form.grades, start=1)]
    return tuple(GradeMeaning(number, meaning) for number, meaning in reversed(scale) if number in used and meaning)
