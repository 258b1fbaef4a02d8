"""A sample of 200 drawn from 100,000 cases and given to 30 auditors, against one pass that sorts them by stratum."""

import gc
from collections import defaultdict
from datetime import date
from functools import partial

from audit_tool.analysis.allocating import AuditCase, Auditor
from audit_tool.analysis.sample_settings import SampleSettings
from audit_tool.analysis.sample_sieve import State
from audit_tool.analysis.sampling import draw
from audit_tool.services.population import ListedCase
from benchmarks import allocation
from benchmarks.ratio import Ratio, middle, milliseconds

CASES, WANTED = 100_000, 200
REPEATS = 9
DAY = date(2026, 11, 9)
SETTINGS = SampleSettings("48213077", DAY, WANTED, strata=("service_area", "team", "case_types"))


def measure() -> Ratio:
    """By turns."""
    cases, to_give, auditors = _cases(), allocation.cases(WANTED), allocation.auditors()
    bare, ours = [], []
    # As in the window, where Python never collects on its own.
    gc.disable()
    for _ in range(REPEATS):
        gc.collect()
        bare.append(milliseconds(lambda: _pass(cases)))
        gc.collect()
        ours.append(milliseconds(partial(_draw_and_give, cases, to_give, auditors)))
    gc.enable()
    name = "200 of 100,000 cases drawn and given to 30 auditors / one pass over the list"
    return Ratio(name, 10.0, middle(ours), middle(bare), "ms")


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


def _pass(cases: list[ListedCase]) -> dict[tuple[str, str, str], list[str]]:
    """Put each case into its stratum: the least that anybody must do who draws from strata."""
    strata: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for case in cases:
        strata[case.service_area, case.team, case.case_types].append(case.reference)
    return strata


def _draw_and_give(cases: list[ListedCase], to_give: list[AuditCase], auditors: list[Auditor]) -> None:
    drawn = sum(one.state is State.DRAWN for one in draw(cases, SETTINGS).placed)
    if drawn != WANTED:
        message = f"{drawn} cases were drawn"
        raise RuntimeError(message)
    allocation.allocated(to_give, auditors)
