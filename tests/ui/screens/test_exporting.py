"""Taking the star out through the window: purpose first, how far it is, calling it off, keys and words."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from audit_tool.errors import AuditToolError
from audit_tool.ui.main_window import MainWindow
from audit_tool.ui.screens.reports.exporting.presenter import ALL_ROUNDS, SAY_WHY, ExportsPresenter
from audit_tool.ui.screens.reports.exporting.view import CASE_TEXT, ExportsPage
from audit_tool.ui.screens.reports.view import ReportsScreen
from audit_tool.ui.widgets.labels import WrappedLabel
from tests.conftest import Office, kept
from tests.exchange.star.reading import read
from tests.services.test_counting import alone
from tests.ui.looking import name_of
from tests.ui.screens.conftest import Enter, front
from tests.ui.screens.test_every_screen import mnemonics, nameless

Fill = Callable[..., None]
PURPOSE = "Dashboard for the board in December"


@pytest.fixture
@kept
def audited(office: Office, fill: Fill) -> Office:
    office.hold_round()
    fill("A-02", alone(office, "PW-1"))
    return office


@pytest.fixture
def page(audited: Office, enter: Enter) -> ExportsPage:
    screen = front(enter("Q-01", "reports"), ReportsScreen)
    screen.choosing.export_button.click()
    QApplication.processEvents()
    assert screen.exports is not None
    return screen.exports


def words_of(page: ExportsPage) -> str:
    return " ".join(label.text() for label in page.findChildren(WrappedLabel) if label.isVisible())


def save(page: ExportsPage, out: Path) -> None:
    page.save_button.click()
    (dialog,) = page.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(out))
    dialog.close()
    page.frame.runner.drain()
    QApplication.processEvents()


def test_only_the_quality_lead_is_offered_it(audited: Office, enter: Enter) -> None:
    assert front(enter("Q-01", "reports"), ReportsScreen).choosing.export_button.isVisible()
    for person in ("A-02", "M-01"):
        assert not front(enter(person, "reports"), ReportsScreen).choosing.export_button.isVisible()


def test_the_purpose_comes_first_and_text_is_off(page: ExportsPage) -> None:
    assert page.exports["star"].isChecked()
    assert not page.with_text.isChecked()
    assert CASE_TEXT in words_of(page)
    assert not page.save_button.isEnabled()
    assert SAY_WHY in words_of(page)
    page.purpose.setText(PURPOSE)
    assert page.save_button.isEnabled()


def test_it_is_saved_as_chosen_and_the_files_are_told(page: ExportsPage, tmp_path: Path) -> None:
    page.purpose.setText(PURPOSE)
    page.with_text.click()
    page.file.picked.emit("csv")
    assert page.presenter.proposed_name == "star.csv"
    save(page, tmp_path / "star.csv")
    found = read(tmp_path / "star.csv")
    assert len(found["audits"]) == 1
    assert found["texts"]
    assert PURPOSE in {row["meaning"] for row in found["dictionary"]}
    assert not page.progress.isVisible()
    assert page.save_button.isEnabled()


def test_figures_ask_for_a_round_and_no_purpose(page: ExportsPage, tmp_path: Path) -> None:
    assert page.round.itemText(0) == ALL_ROUNDS
    page.exports["agreement"].click()
    assert page.save_button.isEnabled()
    assert not page.purpose.isVisible()
    assert page.round.itemText(0) == "The latest round"
    save(page, tmp_path / "agreement.xlsx")
    assert (tmp_path / "agreement.xlsx").exists()
    page.exports["improvement-plan"].click()
    assert not page.round.isVisible()


def test_what_is_refused_is_told_and_leaves_no_file(page: ExportsPage, tmp_path: Path) -> None:
    page.purpose.setText(PURPOSE)
    (tmp_path / "star.xlsx").write_text("A letter.", encoding="utf-8")
    save(page, tmp_path / "star.xlsx")
    assert (tmp_path / "star.xlsx").read_text(encoding="utf-8") == "A letter."
    assert page.save_button.isEnabled()


def test_every_control_has_a_name_and_the_keyboard_comes_back(page: ExportsPage, audited: Office) -> None:
    controls = [
        *page.exports.values(),
        page.round,
        page.purpose,
        page.with_text,
        page.file,
        page.save_button,
        page.back,
    ]
    assert all(name_of(each).strip() for each in controls)
    window = page.window()
    assert isinstance(window, MainWindow)
    assert nameless(window) == []
    assert [letter for letter, times in Counter(mnemonics(window)).items() if times > 1] == []
    page.back.click()
    screen = page.parentWidget()
    assert isinstance(screen, ReportsScreen)
    assert not page.isVisible()
    assert screen.choosing.export_button.hasFocus()


class Held:
    """A runner that holds work until it is let go."""

    def __init__(self) -> None:
        self.work: list[Callable[[], None]] = []

    def run(
        self, work: Callable[[], object], done: Callable[..., None], failed: Callable[..., None], *_: object
    ) -> None:
        def go() -> None:
            try:
                result = work()
            except AuditToolError as fault:
                failed(fault)
            else:
                done(result)

        self.work.append(go)

    def drain(self) -> None:
        while self.work:
            self.work.pop(0)()


class Later:
    """A clock that a test moves."""

    call: Callable[[], None] | None = None

    def later(self, _milliseconds: int, call: Callable[[], None]) -> None:
        self.call = call

    def cancel(self) -> None:
        self.call = None


class Recording:
    """A view that keeps what it was told."""

    def __init__(self) -> None:
        self.told: list[tuple[str, tuple[object, ...]]] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *words: self.told.append((name, words))


def test_it_tells_how_far_it_is_and_called_off_leaves_nothing(audited: Office, tmp_path: Path) -> None:
    runner, clock, view = Held(), Later(), Recording()
    presenter = ExportsPresenter(audited.as_("Q-01"), runner, clock, view)  # type: ignore[arg-type]
    presenter.say_purpose(PURPOSE)
    presenter.save(tmp_path / "star.json")
    assert clock.call is not None
    clock.call()
    assert view.told[-1] == ("show_progress", ("Reading audits", 0, 0))
    presenter.call_off()
    runner.drain()
    names = [name for name, _ in view.told]
    assert names[-2:] == ["show_rest", "show_problem"]
    assert not list(tmp_path.glob("*star.json*"))
    presenter.save(tmp_path / "star.json")
    runner.drain()
    assert [name for name, _ in view.told][-1] == "show_saved"
