"""Collects figures of other documents as the screen shows them."""

from itertools import groupby

from audit_tool.analysis.printed import KIND_WORDS
from audit_tool.analysis.printed_lines import doubt_of, doubts_words, in_order, line_of
from audit_tool.counted_words import count_of
from audit_tool.errors import WrongInputError
from audit_tool.reports.earlier_figures.content import EarlierFiguresReport, KindOfFigures
from audit_tool.reports.request import Request, marking_of
from audit_tool.services.desk import Desk


def collect(desk: Desk, request: Request) -> EarlierFiguresReport:
    """Everything on the pages."""
    found = desk.earlier_figures.all()
    if not found.figures:
        message = "No figures of other documents are held yet. Nothing was made. Bring in a file of them first."
        raise WrongInputError(message)
    lines = [line_of(each) for each in in_order(found.figures)]
    doubts = tuple(doubt_of(each) for each in found.contradictions)
    figures = count_of(len(lines), "printed figure")
    return EarlierFiguresReport(
        marking=marking_of(desk, request, "Figures without case records"),
        title="Earlier figures",
        sentence=f"{figures}, each as its document has it. {doubts_words(len(doubts))}",
        doubts=doubts,
        kinds=tuple(
            KindOfFigures(KIND_WORDS[kind], tuple(part)) for kind, part in groupby(lines, key=lambda each: each.kind)
        ),
    )
