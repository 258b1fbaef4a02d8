"""A ratio of two figures measured side by side, and whether it holds."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ratio:
    """What the program takes, over what the bare tools take for the same thing."""

    name: str
    allowed: float
    ours: float
    bare: float
    unit: str
    note: str = ""
    """What else was measured, that no promise was made about."""

    @property
    def measured(self) -> float:
        return self.ours / self.bare

    @property
    def held(self) -> bool:
        return self.measured <= self.allowed

    def line(self) -> str:
        verdict = "held" if self.held else "missed"
        figures = f"{self.ours:8.2f} against {self.bare:8.2f} {self.unit}"
        return f"{self.name:<52} {self.measured:5.2f}  allowed {self.allowed:4.2f}  {figures}  {verdict}{self.note}"


def middle(figures: list[float]) -> float:
    """The median: one slow moment of a shared machine decides nothing."""
    return statistics.median(figures)


def milliseconds(work: Callable[[], object]) -> float:
    """How long it takes to do something once."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
