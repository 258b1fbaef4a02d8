"""R-099, R-100, R-102: the report on agreement tells what the screen tells, from one function."""

from collections.abc import Callable
from pathlib import Path

import pytest

from audit_tool.analysis.agreement_told import told
from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.formdef.answers import Answer
from audit_tool.reports.agreement.collect import collect
from audit_tool.reports.request import Request
from audit_tool.reports.saving import make
from audit_tool.services.agreement_scopes import best_first, scopes_of
from tests.conftest import Office, kept

WORDS = "The record shows who keeps the child safe, and how it is known."
LOW = Answer("requires_improvement", WORDS, ("assessment",))
BAD = Answer("inadequate", WORDS, ("assessment",))


@pytest.fixture
@kept
def compared(office: Office, fill: Callable[..., None]) -> Office:
    """Two cases, both audited twice; three questions apart, and the grade of the second case with them."""
    office.hold_round()
    for reference, assessment in (("PW-1", LOW), ("PW-2", BAD)):
        allocation = office.allocate(reference)
        fill("A-02", allocation)
        fill("A-09", allocation, ASM_19=assessment, **({"PLN_15": LOW} if reference == "PW-1" else {}))
    return office


def test_r100_the_report_tells_the_figures_of_the_screen(compared: Office, tmp_path: Path) -> None:
    desk = compared.as_("M-01")
    found = collect(desk, Request())
    scopes = scopes_of(desk.agreement.grades(compared.round_id).independent)
    assert [part.title for part in found.parts] == [scope.words for scope in scopes[:2]]
    for part, scope in zip(found.parts, scopes, strict=False):
        assert part.told == told(scope.figures, scope.noun)
        assert part.grid == tuple(tuple(map(str, row)) for row in best_first(scope.figures))
    assert found.parts[0].grades == ("Outstanding", "Good", "Requires improvement", "Inadequate"), "R-102"
    assert found.parts[1].told.direction.startswith("The first auditor was higher on 4 and lower on 0.")
    assert found.parts[1].far.startswith("Two or more apart: PW-2 at ")
    make("agreement", desk, Request(), tmp_path / "agreement.pdf")


def test_each_section_is_told_in_counts_and_they_add_up(compared: Office) -> None:
    found = collect(compared.as_("Q-01"), Request())
    whole = scopes_of(compared.as_("Q-01").agreement.grades(compared.round_id).independent)[1].figures
    assert whole.two is not None
    same = sum(int(line.same.split(" of ")[0]) for line in found.sections)
    assert same == whole.two.exact.count
    assert sum(int(line.first_higher) for line in found.sections) == whole.two.direction.first_higher
    assert not [code for code in ("A-02", "A-09") if code in repr(found)], "no pair of auditors is named"


def test_who_may_not_compare_gets_no_report(compared: Office, office: Office) -> None:
    with pytest.raises(NotAllowedError):
        collect(compared.as_("A-02"), Request())


def test_without_two_audits_of_a_case_there_is_nothing_to_print(office: Office) -> None:
    office.hold_round()
    with pytest.raises(WrongInputError, match="has two submitted audits yet"):
        collect(office.as_("M-01"), Request())
