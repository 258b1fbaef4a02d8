"""The practice-week report as pages: two for the director, then bullets for scrutiny, then how it was done (R-158)."""

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, PageBreak

from audit_tool.analysis.charts import BarChart
from audit_tool.reports.agreement.layout import grid
from audit_tool.reports.blocks import Cell, gap, listing, opening, paired, ruled, section, steps_table, together
from audit_tool.reports.figures import figures
from audit_tool.reports.flowables import Paragraph, bullets
from audit_tool.reports.glossary import explained
from audit_tool.reports.graphics import GradeChip
from audit_tool.reports.page import TEXT_WIDTH
from audit_tool.reports.practice_week.content import KeyFigure, Pairs, PracticeWeekReport, PublicWeek
from audit_tool.reports.practice_week.public_layout import public_story
from audit_tool.reports.styles import Sheet, sheet
from audit_tool.reports.wording import figure

_VOICES, _VOICE_SHARES = ("Matter", "Practitioners", "Auditors", "Families"), (0.19, 0.27, 0.27, 0.27)
APART = (
    "Each voice is told apart, by its own questions, and none is joined with another. "
    "What practitioners say of their supervision is told from 5 answers on."
)
_GRADES = (4, 3, 2, 1)


def story(data: PracticeWeekReport | PublicWeek, scale: float = 1.0) -> list[Flowable]:
    """Everything on the pages, in reading order."""
    if isinstance(data, PublicWeek):
        return public_story(data, scale)
    styles = sheet(scale)
    parts = [
        *opening(data.title, f"{data.line} Prepared by {data.marking.prepared_by}.", styles),
        Paragraph(figure(data.sentence), styles.sentence),
        _key(data.figures, styles),
        *_results(data, styles),
        *_week(data, styles),
        *_scrutiny(data, styles),
        *_done(data, styles),
    ]
    return explained(parts, styles)


def _key(shown: Sequence[KeyFigure], styles: Sheet) -> Flowable:
    """The head's figures beside each other; each is read with what it counts."""
    look = _key_look([each.number for each in shown], styles)
    cells = [
        [
            Paragraph(figure(each.number), look),
            Paragraph(figure(each.what), styles.cell_strong),
            Paragraph(figure(each.note), styles.cell_quiet),
        ]
        for each in shown
    ]
    return ruled([cells], [TEXT_WIDTH / len(shown)] * len(shown), styles, heads=0, head_left=0)


def _key_look(numbers: Sequence[str], styles: Sheet) -> ParagraphStyle:
    """Of all of them alike, and as large as leaves each on one line."""
    look = styles.key_figure
    room = TEXT_WIDTH / len(numbers) - styles.points(8)
    widest = max(stringWidth(each, look.fontName, look.fontSize) for each in numbers)
    size = max(styles.cell.fontSize, look.fontSize * min(1, room / widest * 0.99))
    return look.clone(look.name, fontSize=size)


def _results(data: PracticeWeekReport, styles: Sheet) -> list[Flowable]:
    if not data.sections.bars:
        return []
    overall = [
        Paragraph(figure(data.overall_note), styles.muted),
        *figures(data.overall, styles),
        Paragraph(figure(_counts(data.overall)), styles.body),
    ]
    sections = [_sections(data.sections, styles), Paragraph(figure(data.sections_note), styles.footnote)]
    return [*section("Overall grade", overall, styles), *section(data.sections.title, sections, styles)]


def _counts(chart: BarChart) -> str:
    named = zip(("Outstanding", "Good", "Requires improvement", "Inadequate"), chart.bars[0].counts, strict=True)
    return ", ".join(f"{word} {count}" for word, count in named) + "."


def _sections(chart: BarChart, styles: Sheet) -> Flowable:
    """A row a section: the count of each grade, and how many were good or outstanding."""
    head: list[Cell | str] = [Paragraph("Section", styles.column)]
    head += [GradeChip(grade, styles, size=7) for grade in _GRADES]
    head.append(Paragraph("Good or outstanding", styles.column_right))
    rows: list[list[Cell | str]] = [
        [
            Paragraph(figure(bar.label), styles.cell),
            *(Paragraph(str(count), styles.cell_strong if count else styles.cell_quiet) for count in bar.counts),
            Paragraph(figure(bar.good_words), styles.cell_right),
        ]
        for bar in chart.bars
    ]
    widths = [share * TEXT_WIDTH for share in (0.26, 0.14, 0.1, 0.16, 0.13, 0.21)]
    return ruled([head, *rows], widths, styles, heads=1, head_left=1)


def _week(data: PracticeWeekReport, styles: Sheet) -> list[Flowable]:
    """The second page: voices, both auditors, what happens next, concerns and actions."""
    both: list[Flowable] = [Paragraph(figure(data.agreement_words), styles.body)] if data.agreement_words else []
    if data.agreement is not None:
        told = data.agreement.told
        said_of_it = (told.exact, told.direction, told.guidance)
        both += [Paragraph(figure(words), styles.body) for words in said_of_it if words]
        both += together([grid(data.agreement, styles)])
    return [
        *section("Three voices", _voices(data, styles), styles),
        *section("First and second auditor", both, styles),
        *section("What happens next", _after(data, styles), styles),
        *section("Immediate concerns, as counts", [paired(data.concerns, styles)], styles),
        *section("Actions raised, as counts", [paired(data.actions, styles)], styles),
    ]


def _voices(data: PracticeWeekReport, styles: Sheet) -> list[Flowable]:
    """Practitioner, auditor and family beside each other, matter by matter."""
    rows: list[list[Cell]] = [
        [
            Paragraph(figure(each.matter), styles.cell_strong),
            *(Paragraph(figure(told), styles.cell) for told in (each.practitioners, each.auditors, each.families)),
        ]
        for each in data.voices
    ]
    return [listing(_VOICES, rows, _VOICE_SHARES, styles), Paragraph(figure(APART), styles.footnote)]


def _after(data: PracticeWeekReport, styles: Sheet) -> list[Flowable]:
    if not data.steps:
        return [_nothing("No action above a single case is waiting.", styles)]
    return [steps_table(data.steps, styles)]


def _exempt(data: PracticeWeekReport, styles: Sheet) -> list[Flowable]:
    return [paired(data.exempt, styles)] if data.exempt else [Paragraph("No audit is exempt.", styles.footnote)]


def _scrutiny(data: PracticeWeekReport, styles: Sheet) -> list[Flowable]:
    told = [figure(each) for each in data.scrutiny]
    rest = bullets(told, styles.bullet) if told else [_nothing("No case is settled yet.", styles)]
    return [
        PageBreak(),
        *section("For scrutiny, theme by theme", rest, styles),
        *_named("Strengths that auditors named most", data.strengths, styles),
        *_named("What they most often asked to develop", data.developments, styles),
        *_named("Why auditors differed", data.reasons, styles),
    ]


def _named(title: str, pairs: Pairs, styles: Sheet) -> list[Flowable]:
    return section(title, [paired(pairs, styles) if pairs else _nothing("Nothing was recorded.", styles)], styles)


def _done(data: PracticeWeekReport, styles: Sheet) -> list[Flowable]:
    return [
        *section("Completion", [paired(data.completion, styles), *_exempt(data, styles)], styles),
        *section("The three strands", [paired(data.strands, styles)], styles),
        *section("How cases were chosen", [Paragraph(figure(words), styles.body) for words in data.chosen], styles),
        *section("How this was counted", [Paragraph(figure(words), styles.body) for words in data.method], styles),
        gap(2, styles),
    ]


def _nothing(words: str, styles: Sheet) -> Flowable:
    return Paragraph(figure(words), styles.muted)
