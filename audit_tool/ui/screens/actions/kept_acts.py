"""Acts of which what is half written stays on the disk, and is open again as it was left (R-054)."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from audit_tool.ui.keeping import Keeping
from audit_tool.ui.kept_fields import keep
from audit_tool.ui.screens.actions.acts import ActEntry, ActForm, Acts


class KeptActs(Acts):
    """What can be done about one thing; `halves` says what each act is called while it is half written."""

    dropped = Signal(str, str)
    """What is half written, and about what, is to be thrown away."""

    def __init__(
        self,
        acts: tuple[ActEntry, ...],
        halves: Mapping[str, str],
        about: int,
        *,
        primary: bool,
        heard: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(acts, primary=primary, about=heard, kept=True, parent=parent)
        self._halves, self._number = halves, str(about)
        self._keeping: Keeping | None = None
        self.form_opened.connect(self._keep_form)
        self.given_up.connect(self._drop)

    def keep(self, keeping: Keeping) -> None:
        """Keep what is written from now on, and open what is half written; the keyboard stays where it is."""
        self._keeping = keeping
        begun = (key for key, half in self._halves.items() if keeping.is_begun(half, self._number))
        if key := next((each for each in begun if each in self.keys), ""):
            self.show_act(key)

    def _keep_form(self, form: ActForm) -> None:
        if self._keeping is not None:
            keep(self._keeping, self._halves[form.key], self._number, form.named)
            form.show_fitting()

    def _drop(self, key: str) -> None:
        self.dropped.emit(self._halves[key], self._number)
