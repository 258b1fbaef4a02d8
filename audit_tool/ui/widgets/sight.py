"""Whatever comes to have the keyboard is seen."""

from PySide6.QtWidgets import QWidget

from audit_tool.ui.widgets.boxes import ScrollColumn


def bring_into_sight(part: QWidget | None) -> None:
    """Scroll the column that a part is in, which does so by itself only where Tab stays within it."""
    above = part.parentWidget() if part is not None else None
    while above is not None and not isinstance(above, ScrollColumn):
        above = above.parentWidget()
    if part is not None and above is not None:
        above.reveal(part)
