"""Tab goes through a page as it is read, also where parts came later, and the focus stays near where a part goes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from audit_tool.ui.widgets.boxes import clear, column
from audit_tool.ui.widgets.buttons import Button
from audit_tool.ui.widgets.tab_order import step, stops


class Page(QWidget):
    """A button, a box that is filled later, and a button below."""

    def __init__(self) -> None:
        super().__init__()
        self.held: QWidget | None = None
        layout = column(self)
        self.above, box, self.below = Button("Above"), QWidget(), Button("Below")
        self.box = column(box)
        for part in (self.above, box, self.below):
            layout.addWidget(part)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, N802 - Qt's own name and way
        return step(self, forward=next) or super().focusNextPrevChild(next)


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    window = QWidget()
    qtbot.addWidget(window)
    layout = column(window)
    made = Page()
    layout.addWidget(made)
    layout.addWidget(Button("Outside"))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    for words in ("First", "Second"):
        made.box.addWidget(Button(words))
    # The page keeps its window: nothing else does.
    made.held = window
    return made


def part(page: Page, at: int) -> QWidget:
    item = page.box.itemAt(at)
    made = item.widget() if item is not None else None
    assert made is not None
    return made


def focused(page: Page) -> str:
    now = page.window().focusWidget()
    assert isinstance(now, Button)
    return now.text()


def test_what_came_later_is_reached_where_it_stands(page: Page) -> None:
    assert [each.text() for each in stops(page) if isinstance(each, Button)] == ["Above", "First", "Second", "Below"]
    page.above.setFocus()
    gone = []
    for _ in range(4):
        QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
        gone.append(focused(page))
    assert gone == ["First", "Second", "Below", "Outside"]
    page.below.setFocus()
    QTest.keyClick(page.below, Qt.Key.Key_Backtab)
    assert focused(page) == "Second"


def test_a_stop_that_cannot_be_used_is_passed_over(page: Page) -> None:
    part(page, 0).setEnabled(False)
    page.above.setFocus()
    QTest.keyClick(page.above, Qt.Key.Key_Tab)
    assert focused(page) == "Second"


def test_the_focus_stays_near_when_the_part_that_has_it_goes(page: Page) -> None:
    part(page, 1).setFocus()
    clear(page.box, keep=1)
    assert focused(page) == "First"
    clear(page.box)
    assert focused(page) == "Above"
