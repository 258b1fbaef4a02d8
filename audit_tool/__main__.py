"""Starts the program: the window, the walkthrough, or the command line."""

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was asked for; the result is the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or (given[0] in {"-w", "--workspace"} and len(given) == 2):
        from audit_tool.app import main as window

        return window(given)
    if given[0] == "walkthrough":
        from audit_tool.walkthrough.play import main as walkthrough

        return walkthrough(given[1:])
    from audit_tool.cli import main as command_line

    return command_line(given)


if __name__ == "__main__":
    sys.exit(main())
