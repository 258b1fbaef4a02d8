"""Collects a moderation record from the services; it exists only once a case is decided, so both codes may be named."""

from audit_tool.analysis.compared_words import agreement_words, left_out_words
from audit_tool.analysis.comparing import Item
from audit_tool.analysis.routing import ROUTE_WORDS, TRIGGER_WORDS, Route, Routed, Trigger
from audit_tool.formdef.answers import NOTHING, Answer
from audit_tool.formdef.definition import Form, Kind
from audit_tool.formdef.grading import main_grade, overall
from audit_tool.formdef.wording import day_words, evidence_words, lowered
from audit_tool.reports.answer_words import (
    case_words,
    conversation_words,
    grade_number,
    grade_words,
    limit_words,
    moment_words,
    shortened,
    team_of,
    ungraded_words,
)
from audit_tool.reports.issues import issue_lines
from audit_tool.reports.moderation_record.content import (
    AgreedItem,
    FrozenRecord,
    Judgement,
    ModeratedItem,
    ModerationRecord,
    ScopeDifference,
)
from audit_tool.reports.request import Request, marking_of
from audit_tool.reports.voices import response_of
from audit_tool.services.comparisons import Comparison
from audit_tool.services.desk import Desk
from audit_tool.services.outcomes import ORIGIN_WORDS, Origin, issue_of
from audit_tool.services.pairs import Pair, Side
from audit_tool.services.rounds import MODE_WORDS, Mode
from audit_tool.services.rulings import Decided, reason_words, standing

_STEPS = ("", "One grade apart", "Two grades apart", "Three grades apart")


def collect(desk: Desk, request: Request) -> ModerationRecord:
    """Everything on the pages, as frozen and decided."""
    allocation_id = desk.outcomes.find(request.case, request.round)
    found = desk.outcomes.moderated(allocation_id)
    pair, form = found.pair, found.pair.form
    outcome = main_grade(form, standing(pair.a.answers, pair.b.answers, found.decided))
    first, second = found.names
    return ModerationRecord(
        marking=marking_of(desk, request, form.label),
        case_reference=pair.reference,
        case_kind=case_words(form, pair.cover),
        team=team_of(pair.cover),
        round_name=pair.round_name,
        grade_name="lead" if form.lead and not form.overall else "overall",
        first=_frozen(form, first, pair.a),
        second=_frozen(form, second, pair.b),
        agreement=agreement_words(pair.original),
        left_out=left_out_words(pair.original),
        mode=MODE_WORDS[pair.mode].partition(":")[0],
        visibility=_visibility(pair),
        outcome_grade=grade_number(form, outcome),
        outcome_words="" if grade_number(form, outcome) else "No overall grade",
        outcome_origin=ORIGIN_WORDS[Origin.MODERATED if found.to_decide else Origin.AGREED],
        items=tuple(_item(found, each) for each in _settled(found)),
        scope=tuple(_scope(found, each.item) for each in found.routed if each.item.scope),
        agreed=tuple(_agreed(found)),
        response=response_of(desk.outcomes.voices(allocation_id)),
        issue=issue_lines(form, issue_of(found)),
    )


def _settled(found: Comparison) -> list[Routed]:
    """What was decided; differences of scope stand apart."""
    decided = {code for code, each in found.decided.items() if each.value}
    return [each for each in found.to_decide if each.item.code in decided and not each.item.scope]


def _frozen(form: Form, auditor: str, side: Side) -> FrozenRecord:
    return FrozenRecord(
        auditor=auditor,
        submitted=moment_words(side.submitted_at),
        overall=judgement(form, form.main_grade, main_grade(form, side.answers), side),
        own_choice=_own_choice(form, side),
        conversation=conversation_words(form, side.answers),
        fingerprint=shortened(side.fingerprint),
    )


def _own_choice(form: Form, side: Side) -> str:
    held = overall(form, side.answers)
    words = limit_words(form, side.answers)
    if held is None or not words:
        return ""
    reason = f" Reason: {held.override_reason}" if held.overridden else ""
    return f"Own choice {lowered(grade_words(form, held.chosen))}. {words} (local rule).{reason}"


def judgement(form: Form, code: str, value: str, side: Side) -> Judgement:
    """One auditor's frozen answer to one question, with why and on what evidence."""
    question = form.questions.get(code)
    if question is None:
        return Judgement(None, "This form has no overall grade", "", ())
    given = side.answers.get(code, NOTHING)
    grade = grade_number(form, value)
    return Judgement(
        grade=grade,
        not_graded="" if grade else ungraded_words(question, given),
        rationale=given.comment,
        evidence=evidence_words(question, given),
    )


def _item(found: Comparison, each: Routed) -> ModeratedItem:
    item, form = each.item, found.pair.form
    question = form.questions[item.code]
    decided = found.decided[item.code]
    grade = grade_number(form, decided.value)
    apart = _STEPS[item.distance] if item.distance else "Same grade" if item.same else "Answers differ"
    return ModeratedItem(
        number=found.pair.number(item.code),
        question=question.text,
        answered="Grade" if question.kind is Kind.GRADE else "Answer",
        first=judgement(form, item.code, item.a, found.pair.a),
        second=judgement(form, item.code, item.b, found.pair.b),
        distance=apart,
        direction=("B lower" if item.a_higher else "B higher") if item.distance else "",
        boundary="Touches inadequate" if item.touches_lowest else "Crosses good" if item.crosses_good else "",
        trigger=_trigger(found, each),
        decided_grade=grade,
        decided_words="" if grade else ungraded_words(question, Answer(decided.value)),
        reason=reason_words(decided.reason),
        decision=decided.note,
        learning=decided.learning,
        clarify=decided.clarify,
        decided_by=_by(decided),
        decided_on=day_words(decided.at.astimezone().date()) if decided.at else "day not recorded",
    )


def _trigger(found: Comparison, each: Routed) -> str:
    words = [lowered(TRIGGER_WORDS[trigger]) for trigger in each.triggers if trigger is not Trigger.SAME]
    if each.item.code in {former.question for former in found.former}:
        words.append("the case was reopened")
    return ", ".join(words) or "an auditor was unsure, or a local rule was set aside"


def _by(decided: Decided) -> str:
    words = ROUTE_WORDS[Route(decided.route)] if decided.route else "Moderator"
    return f"{words}, recorded by {decided.by}"


def _scope(found: Comparison, item: Item) -> ScopeDifference:
    form = found.pair.form
    question = form.questions[item.code]
    sides = [_in_words(form, item.code, side.answers.get(item.code, NOTHING)) for side in (found.pair.a, found.pair.b)]
    decided = found.decided.get(item.code)
    settled = _settlement(form, decided) if decided and decided.value else ""
    return ScopeDifference(found.pair.number(item.code), question.text, sides[0], sides[1], settled)


def _settlement(form: Form, decided: Decided) -> str:
    """A decision in one cell: the answer, why, and what else was noted with it."""
    given = _in_words(form, decided.code, Answer(decided.value))
    more = (("Learning", decided.learning), ("To clarify", decided.clarify))
    return " ".join([f"{given}.", decided.note, *(f"{label}: {text}" for label, text in more if text)]).strip()


def _in_words(form: Form, code: str, answer: Answer) -> str:
    if grade_number(form, answer.value):
        return grade_words(form, answer.value)
    return ungraded_words(form.questions[code], answer)


def _agreed(found: Comparison) -> list[AgreedItem]:
    form = found.pair.form
    shown = {each.item.code for each in _settled(found)}
    return [
        AgreedItem(found.pair.number(each.item.code), form.questions[each.item.code].text, grade)
        for each in found.routed
        if each.item.same and each.item.kind is Kind.GRADE and each.item.code not in shown
        if (grade := grade_number(form, each.item.a))
    ]


def _visibility(pair: Pair) -> str:
    """Whether and when the second auditor could see the first judgement (R-081)."""
    seen = pair.b.first_seen_at
    if pair.mode is Mode.BLIND:
        frozen = day_words(max(pair.a.submitted_at, pair.b.submitted_at).astimezone().date())
        return f"The second auditor could not see the first judgement until both were frozen, on {frozen}."
    if pair.mode is Mode.INFORMED:
        when = f" on {moment_words(seen)}" if seen else "; the time is not recorded"
        return f"The second auditor was given the first judgement before grading{when}."
    if seen is None:
        return "The second auditor graded first and has not opened the first judgement since."
    return f"The second auditor graded first and could read the first judgement from {moment_words(seen)}."
