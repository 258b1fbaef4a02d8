"""What the briefing note on a dip sample says: why, how many of what, what came out, and what happens next."""

from dataclasses import dataclass

from audit_tool.analysis.charts import BarChart
from audit_tool.reports.marking import Marking
from audit_tool.reports.next_steps import NextStep

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class AskedLine:
    """One question in counts, and the last dip sample beside it."""

    question: str
    counts: str  # "Yes 6 of 9 (67%, small number); partly 2, no 1; 1 not applicable"
    before: str  # "4 of 10 (40%)", or that it was not asked
    told: str  # what may be said of the change; empty where nothing is compared


@dataclass(frozen=True)
class Matter:
    """One form of the sample: its lead grade, and each question."""

    title: str
    asked: str  # the question whose grade leads
    sentence: str
    chart: BarChart | None
    compared: str  # with which sample, or why with none
    questions: tuple[AskedLine, ...]
    strengths: Pairs  # question, counts
    needs: Pairs


@dataclass(frozen=True)
class DipSampleNote:
    """A dip sample for team managers (R-160); counts alone, and nobody is told apart."""

    marking: Marking
    title: str
    line: str
    sample: Pairs  # why now, how many, of what, from when; "not recorded" where the round does not say
    matters: tuple[Matter, ...]
    rule: str  # what is taken for a strength and a need
    actions: Pairs
    steps: tuple[NextStep, ...]
    next_sample: str
    audiences: tuple[str, ...]
    method: tuple[str, ...]
