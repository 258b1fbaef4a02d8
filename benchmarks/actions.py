"""50,000 actions narrowed by a key press, against a bare SQL query and a model reset."""

from pathlib import Path

from benchmarks import office
from benchmarks.processes import Surroundings
from benchmarks.ratio import Ratio


def measure(home: Surroundings, place: Path) -> Ratio:
    """By turns in one process; the note tells how many of them the list has read."""
    office.found(place).lock()
    with home.started("listed_actions", str(place)) as process:
        ours, bare, held = process.word().split()
    note = f"; {held} of 50,000 read"
    return Ratio("A key press in 50,000 actions / bare query and reset", 2.0, float(ours), float(bare), "ms", note)
