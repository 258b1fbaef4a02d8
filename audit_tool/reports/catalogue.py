"""Every report there is, and the one way to make its pages: screen and command line both come here."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

from audit_tool.errors import WrongInputError
from audit_tool.reports.marking import Marking, PageFrame
from audit_tool.reports.request import AUDIENCES, INTERNAL, PUBLIC, Request
from audit_tool.services.desk import Desk

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

Drawn = tuple[PageFrame, "list[Flowable]"]


class Content(Protocol):
    """What was collected for a report: a frozen dataclass of its own, and a marking in each."""

    @property
    def marking(self) -> Marking:
        """What every page carries."""


class InPublic(StrEnum):
    """Whether a report may be public."""

    NEVER = "never"
    NO_COUNTS = "it counts no audit in public"
    SUPPRESSED = "small numbers are hidden, and its content says by which rule"


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """A report by name: what it is called, what for, and what must be chosen for it."""

    name: str
    title: str
    purpose: str
    needs: str
    """"case", "record", "figures", "form", "period", "person", "plan" or "round"."""
    heading: Callable[[Any], str]
    """What stands in the document's properties, from what was collected."""

    issued: bool = True
    """Whether it goes out in numbered issues; a working paper of a day, or a print of what is sealed, does not."""

    in_public: InPublic = InPublic.NEVER

    @property
    def audiences(self) -> tuple[str, ...]:
        """For whom it may be."""
        return (INTERNAL,) if self.in_public is InPublic.NEVER else (INTERNAL, PUBLIC)

    word: bool = False
    """Whether it has a Word version too: what a board edits, and never a record of a case."""

    def collect(self, desk: Desk, request: Request) -> Content:
        """What is on the pages, by `collect` of the folder that is called like the report.

        The one gate to the public: what is not said to be public goes no further, whoever asks and by whatever way.
        """
        if request.in_public and self.in_public is InPublic.NEVER:
            message = "This report is never public. Nothing was made. Choose the internal audience and marking."
            raise WrongInputError(message)
        collected: Content = import_module(f"{self._folder}.collect").collect(desk, request)
        if request.in_public and self.in_public is InPublic.SUPPRESSED and not getattr(collected, "small_numbers", ""):
            message = (
                f"“{self.title}” hides no small numbers. Nothing was made. Choose the internal audience and marking."
            )
            raise WrongInputError(message)
        return collected

    def draw(self, data: Content, scale: float) -> Drawn:
        """The pages, by `story` of the same folder.

        It is loaded when it is asked for: whoever prints nothing needs no PDF library.
        """
        return PageFrame(self.heading(data), data.marking), import_module(f"{self._folder}.layout").story(data, scale)

    @property
    def _folder(self) -> str:
        return f"audit_tool.reports.{self.name.replace('-', '_')}"


REPORTS: tuple[ReportEntry, ...] = (
    ReportEntry(
        "case-summary",
        "Case audit summary",
        "One case for its practitioner and team manager: strengths first, then what to develop.",
        "case",
        lambda data: f"Case audit summary {data.case_reference}",
    ),
    ReportEntry(
        "practitioner-feedback",
        "Feedback to the practitioner",
        "One page to go through together: strengths first, their own words beside the auditor's, actions, the answer.",
        "case",
        lambda data: f"Feedback on {data.case_reference}",
    ),
    ReportEntry(
        "moderation-record",
        "Moderation record",
        "One decided case for the panel and the principal social worker: both judgements, the decision, and why.",
        "case",
        lambda data: f"Moderation record {data.case_reference}",
    ),
    ReportEntry(
        "inspection-pack",
        "Inspection pack",
        "One settled case for an inspector: both judgements, moderation, response, actions with proof, re-audit.",
        "case",
        lambda data: f"Inspection pack {data.case_reference}",
    ),
    ReportEntry(
        "companion-record",
        "Reflection or observation",
        "One submitted record that goes with audits, question by question.",
        "record",
        lambda data: f"{data.title} {data.reference}",
        issued=False,
    ),
    ReportEntry(
        "indicator-table",
        "Indicator table",
        "Audits undertaken and their outcomes by quarter, for the performance report and scrutiny.",
        "figures",
        lambda data: data.title,
        in_public=InPublic.SUPPRESSED,
    ),
    ReportEntry(
        "earlier-figures",
        "Earlier figures",
        "Figures of other documents as printed, each with its source, and what does not fit among them.",
        "figures",
        lambda data: data.title,
    ),
    ReportEntry(
        "worklist",
        "Worklist",
        "One auditor's own work in a round on a page: audits, conversations, observations, days to keep.",
        "person",
        lambda data: f"Worklist of {data.person}",
        issued=False,
    ),
    ReportEntry(
        "timetable",
        "Timetable",
        "The days of a round, and who audits how much, for everybody who has a part in it.",
        "round",
        lambda data: f"Timetable: {data.title}",
        issued=False,
    ),
    ReportEntry(
        "daily-sheet",
        "Daily sheet",
        "One day of a round for the quality team: open concerns first, how far it is, who is waited for.",
        "round",
        lambda data: f"Daily sheet: {data.title}",
        issued=False,
    ),
    ReportEntry(
        "sample",
        "How the cases were chosen",
        "The sample of a round in plain words: the method, figures that add up, swaps, exemptions, the seed.",
        "round",
        lambda data: f"How the cases were chosen: {data.title}",
    ),
    ReportEntry(
        "practice-week",
        "Practice-week report",
        "The results of a round for the director, then for scrutiny: grades, voices, agreement, actions, method.",
        "round",
        lambda data: data.title,
        in_public=InPublic.SUPPRESSED,
        word=True,
    ),
    ReportEntry(
        "audit-report",
        "Audit report",
        "A quarter or half-year for management team and board: heading by heading as the self-evaluation has them.",
        "period",
        lambda data: f"Audit report: {data.period}",
        word=True,
    ),
    ReportEntry(
        "dip-sample",
        "Dip-sample briefing note",
        "One dip sample for team managers: why, how many, what came out, actions, and when the next one is.",
        "round",
        lambda data: f"Dip sample: {data.title}",
        word=True,
    ),
    ReportEntry(
        "agreement",
        "Agreement of two auditors",
        "How far first and second audits of a round agree: counts, direction, the grid, coefficients last.",
        "round",
        lambda data: f"Agreement of two auditors: {data.title}",
        word=True,
    ),
    ReportEntry(
        "feedback-figures",
        "Feedback in figures",
        "Feedback to practitioners in a round: how many had it, how soon, and how many answered; nobody is told apart.",
        "round",
        lambda data: f"Feedback: {data.title}",
    ),
    ReportEntry(
        "panel-session",
        "Panel sessions",
        "Each sitting of a round's panel: who sat, the cases taken, what was decided, and what was learnt.",
        "round",
        lambda data: f"Panel sessions: {data.title}",
    ),
    ReportEntry(
        "audits-of-audits",
        "Audits of audits",
        "What reviewers say of a round's audits: agreement with their grades, and each question in counts, kept apart.",
        "round",
        lambda data: f"Audits of audits: {data.title}",
    ),
    ReportEntry(
        "learning",
        "Learning briefing",
        "For managers and teams after a round: why auditors differed, where, and what everybody can learn.",
        "round",
        lambda data: f"Learning briefing: {data.title}",
        word=True,
    ),
    ReportEntry(
        "panel-card",
        "You and the panel",
        "One auditor after a round, for calibration: where the decision differed from theirs, and why.",
        "person",
        lambda data: f"You and the panel: {data.person}",
    ),
    ReportEntry(
        "owner-actions",
        "Actions of an owner",
        "What one person or role has to do: late first, each with its date, its words and its case.",
        "person",
        lambda data: f"Actions of {data.owner}",
        issued=False,
    ),
    ReportEntry(
        "improvement-plan",
        "Improvement plan",
        "The plan of a year: what to look at first, status in words, progress, evidence, earlier wordings.",
        "plan",
        lambda data: f"Improvement plan {data.year}",
        in_public=InPublic.NO_COUNTS,
        word=True,
    ),
    ReportEntry(
        "blank-form",
        "Blank form",
        "A form to fill in by hand, with its standards, what good looks like, and room to write.",
        "form",
        lambda data: data.title,
        issued=False,
        in_public=InPublic.NO_COUNTS,
    ),
)


def render(name: str, desk: Desk, request: Request) -> bytes:
    """A report as the bytes of a PDF."""
    entry = entry_of(name)
    refuse_audience(request)
    return built(*entry.draw(entry.collect(desk, request), request.scale))


def built(frame: PageFrame, story: "list[Flowable]") -> bytes:
    """Pages as the bytes of a PDF."""
    from audit_tool.reports.page import build

    buffer = io.BytesIO()
    build(buffer, story, frame)
    return buffer.getvalue()


def refuse_audience(request: Request) -> None:
    """Refuse an audience that there is not."""
    if request.audience not in AUDIENCES:
        message = f"There is no audience “{request.audience}”. Nothing was made. Choose internal or public."
        raise WrongInputError(message)


def entry_of(name: str) -> ReportEntry:
    """The report of this name."""
    for each in REPORTS:
        if each.name == name:
            return each
    known = ", ".join(each.name for each in REPORTS)
    message = f"There is no report “{name}”. Nothing was made. Choose one of: {known}."
    raise WrongInputError(message)
