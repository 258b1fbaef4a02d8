"""The one place that any fault of ours reaches: it is logged without case text, and a window offers the details."""

import contextlib
import logging
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QWidget

from audit_tool.ui.widgets.boxes import column, row
from audit_tool.ui.widgets.buttons import Button, Variant
from audit_tool.ui.widgets.labels import WrappedLabel


class FaultWindow(QDialog):
    """Says what happened and what is safe, with details to copy for support."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("A fault of the program")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(640, 420)
        layout = column(self, gap="m", margin="xl")
        layout.addWidget(WrappedLabel("The program met a fault of its own", "section"))
        words = (
            "What was saved is safe. You can go on; if it happens again, lock and unlock. "
            "The details below hold no case text: copy them for support."
        )
        layout.addWidget(WrappedLabel(words, "reading"))
        self._details = QPlainTextEdit(details)
        self._details.setReadOnly(True)
        self._details.setAccessibleName("Details for support")
        layout.addWidget(self._details, 1)
        buttons = row(gap="s")
        copy, close = Button("Copy details"), Button("Close", Variant.PRIMARY)
        copy.clicked.connect(self._copy)
        close.clicked.connect(self.close)
        buttons.addStretch()
        buttons.addWidget(copy)
        buttons.addWidget(close)
        layout.addLayout(buttons)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._details.toPlainText())


def catch_all(log_file: Path) -> None:
    """Send everything that nothing else catches to the log and to a window."""
    with contextlib.suppress(OSError):  # without a log the window still tells
        log_file.parent.mkdir(parents=True, exist_ok=True)
        logging.basicConfig(
            filename=log_file, level=logging.WARNING, format="%(asctime)s %(message)s", encoding="utf-8"
        )

    def caught(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        details = described(kind, trace)
        logging.getLogger(__name__).error(details)
        if sys.stderr is not None:  # on Windows a program without a console has none
            sys.stderr.write(details + "\n")
        FaultWindow(details, QApplication.activeWindow()).open()
        del fault

    sys.excepthook = caught


def described(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Where a fault happened. The message of an error may quote what somebody typed, so it is left out."""
    frames = "".join(
        f"{Path(frame.filename).name}:{frame.lineno} {frame.name}\n" for frame in traceback.extract_tb(trace)
    )
    return f"{kind.__name__}\n{frames}"
