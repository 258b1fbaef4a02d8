"""Views of what audits found, saved under a name by whoever looks."""

import pytest

from audit_tool.errors import WrongInputError
from audit_tool.services.saved_views import LONGEST, View
from tests.conftest import Office

NORTH = {"team": "Team North", "told by": "theme", "measure": ""}


def test_a_view_is_kept_for_its_owner_alone_and_goes_when_it_is_forgotten(office: Office) -> None:
    lead = office.as_("Q-01").saved_views
    lead.keep("  North   by theme ", NORTH)
    lead.keep("all", {})
    assert lead.mine() == (View("all", {}), View("North by theme", NORTH))
    assert office.as_("M-01").saved_views.mine() == ()
    office.as_("M-01").saved_views.forget("all")
    lead = office.as_("Q-01").saved_views
    lead.forget("North by theme")
    assert lead.mine() == (View("all", {}),)


def test_a_name_that_is_there_takes_the_new_view_however_it_is_written(office: Office) -> None:
    lead = office.as_("Q-01").saved_views
    lead.keep("North", NORTH)
    lead.keep("NORTH", {})
    assert lead.mine() == (View("NORTH", {}),)


@pytest.mark.parametrize("name", ["", " \t ", "\u200b\x00", "x" * (LONGEST + 1)])
def test_a_view_without_a_name_is_refused_and_nothing_is_kept(office: Office, name: str) -> None:
    lead = office.as_("Q-01").saved_views
    with pytest.raises(WrongInputError, match="Nothing was saved"):
        lead.keep(name, NORTH)
    assert lead.mine() == ()
