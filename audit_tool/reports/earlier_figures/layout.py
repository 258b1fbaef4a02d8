"""Figures of other documents as pages: what does not fit first, then every figure with where it comes from."""

from collections.abc import Iterable, Iterator, Sequence

from reportlab.platypus import Flowable

from audit_tool.analysis.printed_lines import EarlierLine
from audit_tool.reports.blocks import Cell, listing, opening, section
from audit_tool.reports.earlier_figures.content import EarlierFiguresReport
from audit_tool.reports.flowables import Paragraph
from audit_tool.reports.styles import Sheet, sheet
from audit_tool.reports.wording import said

METHOD = (
    "Each figure stands as its document prints it, with its source as the file of figures notes it; a quoted figure is "
    "never put in the place of a computed one, nor joined to one. What does not fit was found by rule from the figures "
    "held; nothing was put right."
)
_DOUBTS, _DOUBT_SHARES = ("What", "Figure and period", "In words"), (0.2, 0.3, 0.5)
_FIGURES, _FIGURE_SHARES = ("Figure", "As printed", "Basis and source"), (0.28, 0.27, 0.45)


def story(data: EarlierFiguresReport, scale: float = 1.0) -> list[Flowable]:
    """Everything on the pages, in reading order."""
    styles = sheet(scale)
    doubts = [(each.why, each.figure, each.told) for each in data.doubts]
    nothing = Paragraph("Every figure is borne out by the counts that are given for it.", styles.muted)
    unfit = _table(_DOUBTS, doubts, _DOUBT_SHARES, styles) if doubts else nothing
    return [
        *opening(data.title, f"Figures of other documents. Prepared by {data.marking.prepared_by}.", styles),
        Paragraph(said(data.sentence), styles.sentence),
        *section("What does not fit", [unfit], styles),
        *(
            part
            for kind in data.kinds
            for part in section(
                kind.heading,
                [listing(_FIGURES, list(_rows(kind.lines, styles)), _FIGURE_SHARES, styles)],
                styles,
            )
        ),
        *section("How this is to be read", [Paragraph(METHOD, styles.body)], styles),
    ]


def _rows(lines: Iterable[EarlierLine], styles: Sheet) -> Iterator[list[Cell]]:
    """A row for each measure, period under period: what is known of all of them is printed once."""
    alike: dict[tuple[str, str], list[EarlierLine]] = {}
    for each in lines:
        alike.setdefault((each.figure, each.rest), []).append(each)
    for (name, rest), figures in alike.items():
        printed: list[Flowable] = [Paragraph(said(f"{each.period}: {each.printed}"), styles.cell) for each in figures]
        yield [Paragraph(said(name), styles.cell_strong), printed, Paragraph(said(rest), styles.cell)]


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], shares: Sequence[float], styles: Sheet) -> Flowable:
    cells: list[list[Cell]] = [
        [Paragraph(said(row[0]), styles.cell_strong), *(Paragraph(said(words), styles.cell) for words in row[1:])]
        for row in rows
    ]
    return listing(heads, cells, shares, styles)
