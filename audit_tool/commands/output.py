"""Where commands write: results to standard output, progress and problems to standard error."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence

Content = Mapping[str, object] | Sequence[Mapping[str, object]]


def show(lines: Iterable[str], content: Content, *, as_json: bool) -> None:
    """Write a result in the way that was asked for."""
    if as_json:
        # In ASCII alone, so that it can be written whatever the encoding of a pipe is.
        print(json.dumps(content, indent=2, default=str, allow_nan=False))
    else:
        for line in lines:
            print(writable(line))


def writable(line: str) -> str:
    """The same line, with a number in the place of what the encoding of a pipe has no sign for, as stderr does."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return line.encode(encoding, "backslashreplace").decode(encoding)


def tell(text: str) -> None:
    """Write how far it is, or what went wrong."""
    if sys.stderr is not None:
        print(text, file=sys.stderr)
