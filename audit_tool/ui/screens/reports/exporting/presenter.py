"""Exports for analysts without their widgets: which there are, what is chosen, how far it is. Knows no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from audit_tool.counted_words import count_of
from audit_tool.exchange.exports import EXPORTS, Asked, Export, save_export
from audit_tool.services.desk import Desk
from audit_tool.services.reasons import SHORTEST_REASON
from audit_tool.synced_folders import kept_there
from audit_tool.ui.asking import refusing
from audit_tool.ui.jobs import Runner, Scheduler
from audit_tool.ui.watching import Watching

ENDINGS = {"xlsx": "Excel workbook, a sheet for each table", "csv": "CSV, a file for each table", "json": "JSON"}
NONE_NAMED = "*"
"""In a list of rounds, for what is about none by name."""
ALL_ROUNDS, LATEST = "All rounds that count in results", "The latest round"
SAY_WHY = "Say in a sentence what it is for."


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is chosen of one export."""

    export: Export
    asked: Asked
    ending: str = "xlsx"

    @property
    def missing(self) -> str:
        """What is still to be said before it can be saved; empty where nothing is."""
        short = len(self.asked.purpose.strip()) < SHORTEST_REASON
        return SAY_WHY if self.export.of_audits and short else ""


class ExportsView(Protocol):
    """What the presenter needs of the page."""

    def show_exports(self, exports: Sequence[Export], rounds: Sequence[tuple[str, str]], chosen: Chosen) -> None:
        """Show the exports, and what is chosen of the one in hand."""

    def show_missing(self, words: str) -> None:
        """Say what is still to be said; nothing where it can be saved."""

    def show_progress(self, words: str, done: int, total: int) -> None:
        """Say how far it is."""

    def show_rest(self) -> None:
        """Nothing is under way any more."""

    def show_saved(self, happened: str, rest: str) -> None:
        """Say which files are on the disk."""

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""


class ExportsPresenter:
    """One export in hand at a time."""

    def __init__(self, desk: Desk, runner: Runner, scheduler: Scheduler, view: ExportsView) -> None:
        self._desk, self._runner, self._view = desk, runner, view
        self._refused = refusing(view.show_problem)
        self._watching = Watching(runner, scheduler, view.show_progress, view.show_rest)
        self._rounds: list[str] = []
        self.chosen = Chosen(next(each for each in EXPORTS if each.of_audits), Asked())

    @property
    def proposed_name(self) -> str:
        """A name for the file."""
        return f"{self.chosen.export.name}.{self.chosen.ending}"

    def load(self) -> None:
        """Read which rounds there are."""
        self._runner.run(self._names, self._loaded, self._refused)

    def choose(self, name: str) -> None:
        """Take another export in hand; the purpose and the file stay as they are."""
        export = next(each for each in EXPORTS if each.name == name)
        asked = Asked(purpose=self.chosen.asked.purpose)
        self.chosen = replace(self.chosen, export=export, asked=asked)
        self._show()

    def choose_round(self, name: str) -> None:
        """Take one round by name, or none by name."""
        self._ask(replace(self.chosen.asked, round="" if name == NONE_NAMED else name))

    def choose_ending(self, ending: str) -> None:
        """Save it in another kind of file."""
        self.chosen = replace(self.chosen, ending=ending)

    def choose_text(self, *, wanted: bool) -> None:
        """Take out what people wrote too, or leave it."""
        self._ask(replace(self.chosen.asked, with_text=wanted))

    def say_purpose(self, words: str) -> None:
        """Say what it is for."""
        self._ask(replace(self.chosen.asked, purpose=words))

    def save(self, path: Path) -> None:
        """Put it on the disk, told of as it goes."""
        chosen, desk = self.chosen, self._desk
        self._view.show_progress("Reading audits", 0, 0)
        self._watching.start(
            "Reading audits",
            lambda watched: save_export(chosen.export.name, desk, chosen.asked, path, watched),
            self._saved,
            self._refused,
        )

    def call_off(self) -> None:
        """End what is under way; nothing of it stays."""
        self._watching.call_off()

    def leave(self) -> None:
        """The page goes away."""
        self._watching.leave()

    def _ask(self, asked: Asked) -> None:
        self.chosen = replace(self.chosen, asked=asked)
        self._view.show_missing(self.chosen.missing)

    def _names(self) -> list[str]:
        return [each.name for each in self._desk.rounds.listing()]

    def _loaded(self, names: list[str]) -> None:
        self._rounds = names
        self._show()

    def _show(self) -> None:
        none_named = NONE_NAMED, ALL_ROUNDS if self.chosen.export.of_audits else LATEST
        rounds = [none_named, *((name, name) for name in self._rounds)] if self.chosen.export.of_round else []
        self._view.show_exports(EXPORTS, rounds, self.chosen)
        self._view.show_missing(self.chosen.missing)

    def _saved(self, files: list[Path]) -> None:
        first, *others = files
        beside = f" and {count_of(len(others), 'file')} beside it" if others else ""
        happened = f"Saved as {first.name}{beside}."
        rest = "It is not encrypted: keep it where only those may read it who need it."
        self._view.show_saved(happened, kept_there(first.parent, rest))
