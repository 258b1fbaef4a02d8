"""Collects the audit report of a quarter or half-year, for the quality lead; every figure comes from the one count."""

from collections import Counter
from collections.abc import Iterable

from audit_tool.analysis.periods import Period
from audit_tool.analysis.plan_rows import IMPACT_WORDS, STATUS_WORDS
from audit_tool.analysis.printed import Kind
from audit_tool.formdef.wording import day_words, span_words
from audit_tool.reports.audit_report.areas import Around, area_part, glance, overall_sentence
from audit_tool.reports.audit_report.content import AuditReport
from audit_tool.reports.audit_report.method import method_of, status_of
from audit_tool.reports.next_steps import Pairs, counts_of, late_of
from audit_tool.reports.periods import period_of
from audit_tool.reports.request import Request, forms_words, marking_of
from audit_tool.services.desk import Desk
from audit_tool.services.identity import Act
from audit_tool.services.judgement_areas import Headings, headings_at

NOTE = "Small numbers: shown, internal only"
QUOTED = {Kind.SELF_EVALUATION, Kind.COMPLIANCE}


def collect(desk: Desk, request: Request) -> AuditReport:
    """Everything on the pages."""
    desk.identity.require(Act.REPORT)
    around = _around(desk, period_of(desk, request.period))
    period, headings = around.period, around.headings
    chosen = around.chosen(period)
    forms = {code for (code,) in desk.counting.audits(chosen, ["form_code"])}
    rounds = sorted(int(number) for (number,) in desk.counting.audits(chosen, ["round_id"]))
    areas = tuple((area, area_part(around, area)) for area in headings.areas)
    plan, plan_words = _plan(desk, period)
    return AuditReport(
        marking=marking_of(
            desk, request, forms_words({code: around.forms.get(code, code) for code in forms}), note=NOTE
        ),
        period=period.words,
        before=period.before.words,
        line=f"{span_words(*period.days)}. For the management team and the programme board.",
        sentence=overall_sentence(around),
        status=status_of(desk, period),
        headings=f"In the order of the self-evaluation: {headings.name.lower()}.",
        glance=tuple(glance(around, area, part) for area, part in areas),
        areas=tuple(part for _, part in areas),
        outside=_outside(around, headings, forms),
        actions=(*counts_of(desk, rounds), *late_of(desk, rounds)),
        plan=plan,
        plan_words=plan_words,
        method=method_of(desk, chosen, rounds),
    )


def _around(desk: Desk, period: Period) -> Around:
    return Around(
        desk,
        period,
        headings_at(period.days[1]),
        tuple(each for each in desk.earlier_figures.all().figures if each.kind in QUOTED),
        {str(each.id): each.name for each in desk.rounds.listing()},
        {each.code: each.title for each in desk.forms.listing()},
    )


def _outside(around: Around, headings: Headings, forms: Iterable[str]) -> str:
    """Audits that are in the whole and under no heading by their form, so that nobody adds the headings up in vain."""
    placed = {code for area in headings.areas for code in area.forms}
    left = tuple(sorted(set(forms) - placed))
    if not left:
        return ""
    counts = around.desk.counting.audits(around.chosen(around.period, forms=left), ["form_code"])
    told = ", ".join(f"{around.forms.get(code, code)} {number}" for (code,), number in sorted(counts.items()))
    return f"Counted in the whole and in no heading of one service: {told}."


def _plan(desk: Desk, period: Period) -> tuple[Pairs, str]:
    if period.year not in desk.plan.years():
        return (), f"No improvement plan of {period.year} is held."
    plan = desk.plan.of(period.year)
    statuses, impact = Counter(row.status for row in plan.rows), Counter(row.impact.state for row in plan.rows)
    told = [(words, statuses[each]) for each, words in STATUS_WORDS.items()]
    told += [(f"Impact: {words.lower()}", impact[each]) for each, words in IMPACT_WORDS.items()]
    pairs = tuple((words, str(number)) for words, number in told if number)
    return pairs, f"The plan of {plan.year} as it stands on {day_words(plan.as_at)}. {plan.sentence}"
