"""Passing on in the window: by whom, to whom and why, what each of the two sees, and the way back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from audit_tool.ui.screens.moderation.pass_fold import NOBODY, PassFold
from audit_tool.ui.screens.moderation.view import ModerationScreen
from audit_tool.ui.screens.my_work.news_card import OpenCaseButton
from audit_tool.ui.screens.my_work.view import MyWorkScreen
from audit_tool.ui.theme.tokens import Mode
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from audit_tool.ui.widgets.walking import WalkedWords
from tests.conftest import Office
from tests.services.test_passing_on import RULING, WHY, pair, pass_on
from tests.ui.conftest import Dress
from tests.ui.looking import name_of
from tests.ui.reach import all_faults
from tests.ui.screens.conftest import Enter, front
from tests.ui.stage import focused

__all__ = ["pair"]
Key = Qt.Key


def fold_of(screen: ModerationScreen) -> PassFold:
    assert screen._page.passing is not None
    return screen._page.passing


def shown(screen: ModerationScreen | MyWorkScreen) -> list[str]:
    QApplication.processEvents()
    return [label.text() for kind in (WrappedLabel, Words) for label in screen.findChildren(kind) if label.isVisible()]


def test_a_question_is_passed_on_from_its_card_by_keyboard(office: Office, pair: int, enter: Enter) -> None:
    screen = front(enter("M-01", "moderation"), ModerationScreen)
    assert screen.open_card is not None
    code = screen.open_card.code
    screen.open_card.pass_on.setFocus()
    QTest.keyClick(focused(), Key.Key_Space)
    fold = fold_of(screen)
    assert fold.what.value == code
    assert focused() is fold.whom
    QTest.keyClick(focused(), Key.Key_Down)
    assert fold.whom.value == "M-02"
    fold.reason.set_text(WHY)
    fold.button.setFocus()
    QTest.keyClick(focused(), Key.Key_Space)
    found = office.as_("M-01").moderating.comparison(pair).with_second(code)
    assert found is not None
    assert (found.code, found.to, found.reason) == (code, "M-02", WHY)
    assert screen.open_card.code != code, "the first goes on with what is left"
    assert [row.left for row in screen.left.list._model._rows] == ["0 of 2 decided, with M-02"]


def test_the_first_keeps_reading_and_is_told_whose_the_decision_is(office: Office, pair: int, enter: Enter) -> None:
    pass_on(office, pair, code="")
    screen = front(enter("M-01", "moderation"), ModerationScreen)
    card = screen.open_card
    assert card is not None
    assert not card.picker.isEnabled()
    assert not card.decide.isVisible()
    assert screen._page.accept is None
    assert screen._page.finish is not None
    assert not screen._page.finish.isEnabled()
    words = f"You passed this case on to M-02 on 10 November 2026: “{WHY.rstrip('.')}”. The decision is theirs."
    assert any(each.startswith(words) for each in shown(screen))
    fold = fold_of(screen)
    fold.opener.click()
    fold.back_reason.set_text("M-02 is away until Friday.")
    fold.back_button.click()
    assert office.as_("M-01").moderating.comparison(pair).passed == ()
    assert screen.open_card is not None
    assert screen.open_card.picker.isEnabled()
    screen._page._histories[""].opener.click()
    lines = [name_of(line).partition(": ")[2] for line in screen._page._histories[""].findChildren(WalkedWords)]
    assert lines == [f"Passed on to M-02: {WHY}", "Taken back from M-02: M-02 is away until Friday."]


def test_the_second_comes_from_my_work_to_the_question_and_decides_it(office: Office, pair: int, enter: Enter) -> None:
    pass_on(office, pair)
    window = enter("M-02", "my_work")
    work = front(window, MyWorkScreen)
    assert any(each.startswith("M-01 passed it on to you on 10 November 2026: ") for each in shown(work))
    assert any(each.startswith("One decision is passed on to you.") for each in shown(work))
    work.findChildren(OpenCaseButton)[0].click()
    screen = front(window, ModerationScreen)
    assert screen.open_card is not None
    assert screen.open_card.code == "PLN-15"
    assert screen.open_card.picker.isEnabled()
    assert any(each.endswith("The decision is yours.") for each in shown(screen))
    assert screen.left.filter.findText("Passed on to you (1)") >= 0
    screen.presenter.decide("PLN-15", RULING)
    window.go("my_work")
    assert not [button for button in work.findChildren(OpenCaseButton) if button.isVisible()]


def test_where_there_is_no_other_moderator_it_says_so(office: Office, pair: int, enter: Enter) -> None:
    for code in ("M-02", "M-03"):
        office.as_(code).own_conflicts.declare("PW-1")
    screen = front(enter("M-01", "moderation"), ModerationScreen)
    fold = fold_of(screen)
    fold.opener.click()
    assert NOBODY in shown(screen)
    assert not fold.button.isVisible()


@pytest.mark.parametrize("percent", [100, 200])
def test_every_part_of_it_is_within_reach(office: Office, pair: int, enter: Enter, dress: Dress, percent: int) -> None:
    dress(Mode.LIGHT, percent)
    pass_on(office, pair)
    window = enter("M-01", "moderation")
    screen = front(window, ModerationScreen)
    fold_of(screen).opener.click()
    assert all_faults(window) == []
    assert all_faults(enter("M-02", "my_work")) == []
