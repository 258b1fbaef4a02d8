"""Collects the report of a practice week, for the quality lead; every figure comes from where the screens take it."""

from collections.abc import Sequence
from dataclasses import replace

from audit_tool.analysis.charts import FIRM, BarChart, GradeBar
from audit_tool.analysis.rates import SMALL_BASE, marked_share, percent
from audit_tool.counted_words import agree, count_of
from audit_tool.formdef.wording import span_words
from audit_tool.reports.agreement.collect import agreement_part
from audit_tool.reports.next_steps import counts_of, steps_of
from audit_tool.reports.practice_week.content import KeyFigure, PracticeWeekReport, PublicWeek
from audit_tool.reports.practice_week.method import METHOD, chosen_words, exempt_of
from audit_tool.reports.practice_week.public import collect_public
from audit_tool.reports.practice_week.strands import completion_of, concerns_of, strands_of, voices_of
from audit_tool.reports.request import Request, marking_of
from audit_tool.services.agreement_scopes import whole_scopes
from audit_tool.services.board import BoardRow
from audit_tool.services.desk import Desk
from audit_tool.services.insight import By, Chosen
from audit_tool.services.insight_words import DEVELOPMENTS, STRENGTHS
from audit_tool.services.rounds import RoundEntry
from audit_tool.services.rulings import REASONS
from audit_tool.services.sample_entries import Sample

NO_PAIRS = "No case of this round has two submitted audits yet, so there is nothing to compare."
Pairs = tuple[tuple[str, str], ...]


def collect(desk: Desk, request: Request) -> PracticeWeekReport | PublicWeek:
    """Everything on the pages; the public has a copy of its own."""
    if request.in_public:
        return collect_public(desk, request, _forms(desk.board.rows(desk.rounds.named(request.round).id)))
    return collect_internal(desk, request)


def collect_internal(desk: Desk, request: Request) -> PracticeWeekReport:
    """Everything for the director and then for scrutiny inside the council."""
    chosen = desk.rounds.named(request.round)
    desk.counting.catch_up()
    rows = desk.board.rows(chosen.id)
    of_round = Chosen(rounds=(chosen.id,))
    overall, sections = desk.insight.share_out(of_round, By.ROUND), _most_good_first(desk, of_round)
    whole = overall.bars[0] if overall.bars else GradeBar(chosen.name, (0, 0, 0, 0))
    pairs = desk.agreement.grades(chosen.id)
    scopes = whole_scopes(pairs.independent)
    sample = desk.sampling.sample(chosen.id)
    return PracticeWeekReport(
        marking=marking_of(desk, request, _forms(rows), note=_note(sample)),
        title=chosen.name,
        line=f"{span_words(chosen.starts_on, chosen.ends_on)}. For the director and senior managers.",
        sentence=_sentence(whole, sections),
        figures=_figures(desk, chosen, rows, whole),
        overall=replace(overall, bars=(replace(whole, label="Overall"),)),
        overall_note=_outcome_words(whole, sample.changes if sample else ""),
        sections=sections,
        sections_note=_outside(sections),
        voices=voices_of(desk, rows, of_round),
        agreement=agreement_part(scopes[0]) if scopes else None,
        agreement_words="" if scopes else NO_PAIRS,
        steps=steps_of(desk, chosen.id),
        completion=completion_of(rows, desk.board.completeness(chosen.id)),
        exempt=exempt_of(rows),
        strands=strands_of(desk, chosen, rows),
        concerns=concerns_of(desk, chosen),
        actions=counts_of(desk, [chosen.id]),
        strengths=desk.insight_words.findings(of_round, STRENGTHS),
        developments=desk.insight_words.findings(of_round, DEVELOPMENTS),
        reasons=_reasons(desk, chosen),
        scrutiny=_scrutiny(desk, of_round, whole),
        chosen=chosen_words(sample),
        method=METHOD,
    )


def _forms(rows: Sequence[BoardRow]) -> str:
    """The forms in one line, which is all the foot of a page has."""
    named = sorted({row.form for row in rows})
    others = f" and {len(named) - 1} others" if len(named) > 2 else f" and {named[-1]}" if len(named) == 2 else ""
    return f"{named[0]}{others}" if named else "No audit form"


def _note(sample: Sample | None) -> str:
    drawn = f"Sample seed {sample.entry.settings.seed}. " if sample else ""
    return f"{drawn}Small numbers: shown, internal only"


def _most_good_first(desk: Desk, of_round: Chosen) -> BarChart:
    found = desk.insight.share_out(of_round, By.SECTION)
    ranked = sorted(found.bars, key=lambda bar: (-bar.good * 1000 // max(bar.total, 1), -bar.total, bar.label))
    return replace(found, title="Section grades, most good first", bars=tuple(bar for bar in ranked if bar.total))


def _sentence(whole: GradeBar, sections: BarChart) -> str:
    if not whole.total:
        return "No case of this round is settled yet, so there are no results."
    audits = count_of(whole.total, "settled audit was", "settled audits were")
    return f"{whole.good} of {audits} good or outstanding. {sections.sentence}"


def _figures(desk: Desk, chosen: RoundEntry, rows: Sequence[BoardRow], whole: GradeBar) -> tuple[KeyFigure, ...]:
    first = sum(row.first.state == "submitted" for row in rows)
    seconds = [row for row in rows if row.second.state != "none"]
    second = sum(row.second.state == "submitted" for row in seconds)
    decided = sum(row.moderation == "decided" for row in rows)
    concerns = [each for each in desk.concerns.listing() if each.round_name == chosen.name and each.raised_at]
    still = sum(each.open for each in concerns)
    return (
        KeyFigure(f"{first} of {len(rows)}", "first audits in", _of_target(first, len(rows))),
        KeyFigure(f"{whole.good} of {whole.total}", "good or outstanding", _indicative(whole)),
        KeyFigure(f"{second} of {len(seconds)}", "second audits in", f"{decided} decided by the panel"),
        KeyFigure(str(len(concerns)), f"{agree(len(concerns), 'concern')} raised", f"{still} still open"),
    )


def _of_target(done: int, base: int) -> str:
    rate = percent(done, base)
    return "target 90%" if rate is None else f"{rate}%, target 90%"


def _indicative(whole: GradeBar) -> str:
    if whole.total < SMALL_BASE:
        return "counts only, fewer than 10"
    return f"{percent(whole.good, whole.total)}%{', indicative' if whole.total < FIRM else ''}"


def _outcome_words(whole: GradeBar, changes: str) -> str:
    beside = f" Beside the base: {whole.beside}." if whole.beside else ""
    return f"Outcome used: moderated, else agreed, else the first audit.{beside} {changes}".strip()


def _outside(sections: BarChart) -> str:
    outside = "; ".join(f"{bar.label}: {bar.beside}" for bar in sections.bars if bar.beside)
    told = f"Outside the base: {outside}. " if outside else ""
    return f"{told}Under 10 grades counts only; 10 to 29 is indicative."


def _reasons(desk: Desk, chosen: RoundEntry) -> Pairs:
    counts = desk.learning.of_round(chosen.id).counts
    return tuple((REASONS.get(code, code), marked_share(count, counts.total)) for code, count in counts.reasons)


def _scrutiny(desk: Desk, of_round: Chosen, whole: GradeBar) -> tuple[str, ...]:
    """A bullet a theme, counts first; nothing is ranked on small numbers."""
    if not whole.total:
        return ()
    themes = [bar for bar in desk.insight.share_out(of_round, By.THEME).bars if bar.total]
    first = f"{whole.good} of {whole.total} audits were good or outstanding overall."
    return (
        first,
        *(f"{bar.label}: {marked_share(bar.good, bar.total)} grades were good or outstanding." for bar in themes),
    )
