"""The unlock box: the first thing on screen, so it draws on as little as possible."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from audit_tool.ui.screens.unlock.pages import CreatePage, KeyPage, RecoverPage, UnlockPage
from audit_tool.ui.screens.unlock.presenter import UnlockPresenter
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import Card, ScrollColumn, row
from audit_tool.ui.widgets.icon_label import IconLabel
from audit_tool.ui.widgets.labels import Words, WrappedLabel

NAME = "Practice week audits"
Page = UnlockPage | CreatePage | RecoverPage | KeyPage


class UnlockWindow(QMainWindow):
    """The view of `UnlockPresenter`: one card in an empty window."""

    presenter: UnlockPresenter

    def __init__(self, version: str, note: str = "") -> None:
        super().__init__()
        self.setWindowTitle(NAME)
        self.resize(1280, 720)
        self.unlock_page = UnlockPage()
        self.create_page = CreatePage()
        self.recover_page = RecoverPage()
        self.key_page = KeyPage()
        self._page: Page = self.unlock_page
        self._note = WrappedLabel(note, "body", "muted")
        self._lay_out(version)

    def _lay_out(self, version: str) -> None:
        scroll = ScrollColumn(gap="m", margin="xl")
        scroll.setObjectName("canvas")
        outer = scroll.content
        card = Card(padding="xxl", gap="l")
        width = current().px(current().pane("unlock"))
        card.setFixedWidth(width)
        head = row(gap="l")
        head.addWidget(IconLabel("lock", "accent_text", size="badge"), 0, Qt.AlignmentFlag.AlignVCenter)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Words(NAME, "section"))
        names.addWidget(Words("Children’s services", "reading", "muted"))
        head.addLayout(names, 1)
        card.content.addLayout(head)
        for page in (self.unlock_page, self.create_page, self.recover_page, self.key_page):
            card.content.addWidget(page)
            page.hide()
        self._note.setFixedWidth(width)
        outer.addStretch(2)
        outer.addLayout(_in_the_middle(card))
        outer.addLayout(_in_the_middle(self._note))
        outer.addStretch(3)
        foot = Words(f"Version {version} · Works with no network", "second", "subtle")
        outer.addWidget(foot, 0, Qt.AlignmentFlag.AlignHCenter)
        self.setCentralWidget(scroll)

    def attach(self, presenter: UnlockPresenter) -> None:
        """Join the window to its presenter."""
        self.presenter = presenter
        self.unlock_page.button.clicked.connect(self._unlock)
        self.unlock_page.passphrase.returnPressed.connect(self._unlock)
        self.unlock_page.forgot.clicked.connect(self._forgot)
        self.create_page.button.clicked.connect(self._create)
        self.recover_page.button.clicked.connect(self._recover)
        self.recover_page.back.clicked.connect(self._back)
        self.key_page.button.clicked.connect(presenter.key_written_down)
        presenter.start()

    def show_people(self, people: Sequence[str], last: str) -> None:
        self.unlock_page.show_people(people, last)
        self.recover_page.show_people(people)
        self._show(self.unlock_page)

    def show_empty(self) -> None:
        self._show(self.create_page)

    def show_opening(self) -> None:
        for page in (self.unlock_page, self.create_page, self.recover_page):
            page.set_busy(busy=True)

    def show_wrong(self, message: str) -> None:
        if self._page.isHidden():
            # Not even who can unlock is known: the key file could not be read.
            self._show(self._page)
        for page in (self.unlock_page, self.create_page, self.recover_page):
            page.set_busy(busy=False)
            if page is self._page:
                page.show_problem(message)

    def show_recovery_key(self, key: str) -> None:
        self.key_page.show_key(key)
        self._show(self.key_page)

    def show_recovered(self, person: str) -> None:
        self._note.set_text(f"{person} has a new passphrase. Unlock with it now.")
        for page in (self.unlock_page, self.recover_page):
            page.set_busy(busy=False)
        self._show(self.unlock_page)

    def closeEvent(self, event: QCloseEvent) -> None:
        """A new workspace whose key was not confirmed is still there; it is closed properly."""
        self.presenter.abandon()
        super().closeEvent(event)

    def _show(self, page: Page) -> None:
        self._page.hide()
        self._page = page
        page.show()
        page.take_focus()

    def _unlock(self) -> None:
        self.presenter.unlock(self.unlock_page.person, self.unlock_page.passphrase.text())

    def _create(self) -> None:
        page = self.create_page
        self.presenter.create(page.code.text().strip(), page.passphrase.text(), page.again.text())

    def _recover(self) -> None:
        page = self.recover_page
        self.presenter.recover(page.key.text(), page.people.value, page.passphrase.text(), page.again.text())

    def _forgot(self) -> None:
        self._show(self.recover_page)

    def _back(self) -> None:
        self._show(self.unlock_page)


def _in_the_middle(part: QWidget) -> QHBoxLayout:
    """A part in the middle of its row; an alignment would measure its height for the width of the window."""
    layout = row(gap="none")
    layout.addStretch(1)
    layout.addWidget(part)
    layout.addStretch(1)
    return layout
