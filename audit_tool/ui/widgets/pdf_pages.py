"""Pages of a document one below the other, as wide as the room; the keyboard scrolls, each page can be heard."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import column

WIDEST = 960
"""Wider than this a line of print is too long to read on a screen."""
SETTLE = 120
"""Milliseconds after which a change of size counts as done."""


class Zoom(StrEnum):
    """How large a page is shown."""

    WIDTH = "width"
    PAGE = "page"


class PdfPage(QLabel):
    """One page: its picture, and its words for people who hear the window; the keyboard goes from page to page."""

    def __init__(self, number: int, total: int, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = number
        self._picture: QPixmap | None = None
        self.setAccessibleName(f"Page {number} of {total}. {text}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def drawn(self) -> bool:
        """Whether its picture has come."""
        return self._picture is not None

    def set_picture(self, picture: QPixmap) -> None:
        """Show the page as it was drawn."""
        self._picture = picture
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the paper, then the page."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        if self._picture is not None:
            painter.drawPixmap(self.rect(), self._picture)
        width = theme.edge("ring_width") if self.hasFocus() else theme.edge("hair")
        painter.setPen(QPen(theme.colour("focus" if self.hasFocus() else "line"), width))
        painter.drawRect(QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()


class PdfPages(QScrollArea):
    """A document to look at: arrows, Page up, Page down, Home and End scroll it."""

    drawing_wanted = Signal(int)
    """How many pixels of the screen a page is wide now."""
    page_reached = Signal(int, int)
    """Which page is in front, and of how many."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pages")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Preview")
        self._body = QWidget()
        self._body.setObjectName("scrolled")
        self._column = column(self._body, gap="m", margin="s")
        self.setWidget(self._body)
        self.viewport().setAutoFillBackground(False)
        self.pages: list[PdfPage] = []
        self._shapes: list[float] = []
        self._zoom = Zoom.WIDTH
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE)
        self._settle.timeout.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    def show_document(self, name: str, pages: Sequence[tuple[float, float, str]]) -> None:
        """Make room for pages of these sizes, with these words; their pictures follow."""
        self.clear()
        self.setAccessibleName(f"Preview of {name}")
        for number, (width, height, text) in enumerate(pages, start=1):
            page = PdfPage(number, len(pages), text, self._body)
            self._shapes.append(height / width)
            self.pages.append(page)
            self._column.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        self._place()
        self.verticalScrollBar().setValue(0)
        self._ask()
        self._tell_page()

    def show_pictures(self, pictures: Sequence[QImage]) -> None:
        """Put each page's picture in its place."""
        for page, picture in zip(self.pages, pictures, strict=False):
            page.set_picture(QPixmap.fromImage(picture))

    def clear(self) -> None:
        """Show no document."""
        while self._column.count():
            item = self._column.takeAt(0)
            part = item.widget() if item is not None else None
            if part is not None:
                part.hide()
                part.deleteLater()
        self.pages, self._shapes = [], []

    def set_zoom(self, zoom: Zoom) -> None:
        """Show pages as wide as the room, or whole."""
        self._zoom = zoom
        self._place()
        self._ask()
        self._tell_page()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pages follow the room at once; sharp pictures follow a little later."""
        super().resizeEvent(event)
        self._place()
        self._settle.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End as well as what every scroll area knows."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def _page_width(self) -> int:
        theme = current()
        room = self.viewport().width() - 2 * theme.space("s") - theme.size("scroll_bar")
        if self._zoom is Zoom.PAGE and self._shapes:
            room = min(room, int((self.viewport().height() - 2 * theme.space("s")) / max(self._shapes)))
        return max(120, min(room, WIDEST))

    def _place(self) -> None:
        width = self._page_width()
        for page, shape in zip(self.pages, self._shapes, strict=True):
            page.setFixedSize(width, round(width * shape))

    def _ask(self) -> None:
        if self.pages:
            self.drawing_wanted.emit(round(self._page_width() * self.devicePixelRatioF()))

    def _tell_page(self) -> None:
        if self.pages:
            middle = self.verticalScrollBar().value() + self.viewport().height() // 2
            ends = [page.height() + self._column.spacing() for page in self.pages]
            passed = sum(sum(ends[: at + 1]) <= middle for at in range(len(ends)))
            self.page_reached.emit(min(passed + 1, len(ends)), len(ends))
