"""A round as it is typed, and what is wrong with it, field by field. Knows no Qt."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date

from audit_tool.analysis.intervals import day_from, two_meanings, words_from
from audit_tool.analysis.proposing import SecondRule
from audit_tool.analysis.quarters import days_of, quarter_of, read_quarter
from audit_tool.formdef.definition import AuditSet
from audit_tool.services.round_kinds import kind_words, shipped_kinds
from audit_tool.services.round_terms import ALL_OF_A_SHARE, SAMPLED, NewRound, RoundStep
from audit_tool.services.rounds import Mode
from audit_tool.ui.formview.date_words import read_date, show_date
from audit_tool.ui.screens.practice_week.drafts import Problems

OWN_KIND = "own"
"""The choice of a kind that is not in the list."""
USUAL_DEADLINES = {
    RoundStep.REFLECTION: "1 working day before the first day",
    RoundStep.FAMILY_FEEDBACK: "the last day",
    RoundStep.FIRST_AUDIT: "the last day",
    RoundStep.SECOND_AUDIT: "5 working days after the last day",
    RoundStep.MODERATION: "8 working days after the last day",
    RoundStep.FEEDBACK: "10 working days after the last day",
}
SUCH_A_DAY = "Write a day such as 9 November 2026."
Holidays = AbstractSet[date]
Days = tuple[date | None, date | None]
"""First and last day of the round, as far as they are typed."""
SUCH_A_DEADLINE = "Write a day, or for instance “5 working days after the last day”."


@dataclass(frozen=True, slots=True)
class RoundDraft:
    """A round as it is typed; everything but name and days has something sensible in it already."""

    name: str = ""
    starts_on: str = ""
    ends_on: str = ""
    kind: str = "practice_week"
    own_kind: str = ""
    mode: str = Mode.BLIND.value
    audit_set: str = AuditSet.SHORT.value
    target: str = ""
    moderator: str = ""
    theme: str = ""
    why_now: str = ""
    sampled_period: str = ""
    sub_group: str = ""
    service_areas: str = ""
    forms: tuple[str, ...] = ()
    per_auditor: str = ""
    second_rule: str = SecondRule.ALL.value
    second_share: str = ""
    deadlines: Mapping[RoundStep, str] = field(default_factory=lambda: dict(USUAL_DEADLINES))
    pilot: bool = False
    pilot_counts: bool = False
    quarter: str = ""
    copied_from: int | None = None


def draft_of(kept: NewRound, known: frozenset[str]) -> RoundDraft:
    """A round as it would be typed; `known` are the kinds in the list."""
    in_list = kept.kind in known
    deadlines = {step: words_from(day, kept.starts_on, kept.ends_on) for step, day in kept.deadlines.items()}
    return RoundDraft(
        name=kept.name,
        starts_on=show_date(kept.starts_on),
        ends_on=show_date(kept.ends_on),
        kind=kept.kind if in_list else OWN_KIND,
        own_kind="" if in_list else kind_words(kept.kind),
        mode=kept.mode.value,
        audit_set=kept.audit_set.value,
        target=_number_words(kept.target),
        service_areas="; ".join(kept.service_areas),
        forms=kept.forms,
        per_auditor=_number_words(kept.per_auditor),
        second_rule=kept.second_rule.value,
        second_share=_number_words(kept.second_share),
        deadlines=deadlines,
        pilot=kept.pilot,
        pilot_counts=kept.pilot_counts,
        quarter="" if kept.quarter == quarter_of(kept.ends_on) else kept.quarter,
        **{name: getattr(kept, name) for name in ("theme", *SAMPLED)},
    )


def copied(kept: NewRound, known: frozenset[str], source: int) -> RoundDraft:
    """A new round like an earlier one: all but its name, days and quarter, its deadlines as far from the new days.

    No pilot either: what was tried out is now done, and audits of a pilot are left out of results. Why a dip sample is
    made, and from when its items are, is another thing each time.
    """
    made = replace(draft_of(kept, known), why_now="", sampled_period="", pilot=False, pilot_counts=False)
    return replace(made, name="", starts_on="", ends_on="", quarter="", copied_from=source)


def proposed(draft: RoundDraft, today: date) -> RoundDraft:
    """What the kind of a round suggests, where nothing is typed yet: audits outside any week belong to a quarter."""
    kind = next((each for each in shipped_kinds() if each.code == draft.kind), None)
    if kind is None or kind.spans != "quarter" or draft.starts_on or draft.ends_on:
        return draft
    quarter = quarter_of(today)
    first, last = (show_date(day) for day in days_of(quarter))
    return replace(draft, name=draft.name or f"{kind.name} {quarter}", starts_on=first, ends_on=last)


def hints_of(draft: RoundDraft, holidays: Holidays = frozenset()) -> dict[str, str]:
    """What each typed interval comes to, and the quarter that an empty field stands for."""
    first, last = read_date(draft.starts_on), read_date(draft.ends_on)
    days = {step: _deadline(words, first, last, holidays) for step, words in draft.deadlines.items()}
    hints = {step.value: f"{day:%A} {show_date(day)}" for step, day in days.items() if day is not None}
    hints["quarter"] = f"Empty: {quarter_of(last)}, the quarter of the last day." if last else "Such as 2026-27 Q3."
    return hints


def read_round(draft: RoundDraft, holidays: Holidays = frozenset()) -> tuple[NewRound | None, Problems]:
    """The round, or what is wrong."""
    problems: Problems = {}
    first = _needed_day(draft.starts_on, "starts_on", problems)
    last = _needed_day(draft.ends_on, "ends_on", problems)
    if first and last and last < first:
        problems["ends_on"] = "The last day lies before the first day."
    kind = draft.own_kind.strip() if draft.kind == OWN_KIND else draft.kind
    _read_words(draft, kind, problems)
    shared = draft.second_rule == SecondRule.SHARE
    target, each = (_number(getattr(draft, name), name, problems) for name in ("target", "per_auditor"))
    share = _number(draft.second_share, "second_share", problems) if shared else None
    if shared and not 0 < (share or 0) <= ALL_OF_A_SHARE:
        problems["second_share"] = "Write how many per cent, 1 to 100."
    deadlines = _deadlines(draft, (first, last), holidays, problems)
    if problems or first is None or last is None:
        return None, problems
    made = NewRound(
        name=draft.name.strip(),
        starts_on=first,
        ends_on=last,
        kind=kind,
        pilot=draft.pilot,
        mode=Mode(draft.mode),
        audit_set=AuditSet(draft.audit_set),
        target=target,
        pilot_counts=draft.pilot_counts,
        quarter=draft.quarter.strip(),
        service_areas=tuple(draft.service_areas.split(";")),
        forms=draft.forms,
        per_auditor=each,
        second_rule=SecondRule(draft.second_rule),
        second_share=share,
        deadlines=deadlines,
        **{name: getattr(draft, name) for name in ("theme", *SAMPLED)},
    )
    return made, problems


def _read_words(draft: RoundDraft, kind: str, problems: Problems) -> None:
    if not draft.name.strip():
        problems["name"] = "Give the round a name, for instance Practice week: November 2026."
    if not kind:
        problems["own_kind"] = "Say what kind of round this is."
    for name, words in (("name", draft.name), ("own_kind", kind)):
        if unclear := two_meanings(words):
            problems[name] = _two_meanings(unclear)
    if draft.quarter.strip() and not read_quarter(draft.quarter):
        problems["quarter"] = "Write a quarter such as 2026-27 Q3, or leave it empty."


def _deadlines(draft: RoundDraft, days: Days, holidays: Holidays, problems: Problems) -> dict[RoundStep, date]:
    """The day of each step that has one; intervals wait until the days of the round are right."""
    first, last = days
    found: dict[RoundStep, date] = {}
    for step, words in draft.deadlines.items():
        day = _deadline(words, first, last, holidays)
        if day is not None:
            found[step] = day
        elif words.strip() and first and last:
            unclear = two_meanings(words)
            problems[step.value] = _two_meanings(unclear) if unclear else SUCH_A_DEADLINE
    return found


def _deadline(words: str, first: date | None, last: date | None, holidays: Holidays) -> date | None:
    return read_date(words) or (day_from(words, first, last, holidays) if first and last else None)


def _two_meanings(words: str) -> str:
    return f"“{words}” means two things. Say for instance every two months, or write the days."


def _needed_day(text: str, name: str, problems: Problems) -> date | None:
    day = read_date(text)
    if day is None:
        problems[name] = SUCH_A_DAY if text.strip() else "Give a day, for instance 9 November 2026."
    return day


def _number(text: str, name: str, problems: Problems) -> int | None:
    digits = text.strip()
    if digits and not (digits.isdecimal() and int(digits) > 0):
        problems[name] = "Write a whole number, or leave it empty."
        return None
    return int(digits) if digits else None


def _number_words(number: int | None) -> str:
    return "" if number is None else str(number)
