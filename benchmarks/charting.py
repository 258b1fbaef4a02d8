"""From the click that opens Insight to its first chart on the screen, against the half second that is allowed."""

from pathlib import Path

from benchmarks.processes import Surroundings
from benchmarks.ratio import Ratio, middle

REPEATS = 7
HALF_A_SECOND = 500.0


def measure(surroundings: Surroundings, demonstration: Path) -> Ratio:
    """A new process each time: it is the first opening after a start that has to wait for everything to be loaded."""
    opening, turning = [], []
    for _ in range(REPEATS):
        with surroundings.started("first_chart", str(demonstration)) as process:
            first, second = map(float, process.word().split())
        opening.append(first)
        turning.append(second)
    note = f"; What audits found, turned to after it, {middle(turning):.2f} ms"
    return Ratio("First chart of Insight / half a second", 1.0, middle(opening), HALF_A_SECOND, "ms", note)
