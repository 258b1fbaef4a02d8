"""R-150: a quarterly update goes row by row, keeps each row whole, and goes on where somebody stopped."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from audit_tool.analysis.plan_rows import Impact, Status
from audit_tool.errors import NotAllowedError, WrongInputError
from audit_tool.services.desk import Desk
from audit_tool.services.plan import NewPlanRow
from audit_tool.services.plan_update import RowUpdate
from audit_tool.services.plan_writing import Told
from tests.conftest import Office

YEAR = "2026-27"
ON_TARGET = RowUpdate(Told("Under way.", Status.ON_TARGET), Impact.NOT_YET_DUE)


@pytest.fixture
def lead(office: Office) -> Desk:
    desk = office.as_("Q-01")
    desk.plan.begin(YEAR)
    for number in range(1, 5):
        desk.plan.add_row(YEAR, NewPlanRow(f"IS {number}", "IS", "Inclusion", "Do it", "31 March 2027", ("PSW",)))
    return desk


def test_the_update_goes_on_after_the_row_that_was_told(office: Office, lead: Desk) -> None:
    state = lead.plan_update.state(YEAR)
    assert (state.quarter, state.at, len(state.waiting)) == ("2026-27 Q3", "IS 1", 4)
    lead.plan_update.save(YEAR, "IS 1", ON_TARGET)
    lead.plan_update.go_to(YEAR, "IS 3")
    again = office.as_("A-02")
    with pytest.raises(NotAllowedError):
        again.plan_update.state(YEAR)
    lead = office.as_("Q-01")
    assert lead.plan_update.state(YEAR).at == "IS 3"
    lead.plan_update.save(
        YEAR, "IS 3", RowUpdate(Told("Done.", Status.COMPLETED, done_on=date(2026, 11, 2)), Impact.PARTLY, "Audits")
    )
    assert lead.plan_update.state(YEAR).at == "IS 4"
    lead.plan_update.save(YEAR, "IS 4", ON_TARGET)
    state = lead.plan_update.state(YEAR)
    assert (state.at, state.waiting) == ("IS 2", ("IS 2",))
    lead.plan_update.save(YEAR, "IS 2", ON_TARGET)
    state = lead.plan_update.state(YEAR)
    assert (state.at, state.row, len(state.rows)) == ("", None, 4)
    office.clock.now += timedelta(days=60)
    later = lead.plan_update.state(YEAR)
    assert (later.quarter, later.at, len(later.waiting)) == ("2026-27 Q4", "IS 1", 3)


def test_all_that_is_told_of_a_row_is_kept_or_none_of_it(lead: Desk) -> None:
    before = lead.plan.of(YEAR)
    untold = RowUpdate(ON_TARGET.told, Impact.NOT_YET_DUE, timescale="May 2027")
    late = replace(untold, timescale_reason="The board is late.")
    for update, match in (
        (untold, "new timescale needs a reason"),
        (replace(late, impact=Impact.EVIDENCED), "needs its proof"),
        (replace(late, told=Told("", Status.WITHDRAWN)), "needs a reason"),
    ):
        with pytest.raises(WrongInputError, match=match):
            lead.plan_update.save(YEAR, "IS 1", update)
        assert lead.plan.of(YEAR) == before
    kept = RowUpdate(
        Told("Slower.", Status.EXTENDED), Impact.PARTLY, "Dip sample of May", "31 May 2027", "The board is late."
    )
    lead.plan_update.save(YEAR, "IS 1", kept)
    row = lead.plan.of(YEAR).row("IS 1")
    assert (row.first.due_on, row.now.due_on, row.now.reason) == (
        *(date(2027, 3, 31), date(2027, 5, 31)),
        "The board is late.",
    )
    assert (row.status, row.impact.state, row.impact.proof) == (Status.EXTENDED, Impact.PARTLY, "Dip sample of May")
    with pytest.raises(WrongInputError, match="no row X"):
        lead.plan_update.save(YEAR, "X", ON_TARGET)
