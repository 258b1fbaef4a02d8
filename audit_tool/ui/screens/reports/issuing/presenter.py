"""Issuing the report in hand, and what was issued of it; without its widgets."""

from collections.abc import Sequence
from typing import Protocol

from audit_tool.reports.catalogue import ReportEntry
from audit_tool.reports.issuing import NextIssue, drawn, next_issue
from audit_tool.reports.request import Request
from audit_tool.reports.saving import issued_name
from audit_tool.services.desk import Desk
from audit_tool.services.identity import Act
from audit_tool.services.issued import Issue
from audit_tool.ui.asking import refusing
from audit_tool.ui.jobs import Lane, Runner


class IssuingView(Protocol):
    """What the presenter needs of its part of the screen."""

    def show_issued(self, issued: Sequence[Issue]) -> None:
        """Show what was issued of the report in hand."""

    def show_asking(self, found: NextIssue, request: Request) -> None:
        """Ask whether audience and marking are right, and for a correction why it is needed."""

    def show_done(self, happened: str, rest: str) -> None:
        """Say what was done, and ask no more."""

    def show_kept(self, title: str, file_name: str, pdf: bytes) -> None:
        """Show a report as it was issued."""

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""


class IssuingPresenter:
    """The issues of one report at a time."""

    def __init__(self, desk: Desk, runner: Runner, view: IssuingView) -> None:
        self._desk = desk
        self._runner = runner
        self._view = view
        self._refused = refusing(view.show_problem)
        self._name = ""
        self._request = Request()

    def may_issue(self, entry: ReportEntry) -> bool:
        """Whether this person issues such a report at all."""
        return entry.issued and self._desk.identity.may_anywhere(Act.REPORT)

    def choose(self, name: str, request: Request) -> None:
        """Another report or case is in hand."""
        self._name, self._request = name, request
        self.load()

    def load(self, opening: int = 0) -> None:
        """Read anew what was issued of it, and open one of these where it was just made."""
        name = self._name

        def show(issued: Sequence[Issue]) -> None:
            if name == self._name:
                self._view.show_issued(issued)
                for made in issued:
                    if made.id == opening:
                        self.open(made)

        self._runner.run(lambda: self._issues(name), show, self._refused)

    def ask(self) -> None:
        """Find out which version it would be and what changed, before anything is issued."""
        name, request = self._name, self._request

        def show(found: NextIssue) -> None:
            if (name, request) != (self._name, self._request):
                return
            if found.refusal:
                self._view.show_problem(found.refusal)
            else:
                self._view.show_asking(found, request)

        self._runner.run(lambda: next_issue(name, self._desk, request), show, self._refused)

    def issue(self, reason: str) -> None:
        """Draw it with its number, and keep it; the drawing does not hold up what is being saved."""
        name, request, desk = self._name, self._request, self._desk
        self._runner.run(
            lambda: drawn(name, desk, request, reason),
            lambda new: self._runner.run(lambda: desk.issued.keep(new), self._issued, self._refused, Lane.WRITE),
            self._refused,
        )

    def open(self, issue: Issue) -> None:
        """Read an issue back, byte for byte."""
        self._runner.run(
            lambda: self._desk.issued.pdf(issue.id),
            lambda pdf: self._view.show_kept(
                f"{issue.title}, version {issue.number} as issued", issued_name(issue), pdf
            ),
            self._refused,
        )

    def _issues(self, name: str) -> tuple[Issue, ...]:
        return tuple(each for each in self._desk.issued.listing() if each.name == name)

    def _issued(self, number: int) -> None:
        self._view.show_done(
            "Issued.", "Its pages and figures are kept as they are, and can be opened and saved again."
        )
        self.load(number)
