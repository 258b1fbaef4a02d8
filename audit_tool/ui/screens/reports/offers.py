"""What each person may report on: reports with their cases or forms, markings and audiences. Knows no Qt."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from audit_tool.reports.catalogue import REPORTS, ReportEntry
from audit_tool.reports.periods import periods_with_audits
from audit_tool.reports.request import MARKINGS, PUBLIC, UNMARKED, Request
from audit_tool.services.companions import CompanionEntry
from audit_tool.services.desk import Desk
from audit_tool.services.identity import Act
from audit_tool.ui.screens.reports.choices import Choice, Read, case_choice, case_key

SUMMARY, RECORD, TABLE, BLANK = "case-summary", "moderation-record", "indicator-table", "blank-form"
COMPANION, WORKLIST, TIMETABLE, SAMPLE = "companion-record", "worklist", "timetable", "sample"
EARLIER = "earlier-figures"
DAILY_SHEET, WEEK, PACK = "daily-sheet", "practice-week", "inspection-pack"
LEARNING, AGREEMENT, PANEL_CARD, REVIEWS = "learning", "agreement", "panel-card", "audits-of-audits"
SESSION = "panel-session"
PLAN, AUDIT_REPORT, DIP = "improvement-plan", "audit-report", "dip-sample"
OWNER = "owner-actions"
PRACTITIONER, FEEDBACK = "practitioner-feedback", "feedback-figures"
NO_FIGURES = "No figures are held yet. The quality lead brings them in on the Insight screen."
NO_EARLIER = "No figures of other documents are held yet. The quality lead brings them in on the Insight screen."
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
    WEEK: "No case is settled in any round yet, so there are no results to report.",
    PACK: NOT_SETTLED,
    DIP: "No audit of a dip sample is settled yet. Its kind is chosen where a round is set up.",
    AUDIT_REPORT: "No case is settled in any round yet, so there is no quarter to report on.",
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
    OWNER: "You have no open action. Actions are raised from audits, and under Actions.",
    SESSION: "No panel session was held in any round yet. Begin one on the Moderation screen.",
    SAMPLE: "No sample is drawn in any round yet. Draw one on the Practice week screen.",
}


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
        PACK: Act.REPORT,
        TIMETABLE: Act.READ_PROGRESS,
        DAILY_SHEET: Act.READ_PROGRESS,
        SAMPLE: Act.SET_UP,
        WEEK: Act.REPORT,
        AUDIT_REPORT: Act.REPORT,
        DIP: Act.REPORT,
        LEARNING: Act.REPORT,
        FEEDBACK: Act.REPORT,
        AGREEMENT: Act.READ_BOTH,
        SESSION: Act.READ_BOTH,
        REVIEWS: Act.READ_BOTH,
    }
    may = desk.identity.may_anywhere
    read = Read(desk)
    return tuple(_offer(read, each) for each in REPORTS if each.name not in needed or may(needed[each.name]))


def key_of(request: Request) -> str:
    """How the case, record or form of a request is known in a list."""
    return (
        str(request.record or "")
        or request.form
        or request.year
        or request.period
        or case_key(request.round, request.case or request.person)
    )


def _offer(read: Read, entry: ReportEntry) -> Offer:
    desk = read.desk
    if entry.name == TABLE:
        counted = desk.figures.indicators()
        own = desk.identity.may(Act.READ_BOTH) and read.settled
        nothing = "" if counted.columns or counted.others or own else NO_FIGURES
        return Offer(entry, (), MARKINGS, entry.audiences, nothing)
    if entry.name == BLANK:
        return Offer(entry, _forms(desk), MARKINGS, entry.audiences, "")
    if entry.name == PLAN:
        plans = tuple(Choice(year, year, year=year) for year in desk.plan.years())
        return Offer(entry, plans, MARKINGS, entry.audiences, "" if plans else NO_PLAN)
    markings = tuple(each for each in MARKINGS if each != UNMARKED or PUBLIC in entry.audiences)
    if entry.name == EARLIER:
        nothing = "" if desk.earlier_figures.all().figures else NO_EARLIER
        return Offer(entry, (), markings, entry.audiences, nothing)
    cases = tuple(_CHOICES[entry.name](read))
    return Offer(entry, cases, markings, entry.audiences, "" if cases else NO_CASES[entry.name])


def _summaries(read: Read) -> list[Choice]:
    return read.settled


def _records(read: Read) -> list[Choice]:
    return [
        case_choice(chosen.name, case.reference, "decided")
        for chosen in read.rounds
        if read.desk.identity.may(Act.READ_BOTH, chosen.id)
        for case in read.panel(chosen.id)
        if case.decided_at is not None
    ]


def _companions(read: Read) -> list[Choice]:
    desk = read.desk
    return [
        Choice(str(one.record_id), _named(desk, one), one.round_name, one.reference, record=one.record_id)
        for one in desk.companions.readable()
    ]


def _named(desk: Desk, one: CompanionEntry) -> str:
    """What a record is called in a list, with its author where that is somebody else."""
    words = f"{one.title}, {one.about}"
    return words if one.author == desk.identity.code else f"{words}, by {one.author}"


def _worklists(read: Read) -> list[Choice]:
    return [
        Choice(case_key(page.round_name, page.person), page.person, page.round_name, person=page.person)
        for page in read.pages
    ]


def _timetables(read: Read) -> list[Choice]:
    return _rounds(dict.fromkeys(page.round_name for page in read.pages))


def _samples(read: Read) -> list[Choice]:
    return _rounds(each.name for each in read.rounds if read.desk.sampling.draws(each.id))


def _briefings(read: Read) -> list[Choice]:
    return _rounds(each.name for each in read.rounds if read.desk.learning.has_any(each.id))


def _with_results(read: Read) -> list[Choice]:
    """Rounds of which a case is settled, for those who report on any case."""
    may, settled = read.desk.identity.may, {each.round for each in read.settled}
    return _rounds(
        each.name for each in read.rounds if each.name in settled and may(Act.REPORT, each.id) and not each.practice
    )


def _dip_samples(read: Read) -> list[Choice]:
    dips = {each.name for each in read.rounds if each.dip_sample}
    return [each for each in _with_results(read) if each.round in dips]


def _periods(read: Read) -> list[Choice]:
    """Quarters and half-years of the whole workspace, for those who report on all of it."""
    if not read.desk.identity.may(Act.REPORT):
        return []
    today = read.desk.work.today()
    return [
        Choice(each.words, each.words if each.days[1] < today else f"{each.words}, not over yet", period=each.words)
        for each in periods_with_audits(read.desk)
    ]


def _panel_cards(read: Read) -> list[Choice]:
    """One's own, and for the quality lead those of everybody who has one."""
    desk = read.desk
    me, own = desk.identity.code, {each.round_id for each in desk.panel_card.rounds()}
    return [
        Choice(case_key(chosen.name, person), person, chosen.name, person=person)
        for chosen in read.rounds
        for person in (
            desk.panel_card.auditors(chosen.id)
            if desk.identity.may(Act.REPORT, chosen.id)
            else ((me,) if chosen.id in own else ())
        )
    ]


def _owners(read: Read) -> list[Choice]:
    return [Choice(case_key("", owner), owner, person=owner) for owner in read.desk.owner_lists.owners()]


def _compared(read: Read) -> list[Choice]:
    return _rounds(each.name for each in read.read_both if read.panel(each.id))


def _reviewed(read: Read) -> list[Choice]:
    return _rounds(each.name for each in read.read_both if read.desk.review_figures.has_any(each.id))


def _sessions(read: Read) -> list[Choice]:
    may = read.desk.identity.may
    found = [each for each in read.rounds if may(Act.READ_BOTH, each.id)]
    return _rounds(each.name for each in found if read.desk.panel_sessions.held(each.id))


def _rounds(names: Iterable[str]) -> list[Choice]:
    return [Choice(case_key(name, ""), name, name) for name in names]


_CHOICES: dict[str, Callable[[Read], list[Choice]]] = {
    SUMMARY: _summaries,
    PRACTITIONER: _summaries,
    PACK: _summaries,
    RECORD: _records,
    COMPANION: _companions,
    WORKLIST: _worklists,
    TIMETABLE: _timetables,
    DAILY_SHEET: _timetables,
    SAMPLE: _samples,
    LEARNING: _briefings,
    PANEL_CARD: _panel_cards,
    OWNER: _owners,
    WEEK: _with_results,
    AUDIT_REPORT: _periods,
    DIP: _dip_samples,
    AGREEMENT: _compared,
    SESSION: _sessions,
    REVIEWS: _reviewed,
    FEEDBACK: _with_results,
}


def _forms(desk: Desk) -> tuple[Choice, ...]:
    """Every version of every form, the newest of each first."""
    entries = sorted(desk.forms.listing(), key=lambda entry: (entry.code, -entry.version))
    named = [(f"{entry.code}@{entry.version}", entry) for entry in entries]
    return tuple(
        Choice(name, f"{entry.title} ({entry.code}, version {entry.version})", form=name) for name, entry in named
    )
