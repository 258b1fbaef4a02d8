"""From opening a full audit to its first section under the caret, against building the whole form of bare widgets."""

from pathlib import Path

from benchmarks import office
from benchmarks.processes import Surroundings
from benchmarks.ratio import Ratio, middle

REPEATS = 11


def measure(surroundings: Surroundings, folder: Path, code: str) -> Ratio:
    """A new process each time, for an audit is opened with nothing warm; in `folder` lies one on the form `code`."""
    ours, bare, hasty = [], [], []
    for _ in range(REPEATS):
        bare.append(_took(surroundings, "bare_form", code))
        ours.append(_took(surroundings, "first_section", str(folder)))
        hasty.append(_took(surroundings, "first_section", str(folder), "unready"))
    asked = sum(len(section.questions) for section in office.whole_audit(code))
    name = f"First section usable / {asked} questions, bare widgets"
    note = f"; opened before the screen was ready {middle(hasty):.2f} ms, {middle(hasty) / middle(bare):.2f}"
    return Ratio(name, 0.25, middle(ours), middle(bare), "ms", note)


def _took(surroundings: Surroundings, module: str, *arguments: str) -> float:
    with surroundings.started(module, *arguments) as process:
        return float(process.word())
