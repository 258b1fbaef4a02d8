"""From opening a full audit to its first section under the caret, against building the whole form of bare widgets."""

from pathlib import Path

from benchmarks.processes import Surroundings
from benchmarks.ratio import Ratio, middle

REPEATS = 11


def measure(surroundings: Surroundings, folder: Path) -> Ratio:
    """A new process each time, for an audit is opened with nothing warm."""
    ours, bare = [], []
    for _ in range(REPEATS):
        bare.append(_took(surroundings, "bare_form"))
        ours.append(_took(surroundings, "first_section", str(folder)))
    return Ratio("First section usable / the whole form, bare widgets", 0.25, middle(ours), middle(bare), "ms")


def _took(surroundings: Surroundings, module: str, *arguments: str) -> float:
    with surroundings.started(module, *arguments) as process:
        return float(process.word())
