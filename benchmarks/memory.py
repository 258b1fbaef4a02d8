"""Memory in use with the demonstration open, against an empty window."""

from pathlib import Path

import psutil

from audit_tool.exchange.demonstration import PASSPHRASE
from benchmarks.processes import Surroundings
from benchmarks.ratio import Ratio, middle

REPEATS = 3


def measure(surroundings: Surroundings, demonstration: Path) -> Ratio:
    """Read from outside while each process waits."""
    ours, bare = [], []
    for _ in range(REPEATS):
        bare.append(_held_by(surroundings, "bare_window"))
        ours.append(_held_by(surroundings, "open_demonstration", str(demonstration), PASSPHRASE))
    return Ratio("Memory, demonstration open / a bare window", 3.0, middle(ours), middle(bare), "MB")


def _held_by(surroundings: Surroundings, module: str, *arguments: str) -> float:
    with surroundings.started(module, *arguments) as process:
        process.word()
        return float(psutil.Process(process.pid).memory_info().rss) / 1_000_000
