"""The page that brings a population in: from the file to the cases in the round, and back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from audit_tool.analysis.sample_settings import SampleSettings
from audit_tool.exchange.population.checking import Checked, Rejected
from audit_tool.exchange.population.headings import Use
from audit_tool.services.population import ListedCase, Source
from audit_tool.ui.qt_runner import QtRunner
from audit_tool.ui.screens.practice_week.population.presenter import PopulationPresenter
from audit_tool.ui.screens.practice_week.population.view import ImportRow, PopulationPanel
from audit_tool.ui.screens.practice_week.population.wording import SHOWN, outcome_of
from audit_tool.ui.screens.practice_week.view import PracticeWeekScreen
from audit_tool.ui.widgets.labels import WrappedLabel
from tests.conftest import Office
from tests.ui.screens.conftest import Enter, front

LIST = (
    "Open cases on 11 November\n\n"
    "Case ID,Child Name,Ward,Team,Case Type,Start Date\n"
    "0101,A Nother,Oxley,North,Child in need,01/03/2026\n"
    "0102,B Other,Penn,South,Child protection,2 March 2026\n"
    ",C Third,Penn,South,Child protection,03/03/2026\n"
    "Total,3,,,,\n"
)


def press(control: QWidget) -> None:
    QTest.mouseClick(control, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def words_of(page: QWidget) -> str:
    return " ".join(label.text() for label in page.findChildren(WrappedLabel) if label.isVisible())


@pytest.fixture
def page(office: Office, enter: Enter, tmp_path: Path) -> PopulationPanel:
    office.hold_round()
    (tmp_path / "extract.csv").write_text(LIST)
    screen = front(enter("Q-01", "practice_week"), PracticeWeekScreen)
    press(screen.board.panels["population"])
    assert isinstance(screen.panel, PopulationPanel)
    return screen.panel


def test_a_messy_file_comes_in_and_goes_again(page: PopulationPanel, office: Office, tmp_path: Path) -> None:
    assert page.choose.hasFocus()
    page.presenter.choose_file(tmp_path / "extract.csv")
    QApplication.processEvents()
    uses = {heading: row.use.value for heading, row in page.columns.rows.items()}
    assert uses == {
        "Case ID": "reference", "Child Name": "left_out", "Ward": "fact", "Team": "team", "Case Type": "case_types",
        "Start Date": "opened_on",
    }  # fmt: skip
    said = words_of(page)
    assert "2 cases can come in. 1 row cannot." in said
    assert "Row 6: It has no reference." in said
    assert "Nother" not in said
    assert not page.button.isEnabled()
    page.leave_out.click()
    assert page.button.isEnabled()
    assert page.button.text() == "Bring in 2 cases"
    page.button.click()
    QApplication.processEvents()
    population = office.as_("Q-01").population
    assert [case.reference for case in population.cases(office.round_id)] == ["0101", "0102"]
    assert "2 cases from extract.csv" in words_of(page)
    assert page.next.hasFocus(), "what comes next stands out"
    (entry,) = page.findChildren(ImportRow)
    press(entry.button)
    assert population.cases(office.round_id) == ()
    assert page.choose.hasFocus(), "the keyboard stays on the page when its button goes"
    assert not page.next.isVisible()
    assert "extract.csv" not in words_of(page)


def test_r015_an_import_in_the_sample_goes_only_when_that_is_asked_for_again(
    page: PopulationPanel, office: Office
) -> None:
    lead = office.as_("Q-01")
    cases = [ListedCase(f"PW-{at}") for at in range(3)]
    for part in (cases[:2], cases[2:]):
        lead.population.bring_in(office.round_id, part, Source("extract.csv", "", "ab" * 32, {"Case ID": "reference"}))
    lead.sampling.draw(office.round_id, SampleSettings("7", date(2026, 11, 9), 3))
    second, first = (entry.id for entry in lead.population.imports(office.round_id))
    page.presenter.undo(first)
    page.presenter.undo(second)
    assert lead.population.cases(office.round_id) == tuple(cases)
    page.presenter.undo(second)
    assert lead.population.cases(office.round_id) == tuple(cases[:2])
    assert set(lead.sampling.cases(office.round_id)) == set(cases[:2])


def test_a_column_is_corrected_and_remembered(page: PopulationPanel, office: Office, tmp_path: Path) -> None:
    page.presenter.choose_file(tmp_path / "extract.csv")
    ward = page.columns.rows["Ward"].use
    ward.set_value("service_area")
    ward.picked.emit("service_area")
    page.leave_out.click()
    page.button.click()
    assert office.as_("Q-01").population.cases(office.round_id)[0].service_area == "Oxley"
    page.presenter.choose_file(tmp_path / "extract.csv")
    assert page.columns.rows["Ward"].use.value == "service_area"
    assert "No row can come in." in page.wait.text()


def test_the_button_says_which_column_it_waits_for(page: PopulationPanel, tmp_path: Path) -> None:
    page.presenter.choose_file(tmp_path / "extract.csv")
    assert page.wait.text() == "Tick that the listed rows are left out, or correct the file and choose it again."
    page.presenter.choose_use("Ward", Use.TEAM)
    assert page.wait.text() == "Choose something else for the column “Team” first."


def test_r014_names_cannot_be_chosen_as_a_reference(page: PopulationPanel, tmp_path: Path) -> None:
    page.presenter.choose_file(tmp_path / "extract.csv")
    page.presenter.choose_use("Case ID", Use.LEFT_OUT)
    page.presenter.choose_use("Child Name", Use.REFERENCE)
    QApplication.processEvents()
    assert "This column seems to hold names. It has to be left out." in words_of(page.columns.rows["Child Name"])
    assert not page.button.isEnabled()
    page.presenter.bring_in()
    assert page.presenter.in_hand is not None


def test_pseudonyms_take_the_place_of_references(page: PopulationPanel, office: Office, tmp_path: Path) -> None:
    page.presenter.choose_file(tmp_path / "extract.csv")
    page.pseudonyms.click()
    page.leave_out.click()
    page.button.click()
    assert all(case.reference.startswith("P-") for case in office.as_("Q-01").population.cases(office.round_id))


def test_the_list_of_rows_is_saved(page: PopulationPanel, tmp_path: Path) -> None:
    page.presenter.choose_file(tmp_path / "extract.csv")
    page.presenter.save_rejected(tmp_path / "rows.csv")
    assert "extract.csv,6,It has no reference." in (tmp_path / "rows.csv").read_text(encoding="utf-8-sig")


def test_a_file_that_cannot_be_used_is_refused_in_words(page: PopulationPanel, tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text("")
    page.presenter.choose_file(tmp_path / "other.csv")
    assert page.presenter.in_hand is None
    assert page.button.isHidden()


def test_another_sheet_is_looked_at(page: PopulationPanel, tmp_path: Path) -> None:
    from tests.exchange.population.troubles import ROWS, Sheet

    more: list[list[object]] = [*ROWS, [103, "East", None]]
    Sheet({"May": ROWS, "June": more}).write(tmp_path / "extract.xlsx")
    page.presenter.choose_file(tmp_path / "extract.xlsx")
    QApplication.processEvents()
    assert page.sheet.isVisible()
    assert page.button.text() == "Bring in 2 cases"
    page.sheet.picked.emit("1")
    assert page.button.text() == "Bring in 3 cases"


class Later:
    """A scheduler whose calls come when the test says so."""

    def __init__(self) -> None:
        self.call: Callable[[], None] | None = None

    def later(self, _milliseconds: int, call: Callable[[], None]) -> None:
        self.call = call

    def cancel(self) -> None:
        self.call = None


def test_work_on_a_lane_tells_how_far_it_is_and_is_called_off(
    page: PopulationPanel, office: Office, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The real runner: the import waits in its transaction until it is called off, and leaves nothing."""
    import threading

    from audit_tool.storage import populations

    reached, go_on = threading.Event(), threading.Event()
    real = populations.add_cases

    def slow(*given: object) -> None:
        real(*given)  # type: ignore[arg-type]
        reached.set()
        assert go_on.wait(20)

    runner, scheduler, desk = QtRunner(), Later(), office.as_("Q-01")
    presenter = PopulationPresenter(desk, runner, scheduler, page, office.round_id, lambda: date(2026, 11, 11))
    presenter.choose_file(tmp_path / "extract.csv")
    runner.drain()
    presenter.choose_leaving_out(True)
    monkeypatch.setattr(populations, "add_cases", slow)
    presenter.bring_in()
    assert reached.wait(20)
    assert scheduler.call is not None
    scheduler.call()
    assert "Bringing the cases in: 0 of 2" in page.progress.words.text()
    presenter.call_off()
    go_on.set()
    runner.stop()
    assert desk.population.cases(office.round_id) == ()
    assert not page.progress.isVisible()
    assert presenter.in_hand is not None


def test_a_page_that_is_closed_ends_its_work_and_hears_nothing_more(
    page: PopulationPanel, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[object] = []
    runner = QtRunner()
    for name in ("show_imports", "show_file", "show_rest", "show_problem"):
        monkeypatch.setattr(page, name, lambda *given: shown.append(given))
    presenter = PopulationPresenter(
        office.as_("Q-01"), runner, Later(), page, office.round_id, lambda: date(2026, 11, 11)
    )
    presenter.load()
    presenter.choose_file(tmp_path / "extract.csv")
    presenter.leave()
    runner.stop()
    assert shown == []


def test_the_outcome_says_what_the_button_waits_for() -> None:
    rejected = tuple(Rejected(at, "It has no reference.") for at in range(SHOWN + 3))
    told = outcome_of(Checked((ListedCase("1"),), rejected, joined=1, passed_over=2), {}, leave_out=False)
    assert (told.sentence, told.more, len(told.rejected)) == ("1 case can come in. 43 rows cannot.", 3, SHOWN)
    assert "1 row told of a case again" in told.rest
    assert "2 rows held no case" in told.rest
    assert told.waits
    assert not outcome_of(Checked((ListedCase("1"),), rejected), {}, leave_out=True).waits
    assert outcome_of(None, {"": "Say which."}, leave_out=False).waits == "Say which."
