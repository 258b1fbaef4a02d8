"""What is chosen and typed before a sample is drawn, and what is wrong with it, field by field. Knows no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from audit_tool.analysis.sample_settings import ByHand, FactRule, Families, SampleSettings
from audit_tool.formdef.wording import day_words
from audit_tool.services.replacing import SHORTEST_REASON
from audit_tool.ui.formview.date_words import read_date
from audit_tool.ui.screens.practice_week.drafts import Problems

WHY = "Say in a few words why; it is kept with the sample."
QUOTA = "quota "
"""Before the name of a stratum, in the names of problems."""
_LARGEST = 100_000


@dataclass(frozen=True, slots=True)
class SampleDraft:
    """The fields as they stand."""

    seed: str = ""
    size: str = ""
    reserves: str = ""
    months: str = ""
    as_at: str = ""
    strata: tuple[str, ...] = ()
    quotas: Mapping[str, str] = field(default_factory=dict)
    """How many of each stratum, where that is decided by hand; empty where they are shared in proportion."""
    picks_count: bool = True
    families: str = Families.ONE.value


@dataclass(frozen=True, slots=True)
class Lists:
    """What was added one by one: rules, and cases by hand."""

    rules: tuple[FactRule, ...] = ()
    picks: tuple[ByHand, ...] = ()
    left_out: tuple[ByHand, ...] = ()

    def with_rule(self, rule: FactRule) -> "Lists":
        """One rule more; values of the same fact and reason go into one."""
        like = [one for one in self.rules if (one.fact, one.keep, one.reason) == (rule.fact, rule.keep, rule.reason)]
        if not like:
            return replace(self, rules=(*self.rules, rule))
        values = tuple(dict.fromkeys((*like[0].values, *rule.values)))
        joined = replace(like[0], values=values)
        return replace(self, rules=tuple(joined if one is like[0] else one for one in self.rules))

    def with_case(self, case: ByHand, *, pick: bool) -> "Lists":
        """One case more; it is picked or left out, never both."""
        without = self.without_case(case.reference)
        if pick:
            return replace(without, picks=(*without.picks, case))
        return replace(without, left_out=(*without.left_out, case))

    def without_rule(self, at: int) -> "Lists":
        """One rule less."""
        return replace(self, rules=self.rules[:at] + self.rules[at + 1 :])

    def without_case(self, reference: str) -> "Lists":
        """One case less."""
        picks, left_out = (tuple(one for one in each if one.reference != reference) for each in self._by_hand)
        return replace(self, picks=picks, left_out=left_out)

    @property
    def _by_hand(self) -> tuple[tuple[ByHand, ...], tuple[ByHand, ...]]:
        return self.picks, self.left_out


def read_settings(draft: SampleDraft, lists: Lists) -> tuple[SampleSettings | None, Problems]:
    """The settings, or what is wrong."""
    problems: Problems = {}
    seed = " ".join(draft.seed.split())
    if not seed:
        problems["seed"] = "Give a seed: any number or word. The same seed gives the same sample."
    as_at = read_date(draft.as_at)
    if as_at is None:
        problems["as_at"] = "Write a day such as 9 November 2026 or 9/11/2026."
    quotas = tuple((name, _number(text, QUOTA + name, problems)) for name, text in draft.quotas.items())
    size = 0 if quotas else _number(draft.size, "size", problems, least=1)
    if quotas and not problems and not sum(count for _, count in quotas):
        problems[QUOTA + quotas[0][0]] = "At least one stratum has to give a case."
    reserves, months = (_number(getattr(draft, name), name, problems) for name in ("reserves", "months"))
    if problems or as_at is None:
        return None, problems
    chosen = (lists.rules, lists.left_out, lists.picks, draft.picks_count, Families(draft.families))
    return SampleSettings(seed, as_at, size, quotas, draft.strata, reserves, months, *chosen), problems


def draft_of(settings: SampleSettings, seed: str) -> SampleDraft:
    """Settings as fields, with another seed."""
    return SampleDraft(
        seed,
        str(settings.target),
        str(settings.reserves),
        str(settings.months),
        day_words(settings.as_at),
        settings.strata,
        {name: str(count) for name, count in settings.quotas},
        settings.picks_count,
        settings.families.value,
    )


def lists_of(settings: SampleSettings) -> Lists:
    """The lists of settings."""
    return Lists(settings.rules, settings.picks, settings.left_out)


def read_reason(reason: str, problems: Problems, name: str = "reason") -> str:
    """A reason that is long enough, or what is wrong with the field of that name."""
    reason = " ".join(reason.split())
    if len(reason) < SHORTEST_REASON:
        problems[name] = WHY
    return reason


def _number(text: str, name: str, problems: Problems, *, least: int = 0) -> int:
    told = text.strip()
    if told.isascii() and told.isdigit() and least <= int(told) <= _LARGEST:
        return int(told)
    problems[name] = f"Write a whole number from {least} up."
    return 0
