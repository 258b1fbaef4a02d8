"""The audit report as pages: the whole first, then heading by heading, actions and plan, and how it was counted."""

from collections.abc import Iterable, Sequence

from reportlab.platypus import Flowable

from audit_tool.reports.audit_report.content import AreaPart, AuditReport, Compared, Pairs, Quoted
from audit_tool.reports.blocks import Cell, listing, opening, paired, section, together
from audit_tool.reports.figures import figures
from audit_tool.reports.flowables import Paragraph
from audit_tool.reports.glossary import explained
from audit_tool.reports.styles import Sheet, sheet
from audit_tool.reports.wording import figure, said

_GLANCE_SHARES = (0.3, 0.2, 0.22, 0.28)
_FIGURES_SHARES = (0.35, 0.19, 0.23, 0.23)
_QUOTED, _QUOTED_SHARES = ("Figure", "As printed", "As at", "Basis and source"), (0.3, 0.14, 0.18, 0.38)
_EVIDENCE, _EVIDENCE_SHARES = ("Round", "Form and version", "Audits"), (0.36, 0.52, 0.12)
NONE_RECORDED = "The council’s own grade: none recorded."


def story(data: AuditReport, scale: float = 1.0) -> list[Flowable]:
    """Everything on the pages, in reading order."""
    styles = sheet(scale)
    parts = [
        *opening(f"Audit report: {data.period}", f"{data.line} Prepared by {data.marking.prepared_by}.", styles),
        Paragraph(figure(data.sentence), styles.sentence),
        Paragraph(figure(data.status), styles.body),
        *section("At a glance", _glance(data, styles), styles),
        *(part for area in data.areas for part in _area(data, area, styles)),
        *section("Actions of these rounds, as counts", [paired(data.actions, styles)], styles),
        *section("Improvement plan, as counts", _plan(data, styles), styles),
        *section("How this was counted", [Paragraph(figure(words), styles.body) for words in data.method], styles),
    ]
    return explained(parts, styles)


def _glance(data: AuditReport, styles: Sheet) -> list[Flowable]:
    heads = ("Area", data.before, data.period, "Own grade, as quoted")
    parts = [Paragraph(figure(data.headings), styles.lead), _compared(heads, data.glance, _GLANCE_SHARES, styles)]
    return [*parts, *([Paragraph(figure(data.outside), styles.footnote)] if data.outside else ())]


def _area(data: AuditReport, area: AreaPart, styles: Sheet) -> list[Flowable]:
    own = [
        f"<b>The council’s own grade: {said(each.printed)}.</b> {said(f'{each.what}, {each.as_at}. {each.basis}')}"
        for each in area.own
    ]
    begins = [
        Paragraph(figure(area.descriptor), styles.lead),
        *(Paragraph(words, styles.lead) for words in own or [f"<b>{NONE_RECORDED}</b>"]),
        *_lesser("What audits found", _found(data, area, styles), styles),
    ]
    return [
        *section(area.title, begins, styles),
        *(_findings(area, styles) if area.evidence else ()),
        *_lesser("Compliance figures beside them", _compliance(area, styles), styles),
        *(_lesser("Evidence", [_evidence(area, styles)], styles) if area.evidence else ()),
    ]


def _found(data: AuditReport, area: AreaPart, styles: Sheet) -> list[Flowable]:
    parts: list[Flowable] = [Paragraph(figure(area.sentence), styles.body)]
    if area.chart is not None:
        parts = [
            Paragraph(figure(f"{area.chart.title}. {area.sentence}"), styles.lead),
            *figures(area.chart, styles),
        ]
    if area.figures:
        heads = ("Measure", data.before, data.period, "In words")
        parts.append(_compared(heads, area.figures, _FIGURES_SHARES, styles))
    if area.figures and area.not_asked:
        parts.append(Paragraph(said(f"Asked by no audit of either period: {area.not_asked}."), styles.footnote))
    return parts


def _findings(area: AreaPart, styles: Sheet) -> list[Flowable]:
    named = (
        ("Strengths that auditors coded", area.strengths),
        ("Areas for development that they coded", area.developments),
    )
    return [part for title, pairs in named for part in _lesser(title, [_pairs(pairs, styles)], styles)]


def _pairs(pairs: Pairs, styles: Sheet) -> Flowable:
    return paired(pairs, styles) if pairs else Paragraph("None was coded.", styles.muted)


def _compliance(area: AreaPart, styles: Sheet) -> list[Flowable]:
    words = Paragraph(figure(area.compliance_words), styles.lead if area.compliance else styles.muted)
    return [words, *([_quoted(area.compliance, styles)] if area.compliance else ())]


def _quoted(figures: Iterable[Quoted], styles: Sheet) -> Flowable:
    rows = [(each.what, each.printed, each.as_at, each.basis) for each in figures]
    return _table(_QUOTED, rows, _QUOTED_SHARES, styles)


def _evidence(area: AreaPart, styles: Sheet) -> Flowable:
    return _table(_EVIDENCE, [(each.round, each.form, each.audits) for each in area.evidence], _EVIDENCE_SHARES, styles)


def _compared(heads: Sequence[str], rows: Iterable[Compared], shares: Sequence[float], styles: Sheet) -> Flowable:
    return _table(heads, [(each.what, each.before, each.now, each.told) for each in rows], shares, styles)


def _plan(data: AuditReport, styles: Sheet) -> list[Flowable]:
    words = Paragraph(said(data.plan_words), styles.lead if data.plan else styles.muted)
    return [words, *([paired(data.plan, styles, share=0.8)] if data.plan else ())]


def _lesser(title: str, parts: Sequence[Flowable], styles: Sheet) -> list[Flowable]:
    """A heading within an area, which stays with the beginning of what follows."""
    return together([Paragraph(figure(title), styles.lesser_heading), *parts])


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], shares: Sequence[float], styles: Sheet) -> Flowable:
    cells: list[list[Cell]] = [[Paragraph(said(words), styles.cell) for words in row] for row in rows]
    return listing(heads, cells, shares, styles)
