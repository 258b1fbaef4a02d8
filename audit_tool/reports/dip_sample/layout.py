"""The briefing note on a dip sample: what was read and what came out, then what follows; at most two pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from audit_tool.counted_words import count_of
from audit_tool.reports.blocks import Cell, labelled, listing, opening, paired, section, steps_table
from audit_tool.reports.dip_sample.content import AskedLine, DipSampleNote, Matter, Pairs
from audit_tool.reports.figures import figures
from audit_tool.reports.fitting import height_of, short
from audit_tool.reports.flowables import Paragraph
from audit_tool.reports.handwriting import boxes
from audit_tool.reports.next_steps import NextStep
from audit_tool.reports.page import TEXT_HEIGHT
from audit_tool.reports.styles import Sheet, sheet
from audit_tool.reports.wording import figure, said

_ASKED, _ASKED_SHARES = ("Question", "This sample", "Last sample", "In words"), (0.325, 0.25, 0.155, 0.27)
_ALONE_SHARES = (0.55, 0.45)


@dataclass(frozen=True, slots=True)
class Room:
    """How much of a note its two pages have room for."""

    words: int
    """Characters of what somebody wrote."""
    matters: int
    questions: int
    """Rows of each form's questions."""
    found: int
    """Strengths, and needs, of each form."""
    steps: int
    grades: bool = True
    """Whether the lead grade is drawn too."""


ROOMS = (
    Room(240, 4, 20, 6, 5),
    Room(180, 3, 16, 4, 4),
    Room(140, 2, 14, 4, 4),
    Room(110, 2, 9, 3, 3),
    Room(80, 1, 12, 3, 3),
    Room(56, 1, 9, 2, 2),
    Room(40, 1, 6, 1, 1, grades=False),
)
"""From the most generous to the one in which anything fits on its pages."""
_PAGES = 2
_BREAK = 70.0
"""Points that may stay empty at the foot of the first page, since some parts are not broken."""


def story(data: DipSampleNote, scale: float = 1.0) -> list[Flowable]:
    """Everything on the pages, in reading order, with as much of each part as they have room for."""
    styles = sheet(scale)
    # What was measured is broken into lines for good; the pages, and a copy of them in Word, are made of what was not.
    return _parts(data, _room(data, styles, scale), styles)


def _room(data: DipSampleNote, styles: Sheet, scale: float) -> Room:
    """The most generous that fits; nobody who needs large print is given less to read."""
    fitting = (room for room in ROOMS if height_of(_parts(data, room, styles)) <= _PAGES * TEXT_HEIGHT - _BREAK)
    return ROOMS[0] if scale > 1 else next(fitting, ROOMS[-1])


def _parts(data: DipSampleNote, room: Room, styles: Sheet) -> list[Flowable]:
    return [*_came_out(data, room, styles), *_follows(data, room, styles)]


def _came_out(data: DipSampleNote, room: Room, styles: Sheet) -> list[Flowable]:
    line = f"{data.line} Prepared by {data.marking.prepared_by}."
    sample: list[tuple[str, Cell]] = [
        (name, Paragraph(said(short(words, room.words)), styles.cell)) for name, words in data.sample
    ]
    shown = data.matters[: room.matters]
    left = len(data.matters) - len(shown)
    return [
        *opening(short(data.title, room.words), line, styles),
        *section("The sample", [labelled(sample, styles, share=0.3)], styles),
        *(part for each in shown for part in _matter(each, room, styles)),
        *([Paragraph(figure(_more(left, "form")), styles.footnote)] if left else ()),
    ]


def _matter(each: Matter, room: Room, styles: Sheet) -> list[Flowable]:
    asked = Paragraph(said(short(f"Lead grade: {each.asked}", room.words)), styles.told)
    parts: list[Flowable] = [asked, Paragraph(said(each.sentence), styles.strong)]
    if each.chart is not None and room.grades:
        parts += figures(each.chart, styles)
    parts.append(Paragraph(said(short(each.compared, room.words)), styles.footnote))
    shown = each.questions[: room.questions]
    if shown:
        parts.append(_questions(shown, room, styles))
    if len(shown) < len(each.questions):
        parts.append(Paragraph(figure(_more(len(each.questions) - len(shown), "question")), styles.footnote))
    return section(short(each.title, room.words), parts, styles)


def _questions(lines: Sequence[AskedLine], room: Room, styles: Sheet) -> Flowable:
    """With the last sample beside it, where there is one that can be compared."""
    beside = any(each.before for each in lines)
    rows = [
        (each.question, each.counts, each.before, each.told) if beside else (each.question, each.counts)
        for each in lines
    ]
    cells: list[list[Cell]] = [
        [Paragraph(said(short(words, room.words)), styles.cell) for words in row] for row in rows
    ]
    return listing(_ASKED if beside else _ASKED[:2], cells, _ASKED_SHARES if beside else _ALONE_SHARES, styles)


def _follows(data: DipSampleNote, room: Room, styles: Sheet) -> list[Flowable]:
    matters = data.matters[: room.matters]
    strengths = [pair for each in matters for pair in each.strengths[: room.found]]
    needs = [pair for each in matters for pair in each.needs[: room.found]]
    return [
        *_found("Strengths", strengths, room, styles),
        *_found("To develop", needs, room, styles),
        Paragraph(figure(data.rule), styles.footnote),
        *section("Actions, and what happens next", _next(data, room, styles), styles),
        *section("Who it goes to", [boxes(data.audiences, styles)], styles),
        *section("How this was counted", [Paragraph(figure(" ".join(data.method)), styles.footnote)], styles),
    ]


def _found(title: str, pairs: Pairs | list[tuple[str, str]], room: Room, styles: Sheet) -> list[Flowable]:
    told = [(short(name, room.words), words) for name, words in pairs]
    return section(title, [paired(told, styles, share=0.7) if told else _none(styles)], styles)


def _none(styles: Sheet) -> Flowable:
    return Paragraph("No question, by the rule below.", styles.muted)


def _next(data: DipSampleNote, room: Room, styles: Sheet) -> list[Flowable]:
    steps = [
        NextStep(short(each.text, room.words), short(each.owner, room.words), each.due)
        for each in data.steps[: room.steps]
    ]
    counts = ", ".join(f"{name.lower()} {words}" for name, words in data.actions)
    nothing = Paragraph("No action above a single case is waiting.", styles.muted)
    words = Paragraph(said(f"Next dip sample: {short(data.next_sample, room.words)}"), styles.body)
    told = Paragraph(figure(f"As counts: {counts}."), styles.body)
    return [told, steps_table(steps, styles) if steps else nothing, words]


def _more(number: int, what: str) -> str:
    return f"{count_of(number, f'more {what}')} of this sample: see Insight."
