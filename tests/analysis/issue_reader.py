"""Somebody who keeps every public issue of a report, and puts them side by side; shares no code with what hides."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from audit_tool.analysis.small_numbers import SUPPRESSED, Policy, Printed, Why
from tests.analysis.disclosure_attacker import Attacker, Cell, Equation, Range

UNBOUNDED = 400
Counts = Mapping[str, int]


@dataclass
class IssueReader:
    """What one reader knows; without `numbers` of the words alone."""

    numbers: bool = True
    known: dict[Cell, Range] = field(default_factory=dict)
    guess: dict[Cell, int] = field(default_factory=dict)
    equations: list[Equation] = field(default_factory=list)
    hidden: dict[Cell, int] = field(default_factory=dict)
    """What was ever hidden, with the threshold of that day."""
    undecided: int = 0
    """Hidden counts of which the search told neither."""
    last: dict[Cell, tuple[int, Counts]] = field(default_factory=dict)
    """Of each column which state it is in, and its counts then."""

    def state(self, column: Cell, counts: Counts, policy: Policy) -> Cell:
        """The same state where nothing changed; else what came in between is a figure too."""
        number, before = self.last.get(column, (0, counts))
        if before == counts:
            self.last[column] = number, counts
            return column, number
        self.last[column] = number + 1, counts
        # That nothing was added to a row is no secret, but of a few late audits no grade is told. Where a row lost
        # some, what came between is no group of late audits.
        only_late = all(now >= before[row] for row, now in counts.items())
        few = only_late and 0 < counts.get("all", 0) - before.get("all", 0) < policy.threshold
        for row, now in counts.items():
            new, old = ((column, number + 1), row), ((column, number), row)
            more, less = (new, old) if now >= before[row] else (old, new)
            between = ("between", new)
            self.work_out(between, abs(now - before[row]))
            if policy.small(abs(now - before[row])) and (now != before[row] or few):
                self.hidden[between] = policy.threshold
            self.equations.append((more, [less, between]))
        return column, number + 1

    def work_out(self, cell: Cell, number: int) -> None:
        """Something that nobody prints."""
        self.known.setdefault(cell, (0, UNBOUNDED))
        self.guess[cell] = number

    def hear(self, cell: Cell, number: int, printed: Printed | None, policy: Policy) -> None:
        """One figure as it printed; none at all where only that there is one is known."""
        words = printed.words if printed else ""
        least, most = self.known.get(cell, (0, UNBOUNDED))
        self.guess[cell] = number
        if words.isdigit():
            if self.numbers or number < policy.threshold:
                least = most = number
        elif words == policy.word:
            least, most = max(least, policy.least), min(most, policy.threshold - 1)
        elif words == SUPPRESSED and printed and printed.why is Why.WITHHELD:
            pass  # where nothing at all is told, the word does not even say that a count is large
        elif words == SUPPRESSED and cell not in self.hidden:
            # Those who know the rule take it as large, unless a group is small.
            least, most = (0, policy.threshold - 1) if number < policy.threshold else (policy.threshold, UNBOUNDED)
        if words and not words.isdigit():
            self.hidden.setdefault(cell, policy.threshold)
        self.known[cell] = least, most

    def attacker(self) -> Attacker:
        """What this reader can work out."""
        unique = {(total, tuple(parts)): None for total, parts in self.equations}
        made = Attacker(self.known, unique, self.guess)
        made.narrow()
        return made

    def recovered(self) -> set[Cell]:
        """What was hidden and has one value alone in every table that fits, or is settled by the sums."""
        reader = self.attacker()
        exact = reader.settled_exactly()
        sure = reader.sure_of({cell: self.guess[cell] for cell in self.hidden})
        self.undecided = len(reader.undecided - exact)
        return exact & self.hidden.keys() | sure


def told_more(reader: IssueReader, by_words: IssueReader) -> list[Cell]:
    """Small hidden counts of which the printed numbers tell more than the words alone."""
    knows, guesses = reader.attacker(), by_words.attacker()
    small = {cell: range(most) for cell, most in reader.hidden.items() if reader.guess[cell] < most}
    # What neither a table nor the bounds show to be possible counts as told.
    return [
        cell
        for cell, values in small.items()
        if any(not knows.maybe(cell, value) and guesses.maybe(cell, value) for value in _open(guesses, cell, values))
    ]


def _open(reader: Attacker, cell: Cell, values: Iterable[int]) -> list[int]:
    least, most = reader.known[cell]
    return [value for value in values if least <= value <= most]
