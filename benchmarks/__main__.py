"""Measures every ratio the program promises, side by side in one run; fails when one is missed."""

import sys
import tempfile
from pathlib import Path

from audit_tool.exchange.demonstration import make_demonstration
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.places import forms
from benchmarks import (
    actions,
    agreement,
    allocation,
    charting,
    checking,
    comparing,
    conditions,
    exporting,
    insight,
    memory,
    office,
    population,
    printing,
    sampling,
    saving,
    sections,
    start,
)
from benchmarks.open_demonstration import AUDITOR
from benchmarks.processes import Surroundings
from benchmarks.ratio import Ratio


def main() -> int:
    # Beside the checkout, so that saves meet a real disk wherever the temporary folder lies in memory.
    build = Path(__file__).parent.parent / "build"
    build.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=build) as made:
        place = Path(made)
        surroundings = Surroundings(place / "home")
        surroundings.prefer(AUDITOR)
        demonstration, audit, middling = (place / name for name in ("demonstration", "audit", "middling"))
        make_demonstration(demonstration, FormCatalogue(forms()))
        office.found(audit).lock()
        office.found(middling, office.MIDDLING).lock()
        results = [
            said(start.measure(surroundings, demonstration)),
            said(saving.measure(place / "saving")),
            said(population.measure(place / "population")),
            said(sampling.measure()),
            said(sections.measure(surroundings, audit, office.LARGE)),
            said(sections.measure(surroundings, middling, office.MIDDLING)),
            said(memory.measure(surroundings, demonstration)),
            said(conditions.measure()),
            said(checking.measure()),
            said(agreement.measure()),
            said(allocation.measure_board(surroundings, place / "boards")),
            said(comparing.measure(place / "comparing")),
            said(actions.measure(surroundings, place / "actions")),
            *map(said, exporting.measure(surroundings, place / "exporting")),
            said(printing.measure(demonstration)),
            said(charting.measure(surroundings, demonstration)),
            said(insight.measure(place / "insight")),
        ]
    return 0 if all(result.held for result in results) else 1


def said(result: Ratio) -> Ratio:
    print(result.line(), flush=True)
    return result


if __name__ == "__main__":
    sys.exit(main())
