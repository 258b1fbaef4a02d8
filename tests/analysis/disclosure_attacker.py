"""A reader who wants to know what a public table hides. Written without any of the code that hides it.

What they know: every sum, every printed number, what the words mean, and that counts are whole and not negative. First
linear algebra in fractions: which cells the sums settle exactly. Then numbers: which values a cell can have in a whole
table that fits, by bounds that are carried through the sums and a search that tries every value left.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from fractions import Fraction
from itertools import combinations_with_replacement
from typing import Any

Cell = object
Equation = tuple[Cell, Sequence[Cell]]
"""A total and its parts."""
Range = tuple[int, int]


class UndecidedError(Exception):
    """The search ended before it knew; a test that sees it fails."""


class Attacker:
    """One reader with what lies before them."""

    def __init__(self, known: Mapping[Cell, Range], equations: Iterable[Equation], guess: Mapping[Cell, int]) -> None:
        self.known, self.printed = dict(known), dict(known)
        self.narrowed = False
        self.fitting: Mapping[Cell, int] = {}
        """The table that was found last."""
        self.undecided: set[Cell] = set()
        """Of which a search that has an end found neither another value nor that there is none."""
        self.choose: Any = min
        """Whether the search goes on with the cell that has the fewest values left, or the most."""
        self.rows = [{**dict.fromkeys(parts, 1), total: -1} for total, parts in equations]
        # Only the order of trying comes from here: it makes the search short where a value is possible.
        self.guess = guess
        self.rows_of: dict[Cell, list[int]] = {}
        for at, row in enumerate(self.rows):
            for cell in row:
                self.rows_of.setdefault(cell, []).append(at)

    def settled_exactly(self) -> set[Cell]:
        """Cells that the sums and printed numbers alone settle: each stands alone in a row of the reduced sums."""
        open_cells = [cell for cell, (least, most) in self.printed.items() if least != most]
        matrix = [[Fraction(row.get(cell, 0)) for cell in open_cells] for row in self.rows]
        pivots = _reduce(matrix)
        alone = [(row, at) for row, at in pivots if sum(1 for each in matrix[row] if each) == 1]
        return {open_cells[at] for _, at in alone}

    def possible(self, cell: Cell, values: Iterable[int]) -> set[int]:
        """Which of these values the cell can have in some table that fits."""
        least, most = self.known[cell]
        return {value for value in values if least <= value <= most and self._fits(cell, value)}

    def more_than_one(self, cell: Cell, values: Iterable[int]) -> bool:
        """Whether two of these values are possible, asked in this order."""
        least, most = self.known[cell]
        asked = [value for value in values if least <= value <= most]
        # The nearest values are the likeliest; all of them are asked before any is called the only one.
        for nearest, tries in ((12, 60), (12, 1_000), (len(asked), 20_000)):
            told: list[bool | None] = [None] if nearest < len(asked) else []
            for value in asked[:nearest]:
                told.append(self.maybe(cell, value, tries))
                if told.count(True) > 1:
                    return True
            if None not in told:
                return False
        raise UndecidedError

    def sure_of(self, truth: Mapping[Cell, int]) -> set[Cell]:
        """Of these cells those with one value alone; as the true table fits, one other value is looked for."""
        moved = self._moved()
        waiting = {cell: number for cell, number in truth.items() if cell not in moved}
        sure: set[Cell] = set()
        while waiting:
            cell, true = waiting.popitem()
            least, most = self.known[cell]
            others = (value for value in range(least, most + 1) if value != true)
            near = sorted(others, key=lambda each: abs(each - true))
            told: list[bool | None] = []
            for value in near:
                told.append(self.maybe(cell, value, 60) if len(told) < 12 or None not in told else None)
                if told[-1]:
                    # One other table that fits says something of every cell in which it is not the true one.
                    waiting = {one: number for one, number in waiting.items() if self.fitting[one] == number}
                    break
            else:
                (self.undecided if None in told else sure).add(cell)
        return sure

    def _moved(self) -> set[Cell]:
        """Cells that have another value in a whole table one or two steps from the true one, by the sums alone."""
        open_cells = [cell for cell, (least, most) in self.printed.items() if least != most]
        matrix = [[Fraction(row.get(cell, 0)) for cell in open_cells] for row in self.rows]
        pivots = _reduce(matrix)
        bound = {at for _, at in pivots}
        steps = []
        for free in (at for at in range(len(open_cells)) if at not in bound):
            step = {at: -matrix[row][free] for row, at in pivots if matrix[row][free]} | {free: Fraction(1)}
            if all(each.denominator == 1 for each in step.values()):
                steps.append({open_cells[at]: int(each) for at, each in step.items()})
        moved: set[Cell] = set()
        for one, other in combinations_with_replacement(steps, 2):
            for a, b in ((1, 0), (-1, 0), (1, 1), (1, -1), (-1, 1), (-1, -1)):
                joined = {cell: a * one.get(cell, 0) + b * other.get(cell, 0) for cell in {*one, *other}}
                changed = {cell: self.guess[cell] + by for cell, by in joined.items() if by}
                if all(self.known[cell][0] <= value <= self.known[cell][1] for cell, value in changed.items()):
                    moved |= changed.keys()
        return moved

    def maybe(self, cell: Cell, value: int, tries: int = 300) -> bool | None:
        """Whether a value is possible; None where two searches do not tell."""
        for choose in (max, min):
            self.choose = choose
            with suppress(UndecidedError):
                return self._fits(cell, value, tries)
        return None

    def _fits(self, cell: Cell, value: int, tries: int = 20_000) -> bool:
        ranges = dict(self.known)
        ranges[cell] = (value, value)
        self.left = tries
        return self._search(ranges, set(self.rows_of.get(cell, ())) if self.narrowed else set(range(len(self.rows))))

    def narrow(self) -> None:
        """Carry what is known through all sums once, so that each question begins from there."""
        if not self._carry(self.known, set(range(len(self.rows)))):
            message = "what is printed contradicts itself"
            raise AssertionError(message)
        self.narrowed = True

    def _search(self, ranges: dict[Cell, Range], rows: set[int]) -> bool:
        self.left -= 1
        if self.left < 0:
            raise UndecidedError
        if not self._carry(ranges, rows):
            return False
        # Whatever may stay as it was guessed does; only a sum that does not hold then is looked into.
        found = {cell: min(max(self.guess[cell], least), most) for cell, (least, most) in ranges.items()}
        out = [(row, by) for row in self.rows if (by := sum(sign * found[cell] for cell, sign in row.items()))]
        if not out:
            self.fitting = found
            return True
        row, by = min(out, key=lambda each: sum(ranges[cell][0] != ranges[cell][1] for cell in each[0]))
        free = [cell for cell in row if ranges[cell][0] != ranges[cell][1]]
        cell = self.choose(free, key=lambda each: ranges[each][1] - ranges[each][0])
        mended = found[cell] - row[cell] * by
        values = range(ranges[cell][0], ranges[cell][1] + 1)
        for value in sorted(values, key=lambda each: (each != mended, abs(each - found[cell]))):
            if self._search({**ranges, cell: (value, value)}, set(self.rows_of[cell])):
                return True
        return False

    def _carry(self, ranges: dict[Cell, Range], rows: set[int]) -> bool:
        """Narrow ranges until no sum narrows them further; False where one has no value left."""
        while rows:
            row = self.rows[rows.pop()]
            low = high = 0
            for cell, sign in row.items():
                least, most = ranges[cell]
                low, high = (low + least, high + most) if sign > 0 else (low - most, high - least)
            if low > 0 or high < 0:
                return False
            for cell, sign in row.items():
                least, most = ranges[cell]
                if sign > 0:
                    now = max(least, most - high), min(most, least - low)
                    low, high = low - least + now[0], high - most + now[1]
                else:
                    now = max(least, most + low), min(most, least + high)
                    low, high = low + most - now[1], high + least - now[0]
                if now[0] > now[1]:
                    return False
                if now != (least, most):
                    ranges[cell] = now
                    rows.update(self.rows_of[cell])
        return True


def _reduce(matrix: list[list[Fraction]]) -> list[tuple[int, int]]:
    """Gauss and Jordan, in place; where each pivot stands."""
    pivots, top = [], 0
    for column in range(len(matrix[0]) if matrix else 0):
        found = next((row for row in range(top, len(matrix)) if matrix[row][column]), None)
        if found is None:
            continue
        matrix[top], matrix[found] = matrix[found], matrix[top]
        lead = matrix[top][column]
        matrix[top] = [each / lead for each in matrix[top]]
        for row in range(len(matrix)):
            if row != top and (by := matrix[row][column]):
                matrix[row] = [one - by * other for one, other in zip(matrix[row], matrix[top], strict=True)]
        pivots.append((top, column))
        top += 1
    return pivots


def from_a_share(share: int, base: int) -> Range:
    """Which counts of a base print as this percentage, rounded half up: what a printed share gives away."""
    fitting = [count for count in range(base + 1) if (200 * count + base) // (2 * base) == share]
    return fitting[0], fitting[-1]
