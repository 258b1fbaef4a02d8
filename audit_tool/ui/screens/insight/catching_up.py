"""Figures stand at once by what is counted already; what was settled since is counted, and they are read again."""

from collections.abc import Callable

from audit_tool.services.desk import Desk
from audit_tool.ui.jobs import Lane, Runner


def read_at_once(
    desk: Desk,
    runner: Runner,
    counted: Callable[[], None],
    uncounted: Callable[[], None],
    refused: Callable[[Exception], None],
) -> None:
    """Read what is `counted`, and again where that was not up to date; `uncounted` is called before the first count."""

    def looked(begun: bool) -> None:  # noqa: FBT001 - a result that is delivered
        (counted if begun else uncounted)()
        # After what was asked for just now on the same lane, so that counting does not hold up the first picture.
        runner.run(
            _nothing,
            lambda _: runner.run(desk.counting.catch_up, lambda number: again(number, begun), refused, Lane.WRITE),
        )

    def again(number: int, begun: bool) -> None:  # noqa: FBT001
        if number or not begun:
            counted()

    runner.run(desk.counting.begun, looked, refused)


def _nothing() -> None:
    pass
