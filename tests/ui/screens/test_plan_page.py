"""R-148, R-150, R-153, R-155: the plan on screen, and its quarterly update by keys alone."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from audit_tool.analysis.plan_rows import Status
from audit_tool.exchange.plan_file import read_plan
from audit_tool.services.desk import Desk
from audit_tool.services.plan import NewPlanRow
from audit_tool.services.plan_measures import QUESTION
from audit_tool.ui.screens.actions.plan.reading import NOT_YET, NOTHING
from audit_tool.ui.screens.actions.plan.rows_page import AT_ONCE
from audit_tool.ui.screens.actions.plan.view import ALL_TOLD, PlanPage
from audit_tool.ui.screens.actions.view import ActionsScreen
from audit_tool.ui.screens.reports.view import ReportsScreen
from audit_tool.ui.theme.tokens import Mode
from tests.conftest import ROOT, Office
from tests.ui.conftest import Dress
from tests.ui.reach import all_faults
from tests.ui.stage import Key, Stage, focused

SOURCE = ROOT / "resources" / "figures" / "improvement_plan.csv"
YEAR = "2026-27"


@pytest.fixture(autouse=True)
def left_by_whoever_set_it_up(office: Office) -> None:
    """Nobody is at work when the program starts."""
    office.lock()


def planned(office: Office) -> None:
    """A small plan of this year."""
    desk: Desk = office.as_("Q-01")
    desk.plan.begin(YEAR)
    for number in range(1, 4):
        row = NewPlanRow(f"IS {number}/a", f"IS {number}", f"Area {number}", f"Do {number}", "31 March 2027", ("PSW",))
        desk.plan.add_row(YEAR, row)
    office.lock()


def page_of(stage: Stage) -> PlanPage:
    stage.window.go("actions", "plan")
    stage.settle()
    page = stage.screen(ActionsScreen).page
    assert isinstance(page, PlanPage)
    return page


def words_on(page: PlanPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_an_empty_page_says_what_to_do_first(office: Office, stage: Stage) -> None:
    stage.unlock("Q-01")
    page = page_of(stage)
    assert NOTHING in words_on(page)
    page.presenter.bring_in(SOURCE)
    stage.settle()
    assert "25 rows added" in stage.window.messages.words
    assert len(page.cards) == 25


def test_everybody_reads_and_only_the_quality_lead_is_offered_changes(office: Office, stage: Stage) -> None:
    stage.unlock("A-02")
    page = page_of(stage)
    assert NOT_YET in words_on(page)
    assert not page.presenter.may_change


def test_r148_r153_status_and_flags_stand_in_words_and_areas_can_be_chosen(office: Office, stage: Stage) -> None:
    desk = office.as_("Q-01")
    desk.plan_import.bring_in(read_plan(SOURCE, date(2018, 11, 30)).rows, SOURCE.name, {"2018-19": date(2018, 6, 5)})
    office.lock()
    stage.unlock("A-02")
    page = page_of(stage)
    words = words_on(page)
    for told in (
        "Some risk that it may not be achieved although this may be corrected by remedial action.",
        "Told to be on target, and there is no date: Still awaiting date.",
        "It says how often in two ways: quarterly and twice a year.",
        "To look at first",
        "Completed or ended",
    ):
        assert told in words
    page.area.setCurrentIndex(page.area.findData("WFD 5"))
    page.area.picked.emit("WFD 5")
    stage.settle()
    assert list(page.cards) == ["WFD 5.1", "WFD 5.2"]
    assert page.area.value == "WFD 5"
    page.print.setFocus()
    stage.press(Key.Key_Return)
    assert isinstance(stage.window.screen_shown, ReportsScreen)


def test_r150_the_update_is_told_by_keys_alone_and_goes_on_where_it_stopped(office: Office, stage: Stage) -> None:
    planned(office)
    stage.unlock("Q-01")
    page = page_of(stage)
    page.update_button.setFocus()
    stage.press(Key.Key_Return)
    card = page.update_card
    assert card is not None
    assert (card.row.reference, focused()) == ("IS 1/a", card.status)
    stage.press(Key.Key_Down)
    stage.press(Key.Key_Down)
    stage.press(Key.Key_Down)
    assert card.status.value == Status.ON_TARGET
    stage.press(Key.Key_Tab)
    stage.type("Under way.")
    assert page.writing
    assert not page.unfinished, "every word of it is on the disk"
    while focused() is not card.save:
        stage.press(Key.Key_Tab)
    stage.press(Key.Key_Return)
    card = page.update_card
    assert card is not None
    assert card.row.reference == "IS 2/a"
    card.skip.setFocus()
    stage.press(Key.Key_Return)
    assert page.update_card is not None
    assert page.update_card.row.reference == "IS 3/a"
    page.update_card.stop.setFocus()
    stage.press(Key.Key_Return)
    assert "Under way." in words_on(page)
    page.update_button.setFocus()
    stage.press(Key.Key_Return)
    assert page.update_card.row.reference == "IS 3/a"


def test_a_long_row_leaves_the_fields_of_its_update_whole(office: Office, stage: Stage) -> None:
    """Given the height that the whole window's width needs, the box for progress was cut off below."""
    planned(office)
    desk = office.as_("Q-01")
    row = NewPlanRow("IS 0", "IS 0", "First", "Review it with every team and each of its partners. " * 8, "May 2027")
    desk.plan.begin("2027-28")
    desk.plan.add_row("2027-28", row)
    office.lock()
    stage.unlock("Q-01")
    page = page_of(stage)
    page.presenter.begin_update()
    stage.settle()
    card = page.update_card
    assert card is not None
    assert card.height() >= card.heightForWidth(card.width())


def test_a_plan_of_thousands_is_shown_some_rows_at_a_time(office: Office, stage: Stage, tmp_path: Path) -> None:
    """Built at once, 2,000 rows took twelve seconds in which the window did nothing."""
    lines = [f"{YEAR},R {at},A {at % 2},Area {at % 2},Do {at},31 September 2027,PSW," for at in range(2 * AT_ONCE + 20)]
    heading = "plan_year,reference,area_reference,area_for_development,action,timescale_text,lead_roles,status_stated"
    file = tmp_path / "plan.csv"
    file.write_text("\n".join((heading, *lines)), encoding="utf-8")
    office.as_("Q-01").plan_import.bring_in(read_plan(file, date(2026, 11, 10)).rows, file.name)
    office.lock()
    stage.unlock("Q-01")
    page = page_of(stage)
    assert (len(page.cards), page.more.text()) == (AT_ONCE, f"Show {AT_ONCE} more of {AT_ONCE + 20} rows")
    page.more.setFocus()
    stage.press(Key.Key_Return)
    assert (len(page.cards), page.more.text()) == (2 * AT_ONCE, "Show 20 more of 20 rows")
    following = list(page.cards.values())[AT_ONCE]
    assert following.isAncestorOf(focused()), "the keyboard is at the first row that came"
    page.more.setFocus()
    stage.press(Key.Key_Return)
    assert len(page.cards) == 2 * AT_ONCE + 20
    assert not page.more.isVisible()
    page.cards["R 70"].measure_chosen.emit("R 70", QUESTION, "MGT-16")
    stage.settle()
    assert page.cards["R 70"].isAncestorOf(focused()), "after a change one is where one was"
    page.area.picked.emit("A 1")
    stage.settle()
    assert len(page.cards) == AT_ONCE


def test_what_cannot_be_saved_is_said_and_stays_in_its_fields(office: Office, stage: Stage) -> None:
    planned(office)
    stage.unlock("Q-01")
    page = page_of(stage)
    page.presenter.begin_update()
    stage.settle()
    card = page.update_card
    assert card is not None
    card.progress.set_text("Nothing came of it.")
    card.save.click()
    stage.settle()
    assert "A status is needed" in stage.window.messages.words
    card.status.set_value(Status.COMPLETED.value)
    card.status.picked.emit(Status.COMPLETED.value)
    card.done_on.setText("31/9/2026")
    card.save.click()
    stage.settle()
    assert "no day of the calendar" in words_on(page)
    assert page.update_card is card
    assert card.progress.text == "Nothing came of it."
    card.done_on.setText("2/11/2026")
    card.save.click()
    stage.settle()
    row = stage.window.desk.plan.of(YEAR).row("IS 1/a")
    assert (row.status, row.latest.done_on) == (Status.COMPLETED, date(2026, 11, 2))


@pytest.mark.parametrize("field", ["proof", "timescale", "done_on", "reason", "impact"])
def test_whatever_is_written_of_a_row_is_not_thrown_away_by_looking_elsewhere(
    office: Office, stage: Stage, field: str
) -> None:
    planned(office)
    stage.unlock("Q-01")
    page = page_of(stage)
    page.presenter.begin_update()
    stage.settle()
    card = page.update_card
    assert card is not None
    assert not page.writing
    if field == "impact":
        card.impact.set_value("evidenced")
    elif field == "proof":
        card.proof.set_text("A survey of May.")
    else:
        getattr(card, field).setText("12/11/2026")
    stage.window.go("actions", "asked")
    stage.settle()
    assert page_of(stage).update_card is card


def test_a_quarter_is_closed_when_every_row_is_told(office: Office, stage: Stage) -> None:
    planned(office)
    stage.unlock("Q-01")
    page = page_of(stage)
    page.presenter.begin_update()
    stage.settle()
    for _ in range(3):
        assert page.update_card is not None
        page.update_card.status.set_value(Status.ON_TARGET.value)
        page.update_card.save.click()
        stage.settle()
    assert page.update_card is None
    assert ALL_TOLD in words_on(page)
    page.close_button.click()
    stage.settle()
    assert stage.window.desk.plan.of(YEAR).closed_quarters == ("2026-27 Q3",)
    assert len(page.cards) == 3


def test_r155_what_audits_say_is_put_beside_a_row_and_taken_away(office: Office, stage: Stage) -> None:
    planned(office)
    stage.unlock("Q-01")
    page = page_of(stage)
    card = page.cards["IS 1/a"]
    card.measure_wanted.emit("IS 1/a")
    stage.settle()
    assert card.choice.findData(f"{QUESTION} MGT-16") >= 0
    card.choice.picked.emit(f"{QUESTION} MGT-16")
    stage.settle()
    assert "good or outstanding: no decided audit was asked this yet." in words_on(page)
    page.cards["IS 1/a"].measure_left.emit("IS 1/a", QUESTION, "MGT-16")
    stage.settle()
    assert "no decided audit" not in words_on(page)


@pytest.mark.parametrize(("percent", "size"), [(100, (1280, 720)), (200, (1280, 720)), (100, (1920, 1080))])
def test_the_page_and_its_update_are_for_everyone(
    office: Office, stage: Stage, dress: Dress, percent: int, size: tuple[int, int]
) -> None:
    planned(office)
    dress(Mode.LIGHT, percent)
    window = stage.unlock("Q-01")
    window.resize(*size)
    stage.settle()
    page = page_of(stage)
    page.presenter.rest_on("IS 1/a", QUESTION, "MGT-16")
    stage.settle()
    page.presenter.ask_offered("IS 2/a")
    stage.settle()
    assert not all_faults(window)
    page.presenter.begin_update()
    stage.settle()
    assert not all_faults(window)
