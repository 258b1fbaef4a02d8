"""The bar of saved views: a list to choose from, and a name for what is looked at now."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from audit_tool.services.saved_views import LONGEST
from audit_tool.ui.frame import Frame
from audit_tool.ui.screens.insight.found import FoundPresenter
from audit_tool.ui.screens.insight.views import ViewsPresenter
from audit_tool.ui.widgets.boxes import row_or_column
from audit_tool.ui.widgets.buttons import Button
from audit_tool.ui.widgets.fields import ClosedList, Field, Labelled

NONE = " "
"""The choice of no view; nobody can call a view so."""


class ViewsBar(QWidget):
    """The view of `ViewsPresenter`."""

    def __init__(self, frame: Frame, found: FoundPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = frame
        self.presenter = ViewsPresenter(frame, self, found)
        self.views = ClosedList([(NONE, "None: all audits")])
        self.name = Field("Name of the view")
        self.name.setMaxLength(LONGEST)
        self.save, self.forget = Button("Save view"), Button("Forget view")
        layout = row_or_column(self, gap="m")
        layout.addWidget(Labelled("Saved &view", self.views), 1)
        layout.addWidget(Labelled("&Name for this view", self.name), 1)
        for button in (self.save, self.forget):
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self.views.picked.connect(lambda name: self.presenter.open("" if name == NONE else name))
        self.save.clicked.connect(self._keep)
        self.name.returnPressed.connect(self._keep)
        self.forget.clicked.connect(self.presenter.forget)
        self.show_views((), "")

    def show_views(self, names: Sequence[str], opened: str) -> None:
        """Offer the views there are, with the one that is open, if any."""
        self.views.set_options([(NONE, "None: all audits"), *((name, name) for name in names)])
        self.views.set_value(opened or NONE)
        self.name.setText(opened)
        self.forget.setVisible(bool(opened))

    def show_done(self, happened: str, rest: str) -> None:
        """Say what was done."""
        self._frame.tell(happened, rest)

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""
        self._frame.report(message)

    def _keep(self) -> None:
        self.presenter.keep(self.name.text())
