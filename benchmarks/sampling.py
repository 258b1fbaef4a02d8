"""A sample of 200 drawn from 100,000 cases, against one pass over the list that gives each case a number by chance."""

import gc
import random
from collections import defaultdict
from datetime import date

from audit_tool.analysis.sample_settings import SampleSettings
from audit_tool.analysis.sample_sieve import State
from audit_tool.analysis.sampling import draw
from audit_tool.services.population import ListedCase
from benchmarks.ratio import Ratio, middle, milliseconds

CASES, WANTED = 100_000, 200
REPEATS = 9
DAY, SINCE = date(2026, 11, 9), date(2025, 11, 9)
SETTINGS = SampleSettings("48213077", DAY, WANTED, strata=("service_area", "team", "case_types"))


def measure() -> Ratio:
    """By turns; with allocating to 30 auditors it is to stay under 10."""
    cases = _cases()
    bare, ours = [], []
    # As in the window, where Python never collects on its own.
    gc.disable()
    for _ in range(REPEATS):
        gc.collect()
        bare.append(milliseconds(lambda: _pass(cases)))
        gc.collect()
        ours.append(milliseconds(lambda: _draw(cases)))
    gc.enable()
    return Ratio("Sample of 200 from 100,000 / one pass over the list", 5.0, middle(ours), middle(bare), "ms")


def _cases() -> list[ListedCase]:
    """A list of a large council, in no order; a third was audited in the last year."""
    kinds = ("Child in need", "Child protection", "Child in care")
    return [
        ListedCase(
            f"{at * 7919 % 1_000_003:07}",
            f"Area {at % 5}",
            f"Team {at % 40}",
            f"W-{at % 300}",
            case_types=kinds[at % 3],
            last_audit_on=date(2026, at % 9 + 1, at % 27 + 1) if at % 7 < 2 else None,
        )
        for at in range(CASES)
    ]


def _pass(cases: list[ListedCase]) -> dict[tuple[str, str, str], list[tuple[float, str]]]:
    """Give whoever may be drawn a number by chance, in their stratum: what Python's own generator takes for it."""
    chance = random.Random(48213077)
    strata: defaultdict[tuple[str, str, str], list[tuple[float, str]]] = defaultdict(list)
    for case in cases:
        if case.last_audit_on is None or case.last_audit_on < SINCE:
            strata[case.service_area, case.team, case.case_types].append((chance.random(), case.reference))
    return strata


def _draw(cases: list[ListedCase]) -> None:
    drawn = sum(one.state is State.DRAWN for one in draw(cases, SETTINGS).placed)
    if drawn != WANTED:
        message = f"{drawn} cases were drawn"
        raise RuntimeError(message)
