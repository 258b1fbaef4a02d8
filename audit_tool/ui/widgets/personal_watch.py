"""Points out quietly what looks like a personal detail while somebody writes; never in the way (R-014, R-170)."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, SignalInstance
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QWidget

from audit_tool.ui.jobs import PAUSE_IN_WRITING
from audit_tool.ui.widgets.announcing import announce
from audit_tool.ui.widgets.growing_text import GrowingText
from audit_tool.ui.widgets.quiet_note import QuietNotes, Remark


class PersonalWatch(QObject):
    """Looks at texts after each pause in writing; makes nothing before something was written."""

    def __init__(
        self,
        about: QWidget,
        changed: SignalInstance,
        texts: Callable[[], Sequence[str]],
        show: Callable[[Sequence[Remark]], None],
    ) -> None:
        super().__init__(about)
        self._about = about
        self._texts, self._show = texts, show
        self._pause: QTimer | None = None
        self._dismissed: set[str] = set()
        self._said: set[str] = set()
        self._noticed = False
        changed.connect(self._changed)

    def look(self) -> None:
        """Look now."""
        # The lists of names are read on first use, and never for somebody who writes nothing.
        from audit_tool.analysis.personal import personal_details

        found = {one.text: one for text in self._texts() for one in personal_details(text)}
        kept = [one for text, one in found.items() if text not in self._dismissed]
        if not kept and not self._noticed:
            return
        self._noticed = True
        self._show([Remark((one.detail, "", one.text), one.advice) for one in kept])
        for one in kept:
            if one.detail not in self._said:
                self._said.add(one.detail)
                announce(self._about, one.advice)

    def dismiss(self, _detail: str, _place: str, text: str) -> None:
        """Not to be told this again here."""
        self._dismissed.add(text)
        self.look()

    def _changed(self) -> None:
        if self._pause is None:
            self._pause = QTimer(self)
            self._pause.setSingleShot(True)
            self._pause.setInterval(PAUSE_IN_WRITING)
            self._pause.timeout.connect(self.look)
        self._pause.start()


class FieldWatch(PersonalWatch):
    """Watches one field or box, and shows its notes below it."""

    def __init__(self, control: GrowingText | QLineEdit, below: QBoxLayout) -> None:
        changed = control.edited if isinstance(control, GrowingText) else control.textEdited
        super().__init__(control, changed, self._text, self._show_notes)
        self._control = control
        self._below = below
        self._notes: QuietNotes | None = None

    def dismiss(self, detail: str, place: str, text: str) -> None:
        """The caret goes back to the field."""
        self._control.setFocus()
        super().dismiss(detail, place, text)

    def _text(self) -> Sequence[str]:
        return (self._control.text if isinstance(self._control, GrowingText) else self._control.text(),)

    def _show_notes(self, remarks: Sequence[Remark]) -> None:
        if self._notes is None:
            self._notes = QuietNotes(self._control.accessibleName())
            self._notes.dismissed.connect(self.dismiss)
            self._below.addWidget(self._notes)
        self._notes.show_remarks(remarks)
