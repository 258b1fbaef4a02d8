"""The way of the Tab key through a page whose parts come and go: as they are read, not as they were made."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def stops(page: QWidget) -> list[QWidget]:
    """All that Tab stops at, in the order of the page."""
    return [part for part in page.findChildren(QWidget) if _is_stop(part)]


def step(page: QWidget, *, forward: bool) -> bool:
    """Go to the next or the last stop; past the end, out of the page. False where there is nowhere to go."""
    order, here = stops(page), QApplication.focusWidget()
    if here is None or here not in order:
        return False
    at = order.index(here) + (1 if forward else -1)
    goal = order[at] if 0 <= at < len(order) else _outside(page, here, forward=forward)
    if goal is None:
        return False
    goal.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True


def hand_on(leaving: Sequence[QWidget]) -> None:
    """Where parts that are about to go hold the focus, give it to the stop before them."""
    here = QApplication.focusWidget()
    if here is None or not _within(here, leaving):
        return
    order = stops(here.window())
    at = order.index(here) if here in order else 0
    near = [*reversed(order[:at]), *order[at:]]
    goal = next((part for part in near if not _within(part, leaving)), None)
    if goal is not None:
        goal.setFocus()


def _outside(page: QWidget, here: QWidget, *, forward: bool) -> QWidget | None:
    found = here.nextInFocusChain() if forward else here.previousInFocusChain()
    while found is not None and found is not here:
        if found is not page and not page.isAncestorOf(found) and _is_stop(found):
            return found
        found = found.nextInFocusChain() if forward else found.previousInFocusChain()
    return None


def _is_stop(part: QWidget) -> bool:
    policy = part.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(policy) and part.isVisible() and part.isEnabled() and part.focusProxy() is None


def _within(part: QWidget, parts: Sequence[QWidget]) -> bool:
    return any(each is part or each.isAncestorOf(part) for each in parts)
