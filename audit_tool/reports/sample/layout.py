"""The statement on a sample as pages: method and figures first, then what was decided by hand, then the cases."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from audit_tool.reports.blocks import Cell, labelled, listing, opening, section
from audit_tool.reports.flowables import Paragraph, bullets
from audit_tool.reports.sample.content import Reasoned, SampleStatement, Swap
from audit_tool.reports.styles import Sheet, sheet
from audit_tool.reports.wording import figure, said

_SWAPS, _SWAP_SHARES = ("Went out", "Came in", "Why", "When, by whom"), (0.16, 0.2, 0.38, 0.26)
_CASES, _CASE_SHARES = ("Case", "Stratum", "How it came in"), (0.22, 0.4, 0.38)
_UNCHANGED = "Nothing was changed since the drawing: no case was swapped, none was picked afterwards."


def story(data: SampleStatement, scale: float = 1.0) -> list[Flowable]:
    """Everything on the pages, in reading order."""
    styles = sheet(scale)
    return [
        *opening(f"How the cases were chosen: {data.title}", data.line, styles),
        Paragraph(figure(data.drawn), styles.sentence),
        *section("The method", _method(data, styles), styles),
        *section("The figures", _figures(data, styles), styles),
        *section("What was changed since", _changes(data, styles), styles),
        *_reasons("Picked by hand", data.picked, styles),
        *_reasons("Left out by hand", data.left_out, styles),
        *_reasons("Rules lifted when cases were given to auditors", data.lifted, styles),
        *_reasons("Audits that need not be done", data.exempt, styles),
        *section("The cases in the sample", [_cases(data.cases, styles)], styles),
        *section("To draw it again", [labelled(_pairs(data.proof, styles), styles, share=0.34)], styles),
    ]


def _method(data: SampleStatement, styles: Sheet) -> list[Flowable]:
    return [Paragraph(figure(data.method), styles.body), *bullets([said(each) for each in data.rules], styles.bullet)]


def _figures(data: SampleStatement, styles: Sheet) -> list[Flowable]:
    table = labelled(_pairs(data.figures, styles), styles, share=0.6)
    return [table, Paragraph(figure(data.sum), styles.body)]


def _changes(data: SampleStatement, styles: Sheet) -> list[Flowable]:
    words = Paragraph(figure(data.changes or _UNCHANGED), styles.body)
    rows = [_swap(each, styles) for each in data.swaps]
    return [words, *([listing(_SWAPS, rows, _SWAP_SHARES, styles)] if rows else ())]


def _swap(one: Swap, styles: Sheet) -> list[Cell]:
    words = (one.came_in, one.why, one.when)
    return [Paragraph(figure(one.out), styles.cell_strong), *(Paragraph(said(each), styles.cell) for each in words)]


def _reasons(title: str, found: Sequence[Reasoned], styles: Sheet) -> list[Flowable]:
    if not found:
        return []
    pairs: list[tuple[str, Cell]] = [(one.what, Paragraph(said(one.reason), styles.cell)) for one in found]
    return section(title, [labelled(pairs, styles, share=0.3)], styles)


def _cases(cases: Sequence[tuple[str, str, str]], styles: Sheet) -> Flowable:
    rows: list[list[Cell]] = [
        [Paragraph(figure(reference), styles.cell_strong), *(Paragraph(figure(each), styles.cell) for each in rest)]
        for reference, *rest in cases
    ]
    if not rows:
        return Paragraph("No case is in the sample.", styles.body)
    return listing(_CASES, rows, _CASE_SHARES, styles)


def _pairs(pairs: Sequence[tuple[str, str]], styles: Sheet) -> list[tuple[str, Cell]]:
    return [(label, Paragraph(figure(value), styles.cell)) for label, value in pairs]
