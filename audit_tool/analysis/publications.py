"""Public issues one after the other: what was told stays known, and no difference tells a small count (R-165, R-167).

Each issue is a set of figures by column and row, such as a quarter and a grade. A column that did not change is the
same figures again. Where it did, its counts before and after are linked by what came in between, which nobody prints
and which is protected like a count of its own. A reader is taken to know which columns and rows changed, and which way.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from audit_tool.analysis.small_numbers import Figure, Policy, Printed, Sum, Suppressed, Why
from audit_tool.analysis.suppression import suppress

Place = tuple[str, str]
"""A column and a row of it."""


@dataclass(frozen=True, slots=True)
class ToldFigure:
    """One figure of a public issue: what was true, and what a reader of the issue knows of it."""

    column: str
    row: str
    count: int
    words: str
    """As it printed; empty for one that could only be worked out."""
    least: int
    most: int | None

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.column, self.row

    @property
    def public(self) -> bool:
        """Whether it printed as a number."""
        return self.words.isdigit()


@dataclass(frozen=True, slots=True)
class ToldSum:
    """These figures made up that one; in a group they are the outcomes of its members."""

    total: Place
    parts: tuple[Place, ...]
    group: bool


@dataclass(frozen=True, slots=True)
class Publication:
    """All figures of a public issue with their sums, kept so that the next issue knows them."""

    figures: tuple[ToldFigure, ...]
    sums: tuple[ToldSum, ...]
    given_away: int = 0
    """How many small counts earlier issues settle between them, so that nothing hides them any more."""

    def still_printed(self, policy: Policy) -> list[Place]:
        """Small counts that print all the same, since an earlier issue printed them under another rule."""
        return [each.place for each in self.figures if each.public and policy.small(each.count)]


@dataclass(frozen=True, slots=True)
class Table:
    """Figures that are to be public, by place, and the sums between them."""

    counts: dict[Place, int]
    sums: tuple[ToldSum, ...]
    unprinted: frozenset[Place] = frozenset()
    """What could only be worked out."""


def publish(table: Table, policy: Policy, earlier: Sequence[Publication] = ()) -> tuple[Suppressed, Publication]:
    """How a table prints after these issues, the oldest first; and what is to be kept of it."""
    chain = _Chain()
    for issue in earlier:
        chain.add({each.place: each for each in issue.figures}, issue.sums)
    fresh = {place: _fresh(place, count, table) for place, count in table.counts.items()}
    states = chain.add(fresh, table.sums)
    found = suppress(list(chain.figures.values()), chain.sums, policy)
    cells: dict[Hashable, Printed] = {
        place: found.cells[state] for place, state in states.items() if place not in table.unprinted
    }
    told = tuple(_told(place, count, cells.get(place)) for place, count in table.counts.items())
    made = Publication(told, table.sums)
    given_away = {key for key in found.exposed if policy.small(chain.figures[key].count)}
    given_away |= {states[place] for place in made.still_printed(policy)}
    return Suppressed(cells, found.exposed), replace(made, given_away=len(given_away))


def _fresh(place: Place, count: int, table: Table) -> ToldFigure:
    return ToldFigure(*place, count, "" if place in table.unprinted else "new", 0, None)


def _told(place: Place, count: int, cell: Printed | None) -> ToldFigure:
    return ToldFigure(*place, count, cell.words if cell else "", cell.least if cell else 0, cell.most if cell else None)


@dataclass(slots=True)
class _Chain:
    """Every state of every figure, joined over the issues."""

    figures: dict[Hashable, Figure] = field(default_factory=dict)
    sums: list[Sum] = field(default_factory=list)
    version: dict[str, int] = field(default_factory=dict)
    """How often a column has changed."""
    latest: dict[Place, Hashable] = field(default_factory=dict)

    def add(self, told: dict[Place, ToldFigure], sums: Iterable[ToldSum]) -> dict[Place, Hashable]:
        """Join a further issue; which state each of its figures is."""
        before = dict(self.latest)
        # Of what came before, the states of this issue alone print.
        self.figures = {key: replace(each, printed=False) for key, each in self.figures.items()}
        groups = tuple(sums)
        changed = self._changed(told, groups)
        for column in dict.fromkeys(column for column, _ in told):
            self.version[column] = self.version.get(column, -1) + (column in changed or column not in self.version)
        for place, each in told.items():
            self._put(place, each)
        self._sum(groups)
        for column in sorted(changed):
            moved = {place: before[place] for place in told if place[0] == column and place in before}
            self._link(moved, [each for each in groups if each.group])
        return {place: self.latest[place] for place in told}

    def _changed(self, told: dict[Place, ToldFigure], sums: Sequence[ToldSum]) -> set[str]:
        """Columns whose counts are others now, and those of which a reader cannot know that they are the same.

        A year of which one quarter lost what another won counts as many as before; to print that it does would tell
        that neither of them changed by more. What lies between two columns is never printed, so nobody knows it.
        """
        changed = {place[0] for place, each in told.items() if self._differs(place, each.count)}
        known = {column for column, _ in self.latest}
        while more := {name for each in sums for name in _following(each, told, changed)} & known - changed:
            changed |= more
        return changed

    def _differs(self, place: Place, count: int) -> bool:
        return place in self.latest and self.figures[self.latest[place]].count != count

    def _put(self, place: Place, told: ToldFigure) -> None:
        key = (place, self.version[place[0]])
        known = self.figures.get(key) or Figure(key, told.count, printed=False)
        hidden = known.before
        if hidden is None and told.words not in ("", "new") and not told.public:
            hidden = Printed(told.words, Why.EARLIER, told.least, told.most)
        self.figures[key] = replace(known, printed=told.words != "", public=known.public or told.public, before=hidden)
        self.latest[place] = key

    def _sum(self, sums: Iterable[ToldSum]) -> None:
        known = set(self.sums)
        for each in sums:
            made = Sum(self.latest[each.total], tuple(self.latest[part] for part in each.parts), each.group)
            if made not in known:
                self.sums.append(made)

    def _link(self, moved: dict[Place, Hashable], groups: Sequence[ToldSum]) -> None:
        """Tell what came between two states of a column; where all of it was added, as the group that it is."""
        by = {place: self._between(before, self.latest[place]) for place, before in moved.items()}
        if all(self.figures[self.latest[place]].count >= self.figures[old].count for place, old in moved.items()):
            self.sums += [
                Sum(by[each.total], tuple(by[part] for part in each.parts), group=True)
                for each in groups
                if each.total in by and all(part in by for part in each.parts)
            ]

    def _between(self, before: Hashable, now: Hashable) -> Hashable:
        more, less = sorted((now, before), key=lambda key: self.figures[key].count, reverse=True)
        key = (before, now)
        count = self.figures[more].count - self.figures[less].count
        self.figures[key] = Figure(key, count, printed=False, secret=count > 0)
        self.sums.append(Sum(more, (less, key)))
        return key


def _following(each: ToldSum, told: dict[Place, ToldFigure], changed: set[str]) -> set[str]:
    """Columns of a sum that change with others of it: a total of printed parts, and whatever is not printed."""
    places = (each.total, *each.parts)
    if not changed & {column for column, _ in places}:
        return set()
    whole = all(told[part].words for part in each.parts) and changed & {column for column, _ in each.parts}
    return {place[0] for place in places if not told[place].words} | ({each.total[0]} if whole else set())
