"""Collects “You and the panel”: one's own, or for the quality lead anybody's."""

from dataclasses import replace

from audit_tool.formdef.definition import Kind
from audit_tool.formdef.wording import span_words
from audit_tool.reports.panel_card.content import GivenAnswer, PanelCardPage, PanelLine, ReviewedLine, ReviewedPart
from audit_tool.reports.request import Request, forms_words, marking_of
from audit_tool.services.desk import Desk
from audit_tool.services.own_reviews import ReviewedAnswer, ReviewedAudit
from audit_tool.services.panel_card import PanelAnswer, PanelDifference


def collect(desk: Desk, request: Request) -> PanelCardPage:
    """Everything on the page."""
    me = desk.identity.code
    card = desk.panel_card.of(desk.rounds.named(request.round).id, request.person or me)
    marking = marking_of(desk, request, forms_words(card.titles))
    days = span_words(card.starts_on, card.ends_on)
    return PanelCardPage(
        marking=replace(marking, prepared_by="the auditor") if card.auditor == me else marking,
        person=card.auditor,
        line=f"For {card.auditor}. {card.round_name}, {days}. {card.cases_words}",
        sentence=card.sentence,
        further=card.further,
        differences=tuple(_line(each) for each in card.differences),
        reviews=tuple(_reviewed(each) for each in card.reviews),
    )


def _reviewed(each: ReviewedAudit) -> ReviewedPart:
    return ReviewedPart(
        each.name,
        tuple(_reviewed_line(one) for one in each.answers),
    )


def _reviewed_line(one: ReviewedAnswer) -> ReviewedLine:
    question = f"{one.number} {one.question.text}"
    if one.question.kind is Kind.TEXT and one.value:
        return ReviewedLine(question, GivenAnswer(None, "In words"), one.words)
    return ReviewedLine(question, GivenAnswer(one.grade, one.words), one.comment)


def _line(each: PanelDifference) -> PanelLine:
    return PanelLine(
        each.name, each.question.text, _given(each.own), _given(each.decided), f"{each.reason}.", each.notes
    )


def _given(answer: PanelAnswer) -> GivenAnswer:
    return GivenAnswer(answer.grade, answer.words)
