"""The kinds of case that no form of the round fits, each with the choice of one for all its cases."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from audit_tool.ui.screens.practice_week.allocation.wording import Formless
from audit_tool.ui.theme.theme import current
from audit_tool.ui.widgets.boxes import BesideOrBelow, clear, column, row
from audit_tool.ui.widgets.fields import ClosedList
from audit_tool.ui.widgets.labels import WrappedLabel

LIST_WIDTH = 360
WHY = "These words of your list are not known, so no form was chosen. Choose one for all cases of the type."


class FormRow(QWidget):
    """How many cases of which kind, and beside it the form."""

    def __init__(
        self,
        told: Formless,
        forms: Sequence[tuple[str, str]],
        choose: Callable[[str, str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = told.kind
        self._choose = choose
        self.form = ClosedList(forms, name=f"Form for {told.words}", empty="Choose a form")
        self.form.setFixedWidth(current().px(LIST_WIDTH))
        self.form.set_value(told.form)
        self.form.picked.connect(self._tell)
        # A box around it: beside words, a list alone would be as wide as its hint.
        box = QWidget()
        row(box, gap="none").addWidget(self.form)
        column(self, gap="none").addWidget(BesideOrBelow(WrappedLabel(told.words, "label"), box, centred=True))

    def _tell(self, code: str) -> None:
        self._choose(self._kind, code)


class FormRows(QWidget):
    """All of them; gone where every case has its form by itself."""

    def __init__(
        self, forms: Sequence[tuple[str, str]], choose: Callable[[str, str], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._forms, self._choose = forms, choose
        self._layout = column(self, gap="s")
        self._layout.addWidget(WrappedLabel(WHY, "body", "muted"))
        self.rows: dict[str, FormRow] = {}
        self.hide()

    def show_kinds(self, kinds: Sequence[Formless]) -> None:
        """Show these kinds; rows that are here already stay, and so does the keyboard in them."""
        if [one.kind for one in kinds] != list(self.rows):
            clear(self._layout, keep=1)
            self.rows = {one.kind: FormRow(one, self._forms, self._choose) for one in kinds}
            for made in self.rows.values():
                self._layout.addWidget(made)
        self.setVisible(bool(kinds))
