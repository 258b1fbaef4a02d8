"""A sample in the words of its page. Knows no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from audit_tool.analysis.sample_figures import SampleFigures
from audit_tool.analysis.sample_sieve import EXCLUSIONS, IN_SAMPLE, Placed, State
from audit_tool.analysis.sample_words import STATE_WORDS
from audit_tool.analysis.sampling import Stratum
from audit_tool.services.sample_entries import OUTCOME_WORDS, LogLine, Outcome, Sample

HEADS = ("In the list", "May be drawn", "Picked", "To give", "Drawn", "In reserve", "Missing", "Too many")
OFTEN_EMPTY = frozenset(("Picked", "Missing", "Too many"))
SUM = "All"
OUTCOMES = tuple((outcome.value, OUTCOME_WORDS[outcome]) for outcome in Outcome)
"""Why a case may go out, as a list offers it."""
STRATA_SHOWN = 60
SHOWN = 500
"""Lines of the list that are shown; whoever looks for another one types its reference."""
GROUPS: dict[str, tuple[str, frozenset[State]]] = {
    "sample": ("In the sample", IN_SAMPLE),
    "reserve": ("In reserve", frozenset((State.RESERVE,))),
    "out": ("Gone out", frozenset((State.OUT,))),
    "excluded": ("Left out beforehand", EXCLUSIONS),
}
"""What can be listed, by name."""


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case of the list."""

    reference: str
    words: str
    reason: str
    in_sample: bool

    @property
    def spoken(self) -> str:
        """The case as it is heard."""
        return ". ".join(filter(None, (self.reference, self.words, self.reason)))


def strata_table(strata: Sequence[Stratum]) -> tuple[list[str], list[list[str]]]:
    """Heads and rows: a stratum each, the rest of many together, and the sum of several."""
    rows = [(one.name, _numbers(one)) for one in strata[:STRATA_SHOWN]]
    if rest := strata[STRATA_SHOWN:]:
        rows.append((f"{len(rest)} more strata", _sums(rest)))
    if len(strata) > 1:
        rows.append((SUM, _sums(strata)))
    # What is 0 throughout would only be noise.
    kept = [at for at, head in enumerate(HEADS) if head not in OFTEN_EMPTY or any(each[at] for _, each in rows)]
    return ["Stratum", *(HEADS[at] for at in kept)], [[name, *(f"{each[at]:,}" for at in kept)] for name, each in rows]


def excluded_words(figures: SampleFigures) -> str:
    """Why cases cannot be drawn, and how many of them for each reason; empty where all can."""
    told = [f"{count:,} for “{reason}”" for reason, count in figures.excluded.items() if count]
    return f"Excluded: {'; '.join(told)}." if told else ""


def case_lines(sample: Sample, group: str, text: str) -> tuple[list[CaseLine], int]:
    """The cases of a group whose reference holds a text, and how many there are more of them than are shown."""
    _, states = GROUPS[group]
    wanted = text.strip().casefold()
    found = [one for one in sample.placed if one.state in states and wanted in one.reference.casefold()]
    return [_line(one, sample) for one in found[:SHOWN]], max(0, len(found) - SHOWN)


def group_options(sample: Sample) -> list[tuple[str, str]]:
    """What can be listed, with how many cases that is."""
    return [
        (name, f"{words} ({sum(one.state in states for one in sample.placed):,})")
        for name, (words, states) in GROUPS.items()
    ]


def log_words(line: LogLine) -> str:
    """A replacement in one line, without its time."""
    came_in = f"{line.came_in} came in" if line.came_in else "no reserve of its stratum was left"
    return f"{line.out} went out, {came_in}. {OUTCOME_WORDS[line.outcome]}: {line.reason}"


def _line(one: Placed, sample: Sample) -> CaseLine:
    place = f"{STATE_WORDS[one.state]}, place {one.place} of {one.stratum}" if one.place else STATE_WORDS[one.state]
    words = place if one.place else f"{place}, {one.stratum}"
    if one.reference in sample.allocated:
        words += ", allocated"
    return CaseLine(one.reference, words, one.reason, one.state in IN_SAMPLE)


def _numbers(one: Stratum) -> tuple[int, ...]:
    return one.population, one.may_be_drawn, one.picked, one.quota, one.drawn, one.reserves, one.short, one.over


def _sums(strata: Sequence[Stratum]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*map(_numbers, strata), strict=True)))
