"""Small-number suppression: which counts a public table prints, so that no small one can be worked out (R-165).

The rule of protection. A reader knows all sums, all printed numbers (also those of earlier issues), that counts are
whole and not negative, and what the words mean: "<5" is 1 to 4, and another hidden count is 5 or more. A small count is
protected where it can still be each number that these words alone leave open, and at least two. Of a group below the
threshold no outcome is told, not even none: "0" would say that none of its few children had it. That a number is still
open is proved by a whole table that fits (`analysis/suppression_search.py`); without a proof, another cell is hidden.

Sources: domain, section 4.10; the decision `docs/decisions/suppression.md` names what was read.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from audit_tool.analysis.small_numbers import SUPPRESSED, Figure, Policy, Printed, Sum, Suppressed, Why
from audit_tool.analysis.suppression_search import Bounds, Changes, Pattern, Search

_TRIES, _TRIES_LONG = 300, 8_000
"""How long each number is looked for; what is not found at first is looked for again once more is hidden."""
_TRIES_WITHOUT = 120
_MISSES = 3
"""How many long searches of a table may find nothing: what so many did not find is taken for impossible."""
_CELL, _TOTAL = 1_000_000, 3_000_000


def suppress(figures: Sequence[Figure], sums: Iterable[Sum], policy: Policy) -> Suppressed:
    """Hide small counts, and as few others as keep them from being worked out; the same tables give the same cells."""
    work = _Work(figures, tuple(sums), policy)
    given_away = _give_up(work)
    # Where words such as "<5" would give a count away by themselves, they are left out in its small sums; if that is
    # not enough, nothing that hangs together with it is told.
    for milder in (work.blur, work.blur, work.withhold):
        if work.protect():
            break
        milder(work.exposed)
    else:
        work.protect()
    work.show_again()
    cells = {each.key: _printed(work, at) for at, each in enumerate(figures) if each.printed}
    return Suppressed(cells, tuple(figures[cell].key for cell in (*given_away, *work.exposed)))


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
    below: dict[int, list[int]] = field(default_factory=dict)
    """What each total is made up of."""
    untold: set[int] = field(default_factory=set)
    """Outcomes of small groups."""
    small_sums: set[int] = field(default_factory=set)
    proofs: dict[tuple[int, int], Changes] = field(default_factory=dict)
    impossible: set[tuple[int, int]] = field(default_factory=set)
    """What the words alone rule out, whatever else is hidden."""
    misses: int = 0
    exposed: list[int] = field(default_factory=list)
    search: Search = field(init=False)

    def __post_init__(self) -> None:
        at = {figure.key: number for number, figure in enumerate(self.figures)}
        signs = [{**{at[part]: 1 for part in each.parts}, at[each.total]: -1} for each in self.sums]
        self.search = Search([figure.count for figure in self.figures], signs)
        for cell, figure in enumerate(self.figures):
            self._class(cell, figure)
        for each in self.sums:
            self.below.setdefault(at[each.total], []).extend(at[part] for part in each.parts)
            self.small_sums |= {at[each.total]} if self._is_small_group(at[each.total]) else set()
        for each in self.sums:
            if each.group and at[each.total] in self.small_sums:
                self._hide_outcomes([at[part] for part in each.parts])
        totals = {at[each.total] for each in self.sums}
        for cell, figure in enumerate(self.figures):
            if cell not in self.bounds and not figure.public and figure.count >= self.policy.threshold:
                self.price[cell] = (_TOTAL if cell in totals else _CELL) + min(figure.count, _CELL - 1)

    def _class(self, cell: int, figure: Figure) -> None:
        """Primary suppression, and what a reader knows of a figure that is not printed."""
        small = self.policy.small(figure.count)
        if figure.public:
            return
        if figure.before is not None:
            self._stay_hidden(cell, figure.count, figure.before)
            return
        if not figure.printed:
            self.bounds[cell] = Bounds(0, None)
        elif small:
            self.hidden[cell], self.bounds[cell] = Why.SMALL, Bounds(self.policy.least, self.policy.threshold - 1)
        if small and figure.secret:
            self.wanted[cell] = range(self.policy.least if figure.printed else 0, self.policy.threshold)

    def _stay_hidden(self, cell: int, count: int, before: Printed) -> None:
        """What an earlier issue hid is hidden still, and nothing new may settle it."""
        self.bounds[cell] = Bounds(before.least, before.most)
        if self.figures[cell].printed:
            self.hidden[cell] = Why.EARLIER
        near = range(max(before.least, count - 1), count + 2)
        self.wanted[cell] = near if before.most is None else range(before.least, before.most + 1)

    def _is_small_group(self, total: int) -> bool:
        return 0 < self.figures[total].count < self.policy.threshold

    def _hide_outcomes(self, parts: Iterable[int]) -> None:
        """Hide what a small group divides into, zeros too, and every other 0 that would tell one of them."""
        waiting = list(parts)
        while waiting:
            cell = waiting.pop()
            if self.figures[cell].public or cell in self.untold:
                continue
            self.untold.add(cell)
            if self.figures[cell].before is None:
                self.bounds[cell] = Bounds(0, self.policy.threshold - 1)
                self.wanted[cell] = range(self.policy.threshold)
                if self.figures[cell].printed:
                    self.hidden[cell] = Why.SMALL_GROUP
            waiting += self._giving_away(cell)

    def _giving_away(self, cell: int) -> list[int]:
        """What would tell an outcome if it were told: a total of none at all, and parts of which none is hidden."""
        found = []
        for each in (self.search.sums[number] for number in self.search.holding[cell]):
            total = next(one for one, sign in each.items() if sign < 0)
            if total != cell:
                found += [total] if self.figures[total].count == 0 else []
            elif not self.untold & each.keys() - {cell}:
                found += [one for one in each if one != cell]
        return found

    def protect(self) -> bool:
        """Secondary suppression; False where a small count is given away whatever is hidden."""
        movable = {**self.bounds, **dict.fromkeys(self.price, Bounds(self.policy.threshold, None))}
        pattern = Pattern(movable, self.price)
        for long in (False, True):
            for cell, values in self.wanted.items():
                if not long or self.misses < _MISSES:
                    self._prove(cell, values, pattern, long=long)
        proved = {cell for cell, _ in self.proofs}
        self.exposed = [cell for cell in self.wanted if cell not in proved]
        return not self.exposed

    def blur(self, cells: Iterable[int]) -> None:
        """Tell of the small sums in which these cells are no more than their totals."""
        given_away = set(cells)
        for total in sorted(self.small_sums):
            if given_away & {total, *self.below[total]}:
                self._hide_outcomes(self.below[total])
        self.impossible.clear()

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
            if not figure.public and figure.before is None:
                self.bounds[cell] = Bounds(0, None)
                self.price.pop(cell, None)
                if figure.printed:
                    self.hidden[cell] = Why.WITHHELD
        self.impossible.clear()

    def _prove(self, cell: int, values: range, pattern: Pattern, *, long: bool) -> None:
        """Look for a fitting table for each number, the furthest first, and hide what it needs beside."""
        true = self.figures[cell].count
        for value in sorted(values, key=lambda each: (abs(each - true) if long else -abs(each - true), each)):
            if value == true or (cell, value) in self.proofs or (cell, value) in self.impossible:
                continue
            changes = self._far(cell, value, pattern) if long else self.search.fitting(cell, value, pattern, _TRIES)
            if changes is not None:
                self._hide_others(changes)
                self._keep(changes)
            elif long or self.search.ruled_out(cell, value, pattern):
                self.impossible.add((cell, value))
                self.misses += long

    def _far(self, cell: int, value: int, pattern: Pattern) -> Changes | None:
        """Look longer, also from the tables that fit already with other numbers in this cell, the nearest first."""
        proved = [self.proofs[cell, other] for other in self.wanted[cell] if (cell, other) in self.proofs]
        for start in sorted(proved, key=lambda each: abs(each[cell] - value)):
            changes = self.search.fitting(cell, value, pattern, _TRIES, start)
            if changes is not None:
                return changes
        return self.search.fitting(cell, value, pattern, _TRIES_LONG)

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

    def show_again(self) -> None:
        """Show whatever no proof needs, the dearest first; what stays hidden has another value in some proof."""
        for cell in sorted(self._secondary(), key=lambda each: (-self.figures[each].count, each)):
            bounds = self.bounds.pop(cell)
            other = self._without(cell)
            if other is None:
                self.bounds[cell] = bounds
            else:
                self.proofs.update(other)
                del self.hidden[cell]
        for cell in [*self._secondary(), *self._known()]:
            if not any(cell in changes for changes in self.proofs.values()):
                del self.bounds[cell], self.hidden[cell]

    def _known(self) -> list[int]:
        """Large counts that were withheld with others though what is told settles them; to print them adds nothing."""
        pattern = Pattern(self.bounds)
        withheld = [cell for cell, why in self.hidden.items() if why is Why.WITHHELD]
        large = [(cell, self.figures[cell].count) for cell in withheld if cell not in self.wanted]
        return [
            cell
            for cell, count in large
            if count >= self.policy.threshold
            and all(self.search.ruled_out(cell, other, pattern) for other in (count - 1, count + 1))
        ]

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


def _give_up(work: _Work) -> list[int]:
    """Ask nothing more of small counts that earlier issues settle between them, whatever is hidden now."""
    if not any(figure.public for figure in work.figures):
        return []
    fresh = {at: Bounds(0, None) for at, each in enumerate(work.figures) if not each.public and not each.before}
    free = Pattern({**work.bounds, **fresh})
    settled = [
        cell
        for cell, values in work.wanted.items()
        if all(value == work.figures[cell].count or work.search.ruled_out(cell, value, free) for value in values)
    ]
    for cell in settled:
        del work.wanted[cell]
    return settled


def _printed(work: _Work, at: int) -> Printed:
    """A figure in words, with what they say."""
    figure, why = work.figures[at], work.hidden.get(at, Why.SHOWN)
    if why is Why.SHOWN:
        return Printed(str(figure.count), why, figure.count, figure.count)
    # "<6" in one issue and "5 or more" in the next would be 5: what was hidden under another rule says no more.
    small = why is Why.SMALL or (figure.before is not None and figure.before.words == work.policy.word)
    bounds = work.bounds[at]
    return Printed(work.policy.word if small else SUPPRESSED, why, bounds.least, bounds.most)
