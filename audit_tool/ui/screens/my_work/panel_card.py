"""You and the panel without its widgets: one's own page of a round, and the rounds that have one (R-109)."""

from collections.abc import Sequence
from typing import Protocol

from audit_tool.services.desk import Desk
from audit_tool.services.panel_card import CardRound, PanelCard
from audit_tool.ui.asking import refusing
from audit_tool.ui.jobs import Runner

NOTHING = "No case of yours is decided yet. Nothing was changed. Your page is here once one is."


class PanelCardView(Protocol):
    """What the presenter needs of the screen."""

    def show_panel_card(self, card: PanelCard, chosen: CardRound, rounds: Sequence[CardRound]) -> None:
        """Show one's own page of a round, and which other rounds have one."""

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""


class PanelCardPresenter:
    """Reads one's own page and nobody else's."""

    def __init__(self, desk: Desk, runner: Runner, view: PanelCardView) -> None:
        self._desk = desk
        self._runner = runner
        self._view = view
        self._refused = refusing(view.show_problem)

    def open(self, round_id: int | None) -> None:
        """Read the page of this round, or of the latest one that has a page."""
        self._runner.run(lambda: self._read(round_id), self._show, self._refused)

    def _read(self, round_id: int | None) -> tuple[PanelCard, CardRound, Sequence[CardRound]] | None:
        cards = self._desk.panel_card
        rounds = cards.rounds()
        chosen = next((each for each in rounds if each.round_id == round_id), next(iter(rounds), None))
        return None if chosen is None else (cards.of(chosen.round_id, self._desk.identity.code), chosen, rounds)

    def _show(self, found: tuple[PanelCard, CardRound, Sequence[CardRound]] | None) -> None:
        if found is None:
            self._view.show_problem(NOTHING)
        else:
            self._view.show_panel_card(*found)
