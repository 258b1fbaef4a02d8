"""Reports: choose one at the left, see its pages at the right, save it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QStackedWidget, QWidget

from audit_tool.reports.request import AUDIENCES, Request
from audit_tool.ui import dialogs
from audit_tool.ui.frame import Frame, Screen
from audit_tool.ui.pdf_pictures import PagePicture, PageText
from audit_tool.ui.screens.reports.presenter import Offer, ReportsPresenter, key_of
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import Card, ScrollColumn, column, row
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.fields import ClosedList, DisabledReason, Labelled
from audit_tool.ui.widgets.labels import Words, WrappedLabel
from audit_tool.ui.widgets.pdf_pages import PdfPages, Zoom
from audit_tool.ui.widgets.ticks import ChoiceButton

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
        self._choosing = ScrollColumn(gap="m", margin="xl")
        self.pages = PdfPages()
        self._wanted_pixels = 0
        self._shown: tuple[str, ...] = ()
        self._reports: dict[str, ChoiceButton] = {}
        self._group: QButtonGroup | None = None
        self.case = ClosedList()
        self.audience = ClosedList()
        self.marking = ClosedList()
        self.save_button = Button("Save as PDF", Variant.PRIMARY, icon="save")
        self._reason = DisabledReason(self.save_button)
        self._purpose = WrappedLabel("", "body", "muted")
        self._nothing = WrappedLabel("", "reading")
        self._lay_out()
        self.presenter = ReportsPresenter(frame.desk, frame.runner, self)
        self._connect()

    def arrive(self) -> None:
        """Read anew what can be reported."""
        self.presenter.load()

    def choose(self, what: str) -> None:
        """Another screen wants this report."""
        self.presenter.choose_report(what)

    def show_offers(self, offers: Sequence[Offer], chosen: Offer, request: Request) -> None:
        """Show the reports, and what is chosen of the one in hand."""
        names = tuple(offer.entry.name for offer in offers)
        if names != self._shown:
            self._shown = names
            self._add_reports(offers)
        self._reports[chosen.entry.name].setChecked(True)
        self._purpose.set_text(chosen.entry.purpose)
        self._case_field.setVisible(chosen.entry.needs == "case" and bool(chosen.cases))
        self.case.set_options([(case.key, case.words) for case in chosen.cases])
        self.case.set_value(key_of(request.round, request.case))
        self._round.set_text(request.round)
        self._round.setVisible(chosen.entry.needs == "case" and bool(chosen.cases))
        self.audience.set_options([(code, AUDIENCES[code]) for code in chosen.audiences])
        self.audience.set_value(request.audience)
        self.marking.set_options([(marking, marking) for marking in chosen.markings])
        self.marking.set_value(request.marking)
        self._only_internal.setVisible(len(chosen.audiences) == 1)
        self._reason.because("The preview is being made.")

    def show_document(self, name: str, pages: Sequence[PageText]) -> None:
        """Make room for the pages of the preview."""
        self._right.setCurrentWidget(self._preview)
        self._title.setText(name)
        self._reason.because("")
        self.pages.show_document(name, [(page.width, page.height, page.text) for page in pages])

    def show_pictures(self, pictures: Sequence[PagePicture]) -> None:
        """Put the pages' pictures in."""
        self.pages.show_pictures([_image(picture, self.devicePixelRatioF()) for picture in pictures])

    def show_nothing(self, words: str) -> None:
        """Say that there is nothing yet, and what to do first."""
        self.pages.clear()
        self._nothing.set_text(words)
        self._right.setCurrentWidget(self._empty)
        self._reason.because("There is nothing to save yet.")

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
        self._choosing.setFixedWidth(room if wide else self.width())

    def _lay_out(self) -> None:
        choosing = self._choosing
        choosing.add(WrappedLabel("Reports", "screen"))
        card = Card(padding="l", gap="m")
        self._list = column(gap="xs")
        card.content.addWidget(Words("Report", "label"))
        card.content.addLayout(self._list)
        card.content.addWidget(self._purpose)
        self._case_field = Labelled("&Case", self.case)
        self._round = WrappedLabel("", "second", "muted")
        card.content.addWidget(self._case_field)
        card.content.addWidget(self._round)
        card.content.addWidget(Labelled("&Audience", self.audience))
        card.content.addWidget(Labelled("Protective &marking", self.marking))
        words = "Reports about one case stay inside the council. Nothing about a single child is ever public."
        self._only_internal = WrappedLabel(words, "second", "muted")
        card.content.addWidget(self._only_internal)
        card.content.addWidget(self.save_button)
        card.content.addWidget(self._reason)
        choosing.add(card)
        choosing.add_stretch()
        self._sides.addWidget(choosing, 2)
        self._right = QStackedWidget()
        self._preview = self._preview_side()
        self._empty = self._empty_side()
        self._right.addWidget(self._preview)
        self._right.addWidget(self._empty)
        self._right.setCurrentWidget(self._empty)
        self._sides.addWidget(self._right, 5)

    def _preview_side(self) -> QWidget:
        side = QWidget()
        layout = column(side, gap="s", margin="m")
        head = row(gap="s")
        self._title = Words("", "label")
        self._page = Words("", "body", "muted")
        self._fit_width = Button("Fit width", Variant.QUIET)
        self._whole_page = Button("Whole page", Variant.QUIET)
        for button in (self._fit_width, self._whole_page):
            button.setCheckable(True)
        self._fit_width.setChecked(True)
        head.addWidget(self._title)
        head.addWidget(self._page, 1)
        head.addWidget(self._fit_width)
        head.addWidget(self._whole_page)
        layout.addLayout(head)
        layout.addWidget(self.pages, 1)
        return side

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
        self.case.picked.connect(self.presenter.choose_case)
        self.audience.picked.connect(self.presenter.choose_audience)
        self.marking.picked.connect(self.presenter.choose_marking)
        self.save_button.clicked.connect(self._ask_where)
        self.pages.drawing_wanted.connect(self.presenter.draw)
        self.pages.page_reached.connect(self._show_page)
        self._fit_width.clicked.connect(self._zoom_to_width)
        self._whole_page.clicked.connect(self._zoom_to_page)

    def _add_reports(self, offers: Sequence[Offer]) -> None:
        for button in self._reports.values():
            button.deleteLater()
        self._group = QButtonGroup(self)
        self._reports = {}
        for offer in offers:
            button = ChoiceButton(offer.entry.title)
            button.setAccessibleDescription(offer.entry.purpose)
            button.clicked.connect(self._report_chosen)
            self._group.addButton(button)
            self._list.addWidget(button)
            self._reports[offer.entry.name] = button

    def _report_chosen(self) -> None:
        self.presenter.choose_report(next(name for name, button in self._reports.items() if button.isChecked()))

    def _show_page(self, number: int, total: int) -> None:
        self._page.setText(f"Page {number} of {total}")

    def _zoom_to_width(self) -> None:
        self._zoom(Zoom.WIDTH)

    def _zoom_to_page(self) -> None:
        self._zoom(Zoom.PAGE)

    def _zoom(self, zoom: Zoom) -> None:
        self._fit_width.setChecked(zoom is Zoom.WIDTH)
        self._whole_page.setChecked(zoom is Zoom.PAGE)
        self.pages.set_zoom(zoom)

    def _ask_where(self) -> None:
        dialogs.ask_where_to_save(self, "Save as PDF", self.presenter.proposed_name, self._place_chosen)

    def _place_chosen(self, path: str) -> None:
        self.presenter.save(Path(path))


def _image(picture: PagePicture, ratio: float) -> QImage:
    made = QImage(picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32).copy()
    made.setDevicePixelRatio(ratio)
    return made
