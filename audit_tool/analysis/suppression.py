"""Small-number suppression: which counts a public table prints, so that no small one can be worked out (R-165).

The rule of protection. A reader knows all sums, all printed numbers (also those of earlier issues), that counts are
whole and not negative, and what the words mean: "<5" is 1 to 4, and another hidden count is 5 or more. A small count is
protected where it can still be each number that these words alone leave open, and at least two. Of a group below the
threshold no outcome is told, not even none: "0" would say that none of its few children had it. That a number is still
open is proved by a whole table that fits (`analysis/suppression_search.py`); without a proof, another cell is hidden.

Sources: domain, section 4.10; the decision `docs/decisions/suppression.md` names what was read.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from audit_tool.analysis.suppression_search import Bounds, Changes, Pattern, Search

THRESHOLDS = (5, 6, 7, 10)
SUPPRESSED = "suppressed"
Key = Hashable
_TRIES = (300, 4_000)
"""How long each number is looked for; what is not found at first is looked for again once more is hidden."""
_TRIES_WITHOUT = 120
_CELL, _TOTAL = 1_000_000, 3_000_000


@dataclass(frozen=True, slots=True)
class Policy:
    """What a council hides: counts from 1 to below the threshold, and zeros where it says so."""

    threshold: int = 5
    hides_zero: bool = False

    @property
    def least(self) -> int:
        """The smallest count that is hidden."""
        return 0 if self.hides_zero else 1

    @property
    def word(self) -> str:
        """How a small count prints: "<5"."""
        return f"<{self.threshold}"

    def small(self, number: int) -> bool:
        """Whether a count is too small to print."""
        return self.least <= number < self.threshold

    def note(self) -> str:
        """What every public paper says of it."""
        zero = "" if self.hides_zero else " 0 prints as 0."
        return (
            f"Counts of {self.least} to {self.threshold - 1} print as {self.word}.{zero} “{SUPPRESSED}”: a share of a "
            f"hidden count, an outcome of a group of fewer than {self.threshold}, or a count from which a small one "
            "could be worked out."
        )


class Why(StrEnum):
    """Why a cell prints as it does."""

    SHOWN = "shown"
    SMALL = "primary"
    SMALL_GROUP = "part of a small group"
    SECONDARY = "secondary"
    WITHHELD = "withheld with all that hangs together with it"


@dataclass(frozen=True, slots=True)
class Figure:
    """A count of a table; `printed` is False for one that could only be worked out, such as a difference of issues."""

    key: Key
    count: int
    printed: bool = True
    public: bool = False
    """An earlier issue printed it, so that it cannot be hidden any more."""


@dataclass(frozen=True, slots=True)
class Sum:
    """These figures make up that one; in a group they are the outcomes of its members."""

    total: Key
    parts: tuple[Key, ...]
    group: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """How a figure prints, and why."""

    words: str
    why: Why


@dataclass(frozen=True, slots=True)
class Suppressed:
    """How every printed figure prints."""

    cells: Mapping[Key, Printed]
    exposed: tuple[Key, ...] = ()
    """Small counts that nothing can hide any more, since earlier issues give them away."""

    def words(self, key: Key) -> str:
        """A figure as it prints."""
        return self.cells[key].words

    def shown(self, *keys: Key) -> bool:
        """Whether all of these print as numbers, so that a share of them may print too."""
        return all(self.cells[key].why is Why.SHOWN for key in keys)


def suppress(figures: Sequence[Figure], sums: Iterable[Sum], policy: Policy) -> Suppressed:
    """Hide small counts, and as few others as keep them from being worked out; the same tables give the same cells."""
    work = _Work(figures, tuple(sums), policy)
    if not work.protect():
        # Words such as "<5" would give a count away by themselves: nothing that hangs together with it is told.
        work.withhold(work.exposed)
        work.protect()
    return work.result()


@dataclass(slots=True)
class _Work:
    """One table on its way: what is hidden, what a reader knows of it, and the proofs found so far."""

    figures: Sequence[Figure]
    sums: tuple[Sum, ...]
    policy: Policy
    hidden: dict[int, Why] = field(default_factory=dict)
    bounds: dict[int, Bounds] = field(default_factory=dict)
    wanted: dict[int, range] = field(default_factory=dict)
    price: dict[int, int] = field(default_factory=dict)
    proofs: dict[tuple[int, int], Changes] = field(default_factory=dict)
    impossible: set[tuple[int, int]] = field(default_factory=set)
    """What the words alone rule out, whatever else is hidden."""
    exposed: list[int] = field(default_factory=list)
    search: Search = field(init=False)

    def __post_init__(self) -> None:
        at = {figure.key: number for number, figure in enumerate(self.figures)}
        signs = [{**{at[part]: 1 for part in each.parts}, at[each.total]: -1} for each in self.sums]
        self.search = Search([figure.count for figure in self.figures], signs)
        for cell, figure in enumerate(self.figures):
            self._class(cell, figure)
        below: dict[int, list[int]] = {}
        for each in self.sums:
            below.setdefault(at[each.total], []).extend(at[part] for part in each.parts)
        for each in self.sums:
            if each.group and 0 < self.figures[at[each.total]].count < self.policy.threshold:
                self._hide_outcomes([at[part] for part in each.parts], below)
        totals = {at[each.total] for each in self.sums}
        for cell, figure in enumerate(self.figures):
            if cell not in self.bounds and not figure.public and figure.count >= self.policy.threshold:
                self.price[cell] = (_TOTAL if cell in totals else _CELL) + min(figure.count, _CELL - 1)

    def _class(self, cell: int, figure: Figure) -> None:
        """Primary suppression, and what a reader knows of a figure that is not printed."""
        small = self.policy.small(figure.count)
        if figure.public:
            return
        if not figure.printed:
            self.bounds[cell] = Bounds(0, None)
        elif small:
            self.hidden[cell], self.bounds[cell] = Why.SMALL, Bounds(self.policy.least, self.policy.threshold - 1)
        if small:
            self.wanted[cell] = range(self.policy.least if figure.printed else 0, self.policy.threshold)

    def _hide_outcomes(self, parts: Iterable[int], below: Mapping[int, Sequence[int]]) -> None:
        """Hide what a small group divides into, zeros too, and what those divide into."""
        waiting = list(parts)
        while waiting:
            cell = waiting.pop()
            if self.figures[cell].public or self.hidden.get(cell) is Why.SMALL_GROUP:
                continue
            waiting += below.get(cell, ())
            self.bounds[cell] = Bounds(0, self.policy.threshold - 1)
            self.wanted[cell] = range(self.policy.threshold)
            if self.figures[cell].printed:
                self.hidden[cell] = Why.SMALL_GROUP

    def protect(self) -> bool:
        """Secondary suppression; False where a small count is given away whatever is hidden."""
        movable = {**self.bounds, **dict.fromkeys(self.price, Bounds(self.policy.threshold, None))}
        pattern = Pattern(movable, self.price)
        for tries in _TRIES:
            for cell, values in self.wanted.items():
                self._prove(cell, values, pattern, tries)
        proved = {cell for cell, _ in self.proofs}
        self.exposed = [cell for cell in self.wanted if cell not in proved]
        self._show_again()
        return not self.exposed

    def withhold(self, cells: Iterable[int]) -> None:
        """Tell nothing at all of whatever hangs together with these cells."""
        together, waiting = set(cells), list(cells)
        while waiting:
            for at in self.search.holding[waiting.pop()]:
                fresh = [each for each in self.search.sums[at] if each not in together]
                together.update(fresh)
                waiting += fresh
        for cell in sorted(together):
            figure = self.figures[cell]
            if not figure.public:
                self.bounds[cell] = Bounds(0, None)
                self.price.pop(cell, None)
                if figure.printed:
                    self.hidden[cell] = Why.WITHHELD
        self.proofs.clear()
        self.impossible.clear()

    def _prove(self, cell: int, values: range, pattern: Pattern, tries: int) -> None:
        """Look for a fitting table for each number, the furthest first, and hide what it needs beside."""
        true = self.figures[cell].count
        for value in sorted(values, key=lambda each: (-abs(each - true), each)):
            if value != true and (cell, value) not in self.proofs and (cell, value) not in self.impossible:
                changes = self.search.fitting(cell, value, pattern, tries)
                if changes is None and self.search.ruled_out(cell, value, pattern):
                    self.impossible.add((cell, value))
                elif changes is not None:
                    self._hide_others(changes)
                    self._keep(changes)

    def _hide_others(self, changes: Changes) -> None:
        for cell in changes:
            if cell in self.price:
                del self.price[cell]
                self.bounds[cell] = Bounds(self.policy.threshold, None)
                self.hidden[cell] = Why.SECONDARY

    def _keep(self, changes: Changes) -> None:
        """One fitting table proves something of every small count that it changes."""
        for cell, value in changes.items():
            if cell in self.wanted and value in self.wanted[cell]:
                self.proofs.setdefault((cell, value), changes)

    def _show_again(self) -> None:
        """Show whatever no proof needs, the dearest first; what stays hidden has another value in some proof."""
        for cell in sorted(self._secondary(), key=lambda each: (-self.figures[each].count, each)):
            bounds = self.bounds.pop(cell)
            other = self._without(cell)
            if other is None:
                self.bounds[cell] = bounds
            else:
                self.proofs.update(other)
                del self.hidden[cell]
        for cell in self._secondary():
            if not any(cell in changes for changes in self.proofs.values()):
                del self.bounds[cell], self.hidden[cell]

    def _secondary(self) -> list[int]:
        return [cell for cell, why in self.hidden.items() if why is Why.SECONDARY]

    def _without(self, cell: int) -> dict[tuple[int, int], Changes] | None:
        """Proofs that leave a cell as it is, in place of those that change it; None where one is not found."""
        other: dict[tuple[int, int], Changes] = {}
        for wanted, changes in self.proofs.items():
            if cell in changes:
                found = self.search.fitting(*wanted, Pattern(self.bounds), _TRIES_WITHOUT)
                if found is None:
                    return None
                other[wanted] = found
        return other

    def result(self) -> Suppressed:
        """Everything that is printed, in words."""
        cells = {each.key: self._printed(at, each) for at, each in enumerate(self.figures) if each.printed}
        return Suppressed(cells, tuple(self.figures[cell].key for cell in self.exposed))

    def _printed(self, at: int, figure: Figure) -> Printed:
        why = self.hidden.get(at, Why.SHOWN)
        if why is Why.SHOWN:
            return Printed(str(figure.count), why)
        return Printed(self.policy.word if why is Why.SMALL else SUPPRESSED, why)
