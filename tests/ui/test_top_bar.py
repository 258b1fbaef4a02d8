"""The top bar: whose round is in front, and counts that tell nobody what is not theirs (R-032, R-080)."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QApplication

from audit_tool.services.round_terms import NewRound
from audit_tool.ui.main_window import MainWindow
from audit_tool.ui.screens.my_work.view import MyWorkScreen
from audit_tool.ui.screens.practice_week.view import PracticeWeekScreen
from audit_tool.ui.widgets.labels import WrappedLabel
from tests.conftest import Office
from tests.ui.stage import Stage

NOVEMBER, DECEMBER = "Practice week: November 2026", "Dip sample: December"


def two_rounds(office: Office) -> int:
    """A round with one case, and a later one with none."""
    office.hold_round()
    only = office.allocate()
    day = date(2026, 12, 1)
    office.as_("Q-01").round_setting.create(NewRound(DECEMBER, day, day))
    return only


def told(window: MainWindow) -> tuple[str, str]:
    """The round in front, and what is counted of it; empty where nothing is."""
    QApplication.processEvents()
    bar = window.top_bar
    assert bar._count.isVisible() == bar._ring.isVisible()
    return bar._round.text(), bar._count.text() if bar._count.isVisible() else ""


def test_r032_everybody_begins_with_the_round_of_their_work(office: Office, stage: Stage) -> None:
    two_rounds(office)
    office.lock()
    assert told(stage.unlock("A-02")) == (NOVEMBER, "Yours: 0 of 1 submitted")
    stage.program.lock()
    assert told(stage.unlock("M-01")) == (NOVEMBER, "")
    stage.program.lock()
    assert told(stage.unlock("Q-01")) == (DECEMBER, "0 of 0 submitted")


def test_r080_the_bar_of_the_second_auditor_does_not_tell_that_the_first_audit_is_in(
    office: Office, stage: Stage, fill: Callable[..., None]
) -> None:
    fill("A-02", two_rounds(office))
    office.lock()
    window = stage.unlock("A-09")
    assert told(window) == (NOVEMBER, "Yours: 0 of 1 submitted")
    assert window.top_bar._ring.accessibleDescription() == "0 of 1"


def test_r032_work_of_several_rounds_says_of_which(office: Office, stage: Stage) -> None:
    two_rounds(office)
    office.lock()
    stage.unlock("A-02")
    assert not [one for one in summaries(stage) if one.startswith((NOVEMBER, DECEMBER))], "one round names itself above"
    stage.program.lock()
    office.round_id += 1
    office.allocate("PW-2")
    office.lock()
    stage.unlock("A-02")
    assert sorted(each.split(". ")[0] for each in summaries(stage)) == [DECEMBER, NOVEMBER]


def summaries(stage: Stage) -> list[str]:
    labels = stage.screen(MyWorkScreen).findChildren(WrappedLabel)
    return [label.text() for label in labels if "Not started" in label.text()]


def test_after_a_lock_the_round_that_was_in_front_is_in_front_again(office: Office, stage: Stage) -> None:
    two_rounds(office)
    november = office.round_id
    office.lock()
    window = stage.unlock("Q-01")
    assert told(window)[0] == DECEMBER
    window.choose_round(november)
    stage.settle()
    stage.program.lock()
    assert told(stage.unlock("Q-01"))[0] == NOVEMBER
    assert stage.screen(PracticeWeekScreen).presenter.round_shown == november
    stage.program.lock()
    assert told(stage.unlock("A-02"))[0] == NOVEMBER, "somebody else begins with their own"
    stage.program.lock()
    assert told(stage.unlock("Q-01"))[0] == DECEMBER
