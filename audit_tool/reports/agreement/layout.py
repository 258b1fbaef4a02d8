"""Agreement as pages: what anybody can count, the grid, coefficients last (R-100), then section by section."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from audit_tool.formdef.wording import capitalised
from audit_tool.reports.agreement.content import AgreementPart, AgreementReport, SectionLine
from audit_tool.reports.blocks import Cell, labelled, listing, opening, section
from audit_tool.reports.flowables import Paragraph, bullets
from audit_tool.reports.glossary import explained
from audit_tool.reports.styles import Sheet, sheet
from audit_tool.reports.wording import figure

_SECTIONS = ("Section", "Same grade", "First higher", "First lower", "Two or more apart")
_SHARES = (0.36, 0.2, 0.14, 0.14, 0.16)
COEFFICIENTS = (
    "The interval of a share is Wilson's. Kappa and AC2 allow for chance, with linear weights: 1 is full agreement, "
    "0 what chance would give. Neither tells enough alone."
)
METHOD = (
    "Only independent judgements are compared: both audits as first submitted, before anything was moderated. "
    f"A question counts where both graded it; all grades of the scale count, used or not. {COEFFICIENTS} "
    "Cases of the same two auditors are not independent of one another."
)


def story(data: AgreementReport, scale: float = 1.0) -> list[Flowable]:
    """Everything on the pages, in reading order."""
    styles = sheet(scale)
    informed = [
        flowable for part in data.informed for flowable in part_flowables(part, f"Informed: {part.title}", styles)
    ]
    parts = [
        *opening(f"Agreement of two auditors: {data.title}", data.line, styles),
        *[flowable for part in data.parts for flowable in part_flowables(part, part.title, styles)],
        *(section("Section by section", [_sections(data.sections, styles)], styles) if data.sections else ()),
        *informed,
        *section("How this was counted", _method(data, styles), styles),
    ]
    return explained(parts, styles)


def part_flowables(part: AgreementPart, title: str, styles: Sheet) -> list[Flowable]:
    """Agreement on some grades: counts, direction, the boundary, the grid, and coefficients last (R-100)."""
    said = part.told
    counted = [each for each in (said.direction, said.boundary, said.within, part.far, said.left_out) if each]
    last = [Paragraph(figure(said.guidance), styles.body)] if said.guidance else []
    pairs: list[tuple[str, Cell]] = [(name, Paragraph(figure(words), styles.cell)) for name, words in said.coefficients]
    return section(
        title,
        [
            Paragraph(figure(said.exact), styles.sentence),
            *bullets([figure(each) for each in counted], styles.bullet),
            grid(part, styles),
            *([labelled(pairs, styles, share=0.34)] if pairs else ()),
            *last,
        ],
        styles,
    )


def grid(part: AgreementPart, styles: Sheet) -> Flowable:
    """Counts: rows the first one's grades, columns the second's."""
    heads = (f"{capitalised(part.raters.first)}, by row", *(f"{part.raters.short}: {grade}" for grade in part.grades))
    rows: list[list[Cell]] = [
        [Paragraph(figure(grade), styles.cell_strong), *(Paragraph(figure(count), styles.cell) for count in counts)]
        for grade, counts in zip(part.grades, part.grid, strict=True)
    ]
    table = listing(heads, rows, (0.28, *[0.72 / len(part.grades)] * len(part.grades)), styles)
    table.whole = True
    return table


def _sections(lines: Sequence[SectionLine], styles: Sheet) -> Flowable:
    rows: list[list[Cell]] = [
        [
            Paragraph(figure(line.name), styles.cell_strong),
            *(
                Paragraph(figure(words), styles.cell)
                for words in (line.same, line.first_higher, line.first_lower, line.two_apart)
            ),
        ]
        for line in lines
    ]
    return listing(_SECTIONS, rows, _SHARES, styles)


def _method(data: AgreementReport, styles: Sheet) -> list[Flowable]:
    return [Paragraph(figure(words), styles.body) for words in (METHOD, data.seed, *data.notes)]
