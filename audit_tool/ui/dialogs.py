"""The only module that opens file dialogs and message boxes; always `open()`, so that nothing ever waits inside one."""

from collections.abc import Callable

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

_PAPERS = QStandardPaths.StandardLocation.DocumentsLocation


def ask_where_to_save(
    parent: QWidget, title: str, proposed: str, chosen: Callable[[str], None], kind: str = "pdf"
) -> QFileDialog:
    """Ask for the place of a new file; `chosen` hears it, unless the person thinks better of it."""
    dialog = _dialog(parent, title, f"{kind.upper()} files (*.{kind})", chosen)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(kind)
    dialog.selectFile(proposed)
    dialog.open()
    return dialog


def ask_for_file(parent: QWidget, title: str, kinds: str, chosen: Callable[[str], None]) -> QFileDialog:
    """Ask for a file that is there."""
    dialog = _dialog(parent, title, kinds, chosen)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.open()
    return dialog


def ask_for_folder(parent: QWidget, title: str, chosen: Callable[[str], None]) -> QFileDialog:
    """Ask for a folder that is there, to put several files into."""
    dialog = _dialog(parent, title, "", chosen)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()
    return dialog


def _dialog(parent: QWidget, title: str, kinds: str, chosen: Callable[[str], None]) -> QFileDialog:
    # Where people keep papers, and not where the program happened to be started.
    dialog = QFileDialog(parent, title, QStandardPaths.writableLocation(_PAPERS))
    if kinds:
        dialog.setNameFilter(kinds)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(chosen)
    return dialog
