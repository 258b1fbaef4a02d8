"""Brings any file of figures in, known by its header: the window, the command and the demonstration come here."""

from pathlib import Path

from audit_tool.errors import WrongInputError
from audit_tool.exchange.figure_lines import lines_of
from audit_tool.exchange.figures_file import COLUMNS, aggregates_of
from audit_tool.exchange.plan_columns import NEEDED as OF_A_PLAN
from audit_tool.exchange.printed_file import LAYOUTS, printed_of
from audit_tool.services.desk import Desk
from audit_tool.services.figures import Brought


def bring_in_figures(desk: Desk, path: Path) -> Brought:
    """Keep all of a file, or none of it; a file that is known only in part is told what it lacks."""
    file = lines_of(path)
    if set(OF_A_PLAN) <= set(file.header):
        message = f"{file.name} is an improvement plan and holds no figures. Nothing was changed."
        raise WrongInputError(f"{message} Bring it in under Actions, on the page “Improvement plan”.")
    layout = max(LAYOUTS, key=lambda each: _alike(each.columns, file.header))
    if _alike(COLUMNS, file.header) >= _alike(layout.columns, file.header):
        return desk.figures.bring_in(aggregates_of(file), path.name)
    return desk.earlier_figures.bring_in(printed_of(file, layout), path.name)


def _alike(columns: tuple[str, ...], header: tuple[str, ...]) -> float:
    """How much of a layout's columns a header has."""
    return sum(column in header for column in columns) / len(columns)
