"""From opening a full audit to its first section under the caret, against building the whole form of bare widgets."""

from pathlib import Path

from benchmarks import office
from benchmarks.processes import Surroundings
from benchmarks.ratio import Ratio, middle

REPEATS = 11


def measure(surroundings: Surroundings, folder: Path, code: str) -> Ratio:
    """A new process each time, for an audit is opened with nothing warm; in `folder` lies one on the form `code`."""
    ours, bare = [], []
    for _ in range(REPEATS):
        bare.append(_took(surroundings, "bare_form", code))
        ours.append(_took(surroundings, "first_section", str(folder)))
    asked = sum(len(section.questions) for section in office.whole_audit(code))
    return Ratio(f"First section usable / {asked} questions, bare widgets", 0.25, middle(ours), middle(bare), "ms")


def _took(surroundings: Surroundings, module: str, *arguments: str) -> float:
    with surroundings.started(module, *arguments) as process:
        return float(process.word())
