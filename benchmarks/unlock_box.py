"""The real program from its entry, until a passphrase can be typed; given the folder of a workspace."""

import sys

from PySide6.QtWidgets import QApplication

from audit_tool.__main__ import main
from benchmarks.painted import passphrase_wanted, run_until_painted

_qt_exec = QApplication.exec


def _run() -> int:
    # The loop that runs is Qt's own again, so that only the end of it is ours.
    QApplication.exec = staticmethod(_qt_exec)  # type: ignore[method-assign]
    return run_until_painted(passphrase_wanted)


if __name__ == "__main__":
    QApplication.exec = staticmethod(_run)  # type: ignore[method-assign]
    main(["-w", sys.argv[1]])
