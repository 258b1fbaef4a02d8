"""Reports: what each person may choose, the preview, and saving exactly what is shown."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from audit_tool.analysis.action_words import Level, Urgency
from audit_tool.analysis.sample_settings import SampleSettings
from audit_tool.errors import AuditToolError, WrongInputError
from audit_tool.reports.request import Request
from audit_tool.services.action_terms import NewAction
from audit_tool.services.allocation import NewAllocation
from audit_tool.services.population import ListedCase, Source
from audit_tool.services.round_terms import NewRound
from audit_tool.ui.jobs import Lane
from audit_tool.ui.screens.reports.offers import (
    AUDIT_REPORT,
    BLANK,
    COMPANION,
    DIP,
    EARLIER,
    LEARNING,
    OWNER,
    PACK,
    PANEL_CARD,
    PLAN,
    PRACTITIONER,
    RECORD,
    SAMPLE,
    SUMMARY,
    TABLE,
    TIMETABLE,
    WORKLIST,
    Offer,
    offers_of,
)
from audit_tool.ui.screens.reports.presenter import ReportsPresenter
from audit_tool.ui.screens.reports.view import ReportsScreen
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.pdf_pages import Zoom
from tests.conftest import Office, kept
from tests.reports.test_collect_case import decide_all
from tests.reports.test_collect_figures import FIGURES
from tests.reports.word.copies import paragraphs
from tests.ui.looking import name_of
from tests.ui.screens.conftest import Enter, front

Fill = Callable[..., None]


@pytest.fixture
@kept
def settled(office: Office, fill: Fill) -> int:
    """PW-1 is audited once, PW-2 is decided, PW-3 waits."""
    office.hold_round()
    alone, both, waiting = office.allocate("PW-1", ""), office.allocate("PW-2"), office.allocate("PW-3")
    for case in (alone, both, waiting):
        fill("A-02", case)
    fill("A-09", both, grade="requires_improvement")
    decide_all(office, both)
    office.as_("Q-01").figures.bring_in(FIGURES, "figures.csv")
    return both


def choices(screen: ReportsScreen) -> list[str]:
    return [screen.choosing.case.itemText(at) for at in range(screen.choosing.case.count())]


def words_of(screen: ReportsScreen) -> str:
    return " ".join(label.text() for label in screen.findChildren(WrappedLabel) if label.isVisible())


def pick(screen: ReportsScreen, name: str) -> None:
    button, about = screen.choosing.reports[name], screen.choosing.about
    kind = screen.choosing._kinds[name]
    if about.value != kind:
        about.set_value(kind)
        about.picked.emit(kind)
    assert button.isVisible()
    for _ in range(10):
        # A long list takes more than one pass before each entry has its place.
        if button.visibleRegion().isEmpty():
            QApplication.processEvents()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_reports_about_one_thing_are_shown_at_a_time_and_the_first_is_chosen(settled: int, enter: Enter) -> None:
    choosing = front(enter("Q-01", "reports"), ReportsScreen).choosing
    offered = [choosing.about.itemText(at) for at in range(choosing.about.count())]
    assert offered == ["One case", "A round", "Figures and the plan", "One person", "A form"]
    shown: dict[str, list[str]] = {}
    for about in offered:
        choosing.about.set_value(about)
        choosing.about.picked.emit(about)
        QApplication.processEvents()
        shown[about] = [name for name, button in choosing.reports.items() if button.isVisible()]
    assert sorted(name for names in shown.values() for name in names) == sorted(choosing.reports)
    assert shown["Figures and the plan"][0] == TABLE
    assert choosing.reports[BLANK].isChecked()


def test_the_lead_chooses_among_settled_cases_only(settled: int, enter: Enter) -> None:
    screen = front(enter("Q-01", "reports"), ReportsScreen)
    assert choices(screen) == ["PW-1, first audit", "PW-2, decided by moderation"]
    pick(screen, RECORD)
    assert choices(screen) == ["PW-2, decided"]
    pick(screen, PACK)
    assert choices(screen) == ["PW-1, first audit", "PW-2, decided by moderation"]
    pick(screen, TABLE)
    assert not screen.choosing.case.isVisible()


def test_r011_a_first_auditor_sees_own_summaries_and_no_moderation_record(settled: int, enter: Enter) -> None:
    screen = front(enter("A-02", "reports"), ReportsScreen)
    assert choices(screen) == ["PW-1, first audit", "PW-2, decided by moderation"]
    everybodys = {TABLE, EARLIER, WORKLIST, PANEL_CARD, OWNER, PLAN, BLANK}
    assert set(screen.choosing.reports) == {SUMMARY, PRACTITIONER, COMPANION} | everybodys


def test_r080_a_second_auditor_is_offered_no_summary(settled: int, enter: Enter) -> None:
    screen = front(enter("A-09", "reports"), ReportsScreen)
    assert choices(screen) == []
    assert "There is no settled case of yours yet" in words_of(screen)


def test_the_empty_screen_says_what_to_do_first_and_cannot_save(enter: Enter) -> None:
    screen = front(enter("Q-01", "reports"), ReportsScreen)
    assert "A case is settled once its audit is submitted" in words_of(screen)
    assert not screen.choosing.save_button.isEnabled()
    assert "nothing to save" in screen.choosing.save_button.accessibleDescription()
    pick(screen, TABLE)
    assert "brings them in on the Insight screen" in words_of(screen)


def test_the_preview_is_drawn_and_its_words_can_be_heard(settled: int, enter: Enter) -> None:
    screen = front(enter("Q-01", "reports"), ReportsScreen)
    QApplication.processEvents()
    first = screen.pages.pages[0]
    assert first.drawn
    assert name_of(first).startswith(f"Page 1 of {len(screen.pages.pages)}. PRIVATE AND CONFIDENTIAL")
    assert "PW-1" in name_of(first)
    picture = first.grab().toImage()
    dark = [picture.pixelColor(x, y).lightness() < 90 for x in range(40, 300, 2) for y in range(40, 200, 2)]
    assert any(dark), "the page is blank"


def test_the_keyboard_scrolls_the_preview(settled: int, enter: Enter) -> None:
    screen = front(enter("Q-01", "reports"), ReportsScreen)
    QApplication.processEvents()
    screen.pages.setFocus()
    bar = screen.pages.verticalScrollBar()
    reached: list[tuple[int, int]] = []
    screen.pages.page_reached.connect(lambda number, total: reached.append((number, total)))
    QTest.keyClick(screen.pages, Qt.Key.Key_PageDown)
    assert 0 < bar.value() < bar.maximum()
    QTest.keyClick(screen.pages, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    assert reached[-1][0] == reached[-1][1]
    QTest.keyClick(screen.pages, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_r174_who_saves_a_paper_where_it_is_copied_elsewhere_is_told(
    settled: int, enter: Enter, tmp_path: Path
) -> None:
    window = enter("Q-01", "reports")
    screen = front(window, ReportsScreen)
    for folder, told in (("OneDrive - Council", True), ("papers", False)):
        (tmp_path / folder).mkdir()
        screen.presenter.save(tmp_path / folder / "summary.pdf")
        assert "Saved as summary.pdf." in window.messages.words
        assert ("OneDrive seems to copy this folder" in window.messages.words) == told


def test_what_was_said_of_one_report_does_not_stand_over_the_next(settled: int, enter: Enter) -> None:
    window = enter("Q-01", "reports")
    screen = front(window, ReportsScreen)
    screen.show_saved("Saved as case.pdf.", "Keep it where its marking allows.")
    assert window.messages.isVisible()
    pick(screen, TABLE)
    assert not window.messages.isVisible()


def test_a_page_fits_the_width_or_the_height(settled: int, enter: Enter) -> None:
    screen = front(enter("Q-01", "reports"), ReportsScreen)
    QApplication.processEvents()
    wide = screen.pages.pages[0].width()
    screen.pages.set_zoom(Zoom.PAGE)
    assert screen.pages.pages[0].height() <= screen.pages.viewport().height()
    assert screen.pages.pages[0].width() < wide <= screen.pages.viewport().width()


def test_case_reports_are_internal_and_the_table_may_be_public(settled: int, enter: Enter) -> None:
    screen = front(enter("Q-01", "reports"), ReportsScreen)
    assert [screen.choosing.audience.itemText(at) for at in range(screen.choosing.audience.count())] == ["Internal"]
    assert screen.choosing.marking.findText("PUBLIC [NOT PROTECTIVELY MARKED]") == -1
    assert "Nothing about a single child is ever public" in words_of(screen)
    pick(screen, TABLE)
    screen.choosing.audience.setCurrentIndex(1)
    screen.choosing.audience.activated.emit(1)
    assert screen.choosing.marking.value == "PUBLIC [NOT PROTECTIVELY MARKED]"
    assert "PUBLIC [NOT PROTECTIVELY MARKED] Public." in name_of(screen.pages.pages[0])


def test_a_marking_chosen_is_printed(settled: int, enter: Enter) -> None:
    screen = front(enter("Q-01", "reports"), ReportsScreen)
    screen.presenter.choose_marking("PROTECT")
    assert ". PROTECT Internal" in name_of(screen.pages.pages[0])


def test_what_is_shown_is_what_is_saved(settled: int, enter: Enter, tmp_path: Path) -> None:
    window = enter("Q-01", "reports")
    screen = front(window, ReportsScreen)
    screen.choosing.case.setCurrentIndex(1)
    screen.choosing.case.activated.emit(1)
    assert screen.presenter.proposed_name == "case-summary-PW-2.pdf"
    QTest.mouseClick(screen.choosing.save_button, Qt.MouseButton.LeftButton)
    dialog = screen.findChild(QFileDialog)
    assert dialog is not None
    out = tmp_path / "summary.pdf"
    dialog.fileSelected.emit(str(out))
    dialog.close()
    assert out.read_bytes() == screen.presenter._pdf
    assert window.messages.words.startswith("Saved as summary.pdf.")


def test_reports_that_boards_edit_are_saved_as_word_too(settled: int, enter: Enter, tmp_path: Path) -> None:
    window = enter("Q-01", "reports")
    screen = front(window, ReportsScreen)
    assert not screen.choosing.word_button.isVisible()
    pick(screen, LEARNING)
    assert screen.choosing.word_button.isVisible()
    QTest.mouseClick(screen.choosing.word_button, Qt.MouseButton.LeftButton)
    dialog = screen.findChild(QFileDialog)
    assert dialog is not None
    assert [Path(name).name for name in dialog.selectedFiles()] == ["learning-Practice-week-November-2026.docx"]
    out = tmp_path / "learning-Practice-week-November-2026.docx"
    dialog.fileSelected.emit(str(out))
    dialog.close()
    assert "Editable copy" in list(paragraphs(out.read_bytes()))
    assert window.messages.words.startswith("Saved as learning-Practice-week-November-2026.docx.")


def test_what_was_issued_has_no_word_version(settled: int, enter: Enter, office: Office, tmp_path: Path) -> None:
    """The record is the file as it went out; a copy to edit is made of what the report says now."""
    window = enter("Q-01", "reports")
    screen = front(window, ReportsScreen)
    pick(screen, LEARNING)
    screen.presenter.show_kept("Learning briefing", "learning-version-1.pdf", screen.presenter._pdf)
    screen.presenter.save(tmp_path / "issue.docx")
    assert "issue.docx was not saved: this is a PDF" in window.messages.words
    assert list(tmp_path.glob("*.docx")) == []


def test_a_folder_that_refuses_is_said_in_words(settled: int, enter: Enter, tmp_path: Path) -> None:
    window = enter("Q-01", "reports")
    front(window, ReportsScreen).presenter.save(tmp_path / "gone" / "summary.pdf")
    assert "summary.pdf was not saved" in window.messages.words


def raising(fault: Exception) -> None:
    raise fault


class Later:
    """A runner that holds results back until they are asked for."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
        lane: Lane = Lane.READ,
    ) -> None:
        try:
            result = work()
        except AuditToolError as fault:
            refused = failed or raising
            self.waiting.append(partial(refused, fault))
        else:
            self.waiting.append(lambda: done(result))

    def drain(self) -> None:
        while self.waiting:
            self.waiting.pop(0)()


class Watcher:
    """A view that notes what it is shown."""

    def __init__(self) -> None:
        self.documents: list[str] = []
        self.empty: list[str] = []

    def show_offers(self, offers: object, chosen: Offer, request: Request) -> None: ...

    def show_document(self, name: str, pages: object) -> None:
        self.documents.append(name)

    def show_pictures(self, pictures: object) -> None: ...

    def show_nothing(self, words: str) -> None:
        self.empty.append(words)

    def show_saved(self, happened: str, rest: str) -> None: ...

    def show_problem(self, message: str) -> None: ...


def test_a_preview_that_comes_after_another_choice_is_dropped(settled: int, office: Office) -> None:
    runner, view = Later(), Watcher()
    presenter = ReportsPresenter(office.as_("Q-01"), runner, view)
    presenter.load()
    runner.waiting.pop(0)()
    presenter.choose_report(TABLE)
    runner.drain()
    assert view.documents == ["Indicator table"]


def test_where_the_preview_would_stand_is_why_there_is_none(
    settled: int, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    why = "The table is too wide for a page. Nothing was made. Choose fewer years."

    def refuse(*_: object) -> bytes:
        raise WrongInputError(why)

    runner, view = Later(), Watcher()
    presenter = ReportsPresenter(office.as_("Q-01"), runner, view)
    presenter.load()
    with monkeypatch.context() as patched:
        patched.setattr("audit_tool.ui.screens.reports.presenter.render", refuse)
        runner.waiting.pop(0)()
        runner.drain()
        assert view.empty == [why]
        presenter.choose_case(presenter._offer.choices[0].key)
    presenter.choose_report(TABLE)
    runner.drain()
    assert (view.empty, view.documents) == ([why], ["Indicator table"])


def test_r075_a_blank_form_is_chosen_by_its_name_and_printed_large(office: Office, enter: Enter) -> None:
    window = enter("A-02", "reports")
    screen = front(window, ReportsScreen)
    pick(screen, BLANK)
    assert "Child and family feedback (FCF, version 1)" in choices(screen)
    assert screen.choosing._case_field._label.text() == "&Form"
    screen.choosing.case.picked.emit("FCF@1")
    small = len(screen.pages.pages)
    assert screen.presenter.proposed_name == "blank-form-fcf-1.pdf"
    assert name_of(screen.pages) == "Preview of Blank form FCF@1"
    QTest.mouseClick(screen.choosing.large, Qt.MouseButton.LeftButton)
    assert len(screen.pages.pages) > small
    window.go("reports", f"{BLANK} PSR@1")
    assert screen.choosing.case.value == "PSR@1"
    assert not screen.choosing.large.isChecked()


def test_r032_everybody_has_their_own_worklist_and_the_lead_has_all_and_the_timetable(
    settled: int, enter: Enter
) -> None:
    screen = front(enter("A-09", "reports"), ReportsScreen)
    pick(screen, WORKLIST)
    assert choices(screen) == ["A-09"]
    assert TIMETABLE not in screen.choosing.reports
    screen = front(enter("Q-01", "reports"), ReportsScreen)
    pick(screen, WORKLIST)
    assert choices(screen) == ["A-02", "A-09", "M-01"]
    screen.presenter.choose_case("Practice week: November 2026\nA-09")
    assert screen.presenter.proposed_name == "worklist-A-09.pdf"
    pick(screen, TIMETABLE)
    assert choices(screen) == ["Practice week: November 2026"]
    assert screen.presenter.has_pages


def test_r134_the_lead_has_the_list_of_any_owner_and_an_owner_their_own(office: Office, enter: Enter) -> None:
    new = NewAction("Agree who calls in the evenings.", Level.TEAM, Urgency.TODAY, "A-11", date(2026, 11, 20))
    for owner in ("A-11", "Team manager, North"):
        office.as_("Q-01").actions.raise_new(replace(new, owner=owner))
    screen = front(enter("Q-01", "reports"), ReportsScreen)
    pick(screen, OWNER)
    assert choices(screen) == ["A-11", "Team manager, North"]
    screen.presenter.choose_case("\nTeam manager, North")
    assert screen.presenter.proposed_name == "owner-actions-Team-manager-North.pdf"
    assert screen.presenter.has_pages
    screen = front(enter("A-11", "reports"), ReportsScreen)
    pick(screen, OWNER)
    assert choices(screen) == ["A-11"]
    screen = front(enter("A-09", "reports"), ReportsScreen)
    pick(screen, OWNER)
    assert not screen.presenter.has_pages
    assert "You have no open action" in words_of(screen)


def test_r024_the_statement_on_a_sample_is_offered_to_the_lead_once_one_is_drawn(office: Office, enter: Enter) -> None:
    office.hold_round()
    screen = front(enter("Q-01", "reports"), ReportsScreen)
    pick(screen, SAMPLE)
    assert not screen.presenter.has_pages
    lead = office.as_("Q-01")
    cases = tuple(ListedCase(f"PW-{at:02}") for at in range(1, 9))
    lead.population.bring_in(office.round_id, cases, Source("list.csv", "", "0" * 64, {}))
    lead.sampling.draw(office.round_id, SampleSettings("48213077", date(2026, 11, 9), 3))
    screen = front(enter("Q-01", "reports"), ReportsScreen)
    pick(screen, SAMPLE)
    assert choices(screen) == ["Practice week: November 2026"]
    assert screen.presenter.has_pages
    assert SAMPLE not in front(enter("M-01", "reports"), ReportsScreen).choosing.reports


def test_r159_the_lead_chooses_a_period_and_one_that_is_not_over_is_said_so(
    settled: int, office: Office, enter: Enter
) -> None:
    screen = front(enter("Q-01", "reports"), ReportsScreen)
    pick(screen, AUDIT_REPORT)
    assert screen.choosing._case_field._label.text() == "&Period"
    assert choices(screen) == ["2026-27 Q3, not over yet", "2026-27 H2, not over yet"]
    screen.choosing.case.picked.emit("2026-27 H2")
    assert screen.choosing.case.value == "2026-27 H2"
    assert screen.presenter.proposed_name == "audit-report-2026-27-H2.pdf"
    assert screen.presenter.has_pages
    assert [screen.choosing.audience.itemText(at) for at in range(screen.choosing.audience.count())] == ["Internal"]
    assert AUDIT_REPORT not in front(enter("M-01", "reports"), ReportsScreen).choosing.reports
    assert AUDIT_REPORT not in front(enter("A-02", "reports"), ReportsScreen).choosing.reports


def test_r160_the_lead_is_offered_dip_samples_alone_for_a_briefing_note(
    settled: int, office: Office, enter: Enter, fill: Fill
) -> None:
    lead = office.as_("Q-01")
    day = date(2026, 11, 10)
    made = lead.round_setting.create(NewRound("Return interviews", day, day, kind="dip_sample"))
    screen = front(enter("Q-01", "reports"), ReportsScreen)
    pick(screen, DIP)
    assert not screen.presenter.has_pages
    assert "No audit of a dip sample is settled yet" in words_of(screen)
    fill("A-02", office.as_("Q-01").allocation.allocate(made, NewAllocation("RI-1", "A-02", form="RHI")))
    screen = front(enter("Q-01", "reports"), ReportsScreen)
    pick(screen, DIP)
    assert choices(screen) == ["Return interviews"]
    assert "Return home interview dip sample" in name_of(screen.pages.pages[0])
    assert DIP not in front(enter("M-01", "reports"), ReportsScreen).choosing.reports


def test_without_a_settled_audit_there_is_no_quarter_to_choose(office: Office, enter: Enter) -> None:
    screen = front(enter("Q-01", "reports"), ReportsScreen)
    pick(screen, AUDIT_REPORT)
    assert not screen.presenter.has_pages
    assert "there is no quarter to report on" in words_of(screen)


def test_what_several_reports_are_made_of_is_read_once(
    settled: int, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, read = office.as_("Q-01"), list[str]()

    def noting(name: str, work: Callable[[int], object]) -> Callable[[int], object]:
        def run(round_id: int) -> object:
            read.append(name)
            return work(round_id)

        return run

    for service, name in ((desk.moderating, "panel"), (desk.outcomes, "settled"), (desk.going_out, "everybody")):
        monkeypatch.setattr(service, name, noting(name, getattr(service, name)))
    offered = {offer.entry.name: offer for offer in offers_of(desk)}
    assert sorted(read) == ["everybody", "panel", "settled"]
    assert offered["case-summary"].choices == offered["practitioner-feedback"].choices != ()
