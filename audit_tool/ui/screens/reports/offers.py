"""What each person may report on: reports with their cases, markings and audiences. Knows no Qt."""

from dataclasses import dataclass

from audit_tool.reports.catalogue import REPORTS, ReportEntry
from audit_tool.reports.request import INTERNAL, MARKINGS, PUBLIC, UNMARKED
from audit_tool.services.desk import Desk
from audit_tool.services.identity import Act
from audit_tool.services.outcomes import ORIGIN_WORDS

SUMMARY, RECORD, TABLE = "case-summary", "moderation-record", "indicator-table"
NO_FIGURES = "No figures are held yet. The quality lead brings them in on the Insight screen."
NO_CASES = {
    SUMMARY: (
        "There is no settled case of yours yet. A case is settled once its audit is submitted "
        "and, where two auditors audit it, decided."
    ),
    RECORD: "No case is decided yet. Finish one on the Moderation screen, then its record appears here.",
}


@dataclass(frozen=True, slots=True)
class CaseChoice:
    """A case that a report can be made of."""

    key: str
    round: str
    reference: str
    words: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A report with what can be chosen for it."""

    entry: ReportEntry
    cases: tuple[CaseChoice, ...]
    markings: tuple[str, ...]
    audiences: tuple[str, ...]
    nothing: str
    """Why there is nothing to show yet and what to do first; empty where there is something."""


def offers_of(desk: Desk) -> tuple[Offer, ...]:
    """Every report that this person may have."""
    both = desk.identity.may_anywhere(Act.READ_BOTH)
    return tuple(_offer(desk, entry) for entry in REPORTS if entry.name != RECORD or both)


def key_of(round_name: str, reference: str) -> str:
    """How a case of a round is known in a list."""
    return f"{round_name}\n{reference}"


def _offer(desk: Desk, entry: ReportEntry) -> Offer:
    if entry.name == TABLE:
        counted = desk.figures.indicators()
        nothing = "" if counted.columns or counted.others else NO_FIGURES
        return Offer(entry, (), MARKINGS, (INTERNAL, PUBLIC), nothing)
    cases = tuple(_summaries(desk) if entry.name == SUMMARY else _records(desk))
    markings = tuple(each for each in MARKINGS if each != UNMARKED)
    return Offer(entry, cases, markings, (INTERNAL,), "" if cases else NO_CASES[entry.name])


def _summaries(desk: Desk) -> list[CaseChoice]:
    return [
        _choice(chosen.name, case.reference, ORIGIN_WORDS[case.origin].lower())
        for chosen in desk.rounds.listing()
        for case in desk.outcomes.settled(chosen.id)
    ]


def _records(desk: Desk) -> list[CaseChoice]:
    return [
        _choice(chosen.name, case.reference, "decided")
        for chosen in desk.rounds.listing()
        if desk.identity.may(Act.READ_BOTH, chosen.id)
        for case in desk.moderating.panel(chosen.id)
        if case.decided_at is not None
    ]


def _choice(round_name: str, reference: str, words: str) -> CaseChoice:
    return CaseChoice(key_of(round_name, reference), round_name, reference, f"{reference}, {words}")
