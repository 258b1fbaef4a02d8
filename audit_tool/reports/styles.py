"""The few text styles of a report, at the sizes of the design tokens, and their large-print form."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from reportlab.lib.colors import toColor
from reportlab.lib.styles import ParagraphStyle

from audit_tool.reports import palette, typeface

CENTRE, RIGHT = 1, 2


@dataclass(frozen=True)
class Sheet:
    """All styles of one report; `scale` is 1 on paper and larger for large print."""

    scale: float
    title: ParagraphStyle
    subtitle: ParagraphStyle
    sentence: ParagraphStyle
    key_figure: ParagraphStyle
    heading: ParagraphStyle
    lesser_heading: ParagraphStyle
    body: ParagraphStyle
    strong: ParagraphStyle
    muted: ParagraphStyle
    lead: ParagraphStyle
    bullet: ParagraphStyle
    column: ParagraphStyle
    column_right: ParagraphStyle
    column_group: ParagraphStyle
    cell: ParagraphStyle
    cell_strong: ParagraphStyle
    cell_right: ParagraphStyle
    cell_right_quiet: ParagraphStyle
    cell_quiet: ParagraphStyle
    footnote: ParagraphStyle
    asked: ParagraphStyle
    told: ParagraphStyle
    tick: ParagraphStyle

    def points(self, size: float) -> float:
        """A length that grows with the text."""
        return size * self.scale


Maker = Callable[..., ParagraphStyle]


@cache
def sheet(scale: float = 1.0) -> Sheet:
    """The styles at a text size; they are shared, so no report changes them."""
    typeface.register()

    def style(name: str, size: float, font: str = typeface.REGULAR, **options: object) -> ParagraphStyle:
        settings: dict[str, object] = {
            "fontName": font,
            "fontSize": size * scale,
            "leading": size * scale * 1.42,
            "textColor": palette.TEXT,
            "bulletFontName": typeface.REGULAR,
            "splitLongWords": 1,
            "allowWidows": 0,
            "allowOrphans": 0,
            **options,
        }
        # A colour that is words would be read anew for each paragraph.
        settings["textColor"] = toColor(settings["textColor"])
        return ParagraphStyle(name, **settings)

    return Sheet(scale=scale, **_running_text(style, scale), **_table_text(style, scale))


def _running_text(style: Maker, scale: float) -> dict[str, ParagraphStyle]:
    after, semibold = 4 * scale, typeface.SEMIBOLD
    heading = {"tag": "H2", "spaceBefore": 10 * scale, "spaceAfter": 3 * scale, "leads": 1}
    return {
        "title": style("title", 21, semibold, tag="H1", leading=26 * scale, spaceAfter=3 * scale),
        "subtitle": style("subtitle", 10, textColor=palette.MUTED, spaceAfter=10 * scale),
        "sentence": style("sentence", 13, semibold, leading=17.5 * scale, spaceAfter=10 * scale),
        "key_figure": style("key_figure", 21, semibold, leading=26 * scale, spaceAfter=3 * scale),
        "heading": style("heading", 12.5, semibold, **heading),
        "lesser_heading": style(
            "lesser_heading", 10.5, semibold, **{**heading, "tag": "H3", "spaceBefore": 10 * scale}
        ),
        "body": style("body", 10, spaceAfter=after),
        "strong": style("strong", 10, semibold, spaceAfter=after),
        "muted": style("muted", 10, textColor=palette.MUTED, spaceAfter=after),
        "lead": style("lead", 10, textColor=palette.MUTED, spaceAfter=after, leads=1),
        "bullet": style("bullet", 10, leftIndent=12 * scale, spaceAfter=2 * scale, leading=13.4 * scale),
        "footnote": style("footnote", 8.5, textColor=palette.SUBTLE, spaceAfter=3 * scale),
        "asked": style("asked", 11, semibold, tag="H3", spaceBefore=8 * scale, spaceAfter=3 * scale, leads=1),
        "told": style("told", 9, textColor=palette.MUTED, leading=12 * scale, spaceAfter=2 * scale, leads=1),
        "tick": style("tick", 10, leftIndent=16 * scale, spaceAfter=3 * scale, leading=14 * scale),
    }


def _table_text(style: Maker, scale: float) -> dict[str, ParagraphStyle]:
    leading, medium, semibold = 12.7 * scale, typeface.MEDIUM, typeface.SEMIBOLD
    return {
        "column": style("column", 9, medium, textColor=palette.MUTED),
        "column_right": style("column_right", 9, medium, textColor=palette.MUTED, alignment=RIGHT),
        "column_group": style("column_group", 9, semibold, alignment=CENTRE),
        "cell": style("cell", 10, leading=leading),
        "cell_strong": style("cell_strong", 10, semibold, leading=leading),
        "cell_right": style("cell_right", 10, medium, leading=leading, alignment=RIGHT, splitLongWords=0),
        "cell_right_quiet": style(
            "cell_right_quiet", 10, leading=leading, alignment=RIGHT, textColor=palette.SUBTLE, splitLongWords=0
        ),
        "cell_quiet": style("cell_quiet", 10, leading=leading, textColor=palette.MUTED),
    }
