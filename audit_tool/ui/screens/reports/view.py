"""Reports: choose one at the left, see its pages at the right, save it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from audit_tool.reports.request import Request
from audit_tool.reports.saving import WORD
from audit_tool.services.identity import Act
from audit_tool.ui import dialogs
from audit_tool.ui.frame import Frame, Screen
from audit_tool.ui.pdf_pictures import PagePicture, PageText
from audit_tool.ui.screens.reports.choosing import ChoosingCard
from audit_tool.ui.screens.reports.exporting.view import ExportsPage
from audit_tool.ui.screens.reports.issuing.view import IssuingSide
from audit_tool.ui.screens.reports.offers import Offer
from audit_tool.ui.screens.reports.presenter import ReportsPresenter
from audit_tool.ui.screens.reports.preview import PreviewPane
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.announcing import announce
from audit_tool.ui.widgets.boxes import Card, ScrollColumn, column
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.screen_head import ScreenHead

CHOOSING_WIDTH = 344
LEAST_CHOOSING = 280
LEAST_PREVIEW = 480


class ReportsScreen(Screen):
    """The view of `ReportsPresenter`."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(0)
        self._left = ScrollColumn(gap="m", margin="xl")
        self.choosing = ChoosingCard()
        self._left.add(ScreenHead("Reports"))
        self._left.add(self.choosing)
        self.issuing = IssuingSide(frame)
        self._left.add(self.issuing)
        self._left.add_stretch()
        self.preview = PreviewPane()
        self.pages = self.preview.pages
        self._nothing = WrappedLabel("", "reading")
        self._empty = self._empty_side()
        self._right = QStackedWidget()
        self._right.addWidget(self.preview)
        self._right.addWidget(self._empty)
        self._right.setCurrentWidget(self._empty)
        self._side = QWidget()
        side = column(self._side, gap="none")
        side.addWidget(self._left, 1)
        side.addWidget(self.choosing.foot)
        self._sides.addWidget(self._side, 2)
        self._sides.addWidget(self._right, 5)
        self.exports: ExportsPage | None = None
        """Made when it is first opened."""
        self.presenter = ReportsPresenter(frame.desk, frame.runner, self)
        self._connect()

    def arrive(self) -> None:
        """Read anew what can be reported."""
        self.presenter.load()

    def choose(self, what: str) -> None:
        """Another screen wants this report."""
        self._show_exports(shown=False)
        self.presenter.choose_report(what)

    def show_offers(self, offers: Sequence[Offer], chosen: Offer, request: Request) -> None:
        """Show the reports, and what is chosen of the one in hand."""
        self.choosing.show_offers(offers, chosen, request)
        self.issuing.choose(chosen.entry, request)
        self.choosing.issue_button.setVisible(self.issuing.presenter.may_issue(chosen.entry))
        self.choosing.cannot_save("The preview is being made.")
        # What was said of the report before would stand over this one, and over its button.
        self.frame.close_message()

    def show_document(self, name: str, pages: Sequence[PageText]) -> None:
        """Make room for the pages of the preview."""
        self._right.setCurrentWidget(self.preview)
        self.choosing.cannot_save("")
        self.preview.show_document(name, pages)

    def show_pictures(self, pictures: Sequence[PagePicture]) -> None:
        """Put the pages' pictures in."""
        self.preview.show_pictures(pictures)

    def show_nothing(self, words: str) -> None:
        """Say why there is no preview, and what to do."""
        self.pages.clear()
        self._nothing.set_text(words)
        self._right.setCurrentWidget(self._empty)
        announce(self._empty, words)
        self.choosing.cannot_save("There is nothing to save yet.")

    def show_saved(self, happened: str, rest: str) -> None:
        """Say that the file is on the disk."""
        self.frame.tell(happened, rest)

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""
        self.frame.report(message)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is narrow for the text, choosing stands above the preview."""
        super().resizeEvent(event)
        wide = self.width() >= current().px(LEAST_CHOOSING) + LEAST_PREVIEW
        self._sides.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        room = min(current().px(CHOOSING_WIDTH), self.width() - LEAST_PREVIEW)
        self._side.setFixedWidth(room if wide else self.width())

    def _empty_side(self) -> QWidget:
        side = QWidget()
        layout = column(side, gap="m", margin="xl")
        card = Card(padding="xl")
        card.content.addWidget(self._nothing)
        layout.addSpacing(current().px(40))
        layout.addWidget(card)
        layout.addStretch(1)
        return side

    def _connect(self) -> None:
        self.choosing.report_chosen.connect(self.presenter.choose_report)
        self.choosing.case.picked.connect(self.presenter.choose_case)
        self.choosing.audience.picked.connect(self.presenter.choose_audience)
        self.choosing.marking.picked.connect(self.presenter.choose_marking)
        self.choosing.print_chosen.connect(self._print_chosen)
        self.choosing.save_button.clicked.connect(self._ask_where)
        self.choosing.word_button.clicked.connect(self._ask_where_for_word)
        self.choosing.export_button.setVisible(self.frame.desk.identity.may(Act.REPORT))
        self.choosing.export_button.clicked.connect(self._open_exports)
        self.choosing.issue_button.clicked.connect(self.issuing.ask)
        self.issuing.asking.connect(self.choosing.put_away)
        self.issuing.asked.connect(self.choosing.come_back)
        self.issuing.opened.connect(self._open_issue)
        self.issuing.listed.connect(self.choosing.count_issued)
        self.choosing.issued_button.clicked.connect(lambda: self.issuing.go_there(self._left))
        self.pages.drawing_wanted.connect(self.presenter.draw)

    def _open_exports(self) -> None:
        if self.exports is None:
            self.exports = ExportsPage(self.frame)
            self.exports.left.connect(self._close_exports)
            self._sides.addWidget(self.exports, 7)
        self._show_exports(shown=True)
        self.exports.begin()

    def _close_exports(self) -> None:
        self._show_exports(shown=False)
        self.choosing.export_button.setFocus()

    def _show_exports(self, *, shown: bool) -> None:
        if self.exports is not None:
            self.exports.setVisible(shown)
        self._side.setVisible(not shown)
        self._right.setVisible(not shown)

    def _print_chosen(self, large: bool) -> None:  # noqa: FBT001 - the value of a signal
        self.presenter.choose_print(large=large)

    def _open_issue(self, title: str, file_name: str, pdf: bytes) -> None:
        self.presenter.show_kept(title, file_name, pdf)
        self.choosing.issue_button.hide()
        self.choosing.word_button.hide()

    def _ask_where(self) -> None:
        dialogs.ask_where_to_save(self, "Save as PDF", self.presenter.proposed_name, self._place_chosen)

    def _ask_where_for_word(self) -> None:
        name = Path(self.presenter.proposed_name).with_suffix(WORD).name
        dialogs.ask_where_to_save(self, "Save as Word", name, self._place_chosen, "docx")

    def _place_chosen(self, path: str) -> None:
        self.presenter.save(Path(path))
