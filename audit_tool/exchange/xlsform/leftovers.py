"""What an import could not carry over: where it stands, what it is, and what to do."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Leftover:
    """One thing that the form file does not say as the XLSForm did."""

    sheet: str
    row: int
    problem: str
    remedy: str

    def __str__(self) -> str:
        """One line for a list."""
        return f"{self.sheet} row {self.row}: {self.problem} {self.remedy}"


@dataclass(slots=True)
class Leftovers:
    """Collects them as they are met, each once."""

    _found: dict[Leftover, None] = field(default_factory=dict)

    def note(self, sheet: str, row: int, problem: str, remedy: str) -> None:
        """Something could not be carried over."""
        self._found[Leftover(sheet, row, problem, remedy)] = None

    def listed(self) -> tuple[Leftover, ...]:
        """All of them, by sheet and row."""
        order = {"survey": 0, "choices": 1, "settings": 2}
        return tuple(sorted(self._found, key=lambda one: (order.get(one.sheet, 3), one.row)))
