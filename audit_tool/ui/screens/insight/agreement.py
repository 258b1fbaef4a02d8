"""Agreement without its widgets: which agreement and which grades are looked at, their figures in sentences."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from audit_tool.analysis.agreement import Figures
from audit_tool.analysis.agreement_told import AUDITORS, Raters, Told, told
from audit_tool.formdef.definition import Option
from audit_tool.services.agreement_scopes import INFORMED_NOTE, Scope, far_words, grade_notes, pairs_words, scopes_of
from audit_tool.services.desk import Desk
from audit_tool.services.identity import Act
from audit_tool.services.review_scopes import (
    AGAINST,
    NONE_TWICE,
    counts_words,
    review_notes,
    review_scopes,
    reviews_words,
)
from audit_tool.services.review_scopes import TABLES as REVIEW_TABLES
from audit_tool.ui.asking import refusing
from audit_tool.ui.jobs import Runner

INDEPENDENT, INFORMED = "independent", "informed"
TABLES = (
    (INDEPENDENT, "Second auditors who had not read the first audit"),
    (INFORMED, "Second auditors who could read the first audit"),
)
AUDITS, REVIEWS = "audits", "reviews"
SORTS = ((AUDITS, "First and second audits"), (REVIEWS, "Audits of audits"))
"""Told apart (R-107). Calibration is the third: it has practice cases only, and a page of its own."""
NOTHING = "Nothing to compare yet. Agreement is told of cases whose two audits are both submitted."
NO_REVIEWS = (
    "No audit of an audit is submitted yet. The quality lead asks for them on the board of the round; "
    "moderators find those that are due under Reflections and observations."
)
NOT_YOURS = "Agreement is told to moderators and the quality lead. Choose a round that you moderate."
Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """Agreement on the grades that are chosen."""

    told: Told
    figures: Figures
    grades: tuple[Option, ...]
    """The scale, the lowest first."""
    far: str
    """Those two or more apart, by name; empty where none is."""
    notes: tuple[str, ...]
    raters: Raters = AUDITORS


@dataclass(frozen=True, slots=True)
class Table:
    """Grades that are told together, and what a reader of them has to know."""

    key: str
    words: str
    scopes: tuple[Scope, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """All tables of one sort of agreement."""

    tables: tuple[Table, ...]
    nothing: str
    """What is said where there is no table."""
    answers: tuple[tuple[str, str], ...] = ()
    """What the audits of audits say: each question with its counts in words."""
    counted: str = ""
    """How many these counts rest on."""


class AgreementView(Protocol):
    """What the presenter needs of the page."""

    def show_choices(self, tables: Choices, table: str, scopes: Choices) -> None:
        """Offer what can be looked at; one table alone needs no choice."""

    def show_answers(self, counted: str, answers: Choices) -> None:
        """Show how often each answer was given on the form for audits of audits; nothing for other agreement."""

    def show_agreement(self, shown: Shown) -> None:
        """Show the figures."""

    def show_pairs(self, words: str) -> None:
        """Name the cases of a cell."""

    def show_no_agreement(self, words: str) -> None:
        """Say why there are no figures."""


class AgreementPresenter:
    """The grades of one round that were given twice."""

    def __init__(self, desk: Desk, runner: Runner, view: AgreementView) -> None:
        self._desk = desk
        self._runner = runner
        self._view = view
        self._refused = refusing(view.show_no_agreement)
        self._round_id: int | None = None
        self._sort, self._table = AUDITS, ""
        self._found = Found((), "")
        self._at = 0

    def load(self, round_id: int | None) -> None:
        """Read the grades of a round anew."""
        self._round_id = round_id
        if round_id is None or not self.may_look:
            self._view.show_no_agreement(NOT_YOURS)
            return
        read: Callable[[Desk, int], Found] = _reviews if self._sort == REVIEWS else _audits
        self._runner.run(lambda: read(self._desk, round_id), self._show, self._refused)

    @property
    def may_look(self) -> bool:
        """Whether this person compares audits of the round."""
        return self._round_id is not None and self._desk.identity.may(Act.READ_BOTH, self._round_id)

    @property
    def sort(self) -> str:
        """Which agreement is looked at."""
        return self._sort

    def choose_sort(self, sort: str) -> None:
        """Look at another agreement."""
        self._sort, self._table, self._at = sort, "", 0
        self.load(self._round_id)

    def choose_table(self, table: str) -> None:
        """Look at another table."""
        self._table, self._at = table, 0
        self._show(self._found)

    def choose_scope(self, at: str) -> None:
        """Look at other grades."""
        self._at = int(at)
        self._tell()

    def choose_cell(self, first: int, second: int) -> None:
        """Name the cases to which the two gave these grades, by place on the scale."""
        self._view.show_pairs(pairs_words(self._chosen.scopes[self._at], (first, second)))

    @property
    def _chosen(self) -> Table:
        return next((each for each in self._found.tables if each.key == self._table), self._found.tables[0])

    def _show(self, found: Found) -> None:
        self._found = found
        self._view.show_answers(found.counted, found.answers)
        if not found.tables:
            self._view.show_no_agreement(found.nothing)
            return
        chosen = self._chosen
        self._at = min(self._at, max(0, len(chosen.scopes) - 1))
        tables = tuple((each.key, each.words) for each in found.tables) if len(found.tables) > 1 else ()
        self._view.show_choices(tables, chosen.key, tuple((str(at), one.words) for at, one in enumerate(chosen.scopes)))
        self._tell()

    def _tell(self) -> None:
        chosen = self._chosen
        scope = chosen.scopes[self._at]

        def work() -> Shown:
            found = scope.figures
            said = told(found, scope.noun, scope.raters)
            return Shown(said, found, scope.pairs[0].scale, far_words(scope), chosen.notes, scope.raters)

        # Drawing anew for the intervals takes a moment, so the window does not wait for it.
        self._runner.run(work, self._view.show_agreement, self._refused)


def _audits(desk: Desk, round_id: int) -> Found:
    """First and second audits; the second ones that could read the first have a table of their own (R-099)."""
    grades = desk.agreement.grades(round_id)
    notes = grade_notes(grades.own_cases, counts=grades.counts)
    given = {INDEPENDENT: (grades.independent, notes), INFORMED: (grades.informed, (INFORMED_NOTE, *notes))}
    tables = [Table(key, words, scopes_of(given[key][0]), given[key][1]) for key, words in TABLES if given[key][0]]
    return Found(tuple(tables), NOTHING)


def _reviews(desk: Desk, round_id: int) -> Found:
    """Audits of audits: against the audits, between reviewers, and what the form says in counts (R-107)."""
    found = desk.review_figures.of_round(round_id)
    if not found.reviews:
        return Found((), NO_REVIEWS)
    tables = []
    for key, words in REVIEW_TABLES:
        notes = review_notes(found, key)
        if key == AGAINST and not found.between:
            notes = (*notes, NONE_TWICE)
        if scopes := review_scopes(found, key):
            tables.append(Table(key, words, scopes, notes))
    answers = tuple((f"{each.number} {each.question}", counts_words(each)) for each in found.answers)
    return Found(tuple(tables), NO_REVIEWS, answers, reviews_words(found.reviews))
