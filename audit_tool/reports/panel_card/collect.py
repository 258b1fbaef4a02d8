"""Collects “You and the panel”: one's own, or for the quality lead anybody's."""

from dataclasses import replace

from audit_tool.analysis.case_facts import joined_words
from audit_tool.formdef.wording import span_words
from audit_tool.reports.panel_card.content import GivenAnswer, PanelCardPage, PanelLine
from audit_tool.reports.request import Request, marking_of, refuse_public
from audit_tool.services.desk import Desk
from audit_tool.services.panel_card import PanelAnswer, PanelCard, PanelDifference


def collect(desk: Desk, request: Request) -> PanelCardPage:
    """Everything on the page."""
    refuse_public(request)
    me = desk.identity.code
    card = desk.panel_card.of(desk.rounds.named(request.round).id, request.person or me)
    marking = marking_of(desk, request, _forms(card))
    days = span_words(card.starts_on, card.ends_on)
    return PanelCardPage(
        marking=replace(marking, prepared_by="the auditor") if card.auditor == me else marking,
        line=f"For {card.auditor}. {card.round_name}, {days}. {card.cases_words}",
        sentence=card.sentence,
        further=card.further,
        differences=tuple(_line(each) for each in card.differences),
    )


def _forms(card: PanelCard) -> str:
    """One form by its title; several by their codes, for the foot of a page has one line."""
    if len(card.titles) > 1:
        return f"Forms {joined_words(sorted(card.titles))}"
    return ", ".join(f"{title} ({code})" for code, title in card.titles.items())


def _line(each: PanelDifference) -> PanelLine:
    return PanelLine(
        each.name, each.question.text, _given(each.own), _given(each.decided), f"{each.reason}.", each.notes
    )


def _given(answer: PanelAnswer) -> GivenAnswer:
    return GivenAnswer(answer.grade, answer.words)
