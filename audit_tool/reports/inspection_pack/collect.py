"""Collects the inspection pack of one case from the reports and services that hold its parts (R-160)."""

from collections.abc import Iterator

from audit_tool.analysis.action_states import STATE_WORDS
from audit_tool.analysis.action_words import IMPACT_WORDS
from audit_tool.analysis.feedback_counts import RESPONSE_WORDS
from audit_tool.counted_words import count_of
from audit_tool.formdef.definition import Form, Kind
from audit_tool.formdef.wording import day_words, lowered
from audit_tool.reports.answer_words import grade_number, moment_words, quoted
from audit_tool.reports.case_summary.collect import collect as case_summary
from audit_tool.reports.inspection_pack.content import (
    BothJudged,
    GradedAgain,
    InspectionPack,
    ProvenAction,
    Reaudited,
)
from audit_tool.reports.moderation_record.collect import collect as moderation_record
from audit_tool.reports.moderation_record.collect import judgement
from audit_tool.reports.request import Request
from audit_tool.services.action_terms import ActionDetail
from audit_tool.services.comparisons import Comparison
from audit_tool.services.desk import Desk
from audit_tool.services.feedback_terms import HOW_WORDS, FeedbackCase
from audit_tool.services.identity import Act
from audit_tool.services.reaudits import Beside, BothTimes, ReauditEntry, ReauditState

STATES = {
    ReauditState.BOOKED: "It is booked and not given out yet.",
    ReauditState.ALLOCATED: "It is given out, and not settled yet.",
    ReauditState.DONE: "It is done.",
    ReauditState.CALLED_OFF: "It was called off.",
}
NOT_GRADED = "Not graded"


def collect(desk: Desk, request: Request) -> InspectionPack:
    """Everything on the pages: frozen, decided, answered, done, and seen again."""
    desk.identity.require(Act.REPORT)
    summary = case_summary(desk, request)
    allocation_id = desk.outcomes.find(request.case, request.round)
    both = bool(desk.outcomes.of(allocation_id).second_auditor)
    return InspectionPack(
        marking=summary.marking,
        case_reference=summary.case_reference,
        summary=summary,
        moderation=moderation_record(desk, request) if both else None,
        judged=_judged(desk.outcomes.moderated(allocation_id)) if both else (),
        response=_response(desk.feedback.of(allocation_id)),
        actions=tuple(_proven(desk.actions.one(each.id)) for each in desk.actions.of_case(allocation_id)),
        reaudits=tuple(_again(desk, each) for each in desk.reaudits.listing() if each.allocation_id == allocation_id),
    )


def _judged(found: Comparison) -> tuple[BothJudged, ...]:
    pair, form = found.pair, found.pair.form
    return tuple(
        BothJudged(
            pair.number(item.code),
            form.questions[item.code].text,
            judgement(form, item.code, item.a, pair.a),
            judgement(form, item.code, item.b, pair.b),
        )
        for item in (each.item for each in found.routed)
        if item.kind is Kind.GRADE
    )


def _response(case: FeedbackCase) -> tuple[str, ...]:
    if case.given is None:
        return (f"No feedback to the practitioner is recorded. {case.clock_words}",)
    given = case.given
    told = f"Feedback was given on {day_words(given.on)} by {given.by}, {lowered(HOW_WORDS[given.how])}."
    if case.answered is None:
        return told, case.clock_words, "No answer is recorded."
    answered = case.answered
    verdict = f"Answer of {day_words(answered.on)}: {lowered(RESPONSE_WORDS[answered.response])}."
    return told, case.clock_words, " ".join(filter(None, (verdict, quoted(answered.words))))


def _proven(one: ActionDetail) -> ProvenAction:
    line = one.line
    return ProvenAction(
        what=line.text,
        owner=line.owner_words,
        due=day_words(line.due_on) if line.due_on else "No date yet",
        state=STATE_WORDS[line.state],
        proof=tuple(_proof(one)),
    )


def _proof(one: ActionDetail) -> Iterator[str]:
    if one.claimed_at is not None:
        yield f"Said to be done by {one.claimed_by} on {moment_words(one.claimed_at)}: {one.evidence}"
    if one.checked_at is not None:
        yield f"Checked by {one.checked_by} on {moment_words(one.checked_at)}: {lowered(STATE_WORDS[one.line.state])}."
    if one.impact is not None:
        seen = f", seen on {day_words(one.impact_on)}" if one.impact_on else ""
        yield f"Difference made: {lowered(IMPACT_WORDS[one.impact])}{seen}. {one.impact_words}".strip()


def _again(desk: Desk, booked: ReauditEntry) -> Reaudited:
    both = desk.reaudits.both_times(booked.id) if booked.state is ReauditState.DONE else None
    once = count_of(both.only_once, "graded question was", "graded questions were") if both and both.only_once else ""
    return Reaudited(
        lines=tuple(_booked(booked)),
        grades=tuple(_graded(both, each) for each in both.grades) if both else (),
        only_once=f"{once} asked only once of the two times." if once else "",
    )


def _booked(booked: ReauditEntry) -> Iterator[str]:
    moved = f", first for {day_words(booked.first_due_on)}" if booked.first_due_on != booked.due_on else ""
    yield f"Due on {day_words(booked.due_on)}{moved}. {booked.reason}"
    if booked.moved_reason:
        yield f"Why it was moved: {booked.moved_reason}"
    where = f" Round: {booked.again_in}." if booked.again_in else ""
    yield f"{STATES[booked.state]}{where}{' It is late.' if booked.late else ''}"
    if booked.called_off_reason:
        yield f"Why it was called off: {booked.called_off_reason}"


def _graded(both: BothTimes, each: Beside) -> GradedAgain:
    first, again = both.first.form, both.again.form
    return GradedAgain(
        each.question,
        grade_number(first, each.first),
        _words(first, each.first),
        grade_number(again, each.again),
        _words(again, each.again),
    )


def _words(form: Form, value: str) -> str:
    """What stands where there is no grade."""
    return "" if grade_number(form, value) else NOT_GRADED
