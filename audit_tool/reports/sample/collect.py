"""Collects the statement on a sample, for the quality lead."""

from audit_tool.analysis.allocating import RULE_WORDS
from audit_tool.analysis.sample_sieve import IN_SAMPLE, State
from audit_tool.analysis.sample_words import STATE_WORDS, figure_rows, rule_words
from audit_tool.errors import WrongInputError
from audit_tool.formdef.wording import day_words, span_words
from audit_tool.reports.request import Request, marking_of
from audit_tool.reports.sample.content import Reasoned, SampleStatement, Swap
from audit_tool.services.desk import Desk
from audit_tool.services.sample_entries import OUTCOME_WORDS, LogLine, Sample

NOTHING_CAME_IN = "No reserve of its stratum was left"


def collect(desk: Desk, request: Request) -> SampleStatement:
    """Everything on the pages."""
    chosen = desk.rounds.named(request.round)
    sample = desk.sampling.sample(chosen.id)
    if sample is None:
        message = f"No sample is drawn in {chosen.name} yet. Nothing was made. Draw one first."
        raise WrongInputError(message)
    settings = sample.entry.settings
    return SampleStatement(
        marking=marking_of(desk, request, "No audit form", note=f"Sampling seed {settings.seed}"),
        title=chosen.name,
        line=f"{span_words(chosen.starts_on, chosen.ends_on)}.",
        drawn=_drawn(sample),
        method=sample.entry.method,
        rules=tuple(rule_words(each) for each in settings.rules),
        figures=tuple(figure_rows(sample.figures)),
        sum=f"{sample.figures.sentence}.",
        changes=sample.changes,
        swaps=tuple(_swap(each) for each in sample.log),
        picked=_reasoned(sample, State.PICKED),
        left_out=_reasoned(sample, State.LEFT_OUT),
        lifted=tuple(
            Reasoned(each.reference, f"{each.auditor} {RULE_WORDS[each.rule]}. {each.reason}")
            for each in desk.allocation.lifted(chosen.id)
        ),
        exempt=tuple(
            Reasoned(f"{row.reference}, {seat} audit", step.reason)
            for row in desk.board.rows(chosen.id)
            for seat, step in (("first", row.first), ("second", row.second))
            if step.reason
        ),
        cases=tuple(
            (one.reference, one.stratum, f"{STATE_WORDS[one.state]}, place {one.place}" if one.place else "By hand")
            for one in sample.placed
            if one.state in IN_SAMPLE
        ),
        proof=_proof(sample),
    )


def _drawn(sample: Sample) -> str:
    entry = sample.entry
    earlier = f" It is drawing {entry.number}; the earlier ones are kept." if entry.number > 1 else ""
    return f"Drawn on {day_words(entry.at.astimezone().date())} by {entry.by}.{earlier}"


def _swap(line: LogLine) -> Swap:
    when = f"{day_words(line.at.astimezone().date())}, {line.by}"
    return Swap(line.out, line.came_in or NOTHING_CAME_IN, f"{OUTCOME_WORDS[line.outcome]}: {line.reason}", when)


def _reasoned(sample: Sample, state: State) -> tuple[Reasoned, ...]:
    return tuple(Reasoned(one.reference, one.reason) for one in sample.placed if one.state is state)


def _proof(sample: Sample) -> tuple[tuple[str, str], ...]:
    entry = sample.entry
    changed = ". The list was changed after the drawing" if sample.list_changed else ""
    return (
        ("Seed", entry.settings.seed),
        ("Months counted back from", day_words(entry.settings.as_at)),
        ("Cases in the list", f"{entry.population:,}"),
        ("Fingerprint of the list (SHA-256)", f"{entry.fingerprint}{changed}"),
    )
