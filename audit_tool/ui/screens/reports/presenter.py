"""Reports without their widgets: which there are for this person, what is chosen, and the preview of it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol, TypeVar

from audit_tool.errors import AuditToolError
from audit_tool.reports.catalogue import render
from audit_tool.reports.request import CONFIDENTIAL, PUBLIC, UNMARKED, Request
from audit_tool.reports.saving import is_word, make, proposed_name, save
from audit_tool.services.desk import Desk
from audit_tool.synced_folders import kept_there
from audit_tool.ui.asking import refusing
from audit_tool.ui.jobs import Runner
from audit_tool.ui.pdf_pictures import PagePicture, PageText, draw_pages, read_pages
from audit_tool.ui.screens.reports.offers import Offer, key_of, offers_of

T = TypeVar("T")


class ReportsView(Protocol):
    """What the presenter needs of the screen."""

    def show_offers(self, offers: Sequence[Offer], chosen: Offer, request: Request) -> None:
        """Show the reports, and what is chosen of the one in hand."""

    def show_document(self, name: str, pages: Sequence[PageText]) -> None:
        """Make room for the pages of the preview."""

    def show_pictures(self, pictures: Sequence[PagePicture]) -> None:
        """Put the pages' pictures in."""

    def show_nothing(self, words: str) -> None:
        """Say why there is no preview, and what to do."""

    def show_saved(self, happened: str, rest: str) -> None:
        """Say that the file is on the disk."""

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""


class ReportsPresenter:
    """One report in hand at a time."""

    def __init__(self, desk: Desk, runner: Runner, view: ReportsView) -> None:
        self._desk = desk
        self._runner = runner
        self._view = view
        self._refused = refusing(view.show_problem)
        self._offers: tuple[Offer, ...] = ()
        self._name = ""
        self._request = Request()
        self._pdf = b""
        self._kept_as = ""
        self._turn = 0

    @property
    def proposed_name(self) -> str:
        """A name for the file."""
        return self._kept_as or proposed_name(self._name, self._request)

    @property
    def has_pages(self) -> bool:
        """Whether there is something to save."""
        return bool(self._pdf)

    def load(self) -> None:
        """Read anew what can be reported."""
        self._runner.run(lambda: offers_of(self._desk), self._loaded, self._refused)

    def choose_report(self, name: str) -> None:
        """Take another report in hand, now or once the list is read; a record, form or choice may follow its name."""
        self._name, _, about = name.partition(" ")
        self._request = Request(record=int(about)) if about.isdecimal() else Request(form=about)
        if self._offers:
            self._show()

    def choose_case(self, key: str) -> None:
        """Take another case, record or form."""
        found = next((each for each in self._offer.choices if each.key == key), None)
        if found is not None:
            self._request = found.put_into(self._request)
            self._show()

    def choose_audience(self, audience: str) -> None:
        """Make it for others; the marking follows."""
        marking = UNMARKED if audience == PUBLIC else CONFIDENTIAL
        self._request = replace(self._request, audience=audience, marking=marking)
        self._show()

    def choose_marking(self, marking: str) -> None:
        """Mark the pages otherwise."""
        self._request = replace(self._request, marking=marking)
        self._show()

    def choose_print(self, *, large: bool) -> None:
        """Make it in large print, or in the usual size."""
        self._request = replace(self._request, large=large)
        self._show()

    def show_kept(self, title: str, file_name: str, pdf: bytes) -> None:
        """Show a report as it was issued, until something is chosen again; it is what is saved."""
        self._turn += 1
        self._pdf, self._kept_as = pdf, file_name

        def show(pages: tuple[PageText, ...]) -> None:
            self._view.show_document(title, pages)

        refused = self._if_still(self._turn, self._no_preview)
        self._runner.run(lambda: read_pages(pdf), self._if_still(self._turn, show), refused)

    def draw(self, pixels: int) -> None:
        """Draw the pages so many pixels wide."""
        if self._pdf:
            pdf, turn = self._pdf, self._turn
            show = self._if_still(turn, self._view.show_pictures)
            self._runner.run(lambda: draw_pages(pdf, pixels), show, self._refused)

    def save(self, path: Path) -> None:
        """Put what is shown on the disk: exactly that as a PDF, or what it says as Word, by the ending of the name."""
        name, request, pdf = self._name, self._request, self._pdf

        def put() -> None:
            if is_word(path) and not self._kept_as:
                make(name, self._desk, request, path)
            else:
                save(pdf, path, self._desk.folder)

        self._runner.run(put, lambda _: self._saved(path), self._refused)

    @property
    def _offer(self) -> Offer:
        return next((each for each in self._offers if each.entry.name == self._name), self._offers[0])

    def _loaded(self, offers: tuple[Offer, ...]) -> None:
        self._offers = offers
        self._show()

    def _show(self) -> None:
        offer = self._offer
        self._name = offer.entry.name
        if offer.choices:
            wanted = key_of(self._request)
            chosen = next((each for each in offer.choices if each.key == wanted), offer.choices[0])
            self._request = chosen.put_into(self._request)
        if not self._request.marking:
            self._request = replace(self._request, marking=CONFIDENTIAL)
        self._turn += 1
        self._pdf, self._kept_as = b"", ""
        self._view.show_offers(self._offers, offer, self._request)
        if offer.nothing:
            self._view.show_nothing(offer.nothing)
            return
        name, request, turn = self._name, self._request, self._turn
        shown, refused = self._if_still(turn, self._rendered), self._if_still(turn, self._no_preview)
        self._runner.run(lambda: self._render(name, request), shown, refused)

    def _render(self, name: str, request: Request) -> tuple[bytes, tuple[PageText, ...]]:
        pdf = render(name, self._desk, request)
        return pdf, read_pages(pdf)

    def _rendered(self, made: tuple[bytes, tuple[PageText, ...]]) -> None:
        self._pdf, pages = made
        self._view.show_document(f"{self._offer.entry.title} {self._request.case or self._request.form}".strip(), pages)

    def _if_still(self, turn: int, then: Callable[[T], None]) -> Callable[[T], None]:
        """A result that comes after another choice was made is dropped."""

        def deliver(result: T) -> None:
            if turn == self._turn:
                then(result)

        return deliver

    def _saved(self, path: Path) -> None:
        self._view.show_saved(f"Saved as {path.name}.", kept_there(path.parent, "Keep it where its marking allows."))

    def _no_preview(self, fault: Exception) -> None:
        known = isinstance(fault, AuditToolError)
        self._view.show_nothing(str(fault) if known else "This report could not be made.")
        if not known:
            raise fault
