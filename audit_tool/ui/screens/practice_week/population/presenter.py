"""Bringing a population into a round, without its widgets: file, columns, rows that cannot come in, undo."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar

from audit_tool.counted_words import count_of
from audit_tool.exchange.population.checking import Checked, check
from audit_tool.exchange.population.columns import Column, problems_of, propose
from audit_tool.exchange.population.headings import Use
from audit_tool.exchange.population.reading import Extract, read_extracts
from audit_tool.exchange.population.rejected_file import save_rejected
from audit_tool.services.desk import Desk
from audit_tool.services.population import ImportEntry, SampledError, Source
from audit_tool.ui.asking import refusing
from audit_tool.ui.jobs import Lane, Runner, Scheduler, Watched
from audit_tool.ui.screens.practice_week.population.wording import Outcome, outcome_of
from audit_tool.ui.watching import Watching

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class InHand:
    """The file that is being looked at, and what was chosen for it."""

    extracts: tuple[Extract, ...]
    at: int
    columns: tuple[Column, ...]
    uses: dict[str, Use]
    pseudonymous: bool = False
    leave_out: bool = False
    checked: Checked | None = None

    @property
    def extract(self) -> Extract:
        """The sheet in front."""
        return self.extracts[self.at]

    @property
    def problems(self) -> dict[str, str]:
        """What is wrong with the choice of columns, by heading."""
        return problems_of(self.columns, self.uses)


class PopulationView(Protocol):
    """What the presenter needs of the page."""

    def show_imports(self, entries: Sequence[ImportEntry]) -> None:
        """Show what was brought in so far."""

    def show_file(self, file_name: str, sheets: Sequence[str], at: int) -> None:
        """Show which file and which of its sheets is looked at."""

    def show_columns(self, columns: Sequence[Column], uses: dict[str, Use]) -> None:
        """Show what each column is taken for."""

    def show_outcome(self, outcome: Outcome, problems: dict[str, str]) -> None:
        """Show what would come in and what not."""

    def show_progress(self, words: str, done: int, total: int) -> None:
        """Show that work is under way, and how far it is."""

    def show_rest(self) -> None:
        """Show that nothing is under way."""

    def show_brought(self, count: int) -> None:
        """Say that cases came in."""

    def tell(self, happened: str) -> None:
        """Say what was done."""

    def show_problem(self, message: str) -> None:
        """Say what happened, what is safe, what to do."""


class PopulationPresenter:
    """Takes a file from the choice to the cases in the round."""

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        scheduler: Scheduler,
        view: PopulationView,
        round_id: int,
        today: Callable[[], date],
    ) -> None:
        self._desk = desk
        self._runner = runner
        self._view = view
        self._refused = refusing(view.show_problem)
        self._round_id = round_id
        self._today = today
        self._watching = Watching(runner, scheduler, view.show_progress, view.show_rest)
        self._here = True
        self._warned: int | None = None  # the import of which was told that it is in the sample
        self.in_hand: InHand | None = None

    def load(self) -> None:
        """Read what was brought in so far."""
        read = self._desk.population.imports
        show = self._while_here(self._view.show_imports)
        self._runner.run(lambda: read(self._round_id), show, self._while_here(self._refused))

    def leave(self) -> None:
        """The page goes away: what is under way ends, and nothing is shown any more."""
        self._here = False
        self._watching.leave()

    def choose_file(self, path: str | Path) -> None:
        """Read a file, propose what its columns are, and check its rows."""

        def work(watched: Watched) -> InHand:
            extracts = read_extracts(Path(path), watched)
            return self._check(_proposed(self._desk, extracts, 0), watched)

        self._watching.start("Reading the file", work, self._show_file, self._refused)

    def choose_sheet(self, at: int) -> None:
        """Look at another sheet of the file."""
        held = self.in_hand
        if held is not None and at != held.at:
            extracts = held.extracts
            self._watching.start(
                "Checking every row",
                lambda on: self._check(_proposed(self._desk, extracts, at), on),
                self._show_file,
                self._refused,
            )

    def choose_use(self, heading: str, use: Use) -> None:
        """Take a column for something else."""
        if self.in_hand is not None:
            self._again(replace(self.in_hand, uses={**self.in_hand.uses, heading: use}))

    def choose_pseudonyms(self, wanted: bool) -> None:  # noqa: FBT001 - the state of a tick box
        """Keep references, or put pseudonyms in their place."""
        if self.in_hand is not None:
            self._again(replace(self.in_hand, pseudonymous=wanted))

    def choose_leaving_out(self, wanted: bool) -> None:  # noqa: FBT001 - the state of a tick box
        """Leave the listed rows out, or let nothing come in while there are any."""
        if self.in_hand is not None:
            self._show_outcome(replace(self.in_hand, leave_out=wanted))

    def bring_in(self) -> None:
        """Take the cases into the round."""
        held = self.in_hand
        if held is None or held.checked is None or outcome_of(held.checked, held.problems, held.leave_out).waits:
            return
        cases = held.checked.cases
        source = _source_of(held, left_out=len(held.checked.rejected))

        def work(watched: Watched) -> int:
            put = self._desk.population.bring_in
            put(self._round_id, cases, source, pseudonymous=held.pseudonymous, progress=watched)
            return len(cases)

        def done(count: int) -> None:
            self.in_hand = None
            self._view.show_brought(count)
            self.load()

        self._watching.start("Bringing the cases in", work, done, self._refused, Lane.WRITE)

    def undo(self, import_id: int) -> None:
        """Take an import back; where that changes the sample, only when it is asked for once more."""
        again, self._warned = self._warned == import_id, None

        def done(count: int) -> None:
            self._view.tell(f"{count_of(count, 'case was', 'cases were')} taken out again.")
            self.load()
            if self.in_hand is not None:
                self._again(self.in_hand)

        def failed(fault: Exception) -> None:
            self._warned = import_id if isinstance(fault, SampledError) else None
            self._refused(fault)

        undo, here = self._desk.population.undo, self._while_here
        self._runner.run(lambda: undo(import_id, from_sample=again), here(done), here(failed), Lane.WRITE)

    def save_rejected(self, path: str | Path) -> None:
        """Write the list of rejected rows for whoever made the file."""
        held = self.in_hand
        if held is not None and held.checked is not None:
            rejected = held.checked.rejected
            name = held.extract.file_name
            told = f"The list of {count_of(len(rejected), 'row')} is saved. It holds row numbers and reasons only."
            workspace = self._desk.folder
            self._runner.run(
                lambda: save_rejected(Path(path), workspace, name, rejected),
                self._while_here(lambda _: self._view.tell(told)),
                self._while_here(self._refused),
            )

    def call_off(self) -> None:
        """End what is under way."""
        self._watching.call_off()

    def _check(self, held: InHand, watched: Watched) -> InHand:
        if held.problems:
            return replace(held, checked=None)

        def known(references: Sequence[str]) -> Collection[str]:
            return self._desk.population.known(self._round_id, references, pseudonymous=held.pseudonymous)

        return replace(held, checked=check(held.extract, held.uses, self._today(), known, watched))

    def _again(self, held: InHand) -> None:
        # Kept at once: a second choice before the rows are checked builds on the first.
        self.in_hand = held
        self._watching.start(
            "Checking every row", lambda watched: self._check(held, watched), self._show_outcome, self._refused
        )

    def _show_file(self, held: InHand) -> None:
        sheets = [extract.sheet for extract in held.extracts]
        self._view.show_file(held.extract.file_name, sheets, held.at)
        self._view.show_columns(held.columns, held.uses)
        self._show_outcome(held)

    def _show_outcome(self, held: InHand) -> None:
        self.in_hand = held
        self._view.show_outcome(outcome_of(held.checked, held.problems, held.leave_out), held.problems)

    def _while_here(self, show: Callable[[T], None]) -> Callable[[T], None]:
        """The page may be closed before a result comes, and its widgets are gone then."""

        def deliver(result: T) -> None:
            if self._here:
                show(result)

        return deliver


def _source_of(held: InHand, *, left_out: int) -> Source:
    extract, columns = held.extract, {heading: use.value for heading, use in held.uses.items()}
    return Source(extract.file_name, extract.sheet, extract.fingerprint, columns, left_out=left_out)


def _proposed(desk: Desk, extracts: tuple[Extract, ...], at: int) -> InHand:
    columns = propose(extracts[at], desk.population.remembered_columns(extracts[at].headings))
    return InHand(extracts, at, columns, {column.heading: column.use for column in columns})
