"""What goes out before a round, without its widgets: whose worklist and calendar, and which message to copy."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from audit_tool.errors import AuditToolError
from audit_tool.exchange.calendar_file import save_calendar
from audit_tool.exchange.messages import to_auditor, to_moderator, to_practitioner
from audit_tool.reports.catalogue import make, proposed_name
from audit_tool.reports.request import Request
from audit_tool.services.desk import Desk
from audit_tool.services.going_out import OwnPage
from audit_tool.ui.jobs import Runner

NOBODY = "Nobody has anything to do in this round yet. Add cases first, then come back."
TO_PERSON = "person"
Choices = tuple[tuple[str, str], ...]


class GoingOutView(Protocol):
    """What the presenter needs of the panel."""

    def show_people(self, people: Choices, chosen: str) -> None:
        """Offer everybody who has something to do."""

    def show_messages(self, messages: Choices, chosen: str) -> None:
        """Offer the messages that go with this person."""

    def show_message(self, text: str) -> None:
        """Show the message that would be copied."""

    def show_nobody(self, words: str) -> None:
        """Say that there is nothing to give out yet."""

    def show_saved(self, happened: str, rest: str) -> None:
        """Say that a file is on the disk."""

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""


class GoingOutPresenter:
    """One person in hand at a time."""

    def __init__(self, desk: Desk, runner: Runner, view: GoingOutView, round_id: int) -> None:
        self._desk = desk
        self._runner = runner
        self._view = view
        self._round_id = round_id
        self._pages: dict[str, OwnPage] = {}
        self._person = ""

    def load(self) -> None:
        """Read who has something to do."""
        self._runner.run(lambda: self._desk.going_out.everybody(self._round_id), self._show, self._refused)

    def choose(self, person: str) -> None:
        """Take somebody in hand."""
        self._person = person
        messages = _messages(self._pages[person])
        self._view.show_messages(messages, TO_PERSON)
        self.choose_message(TO_PERSON)

    def choose_message(self, wanted: str) -> None:
        """Show another message: to this person, or to the practitioner of one of the cases."""
        page = self._pages[self._person]
        audit = next((each for each in page.audits if each.reference == wanted), None)
        if audit is not None:
            self._view.show_message(to_practitioner(page, audit))
        else:
            self._view.show_message(to_auditor(page) if page.audits else to_moderator(page))

    @property
    def worklist_name(self) -> str:
        """A name for the file of the worklist."""
        return proposed_name("worklist", self._request)

    @property
    def calendar_name(self) -> str:
        """A name for the calendar file."""
        return f"{Path(self.worklist_name).stem.replace('worklist', 'calendar')}.ics"

    def save_worklist(self, path: str) -> None:
        """Save the worklist of the person in hand."""
        request = self._request
        self._save(lambda: make("worklist", self._desk, request, Path(path)), path, "It holds references of cases.")

    def save_timetable(self, path: str) -> None:
        """Save the timetable of the whole round."""
        request = Request(next(iter(self._pages.values())).round_name)
        self._save(lambda: make("timetable", self._desk, request, Path(path)), path, "No case is named in it.")

    def save_calendar(self, path: str) -> None:
        """Save the days of the person in hand as a calendar file."""
        page, now = self._pages[self._person], self._desk.work.clock()
        self._save(lambda: save_calendar(page, now, Path(path), self._desk.folder), path, "No case is named in it.")

    @property
    def _request(self) -> Request:
        return Request(self._pages[self._person].round_name, person=self._person)

    def _save(self, work: Callable[[], None], path: str, rest: str) -> None:
        happened = f"Saved as {Path(path).name}."
        self._runner.run(work, lambda _: self._view.show_saved(happened, rest), self._refused)

    def _show(self, pages: Sequence[OwnPage]) -> None:
        self._pages = {page.person: page for page in pages}
        if not pages:
            self._view.show_nobody(NOBODY)
            return
        self._view.show_people(tuple((page.person, _line(page)) for page in pages), pages[0].person)
        self.choose(pages[0].person)

    def _refused(self, fault: Exception) -> None:
        if not isinstance(fault, AuditToolError):
            raise fault
        self._view.show_problem(str(fault))


def _line(page: OwnPage) -> str:
    count = len(page.audits)
    audits = "1 audit" if count == 1 else f"{count} audits"
    parts = [*([audits] if count else []), *(["moderates"] if page.moderates else [])]
    return f"{page.person}: {', '.join(parts)}"


def _messages(page: OwnPage) -> Choices:
    to_person = (TO_PERSON, f"To {page.person}")
    cases = dict.fromkeys(audit.reference for audit in page.audits if audit.seat.value == "first")
    return (to_person, *((reference, f"To the practitioner of {reference}") for reference in cases))
