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

from audit_tool.analysis.small_numbers import Figure, Policy, Sum, Suppressed, Why
from audit_tool.analysis.suppression_search import Bounds, Changes, Pattern
from audit_tool.analysis.suppression_wording import Wording

_TRIES, _TRIES_LONG = 300, 8_000
"""How long each number is looked for; what is not found at first is looked for again once more is hidden."""
_TRIES_WITHOUT = 120
_MISSES = 3
"""How many long searches of a table may find nothing: what so many did not find is taken for impossible."""


def suppress(figures: Sequence[Figure], sums: Iterable[Sum], policy: Policy) -> Suppressed:
    """Hide small counts, and as few others as keep them from being worked out; the same tables give the same cells."""
    told = Wording(figures, tuple(sums), policy)
    given_away = told.give_up()
    proofs = _Proofs(told)
    # Where words such as "<5" would give a count away by themselves, they are left out in its small sums; if that is
    # not enough, nothing that hangs together with it is told.
    for milder in (told.blur, told.blur, told.withhold):
        if proofs.protect():
            break
        milder(proofs.exposed)
    else:
        proofs.protect()
    proofs.show_again()
    cells = {each.key: told.printed(at) for at, each in enumerate(figures) if each.printed}
    return Suppressed(cells, tuple(figures[cell].key for cell in (*given_away, *proofs.exposed)))


@dataclass(slots=True)
class _Proofs:
    """The tables found so far that fit all that is told, and what had to be hidden for them."""

    told: Wording
    proofs: dict[tuple[int, int], Changes] = field(default_factory=dict)
    impossible: set[tuple[int, int]] = field(default_factory=set)
    """What the words alone rule out, whatever else is hidden."""
    misses: int = 0
    exposed: list[int] = field(default_factory=list)

    def protect(self) -> bool:
        """Secondary suppression; False where a small count is given away whatever is hidden."""
        self.impossible.clear()
        movable = {**self.told.bounds, **dict.fromkeys(self.told.price, Bounds(self.told.policy.threshold, None))}
        pattern = Pattern(movable, self.told.price)
        for long in (False, True):
            for cell, values in self.told.wanted.items():
                if not long or self.misses < _MISSES:
                    self._prove(cell, values, pattern, long=long)
        proved = {cell for cell, _ in self.proofs}
        self.exposed = [cell for cell in self.told.wanted if cell not in proved]
        return not self.exposed

    def _prove(self, cell: int, values: range, pattern: Pattern, *, long: bool) -> None:
        """Look for a fitting table for each number, the furthest first, and hide what it needs beside."""
        true = self.told.figures[cell].count
        for value in sorted(values, key=lambda each: (abs(each - true) if long else -abs(each - true), each)):
            if value == true or (cell, value) in self.proofs or (cell, value) in self.impossible:
                continue
            search = self.told.search
            if not long and search.ruled_out(cell, value, pattern):
                self.impossible.add((cell, value))
                continue
            changes = self._far(cell, value, pattern) if long else search.fitting(cell, value, pattern, _TRIES)
            if changes is not None:
                self._hide_others(changes)
                self._keep(changes)
            elif long:
                self.impossible.add((cell, value))
                self.misses += 1

    def _far(self, cell: int, value: int, pattern: Pattern) -> Changes | None:
        """Look longer, also from the tables that fit already with other numbers in this cell, the nearest first."""
        proved = [self.proofs[cell, other] for other in self.told.wanted[cell] if (cell, other) in self.proofs]
        for start in sorted(proved, key=lambda each: abs(each[cell] - value)):
            changes = self.told.search.fitting(cell, value, pattern, _TRIES, start)
            if changes is not None:
                return changes
        return self.told.search.fitting(cell, value, pattern, _TRIES_LONG)

    def _hide_others(self, changes: Changes) -> None:
        for cell in changes:
            if cell in self.told.price:
                del self.told.price[cell]
                self.told.bounds[cell] = Bounds(self.told.policy.threshold, None)
                self.told.hidden[cell] = Why.SECONDARY

    def _keep(self, changes: Changes) -> None:
        """One fitting table proves something of every small count that it changes."""
        for cell, value in changes.items():
            if cell in self.told.wanted and value in self.told.wanted[cell]:
                self.proofs.setdefault((cell, value), changes)

    def show_again(self) -> None:
        """Show whatever no proof needs, the dearest first; what stays hidden has another value in some proof."""
        for cell in sorted(self._secondary(), key=lambda each: (-self.told.figures[each].count, each)):
            bounds = self.told.bounds.pop(cell)
            other = self._without(cell)
            if other is None:
                self.told.bounds[cell] = bounds
            else:
                self.proofs.update(other)
                del self.told.hidden[cell]
        for cell in [*self._secondary(), *self._known()]:
            if not any(cell in changes for changes in self.proofs.values()):
                del self.told.bounds[cell], self.told.hidden[cell]

    def _known(self) -> list[int]:
        """Counts that are no secret, withheld though what is told settles them: to print them adds nothing."""
        pattern = Pattern(self.told.bounds)
        withheld = [cell for cell, why in self.told.hidden.items() if why is Why.WITHHELD]
        open_ = [(cell, self.told.figures[cell].count) for cell in withheld if cell not in self.told.wanted]
        return [
            cell
            for cell, count in open_
            if not self.told.policy.small(count)
            and all(self.told.search.ruled_out(cell, other, pattern) for other in (count - 1, count + 1))
        ]

    def _secondary(self) -> list[int]:
        return [cell for cell, why in self.told.hidden.items() if why is Why.SECONDARY]

    def _without(self, cell: int) -> dict[tuple[int, int], Changes] | None:
        """Proofs that leave a cell as it is, in place of those that change it; None where one is not found."""
        other: dict[tuple[int, int], Changes] = {}
        for wanted, changes in self.proofs.items():
            if cell in changes:
                found = self.told.search.fitting(*wanted, Pattern(self.told.bounds), _TRIES_WITHOUT)
                if found is None:
                    return None
                other[wanted] = found
        return other
