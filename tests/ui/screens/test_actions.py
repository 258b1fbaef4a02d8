"""Actions in the window: a table that narrows as one types, one action at the side, acts on several with Undo."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from audit_tool.analysis.action_words import LEVEL_WORDS, Column, Level, Urgency, Wanted
from audit_tool.formdef.answers import Answer
from audit_tool.services.action_terms import NewAction
from audit_tool.services.actions import Actions
from audit_tool.ui.screens.actions.acts import Acts
from audit_tool.ui.screens.actions.asked.model import COLUMNS
from audit_tool.ui.screens.actions.asked.reading import PAGE
from audit_tool.ui.screens.actions.asked.view import AskedPage
from audit_tool.ui.screens.actions.view import ActionsScreen
from audit_tool.ui.screens.audit.view import AuditScreen
from audit_tool.ui.screens.my_work.reminders import ReminderCard
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.labels import WrappedLabel
from tests.conftest import Office, kept
from tests.ui.screens.conftest import DAY, Enter, front

NEW = NewAction("Agree with the family who calls.", Level.CHILD, Urgency.TODAY, "A-11", date(2026, 11, 20))
FULL = 230


@pytest.fixture
@kept
def few(office: Office) -> Office:
    lead = office.as_("Q-01")
    for n in range(4):
        level = Level.TEAM if n == 3 else Level.CHILD
        new = replace(NEW, text=f"Agree who calls, number {n}.", level=level, due_on=DAY + timedelta(days=n))
        lead.actions.raise_new(new)
    return office


def page_of(enter: Enter, person: str = "Q-01") -> AskedPage:
    window = enter(person, "actions")
    window.go("actions", "asked")
    QApplication.processEvents()
    screen = front(window, ActionsScreen)
    page = screen.page
    assert isinstance(page, AskedPage)
    return page


def texts(page: AskedPage) -> list[str]:
    model = page.table.list
    return [str(model.data(model.index(row, 1)))[-2:-1] for row in range(model.rowCount())]


def mark(page: AskedPage, *rows: int) -> None:
    page.table.clearSelection()
    for row in rows:
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        page.table.selectionModel().select(page.table.list.index(row, 0), flags)
    QApplication.processEvents()


def acts_of(page: AskedPage) -> Acts:
    shown = page.side.card or page.side.many
    assert shown is not None
    return shown.acts


def press(page: AskedPage, words: str) -> None:
    next(button for button in acts_of(page).buttons if button.text() == words).click()


def fill(page: AskedPage, *words: str) -> None:
    acts = acts_of(page)
    assert acts.form is not None
    acts.form.fill(words)
    acts.form.button.click()


def test_the_list_narrows_at_each_key_and_is_sorted_by_a_column(few: Office, enter: Enter) -> None:
    page = page_of(enter)
    assert texts(page) == ["0", "1", "2", "3"]
    page.filters.text.setFocus()
    QTest.keyClicks(page.filters.text, "number 2")
    assert texts(page) == ["2"]
    page.filters.text.clear()
    page.filters.lists["level"].set_value("team")
    page.filters.lists["level"].picked.emit("team")
    assert texts(page) == ["3"]
    page.filters.lists["level"].set_value("all")
    page.filters.lists["level"].picked.emit("all")
    page.table.sorted.emit(0)
    assert texts(page) == ["3", "2", "1", "0"]
    assert page.count.text().startswith("4 actions.")


def test_only_the_pages_that_are_looked_at_are_read(
    office: Office, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead = office.as_("Q-01")
    for n in range(FULL):
        lead.actions.raise_new(replace(NEW, text=f"Agree who calls, number {n}."))
    read: list[int] = []
    real_find, real_page = Actions.find, Actions.page

    def find(self: Actions, wanted: object, *, size: int = 100) -> object:
        total, lines = real_find(self, wanted, size=size)  # type: ignore[arg-type]
        read.append(len(lines))
        return total, lines

    def page_read(self: Actions, wanted: object, *, start: int = 0, size: int = 100) -> object:
        lines = real_page(self, wanted, start=start, size=size)  # type: ignore[arg-type]
        read.append(len(lines))
        return lines

    monkeypatch.setattr(Actions, "find", find)
    monkeypatch.setattr(Actions, "page", page_read)
    page = page_of(enter)
    assert page.table.list.rowCount() == FULL
    assert sum(read) == page.table.list.held == PAGE
    page.table.scrollToBottom()
    QApplication.processEvents()
    assert page.table.list.held == PAGE + FULL % PAGE
    assert texts(page)[-1].isdigit()


def test_one_action_at_the_side_with_its_next_step_and_history(few: Office, enter: Enter) -> None:
    page = page_of(enter, "A-11")
    page.table.setFocus()
    QApplication.processEvents()
    assert page.side.card is not None
    assert page.side.card.acts.buttons[0].text() == "Start"
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.side.card.acts.buttons[0].hasFocus()
    press(page, "Start")
    assert page.side.card.action.line.state == "in_progress"
    press(page, "Say it is done")
    fill(page, "The case note of 20 November says so.")
    assert page.side.card.action.line.state == "done"
    assert page.side.card.action.evidence == "The case note of 20 November says so."
    assert [happening.number for happening in page.side.card.action.history] == [1, 2, 3]
    page.undo_button.click()
    assert page.side.card.action.line.state == "in_progress"
    assert not page.undo_button.isEnabled()


def test_several_are_given_to_somebody_else_and_taken_back(few: Office, enter: Enter) -> None:
    page = page_of(enter)
    mark(page, 0, 2)
    assert page.side.many is not None
    assert page.side.many.words.text() == "2 actions are chosen"
    press(page, "Give to somebody else")
    fill(page, "A-09")
    owners = [line.owner for line in page.presenter._desk.owner_lists.of("A-09").to_do]
    assert owners == ["A-09", "A-09"]
    page.undo_button.click()
    assert page.presenter._desk.owner_lists.of("A-09").to_do == ()


def test_a_day_that_does_not_exist_is_refused_in_words(few: Office, enter: Enter) -> None:
    page = page_of(enter)
    said: list[str] = []
    page.show_problem = said.append  # type: ignore[assignment]
    page.presenter.postpone((1,), "31 September", "The worker is away.")
    page.presenter.postpone((1,), "31 September 2027", "The worker is away.")
    page.presenter.postpone((1,), "soon", "The worker is away.")
    assert said[0].startswith("There is no 31 September.")
    assert said[1].startswith("There is no 31 September 2027.")
    assert "is no date" in said[2]
    assert all(words.endswith("Nothing was changed.") for words in said)


def test_an_action_is_raised_by_hand(office: Office, enter: Enter) -> None:
    page = page_of(enter)
    page.add_button.click()
    form = page.side.form
    assert form is not None
    assert form.text.hasFocus()
    form.text.set_text("Agree with the family who calls in the evenings.")
    form.save.click()
    assert "level" in form.problem.text()
    form.level.set_value("child")
    form.urgency.set_value("today")
    form.owner.setText("A-11")
    form.due.setText("20/11/2026")
    assert page.unfinished
    form.save.click()
    assert page.side.card is not None
    assert page.side.card.action.line.owner == "A-11"
    assert texts(page) == ["s"]


def test_what_is_raised_or_done_stays_at_the_side_and_marked_in_the_table(few: Office, enter: Enter) -> None:
    page = page_of(enter)
    page.begin_action()
    form = page.side.form
    assert form is not None
    form.text.set_text("Agree who calls, number 9.")
    form.level.set_value("child")
    form.urgency.set_value("today")
    form.owner.setText("Team manager")
    form.due.setText("20/12/2026")
    form.save.setFocus()
    form.save.click()
    QApplication.processEvents()
    assert (shown(page), marked(page)) == ("Agree who calls, number 9.", ["Agree who calls, number 9."])
    press(page, "Start")
    QApplication.processEvents()
    assert (shown(page), marked(page)) == ("Agree who calls, number 9.", ["Agree who calls, number 9."])


def shown(page: AskedPage) -> str:
    assert page.side.card is not None
    return page.side.card.action.line.text


def marked(page: AskedPage) -> list[str]:
    return [line.text for line in page.table.chosen()]


def test_nothing_takes_the_place_of_what_is_half_written(few: Office, enter: Enter) -> None:
    page = page_of(enter)
    page.begin_action()
    form = page.side.form
    assert form is not None
    form.text.set_text("Agree with the family who calls.")
    for about in ("new", "one:1", "1:PLN-15"):
        page.choose(about)
        QApplication.processEvents()
        assert page.side.form is form
        assert "half written" in page.window().messages.words  # type: ignore[attr-defined]
    form.text.set_text("")
    page.choose("one:1")
    assert page.side.card is not None
    press(page, "Withdraw")
    opened = acts_of(page).form
    assert opened is not None
    opened.fill(["The note of Tuesday shows it."])
    page.add_button.click()
    assert page.side.card is not None
    assert acts_of(page).form is opened


def test_an_action_is_raised_from_the_question_in_hand_and_back_to_it(office: Office, enter: Enter) -> None:
    office.hold_round()
    allocation = office.allocate()
    window = enter("A-02", "my_work")
    window.open_audit(allocation, "SAF-02")
    QApplication.processEvents()
    audit = front(window, AuditScreen)
    assert audit.head.action.text() == "Add action"
    QTest.keyClick(window, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    QApplication.processEvents()
    page = front(window, ActionsScreen).page
    assert isinstance(page, AskedPage)
    assert page.side.form is not None
    assert page.side.form.promise.isVisible()
    page.side.form.text.set_text("Agree with the family who calls in the evenings.")
    page.side.form.level.set_value("child")
    page.side.form.urgency.set_value("today")
    page.side.form.owner.setText("Team manager")
    page.side.form.due.setText("20/11/2026")
    page.side.form.save.click()
    QApplication.processEvents()
    audit = front(window, AuditScreen)
    assert audit.presenter.place == "SAF-02"
    (line,) = office.as_("A-02").actions.page(Wanted())
    found = office.as_("A-02").actions.one(line.id)
    assert (found.question, found.line.reference) == ("SAF-02", "PW-1")
    audit.head.action.click()
    QApplication.processEvents()
    page = front(window, ActionsScreen).page
    assert isinstance(page, AskedPage)
    assert page.side.form is not None
    page.side.form.given_up.emit()
    QApplication.processEvents()
    assert isinstance(window.screen_shown, AuditScreen)


def test_my_work_reminds_of_ones_own_actions_and_leads_to_them(few: Office, enter: Enter) -> None:
    few.clock.now += timedelta(days=2)
    window = enter("A-11", "my_work")
    QApplication.processEvents()
    (card,) = window.findChildren(ReminderCard)
    assert [button.text() for button in card.buttons] == ["Start"] * 4
    assert "4 actions, 1 late." in [label.text() for label in card.findChildren(WrappedLabel)]
    card.buttons[0].click()
    QApplication.processEvents()
    page = front(window, ActionsScreen).page
    assert isinstance(page, AskedPage)
    assert page.side.card is not None
    assert page.side.card.action.line.text == "Agree who calls, number 0."
    assert "Late" in page.side.card.action.line.due_words


def test_the_review_proposes_actions_that_one_press_accepts_or_dismisses(office: Office, enter: Enter) -> None:
    office.hold_round()
    allocation = office.allocate()
    auditing = office.as_("A-02").auditing
    record = auditing.begin(allocation)
    auditing.save(record, "SAF-01", Answer("partly", "Evenings."))
    auditing.save(record, "THR-02", Answer("no", "Too low."))
    window = enter("A-02", "my_work")
    window.open_audit(allocation)
    QApplication.processEvents()
    audit = front(window, AuditScreen)
    audit.presenter.review()
    card = audit.review_page.proposed
    assert card is not None
    assert [button.text() for button in card.buttons] == ["Add this action", "Not needed"] * 2
    desk = office.as_("A-02")
    assert desk.actions.count(Wanted()) == 0
    card.buttons[0].click()
    assert [line.level for line in desk.actions.page(Wanted())] == ["child"]
    card = audit.review_page.proposed
    assert card is not None
    assert len(card.buttons) == 2
    card.buttons[1].click()
    assert audit.review_page.proposed is None
    assert desk.actions.count(Wanted()) == 1


def first_ink(picture: QImage, left: int, top: int, bottom: int) -> int:
    """How far right of `left` the first words of a cell begin, in pixels."""
    ground = picture.pixelColor(left, top)
    for x in range(left, left + 40):
        if any(picture.pixelColor(x, y) != ground for y in range(top, bottom)):
            return x - left
    return -1


def test_cells_begin_below_their_headings_and_no_word_of_a_level_is_cut(few: Office, enter: Enter) -> None:
    table = page_of(enter).table
    head, port = table.horizontalHeader(), table.viewport()
    above, below = head.grab().toImage(), port.grab().toImage()
    for at in range(1, len(COLUMNS)):
        left, row = table.columnViewportPosition(at), table.rowViewportPosition(1)
        heading = first_ink(above, left, 4, head.height() - 4)
        cell = first_ink(below, left, row + 4, row + table.rowHeight(1) - 4)
        assert abs(heading - cell) <= 1, COLUMNS[at]
    room = table.columnWidth(COLUMNS.index(Column.LEVEL)) - 2 * current().space("s")
    assert all(table.fontMetrics().horizontalAdvance(words) <= room for words in LEVEL_WORDS.values())


def test_a_day_is_short_to_the_eye_and_whole_to_the_ear(office: Office, enter: Enter) -> None:
    office.as_("Q-01").actions.raise_new(replace(NEW, due_on=DAY + timedelta(days=5)))
    office.clock.now += timedelta(days=40)
    index = page_of(enter).table.list.index(0, 0)
    assert index.data() == "Late: 16 Nov 2026"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Late: 16 November 2026"
