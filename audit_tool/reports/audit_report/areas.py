"""What audits say under one heading: every count from the one rule, with the period before beside it."""

from dataclasses import dataclass, replace

from audit_tool.analysis.charts import BarChart, distribution_sentence
from audit_tool.analysis.counting import beside_words, empty_words, share_words
from audit_tool.analysis.periods import Period
from audit_tool.analysis.printed import PrintedFigure
from audit_tool.analysis.series import Point, change_of, pooled_point, trend_sentence
from audit_tool.formdef.wording import capitalised
from audit_tool.reports.audit_report.content import AreaPart, Compared, Evidence
from audit_tool.reports.audit_report.quoted import age_words, compliance_of, own_grades, told_figure
from audit_tool.services.desk import Desk
from audit_tool.services.insight import By, Chosen, MeasureLine
from audit_tool.services.insight_words import DEVELOPMENTS, STRENGTHS
from audit_tool.services.judgement_areas import Headings, JudgementArea

OVERALL = "Good or outstanding overall"


@dataclass(frozen=True)
class Around:
    """What every area is told from."""

    desk: Desk
    period: Period
    headings: Headings
    held: tuple[PrintedFigure, ...]
    rounds: dict[str, str]
    """Names by number."""
    forms: dict[str, str]
    """Titles by code."""

    def chosen(self, *periods: Period, forms: tuple[str, ...] = ()) -> Chosen:
        """Settled audits of these periods."""
        return Chosen(quarters=tuple(quarter for each in periods for quarter in each.quarters), forms=forms)


def area_part(around: Around, area: JudgementArea) -> AreaPart:
    """One heading with all that belongs under it."""
    desk, period = around.desk, around.period
    now = around.chosen(period, forms=area.forms)
    both = around.chosen(period.before, period, forms=area.forms)
    lines = desk.insight.measures(both, area.measures)
    chart = _themes(around, area, now) if area.themes else _grades(around, both)
    compliance = compliance_of(area, around.headings, around.held, period.days[1])
    counted = {line.measure.code for line in lines}
    unasked = [each.title for each in desk.forms.measures if each.code in area.measures and each.code not in counted]
    return AreaPart(
        title=area.title,
        descriptor=area.descriptor,
        own=own_grades(area, around.held),
        sentence=chart.sentence if area.themes else overall_sentence(around, area.forms),
        chart=chart if any(bar.total for bar in chart.bars) and desk.counting.audits(now) else None,
        figures=tuple(_compared(around, line) for line in lines),
        not_asked="; ".join(unasked),
        strengths=desk.insight_words.findings(now, STRENGTHS, area.themes),
        developments=desk.insight_words.findings(now, DEVELOPMENTS, area.themes),
        compliance=tuple(map(told_figure, compliance)),
        compliance_words=age_words(compliance, period.days[0], period.words),
        evidence=evidence_of(around, now),
    )


def overall(around: Around, forms: tuple[str, ...] = ()) -> tuple[Point, Point]:
    """Audits good or outstanding overall, in the period before and in this one."""
    return _points(
        around, around.desk.insight.trend(around.chosen(around.period.before, around.period, forms=forms)).points
    )


def overall_sentence(around: Around, forms: tuple[str, ...] = ()) -> str:
    """The same in a sentence; that there is none, where there is none."""
    before, now = overall(around, forms)
    if not now.count.asked:
        earlier = f" It was {share_words(before.count)} in {before.label}." if before.count.base else ""
        return f"No audit that belongs here was settled in {now.label}.{earlier}"
    if not now.count.base:
        return f"{now.label}: {empty_words(now.count)}."
    return f"{OVERALL}: {trend_sentence((before, now))}"


def glance(around: Around, area: JudgementArea, part: AreaPart) -> Compared:
    """An area on one line: its own grade as quoted, and what its audits came to in both periods."""
    own = "; ".join(f"{each.printed} ({each.as_at})" for each in part.own) or "None recorded"
    if area.themes:
        words = "Part of every audit"
        return Compared(area.title, words, words, own)
    before, now = overall(around, area.forms)
    return Compared(area.title, _whole(before), _whole(now), own)


def evidence_of(around: Around, chosen: Chosen) -> tuple[Evidence, ...]:
    """Rounds, forms with versions and numbers of audits."""
    found = around.desk.counting.audits(chosen, ["round_id", "form_code", "form_version"])
    return tuple(
        Evidence(
            around.rounds.get(round_id, round_id), f"{around.forms.get(code, code)} ({code}, version {version})", str(n)
        )
        for (round_id, code, version), n in sorted(found.items(), key=lambda each: (int(each[0][0]), *each[0][1:]))
    )


def _grades(around: Around, both: Chosen) -> BarChart:
    found = around.desk.insight.share_out(both, By.QUARTER)
    return replace(found, title="Overall grades by quarter", sentence="")


def _themes(around: Around, area: JudgementArea, now: Chosen) -> BarChart:
    """Grades of the themes that belong there, of this period alone."""
    words = around.desk.insight.theme_words(now)
    named = {words[theme] for theme in area.themes if theme in words}
    bars = tuple(bar for bar in around.desk.insight.share_out(now, By.THEME).bars if bar.label in named and bar.total)
    return BarChart(f"Grades by theme, {around.period.words}", distribution_sentence(bars), bars, "Theme", "grade")


def _compared(around: Around, line: MeasureLine) -> Compared:
    before, now = _points(around, line.trend.points)
    beside = beside_words(now.count)
    shown = f"{_share(now)}; {beside}" if now.count.base and beside else _share(now)
    return Compared(line.trend.title, _share(before), shown, _change(before, now))


def _points(around: Around, points: tuple[Point, ...]) -> tuple[Point, Point]:
    one, other = (
        pooled_point(each.words, [point for point in points if point.label in each.quarters])
        for each in (around.period.before, around.period)
    )
    return one, other


def _share(point: Point) -> str:
    if point.count.base:
        return share_words(point.count)
    return capitalised(empty_words(point.count))


def _whole(point: Point) -> str:
    """Of whole audits there is either a count or none was settled."""
    return _share(point) if point.count.asked else "No audit settled"


def _change(before: Point, now: Point) -> str:
    if not (before.count.base and now.count.base):
        return "Nothing to compare"
    return capitalised(change_of(before, now))
