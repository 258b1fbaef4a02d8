"""Collects the briefing note on a dip sample, for the quality lead; every count is the one that Insight shows."""

from collections.abc import Mapping, Sequence

from audit_tool.counted_words import count_of, listed
from audit_tool.errors import WrongInputError
from audit_tool.formdef.wording import day_words, lowered, span_words
from audit_tool.reports.dip_sample.content import DipSampleNote, Pairs
from audit_tool.reports.dip_sample.matters import matter_of, note_rules
from audit_tool.reports.next_steps import counts_of, late_of, steps_of
from audit_tool.reports.practice_week.method import BASE, COUNTED, ROUNDED, chosen_words
from audit_tool.reports.request import Request, forms_words, marking_of
from audit_tool.services.desk import Desk
from audit_tool.services.identity import Act
from audit_tool.services.insight import Chosen
from audit_tool.services.round_kinds import kind_words
from audit_tool.services.rounds import RoundEntry

NOT_RECORDED = "Not recorded"
MOST_STEPS = 5
Versions = Mapping[str, int]
"""The newest version of each form that settled audits were made on, the form with most audits first."""


def collect(desk: Desk, request: Request) -> DipSampleNote:
    """Everything on the pages."""
    chosen = desk.rounds.named(request.round)
    desk.identity.require(Act.REPORT, chosen.id)
    _refuse_other(chosen)
    desk.counting.catch_up()
    forms = _forms(desk, chosen)
    if not forms:
        message = f"No audit of {chosen.name} is settled yet. Nothing was made. Submit one first."
        raise WrongInputError(message)
    used = [desk.forms.form(code, version) for code, version in forms.items()]
    rules = note_rules()
    return DipSampleNote(
        marking=marking_of(
            desk,
            request,
            forms_words({each.code: each.title for each in used}),
            note="Small numbers: shown, internal only",
        ),
        title=chosen.name,
        line=f"Dip sample, {span_words(chosen.starts_on, chosen.ends_on)}. For team managers.",
        sample=_sample(desk, chosen),
        matters=tuple(matter_of(desk, each, chosen, _before(desk, chosen, each.code)) for each in used),
        rule=rules.words,
        actions=(*counts_of(desk, [chosen.id]), *late_of(desk, [chosen.id])),
        steps=steps_of(desk, chosen.id, MOST_STEPS),
        next_sample=_next(desk, chosen, forms),
        audiences=rules.audiences,
        method=(COUNTED, BASE, ROUNDED),
    )


def _refuse_other(chosen: RoundEntry) -> None:
    if not chosen.dip_sample:
        what = lowered(kind_words(chosen.kind))
        message = f"{chosen.name} is no dip sample: its kind is {what}. Nothing was made. Name a round that is one."
        raise WrongInputError(message)


def _forms(desk: Desk, chosen: RoundEntry) -> Versions:
    found = desk.counting.audits(Chosen(rounds=(chosen.id,)), ["form_code", "form_version"])
    counts: dict[str, int] = {}
    newest: dict[str, int] = {}
    for (code, version), number in found.items():
        counts[code] = counts.get(code, 0) + number
        newest[code] = max(newest.get(code, 0), int(version))
    return {code: newest[code] for code in sorted(newest, key=lambda code: (-counts[code], code))}


def _sample(desk: Desk, chosen: RoundEntry) -> Pairs:
    """What the catalogue asks a dip sample to record (forms catalogue, 3.3); what it does not is said."""
    sample = desk.sampling.sample(chosen.id)
    size = sample.entry.population if sample else len(desk.population.cases(chosen.id))
    settled = sum(desk.counting.audits(Chosen(rounds=(chosen.id,))).values())
    target = f"; {count_of(chosen.target, 'was', 'were')} aimed at" if chosen.target else ""
    areas = listed(chosen.service_areas)
    seconds = f"{chosen.second_submitted} of {chosen.allocated}" if chosen.second_allocated else "None"
    return (
        ("Why this sample now", chosen.why_now or NOT_RECORDED),
        ("Theme", chosen.theme or NOT_RECORDED),
        ("Sample size", f"{settled} settled of {chosen.allocated} given out{target}"),
        ("Drawn from", f"A list of {size:,}" if size else f"{NOT_RECORDED}: no list of the population is held"),
        ("Period sampled", chosen.sampled_period or f"{NOT_RECORDED}; the days above are those of the audit"),
        ("Part of the service", ": ".join(filter(None, (areas, chosen.sub_group))) or NOT_RECORDED),
        ("How items were chosen", " ".join(chosen_words(sample))),
        ("Read by a second auditor", seconds),
    )


def _samples(desk: Desk) -> list[RoundEntry]:
    """Dip samples that count, the latest first."""
    return [each for each in desk.rounds.listing() if each.dip_sample and (each.pilot_counts or not each.pilot)]


def _before(desk: Desk, chosen: RoundEntry, form: str) -> RoundEntry | None:
    """The last dip sample on this form that began before this one."""
    earlier = [each for each in _samples(desk) if each.starts_on < chosen.starts_on]
    if not earlier:
        return None
    held = desk.counting.audits(Chosen(rounds=tuple(each.id for each in earlier), forms=(form,)), ["round_id"])
    with_audits = [each for each in earlier if (str(each.id),) in held]
    return max(with_audits, key=lambda each: (each.starts_on, each.id), default=None)


def _next(desk: Desk, chosen: RoundEntry, forms: Sequence[str] | Versions) -> str:
    later = [each for each in _samples(desk) if each.starts_on > chosen.starts_on and set(forms) & {*each.forms}]
    if not later:
        return f"{NOT_RECORDED}: no later dip sample on this form is set up."
    found = min(later, key=lambda each: (each.starts_on, each.id))
    return f"{found.name}, from {day_words(found.starts_on)}."
