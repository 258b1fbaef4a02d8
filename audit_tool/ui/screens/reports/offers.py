"""What each person may report on: reports with their cases or forms, markings and audiences. Knows no Qt."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from audit_tool.reports.catalogue import REPORTS, ReportEntry
from audit_tool.reports.request import INTERNAL, MARKINGS, PUBLIC, UNMARKED, Request
from audit_tool.services.companions import CompanionEntry
from audit_tool.services.desk import Desk
from audit_tool.services.going_out import OwnPage
from audit_tool.services.identity import Act
from audit_tool.services.outcomes import ORIGIN_WORDS
from audit_tool.services.rounds import RoundEntry

SUMMARY, RECORD, TABLE, BLANK = "case-summary", "moderation-record", "indicator-table", "blank-form"
COMPANION, WORKLIST, TIMETABLE, SAMPLE = "companion-record", "worklist", "timetable", "sample"
DAILY_SHEET = "daily-sheet"
LEARNING, AGREEMENT, PANEL_CARD, REVIEWS = "learning", "agreement", "panel-card", "audits-of-audits"
SESSION = "panel-session"
PLAN = "improvement-plan"
PRACTITIONER, FEEDBACK = "practitioner-feedback", "feedback-figures"
NO_FIGURES = "No figures are held yet. The quality lead brings them in on the Insight screen."
NO_PLAN = "There is no improvement plan yet. The quality lead brings one in on the Actions screen."
NOBODY = "Nobody has an audit in any round yet. Allocate a case on the Practice week screen."
NOT_SETTLED = (
    "There is no settled case of yours yet. A case is settled once its audit is submitted "
    "and, where two auditors audit it, decided."
)
NO_CASES = {
    SUMMARY: NOT_SETTLED,
    PRACTITIONER: NOT_SETTLED,
    FEEDBACK: "No case is settled in any round yet, so there is nothing to feed back.",
    RECORD: "No case is decided yet. Finish one on the Moderation screen, then its record appears here.",
    COMPANION: (
        "There is no submitted reflection, feedback or observation that you may print yet. "
        "They are begun from My work, under Reflections and observations."
    ),
    WORKLIST: "You have no audit in any round yet. The quality lead allocates them.",
    DAILY_SHEET: NOBODY,
    TIMETABLE: NOBODY,
    AGREEMENT: "No case has two submitted audits yet, so there is nothing to compare.",
    REVIEWS: "No audit of an audit is submitted yet. The quality lead asks for them on the Practice week screen.",
    LEARNING: "No case is decided in any round yet. Finish one on the Moderation screen.",
    PANEL_CARD: "No case that you may see a card of is decided yet. Your page is here once one of your cases is.",
    SESSION: "No panel session was held in any round yet. Begin one on the Moderation screen.",
    SAMPLE: "No sample is drawn in any round yet. Draw one on the Practice week screen.",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A case, a record or a form that a report can be made of; what names it goes into the request."""

    key: str
    words: str
    round: str = ""
    reference: str = ""
    form: str = ""
    record: int = 0
    person: str = ""
    year: str = ""

    def put_into(self, request: Request) -> Request:
        """The request about this case, record or form."""
        return replace(
            request,
            round=self.round,
            case=self.reference,
            form=self.form,
            record=self.record,
            person=self.person,
            year=self.year,
        )


@dataclass(frozen=True, slots=True)
class Offer:
    """A report with what can be chosen for it."""

    entry: ReportEntry
    choices: tuple[Choice, ...]
    markings: tuple[str, ...]
    audiences: tuple[str, ...]
    nothing: str
    """Why there is nothing to show yet and what to do first; empty where there is something."""


def offers_of(desk: Desk) -> tuple[Offer, ...]:
    """Every report that this person may have."""
    needed = {
        RECORD: Act.READ_BOTH,
        TIMETABLE: Act.READ_PROGRESS,
        DAILY_SHEET: Act.READ_PROGRESS,
        SAMPLE: Act.SET_UP,
        LEARNING: Act.REPORT,
        FEEDBACK: Act.REPORT,
        AGREEMENT: Act.READ_BOTH,
        SESSION: Act.READ_BOTH,
        REVIEWS: Act.READ_BOTH,
    }
    may = desk.identity.may_anywhere
    return tuple(_offer(desk, each) for each in REPORTS if each.name not in needed or may(needed[each.name]))


def key_of(request: Request) -> str:
    """How the case, record or form of a request is known in a list."""
    return (
        str(request.record or "")
        or request.form
        or request.year
        or case_key(request.round, request.case or request.person)
    )


def _offer(desk: Desk, entry: ReportEntry) -> Offer:
    if entry.name == TABLE:
        counted = desk.figures.indicators()
        nothing = "" if counted.columns or counted.others else NO_FIGURES
        return Offer(entry, (), MARKINGS, (INTERNAL, PUBLIC), nothing)
    if entry.name == BLANK:
        return Offer(entry, _forms(desk), MARKINGS, (INTERNAL, PUBLIC), "")
    if entry.name == PLAN:
        plans = tuple(Choice(year, year, year=year) for year in desk.plan.years())
        return Offer(entry, plans, MARKINGS, (INTERNAL, PUBLIC), "" if plans else NO_PLAN)
    cases = tuple(_CHOICES[entry.name](desk))
    markings = tuple(each for each in MARKINGS if each != UNMARKED)
    return Offer(entry, cases, markings, (INTERNAL,), "" if cases else NO_CASES[entry.name])


def _summaries(desk: Desk) -> list[Choice]:
    return [
        _choice(chosen.name, case.reference, ORIGIN_WORDS[case.origin].lower())
        for chosen in desk.rounds.listing()
        for case in desk.outcomes.settled(chosen.id)
    ]


def _records(desk: Desk) -> list[Choice]:
    return [
        _choice(chosen.name, case.reference, "decided")
        for chosen in desk.rounds.listing()
        if desk.identity.may(Act.READ_BOTH, chosen.id)
        for case in desk.moderating.panel(chosen.id)
        if case.decided_at is not None
    ]


def _companions(desk: Desk) -> list[Choice]:
    return [
        Choice(str(one.record_id), _named(desk, one), one.round_name, one.reference, record=one.record_id)
        for one in desk.companions.readable()
    ]


def _named(desk: Desk, one: CompanionEntry) -> str:
    """What a record is called in a list, with its author where that is somebody else."""
    words = f"{one.title}, {one.about}"
    return words if one.author == desk.identity.code else f"{words}, by {one.author}"


def _worklists(desk: Desk) -> list[Choice]:
    return [
        Choice(case_key(page.round_name, page.person), page.person, page.round_name, person=page.person)
        for page in _pages(desk)
    ]


def _timetables(desk: Desk) -> list[Choice]:
    return _rounds(dict.fromkeys(page.round_name for page in _pages(desk)))


def _samples(desk: Desk) -> list[Choice]:
    return _rounds(each.name for each in desk.rounds.listing() if desk.sampling.draws(each.id))


def _briefings(desk: Desk) -> list[Choice]:
    return _rounds(each.name for each in desk.rounds.listing() if desk.learning.of_round(each.id).cases)


def _fed_back(desk: Desk) -> list[Choice]:
    found = [each for each in desk.rounds.listing() if desk.identity.may(Act.REPORT, each.id) and not each.practice]
    return _rounds(each.name for each in found if desk.outcomes.settled(each.id))


def _panel_cards(desk: Desk) -> list[Choice]:
    """One's own, and for the quality lead those of everybody who has one."""
    me, own = desk.identity.code, {each.round_id for each in desk.panel_card.rounds()}
    return [
        Choice(case_key(chosen.name, person), person, chosen.name, person=person)
        for chosen in desk.rounds.listing()
        for person in (
            desk.panel_card.auditors(chosen.id)
            if desk.identity.may(Act.REPORT, chosen.id)
            else ((me,) if chosen.id in own else ())
        )
    ]


def _compared(desk: Desk) -> list[Choice]:
    return _rounds(each.name for each in _read_both(desk) if desk.moderating.panel(each.id))


def _reviewed(desk: Desk) -> list[Choice]:
    return _rounds(each.name for each in _read_both(desk) if desk.review_figures.has_any(each.id))


def _read_both(desk: Desk) -> list[RoundEntry]:
    """Rounds of real cases in which this person compares audits."""
    may = desk.identity.may
    return [each for each in desk.rounds.listing() if may(Act.READ_BOTH, each.id) and not each.practice]


def _sessions(desk: Desk) -> list[Choice]:
    may = desk.identity.may
    found = [each for each in desk.rounds.listing() if may(Act.READ_BOTH, each.id)]
    return _rounds(each.name for each in found if desk.panel_sessions.held(each.id))


def _rounds(names: Iterable[str]) -> list[Choice]:
    return [Choice(case_key(name, ""), name, name) for name in names]


def _pages(desk: Desk) -> list[OwnPage]:
    """Everybody's for the quality lead, one's own for everybody."""
    found: list[OwnPage] = []
    for chosen in desk.rounds.listing():
        if desk.identity.may(Act.READ_PROGRESS, chosen.id):
            found += desk.going_out.everybody(chosen.id)
        elif (own := desk.going_out.own(chosen.id)) is not None:
            found.append(own)
    return found


_CHOICES: dict[str, Callable[[Desk], list[Choice]]] = {
    SUMMARY: _summaries,
    PRACTITIONER: _summaries,
    RECORD: _records,
    COMPANION: _companions,
    WORKLIST: _worklists,
    TIMETABLE: _timetables,
    DAILY_SHEET: _timetables,
    SAMPLE: _samples,
    LEARNING: _briefings,
    PANEL_CARD: _panel_cards,
    AGREEMENT: _compared,
    SESSION: _sessions,
    REVIEWS: _reviewed,
    FEEDBACK: _fed_back,
}


def _choice(round_name: str, reference: str, words: str) -> Choice:
    return Choice(case_key(round_name, reference), f"{reference}, {words}", round_name, reference)


def case_key(round_name: str, reference: str) -> str:
    """How a case or a person of a round is known in a list."""
    return f"{round_name}\n{reference}"


def _forms(desk: Desk) -> tuple[Choice, ...]:
    """Every version of every form, the newest of each first."""
    entries = sorted(desk.forms.listing(), key=lambda entry: (entry.code, -entry.version))
    named = [(f"{entry.code}@{entry.version}", entry) for entry in entries]
    return tuple(
        Choice(name, f"{entry.title} ({entry.code}, version {entry.version})", form=name) for name, entry in named
    )
