"""Agreement without its widgets: which grades are looked at, their figures in sentences, and the cases of a cell."""

from dataclasses import dataclass
from typing import Protocol

from audit_tool.analysis.agreement import Figures
from audit_tool.analysis.agreement_told import Told, told
from audit_tool.errors import AuditToolError
from audit_tool.formdef.definition import Option
from audit_tool.services.agreement import RoundGrades
from audit_tool.services.agreement_scopes import INFORMED_NOTE, Scope, far_words, grade_notes, pairs_words, scopes_of
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
        self._view.show_pairs(pairs_words(self._scopes[self._at], (first, second)))

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
        notes = grade_notes(self._grades) if self._grades else ()
        if self._table == INFORMED:
            notes = (INFORMED_NOTE, *notes)

        def work() -> Shown:
            found = scope.figures
            return Shown(told(found, scope.noun), found, scope.pairs[0].scale, far_words(scope), notes)

        # Drawing anew for the intervals takes a moment, so the window does not wait for it.
        self._runner.run(work, self._view.show_agreement, self._refused)

    def _refused(self, fault: Exception) -> None:
        if not isinstance(fault, AuditToolError):
            raise fault
        self._view.show_no_agreement(str(fault))
