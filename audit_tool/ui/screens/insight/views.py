"""Saved views of what audits found, without their widgets."""

from collections.abc import Sequence
from typing import Protocol

from audit_tool.services.saved_views import View
from audit_tool.ui.asking import ActingPresenter, ActingView
from audit_tool.ui.frame import Frame
from audit_tool.ui.screens.insight.found import FoundPresenter


class ViewsView(ActingView, Protocol):
    """What the presenter needs of its bar."""

    def show_views(self, names: Sequence[str], opened: str) -> None:
        """Offer the views there are, with the one that is open, if any."""


class ViewsPresenter(ActingPresenter):
    """Opens, keeps and forgets one's own views."""

    def __init__(self, frame: Frame, view: ViewsView, found: FoundPresenter) -> None:
        super().__init__(frame.desk, frame.runner, view)
        self._view, self._found = view, found
        self._views: dict[str, View] = {}
        self._opened = ""

    def load(self) -> None:
        """Read them anew."""
        self._asking.run(self._desk.saved_views.mine, self._show)

    def open(self, name: str) -> None:
        """Look at what a view says; at all audits where none is chosen."""
        self._opened = name
        self._found.look(self._views[name].looked_at if name else {})
        self._show(tuple(self._views.values()))

    def keep(self, name: str) -> None:
        """Keep what is looked at now."""
        looked_at, keep = self._found.looked_at, self._desk.saved_views.keep

        def work() -> None:
            self._opened = keep(name, looked_at).name

        self._do(
            work, "The view is saved.", "It is in the list above, for you alone; its figures are always read anew."
        )

    def forget(self) -> None:
        """Throw away the view that is open."""
        name, self._opened = self._opened, ""
        forget = self._desk.saved_views.forget
        self._do(lambda: forget(name), f"The view “{name}” is forgotten.", "No figure is lost with it.")

    def _show(self, views: Sequence[View]) -> None:
        self._views = {each.name: each for each in views}
        self._view.show_views(list(self._views), self._opened if self._opened in self._views else "")
