"""A dispute and a reopened case in the window: one act reopens, and those concerned are told in My work (R-095)."""

import pytest

from audit_tool.services.reopening import Cause
from audit_tool.ui.screens.moderation.view import ModerationScreen
from audit_tool.ui.screens.my_work.news_card import OpenCaseButton
from audit_tool.ui.screens.my_work.view import MyWorkScreen
from audit_tool.ui.theme.tokens import Mode
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from tests.conftest import Office
from tests.services.test_coming_back import SAID, WHY, decided, reflect
from tests.ui.conftest import Dress
from tests.ui.reach import all_faults
from tests.ui.screens.conftest import Enter, front

__all__ = ["decided"]


def shown(screen: ModerationScreen | MyWorkScreen) -> list[str]:
    return [label.text() for kind in (WrappedLabel, Words) for label in screen.findChildren(kind) if label.isVisible()]


@pytest.mark.parametrize("percent", [100, 200])
def test_the_lead_comes_from_my_work_and_one_act_reopens(
    office: Office, decided: int, enter: Enter, dress: Dress, percent: int
) -> None:
    dress(Mode.LIGHT, percent)
    reflect(office, decided)
    window = enter("Q-01", "my_work")
    work = front(window, MyWorkScreen)
    assert "Back before the panel" in shown(work)
    assert all_faults(window) == []
    work.findChildren(OpenCaseButton)[0].click()
    screen = front(window, ModerationScreen)
    card = screen._page.dispute
    assert card is not None
    card.button.click()
    again = office.as_("Q-01").moderating.comparison(decided)
    assert (again.decided_at, again.former[-1].cause, again.former[-1].question) == (None, Cause.DISPUTE, "OVR-01")
    assert SAID.rstrip(".") in again.former[-1].reason
    assert screen._page.dispute is None


def test_a_moderator_reads_the_dispute_and_is_told_who_reopens(office: Office, decided: int, enter: Enter) -> None:
    reflect(office, decided)
    screen = front(enter("M-01", "moderation"), ModerationScreen)
    assert screen._page.dispute is not None
    assert not screen._page.dispute.button.isVisible()
    words = shown(screen)
    assert any(each.startswith("The practitioner disputes the overall grade") for each in words)
    assert any(each.startswith("The quality lead can reopen it") for each in words)
    assert [line.left for line in screen.left.list._model._rows] == ["Decided, to look at again"]
    assert screen.left.filter.findText("To decide (1)") >= 0


def test_auditors_are_told_that_the_panel_decides_again(office: Office, decided: int, enter: Enter) -> None:
    office.as_("Q-01").reopening.reopen(decided, Cause.CORRECTION, "PLN-15", WHY)
    work = front(enter("A-09", "my_work"), MyWorkScreen)
    told = "Reopened on 10 November 2026. The panel decides it again; your audit stays as it is."
    assert any(each.endswith(told) for each in shown(work))
    assert not any(WHY.rstrip(".") in each for each in shown(work))
