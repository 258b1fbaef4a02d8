"""The pages of Actions as a test meets them: turned to, acted on, and read."""

from typing import TypeVar

from PySide6.QtWidgets import QApplication, QLabel

from audit_tool.ui.main_window import MainWindow
from audit_tool.ui.screens.actions.cards import ActCard
from audit_tool.ui.screens.actions.page import ActionsPage
from audit_tool.ui.screens.actions.view import ActionsScreen
from tests.ui.screens.conftest import front

Page = TypeVar("Page", bound=ActionsPage)


def turn_to(window: MainWindow, key: str, kind: type[Page]) -> Page:
    """A page of Actions, read anew."""
    screen = front(window, ActionsScreen)
    screen.choose(key)
    screen.arrive()
    QApplication.processEvents()
    page = screen.page
    assert isinstance(page, kind)
    return page


def act(card: ActCard, key: str, *words: str) -> None:
    """Open an act of a card, and do it with these words where it has any."""
    if card.acts.form is None or card.acts.form.key != key:
        card.acts.open_act(key)
    if words:
        assert card.acts.form is not None
        card.acts.form.fill(words)
        card.acts.form.button.click()
    QApplication.processEvents()


def words_of(page: ActionsPage) -> str:
    """Every word that can be read on it."""
    QApplication.processEvents()
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
