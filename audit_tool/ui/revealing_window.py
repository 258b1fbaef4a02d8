"""A window in which Tab never goes to something out of sight."""

from PySide6.QtWidgets import QApplication, QMainWindow

from audit_tool.ui.widgets.sight import bring_into_sight


class RevealingWindow(QMainWindow):
    """Scrolls to what Tab reaches, also where it comes from another pane."""

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own name and way
        """Whatever comes to have the keyboard is seen."""
        moved = super().focusNextPrevChild(next)
        bring_into_sight(QApplication.focusWidget())
        return moved
