"""The right side of the reports: the pages, which of them is in front, and how large they are shown."""

from collections.abc import Sequence

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from audit_tool.ui.pdf_pictures import PagePicture, PageText
from audit_tool.ui.widgets.boxes import BesideOrBelow, column, row
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.labels import WrappedLabel
from audit_tool.ui.widgets.pdf_pages import PdfPages, Zoom


class PreviewPane(QWidget):
    """A document with its title over it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = column(self, gap="s", margin="m")
        self.pages = PdfPages()
        self._title = WrappedLabel("", "label")
        self._page = WrappedLabel("", "body", "muted")
        self._fit_width = Button("Fit width", Variant.QUIET)
        self._whole_page = Button("Whole page", Variant.QUIET)
        words, sizes = QWidget(), QWidget()
        texts, buttons = column(words, gap="xxs"), row(sizes, gap="s")
        texts.addWidget(self._title)
        texts.addWidget(self._page)
        for button in (self._fit_width, self._whole_page):
            button.setCheckable(True)
            buttons.addWidget(button)
        self._fit_width.setChecked(True)
        layout.addWidget(BesideOrBelow(words, sizes))
        layout.addWidget(self.pages, 1)
        self.pages.page_reached.connect(self._show_page)
        self._fit_width.clicked.connect(self._zoom_to_width)
        self._whole_page.clicked.connect(self._zoom_to_page)

    def show_document(self, name: str, pages: Sequence[PageText]) -> None:
        """Make room for the pages."""
        self._title.set_text(name)
        self.pages.show_document(name, [(page.width, page.height, page.text) for page in pages])

    def show_pictures(self, pictures: Sequence[PagePicture]) -> None:
        """Put the pages' pictures in."""
        self.pages.show_pictures([_image(picture, self.devicePixelRatioF()) for picture in pictures])

    def _show_page(self, number: int, total: int) -> None:
        self._page.set_text(f"Page {number} of {total}")

    def _zoom_to_width(self) -> None:
        self._zoom(Zoom.WIDTH)

    def _zoom_to_page(self) -> None:
        self._zoom(Zoom.PAGE)

    def _zoom(self, zoom: Zoom) -> None:
        self._fit_width.setChecked(zoom is Zoom.WIDTH)
        self._whole_page.setChecked(zoom is Zoom.PAGE)
        self.pages.set_zoom(zoom)


def _image(picture: PagePicture, ratio: float) -> QImage:
    made = QImage(picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32).copy()
    made.setDevicePixelRatio(ratio)
    return made
