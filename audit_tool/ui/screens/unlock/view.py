"""The unlock box: the first thing on screen, so it draws on as little as possible."""

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from audit_tool.ui.screens.unlock.pages import CreatePage, KeyPage, RecoverPage, UnlockPage
from audit_tool.ui.screens.unlock.presenter import UnlockPresenter
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import Card, ScrollColumn, column, row
from audit_tool.ui.widgets.icon_label import IconLabel
from audit_tool.ui.widgets.labels import Words, WrappedLabel

NAME = "Practice week audits"
Asking = UnlockPage | CreatePage | RecoverPage


class UnlockWindow(QMainWindow):
    """The view of `UnlockPresenter`: one card in an empty window."""

    presenter: UnlockPresenter
    key_page: KeyPage

    def __init__(self, version: str, note: str = "", warning: str = "") -> None:
        super().__init__()
        self.setWindowTitle(NAME)
        self.resize(1280, 720)
        self._card = Card(padding="xxl", gap="l")
        self._asking: list[Asking] = []
        self._page: Asking | KeyPage | None = None
        self._note = WrappedLabel(note, "body", "muted")
        self._lay_out(version, warning)

    def _lay_out(self, version: str, warning: str) -> None:
        scroll = ScrollColumn(gap="m", margin="xl")
        scroll.setObjectName("canvas")
        outer = scroll.content
        width = current().px(current().pane("unlock"))
        self._card.setFixedWidth(width)
        head = row(gap="l")
        head.addWidget(_lock_tile(), 0, Qt.AlignmentFlag.AlignVCenter)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(Words(NAME, "section"))
        names.addWidget(Words("Children’s services", "reading", "muted"))
        head.addLayout(names, 1)
        self._card.content.addLayout(head)
        self._note.setFixedWidth(width)
        outer.addStretch(2)
        outer.addLayout(_in_the_middle(self._card))
        outer.addLayout(_in_the_middle(self._note))
        if warning:
            # Heard with the window, because it is there before the window is.
            self.setAccessibleDescription(warning)
            outer.addLayout(_in_the_middle(_warning(warning, width)))
        outer.addStretch(3)
        foot = Words(f"Version {version} · Works with no network", "second", "subtle")
        outer.addWidget(foot, 0, Qt.AlignmentFlag.AlignHCenter)
        self.setCentralWidget(scroll)

    def attach(self, presenter: UnlockPresenter) -> None:
        """Join the window to its presenter."""
        self.presenter = presenter
        presenter.start()

    @cached_property
    def unlock_page(self) -> UnlockPage:
        """Like every page, it is made when it is first shown: most starts need this one only."""
        page = UnlockPage()
        page.button.clicked.connect(self._unlock)
        page.passphrase.returnPressed.connect(self._unlock)
        page.forgot.clicked.connect(self._forgot)
        self._add(page)
        return page

    @cached_property
    def create_page(self) -> CreatePage:
        """A new workspace."""
        page = CreatePage()
        page.button.clicked.connect(self._create)
        page.again.returnPressed.connect(self._create)
        self._add(page)
        return page

    @cached_property
    def recover_page(self) -> RecoverPage:
        """A passphrase is forgotten."""
        page = RecoverPage()
        page.show_people(self.unlock_page.codes)
        page.button.clicked.connect(self._recover)
        page.again.returnPressed.connect(self._recover)
        page.back.clicked.connect(self._back)
        self._add(page)
        return page

    def show_people(self, people: Sequence[str], last: str) -> None:
        self.unlock_page.show_people(people, last)
        self._show(self.unlock_page)

    def show_empty(self) -> None:
        self._show(self.create_page)

    def show_opening(self) -> None:
        for page in self._asking:
            page.set_busy(busy=True)

    def show_wrong(self, message: str) -> None:
        if self._page is None:
            self._show(self.unlock_page)
        for page in self._asking:
            page.set_busy(busy=False)
            if page is self._page:
                page.show_problem(message)

    def show_recovery_key(self, key: str) -> None:
        self.key_page = KeyPage()
        self.key_page.button.clicked.connect(self.presenter.key_written_down)
        self._add(self.key_page)
        self.key_page.show_key(key)
        self._show(self.key_page)

    def show_recovered(self, person: str) -> None:
        self._note.set_text(f"{person} has a new passphrase. Unlock with it now.")
        for page in self._asking:
            page.set_busy(busy=False)
        self._show(self.unlock_page)

    def closeEvent(self, event: QCloseEvent) -> None:
        """A new workspace whose key was not confirmed is still there; it is closed properly."""
        self.presenter.abandon()
        super().closeEvent(event)

    def _add(self, page: Asking | KeyPage) -> None:
        page.hide()
        self._card.content.addWidget(page)
        if not isinstance(page, KeyPage):
            self._asking.append(page)

    def _show(self, page: Asking | KeyPage) -> None:
        if self._page is not None:
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


def _warning(words: str, width: int) -> QWidget:
    """What is unwise about the folder; it stays, and stops nothing."""
    holder = QWidget()
    holder.setFixedWidth(width)
    line = row(holder, gap="s")
    line.addWidget(IconLabel("warning", "danger"), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(WrappedLabel(words, "body", "text"), 1)
    return holder


def _lock_tile() -> QFrame:
    tile = QFrame()
    tile.setObjectName("tile")
    column(tile, margin="m").addWidget(IconLabel("lock", "accent_text", size="badge"))
    return tile


def _in_the_middle(part: QWidget) -> QHBoxLayout:
    """A part in the middle of its row; an alignment would measure its height for the width of the window."""
    layout = row(gap="none")
    layout.addStretch(1)
    layout.addWidget(part)
    layout.addStretch(1)
    return layout
