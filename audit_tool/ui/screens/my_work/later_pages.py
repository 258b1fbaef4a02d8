"""The pages of My work that few days need, loaded with the first that is opened: decided cases, the panel's card."""

from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from audit_tool.ui.frame import Frame

if TYPE_CHECKING:
    from audit_tool.ui.screens.my_work.decided import DecidedPresenter, DecidedView
    from audit_tool.ui.screens.my_work.panel_card import PanelCardPresenter, PanelCardView

    class PagesView(DecidedView, PanelCardView, Protocol):
        """What both presenters need of the screen."""


class LaterPages:
    """Opens one's own decided cases, and one's own page of a round."""

    def __init__(self, frame: Frame, view: "PagesView") -> None:
        self._frame, self._view = frame, view

    def open_both(self, allocation_id: int) -> None:
        """Read both audits of a decided case."""
        self._decided.open(allocation_id)

    def open_card(self, round_id: int | None) -> None:
        """Read what the panel decided of one's own audits in a round."""
        self._card.open(round_id)

    @cached_property
    def _decided(self) -> "DecidedPresenter":
        from audit_tool.ui.screens.my_work.decided import DecidedPresenter

        return DecidedPresenter(self._frame.desk, self._frame.runner, self._view)

    @cached_property
    def _card(self) -> "PanelCardPresenter":
        from audit_tool.ui.screens.my_work.panel_card import PanelCardPresenter

        return PanelCardPresenter(self._frame.desk, self._frame.runner, self._view)
