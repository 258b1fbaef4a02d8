"""What the words of a public table tell before anything else is hidden: small counts, small groups, earlier issues."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from audit_tool.analysis.small_numbers import SUPPRESSED, Figure, Policy, Printed, Sum, Why
from audit_tool.analysis.suppression_search import Bounds, Pattern, Search

_CELL, _TOTAL = 1_000_000, 3_000_000
"""What it costs to hide a large count, beside the count itself."""


@dataclass(slots=True)
class Wording:
    """One table with what is hidden of it, what a reader knows of each figure, and what nobody may work out."""

    figures: Sequence[Figure]
    sums: tuple[Sum, ...]
    policy: Policy
    hidden: dict[int, Why] = field(default_factory=dict)
    bounds: dict[int, Bounds] = field(default_factory=dict)
    wanted: dict[int, range] = field(default_factory=dict)
    """Small counts, with the numbers that each is to be able to be."""
    price: dict[int, int] = field(default_factory=dict)
    """What else could be hidden, and at what cost."""
    search: Search = field(init=False)
    _below: dict[int, list[int]] = field(default_factory=dict)
    """What each total is made up of."""
    _untold: set[int] = field(default_factory=set)
    """Outcomes of small groups."""
    _groups: set[int] = field(default_factory=set)
    """What is made up of the outcomes of its members."""
    _small_sums: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        at = {figure.key: number for number, figure in enumerate(self.figures)}
        signs = [{**{at[part]: 1 for part in each.parts}, at[each.total]: -1} for each in self.sums]
        self.search = Search([figure.count for figure in self.figures], signs)
        for cell, figure in enumerate(self.figures):
            self._class(cell, figure)
        for each in self.sums:
            self._below.setdefault(at[each.total], []).extend(at[part] for part in each.parts)
            self._groups |= {at[each.total]} if each.group else set()
            self._small_sums |= {at[each.total]} if self._is_small_group(at[each.total]) else set()
        for each in self.sums:
            if each.group and at[each.total] in self._small_sums:
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
        return self.policy.small(self.figures[total].count)

    def _hide_outcomes(self, parts: Iterable[int]) -> None:
        """Hide what a small group divides into, zeros too, and every other 0 that would tell one of them."""
        waiting = list(parts)
        while waiting:
            cell = waiting.pop()
            if self.figures[cell].public or cell in self._untold:
                continue
            self._untold.add(cell)
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
                # Were outcomes together "<5" where there is one, "suppressed" would tell that there is none.
                together = total not in self._groups and self._untold >= each.keys() - {total}
                count = self.figures[total].count
                found += [total] if (count < self.policy.threshold if together else count < self.policy.least) else []
            elif not self._untold & each.keys() - {cell}:
                found += [one for one in each if one != cell]
        return found

    def blur(self, cells: Iterable[int]) -> None:
        """Tell of the small sums in which these cells are no more than their totals."""
        given_away = set(cells)
        for total in sorted(self._small_sums):
            if given_away & {total, *self._below[total]}:
                self._groups.add(total)
                self._hide_outcomes(self._below[total])

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

    def give_up(self) -> list[int]:
        """Ask nothing more of small counts that earlier issues settle between them, whatever is hidden now."""
        if not any(figure.public for figure in self.figures):
            return []
        fresh = {at: Bounds(0, None) for at, each in enumerate(self.figures) if not each.public and not each.before}
        free = Pattern({**self.bounds, **fresh})
        settled = [
            cell
            for cell, values in self.wanted.items()
            if all(value == self.figures[cell].count or self.search.ruled_out(cell, value, free) for value in values)
        ]
        for cell in settled:
            del self.wanted[cell]
        return settled

    def printed(self, at: int) -> Printed:
        """A figure in words, with what they say."""
        figure, why = self.figures[at], self.hidden.get(at, Why.SHOWN)
        if why is Why.SHOWN:
            return Printed(str(figure.count), why, figure.count, figure.count)
        # "<6" in one issue and "5 or more" in the next would be 5: what was hidden under another rule says no more.
        small = why is Why.SMALL or (figure.before is not None and figure.before.words == self.policy.word)
        bounds = self.bounds[at]
        return Printed(self.policy.word if small else SUPPRESSED, why, bounds.least, bounds.most)
