"""The page of a sample: from the settings to the drawing, and what is done with its cases (R-015 to R-024)."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget

from audit_tool.analysis.sample_settings import ByHand, FactRule, Families, SampleSettings
from audit_tool.analysis.sampling import Stratum
from audit_tool.services.population import ListedCase, Source
from audit_tool.ui.jobs import Lane
from audit_tool.ui.main_window import MainWindow
from audit_tool.ui.screens.practice_week.sample.drafts import Lists, SampleDraft, draft_of, lists_of, read_settings
from audit_tool.ui.screens.practice_week.sample.presenter import SamplePresenter
from audit_tool.ui.screens.practice_week.sample.setting import MOST_BY_HAND
from audit_tool.ui.screens.practice_week.sample.view import NO_POPULATION, SamplePanel
from audit_tool.ui.screens.practice_week.sample.wording import STRATA_SHOWN, strata_table
from audit_tool.ui.screens.practice_week.view import PracticeWeekScreen
from audit_tool.ui.widgets.boxes import Card
from audit_tool.ui.widgets.labels import WrappedLabel
from tests.conftest import Office
from tests.ui.looking import in_sight
from tests.ui.screens.conftest import Enter, front
from tests.ui.screens.test_every_screen import mnemonics, nameless

DAY = date(2026, 11, 9)
CASES = tuple(
    ListedCase(
        f"PW-{at:02}",
        team="North" if at % 2 else "South",
        worker=f"W-{at}",
        last_audit_on=date(2026, 3, 1) if at == 5 else None,
        facts='{"Ward": "Penn"}' if at == 6 else "",
    )
    for at in range(1, MOST_BY_HAND + 10)
)
SUM = "49 in the population = 1 excluded + 12 in the sample + 10 in reserve + 26 not drawn."


def press(control: QWidget) -> None:
    assert control.isVisible()
    assert control.isEnabled()
    QTest.mouseClick(control, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def words_of(page: QWidget) -> str:
    return " ".join(label.text() for label in page.findChildren(WrappedLabel) if label.isVisible())


def take_backs(page: SamplePanel) -> list[QPushButton]:
    found = page.findChildren(QPushButton)
    return [each for each in found if each.accessibleName().startswith("Take back: ") and each.isVisible()]


def opened(enter: Enter, size: tuple[int, int] = (1280, 720)) -> SamplePanel:
    screen = front(enter("Q-01", "practice_week", size), PracticeWeekScreen)
    press(screen.board.panels["sample"])
    assert isinstance(screen.panel, SamplePanel)
    return screen.panel


@pytest.fixture
def held(office: Office) -> Office:
    office.hold_round()
    source = Source("extract.csv", "", "ab" * 32, {"Case ID": "reference"})
    office.as_("Q-01").population.bring_in(office.round_id, CASES, source)
    return office


@pytest.fixture
def page(held: Office, enter: Enter) -> SamplePanel:
    return opened(enter)


@pytest.fixture
def drawn(page: SamplePanel) -> SamplePanel:
    page.button.click()
    QApplication.processEvents()
    return page


def test_without_a_population_the_page_says_what_to_do_first(office: Office, enter: Enter) -> None:
    office.hold_round()
    page = opened(enter)
    assert NO_POPULATION in words_of(page)
    assert not page.button.isVisible()


def test_r021_what_a_drawing_would_come_to_is_told_before_it_is_made(page: SamplePanel, held: Office) -> None:
    assert page.who.months.hasFocus()
    assert page.drawing.sentence.text() == SUM
    assert page.button.text() == "Draw 12 cases"
    assert page.drawing.excluded.text() == "Excluded: 1 for “Audited in the last 12 months”."
    assert len(page.drawing.seed.text()) == 8
    assert held.as_("Q-01").sampling.draws(held.round_id) == ()
    table = page.drawing.table
    spoken = [[cell.spoken for cell in row.cells] for row in table.figure_rows]
    assert spoken[0] == ["Stratum", "In the list", "May be drawn", "To give", "Drawn", "In reserve"]
    assert spoken[1] == [
        "North", "North, in the list: 25", "North, may be drawn: 24", "North, to give: 6", "North, drawn: 6",
        "North, in reserve: 5",
    ]  # fmt: skip
    assert [cell.text for cell in table.figure_rows[-1].cells] == ["All", "49", "48", "12", "12", "10"]


def test_r015_drawing_keeps_seed_and_settings_and_shows_the_sample(page: SamplePanel, held: Office) -> None:
    page.drawing.set_seed("48213077")
    page.button.click()
    QApplication.processEvents()
    sample = held.as_("Q-01").sampling.sample(held.round_id)
    assert sample is not None
    assert sample.entry.settings.seed == "48213077"
    assert page.cases.list.hasFocus()
    assert page.next.text() == "Next: give them to auditors"
    assert in_sight(page.cases.list), "the cases come first, the method below them"
    said = words_of(page)
    assert "by Q-01, seed 48213077." in said
    assert sample.entry.method in said
    assert len(page.cases.list.lines) == 12
    assert not page.button.isVisible()
    assert not page.who.isVisible()


def test_r019_a_case_is_taken_out_with_a_reason_and_the_next_reserve_comes_in(drawn: SamplePanel) -> None:
    cases = drawn.cases
    assert not cases.take_out.isEnabled()
    cases.list.setFocus()
    QTest.keyClick(cases.list, Qt.Key.Key_Return)
    first = cases.list.lines[0].reference
    assert cases.chosen.text().startswith(f"{first}: Drawn, place 1 of North")
    assert in_sight(cases.take_out), "what can be done with the chosen case is seen"
    press(cases.take_out)
    assert [cases.fields[name]._wrong.words for name in ("outcome", "reason")] == [
        "Choose why it goes out.", "Say in a few words why; it is kept with the sample."
    ]  # fmt: skip
    cases.outcome.set_value("not_in_theme")
    cases.reason.setText("No sign of neglect.")
    press(cases.take_out)
    assert first not in [line.reference for line in cases.list.lines]
    assert cases.list.hasFocus()
    assert any("Came in from the reserves, place 7 of North" in line.words for line in cases.list.lines)
    said = words_of(drawn)
    assert f"{first} went out, " in said
    assert "Not in theme: No sign of neglect." in said
    assert "49 in the population = 1 excluded + 12 in the sample + 1 gone out + 9 in reserve + 26 not drawn." in said
    cases.group.set_value("out")
    cases.group.picked.emit("out")
    assert [line.reference for line in cases.list.lines] == [first]
    cases.list.chosen.emit(0)
    assert not cases.take_out.isEnabled()


def test_r024_how_the_cases_were_chosen_is_saved_from_the_page(drawn: SamplePanel, tmp_path: Path) -> None:
    press(drawn.drawn.save)
    dialog = drawn.findChild(QFileDialog)
    assert dialog is not None
    place = tmp_path / Path(dialog.selectedFiles()[0]).name
    dialog.fileSelected.emit(str(place))
    dialog.close()
    QApplication.processEvents()
    assert place.name == "sample.pdf"
    assert "How the cases were chosen: " in PdfDocument(place)[0].get_textpage().get_text_range()


def test_r018_a_case_is_picked_after_the_drawing(drawn: SamplePanel, held: Office) -> None:
    drawn.pick.reference.setText("PW-05")
    press(drawn.pick.add)
    assert drawn.pick.fields["reason"]._wrong.words
    drawn.pick.reason.setText("A serious incident.")
    QTest.keyClick(drawn.pick.reason, Qt.Key.Key_Return)
    assert drawn.pick.reference.text() == ""
    assert "PW-05" in [case.reference for case in held.as_("Q-01").sampling.cases(held.round_id)]
    drawn.cases.finder.setText("w-05")
    drawn.cases.finder.textEdited.emit("w-05")
    assert [line.spoken for line in drawn.cases.list.lines] == ["PW-05. Picked by hand, North. A serious incident."]


def test_rules_and_cases_by_hand_change_the_preview_and_can_be_taken_back(page: SamplePanel) -> None:
    rule = page.who.rule
    press(rule.add)
    assert rule.fields["fact"]._wrong.words == "Choose a fact."
    rule.fact.set_value("Ward")
    rule.fact.picked.emit("Ward")
    assert [rule.value.itemText(at) for at in range(rule.value.count())] == ["not given (48)", "Penn (1)"]
    rule.reason.setText("Outside the theme")
    press(rule.add)
    assert rule.fields["value"]._wrong.words == "Choose a value."
    rule.value.set_value("1")
    press(rule.add)
    assert "No case with Ward Penn. Outside the theme." in words_of(page)
    assert page.drawing.sentence.text().startswith("49 in the population = 2 excluded")
    case = page.who.case
    case.reference.setText("PW-99")
    press(case.add)
    assert case.fields["reference"]._wrong.words == (
        "No case of the population has this reference. Zeros in front belong to it."
    )
    case.reference.setText("PW-07")
    case.reason.setText("Before the court.")
    press(case.add)
    assert case.reference.hasFocus()
    assert page.drawing.sentence.text().startswith("49 in the population = 3 excluded")
    assert not page.who.picks_count.isVisible()
    case.reference.setText("PW-05")
    case.reason.setText("A serious incident.")
    case.way.set_value("pick")
    press(case.add)
    assert page.who.picks_count.isVisible()
    assert [row.cells[3].text for row in page.drawing.table.figure_rows] == ["Picked", "1", "0", "1"]
    assert page.presenter.setting.lists == Lists(
        (FactRule("Ward", ("Penn",), "Outside the theme"),),
        (ByHand("PW-05", "A serious incident."),),
        (ByHand("PW-07", "Before the court."),),
    )
    assert len(take_backs(page)) == 3
    while backs := take_backs(page):
        press(backs[0])
    assert page.presenter.setting.lists == Lists()
    assert page.drawing.sentence.text() == SUM


def test_r016_numbers_of_strata_are_decided_by_hand_until_the_strata_are_others(page: SamplePanel) -> None:
    page.how_many.shares.picked.emit("by_hand")
    assert {name: field.text() for name, field in page.how_many.quotas.items()} == {"North": "6", "South": "6"}
    assert not page.how_many.wanted.isEnabled()
    field = page.how_many.quotas["North"]
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, "30")
    page.presenter.setting.look_ahead()
    assert "6 cases could not be drawn for want of cases: North gives 24 of 30. None was moved." in words_of(page)
    assert page.button.text() == "Draw 30 cases"
    QTest.keyClick(field, Qt.Key.Key_X)
    page.presenter.setting.look_ahead()
    assert "North: Write a whole number from 0 up." in page.how_many._wrong.words
    assert not page.button.isEnabled()
    press(page.how_many.ticks["Ward"])
    assert page.how_many.quotas == {}
    assert page.how_many.wanted.isEnabled()


def test_too_many_strata_are_not_decided_by_hand(page: SamplePanel) -> None:
    press(page.how_many.ticks["worker"])
    page.presenter.setting.look_ahead()
    page.how_many.shares.picked.emit("by_hand")
    assert page.how_many.quotas == {}
    assert page.how_many.shares.value == "shared"


def test_a_wrong_entry_is_told_at_its_field_and_the_caret_stays(page: SamplePanel) -> None:
    page.how_many.reserves.setFocus()
    QTest.keyClicks(page.how_many.reserves, "x")
    page.who.as_at.setText("31 June")
    page.presenter.setting.change(replace(page.presenter.setting.draft, as_at="31 June"))
    page.presenter.setting.look_ahead()
    assert page.how_many.reserves.hasFocus()
    assert page.how_many.fields["reserves"][1]._wrong.words == "Write a whole number from 0 up."
    assert page.who.fields["as_at"][1]._wrong.words.startswith("Write a day")
    assert not page.button.isEnabled()
    page.presenter.draw()
    assert page.who.as_at.hasFocus()


def test_what_cannot_be_drawn_from_this_list_is_said_beside_the_button(page: SamplePanel) -> None:
    page.presenter.setting.change(replace(page.presenter.setting.draft, strata=("service_area",)))
    page.presenter.setting.look_ahead()
    assert not page.button.isEnabled()
    assert "No case of this list tells Service area." in page.wait.text()
    assert not page.drawing.table.isVisible()


def test_another_seed_is_another_one(page: SamplePanel) -> None:
    before = page.drawing.seed.text()
    press(page.drawing.another)
    assert page.drawing.seed.text() != before
    assert page.presenter.setting.draft.seed == page.drawing.seed.text()


def test_drawing_again_begins_with_the_same_settings_and_another_seed(drawn: SamplePanel, held: Office) -> None:
    first = drawn.presenter.setting.draft
    press(drawn.drawn.again)
    assert drawn.button.isVisible()
    assert replace(drawn.presenter.setting.draft, seed="") == replace(first, seed="")
    assert drawn.presenter.setting.draft.seed != first.seed
    drawn.button.click()
    QApplication.processEvents()
    assert "drawing 2 of this round" in words_of(drawn)


def test_a_sample_of_which_a_part_is_allocated_stands_and_says_so(held: Office, enter: Enter) -> None:
    sampling = held.as_("Q-01").sampling
    sampling.draw(held.round_id, SampleSettings("1", DAY, 4))
    first = sampling.cases(held.round_id)[0].reference
    held.allocate(first)
    page = opened(enter)
    assert not page.drawn.again.isEnabled()
    assert "It stands: a part of it is allocated." in page.drawn._stands.text()
    assert next(line for line in page.cases.list.lines if line.reference == first).words.endswith(", allocated")
    held.as_("Q-01").population.bring_in(
        held.round_id, [ListedCase("PW-88")], Source("more.csv", "", "cd" * 32, {"Case ID": "reference"})
    )
    page.presenter.load()
    assert "The population is another one" in words_of(page)


@pytest.mark.parametrize("shows", ["setting", "sample"])
def test_every_control_has_a_name_and_nothing_is_squeezed(
    page: SamplePanel, enter: Enter, held: Office, shows: str
) -> None:
    page.presenter.setting.add_case("PW-07", "Before the court.", False)
    page.how_many.shares.picked.emit("by_hand")
    if shows == "sample":
        page.presenter.setting.look_ahead()
        page.presenter.draw()
    window = page.window()
    window.resize(1920, 1080)
    for _ in range(4):
        QApplication.processEvents()
    assert isinstance(window, MainWindow)
    assert nameless(window) == []
    assert [letter for letter, times in Counter(mnemonics(window)).items() if times > 1] == []
    cards = [card for card in page.findChildren(Card) if card.isVisible()]
    assert len(cards) >= 3
    assert [card.height() - card.heightForWidth(card.width()) for card in cards] == [0] * len(cards)


class Waiting:
    """A runner and scheduler that keep everything until the test says so."""

    def __init__(self) -> None:
        self.calls: list[tuple[Callable[[], Any], Callable[[Any], None]]] = []

    def run(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: object = None, lane: Lane = Lane.READ
    ) -> None:
        self.calls.append((work, done))

    def drain(self) -> None:
        pass

    def later(self, _milliseconds: int, call: Callable[[], None]) -> None:
        raise AssertionError(call)

    def cancel(self) -> None:
        pass


def test_a_page_that_is_closed_hears_nothing_more(page: SamplePanel, held: Office) -> None:
    waiting = Waiting()
    presenter = SamplePresenter(held.as_("Q-01"), waiting, waiting, page, held.round_id)
    presenter.load()
    presenter.leave()
    ((work, done),) = waiting.calls
    page.drawing.seed.setText("untouched")
    done(work())
    assert page.drawing.seed.text() == "untouched"


def test_an_older_preview_does_not_cover_a_newer_one(page: SamplePanel, held: Office) -> None:
    waiting = Waiting()
    presenter = SamplePresenter(held.as_("Q-01"), waiting, waiting, page, held.round_id)
    presenter.setting.draft = draft_of(SampleSettings("1", DAY, 4), "1")
    presenter.setting.look_ahead()
    presenter.setting.draft = replace(presenter.setting.draft, size="5")
    presenter.setting.look_ahead()
    (first, second) = waiting.calls
    for work, done in (second, first):
        done(work())
    assert page.button.text() == "Draw 5 cases"


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"seed": "  "}, "seed"),
        ({"size": "0"}, "size"),
        ({"size": "١"}, "size"),
        ({"reserves": "-1"}, "reserves"),
        ({"months": "a year"}, "months"),
        ({"as_at": ""}, "as_at"),
        ({"quotas": {"North": "x", "South": "1"}}, "quota North"),
        ({"quotas": {"North": "0", "South": "0"}}, "quota North"),
    ],
)
def test_what_is_typed_wrongly_is_told_by_field(changes: dict[str, object], name: str) -> None:
    good = draft_of(SampleSettings("", DAY, 4), "1")
    settings, problems = read_settings(replace(good, **changes), Lists())  # type: ignore[arg-type]
    assert settings is None
    assert list(problems) == [name]


def test_settings_become_fields_and_fields_settings() -> None:
    settings = SampleSettings(
        "1", DAY, 0, (("North", 3), ("South", 1)), ("team",), 2, 6, (FactRule("Ward", ("Penn",), "Outside the theme"),),
        (ByHand("1", "Court."),), (ByHand("2", "Risk."),), False, Families.TOGETHER,
    )  # fmt: skip
    assert read_settings(draft_of(settings, "1"), lists_of(settings)) == (settings, {})
    assert SampleDraft().families == "one"


def test_values_of_a_rule_come_together_and_a_case_is_in_one_list_only() -> None:
    rule = FactRule("Ward", ("Penn",), "Outside the theme")
    lists = Lists().with_rule(rule).with_rule(replace(rule, values=("Oxley",))).with_rule(replace(rule, keep=True))
    assert [one.values for one in lists.rules] == [("Penn", "Oxley"), ("Penn",)]
    lists = Lists().with_case(ByHand("1", "Risk."), pick=True).with_case(ByHand("1", "Court."), pick=False)
    assert lists == Lists(left_out=(ByHand("1", "Court."),))


def test_a_table_of_many_strata_sums_up_those_it_does_not_name() -> None:
    strata = [Stratum(f"S{at:03}", 10, 9, 0, 2, 1, 3, 1, 0) for at in range(STRATA_SHOWN + 5)]
    heads, rows = strata_table(strata)
    assert heads == ["Stratum", "In the list", "May be drawn", "To give", "Drawn", "In reserve", "Missing"]
    assert rows[-2:] == [
        ["5 more strata", "50", "45", "10", "5", "15", "5"],
        ["All", "650", "585", "130", "65", "195", "65"],
    ]


def test_when_every_case_is_allocated_what_goes_out_is_next(held: Office, enter: Enter) -> None:
    lead = held.as_("Q-01")
    lead.sampling.draw(held.round_id, SampleSettings("1", DAY, 4))
    for case in lead.sampling.cases(held.round_id):
        held.allocate(case.reference)
    assert opened(enter).next.text() == "Next: what goes out"
