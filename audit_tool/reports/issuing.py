"""Issuing a report: its figures are frozen; a correction is a further issue that says what changed (R-097, R-167)."""

from dataclasses import dataclass, replace
from typing import Any

from audit_tool.analysis.publications import Publication
from audit_tool.counted_words import count_of
from audit_tool.errors import WrongInputError
from audit_tool.reports.catalogue import ReportEntry, built, entry_of, refuse_audience
from audit_tool.reports.frozen_content import kept, told_in
from audit_tool.reports.periods import period_of
from audit_tool.reports.request import PUBLIC, Request
from audit_tool.reports.told_changes import told_changes
from audit_tool.services.desk import Desk
from audit_tool.services.issued import CORRECTION, About, NewIssue
from audit_tool.services.reasons import reason_in

GIVEN_AWAY = (
    "Earlier public versions tell between them {} that the rule on small numbers would hide. Nothing can take that "
    "back; this version adds nothing to it."
)
HIDES_MORE = (
    "It hides {} that version {} printed, so that no difference between the two tells a small count. When more has "
    "changed, fewer need to be hidden."
)
NO_CHANGE = "Nothing changed since version {}, so there is nothing to correct. Nothing was issued. Open that version."


@dataclass(frozen=True, slots=True)
class NextIssue:
    """What issuing a report would come to."""

    entry: ReportEntry
    about: About
    number: int
    changed: tuple[str, ...]
    """Since the version before; empty for the first one."""
    content: Any
    before: Publication
    """What the version before told in public."""
    told: Publication
    """What this one would tell."""

    @property
    def refusal(self) -> str:
        """Why it cannot be issued; empty where it can."""
        return NO_CHANGE.format(self.number - 1) if self.number > 1 and not self.changed else ""

    @property
    def given_away(self) -> str:
        """What of it is known already though it is hidden; empty where nothing is."""
        found = self.told.given_away
        return GIVEN_AWAY.format(count_of(found, "small count")) if found else ""

    @property
    def hides_more(self) -> str:
        """How much the version before printed that this one does not; empty where it is nothing."""
        now = {each.place: each for each in self.told.figures}
        lost = [
            each for each in self.before.figures if each.public and each.place in now and not now[each.place].public
        ]
        return HIDES_MORE.format(count_of(len(lost), "count"), self.number - 1) if lost else ""


def next_issue(name: str, desk: Desk, request: Request) -> NextIssue:
    """Collect a report anew and compare it with what was issued last."""
    entry = entry_of(name)
    refuse_audience(request)
    if not entry.issued:
        message = f"“{entry.title}” is a working paper and is not issued. Nothing was issued. Save it as it is."
        raise WrongInputError(message)
    about = about_of(entry, desk, request)
    last, before = desk.issued.last(about)
    data: Any = entry.collect(desk, request)
    number = last + 1
    data = replace(data, marking=replace(data.marking, version=str(number)))
    now = kept(data)
    changed, told_before = (told_changes(before, now), told_in(before)) if last else ((), Publication((), ()))
    return NextIssue(entry, about, number, changed, data, told_before, told_in(now))


def issue(name: str, desk: Desk, request: Request, reason: str = "") -> int:
    """Draw a report as issued and keep it; gives the number under which the issue is known."""
    return desk.issued.keep(drawn(name, desk, request, reason))


def drawn(name: str, desk: Desk, request: Request, reason: str = "") -> NewIssue:
    """A report as it is to be kept; nothing is changed by drawing it."""
    found = next_issue(name, desk, request)
    if found.refusal:
        raise WrongInputError(found.refusal)
    why = reason_in(reason, CORRECTION) if found.number > 1 else ""
    frame, story = found.entry.draw(found.content, request.scale)
    if found.number > 1:
        from audit_tool.reports.correction import Correction, corrected

        story = corrected(story, Correction(found.number, why, found.changed), request.scale)
    pdf = built(frame, story)
    marking = found.content.marking.marking
    return NewIssue(found.about, found.number, marking, frame.title, pdf, kept(found.content), found.changed, why)


def about_of(entry: ReportEntry, desk: Desk, request: Request) -> About:
    """What a request is about, whether it is said in full or left to what is usual."""
    # By its marking alone it is public too: as a correction of an internal issue it would tell what that one says.
    about = About(entry.name, PUBLIC if request.in_public else request.audience)
    if entry.needs == "case":
        return replace(about, allocation_id=desk.outcomes.find(request.case, request.round))
    if entry.needs == "plan":
        return replace(about, year=request.year or next(iter(desk.plan.years()), ""))
    if entry.needs == "period":
        return replace(about, period=period_of(desk, request.period).words)
    if entry.needs in {"round", "person"}:
        person = (request.person or desk.identity.code) if entry.needs == "person" else ""
        return replace(about, round_id=desk.rounds.named(request.round).id, person=person)
    return about
