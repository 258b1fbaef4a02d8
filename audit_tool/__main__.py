"""Starts the program: the window and the walkthrough here, everything else by the command line."""

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was asked for; the result is the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or given[0] in {"window", "walkthrough"} or (given[0] in {"-w", "--workspace"} and len(given) == 2):
        from audit_tool import app

        return app.main(given)
    from audit_tool import cli

    return cli.main(given)


if __name__ == "__main__":
    sys.exit(main())
