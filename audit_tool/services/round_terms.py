"""What is decided about a round, and what of it cannot be so (R-001 to R-006)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from audit_tool.analysis.intervals import two_meanings
from audit_tool.analysis.proposing import SecondRule
from audit_tool.analysis.quarters import quarter_of, read_quarter
from audit_tool.errors import WrongInputError
from audit_tool.formdef.definition import AuditSet
from audit_tool.services.round_kinds import kind_code
from audit_tool.services.rounds import Mode

FARTHEST = timedelta(days=366)
"""A deadline further from its round than this is a slip of the keys."""
YEARS = range(2000, 2101)
"""A round in another year is a slip of the keys, and calendars end with the year 9999."""
LONGEST_NAME = 120
MOST_AUDITS = 100_000
ALL_OF_A_SHARE = 100


class RoundStep(StrEnum):
    """A step of a round that can have a deadline."""

    REFLECTION = "reflection"
    FAMILY_FEEDBACK = "family_feedback"
    FIRST_AUDIT = "first_audit"
    SECOND_AUDIT = "second_audit"
    MODERATION = "moderation"
    FEEDBACK = "feedback"


@dataclass(frozen=True, slots=True)
class NewRound:
    """All that is decided about a round."""

    name: str
    starts_on: date
    ends_on: date
    kind: str = "practice_week"
    theme: str = ""
    pilot: bool = False
    mode: Mode = Mode.BLIND
    audit_set: AuditSet = AuditSet.SHORT
    target: int | None = None
    pilot_counts: bool = False
    quarter: str = ""
    """Such as 2026-27 Q3; empty for the quarter of the last day."""
    service_areas: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    """Codes of the forms meant for it; none for any."""
    per_auditor: int | None = None
    second_rule: SecondRule = SecondRule.ALL
    second_share: int | None = None
    deadlines: Mapping[RoundStep, date] = field(default_factory=dict)
    why_now: str = ""
    """The issue behind a dip sample (R-026)."""
    sampled_period: str = ""
    """From when its items are, apart from the days of the audit (R-025)."""
    sub_group: str = ""
    """Which part of the service they are from."""


SAMPLED = ("why_now", "sampled_period", "sub_group")
"""What a dip sample records of itself (forms catalogue, 3.3)."""


def checked(new: NewRound, known_forms: frozenset[str]) -> NewRound:
    """A round in tidy words, or a refusal in one sentence."""
    areas = tuple(dict.fromkeys(filter(None, (" ".join(each.replace(";", " ").split()) for each in new.service_areas))))
    tidy = replace(
        new,
        name=" ".join(new.name.split()),
        kind=kind_code(new.kind),
        quarter=read_quarter(new.quarter) if new.quarter else quarter_of(new.ends_on),
        service_areas=areas,
        forms=tuple(dict.fromkeys(new.forms)),
        pilot_counts=new.pilot and new.pilot_counts,
        second_share=new.second_share if new.second_rule is SecondRule.SHARE else None,
        deadlines=dict(new.deadlines),
        **{name: getattr(new, name).strip() for name in ("theme", *SAMPLED)},
    )
    for refusal in _refusals(tidy, known_forms):
        raise WrongInputError(refusal)
    return tidy


def _refusals(new: NewRound, known_forms: frozenset[str]) -> list[str]:
    """Whatever cannot be used, the first of it first."""
    unclear = two_meanings(f"{new.name} {new.kind}")
    share = new.second_share or 0
    numbers = [each for each in (new.target, new.per_auditor) if each is not None]
    far = [day for day in new.deadlines.values() if not -FARTHEST < day - new.ends_on < FARTHEST]
    strange = [code for code in new.forms if code not in known_forms]
    tried = (
        (not new.name, "A round needs a name. Nothing was changed."),
        (
            len(new.name) > LONGEST_NAME,
            f"A name has up to {LONGEST_NAME} characters. Nothing was changed. Choose a shorter one.",
        ),
        (
            {new.starts_on.year, new.ends_on.year} - {*YEARS} != set(),
            f"A round lies in a year from {YEARS[0]} to {YEARS[-1]}. Nothing was changed. Correct the dates.",
        ),
        (not new.kind, "A round needs a kind. Nothing was changed. Choose one, or write one of your own."),
        (bool(unclear), f"“{unclear}” means two things. Nothing was changed. Say for instance every two months."),
        (
            new.ends_on < new.starts_on,
            "The last day lies before the first day. Nothing was changed. Correct the dates.",
        ),
        (not new.quarter, "The quarter is not understood. Nothing was changed. Write it such as 2026-27 Q3."),
        (
            not all(1 <= each <= MOST_AUDITS for each in numbers),
            f"A number of audits is 1 to {MOST_AUDITS:,}. Nothing was changed. Or leave it empty.",
        ),
        (
            new.second_rule is SecondRule.SHARE and not 0 < share <= ALL_OF_A_SHARE,
            "A share of second audits is 1 to 100 per cent. Nothing was changed. Write how many per cent.",
        ),
        (bool(far), "A deadline lies more than a year from the round. Nothing was changed. Correct its year."),
        (bool(strange), f"There is no form {', '.join(strange)}. Nothing was changed. Choose from the forms here."),
    )
    return [words for wrong, words in tried if wrong]
