"""R-146 to R-152: rows are added, worded anew, measured and carried forward in the window, and no word is lost."""

from collections.abc import Mapping
from datetime import date

import pytest

from audit_tool.analysis.plan_rows import Status
from audit_tool.formdef.definition import AuditSet
from audit_tool.services.plan_writing import Told
from audit_tool.services.round_terms import NewRound
from audit_tool.services.rounds import Mode as RoundMode
from audit_tool.ui.kept_fields import Control, put_text, text_of
from audit_tool.ui.screens.actions.acts import ActForm, Acts
from audit_tool.ui.screens.actions.begun_card import BegunCard
from audit_tool.ui.screens.actions.plan.view import PlanPage
from audit_tool.ui.screens.actions.plan.writing import BOOK, CARRY, ENDS, IMPACT, NEW_AREA, PLAN, REWORD, ROW
from audit_tool.ui.theme.tokens import Mode
from audit_tool.ui.widgets.fields import ClosedList
from tests.conftest import Office
from tests.ui.conftest import Dress
from tests.ui.reach import all_faults
from tests.ui.screens.test_plan_page import YEAR, page_of, planned, words_on
from tests.ui.stage import Key, Stage, focused

NEXT = "2027-28"
FIRST = "IS 1/a"


@pytest.fixture(autouse=True)
def a_small_plan(office: Office) -> None:
    """Three rows in three areas; nobody is at work when the program starts."""
    office.lock()
    planned(office)


@pytest.fixture
def page(stage: Stage) -> PlanPage:
    stage.unlock("Q-01")
    return page_of(stage)


def opened(stage: Stage, acts: Acts | None, key: str) -> ActForm:
    assert acts is not None
    acts.open_act(key)
    stage.settle()
    assert acts.form is not None
    return acts.form


def fill(form: ActForm, words: Mapping[str, str]) -> None:
    for label, text in words.items():
        put_text(form.named[label], text)


def typed(stage: Stage, control: Control, text: str) -> None:
    control.setFocus()
    stage.type(text)
    stage.settle()


def test_r146_a_row_is_added_by_keys_alone_in_a_new_area(stage: Stage, page: PlanPage) -> None:
    assert page.head is not None
    page.head.buttons[0].setFocus()
    stage.press(Key.Key_Return)
    form = page.head.form
    assert form is not None
    area = form.named["Area"]
    assert focused() is area
    assert not form.named["Title of the new area"].isVisible()
    stage.press(Key.Key_End)
    assert form.named["Title of the new area"].isVisible()
    for text in ("WFD 5", "Workforce", "WFD 5.1", "Supervise monthly", "31 March 2027", "PSW; Team managers"):
        stage.press(Key.Key_Tab)
        stage.type(text)
    form.button.setFocus()
    stage.press(Key.Key_Return)
    row = stage.window.desk.plan.of(YEAR).row("WFD 5.1")
    assert (row.area, row.area_title, row.now.action) == ("WFD 5", "Workforce", "Supervise monthly")
    assert row.now.leads == ("PSW", "Team managers")
    assert "WFD 5.1 is in the plan 2026-27 now." in stage.window.messages.words
    assert page.cards["WFD 5.1"].isAncestorOf(focused()), "the keyboard is at the row that came"
    assert BegunCard not in {type(part) for part in page.findChildren(BegunCard)}, "nothing is half written any more"


def test_r150_a_row_is_worded_anew_and_both_wordings_stand_with_their_days(stage: Stage, page: PlanPage) -> None:
    form = opened(stage, page.cards[FIRST].acts, REWORD)
    assert form.controls[0].accessibleName() == "What will be done"
    assert [text_of(form.named[label]) for label in ("What will be done", "Leads")] == ["Do 1", "PSW"]
    fill(form, {"What will be done": "Do 1 with the team", "Date or timescale": "30 June 2027"})
    form.button.click()
    stage.settle()
    assert "A new timescale needs a reason" in stage.window.messages.words
    assert form.named["Date or timescale"].isVisible(), "what was refused stays in its fields"
    fill(form, {"Why is it changed?": "The board meets later."})
    form.button.click()
    stage.settle()
    row = stage.window.desk.plan.of(YEAR).row(FIRST)
    assert [each.action for each in row.wordings] == ["Do 1", "Do 1 with the team"]
    words = words_on(page)
    assert "Do 1 with the team" in words
    assert "At first" in words
    assert page.cards[FIRST].isAncestorOf(focused())


def test_r151_a_percentage_target_is_kept_only_with_its_baseline_and_its_period(stage: Stage, page: PlanPage) -> None:
    form = opened(stage, page.cards[FIRST].acts, IMPACT)
    fill(form, {"What is measured": "Supervision good", "Target": "80%"})
    form.button.click()
    stage.settle()
    assert "A percentage target needs its baseline and its period." in stage.window.messages.words
    fill(form, {"Baseline": "58%", "Period": "Q1 to Q4", "Now": "60%"})
    form.button.click()
    stage.settle()
    held = stage.window.desk.plan.of(YEAR).row(FIRST).impact
    assert (held.measure, held.baseline, held.target, held.current, held.period) == (
        "Supervision good",
        "58%",
        "80%",
        "60%",
        "Q1 to Q4",
    )
    for told in ("Supervision good", "58%", "80%", "60%", "Q1 to Q4"):
        assert told in words_on(page)


def test_r140_a_promised_audit_is_booked_where_it_is_missed(stage: Stage, page: PlanPage) -> None:
    desk = stage.window.desk
    assert all(card.acts is None or BOOK not in card.acts.keys for card in page.cards.values())
    days = date(2026, 11, 9), date(2026, 11, 13)
    desk.round_setting.create(NewRound("Dip sample", *days, mode=RoundMode.BLIND, audit_set=AuditSet.SHORT, target=12))
    desk.plan.tell(YEAR, FIRST, Told("Embedded; dip sample due March 2027.", Status.ON_TARGET))
    page.presenter.load()
    stage.settle()
    assert "A promised follow-up has no booked audit" in words_on(page)
    form = opened(stage, page.cards[FIRST].acts, BOOK)
    form.button.click()
    stage.settle()
    assert "Choose the round in which it is audited." in stage.window.messages.words
    put_text(form.controls[0], "Dip sample")
    form.button.click()
    stage.settle()
    assert desk.plan.of(YEAR).row(FIRST).audits_booked == ("Dip sample",)
    acts = page.cards[FIRST].acts
    assert acts is not None
    assert BOOK not in acts.keys


def test_r152_a_row_goes_on_in_the_next_year_and_both_show_it(stage: Stage, page: PlanPage) -> None:
    acts = page.cards[FIRST].acts
    assert acts is not None
    assert CARRY not in acts.keys, "there is no later plan yet"
    form = opened(stage, page.head, PLAN)
    fill(form, {"Its year": NEXT, "Approved on": "31 September 2027"})
    form.button.click()
    stage.settle()
    assert "There is no 31 September 2027." in stage.window.messages.words
    fill(form, {"Approved on": ""})
    form.button.click()
    stage.settle()
    assert page.year.value == NEXT
    page.year.picked.emit(YEAR)
    stage.settle()
    form = opened(stage, page.cards[FIRST].acts, CARRY)
    assert not form.named["Reference of the new row"].isVisible()
    form.button.click()
    stage.settle()
    assert "Choose both." in stage.window.messages.words
    fill(form, {"Where does it go on?": f"{NEXT}\n", f"What becomes of it in {YEAR}?": ENDS})
    form.show_fitting()
    assert text_of(form.named["Reference of the new row"]) == FIRST
    form.button.click()
    stage.settle()
    assert f"Goes on as {NEXT} {FIRST}." in words_on(page)
    assert stage.window.desk.plan.of(YEAR).row(FIRST).status is Status.CARRIED_FORWARD
    page.year.picked.emit(NEXT)
    stage.settle()
    assert f"{YEAR} {FIRST}" in words_on(page)
    # Another one goes on in the row that is there now.
    page.year.picked.emit(YEAR)
    stage.settle()
    form = opened(stage, page.cards["IS 2/a"].acts, CARRY)
    fill(form, {"Where does it go on?": f"{NEXT}\n{FIRST}", f"What becomes of it in {YEAR}?": "stays"})
    form.button.click()
    stage.settle()
    assert stage.window.desk.plan.of(NEXT).row(FIRST).carried_from == (f"{YEAR} {FIRST}", f"{YEAR} IS 2/a")


def test_a_first_plan_can_be_begun_without_a_file(office: Office, stage: Stage) -> None:
    stage.unlock("Q-01")
    desk = stage.window.desk
    page = page_of(stage)
    assert desk.plan.years() == (YEAR,)
    form = opened(stage, page.head, PLAN)
    fill(form, {"Its year": NEXT, "Approved on": "5 June 2027"})
    form.button.click()
    stage.settle()
    assert "The plan holds no action yet." in words_on(page)
    assert desk.plan.of(NEXT).approved_on is not None
    assert page.head is not None
    assert "approve" not in page.head.keys
    page.year.picked.emit(YEAR)
    stage.settle()
    form = opened(stage, page.head, "approve")
    fill(form, {"Approved on": "5/6/2026"})
    form.button.click()
    stage.settle()
    assert str(desk.plan.of(YEAR).approved_on) == "2026-06-05"


def test_r054_half_written_texts_are_there_again_after_a_lock(stage: Stage, page: PlanPage) -> None:
    form = opened(stage, page.head, ROW)
    area = form.named["Area"]
    area.setFocus()
    stage.press(Key.Key_End)
    typed(stage, form.named["What will be done"], "Half a new r")
    form = opened(stage, page.cards[FIRST].acts, REWORD)
    typed(stage, form.named["Why is it changed?"], "The board me")
    window = stage.window
    window._lock_now()
    stage.until(lambda: stage.program.window is None)
    stage.unlock("Q-01")
    page = page_of(stage)
    begun = {f"A new row of {YEAR}", f"{YEAR} {FIRST} in other words"}
    assert begun <= set(words_on(page).split("\n"))
    (card,) = page.findChildren(BegunCard)
    card.buttons[0].click()
    stage.settle()
    assert page.head is not None
    assert page.head.form is not None
    assert text_of(page.head.form.named["Area"]) == NEW_AREA
    assert page.head.form.named["Title of the new area"].isVisible()
    assert text_of(page.head.form.named["What will be done"]) == "Half a new r"
    (card,) = page.findChildren(BegunCard)
    card.buttons[2].click()
    stage.settle()
    acts = page.cards[FIRST].acts
    assert acts is not None
    assert acts.form is not None
    assert text_of(acts.form.named["Why is it changed?"]) == "The board me"
    assert text_of(acts.form.named["What will be done"]) == "Do 1"
    (card,) = page.findChildren(BegunCard)
    card.buttons[1].click()
    stage.settle()
    assert f"A new row of {YEAR}" not in words_on(page)
    assert [
        each.about for each in stage.window.desk.unfinished.mine(("wording of a plan row", "new row of a plan"))
    ] == [f"{YEAR}\n{FIRST}"]


def test_r054_a_half_told_update_is_there_again_and_goes_when_it_is_saved(stage: Stage, page: PlanPage) -> None:
    page.presenter.begin_update()
    stage.settle()
    card = page.update_card
    assert card is not None
    card.status.setFocus()
    stage.press(Key.Key_End)
    typed(stage, card.progress, "Half a sentence of prog")
    stage.window._lock_now()
    stage.until(lambda: stage.program.window is None)
    stage.unlock("Q-01")
    page = page_of(stage)
    assert f"{YEAR} {FIRST}, this quarter’s progress" in words_on(page)
    (begun,) = page.findChildren(BegunCard)
    begun.buttons[0].click()
    stage.settle()
    card = page.update_card
    assert card is not None
    assert (card.row.reference, card.progress.text) == (FIRST, "Half a sentence of prog")
    assert card.status.value == Status.WITHDRAWN
    card.reason.setText("The service has closed.")
    card.save.click()
    stage.settle()
    assert stage.window.desk.plan.of(YEAR).row(FIRST).latest.text == "Half a sentence of prog"
    page.presenter.stop_update()
    stage.settle()
    assert not page.findChildren(BegunCard)


def test_what_is_written_beside_another_save_is_not_thrown_away(stage: Stage, page: PlanPage) -> None:
    form = opened(stage, page.cards[FIRST].acts, REWORD)
    typed(stage, form.named["Why is it changed?"], "Because")
    page.presenter.rest_on("IS 2/a", "question", "MGT-16")
    stage.settle()
    assert f"{YEAR} {FIRST} in other words" in words_on(page)
    form = opened(stage, page.cards[FIRST].acts, REWORD)
    assert text_of(form.named["Why is it changed?"]) == "Because"
    button = page.cards[FIRST].acts
    assert button is not None
    button.given_up.emit(REWORD)
    stage.settle()
    assert not page.findChildren(BegunCard)


def test_whoever_only_reads_is_offered_nothing_to_write(office: Office, stage: Stage) -> None:
    stage.unlock("A-02")
    page = page_of(stage)
    assert page.head is None
    assert page.cards[FIRST].acts is None


@pytest.mark.parametrize(("percent", "size"), [(100, (1280, 720)), (200, (1280, 720)), (100, (1920, 1080))])
def test_every_form_of_the_plan_is_for_everyone(
    office: Office, stage: Stage, dress: Dress, percent: int, size: tuple[int, int]
) -> None:
    office.as_("Q-01").plan.begin(NEXT)
    office.lock()
    dress(Mode.LIGHT, percent)
    window = stage.unlock("Q-01")
    window.resize(*size)
    stage.settle()
    page = page_of(stage)
    page.year.picked.emit(YEAR)
    stage.settle()
    for acts, key in (
        (page.head, ROW),
        (page.head, PLAN),
        (page.cards[FIRST].acts, REWORD),
        (page.cards["IS 2/a"].acts, IMPACT),
        (page.cards["IS 3/a"].acts, CARRY),
    ):
        form = opened(stage, acts, key)
        fields = [each for each in form.controls if not isinstance(each, ClosedList)]
        if fields[0].isVisible():
            typed(stage, fields[0], "x")
    assert not all_faults(window)
    page.presenter.load()
    stage.settle()
    assert page.findChildren(BegunCard)
    assert not all_faults(window)
