"""A panel session in the window: begun beside the list, ended with what it learnt, and read (R-088)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from audit_tool.ui.screens.moderation.sessions import named
from audit_tool.ui.screens.moderation.view import ModerationScreen
from audit_tool.ui.screens.reports.view import ReportsScreen
from audit_tool.ui.theme.tokens import Mode
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from tests.conftest import Office
from tests.services.test_panel_sessions import RULING, cases
from tests.ui.conftest import Dress
from tests.ui.reach import all_faults
from tests.ui.screens.conftest import Enter, front
from tests.ui.stage import focused

__all__ = ["cases"]
Key = Qt.Key


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def shown(screen: ModerationScreen) -> list[str]:
    settle()
    found = [label for kind in (WrappedLabel, Words) for label in screen.session.findChildren(kind)]
    return [label.text() for label in found if label.isVisible()]


@pytest.mark.parametrize("percent", [100, 200])
def test_a_session_is_begun_ended_and_printed_by_keyboard(
    office: Office, cases: tuple[int, int], enter: Enter, dress: Dress, percent: int
) -> None:
    dress(Mode.LIGHT, percent)
    window = enter("M-01", "moderation")
    screen = front(window, ModerationScreen)
    screen.left.session.setFocus()
    QTest.keyClick(focused(), Key.Key_Space)
    settle()
    assert focused() is screen.session.members
    QTest.keyClicks(focused(), ", A-11")
    screen.session.guests.setText("Independent chair, team manager")
    assert all_faults(window) == []
    screen.session.act.setFocus()
    QTest.keyClick(focused(), Key.Key_Space)
    assert screen.left.session.text() == "Panel session: open"
    assert any(words.endswith("Guests: Independent chair; team manager.") for words in shown(screen))
    screen.session.back.click()
    screen.presenter.open(cases[0])
    screen.presenter.decide("PLN-15", RULING)
    screen.left.session.click()
    assert "1 case was taken, with 1 decision." in shown(screen)
    assert all_faults(window) == []
    screen.session.learning.set_text("Safety plans first.")
    screen.session.act.click()
    assert "Learnt: Safety plans first." in shown(screen)
    assert focused() is screen.session.back
    assert not screen.session.members.isVisible()
    assert all_faults(window) == []
    assert screen.left.session.text() == "Panel session"
    (record,) = office.as_("M-01").panel_sessions.of_round(office.round_id)
    assert (record.decisions, record.learning) == (1, "Safety plans first.")
    screen.session.print.click()
    assert front(window, ReportsScreen)


def test_the_quality_lead_reads_sessions_and_begins_none(office: Office, cases: tuple[int, int], enter: Enter) -> None:
    screen = front(enter("Q-01", "moderation"), ModerationScreen)
    screen.left.session.click()
    assert "No session was held in this round yet." in shown(screen)
    assert not screen.session.act.isVisible()
    office.as_("M-01")


def test_what_is_wrong_is_said_and_changes_nothing(office: Office, cases: tuple[int, int], enter: Enter) -> None:
    window = enter("M-01", "moderation")
    screen = front(window, ModerationScreen)
    screen.left.session.click()
    screen.session.members.setText("M-01, X-99")
    screen.session.act.click()
    assert window.messages.words.startswith("X-99 is not in the register.")
    assert not office.as_("M-01").panel_sessions.held(office.round_id)


def test_members_and_guests_are_parted_by_commas_or_lines() -> None:
    assert named(" M-01, A-11;\nTeam manager ,, ") == ["M-01", "A-11", "Team manager"]
