"""A section is laid out once when it is drawn, and not again while the keyboard goes through it."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from audit_tool.formdef.applicability import AskedSection, facts_of
from audit_tool.formdef.asking import asked_of
from audit_tool.formdef.catalogue import FormCatalogue
from audit_tool.formdef.definition import AuditSet, Seat
from audit_tool.ui.formview.section_page import SectionPage
from audit_tool.ui.widgets.boxes import Card
from audit_tool.ui.widgets.ticks import ChoiceButton
from tests.ui.conftest import Dress
from tests.ui.looking import EventCount


@pytest.fixture
def cover(forms: FormCatalogue) -> AskedSection:
    """The first section of a form: choices, and more of them than a window is high."""
    form = forms.newest("YJC")
    return asked_of(form, AuditSet.FULL, Seat.FIRST, facts_of(form, {}), {})[0]


@pytest.fixture
def page(qtbot: QtBot, dress: Dress) -> SectionPage:
    """A page in a window that is seen, with nothing in it yet."""
    page = SectionPage()
    qtbot.addWidget(page)
    page.resize(800, 500)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def test_a_section_stands_at_once_and_wraps_for_one_width_only(
    page: SectionPage, cover: AskedSection, monkeypatch: pytest.MonkeyPatch
) -> None:
    widths: set[int] = set()
    usual = Card.resizeEvent

    def resized(card: Card, event: QResizeEvent) -> None:
        widths.add(event.size().width())
        usual(card, event)

    monkeypatch.setattr(Card, "resizeEvent", resized, raising=False)
    page.show_section(cover, {}, frozen=False)
    bottom = page.body.height()
    assert page.verticalScrollBar().maximum() == bottom - page.viewport().height() > 0
    QApplication.processEvents()
    assert page.body.height() == bottom
    assert len(widths) == 1


def test_going_through_a_section_lays_nothing_out_anew(page: SectionPage, cover: AskedSection) -> None:
    page.show_section(cover, {}, frozen=False)
    page.focus_question(page.codes[0])
    QApplication.processEvents()
    requests = EventCount(page.body, QEvent.Type.LayoutRequest)
    first, second = page.body.findChildren(ChoiceButton)[:2]
    assert first.hasFocus()
    second.setFocus()
    QApplication.processEvents()
    page.focus_question(page.codes[1])
    QApplication.processEvents()
    assert page.editor(page.codes[1]).isAncestorOf(QApplication.focusWidget())  # type: ignore[union-attr, arg-type]
    assert requests.count == 0


def test_the_bar_of_a_section_comes_and_goes_without_another_width(page: SectionPage, cover: AskedSection) -> None:
    page.show_section(cover, {}, frozen=False)
    width, bottom = page.body.width(), page.body.height()
    bar = page.verticalScrollBar()
    assert bar.isVisible()
    page.resize(page.width(), bottom + 100)
    QApplication.processEvents()
    assert not bar.isVisible()
    assert page.body.width() == width
    page.resize(page.width(), bottom - 100)
    QApplication.processEvents()
    assert bar.isVisible()
    assert page.body.width() == width == page.viewport().width()
