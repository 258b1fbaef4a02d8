"""What goes out before a round, without its widgets: whose worklist and calendar, and which message to copy."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from audit_tool.counted_words import count_of
from audit_tool.errors import AuditToolError
from audit_tool.exchange.calendar_file import save_calendar
from audit_tool.exchange.messages import to_auditor, to_moderator, to_practitioner
from audit_tool.reports.request import Request
from audit_tool.reports.saving import make, proposed_name
from audit_tool.services.days_to_keep import days_of
from audit_tool.services.desk import Desk
from audit_tool.services.going_out import OwnPage
from audit_tool.synced_folders import kept_there
from audit_tool.ui.asking import refusing
from audit_tool.ui.jobs import Runner

NOBODY = "Nobody has anything to do in this round yet. Add cases first, then come back."
TO_PERSON = "person"
TIMETABLE = "timetable.pdf"
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
        self._refused = refusing(view.show_problem)
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
        return _worklist_name(self._pages[self._person])

    @property
    def calendar_name(self) -> str:
        """A name for the calendar file."""
        return _calendar_name(self.worklist_name)

    def save_worklist(self, path: str) -> None:
        """Save the worklist of the person in hand."""
        page = self._pages[self._person]
        self._save(lambda: self._worklist(page, Path(path)), path, "It holds references of cases.")

    def save_timetable(self, path: str) -> None:
        """Save the timetable of the whole round."""
        self._save(lambda: self._timetable(Path(path)), path, "No case is named in it.")

    def save_calendar(self, path: str) -> None:
        """Save the days of the person in hand as a calendar file."""
        page = self._pages[self._person]
        self._save(lambda: self._calendar(page, Path(path)), path, "No case is named in it.")

    def save_all(self, folder: str) -> None:
        """Save the timetable, and the worklist and calendar of everybody, into a folder."""
        place = Path(folder)
        steps: list[Callable[[], None]] = [lambda: self._timetable(place / TIMETABLE)]
        for page, name in _named_apart(self._pages.values()):
            steps.append(partial(self._worklist, page, place / name))
            steps.append(partial(self._calendar, page, place / _calendar_name(name)))

        def done(count: int) -> None:
            happened = f"{count_of(count, 'file is', 'files are')} saved in {place.name or place}."
            rest = "A worklist and a calendar for each person, and the timetable."
            self._view.show_saved(happened, kept_there(place, rest))

        self._runner.run(lambda: _save_each(steps), done, self._refused)

    def _worklist(self, page: OwnPage, path: Path) -> None:
        make("worklist", self._desk, _request(page), path)

    def _calendar(self, page: OwnPage, path: Path) -> None:
        save_calendar(days_of(page), self._desk.work.clock(), path, self._desk.folder)

    def _timetable(self, path: Path) -> None:
        make("timetable", self._desk, Request(next(iter(self._pages.values())).round_name), path)

    def _save(self, work: Callable[[], None], path: str, rest: str) -> None:
        told = f"Saved as {Path(path).name}.", kept_there(Path(path).parent, rest)
        self._runner.run(work, lambda _: self._view.show_saved(*told), self._refused)

    def _show(self, pages: Sequence[OwnPage]) -> None:
        self._pages = {page.person: page for page in pages}
        if not pages:
            self._view.show_nobody(NOBODY)
            return
        self._view.show_people(tuple((page.person, _line(page)) for page in pages), pages[0].person)
        self.choose(pages[0].person)


def _save_each(steps: Sequence[Callable[[], None]]) -> int:
    """Save file after file; where one cannot be saved, say how many are."""
    for at, save in enumerate(steps):
        try:
            save()
        except AuditToolError as fault:
            before = f"{at} of {len(steps)} files are saved. " if at else ""
            message = f"{before}{fault}"
            raise AuditToolError(message) from fault
    return len(steps)


def _request(page: OwnPage) -> Request:
    return Request(page.round_name, person=page.person)


def _worklist_name(page: OwnPage) -> str:
    return proposed_name("worklist", _request(page))


def _calendar_name(worklist: str) -> str:
    return f"{Path(worklist).stem.replace('worklist', 'calendar')}.ics"


def _named_apart(pages: Iterable[OwnPage]) -> Iterator[tuple[OwnPage, str]]:
    """Each person's page with the name of its worklist; codes alike but for what a name cannot hold are numbered."""
    taken: Counter[str] = Counter()
    for page in pages:
        name = _worklist_name(page)
        taken[name.lower()] += 1
        before = taken[name.lower()] - 1
        yield page, f"{Path(name).stem}-{before + 1}.pdf" if before else name


def _line(page: OwnPage) -> str:
    count = len(page.audits)
    parts = [*([count_of(count, "audit")] if count else []), *(["moderates"] if page.moderates else [])]
    return f"{page.person}: {', '.join(parts)}"


def _messages(page: OwnPage) -> Choices:
    to_person = (TO_PERSON, f"To {page.person}")
    cases = dict.fromkeys(audit.reference for audit in page.audits if audit.seat.value == "first")
    return (to_person, *((reference, f"To the practitioner of {reference}") for reference in cases))
