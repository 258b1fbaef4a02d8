"""The comment on an answer: a box that is built when it is first wanted, for most answers never have one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from audit_tool.ui.widgets.boxes import row
from audit_tool.ui.widgets.growing_text import GrowingText


class Comment(QWidget):
    """A line or more about the answer; nothing is seen of it, and nothing made, until there is a reason to write."""

    edited = Signal()
    """A person changed the text."""
    leave_forward = Signal()
    """Enter was pressed."""

    def __init__(self, question: str, *, indent: int = 0) -> None:
        super().__init__()
        self._question = question
        self._hint = ""
        self._frozen = False
        self._inside = row(self, gap="none")
        self._inside.addSpacing(indent)
        self.box: GrowingText | None = None
        self.hide()

    @property
    def text(self) -> str:
        """What is written."""
        return "" if self.box is None else self.box.text

    @property
    def frozen(self) -> bool:
        """Whether it is for reading only."""
        return self._frozen

    def show_text(self, text: str) -> None:
        """Show a stored comment without telling anybody."""
        if text != self.text:
            self._built().set_text(text)

    def set_hint(self, hint: str) -> None:
        """What stands in the empty box."""
        self._hint = hint
        if self.box is not None:
            self.box.setPlaceholderText(hint)

    def set_wanted(self, *, wanted: bool) -> None:
        """Show the box, or put it away."""
        if wanted:
            self._built()
        self.setVisible(wanted)

    def set_frozen(self) -> None:
        """Show for reading only."""
        self._frozen = True
        if self.box is not None:
            self.box.setReadOnly(True)

    def write(self) -> None:
        """Put the caret into the box."""
        self._built().setFocus()

    def _built(self) -> GrowingText:
        if self.box is None:
            self.box = GrowingText(least=1, enter_leaves=True, sunken=True)
            self.box.set_question(f"Comment on {self._question}")
            self.box.setPlaceholderText(self._hint)
            self.box.setReadOnly(self._frozen)
            self.box.edited.connect(self.edited)
            self.box.leave_forward.connect(self.leave_forward)
            self._inside.addWidget(self.box)
        return self.box
