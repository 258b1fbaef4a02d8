"""The page of search: words, which audits, and every text that holds them, the best match first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from audit_tool.services.insight import Choices
from audit_tool.ui.frame import Frame
from audit_tool.ui.screens.insight.audit_filters import AuditFilters
from audit_tool.ui.screens.insight.panels import panel
from audit_tool.ui.screens.insight.search import HINT, Line, SearchPresenter
from audit_tool.ui.widgets.announcing import announce
from audit_tool.ui.widgets.boxes import HairlineRow, ScrollColumn, clear, row
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.fields import Field, Labelled
from audit_tool.ui.widgets.labels import WrappedLabel


class SearchPage(ScrollColumn):
    """The view of `SearchPresenter`."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap="m", margin="xl")
        self._frame = frame
        self.presenter = SearchPresenter(frame.desk, frame.runner, self)
        self._nothing = WrappedLabel("", "reading")
        self._ask = QWidget()
        self.words, self.look = Field(), Button("Find", Variant.PRIMARY, icon="search")
        asking = row(self._ask, gap="s")
        asking.addWidget(Labelled("Words that a&uditors and moderators wrote", self.words), 1)
        asking.addWidget(self.look, 0, Qt.AlignmentFlag.AlignBottom)
        self.filters = AuditFilters()
        self.result = panel("Found")
        for part in (self._ask, self.filters, self._nothing, self.result):
            self.add(part)
        self.add_stretch()
        self.words.returnPressed.connect(self._find)
        self.look.clicked.connect(self._find)
        self.filters.chosen.connect(self.presenter.choose)
        self.show_nothing("")

    def arrive(self) -> None:
        """Bring the index up to date."""
        self.presenter.load()

    def show_choices(self, choices: Choices) -> None:
        """Offer what audits can be chosen by."""
        self._nothing.hide()
        for part in (self._ask, self.filters, self.result):
            part.show()
        self.filters.show_choices(choices)

    def show_found(self, words: str, lines: Sequence[Line]) -> None:
        """Say how much was found, and show it."""
        clear(self.result.content, keep=1)
        self.result.content.addWidget(WrappedLabel(words, "card" if lines else "body"))
        for at, (case, whose, question, text) in enumerate(lines):
            if at:
                self.result.content.addWidget(HairlineRow())
            self.result.content.addWidget(WrappedLabel(f"{case}. {whose}: {question}", "second", "muted"))
            self.result.content.addWidget(WrappedLabel(text, "body"))
        if words != HINT:
            announce(self, words)

    def show_nothing(self, words: str) -> None:
        """Say why nothing can be searched."""
        self._nothing.set_text(words)
        self._nothing.setVisible(bool(words))
        for part in (self._ask, self.filters, self.result):
            part.hide()

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""
        self._frame.report(message)

    def _find(self) -> None:
        self.presenter.find(self.words.text())
