"""Agreement without its widgets: which grades are looked at, their figures in sentences, and the cases of a cell."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from audit_tool.analysis.agreement import Figures
from audit_tool.analysis.agreement_told import Told, told
from audit_tool.errors import AuditToolError
from audit_tool.services.agreement import GradePair, RoundGrades
from audit_tool.services.agreement_scopes import Scope, scopes_of
from audit_tool.services.desk import Desk
from audit_tool.services.identity import Act
from audit_tool.ui.jobs import Runner

INDEPENDENT, INFORMED = "independent", "informed"
TABLES = (
    (INDEPENDENT, "Second auditors who had not read the first audit"),
    (INFORMED, "Second auditors who could read the first audit"),
)
NOTHING = "Nothing to compare yet. Agreement is told of cases whose two audits are both submitted."
NOT_YOURS = "Agreement is told to moderators and the quality lead. Choose a round that you moderate."
INFORMED_NOTE = "Informed: the second auditor could read the first audit, so these judgements are not independent."
TWO_APART = 2
Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """Agreement on the grades that are chosen."""

    told: Told
    figures: Figures
    grades: tuple[str, ...]
    """Codes of the scale, the lowest first."""
    far: str
    """Those two or more apart, by name; empty where none is."""
    notes: tuple[str, ...]


class AgreementView(Protocol):
    """What the presenter needs of the page."""

    def show_choices(self, tables: Choices, table: str, scopes: Choices) -> None:
        """Offer what can be looked at; one table alone needs no choice."""

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
        self._grades: RoundGrades | None = None
        self._table = INDEPENDENT
        self._scopes: tuple[Scope, ...] = ()
        self._at = 0

    def load(self, round_id: int | None) -> None:
        """Read the grades of a round anew."""
        if round_id is None or not self._desk.identity.may(Act.READ_BOTH, round_id):
            self._view.show_no_agreement(NOT_YOURS)
            return
        self._runner.run(lambda: self._desk.agreement.grades(round_id), self._show, self._refused)

    def choose_table(self, table: str) -> None:
        """Look at the other table."""
        self._table, self._at = table, 0
        if self._grades is not None:
            self._show(self._grades)

    def choose_scope(self, at: str) -> None:
        """Look at other grades."""
        self._at = int(at)
        self._tell()

    def choose_cell(self, first: int, second: int) -> None:
        """Name the cases to which the two gave these grades, by place on the scale."""
        self._view.show_pairs(pairs_words(self._scopes[self._at], lambda pair: pair.judgements == (first, second)))

    def _show(self, grades: RoundGrades) -> None:
        self._grades = grades
        if not grades.independent and self._table == INDEPENDENT and grades.informed:
            self._table = INFORMED
        pairs = grades.independent if self._table == INDEPENDENT else grades.informed
        if not pairs:
            self._view.show_no_agreement(NOTHING)
            return
        self._scopes = scopes_of(pairs)
        self._at = min(self._at, len(self._scopes) - 1)
        tables = TABLES if grades.independent and grades.informed else ()
        self._view.show_choices(tables, self._table, tuple((str(at), one.words) for at, one in enumerate(self._scopes)))
        self._tell()

    def _tell(self) -> None:
        scope = self._scopes[self._at]
        notes = self._notes()

        def work() -> Shown:
            found = scope.figures
            return Shown(told(found, scope.noun), found, scope.pairs[0].scale, far_words(scope), notes)

        # Drawing anew for the intervals takes a moment, so the window does not wait for it.
        self._runner.run(work, self._view.show_agreement, self._refused)

    def _notes(self) -> tuple[str, ...]:
        grades = self._grades
        if grades is None:
            return ()
        own = grades.own_cases
        told_ = (
            (INFORMED_NOTE, self._table == INFORMED),
            (f"{own} {'case' if own == 1 else 'cases'} that you audited left out.", own > 0),
            ("This round is a pilot that does not count in results.", not grades.counts),
        )
        return tuple(words for words, holds in told_ if holds)

    def _refused(self, fault: Exception) -> None:
        if not isinstance(fault, AuditToolError):
            raise fault
        self._view.show_no_agreement(str(fault))


def far_words(scope: Scope) -> str:
    """The cases two or more grades apart, by name (domain 4.6 item 2)."""

    def is_far(pair: GradePair) -> bool:
        return pair.first is not None and pair.second is not None and abs(pair.first - pair.second) >= TWO_APART

    found = [_name(pair) for pair in scope.pairs if is_far(pair)]
    return f"Two or more apart: {', '.join(found)}." if found else ""


def pairs_words(scope: Scope, chosen: Callable[[GradePair], bool]) -> str:
    """Cases by reference, with the question where it is about one."""
    found = [_name(pair) for pair in scope.pairs if chosen(pair)]
    return (
        f"{scope.noun.counted(len(found)).capitalize()}: {', '.join(found)}."
        if found
        else "No case has these two grades."
    )


def _name(pair: GradePair) -> str:
    return pair.reference if pair.overall else f"{pair.reference} at {pair.number}"


def grid_of(shown: Shown) -> Sequence[Sequence[int]]:
    """Counts, best grades first: rows are the first auditor's, columns the second's."""
    two = shown.figures.two
    return [list(reversed(row)) for row in reversed(two.table)] if two is not None else []
