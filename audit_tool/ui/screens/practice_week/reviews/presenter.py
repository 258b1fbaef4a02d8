"""Audits of audits of a round without widgets: what is due, who is asked, and how many chance picks (R-092)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from audit_tool.counted_words import count_of
from audit_tool.formdef.definition import Seat
from audit_tool.services.audit_reviews import AuditToReview, RoundReviews
from audit_tool.services.desk import Desk
from audit_tool.ui.asking import ActingPresenter, ActingView
from audit_tool.ui.jobs import Runner
from audit_tool.ui.screens.companions.review_words import audit_name, review_key, review_words, state_words
from audit_tool.ui.screens.practice_week.drafts import Problems

NONE_YET = "No case of this round has all its audits submitted yet. Then they can be audited."
OWN_LEFT_OUT = "Cases that you audit yourself are left out here: another quality lead sees to them."
NOBODY = "Nobody may audit this audit: all others audited the case, have a conflict with it, or left."
Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AskedLine:
    """Somebody who audits an audit."""

    record_id: int
    audit: str
    words: str
    """Who, and how far."""
    may_be_released: bool


class ReviewsView(ActingView, Protocol):
    """What the presenter needs of the panel."""

    def show_reviews(self, summary: Sequence[str], share: int, audits: Choices, asked: Sequence[AskedLine]) -> None:
        """Show what is due, which audits somebody can be asked for, and who is asked."""

    def show_people(self, people: Choices, nobody: str) -> None:
        """Offer who may audit the chosen audit; or say that nobody may."""

    def show_problems(self, problems: Problems) -> None:
        """Say at each field what is wrong with it."""


class ReviewsPresenter(ActingPresenter):
    """One round."""

    def __init__(self, desk: Desk, runner: Runner, view: ReviewsView, round_id: int) -> None:
        super().__init__(desk, runner, view)
        self._view = view
        self._round_id = round_id

    def load(self) -> None:
        """Read the audits anew."""
        self._asking.run(lambda: self._desk.audit_reviews.listing(self._round_id), self._show)

    def choose(self, key: str) -> None:
        """Find out who may audit this audit."""
        candidates = self._desk.audit_reviews.candidates
        self._asking.run(lambda: candidates(*_audit_of(key)), self._show_people)

    def ask(self, key: str, code: str) -> None:
        """Ask somebody to audit an audit."""
        problems = {name: "Choose one." for name, value in (("audit", key), ("person", code)) if not value}
        self._view.show_problems(problems)
        if not problems:
            ask = self._desk.audit_reviews.ask
            self._do(lambda: ask(*_audit_of(key), code), f"{code} is asked.", f"{code} finds it in My work.")

    def take_back(self, record_id: int) -> None:
        """Take a request back."""
        take_back = self._desk.audit_reviews.take_back
        self._do(lambda: take_back(record_id), "The request is taken back.", "Somebody else can be asked.")

    def put_share(self, typed: str) -> None:
        """Say how many per cent chance picks."""
        digits = typed.strip().removesuffix("%").strip()
        right = digits.isdecimal() and int(digits) <= 100
        self._view.show_problems({} if right else {"share": "Write how many per cent, 0 to 100."})
        if right:
            put = self._desk.audit_reviews.put_share
            rest = "The list below follows. What somebody is asked for stays."
            self._do(lambda: put(self._round_id, int(digits)), "The share is saved.", rest)

    def _show(self, found: RoundReviews) -> None:
        open_ = tuple((review_key(each), review_words(each)) for each in found.audits if each.room)
        asked = [line for each in found.audits for line in _asked(each)]
        self._view.show_reviews(summary_of(found), found.share, open_, asked)

    def _show_people(self, codes: Sequence[str]) -> None:
        titles = {each.code: each.title for each in self._desk.people.listing()}
        named = tuple((code, f"{code} {titles.get(code, '')}".strip()) for code in codes)
        self._view.show_people(named, "" if named else NOBODY)


def summary_of(found: RoundReviews) -> tuple[str, ...]:
    """How many are due, asked for and submitted, in sentences."""
    if not found.audits:
        words: tuple[str, ...] = (NONE_YET,)
    else:
        due = sum(each.due for each in found.audits)
        asked = [one for each in found.audits for one in each.reviewers]
        submitted = sum(one.submitted for one in asked)
        words = (
            f"{count_of(due, 'audit is', 'audits are')} to be audited, and nobody is asked yet."
            if due
            else "Nobody need be asked now.",
            f"Asked for or begun: {len(asked) - submitted}. Submitted: {submitted}.",
        )
    return (*words, *([OWN_LEFT_OUT] if found.own_cases else []))


def _asked(audit: AuditToReview) -> list[AskedLine]:
    return [
        AskedLine(one.record_id, audit_name(audit), f"{one.code}: {state_words(one)}.", one.may_be_released)
        for one in audit.reviewers
    ]


def _audit_of(key: str) -> tuple[int, Seat]:
    allocation, _, seat = key.partition(" ")
    return int(allocation), Seat(seat)
