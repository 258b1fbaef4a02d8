"""Draws a sample, shows it, and changes it with a reason."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import TYPE_CHECKING

from audit_tool.commands.output import show
from audit_tool.commands.unlocking import unlocked
from audit_tool.errors import WrongInputError

if TYPE_CHECKING:
    from audit_tool.analysis.sample_settings import ByHand, FactRule, SampleSettings
    from audit_tool.services.sample_entries import FactChoice, Preview, Sample

NOTHING = "Nothing was changed."


def draw_sample(options: Namespace) -> int:
    """Draw a sample; with --dry-run only say what a drawing would come to."""
    with unlocked(options) as desk:
        into = desk.rounds.named(options.round)
        settings = _settings(options, desk.sampling.proposed(into.id), desk.sampling.facts(into.id))
        if options.dry_run:
            _show_preview(desk.sampling.preview(into.id, settings), options)
            return 0
        desk.sampling.draw(into.id, settings)
        sample = desk.sampling.sample(into.id)
    _show(sample, options)
    return 0


def show_sample(options: Namespace) -> int:
    """The sample of a round as it is now."""
    with unlocked(options) as desk:
        sample = desk.sampling.sample(desk.rounds.named(options.round).id)
    _show(sample, options)
    return 0


def pick_case(options: Namespace) -> int:
    """Take a case into the sample by hand."""
    with unlocked(options) as desk:
        desk.sampling.pick(desk.rounds.named(options.round).id, options.case, options.reason)
    show([f"{options.case} is in the sample"], {"case": options.case, "state": "picked"}, as_json=options.json)
    return 0


def replace_case(options: Namespace) -> int:
    """Take a case out of the sample; the next reserve of its stratum comes in."""
    from audit_tool.services.sample_entries import Outcome

    with unlocked(options) as desk:
        round_id, outcome = desk.rounds.named(options.round).id, Outcome(options.outcome)
        came_in = desk.sampling.replace(round_id, options.case, outcome, options.reason)
    lines = [f"{options.case} went out", f"{came_in} came in" if came_in else "no reserve of its stratum was left"]
    show(lines, {"out": options.case, "in": came_in or None}, as_json=options.json)
    return 0


def _settings(options: Namespace, proposed: "SampleSettings", facts: "Sequence[FactChoice]") -> "SampleSettings":
    """What was proposed, with whatever the call says otherwise; nothing of the last drawing's cases by hand."""
    from audit_tool.analysis.sample_settings import FactRule, Families
    from audit_tool.services.sampling import new_seed

    def rule(text: str, *, keep: bool) -> "FactRule":
        told, _, reason = text.partition(":")
        fact, _, value = told.partition("=")
        return FactRule(_fact(fact, facts), tuple(one.strip() for one in value.split("|")), reason.strip(), keep)

    said = {name: getattr(options, name) for name in ("size", "reserves", "months")}
    made = replace(proposed, size=proposed.target)
    made = replace(made, **{name: value for name, value in said.items() if value is not None})
    return replace(
        made,
        seed=options.seed or new_seed(),
        as_at=_day(options.as_at) if options.as_at else proposed.as_at,
        quotas=tuple(_quota(text) for text in options.quota),
        strata=tuple(_fact(name, facts) for name in options.strata) if options.strata is not None else made.strata,
        rules=(
            *(rule(each, keep=False) for each in options.without),
            *(rule(each, keep=True) for each in options.only),
        ),
        left_out=tuple(map(_by_hand, options.leave_out)),
        picks=tuple(map(_by_hand, options.pick)),
        picks_count=not options.picks_on_top,
        families=Families(options.families),
    )


def _fact(name: str, facts: "Sequence[FactChoice]") -> str:
    wanted = name.strip().casefold()
    found = [one.fact for one in facts if wanted in {one.fact.casefold(), one.words.casefold()}]
    if found:
        return found[0]
    known = ", ".join(one.words for one in facts) or "nothing; bring it in first"
    raise WrongInputError(f"The population tells no “{name}”. {NOTHING} It tells {known}.")


def _by_hand(text: str) -> "ByHand":
    from audit_tool.analysis.sample_settings import ByHand

    reference, _, reason = text.partition("=")
    return ByHand(reference.strip(), reason.strip())


def _quota(text: str) -> tuple[str, int]:
    name, _, count = text.rpartition("=")
    if not count.strip().isdecimal() or not name:
        message = f"“{text}” is no stratum with its number. {NOTHING} Say it like this: --quota “North=5”."
        raise WrongInputError(message)
    return name.strip(), int(count)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise WrongInputError(f"“{text}” is no day. {NOTHING} Say it like this: --as-at 2026-11-09.") from fault


def _show_preview(told: "Preview", options: Namespace) -> None:
    lines = [told.figures.sentence, *(_stratum_line(asdict(one)) for one in told.strata)]
    lines += [told.shortfall] if told.shortfall else []
    content = {"figures": asdict(told.figures), "strata": [asdict(one) for one in told.strata], "changed": False}
    show(lines, {**content, "shortfall": told.shortfall}, as_json=options.json)


def _stratum_line(one: dict[str, object]) -> str:
    parts = ("population", "may_be_drawn", "picked", "quota", "drawn", "reserves", "short")
    return f"{one['name']}; " + "; ".join(f"{name.replace('_', ' ')} {one[name]}" for name in parts)


def _show(sample: "Sample | None", options: Namespace) -> None:
    from audit_tool.analysis.sample_sieve import EXCLUSIONS

    if sample is None:
        raise WrongInputError(f"No sample is drawn in this round yet. {NOTHING} Draw one: sample draw ROUND.")
    entry = sample.entry
    lines = [f"seed {entry.settings.seed}", f"fingerprint {entry.fingerprint}", entry.method]
    lines += [sample.changes] if sample.changes else []
    lines += [sample.figures.sentence]
    told = [one for one in sample.placed if options.all or one.state not in EXCLUSIONS]
    lines += ["; ".join(filter(None, (one.reference, one.state, one.stratum, one.reason))) for one in told]
    content = {
        "seed": entry.settings.seed,
        "drawing": entry.number,
        "fingerprint": entry.fingerprint,
        "population": entry.population,
        "settings": asdict(entry.settings),
        "method": entry.method,
        "changes": sample.changes,
        "figures": {**asdict(sample.figures), "in_sample": sample.figures.in_sample},
        "cases": [one._asdict() for one in told],
        "log": [asdict(line) for line in sample.log],
    }
    show(lines, content, as_json=options.json)
