"""The page of agreement: counts in sentences, the grid of both auditors' grades, coefficients last (R-100)."""

from PySide6.QtWidgets import QWidget

from audit_tool.formdef.definition import Option
from audit_tool.formdef.wording import capitalised
from audit_tool.services.agreement_scopes import best_first
from audit_tool.ui.formview.looks import look
from audit_tool.ui.frame import Frame
from audit_tool.ui.screens.insight.agreement import REVIEWS, SORTS, AgreementPresenter, Choices, Shown
from audit_tool.ui.screens.insight.panels import fill, fill_pairs, head, panel, retitle
from audit_tool.ui.widgets.announcing import announce
from audit_tool.ui.widgets.boxes import ScrollColumn, large_text, row_or_column
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.fields import ClosedList, Labelled
from audit_tool.ui.widgets.figure_table import CellLook, FigureCell, FigureRow, FigureTable
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.two_columns import TwoColumns

LEAST = 420
HINT = "Choose a number, or Enter on it, to see its cases. Marked: the same grade."
ENOUGH = "Enough was graded twice to tell coefficients."
EXPLAINED = (
    "1 is full agreement, 0 is what chance would give. Cases of two auditors are not independent of one another."
)


class AgreementPage(ScrollColumn):
    """The view of `AgreementPresenter`."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap="m", margin="xl")
        self._frame = frame
        self.presenter = AgreementPresenter(frame.desk, frame.runner, self)
        self.scope, self.table_choice, self.sort = ClosedList(), ClosedList(), ClosedList(SORTS)
        self.sort.set_value(self.presenter.sort)
        self._sorts = Labelled("&Which agreement", self.sort)
        self._grades: tuple[Option, ...] = ()
        self._choices = QWidget()
        choices = row_or_column(self._choices, gap="m")
        self._tables = Labelled("&Compared", self.table_choice)
        self._scopes = Labelled("&Grades of", self.scope)
        for choice in (self._sorts, self._scopes, self._tables):
            choices.addWidget(choice, 1)
        self._nothing = WrappedLabel("", "reading")
        self._body = TwoColumns(LEAST)
        self._counts, self._coefficients = panel("What anybody can count"), panel("Allowing for chance")
        self._cells, self._answers = panel("Both grades of each"), panel("What the audits of audits say")
        self.grid, self._pairs = FigureTable("Both grades of each"), WrappedLabel("", "reading")
        self.print = Button("Print as PDF", Variant.PRIMARY, icon="print")
        self._fill_body()
        for part in (head(self._choices, [self.print]), self._nothing, self._body, self._answers):
            self.add(part)
        self._answers.hide()
        self.add_stretch()
        self.print.clicked.connect(self._print)
        self.grid.cell_chosen.connect(self._choose_cell)
        self.sort.picked.connect(self.presenter.choose_sort)
        self.scope.picked.connect(self.presenter.choose_scope)
        self.table_choice.picked.connect(self.presenter.choose_table)
        self.show_no_agreement("")

    def arrive(self) -> None:
        """Read the grades of the round in front anew."""
        self.presenter.load(self._frame.round_id)

    def _fill_body(self) -> None:
        """Counts and coefficients at the left, the grid beside them."""
        for side, card in (
            (self._body.left, self._counts),
            (self._body.left, self._coefficients),
            (self._body.right, self._cells),
        ):
            side.addWidget(card)
        for shown in (self.grid, WrappedLabel(HINT, "second", "subtle"), self._pairs):
            self._cells.content.addWidget(shown)
        self._body.end()

    def show_choices(self, tables: Choices, table: str, scopes: Choices) -> None:
        """Offer what can be looked at."""
        self._tables.setVisible(bool(tables))
        if tables:
            self.table_choice.set_options(tables)
            self.table_choice.set_value(table)
        before = self.scope.currentText()
        self.scope.set_options(scopes)
        self.scope.set_value(next((key for key, words in scopes if words == before), scopes[0][0]))

    def show_answers(self, counted: str, answers: Choices) -> None:
        """Show how often each answer was given on the form for audits of audits."""
        self._answers.setVisible(bool(answers))
        fill_pairs(self._answers, counted, answers, "")

    def show_agreement(self, shown: Shown) -> None:
        """Show the figures."""
        said = shown.told
        self._nothing.hide()
        for part in (self._choices, self._scopes, self._body, self.print):
            part.show()
        counted = (said.direction, said.boundary, said.within, shown.far, said.left_out)
        fill(self._counts, said.exact, (*counted, *shown.notes))
        numbers = [f"{name}: {words}" for name, words in said.coefficients]
        fill(self._coefficients, said.guidance or ENOUGH, (*numbers, *([EXPLAINED] if numbers else ())))
        self._grades = shown.grades
        rows = grid_rows(shown)
        title = f"{capitalised(shown.raters.first)} by row, {shown.raters.second} by column"
        retitle(self._cells, title)
        self.grid.setAccessibleName(f"Grades: {title}")
        self.grid.show_rows(rows, [cell.spoken for cell in rows[0].cells])
        self._pairs.set_text("")
        announce(self, said.exact)

    def show_pairs(self, words: str) -> None:
        """Name the cases of a cell."""
        self._pairs.set_text(words)
        announce(self, words)

    def show_no_agreement(self, words: str) -> None:
        """Say why there are no figures."""
        self._nothing.set_text(words)
        self._nothing.setVisible(bool(words))
        self._choices.setVisible(self.presenter.may_look)
        for part in (self._scopes, self._tables, self._body, self._answers, self.print):
            part.hide()

    def _print(self) -> None:
        self._frame.go("reports", "audits-of-audits" if self.presenter.sort == REVIEWS else "agreement")

    def _choose_cell(self, row: int, column: int) -> None:
        places = range(len(self._grades) - 1, -1, -1)
        if row > 0 and column > 0:
            self.presenter.choose_cell(places[row - 1], places[column - 1])


def grid_rows(shown: Shown) -> list[FigureRow]:
    """The grid with the best grades first; what both gave alike stands out."""
    looks = [look(grade) for grade in reversed(shown.grades)]
    own_name, other_name = capitalised(shown.raters.first), capitalised(shown.raters.second)
    # Large text leaves room for the signs over the columns alone.
    heads = [
        FigureCell("" if large_text() else each.word, f"{other_name}: {each.word}", CellLook.HEAD, each)
        for each in looks
    ]
    corner = f"{own_name} by row, {shown.raters.second} by column"
    rows = [FigureRow((FigureCell("", corner, CellLook.HEAD), *heads), line=False)]
    for at, (own, counts) in enumerate(zip(looks, best_first(shown.figures), strict=True)):
        label = FigureCell(own.word, f"{own_name}: {own.word}", CellLook.LABEL, own)
        cells = [
            FigureCell(
                str(count),
                f"{own_name} {own.word}, {shown.raters.second} {other.word}: {count}",
                CellLook.STRONG if at == column else CellLook.PLAIN if count else CellLook.QUIET,
            )
            for column, (other, count) in enumerate(zip(looks, counts, strict=True))
        ]
        rows.append(FigureRow((label, *cells)))
    return rows
