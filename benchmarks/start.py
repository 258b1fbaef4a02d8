"""From starting the process to a painted window: the unlock box with the caret in it, against an empty window."""

from pathlib import Path

from benchmarks.processes import Surroundings
from benchmarks.ratio import Ratio, middle

REPEATS = 15


def measure(surroundings: Surroundings, demonstration: Path) -> Ratio:
    """Both by turns; the first of each warms the disk and does not count."""
    ours, bare = [], []
    for _ in range(REPEATS + 1):
        bare.append(_painted_after(surroundings, "bare_window"))
        ours.append(_painted_after(surroundings, "unlock_box", str(demonstration)))
    return Ratio("Start to the unlock box / a bare window", 2.0, middle(ours[1:]), middle(bare[1:]), "ms")


def _painted_after(surroundings: Surroundings, module: str, *arguments: str) -> float:
    with surroundings.started(module, *arguments) as process:
        process.word()
        return process.since_begun()
