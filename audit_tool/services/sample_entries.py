"""What services tell of samples: a drawing with its figures, where each case is, and the log."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from audit_tool.analysis.sample_figures import SampleFigures, figures_of
from audit_tool.analysis.sample_settings import SampleSettings, from_json
from audit_tool.analysis.sample_sieve import IN_SAMPLE, Placed, State
from audit_tool.analysis.sample_words import changes_words
from audit_tool.analysis.sampling import Stratum
from audit_tool.models.sampling import SampleDraw
from audit_tool.services.population import ListedCase, listed
from audit_tool.storage import samples
from audit_tool.storage.store import Session


class Outcome(StrEnum):
    """Why a case goes out of a sample (R-020)."""

    UNSUITABLE = "unsuitable"
    NOT_IN_THEME = "not_in_theme"
    WITHDRAWN = "withdrawn"


OUTCOME_WORDS = {
    Outcome.UNSUITABLE: "Unsuitable",
    Outcome.NOT_IN_THEME: "Not in theme",
    Outcome.WITHDRAWN: "Withdrawn",
}


@dataclass(frozen=True, slots=True)
class FactChoice:
    """A fact by which cases can be put into strata or left out, with how many cases have each value."""

    fact: str
    words: str
    values: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a drawing would come to, in figures alone: who would be drawn is told by drawing."""

    strata: tuple[Stratum, ...]
    figures: SampleFigures
    shortfall: str


@dataclass(frozen=True, slots=True)
class DrawEntry:
    """A drawing as it was kept."""

    id: int
    number: int
    """Which drawing of its round it is, from 1."""
    at: datetime
    by: str
    settings: SampleSettings
    population: int
    fingerprint: str
    method: str


@dataclass(frozen=True, slots=True)
class LogLine:
    """A case that went out, what came in, and why (R-019)."""

    out: str
    came_in: str
    """Empty where no reserve was left."""
    outcome: Outcome
    reason: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Sample:
    """The sample of a round as it is now."""

    entry: DrawEntry
    placed: tuple[Placed, ...]
    log: tuple[LogLine, ...]
    figures: SampleFigures
    changes: str
    """What was changed since the drawing, in words (R-024)."""
    allocated: frozenset[str]
    """Cases of the sample that are given to auditors."""
    list_changed: bool
    """Whether the population is another one than the one it was drawn from."""


def sample_of(session: Session, drawing: SampleDraw, by: str, number: int) -> Sample:
    """All that is known of a drawing."""
    rows = samples.placed(session, drawing.id)
    placed = tuple(Placed(row.reference, row.stratum, row.place, State(row.state), row.reason) for row in rows)
    log = tuple(
        LogLine(line.out_reference, line.in_reference or "", Outcome(line.outcome), line.reason, line.at, who)
        for line, who in samples.replacements(session, drawing.id)
    )
    entry = entry_of(drawing, by, number)
    inside = frozenset(one.reference for one in placed if one.state in IN_SAMPLE)
    figures = figures_of(
        placed,
        planned=entry.settings.target,
        population=drawing.population,
        left=drawing.population - len(placed),
        outcomes=[OUTCOME_WORDS[line.outcome] for line in log],
        audited=len(inside & samples.submitted(session, drawing.round_id)),
    )
    picks = {one.reference for one in entry.settings.picks}
    later = sum(one.state is State.PICKED and one.reference not in picks for one in placed)
    allocated = inside & samples.in_round(session, drawing.round_id)
    changed = fingerprint(listed(session, drawing.round_id)) != drawing.fingerprint
    return Sample(entry, placed, log, figures, changes_words(figures, later), allocated, changed)


def entry_of(drawing: SampleDraw, by: str, number: int) -> DrawEntry:
    """A drawing without its cases."""
    settings = from_json(drawing.settings)
    kept = drawing.population, drawing.fingerprint, drawing.method
    return DrawEntry(drawing.id, number, drawing.at, by, settings, *kept)


def fingerprint(cases: Iterable[ListedCase]) -> str:
    """SHA-256 of a list, whatever its order: every case as a line of JSON, in the order of these lines."""
    lines = sorted(json.dumps(case, ensure_ascii=False, default=str) for case in cases)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def values_counted(told: Iterable[tuple[str, ...]]) -> tuple[tuple[str, int], ...]:
    """Values with how many cases have each, the most frequent first."""
    found = Counter(value for values in told for value in values)
    return tuple(sorted(found.items(), key=lambda one: (-one[1], one[0])))
