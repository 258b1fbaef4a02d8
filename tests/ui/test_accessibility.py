"""Everyone can use it: every screen and section by keyboard, by ear, and in large text."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from audit_tool.formdef.answers import Answer
from audit_tool.formdef.definition import AuditSet
from audit_tool.services.round_terms import NewRound
from audit_tool.ui.palette import CommandPalette, KeyList
from audit_tool.ui.screens.actions.concerns.view import ConcernsPage
from audit_tool.ui.screens.actions.view import ActionsScreen
from audit_tool.ui.screens.audit.case_pane import SectionsAbove
from audit_tool.ui.screens.catalogue import SCREENS
from audit_tool.ui.screens.reports.view import ReportsScreen
from audit_tool.ui.theme.tokens import Mode
from audit_tool.ui.widgets.buttons import Button
from audit_tool.ui.widgets.fact_strip import FactStrip
from tests.conftest import COVER, Office
from tests.ui.conftest import Dress
from tests.ui.reach import StrayWindows, all_faults, lists, stops, tabbed
from tests.ui.stage import CTRL, Key, Stage, focused

SIZES = [(100, (1280, 720)), (200, (1280, 720)), (100, (1920, 1080))]
TOPICS = "neglect,domestic_abuse,missing,exploitation"
WIDE_COVER = {**COVER, "CVR-02": Answer("child_in_need,child_protection")}
Fill = Callable[..., None]


@pytest.fixture
def full(office: Office) -> Iterator[int]:
    """A case whose first audit asks the full set."""
    lead = office.as_("Q-01")
    office.round_id = lead.round_setting.create(
        NewRound("Full", date(2026, 11, 9), date(2026, 11, 13), audit_set=AuditSet.FULL)
    )
    made = office.allocate(cover=WIDE_COVER)
    office.lock()
    yield made
    office.lock()


def at_size(stage: Stage, window: QWidget, size: tuple[int, int]) -> None:
    window.resize(*size)
    stage.settle()


@pytest.mark.parametrize(("percent", "size"), SIZES)
@pytest.mark.parametrize("person", ["Q-01", "M-01", "A-09"])
def test_every_screen_of_every_role(
    week: Stage, dress: Dress, person: str, percent: int, size: tuple[int, int]
) -> None:
    dress(Mode.LIGHT, percent)
    window = week.unlock(person)
    at_size(week, window, size)
    for entry in SCREENS:
        if entry.shown_to(window.desk.identity):
            window.go(entry.key)
            week.settle()
            assert not all_faults(window), entry.key


@pytest.mark.parametrize(("percent", "size"), SIZES)
def test_the_page_of_exports(week: Stage, dress: Dress, percent: int, size: tuple[int, int]) -> None:
    dress(Mode.LIGHT, percent)
    window = week.unlock("Q-01")
    at_size(week, window, size)
    window.go("reports")
    week.settle()
    screen = week.screen(ReportsScreen)
    screen.choosing.export_button.click()
    week.settle()
    assert not all_faults(window)
    assert screen.exports is not None
    screen.exports.show_progress("Reading audits", 52_000, 300_000)
    week.settle()
    assert not all_faults(window)


@pytest.mark.parametrize(("percent", "size"), SIZES)
def test_r077_the_sheet_for_a_concern_and_the_list(
    week: Stage, dress: Dress, percent: int, size: tuple[int, int]
) -> None:
    dress(Mode.LIGHT, percent)
    window = week.unlock("Q-01")
    at_size(week, window, size)
    sheet = window.concern
    sheet.open()
    week.until(sheet.isVisible)
    assert not all_faults(window)
    for name, text in {"reference": "PW-9", "worry": "A child is alone.", "seen": "A note."}.items():
        sheet.fields[name].put(text)
        sheet.presenter.change(name, text)
    today = sheet.fields["today"].control
    assert isinstance(today, FactStrip)
    today.choose("yes")
    sheet.raise_button.click()
    week.until(lambda: not sheet.isVisible())
    window.go("actions", "concerns")
    week.settle()
    page = week.screen(ActionsScreen).page
    assert isinstance(page, ConcernsPage)
    page.cards[0].acts.open_act("tell")
    week.settle()
    assert not all_faults(window)


@pytest.mark.parametrize(("percent", "size"), SIZES)
def test_every_section_of_the_full_set_and_the_review(
    stage: Stage, full: int, dress: Dress, percent: int, size: tuple[int, int], qapp: QApplication
) -> None:
    dress(Mode.LIGHT, percent)
    window = stage.unlock("A-02")
    at_size(stage, window, size)
    audit = stage.open(full)
    faults: dict[int, list[str]] = {}
    stray = StrayWindows(qapp)
    for section in audit.presenter.hand.shown:
        audit.presenter.go_to_section(section.number)
        stage.settle()
        faults[section.number] = all_faults(window)
        assert [top for top in qapp.topLevelWidgets() if top.isVisible()] == [window], section.title
    audit.presenter.review()
    stage.settle()
    faults[-1] = all_faults(window)
    qapp.removeEventFilter(stray)
    assert not stray.shown
    assert not {number: found for number, found in faults.items() if found}


def test_every_section_of_a_frozen_audit(stage: Stage, office: Office, fill: Fill) -> None:
    office.hold_round()
    allocation = office.allocate()
    fill(
        "A-02",
        allocation,
        RSK_22=Answer("inadequate", "Nobody knows where she sleeps, so nobody keeps her safe.", ("plan",)),
    )
    office.lock()
    window = stage.unlock("A-02")
    audit = stage.open(allocation)
    assert audit.held_strip.isVisible()
    for section in audit.presenter.hand.shown:
        audit.presenter.go_to_section(section.number)
        stage.settle()
        assert not all_faults(window), section.title
        assert window.isAncestorOf(focused())
        adding = [each.text() for each in audit.page.findChildren(Button) if each.isVisible() and each.text() == "Add"]
        assert not adding, "a button for adding evidence to what is frozen"


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("page", ["unlock_page", "create_page", "recover_page", "key_page"])
def test_every_page_of_the_unlock_box(stage: Stage, full: int, dress: Dress, page: str, percent: int) -> None:
    dress(Mode.LIGHT, percent)
    box = stage.show_box()
    # The key's page is made only when there is a key to show.
    box.show_recovery_key("ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345-6789")
    box._show(getattr(box, page))
    box.show_wrong("That is not right. Nothing was changed. Try again; capital letters count.")
    at_size(stage, box, (1280, 720))
    assert not all_faults(box)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("kind", [CommandPalette, KeyList])
def test_the_palette_and_the_key_list(stage: Stage, full: int, dress: Dress, kind: type[QWidget], percent: int) -> None:
    dress(Mode.LIGHT, percent)
    window = stage.unlock("A-02")
    at_size(stage, window, (1280, 720))
    stage.open(full)
    keys = window._keys
    (keys.open_palette if kind is CommandPalette else keys.open_keys)()
    opened = window.findChild(kind)
    assert isinstance(opened, QWidget)
    stage.front(opened)
    assert not all_faults(opened)
    assert opened.height() <= 720
    assert opened.isAncestorOf(focused())
    stage.press(Key.Key_Escape)
    assert not window.findChildren(kind)


def test_tab_reaches_everything_and_comes_round(stage: Stage, full: int) -> None:
    window = stage.unlock("A-02")
    at_size(stage, window, (1280, 720))
    audit = stage.open(full)
    for section in audit.presenter.hand.shown:
        audit.presenter.go_to_section(section.number)
        stage.settle()
        reached = tabbed(window)
        missed = [f"{type(part).__name__} {part.accessibleName()}" for part in set(stops(window)) - reached]
        assert not missed, section.title


def test_tab_reaches_everything_on_every_screen(week: Stage) -> None:
    for person in ("A-09", "M-01", "Q-01"):
        window = week.unlock(person)
        for entry in SCREENS:
            if entry.shown_to(window.desk.identity):
                window.go(entry.key)
                week.settle()
                window.navigation.setFocus()
                reached = tabbed(window)
                assert not [type(part).__name__ for part in set(stops(window)) - reached], entry.key
        week.press(Key.Key_L, CTRL)


def test_f6_goes_round_all_panes_and_back_to_the_question(stage: Stage, full: int) -> None:
    window = stage.unlock("A-02")
    at_size(stage, window, (1280, 720))
    audit = stage.open(full, "SAF-02")
    started = focused()
    panes: list[QWidget] = [audit.page, audit.case_pane.stop, window.navigation, window.top_bar]
    for pane in [*panes[1:], panes[0]]:
        stage.press(Key.Key_F6)
        assert pane is focused() or pane.isAncestorOf(focused()), type(pane).__name__
    assert focused() is started


def test_the_outline_opens_sections_by_arrows(stage: Stage, full: int) -> None:
    window = stage.unlock("A-02")
    audit = stage.open(full)
    assert audit.case_pane.stop in lists(window)
    audit.case_pane.stop.setFocus()
    stage.press(Key.Key_Down)
    stage.press(Key.Key_Return)
    assert audit.presenter.place == "SAF-01" or audit.presenter.place.startswith(("SNP", "CVR"))
    assert audit.page.isAncestorOf(focused())


def test_with_large_text_the_outline_is_a_list_above_and_help_opens_over_the_middle(
    stage: Stage, full: int, dress: Dress
) -> None:
    dress(Mode.LIGHT, 200)
    window = stage.unlock("A-02")
    at_size(stage, window, (1280, 720))
    audit = stage.open(full, "SAF-02")
    above = audit.case_pane
    assert isinstance(above, SectionsAbove)
    assert above.mapTo(audit, QPoint(0, 0)).y() + above.height() <= audit.page.mapTo(audit, QPoint(0, 0)).y()
    assert audit.page.width() >= window.width() * 3 // 4
    assert not audit.help_pane.isVisible()
    above._help.click()
    stage.settle()
    assert audit.help_pane.isVisible()
    assert not audit.page.isVisible()
    assert not all_faults(window)
    stage.press(Key.Key_Escape)
    assert audit.page.isVisible()
    assert audit.presenter.place == "SAF-02"
    assert audit.page.isAncestorOf(focused())
    above.sections.setFocus()
    places = []
    for _ in range(2):
        stage.press(Key.Key_Down)
        places.append(audit.presenter.place)
        assert focused() is above.sections
    assert len({"SAF-02", *places}) == 3, "the arrows do not go from section to section"


@pytest.mark.parametrize(("percent", "counted"), [(100, True), (200, False)])
def test_the_top_bar_cuts_nothing_once_work_is_saved(week: Stage, dress: Dress, percent: int, counted: bool) -> None:
    dress(Mode.LIGHT, percent)
    window = week.unlock("A-09")
    at_size(week, window, (1280, 720))
    draft = next(task.allocation_id for task in window.desk.worklist.tasks() if task.state == "draft")
    week.open(draft, "SAF-02")
    week.type("2")
    week.until(lambda: window.save_state.words.startswith("Saved"))
    assert not all_faults(window.top_bar)
    assert window.top_bar._count.isVisible() == counted


@pytest.mark.parametrize("percent", [100, 200])
def test_what_has_the_keyboard_is_seen_whole(stage: Stage, full: int, dress: Dress, percent: int) -> None:
    dress(Mode.LIGHT, percent)
    window = stage.unlock("A-02")
    at_size(stage, window, (1280, 720))
    audit = stage.open(full, "SNP-03")
    for _ in range(12):
        stage.press(Key.Key_Tab)
        part = focused()
        if audit.page.isAncestorOf(part):
            seen = part.visibleRegion().boundingRect()
            assert seen.height() >= min(part.height(), 24), type(part).__name__
            assert seen.width() == part.width(), type(part).__name__
    assert Qt.FocusPolicy.NoFocus is audit.page.focusPolicy()
