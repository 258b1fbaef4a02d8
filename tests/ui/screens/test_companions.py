"""Reflections and observations in the window: begun, filled in, submitted, come back to after a lock (R-068)."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest

from audit_tool.formdef.answers import Answer
from audit_tool.ui.screens.audit.view import AuditScreen
from audit_tool.ui.screens.companions.view import BeginCard, CompanionsScreen, OpenRecord, PrintRecord
from audit_tool.ui.screens.reports.view import ReportsScreen
from audit_tool.ui.widgets.buttons import Button
from tests.conftest import Office, complete
from tests.ui.stage import CTRL, Key, Stage


@pytest.fixture
def allocation(office: Office) -> Iterator[int]:
    office.hold_round()
    made = office.allocate()
    office.lock()
    yield made
    office.lock()


@pytest.fixture
def screen(stage: Stage, allocation: int) -> CompanionsScreen:
    stage.unlock("Q-01")
    stage.window.go("companions")
    stage.settle()
    return stage.screen(CompanionsScreen)


def card(screen: CompanionsScreen) -> BeginCard:
    assert screen.begin_card is not None
    return screen.begin_card


def choose(screen: CompanionsScreen, form: str) -> BeginCard:
    begin = card(screen)
    begin.form.set_value(form)
    begin.form.activated.emit(begin.form.currentIndex())
    return begin


def begin_reflection(screen: CompanionsScreen, stage: Stage, allocation: int) -> None:
    begin = choose(screen, "PSR")
    begin.case.set_value(str(allocation))
    begin.button.click()
    stage.settle()


def test_the_card_asks_only_what_the_form_needs(screen: CompanionsScreen) -> None:
    begin = card(screen)
    assert not begin._case_box.isVisible()
    choose(screen, "PSR")
    assert begin._case_box.isVisible()
    assert not begin._voice_box.isVisible()
    choose(screen, "FCF")
    assert begin._voice_box.isVisible()
    assert not begin._subject_box.isVisible()


def test_what_is_missing_is_said_at_its_field_and_nothing_is_begun(
    screen: CompanionsScreen, stage: Stage, office: Office
) -> None:
    card(screen).button.click()
    assert card(screen)._form_box._wrong.isVisible()
    choose(screen, "FCF").button.click()
    stage.settle()
    assert card(screen)._case_box._wrong.isVisible()
    assert card(screen)._voice_box._wrong.isVisible()
    assert stage.window.desk.companions.mine() == ()


def test_r068_a_reflection_is_begun_written_and_found_again(
    screen: CompanionsScreen, stage: Stage, allocation: int
) -> None:
    begin_reflection(screen, stage, allocation)
    assert stage.audit.presenter.hand.sheet.what == "Practitioner self-reflection"
    stage.type("She chose the place.")
    stage.window.go("companions")
    stage.settle()
    (entry,) = stage.window.desk.companions.mine()
    assert stage.window.desk.auditing.sheet(entry.record_id).answers["PSR-01"].value == "She chose the place."
    (opened,) = stage.screen(CompanionsScreen).findChildren(OpenRecord)
    assert opened.text() == "Continue"
    opened.click()
    stage.settle()
    assert stage.audit.presenter.place == "PSR-01"


def test_locking_comes_back_into_the_record(screen: CompanionsScreen, stage: Stage, allocation: int) -> None:
    begin_reflection(screen, stage, allocation)
    stage.type("Proud")
    stage.press(Key.Key_L, CTRL)
    stage.unlock("Q-01")
    assert stage.audit.presenter.hand.sheet.companion
    assert stage.audit.presenter.place == "PSR-01"


def test_submitting_says_record_and_not_audit(screen: CompanionsScreen, stage: Stage, allocation: int) -> None:
    begin_reflection(screen, stage, allocation)
    desk = stage.window.desk
    record = stage.audit.presenter.hand.sheet.record_id
    complete(desk.auditing, record, "good", {"PSR-01": Answer("The family meeting.")})
    stage.screen(AuditScreen).presenter.open_record(record)
    stage.settle()
    stage.audit.presenter.review()
    stage.settle()
    submit = stage.audit.review_page._first
    assert submit is not None
    assert submit.text() == "Submit this record"
    QTest.keyClick(submit, Key.Key_Space)
    stage.settle()
    assert desk.auditing.sheet(record).frozen
    assert "Your record is frozen" in stage.window.messages._rest.text()


def test_my_work_leads_there(stage: Stage, allocation: int) -> None:
    stage.unlock("A-02")
    stage.window.go("my_work")
    stage.settle()
    way = next(each for each in stage.window.findChildren(Button) if each.text() == "Reflections and observations")
    way.click()
    stage.settle()
    assert isinstance(stage.window.screen_shown, CompanionsScreen)


def test_r162_a_submitted_record_is_printed_from_its_line(
    screen: CompanionsScreen, stage: Stage, allocation: int
) -> None:
    begin_reflection(screen, stage, allocation)
    desk = stage.window.desk
    record = stage.audit.presenter.hand.sheet.record_id
    complete(desk.auditing, record, "good", {"PSR-01": Answer("The family meeting.")})
    desk.auditing.submit(record)
    stage.window.go("companions")
    stage.settle()
    (prints,) = stage.screen(CompanionsScreen).findChildren(PrintRecord)
    prints.click()
    stage.settle()
    reports = stage.screen(ReportsScreen)
    assert reports.choosing.case.currentText() == "Practitioner self-reflection, PW-1, the practitioner"
    assert reports.presenter.proposed_name == "companion-record-PW-1.pdf"
    assert reports.presenter.has_pages


def test_a_section_that_may_stay_empty_does_not_count_none_of_none(
    screen: CompanionsScreen, stage: Stage, allocation: int
) -> None:
    begin_reflection(screen, stage, allocation)
    audit = stage.audit
    wanted = next(
        section for section in audit.presenter.hand.shown if not any(q.question.required for q in section.questions)
    )
    audit.presenter.go_to_section(wanted.number)
    assert audit.head._count.text() == "All of it optional"
