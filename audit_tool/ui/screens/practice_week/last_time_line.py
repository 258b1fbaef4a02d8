"""Under the title of the board: what became of the actions of the round before (R-137)."""

from PySide6.QtWidgets import QWidget

from audit_tool.analysis.last_round import sentence, themes_sentence
from audit_tool.services.last_time import LastTime
from audit_tool.ui.frame import Frame
from audit_tool.ui.widgets.labels import WrappedLabel


class LastTimeLine(WrappedLabel):
    """One or two sentences; hidden where no round before had an action."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__("", "second", "muted", parent)
        self._frame = frame
        self.hide()

    def load(self, round_id: int | None) -> None:
        """Read what became of them."""
        if round_id is not None:
            read = self._frame.desk.last_time.before
            self._frame.runner.run(lambda: read(round_id), self._show)

    def _show(self, found: LastTime | None) -> None:
        words = ""
        if found is not None:
            words = f"From {found.round_name}: {sentence(found.found)} {themes_sentence(found.found)}".strip()
        self.set_text(words)
        self.setVisible(bool(words))
