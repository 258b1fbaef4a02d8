"""R-097, R-165: why a report was corrected stands on its first page, so one for everybody names nobody."""

from datetime import date

import pytest

from audit_tool.errors import WrongInputError
from audit_tool.reports.issuing import issue
from audit_tool.reports.request import UNMARKED, Request
from tests.conftest import Office, kept
from tests.reports.test_collect_figures import FIGURES, period

TABLE = "indicator-table"
WRONG = period("2017-18", "Q2", (4, 25, 17, 0), date(2017, 7, 1), date(2017, 9, 30))


@pytest.fixture
@kept
def corrected(office: Office) -> Office:
    """A round with a case, and a table issued for whom it may concern, after which figures came in."""
    office.hold_round()
    office.allocate("PW-2")
    lead = office.as_("Q-01")
    lead.figures.bring_in(FIGURES, "figures.csv")
    for request in (Request(), Request(audience="public")):
        issue(TABLE, lead, request)
    lead.figures.bring_in([WRONG], "figures.csv")
    return office


@pytest.mark.parametrize("reason", ["PW-2 was settled late.", "The audit by a-09 came late.", "See 01632 960123."])
@pytest.mark.parametrize("request_", [Request(audience="public"), Request(marking=UNMARKED)])
def test_r165_the_reason_that_everybody_reads_names_nobody_and_no_case(
    corrected: Office, reason: str, request_: Request
) -> None:
    lead = corrected.as_("Q-01")
    with pytest.raises(WrongInputError, match=r"seems to name a person or a case. Nothing was issued"):
        issue(TABLE, lead, request_, reason)
    assert [each.number for each in lead.issued.listing()] == [1, 1]
    issue(TABLE, lead, request_, "A quarter was missing.")
    assert [each.number for each in lead.issued.listing()] == [2, 1, 1]


def test_inside_the_council_a_reason_may_name_a_case(corrected: Office) -> None:
    lead = corrected.as_("Q-01")
    issue(TABLE, lead, Request(), "PW-2 was settled late.")
    assert lead.issued.listing()[0].reason == "PW-2 was settled late."
