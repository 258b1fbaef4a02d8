"""The audit screen is made ready while somebody looks at My work; nothing is shown, saved or said by it."""

import pytest
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from audit_tool.services.sheets import Sheet
from audit_tool.ui.main_window import MainWindow
from audit_tool.ui.screens.audit import view
from audit_tool.ui.screens.audit.case_pane import CasePane
from audit_tool.ui.screens.audit.view import AuditScreen
from audit_tool.ui.screens.my_work.view import MyWorkScreen
from audit_tool.ui.widgets.outline import SectionOutline
from tests.conftest import Office
from tests.ui.screens.conftest import Enter, front

PLACE = "RSK-22"
LONGEST = 20_000
Drawn = list[tuple[str, ...]]


@pytest.fixture
def allocation(office: Office) -> int:
    office.hold_round()
    return office.allocate()


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Drawn:
    """The questions on the audit screen each time it was drawn out of sight."""
    codes: Drawn = []
    draw = AuditScreen.grab

    def grab(screen: AuditScreen) -> QPixmap:
        assert not screen.isVisible()
        codes.append(screen.page.codes)
        return draw(screen)

    monkeypatch.setattr(AuditScreen, "grab", grab)
    return codes


def begun(office: Office, allocation: int) -> Sheet:
    """The audit, begun and left at a question."""
    auditing = office.as_("A-02").auditing
    record = auditing.begin(allocation)
    auditing.keep_place(record, PLACE)
    return auditing.sheet(record)


def outline_of(screen: AuditScreen) -> SectionOutline:
    assert isinstance(screen.case_pane, CasePane)
    return screen.case_pane.outline


def wait_until_ready(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.audits.ready, timeout=LONGEST)
    QApplication.processEvents()


def test_a_draft_is_rehearsed_and_nothing_of_it_stays(
    office: Office, allocation: int, enter: Enter, qtbot: QtBot, drawn: Drawn, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[object] = []
    monkeypatch.setattr(view, "announce", lambda *what: said.append(what))
    before = begun(office, allocation)
    window = enter("A-02", "my_work")
    shown, focused, saved = front(window, MyWorkScreen), QApplication.focusWidget(), window.save_state.words
    assert not window.audits.ready
    wait_until_ready(window, qtbot)
    rehearsed, last = drawn
    assert PLACE in rehearsed
    assert not last
    screen = window.audits.screen()
    assert not screen.page.codes
    assert not outline_of(screen).rows
    assert screen.record_shown is None
    assert window.screen_shown is shown
    assert QApplication.focusWidget() is focused
    assert window.save_state.words == saved
    assert not said
    assert window.desk.auditing.sheet(before.record_id) == before


def test_an_audit_opens_on_the_screen_that_is_ready(
    office: Office, allocation: int, enter: Enter, qtbot: QtBot
) -> None:
    begun(office, allocation)
    window = enter("A-02", "my_work")
    wait_until_ready(window, qtbot)
    ready = window.audits.screen()
    window.open_audit(allocation)
    assert front(window, AuditScreen) is ready
    assert ready.page.caret().code == PLACE
    assert len(outline_of(ready).rows) == len(ready.presenter.hand.sections)


def test_an_audit_that_is_not_begun_is_not_begun_by_it(
    office: Office, allocation: int, enter: Enter, qtbot: QtBot, drawn: Drawn
) -> None:
    window = enter("A-02", "my_work")
    before = window.desk.worklist.tasks()
    wait_until_ready(window, qtbot)
    assert drawn == [()]
    assert window.desk.worklist.tasks() == before
    assert [task.state for task in before] == ["not started"]


def test_an_audit_opened_before_that_opens_as_ever_and_is_left_alone(
    office: Office, allocation: int, enter: Enter, drawn: Drawn
) -> None:
    begun(office, allocation)
    window = enter("A-02", "my_work")
    window.open_audit(allocation)
    screen = front(window, AuditScreen)
    assert screen.page.caret().code == PLACE
    shown = screen.page.codes
    window.get_audit_ready(screen.presenter.hand)
    assert window.audits.screen() is screen
    assert screen.page.codes == shown
    assert not drawn


def test_it_is_made_ready_again_in_other_clothes(office: Office, allocation: int, enter: Enter, qtbot: QtBot) -> None:
    begun(office, allocation)
    window = enter("A-02", "my_work")
    wait_until_ready(window, qtbot)
    window.dress_anew()
    assert not window.audits.ready
    window.go("my_work")
    wait_until_ready(window, qtbot)


def test_whoever_has_nothing_to_do_waits_for_no_audit(office: Office, allocation: int, enter: Enter) -> None:
    screen = front(enter("A-11", "my_work"), MyWorkScreen)
    assert not screen._idle._timer.isActive()
