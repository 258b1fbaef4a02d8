"""Which cases of the panel's list are shown: by what is left to do, who settles it, or form; agreed cases folded."""

from collections.abc import Sequence

from audit_tool.analysis.routing import ROUTE_WORDS, Route
from audit_tool.counted_words import count_of
from audit_tool.services.panel_rows import PanelRow

ALL, OPEN = "all", "open"
MINE, OTHERS = "passed to me", "passed to others"
_FORM = "form "
_SETTLED_BY = (Route.PANEL, Route.MODERATOR, Route.AUDITORS)


def choices(rows: Sequence[PanelRow], me: str) -> list[tuple[str, str]]:
    """What the list can be narrowed to, with how many cases each shows.

    A form is offered where there are several, and what was passed on where anything was.
    """
    forms = sorted({row.form for row in rows})
    offered = [(ALL, "All cases"), (OPEN, "To decide")]
    offered += [(route.value, f"Settled by: {ROUTE_WORDS[route].lower()}") for route in _SETTLED_BY]
    offered += [(f"{_FORM}{form}", f"Form {form}") for form in forms if len(forms) > 1]
    passed = ((MINE, "Passed on to you"), (OTHERS, "Passed on to others"))
    offered += [(code, words) for code, words in passed if narrowed(rows, code, me)]
    return [(code, f"{words} ({len(narrowed(rows, code, me))})") for code, words in offered]


def narrowed(rows: Sequence[PanelRow], chosen: str, me: str) -> list[PanelRow]:
    """The cases that a choice leaves, in their order."""
    return [row for row in rows if _fits(row, chosen, me)]


def _fits(row: PanelRow, chosen: str, me: str) -> bool:
    if chosen == OPEN:
        return row.waits
    if chosen == MINE:
        return me in row.passed_to
    if chosen == OTHERS:
        return bool(set(row.passed_to) - {me})
    if chosen.startswith(_FORM):
        return row.form == chosen.removeprefix(_FORM)
    return chosen in {"", ALL} or chosen in row.settled_by


def folded_words(count: int) -> str:
    """The line that stands for the agreed cases."""
    return f"{count_of(count, 'case')} where everything agrees"


def next_case(rows: Sequence[PanelRow], current: int, *, forward: bool) -> int:
    """The nearest other case that is not decided, going round the list, by its allocation; 0 where there is none."""
    order = list(rows) if forward else list(rows)[::-1]
    at = next((at for at, row in enumerate(order) if row.allocation_id == current), -1)
    rest = order[at + 1 :] + order[: max(at, 0)]
    return next((row.allocation_id for row in rest if row.decided_at is None), 0)
